//! Names go in, addresses of pages come out, and stay: whoever has an address keeps it, and a
//! renamed person's old address leads to the new one.
//!
//! `slugs.json` in the site remembers, by id, the present slug first and then the older ones. Whose
//! person is gone is not written there: their page is found by its file, and nobody else gets it.

use std::collections::{BTreeSet, HashSet};

use recognition_wall_core::feed::Honouree;
use recognition_wall_core::text::fold::fold;

use crate::people::hash;

/// Letters of a slug at most: long names of collectives are cut between words.
const LONGEST: usize = 60;

/// Names that Windows keeps for devices.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul"];

/// What the last build left behind: slugs by id, and the pages of persons.
#[derive(Debug, Clone, Default)]
pub struct Previous {
    /// Hashes of ids with their slugs, a space between; in the order of the hashes.
    by_id: Vec<(u64, Box<str>)>,
    /// Slugs of pages that no id has.
    pages: BTreeSet<Box<str>>,
}

impl Previous {
    /// Reads `slugs.json` and the names of the files of persons (`tran-thi-be-nam.html`).
    ///
    /// A file that can't be read counts as none: then addresses are given anew.
    #[must_use]
    pub fn new(slugs_json: &[u8], pages: impl IntoIterator<Item = String>) -> Self {
        let mut by_id: Vec<(u64, Box<str>)> = Vec::new();
        let mut add = |read: &serde_json::Map<String, serde_json::Value>| {
            for (id, slugs) in read {
                let slugs = slugs.as_array().into_iter().flatten();
                let slugs = slugs.filter_map(serde_json::Value::as_str);
                let slugs: Vec<&str> = slugs.filter(|slug| is_slug(slug)).collect();
                if !slugs.is_empty() {
                    by_id.push((hash(id), slugs.join(" ").into_boxed_str()));
                }
            }
        };
        // A build writes a line for each person: read so, a million need no tree of a million.
        for line in slugs_json.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii) {
            let line = line.strip_suffix(b",").unwrap_or(line);
            let line = line.strip_prefix(b"{").unwrap_or(line);
            let line = line.strip_suffix(b"}").unwrap_or(line);
            if let Ok(read) = serde_json::from_slice(&[b"{", line, b"}"].concat()) {
                add(&read);
            }
        }
        by_id.sort_unstable();
        by_id.dedup_by_key(|(id, _)| *id);
        let known: HashSet<u64> =
            by_id.iter().flat_map(|(_, slugs)| slugs.split(' ')).map(hash).collect();
        let pages = pages
            .into_iter()
            .filter_map(|file| file.strip_suffix(".html").map(Box::from))
            .filter(|slug| is_slug(slug) && !known.contains(&hash(slug)))
            .collect();
        Self { by_id, pages }
    }

    /// The slugs that somebody has had, the present one first.
    fn of(&self, id: &str) -> impl Iterator<Item = &str> {
        let wanted = hash(id);
        let found = self.by_id.binary_search_by_key(&wanted, |(id, _)| *id).ok();
        found.and_then(|at| self.by_id.get(at)).into_iter().flat_map(|(_, slugs)| slugs.split(' '))
    }

    /// Every slug that somebody or a page has had.
    fn all(&self) -> impl Iterator<Item = &str> {
        let of_people = self.by_id.iter().flat_map(|(_, slugs)| slugs.split(' '));
        of_people.chain(self.pages.iter().map(|slug| &**slug))
    }
}

/// Whether this may be a part of an address: lower-case letters, digits and hyphens.
fn is_slug(slug: &str) -> bool {
    !slug.is_empty()
        && slug.len() <= LONGEST * 4
        && slug
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The slugs of a feed, by position.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    all: String,
    ends: Vec<u32>,
    taken: HashSet<u64>,
    moved: Vec<(Box<str>, u32)>,
}

