//! Awards: what a code of the taxonomy means, and what somebody was given.

use std::rc::Rc;

use crate::date::PartialDate;
use crate::feed::Text;

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
    /// The decision that granted it: one for many, as a decision names a list of people.
    pub decision: Option<Rc<Decision>>,
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
