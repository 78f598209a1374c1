//! What is wrong with a feed, said so that an editor can mend it.
//!
//! A [`Problem`] is plain data: a code, whose item, where (JSON Pointer) and what was found. Words
//! come from `locales/` only when somebody asks. Nothing here decides what is wrong.

use std::fmt;
use std::rc::Rc;

use super::HonoureeId;
use crate::locale::{Locale, Message, messages};

/// How much a problem costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Somebody, or the whole feed, is not shown.
    Error,
    /// A key of somebody is not shown, or something must not be public.
    Warning,
    /// Everything is shown that may be; it could be better.
    Hint,
}

impl Severity {
    /// The word for it in data: `error`, `warning`, `hint`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// Declares the codes once: the enum, the list of all, and what each says.
macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident, $what:ident, $mend:ident;)*) => {
        /// Every kind of problem that there is; `docs/feed.md` lists them with their numbers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ProblemCode { $($(#[$doc])* $name,)* }

        impl ProblemCode {
            /// Every code, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            fn row(self) -> (&'static str, Severity, Message, Message) {
                match self {
                    $(Self::$name => (
                        $code, Severity::$severity, messages::$what, messages::$mend,
                    ),)*
                }
            }
        }
    };
}

problem_codes! {
    /// The file has no bytes but white space.
    Empty = "RW001", Error, PROBLEM_RW001_WHAT, PROBLEM_RW001_MEND;
    /// A web page came instead of JSON.
    Html = "RW002", Error, PROBLEM_RW002_WHAT, PROBLEM_RW002_MEND;
    /// The JSON ends too early.
    CutOff = "RW003", Error, PROBLEM_RW003_WHAT, PROBLEM_RW003_MEND;
    /// The file is not JSON.
    NotJson = "RW004", Error, PROBLEM_RW004_WHAT, PROBLEM_RW004_MEND;
    /// The JSON has no list of items.
    NotAFeed = "RW005", Error, PROBLEM_RW005_WHAT, PROBLEM_RW005_MEND;
    /// The file is larger than the limit.
    TooLarge = "RW006", Error, PROBLEM_RW006_WHAT, PROBLEM_RW006_MEND;
    /// The JSON is nested deeper than the limit.
    TooDeep = "RW007", Error, PROBLEM_RW007_WHAT, PROBLEM_RW007_MEND;
    /// The bytes are neither UTF-8 nor UTF-16.
    Encoding = "RW008", Error, PROBLEM_RW008_WHAT, PROBLEM_RW008_MEND;
    /// The feed says that it is of a version that nobody knew when this was written.
    NewerVersion = "RW009", Warning, PROBLEM_RW009_WHAT, PROBLEM_RW009_MEND;
    /// An item is no object.
    ItemNotObject = "RW010", Error, PROBLEM_RW010_WHAT, PROBLEM_RW010_MEND;
    /// An item has no id.
    NoId = "RW011", Error, PROBLEM_RW011_WHAT, PROBLEM_RW011_MEND;
    /// An item has no name.
    NoName = "RW012", Error, PROBLEM_RW012_WHAT, PROBLEM_RW012_MEND;
    /// An item's id was used before.
    DuplicateId = "RW013", Error, PROBLEM_RW013_WHAT, PROBLEM_RW013_MEND;
    /// An item is still in the file although its id is withdrawn.
    WithdrawnPresent = "RW014", Hint, PROBLEM_RW014_WHAT, PROBLEM_RW014_MEND;
    /// An item is nested too deep or has a number that nothing can hold.
    ItemBroken = "RW015", Error, PROBLEM_RW015_WHAT, PROBLEM_RW015_MEND;
    /// A minor's photos are not shown.
    MinorPhoto = "RW020", Hint, PROBLEM_RW020_WHAT, PROBLEM_RW020_MEND;
    /// A consent is over: photos, story and links are not shown.
    ConsentExpired = "RW021", Hint, PROBLEM_RW021_WHAT, PROBLEM_RW021_MEND;
    /// A consent leaves out the photo.
    ConsentNoPhoto = "RW022", Hint, PROBLEM_RW022_WHAT, PROBLEM_RW022_MEND;
    /// A consent leaves out the story.
    ConsentNoStory = "RW023", Hint, PROBLEM_RW023_WHAT, PROBLEM_RW023_MEND;
    /// A consent leaves out the name: the item is not shown.
    ConsentNoName = "RW024", Hint, PROBLEM_RW024_WHAT, PROBLEM_RW024_MEND;
    /// A text holds what looks like a national identity number.
    IdentityNumber = "RW025", Warning, PROBLEM_RW025_WHAT, PROBLEM_RW025_MEND;
    /// A text was expected.
    NotText = "RW030", Warning, PROBLEM_RW030_WHAT, PROBLEM_RW030_MEND;
    /// A whole number in a range was expected.
    NotNumber = "RW031", Warning, PROBLEM_RW031_WHAT, PROBLEM_RW031_MEND;
    /// A list was expected.
    NotList = "RW032", Warning, PROBLEM_RW032_WHAT, PROBLEM_RW032_MEND;
    /// An object was expected.
    NotObject = "RW033", Warning, PROBLEM_RW033_WHAT, PROBLEM_RW033_MEND;
    /// `true` or `false` was expected.
    NotFlag = "RW034", Warning, PROBLEM_RW034_WHAT, PROBLEM_RW034_MEND;
    /// A date was expected.
    NotDate = "RW035", Warning, PROBLEM_RW035_WHAT, PROBLEM_RW035_MEND;
    /// One of a few words was expected.
    UnknownWord = "RW036", Warning, PROBLEM_RW036_WHAT, PROBLEM_RW036_MEND;
    /// An address of a scheme that is not allowed, or no address at all.
    BadUrl = "RW037", Warning, PROBLEM_RW037_WHAT, PROBLEM_RW037_MEND;
    /// A number in quotation marks; it is used.
    NumberAsText = "RW038", Hint, PROBLEM_RW038_WHAT, PROBLEM_RW038_MEND;
    /// A focal point that is not two numbers from 0 to 1.
    BadFocal = "RW039", Warning, PROBLEM_RW039_WHAT, PROBLEM_RW039_MEND;
    /// A text was cut at the limit.
    TextTooLong = "RW040", Warning, PROBLEM_RW040_WHAT, PROBLEM_RW040_MEND;
    /// A text has characters that nobody can read any more.
    DamagedText = "RW041", Warning, PROBLEM_RW041_WHAT, PROBLEM_RW041_MEND;
    /// A list inside an item was cut at the limit.
    TooManyEntries = "RW042", Warning, PROBLEM_RW042_WHAT, PROBLEM_RW042_MEND;
    /// An award's code is not in the taxonomy.
    UnknownAward = "RW050", Hint, PROBLEM_RW050_WHAT, PROBLEM_RW050_MEND;
    /// An award has no name at all.
    NamelessAward = "RW051", Warning, PROBLEM_RW051_WHAT, PROBLEM_RW051_MEND;
    /// A photo has no file.
    NoPhotoFile = "RW052", Warning, PROBLEM_RW052_WHAT, PROBLEM_RW052_MEND;
    /// A photo has no credit.
    NoPhotoCredit = "RW053", Hint, PROBLEM_RW053_WHAT, PROBLEM_RW053_MEND;
    /// A photo has no description for those who can't see it.
    NoPhotoAlt = "RW054", Hint, PROBLEM_RW054_WHAT, PROBLEM_RW054_MEND;
    /// The feed has more items than the limit.
    TooManyItems = "RW060", Error, PROBLEM_RW060_WHAT, PROBLEM_RW060_MEND;
    /// The feed has more pages than the limit.
    TooManyPages = "RW061", Error, PROBLEM_RW061_WHAT, PROBLEM_RW061_MEND;
    /// The next page is one that was read already.
    PageLoop = "RW062", Warning, PROBLEM_RW062_WHAT, PROBLEM_RW062_MEND;
    /// The next page could not be had.
    PageFailed = "RW063", Error, PROBLEM_RW063_WHAT, PROBLEM_RW063_MEND;
    /// The next page is on another server, or drops https.
    PageElsewhere = "RW064", Error, PROBLEM_RW064_WHAT, PROBLEM_RW064_MEND;
    /// The list of problems itself is full.
    MoreProblems = "RW065", Warning, PROBLEM_RW065_WHAT, PROBLEM_RW065_MEND;
    /// The mapping is not JSON.
    MappingNotJson = "RW070", Error, PROBLEM_RW070_WHAT, PROBLEM_RW070_MEND;
    /// The mapping has no `items` or no `item`.
    MappingIncomplete = "RW071", Error, PROBLEM_RW071_WHAT, PROBLEM_RW071_MEND;
    /// A rule of the mapping means nothing.
    MappingRule = "RW072", Error, PROBLEM_RW072_WHAT, PROBLEM_RW072_MEND;
    /// The mapping's `items` points at no list.
    MappingNoItems = "RW073", Error, PROBLEM_RW073_WHAT, PROBLEM_RW073_MEND;
}

