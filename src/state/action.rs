//! Everything that can happen to a wall.

use std::rc::Rc;

use recognition_wall_core::export::Form;
use recognition_wall_core::feed::HonoureeId;
use recognition_wall_core::locale::Message;
use recognition_wall_core::query::{Filters, Layout, Part, Sort, YearRange, link::Link};

use super::{Content, blocks, ui};
use crate::config::Config;
use crate::failure::Failure;

/// Everything that can happen to a wall.
#[derive(Debug, Clone)]
pub enum Action {
    /// The tag's attributes changed.
    Configure(Rc<Config>),
    /// The wall was taken off the page.
    Park,
    /// The wall was put on the page again, whose address now says this.
    Resume(Rc<Config>, Option<Link>),
    /// A first part of the feed was read; more is on its way.
    ShowPart(Rc<Content>),
    /// All of the feed was read.
    ShowAll(Rc<Content>),
    /// The feed is one of blocks, or something came of them.
    Blocks(blocks::Change),
    /// Loading failed, wholly or from some page on.
    Fail(Failure),
    /// Load the feed again.
    Refresh,
    /// The time between two looks at the feed is over: a load that is still under way goes on.
    Tick,
    /// Search for a text.
    Search(String),
    /// Choose a value of a facet, or take the choice back.
    Toggle {
        /// The facet's key.
        facet: Rc<str>,
        /// The value's key.
        value: Rc<str>,
    },
    /// Keep the years of a range, both ends included; `None` takes the range away.
    SetYears(Option<YearRange>),
    /// Take one part of what is asked for away.
    Drop(Part),
    /// Take every filter and the search away.
    Clear,
    /// Choose the order.
    Sort(Sort),
    /// Choose the form of the wall.
    Lay(Layout),
    /// Change several parts of the query at once, as the host page does.
    Ask(QueryChange),
    /// Open somebody's detail.
    Open(HonoureeId),
    /// Open somebody whom the host page names: perhaps nobody here.
    Find(HonoureeId),
    /// Close the detail.
    Close,
    /// The address changed: the visitor went back or forward, or followed a link.
    Navigate(Link),
    /// The visitor has read the notice.
    Dismiss,
    /// Something is unfolded, folded, or stands otherwise.
    Ui(ui::Change),
    /// Something is to be done outside of the wall: nothing changes here.
    Do(Errand),
}

/// What the wall does for a visitor beyond showing.
#[derive(Debug, Clone)]
pub enum Errand {
    /// Put a text on the clipboard, and say this when it is there.
    Copy(String, Message),
    /// Hand the link to somebody on to the system's own menu; copy it where there is none.
    Share(HonoureeId, String),
    /// Hand the visitor a file of those who are shown.
    Save(Form),
    /// Print who is open, else those who are shown.
    Print,
}

/// What the host page wants changed in the query; `None` leaves a part as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueryChange {
    /// The search text.
    pub text: Option<String>,
    /// All filters.
    pub filters: Option<Filters>,
    /// The order.
    pub sort: Option<Sort>,
    /// The layout.
    pub layout: Option<Layout>,
}
