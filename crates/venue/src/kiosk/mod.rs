//! The kiosk from one visitor to the next. In: touches, timers, people and the time. Out: which
//! screen stands, whether the wall is put back to its start, and when to ask again.
//!
//! Never shows a visitor what another one searched for: time that has passed is settled before an
//! event is looked at, whether or not anybody was awake to see it pass.

mod attract;
mod snapshot;
mod timing;

use std::time::Duration;

use recognition_wall_core::feed::HonoureeId;

pub use attract::{Portrayed, SHIFT_STEPS, Shift};
pub use timing::Timing;

use crate::moment::Moment;
use attract::Attract;

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody is there: a touch, a key, a switch, a key of the keyboard on the screen.
    Touch,
    /// The moment of [`Step::wake`] has come, or any other that nothing happened at.
    Timer,
    /// The visitor says that they have finished.
    Leave,
    /// A feed was read, for the first time or anew: everybody who may be shown, in order.
    People(Vec<Portrayed>),
    /// The attract loop stops at the person, or goes on.
    Pause,
    /// The attract loop goes to the person after this one.
    Next,
    /// The attract loop goes to the person before this one.
    Previous,
    /// The visitor chose how they read.
    Choose(Choices),
}

/// How a visitor reads; a reset puts back the default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// BCP 47 tag; `None` is the language that the kiosk starts in.
    pub language: Option<String>,
    /// Larger letters.
    pub large_text: bool,
    /// The drawn high contrast.
    pub high_contrast: bool,
}

/// What stands on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen<'k> {
    /// Nobody can be shown: the invitation alone.
    Invitation,
    /// One person, and the invitation to touch.
    Person {
        /// Who it is.
        id: &'k HonoureeId,
        /// Where on the screen they stand, so that nothing burns in.
        shift: Shift,
        /// How long they stay.
        dwell: Duration,
        /// Whether somebody stopped the loop.
        paused: bool,
    },
    /// The wall.
    Wall,
    /// The wall, and the question whether somebody is still there.
    Warning {
        /// Until the reset; whole seconds, rounded up, never 0.
        seconds: u64,
    },
}

/// What a reset puts back to the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What was typed.
    Search,
    /// The chosen filters, the order and the layout.
    Filters,
    /// The person that is open, and a photo of theirs.
    Detail,
    /// How far down the wall stands.
    Scroll,
    /// The keyboard on the screen.
    Keyboard,
    /// [`Choices::language`].
    Language,
    /// [`Choices::large_text`].
    LargeText,
    /// [`Choices::high_contrast`].
    Contrast,
}

/// Everything that a reset puts back.
pub const PUT_BACK: [Part; 8] = [
    Part::Search,
    Part::Filters,
    Part::Detail,
    Part::Scroll,
    Part::Keyboard,
    Part::Language,
    Part::LargeText,
    Part::Contrast,
];

/// What to do after an event; what to show is [`Kiosk::screen`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Whether everything of [`PUT_BACK`] goes back to its start, now and before anything is shown.
    pub put_back: bool,
    /// When to send [`Event::Timer`] if nothing else happens before; `None`: nothing will change.
    pub wake: Option<Moment>,
}

/// Who has the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Attract,
    Visit { touched: Moment },
}

/// The kiosk.
#[derive(Debug, Clone)]
pub struct Kiosk {
    timing: Timing,
    attract: Attract,
    phase: Phase,
    choices: Choices,
    /// The newest moment, by the clock below.
    now: Moment,
    /// What was lost when the caller's clock went back: the kiosk's own never does.
    lost: Duration,
}

impl Kiosk {
    /// A kiosk that nobody has touched yet, and that has nobody to show yet.
    #[must_use]
    pub fn new(timing: Timing, now: Moment) -> Self {
        Self {
            timing,
            attract: Attract::new(now),
            phase: Phase::Attract,
            choices: Choices::default(),
            now,
            lost: Duration::ZERO,
        }
    }

    /// Takes an event in. `now` may jump ahead (the device slept) and back (its clock was set).
    pub fn step(&mut self, now: Moment, event: Event) -> Step {
        let now = self.settle_clock(now);
        let mut put_back = self.pass_time(now);
        match event {
            Event::Timer => {}
            Event::Touch => self.phase = Phase::Visit { touched: now },
            Event::Leave => put_back |= self.end_visit(now),
            Event::People(people) => self.attract.replace(people, now),
            Event::Choose(choices) => {
                self.choices = choices;
                self.phase = Phase::Visit { touched: now };
            }
            Event::Pause => self.attract.toggle_pause(now),
            Event::Next => self.attract.turn(true, now),
            Event::Previous => self.attract.turn(false, now),
        }
        Step { put_back, wake: self.wake().map(|wake| wake.before(self.lost)) }
    }

    /// What stands on the screen as of the last step.
    #[must_use]
    pub fn screen(&self) -> Screen<'_> {
        let Phase::Visit { touched } = self.phase else { return self.attract.screen() };
        let left = self.reset_at(touched).since(self.now);
        if left > self.timing.warning() {
            return Screen::Wall;
        }
        Screen::Warning { seconds: u64::try_from(left.as_millis().div_ceil(1000)).unwrap_or(1) }
    }

    /// How the visitor reads.
    #[must_use]
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The caller's moment by a clock that never goes back: where theirs did, what had run goes on
    /// running from where it was.
    fn settle_clock(&mut self, now: Moment) -> Moment {
        let own = now.after(self.lost);
        self.lost += self.now.since(own);
        self.now = self.now.max(own);
        self.now
    }

    /// What has come about since the last step, awake or asleep.
    fn pass_time(&mut self, now: Moment) -> bool {
        match self.phase {
            Phase::Attract => {
                self.attract.pass_time(self.timing.idle(), now);
                false
            }
            Phase::Visit { touched } => now >= self.reset_at(touched) && self.end_visit(now),
        }
    }

    fn end_visit(&mut self, now: Moment) -> bool {
        self.phase = Phase::Attract;
        self.choices = Choices::default();
        self.attract.begin(now);
        true
    }

    fn reset_at(&self, touched: Moment) -> Moment {
        touched.after(self.timing.idle())
    }

    fn wake(&self) -> Option<Moment> {
        let Phase::Visit { touched } = self.phase else {
            return self.attract.wake(self.timing.idle());
        };
        let left = self.reset_at(touched).since(self.now);
        let warning = self.timing.warning();
        // In the warning once a second, because the seconds are shown.
        let wait = if left > warning {
            left.saturating_sub(warning)
        } else {
            let part = left.as_millis() % 1000;
            Duration::from_millis(if part == 0 { 1000 } else { u64::try_from(part).unwrap_or(1) })
        };
        Some(self.now.after(wait))
    }
}

#[cfg(test)]
mod tests;
