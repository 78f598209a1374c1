//! The people of a feed go in, positions in order come out. Every order is total: what ties stays
//! in feed order, so the same feed always gives the same wall.

use std::cmp::Ordering;
use std::rc::Rc;

use crate::feed::Honouree;
use crate::text::name::sort_key_into;

use super::pieces::Pieces;
use super::value::years;

/// By id, to look one up.
pub(super) fn by_id(people: &[Rc<Honouree>]) -> Vec<u32> {
    let id = |position: u32| people.get(position as usize).map(|person| &person.id);
    sorted(people.len(), &mut |left, right| id(left).cmp(&id(right)))
}

/// By given name, family name and middle name in Vietnamese order.
pub(super) fn by_name(people: &[Rc<Honouree>]) -> Vec<u32> {
    let (mut keys, mut open) = (Pieces::default(), Vec::new());
    for person in people {
        sort_key_into(person, &mut open);
        if keys.end_person(&open) {
            open.clear();
        }
    }
    keys.end(&open);
    let key = |position: u32| keys.get(position as usize);
    sorted(people.len(), &mut |left, right| key(left).cmp(key(right)))
}

/// By the award on the card: rank, then class, the highest first; nobody's award is above none.
pub(super) fn by_rank(people: &[Rc<Honouree>]) -> Vec<u32> {
    by_number(people, |person| {
        person.highest_award().map_or(u64::MAX, |award| {
            let class = award.class_order.unwrap_or(u8::MAX);
            u64::from(award.rank.unwrap_or(u32::MAX)) << 8 | u64::from(class)
        })
    })
}

/// By the newest year, the newest first; without a year last.
pub(super) fn by_year(people: &[Rc<Honouree>]) -> Vec<u32> {
    by_number(people, |person| {
        u64::from(newest_year(person).unwrap_or(i16::MIN).abs_diff(i16::MAX))
    })
}

/// The year by which somebody stands.
pub(super) fn newest_year(person: &Honouree) -> Option<i16> {
    years(person).max()
}

fn by_number(people: &[Rc<Honouree>], number: fn(&Honouree) -> u64) -> Vec<u32> {
    let numbers: Vec<u64> = people.iter().map(|person| number(person)).collect();
    let at = |position: u32| numbers.get(position as usize);
    sorted(people.len(), &mut |left, right| at(left).cmp(&at(right)))
}

fn sorted(count: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    sort(&mut order, compare);
    order
}

/// Sorts positions, ties by position. The one place that sorts: every further kind of sort would be
/// paid in bytes.
pub(super) fn sort(positions: &mut [u32], compare: &mut dyn FnMut(u32, u32) -> Ordering) {
    positions.sort_unstable_by(|left, right| compare(*left, *right).then(left.cmp(right)));
}
