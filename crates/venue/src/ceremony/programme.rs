//! The order of a ceremony. In: a feed, and the order that the presenter made of it. Out: slides.
//!
//! From the highest award to the lowest ("từ thứ bậc cao đến thứ bậc thấp": read in a copy, taken to be
//! decree 145/2013/NĐ-CP, whether still in force not checked); which
//! award is higher is the feed's own `rank`, never a rule of ours.
//! Of equals the feed's order.

use std::collections::BTreeMap;
use std::rc::Rc;

use recognition_wall_core::feed::{Award, Feed, Honouree, HonoureeId, Text};

/// What stands on the stage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slide {
    /// The title of the occasion.
    Opening,
    /// The award that is given next.
    Group(GroupId),
    /// One person, collective or household.
    Person(HonoureeId),
    /// The end.
    Closing,
}

/// Which award a group receives: what it is called, in every language, and its code in the feed's
/// taxonomy. A feed that was read anew may have corrected the one or the other, or have more awards
/// before this one, and it is still the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupId {
    pub(super) code: Option<Rc<str>>,
    pub(super) title: Rc<str>,
    pub(super) class: Rc<str>,
}

impl GroupId {
    fn of(award: Option<&Award>) -> Self {
        let written = |text: Option<&Text>| -> Rc<str> {
            let words: Vec<&str> =
                text.into_iter().flat_map(Text::all).map(|word| &**word).collect();
            words.join("\n").into()
        };
        Self {
            code: award.and_then(|award| award.code.clone()),
            title: written(award.map(|award| &award.title)),
            class: written(award.and_then(|award| award.class.as_ref())),
        }
    }

    fn is_called_as(&self, other: &Self) -> bool {
        (&self.title, &self.class) == (&other.title, &other.class)
    }

    fn has_code_of(&self, other: &Self) -> bool {
        self.code.is_some() && (&self.code, &self.class) == (&other.code, &other.class)
    }
}

/// People who receive one award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which award it is.
    pub id: GroupId,
    /// The award's name; `None` for people without an award in force.
    pub title: Option<Text>,
    /// Its class: "hạng Nhì".
    pub class: Option<Text>,
}

/// Where somebody is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    slide: usize,
    group: usize,
    /// Among the feed's items.
    item: usize,
}

/// The slides of a ceremony in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    feed: Rc<Feed>,
    groups: Vec<Group>,
    slides: Vec<Slide>,
    places: BTreeMap<HonoureeId, Place>,
}

impl Programme {
    /// The programme of a feed. `order` is the presenter's own: ids that the feed lacks are passed
    /// over, people whom it lacks stand where the awards put them, after the rest.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use recognition_wall_core::feed::{Award, Feed, Honouree};
    /// use recognition_wall_venue::ceremony::{Programme, Slide};
    /// let honoured = |id, rank| Honouree {
    ///     awards: vec![Award { rank: Some(rank), ..Award::new("Huân chương") }],
    ///     ..Honouree::new(id, "Trần Thị Bé Năm")
    /// };
    /// let items = vec![Rc::new(honoured("low", 610)), Rc::new(honoured("high", 100))];
    /// let programme = Programme::new(Rc::new(Feed { items, ..Feed::default() }), &[]);
    /// assert_eq!(programme.people().map(|person| person.id.as_str()).collect::<Vec<_>>(), ["high", "low"]);
    /// assert_eq!(programme.slides()[0], Slide::Opening);
    /// ```
    #[must_use]
    pub fn new(feed: Rc<Feed>, order: &[HonoureeId]) -> Self {
        let mut people: Vec<usize> = (0..feed.items.len()).collect();
        let person = |place: usize| feed.items.get(place);
        people.sort_by_cached_key(|place| {
            let award = person(*place).and_then(|person| person.highest_award());
            (award.is_none(), award.map(height))
        });
        if !order.is_empty() {
            let wanted: BTreeMap<&HonoureeId, usize> =
                order.iter().enumerate().map(|(place, id)| (id, place)).collect();
            people.sort_by_key(|place| {
                person(*place)
                    .and_then(|person| wanted.get(&person.id))
                    .map_or(usize::MAX, |at| *at)
            });
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut of_award: BTreeMap<(Rc<str>, Rc<str>), usize> = BTreeMap::new();
        let mut slides = vec![Slide::Opening];
        let mut places = BTreeMap::new();
        for item in people {
            let Some(honouree) = person(item) else { continue };
            let award = honouree.highest_award();
            let id = GroupId::of(award);
            let called = (Rc::clone(&id.title), Rc::clone(&id.class));
            let group = *of_award.entry(called).or_insert_with(|| {
                slides.push(Slide::Group(id.clone()));
                let title = award.map(|award| award.title.clone());
                let class = award.and_then(|award| award.class.clone());
                groups.push(Group { id, title, class });
                groups.len() - 1
            });
            places.insert(honouree.id.clone(), Place { slide: slides.len(), group, item });
            slides.push(Slide::Person(honouree.id.clone()));
        }
        slides.push(Slide::Closing);
        Self { feed, groups, slides, places }
    }

    /// The feed that it is made of.
    #[must_use]
    pub fn feed(&self) -> &Rc<Feed> {
        &self.feed
    }

    /// The awards that are given, in the order in which each is given first.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The slides: the opening, each award before the first who receives it, the people, the closing.
    #[must_use]
    pub fn slides(&self) -> &[Slide] {
        &self.slides
    }

    /// Where a slide stands among [`Programme::slides`]; `None` for a person or an award that the feed
    /// lacks. An award is found by what it is called, else by its code.
    #[must_use]
    pub fn place(&self, slide: &Slide) -> Option<usize> {
        let group = |is_it: &dyn Fn(&GroupId) -> bool| {
            self.slides.iter().position(|slide| matches!(slide, Slide::Group(id) if is_it(id)))
        };
        match slide {
            Slide::Person(id) => self.places.get(id).map(|place| place.slide),
            Slide::Group(id) => group(&|other| other.is_called_as(id))
                .or_else(|| group(&|other| other.has_code_of(id))),
            Slide::Opening | Slide::Closing => self.slides.iter().position(|other| other == slide),
        }
    }

    /// The group of an id of this programme.
    #[must_use]
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// The group in which somebody receives their award.
    #[must_use]
    pub fn group_of(&self, id: &HonoureeId) -> Option<&Group> {
        self.places.get(id).and_then(|place| self.groups.get(place.group))
    }

    /// Everybody, in the order in which they are called.
    pub fn people(&self) -> impl Iterator<Item = &Rc<Honouree>> {
        self.slides.iter().filter_map(|slide| match slide {
            Slide::Person(id) => self.person(id),
            _ => None,
        })
    }

    /// The person of an id; `None` where the feed has no such id.
    #[must_use]
    pub fn person(&self, id: &HonoureeId) -> Option<&Rc<Honouree>> {
        self.places.get(id).and_then(|place| self.feed.items.get(place.item))
    }
}

/// The height of an award: rank, then class; a number is above none.
fn height(award: &Award) -> (u32, u8) {
    (award.rank.unwrap_or(u32::MAX), award.class_order.unwrap_or(u8::MAX))
}
