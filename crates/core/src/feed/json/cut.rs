//! JSON that was checked goes in, its parts come out, still text: an item's tree is built only when
//! its turn comes.

/// The members of an object that has been checked: each key, still in quotes, and its value.
/// `None` if the text is no object.
pub(in crate::feed) fn members(json: &str) -> Option<impl Iterator<Item = (&str, &str)>> {
    let parts = parts(json, b'{')?;
    Some(parts.into_iter().filter_map(|part| {
        let colon = structure(part).find(|(_, byte)| *byte == b':')?.0;
        Some((part.get(..colon)?.trim(), part.get(colon + 1..)?.trim()))
    }))
}

/// The elements of an array that has been checked; `None` if the text is no array.
pub(in crate::feed) fn elements(json: &str) -> Option<Vec<&str>> {
    parts(json, b'[')
}

/// What stands between the commas of the outermost bracket, if it is an `opening` one.
fn parts(json: &str, opening: u8) -> Option<Vec<&str>> {
    let json = json.trim();
    if json.as_bytes().first() != Some(&opening) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 1);
    for (at, byte) in structure(json) {
        depth = match byte {
            b'{' | b'[' => depth + 1,
            b'}' | b']' => depth.saturating_sub(1),
            _ => depth,
        };
        if depth == 0 || depth == 1 && byte == b',' {
            parts.extend(json.get(start..at).map(str::trim).filter(|part| !part.is_empty()));
            start = at + 1;
        }
    }
    Some(parts)
}

/// How deep the brackets nest.
pub(super) fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (_, byte) in structure(json) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The brackets, commas and colons outside strings, with their places.
fn structure(json: &str) -> impl Iterator<Item = (usize, u8)> {
    let (mut in_string, mut is_escaped) = (false, false);
    json.bytes().enumerate().filter(move |(_, byte)| {
        if in_string {
            in_string = is_escaped || *byte != b'"';
            is_escaped = !is_escaped && *byte == b'\\';
            return false;
        }
        in_string = *byte == b'"';
        matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':')
    })
}
