//! One item of the feed to one honouree, or to the reason why nobody is shown.

use std::rc::Rc;

use super::award::{Taxonomy, read_awards};
use super::consent::{self, Permission};
use super::context::{Context, shown};
use super::json::{Map, Value};
use super::photo::{read_image, read_photos};
use super::problem::ProblemCode;
use super::url::Schemes;
use super::value::get;
use super::{Honouree, HonoureeId, Kind, Link, Place, Rest, Seldom, Text, Visibility, html};
use crate::table::Table;

const KINDS: [(&str, Kind); 3] =
    [("person", Kind::Person), ("collective", Kind::Collective), ("household", Kind::Household)];

const VISIBILITIES: [(&str, Visibility); 4] = [
    ("public", Visibility::Public),
    ("consultation", Visibility::Consultation),
    ("draft", Visibility::Draft),
    ("withdrawn", Visibility::Withdrawn),
];

/// What became of an item.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Somebody to show. Boxed: an honouree is large, the other outcomes are nothing.
    Shown(Box<Honouree>),
    /// Nobody to show, as the editor wants it.
    Hidden,
    /// Nobody to show, and a problem says why.
    LeftOut,
}

/// The id of an item: a string, or a number as some foreign feeds have it.
pub(super) fn read_id(item: &Map, context: &mut Context) -> Option<HonoureeId> {
    let id = match get(item, "id") {
        Some(Value::Number(number)) => number.as_i64().map(|number| Rc::from(number.to_string())),
        // An id is never cut, for two that differ at the end must stay two.
        Some(Value::String(id)) if id.len() <= context.limits.text_chars => {
            Some(Rc::from(id.trim()))
        }
        _ => None,
    };
    let id: Option<Rc<str>> = id.filter(|id: &Rc<str>| !id.is_empty());
    if id.is_none() {
        context.note(ProblemCode::NoId, "id");
    }
    id.map(HonoureeId::new)
}

/// Reads an item whose id is known and not withdrawn. Leaves the item's language in the context.
pub(super) fn read_item(
    id: HonoureeId,
    item: &Map,
    taxonomy: &Taxonomy,
    context: &mut Context,
) -> Outcome {
    let nothing = Map::default();
    let extension = context.object(item, "_recognition").unwrap_or(&nothing);
    if let Some(language) = context.word(item, "language") {
        context.language = Some(language);
    }
    let Some(name) = read_name(item, context) else { return Outcome::LeftOut };

    context.enter("_recognition");
    // An unknown word is no "public": who wrote it meant to restrict.
    let visibility = context
        .one_of(extension, "visibility", &VISIBILITIES)
        .map_or(Visibility::Draft, Option::unwrap_or_default);
    if matches!(visibility, Visibility::Draft | Visibility::Withdrawn) {
        context.leave();
        return Outcome::Hidden;
    }
    let permission = consent::permission(extension, context);
    if !permission.name {
        context.name = None;
        context.note(ProblemCode::ConsentNoName, "consent");
        context.leave();
        return Outcome::LeftOut;
    }
    context.leave();

    let url = read_url(item, context);
    let image = read_image(item, context);
    let tags = context.words(item, "tags");
    let summary = context.text(item, "summary");
    let story = read_story(item, context);
    let published = context.date(item, "date_published");

    context.enter("_recognition");
    let mut aliases = context.texts(extension, "aliases");
    aliases.retain(|alias| *alias != name);
    // In the order of the keys, which is that of the problems.
    let kind = context.one_of(extension, "kind", &KINDS).ok().flatten().unwrap_or_default();
    let honorific = context.text(extension, "honorific");
    let given_name = context.word(extension, "given_name");
    let family_name = context.word(extension, "family_name");
    let sort_key = context.word(extension, "sort_key");
    // One literal, never a default to be overwritten: each overwritten key ships code to drop it.
    let mut honouree = Box::new(Honouree {
        id,
        name,
        kind,
        url,
        honorific,
        position: context.text(extension, "position"),
        unit: context.text(extension, "unit"),
        place: read_place(extension, context),
        fields: context.texts(extension, "fields"),
        programme: context.text(extension, "programme"),
        summary,
        story,
        quote: context.text(extension, "quote"),
        awards: read_awards(extension, taxonomy, context),
        photos: read_photos(extension, image, context),
        visibility,
        published,
        rest: Rest::from(Seldom {
            given_name,
            family_name,
            sort_key,
            aliases,
            tags,
            links: read_links(extension, context),
            attributes: read_attributes(extension, context),
        }),
    });
    withhold(&mut honouree, permission, context);
    context.leave();
    Outcome::Shown(honouree)
}

