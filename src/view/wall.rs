//! The whole wall, put together from its parts for one state.

use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Feed;
use recognition_wall_core::locale::{Locale, messages};
use recognition_wall_core::query::Layout;
use recognition_wall_core::text::lines::together;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::chips::chips;
use super::count::count;
use super::debug::debug_panel;
use super::detail::detail;
use super::export::export;
use super::filters::{filters, filters_open};
use super::layouts::layouts;
use super::notice::{nobody_matches, notice, progress};
use super::search::search;
use super::sheet::sheet;
use super::skeleton::skeleton;
use super::sort::sort_menu;
use super::viewer::viewer;
use super::words::paragraph;
use crate::config::Motion;
use crate::shown::Shown;
use crate::state::{Load, State};

/// The wall of a state; `shown` are the results of its query, `None` until something has been read.
///
/// `people` draws those who are found: it looks at the screen, which no view does.
pub fn wall(
    state: &State,
    shown: Option<&Rc<Shown>>,
    people: impl FnOnce(&Rc<Shown>) -> Html,
    root: &NodeRef,
    surroundings: &Surroundings,
) -> Html {
    let config = &state.config;
    let filled = shown.filter(|shown| !shown.is_of_nobody());
    let has_one_order = state.awaits_blocks() || shown.is_some_and(|shown| shown.is_in_blocks());
    html! {
        <div
            ref={root.clone()} class="wall" lang={config.locale.tag()} dir={config.locale.direction()}
            data-scheme={config.theme.scheme.as_str()} data-look={config.theme.look.as_str()}
            data-motion={if config.motion == Motion::Off { "off" } else { "auto" }}
            data-wide={(!state.ui.narrow).then_some("")}
        >
            { heading(shown.map(Rc::as_ref), surroundings) }
            { notice(state, shown.map(Rc::as_ref), surroundings) }
            { skeleton(
                state.load == Load::Loading
                    && state.failure.is_none()
                    && shown.is_none()
                    && !state.is_settling(),
                state.query.layout,
            ) }
            if let Some(shown) = filled {
                <div class="layout" data-unsorted={(state.query.layout != Layout::Grid).then_some("")} data-one-order={has_one_order.then_some("")}>
                    <div class="toolbar" part="toolbar">
                        { search(&state.query.text, surroundings) }
                        { filters_open(state, surroundings) }
                    </div>
                    <div class="arrangement" hidden={has_one_order}>
                        { sort_menu(&state.query, surroundings) }
                        { layouts(state.query.layout, surroundings) }
                    </div>
                    { filters(shown, state, surroundings) }
                    <div class="people">
                        { chips(shown, &state.query, surroundings) }
                        <p class="count" part="count" role="status" tabindex="-1" data-waiting={(!state.is_answered()).then_some("")}>
                            {count(shown, surroundings)}
                        </p>
                        { export(has_one_order || !state.complete, surroundings) }
                        { progress(state, surroundings) }
                        { nobody_matches(state, shown, surroundings) }
                        { people(shown) }
                    </div>
                    { sheet(shown, state, surroundings) }
                </div>
            }
            { detail(shown.map(Rc::as_ref), state, surroundings) }
            { viewer(state, surroundings) }
            { debug_panel(config.debug, problems(state), surroundings) }
        </div>
    }
}

fn problems(state: &State) -> &[recognition_wall_core::feed::Problem] {
    state.content.as_ref().map(|content| content.problems.as_slice()).unwrap_or_default()
}

fn heading(shown: Option<&Shown>, surroundings: &Surroundings) -> Html {
    let Some(feed) = shown.map(|shown| shown.index().feed()) else {
        return html! { <header class="heading" hidden=true /> };
    };
    let (title, lang) = surroundings.say(&feed.title);
    let as_of = as_of(feed, &surroundings.locale)
        .map(|date| surroundings.locale.fill(messages::WALL_AS_OF, &[("date", &date)]));
    html! {
        <header class="heading">
            if !feed.title.is_empty() {
                <@{surroundings.heading(0)} class="heading__title" {lang} dir="auto">{together(&title)}</@>
            }
            if let Some(description) = &feed.description {
                { paragraph("heading__description", description, surroundings) }
            }
            if let Some(as_of) = as_of {
                <p class="heading__as-of">{as_of}</p>
            }
        </header>
    }
}

/// The date of the data, where the feed tells it.
pub(super) fn as_of(feed: &Feed, locale: &Locale) -> Option<String> {
    let written = feed.as_of.as_ref()?;
    let date = PartialDate::parse(written).map(|date| locale.date(date));
    Some(date.unwrap_or_else(|| written.to_string()))
}
