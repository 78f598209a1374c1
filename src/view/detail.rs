//! The detail of one honouree: everything that may be shown, in a dialog.
//!
//! The dialog stays in the document; `edge/dialogs.rs` opens and closes it, `edge/gestures.rs` leafs
//! through it by finger and key.

use recognition_wall_core::blocks::Count;
use recognition_wall_core::feed::{Honouree, Text, Visibility};
use recognition_wall_core::index::Index;
use recognition_wall_core::locale::{Message, messages};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::card::LONG_NAME;
use super::facts::facts;
use super::icon::{icon, paths};
use super::photo::{PhotoPlace, photo_frame};
use super::record::awards;
use super::reference::reference;
use super::related::related;
use super::words::paragraph;
use crate::shown::Shown;
use crate::state::{Action, Errand, State};

/// The dialog, open or closed.
pub fn detail(shown: Option<&Shown>, state: &State, surroundings: &Surroundings) -> Html {
    let close = surroundings.on_closed(Action::Close);
    let index = state.content.as_ref().map(|content| &content.index);
    let here = index.zip(state.open_honouree());
    html! {
        <dialog class="detail" part="detail" aria-labelledby="detail-name" onclose={close}>
            { bar(shown, state, surroundings) }
            <div class="detail__content">
                if let Some((index, honouree)) = here {
                    { content(index, honouree, state, surroundings) }
                }
            </div>
        </dialog>
    }
}

fn bar(shown: Option<&Shown>, state: &State, surroundings: &Surroundings) -> Html {
    let open = state.open.as_ref();
    let neighbour = |step| Some(Action::Open(shown?.neighbour(open?, step)?));
    let share = state.open_honouree().map(|honouree| {
        let (name, _) = surroundings.say(&honouree.name);
        Action::Do(Errand::Share(honouree.id.clone(), name.to_string()))
    });
    let button = |does, name: Message, path, action| {
        bar_button(("detail__button", Some(does), does), name, path, action, surroundings)
    };
    html! {
        <div class="detail__bar">
            <p class="detail__position" role="status">{said(shown, state, surroundings)}</p>
            { button("previous", messages::DETAIL_PREVIOUS, paths::PREVIOUS, neighbour(-1)) }
            { button("next", messages::DETAIL_NEXT, paths::NEXT, neighbour(1)) }
            { button("share", messages::DETAIL_SHARE, paths::SHARE, share) }
            { bar_button(("detail__button", None, "print"), messages::DETAIL_PRINT, paths::PRINT, Some(Action::Do(Errand::Print)), surroundings) }
            { button("close", messages::DETAIL_CLOSE, paths::CLOSE, Some(Action::Close)) }
        </div>
    }
}

/// "Thứ 3 trong 133"; empty for somebody who does not match the query. Where the link was
/// copied, that, until the next step.
fn said(shown: Option<&Shown>, state: &State, surroundings: &Surroundings) -> String {
    let locale = &surroundings.locale;
    if let Some(said) = state.ui.said.filter(|said| *said == messages::DETAIL_COPIED) {
        return locale.text(said).to_owned();
    }
    let open = state.open.as_ref();
    let place = shown.zip(open).and_then(|(shown, id)| Some((shown, shown.place_of(id)?)));
    let Some((shown, place)) = place else { return String::new() };
    let position = locale.number(place + 1);
    let Count::Exactly(total) = shown.count() else {
        return locale.fill(messages::DETAIL_PLACE, &[("position", &position)]);
    };
    let total = locale.number(total as usize);
    locale.fill(messages::DETAIL_POSITION, &[("position", &position), ("total", &total)])
}

