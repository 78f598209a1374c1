//! Step 2: how the wall looks and what it shows. The choices are the rows of the core's table: an option
//! that is added there is offered here.

use recognition_wall_core::locale::fill;
use recognition_wall_core::options::{OPTIONS, OptionRow, option};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

use super::{Builder, Message, State};
use crate::colour::{self, Pair, Role};
use crate::words::{found, say, text};

/// Options that have a place of their own, in this order; `src` is step 1.
const FIRST: &[&str] = &["lang", "layout", "sort"];
/// Options that are drawn in their own way.
const OWN: &[&str] = &["src", "theme", "facets", "filter"];

/// Draws the step.
pub(super) fn view(builder: &Builder, link: &Scope<Builder>) -> Html {
    let word = |key: &str| text(builder.lang, key);
    let rest = OPTIONS.iter().filter(|row| ![FIRST, OWN].concat().contains(&row.name));
    html! {
        <section class="step step--look" aria-labelledby="step-look">
            <h2 class="step__title" id="step-look">
                <span class="step__number" aria-hidden="true">{ "2" }</span>
                { word("ui.look.title") }
            </h2>
            { for FIRST.iter().filter_map(|name| option(name)).map(|row| field(builder, link, row)) }
            { themes(builder, link) }
            { colours(builder, link) }
            { facets(builder, link) }
            { preset(builder, link) }
            <details class="more">
                <summary class="more__title">{ word("ui.look.more") }</summary>
                { for rest.map(|row| field(builder, link, row)) }
            </details>
        </section>
    }
}

fn name_of(builder: &Builder, row: &OptionRow) -> &'static str {
    found(builder.lang, &["option.", row.name]).unwrap_or(row.name)
}

fn hint_of(builder: &Builder, row: &OptionRow, id: &str) -> Html {
    let hint = found(builder.lang, &["option.", row.name, ".hint"]).unwrap_or_default();
    html! { <p class="field__hint" id={id.to_owned()} hidden={hint.is_empty()}>{ hint }</p> }
}

/// What is said where something is written that the wall can't use, in the field's own place.
fn problem(builder: &Builder, row: &OptionRow, id: &str) -> (bool, Html) {
    let facets = match &builder.state {
        State::Known(report) => report.facets.as_slice(),
        _ => &[],
    };
    let known: Vec<&str> = facets.iter().map(|facet| facet.key.as_str()).collect();
    let is_odd = builder.settings.is_odd(row, &known);
    let said = found(builder.lang, &["option.", row.name, ".odd"]).filter(|_| is_odd);
    // Each with what a visitor reads: an editor knows a filter by that.
    let named = |facet: &crate::check::Facet| [&facet.key, " (", &facet.label, ")"].concat();
    let known = facets.iter().map(named).collect::<Vec<_>>().join(", ");
    let said = said.map(|said| fill(said, &[("known", &known)])).unwrap_or_default();
    (is_odd, html! { <p class="field__problem" id={[id, "-problem"].concat()}>{ said }</p> })
}

/// An option as its row asks for it: a list of words, a box to tick, or a line to write.
fn field(builder: &Builder, link: &Scope<Builder>, row: &'static OptionRow) -> Html {
    let id = ["option-", row.name].concat();
    let hint = [&id, "-hint"].concat();
    let words: Vec<&str> = row.words().into_iter().flatten().collect();
    let levels = ["2", "3", "4", "5", "6"];
    let name = row.name;
    let (is_odd, problem) = problem(builder, row, &id);
    let control = if row.values == "boolean" {
        let is_on = builder.settings.get(name).is_some();
        html! {
            <input class="tick" id={id.clone()} type="checkbox" checked={is_on}
                aria-describedby={hint.clone()}
                onchange={link.callback(move |_| {
                    Message::Set(name, if is_on { String::new() } else { "true".to_owned() })
                })} />
        }
    } else if words.len() > 1 {
        chooser(builder, link, row, &id, &words)
    } else if name == "heading-level" {
        chooser(builder, link, row, &id, &levels)
    } else {
        let inputmode = row.values.starts_with("seconds").then_some("numeric");
        html! {
            <input class="input" id={id.clone()} type="text" {inputmode} autocomplete="off"
                spellcheck="false" aria-describedby={[&hint, " ", &id, "-problem"].concat()}
                aria-invalid={is_odd.then_some("true")}
                value={builder.settings.get(name).unwrap_or_default().to_owned()}
                onchange={link.callback(move |event: Event| {
                    let field = event.target_dyn_into::<HtmlInputElement>();
                    Message::Set(name, field.map(|field| field.value()).unwrap_or_default())
                })} />
        }
    };
    html! {
        <div class="field" key={name} data-kind={(row.values == "boolean").then_some("tick")}>
            <label class="field__name" for={id}>{ name_of(builder, row) }</label>
            { control }
            { problem }
            { hint_of(builder, row, &hint) }
        </div>
    }
}

