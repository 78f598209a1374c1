//! A page of a feed, read: bytes go in, honourees and problems come out.
//!
//! The page is split before it is read: first the outline, in which every item is still text, then
//! item by item. So the memory holds one item's tree at a time, and an item that can't be parsed
//! costs only itself.

use std::rc::Rc;

use super::award::read_taxonomy;
use super::context::{Context, shown};
use super::failure::ReadFailure;
use super::item::{Outcome, read_id, read_item};
use super::json::{Map, Value};
use super::problem::{Problem, ProblemCode};
use super::url::{self, Schemes};
use super::{FacetSpec, Feed, Honouree, Limits, Mapping, encoding, json};
use crate::date::PartialDate;
use crate::table::Names;

/// What a reading needs to know beside the bytes.
#[derive(Debug, Clone)]
pub struct ReadOptions<'a> {
    /// Where the feed came from: relative URLs are joined to it. Empty if unknown.
    pub feed_url: &'a str,
    /// Today, which decides whether a consent has expired.
    pub today: PartialDate,
    /// How foreign JSON becomes a feed; `None` for a feed.
    pub mapping: Option<&'a Mapping>,
    /// What is read at most.
    pub limits: Limits,
}

impl ReadOptions<'_> {
    /// Options for a feed of unknown address, without a mapping, within the default limits.
    #[must_use]
    pub fn new(today: PartialDate) -> Self {
        Self { feed_url: "", today, mapping: None, limits: Limits::default() }
    }
}

/// A feed as far as it could be read, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Everybody who may be shown.
    pub feed: Feed,
    /// What an editor should mend, in the order of the feed.
    pub problems: Vec<Problem>,
    /// Items that could not be shown because of a problem; drafts and withdrawn ones don't count.
    pub left_out: usize,
}

/// Reads one page of a feed.
///
/// A bad item never hides a good one: it is left out, counted, and told among the problems.
///
/// # Errors
/// A [`ReadFailure`] only where the whole page is unreadable: nothing in it, a web page, cut off,
/// no JSON, no feed, beyond a limit.
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_core::feed::{self, ReadFailure, ReadOptions};
/// let options = ReadOptions::new(PartialDate::new(2026, 11, 23).unwrap());
/// let page = r#"{"items": [{"id": "hg-1", "title": "Trần Thị Bé Năm"}, {"title": "Không mã"}]}"#;
/// let reading = feed::read(page.as_bytes(), &options).unwrap();
/// assert_eq!((reading.feed.items.len(), reading.left_out), (1, 1));
/// assert_eq!(feed::read(b"<html>", &options).unwrap_err(), ReadFailure::Html);
/// ```
pub fn read(bytes: &[u8], options: &ReadOptions<'_>) -> Result<Reading, ReadFailure> {
    let is_mapped = options.mapping.is_some();
    let mut reader = Reader::new(options.feed_url, options.today, options.limits, is_mapped);
    reader.add_page(bytes, options.feed_url, options.mapping)?;
    Ok(reader.finish())
}

/// Reads some of the people of a feed whose header was read before: `of` gives taxonomy, language and
/// tombstones. For each item of the page whoever may be shown, or nothing.
///
/// # Errors
/// As [`read`].
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_core::feed::{self, Feed, ReadOptions};
/// let mut of = Feed::default();
/// of.withdrawn.insert("hg-1".into());
/// let page = r#"{"items": [{"id": "hg-1", "title": "A"}, {"id": "hg-2", "title": "B"}]}"#;
/// let options = ReadOptions::new(PartialDate::EPOCH);
/// let people = feed::read_slice(page.as_bytes(), &options, &of).unwrap();
/// assert!(people[0].is_none() && people[1].is_some());
/// ```
pub fn read_slice(
    bytes: &[u8],
    options: &ReadOptions<'_>,
    of: &Feed,
) -> Result<Vec<Option<Rc<Honouree>>>, ReadFailure> {
    let mut reader = Reader::new(options.feed_url, options.today, options.limits, false);
    reader.context.language.clone_from(&of.language);
    reader.feed.awards = of.awards.clone();
    reader.feed.withdrawn = of.withdrawn.clone();
    let text = encoding::decode(bytes)?;
    json::check(&text)?;
    let read_item = |item| {
        reader.read_item(0, item, None);
        reader.feed.items.pop()
    };
    Ok(split_page(&text)?.items.into_iter().map(read_item).collect())
}

/// A reading of one page after another.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) context: Context,
    pub(super) feed: Feed,
    ids: Names,
    items_seen: usize,
    pub(super) left_out: usize,
    /// Whether a page that was begun early said before its items who was withdrawn.
    pub(super) is_told: bool,
}

/// A page split into what it says of itself and its items, not yet read.
struct Page<'t> {
    header: Map,
    items: Vec<Item<'t>>,
}

