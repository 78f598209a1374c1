//! The attributes of the tag: one table for the widget, its documentation and the builder.
//!
//! Nothing goes in, rows come out, and the numbers that the wall and the screens of a venue share. The
//! widget never reads the rows while it runs: they cost a visitor nothing.

/// How often a kiosk, which nobody loads anew, asks for news where the tag does not say. Seconds.
pub const KIOSK_REFRESH: u32 = 300;
/// The same on a stage: nobody who was withdrawn in the morning may be called in the evening. Seconds.
pub const CEREMONY_REFRESH: u32 = 60;
/// A refresh more often than this would be a nuisance to the feed's server. Seconds.
pub const SHORTEST_REFRESH: u32 = 10;

/// One attribute of the tag, as the documentation lists it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionRow {
    /// The attribute's name; on a `div` or a script it is written `data-NAME`.
    pub name: &'static str,
    /// What may stand in it.
    pub values: &'static str,
    /// What holds without it.
    pub default: &'static str,
    /// What it does, in a sentence.
    pub meaning: &'static str,
}

const fn row(
    name: &'static str,
    values: &'static str,
    default: &'static str,
    meaning: &'static str,
) -> OptionRow {
    OptionRow { name, values, default, meaning }
}

/// Every attribute.
pub const OPTIONS: &[OptionRow] = &[
    row("src", "URL", "required", "Where the feed is."),
    row("map", "URL", "none", "Where the mapping is, for JSON that is not a JSON Feed."),
    row("lang", "`vi`, `en`", "nearest `lang` on the page, else `vi`", "The wall's language."),
    row(
        "layout",
        "`grid`, `list`, `timeline`",
        "`grid`",
        "How the people are laid out; a list stands by name, a timeline by year.",
    ),
    row(
        "mode",
        "`page`, `kiosk`, `ceremony`",
        "`page`",
        "A wall in a page, a touch screen that nobody attends, or the big screen of a ceremony.",
    ),
    row("facets", "names, comma-separated", "the feed's", "Which filters, in which order."),
    row("filter", "`field:Y tế;year:2023`", "none", "A preset that the visitor can't undo."),
    row("sort", "`feed`, `name`, `rank`, `year`", "`feed`", "The order at the start."),
    row("name", "a word", "`wall`", "Namespace of the deep link, for several walls on a page."),
    row("history", "`hash`, `none`", "`hash`", "Whether the address follows the wall."),
    row(
        "theme",
        "`auto`, `light`, `dark`; `lacquer`, `red-gold`, `neutral`, `contrast`",
        "`auto lacquer`",
        "A scheme and a look, in any order: `red-gold dark`. `auto` follows the page's scheme.",
    ),
    row("heading-level", "2 … 6", "2", "The level of the wall's own heading."),
    row(
        "refresh",
        "seconds, 0 or ≥ 10",
        "0 (never); kiosk 300, ceremony 60",
        "How often the feed is asked for news.",
    ),
    row(
        "idle",
        "seconds, 30 … 3600",
        "90",
        "Kiosk only: how long nobody touches it until it goes back to its start.",
    ),
    row("motion", "`auto`, `off`", "`auto`", "`auto` follows the visitor's setting."),
    row("debug", "boolean", "off", "Shows the editor every problem of the feed with its mend."),
];

impl OptionRow {
    /// The words that may stand in the attribute, where the table names them: of `theme` in groups, a
    /// scheme and a look.
    ///
    /// ```
    /// use recognition_wall_core::options::option;
    /// assert_eq!(option("layout").unwrap().words(), [["grid", "list", "timeline"]]);
    /// assert_eq!(option("theme").unwrap().words().len(), 2);
    /// assert!(option("heading-level").unwrap().words().is_empty());
    /// ```
    #[must_use]
    pub fn words(&self) -> Vec<Vec<&'static str>> {
        let is_word = |word: &&str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        };
        let group = |group: &'static str| -> Vec<&'static str> {
            group.split('`').skip(1).step_by(2).filter(is_word).collect()
        };
        self.values.split(';').map(group).filter(|words| !words.is_empty()).collect()
    }
}

/// The row of an attribute.
#[must_use]
pub fn option(name: &str) -> Option<&'static OptionRow> {
    OPTIONS.iter().find(|row| row.name == name)
}
