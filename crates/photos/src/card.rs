//! The picture that Zalo and Facebook show beside a link: 1200 × 630, the portrait on paper, the name.
//!
//! In: a picture or none, a name and a line. Out: a JPEG. Never: letters of a font that is not shipped;
//! a text with a letter that the font lacks is left out whole, so that no name is written wrongly.

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont, point};
use unicode_normalization::UnicodeNormalization;

use crate::crop::{Rectangle, USUAL_FOCAL, crop};
use crate::picture::{Picture, PictureError};

/// Width and height of a card in pixels: what Open Graph's readers show unclipped.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// What a card says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// The name, as written.
    pub name: String,
    /// A line below it, such as the award; may be empty.
    pub line: String,
}

/// Noto Serif, reduced to Latin letters with those of Vietnamese: see `assets/NotoSerif-OFL.txt`.
static FONT: &[u8] = include_bytes!("../assets/NotoSerif-Vietnamese.ttf");

// The light look of `styles/tokens.css`: `--paper`, `--ink`, `--quiet`, `--lacquer`, `--gold`.
const PAPER: [u8; 3] = [0xfb, 0xf8, 0xf2];
const INK: [u8; 3] = [0x22, 0x1d, 0x19];
const QUIET: [u8; 3] = [0x65, 0x5a, 0x51];
const LACQUER: [u8; 3] = [0x7a, 0x1f, 0x24];
const GOLD: [u8; 3] = [0x8f, 0x6a, 0x17];

/// Where the portrait ends, in pixels: 4 : 5, as high as the card.
const PORTRAIT_WIDTH: u32 = 504;
/// The strip of lacquer at the left edge of a card without a portrait.
const STRIP_WIDTH: u32 = 24;
const MARGIN: u32 = 60;
/// The sizes that the name is tried in, the largest first, and the one of the line, in pixels.
const NAME_SIZES: [f32; 4] = [76.0, 64.0, 54.0, 44.0];
const LINE_SIZE: f32 = 31.0;
/// Ễ, Ộ and Ữ carry two marks: lines of names need room above.
const LEADING: f32 = 1.35;
const MOST_NAME_LINES: usize = 3;
const MOST_LINE_LINES: usize = 4;

/// The card of a person: portrait at the left, around the focal point; name and line at the right.
/// Without a portrait the text stands alone behind a strip of lacquer.
///
/// # Errors
/// Never for a [`Picture`] that could be made.
pub fn social_card(
    portrait: Option<&Picture>,
    focal: Option<(f64, f64)>,
    card: &Card,
) -> Result<Picture, PictureError> {
    let (width, height) = CARD_SIZE;
    let mut ground = Picture::plain(width, height, PAPER)?;
    let left = if let Some(portrait) = portrait {
        let size = (portrait.width(), portrait.height());
        let part = crop(size, (PORTRAIT_WIDTH, height), focal.unwrap_or(USUAL_FOCAL));
        ground.lay(&portrait.resized_part(part, PORTRAIT_WIDTH, height)?, 0, 0);
        PORTRAIT_WIDTH
    } else {
        ground.lay(&Picture::plain(STRIP_WIDTH, height, LACQUER)?, 0, 0);
        STRIP_WIDTH
    };
    let x = left + MARGIN;
    write(&mut ground, card, Rectangle { x, y: 0, width: width - x - MARGIN, height })?;
    Ok(ground)
}

/// Name, a short rule of gold, and line, in the middle of the height.
fn write(ground: &mut Picture, card: &Card, place: Rectangle) -> Result<(), PictureError> {
    let Ok(font) = FontRef::try_from_slice(FONT) else { return Ok(()) };
    #[expect(clippy::cast_precision_loss, reason = "a card is 1200 pixels wide")]
    let width = place.width as f32;
    let name = writable(&font, &card.name);
    let fits = |size: &f32| {
        let lines = wrap(&font, *size, &name, width);
        lines.len() <= MOST_NAME_LINES
            && lines.iter().all(|line| measure(&font, *size, line) <= width)
    };
    let size = NAME_SIZES.into_iter().find(fits).unwrap_or(44.0);
    let names = cut(wrap(&font, size, &name, width), MOST_NAME_LINES);
    let said = writable(&font, &card.line);
    let said = cut(wrap(&font, LINE_SIZE, &said, width), MOST_LINE_LINES);
    let gap = if names.is_empty() || said.is_empty() { 0.0 } else { 56.0 };
    let high = |lines: usize, size: f32| (0..lines).map(|_| size * LEADING).sum::<f32>();
    let whole = high(names.len(), size) + gap + high(said.len(), LINE_SIZE);
    #[expect(clippy::cast_precision_loss, reason = "a card is 1200 pixels wide")]
    let (left, middle) = (place.x as f32, place.height as f32 / 2.0);
    let mut top = middle - whole / 2.0;
    for line in &names {
        draw(ground, &font, size, line, (left, top), INK);
        top += size * LEADING;
    }
    if gap > 0.0 {
        let rule = Picture::plain(96, 3, GOLD)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "inside of the card; below 0 is 0"
        )]
        ground.lay(&rule, place.x, (top + gap / 2.0 - 2.0) as u32);
        top += gap;
    }
    for line in &said {
        draw(ground, &font, LINE_SIZE, line, (left, top), QUIET);
        top += LINE_SIZE * LEADING;
    }
    Ok(())
}

