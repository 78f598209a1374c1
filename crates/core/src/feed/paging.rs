//! Pages of a feed joined into one: bounded, and proof against loops.
//!
//! Fetches nothing itself: it names the page to fetch, is given the bytes, and keeps what it has
//! where a page fails. Pages never lead to another server, for the wall asks no host but the feed's.

use std::rc::Rc;

use super::ahead::{Ahead, Piece};
use super::failure::ReadFailure;
use super::problem::{Problem, ProblemCode};
use super::read::{Reader, Reading};
use super::{Feed, Limits, Mapping, url};
use crate::date::PartialDate;

/// A feed that is being put together from its pages.
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_core::feed::Assembly;
/// let today = PartialDate::new(2026, 11, 23).unwrap();
/// let mut feed = Assembly::new("https://haugiang.example/feed.json", today, None);
/// let first = r#"{"next_url": "feed-2.json", "items": [{"id": "1", "title": "Trần Thị Bé Năm"}]}"#;
/// feed.add_page(first.as_bytes()).unwrap();
/// assert_eq!(feed.next_page(), Some("https://haugiang.example/feed-2.json"));
/// feed.add_page(r#"{"items": [{"id": "2", "title": "Danh Thị Sa Rây"}]}"#.as_bytes()).unwrap();
/// assert_eq!(feed.next_page(), None);
/// assert_eq!(feed.finish().feed.items.len(), 2);
/// ```
#[derive(Debug)]
pub struct Assembly {
    reader: Reader,
    mapping: Option<Mapping>,
    feed_url: String,
    next: Option<Rc<str>>,
    visited: Vec<String>,
    today: PartialDate,
    /// The first page, as far as it was read while it came; nothing from then on.
    ahead: Option<(Ahead, usize)>,
}

impl Assembly {
    /// An assembly within the default limits. `feed_url` is where the first page comes from, empty
    /// if unknown; `today` decides whether a consent has expired.
    #[must_use]
    pub fn new(feed_url: &str, today: PartialDate, mapping: Option<Mapping>) -> Self {
        Self::with_limits(feed_url, today, mapping, Limits::default())
    }

    /// An assembly within other limits.
    #[must_use]
    pub fn with_limits(
        feed_url: &str,
        today: PartialDate,
        mapping: Option<Mapping>,
        limits: Limits,
    ) -> Self {
        Self {
            reader: Reader::new(feed_url, today, limits, mapping.is_some()),
            ahead: mapping.is_none().then(Default::default),
            today,
            mapping,
            feed_url: feed_url.to_owned(),
            next: None,
            visited: vec![page_of(feed_url)],
        }
    }

    /// Reads of the first page what has come of it, while the rest is on its way: `bytes` are all
    /// that have come so far and were not [let go](Self::let_go). Gives way after an item when
    /// `is_over` says so; whether there is more to be read at once.
    ///
    /// Nothing is read of a feed that is not in UTF-8: it waits for [`add_page`](Self::add_page), and so
    /// does, in the end, one that goes on behind its items.
    pub fn read_ahead(&mut self, bytes: &[u8], is_over: &mut dyn FnMut() -> bool) -> bool {
        let Some((ahead, items)) = &mut self.ahead else { return false };
        while let Some(piece) = ahead.next(bytes) {
            let text = |range| bytes.get(range).and_then(|part| std::str::from_utf8(part).ok());
            let is_read = match piece {
                Piece::Outline(range) => text(range).is_some_and(|outline| {
                    let outline = outline.trim_start_matches('\u{FEFF}');
                    self.reader.begin_early(outline, &self.feed_url)
                }),
                Piece::Item(range) => {
                    *items += 1;
                    text(range).is_some_and(|item| self.reader.read_early(*items - 1, item))
                }
            };
            if !is_read {
                ahead.lose();
            }
            if ahead.is_lost() || is_over() {
                break;
            }
        }
        !ahead.is_lost() && !ahead.is_at_end_of(bytes)
    }

