//! "The wall is the same on every site": what the browser makes of each of its elements is, property by
//! property, what it makes of them on a plain page. What a host gives, and is meant to give, is the font.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::{Outcome, Visit, Wall, journey};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

use crate::page::{alone, as_the_host_writes, is_here, open, photos_are_there};

/// All that the browser computes for the wall in one state.
#[derive(Debug, Deserialize)]
struct Styles {
    names: Vec<String>,
    /// Where an element is, and its values in the order of the names.
    seen: Vec<(String, Vec<String>)>,
}

/// What a host gives by inheritance: its font, where the wall is asked to take it.
const GIVEN: &[&str] = &["font-family"];

/// What follows from the letters' shapes: how wide a word is, where it breaks, how high its lines are, how
/// much room that leaves around. In the same letters these too are the same.
const MEASURED: &[&str] = &[
    "margin-block-end",
    "margin-block-start",
    "margin-bottom",
    "margin-inline-end",
    "margin-inline-start",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-inline-size",
    "max-width",
    "block-size",
    "height",
    "inline-size",
    "width",
    "perspective-origin",
    "transform-origin",
    "grid-template-columns",
    "grid-template-rows",
    "bottom",
    "left",
    "right",
    "top",
    "inset-block-end",
    "inset-block-start",
    "inset-inline-end",
    "inset-inline-start",
];

/// By how much a length may differ: the wall may stand on another part of a pixel.
const SLACK: f64 = 0.51;

/// Whether two values are the same, numbers of pixels within the slack.
fn same(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let parts = |text: &str| -> Vec<String> {
        text.split([' ', ',', '(', ')'])
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let pixels = |part: &str| part.strip_suffix("px").and_then(|number| number.parse::<f64>().ok());
    let (one, other) = (parts(one), parts(other));
    one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| match (pixels(one), pixels(other)) {
            (Some(one), Some(other)) => (one - other).abs() <= SLACK,
            _ => one == other,
        })
}

impl Styles {
    async fn of(visit: &Visit) -> Result<Self> {
        visit.script(include_str!("styles.js"), json!([])).await
    }

    /// Where these differ from others, one line for each property; `but` are left out.
    fn differences(&self, plain: &Self, but: &[&[&str]]) -> Vec<String> {
        if self.names != plain.names {
            return vec!["the browser knows other properties".to_owned()];
        }
        let places = |styles: &Self| -> Vec<String> {
            styles.seen.iter().map(|(place, _)| place.clone()).collect()
        };
        let (is, should) = (places(self), places(plain));
        if is != should {
            let first = is.iter().zip(&should).find(|(is, should)| is != should);
            let counts = (is.len(), should.len());
            return vec![format!("other elements, {counts:?}; the first: {first:?}")];
        }
        let mut found = Vec::new();
        for ((place, is), (_, should)) in self.seen.iter().zip(&plain.seen) {
            for (name, (is, should)) in self.names.iter().zip(is.iter().zip(should)) {
                let is_left_out = but.iter().any(|some| some.contains(&name.as_str()));
                if !is_left_out && !same(is, should) {
                    found.push(format!("{name} is {is}, should be {should} at {place}"));
                }
            }
        }
        found
    }
}

/// The wall in the states in which it has other elements: the list, somebody open, nobody found.
async fn states(visit: &Visit, wall: Wall<'_>) -> Result<Vec<Styles>> {
    // Nothing is under the mouse, and the keyboard is nowhere.
    let quiet = "document.activeElement?.blur(); return null";
    photos_are_there(wall).await?;
    wall.rests().await?;
    visit.script::<serde_json::Value>(quiet, json!([])).await?;
    let mut states = vec![Styles::of(visit).await?];
    wall.call("open", json!(["be"])).await?;
    wall.shows_open(Some("Nguyễn Thị Bé")).await?;
    photos_are_there(wall).await?;
    wall.rests().await?;
    states.push(Styles::of(visit).await?);
    visit.press(Key::Escape).await?;
    wall.shows_open(None).await?;
    wall.call("setQuery", json!([{ "text": "khong ai ca" }])).await?;
    wall.has("[part~=card]", 0).await?;
    // Whoever left is still in their list for a moment, and the list's style knows of it.
    wall.rests().await?;
    visit.script::<serde_json::Value>(quiet, json!([])).await?;
    states.push(Styles::of(visit).await?);
    wall.call("setQuery", json!([{ "text": "" }])).await?;
    Ok(states)
}

