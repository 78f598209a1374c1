//! The tool's own rules: what it checks beyond what the wall needs to read a feed.
//!
//! A code, once published, never changes its meaning. The words stand in `locales/` as
//! `RW1xx.what` and `RW1xx.mend`. Decides nothing.

use recognition_wall_core::feed::Severity;

/// Declares the rules once: the enum, the list of all, and what each costs.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)*) => {
        /// Every rule of the tool's own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule { $($(#[$doc])* $name,)* }

        impl Rule {
            /// Every rule, in the order of the codes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it is printed and documented: `RW101`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it costs.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

rules! {
    /// Two items have the same name and the same unit, place or photo.
    SamePerson = "RW101", Warning;
    /// Two people have the same photo.
    SamePhoto = "RW102", Warning;
    /// An award stands twice in one item.
    SameAward = "RW103", Warning;
    /// A decision has no number.
    NoDecisionNumber = "RW104", Warning;
    /// A decision has no date.
    NoDecisionDate = "RW105", Hint;
    /// A date is later than today.
    FutureDate = "RW106", Warning;
    /// An award's year is not that of its decision.
    YearDiffers = "RW107", Hint;
    /// A photo is not beside the feed.
    MissingPhoto = "RW110", Warning;
    /// A file that a link names is not beside the feed.
    MissingFile = "RW111", Warning;
    /// A path leads out of the feed's folder.
    PathLeaves = "RW112", Warning;
    /// A photo is too heavy for a web page.
    HeavyPhoto = "RW113", Hint;
    /// A text holds a telephone number.
    PhoneNumber = "RW120", Warning;
    /// A text holds what looks like somebody's home address (PDPL 91/2025/QH15: basic personal data).
    HomeAddress = "RW121", Warning;
    /// A place is more exact than a commune.
    ExactPlace = "RW122", Hint;
    /// A day of birth, as a key or in a text.
    BirthDate = "RW123", Warning;
    /// A key of ethnic group, religion or party: sensitive personal data (PDPL 91/2025/QH15).
    SensitiveKey = "RW124", Warning;
    /// A key of an identity number, or digits that look like one where the wall does not look.
    IdentityNumber = "RW125", Warning;
    /// An item that is marked as withdrawn still stands in the public file.
    WithdrawnItem = "RW126", Hint;
    /// A consent ends soon.
    ConsentEndsSoon = "RW130", Hint;
    /// The pages together are larger than the tool reads.
    PagesTooLarge = "RW140", Error;
    /// The next page is on the web and was not read.
    PageNotLocal = "RW141", Hint;
    /// There are more findings than are listed.
    MoreFindings = "RW149", Warning;
}

impl Rule {
    /// Whether what it finds is personal data.
    #[must_use]
    pub fn is_private(self) -> bool {
        matches!(
            self,
            Self::PhoneNumber
                | Self::HomeAddress
                | Self::BirthDate
                | Self::SensitiveKey
                | Self::IdentityNumber
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn every_rule_has_a_number_of_its_own_and_words_in_every_language() {
        let mut codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert!(codes.is_sorted());
        codes.dedup();
        assert_eq!(codes.len(), Rule::ALL.len());
        for (code, part) in codes.iter().flat_map(|code| [(code, ".what"), (code, ".mend")]) {
            for language in [Language::Vietnamese, Language::English] {
                assert_ne!(language.text(&[*code, part].concat()), "", "{code}{part}");
            }
        }
    }
}
