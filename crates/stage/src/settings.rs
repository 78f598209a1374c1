//! What the tag asks of a screen. In: attributes as written. Out: settings that make sense. Never fails:
//! a value that makes no sense counts as absent.

use std::rc::Rc;
use std::time::Duration;

use recognition_wall_core::feed::FacetSpec;
use recognition_wall_core::options::{CEREMONY_REFRESH, KIOSK_REFRESH, SHORTEST_REFRESH};
use recognition_wall_core::query::Filters;
use recognition_wall_venue::kiosk::Timing;

/// A screen that nobody attends asks for news at least once a day, whatever the tag says. Seconds.
const LONGEST_REFRESH: u64 = 86_400;

/// Which screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The touch screen in the lobby.
    Kiosk,
    /// The big screen on the stage, and the presenter's window.
    Ceremony,
}

/// What a screen is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Which screen.
    pub mode: Mode,
    /// The feed's address, absolute; empty where the tag names none.
    pub src: Rc<str>,
    /// The mapping's address, absolute, for JSON that is no JSON Feed.
    pub map: Option<Rc<str>>,
    /// BCP 47 tag of the language that the screen starts in.
    pub language: Rc<str>,
    /// How long a visitor may stand still.
    pub timing: Timing,
    /// From one look at the feed to the next; `None`: never.
    pub refresh: Option<Duration>,
    /// The preset that nobody can undo, as in the wall.
    pub preset: Filters,
    /// The filters that the tag names.
    pub facets: Rc<[FacetSpec]>,
    /// Whether nothing may move, whatever the device's setting.
    pub is_still: bool,
    /// The words of `theme`, as written.
    pub theme: Rc<str>,
}

impl Settings {
    /// Reads the attributes that `lookup` finds by name; nothing where the mode is none of a venue.
    ///
    /// ```
    /// use std::time::Duration;
    /// use recognition_wall_stage::settings::Settings;
    /// let read = |mode: &'static str| {
    ///     Settings::from_attributes(|name| (name == "mode").then(|| mode.to_owned()))
    /// };
    /// assert_eq!(read("kiosk").unwrap().refresh, Some(Duration::from_secs(300)));
    /// assert_eq!(read("ceremony").unwrap().refresh, Some(Duration::from_secs(60)));
    /// assert_eq!(read("page"), None);
    /// ```
    #[must_use]
    pub fn from_attributes(lookup: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let word = |name: &str| {
            lookup(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let mode = match word("mode")?.as_str() {
            "kiosk" => Mode::Kiosk,
            "ceremony" => Mode::Ceremony,
            _ => return None,
        };
        let usual = if mode == Mode::Ceremony { CEREMONY_REFRESH } else { KIOSK_REFRESH };
        let seconds =
            word("refresh").and_then(|seconds| seconds.parse().ok()).unwrap_or(u64::from(usual));
        let facets = word("facets").unwrap_or_default();
        let names = facets.split(',').map(str::trim).filter(|name| !name.is_empty());
        Some(Self {
            mode,
            src: word("src").unwrap_or_default().into(),
            map: word("map").map(Rc::from),
            language: word("lang").unwrap_or_else(|| "vi".to_owned()).into(),
            timing: Timing::from_attribute(word("idle").as_deref()),
            refresh: (seconds > 0).then(|| {
                Duration::from_secs(seconds.clamp(SHORTEST_REFRESH.into(), LONGEST_REFRESH))
            }),
            preset: word("filter").map(|text| Filters::parse_preset(&text)).unwrap_or_default(),
            facets: names.map(|name| FacetSpec { key: name.into(), label: None }).collect(),
            is_still: word("motion").as_deref() == Some("off"),
            theme: word("theme").unwrap_or_default().into(),
        })
    }
}
