//! Which pictures an honouree has, and how the feed describes each.
//!
//! In: an honouree of the data. Out: [`Drawing`]s, and [`wire::Photo`]s for them.
//! Never: a real photo; every picture is drawn by [`crate::portrait`] and [`crate::scene`].

use std::collections::VecDeque;

use crate::material::{Honouree, Material};
use crate::portrait::svg::Colour;
use crate::random::Random;
use crate::wire::{Photo, Source, Text};
use crate::{Failure, portrait, render, scene};

/// A picture before it is rendered.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// The start of its files' names, such as `001` or `001-2`.
    pub stem: String,
    /// The drawing itself.
    pub svg: String,
    /// Width and height as drawn, in pixels.
    pub size: (u32, u32),
    /// What is to be seen.
    pub alt: Text,
    /// What it shows, where the data says so.
    pub caption: Option<String>,
    /// Where the faces are, as parts of width and height.
    pub focal: (f64, f64),
}

/// The widths of the WebP files, in pixels.
pub const WEBP_WIDTHS: [u32; 2] = [480, 960];
/// The width of the JPEG file for browsers without WebP, in pixels.
pub const JPEG_WIDTH: u32 = 480;

/// How many portraits back a ground is remembered: about a row and a half of the wall.
const REMEMBERED: usize = 5;

/// Draws everything that an honouree's photos show; `recent` holds the grounds of those before.
///
/// # Errors
/// When the data names a garment or a scene that nobody draws.
pub fn plan(
    number: &str,
    honouree: &Honouree,
    material: &Material,
    recent: &mut VecDeque<Colour>,
) -> Result<Vec<Drawing>, Failure> {
    if honouree.photo.as_deref() == Some("none") {
        return Ok(Vec::new());
    }
    let mut chance = Random::named(&["photo", &honouree.name, &honouree.place]);
    let mut drawings = Vec::new();
    let caption = honouree.caption.clone();
    let stem = number.to_owned();
    if honouree.group.is_empty() {
        let person = portrait::choose(&honouree.look, &mut chance, recent.make_contiguous())?;
        recent.push_front(person.ground.0);
        recent.truncate(REMEMBERED);
        drawings.push(Drawing {
            stem,
            svg: portrait::draw(&person, &mut chance),
            size: portrait::SIZE,
            alt: portrait::describe(&person, material)?,
            caption,
            focal: (0.5, 0.38),
        });
    } else {
        let (svg, alt) = scene::group(&honouree.group, &mut chance, material)?;
        drawings.push(Drawing {
            stem,
            svg,
            size: portrait::SIZE,
            alt,
            caption,
            focal: (0.5, 0.52),
        });
    }
    for (place, (key, caption)) in honouree.second.iter().enumerate() {
        let (svg, alt) = scene::landscape(key, &mut chance, material)?;
        drawings.push(Drawing {
            stem: format!("{number}-{}", place + 2),
            svg,
            size: scene::SIZE,
            alt,
            caption: Some(caption.clone()),
            focal: (0.5, 0.6),
        });
    }
    Ok(drawings)
}

/// The photo as the feed names it.
///
/// # Errors
/// When the drawing cannot be rendered for its thumbhash.
pub fn describe(drawing: &Drawing, material: &Material) -> Result<Photo, Failure> {
    let stem = &drawing.stem;
    let (width, height) = drawing.size;
    Ok(Photo {
        src: format!("photos/{stem}-{JPEG_WIDTH}.jpg"),
        width: JPEG_WIDTH,
        height: JPEG_WIDTH * height / width,
        sources: WEBP_WIDTHS
            .map(|width| Source {
                src: format!("photos/{stem}-{width}.webp"),
                media_type: "image/webp",
                width,
            })
            .into(),
        alt: drawing.alt.clone(),
        caption: drawing.caption.clone(),
        credit: Text::from(&material.feed.credit),
        licence: material.feed.licence.clone(),
        focal: drawing.focal,
        thumbhash: render::thumbhash(drawing)?,
    })
}