    /// Whether those who were read ahead may be shown before all of the page is there: not of a feed that
    /// does not say before its items who was withdrawn (`_recognition`).
    #[must_use]
    pub fn may_be_shown(&self) -> bool {
        self.ahead.is_none() || self.reader.is_told
    }

    /// How many of the bytes that were read ahead, from the first, nothing more is to be read of: the
    /// next call of [`read_ahead`](Self::read_ahead) is to come without them.
    pub fn let_go(&mut self) -> usize {
        self.ahead.as_mut().map_or(0, |(ahead, _)| ahead.let_go())
    }

    /// Whether with these bytes, the last ones, all of the page has been read ahead. If not, the page
    /// is to be read by [`add_page`](Self::add_page), from its first byte.
    pub fn end_ahead(&mut self, bytes: &[u8]) -> bool {
        self.read_ahead(bytes, &mut || false);
        let limit = self.reader.context.limits.bytes;
        let is_whole = self.ahead.as_ref().is_some_and(|(ahead, _)| ahead.is_end(bytes, limit));
        if is_whole {
            self.ahead = None;
            self.go_on();
        }
        is_whole
    }

    /// Reads the next page, the first one to begin with, and joins it to those before. What was read
    /// ahead of it and is not all of it is forgotten.
    ///
    /// # Errors
    /// The [`ReadFailure`] of this page. What was read before stays, and the assembly is at its
    /// end; of a later page the failure is also among the problems.
    pub fn add_page(&mut self, bytes: &[u8]) -> Result<(), ReadFailure> {
        let page = self.next.take();
        if self.ahead.take().is_some() && self.reader.context.page > 0 {
            let limits = self.reader.context.limits;
            self.reader = Reader::new(&self.feed_url, self.today, limits, false);
        }
        let page_url = page.as_deref().unwrap_or(&self.feed_url);
        let outcome = self.reader.add_page(bytes, page_url, self.mapping.as_ref());
        if let Err(failure) = outcome {
            if let Some(page) = page {
                let problem = failure.problem();
                let page_number = self.reader.context.page + 1;
                self.reader.context.problems.push(Problem { page: page_number, ..problem });
                self.page_lost(&page);
            }
            return Err(failure);
        }
        self.go_on();
        Ok(())
    }

    /// After a page: to the one that it names.
    fn go_on(&mut self) {
        if let Some(wanted) = self.reader.feed.next_url.clone() {
            self.next = self.follow(wanted);
        }
    }

    /// The page to fetch now: absolute where the feed's address was known. `None` at the end, and
    /// before the first page.
    #[must_use]
    pub fn next_page(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// Says that the page of [`next_page`](Self::next_page) could not be fetched: the assembly is
    /// at its end, with what it has.
    pub fn page_failed(&mut self) {
        if let Some(page) = self.next.take() {
            self.page_lost(&page);
        }
    }

    /// Everybody who was read so far.
    #[must_use]
    pub fn feed(&self) -> &Feed {
        &self.reader.feed
    }

    /// How many items of those read so far are not shown.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.reader.left_out
    }

    /// The problems so far.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        self.reader.context.problems.as_slice()
    }

    /// Lets go of everybody read so far, for those who want the problems only: the memory then
    /// holds the people of one page. Ids, taxonomy and problems stay, so that the next page is read
    /// as it would have been.
    pub fn forget_items(&mut self) {
        self.reader.feed.items = Vec::new();
    }

    /// The problems so far, which are then listed no more: there is room for as many again.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        self.reader.context.problems.take()
    }

    /// The feed as far as it was read.
    #[must_use]
    pub fn finish(self) -> Reading {
        self.reader.finish()
    }

    /// The page to go on with, if it is new, on the feed's server, and within the limit.
    fn follow(&mut self, wanted: Rc<str>) -> Option<Rc<str>> {
        let limit = self.reader.context.limits.pages;
        if !url::is_same_server(&self.feed_url, &wanted) {
            self.refuse(ProblemCode::PageElsewhere, &wanted, 0);
        } else if self.visited.contains(&page_of(&wanted)) {
            self.refuse(ProblemCode::PageLoop, &wanted, 0);
        } else if self.reader.context.page >= limit {
            self.refuse(ProblemCode::TooManyPages, &wanted, limit);
        } else {
            self.visited.push(page_of(&wanted));
            return Some(wanted);
        }
        None
    }

    fn page_lost(&mut self, page: &str) {
        self.refuse(ProblemCode::PageFailed, page, 0);
    }

    fn refuse(&mut self, code: ProblemCode, page: &str, limit: usize) {
        let context = &mut self.reader.context;
        let problem = context.problem(code, "next_url");
        let found = super::context::shown(page);
        context.problems.push(Problem { found, limit, ..problem });
    }
}

