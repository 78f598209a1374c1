//! The attract loop: people in turn, each as long as they take to read. In: people and the time.
//! Out: who stands there, where, and until when. Never counts what nobody was awake to see.

use std::collections::BTreeMap;
use std::time::Duration;

use recognition_wall_core::feed::{Honouree, HonoureeId, Text};

use super::Screen;
use crate::moment::Moment;

/// To see the face and the name.
const GLANCE: Duration = Duration::from_secs(5);
/// Letters that are read in a second: a little below the 17 that subtitles for adults are held to,
/// because who passes a kiosk reads standing, at a distance.
const LETTERS_A_SECOND: u64 = 15;
/// Nobody comes and goes faster …
const LEAST: Duration = Duration::from_secs(8);
/// … nor stays longer: a screen that does not move invites nobody.
const MOST: Duration = Duration::from_secs(30);

/// Somebody as the loop needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrayed {
    /// Who it is.
    pub id: HonoureeId,
    /// How many letters there are to read.
    pub letters: usize,
}

impl Portrayed {
    /// Somebody of a feed, as read in a language (BCP 47 tag): name, position, unit, the award on the
    /// card and the short citation.
    #[must_use]
    pub fn of(honouree: &Honouree, language: &str) -> Self {
        let award = honouree.highest_award().map(|award| &award.title);
        let optional: [Option<&Text>; 4] =
            [honouree.position.as_ref(), honouree.unit.as_ref(), award, honouree.summary.as_ref()];
        let texts = std::iter::once(&honouree.name).chain(optional.into_iter().flatten());
        let letters = texts.map(|text| text.in_language(language).0.chars().count()).sum();
        Self { id: honouree.id.clone(), letters }
    }

    fn dwell(&self) -> Duration {
        let letters = u64::try_from(self.letters).unwrap_or(u64::MAX);
        let reading = Duration::from_secs(letters / LETTERS_A_SECOND);
        GLANCE.saturating_add(reading).clamp(LEAST, MOST)
    }
}

/// How far off the middle, in each direction, a person may stand: see [`Shift`].
pub const SHIFT_STEPS: i8 = 2;

/// Where a person stands, so that no edge stays on the same pixels for days: steps from the middle,
/// −[`SHIFT_STEPS`] … [`SHIFT_STEPS`], of a size that the screen chooses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Shift {
    /// To the right.
    pub x: i8,
    /// Downwards.
    pub y: i8,
}

impl Shift {
    /// The place of a turn: all 25 are taken once before one is taken again, and no two turns in a
    /// row share a column or a row.
    fn of_turn(turn: u64) -> Self {
        let side = 2 * u64::from(SHIFT_STEPS.unsigned_abs()) + 1;
        // A knight's walk on a board whose edges meet: from place to place 1 to the side and 2 down,
        // and after each round of the board's side one more to the side.
        let (round, step) = (turn / side % side, turn % side);
        let from_middle = |place: u64| i8::try_from(place % side).unwrap_or_default() - SHIFT_STEPS;
        Self { x: from_middle(step + round), y: from_middle(2 * step + 4 * round) }
    }
}

/// The loop.
#[derive(Debug, Clone)]
pub(super) struct Attract {
    pub(super) people: Vec<Portrayed>,
    pub(super) at: usize,
    pub(super) since: Moment,
    pub(super) turns: u64,
    pub(super) paused: Option<Moment>,
}

impl Attract {
    pub(super) fn new(now: Moment) -> Self {
        Self { people: Vec::new(), at: 0, since: now, turns: 0, paused: None }
    }

    pub(super) fn screen(&self) -> Screen<'_> {
        self.people.get(self.at).map_or(Screen::Invitation, |person| Screen::Person {
            id: &person.id,
            shift: Shift::of_turn(self.turns),
            dwell: person.dwell(),
            paused: self.paused.is_some(),
        })
    }

    /// Whoever stands there begins anew, in another place.
    pub(super) fn begin(&mut self, now: Moment) {
        self.since = now;
        self.turns = self.turns.wrapping_add(1);
        self.paused = None;
    }

    pub(super) fn turn(&mut self, forward: bool, now: Moment) {
        let count = self.people.len().max(1);
        let step = if forward { 1 } else { count - 1 };
        self.at = (self.at + step) % count;
        let paused = self.paused.map(|_| now);
        self.begin(now);
        self.paused = paused;
    }

    pub(super) fn toggle_pause(&mut self, now: Moment) {
        self.paused = if self.paused.is_some() { None } else { Some(now) };
        self.since = now;
    }

    /// One turn at most, however long the device slept.
    pub(super) fn pass_time(&mut self, longest_pause: Duration, now: Moment) {
        if self.wake(longest_pause).is_some_and(|wake| now >= wake) {
            self.paused = None;
            self.turn(true, now);
        }
    }

    /// Whoever paused the loop and went away has paused it for no longer than a visit.
    pub(super) fn wake(&self, longest_pause: Duration) -> Option<Moment> {
        let person = self.people.get(self.at)?;
        Some(match self.paused {
            Some(paused) => paused.after(longest_pause),
            None => self.since.after(person.dwell()),
        })
    }

    /// Takes another list. Who stands there stays, and for no longer than they would have; if they
    /// are no longer in the list, whoever came next and still is takes their place at once.
    pub(super) fn replace(&mut self, people: Vec<Portrayed>, now: Moment) {
        let places: BTreeMap<&HonoureeId, usize> =
            people.iter().enumerate().map(|(place, person)| (&person.id, place)).collect();
        let place = |person: &Portrayed| places.get(&person.id).copied();
        let (before, from) = self.people.split_at(self.at.min(self.people.len()));
        let stays = from.first().and_then(place);
        self.at = from.iter().chain(before).find_map(place).unwrap_or(0);
        self.people = people;
        if stays.is_none() {
            self.begin(now);
        }
    }
}
