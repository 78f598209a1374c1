//! HTML of foreign feeds reduced to its text.
//!
//! Markup goes in, plain text comes out; the text is never read as HTML again. Tolerant on purpose:
//! what looks like no tag stays as it is written.

/// Tags whose content is no text.
const SILENT: [&str; 5] = ["script", "style", "template", "noscript", "svg"];

/// Tags that end a line.
const BLOCKS: [&str; 16] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
];

/// The entities that editors' software writes; others stay as they are written.
const ENTITIES: [(&str, char); 15] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
];

/// Bytes of the longest entity that is decoded, `&#x10FFFF;`, and then some for leading zeros.
const LONGEST_ENTITY: usize = 16;

/// The text of `html`: tags dropped, entities decoded, white space collapsed, one line per block.
pub(super) fn to_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        push_text(&mut out, before);
        if let Some(comment) = after.strip_prefix("!--") {
            rest = skip_comment(comment);
        } else if after
            .starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '/' | '!' | '?'))
        {
            let (tag, tail) = after.split_once('>').unwrap_or((after, ""));
            let name = name_of(tag);
            if BLOCKS.contains(&name.as_str()) {
                end_line(&mut out);
            }
            rest = if SILENT.contains(&name.as_str()) && !tag.starts_with('/') {
                skip_element(tail, &name)
            } else {
                tail
            };
        } else {
            out.push('<');
            rest = after;
        }
    }
    push_text(&mut out, rest);
    out.truncate(out.trim_end().len());
    out
}

/// The name of a tag, opening or closing, in lower case.
fn name_of(tag: &str) -> String {
    tag.trim_start_matches('/')
        .split(|char: char| !char.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

/// What follows the end of a comment.
fn skip_comment(html: &str) -> &str {
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('>') {
        if before.ends_with("--") {
            return after;
        }
        rest = after;
    }
    ""
}

/// What follows the end of the element `name` whose content begins at `html`.
fn skip_element<'h>(html: &'h str, name: &str) -> &'h str {
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if after.starts_with('/') && name_of(after) == name {
            return after.split_once('>').map_or("", |(_, tail)| tail);
        }
    }
    ""
}

fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches(' ').len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let (char, length) = match char {
            '&' => entity(rest).unwrap_or(('&', 1)),
            other => (other, other.len_utf8()),
        };
        if !char.is_whitespace() {
            out.push(char);
        } else if !out.is_empty() && !out.ends_with([' ', '\n']) {
            out.push(' ');
        }
        rest = rest.get(length..).unwrap_or_default();
    }
}

/// The character of the entity at the start of `text`, and the bytes that it takes.
fn entity(text: &str) -> Option<(char, usize)> {
    // Looked for nearby only: a text full of "&" must not be searched to its end each time.
    let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let char = match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) =
                number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
            char::from_u32(u32::from_str_radix(digits, radix).ok()?)?
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((char, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_full_of_half_markup_takes_no_longer_than_its_length() {
        for part in ["&", "<", "</", "<a", "<script>", "<!--", "&#"] {
            let _linear = to_text(&part.repeat(200_000));
        }
    }

    #[test]
    fn markup_is_reduced_to_what_a_reader_sees() {
        for (html, text) in [
            (
                "<p>Chị <b>Năm</b> &amp; anh&nbsp;Ba</p>\n<p>Cần&#32;Th&#x1A1;</p>",
                "Chị Năm & anh Ba\nCần Thơ",
            ),
            ("a<br>b<BR/>c", "a\nb\nc"),
            ("<style>p{}</style><script>alert('</b>')</script>Chữ", "Chữ"),
            ("<script>alert(1)", ""),
            ("<!-- <b>ẩn</b> -->hiện<!-- dở", "hiện"),
            ("<style>a</b></style>Chữ", "Chữ"),
            ("1 < 2 & 3 &unknown; &#xFFFFFFFF; &#abc;", "1 < 2 & 3 &unknown; &#xFFFFFFFF; &#abc;"),
            ("<img src=x onerror=alert(1)", ""),
            ("&lt;b&gt;", "<b>"),
            ("<ul><li>một</li><li>hai</li></ul>", "một\nhai"),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }
}
