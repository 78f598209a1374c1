//! JSON that was checked goes in, its parts come out, still text: an item's tree is built only when
//! its turn comes.

use super::scan::{Scanner, Token};

/// The members of an object that has been checked: each key, still in quotes, and its value.
/// `None` if the text is no object.
pub(in crate::feed) fn members(json: &str) -> Option<impl Iterator<Item = (&str, &str)>> {
    let parts = parts(json, b'{')?;
    Some(parts.into_iter().filter_map(|part| {
        let mut scanner = Scanner::new(part);
        let (Token::Text(_), Token::Colon) = (scanner.next()?, scanner.next()?) else {
            return None;
        };
        Some((part.get(..scanner.start)?.trim(), part.get(scanner.at..)?.trim()))
    }))
}

/// The elements of an array that has been checked; `None` if the text is no array.
pub(in crate::feed) fn elements(json: &str) -> Option<Vec<&str>> {
    parts(json, b'[')
}

/// What stands between the commas of the outermost bracket, if it is an `opening` one.
fn parts(json: &str, opening: u8) -> Option<Vec<&str>> {
    let mut scanner = Scanner::new(json);
    if scanner.next()? != Token::Open(opening) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut depth, mut start) = (1_usize, scanner.at);
    while let Some(token) = scanner.next() {
        depth = match token {
            Token::Open(_) => depth + 1,
            Token::Close(_) => depth.saturating_sub(1),
            _ => depth,
        };
        if depth == 0 || depth == 1 && token == Token::Comma {
            let part = json.get(start..scanner.start).map(str::trim);
            parts.extend(part.filter(|part| !part.is_empty()));
            start = scanner.at;
        }
    }
    Some(parts)
}
