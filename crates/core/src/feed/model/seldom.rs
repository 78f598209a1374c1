//! What few honourees have, behind one pointer: a list of ten thousand is held in memory as a whole, and
//! empty places would be a third of it.
//!
//! An [`Honouree`] gives way to it (`Deref`), so that who reads or writes a key need not
//! know where it stands.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use super::{Honouree, Link};
use crate::feed::Text;
use crate::table::Table;

/// What few honourees have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seldom {
    /// The given name (tên), where the feed says so.
    pub given_name: Option<Rc<str>>,
    /// The family name (họ), where the feed says so.
    pub family_name: Option<Rc<str>>,
    /// What to sort by instead of the name.
    pub sort_key: Option<Rc<str>>,
    /// Other names: pen names, religious names.
    pub aliases: Vec<Text>,
    /// Free tags of JSON Feed.
    pub tags: Vec<Rc<str>>,
    /// Further reading.
    pub links: Vec<Link>,
    /// The values of custom facets.
    pub attributes: Table<Vec<Text>>,
}

impl Seldom {
    const NOTHING: Self = Self {
        given_name: None,
        family_name: None,
        sort_key: None,
        aliases: Vec::new(),
        tags: Vec::new(),
        links: Vec::new(),
        attributes: Table::EMPTY,
    };
}

/// The [`Seldom`] of somebody; of most, nothing.
#[derive(Clone, Default)]
pub struct Rest(Option<Box<Seldom>>);

impl From<Seldom> for Rest {
    fn from(seldom: Seldom) -> Self {
        let words = [&seldom.given_name, &seldom.family_name, &seldom.sort_key];
        let is_nothing = words.iter().all(|word| word.is_none())
            && seldom.aliases.is_empty()
            && seldom.tags.is_empty()
            && seldom.links.is_empty()
            && seldom.attributes.is_empty();
        Self((!is_nothing).then(|| Box::new(seldom)))
    }
}

impl Deref for Rest {
    type Target = Seldom;

    fn deref(&self) -> &Seldom {
        const NOTHING: &Seldom = &Seldom::NOTHING;
        self.0.as_deref().unwrap_or(NOTHING)
    }
}

impl DerefMut for Rest {
    fn deref_mut(&mut self) -> &mut Seldom {
        self.0.get_or_insert_with(|| Box::new(Seldom::NOTHING))
    }
}

impl PartialEq for Rest {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Rest {}

impl fmt::Debug for Rest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

impl Deref for Honouree {
    type Target = Seldom;

    fn deref(&self) -> &Seldom {
        &self.rest
    }
}

impl DerefMut for Honouree {
    fn deref_mut(&mut self) -> &mut Seldom {
        &mut self.rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_and_written_wherever_it_stands() {
        let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
        assert!(farmer.aliases.is_empty() && farmer.attributes.is_empty());
        let nothing = farmer.clone();
        farmer.aliases = vec!["Năm Lúa".into()];
        assert_eq!((farmer.aliases.len(), farmer.links.len()), (1, 0));
        assert_ne!(farmer, nothing);
        farmer.aliases.clear();
        assert_eq!(farmer, nothing, "room that was made is nothing yet");
        assert!(Rest::from((*farmer).clone()).0.is_none());
    }
}