impl Slugs {
    /// Slugs for a feed that follows on another. What somebody of the last site has is kept for
    /// them, and the page of whoever is gone is given to nobody.
    pub(crate) fn after(previous: &Previous) -> Self {
        let taken = previous.all().map(hash).collect();
        Self { taken, ..Self::default() }
    }

    /// Gives the next person of the feed a slug.
    pub(crate) fn add(&mut self, honouree: &Honouree, previous: &Previous) {
        let id = honouree.id.as_str();
        let name = honouree.name.in_language("vi").0;
        let wanted = slug_of(name);
        let position = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        // As long as the name gives what it gave, the address stays, with its ending if it has one.
        let kept = previous.of(id).find(|slug| is_from(slug, &wanted, id)).map(str::to_owned);
        let slug = kept.unwrap_or_else(|| self.free(&wanted, id));
        self.taken.insert(hash(&slug));
        for old in previous.of(id).filter(|old| **old != *slug) {
            self.moved.push((old.into(), position));
        }
        self.all.push_str(&slug);
        self.ends.push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
    }

    /// The wanted slug, or, where a namesake has it, one with the id behind it.
    fn free(&self, wanted: &str, id: &str) -> String {
        let is_free = |slug: &String| !self.taken.contains(&hash(slug));
        let numbered =
            (2..).map(|number: u32| [&with_id(wanted, id), "-", &number.to_string()].concat());
        let mut candidates = [wanted.to_owned(), with_id(wanted, id)].into_iter().chain(numbered);
        candidates.find(is_free).unwrap_or_else(|| with_id(wanted, id))
    }

    /// The slug of a position; empty where there is nobody.
    pub(crate) fn get(&self, position: usize) -> &str {
        let end = |place: usize| self.ends.get(place).map(|end| *end as usize);
        let start = position.checked_sub(1).map_or(Some(0), end);
        start.zip(end(position)).and_then(|(start, end)| self.all.get(start..end)).unwrap_or("")
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Old slugs and the position of whoever had them.
    pub(crate) fn moved(&self) -> impl Iterator<Item = (&str, usize)> {
        self.moved.iter().map(|(old, position)| (&**old, *position as usize))
    }

    /// The older slugs of a position.
    pub(crate) fn older(&self, position: usize) -> impl Iterator<Item = &str> {
        let from = self.moved.partition_point(|(_, at)| (*at as usize) < position);
        let rest = self.moved.get(from..).unwrap_or_default();
        rest.iter().take_while(move |(_, at)| *at as usize == position).map(|(old, _)| &**old)
    }

    /// Slugs of the last site that are nobody's any more.
    pub(crate) fn gone<'p>(&self, previous: &'p Previous) -> Vec<&'p str> {
        let mut living: HashSet<u64> = (0..self.len()).map(|at| hash(self.get(at))).collect();
        living.extend(self.moved.iter().map(|(old, _)| hash(old)));
        let mut gone: Vec<&str> =
            previous.all().filter(|slug| !living.contains(&hash(slug))).collect();
        gone.sort_unstable();
        gone.dedup();
        gone
    }
}

/// Whether a slug is what a name gives, as it is or with the id behind it.
fn is_from(slug: &str, wanted: &str, id: &str) -> bool {
    let with_id = with_id(wanted, id);
    slug == wanted
        || slug.strip_prefix(&with_id).is_some_and(|rest| {
            rest.is_empty()
                || rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok())
        })
}

fn with_id(wanted: &str, id: &str) -> String {
    [wanted, "-", &slug_of(id)].concat()
}

