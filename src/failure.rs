//! Why the wall could not load its feed, in words for whoever reads them.

use recognition_wall_core::feed::Problem;
use recognition_wall_core::locale::{Locale, messages};

/// What kept a feed from being loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The tag has no `src`.
    NoSource,
    /// The device has no network.
    Offline,
    /// No answer, or one that this page may not read: the browser doesn't tell which.
    Refused,
    /// The server answered with this HTTP status instead of the feed.
    Status(u16),
    /// No byte came for too long.
    TooSlow,
    /// More bytes than the limit, in megabytes.
    TooLarge(usize),
    /// The bytes came and are no feed, or no mapping.
    Unreadable(Box<Problem>),
}

impl Failure {
    /// What happened and what to do, for the visitor.
    #[must_use]
    pub fn message(&self, locale: &Locale) -> String {
        let text = match self {
            Self::NoSource => messages::ERROR_NO_SOURCE,
            Self::Offline => messages::ERROR_OFFLINE,
            Self::Refused => messages::ERROR_REFUSED,
            Self::TooSlow => messages::ERROR_TIMEOUT,
            Self::Status(404 | 410) => messages::ERROR_NOT_FOUND,
            Self::Status(500..) => messages::ERROR_SERVER,
            Self::Status(_) => messages::ERROR_STATUS,
            Self::TooLarge(_) => messages::ERROR_TOO_LARGE,
            Self::Unreadable(_) => messages::ERROR_UNREADABLE,
        };
        let number = match self {
            Self::Status(status) => usize::from(*status),
            Self::TooLarge(limit) => *limit,
            _ => return locale.text(text).to_owned(),
        };
        let number = number.to_string();
        locale.fill(text, &[("status", &number), ("limit", &number)])
    }

    /// Whether another try may go better.
    #[must_use]
    pub fn can_pass(&self) -> bool {
        *self != Self::NoSource
    }

    /// The editor's half of the message: what in the data is wrong and how to mend it.
    #[must_use]
    pub fn cause(&self, locale: &Locale) -> Option<String> {
        match self {
            Self::Unreadable(problem) => {
                Some([problem.message(locale), problem.mend(locale)].join(" "))
            }
            Self::Refused => Some(WHAT_TO_ALLOW.to_owned()),
            _ => None,
        }
    }
}

/// The two lines that let a page read another site's feed, as servers write them: no words of a language.
const WHAT_TO_ALLOW: &str = "Access-Control-Allow-Origin; connect-src";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_says_what_to_do_in_both_languages() {
        let failures = [
            Failure::NoSource,
            Failure::Offline,
            Failure::Refused,
            Failure::Status(404),
            Failure::Status(503),
            Failure::Status(403),
            Failure::TooSlow,
            Failure::TooLarge(64),
        ];
        for locale in Locale::all() {
            let mut said: Vec<String> =
                failures.iter().map(|failure| failure.message(&locale)).collect();
            assert!(said.iter().all(|text| !text.is_empty() && !text.contains('{')), "{said:?}");
            said.sort();
            said.dedup();
            assert_eq!(said.len(), failures.len());
        }
    }

    #[test]
    fn an_editor_is_told_what_lets_the_page_read_the_feed() {
        let cause = Failure::Refused.cause(&Locale::best(["vi"])).unwrap();
        assert!(cause.contains("Access-Control-Allow-Origin") && cause.contains("connect-src"));
        assert_eq!(Failure::TooSlow.cause(&Locale::best(["vi"])), None);
    }

    #[test]
    fn the_code_of_the_server_is_named() {
        let vi = Locale::best(["vi"]);
        assert!(Failure::Status(503).message(&vi).contains("503"));
        assert!(Failure::TooLarge(64).message(&vi).contains("64 MB"));
    }
}