fn chooser(
    builder: &Builder,
    link: &Scope<Builder>,
    row: &'static OptionRow,
    id: &str,
    words: &[&'static str],
) -> Html {
    let name = row.name;
    let chosen = builder.settings.effective(row);
    let label =
        |word: &'static str| found(builder.lang, &["option.", name, ".", word]).unwrap_or(word);
    let as_on_page = (name == "lang").then(|| text(builder.lang, "ui.look.as-on-page"));
    html! {
        <select class="input" id={id.to_owned()} aria-describedby={[id, "-hint"].concat()}
            onchange={link.callback(move |event: Event| {
                let field = event.target_dyn_into::<HtmlSelectElement>();
                Message::Set(name, field.map(|field| field.value()).unwrap_or_default())
            })}>
            if let Some(said) = as_on_page {
                <option value="" selected={chosen.is_empty()}>{ said }</option>
            }
            { for words.iter().map(|word| html! {
                <option key={*word} value={*word} selected={chosen == *word}>{ label(word) }</option>
            }) }
        </select>
    }
}

/// The look as pictures of its colours, and the scheme.
fn themes(builder: &Builder, link: &Scope<Builder>) -> Html {
    let groups = option("theme").map(OptionRow::words).unwrap_or_default();
    // The look first: it is what an editor thinks of.
    let groups = groups.into_iter().enumerate().collect::<Vec<_>>().into_iter().rev();
    html! { <>{ for groups.map(|(group, words)| theme(builder, link, group, &words)) }</> }
}

fn theme(builder: &Builder, link: &Scope<Builder>, group: usize, words: &[&'static str]) -> Html {
    let lang = builder.lang;
    let (legend, name) = match group {
        0 => (text(lang, "ui.look.scheme"), "scheme"),
        _ => (text(lang, "ui.look.look"), "look"),
    };
    let choice = |word: &'static str| {
        let label = found(lang, &["option.theme.", word]).unwrap_or(word);
        let is_chosen = builder.settings.theme_word(group) == word;
        html! {
            <label class="choice" key={word}>
                <input class="choice__input" type="radio" {name} value={word} checked={is_chosen}
                    onchange={link.callback(move |_| Message::Theme(group, word.to_owned()))} />
                if group > 0 {
                    <span class="wall swatch" data-look={word} aria-hidden="true"></span>
                }
                <span>{ label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="field" key={name}>
            <legend class="field__name">{ legend }</legend>
            <div class="choices">{ for words.iter().map(|word| choice(word)) }</div>
        </fieldset>
    }
}

fn colours(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let chosen = builder.settings.colours.len() + builder.odd_colours.len();
    html! {
        <details class="more" open={chosen > 0}>
            <summary class="more__title">{ text(lang, "ui.look.colours") }</summary>
            <p class="field__hint">{ text(lang, "ui.look.colours.hint") }</p>
            <div class="colours">
                { for Role::ALL.into_iter().map(|role| one_colour(builder, link, role)) }
            </div>
            { contrast(builder) }
        </details>
    }
}

fn one_colour(builder: &Builder, link: &Scope<Builder>, role: Role) -> Html {
    let lang = builder.lang;
    let id = ["colour-", role.as_str()].concat();
    let problem = [&id, "-problem"].concat();
    let odd = builder.odd_colours.iter().find(|(odd, _)| *odd == role);
    let chosen = builder.settings.colours.get(&role);
    let written = match odd {
        Some((_, written)) => written.clone(),
        None => chosen.map(ToString::to_string).unwrap_or_default(),
    };
    let in_dark = builder.settings.theme_word(0) == "dark";
    let shown = colour::shown(&builder.settings, role, in_dark);
    let shown = shown.map(|colour| colour.to_string()).unwrap_or_default();
    let name = found(lang, &["colour.", role.as_str()]).unwrap_or(role.as_str());
    let paint = link.callback(move |event: Event| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        Message::Paint(role, field.map(|field| field.value()).unwrap_or_default())
    });
    html! {
        <div class="colour" key={role.as_str()}>
            <label class="colour__name" for={id.clone()}>{ name }</label>
            <input class="colour__well" type="color" value={shown.clone()} tabindex="-1"
                aria-hidden="true" onchange={paint.clone()} />
            <input class="input" {id} type="text" value={written} placeholder={shown}
                autocomplete="off" spellcheck="false" maxlength="7"
                aria-invalid={odd.is_some().then_some("true")} aria-describedby={problem.clone()}
                onchange={paint} />
            <p class="field__problem" id={problem}>
                { odd.map(|_| text(lang, "ui.look.colour.odd")).unwrap_or_default() }</p>
        </div>
    }
}

/// Whether it can be read, computed and said in words.
fn contrast(builder: &Builder) -> Html {
    let lang = builder.lang;
    let pairs = colour::pairs(&builder.settings);
    if pairs.is_empty() {
        return html! { <p class="field__hint">{ text(lang, "ui.contrast.unknown") }</p> };
    }
    let name = |role: Role| found(lang, &["colour.", role.as_str()]).unwrap_or(role.as_str());
    let one = |pair: &Pair| {
        let (severity, verdict) = match (pair.is_enough(), pair.is_best()) {
            (_, true) => ("clean", text(lang, "ui.contrast.best")),
            (true, false) => ("clean", text(lang, "ui.contrast.enough")),
            (false, false) => ("error", text(lang, "ui.contrast.poor")),
        };
        // Never rounded up to what is enough.
        let ratio = format!("{:.1}", (pair.ratio * 10.0).floor() / 10.0);
        let ratio = if lang.tag() == "vi" { ratio.replace('.', ",") } else { ratio };
        let key = if pair.in_dark { "ui.contrast.dark" } else { "ui.contrast.light" };
        let values = [
            ("front", name(pair.front)),
            ("ground", name(pair.ground)),
            ("ratio", ratio.as_str()),
            ("verdict", verdict),
        ];
        html! {
            <li class="contrast" key={[pair.front.as_str(), pair.ground.as_str()].concat()}
                data-severity={severity}>
                <span class="light" data-severity={severity} aria-hidden="true"></span>
                { say(lang, key, &values) }
            </li>
        }
    };
    html! {
        <ul class="contrasts" aria-label={text(lang, "ui.contrast.title")}>
            { for pairs.iter().map(one) }
        </ul>
    }
}

/// The filters that the feed has values for, in the order in which they were ticked.
fn facets(builder: &Builder, link: &Scope<Builder>) -> Html {
    let State::Known(report) = &builder.state else { return html! { <span hidden=true></span> } };
    let lang = builder.lang;
    let chosen = builder.settings.facets();
    let one = |facet: &crate::check::Facet| {
        let place = chosen.iter().position(|name| *name == facet.key);
        let key = facet.key.clone();
        html! {
            <label class="choice" key={facet.key.clone()}>
                <input class="tick" type="checkbox" checked={place.is_some()}
                    onchange={link.callback(move |_| Message::Facet(key.clone()))} />
                <span>{ facet.label.clone() }
                    if let Some(place) = place {
                        <span class="choice__order">{ place + 1 }</span>
                    }
                </span>
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend class="field__name">{ text(lang, "option.facets") }</legend>
            <p class="field__hint">{ text(lang, "option.facets.hint") }</p>
            <div class="choices">{ for report.facets.iter().map(one) }</div>
        </fieldset>
    }
}

fn preset(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let written = builder.settings.get("filter").unwrap_or_default();
    let Some(row) = option("filter") else { return html! { <div hidden=true></div> } };
    let (is_odd, problem) = problem(builder, row, "option-filter");
    let example = match &builder.state {
        State::Known(report) => report.facets.iter().find(|facet| !facet.values.is_empty()),
        _ => None,
    };
    let example = example
        .and_then(|facet| Some([&facet.key, ":", facet.values.first()?].concat()))
        .unwrap_or_else(|| "year:2023".to_owned());
    html! {
        <div class="field">
            <label class="field__name" for="option-filter">{ text(lang, "option.filter") }</label>
            <input class="input" id="option-filter" type="text" autocomplete="off" spellcheck="false"
                aria-describedby="option-filter-hint option-filter-problem" aria-invalid={is_odd.then_some("true")}
                value={written.to_owned()}
                onchange={link.callback(|event: Event| {
                    let field = event.target_dyn_into::<HtmlInputElement>();
                    Message::Set("filter", field.map(|field| field.value()).unwrap_or_default())
                })} />
            { problem }
            <p class="field__hint" id="option-filter-hint">
                { say(lang, "ui.look.filter.hint", &[("example", &example)]) }</p>
        </div>
    }
}
