//! What an editor has chosen: attributes of the tag, colours, and where it will be pasted. Plain data.
//!
//! Every attribute is a row of the core's table of options; a value that is the default is not kept.

use std::collections::BTreeMap;
use std::str::FromStr;

use recognition_wall_core::options::{self, OPTIONS, OptionRow};

use crate::colour::{Colour, Role};

/// Declares an enum of words once: the names in addresses, and the list of all.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$own:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$own])* $variant,)* }

        impl $name {
            /// Each of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in addresses and in the names of texts.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(word: &str) -> Result<Self, ()> {
                match word { $($word => Ok(Self::$variant),)* _ => Err(()) }
            }
        }
    };
}

words! {
    /// The system that the site is made with.
    Host {
        /// A page of one's own.
        #[default]
        Plain = "html",
        /// NukeViet.
        NukeViet = "nukeviet",
        /// Liferay.
        Liferay = "liferay",
        /// SharePoint.
        SharePoint = "sharepoint",
        /// Joomla.
        Joomla = "joomla",
        /// Drupal.
        Drupal = "drupal",
        /// WordPress.
        WordPress = "wordpress",
    }
}

words! {
    /// A way to write the tag.
    Form {
        /// The script and the element.
        #[default]
        Element = "element",
        /// The script and a `div`, for systems that strip unknown elements.
        Div = "div",
        /// The script alone, for systems that take one tag.
        Script = "script",
        /// A frame, for systems that strip scripts.
        Frame = "iframe",
        /// The package, for sites that are built.
        Package = "npm",
    }
}

words! {
    /// The screen of the preview.
    Device {
        /// A phone.
        Phone = "phone",
        /// A tablet.
        Tablet = "tablet",
        /// A computer.
        #[default]
        Desktop = "desktop",
        /// A screen in a hall, upright.
        Kiosk = "kiosk",
    }
}

impl Host {
    /// The form that this system lets through to an editor's page.
    #[must_use]
    pub fn best_form(self) -> Form {
        match self {
            Self::Plain | Self::NukeViet | Self::Liferay | Self::Drupal => Form::Element,
            Self::SharePoint | Self::Joomla => Form::Frame,
            Self::WordPress => Form::Div,
        }
    }
}

impl Device {
    /// Width and height of its screen, in CSS pixels.
    #[must_use]
    pub fn size(self) -> (u16, u16) {
        match self {
            Self::Phone => (390, 844),
            Self::Tablet => (820, 1100),
            Self::Desktop => (1280, 860),
            Self::Kiosk => (1080, 1920),
        }
    }
}

/// Everything that is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    attributes: BTreeMap<&'static str, String>,
    /// The colours that are not the look's.
    pub colours: BTreeMap<Role, Colour>,
    /// The folder of `wall.js`, where it is not the one beside this page.
    pub home: String,
    /// Where the tag will be pasted.
    pub host: Host,
    /// How it is written; `None` for what the host lets through.
    pub form: Option<Form>,
    /// The screen of the preview.
    pub device: Device,
    /// Whether the script is held to this very version.
    pub pinned: bool,
}

impl Settings {
    /// An attribute's value; nothing where its default holds.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The value that holds: the one that was chosen, or the default of the table.
    #[must_use]
    pub fn effective(&self, row: &OptionRow) -> String {
        self.get(row.name).map_or_else(|| default_of(row), str::to_owned)
    }

    /// Sets an attribute; the default, nothing, a name that no tag has, and an address that is none of
    /// the web leave none: settings come out of links that anybody may have written.
    pub fn set(&mut self, name: &str, value: &str) {
        let Some(row) = options::option(name) else { return };
        // Nobody sees these in a field, and they end a line of the snippet.
        let value: String = value.trim().chars().filter(|letter| !letter.is_control()).collect();
        let is_refused = row.values == "URL" && has_foreign_scheme(&value);
        if value.is_empty() || is_refused || value == default_of(row) {
            self.attributes.remove(name);
        } else {
            self.attributes.insert(row.name, value);
        }
    }

