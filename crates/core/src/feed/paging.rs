//! Pages of a feed joined into one: bounded, and proof against loops.
//!
//! Fetches nothing itself: it names the page to fetch, is given the bytes, and keeps what it has
//! where a page fails. Pages never lead to another server, for the wall asks no host but the feed's.

use std::rc::Rc;

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
            mapping,
            feed_url: feed_url.to_owned(),
            next: None,
            visited: vec![page_of(feed_url)],
        }
    }

    /// Reads the next page, the first one to begin with, and joins it to those before.
    ///
    /// # Errors
    /// The [`ReadFailure`] of this page. What was read before stays, and the assembly is at its
    /// end; of a later page the failure is also among the problems.
    pub fn add_page(&mut self, bytes: &[u8]) -> Result<(), ReadFailure> {
        let page = self.next.take();
        let page_url = page.as_deref().unwrap_or(&self.feed_url);
        if let Err(failure) = self.reader.add_page(bytes, page_url, self.mapping.as_ref()) {
            if let Some(page) = page {
                let problem = failure.problem();
                let page_number = self.reader.context.page + 1;
                self.reader.context.problems.push(Problem { page: page_number, ..problem });
                self.page_lost(&page);
            }
            return Err(failure);
        }
        if let Some(wanted) = self.reader.feed.next_url.clone() {
            self.next = self.follow(wanted);
        }
        Ok(())
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
    use super::*;

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
