//! A feed to the pages of a site that any static host can serve.
//!
//! ```text
//! people ──▶ survey ──▶ pages ──▶ output ──▶ sink
//! (a feed,   addresses, HTML,     compressed  (a new folder that is
//!  a file)   order      feeds     copies      renamed at the end)
//! ```
//!
//! [`build`] gives every file of a site to a [`Sink`], one by one; [`FolderSink`] makes a folder of
//! them. Nothing here fetches, asks for the time, or holds all pages. Every text of the feed is
//! escaped in one place, `markup.rs`; what may not be shown was left out by the core.

mod error;
mod words;

mod markup;
mod scan;

mod address;
mod sink;

mod people;
mod slug;

mod folder;
mod kept;
mod output;

mod options;

mod view;

mod feed_pages;

mod blocks;
mod hosting;
mod newest;
mod roll;
mod sitemap;
mod survey;

mod build;

pub use address::BaseAddress;
pub use build::{Watch, build, prerender};
pub use error::SiteError;
pub use feed_pages::split_feed;
pub use folder::FolderSink;
pub use options::{FeedPages, Progress, Published, SiteFile, SiteOptions, Step, Summary, Work};
pub use output::Compression;
pub use people::{FeedFile, People};
pub use sink::{Sink, checked};
pub use slug::Previous;