/// A button of a dialog's bar: its class, its part and what it does, as `edge/` knows it.
///
/// Where there is nothing to do it says so and stays: `disabled` would lose the focus at the end of
/// the list.
pub(super) fn bar_button(
    (class, part, does): (&'static str, Option<&'static str>, &'static str),
    name: Message,
    path: &'static str,
    action: Option<Action>,
    surroundings: &Surroundings,
) -> Html {
    html! {
        <button
            {class} {part} type="button" data-does={does} aria-label={surroundings.locale.text(name)}
            aria-disabled={action.is_none().then_some("true")}
            onclick={action.map(|action| surroundings.on_click(action))}
        >
            { icon(path) }
        </button>
    }
}

// Stays apart, and comes behind the first screen: decision 9.
#[inline(never)]
fn content(index: &Index, honouree: &Honouree, state: &State, surroundings: &Surroundings) -> Html {
    let (name, lang) = surroundings.say(&honouree.name);
    let is_long = name.chars().count() > LONG_NAME;
    let locale = &surroundings.locale;
    html! {
        <article key={honouree.id.as_rc().clone()} class="detail__person" data-kind={honouree.kind.as_str()}>
            <div class="detail__portrait">{ photo_frame((0, honouree.photos.first()), honouree, PhotoPlace::Detail, &state.ui.broken, surroundings) }</div>
            <div class="detail__words">
                if let Some(honorific) = &honouree.honorific {
                    { paragraph("detail__honorific", honorific, surroundings) }
                }
                <@{surroundings.heading(0)} id="detail-name" class="detail__name" tabindex="-1" data-long={is_long.then_some("")} {lang} dir="auto">
                    {name}
                </@>
                if honouree.visibility == Visibility::Consultation {
                    <p class="card__notice">{locale.text(messages::CARD_CONSULTATION)}</p>
                }
                { facts(honouree, &index.feed().facets, surroundings) }
                if let Some(quote) = &honouree.quote {
                    <blockquote class="detail__quote">{ paragraph("", quote, surroundings) }</blockquote>
                }
                if let Some(summary) = &honouree.summary {
                    { paragraph("detail__summary", summary, surroundings) }
                }
                if !honouree.awards.is_empty() {
                    <@{surroundings.heading(1)} class="detail__heading">{locale.text(messages::DETAIL_AWARDS)}</@>
                    { awards(honouree, surroundings) }
                }
                if let Some(story) = &honouree.story {
                    { story_of(story, surroundings) }
                }
                { links(honouree, index.feed().contact.as_deref(), surroundings) }
                { reference(honouree, index.feed(), state, surroundings) }
            </div>
            <div class="detail__photos">{ further_photos(honouree, state, surroundings) }</div>
            { related(honouree, index, state, surroundings) }
        </article>
    }
}

/// The other photos, after the words: on a phone the name must not stand below all of them.
fn further_photos(honouree: &Honouree, state: &State, surroundings: &Surroundings) -> Html {
    honouree
        .photos
        .iter()
        .enumerate()
        .skip(1)
        .map(|(key, photo)| {
            let photo = (key, Some(photo));
            photo_frame(photo, honouree, PhotoPlace::Detail, &state.ui.broken, surroundings)
        })
        .collect()
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

/// Links of the honouree, and the way to report an error.
fn links(honouree: &Honouree, contact: Option<&str>, surroundings: &Surroundings) -> Html {
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
    html! {
        <div class="detail__links">
            { for links.into_iter().enumerate().map(|(key, (href, lang, label))| html! {
                <a {key} {href} {lang} target="_blank" rel="noopener noreferrer">{label}</a>
            }) }
            if let Some(contact) = contact {
                <a class="detail__contact" href={contact_about(contact, honouree, surroundings)} rel="noopener noreferrer">
                    {locale.text(messages::DETAIL_CONTACT)}
                </a>
            }
        </div>
    }
}

/// A mail's subject says whom it is about, so that a removal needs no questions.
fn contact_about(contact: &str, honouree: &Honouree, surroundings: &Surroundings) -> String {
    if !contact.starts_with("mailto:") || contact.contains(['?']) {
        return contact.to_owned();
    }
    let (name, _) = surroundings.say(&honouree.name);
    let title = surroundings.locale.text(messages::DETAIL_CONTACT);
    let values = [("title", title), ("name", &*name), ("id", honouree.id.as_str())];
    let subject = surroundings.locale.fill(messages::DETAIL_CONTACT_SUBJECT, &values);
    [contact, "?subject=", &recognition_wall_core::query::link::encode(&subject)].concat()
}
