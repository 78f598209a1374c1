//! The attributes of the tag, read into a [`Config`].
//!
//! One table, the core's `OPTIONS`, names every attribute with its values and its default; reading,
//! the script's observed attributes and the table in `docs/embedding.md` follow it, held in step by
//! tests. Nothing here reads the page: the values are passed in.

use std::rc::Rc;

use recognition_wall_core::feed::FacetSpec;
use recognition_wall_core::locale::Locale;
use recognition_wall_core::options::{KIOSK_REFRESH, SHORTEST_REFRESH};
use recognition_wall_core::query::{Filters, Layout, Query, Sort};

/// What a browser's timer can count to: 2³¹ milliseconds, in seconds.
const LONGEST_REFRESH: u32 = 2_147_483;

/// What the tag asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The feed's absolute address; empty where the tag has none.
    pub src: Rc<str>,
    /// The mapping's absolute address.
    pub map: Option<Rc<str>>,
    /// The language of the wall's own texts.
    pub locale: Locale,
    /// The filters, where the tag overrides the feed.
    pub facets: Vec<FacetSpec>,
    /// What the visitor can't undo.
    pub preset: Filters,
    /// Whether everybody is to be here, for a screen that goes on without a network.
    pub whole: bool,
    /// The order at the start.
    pub sort: Sort,
    /// The layout at the start.
    pub layout: Layout,
    /// The deep link's namespace; `None` where the address is left alone.
    pub link_name: Option<Rc<str>>,
    /// The colours.
    pub theme: Theme,
    /// 2 … 6.
    pub heading_level: u8,
    /// Seconds between two looks at the feed; `None` for never.
    pub refresh: Option<u32>,
    /// Whether cards may move.
    pub motion: Motion,
    /// Whether the editor's panel is shown.
    pub debug: bool,
    /// Whether the visitor asked the browser to load less. No attribute: the page has no say in it.
    pub saves_data: bool,
}

/// The colours that the tag asks for: a look and a scheme, in any order (`red-gold dark`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Theme {
    /// Light or dark.
    pub scheme: Scheme,
    /// Whose colours.
    pub look: Look,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scheme {
    /// The scheme that the page uses at the wall's place.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Whose colours a wall has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Look {
    /// The wall's own: lacquer and paper.
    #[default]
    Lacquer,
    /// The stage's: gold on red.
    RedGold,
    /// The page's.
    Neutral,
    /// The strongest contrast, for those who need it.
    Contrast,
}

impl Theme {
    fn read(text: &str) -> Self {
        let mut theme = Self::default();
        for word in text.split_whitespace() {
            let schemes = [Scheme::Auto, Scheme::Light, Scheme::Dark];
            let looks = [Look::Lacquer, Look::RedGold, Look::Neutral, Look::Contrast];
            if let Some(scheme) = schemes.into_iter().find(|scheme| scheme.as_str() == word) {
                theme.scheme = scheme;
            } else if let Some(look) = looks.into_iter().find(|look| look.as_str() == word) {
                theme.look = look;
            }
        }
        theme
    }
}

impl Scheme {
    /// The word of the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Look {
    /// The word of the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lacquer => "lacquer",
            Self::RedGold => "red-gold",
            Self::Neutral => "neutral",
            Self::Contrast => "contrast",
        }
    }
}

/// Whether anything may move.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Motion {
    /// As the visitor's system says.
    #[default]
    Auto,
    /// Never.
    Off,
}

impl Config {
    /// Reads the attributes that `lookup` finds by name; a value that makes no sense counts as
    /// absent. `src` and `map` are expected absolute, `lang` already filled from the page.
    pub fn from_attributes(lookup: impl Fn(&str) -> Option<String>) -> Self {
        let word = |name: &str| {
            lookup(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let language = word("lang").unwrap_or_default();
        let is_kiosk = word("mode").as_deref() == Some("kiosk");
        let link_name = word("name").unwrap_or_else(|| "wall".to_owned());
        Self {
            src: word("src").unwrap_or_default().into(),
            map: word("map").map(Rc::from),
            locale: Locale::best([language.as_str()]),
            facets: word("facets").map(|names| facets(&names)).unwrap_or_default(),
            preset: word("filter").map(|text| Filters::parse_preset(&text)).unwrap_or_default(),
            whole: is_kiosk,
            sort: word("sort").and_then(|name| Sort::named(&name)).unwrap_or_default(),
            layout: word("layout").and_then(|name| Layout::named(&name)).unwrap_or_default(),
            // The next visitor of a kiosk must not go back to what the one before looked at.
            link_name: (!is_kiosk && word("history").as_deref() != Some("none"))
                .then(|| link_name.into()),
            theme: word("theme").map(|words| Theme::read(&words)).unwrap_or_default(),
            heading_level: word("heading-level")
                .and_then(|level| level.parse().ok())
                .filter(|level| (2..=6).contains(level))
                .unwrap_or(2),
            refresh: word("refresh")
                .and_then(|seconds| seconds.parse::<u32>().ok())
                .or(is_kiosk.then_some(KIOSK_REFRESH))
                .filter(|seconds| *seconds > 0)
                .map(|seconds| seconds.clamp(SHORTEST_REFRESH, LONGEST_REFRESH)),
            motion: if word("motion").as_deref() == Some("off") {
                Motion::Off
            } else {
                Motion::Auto
            },
            debug: lookup("debug").is_some_and(|value| value != "false"),
            saves_data: false,
        }
    }

    /// The same for a visitor who pays for what is loaded: small photos, and nothing moves.
    #[must_use]
    pub fn saving_data(self) -> Self {
        Self { motion: Motion::Off, saves_data: true, ..self }
    }

    /// The query that the wall starts with.
    #[must_use]
    pub fn start_query(&self) -> Query {
        Query { sort: self.sort, layout: self.layout, ..Query::default() }
    }
}

fn facets(names: &str) -> Vec<FacetSpec> {
    names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| FacetSpec { key: name.into(), label: None })
        .collect()
}

#[cfg(test)]
mod tests {
    use recognition_wall_core::options::OPTIONS;

