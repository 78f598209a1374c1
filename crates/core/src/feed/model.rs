//! The model: what a read feed promises to whoever shows it.
//!
//! Made only by reading (or by tests); every text is text (never markup), every URL here has passed
//! the allow-list and is absolute where the feed's own address was known, and every rule of
//! visibility and consent has already been applied. Strings are `Rc<str>`: a view shares them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use super::Text;
use crate::date::PartialDate;

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
    /// The filters that the feed asks for, in order; empty means the wall's own choice.
    pub facets: Vec<FacetSpec>,
    /// The taxonomy of awards, by code.
    pub awards: BTreeMap<Rc<str>, AwardType>,
    /// Tombstones: ids that must be gone from wall and caches.
    pub withdrawn: BTreeSet<HonoureeId>,
    /// Everybody who may be shown, in feed order.
    pub items: Vec<Rc<Honouree>>,
}

/// A filter that the feed asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetSpec {
    /// `award`, `field`, `place`, `year`, `kind`, `level`, `programme`, `unit`, `tag`, or the name
    /// of a key of [`Honouree::attributes`].
    pub key: Rc<str>,
    /// The heading; `None` means the wall's own message for a known key, else the key.
    pub label: Option<Text>,
}

/// An entry of the taxonomy: what an award code means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AwardType {
    /// The award's name.
    pub title: Text,
    /// The place in the order of honours: lower is higher. `None` ranks below every number.
    pub rank: Option<u32>,
    /// Who grants it: `state`, `government`, `ministry`, `province`, `commune` … (open list).
    pub level: Option<Rc<str>>,
    /// The family of awards it belongs to: `huan-chuong`, `bang-khen` … (open list).
    pub group: Option<Rc<str>>,
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
    /// The given name (tên), where the feed says so.
    pub given_name: Option<Rc<str>>,
    /// The family name (họ), where the feed says so.
    pub family_name: Option<Rc<str>>,
    /// What to sort by instead of the name.
    pub sort_key: Option<Rc<str>>,
    /// Other names: pen names, religious names.
    pub aliases: Vec<Text>,
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
    /// Free tags of JSON Feed.
    pub tags: Vec<Rc<str>>,
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
    /// Further reading.
    pub links: Vec<Link>,
    /// The values of custom facets.
    pub attributes: BTreeMap<Rc<str>, Vec<Text>>,
    /// `Public`, or `Consultation` (lấy ý kiến nhân dân); others are never here.
    pub visibility: Visibility,
    /// JSON Feed `date_published`, as a date.
    pub published: Option<PartialDate>,
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
            given_name: None,
            family_name: None,
            sort_key: None,
            aliases: Vec::new(),
            position: None,
            unit: None,
            place: Place::default(),
            fields: Vec::new(),
            programme: None,
            tags: Vec::new(),
            summary: None,
            story: None,
            quote: None,
            awards: Vec::new(),
            photos: Vec::new(),
            links: Vec::new(),
            attributes: BTreeMap::new(),
            visibility: Visibility::Public,
            published: None,
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
        self.awards.iter().filter(|award| award.status.counts()).min_by_key(|award| {
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

/// One award of an honouree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Award {
    /// The taxonomy's code.
    pub code: Option<Rc<str>>,
    /// The name: the award's own, else the taxonomy's, else the code.
    pub title: Text,
    /// "hạng Nhì" …, as written.
    pub class: Option<Text>,
    /// The class as a number where it is understood: 1 is the highest.
    pub class_order: Option<u8>,
    /// The year: as written, else that of the date, else that of the decision.
    pub year: Option<i16>,
    /// The day or month, where known.
    pub date: Option<PartialDate>,
    /// Given after death (truy tặng).
    pub posthumous: bool,
    /// What it was given for.
    pub citation: Option<Text>,
    /// Whether it still stands.
    pub status: AwardStatus,
    /// The decision that granted it.
    pub decision: Option<Decision>,
    /// From the taxonomy: lower is higher, `None` is below every number.
    pub rank: Option<u32>,
    /// From the taxonomy.
    pub level: Option<Rc<str>>,
    /// From the taxonomy.
    pub group: Option<Rc<str>>,
}

impl Award {
    /// An award with nothing but a name.
    #[must_use]
    pub fn new(title: impl Into<Text>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

/// Whether an award still stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum AwardStatus {
    /// It stands.
    #[default]
    InForce,
    /// Taken back (huỷ bỏ, thu hồi, tước).
    Revoked,
    /// The honouree said no.
    Declined,
    /// Taken back and given again (phục hồi): it stands.
    Restored,
}

impl AwardStatus {
    /// Whether an award of this status may stand for its holder.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::InForce | Self::Restored)
    }

    /// The word that the feed uses: `in_force`, `revoked`, `declined`, `restored`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InForce => "in_force",
            Self::Revoked => "revoked",
            Self::Declined => "declined",
            Self::Restored => "restored",
        }
    }
}

/// The decision that granted an award.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decision {
    /// "937/QĐ-UBND".
    pub number: Option<Rc<str>>,
    /// When it was signed.
    pub date: Option<PartialDate>,
    /// Who decided: "Chủ tịch UBND tỉnh".
    pub authority: Option<Text>,
    /// Who signed.
    pub signer: Option<Text>,
    /// The signer's office.
    pub signer_title: Option<Text>,
    /// The document; allow-listed.
    pub url: Option<Rc<str>>,
}

/// A photo with its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Photo {
    /// The file; allow-listed.
    pub src: Rc<str>,
    /// Pixels of `src`; both or none.
    pub size: Option<(u32, u32)>,
    /// Other formats and widths of the same picture.
    pub sources: Vec<PhotoSource>,
    /// What is to be seen, for those who can't.
    pub alt: Option<Text>,
    /// The caption under it.
    pub caption: Option<Text>,
    /// Who took it, as it is to be printed: "Ảnh: Duy Khương/TTXVN".
    pub credit: Option<Text>,
    /// Under which licence it is shown.
    pub licence: Option<Text>,
    /// Where the original is; allow-listed.
    pub original_url: Option<Rc<str>>,
    /// The point that a crop keeps, in thousandths of width and height (0 … 1000).
    pub focal: Option<(u16, u16)>,
    /// ThumbHash, base64.
    pub thumbhash: Option<Rc<str>>,
}

/// Another format or width of a photo.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhotoSource {
    /// The file; allow-listed.
    pub src: Rc<str>,
    /// MIME type: `image/avif` …
    pub media_type: Option<Rc<str>>,
    /// Width in pixels.
    pub width: Option<u32>,
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