/// What makes two addresses the same page: everything but the fragment, dot segments resolved.
fn page_of(url: &str) -> String {
    let page = url.split('#').next().unwrap_or(url);
    let (path, query) =
        page.split_once('?').map_or((page, None), |(path, query)| (path, Some(query)));
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            // The scheme, the empty segment and the host are no folders to go up from.
            ".." if segments.len() > 3 => {
                segments.pop();
            }
            "." | ".." => {}
            other => segments.push(other),
        }
    }
    let mut page = segments.join("/");
    if let Some(query) = query {
        page.push('?');
        page.push_str(query);
    }
    page
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::feed::Honouree;

    #[test]
    fn an_id_is_known_after_its_person_is_forgotten() {
        let mut feed = Assembly::new("", PartialDate::EPOCH, None);
        let first = br#"{"next_url": "2.json", "items": [{"id": "1", "title": "A"}]}"#;
        feed.add_page(first).unwrap();
        feed.forget_items();
        feed.add_page(br#"{"items": [{"id": "1", "title": "B"}]}"#).unwrap();
        let reading = feed.finish();
        assert_eq!((reading.feed.items.len(), reading.left_out), (0, 1));
        assert_eq!(reading.problems.first().unwrap().code, ProblemCode::DuplicateId);
    }

    /// Reads a page as it comes, in parts that end at these bytes, letting go of what it can; who was
    /// there before it was whole.
    fn come(bytes: &[u8], ends: &[usize]) -> (Assembly, usize) {
        let mut feed = Assembly::new("https://a.example/feed.json", PartialDate::EPOCH, None);
        let (mut early, mut gone) = (0, 0);
        for end in ends {
            let part = &bytes[gone..(*end).clamp(gone, bytes.len())];
            while feed.read_ahead(part, &mut || true) {}
            if bytes.starts_with(HEAD.as_bytes()) {
                assert!(feed.feed().items.iter().all(|person| person.id.as_str() != "gone"));
            }
            early = early.max(if feed.may_be_shown() { feed.feed().items.len() } else { 0 });
            gone += feed.let_go();
        }
        if !feed.end_ahead(&bytes[gone..]) {
            let _outcome = feed.add_page(bytes);
        }
        (feed, early)
    }

    fn told(feed: Assembly) -> String {
        let next = feed.next_page().map(str::to_owned);
        let reading = feed.finish();
        let mut feed = reading.feed;
        let items: Vec<Honouree> = feed.items.drain(..).map(|person| (*person).clone()).collect();
        format!("{next:?} {feed:?} {items:?} {:?} {}", reading.problems, reading.left_out)
    }

    const HEAD: &str = r#"{"title": "}] \"items\": [{", "next_url": "2.json", "_recognition": {"withdrawn": ["gone"]}, "items": ["#;
    const ITEMS: [&str; 4] = [
        r#"{"id": "1", "title": "Trần Thị Bé Năm", "tags": ["a", "]}"]}"#,
        r#"{"id": "gone", "title": "B"}"#,
        r#"{"title": "no id", "summary": "\"{[\\"}"#,
        r#"{"id": "1", "title": "again", "_recognition": {"awards": [{}]}}"#,
    ];

    #[test]
    fn wherever_a_feed_is_cut_on_its_way_it_is_read_as_if_it_had_come_at_once() {
        let whole = [HEAD, &ITEMS.join(" ,\n"), "]\n}\n"].concat();
        let (at_once, _) = come(whole.as_bytes(), &[]);
        let at_once = told(at_once);
        for end in 0..=whole.len() {
            let (feed, _) = come(whole.as_bytes(), &[end / 2, end]);
            assert_eq!(told(feed), at_once, "{end}");
        }
        let last = whole.rfind("again").unwrap();
        assert_eq!(come(whole.as_bytes(), &[last]).1, 1, "somebody is there before the end");
    }

    #[test]
    fn nobody_is_there_before_it_is_known_who_was_withdrawn() {
        let late =
            r#"{"items": [{"id": "1", "title": "A"}], "_recognition": {"withdrawn": ["1"]}}"#;
        let inside = r#"{"items": [{"id": "1", "title": "A", "_recognition": {}}, {"id": "2", "title": "B"}]}"#;
        let tail = r#"{"_recognition": {}, "items": [{"id": "1", "title": "A"}], "title": "T"}"#;
        for (text, early) in [(late, 0), (inside, 0), (tail, 1)] {
            let (feed, seen) = come(text.as_bytes(), &[text.len() - 1, text.len()]);
            assert_eq!(seen, early, "{text}");
            assert_eq!(told(feed), told(come(text.as_bytes(), &[]).0), "{text}");
        }
    }

    #[test]
    fn a_feed_without_a_word_of_its_own_is_read_while_it_comes_all_the_same() {
        let text = r#"{"items": [{"id": "1", "title": "A"}, {"id": "2", "title": "B"}]}"#;
        let mut feed = Assembly::new("", PartialDate::EPOCH, None);
        let mut turns = 0;
        while feed.read_ahead(text.as_bytes(), &mut || true) {
            turns += 1;
            assert!(!feed.may_be_shown());
        }
        assert!(turns >= 2, "read in {turns} turns");
        assert!(feed.end_ahead(text.as_bytes()) && feed.may_be_shown());
        assert_eq!(feed.finish().feed.items.len(), 2);
    }

    proptest! {
        #[test]
        fn what_comes_in_parts_is_read_as_if_it_had_come_at_once(
            head in prop::sample::select(vec![HEAD, "{\"items\":[", "\u{FEFF}{\"_recognition\":{},\"items\":[", "{\"_recognition\":1,\"items\":[", "[", "{\"_recognition\":{} \"items\":["]),
            items in prop::collection::vec(prop::sample::select(ITEMS.to_vec()), 0..4),
            comma in prop::sample::select(vec![",", " , ", "", ",,", ",1,"]),
            tail in prop::sample::select(vec!["]}", "] }\n", "]", ",]}", "]}x", "],\"title\":\"T\"}", ""]),
            damage in prop::option::of((0..300_usize, any::<u8>())),
            ends in prop::collection::vec(0..400_usize, 0..5),
        ) {
            let mut bytes = [head, &items.join(comma), tail].concat().into_bytes();
            if let Some((at, byte)) = damage
                && let Some(hit) = bytes.get_mut(at)
            {
                *hit = byte;
            }
            let mut ends = ends;
            ends.sort_unstable();
            prop_assert_eq!(told(come(&bytes, &ends).0), told(come(&bytes, &[]).0));
        }
    }

    #[test]
    fn addresses_that_fetch_the_same_page_are_the_same() {
        for (one, other, same) in [
            ("https://a.example/f/feed.json", "https://a.example/f/./x/../feed.json#top", true),
            ("https://a.example/feed.json", "https://a.example/../../feed.json", true),
            ("https://a.example/feed.json?page=1", "https://a.example/feed.json?page=2", false),
            ("https://a.example/feed.json", "https://a.example/feed.json?page=2", false),
            ("https://a.example/f/feed.json", "https://a.example/feed.json", false),
        ] {
            assert_eq!(page_of(one) == page_of(other), same, "{one} {other}");
        }
    }
}
