//! The newest 50, for feed readers: a JSON Feed and an Atom feed.

use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Honouree;
use serde_json::{Value, json};

use crate::markup::Markup;
use crate::view::{At, Site};

/// How many stand in the feeds of the newest.
pub(crate) const NEWEST: usize = 50;

/// The newest so far, the newest first; those of one day in the order of the feed.
#[derive(Default)]
pub(crate) struct Newest {
    all: Vec<(PartialDate, usize, Rc<Honouree>)>,
}

impl Newest {
    /// Looks at the next person.
    pub(crate) fn add(&mut self, position: usize, honouree: &Rc<Honouree>) {
        let date = dated(honouree);
        let after = self.all.partition_point(|(known, ..)| *known >= date);
        if after < NEWEST {
            self.all.insert(after, (date, position, Rc::clone(honouree)));
            self.all.truncate(NEWEST);
        }
    }

    pub(crate) fn people(&self) -> impl Iterator<Item = (PartialDate, usize, &Honouree)> {
        self.all.iter().map(|(date, position, honouree)| (*date, *position, &**honouree))
    }
}

/// When somebody was published, else honoured; 1970 where nobody knows.
fn dated(honouree: &Honouree) -> PartialDate {
    let awards = honouree.awards.iter().filter(|award| award.status.counts());
    let newest = awards.filter_map(|award| {
        let decision = award.decision.as_ref().and_then(|decision| decision.date);
        award.date.or(decision).or_else(|| PartialDate::new(award.year?, 0, 0))
    });
    honouree.published.or_else(|| newest.max()).unwrap_or(PartialDate::EPOCH)
}

/// The first moment that a date may mean, as RFC 3339 in Viet Nam's time.
fn moment(date: PartialDate) -> String {
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    format!("{:04}-{month:02}-{day:02}T00:00:00+07:00", date.year())
}

/// What a feed reader shows of somebody.
fn told(at: &At<'_>, honouree: &Honouree) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let award = honouree.highest_award();
    let title = award.map(|award| award_title(at, award));
    lines.extend(title.as_deref());
    let citation = award.and_then(|award| award.citation.as_ref());
    let text = honouree.summary.as_ref().or(citation);
    lines.extend(text.map(|text| at.say(text).0));
    lines.join(". ")
}

fn award_title(at: &At<'_>, award: &recognition_wall_core::feed::Award) -> String {
    let title = at.say(&award.title).0;
    award
        .class
        .as_ref()
        .map_or_else(|| title.to_owned(), |class| [title, " ", at.say(class).0].concat())
}

/// The JSON Feed of the newest. `slug` gives the slug of a position.
pub(crate) fn json_feed<'s>(
    at: &At<'_>,
    newest: &Newest,
    slug: impl Fn(usize) -> &'s str,
) -> String {
    let absolute = |page: &str| match at.site.base {
        Some(base) => base.of(&at.site.path(page)),
        None => at.link(page),
    };
    let items: Vec<Value> = newest
        .people()
        .map(|(date, position, honouree)| {
            let mut item = json!({
                "id": honouree.id.as_str(),
                "url": absolute(&Site::person(slug(position))),
                "title": at.full_name(honouree),
                "content_text": told(at, honouree),
            });
            if date != PartialDate::EPOCH {
                put(&mut item, "date_published", moment(date));
            }
            if let Some(photo) = honouree.photos.first() {
                let image = at.absolute(&photo.src).unwrap_or_else(|| at.address(&photo.src));
                put(&mut item, "image", image);
            }
            item
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": at.fill("newest.title", &[("title", &at.site.title)]),
        "home_page_url": absolute("index.html"),
        "feed_url": absolute("feed-newest.json"),
        "language": at.lang(),
        "items": items,
    });
    format!("{feed:#}\n")
}

fn put(item: &mut Value, key: &str, text: String) {
    if let Value::Object(members) = item {
        members.insert(key.to_owned(), Value::String(text));
    }
}

/// The Atom feed of the newest; `None` where the site's address is not known, for Atom wants
/// addresses that hold everywhere. `today` dates what has no date.
pub(crate) fn atom<'s>(
    at: &At<'_>,
    newest: &Newest,
    today: PartialDate,
    slug: impl Fn(usize) -> &'s str,
) -> Option<String> {
    let base = at.site.base?;
    let address = |page: &str| base.of(&at.site.path(page));
    let known = |date: PartialDate| if date == PartialDate::EPOCH { today } else { date };
    let mut xml = Markup::new();
    xml.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.open("feed")
        .attr("xmlns", "http://www.w3.org/2005/Atom")
        .attr("xml:lang", at.lang())
        .line();
    let title = at.fill("newest.title", &[("title", &at.site.title)]);
    xml.open("title").text(&title).end("title").line();
    xml.open("id").text(&address("index.html")).end("id").line();
    xml.open("link").attr("rel", "self").attr("href", &address("atom.xml")).end("link").line();
    xml.open("link").attr("href", &address("index.html")).end("link").line();
    xml.open("author").open("name").text(&at.site.title).end("name").end("author").line();
    let updated = newest.people().next().map_or(today, |(date, ..)| known(date));
    xml.open("updated").text(&moment(updated)).end("updated").line();
    for (date, position, honouree) in newest.people() {
        let page = address(&Site::person(slug(position)));
        xml.open("entry").line().open("title").text(&at.full_name(honouree)).end("title").line();
        xml.open("id").text(&page).end("id").line();
        xml.open("link").attr("href", &page).end("link").line();
        xml.open("updated").text(&moment(known(date))).end("updated").line();
        xml.open("summary").text(&told(at, honouree)).end("summary").line().end("entry").line();
    }
    xml.end("feed").line();
    Some(xml.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stand_first_and_no_more_than_fifty() {
        let mut newest = Newest::default();
        for number in 0..80_usize {
            let mut honouree = Honouree::new(&number.to_string(), "An");
            honouree.published = PartialDate::parse(&format!("20{:02}", 10 + number % 20));
            newest.add(number, &Rc::new(honouree));
        }
        let order: Vec<(i16, usize)> =
            newest.people().map(|(date, position, _)| (date.year(), position)).collect();
        assert_eq!(order.len(), NEWEST);
        assert_eq!(order[..5], [(2029, 19), (2029, 39), (2029, 59), (2029, 79), (2028, 18)]);
    }

    #[test]
    fn a_day_of_feed_readers_is_a_moment() {
        assert_eq!(moment(PartialDate::new(2023, 6, 0).unwrap()), "2023-06-01T00:00:00+07:00");
    }
}
