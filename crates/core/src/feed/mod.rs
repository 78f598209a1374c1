//! The feed: what an editor publishes, read into what the wall promises to show.
//!
//! Bytes go in ([`read()`], or page by page an [`Assembly`]), a [`Feed`] and a list of problems come
//! out. A bad item never hides a good one; nothing here fetches, resolves a clock or panics.

mod model;
mod wording;

mod problem;
mod problems;

mod failure;
mod limits;

mod encoding;
mod html;
pub(crate) mod json;
mod url;

mod context;
mod recent;
mod value;

mod award;
mod consent;
mod item;
mod photo;

mod ahead;
mod mapping;
mod paging;
mod read;

#[cfg(feature = "schema")]
pub mod schema;

pub use encoding::{decode, repair};
pub use failure::ReadFailure;
pub use limits::{DEPTH, Limits};
pub use mapping::{Mapping, MappingFailure};
pub use model::{
    Award, AwardStatus, AwardType, Decision, FacetSpec, Feed, Honouree, HonoureeId, Kind, Link,
    Photo, PhotoSource, Place, Rest, Seldom, Tone, Visibility,
};
pub use paging::Assembly;
pub use problem::{Problem, ProblemCode, Severity};
pub use problems::MOST_PROBLEMS;
pub use read::{ReadOptions, Reading, read, read_slice};
pub use wording::Text;
