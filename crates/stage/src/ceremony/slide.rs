//! A slide of the stage as markup. In: where the ceremony stands. Out: what thirty metres away is read.
//! Pure: rendered natively by the tests as in the page.

use std::rc::Rc;

use recognition_wall_core::feed::{Award, Honouree, Photo, Text};
use recognition_wall_core::locale::{Locale, messages};
use recognition_wall_core::text::lines::together;
use recognition_wall_core::text::name;
use recognition_wall_venue::ceremony::{Ceremony, Group, Slide, receivers};
use recognition_wall_venue::words::WORDS;
use yew::prelude::*;

use super::citation::shortened;
use super::hall::Scene;
use crate::settings::Settings;
use crate::words::length;

/// How many awards stand below the highest.
const MORE_AWARDS: usize = 2;

/// How the stage looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// A strip below on a transparent ground, for a video mixer.
    pub is_lower_third: bool,
    /// Nothing moves, whatever the device's setting.
    pub is_still: bool,
}

impl Look {
    /// The look that the tag asks for: the word `lower-third` in `theme`, and `motion`.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let is_lower_third = settings.theme.split_whitespace().any(|word| word == "lower-third");
        Self { is_lower_third, is_still: settings.is_still }
    }
}

/// The whole stage; an empty ground until the feed has come.
pub fn stage(scene: &Scene, language: &str, look: Look) -> Html {
    let state = scene.ceremony.as_deref().map(Ceremony::state);
    let is_blank = state.is_none_or(|state| state.is_blank);
    let key = state.map(|state| format!("{:?}", state.slide)).unwrap_or_default();
    html! {
        <div
            class="stage" part="ceremony" lang={language.to_owned()}
            data-look={if look.is_lower_third { "lower-third" } else { "full" }}
            data-blank={is_blank.then_some("")} data-still={look.is_still.then_some("")}
        >
            <main class="stage__slide" {key} aria-live="polite" aria-hidden={is_blank.then_some("true")}>
                if let Some(ceremony) = scene.ceremony.as_deref() {
                    { slide(ceremony, scene, language) }
                }
            </main>
        </div>
    }
}

fn slide(ceremony: &Ceremony, scene: &Scene, language: &str) -> Html {
    let fitted = &scene.fitted;
    let programme = ceremony.programme();
    let title = &programme.feed().title;
    match &ceremony.state().slide {
        Slide::Opening => words_alone(
            "opening",
            fitted,
            html! {
                <>
                    { line("stage__over", &Text::from(WORDS.text(language, "stage.opening")), language) }
                    { heading(title, language) }
                </>
            },
        ),
        Slide::Closing => words_alone(
            "closing",
            fitted,
            html! {
                <>
                    { heading(&Text::from(WORDS.text(language, "stage.closing")), language) }
                    { line("stage__under", title, language) }
                </>
            },
        ),
        Slide::Group(id) => programme.group(id).map_or_else(
            || html! { <div class="words"></div> },
            |group| words_alone("group", fitted, group_words(group, ceremony, language)),
        ),
        Slide::Person(id) => programme.person(id).map_or_else(
            || html! { <div class="words"></div> },
            |honouree| person(honouree, scene, language),
        ),
    }
}

fn words_alone(kind: &'static str, fitted: &NodeRef, words: Html) -> Html {
    html! { <div class="words" data-kind={kind} ref={fitted.clone()}>{ words }</div> }
}

fn group_words(group: &Group, ceremony: &Ceremony, language: &str) -> Html {
    let nameless = Text::from(WORDS.text(language, "stage.no-award"));
    html! {
        <>
            { heading(group.title.as_ref().unwrap_or(&nameless), language) }
            if let Some(class) = &group.class { { line("stage__class", class, language) } }
            <p class="stage__under">{ receivers(&ceremony.called(&group.id), language) }</p>
        </>
    }
}

fn person(honouree: &Honouree, scene: &Scene, language: &str) -> Html {
    let photo = honouree.photos.first();
    let highest = honouree.highest_award();
    let more = more_awards(honouree, highest, language);
    let citation = highest.and_then(|award| award.citation.as_ref()).or(honouree.summary.as_ref());
    let role = [&honouree.position, &honouree.unit].into_iter().flatten();
    html! {
        <div class="portrayed" data-kind={honouree.kind.as_str()} data-photo={photo.map(|_| "")}>
            if let Some(photo) = photo { { portrait(honouree, photo, scene, language) } }
            <div class="words" data-kind="person" ref={scene.fitted.clone()}>
                if let Some(honorific) = &honouree.honorific { { line("stage__honorific", honorific, language) } }
                { heading(&honouree.name, language) }
                <p class="stage__role">
                    { for role.enumerate().map(|(place, text)| html! {
                        <span key={place} class="stage__part">{ said(text, language) }</span>
                    }) }
                </p>
                if let Some(award) = highest { { award_words(award, language) } }
                { for more.into_iter().enumerate().map(|(key, award)| html! {
                    <p {key} class="stage__also">{ award }</p>
                }) }
                if let Some(citation) = citation {
                    <p class="stage__citation" part="citation">
                        { shortened(citation.in_language(language).0) }
                    </p>
                }
            </div>
        </div>
    }
}

