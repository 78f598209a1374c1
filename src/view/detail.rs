//! The detail of one honouree: everything that may be shown, in a dialog.
//!
//! The dialog stays in the document; `hooks/use_dialog.rs` opens and closes it.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, HonoureeId, Photo, Text};
use recognition_wall_core::locale::messages;
use recognition_wall_core::text::name;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::Surroundings;
use super::photo::{PhotoFrame, PhotoPlace};
use super::record::awards;
use super::words::paragraph;
use crate::hooks::use_dialog::use_dialog;
use crate::shown::Shown;
use crate::state::Action;

/// The properties of [`Detail`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DetailProps {
    /// `None` while there is nobody to show.
    pub shown: Option<Rc<Shown>>,
    /// Whose detail is open.
    pub open: Option<HonoureeId>,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The dialog, open or closed.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let DetailProps { shown, open, surroundings } = props;
    let honouree = shown.as_ref().zip(open.as_ref()).and_then(|(shown, id)| {
        let position = shown.index().position(id.as_str())?;
        shown.index().get(position).cloned()
    });
    let dialog = use_dialog(honouree.as_ref().map(|honouree| honouree.id.clone()));
    let close = {
        let act = surroundings.act.clone();
        Callback::from(move |event: Event| {
            // The event comes late: somebody else may have been opened since.
            let dialog =
                event.target().and_then(|target| target.dyn_into::<HtmlDialogElement>().ok());
            if dialog.is_none_or(|dialog| !dialog.open()) {
                act.emit(Action::Close);
            }
        })
    };
    let before = neighbour(shown.as_ref(), open.as_ref(), -1);
    let after = neighbour(shown.as_ref(), open.as_ref(), 1);
    let on_key = {
        let (act, before, after) = (surroundings.act.clone(), before.clone(), after.clone());
        Callback::from(move |event: KeyboardEvent| {
            // With a modifier the keys are the browser's own: Alt and left goes back.
            if event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            let target = match event.key().as_str() {
                "ArrowLeft" => before.clone(),
                "ArrowRight" => after.clone(),
                _ => None,
            };
            if let Some(id) = target {
                event.prevent_default();
                act.emit(Action::Open(id));
            }
        })
    };
    html! {
        <dialog ref={dialog} class="detail" part="detail" aria-labelledby="detail-name" onclose={close} onkeydown={on_key}>
            <div class="detail__bar">
                <p class="detail__position" role="status">{position(shown.as_ref(), open.as_ref(), surroundings)}</p>
                { step("previous", messages::DETAIL_PREVIOUS, "M12.500 4l-6 6 6 6", before, surroundings) }
                { step("next", messages::DETAIL_NEXT, "M7.500 4l6 6-6 6", after, surroundings) }
                <button
                    class="detail__button" part="close" type="button"
                    aria-label={surroundings.locale.text(messages::DETAIL_CLOSE)}
                    onclick={surroundings.act.reform(|_: MouseEvent| Action::Close)}
                >
                    { icon("M5 5l10 10M15 5L5 15") }
                </button>
            </div>
            <div class="detail__content">
                if let Some(honouree) = &honouree {
                    { content(honouree, shown.as_ref(), surroundings) }
                }
            </div>
        </dialog>
    }
}

fn neighbour(
    shown: Option<&Rc<Shown>>,
    open: Option<&HonoureeId>,
    step: isize,
) -> Option<HonoureeId> {
    shown?.neighbour(open?, step)
}

/// "Người thứ 3 trong 133"; empty for somebody who does not match the query.
fn position(
    shown: Option<&Rc<Shown>>,
    open: Option<&HonoureeId>,
    surroundings: &Surroundings,
) -> String {
    let place = shown.zip(open).and_then(|(shown, id)| Some((shown, shown.place_of(id)?)));
    let Some((shown, place)) = place else { return String::new() };
    let number = |number| surroundings.locale.number(number);
    surroundings.locale.fill(
        messages::DETAIL_POSITION,
        &[("position", &number(place + 1)), ("total", &number(shown.results.positions.len()))],
    )
}

fn step(
    part: &'static str,
    message: recognition_wall_core::locale::Message,
    path: &'static str,
    target: Option<HonoureeId>,
    surroundings: &Surroundings,
) -> Html {
    let disabled = target.is_none();
    let go = {
        let act = surroundings.act.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(id) = target.clone() {
                act.emit(Action::Open(id));
            }
        })
    };
    // `aria-disabled` instead of `disabled`: at the end of the list the focus must not be lost.
    html! {
        <button
            class="detail__button" {part} type="button" onclick={go}
            aria-label={surroundings.locale.text(message)} aria-disabled={disabled.then_some("true")}
        >
            { icon(path) }
        </button>
    }
}

