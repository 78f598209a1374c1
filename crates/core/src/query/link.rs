//! A query and the open person go in, the fragment of an address comes out; and back.
//!
//! `wall/<id>?q=…&field=…&sort=…`: readable, stable, written by hand as well. A fragment that is
//! not this wall's, or of the page itself, is refused; what is unknown in one of ours is ignored.

use super::{Layout, Query, Sort};
use crate::feed::HonoureeId;

/// Keys that are no facets; a facet of such a name is written `f.q`.
const RESERVED: [&str; 3] = ["q", "sort", "layout"];
/// What a facet's key is written with where it would be read as something else.
const ESCAPE: &str = "f.";

/// Where a visitor is: who is open, over which results.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// Who is open.
    pub open: Option<HonoureeId>,
    /// What is asked for.
    pub query: Query,
}

impl Link {
    /// The fragment, without `#`, for the wall of a name.
    ///
    /// What is as in `start`, the wall's own sort and layout, is not written: an address says only
    /// what the visitor chose. The same `start` reads it back.
    ///
    /// ```
    /// use recognition_wall_core::feed::HonoureeId;
    /// use recognition_wall_core::query::{Query, Sort, link::Link};
    /// let mut link = Link { open: Some(HonoureeId::new("hg-1")), ..Link::default() };
    /// link.query.text = "bé năm".to_owned();
    /// link.query.sort = Sort::Name;
    /// let fragment = link.to_fragment("wall", &Query::default());
    /// assert_eq!(fragment, "wall/hg-1?q=b%C3%A9%20n%C4%83m&sort=name");
    /// assert_eq!(Link::from_fragment("wall", &fragment, &Query::default()), Some(link));
    /// ```
    #[must_use]
    pub fn to_fragment(&self, name: &str, start: &Query) -> String {
        let mut out = String::new();
        encode_into(name, &mut out);
        if let Some(open) = &self.open {
            out.push('/');
            encode_into(open.as_str(), &mut out);
        }
        let mut separator = '?';
        let mut add = |facet: bool, key: &str, value: &str| {
            out.push(separator);
            separator = '&';
            if facet && (RESERVED.contains(&key) || key.starts_with(ESCAPE)) {
                out.push_str(ESCAPE);
            }
            encode_into(key, &mut out);
            out.push('=');
            encode_into(value, &mut out);
        };
        if !self.query.text.is_empty() {
            add(false, "q", &self.query.text);
        }
        for (facet, filter) in self.query.filters.iter() {
            for value in filter.values() {
                add(true, facet, value);
            }
            if let Some(years) = filter.years() {
                add(true, facet, &years.to_text());
            }
        }
        if self.query.sort != start.sort {
            add(false, "sort", self.query.sort.as_str());
        }
        if self.query.layout != start.layout {
            add(false, "layout", self.query.layout.as_str());
        }
        out
    }

    /// Reads a fragment, with or without `#`; `None` where it is not for the wall of this name.
    /// Sort and layout that it does not name are those of `start`.
    #[must_use]
    pub fn from_fragment(name: &str, fragment: &str, start: &Query) -> Option<Self> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let (path, asked) = fragment.split_once('?').unwrap_or((fragment, ""));
        let (own, open) = path.split_once('/').unwrap_or((path, ""));
        if own != name && decode(own) != name {
            return None;
        }
        let mut query = Query { sort: start.sort, layout: start.layout, ..Query::default() };
        for (key, value) in asked.split('&').filter_map(|pair| pair.split_once('=')) {
            let (key, value) = (decode(key), decode(&value.replace('+', " ")));
            match key.as_str() {
                "q" => query.text = value,
                "sort" => query.sort = Sort::named(&value).unwrap_or(start.sort),
                "layout" => query.layout = Layout::named(&value).unwrap_or(start.layout),
                facet => query.filters.read(facet.strip_prefix(ESCAPE).unwrap_or(facet), &value),
            }
        }
        let open = decode(open);
        Some(Self { open: (!open.is_empty()).then(|| HonoureeId::new(open)), query })
    }
}

/// Percent-encodes a text for an address, as [`Link::to_fragment`] writes ids and values.
///
/// ```
/// assert_eq!(recognition_wall_core::query::link::encode("hộ 1"), "h%E1%BB%99%201");
/// ```
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::new();
    encode_into(text, &mut out);
    out
}

/// Percent-encodes all but the characters that no URL gives a meaning (RFC 3986, 2.3).
fn encode_into(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                let digit = char::from_digit(u32::from(digit), 16).unwrap_or_default();
                out.push(digit.to_ascii_uppercase());
            }
        }
    }
}

/// Undoes [`encode_into`]; a `%` without two digits stands for itself, and bytes that are no UTF-8
/// are replaced.
fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        rest = tail;
        match (byte, tail) {
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = after;
                }
                _ => out.push(b'%'),
            },
            _ => out.push(*byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Filters;

    fn read(fragment: &str) -> Option<Link> {
        Link::from_fragment("wall", fragment, &Query::default())
    }

    #[test]
    fn a_link_written_by_hand_is_read() {
        let link = read("#wall/hg-1?q=bé+năm&field=Y tế&field=Gi%C3%A1o dục&year=2023..2019&year=2018&sort=rank&layout=list&f.q=1")
            .unwrap();
        assert_eq!(link.open, Some(HonoureeId::new("hg-1")));
        assert_eq!((link.query.text.as_str(), link.query.sort), ("bé năm", Sort::Rank));
        assert_eq!(link.query.layout, Layout::List);
        assert_eq!(
            link.query.filters,
            Filters::parse_preset("field:Y tế;field:Giáo dục;year:2019..2023;q:1")
        );
    }

    #[test]
    fn what_is_broken_is_ignored_and_what_is_not_ours_refused() {
        let broken = read("wall/?q=%&sort=x&layout=&&=1&field&field=%ff%4").unwrap();
        assert_eq!((broken.open, broken.query.text.as_str()), (None, "%"));
        assert!(broken.query.filters.contains("field", "\u{FFFD}%4"));
        assert_eq!(read("wall"), Some(Link::default()));
        for other in ["", "#", "walls", "top", "other/hg-1", "?q=wall"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn the_walls_own_sort_and_layout_need_no_saying() {
        let start = Query { sort: Sort::Name, layout: Layout::List, ..Query::default() };
        let link = Link { query: start.clone(), ..Link::default() };
        assert_eq!(link.to_fragment("wall", &start), "wall");
        assert_eq!(Link::from_fragment("wall", "wall", &start), Some(link));
        assert_eq!(Link::default().to_fragment("wall", &start), "wall?sort=feed&layout=grid");
    }

    #[test]
    fn every_choice_is_written_once_and_a_clash_of_names_escaped() {
        let filters = Filters::parse_preset("q:1;f.x:2;field:Y tế;field:a&b=c;year:2019..2023");
        let query = Query { filters, text: "100%".to_owned(), ..Query::default() };
        let link = Link { open: Some(HonoureeId::new("hộ/1")), query };
        let fragment = link.to_fragment("w 2", &Query::default());
        assert_eq!(
            fragment,
            "w%202/h%E1%BB%99%2F1?q=100%25&f.f.x=2&field=Y%20t%E1%BA%BF&field=a%26b%3Dc\
             &f.q=1&year=2019..2023"
        );
        assert_eq!(Link::from_fragment("w 2", &fragment, &Query::default()), Some(link));
    }
}
