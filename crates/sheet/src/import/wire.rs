//! The feed as it is written: plain data in the order of its keys, so that two imports of one sheet give
//! the same bytes. Keys without a value are not written.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Serialize;

/// Everybody. Boxed, because a list of 100,000 that grows and is filtered would be held three times.
pub type Items = Vec<Box<Item>>;

/// A Recognition Feed 1.0.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FeedFile {
    /// JSON Feed's version.
    pub version: &'static str,
    /// The title over the wall.
    pub title: String,
    /// A sentence below it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The language of all texts.
    pub language: String,
    /// The page of the wall.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_page_url: Option<String>,
    /// The extension.
    #[serde(rename = "_recognition")]
    pub recognition: FeedRecognition,
    /// Everybody.
    pub items: Items,
}

/// The extension of the feed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FeedRecognition {
    /// The extension's version.
    pub version: &'static str,
    /// "Data as of …".
    pub as_of: String,
    /// Where an error is reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The filters.
    pub facets: Vec<String>,
    /// The taxonomy: the awards that somebody here was given.
    pub awards: BTreeMap<String, AwardOfFeed>,
}

/// An award of the taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AwardOfFeed {
    /// Its name by language.
    pub title: BTreeMap<&'static str, String>,
    /// Lower is higher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Who grants it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Its family.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// Somebody.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Item {
    /// The identity.
    pub id: String,
    /// The honouree's own page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Rc<str>>,
    /// The name.
    pub title: String,
    /// The photo, for plain feed readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Rc<str>>,
    /// The short citation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Rc<str>>,
    /// The long citation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_text: Option<Rc<str>>,
    /// Free tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Rc<str>>,
    /// The extension.
    #[serde(rename = "_recognition")]
    pub recognition: ItemRecognition,
}

/// The extension of an item.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct ItemRecognition {
    /// `person`, `collective`, `household`.
    pub kind: &'static str,
    /// "Ông", "Bà" …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub honorific: Option<Rc<str>>,
    /// Tên.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<Rc<str>>,
    /// Họ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<Rc<str>>,
    /// Other names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Rc<str>>,
    /// What somebody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Rc<str>>,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Rc<str>>,
    /// Then and now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceOfItem>,
    /// Fields of work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Rc<str>>,
    /// The programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub programme: Option<Rc<str>>,
    /// What somebody was given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<AwardOfItem>,
    /// The photos.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<PhotoOfItem>,
    /// In the honouree's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Rc<str>>,
    /// Values of custom facets.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Vec<Rc<str>>>,
    /// Under age.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minor: Option<bool>,
}

/// A place.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PlaceOfItem {
    /// When the award was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<Rc<str>>,
    /// Today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Rc<str>>,
}

/// An award of somebody.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct AwardOfItem {
    /// The taxonomy's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Rc<str>>,
    /// The name, where it is not the taxonomy's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Rc<str>>,
    /// "hạng Nhì" …
    #[serde(rename = "class", skip_serializing_if = "Option::is_none")]
    pub class: Option<Rc<str>>,
    /// The year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// The day or month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Rc<str>>,
    /// Truy tặng.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub posthumous: Option<bool>,
    /// What for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Rc<str>>,
    /// The decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Rc<DecisionOfItem>>,
}

/// A decision.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct DecisionOfItem {
    /// "937/QĐ-UBND".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Rc<str>>,
    /// When it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Rc<str>>,
    /// Who decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<Rc<str>>,
    /// Who signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<Rc<str>>,
    /// The signer's office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer_title: Option<Rc<str>>,
    /// The document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Rc<str>>,
}

/// A photo.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PhotoOfItem {
    /// The file.
    pub src: String,
    /// What is to be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<Rc<str>>,
    /// The caption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<Rc<str>>,
    /// Who took it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<Rc<str>>,
}
