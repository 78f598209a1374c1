//! Colours that an editor chooses, and whether what they make can be read: WCAG 2.2, by computation.
//!
//! The colours of each look come from the wall's own style sheet: nothing here has a copy of them.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::settings::Settings;

/// The wall's tokens, as the page gets them.
const TOKENS: &str = include_str!("../../../styles/tokens.css");

/// An opaque colour of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour {
    /// 0 … 255.
    pub red: u8,
    /// 0 … 255.
    pub green: u8,
    /// 0 … 255.
    pub blue: u8,
}

impl Colour {
    /// Reads `#7a1f24` or `#abc`, with or without `#`.
    ///
    /// ```
    /// use recognition_wall_builder::colour::Colour;
    /// assert_eq!(Colour::parse(" #FC0 ").unwrap().to_string(), "#ffcc00");
    /// assert_eq!(Colour::parse("red"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let part = |shift: u32, mask: u32| u8::try_from((number >> shift) & mask).ok();
        match digits.len() {
            6 => Some(Self { red: part(16, 255)?, green: part(8, 255)?, blue: part(0, 255)? }),
            3 => Some(Self {
                red: part(8, 15)? * 17,
                green: part(4, 15)? * 17,
                blue: part(0, 15)? * 17,
            }),
            _ => None,
        }
    }

    /// The relative luminance, 0 … 1 (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The contrast with another colour, 1 … 21 (WCAG 2.2, "contrast ratio").
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// What a colour is for: the custom property `--wall-…` of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The main colour.
    Accent,
    /// What stands on the main colour.
    OnAccent,
    /// The ground.
    Surface,
    /// The text.
    Text,
    /// The quiet text.
    Muted,
}

impl Role {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Accent, Self::OnAccent, Self::Surface, Self::Text, Self::Muted];

    /// The end of the custom property's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::OnAccent => "on-accent",
            Self::Surface => "surface",
            Self::Text => "text",
            Self::Muted => "muted",
        }
    }

    /// The custom property.
    #[must_use]
    pub fn property(self) -> String {
        ["--wall-", self.as_str()].concat()
    }

    /// The token that holds where the property is not set.
    fn token(self) -> &'static str {
        match self {
            Self::Accent => "lacquer",
            Self::OnAccent => "on-lacquer",
            Self::Surface => "paper",
            Self::Text => "ink",
            Self::Muted => "quiet",
        }
    }
}

impl FromStr for Role {
    type Err = ();

    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|role| role.as_str() == word).ok_or(())
    }
}

/// What is read on what, and how well.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// What is read.
    pub front: Role,
    /// On what.
    pub ground: Role,
    /// The worst contrast of the schemes that may be shown.
    pub ratio: f64,
    /// Whether that is in the dark scheme.
    pub in_dark: bool,
}

impl Pair {
    /// Whether it is enough for text of any size (WCAG 2.2, 1.4.3, level AA).
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.ratio >= 4.5
    }

    /// Whether it is enough for level AAA (1.4.6).
    #[must_use]
    pub fn is_best(&self) -> bool {
        self.ratio >= 7.0
    }
}

/// What the wall draws on what: the accent is also the colour of links on the ground.
const READ_ON: [(Role, Role); 4] = [
    (Role::Text, Role::Surface),
    (Role::Muted, Role::Surface),
    (Role::Accent, Role::Surface),
    (Role::OnAccent, Role::Accent),
];

/// How well the chosen colours can be read; empty where nothing can be said: the look takes the
/// page's own colours, or none is chosen.
#[must_use]
pub fn pairs(settings: &Settings) -> Vec<Pair> {
    let schemes: &[bool] = match settings.theme_word(0) {
        "light" => &[false],
        "dark" => &[true],
        _ => &[false, true],
    };
    READ_ON
        .into_iter()
        .filter_map(|(front, ground)| {
            let seen = schemes.iter().filter_map(|in_dark| {
                let ratio =
                    shown(settings, front, *in_dark)?.contrast(shown(settings, ground, *in_dark)?);
                Some(Pair { front, ground, ratio, in_dark: *in_dark })
            });
            seen.min_by(|one, other| one.ratio.total_cmp(&other.ratio))
        })
        .collect()
}

/// The colour that is shown: the chosen one, or that of the look.
#[must_use]
pub fn shown(settings: &Settings, role: Role, in_dark: bool) -> Option<Colour> {
    // A quiet text is the text where only that is chosen: as in the style sheet.
    let chosen = settings
        .colours
        .get(&role)
        .or_else(|| settings.colours.get(&Role::Text).filter(|_| role == Role::Muted));
    chosen.copied().or_else(|| {
        tokens(settings.theme_word(1)).get(role.token()).map(
            |(light, dark)| {
                if in_dark { *dark } else { *light }
            },
        )
    })
}

/// The colours of a look by token, in the light and in the dark scheme; empty for looks whose colours
/// are the page's or the system's.
fn tokens(look: &str) -> BTreeMap<&'static str, (Colour, Colour)> {
    let start = match look {
        "lacquer" => "@supports (color: light-dark(white, black))",
        "red-gold" => ".wall[data-look=\"red-gold\"] {",
        _ => return BTreeMap::new(),
    };
    let block = TOKENS.split_once(start).map(|(_, rest)| rest).unwrap_or_default();
    // The block of the look itself ends at the first brace of its own line.
    let block = block.split_once("\n  }").map_or(block, |(own, _)| own);
    let row = |line: &'static str| {
        let (name, value) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = value.strip_suffix(");")?.split_once(", ")?;
        Some((name, (Colour::parse(light)?, Colour::parse(dark)?)))
    };
    block.lines().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_the_recommendation() {
        assert!((of("#000").contrast(of("#fff")) - 21.0).abs() < 1e-9);
        assert!((of("#fff").contrast(of("#fff")) - 1.0).abs() < 1e-9);
        // Known from the recommendation's own examples of the least grey on white.
        assert!(of("#767676").contrast(of("#fff")) >= 4.5);
        assert!(of("#777777").contrast(of("#fff")) < 4.5);
        assert!((of("#777").contrast(of("#fff")) - of("#fff").contrast(of("#777"))).abs() < 1e-12);
    }

    #[test]
    fn the_looks_are_read_from_the_walls_own_style_sheet() {
        for look in ["lacquer", "red-gold"] {
            for role in Role::ALL {
                assert!(tokens(look).contains_key(role.token()), "{look} {role:?}");
            }
        }
        assert_eq!(tokens("lacquer")["paper"], (of("#fbf8f2"), of("#20100f")));
        assert_ne!(tokens("lacquer")["paper"], tokens("red-gold")["paper"]);
        assert!(tokens("neutral").is_empty());
    }

    #[test]
    fn the_looks_as_they_are_can_be_read() {
        let mut settings = Settings::default();
        for look in ["lacquer", "red-gold"] {
            settings.set_theme_word(1, look);
            let pairs = pairs(&settings);
            assert_eq!(pairs.len(), READ_ON.len());
            assert!(pairs.iter().all(Pair::is_enough), "{look}: {pairs:?}");
        }
    }

    #[test]
    fn a_colour_is_checked_in_every_scheme_that_may_be_shown() {
        let mut settings = Settings::default();
        settings.colours.insert(Role::Text, of("#333333"));
        let worst = |settings: &Settings| {
            pairs(settings).into_iter().find(|pair| pair.front == Role::Text).unwrap()
        };
        assert!(worst(&settings).in_dark && !worst(&settings).is_enough());
        settings.set_theme_word(0, "light");
        assert!(worst(&settings).is_best());
    }
}
