//! Where a kiosk stands, as JSON and back: what its program goes on from after it was started anew. Kept
//! in the page's memory only, and as long as the page: a visitor's choices are nobody else's.

use std::time::Duration;

use recognition_wall_core::feed::HonoureeId;
use serde_json::{Value, json};

use super::{Choices, Kiosk, Phase};
use crate::moment::Moment;

impl Kiosk {
    /// Where it stands.
    #[must_use]
    pub fn snapshot(&self) -> Value {
        let touched = match self.phase {
            Phase::Attract => None,
            Phase::Visit { touched } => Some(touched.before(self.lost).as_millis()),
        };
        let Choices { language, large_text, high_contrast } = &self.choices;
        json!({
            "touched": touched,
            "language": language,
            "large": large_text,
            "contrast": high_contrast,
            "loop": self.attract.snapshot(self.lost),
        })
    }

    /// Goes on from where another one stood, whose people it has been given; whether everything of
    /// [`PUT_BACK`](super::PUT_BACK) goes back to its start, because the visit is over by now. What is
    /// no snapshot leaves it as it is.
    ///
    /// ```
    /// use recognition_wall_venue::kiosk::{Event, Kiosk, Screen, Timing};
    /// use recognition_wall_venue::moment::Moment;
    /// let now = Moment::from_seconds(7);
    /// let mut before = Kiosk::new(Timing::default(), now);
    /// before.step(now, Event::Touch);
    /// let mut after = Kiosk::new(Timing::default(), now);
    /// assert!(!after.resume(&before.snapshot(), now));
    /// assert_eq!(after.screen(), Screen::Wall);
    /// ```
    pub fn resume(&mut self, snapshot: &Value, now: Moment) -> bool {
        let choice = |name: &str| snapshot.get(name).and_then(Value::as_bool).unwrap_or_default();
        if let Some(kept) = snapshot.get("loop") {
            self.attract.resume(kept);
        }
        let touched = snapshot.get("touched").and_then(Value::as_u64).map(Moment::from_millis);
        let Some(touched) = touched else { return false };
        if now >= self.reset_at(touched) {
            return true;
        }
        // A clock that was set back meanwhile gives nobody more than a whole visit.
        self.phase = Phase::Visit { touched: touched.min(now) };
        self.choices = Choices {
            language: snapshot.get("language").and_then(Value::as_str).map(str::to_owned),
            large_text: choice("large"),
            high_contrast: choice("contrast"),
        };
        false
    }
}

impl super::Attract {
    fn snapshot(&self, lost: Duration) -> Value {
        json!({
            "person": self.people.get(self.at).map(|person| person.id.as_str()),
            "since": self.since.before(lost).as_millis(),
            "turns": self.turns,
            "paused": self.paused.map(|paused| paused.before(lost).as_millis()),
        })
    }

    /// Stands at the person again, at the same place of the screen and for as long as was left.
    fn resume(&mut self, kept: &Value) {
        let number = |name: &str| kept.get(name).and_then(Value::as_u64);
        let person = kept.get("person").and_then(Value::as_str).map(HonoureeId::new);
        let place = person.and_then(|id| self.people.iter().position(|one| one.id == id));
        let (Some(place), Some(since), Some(turns)) = (place, number("since"), number("turns"))
        else {
            return;
        };
        self.at = place;
        self.since = Moment::from_millis(since);
        self.turns = turns;
        self.paused = number("paused").map(Moment::from_millis);
    }
}
