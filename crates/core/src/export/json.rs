//! A Recognition Feed of people: what reading it gives is what was written.
//!
//! In plain strings: a serialiser's own machinery would cost every visitor more than this file.

use std::rc::Rc;

use super::written;
use crate::date::PartialDate;
use crate::feed::{
    Award, AwardStatus, Decision, FacetSpec, Feed, Honouree, Kind, Photo, Text, Visibility,
};

/// The feed's own words and its taxonomy, up to the bracket before its items. Who was withdrawn is not
/// in it, and no further page: it is whole.
pub(super) fn head(feed: &Feed) -> String {
    let mut json = Json::new(feed.language.as_deref());
    json.out.push('{');
    json.word("version", Some("https://jsonfeed.org/version/1.1"));
    json.key("title");
    json.value(&feed.title);
    json.text("description", &feed.description);
    json.shared("language", &feed.language);
    json.shared("home_page_url", &feed.home_page_url);
    let extension = json.open("_recognition", '{');
    json.word("version", Some("1.0"));
    json.shared("as_of", &feed.as_of);
    json.shared("contact", &feed.contact);
    let facets = json.open("facets", '[');
    for FacetSpec { key, label } in &feed.facets {
        if label.is_none() {
            json.separate();
            json.quote(key);
            continue;
        }
        let facet = json.open_entry('{');
        json.word("key", Some(key));
        json.text("label", label);
        json.close(facet, '}');
    }
    json.close(facets, ']');
    let awards = json.open("awards", '{');
    for (code, award) in feed.awards.iter() {
        json.key(code);
        json.out.push('{');
        json.text_but(code, "title", &award.title);
        json.number("rank", award.rank);
        json.shared("level", &award.level);
        json.shared("group", &award.group);
        // An entry that says nothing but its code is an entry all the same.
        json.out.push('}');
    }
    json.close(awards, '}');
    json.close(extension, '}');
    json.key("items");
    json.out.push('[');
    json.out
}

/// One item.
pub(super) fn item(honouree: &Honouree, language: Option<&str>, is_first: bool) -> String {
    let mut json = Json::new(language);
    if !is_first {
        json.out.push_str(",\n");
    }
    json.out.push('{');
    json.word("id", Some(honouree.id.as_str()));
    json.key("title");
    json.value(&honouree.name);
    json.shared("url", &honouree.url);
    json.word("image", honouree.photos.first().map(|photo| &*photo.src));
    json.text("summary", &honouree.summary);
    json.text("content_text", &honouree.story);
    let tags = json.open("tags", '[');
    for tag in &honouree.tags {
        json.separate();
        json.quote(tag);
    }
    json.close(tags, ']');
    let published = honouree.published.map(|date| {
        // JSON Feed wants a time, too; nobody knows which.
        [written(Some(date)).as_str(), if date.day().is_some() { "T00:00:00Z" } else { "" }]
            .concat()
    });
    json.word("date_published", published.as_deref());
    let extension = json.open("_recognition", '{');
    json.word("kind", Some(honouree.kind.as_str()).filter(|_| honouree.kind != Kind::Person));
    if honouree.visibility == Visibility::Consultation {
        json.word("visibility", Some("consultation"));
    }
    json.text("honorific", &honouree.honorific);
    json.shared("given_name", &honouree.given_name);
    json.shared("family_name", &honouree.family_name);
    json.shared("sort_key", &honouree.sort_key);
    json.list("aliases", &honouree.aliases);
    json.text("position", &honouree.position);
    json.text("unit", &honouree.unit);
    let place = json.open("place", '{');
    json.text("then", &honouree.place.then);
    json.text("now", &honouree.place.now);
    json.close(place, '}');
    json.list("fields", &honouree.fields);
    json.text("programme", &honouree.programme);
    json.text("quote", &honouree.quote);
    let awards = json.open("awards", '[');
    honouree.awards.iter().for_each(|award| json.award(award));
    json.close(awards, ']');
    let photos = json.open("photos", '[');
    honouree.photos.iter().for_each(|photo| json.photo(photo));
    json.close(photos, ']');
    let links = json.open("links", '[');
    for link in &honouree.links {
        let entry = json.open_entry('{');
        json.text_but(&link.url, "label", &link.label);
        json.word("url", Some(&link.url));
        json.close(entry, '}');
    }
    json.close(links, ']');
    let attributes = json.open("attributes", '{');
    for (key, values) in honouree.attributes.iter() {
        json.list(key, values);
    }
    json.close(attributes, '}');
    json.close(extension, '}');
    json.out.push('}');
    json.out
}

/// JSON as it is written; what is absent is not in it.
struct Json<'a> {
    out: String,
    /// In which a text needs no tag.
    language: Option<&'a str>,
}

impl<'a> Json<'a> {
    fn new(language: Option<&'a str>) -> Self {
        Self { out: String::new(), language }
    }

