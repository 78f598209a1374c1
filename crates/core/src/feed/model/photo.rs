//! Photos: files, the words that belong to them and the point that a crop keeps.

use std::rc::Rc;

use crate::feed::Text;

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
