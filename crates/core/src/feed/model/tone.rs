//! A photo's ThumbHash goes in, the tone of its average colour comes out: what is seen of a photo
//! before it is there.
//!
//! Only the first three bytes are read, so the rest of a hash can do no harm. The arithmetic is that of
//! the format's own reader (<https://evanw.github.io/thumbhash/>).

/// A colour in steps that a style sheet can name: a strict page lets no element bring a colour of its
/// own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// Twelfths of the colour circle, from red (0 … 11); `None` for a grey.
    pub hue: Option<u8>,
    /// Tenths of lightness (1 … 9).
    pub light: u8,
}

/// A colour is a grey where its channels differ by no more than this.
const GREY: f64 = 0.06;

impl Tone {
    /// The tone of a hash; `None` where the text is no ThumbHash.
    ///
    /// ```
    /// use recognition_wall_core::feed::Tone;
    /// assert_eq!(Tone::of("1QcSHQRnh493V4dIh4eXh1h4kJUI"), Some(Tone { hue: None, light: 3 }));
    /// assert_eq!(Tone::of("không"), None);
    /// ```
    #[must_use]
    pub fn of(hash: &str) -> Option<Self> {
        let [red, green, blue] = average(hash)?;
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let range = most - least;
        let light = step(most + least, 5.0).clamp(1, 9);
        if range <= GREY {
            return Some(Self { hue: None, light });
        }
        let sixth = if most <= red {
            (green - blue) / range
        } else if most <= green {
            (blue - red) / range + 2.0
        } else {
            (red - green) / range + 4.0
        };
        Some(Self { hue: Some(step(sixth + 6.0, 2.0) % 12), light })
    }
}

/// The nearest whole number of steps.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 … 26, rounded")]
fn step(value: f64, steps: f64) -> u8 {
    (value * steps + 0.5) as u8
}

/// Red, green and blue, each 0 … 1.
fn average(hash: &str) -> Option<[f64; 3]> {
    let mut header = 0;
    // Three bytes are four characters of base64, the last of which may belong to more.
    for (place, letter) in hash.bytes().take(4).enumerate() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        header |= u32::from(value) << (18 - 6 * place);
    }
    if hash.len() < 6 {
        return None;
    }
    // Base64 has the first byte on top, the format at the bottom.
    let bits = header.swap_bytes() >> 8;
    let share = |shift: u32| f64::from(bits >> shift & 63) / 63.0;
    let (light, yellow, red) = (share(0), share(6) * 2.0 - 1.0, share(12) * 2.0 - 1.0);
    let b = light - yellow * 2.0 / 3.0;
    let r = f64::midpoint(light * 3.0 - b, red);
    Some([r, r - red, b].map(|channel| channel.clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_hash_has_no_tone() {
        for text in ["", "AAA", "AAAA", "Bé Năm", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}"] {
            assert_eq!(Tone::of(text), None, "{text}");
        }
    }

    #[test]
    fn the_tone_of_a_plain_colour_is_that_colour() {
        let hue = |hash| Tone::of(hash).map(|tone| tone.hue);
        for (colour, hash, expected) in [
            ("red", "1fsDAAAA", Some(0)),
            ("green", "1QsAAAAA", Some(4)),
            ("blue", "FQACAAAA", Some(8)),
            ("grey", "IAgCAAAA", None),
        ] {
            assert_eq!(hue(hash), Some(expected), "{colour}");
        }
    }

    proptest! {
        #[test]
        fn every_tone_is_one_that_the_styles_name(hash in "[A-Za-z0-9+/_-]{0,40}|\\PC{0,12}") {
            if let Some(Tone { hue, light }) = Tone::of(&hash) {
                prop_assert!(hue.is_none_or(|hue| hue < 12) && (1..10).contains(&light), "{hash}");
            }
        }
    }
}
