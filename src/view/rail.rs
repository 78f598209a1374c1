//! The way through a long wall: letters of the given names, or years with how many each has.

use recognition_wall_core::index::{Index, Section};
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::Layout;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::divider::section_label;

/// How many heights a bar of the density strip may have.
const LEVELS: usize = 8;

/// The steps to the sections of a layout; always an element, hidden where there are none.
///
/// Letters that nobody's name begins with stand in their place and lead nowhere, so that the
/// alphabet stays where the hand knows it.
pub fn rail(
    layout: Layout,
    sections: &[Section],
    current: usize,
    jump: &Callback<usize>,
    surroundings: &Surroundings,
) -> Html {
    let (kind, label) = match layout {
        Layout::Grid => return html! { <nav class="rail" hidden=true /> },
        Layout::List => ("letters", messages::RAIL_LETTERS),
        Layout::Timeline => ("years", messages::RAIL_YEARS),
    };
    let most = sections.iter().map(|section| section.count).max().unwrap_or(1).max(1);
    let mut steps: Vec<Html> = Vec::new();
    let mut letters = if layout == Layout::List { Index::alphabet() } else { &[] };
    for (number, section) in sections.iter().enumerate() {
        let label = section_label(section, surroundings);
        // Letters that nobody has stand before the next that somebody has.
        if let Some(place) = letters.iter().position(|letter| *letter == label) {
            let (before, after) = letters.split_at(place);
            steps.extend(before.iter().map(|letter| nobody(letter)));
            letters = after.get(1..).unwrap_or_default();
        }
        let level = (section.count * LEVELS).div_ceil(most);
        let is_current = number == current;
        let level = (layout == Layout::Timeline).then_some(level);
        steps.push(step(number, (label, section.count, level), is_current, jump, surroundings));
    }
    steps.extend(letters.iter().map(|letter| nobody(letter)));
    html! {
        <nav class="rail" data-rail={kind} aria-label={surroundings.locale.text(label)} hidden={sections.len() < 2}>
            <ol class="rail__steps" role="list">{ for steps }</ol>
        </nav>
    }
}

/// A step to a section: its label, how many it has, and how high its bar is, if there are bars.
fn step(
    number: usize,
    (label, count, level): (String, usize, Option<usize>),
    is_current: bool,
    jump: &Callback<usize>,
    surroundings: &Surroundings,
) -> Html {
    let locale = &surroundings.locale;
    let name = locale.count(messages::RAIL_STEP, count, &[("label", &label)]);
    let go = jump.reform(move |_: MouseEvent| number);
    html! {
        <li key={label.clone()}>
            <button
                class="rail__step" type="button" data-level={level.map(|level| level.to_string())} aria-label={name}
                aria-current={is_current.then_some("true")} onclick={go}
            >
                if level.is_some() {
                    <span class="rail__bar" aria-hidden="true" />
                }
                <span class="rail__label">{label}</span>
            </button>
        </li>
    }
}

/// A letter that no given name begins with.
fn nobody(letter: &'static str) -> Html {
    html! {
        <li key={letter} class="rail__nobody" aria-hidden="true">
            <span class="rail__step" aria-disabled="true"><span class="rail__label">{letter}</span></span>
        </li>
    }
}
