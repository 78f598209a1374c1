//! A photo with its words: the place is kept before it comes, and filled where it never does.

use std::rc::Rc;

use recognition_wall_core::feed::{Kind, Photo, PhotoSource, Text};
use recognition_wall_core::locale::messages;
use yew::prelude::*;

use super::Surroundings;

/// How large a photo is shown, as the browser has to know before it knows the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhotoPlace {
    /// On a card of the first rows: wanted at once.
    CardFirst,
    /// On a card further down: wanted when it comes near.
    Card,
    /// In the detail.
    Detail,
}

impl PhotoPlace {
    fn sizes(self) -> &'static str {
        match self {
            Self::CardFirst | Self::Card => "(min-width: 40rem) 20rem, 9rem",
            Self::Detail => "(min-width: 60rem) 26rem, 92vw",
        }
    }
}

/// The properties of [`PhotoFrame`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PhotoFrameProps {
    /// The photo; `None` for somebody without one.
    pub photo: Option<Photo>,
    /// What stands in for a missing photo.
    pub kind: Kind,
    /// The letter of a missing photo.
    pub initial: char,
    /// Where it is shown.
    pub place: PhotoPlace,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The photo, or what stands for it, with caption and credit.
#[component]
pub fn PhotoFrame(props: &PhotoFrameProps) -> Html {
    let PhotoFrameProps { photo, kind, initial, place, surroundings } = props;
    let broken = use_state_eq(|| None::<AttrValue>);
    let shown = photo.as_ref().filter(|photo| broken.as_deref() != Some(&*photo.src));
    let on_error = {
        let (broken, src) = (broken.clone(), photo.as_ref().map(|photo| photo.src.clone()));
        Callback::from(move |_: Event| broken.set(src.clone().map(AttrValue::Rc)))
    };
    html! {
        <figure class="photo" part="photo" data-kind={kind.as_str()}>
            <div class="photo__frame">
                if let Some(photo) = shown {
                    { picture(photo, *place, surroundings, on_error) }
                } else {
                    { stand_in(*kind, *initial) }
                }
            </div>
            if let Some(photo) = shown {
                { words(photo, *place, surroundings) }
            }
        </figure>
    }
}

fn picture(
    photo: &Photo,
    place: PhotoPlace,
    surroundings: &Surroundings,
    on_error: Callback<Event>,
) -> Html {
    let (alt, language) = photo.alt.as_ref().map(|alt| surroundings.say(alt)).unwrap_or_default();
    let size = photo.size.map(|(width, height)| (width.to_string(), height.to_string()));
    let (width, height) = size.unzip();
    let first = place == PhotoPlace::CardFirst;
    html! {
        <picture>
            { for by_type(&photo.sources).into_iter().map(|(media_type, srcset)| html! {
                <source key={media_type.to_string()} type={media_type} {srcset} sizes={place.sizes()} />
            }) }
            <img
                src={photo.src.clone()} {alt} lang={language} {width} {height}
                loading={if first { "eager" } else { "lazy" }}
                fetchpriority={first.then_some("high")}
                decoding="async" onerror={on_error}
            />
        </picture>
    }
}

/// One `srcset` for each media type, in the feed's order of types.
fn by_type(sources: &[PhotoSource]) -> Vec<(AttrValue, String)> {
    let mut sets: Vec<(AttrValue, String)> = Vec::new();
    for source in sources {
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

/// Caption and credit; in the detail also the licence and the way to the original.
fn words(photo: &Photo, place: PhotoPlace, surroundings: &Surroundings) -> Html {
    let say = |text: &Option<Text>| text.as_ref().map(|text| surroundings.say(text));
    let (caption, credit) = (say(&photo.caption), say(&photo.credit));
    let detail = place == PhotoPlace::Detail;
    let licence = say(&photo.licence).filter(|_| detail);
    let original = photo.original_url.clone().filter(|_| detail);
    if caption.is_none() && credit.is_none() && licence.is_none() && original.is_none() {
        return html! {};
    }
    let locale = &surroundings.locale;
    html! {
        <figcaption class="photo__words">
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
        </figcaption>
    }
}

/// A quiet figure for somebody without a photo: one for a person, three for a collective, a roof
/// for a household; the initial of the name below.
fn stand_in(kind: Kind, initial: char) -> Html {
    let path = match kind {
        Kind::Person => {
            "M50 34a15 15 0 1 1 0 30 15 15 0 0 1 0-30zM18 110c0-24 14-38 32-38s32 14 32 38z"
        }
        Kind::Collective => {
            "M50 40a11 11 0 1 1 0 22 11 11 0 0 1 0-22zM24 50a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM76 50a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM28 108c0-24 8-38 22-38s22 14 22 38zM6 108c0-22 6-34 18-34 3 0 6 1 8 3-6 8-8 18-8 31zM94 108c0-22-6-34-18-34-3 0-6 1-8 3 6 8 8 18 8 31z"
        }
        Kind::Household => "M50 32l36 28v48H62V80H38v28H14V60z",
    };
    html! {
        <div class="photo__stand-in" aria-hidden="true">
            <svg viewBox="0 0 100 125" focusable="false"><path d={path} /></svg>
            <span class="photo__initial">{initial}</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_comma_stays_one_address() {
        let source = |src: &str, width| PhotoSource {
            src: src.into(),
            media_type: Some("image/webp".into()),
            width: Some(width),
        };
        let sets = by_type(&[source("https://a.vn/x,1 a.webp", 480), source("b.webp", 960)]);
        assert_eq!(sets.len(), 1);
        assert_eq!(sets[0].1, "https://a.vn/x%2C1%20a.webp 480w, b.webp 960w");
    }
}
