//! JSON, read into a tree: small, because every visitor downloads it.
//!
//! A page is checked as a whole (`scan.rs`), cut at its commas (`cut.rs`), and only then built, value
//! by value: so the builder meets nothing that it could not read but a tree that is too deep or a
//! number that is too large. serde_json does the same in seven times the bytes.

mod cut;
mod scan;

use std::str::Chars;

use self::scan::{Scanner, Token};
use super::DEPTH;
use super::failure::ReadFailure;
use crate::table::Table;

pub(super) use self::cut::{elements, members};
pub(super) use self::scan::check;

/// A value.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Value {
    #[default]
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Self>),
    Object(Map),
}

/// The members of an object by key; of a key that stands twice the last counts.
pub(super) type Map = Table<Value>;

/// A number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    /// Written without point or exponent.
    Whole(i64),
    Real(f64),
}

impl Value {
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(number) => number.as_i64(),
            _ => None,
        }
    }

    pub(super) fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(list) => Some(list),
            _ => None,
        }
    }

    pub(super) fn as_object(&self) -> Option<&Map> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }
}

impl Number {
    /// The number where it is written as a whole one.
    pub(super) fn as_i64(self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(number),
            Self::Real(_) => None,
        }
    }
}

/// Builds a value of JSON that was checked. What costs everything elsewhere costs one character here:
/// half a surrogate pair (a cut emoji) is U+FFFD, a raw control character (a line break out of a
/// spreadsheet) a space.
///
/// # Errors
/// [`ReadFailure::TooDeep`], or [`ReadFailure::NotJson`] for a number that nothing can hold.
pub(super) fn parse(json: &str) -> Result<Value, ReadFailure> {
    let mut scanner = Scanner::new(json);
    let token = scanner.expect()?;
    value(&mut scanner, token, 1)
}

fn value(scanner: &mut Scanner<'_>, token: Token<'_>, depth: usize) -> Result<Value, ReadFailure> {
    Ok(match token {
        Token::Null => Value::Null,
        Token::Bool(flag) => Value::Bool(flag),
        Token::Text(text) => Value::String(unescape(text)),
        Token::Number(digits) => match number(digits) {
            Some(number) => Value::Number(number),
            None => return Err(scanner.failure_before()),
        },
        Token::Open(_) if depth >= DEPTH => return Err(ReadFailure::TooDeep),
        Token::Open(b'[') => {
            let mut list = Vec::new();
            loop {
                match scanner.expect()? {
                    Token::Close(_) => break Value::Array(list),
                    Token::Comma => {}
                    token => list.push(value(scanner, token, depth + 1)?),
                }
            }
        }
        Token::Open(_) => {
            let mut object = Map::default();
            loop {
                match scanner.expect()? {
                    Token::Close(_) => break Value::Object(object),
                    Token::Text(key) => {
                        let _colon = scanner.expect()?;
                        let token = scanner.expect()?;
                        let value = value(scanner, token, depth + 1)?;
                        object.insert(unescape(key).into(), value);
                    }
                    _ => {}
                }
            }
        }
        Token::Close(_) | Token::Comma | Token::Colon => return Err(scanner.failure_before()),
    })
}

/// The text that a string means.
fn unescape(raw: &str) -> String {
    if raw.bytes().all(|byte| byte >= b' ' && byte != b'\\') {
        return raw.to_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw.chars();
    while let Some(char) = rest.next() {
        out.push(match char {
            '\\' => match rest.next().unwrap_or_default() {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'u' => escaped(&mut rest),
                other => other,
            },
            '\0'..' ' => ' ',
            other => other,
        });
    }
    out
}

/// The character of an escape `\uXXXX`, or of two that are one character.
fn escaped(rest: &mut Chars<'_>) -> char {
    let first = unit(rest);
    let mut ahead = rest.clone();
    if let 0xD800..=0xDBFF = first
        && ahead.next() == Some('\\')
        && ahead.next() == Some('u')
        && let second @ 0xDC00..=0xDFFF = unit(&mut ahead)
    {
        *rest = ahead;
        let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    }
    char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
}

fn unit(rest: &mut Chars<'_>) -> u32 {
    let digits = rest.take(4).map(|digit| digit.to_digit(16).unwrap_or_default());
    digits.fold(0, |unit, digit| unit << 4 | digit)
}

/// A number, exact where it is whole and has no more than 18 digits; by hand, since the powers of ten
/// of a library are 2.5 kB that no compression makes smaller. `None` where nothing can hold it.
fn number(text: &str) -> Option<Number> {
    let (digits, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (mut mantissa, mut exponent, mut is_behind_point) = (0_u64, 0_i32, false);
    for byte in digits.bytes() {
        let Some(digit) = char::from(byte).to_digit(10) else {
            is_behind_point |= byte == b'.';
            continue;
        };
        match mantissa.checked_mul(10).and_then(|ten| ten.checked_add(u64::from(digit))) {
            Some(longer) => {
                mantissa = longer;
                exponent = exponent.saturating_sub(i32::from(is_behind_point));
            }
            None => exponent = exponent.saturating_add(i32::from(!is_behind_point)),
        }
    }
    let is_negative = text.starts_with('-');
    if digits.len() == text.len()
        && !is_behind_point
        && exponent == 0
        && let Ok(whole) = i64::try_from(mantissa)
    {
        return Some(Number::Whole(if is_negative { -whole } else { whole }));
    }
    let shift = power.bytes().filter(u8::is_ascii_digit).fold(0_i32, |shift, digit| {
        shift.saturating_mul(10).saturating_add(i32::from(digit - b'0'))
    });
    exponent = exponent.saturating_add(if power.starts_with('-') { -shift } else { shift });
    let scale = (0..exponent.unsigned_abs().min(400)).fold(1.0_f64, |scale, _| scale * 10.0);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a number with a point is as exact as it can be"
    )]
    let mantissa = mantissa as f64;
    let size = match exponent {
        _ if mantissa == 0.0 => 0.0,
        ..0 => mantissa / scale,
        _ => mantissa * scale,
    };
    size.is_finite().then_some(Number::Real(if is_negative { -size } else { size }))
}

#[cfg(test)]
mod tests;