/// An item before it is read.
enum Item<'t> {
    Unparsed(&'t str),
    Parsed(Value),
    Foreign(&'t Value),
}

impl Reader {
    pub(super) fn new(base: &str, today: PartialDate, limits: Limits, is_mapped: bool) -> Self {
        Self {
            context: Context::new(base, today, limits, is_mapped),
            feed: Feed::default(),
            ids: Names::default(),
            items_seen: 0,
            left_out: 0,
            is_told: false,
        }
    }

    /// Reads the page and joins it to those before.
    pub(super) fn add_page(
        &mut self,
        bytes: &[u8],
        page_url: &str,
        mapping: Option<&Mapping>,
    ) -> Result<(), ReadFailure> {
        let limit = self.context.limits.bytes;
        if bytes.len() > limit {
            return Err(ReadFailure::TooLarge { limit });
        }
        let text = encoding::decode(bytes)?;
        json::check(&text)?;
        let source;
        let page = match mapping {
            Some(mapping) => {
                source = json::parse(&text)?;
                map_page(&source, mapping)?
            }
            None => split_page(&text)?,
        };
        let problems = self.context.problems.as_slice().len();
        self.begin_page(&page.header, page_url);
        for (index, item) in page.items.into_iter().enumerate() {
            self.read_item(index, item, mapping);
        }
        if let Some(mapping) = mapping {
            for problem in self.context.problems.since(problems) {
                problem.pointer = mapping.source_of(&problem.pointer);
            }
        }
        Ok(())
    }

    /// Reads what stands before the items of a page, their opening bracket included; `false` where it is
    /// no JSON.
    pub(super) fn begin_early(&mut self, outline: &str, page_url: &str) -> bool {
        let closed = [outline, "]}"].concat();
        let page = json::check(&closed).and_then(|()| split_page(&closed));
        let Ok(Page { header, .. }) = page else { return false };
        self.is_told = header.get("_recognition").is_some_and(|told| told.as_object().is_some());
        self.begin_page(&header, page_url);
        true
    }

    /// Reads one item of a page that was begun early; `false` where it is no JSON.
    pub(super) fn read_early(&mut self, index: usize, item: &str) -> bool {
        let Ok(value) = json::parse(item) else { return false };
        self.read_item(index, Item::Parsed(value), None);
        true
    }

    fn begin_page(&mut self, header: &Map, page_url: &str) {
        self.context.page += 1;
        page_url.clone_into(&mut self.context.base);
        self.read_header(header);
    }

    pub(super) fn finish(self) -> Reading {
        Reading {
            feed: self.feed,
            problems: self.context.problems.into_vec(),
            left_out: self.left_out,
        }
    }

    fn read_header(&mut self, header: &Map) {
        let (context, feed) = (&mut self.context, &mut self.feed);
        context.language = context.word(header, "language").or_else(|| feed.language.clone());
        let title = context.text(header, "title");
        let description = context.text(header, "description");
        let home_page_url = context.url(header, "home_page_url", Schemes::Web);
        feed.next_url = context.url(header, "next_url", Schemes::Web);
        if context.page == 1 {
            feed.language.clone_from(&context.language);
            feed.title = title.unwrap_or_default();
            feed.description = description;
            feed.home_page_url = home_page_url;
        }
        if let Some(extension) = context.object(header, "_recognition") {
            context.enter("_recognition");
            self.read_extension(extension);
            self.context.leave();
        }
    }

    fn read_extension(&mut self, extension: &Map) {
        let (context, feed) = (&mut self.context, &mut self.feed);
        if let Some(version) = context.word(extension, "version")
            && version.split('.').next() != Some("1")
        {
            let found = Value::String(version.to_string());
            context.report(ProblemCode::NewerVersion, "version", &found);
        }
        let as_of = context.word(extension, "as_of");
        if let Some(as_of) = &as_of
            && PartialDate::parse(as_of).is_none()
        {
            let found = Value::String(as_of.to_string());
            context.report(ProblemCode::NotDate, "as_of", &found);
        }
        let contact = context.url(extension, "contact", Schemes::Contact);
        let blocks = context.url(extension, "blocks", Schemes::Web);
        let blocks = blocks.filter(|blocks| url::is_same_server(&context.base, blocks));
        let facets = read_facets(extension, context);
        if context.page == 1 {
            feed.as_of = as_of.filter(|as_of| PartialDate::parse(as_of).is_some());
            feed.contact = contact;
            feed.blocks = blocks;
            feed.facets = facets;
        }
        read_taxonomy(extension, &mut feed.awards, context);
        for id in context.all_words(extension, "withdrawn") {
            feed.withdrawn.insert(id);
        }
        // A tombstone on a later page also takes away whoever stood on an earlier one.
        feed.items.retain(|honouree| !feed.withdrawn.contains(honouree.id.as_str()));
    }

    fn read_item(&mut self, index: usize, item: Item<'_>, mapping: Option<&Mapping>) {
        let language = self.context.language.clone();
        self.context.enter("items");
        self.context.enter_index(index);
        let outcome = if self.items_seen < self.context.limits.items {
            self.read_one(item, mapping)
        } else {
            self.refuse_item()
        };
        match outcome {
            Outcome::Shown(honouree) => self.feed.items.push(Rc::from(honouree)),
            Outcome::Hidden => {}
            Outcome::LeftOut => self.left_out += 1,
        }
        self.items_seen += 1;
        self.context.id = None;
        self.context.name = None;
        self.context.language = language;
        self.context.leave();
        self.context.leave();
    }

    /// An item beyond the limit: told once, counted each time.
    fn refuse_item(&mut self) -> Outcome {
        let limit = self.context.limits.items;
        if self.items_seen == limit {
            let problem = self.context.problem(ProblemCode::TooManyItems, "");
            self.context.problems.push(Problem { limit, ..problem });
        }
        Outcome::LeftOut
    }

    fn read_one(&mut self, item: Item<'_>, mapping: Option<&Mapping>) -> Outcome {
        let context = &mut self.context;
        let value = match item {
            Item::Foreign(source) => {
                mapping.map(|mapping| mapping.item(source)).unwrap_or_default()
            }
            Item::Parsed(value) => value,
            Item::Unparsed(text) => {
                let Ok(value) = json::parse(text) else {
                    context.note(ProblemCode::ItemBroken, "");
                    return Outcome::LeftOut;
                };
                value
            }
        };
        let Value::Object(item) = &value else {
            context.report(ProblemCode::ItemNotObject, "", &value);
            return Outcome::LeftOut;
        };
        // Told with the name where there is one, since an editor knows people, not positions.
        let name = item.get("title").and_then(Value::as_str).unwrap_or_default().trim();
        context.name = (!name.is_empty()).then(|| shown(name));
        let Some(id) = read_id(item, context) else { return Outcome::LeftOut };
        context.id = Some(id.clone());
        let found = Value::String(id.as_str().to_owned());
        if self.feed.withdrawn.contains(id.as_str()) {
            // Who is withdrawn is named nowhere any more, not even in a report.
            context.name = None;
            context.report(ProblemCode::WithdrawnPresent, "id", &found);
            return Outcome::Hidden;
        }
        if !self.ids.insert(Rc::clone(id.as_rc())) {
            context.report(ProblemCode::DuplicateId, "id", &found);
            return Outcome::LeftOut;
        }
        read_item(id, item, &self.feed.awards, context)
    }
}

/// Splits a page into its outline, its items still text.
fn split_page(text: &str) -> Result<Page<'_>, ReadFailure> {
    let mut header = Map::default();
    let mut items = None;
    for (key, value) in json::members(text).ok_or(ReadFailure::NotAFeed)? {
        // A value of the feed itself that is too deep to build is as good as absent.
        match json::parse(key) {
            Ok(Value::String(key)) if key == "items" => items = json::elements(value),
            Ok(Value::String(key)) => {
                if let Ok(value) = json::parse(value) {
                    header.insert(key.into(), value);
                }
            }
            _ => {}
        }
    }
    let items = items.ok_or(ReadFailure::NotAFeed)?;
    Ok(Page { header, items: items.into_iter().map(Item::Unparsed).collect() })
}

