//! A photo with its words: the place is kept before it comes, and filled where it never does.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, Photo, PhotoSource, Text, Tone};
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use wasm_bindgen::JsCast;
use web_sys::HtmlImageElement;
use yew::prelude::*;

use super::Surroundings;
use super::stand_in::stand_in;
use crate::state::Action;
use crate::state::ui::Change;

/// How large a photo is shown, as the browser has to know before it knows the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoPlace {
    /// On a card of the first rows: wanted at once.
    CardFirst,
    /// On a card further down: wanted when it comes near.
    Card,
    /// In the detail.
    Detail,
    /// Beside somebody who is related.
    Related,
}

impl PhotoPlace {
    /// Half of it is sharp enough for whoever pays for the rest.
    fn sizes(self, saves_data: bool) -> &'static str {
        match self {
            Self::CardFirst | Self::Card if saves_data => "(min-width: 40rem) 10rem, 4.5rem",
            Self::Detail if saves_data => "13rem",
            Self::CardFirst | Self::Card => "(min-width: 40rem) 20rem, 9rem",
            Self::Detail => "(min-width: 60rem) 26rem, 92vw",
            Self::Related => "4rem",
        }
    }
}

/// The photo of an honouree's card, or what stands for it.
pub fn portrait(
    honouree: &Honouree,
    place: PhotoPlace,
    broken: &[Rc<str>],
    surroundings: &Surroundings,
) -> Html {
    photo_frame((0, honouree.photos.first()), honouree, place, broken, surroundings)
}

/// The photo of an honouree beside their name, or what stands for it.
pub fn thumbnail(honouree: &Honouree, broken: &[Rc<str>], surroundings: &Surroundings) -> Html {
    match honouree.photos.first().filter(|photo| !broken.contains(&photo.src)) {
        Some(photo) => picture(photo, PhotoPlace::Related, broken, surroundings),
        None => stand_in(honouree),
    }
}

/// A photo with its words, or what stands for it; `number` is its own among the honouree's photos.
pub fn photo_frame(
    (number, photo): (usize, Option<&Photo>),
    honouree: &Honouree,
    place: PhotoPlace,
    broken: &[Rc<str>],
    surroundings: &Surroundings,
) -> Html {
    let shown = photo.filter(|photo| !broken.contains(&photo.src));
    let is_large = place == PhotoPlace::Detail;
    let tone = shown.and_then(|photo| Tone::of(photo.thumbhash.as_deref()?));
    let (hue, light) = (tone.and_then(|tone| tone.hue), tone.map(|tone| tone.light));
    html! {
        <figure key={number} class="photo" part="photo" data-kind={honouree.kind.as_str()}>
            <div class="photo__frame" data-hue={hue.map(|hue| hue.to_string())} data-light={light.map(|light| light.to_string())}>
                if let Some(photo) = shown {
                    if is_large {
                        <button
                            class="photo__zoom" type="button" aria-label={zoom_label(photo, surroundings)}
                            onclick={surroundings.on_click_ui(Change::Zoom(Some(number)))}
                        >
                            { picture(photo, place, broken, surroundings) }
                        </button>
                    } else {
                        { picture(photo, place, broken, surroundings) }
                    }
                } else {
                    { stand_in(honouree) }
                }
            </div>
            if let Some(words) = shown.and_then(|photo| words(photo, is_large, surroundings)) {
                <figcaption class="photo__words">{words}</figcaption>
            }
        </figure>
    }
}

/// Of a button the name alone is read, and not what is in it: so it says what is to be seen.
fn zoom_label(photo: &Photo, surroundings: &Surroundings) -> String {
    let label = surroundings.locale.text(messages::DETAIL_ZOOM);
    match &photo.alt {
        Some(alt) => [label, ": ", &*surroundings.say(alt).0].concat(),
        None => label.to_owned(),
    }
}

