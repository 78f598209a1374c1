//! What has been read: everybody of a feed within a preset, and what was wrong with it.

use recognition_wall_core::feed::{Feed, Problem};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{self, Filters, Query};

/// What has been read: the people, and what was wrong with their feed.
#[derive(Debug)]
pub struct Content {
    /// Everybody, ready to be searched; of a wall of blocks the facets alone.
    pub index: Index,
    /// How many of all people have each value of each facet, where the people are not in the index.
    pub counts: Vec<Vec<u32>>,
    /// What an editor should mend.
    pub problems: Vec<Problem>,
    /// Whether anybody is addressed by a title: then all names leave room for it above them.
    pub has_honorifics: bool,
}

impl Content {
    /// What an index and the problems of its feed give.
    #[must_use]
    pub fn new(index: Index, problems: Vec<Problem>) -> Self {
        let has_honorifics = index.feed().items.iter().any(|person| person.honorific.is_some());
        Self { index, counts: Vec::new(), problems, has_honorifics }
    }
}

/// The feed of those within a preset, to be indexed anew: who is not in it is not there, so that no
/// link and no call can bring them up. `None` where the preset leaves everybody.
#[must_use]
pub fn within(everybody: &Index, preset: &Filters) -> Option<Feed> {
    if preset.is_empty() {
        return None;
    }
    let allowed = query::run(everybody, &Query::default(), preset).positions;
    let items = allowed.iter().filter_map(|place| everybody.get(*place).cloned()).collect();
    Some(Feed { items, ..(**everybody.feed()).clone() })
}

/// By identity: no two loads are the same, and comparing people one by one would cost more than it
/// saves.
impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
