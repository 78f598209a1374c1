//! What happened to a screen, for its operator: bounded, and without a word about anybody.

use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::moment::Moment;
use crate::words::WORDS;

/// The log keeps the newest. Entries.
const MOST: usize = 200;

/// Something that an operator wants to know of. Holds numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incident {
    /// The page was started.
    Started,
    /// A feed was read.
    FeedRead {
        /// How many people it has.
        people: usize,
    },
    /// The feed could not be read; the last good one stays.
    FeedFailed {
        /// The HTTP status; 0 where nothing answered.
        status: u16,
    },
    /// The program trapped.
    Trapped,
    /// The program gave up; the static list stands.
    WentStatic,
    /// A visit was ended by the idle time.
    Reset,
    /// The device slept, or its clock was set.
    ClockJumped {
        /// By how much.
        seconds: u64,
    },
    /// The device has no room left for photos.
    StorageFull,
}

impl Incident {
    /// The incident as a sentence in a language (BCP 47 tag).
    #[must_use]
    pub fn text(self, language: &str) -> String {
        let say = |key, number: u64| WORDS.say(language, key, &[("number", &number.to_string())]);
        match self {
            Self::Started => say("incident.started", 0),
            Self::FeedRead { people } => {
                say("incident.feed-read", u64::try_from(people).unwrap_or(u64::MAX))
            }
            Self::FeedFailed { status: 0 } => say("incident.no-answer", 0),
            Self::FeedFailed { status } => say("incident.feed-failed", status.into()),
            Self::Trapped => say("incident.trapped", 0),
            Self::WentStatic => say("incident.static", 0),
            Self::Reset => say("incident.reset", 0),
            Self::ClockJumped { seconds } => say("incident.clock", seconds),
            Self::StorageFull => say("incident.storage-full", 0),
        }
    }
}

/// The incidents that have no number, by the word that is kept for each.
const PLAIN: [(&str, Incident); 5] = [
    ("started", Incident::Started),
    ("trapped", Incident::Trapped),
    ("static", Incident::WentStatic),
    ("reset", Incident::Reset),
    ("full", Incident::StorageFull),
];

impl Incident {
    fn to_words(self) -> (&'static str, u64) {
        match self {
            Self::FeedRead { people } => ("read", u64::try_from(people).unwrap_or(u64::MAX)),
            Self::FeedFailed { status } => ("failed", status.into()),
            Self::ClockJumped { seconds } => ("clock", seconds),
            plain => {
                let word = PLAIN.iter().find(|(_, incident)| *incident == plain);
                (word.map_or("", |(word, _)| word), 0)
            }
        }
    }

    fn from_words(word: &str, number: u64) -> Option<Self> {
        Some(match word {
            "read" => Self::FeedRead { people: usize::try_from(number).ok()? },
            "failed" => Self::FeedFailed { status: u16::try_from(number).ok()? },
            "clock" => Self::ClockJumped { seconds: number },
            plain => PLAIN.iter().find(|(word, _)| *word == plain)?.1,
        })
    }
}

/// An incident, as often as it came in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub incident: Incident,
    /// When it came first.
    pub first: Moment,
    /// When it came last.
    pub last: Moment,
    /// How often, at least 1.
    pub count: u32,
}

/// The newest incidents.
///
/// ```
/// use recognition_wall_venue::moment::Moment;
/// use recognition_wall_venue::operator::{Incident, Log};
/// let mut log = Log::default();
/// for second in 0..3 {
///     log.add(Incident::FeedFailed { status: 503 }, Moment::from_seconds(second));
/// }
/// assert_eq!(log.newest().next().unwrap().count, 3);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Log {
    entries: VecDeque<Entry>,
}

impl Log {
    /// Takes an incident in; one that is the same as the last is counted and takes no room.
    pub fn add(&mut self, incident: Incident, now: Moment) {
        match self.entries.back_mut() {
            Some(entry) if entry.incident == incident => {
                entry.last = now;
                entry.count = entry.count.saturating_add(1);
            }
            _ => {
                self.entries.push_back(Entry { incident, first: now, last: now, count: 1 });
                if self.entries.len() > MOST {
                    self.entries.pop_front();
                }
            }
        }
    }

    /// The log as JSON: what a program that is started anew goes on with.
    ///
    /// ```
    /// use recognition_wall_venue::moment::Moment;
    /// use recognition_wall_venue::operator::{Incident, Log};
    /// let mut log = Log::default();
    /// log.add(Incident::Trapped, Moment::from_seconds(3));
    /// assert_eq!(Log::from_json(&log.to_json()), log);
    /// assert_eq!(Log::from_json("{}"), Log::default());
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let entries = self.entries.iter().map(|entry| {
            let (word, number) = entry.incident.to_words();
            json!([word, number, entry.first.as_millis(), entry.last.as_millis(), entry.count])
        });
        Value::Array(entries.collect()).to_string()
    }

    /// The log of a JSON text; what is no entry is left out.
    #[must_use]
    pub fn from_json(json: &str) -> Self {
        let entry = |value: &Value| {
            let number = |place: usize| value.get(place).and_then(Value::as_u64);
            let incident = Incident::from_words(value.get(0)?.as_str()?, number(1)?)?;
            let moment = |place| number(place).map(Moment::from_millis);
            let count = u32::try_from(number(4)?).ok()?;
            Some(Entry { incident, first: moment(2)?, last: moment(3)?, count })
        };
        let read = serde_json::from_str::<Vec<Value>>(json).unwrap_or_default();
        Self { entries: read.iter().rev().take(MOST).rev().filter_map(entry).collect() }
    }

    /// The entries, the newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().rev()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_of_years_takes_no_more_room_than_one_of_a_day() {
        let mut log = Log::default();
        for second in 0..100_000 {
            log.add(Incident::ClockJumped { seconds: second }, Moment::from_seconds(second));
        }
        assert_eq!(log.newest().count(), MOST);
        assert_eq!(log.newest().next().unwrap().last, Moment::from_seconds(99_999));
    }

    #[test]
    fn every_incident_is_a_sentence() {
        assert_eq!(
            Incident::FeedFailed { status: 503 }.text("en"),
            "The data could not be read: HTTP 503."
        );
        for incident in [
            Incident::Started,
            Incident::FeedRead { people: 133 },
            Incident::FeedFailed { status: 0 },
            Incident::Trapped,
            Incident::WentStatic,
            Incident::Reset,
            Incident::ClockJumped { seconds: 60 },
            Incident::StorageFull,
        ] {
            for language in ["vi", "en"] {
                assert!(incident.text(language).ends_with('.'), "{incident:?} {language}");
            }
            let mut log = Log::default();
            log.add(incident, Moment::from_seconds(5));
            assert_eq!(Log::from_json(&log.to_json()), log);
        }
    }
}
