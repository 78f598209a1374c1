//! Step 1: where the people come from, and what the check says of it.

use web_sys::{DragEvent, HtmlInputElement, InputEvent, SubmitEvent};
use yew::html::Scope;
use yew::prelude::*;

use super::{Builder, Message, Source, State, findings};
use crate::words::{say, text};

/// Draws the step.
pub(super) fn view(builder: &Builder, link: &Scope<Builder>) -> Html {
    let word = |key: &str| text(builder.lang, key);
    html! {
        <section class="step" aria-labelledby="step-source">
            <h2 class="step__title" id="step-source">
                <span class="step__number" aria-hidden="true">{ "1" }</span>
                { word("ui.source.title") }
            </h2>
            <p class="step__lead">{ word("ui.source.lead") }</p>
            <div class="sources">
                { address(builder, link) }
                <p class="sources__or">{ word("ui.source.or") }</p>
                { file(builder, link) }
            </div>
            <div class="check" tabindex="-1" ref={builder.check.clone()} aria-busy={(builder.state == State::Waiting).to_string()}>
                { outcome(builder, link) }
            </div>
        </section>
    }
}

fn address(builder: &Builder, link: &Scope<Builder>) -> Html {
    let word = |key: &str| text(builder.lang, key);
    let is_chosen = builder.source == Source::Address;
    html! {
        <form class="source" data-chosen={is_chosen.then_some("")}
            onsubmit={link.callback(|event: SubmitEvent| {
                event.prevent_default();
                Message::Ask
            })}>
            <label class="field__name" for="address">{ word("ui.source.address") }</label>
            <div class="source__row">
                <input class="input" id="address" type="text" inputmode="url" autocomplete="off"
                    spellcheck="false" aria-describedby="address-hint"
                    placeholder="https://…/feed.json" value={builder.draft.clone()}
                    oninput={link.callback(|event: InputEvent| {
                        let field = event.target_dyn_into::<HtmlInputElement>();
                        Message::Source(field.map(|field| field.value()).unwrap_or_default())
                    })} />
                <button class="button button--first" type="submit">{ word("ui.source.check") }</button>
            </div>
            <p class="field__hint" id="address-hint">{ word("ui.source.address.hint") }</p>
            <button class="link" type="button" hidden={builder.source == Source::Sample}
                onclick={link.callback(|_| Message::Sample)}>{ word("ui.source.sample") }</button>
        </form>
    }
}

fn file(builder: &Builder, link: &Scope<Builder>) -> Html {
    let word = |key: &str| text(builder.lang, key);
    let over = |event: DragEvent| {
        event.prevent_default();
        Message::Dragging(true)
    };
    html! {
        <div class="source source--file" data-over={builder.dragging.then_some("")}
            data-chosen={matches!(builder.source, Source::File(..)).then_some("")}
            ondragenter={link.callback(over)} ondragover={link.callback(over)}
            ondragleave={link.callback(|_| Message::Dragging(false))}
            ondrop={link.batch_callback(|event: DragEvent| {
                event.prevent_default();
                let file = event.data_transfer()?.files()?.get(0);
                Some(file.map_or(Message::Dragging(false), Message::File))
            })}>
            <label class="field__name" for="file">{ word("ui.source.file") }</label>
            <div class="picker">
                <input class="input picker__field" id="file" type="file"
                    accept=".json,.csv,.tsv,.txt,application/json,text/csv" aria-describedby="file-hint"
                    onchange={link.batch_callback(|event: Event| {
                        let field = event.target_dyn_into::<HtmlInputElement>()?;
                        let file = field.files()?.get(0);
                        // The same file, mended, may be chosen again.
                        field.set_value("");
                        file.map(Message::File)
                    })} />
                // The field's own words are the browser's, in its own language, and know no file any more.
                <span class="picker__said" aria-hidden="true">
                    <span class="picker__button">{ word("ui.source.choose") }</span>
                    <span class="picker__name">{ match &builder.source {
                        Source::File(name, _) => name.clone(),
                        Source::Sample | Source::Address => word("ui.source.none").to_owned(),
                    } }</span>
                </span>
            </div>
            <p class="field__hint" id="file-hint">{ word("ui.source.file.hint") }</p>
            <p class="private"><span class="private__mark" aria-hidden="true"></span>
                { word("ui.source.private") }</p>
        </div>
    }
}

/// What became of the feed: who is in it, and what to mend.
fn outcome(builder: &Builder, link: &Scope<Builder>) -> Html {
    if let Some(failure) = builder.failure() {
        return html! { <p class="notice" data-severity="error">{ failure }</p> };
    }
    match &builder.state {
        State::Known(report) => html! {
            <>
                { of_what(builder) }
                { findings::view(builder, report, link) }
                { file_next(builder, link) }
            </>
        },
        _ => html! { <p class="check__wait">{ text(builder.lang, "ui.check.waiting") }</p> },
    }
}

fn of_what(builder: &Builder) -> Html {
    let said = match &builder.source {
        Source::Sample => text(builder.lang, "ui.check.of-sample").to_owned(),
        Source::Address => {
            say(builder.lang, "ui.check.of-address", &[("address", builder.feed_address())])
        }
        Source::File(name, _) => say(builder.lang, "ui.check.of-file", &[("file", name)]),
    };
    html! { <p class="check__of">{ said }</p> }
}

/// What is to be done with a file of this computer: it has to be put where the wall can ask for it.
fn file_next(builder: &Builder, link: &Scope<Builder>) -> Html {
    let Source::File(_, Some(_)) = &builder.source else { return html! {} };
    let State::Known(report) = &builder.state else { return html! {} };
    let word = |key: &str| text(builder.lang, key);
    html! {
        <div class="next">
            <h3 class="next__title">{ word("ui.file.next") }</h3>
            if report.made.is_some() {
                <p>{ word("ui.file.made") }</p>
                <button class="button" type="button" onclick={link.callback(|_| Message::Save)}>
                    { word("ui.file.save") }</button>
            }
            if let Some(map) = &report.map {
                <details class="more">
                    <summary class="more__title">{ word("ui.file.map") }</summary>
                    <pre class="block__text" tabindex="0" role="region"
                        aria-label={word("ui.file.map")}>{ map.clone() }</pre>
                </details>
            }
            <label class="field__name" for="will-be">{ word("ui.file.where") }</label>
            <input class="input" id="will-be" type="text" inputmode="url" autocomplete="off"
                spellcheck="false" aria-describedby="will-be-hint" placeholder="feed.json"
                value={builder.settings.get("src").unwrap_or_default().to_owned()}
                onchange={link.callback(|event: Event| {
                    let field = event.target_dyn_into::<HtmlInputElement>();
                    Message::Set("src", field.map(|field| field.value()).unwrap_or_default())
                })} />
            <p class="field__hint" id="will-be-hint">{ word("ui.file.where.hint") }</p>
        </div>
    }
}