/// Finds in foreign JSON what the mapping's rules make a page of.
fn map_page<'v>(source: &'v Value, mapping: &Mapping) -> Result<Page<'v>, ReadFailure> {
    let items = mapping
        .items_of(source)
        .ok_or_else(|| ReadFailure::NoMappedItems { pointer: Rc::from(mapping.items_pointer()) })?;
    let items = items.iter().map(Item::Foreign).collect();
    let header = match mapping.header(source) {
        Value::Object(header) => header,
        _ => Map::default(),
    };
    Ok(Page { header, items })
}

fn read_facets(extension: &Map, context: &mut Context) -> Vec<FacetSpec> {
    let list = context.list(extension, "facets");
    let mut facets = Vec::with_capacity(list.len());
    context.enter("facets");
    for (index, value) in list.iter().enumerate() {
        context.enter_index(index);
        match value {
            Value::Null => {}
            Value::String(key) => {
                facets.push(FacetSpec { key: Rc::from(key.trim()), label: None });
            }
            Value::Object(facet) => {
                let label = context.text(facet, "label");
                match context.word(facet, "key") {
                    Some(key) => facets.push(FacetSpec { key, label }),
                    None => context.note(ProblemCode::NotText, "key"),
                }
            }
            other => context.report(ProblemCode::NotText, "", other),
        }
        context.leave();
    }
    context.leave();
    facets.retain(|facet| !facet.key.is_empty());
    facets
}
