//! All drawings on one sheet, for the eye of whoever changes them.
//!
//! In: drawings. Out: one PNG. Never: part of the sample itself.

use image::{ImageFormat, Rgb, RgbImage};

use crate::photo::Drawing;
use crate::{Failure, render};

/// Width of a picture on the sheet, in pixels.
const CELL_WIDTH: u32 = 160;
/// Height of a row, in pixels.
const CELL_HEIGHT: u32 = 200;
/// Space between pictures, in pixels.
const GAP: u32 = 8;

/// The sheet as a PNG, `columns` pictures to a row.
///
/// # Errors
/// When a drawing cannot be rendered.
pub fn sheet(drawings: &[Drawing], columns: u32) -> Result<Vec<u8>, Failure> {
    let columns = columns.max(1);
    let rows = u32::try_from(drawings.len())?.div_ceil(columns);
    let width = columns * (CELL_WIDTH + GAP);
    let mut sheet =
        RgbImage::from_pixel(width, rows * (CELL_HEIGHT + GAP), Rgb([0xfb, 0xf8, 0xf2]));
    for (place, drawing) in (0u32..).zip(drawings) {
        let picture = render::picture(drawing, CELL_WIDTH)?;
        let left = (place % columns) * (CELL_WIDTH + GAP);
        let top = (place / columns) * (CELL_HEIGHT + GAP);
        let image = RgbImage::from_raw(picture.width, picture.height, picture.rgb)
            .ok_or("a picture of the wrong size")?;
        image::imageops::replace(&mut sheet, &image, i64::from(left), i64::from(top));
    }
    let mut png = std::io::Cursor::new(Vec::new());
    sheet.write_to(&mut png, ImageFormat::Png)?;
    Ok(png.into_inner())
}
