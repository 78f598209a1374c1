//! The names in one folder, and which of them is meant.
//!
//! macOS decomposes names, Windows forgets case: a name is looked for in both ways, exactly first.
//! Never: a guess between two.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// The names in a folder. Names that are no Unicode text can't be written in a feed and are left out.
#[derive(Debug, Default)]
pub(super) struct Listing {
    names: HashSet<String>,
    /// Names by what is left of them without case and form.
    alike: HashMap<String, Vec<String>>,
}

/// Which name is meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// Letter for letter, composed or decomposed.
    Exact(String),
    /// The only one that differs in case.
    OtherCase(String),
    /// Several that differ in case or form.
    Several(Vec<String>),
    /// No one.
    None,
}

impl Listing {
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let mut names = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            names.extend(entry?.file_name().into_string().ok());
        }
        Ok(Self::new(names))
    }

    fn new(mut names: Vec<String>) -> Self {
        names.sort();
        let mut listing = Self::default();
        for name in names {
            listing.alike.entry(plain(&name)).or_default().push(name.clone());
            listing.names.insert(name);
        }
        listing
    }

    pub(super) fn find(&self, wanted: &str) -> Match {
        if self.names.contains(wanted) {
            return Match::Exact(wanted.to_owned());
        }
        let alike = self.alike.get(&plain(wanted)).map_or(&[][..], Vec::as_slice);
        let same: Vec<&String> = alike.iter().filter(|name| name.nfc().eq(wanted.nfc())).collect();
        match (same.as_slice(), alike) {
            ([name], _) => Match::Exact((*name).clone()),
            ([], [name]) => Match::OtherCase(name.clone()),
            ([], []) => Match::None,
            _ => Match::Several(alike.to_vec()),
        }
    }

    /// The first name that differs in its extension only.
    pub(super) fn of_same_stem(&self, wanted: &str) -> Option<String> {
        let stem = |name: &str| plain(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let wanted = stem(wanted);
        let mut names: Vec<&String> =
            self.names.iter().filter(|name| stem(name) == wanted).collect();
        names.sort();
        names.first().map(|name| (*name).clone())
    }
}

fn plain(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(names: &[&str], wanted: &str) -> Match {
        Listing::new(names.iter().map(|name| (*name).to_owned()).collect()).find(wanted)
    }

    #[test]
    fn exact_wins_then_form_then_case() {
        let exact = |name: &str| Match::Exact(name.to_owned());
        assert_eq!(find(&["A.jpg", "a.jpg"], "a.jpg"), exact("a.jpg"));
        assert_eq!(find(&["Be\u{301}.jpg"], "B\u{e9}.jpg"), exact("Be\u{301}.jpg"));
        assert_eq!(find(&["B\u{e9}.jpg", "BE\u{301}.jpg"], "Be\u{301}.jpg"), exact("B\u{e9}.jpg"));
        assert_eq!(find(&["001.JPG"], "001.jpg"), Match::OtherCase("001.JPG".to_owned()));
        assert_eq!(
            find(&["001.JPG", "001.Jpg"], "001.jpg"),
            Match::Several(vec!["001.JPG".to_owned(), "001.Jpg".to_owned()])
        );
        assert_eq!(find(&["002.jpg"], "001.jpg"), Match::None);
    }

    #[test]
    fn another_extension_is_offered() {
        let listing = Listing::new(vec!["001.PNG".to_owned(), "002.jpg".to_owned()]);
        assert_eq!(listing.of_same_stem("001.jpg"), Some("001.PNG".to_owned()));
        assert_eq!(listing.of_same_stem("003.jpg"), None);
    }
}
