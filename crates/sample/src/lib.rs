//! The sample feed: 133 invented honourees of the Mekong delta, with drawn portraits.
//!
//! In: the material in `data/` (names, deeds, places, awards; all invented but the places) and a
//! fixed seed. Out: `demo/sample/feed.json`, a Recognition Feed 1.0, and `demo/sample/photos/`.
//! Never: reads the clock, the network or anything else that could make two runs differ.
//!
//! ```text
//! data/*.toml -> material -> feed (texts) ─┬─> wire -> feed.json
//!                              photo plan ─┴─> portrait, scene (SVG) -> render (WebP, JPEG)
//! ```

pub mod award;
pub mod contact_sheet;
pub mod feed;
pub mod material;
pub mod photo;
pub mod portrait;
pub mod random;
pub mod render;
pub mod scene;
pub mod wire;

/// What went wrong, for the person at the terminal.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
