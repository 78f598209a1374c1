//! The model: what a read feed promises to whoever shows it.
//!
//! Made only by reading (or by tests); every text is text (never markup), every URL here has passed
//! the allow-list and is absolute where the feed's own address was known, and every rule of
//! visibility and consent has already been applied. Strings are `Rc<str>`: a view shares them.

mod award;
mod photo;
mod seldom;
mod tone;

use std::fmt;
use std::rc::Rc;

pub use award::{Award, AwardStatus, AwardType, Decision};
pub use photo::{Photo, PhotoSource};
pub use seldom::{Rest, Seldom};
pub use tone::Tone;

use super::Text;
use crate::date::PartialDate;
use crate::table::{Names, Table};

/// The identity of an honouree, unique in a feed: two people of one name have two ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HonoureeId(Rc<str>);

impl HonoureeId {
    /// Wraps an id as the feed writes it.
    #[must_use]
    pub fn new(id: impl Into<Rc<str>>) -> Self {
        Self(id.into())
    }

    /// The id as the feed writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The shared string behind the id, free to clone.
    #[must_use]
    pub fn as_rc(&self) -> &Rc<str> {
        &self.0
    }
}

impl fmt::Display for HonoureeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A feed as read: one page, or several pages joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// The title over the wall.
    pub title: Text,
    /// A sentence below the title (JSON Feed `description`).
    pub description: Option<Text>,
    /// BCP 47 tag of the feed's own language.
    pub language: Option<Rc<str>>,
    /// The page that the feed belongs to; allow-listed.
    pub home_page_url: Option<Rc<str>>,
    /// Where the next page is; absolute where the feed's address was known.
    pub next_url: Option<Rc<str>>,
    /// When the data was true, as written (RFC 3339, or a date).
    pub as_of: Option<Rc<str>>,
    /// Where an error is reported or a removal asked for: `mailto:`, `tel:`, `http(s):`.
    pub contact: Option<Rc<str>>,
    /// Where the head of the feed's blocks is, for a wall that downloads only what is looked at:
    /// see [`crate::blocks`].
    pub blocks: Option<Rc<str>>,
    /// The filters that the feed asks for, in order; empty means the wall's own choice.
    pub facets: Vec<FacetSpec>,
    /// The taxonomy of awards, by code.
    pub awards: Table<AwardType>,
    /// Tombstones: ids that must be gone from wall and caches.
    pub withdrawn: Names,
    /// Everybody who may be shown, in feed order.
    pub items: Vec<Rc<Honouree>>,
}

/// A filter that the feed asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetSpec {
    /// `award`, `field`, `place`, `year`, `kind`, `level`, `programme`, `unit`, `tag`, or the name
    /// of a key of [`Seldom::attributes`].
    pub key: Rc<str>,
    /// The heading; `None` means the wall's own message for a known key, else the key.
    pub label: Option<Text>,
}

/// Who is honoured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One person (cá nhân).
    #[default]
    Person,
    /// An organisation or group (tập thể).
    Collective,
    /// A household (hộ gia đình).
    Household,
}

impl Kind {
    /// The word that the feed uses: `person`, `collective`, `household`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Collective => "collective",
            Self::Household => "household",
        }
    }
}

/// Somebody who is honoured: a person, a collective or a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Honouree {
    /// The identity.
    pub id: HonoureeId,
    /// The name as written.
    pub name: Text,
    /// Person, collective or household.
    pub kind: Kind,
    /// The honouree's own page; allow-listed.
    pub url: Option<Rc<str>>,
    /// "Ông", "Bà", "Bác sĩ" …
    pub honorific: Option<Text>,
    /// What the person does.
    pub position: Option<Text>,
    /// Where the person does it.
    pub unit: Option<Text>,
    /// The place, at the time of the award and today.
    pub place: Place,
    /// Fields of work (lĩnh vực).
    pub fields: Vec<Text>,
    /// The programme or event ("Điển hình tiên tiến 2023").
    pub programme: Option<Text>,
    /// The short citation.
    pub summary: Option<Text>,
    /// The long citation; absent where consent does not cover the story.
    pub story: Option<Text>,
    /// In the honouree's own words; absent where consent does not cover the story.
    pub quote: Option<Text>,
    /// Awards in feed order.
    pub awards: Vec<Award>,
    /// Photos in feed order; empty where consent does not cover the photo.
    pub photos: Vec<Photo>,
    /// `Public`, or `Consultation` (lấy ý kiến nhân dân); others are never here.
    pub visibility: Visibility,
    /// JSON Feed `date_published`, as a date.
    pub published: Option<PartialDate>,
    /// What few have. Its keys are there as if they were keys of the honouree.
    pub rest: Rest,
}