    use super::*;

    fn config(attributes: &[(&str, &str)]) -> Config {
        Config::from_attributes(|name| {
            attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_bare_tag_gets_the_defaults_of_the_contract() {
        let bare = config(&[("src", "https://example.vn/feed.json")]);
        assert_eq!(bare.locale.tag(), "vi");
        assert_eq!(bare.link_name.as_deref(), Some("wall"));
        assert_eq!((bare.heading_level, bare.refresh, bare.debug), (2, None, false));
        assert_eq!(
            (bare.sort, bare.layout, bare.theme),
            (Sort::Feed, Layout::Grid, Theme::default())
        );
    }

    #[test]
    fn nonsense_counts_as_absent() {
        let odd = config(&[
            ("heading-level", "9"),
            ("refresh", "-1"),
            ("sort", "age"),
            ("theme", "pink"),
            ("lang", "tlh"),
            ("facets", " , ,"),
        ]);
        assert_eq!(odd, config(&[]));
    }

    #[test]
    fn a_refresh_is_never_a_nuisance() {
        assert_eq!(config(&[("refresh", "1")]).refresh, Some(SHORTEST_REFRESH));
        assert_eq!(config(&[("refresh", "0")]).refresh, None);
        assert_eq!(config(&[("refresh", "300")]).refresh, Some(300));
        assert_eq!(config(&[("refresh", "4000000000")]).refresh, Some(LONGEST_REFRESH));
    }

    #[test]
    fn a_kiosk_keeps_up_by_itself_and_leaves_no_way_back_to_another_visitor() {
        let kiosk = config(&[("mode", "kiosk")]);
        assert_eq!((kiosk.refresh, kiosk.link_name), (Some(KIOSK_REFRESH), None));
        assert_eq!(config(&[("mode", "kiosk"), ("refresh", "0")]).refresh, None);
    }

    #[test]
    fn every_attribute_is_read() {
        let rich = config(&[
            ("lang", "en-GB"),
            ("facets", "field, year"),
            ("filter", "field:Y tế"),
            ("sort", "name"),
            ("history", "none"),
            ("theme", " red-gold  dark "),
            ("motion", "off"),
            ("debug", ""),
        ]);
        assert_eq!(rich.locale.tag(), "en");
        let keys: Vec<&str> = rich.facets.iter().map(|facet| &*facet.key).collect();
        assert_eq!(keys, ["field", "year"]);
        assert!(!rich.preset.is_empty());
        assert_eq!(rich.start_query().sort, Sort::Name);
        assert_eq!(
            (rich.link_name, rich.theme, rich.motion, rich.debug),
            (None, Theme { scheme: Scheme::Dark, look: Look::RedGold }, Motion::Off, true)
        );
    }

    #[test]
    fn the_script_observes_exactly_the_attributes_of_the_table() {
        let script = include_str!("../embed/wall.js");
        let list = script.split_once("const ATTRIBUTES = [").unwrap().1.split_once(']').unwrap().0;
        let observed: Vec<&str> = list
            .split(',')
            .map(|name| name.trim().trim_matches('"'))
            .filter(|name| !name.is_empty())
            .collect();
        let names: Vec<&str> = OPTIONS.iter().map(|option| option.name).collect();
        assert_eq!(observed, names);
    }

    #[test]
    fn the_documentation_lists_every_attribute() {
        let docs = include_str!("../docs/embedding.md");
        for option in OPTIONS {
            let row = format!(
                "| `{}` | {} | {} | {} |",
                option.name, option.values, option.default, option.meaning
            );
            assert!(docs.contains(&row), "docs/embedding.md lacks the row\n{row}");
        }
    }
}
