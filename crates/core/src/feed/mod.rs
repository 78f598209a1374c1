//! The feed: what an editor publishes, read into what the wall promises to show.
//!
//! Bytes go in (`read`), a [`Feed`] and a list of problems come out. A bad item never hides a
//! good one; nothing here fetches, resolves a clock or panics.

mod model;

pub use model::{
    Award, AwardStatus, AwardType, Decision, FacetSpec, Feed, Honouree, HonoureeId, Kind, Link,
    Photo, PhotoSource, Place, Text, Visibility,
};