/// The text with its letters ready-made (NFC) and one space between words; empty where the font lacks
/// a letter of it.
fn writable(font: &FontRef<'_>, text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| word.nfc().collect()).collect();
    let text = words.join(" ");
    let has = |letter: char| font.glyph_id(letter).0 != 0;
    if text.chars().all(has) { text } else { String::new() }
}

/// The width of a line in pixels.
fn measure(font: &FontRef<'_>, size: f32, line: &str) -> f32 {
    let scaled = font.as_scaled(PxScale::from(size));
    line.chars().map(|letter| scaled.h_advance(font.glyph_id(letter))).sum()
}

/// Lines of whole words, each as wide as it may be; a word that is too wide has a line of its own.
fn wrap(font: &FontRef<'_>, size: f32, text: &str, width: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {word}");
            if measure(font, size, &longer) <= width {
                *last = longer;
                continue;
            }
        }
        lines.push(word.to_owned());
    }
    lines
}

/// The first lines; where there are more, the last of them says so.
fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

/// Draws a line of letters, its top left corner at `at`; what hangs over an edge is lost.
fn draw(
    ground: &mut Picture,
    font: &FontRef<'_>,
    size: f32,
    line: &str,
    at: (f32, f32),
    ink: [u8; 3],
) {
    let scaled = font.as_scaled(PxScale::from(size));
    let mut x = at.0;
    let baseline = at.1 + (size * LEADING - scaled.height()) / 2.0 + scaled.ascent();
    for letter in line.chars() {
        let id = font.glyph_id(letter);
        let glyph: Glyph = id.with_scale_and_position(PxScale::from(size), point(x, baseline));
        x += scaled.h_advance(id);
        if let Some(outline) = font.outline_glyph(glyph) {
            let bounds = outline.px_bounds();
            outline.draw(|column, row, cover| {
                #[expect(
                    clippy::cast_possible_truncation,
                    reason = "pixels of a card; what is outside is dropped below"
                )]
                let (left, top) = (bounds.min.x as i64, bounds.min.y as i64);
                let place = u32::try_from(left + i64::from(column))
                    .ok()
                    .zip(u32::try_from(top + i64::from(row)).ok());
                if let Some((x, y)) = place {
                    ground.change(x, y, |paper| mix(paper, ink, cover));
                }
            });
        }
    }
}

/// Ink on paper, by its cover, 0 to 1.
fn mix(paper: [u8; 3], ink: [u8; 3], cover: f32) -> [u8; 3] {
    let cover = cover.clamp(0.0, 1.0);
    let mut mixed = paper;
    for (part, ink) in mixed.iter_mut().zip(ink) {
        let value = f32::from(*part) * (1.0 - cover) + f32::from(ink) * cover;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two bytes"
        )]
        let byte = value.round() as u8;
        *part = byte;
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inked(card: &Picture, from: u32) -> usize {
        let dark = |pixel: [u8; 3]| pixel.iter().all(|part| *part < 100);
        (0..card.height())
            .flat_map(|y| (from..card.width()).map(move |x| (x, y)))
            .filter(|(x, y)| card.pixel(*x, *y).is_some_and(dark))
            .count()
    }

    fn card(name: &str) -> Card {
        Card { name: name.to_owned(), line: String::new() }
    }

    #[test]
    fn the_portrait_is_left_and_the_name_right() {
        let portrait = Picture::plain(400, 500, [10, 120, 200]).unwrap();
        let made = social_card(Some(&portrait), None, &card("Trần Thị Bé Năm")).unwrap();
        assert_eq!((made.width(), made.height()), CARD_SIZE);
        assert_eq!(made.pixel(250, 300), Some([10, 120, 200]));
        assert_eq!(made.pixel(1199, 0), Some(PAPER));
        assert!(inked(&made, PORTRAIT_WIDTH) > 2_000);
    }

    #[test]
    fn decomposed_letters_are_drawn_as_ready_made_ones() {
        let made = |name| social_card(None, None, &card(name)).unwrap();
        assert_eq!(made("Nguye\u{302}\u{303}n"), made("Nguyễn"));
        assert_ne!(made("Nguyễn"), made("Nguyen"));
    }

    #[test]
    fn every_vietnamese_letter_is_in_the_font() {
        let font = FontRef::try_from_slice(FONT).unwrap();
        let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        for text in [letters.to_owned(), letters.to_uppercase(), "H'Yim Kđoh – “2023”…".to_owned()]
        {
            assert_eq!(writable(&font, &text), text);
        }
        assert_eq!(writable(&font, "Lý 李"), "", "half a name would be another name");
    }

    #[test]
    fn a_name_of_any_length_stays_on_the_card() {
        let long = "Hợp tác xã Nông nghiệp Công nghệ cao ".repeat(20);
        let card = Card { name: long.clone(), line: long };
        let made = social_card(None, None, &card).unwrap();
        assert!((0..CARD_SIZE.1).all(|y| made.pixel(1199, y) == Some(PAPER)));
        let word = Card { name: "W".repeat(500), line: String::new() };
        assert!(social_card(None, None, &word).is_ok());
    }
}
