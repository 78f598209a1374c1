//! Text of old Vietnamese fonts (TCVN3, VNI-Windows) goes in as the characters that a program without
//! the font shows (`TrÇn ThÞ BÐ N¨m`, `Traàn Thò Beù Naêm`); Unicode comes out (`Trần Thị Bé Năm`).
//!
//! Right Unicode text is never converted: a cell is touched only where reading it as it is gives words
//! that Vietnamese spelling does not allow, and reading it as an old encoding gives only words that it
//! does. A letter that only Unicode has (ạ … ỹ) settles it.

mod decode;
mod quality;
mod syllable;
mod table;

#[cfg(test)]
pub(crate) mod encode;

pub use decode::decode;
pub(crate) use decode::with_lost_horns;
pub(crate) use quality::{Quality, quality};
pub(crate) use syllable::is_syllable;

/// An old encoding of Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// TCVN3 (ABC): the fonts .VnTime, .VnArial …
    Tcvn3,
    /// VNI-Windows: the fonts VNI-Times, VNI-Helve …
    Vni,
}

impl Encoding {
    /// The name that editors know: `TCVN3 (ABC)`, `VNI-Windows`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI-Windows",
        }
    }
}
