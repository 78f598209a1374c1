//! Colours of any kind go in, sRGB comes out: the profile of a file, transparency, printers' inks.
//!
//! Never: fails. A profile that can't be read is taken for sRGB, as a browser takes it.

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::picture::Picture;

/// Converts the pixels of a picture from an ICC profile to sRGB, in place.
pub(super) fn to_srgb(picture: &mut Picture, profile: &[u8]) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    if from.color_space != DataColorSpace::Rgb {
        return;
    }
    let to = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = from.create_transform_8bit(Layout::Rgb, &to, Layout::Rgb, options) else {
        return;
    };
    let row = usize::try_from(picture.width()).unwrap_or_default() * 3;
    let mut before = vec![0; row];
    for pixels in picture.rgb_mut().chunks_exact_mut(row.max(1)) {
        before.copy_from_slice(pixels);
        if transform.transform(&before, pixels).is_err() {
            pixels.copy_from_slice(&before);
        }
    }
}

/// Lays pixels of four bytes (the last is the cover) over white, in the same memory.
pub(super) fn onto_white(rgba: Vec<u8>) -> Vec<u8> {
    to_three_bytes(rgba, |[red, green, blue, cover]| {
        let over = |part: u8| share(part, cover).saturating_add(255 - cover);
        [over(red), over(green), over(blue)]
    })
}

/// Turns the four inks of print (0 is none, 255 is full) into light, in the same memory.
pub(super) fn from_inks(cmyk: Vec<u8>) -> Vec<u8> {
    to_three_bytes(cmyk, |[cyan, magenta, yellow, key]| {
        let light = |ink: u8| share(255 - ink, 255 - key);
        [light(cyan), light(magenta), light(yellow)]
    })
}

/// `part` × `of` / 255, rounded.
fn share(part: u8, of: u8) -> u8 {
    let product = u32::from(part) * u32::from(of) + 127;
    u8::try_from(product / 255).unwrap_or(u8::MAX)
}

/// Every four bytes become three, further to the front: no second buffer of millions of pixels.
fn to_three_bytes(mut bytes: Vec<u8>, convert: impl Fn([u8; 4]) -> [u8; 3]) -> Vec<u8> {
    let pixels = bytes.len() / 4;
    for pixel in 0..pixels {
        let four = bytes.get(pixel * 4..pixel * 4 + 4).and_then(|four| four.try_into().ok());
        let three = bytes.get_mut(pixel * 3..pixel * 3 + 3);
        if let (Some(four), Some(three)) = (four, three) {
            three.copy_from_slice(&convert(four));
        }
    }
    bytes.truncate(pixels * 3);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transparent_is_white_and_half_is_half() {
        let rgba = vec![9, 9, 9, 0, 10, 20, 30, 255, 0, 0, 0, 128];
        assert_eq!(onto_white(rgba), [255, 255, 255, 10, 20, 30, 127, 127, 127]);
    }

    #[test]
    fn full_black_ink_is_dark_whatever_the_others_are() {
        assert_eq!(from_inks(vec![0, 0, 0, 0, 7, 99, 3, 255]), [255, 255, 255, 0, 0, 0]);
        assert_eq!(from_inks(vec![255, 0, 0, 0]), [0, 255, 255]);
    }

    #[test]
    fn display_p3_is_converted_and_nonsense_left_alone() {
        let profile = ColorProfile::new_display_p3().encode().unwrap();
        let mut picture = Picture::plain(2, 2, [200, 60, 60]).unwrap();
        to_srgb(&mut picture, &profile);
        let [red, green, _] = picture.pixel(0, 0).unwrap();
        assert!(red > 205 && green < 50, "{red} {green}: the wide red is outside of the small one");
        let same = picture.clone();
        to_srgb(&mut picture, b"no profile");
        assert_eq!(picture, same);
    }
}
