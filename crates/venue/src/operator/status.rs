//! The report of a status page. In: what a screen knows of itself, and the time. Out: rows of words.

use std::rc::Rc;
use std::time::Duration;

use crate::moment::Moment;
use crate::words::WORDS;

/// What a screen knows of itself. Moments by one clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// The version of the program.
    pub version: Rc<str>,
    /// The feed's own date, as it is to be shown.
    pub as_of: Option<Rc<str>>,
    /// How many people may be shown.
    pub people: usize,
    /// When what is shown was read.
    pub taken: Option<Moment>,
    /// How many problems the feed has.
    pub problems: usize,
    /// When the feed's server last answered.
    pub last_contact: Option<Moment>,
    /// When the page was started.
    pub started: Moment,
    /// How often it was started again after a trap.
    pub restarts: u32,
    /// How much is kept on the device, and how much may be; bytes.
    pub storage: Option<(u64, u64)>,
}

/// A row of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// What there is to say.
    pub value: String,
}

impl Status {
    /// The report in a language (BCP 47 tag).
    ///
    /// ```
    /// use recognition_wall_venue::moment::Moment;
    /// use recognition_wall_venue::operator::Status;
    /// let status = Status { started: Moment::from_seconds(0), ..Status::default() };
    /// let rows = status.rows(Moment::from_seconds(93_784), "en");
    /// assert!(rows.iter().any(|row| row.value == "1 d 2 h 3 min"));
    /// ```
    #[must_use]
    pub fn rows(&self, now: Moment, language: &str) -> Vec<Row> {
        let say = |key: &str, values: &[(&str, &str)]| WORDS.say(language, key, values);
        let span = |span| duration(span, language);
        let none = || say("status.none", &[]);
        let storage = self.storage.map(|(used, quota)| {
            let (used, quota) = (megabytes(used), megabytes(quota));
            say("status.storage-of", &[("used", &used), ("quota", &quota)])
        });
        let ago = |moment: Moment| say("status.ago", &[("span", &span(now.since(moment)))]);
        [
            ("status.version", self.version.to_string()),
            ("status.as-of", self.as_of.as_deref().map_or_else(none, str::to_owned)),
            ("status.taken", self.taken.map_or_else(none, ago)),
            ("status.people", self.people.to_string()),
            ("status.problems", self.problems.to_string()),
            ("status.contact", self.last_contact.map_or_else(none, ago)),
            ("status.storage", storage.unwrap_or_else(none)),
            ("status.uptime", span(now.since(self.started))),
            ("status.restarts", self.restarts.to_string()),
        ]
        .map(|(key, value)| Row { label: say(key, &[]), value })
        .into()
    }
}

/// Days, hours and minutes: an operator wants no seconds.
fn duration(span: Duration, language: &str) -> String {
    let minutes = span.as_secs() / 60;
    let (days, hours, minutes) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let values = [
        ("days", days.to_string()),
        ("hours", hours.to_string()),
        ("minutes", minutes.to_string()),
    ];
    let key = match (days, hours) {
        (0, 0) => "status.minutes",
        (0, _) => "status.hours",
        _ => "status.days",
    };
    WORDS.say(language, key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn megabytes(bytes: u64) -> String {
    (bytes / 1_000_000).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_said_to_be_unknown() {
        let rows = Status::default().rows(Moment::from_seconds(59), "vi");
        assert_eq!(rows[5].value, "Chưa có");
        assert_eq!(rows[7].value, "0 phút");
    }

    #[test]
    fn what_is_known_is_told() {
        let status = Status {
            version: "0.1.0".into(),
            as_of: Some("8/6/2023".into()),
            people: 133,
            taken: Some(Moment::from_seconds(3_660)),
            problems: 2,
            last_contact: Some(Moment::from_seconds(0)),
            storage: Some((41_900_000, 2_000_000_000)),
            ..Status::default()
        };
        let values: Vec<String> = status
            .rows(Moment::from_seconds(7_260), "en")
            .into_iter()
            .map(|row| row.value)
            .collect();
        assert_eq!(
            values,
            [
                "0.1.0",
                "8/6/2023",
                "1 h 0 min ago",
                "133",
                "2",
                "2 h 1 min ago",
                "41 of 2000 MB",
                "2 h 1 min",
                "0"
            ]
        );
    }
}