fn read_name(item: &Map, context: &mut Context) -> Option<Text> {
    let problems = context.problems.as_slice().len();
    let name = context.text(item, "title");
    match &name {
        Some(name) => context.name = name.all().next().map(|name| shown(name)),
        // A wrong type has been told already; both would say the same of one key.
        None if context.problems.as_slice().len() > problems => {
            context.problems.replace_last(ProblemCode::NoName);
        }
        None => context.note(ProblemCode::NoName, "title"),
    }
    name
}

/// The honouree's own page.
fn read_url(item: &Map, context: &mut Context) -> Option<Rc<str>> {
    context
        .url(item, "url", Schemes::Web)
        .or_else(|| context.url(item, "external_url", Schemes::Web))
}

/// Takes away what the permission does not cover, and tells the editor.
fn withhold(honouree: &mut Honouree, permission: Permission, context: &mut Context) {
    let has_story =
        honouree.story.is_some() || honouree.quote.is_some() || !honouree.links.is_empty();
    consent::explain(permission, !honouree.photos.is_empty(), has_story, context);
    if !permission.photo {
        honouree.photos = Vec::new();
    }
    if !permission.story {
        honouree.story = None;
        honouree.quote = None;
        if !honouree.links.is_empty() {
            honouree.links = Vec::new();
        }
    }
}

/// A place: a text, or what it was then and is now. A map by language has no such keys.
fn read_place(extension: &Map, context: &mut Context) -> Place {
    let Some(value) = get(extension, "place") else { return Place::default() };
    match value.as_object() {
        Some(place) if place.contains_key("then") || place.contains_key("now") => {
            context.enter("place");
            let read = Place { then: context.text(place, "then"), now: context.text(place, "now") };
            context.leave();
            read
        }
        _ => Place { then: context.read_text(value, "place"), now: None },
    }
}

/// The long citation: `content_text`, else the text of `content_html`.
fn read_story(item: &Map, context: &mut Context) -> Option<Text> {
    if let Some(story) = context.text(item, "content_text") {
        return Some(story);
    }
    match get(item, "content_html")? {
        Value::String(markup) => {
            let text = context.clean(&html::to_text(markup), "content_html")?;
            Some(Text::new(text, context.language.clone()))
        }
        other => {
            context.report(ProblemCode::NotText, "content_html", other);
            None
        }
    }
}

fn read_links(extension: &Map, context: &mut Context) -> Vec<Link> {
    let mut links = Vec::new();
    context.objects(extension, "links", &mut |link, context| {
        let label = context.text(link, "label");
        if let Some(url) = context.url(link, "url", Schemes::Contact) {
            let label = label.unwrap_or_else(|| Text::new(url.clone(), None));
            links.push(Link { label, url });
        }
    });
    links
}

fn read_attributes(extension: &Map, context: &mut Context) -> Table<Vec<Text>> {
    let mut read = Table::default();
    let Some(attributes) = context.object(extension, "attributes") else { return read };
    context.enter("attributes");
    for (key, value) in attributes.iter() {
        // One value needs no brackets: an attribute has as many as it has.
        let texts = if matches!(value, Value::Array(_)) {
            context.texts(attributes, key)
        } else if value.is_null() {
            Vec::new()
        } else {
            context.read_text(value, key).into_iter().collect()
        };
        if !texts.is_empty() {
            read.insert(Rc::clone(key), texts);
        }
    }
    context.leave();
    read
}