impl ProblemCode {
    /// The code as it is printed and documented: `RW012`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// How much a problem of this kind costs.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.row().1
    }
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One thing that is wrong, with its place.
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_core::feed::{self, ReadOptions};
/// use recognition_wall_core::locale::Locale;
/// let today = PartialDate::new(2026, 11, 23).unwrap();
/// let bytes = r#"{"items": [{"id": "hg-1"}, {"id": "hg-2", "title": "Trần Thị Bé Năm"}]}"#;
/// let reading = feed::read(bytes.as_bytes(), &ReadOptions::new(today)).unwrap();
/// let problem = &reading.problems[0];
/// assert_eq!((problem.code(), problem.pointer.as_str()), ("RW012", "/items/0/title"));
/// assert!(problem.message(&Locale::best(["vi"])).starts_with("Thiếu tên"));
/// assert_eq!(reading.feed.items.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// What kind of problem.
    pub code: ProblemCode,
    /// Whose item, where it has an id.
    pub id: Option<HonoureeId>,
    /// Whose item, where it has a name.
    pub name: Option<Rc<str>>,
    /// JSON Pointer (RFC 6901) into the page; empty for the whole of it.
    pub pointer: String,
    /// The page, from 1: a feed of several pages has several items at `/items/0`.
    pub page: usize,
    /// A short excerpt of the value at fault; empty where nothing is there.
    pub found: Rc<str>,
    /// The limit or count that the message names; 0 where it names none.
    pub limit: usize,
    /// Line and column, from 1, where the JSON itself is at fault.
    pub position: Option<(usize, usize)>,
}

