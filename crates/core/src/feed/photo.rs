//! Photos: files, words and the point that a crop keeps.

use std::rc::Rc;

use serde_json::Value;

use super::context::{Context, Map};
use super::problem::ProblemCode;
use super::url::Schemes;
use super::value::get;
use super::{Photo, PhotoSource};

/// The most pixels that a side may have: more is a slip, and no browser decodes it.
const MOST_PIXELS: u32 = 65_535;

/// The photos of an item: those of `_recognition.photos`, else the picture that a plain JSON Feed
/// names (`image`, `banner_image`, an attachment that is a picture).
pub(super) fn read_photos(item: &Map, extension: &Map, context: &mut Context) -> Vec<Photo> {
    // Always read, so that a wrong address is told even where photos make it needless.
    let image = context
        .url(item, "image", Schemes::Web)
        .or_else(|| context.url(item, "banner_image", Schemes::Web));
    context.enter("_recognition");
    let list = context.list(extension, "photos");
    context.enter("photos");
    let mut photos = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        context.enter_index(index);
        match value {
            Value::Object(photo) => photos.extend(read_photo(photo, context)),
            other => context.report(ProblemCode::NotObject, "", other),
        }
        context.leave();
    }
    context.leave();
    context.leave();
    if photos.is_empty() {
        let src = image.or_else(|| attached_image(item, context));
        photos.extend(src.map(|src| Photo { src, ..Photo::default() }));
    }
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
    let list = context.list(photo, "sources");
    let mut sources = Vec::with_capacity(list.len());
    context.enter("sources");
    for (index, value) in list.iter().enumerate() {
        context.enter_index(index);
        match value {
            Value::Object(source) => match context.url(source, "src", Schemes::Web) {
                Some(src) => sources.push(PhotoSource {
                    src,
                    media_type: context.word(source, "type"),
                    width: context.number(source, "width", MOST_PIXELS).filter(|width| *width > 0),
                }),
                None => context.note(ProblemCode::NoPhotoFile, ""),
            },
            other => context.report(ProblemCode::NotObject, "", other),
        }
        context.leave();
    }
    context.leave();
    sources
}

/// `[x, y]` from 0 to 1, as thousandths.
fn read_focal(photo: &Map, context: &mut Context) -> Option<(u16, u16)> {
    let value = get(photo, "focal")?;
    let focal = match value.as_array().map(Vec::as_slice) {
        Some([x, y]) => thousandths(x).zip(thousandths(y)),
        _ => None,
    };
    if focal.is_none() {
        context.report(ProblemCode::BadFocal, "focal", value);
    }
    focal
}

fn thousandths(value: &Value) -> Option<u16> {
    let share = value.as_f64().filter(|share| (0.0..=1.0).contains(share))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share from 0 to 1 is 0 … 1000 thousandths"
    )]
    Some((share * 1000.0 + 0.5) as u16)
}

/// The first attachment of a plain JSON Feed that is a picture.
fn attached_image(item: &Map, context: &mut Context) -> Option<Rc<str>> {
    let list = context.list(item, "attachments");
    context.enter("attachments");
    let mut found = None;
    for (index, attachment) in list.iter().enumerate() {
        context.enter_index(index);
        if let Some(attachment) = attachment.as_object()
            && context.word(attachment, "mime_type").is_some_and(|kind| kind.starts_with("image/"))
        {
            found = found.or_else(|| context.url(attachment, "url", Schemes::Web));
        }
        context.leave();
    }
    context.leave();
    found
}
