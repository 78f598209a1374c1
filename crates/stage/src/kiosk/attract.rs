//! The attract loop on the screen: one person, and the invitation to touch. In: who stands there, where,
//! and for how long. Out: markup; what moves moves by transform and opacity alone.

use std::collections::BTreeMap;
use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Honouree, Photo, Text};
use recognition_wall_core::locale::Locale;
use recognition_wall_core::text::lines::together;
use recognition_wall_core::text::name;
use recognition_wall_venue::kiosk::{Event, Shift};
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::message::Message;
use crate::words::{WORDS, length};

/// Who stands there and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'s> {
    pub(super) honouree: &'s Honouree,
    pub(super) shift: Shift,
    pub(super) is_paused: bool,
    /// Whether the photo did not come.
    pub(super) is_broken: bool,
}

/// The whole screen while nobody is there; hidden while somebody is.
pub(super) fn attract(
    standing: Option<Standing<'_>>,
    as_of: Option<&str>,
    is_hidden: bool,
    (language, line): (&str, &NodeRef),
    act: &Callback<Message>,
) -> Html {
    let text = |key: &str| WORDS.text(language, key).to_owned();
    let does = |key: &'static str, event: Event| {
        let onclick = act.reform(move |press: MouseEvent| {
            press.stop_propagation();
            Message::Do(event.clone())
        });
        html! { <button key={key} class="attract__button" type="button" {onclick}>{ text(key) }</button> }
    };
    let is_paused = standing.is_some_and(|standing| standing.is_paused);
    let shift = standing.map(|standing| standing.shift).unwrap_or_default();
    let date = as_of.and_then(|as_of| PartialDate::parse(as_of.split('T').next()?));
    let date = date.map(|date| Locale::best([language]).date(date));
    html! {
        <section
            class="attract" part="attract" hidden={is_hidden} aria-label={text("attract.label")} data-paused={is_paused.then_some("")}
            data-x={shift.x.to_string()} data-y={shift.y.to_string()}
            onclick={act.reform(|_: MouseEvent| Message::Do(Event::Touch))}
        >
            <div class="attract__person" key={standing.map_or("", |standing| standing.honouree.id.as_str()).to_owned()}>
                if let Some(standing) = standing { { person(standing, language, act) } }
                <div class="attract__line" aria-hidden="true" ref={line}></div>
            </div>
            <div class="attract__foot" key="foot">
                <button class="attract__touch" type="button">{ text("attract.touch") }</button>
                <div class="attract__controls" role="group" aria-label={text("attract.label")} inert={standing.is_none()}>
                    { does("attract.previous", Event::Previous) }
                    { does(if is_paused { "attract.go-on" } else { "attract.pause" }, Event::Pause) }
                    { does("attract.next", Event::Next) }
                </div>
                <p class="attract__as-of">
                    if let Some(date) = date { { WORDS.say(language, "data.as-of", &[("date", &date)]) } }
                </p>
            </div>
        </section>
    }
}

fn person(standing: Standing<'_>, language: &str, act: &Callback<Message>) -> Html {
    let Standing { honouree, is_broken, .. } = standing;
    let photo = honouree.photos.first().filter(|_| !is_broken);
    let award = honouree.highest_award();
    let citation = honouree.summary.as_ref().or(award.and_then(|award| award.citation.as_ref()));
    let line = |class: &'static str, part: Option<&'static str>, text: Option<&Text>| {
        text.map(|text| {
            let (words, other) = text.in_language(language);
            html! { <p class={class} part={part} lang={other.map(str::to_owned)}>{ &**words }</p> }
        })
    };
    let (name, other) = honouree.name.in_language(language);
    let credit = photo.and_then(|photo| photo.credit.as_ref());
    let year = award.and_then(|award| award.year).map(|year| year.to_string());
    let award = award.map(|award| {
        let (title, other) = award.title.in_language(language);
        let class = award.class.as_ref().map(|class| class.in_language(language).0);
        html! {
            <p class="attract__award" part="award" lang={other.map(str::to_owned)}>
                { &**title }
                if let Some(class) = class { { " " }{ &**class } }
                if let Some(year) = year { <span class="attract__year">{ year }</span> }
            </p>
        }
    });
    html! {
        <>
            <figure class="attract__photo" key="photo">
                { match photo {
                    Some(photo) => picture(photo, language, act),
                    None => html! { <span class="attract__initial" aria-hidden="true">{ name::initial(honouree) }</span> },
                } }
                { line("attract__credit", Some("credit"), credit) }
            </figure>
            <div class="attract__words" key="words">
                { line("attract__honorific", None, honouree.honorific.as_ref()) }
                <h2 class="attract__name" part="name" data-length={length(name)} lang={other.map(str::to_owned)}>{ together(name) }</h2>
                { line("attract__position", None, honouree.position.as_ref()) }
                { line("attract__position", None, honouree.unit.as_ref()) }
                { award }
                { line("attract__citation", Some("citation"), citation) }
            </div>
        </>
    }
}

/// The photo in the best of its formats; `sizes` is what the styles make of it.
fn picture(photo: &Photo, language: &str, act: &Callback<Message>) -> Html {
    let mut formats: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in &photo.sources {
        if let (Some(media_type), Some(width)) = (&source.media_type, source.width) {
            formats.entry(media_type).or_default().push(format!("{} {width}w", source.src));
        }
    }
    let source = |(media_type, files): (&&str, &Vec<String>)| {
        html! {
            <source
                key={(*media_type).to_owned()} type={(*media_type).to_owned()} srcset={files.join(", ")}
                sizes="(orientation: portrait) 90vw, 45vw"
            />
        }
    };
    let alt = photo.alt.as_ref().map_or("", |alt| alt.in_language(language).0);
    let onerror = act.reform(|event: yew::Event| {
        let image =
            event.target().and_then(|target| target.dyn_into::<web_sys::HtmlImageElement>().ok());
        Message::Broken(image.and_then(|image| image.get_attribute("src")).map(Rc::from))
    });
    html! {
        <picture>
            { for formats.iter().map(source) }
            <img src={AttrValue::from(std::rc::Rc::clone(&photo.src))} alt={alt.to_owned()} decoding="async" draggable="false" {onerror} />
        </picture>
    }
}
