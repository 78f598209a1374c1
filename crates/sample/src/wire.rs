//! The shape of the feed as written: Recognition Feed 1.0, in the order of its keys.
//!
//! In: nothing. Out: types that serialise to the contract's JSON. Never: a decision; see [`crate::feed`].
#![expect(missing_docs, reason = "each field is the key of the public feed format of that name")]

use std::collections::BTreeMap;

use serde::Serialize;

use crate::material::Bilingual;

/// A text in the feed's own language, or in several.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Text {
    Plain(String),
    Languages { vi: String, en: String },
}

impl From<&Bilingual> for Text {
    fn from(text: &Bilingual) -> Self {
        Self::Languages { vi: text.vi.clone(), en: text.en.clone() }
    }
}

#[derive(Debug, Serialize)]
pub struct Feed {
    pub version: &'static str,
    pub title: Text,
    pub description: Text,
    pub language: &'static str,
    pub home_page_url: String,
    pub feed_url: String,
    #[serde(rename = "_recognition")]
    pub recognition: FeedExtension,
    pub items: Vec<Item>,
}

#[derive(Debug, Serialize)]
pub struct FeedExtension {
    pub version: &'static str,
    pub as_of: String,
    pub contact: String,
    pub facets: Vec<Facet>,
    pub awards: BTreeMap<String, AwardKind>,
    pub withdrawn: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Facet {
    Known(&'static str),
    Custom { key: &'static str, label: Text },
}

#[derive(Debug, Serialize)]
pub struct AwardKind {
    pub title: Text,
    pub rank: u32,
    pub level: String,
    pub group: String,
}

#[derive(Debug, Serialize)]
pub struct Item {
    pub id: String,
    pub url: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    pub summary: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_text: Option<Text>,
    pub tags: Vec<String>,
    pub date_published: String,
    #[serde(rename = "_recognition")]
    pub recognition: Honoured,
}

#[derive(Debug, Serialize)]
pub struct Honoured {
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub honorific: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_key: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    pub place: Place,
    pub fields: Vec<Text>,
    pub programme: Text,
    pub awards: Vec<Award>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Photo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<&'static str, Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visibility: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub minor: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Place {
    AsWritten(String),
    ThenAndNow { then: String, now: String },
}

#[derive(Debug, Serialize)]
pub struct Award {
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<Text>,
    pub year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub posthumous: bool,
    pub citation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}

#[derive(Debug, Serialize)]
pub struct Decision {
    pub number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub authority: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct Photo {
    pub src: String,
    pub width: u32,
    pub height: u32,
    pub sources: Vec<Source>,
    pub alt: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    pub credit: Text,
    pub licence: String,
    pub focal: (f64, f64),
    pub thumbhash: String,
}

#[derive(Debug, Serialize)]
pub struct Source {
    pub src: String,
    #[serde(rename = "type")]
    pub media_type: &'static str,
    pub width: u32,
}

#[derive(Debug, Serialize)]
pub struct Link {
    pub label: Text,
    pub url: String,
}

#[derive(Debug, Serialize)]
pub struct Consent {
    pub basis: String,
    pub scope: Vec<&'static str>,
    pub until: String,
}