/// Folds a text to lower-case Latin letters and digits with hyphens between the words.
fn slug_of(text: &str) -> String {
    let folded = fold(text);
    let mut slug = String::new();
    for word in folded.split(|character: char| !character.is_ascii_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if !slug.is_empty() && slug.len() + word.len() >= LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST).map(|letter| letter.to_ascii_lowercase()));
    }
    if slug.is_empty() || RESERVED.contains(&slug.as_str()) {
        // A name in letters that have no Latin form: its hash is as lasting as the name.
        return format!("x{:016x}", hash(text));
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(people: &[(&str, &str)], previous: &Previous) -> Slugs {
        let mut slugs = Slugs::after(previous);
        for (id, name) in people {
            slugs.add(&Honouree::new(id, *name), previous);
        }
        slugs
    }

    fn list(slugs: &Slugs) -> Vec<&str> {
        (0..slugs.len()).map(|at| slugs.get(at)).collect()
    }

    #[test]
    fn namesakes_have_addresses_of_their_own() {
        let people = [("hg-1", "Nguyễn Văn An"), ("hg-2", "Nguyễn Văn Ân"), ("hg-3", "Đỗ Thị Ý")];
        let slugs = slugs(&people, &Previous::default());
        assert_eq!(list(&slugs), ["nguyen-van-an", "nguyen-van-an-hg-2", "do-thi-y"]);
    }

    #[test]
    fn an_address_stays_when_the_order_changes() {
        let json = br#"{"hg-1":["nguyen-van-an"],"hg-2":["nguyen-van-an-hg-2"]}"#;
        let previous = Previous::new(json, []);
        let slugs = slugs(&[("hg-2", "Nguyễn Văn An"), ("hg-1", "Nguyễn Văn An")], &previous);
        assert_eq!(list(&slugs), ["nguyen-van-an-hg-2", "nguyen-van-an"]);
    }

    #[test]
    fn a_renamed_person_is_found_at_both_addresses_and_may_come_back() {
        let previous = Previous::new(br#"{"hg-1":["nguyen-van-an","an-cu"]}"#, []);
        let renamed = slugs(&[("hg-1", "Nguyễn Văn Bình")], &previous);
        assert_eq!(list(&renamed), ["nguyen-van-binh"]);
        let moved: Vec<_> = renamed.moved().collect();
        assert_eq!(moved, [("nguyen-van-an", 0), ("an-cu", 0)]);
        assert_eq!(renamed.older(0).collect::<Vec<_>>(), ["nguyen-van-an", "an-cu"]);
        let previous = Previous::new(br#"{"hg-1":["nguyen-van-binh","nguyen-van-an"]}"#, []);
        assert_eq!(list(&slugs(&[("hg-1", "Nguyễn Văn An")], &previous)), ["nguyen-van-an"]);
    }

    #[test]
    fn the_address_of_whoever_is_gone_is_given_to_nobody_else() {
        let pages =
            ["nguyen-van-an.html".to_owned(), "le-van-hai.html".to_owned(), "x.html.br".to_owned()];
        let previous = Previous::new(br#"{"hg-9":["le-van-hai"]}"#, pages);
        let slugs = slugs(&[("hg-2", "Nguyễn Văn An"), ("hg-9", "Lê Văn Hai")], &previous);
        assert_eq!(list(&slugs), ["nguyen-van-an-hg-2", "le-van-hai"]);
        assert_eq!(slugs.gone(&previous), ["nguyen-van-an"]);
    }

    #[test]
    fn odd_names_have_addresses_too() {
        for (name, slug) in [
            ("H`Yim Kđoh", "h-yim-kdoh"),
            ("CON", &format!("x{:016x}", hash("CON"))),
            ("東京", &format!("x{:016x}", hash("東京"))),
            ("../../etc/passwd", "etc-passwd"),
        ] {
            assert_eq!(slug_of(name), slug);
        }
        let long = "Tập thể cán bộ công chức viên chức và người lao động ".repeat(4);
        assert!(slug_of(&long).len() <= LONGEST && is_slug(&slug_of(&long)));
    }

    #[test]
    fn a_memory_that_can_not_be_read_counts_as_none() {
        for json in [&b"\xff"[..], b"[]", br#"{"a":["../x","A"]}"#] {
            let previous = Previous::new(json, []);
            assert_eq!(list(&slugs(&[("a", "An")], &previous)), ["an"]);
        }
    }
}
