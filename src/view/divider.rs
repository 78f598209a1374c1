//! What stands between the cards: headings of sections, and the room of rows that are not drawn.

use recognition_wall_core::index::{Section, SectionLabel};
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;

/// What a section is called: a letter, a year, or that there is no year.
#[must_use]
pub fn section_label(section: &Section, surroundings: &Surroundings) -> String {
    match &section.label {
        SectionLabel::Letter(letter) => letter.to_string(),
        SectionLabel::Year(year) => year.to_string(),
        SectionLabel::NoYear => surroundings.locale.text(messages::SECTION_NO_YEAR).to_owned(),
    }
}

/// The heading of a section, with how many it has; `number` is its own.
pub fn divider(number: usize, section: &Section, surroundings: &Surroundings) -> Html {
    let label = section_label(section, surroundings);
    html! {
        <li key={["section ", &label].concat()} class="divider" data-section={number.to_string()}>
            <@{surroundings.heading(1)} class="divider__label" tabindex="-1">{label}</@>
            <span class="divider__count">{surroundings.locale.number(section.count)}</span>
        </li>
    }
}

/// The room of rows that are not drawn; its height is set when they have been measured.
pub fn spacer(number: usize, is_needed: bool) -> Html {
    html! {
        <li key={["room ", &number.to_string()].concat()} class="spacer" aria-hidden="true" hidden={!is_needed} />
    }
}
