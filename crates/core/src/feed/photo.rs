//! Photos: files, words and the point that a crop keeps.

use std::rc::Rc;

use super::context::Context;
use super::json::{Map, Number, Value};
use super::problem::ProblemCode;
use super::url::Schemes;
use super::value::get;
use super::{Photo, PhotoSource};

/// The most pixels that a side may have: more is a slip, and no browser decodes it.
const MOST_PIXELS: u32 = 65_535;

/// The picture that a plain JSON Feed names: `image`, `banner_image`, an attachment.
pub(super) fn read_image(item: &Map, context: &mut Context) -> Option<Rc<str>> {
    context
        .url(item, "image", Schemes::Web)
        .or_else(|| context.url(item, "banner_image", Schemes::Web))
        .or_else(|| attached_image(item, context))
}

/// The photos of an item's `_recognition`, else the picture that a plain JSON Feed names.
pub(super) fn read_photos(
    extension: &Map,
    image: Option<Rc<str>>,
    context: &mut Context,
) -> Vec<Photo> {
    let mut photos = Vec::new();
    context.objects(extension, "photos", &mut |photo, context| {
        photos.extend(read_photo(photo, context));
    });
    if photos.is_empty() {
        photos.extend(image.map(|src| Photo { src, ..Photo::default() }));
    }
    photos.shrink_to_fit();
    photos
}

fn read_photo(photo: &Map, context: &mut Context) -> Option<Photo> {
    let Some(src) = context.url(photo, "src", Schemes::Web) else {
        context.note(ProblemCode::NoPhotoFile, "");
        return None;
    };
    let width = context.number(photo, "width", MOST_PIXELS).filter(|width| *width > 0);
    let height = context.number(photo, "height", MOST_PIXELS).filter(|height| *height > 0);
    let read = Photo {
        src,
        size: width.zip(height),
        sources: read_sources(photo, context),
        alt: context.text(photo, "alt"),
        caption: context.text(photo, "caption"),
        credit: context.text(photo, "credit"),
        licence: context.text(photo, "licence"),
        original_url: context.url(photo, "original_url", Schemes::Web),
        focal: read_focal(photo, context),
        thumbhash: context.word(photo, "thumbhash"),
    };
    if read.credit.is_none() {
        context.note(ProblemCode::NoPhotoCredit, "credit");
    }
    if read.alt.is_none() {
        context.note(ProblemCode::NoPhotoAlt, "alt");
    }
    Some(read)
}

fn read_sources(photo: &Map, context: &mut Context) -> Vec<PhotoSource> {
    let mut sources = Vec::new();
    context.objects(photo, "sources", &mut |source, context| match context.url(
        source,
        "src",
        Schemes::Web,
    ) {
        Some(src) => sources.push(PhotoSource {
            src,
            media_type: context.word(source, "type"),
            width: context.number(source, "width", MOST_PIXELS).filter(|width| *width > 0),
        }),
        None => context.note(ProblemCode::NoPhotoFile, ""),
    });
    sources.shrink_to_fit();
    sources
}

/// `[x, y]` from 0 to 1, as thousandths.
fn read_focal(photo: &Map, context: &mut Context) -> Option<(u16, u16)> {
    let value = get(photo, "focal")?;
    let focal = match value.as_array() {
        Some([x, y]) => thousandths(x).zip(thousandths(y)),
        _ => None,
    };
    if focal.is_none() {
        context.report(ProblemCode::BadFocal, "focal", value);
    }
    focal
}

fn thousandths(value: &Value) -> Option<u16> {
    let share = match value {
        Value::Number(Number::Whole(0)) => 0.0,
        Value::Number(Number::Whole(1)) => 1.0,
        Value::Number(Number::Real(share)) if (0.0..=1.0).contains(share) => *share,
        _ => return None,
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share from 0 to 1 is 0 … 1000 thousandths"
    )]
    Some((share * 1000.0 + 0.5) as u16)
}

/// The first attachment of a plain JSON Feed that is a picture.
fn attached_image(item: &Map, context: &mut Context) -> Option<Rc<str>> {
    let mut found = None;
    context.objects(item, "attachments", &mut |attachment, context| {
        let media_type = context.word(attachment, "mime_type");
        if found.is_none() && media_type.is_some_and(|media_type| media_type.starts_with("image/"))
        {
            found = context.url(attachment, "url", Schemes::Web);
        }
    });
    found
}