impl Problem {
    /// A problem of the whole file, its place still to be told.
    pub(super) fn new(code: ProblemCode) -> Self {
        Self {
            code,
            id: None,
            name: None,
            pointer: String::new(),
            page: 1,
            found: Rc::from(""),
            limit: 0,
            position: None,
        }
    }

    /// The code as printed: `RW012`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code.as_str()
    }

    /// How much it costs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What is wrong, in the language of the locale.
    #[must_use]
    pub fn message(&self, locale: &Locale) -> String {
        self.say(locale, self.code.row().2)
    }

    /// How to mend it, in the language of the locale.
    #[must_use]
    pub fn mend(&self, locale: &Locale) -> String {
        self.say(locale, self.code.row().3)
    }

    /// The key at fault: the last name of the pointer, with the position in its list if any.
    #[must_use]
    pub fn key(&self) -> &str {
        let is_position = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let mut rest = self.pointer.as_str();
        while let Some((before, last)) = rest.rsplit_once('/') {
            if !is_position(last) {
                return self.pointer.get(before.len() + 1..).unwrap_or(last);
            }
            rest = before;
        }
        ""
    }

    fn say(&self, locale: &Locale, message: Message) -> String {
        let (line, column) = self.position.unwrap_or_default();
        // 0 stands for "not named": the panel of a large feed would ask hundreds of times in vain.
        let number = |number| if number == 0 { String::new() } else { locale.number(number) };
        locale.fill(
            message,
            &[
                ("found", &self.found),
                ("key", self.key()),
                ("pointer", &self.pointer),
                ("limit", &number(self.limit)),
                ("line", &number(line)),
                ("column", &number(column)),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_what_is_wrong_and_how_to_mend_it_in_every_language() {
        let mut codes: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
        for (code, locale) in
            ProblemCode::ALL.iter().flat_map(|code| Locale::all().map(move |locale| (code, locale)))
        {
            let problem = Problem::new(*code);
            assert_ne!(problem.message(&locale), problem.mend(&locale), "{code}");
        }
        assert!(codes.is_sorted(), "numbers grow: {codes:?}");
        codes.dedup();
        assert_eq!(codes.len(), ProblemCode::ALL.len(), "a number is used twice");
    }

    #[test]
    fn a_problem_of_an_entry_names_its_list_and_its_position() {
        let key = |pointer: &str| {
            Problem { pointer: pointer.to_owned(), ..Problem::new(ProblemCode::NotText) }
                .key()
                .to_owned()
        };
        assert_eq!(key("/items/3/tags/2"), "tags/2");
        assert_eq!(key("/items/3/_recognition/awards/0/year"), "year");
        assert_eq!(key(""), "");
        assert_eq!(key("/0"), "");
    }
}
