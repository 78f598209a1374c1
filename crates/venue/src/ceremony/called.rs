//! Who is called for an award, said so that the word fits: people, collectives, households.

use std::collections::BTreeMap;

use recognition_wall_core::feed::Kind;
use recognition_wall_core::locale::Locale;

use super::{Ceremony, GroupId};
use crate::words::WORDS;

impl Ceremony {
    /// How many of each kind are called for an award; those left out not among them.
    #[must_use]
    pub fn called(&self, group: &GroupId) -> BTreeMap<Kind, usize> {
        let programme = self.programme();
        let mut called = BTreeMap::new();
        for person in programme.people() {
            let is_of_it = programme.group_of(&person.id).is_some_and(|other| other.id == *group);
            if is_of_it && !self.state().skipped.contains(&person.id) {
                *called.entry(person.kind).or_default() += 1;
            }
        }
        called
    }
}

/// "7 cá nhân và 1 tập thể đón nhận"; empty where nobody is called.
///
/// ```
/// use recognition_wall_core::feed::Kind;
/// use recognition_wall_venue::ceremony::receivers;
/// let called = [(Kind::Person, 7), (Kind::Collective, 1)].into();
/// assert_eq!(receivers(&called, "vi"), "7 cá nhân và 1 tập thể đón nhận");
/// assert_eq!(receivers(&called, "en"), "Received by 7 people and 1 collective");
/// ```
#[must_use]
pub fn receivers(called: &BTreeMap<Kind, usize>, language: &str) -> String {
    let locale = Locale::best([language]);
    let who: Vec<String> = called
        .iter()
        .map(|(kind, count)| {
            let form = if *count == 1 { "one" } else { "many" };
            let key = ["stage.", kind.as_str(), "-", form].concat();
            WORDS.say(language, &key, &[("count", &locale.number(*count))])
        })
        .collect();
    if who.is_empty() {
        return String::new();
    }
    let who: Vec<&str> = who.iter().map(String::as_str).collect();
    WORDS.say(language, "stage.received", &[("who", &locale.list(&who))])
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use recognition_wall_core::feed::{Feed, Honouree, HonoureeId, Kind};

    use super::receivers;
    use crate::ceremony::{Ceremony, Command};
    use crate::moment::Moment;

    fn ceremony(kinds: &[Kind]) -> Ceremony {
        let items = kinds.iter().enumerate().map(|(number, kind)| {
            Rc::new(Honouree { kind: *kind, ..Honouree::new(&number.to_string(), "Năm") })
        });
        let feed = Feed { items: items.collect(), ..Feed::default() };
        Ceremony::new(Rc::new(feed), None, 1)
    }

    fn said(ceremony: &Ceremony, language: &str) -> String {
        let group = ceremony.programme().groups()[0].id.clone();
        receivers(&ceremony.called(&group), language)
    }

    #[test]
    fn nobody_is_called_a_person_who_is_none() {
        use Kind::{Collective, Household, Person};
        for (kinds, vietnamese, english) in [
            (&[Person][..], "1 cá nhân đón nhận", "Received by 1 person"),
            (&[Collective], "1 tập thể đón nhận", "Received by 1 collective"),
            (&[Household; 2], "2 hộ gia đình đón nhận", "Received by 2 households"),
            (
                &[Collective, Person, Household, Person],
                "2 cá nhân, 1 tập thể và 1 hộ gia đình đón nhận",
                "Received by 2 people, 1 collective and 1 household",
            ),
        ] {
            let ceremony = ceremony(kinds);
            assert_eq!(said(&ceremony, "vi"), vietnamese);
            assert_eq!(said(&ceremony, "en"), english);
        }
    }

    #[test]
    fn whoever_is_left_out_does_not_count() {
        let mut ceremony = ceremony(&[Kind::Person, Kind::Collective, Kind::Person]);
        let at = Moment::from_seconds(1);
        assert!(ceremony.act(&Command::Skip(HonoureeId::new("0")), at));
        assert_eq!(said(&ceremony, "vi"), "1 cá nhân và 1 tập thể đón nhận");
        assert!(ceremony.act(&Command::Skip(HonoureeId::new("1")), at));
        assert_eq!(said(&ceremony, "vi"), "1 cá nhân đón nhận");
    }
}