    fn award(&mut self, award: &Award) {
        let entry = self.open_entry('{');
        self.shared("code", &award.code);
        self.text_but(award.code.as_deref().unwrap_or_default(), "title", &award.title);
        self.text("class", &award.class);
        self.number("year", award.year.and_then(|year| u32::try_from(year).ok()));
        self.date(award.date);
        if award.posthumous {
            self.key("posthumous");
            self.out.push_str("true");
        }
        self.text("citation", &award.citation);
        let status = award.status;
        self.word("status", Some(status.as_str()).filter(|_| status != AwardStatus::InForce));
        if let Some(Decision { number, date, authority, signer, signer_title, url }) =
            award.decision.as_deref()
        {
            let decision = self.open("decision", '{');
            self.shared("number", number);
            self.date(*date);
            self.text("authority", authority);
            self.text("signer", signer);
            self.text("signer_title", signer_title);
            self.shared("url", url);
            self.close(decision, '}');
        }
        self.close(entry, '}');
    }

    fn photo(&mut self, photo: &Photo) {
        let entry = self.open_entry('{');
        self.word("src", Some(&photo.src));
        self.number("width", photo.size.map(|(width, _)| width));
        self.number("height", photo.size.map(|(_, height)| height));
        let sources = self.open("sources", '[');
        for source in &photo.sources {
            let entry = self.open_entry('{');
            self.word("src", Some(&source.src));
            self.shared("type", &source.media_type);
            self.number("width", source.width);
            self.close(entry, '}');
        }
        self.close(sources, ']');
        self.text("alt", &photo.alt);
        self.text("caption", &photo.caption);
        self.text("credit", &photo.credit);
        self.text("licence", &photo.licence);
        self.shared("original_url", &photo.original_url);
        if let Some((across, down)) = photo.focal {
            let focal = self.open("focal", '[');
            for share in [across, down] {
                self.separate();
                // From 1000 to 2000 every number has four digits.
                let digits = (u32::from(share) + 1000).to_string();
                let (whole, rest) = digits.split_at_checked(1).unwrap_or_default();
                let whole = if whole == "2" { "1." } else { "0." };
                self.out.push_str(&[whole, rest].concat());
            }
            self.close(focal, ']');
        }
        self.shared("thumbhash", &photo.thumbhash);
        self.close(entry, '}');
    }

    /// A comma, unless this is the first of its kind.
    fn separate(&mut self) {
        if !self.is_open() {
            self.out.push(',');
        }
    }

    /// Whether nothing stands behind the last bracket.
    fn is_open(&self) -> bool {
        matches!(self.out.as_bytes().last(), Some(b'{' | b'['))
    }

    fn key(&mut self, key: &str) {
        self.separate();
        self.quote(key);
        self.out.push(':');
    }

    /// Opens a list or an object; gives what [`Self::close`] has to know.
    fn open(&mut self, key: &str, bracket: char) -> usize {
        let before = self.out.len();
        self.key(key);
        self.out.push(bracket);
        before
    }

    /// Opens one of a list.
    fn open_entry(&mut self, bracket: char) -> usize {
        let before = self.out.len();
        self.separate();
        self.out.push(bracket);
        before
    }

    /// Closes it; of one with nothing in it nothing stays.
    fn close(&mut self, before: usize, bracket: char) {
        if self.is_open() {
            self.out.truncate(before);
        } else {
            self.out.push(bracket);
        }
    }

    fn word(&mut self, key: &str, word: Option<&str>) {
        if let Some(word) = word {
            self.key(key);
            self.quote(word);
        }
    }

    fn number(&mut self, key: &str, number: Option<u32>) {
        if let Some(number) = number {
            self.key(key);
            self.out.push_str(&number.to_string());
        }
    }

    #[expect(
        clippy::ref_option,
        reason = "the turn to `Option<&_>` is in the download once, not at each call"
    )]
    fn shared(&mut self, key: &str, word: &Option<Rc<str>>) {
        self.word(key, word.as_deref());
    }

    fn date(&mut self, date: Option<PartialDate>) {
        if date.is_some() {
            self.word("date", Some(&written(date)));
        }
    }

    #[expect(
        clippy::ref_option,
        reason = "the turn to `Option<&_>` is in the download once, not at each call"
    )]
    fn text(&mut self, key: &str, text: &Option<Text>) {
        if let Some(text) = text {
            self.key(key);
            self.value(text);
        }
    }

    /// A text: a plain string where the feed's own language says which it is in.
    fn value(&mut self, text: &Text) {
        let mut wordings = text.by_tag();
        if let (Some((tag, wording)), None) = (wordings.next(), wordings.next())
            && (tag.is_none() || tag.map(|tag| &**tag) == self.language)
        {
            return self.quote(wording);
        }
        self.out.push('{');
        for (tag, wording) in text.by_tag() {
            self.word(tag.map_or("", |tag| tag), Some(wording));
        }
        self.out.push('}');
    }

    /// A text, unless it only stands in for a missing one.
    fn text_but(&mut self, stand_in: &str, key: &str, text: &Text) {
        let is_stand_in = text.by_tag().all(|(tag, text)| tag.is_none() && **text == *stand_in);
        if !is_stand_in {
            self.key(key);
            self.value(text);
        }
    }

    fn list(&mut self, key: &str, texts: &[Text]) {
        let list = self.open(key, '[');
        for text in texts {
            self.separate();
            self.value(text);
        }
        self.close(list, ']');
    }

    fn quote(&mut self, text: &str) {
        self.out.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => self.out.extend(['\\', letter]),
                '\0'..='\x1F' => {
                    let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                    let code = u32::from(letter);
                    self.out.push_str("\\u00");
                    self.out.extend([digit(code / 16), digit(code % 16)]);
                }
                _ => self.out.push(letter),
            }
        }
        self.out.push('"');
    }
}
