//! What a visitor sees of a wall, and what the page's watcher wrote down, as plain data.
//!
//! In goes the JSON of `seen.js` and `watch.js`; nothing here asks the browser.

use serde::Deserialize;
use serde_json::Value;

/// The wall as it is on the screen.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Seen {
    /// The cards, in visual order.
    pub cards: Vec<Card>,
    /// The count of results.
    pub count: String,
    /// The active filters.
    pub chips: Vec<String>,
    /// The choices of the filters that are unfolded.
    pub choices: Vec<Choice>,
    /// Messages and alerts.
    pub notices: Vec<String>,
    /// The text in the search field; `None` if there is no such field.
    pub search: Option<String>,
    /// The open detail.
    pub detail: Option<Detail>,
    /// Where the keyboard is.
    pub focus: Focus,
    /// Everything that can be read.
    pub text: String,
}

/// A card of the grid.
#[derive(Clone, Debug, Deserialize)]
pub struct Card {
    /// The honouree's id in the feed.
    pub id: String,
    /// The name as shown.
    pub name: String,
    /// All of the card's text.
    pub text: String,
    /// The letters that are highlighted.
    pub marks: Vec<String>,
    /// The photo's caption.
    pub caption: String,
    /// The photo's credit.
    pub credit: String,
    /// The highest award.
    pub award: String,
    /// The short citation.
    pub citation: String,
}

/// One choice of a filter.
#[derive(Clone, Debug, Deserialize)]
pub struct Choice {
    /// The filter's name.
    pub facet: String,
    /// The value.
    pub value: String,
    /// The label with its count.
    pub text: String,
    /// Whether it is ticked.
    pub chosen: bool,
}

impl Choice {
    /// The number in the label, which says how many people the choice has.
    pub fn count(&self) -> Option<u32> {
        let digits = |character: char| !character.is_ascii_digit();
        self.text.rsplit(digits).find(|digits| !digits.is_empty())?.parse().ok()
    }
}

/// The open detail.
#[derive(Clone, Debug, Deserialize)]
pub struct Detail {
    /// The heading: the person's name.
    pub heading: String,
    /// All of the detail's text.
    pub text: String,
}

/// Where the keyboard is, shadow roots entered.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Focus {
    /// The element's name.
    pub tag: String,
    /// Its parts.
    pub part: String,
    /// Its id on the host's page.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The id of the card that it is in.
    pub card: Option<String>,
    /// Whether it is in the open detail.
    pub in_detail: bool,
}

impl Seen {
    /// The names on the cards, in visual order.
    pub fn names(&self) -> Vec<&str> {
        self.cards.iter().map(|card| card.name.as_str()).collect()
    }

    /// The ids of the cards, in visual order.
    pub fn ids(&self) -> Vec<&str> {
        self.cards.iter().map(|card| card.id.as_str()).collect()
    }

    /// A choice of a filter, if it can be seen.
    pub fn choice(&self, facet: &str, value: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.facet == facet && choice.value == value)
    }

    /// The name at the head of the open detail.
    pub fn open(&self) -> Option<&str> {
        self.detail.as_ref().map(|detail| detail.heading.as_str())
    }
}

/// What the page's watcher wrote down.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Watched {
    /// Reports of the policy.
    pub reports: Vec<String>,
    /// Errors that nobody caught.
    pub errors: Vec<String>,
    /// What was put into the console as an error, where the driver doesn't hand out the console.
    pub said: Vec<String>,
    /// The wall's events, in order.
    pub events: Vec<WallEvent>,
}

/// An event that a host page would hear.
#[derive(Clone, Debug, Deserialize)]
pub struct WallEvent {
    /// `wall-ready`, `wall-open` …
    pub name: String,
    /// The event's `detail`.
    pub detail: Value,
    /// The `name` attribute of the wall.
    pub wall: String,
}
