//! The material of the sample, read from `data/*.toml`, which is compiled in.
//!
//! In: the data files. Out: typed material, honourees in feed order. Never: a text of its own.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Failure;

/// A text in Vietnamese and English.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// What the feed says about itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedMaterial {
    /// When the data stood like this, with time and zone.
    pub as_of: String,
    /// The page of the wall.
    pub home_page_url: String,
    /// The feed's own address.
    pub feed_url: String,
    /// Where errors are reported.
    pub contact: String,
    /// Ids that were taken back.
    pub withdrawn: Vec<String>,
    /// How a citation begins.
    pub leads: Vec<String>,
    /// The award whose title names a ministry.
    pub ministry_award: MinistryAward,
    /// The endings of the ministries' decision numbers, by ministry.
    pub ministries: BTreeMap<String, String>,
    /// The licence of every picture.
    pub licence: String,
    /// Words of consents.
    pub consent: ConsentMaterial,
    /// The label of links.
    pub link: Bilingual,
    /// The feed's title.
    pub title: Bilingual,
    /// The feed's description.
    pub description: Bilingual,
    /// The event at which everybody was honoured.
    pub programme: Bilingual,
    /// The label of the custom facet.
    pub movement_label: Bilingual,
    /// Who drew the pictures.
    pub credit: Bilingual,
    /// The tag that marks the data as sample data.
    pub tag: TagMaterial,
    /// The fields of work, by key.
    pub fields: BTreeMap<String, FieldMaterial>,
}

/// An award whose title names the ministry that gave it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinistryAward {
    /// Its code in the taxonomy.
    pub code: String,
    /// Its title, `{ministry}` to be filled in.
    pub vi: String,
    /// Who gave it, `{ministry}` to be filled in.
    pub authority: String,
}

/// Words of consents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentMaterial {
    /// Given by the honouree.
    pub written: String,
    /// Given for a minor.
    pub guardian: String,
    /// The last day of validity.
    pub until: String,
}

/// The tag that marks the data as sample data.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TagMaterial {
    /// Vietnamese; tags are plain strings in JSON Feed.
    pub vi: String,
}

/// A field of work.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldMaterial {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
    /// The emulation movement that belongs to it.
    pub movement: String,
    /// The ministry that honours it, where one does.
    pub ministry: Option<String>,
}

/// One award of the taxonomy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardMaterial {
    /// Title in Vietnamese.
    pub vi: String,
    /// Title in English.
    pub en: String,
    /// Lower is higher.
    pub rank: u32,
    /// Level of the state that gives it.
    pub level: String,
    /// Family of awards.
    pub group: String,
    /// Official formulae with `{from}`, `{to}`, `{year}`.
    pub citations: Vec<String>,
    /// A formula that fits some years only, such as those of the epidemic.
    pub of_years: Option<FormulaOfYears>,
    /// Key of who signs.
    pub authority: String,
}

/// An official formula for awards of some years.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormulaOfYears {
    /// The first of the years.
    pub first: i32,
    /// The last of the years.
    pub last: i32,
    /// The formula.
    pub citation: String,
}

/// An office that decides on awards.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityMaterial {
    /// The office.
    pub name: String,
    /// The ending of its decisions' numbers.
    pub number: String,
    /// Invented signers, each a name and a title.
    #[serde(default)]
    pub signers: Vec<(String, String)>,
}

/// Somebody honoured, as written in the data files; see `data/README.md` for each key.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the keys are those of the feed and of data/README.md")]
pub struct Honouree {
    #[serde(default = "person")]
    pub kind: String,
    pub name: String,
    pub given: Option<String>,
    pub family: Option<String>,
    pub sort_key: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub honorific: Option<String>,
    pub position: Option<String>,
    pub unit: Option<String>,
    pub place: String,
    pub fields: Vec<String>,
    pub awards: Vec<String>,
    pub ministry: Option<String>,
    #[serde(default)]
    pub look: String,
    #[serde(default)]
    pub group: String,
    pub photo: Option<String>,
    pub merit: String,
    pub summary: String,
    pub summary_en: Option<String>,
    pub story: Option<String>,
    pub quote: Option<String>,
    pub caption: Option<String>,
    #[serde(default)]
    pub second: Vec<(String, String)>,
    pub minor: Option<String>,
    pub consent: Option<String>,
    pub visibility: Option<String>,
}

fn person() -> String {
    "person".to_owned()
}

#[derive(Deserialize)]
struct HonoureeFile {
    honouree: Vec<Honouree>,
}

/// Everything that the sample is made of.
#[derive(Debug)]
pub struct Material {
    /// About the feed.
    pub feed: FeedMaterial,
    /// Places by key: as they were, as they are.
    pub places: BTreeMap<String, (String, String)>,
    /// The taxonomy by code.
    pub awards: BTreeMap<String, AwardMaterial>,
    /// Deciding offices by key.
    pub authorities: BTreeMap<String, AuthorityMaterial>,
    /// The words that describe drawings, by key.
    pub words: BTreeMap<String, Bilingual>,
    /// Who stands in a group picture, by its kind.
    pub groups: BTreeMap<String, Vec<String>>,
    /// Everybody honoured, in feed order.
    pub honourees: Vec<Honouree>,
}

/// Reads the compiled-in data files.
///
/// # Errors
/// When a file is not what the types above say: the message names the line.
pub fn read() -> Result<Material, Failure> {
    let chapters = [
        include_str!("../data/honourees/1-nong-dan.toml"),
        include_str!("../data/honourees/2-giao-duc.toml"),
        include_str!("../data/honourees/3-y-te.toml"),
        include_str!("../data/honourees/4-lao-dong.toml"),
        include_str!("../data/honourees/5-cong-vu.toml"),
        include_str!("../data/honourees/6-cong-dong.toml"),
        include_str!("../data/honourees/7-tap-the.toml"),
        include_str!("../data/honourees/8-ho-gia-dinh.toml"),
    ];
    let mut files = Vec::new();
    for chapter in chapters {
        files.push(toml::from_str::<HonoureeFile>(chapter)?.honouree);
    }
    Ok(Material {
        feed: toml::from_str(include_str!("../data/feed.toml"))?,
        places: toml::from_str(include_str!("../data/places.toml"))?,
        awards: toml::from_str(include_str!("../data/awards.toml"))?,
        authorities: toml::from_str(include_str!("../data/authorities.toml"))?,
        words: toml::from_str(include_str!("../data/words.toml"))?,
        groups: toml::from_str(include_str!("../data/groups.toml"))?,
        honourees: dealt(files),
    })
}

/// One from each chapter in turn, so that the wall's first screen shows the whole province.
fn dealt(files: Vec<Vec<Honouree>>) -> Vec<Honouree> {
    let mut hands: Vec<_> = files.into_iter().map(Vec::into_iter).collect();
    let mut dealt = Vec::new();
    loop {
        let before = dealt.len();
        dealt.extend(hands.iter_mut().filter_map(Iterator::next));
        if dealt.len() == before {
            return dealt;
        }
    }
}