impl Honouree {
    /// An honouree with nothing but an id and a name: where tests and examples start.
    #[must_use]
    pub fn new(id: &str, name: impl Into<Text>) -> Self {
        Self {
            id: HonoureeId::new(id),
            name: name.into(),
            kind: Kind::Person,
            url: None,
            honorific: None,
            position: None,
            unit: None,
            place: Place::default(),
            fields: Vec::new(),
            programme: None,
            summary: None,
            story: None,
            quote: None,
            awards: Vec::new(),
            photos: Vec::new(),
            visibility: Visibility::Public,
            published: None,
            rest: Rest::default(),
        }
    }

    /// The award that stands on the card: the highest in force; of equals the higher class, then
    /// the newest, then the first. A revoked or declined award never is.
    ///
    /// ```
    /// use recognition_wall_core::feed::{Award, AwardStatus, Honouree};
    /// let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
    /// farmer.awards = vec![
    ///     Award { rank: Some(100), status: AwardStatus::Revoked, ..Award::new("Huân chương") },
    ///     Award { rank: Some(610), ..Award::new("Bằng khen") },
    /// ];
    /// assert_eq!(farmer.highest_award().unwrap().title, "Bằng khen".into());
    /// ```
    #[must_use]
    pub fn highest_award(&self) -> Option<&Award> {
        self.highest(None)
    }

    /// The award that stands for the honouree's newest year: of those in force the newest, of
    /// several of one year the highest.
    ///
    /// ```
    /// use recognition_wall_core::feed::{Award, Honouree};
    /// let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
    /// farmer.awards = vec![
    ///     Award { rank: Some(100), year: Some(2019), ..Award::new("Huân chương") },
    ///     Award { rank: Some(610), year: Some(2023), ..Award::new("Bằng khen") },
    /// ];
    /// assert_eq!(farmer.newest_award().unwrap().title, "Bằng khen".into());
    /// ```
    #[must_use]
    pub fn newest_award(&self) -> Option<&Award> {
        let in_force = self.awards.iter().filter(|award| award.status.counts());
        self.highest(in_force.filter_map(|award| award.year).max())
    }

    /// The highest award in force, of one year or of all.
    fn highest(&self, year: Option<i16>) -> Option<&Award> {
        let stands =
            |award: &&Award| award.status.counts() && (year.is_none() || award.year == year);
        self.awards.iter().filter(stands).min_by_key(|award| {
            (
                award.rank.unwrap_or(u32::MAX),
                award.class_order.unwrap_or(u8::MAX),
                std::cmp::Reverse(award.year),
            )
        })
    }
}

/// A place, then and now: Vietnamese provinces and districts were merged in 2025.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// As written when the award was given; a place given as one string stands here.
    pub then: Option<Text>,
    /// The same place today, where it has another name.
    pub now: Option<Text>,
}

/// A link out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says; falls back to the address.
    pub label: Text,
    /// Where it goes: `http(s):`, `mailto:` or `tel:`.
    pub url: Rc<str>,
}

/// Who may see an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// Everybody.
    #[default]
    Public,
    /// Everybody, while the public is asked for its opinion (Decree 98/2023, art. 46.2).
    Consultation,
    /// Nobody yet.
    Draft,
    /// Nobody any more.
    Withdrawn,
}
