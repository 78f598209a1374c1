//! What a visitor asks for goes in, who is to be shown comes out.
//!
//! A [`Query`] is plain data that round-trips through a link; [`run()`] is a pure function of index
//! and query. Nothing here changes the index, and no query can fail.

mod filters;
pub mod link;
mod run;
mod ways_back;
mod years;

pub use crate::text::needle::Needle;
pub use filters::{Filter, Filters};
pub use run::{Results, run};
pub use ways_back::{Part, WayBack, ways_back};
pub use years::YearRange;

/// What a visitor asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The search text as typed.
    pub text: String,
    /// The chosen values of each facet.
    pub filters: Filters,
    /// The order, where the layout leaves it to the visitor: see [`Query::order`].
    pub sort: Sort,
    /// The form of the wall; changes nobody's being found.
    pub layout: Layout,
}

impl Query {
    /// The order that the people really stand in: a list is by name and a timeline by year, whatever
    /// `sort` says, for its letters and years would stand for nothing else; `sort` is kept for when
    /// the grid is back.
    ///
    /// ```
    /// use recognition_wall_core::query::{Layout, Query, Sort};
    /// let mut query = Query { sort: Sort::Rank, ..Query::default() };
    /// assert_eq!(query.order(), Sort::Rank);
    /// query.layout = Layout::List;
    /// assert_eq!(query.order(), Sort::Name);
    /// ```
    #[must_use]
    pub fn order(&self) -> Sort {
        match self.layout {
            Layout::Grid => self.sort,
            Layout::List => Sort::Name,
            Layout::Timeline => Sort::Year,
        }
    }
}

/// The order of the people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// As the feed has them; while searching, the best match first.
    #[default]
    Feed,
    /// Given name, family name, middle name, in Vietnamese order.
    Name,
    /// The highest award first.
    Rank,
    /// The newest award first.
    Year,
}

/// The form of the wall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Cards side by side.
    #[default]
    Grid,
    /// One below the other, by name.
    List,
    /// Year after year, the newest first.
    Timeline,
}

impl Sort {
    /// Every sort, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Feed, Self::Name, Self::Rank, Self::Year];

    /// The word of attribute and link: `feed`, `name`, `rank`, `year`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Name => "name",
            Self::Rank => "rank",
            Self::Year => "year",
        }
    }

    /// The sort of a word; `None` for any other word.
    ///
    /// ```
    /// use recognition_wall_core::query::Sort;
    /// assert_eq!(Sort::named("rank"), Some(Sort::Rank));
    /// assert_eq!(Sort::named("tên"), None);
    /// ```
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == word)
    }
}

impl Layout {
    /// Every layout, in the order of a menu.
    pub const ALL: [Self; 3] = [Self::Grid, Self::List, Self::Timeline];

    /// The word of attribute and link: `grid`, `list`, `timeline`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
            Self::Timeline => "timeline",
        }
    }

    /// The layout of a word; `None` for any other word.
    ///
    /// ```
    /// use recognition_wall_core::query::Layout;
    /// assert_eq!(Layout::named("timeline"), Some(Layout::Timeline));
    /// assert_eq!(Layout::named("lưới"), None);
    /// ```
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.as_str() == word)
    }
}

#[cfg(test)]
mod tests;
