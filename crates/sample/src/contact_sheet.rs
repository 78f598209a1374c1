//! All drawings on one sheet, for the eye of whoever changes them.
//!
//! In: drawings. Out: one PNG. Never: part of the sample itself.

use image::{ImageFormat, Rgb, RgbImage};

use crate::photo::Drawing;
use crate::{Failure, render};

/// Space between pictures, in pixels.
const GAP: u32 = 8;

/// The sheet as a PNG, `columns` pictures to a row, each so many pixels wide.
///
/// # Errors
/// When a drawing cannot be rendered.
pub fn sheet(drawings: &[Drawing], columns: u32, cell_width: u32) -> Result<Vec<u8>, Failure> {
    let columns = columns.max(1);
    let cell_height = cell_width * 5 / 4;
    let rows = u32::try_from(drawings.len())?.div_ceil(columns);
    let width = columns * (cell_width + GAP);
    let mut sheet =
        RgbImage::from_pixel(width, rows * (cell_height + GAP), Rgb([0xfb, 0xf8, 0xf2]));
    for (place, drawing) in (0u32..).zip(drawings) {
        let picture = render::picture(drawing, cell_width)?;
        let left = (place % columns) * (cell_width + GAP);
        let top = (place / columns) * (cell_height + GAP);
        let image = RgbImage::from_raw(picture.width, picture.height, picture.rgb)
            .ok_or("a picture of the wrong size")?;
        image::imageops::replace(&mut sheet, &image, i64::from(left), i64::from(top));
    }
    let mut png = std::io::Cursor::new(Vec::new());
    sheet.write_to(&mut png, ImageFormat::Png)?;
    Ok(png.into_inner())
}
