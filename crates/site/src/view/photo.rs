//! Photos with their words: place kept by width and height, every format offered, credit always
//! there.

use recognition_wall_core::feed::{Honouree, Photo, PhotoSource, Text};
use recognition_wall_core::locale::messages;
use recognition_wall_core::text::name::initial;

use super::place::At;
use crate::markup::{Markup, is_blank};

/// How large a photo is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// On a card of the first row: wanted at once.
    CardFirst,
    /// On a card further down.
    Card,
    /// On the person's own page, above.
    Portrait,
    /// On the person's own page, below.
    Further,
}

impl Size {
    fn sizes(self) -> &'static str {
        match self {
            Self::CardFirst | Self::Card => "(min-width: 40rem) 20rem, 9rem",
            Self::Portrait => "(min-width: 60rem) 24rem, 92vw",
            Self::Further => "(min-width: 60rem) 30rem, 92vw",
        }
    }

    fn is_large(self) -> bool {
        matches!(self, Self::Portrait | Self::Further)
    }
}

/// The photo of an honouree, or what stands for it.
pub(super) fn photo(
    markup: &mut Markup,
    at: &At<'_>,
    honouree: &Honouree,
    photo: Option<&Photo>,
    size: Size,
) {
    let Some(photo) = photo else {
        let letter = initial(honouree);
        markup.class("div", "rws-photo rws-photo--none").attr("aria-hidden", "true");
        markup.leaf("span", "rws-photo__letter", &letter.to_string()).end("div").line();
        return;
    };
    markup.class("figure", "rws-photo");
    picture(markup, at, honouree, photo, size);
    words(markup, at, photo, size.is_large());
    markup.end("figure").line();
}

fn picture(markup: &mut Markup, at: &At<'_>, honouree: &Honouree, photo: &Photo, size: Size) {
    markup.open("picture");
    for (media_type, srcset) in by_type(at, &photo.sources) {
        markup.open("source").attr("type", media_type).attr("srcset", &srcset);
        markup.attr("sizes", size.sizes());
    }
    let unnamed = at.fill("person.photo", &[("name", at.say(&honouree.name).0)]);
    let said = photo.alt.as_ref().map(|alt| at.say(alt)).filter(|(alt, _)| !is_blank(alt));
    let (alt, lang) = said.unwrap_or((unnamed.as_str(), None));
    markup.class("img", "rws-photo__image").attr("src", &at.address(&photo.src));
    markup.attr("alt", alt).attr_if("lang", lang);
    if let Some((width, height)) = photo.size {
        markup.attr("width", &width.to_string()).attr("height", &height.to_string());
    }
    match size {
        Size::CardFirst | Size::Portrait => markup.attr("fetchpriority", "high"),
        Size::Card | Size::Further => markup.attr("loading", "lazy"),
    };
    markup.attr("decoding", "async").end("picture");
}

/// One `srcset` for each media type, in the feed's order of types.
fn by_type<'p>(at: &At<'_>, sources: &'p [PhotoSource]) -> Vec<(&'p str, String)> {
    let mut sets: Vec<(&str, String)> = Vec::new();
    for source in sources {
        let (Some(media_type), Some(width)) = (&source.media_type, source.width) else { continue };
        // A comma or a space in an address would end it within a srcset.
        let src = at.address(&source.src).replace(' ', "%20").replace(',', "%2C");
        let candidate = format!("{src} {width}w");
        match sets.iter_mut().find(|(known, _)| **known == **media_type) {
            Some((_, set)) => {
                set.push_str(", ");
                set.push_str(&candidate);
            }
            None => sets.push((media_type, candidate)),
        }
    }
    sets
}

/// Caption and credit; of a large photo also the licence and the way to the original.
fn words(markup: &mut Markup, at: &At<'_>, photo: &Photo, is_large: bool) {
    let licence = photo.licence.as_ref().filter(|_| is_large);
    let original = photo.original_url.as_ref().filter(|_| is_large);
    if photo.caption.is_none() && photo.credit.is_none() && licence.is_none() && original.is_none()
    {
        return;
    }
    let said = |markup: &mut Markup, class, text: &Option<Text>| {
        if let Some(text) = text {
            at.said(markup, "span", class, text);
            markup.raw(" ");
        }
    };
    markup.class("figcaption", "rws-photo__words");
    said(markup, "rws-photo__caption", &photo.caption);
    said(markup, "rws-photo__credit", &photo.credit);
    if let Some(licence) = licence {
        let text = at.site.locale.fill(messages::DETAIL_LICENCE, &[("licence", at.say(licence).0)]);
        markup.leaf("span", "rws-photo__credit", &text).raw(" ");
    }
    if let Some(original) = original {
        markup.class("a", "rws-photo__credit").attr("href", &at.address(original));
        markup.attr("rel", "noopener noreferrer").text(at.core(messages::DETAIL_ORIGINAL)).end("a");
    }
    markup.end("figcaption");
}