/// What stands below the highest award: each is said once, however often it was given.
fn more_awards(honouree: &Honouree, highest: Option<&Award>, language: &str) -> Vec<String> {
    let mut said: Vec<String> = highest.map(|award| titled(award, language)).into_iter().collect();
    let own = said.len();
    for award in honouree.awards.iter().filter(|award| award.status.counts()) {
        let title = titled(award, language);
        if !said.contains(&title) {
            said.push(title);
        }
    }
    said.into_iter().skip(own).take(MORE_AWARDS).collect()
}

/// The photo; where it did not come, the initial of the name in its place.
fn portrait(honouree: &Honouree, photo: &Photo, scene: &Scene, language: &str) -> Html {
    if scene.broken.as_ref() == Some(&photo.src) {
        return html! {
            <figure class="portrait" aria-hidden="true">
                <span class="portrait__initial">{ name::initial(honouree) }</span>
            </figure>
        };
    }
    let src = Rc::clone(&photo.src);
    let onerror = scene.breaks.reform(move |_: Event| Some(Rc::clone(&src)));
    html! {
        <figure class="portrait">
            <img
                class="portrait__photo" src={AttrValue::from(Rc::clone(&photo.src))}
                alt={alt(photo.alt.as_ref(), language)} {onerror}
            />
            if let Some(credit) = &photo.credit {
                <figcaption class="portrait__credit" part="credit">{ said(credit, language) }</figcaption>
            }
        </figure>
    }
}

fn award_words(award: &Award, language: &str) -> Html {
    html! {
        <div class="stage__given">
            <p class="stage__award" part="award">
                if award.posthumous {
                    <strong class="stage__posthumous">{ WORDS.text(language, "stage.posthumous").to_owned() }</strong>
                    { " " }
                }
                { titled(award, language) }
            </p>
            if award.posthumous {
                <p class="stage__family">{ WORDS.text(language, "stage.family-receives").to_owned() }</p>
            }
            if let Some(decision) = decision(award, language) {
                <p class="stage__decision">{ decision }</p>
            }
        </div>
    }
}

/// "Huân chương Lao động hạng Ba".
pub fn titled(award: &Award, language: &str) -> String {
    let title = award.title.in_language(language).0;
    let class = award.class.as_ref().map(|class| class.in_language(language).0);
    match class {
        Some(class) => [title, " ", class].concat(),
        None => title.to_string(),
    }
}

/// "Quyết định số 937/QĐ-UBND ngày 1/6/2023"; `None` where neither number nor day is known.
fn decision(award: &Award, language: &str) -> Option<String> {
    let decision = award.decision.as_ref()?;
    let locale = Locale::best([language]);
    let number = decision.number.as_ref();
    let number =
        number.map(|number| locale.fill(messages::DETAIL_DECISION_NUMBER, &[("number", number)]));
    let day = decision.date.filter(|date| date.day().is_some());
    let day =
        day.map(|date| locale.fill(messages::DETAIL_DECISION_DAY, &[("date", &locale.date(date))]));
    if number.is_none() && day.is_none() {
        return None;
    }
    let parts = [Some(locale.text(messages::DETAIL_DECISION).to_owned()), number, day];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The largest words; their number decides how large they start.
fn heading(text: &Text, language: &str) -> Html {
    let (words, other) = text.in_language(language);
    html! {
        <h1 class="stage__name" part="name" data-length={length(words)} lang={other.map(str::to_owned)}>
            { together(words) }
        </h1>
    }
}

fn line(class: &'static str, text: &Text, language: &str) -> Html {
    html! { <p {class}>{ said(text, language) }</p> }
}

fn said(text: &Text, language: &str) -> Html {
    let (words, other) = text.in_language(language);
    html! { <span lang={other.map(str::to_owned)}>{ together(words) }</span> }
}

fn alt(text: Option<&Text>, language: &str) -> String {
    text.map(|text| text.in_language(language).0.to_string()).unwrap_or_default()
}