/// The hosts with styles of their own, in every look that a visitor or an editor may meet.
const HOSTS: &[&str] = &[
    "unset",
    "normalize",
    "preflight",
    "bootstrap",
    "clipped",
    "nukeviet",
    "joomla",
    "drupal",
    "liferay",
    "sharepoint",
    "inherited",
    "wordpress",
    "wordpress-blocks",
    "elements",
    "variables",
    "tiny-root",
    "huge-root",
    "quirks",
];

#[derive(Clone, Copy)]
enum Letters {
    /// The same everywhere: then each size is the same too.
    Same,
    /// The host's own: then all is the same but what the letters measure.
    Hosts,
}

async fn on(visit: &Visit, host: &str, letters: Letters) -> Result<Vec<Styles>> {
    let wall = open(visit, host).await?;
    match letters {
        Letters::Same => alone(visit).await?,
        Letters::Hosts => as_the_host_writes(visit).await?,
    }
    states(visit, wall).await
}

async fn same_on_every_host(visit: &Visit, letters: Letters) -> Result<()> {
    let but: &[&[&str]] = match letters {
        Letters::Same => &[],
        Letters::Hosts => &[GIVEN, MEASURED],
    };
    let plain = on(visit, "plain", letters).await?;
    ensure!(plain.iter().all(|state| state.seen.len() > 40 && state.names.len() > 300), "too few");
    let mut found = Vec::new();
    for host in HOSTS.iter().filter(|host| is_here(host)) {
        let here = on(visit, host, letters).await?;
        for (state, (is, should)) in
            ["list", "person", "nobody"].iter().zip(here.iter().zip(&plain))
        {
            let differences = is.differences(should, but);
            let count = differences.len();
            let some = differences.into_iter().take(8);
            found.extend(some.map(|line| format!("{host}, {state} ({count}): {line}")));
        }
    }
    ensure!(found.is_empty(), "{found:#?}");
    Ok(())
}

#[test]
fn in_the_same_letters_every_property_of_every_element_is_the_same_on_every_host() -> Outcome {
    journey(async |visit| same_on_every_host(visit, Letters::Same).await)
}

#[test]
fn in_the_hosts_own_letters_all_but_the_font_and_what_it_measures_is_the_same() -> Outcome {
    journey(async |visit| same_on_every_host(visit, Letters::Hosts).await)
}

/// What the comparison is for: it sees what a host would change, if anything came in.
#[test]
fn a_property_that_came_in_would_be_seen() -> Outcome {
    journey(async |visit| {
        let plain = on(visit, "plain", Letters::Same).await?;
        let leak = "const sheet = new CSSStyleSheet();
            sheet.replaceSync('.card { letter-spacing: 1px }');
            const root = document.querySelector('recognition-wall').shadowRoot;
            root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]; return null";
        let wall = open(visit, "plain").await?;
        alone(visit).await?;
        visit.script::<serde_json::Value>(leak, json!([])).await?;
        let here = states(visit, wall).await?;
        let found = here[0].differences(&plain[0], &[GIVEN, MEASURED]);
        let leaked = |line: &&String| line.starts_with("letter-spacing is 1px, should be normal");
        let (leaked, count) = (found.iter().filter(leaked).count(), found.len());
        ensure!(leaked > NEIGHBOURS.len(), "{leaked} of {count} are seen: {found:#?}");
        Ok(())
    })
}