/// Every format of a photo; where one of them does not come, the photo itself.
fn picture(
    photo: &Photo,
    place: PhotoPlace,
    broken: &[Rc<str>],
    surroundings: &Surroundings,
) -> Html {
    let sources = by_type(&photo.sources, broken);
    let on_error = photo_missed(&surroundings.act);
    // Beside their name, a portrait tells no more than the name does.
    let alt = photo.alt.as_ref().filter(|_| place != PhotoPlace::Related);
    let (alt, language) = alt.map(|alt| surroundings.say(alt)).unwrap_or_default();
    let size = photo.size.map(|(width, height)| (width.to_string(), height.to_string()));
    let (width, height) = size.unzip();
    let first = place == PhotoPlace::CardFirst;
    // In tenths, which the styles know by name: no element may bring a style of its own.
    let tenths = |share: u16| (share.saturating_add(50) / 100).to_string();
    let (across, down) = photo.focal.map(|(across, down)| (tenths(across), tenths(down))).unzip();
    let image = html! {
        <img
            src={photo.src.clone()} {alt} lang={language} {width} {height}
            loading={if first { "eager" } else { "lazy" }}
            fetchpriority={first.then_some("high")} data-across={across} data-down={down}
            decoding="async" onerror={on_error}
        />
    };
    // An element less for each card of a feed with one format.
    if sources.is_empty() {
        return image;
    }
    html! {
        <picture>
            { for sources.into_iter().map(|(media_type, srcset)| html! {
                <source key={media_type.to_string()} type={media_type} {srcset} sizes={place.sizes(surroundings.saves_data)} />
            }) }
            {image}
        </picture>
    }
}

/// Tells the wall which address gave no photo.
fn photo_missed(act: &Callback<Action>) -> Callback<Event> {
    act.reform(|event: Event| {
        let image = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok());
        let address = image.map(|image| {
            // One of the other formats, if it was chosen; else the photo's own.
            let current = image.current_src();
            if current.is_empty() { image.src() } else { current }
        });
        Action::Ui(Change::Broken(address.unwrap_or_default().into()))
    })
}

/// One `srcset` for each media type, in the feed's order of types.
fn by_type(sources: &[PhotoSource], broken: &[Rc<str>]) -> Vec<(AttrValue, String)> {
    let mut sets: Vec<(AttrValue, String)> = Vec::new();
    for source in sources.iter().filter(|source| !broken.contains(&source.src)) {
        let (Some(media_type), Some(width)) = (&source.media_type, source.width) else { continue };
        let width = width.to_string();
        // A comma or a space in an address would end it within a srcset.
        let src = source.src.replace(' ', "%20").replace(',', "%2C");
        let candidate = [src.as_str(), " ", &width, "w"].concat();
        match sets.iter_mut().find(|(known, _)| **known == **media_type) {
            Some((_, set)) => {
                set.push_str(", ");
                set.push_str(&candidate);
            }
            None => sets.push((AttrValue::Rc(media_type.clone()), candidate)),
        }
    }
    sets
}

/// Caption and credit; of a large photo also the licence and the way to the original. `None` where
/// there is nothing to say.
pub(super) fn words(photo: &Photo, is_large: bool, surroundings: &Surroundings) -> Option<Html> {
    let say = |text: &Option<Text>| text.as_ref().map(|text| surroundings.say(text));
    let (caption, credit) = (say(&photo.caption), say(&photo.credit));
    let licence = say(&photo.licence).filter(|_| is_large);
    let original = photo.original_url.clone().filter(|_| is_large);
    if caption.is_none() && credit.is_none() && licence.is_none() && original.is_none() {
        return None;
    }
    let locale = &surroundings.locale;
    Some(html! {
        <>
            if let Some((caption, language)) = caption {
                <span class="photo__caption" part="caption" lang={language} dir="auto">{caption}</span>
            }
            if let Some((credit, language)) = credit {
                <span class="photo__credit" part="credit" lang={language} dir="auto">{credit}</span>
            }
            if let Some((licence, _)) = licence {
                <span class="photo__credit">
                    {locale.fill(messages::DETAIL_LICENCE, &[("licence", &licence)])}
                </span>
            }
            if let Some(original) = original {
                <a class="photo__credit" href={original} target="_blank" rel="noopener noreferrer">
                    {locale.text(messages::DETAIL_ORIGINAL)}
                </a>
            }
        </>
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_saves_data_is_sent_smaller_photos() {
        for place in [PhotoPlace::CardFirst, PhotoPlace::Card, PhotoPlace::Detail] {
            assert_ne!(place.sizes(true), place.sizes(false));
        }
    }

    #[test]
    fn an_address_with_a_comma_stays_one_address() {
        let source = |src: &str, width| PhotoSource {
            src: src.into(),
            media_type: Some("image/webp".into()),
            width: Some(width),
        };
        let sets = by_type(&[source("https://a.vn/x,1 a.webp", 480), source("b.webp", 960)], &[]);
        assert_eq!(sets.len(), 1);
        assert_eq!(sets[0].1, "https://a.vn/x%2C1%20a.webp 480w, b.webp 960w");
    }
}
