//! The whole wall, put together from its parts for one state.

use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::Needle;
use yew::prelude::*;

use super::Surroundings;
use super::chips::Chips;
use super::debug::debug_panel;
use super::detail::Detail;
use super::filters::FilterPanel;
use super::grid::Grid;
use super::notice::notice;
use super::search::Search;
use super::sort::SortMenu;
use super::words::paragraph;
use crate::config::Motion;
use crate::shown::Shown;
use crate::state::State;

/// The properties of [`Wall`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WallProps {
    /// The state to draw.
    pub state: Rc<State>,
    /// The results of the state's query; `None` until something has been read.
    pub shown: Option<Rc<Shown>>,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The wall.
#[component]
pub fn Wall(props: &WallProps) -> Html {
    let WallProps { state, shown, surroundings } = props;
    let needle = use_memo(state.query.text.clone(), |text| Needle::new(text));
    let config = &state.config;
    html! {
        <div
            class="wall" lang={config.locale.tag()} data-theme={config.theme.as_str()}
            data-motion={if config.motion == Motion::Off { "off" } else { "auto" }}
        >
            { heading(shown.as_deref(), surroundings) }
            { notice(state, shown.as_ref().map(|shown| shown.results.positions.len()), surroundings) }
            if let Some(shown) = shown.as_ref().filter(|shown| !shown.index().is_empty()) {
                <div class="layout">
                    <div class="toolbar" part="toolbar">
                        <Search text={state.query.text.clone()} {surroundings} />
                        <SortMenu sort={state.query.sort} {surroundings} />
                    </div>
                    <FilterPanel {shown} filters={state.query.filters.clone()} {surroundings} />
                    <div class="people">
                        <Chips {shown} query={state.query.clone()} {surroundings} />
                        <p class="count" part="count" role="status">{count(shown, surroundings)}</p>
                        <Grid {shown} {needle} {surroundings} />
                    </div>
                </div>
            }
            <Detail shown={shown.clone()} open={state.open.clone()} {surroundings} />
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
    let as_of = feed.as_of.as_ref().map(|written| {
        let date = PartialDate::parse(written).map(|date| surroundings.locale.date(date));
        let date = date.unwrap_or_else(|| written.to_string());
        surroundings.locale.fill(messages::WALL_AS_OF, &[("date", &date)])
    });
    html! {
        <header class="heading">
            if !feed.title.is_empty() {
                <@{surroundings.heading(0)} class="heading__title" {lang} dir="auto">{title}</@>
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

fn count(shown: &Shown, surroundings: &Surroundings) -> String {
    let (found, total) = (shown.results.positions.len(), shown.results.total);
    if found == total {
        return surroundings.locale.count(messages::RESULTS_ALL, total, &[]);
    }
    let total = surroundings.locale.number(total);
    surroundings.locale.count(messages::RESULTS_SOME, found, &[("total", &total)])
}