    /// The attributes that are not as by default, in the order of the table.
    pub fn attributes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        OPTIONS.iter().filter_map(|row| Some((row.name, self.get(row.name)?)))
    }

    /// How the tag is written.
    #[must_use]
    pub fn form(&self) -> Form {
        self.form.unwrap_or_else(|| self.host.best_form())
    }

    /// The word of the theme that is of this group of the table: 0 for the scheme, 1 for the look.
    #[must_use]
    pub fn theme_word(&self, group: usize) -> &'static str {
        let groups = options::option("theme").map(OptionRow::words).unwrap_or_default();
        let words = groups.get(group).cloned().unwrap_or_default();
        let chosen: Vec<&str> = self.get("theme").unwrap_or_default().split(' ').collect();
        let found = words.iter().find(|word| chosen.contains(word));
        found.or(words.first()).copied().unwrap_or_default()
    }

    /// Chooses a word of the theme; the other group stays.
    pub fn set_theme_word(&mut self, group: usize, word: &str) {
        let (scheme, look) = match group {
            0 => (word, self.theme_word(1)),
            _ => (self.theme_word(0), word),
        };
        let defaults = Self::default();
        let mut words = vec![scheme, look];
        words.retain(|word| ![defaults.theme_word(0), defaults.theme_word(1)].contains(word));
        self.set("theme", &words.join(" "));
    }

    /// Whether what is written for an attribute is nothing that the wall can use. `filters` are those that
    /// the feed has values for; none where that is not known.
    #[must_use]
    pub fn is_odd(&self, row: &OptionRow, filters: &[&str]) -> bool {
        let Some(written) = self.get(row.name) else { return false };
        if row.name == "filter" {
            return !written.split(';').filter(|part| !part.trim().is_empty()).all(|part| {
                let Some((name, value)) = part.split_once(':') else { return false };
                !value.trim().is_empty() && (filters.is_empty() || filters.contains(&name.trim()))
            });
        }
        if !row.values.starts_with("seconds") {
            return false;
        }
        // "seconds, 30 … 3600" is a range, "seconds, 0 or ≥ 10" a number and where the rest begins.
        let parts = row.values.split(' ').filter_map(|word| word.parse::<u32>().ok());
        let bounds: Vec<u32> = parts.collect();
        let ([first, second], Ok(number)) = (bounds.as_slice(), written.parse::<u32>()) else {
            return true;
        };
        let is_fine = if row.values.contains('≥') {
            number == *first || number >= *second
        } else {
            (*first..=*second).contains(&number)
        };
        !is_fine
    }

    /// The names of the filters, in their order; empty where the feed's own are shown.
    #[must_use]
    pub fn facets(&self) -> Vec<&str> {
        let names = self.get("facets").unwrap_or_default().split(',').map(str::trim);
        names.filter(|name| !name.is_empty()).collect()
    }

    /// Takes a filter in, as the last, or out.
    pub fn toggle_facet(&mut self, name: &str) {
        let mut names: Vec<String> = self.facets().into_iter().map(str::to_owned).collect();
        match names.iter().position(|known| known == name) {
            Some(place) => {
                names.remove(place);
            }
            None => names.push(name.to_owned()),
        }
        self.set("facets", &names.join(","));
    }
}

/// Whether an address has a scheme that is not the web's.
fn has_foreign_scheme(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    let is_scheme = !scheme.contains(['/', '?', '#']);
    is_scheme && !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// What holds without the attribute, where that is a word or a number.
fn default_of(row: &OptionRow) -> String {
    let default = row.default;
    if row.name == "lang" {
        // The nearest language of the page: an editor who chooses one means it.
        return String::new();
    }
    let word = default.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    let number = default.split(' ').next().filter(|number| number.parse::<u32>().is_ok());
    word.or(number).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_is_not_written() {
        let mut settings = Settings::default();
        for row in OPTIONS {
            settings.set(row.name, &default_of(row));
        }
        assert_eq!(settings, Settings::default());
        settings.set("layout", "list");
        settings.set("heading-level", "2");
        settings.set("onclick", "alert(1)");
        assert_eq!(settings.attributes().collect::<Vec<_>>(), [("layout", "list")]);
    }

    #[test]
    fn an_address_that_runs_something_is_no_address() {
        let mut settings = Settings::default();
        for hostile in
            ["javascript:alert(1)", " JaVa\nscript:alert(1)", "data:text/html,x", "blob:x"]
        {
            settings.set("src", hostile);
            settings.set("map", hostile);
            assert_eq!(settings, Settings::default(), "{hostile}");
        }
        for fine in ["feed.json", "/a:b.json", "?a=b:c", "HTTPS://a.example/f.json"] {
            settings.set("src", fine);
            assert_eq!(settings.get("src"), Some(fine));
        }
    }

    #[test]
    fn scheme_and_look_are_chosen_one_without_the_other() {
        let mut settings = Settings::default();
        settings.set_theme_word(1, "red-gold");
        assert_eq!(settings.get("theme"), Some("red-gold"));
        settings.set_theme_word(0, "dark");
        assert_eq!(settings.get("theme"), Some("dark red-gold"));
        assert_eq!((settings.theme_word(0), settings.theme_word(1)), ("dark", "red-gold"));
        settings.set_theme_word(0, "auto");
        settings.set_theme_word(1, "lacquer");
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn what_the_wall_can_not_use_is_odd() {
        let is_odd = |name: &str, written: &str| {
            let mut settings = Settings::default();
            settings.set(name, written);
            settings.is_odd(options::option(name).unwrap(), &["field", "year"])
        };
        for (name, fine) in [
            ("filter", ""),
            ("filter", "field:Y tế; year:2019..2023;"),
            ("refresh", "0"),
            ("refresh", "10"),
            ("refresh", "300"),
            ("idle", "30"),
            ("idle", "3600"),
            ("layout", "list"),
        ] {
            assert!(!is_odd(name, fine), "{name} {fine}");
        }
        for (name, odd) in [
            ("filter", "linh tinh"),
            ("filter", "field:"),
            ("filter", "Lĩnh vực:Y tế"),
            ("filter", "field:Y tế;năm 2023"),
            ("refresh", "9"),
            ("refresh", "năm phút"),
            ("idle", "29"),
            ("idle", "-1"),
        ] {
            assert!(is_odd(name, odd), "{name} {odd}");
        }
        let mut settings = Settings::default();
        settings.set("filter", "movement:A");
        assert!(!settings.is_odd(options::option("filter").unwrap(), &[]), "nothing is known");
    }

    #[test]
    fn filters_stand_in_the_order_in_which_they_were_ticked() {
        let mut settings = Settings::default();
        for name in ["year", "field", "award", "field"] {
            settings.toggle_facet(name);
        }
        assert_eq!(settings.get("facets"), Some("year,award"));
    }
}
