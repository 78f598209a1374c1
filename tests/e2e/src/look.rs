//! Where things are on a wall: boxes, order, what holds the keyboard, how much there is.
//!
//! In goes the JSON of `look.js`; what a visitor would call right of it is checked here.

use std::cell::Cell;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use tokio::time::Instant;

use crate::Wall;
use crate::wait::eventually;

const LOOK: &str = include_str!("look.js");

/// How far a box may be off and still be where it belongs: boxes are laid out on parts of pixels.
const SLACK: f64 = 2.0;

/// How long nothing must have been drawn: longer than the wall waits before it draws what lies
/// beyond the screen (`SETTLING` in `src/people/mod.rs`).
const QUIET: Duration = Duration::from_millis(600);

/// A box on the screen.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Edges {
    /// From the left.
    pub left: f64,
    /// From the top.
    pub top: f64,
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

impl Edges {
    /// The middle.
    pub fn middle(&self) -> (f64, f64) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }
}

/// A card that is in the document.
#[derive(Clone, Debug, Deserialize)]
pub struct Place {
    /// Whose.
    pub id: String,
    /// The name on it.
    pub name: String,
    /// `aria-posinset`: from 1.
    pub place: usize,
    /// `aria-setsize`.
    pub size: usize,
    /// Where it rests.
    pub edges: Edges,
    /// Where its link is then.
    pub link: Edges,
}

/// Where the keyboard is within the wall.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// On the link of whose card.
    pub card: Option<String>,
    /// On the number of results.
    pub on_count: bool,
    /// The element, for the reader of a failure.
    pub what: String,
}

/// A wall at one moment.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// `grid`, `list`, `timeline`.
    pub layout: String,
    /// How many elements the wall has.
    pub elements: usize,
    /// How many of them are about the people: cards, headings, rail, chips, count.
    pub people_elements: usize,
    /// How many cards are fading out.
    pub leaving: usize,
    /// How many animations run.
    pub moving: usize,
    /// The lower edge of a toolbar that stays on the screen.
    pub toolbar: f64,
    /// The screen's width and height.
    pub screen: (f64, f64),
    /// Whether the people are written from right to left.
    pub right_to_left: bool,
    /// The cards, in the order of the document.
    pub cards: Vec<Place>,
    /// Where the keyboard is.
    pub focus: Held,
}

impl Look {
    /// The card of an id.
    ///
    /// # Errors
    /// If it is not in the document.
    pub fn card(&self, id: &str) -> Result<&Place> {
        let card = self.cards.iter().find(|card| card.id == id);
        card.with_context(|| format!("the card of {id} is not in the document"))
    }

    /// Tab goes as the eye: line by line, each from its start; and a screen reader counts the same.
    ///
    /// # Errors
    /// With the first two cards that stand otherwise.
    pub fn is_in_order(&self) -> Result<()> {
        for (this, next) in self.cards.iter().zip(self.cards.iter().skip(1)) {
            ensure!(next.place > this.place, "place {} before place {}", this.place, next.place);
            let down = next.edges.top - this.edges.top;
            let across = next.edges.left - this.edges.left;
            let onward = if self.right_to_left { -across } else { across };
            let follows = if down.abs() <= SLACK { onward > 0.0 } else { down > 0.0 };
            ensure!(follows, "{this:?} is followed by {next:?}, which does not stand after it");
        }
        Ok(())
    }

    /// The card under the keyboard can be seen: its link wholly, and half of the rest; neither is off
    /// the screen nor under the toolbar.
    ///
    /// # Errors
    /// If it can't.
    pub fn shows_card(&self, id: &str) -> Result<()> {
        let card = self.card(id)?;
        let (top, bottom) = (self.toolbar - SLACK, self.screen.1 + SLACK);
        let link = card.link;
        let link_is_seen = link.top >= top && link.top + link.height <= bottom;
        let seen = (card.edges.top + card.edges.height).min(bottom) - card.edges.top.max(top);
        let half_is_seen = seen >= card.edges.height.min(bottom - top) / 2.0;
        ensure!(
            link_is_seen && half_is_seen,
            "of the card of {id} at {:?} with its link at {link:?} only {seen} px are seen between the \
             toolbar at {top} and the lower edge at {bottom}",
            card.edges
        );
        Ok(())
    }
}

impl Wall<'_> {
    /// Where things are now.
    ///
    /// # Errors
    /// If there are no people on the wall.
    pub async fn look(&self) -> Result<Look> {
        let look: Option<Look> = self.visit.script(LOOK, json!([self.selector])).await?;
        look.context("there is no list of people on the wall")
    }

    /// Waits until something holds of where things are.
    ///
    /// # Errors
    /// With the last reason why it did not.
    pub async fn looks(&self, what: &str, holds: impl Fn(&Look) -> Result<()>) -> Result<Look> {
        eventually(what, async || {
            let look = self.look().await?;
            holds(&look)?;
            Ok(look)
        })
        .await
    }

    /// Waits until nothing moves any more, nobody is leaving, and nothing has been drawn for a while:
    /// what lies beyond the screen comes a little after what is on it.
    ///
    /// # Errors
    /// If something still does when a visitor would have given up.
    pub async fn rests(&self) -> Result<Look> {
        let since = Cell::new((usize::MAX, Instant::now()));
        self.looks("the wall to come to rest", |look| {
            ensure!(look.moving == 0, "{} animations run", look.moving);
            ensure!(look.leaving == 0, "{} cards are leaving", look.leaving);
            let (elements, time) = since.get();
            if elements != look.elements {
                since.set((look.elements, Instant::now()));
            }
            let is_quiet = elements == look.elements && time.elapsed() >= QUIET;
            ensure!(is_quiet, "there were {elements} elements and are {}", look.elements);
            Ok(())
        })
        .await
    }
}
