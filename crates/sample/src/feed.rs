//! The feed: material and photos become the document of the contract.
//!
//! In: the material. Out: [`wire::Feed`] and the drawings that its photos name.
//! Never: writes files; see `main.rs`.

use std::collections::{BTreeMap, VecDeque};

use crate::Failure;
use crate::award::read_award;
use crate::material::{Honouree, Material};
use crate::photo::{self, Drawing};
use crate::random::Random;
use crate::wire::{
    self, AwardKind, Consent, Facet, FeedExtension, Honoured, Item, Link, Place, Text,
};

/// The feed and everything that its photos show.
#[derive(Debug)]
pub struct Sample {
    /// The document.
    pub feed: wire::Feed,
    /// The drawings, in feed order.
    pub drawings: Vec<Drawing>,
}

/// Builds the whole sample.
///
/// # Errors
/// When the material contradicts itself, such as a place that no file names.
///
/// ```
/// let material = recognition_wall_sample::material::read()?;
/// assert_eq!(material.honourees.len(), 133);
/// assert_eq!(material.honourees[0].name, "Trần Thị Bé Năm");
/// # Ok::<(), recognition_wall_sample::Failure>(())
/// ```
pub fn build(material: &Material) -> Result<Sample, Failure> {
    let mut items = Vec::new();
    let mut drawings = Vec::new();
    let mut recent = VecDeque::new();
    for (position, honouree) in material.honourees.iter().enumerate() {
        let number = format!("{:03}", position + 1);
        let drawn = photo::plan(&number, honouree, material, &mut recent)?;
        items.push(item(&number, honouree, &drawn, material)?);
        drawings.extend(drawn);
    }
    let about = &material.feed;
    let feed = wire::Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: Text::from(&about.title),
        description: Text::from(&about.description),
        language: "vi",
        home_page_url: about.home_page_url.clone(),
        feed_url: about.feed_url.clone(),
        recognition: FeedExtension {
            version: "1.0",
            as_of: about.as_of.clone(),
            contact: about.contact.clone(),
            facets: vec![
                Facet::Known("award"),
                Facet::Known("field"),
                Facet::Known("place"),
                Facet::Known("year"),
                Facet::Custom { key: "movement", label: Text::from(&about.movement_label) },
            ],
            awards: taxonomy(material),
            withdrawn: about.withdrawn.clone(),
        },
        items,
    };
    Ok(Sample { feed, drawings })
}

/// The feed's bytes, as committed.
///
/// # Errors
/// Never in practice: the types hold nothing that JSON cannot.
pub fn to_json(feed: &wire::Feed) -> Result<String, Failure> {
    Ok(serde_json::to_string_pretty(feed)? + "\n")
}

fn taxonomy(material: &Material) -> BTreeMap<String, AwardKind> {
    let kinds = material.awards.iter().map(|(code, award)| {
        let title = Text::Languages { vi: award.vi.clone(), en: award.en.clone() };
        let kind = AwardKind {
            title,
            rank: award.rank,
            level: award.level.clone(),
            group: award.group.clone(),
        };
        (code.clone(), kind)
    });
    kinds.collect()
}

fn item(
    number: &str,
    honouree: &Honouree,
    drawn: &[Drawing],
    material: &Material,
) -> Result<Item, Failure> {
    let id = format!("hg-2023-{number}");
    let about = &material.feed;
    let mut chance = Random::named(&[&id, "item"]);
    let mut awards = Vec::new();
    for (place, line) in honouree.awards.iter().enumerate() {
        awards.push(read_award(line, place == 0, honouree, material)?);
    }
    let mut fields = Vec::new();
    let mut movements = Vec::new();
    for key in &honouree.fields {
        let field = about.fields.get(key).ok_or_else(|| format!("no field has the key {key}"))?;
        fields.push(Text::Languages { vi: field.vi.clone(), en: field.en.clone() });
        if movements.is_empty() || !movements.contains(&field.movement) {
            movements.push(field.movement.clone());
        }
    }
    // A province's lists are uneven: not everybody is entered under a movement.
    let attributes = if chance.percent(72) {
        BTreeMap::from([("movement", movements)])
    } else {
        BTreeMap::new()
    };
    let links = if chance.percent(30) {
        let url = format!("{}bai-viet/{id}", about.home_page_url);
        vec![Link { label: Text::from(&about.link), url }]
    } else {
        Vec::new()
    };
    let mut photos = Vec::new();
    for drawing in drawn {
        photos.push(photo::describe(drawing, material)?);
    }
    let (given_name, family_name) = names(honouree, &mut chance);
    Ok(Item {
        url: format!("{}{id}", about.home_page_url),
        title: honouree.name.clone(),
        image: photos.first().map(|photo| photo.src.clone()),
        summary: honouree.summary_en.clone().map_or_else(
            || Text::Plain(honouree.summary.clone()),
            |en| Text::Languages { vi: honouree.summary.clone(), en },
        ),
        content_text: honouree.story.clone().map(Text::Plain),
        tags: vec![about.tag.vi.clone()],
        date_published: "2023-06-08T00:00:00+07:00".to_owned(),
        recognition: Honoured {
            kind: honouree.kind.clone(),
            honorific: honouree.honorific.clone(),
            given_name,
            family_name,
            sort_key: honouree.sort_key.clone(),
            aliases: honouree.aliases.clone(),
            position: honouree.position.clone(),
            unit: honouree.unit.clone(),
            place: place(honouree, material, &mut chance)?,
            fields,
            programme: Text::from(&about.programme),
            awards,
            photos,
            quote: honouree.quote.clone(),
            links,
            attributes,
            visibility: honouree.visibility.clone(),
            minor: honouree.minor.is_some(),
            consent: consent(honouree, material, &mut chance),
        },
        id,
    })
}

/// The name's parts where the data says them, and for every second plain Vietnamese name:
/// provinces fill these keys for some people only.
fn names(honouree: &Honouree, chance: &mut Random) -> (Option<String>, Option<String>) {
    if honouree.given.is_some() || honouree.kind != "person" || honouree.sort_key.is_some() {
        return (honouree.given.clone(), honouree.family.clone());
    }
    let mut words = honouree.name.split(' ');
    let family = words.next().map(str::to_owned);
    let given = words.next_back().map(str::to_owned);
    if chance.percent(50) { (given, family) } else { (None, None) }
}

fn place(honouree: &Honouree, material: &Material, chance: &mut Random) -> Result<Place, Failure> {
    let (then, now) = material
        .places
        .get(&honouree.place)
        .cloned()
        .ok_or_else(|| format!("no place has the key {}", honouree.place))?;
    Ok(if chance.percent(88) { Place::ThenAndNow { then, now } } else { Place::AsWritten(then) })
}

fn consent(honouree: &Honouree, material: &Material, chance: &mut Random) -> Option<Consent> {
    let words = &material.feed.consent;
    let everything = vec!["name", "photo", "story"];
    let (basis, scope) = match (honouree.minor.as_deref(), honouree.consent.as_deref()) {
        (Some("photo"), _) => (&words.guardian, everything),
        (Some(_), _) => (&words.guardian, vec!["name"]),
        (None, Some(_)) => (&words.written, vec!["name", "photo"]),
        (None, None) if chance.percent(40) => (&words.written, everything),
        (None, None) => return None,
    };
    Some(Consent { basis: basis.clone(), scope, until: words.until.clone() })
}
