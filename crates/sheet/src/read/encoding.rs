//! Bytes of a text file to text: UTF-8, UTF-16 with or without a mark, windows-1258, and the bytes of
//! TCVN3 and VNI, which come out as their fonts' characters for [`crate::legacy`] to read.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization as _;

use crate::error::SheetError;
use crate::legacy::{Encoding, decode as decode_legacy, quality};

/// How much of a file tells its encoding, in bytes.
const SAMPLE: usize = 65_536;
/// The share of undecodable sequences below which a file is UTF-8 with damaged places: one in 200 bytes,
/// as the feed's reader has it.
const DAMAGED: usize = 200;

/// The text of a file.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SheetError> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return Err(SheetError::Encoding),
        [0xFF, 0xFE, rest @ ..] => return Ok(UTF_16LE.decode_without_bom_handling(rest).0),
        [0xFE, 0xFF, rest @ ..] => return Ok(UTF_16BE.decode_without_bom_handling(rest).0),
        [0xEF, 0xBB, 0xBF, rest @ ..] => return Ok(String::from_utf8_lossy(rest)),
        _ => {}
    }
    // ASCII between the Vietnamese letters has a zero byte beside it: delimiters, digits, consonants.
    let zeros =
        |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), sample.len() / 2);
    if odd > half / 4 && even == 0 {
        return Ok(UTF_16LE.decode_without_bom_handling(bytes).0);
    }
    if even > half / 4 && odd == 0 {
        return Ok(UTF_16BE.decode_without_bom_handling(bytes).0);
    }
    if sample.contains(&0) {
        return Err(SheetError::Corrupt("zero bytes in a text file".to_owned()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(Cow::Borrowed(text));
    }
    let lossy = String::from_utf8_lossy(bytes);
    if lossy.matches(char::REPLACEMENT_CHARACTER).count() < bytes.len() / DAMAGED
        && lossy.chars().any(|letter| ('\u{1ea0}'..='\u{1ef9}').contains(&letter))
    {
        return Ok(lossy);
    }
    single_byte(bytes, sample)
}

fn single_byte<'a>(bytes: &'a [u8], sample: &[u8]) -> Result<Cow<'a, str>, SheetError> {
    let windows_1258: String = WINDOWS_1258.decode_without_bom_handling(sample).0.nfc().collect();
    let western = WINDOWS_1252.decode_without_bom_handling(sample).0;
    let as_1258 = quality(&windows_1258);
    let as_font = |encoding: Encoding| {
        let cells = western.split(['\n', '\r', '\t', ',', ';', '|', '"']);
        cells.fold((0_usize, 0_usize), |(good, bad), cell| {
            if cell.is_ascii() {
                return (good, bad);
            }
            let found = decode_legacy(cell, encoding).map(|text| quality(&text));
            found.map_or((good, bad + 1), |found| (good + found.good, bad + found.bad))
        })
    };
    let right = |(good, bad): (usize, usize)| good * 1_000 / (good + bad).max(1);
    let best_font = right(as_font(Encoding::Tcvn3)).max(right(as_font(Encoding::Vni)));
    let best_1258 = right((as_1258.good, as_1258.bad));
    let as_western = quality(&western);
    let best = best_font.max(best_1258).max(right((as_western.good, as_western.bad)));
    // Names from abroad are wrong in every encoding; a file of nothing else is not Vietnamese.
    if best < 500 && as_western.bad > 20 && best_font < 500 {
        return Err(SheetError::Encoding);
    }
    let encoding = if best_1258 > best_font { WINDOWS_1258 } else { WINDOWS_1252 };
    Ok(encoding.decode_without_bom_handling(bytes).0)
}