fn icon(path: &'static str) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}

fn content(
    honouree: &Rc<Honouree>,
    shown: Option<&Rc<Shown>>,
    surroundings: &Rc<Surroundings>,
) -> Html {
    let (name, lang) = surroundings.say(&honouree.name);
    let locale = &surroundings.locale;
    html! {
        <article key={honouree.id.as_rc().clone()} class="detail__person">
            <div class="detail__portrait">{ portrait(honouree, surroundings) }</div>
            <div class="detail__words">
                if let Some(honorific) = &honouree.honorific {
                    { paragraph("detail__honorific", honorific, surroundings) }
                }
                <@{surroundings.heading(0)} id="detail-name" class="detail__name" tabindex="-1" {lang} dir="auto">
                    {name}
                </@>
                { facts(honouree, surroundings) }
                if let Some(quote) = &honouree.quote {
                    <blockquote class="detail__quote">{ paragraph("", quote, surroundings) }</blockquote>
                }
                if let Some(summary) = &honouree.summary {
                    { paragraph("detail__summary", summary, surroundings) }
                }
                if let Some(story) = &honouree.story {
                    { story_of(story, surroundings) }
                }
                if !honouree.awards.is_empty() {
                    <@{surroundings.heading(1)} class="detail__heading">{locale.text(messages::DETAIL_AWARDS)}</@>
                    { awards(honouree, surroundings) }
                }
                { links(honouree, shown, surroundings) }
            </div>
            <div class="detail__photos">{ further_photos(honouree, surroundings) }</div>
        </article>
    }
}

fn portrait(honouree: &Honouree, surroundings: &Rc<Surroundings>) -> Html {
    photo_frame(0, honouree.photos.first().cloned(), honouree, surroundings)
}

/// The other photos, after the words: on a phone the name must not stand below all of them.
fn further_photos(honouree: &Honouree, surroundings: &Rc<Surroundings>) -> Html {
    honouree
        .photos
        .iter()
        .enumerate()
        .skip(1)
        .map(|(key, photo)| photo_frame(key, Some(photo.clone()), honouree, surroundings))
        .collect()
}

fn photo_frame(
    key: usize,
    photo: Option<Photo>,
    honouree: &Honouree,
    surroundings: &Rc<Surroundings>,
) -> Html {
    let initial = name::initial(honouree);
    html! {
        <PhotoFrame {key} {photo} kind={honouree.kind} {initial} place={PhotoPlace::Detail} {surroundings} />
    }
}

/// A long citation: its lines are its paragraphs.
fn story_of(story: &Text, surroundings: &Surroundings) -> Html {
    let (text, lang) = surroundings.say(story);
    let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
    html! {
        <div class="detail__story" {lang}>
            { for paragraphs.enumerate().map(|(key, line)| html! { <p {key} dir="auto">{line.to_owned()}</p> }) }
        </div>
    }
}

/// What is known besides the name, as pairs of a word and a text.
fn facts(honouree: &Honouree, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    let mut rows: Vec<(&'static str, Html)> = Vec::new();
    let mut add = |message, texts: &[&Text]| {
        if texts.is_empty() {
            return;
        }
        let texts: Html = texts
            .iter()
            .enumerate()
            .map(|(key, text)| {
                let (text, lang) = surroundings.say(text);
                html! { <span {key} class="detail__fact" {lang} dir="auto">{text}</span> }
            })
            .collect();
        rows.push((locale.text(message), texts));
    };
    let place = &honouree.place;
    add(messages::DETAIL_ALIASES, &honouree.aliases.iter().collect::<Vec<_>>());
    let role: Vec<&Text> = [&honouree.position, &honouree.unit].into_iter().flatten().collect();
    add(messages::DETAIL_ROLE, &role);
    add(messages::DETAIL_PLACE_THEN, &place.then.iter().collect::<Vec<_>>());
    add(messages::DETAIL_PLACE_NOW, &place.now.iter().collect::<Vec<_>>());
    add(messages::DETAIL_FIELDS, &honouree.fields.iter().collect::<Vec<_>>());
    add(messages::DETAIL_PROGRAMME, &honouree.programme.iter().collect::<Vec<_>>());
    html! {
        <dl class="facts">
            { for rows.into_iter().map(|(label, texts)| html! {
                <div key={label} class="facts__row"><dt>{label}</dt><dd>{texts}</dd></div>
            }) }
        </dl>
    }
}

/// Links of the honouree, and the way to report an error.
fn links(honouree: &Honouree, shown: Option<&Rc<Shown>>, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    let mut links: Vec<(AttrValue, Option<AttrValue>, AttrValue)> = honouree
        .links
        .iter()
        .map(|link| {
            let (label, lang) = surroundings.say(&link.label);
            (AttrValue::Rc(link.url.clone()), lang, label)
        })
        .collect();
    if let Some(url) = &honouree.url {
        let label = AttrValue::Static(locale.text(messages::DETAIL_PAGE));
        links.push((AttrValue::Rc(url.clone()), None, label));
    }
    let contact = shown.and_then(|shown| shown.index().feed().contact.clone());
    html! {
        <div class="detail__links">
            { for links.into_iter().enumerate().map(|(key, (href, lang, label))| html! {
                <a {key} {href} {lang} target="_blank" rel="noopener noreferrer">{label}</a>
            }) }
            if let Some(contact) = contact {
                <a class="detail__contact" href={contact_about(&contact, honouree, surroundings)} rel="noopener noreferrer">
                    {locale.text(messages::DETAIL_CONTACT)}
                </a>
            }
        </div>
    }
}

/// A mail's subject says whom it is about, so that a removal needs no questions.
fn contact_about(contact: &str, honouree: &Honouree, surroundings: &Surroundings) -> String {
    if !contact.starts_with("mailto:") || contact.contains('?') {
        return contact.to_owned();
    }
    let (name, _) = surroundings.say(&honouree.name);
    let title = surroundings.locale.text(messages::DETAIL_CONTACT);
    let values = [("title", title), ("name", &*name), ("id", honouree.id.as_str())];
    let subject = surroundings.locale.fill(messages::DETAIL_CONTACT_SUBJECT, &values);
    [contact, "?subject=", &recognition_wall_core::query::link::encode(&subject)].concat()
}
