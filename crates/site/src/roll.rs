//! The order of the roll of honour: by rank, then class, then name. Rows wait in a temporary file,
//! the memory holds a key for each.

use std::collections::BTreeMap;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;

use recognition_wall_core::feed::{Award, Honouree};
use recognition_wall_core::text::collate::key;
use recognition_wall_core::text::name::parts;

use crate::SiteError;
use crate::markup::Fragment;

/// Rows that wait in memory before they go to the disk, in bytes.
const IN_MEMORY: usize = 8 << 20;

/// Everybody's place in the roll.
pub(crate) struct Roll {
    groups: BTreeMap<GroupKey, (u32, Option<Award>, usize)>,
    people: Vec<Place>,
    names: Vec<u8>,
    /// One file for each language.
    spools: Vec<Spool>,
}

/// Rank, class and wording: equal where the award is the same. Nobody's award is above none.
type GroupKey = (u32, u8, String);

/// Where a person's key and rows are.
struct Place {
    group: u32,
    name: (u32, u32),
    position: u32,
}

struct Spool {
    file: tempfile::SpooledTempFile,
    /// The end of each row, in the order in which they came.
    ends: Vec<u64>,
}

/// A group of the roll in order: its award, how many it has, and their positions.
pub(crate) struct Group {
    pub(crate) award: Option<Award>,
    pub(crate) positions: Vec<u32>,
}

impl Roll {
    pub(crate) fn new(languages: usize) -> Self {
        let spool = |_| Spool { file: tempfile::spooled_tempfile(IN_MEMORY), ends: vec![0] };
        Self {
            groups: BTreeMap::new(),
            people: Vec::new(),
            names: Vec::new(),
            spools: (0..languages).map(spool).collect(),
        }
    }

    /// Adds the next person with a row for each language.
    pub(crate) fn add(&mut self, honouree: &Honouree, rows: &[Fragment]) -> Result<(), SiteError> {
        let award = honouree.highest_award();
        let group_key = award.map_or((u32::MAX, u8::MAX, String::from("\u{10ffff}")), |award| {
            let class = award.class.as_ref().map_or("", |class| class.in_language("vi").0);
            let wording = [award.title.in_language("vi").0, "\n", class].concat();
            (award.rank.unwrap_or(u32::MAX), award.class_order.unwrap_or(u8::MAX), wording)
        });
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group =
            self.groups.entry(group_key).or_insert_with(|| (next, award.map(heading_of), 0));
        group.2 += 1;
        let group = group.0;
        let start = small(self.names.len());
        let name = parts(honouree);
        for part in [&name.given, &name.family, &name.middle] {
            self.names.extend_from_slice(&key(part));
            self.names.push(0); // below every tone: "An" before "An Bình"
        }
        let place = Place {
            group,
            name: (start, small(self.names.len())),
            position: small(self.people.len()),
        };
        self.people.push(place);
        for (spool, row) in self.spools.iter_mut().zip(rows) {
            spool.add(row)?;
        }
        Ok(())
    }

    /// The groups in order, their people in order. Can be asked once: the keys are let go.
    pub(crate) fn groups(&mut self) -> Vec<Group> {
        let groups = std::mem::take(&mut self.groups);
        let mut order = vec![0_u32; groups.len()];
        let mut out: Vec<Group> = Vec::with_capacity(groups.len());
        // One award, though some may not say its rank: they stand with those who do.
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for ((_, _, wording), (number, award, count)) in groups {
            let place = *places.entry(wording).or_insert(out.len());
            if let Some(slot) = order.get_mut(number as usize) {
                *slot = small(place);
            }
            match out.get_mut(place) {
                Some(group) => group.positions.reserve(count),
                None => out.push(Group { award, positions: Vec::with_capacity(count) }),
            }
        }
        let mut people = std::mem::take(&mut self.people);
        let names = std::mem::take(&mut self.names);
        let name = |place: &Place| names.get(place.name.0 as usize..place.name.1 as usize);
        let group = |place: &Place| order.get(place.group as usize).copied();
        people.sort_unstable_by(|left, right| {
            group(left)
                .cmp(&group(right))
                .then_with(|| name(left).cmp(&name(right)))
                .then(left.position.cmp(&right.position))
        });
        for place in &people {
            if let Some(group) = group(place).and_then(|number| out.get_mut(number as usize)) {
                group.positions.push(place.position);
            }
        }
        out
    }

    /// The row of a position in a language, by the language's number.
    pub(crate) fn row(&mut self, language: usize, position: u32) -> Result<Fragment, SiteError> {
        self.spools.get_mut(language).map_or(Ok(Fragment::default()), |spool| spool.row(position))
    }
}

impl Spool {
    fn add(&mut self, row: &Fragment) -> Result<(), SiteError> {
        let bytes = row.as_str().as_bytes();
        self.file.write_all(bytes).map_err(|error| SiteError::write(&temporary(), error))?;
        let end = self.ends.last().copied().unwrap_or(0) + bytes.len() as u64;
        self.ends.push(end);
        Ok(())
    }

    fn row(&mut self, position: u32) -> Result<Fragment, SiteError> {
        let at = position as usize;
        let (Some(start), Some(end)) = (self.ends.get(at), self.ends.get(at + 1)) else {
            return Ok(Fragment::default());
        };
        let mut bytes = vec![0; usize::try_from(end - start).unwrap_or(0)];
        let read = self.file.seek(SeekFrom::Start(*start));
        read.and_then(|_| self.file.read_exact(&mut bytes))
            .map_err(|error| SiteError::read(&temporary(), error))?;
        Ok(Fragment::from_kept(bytes).unwrap_or_default())
    }
}

/// What a heading says of an award: the group's, not one person's.
fn heading_of(award: &Award) -> Award {
    Award { class: award.class.clone(), ..Award::new(award.title.clone()) }
}

fn temporary() -> std::path::PathBuf {
    Path::new(&std::env::temp_dir()).to_owned()
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, award: Option<(&str, u32, u8)>) -> Honouree {
        let mut person = Honouree::new(name, name);
        person.awards = award
            .map(|(title, rank, class)| Award {
                rank: Some(rank),
                class_order: Some(class),
                class: Some(format!("hạng {class}").as_str().into()),
                ..Award::new(title)
            })
            .into_iter()
            .collect();
        person
    }

    #[test]
    fn an_award_of_which_some_do_not_say_the_rank_is_one_group_all_the_same() {
        let mut roll = Roll::new(0);
        let unranked = |name: &str| {
            let mut person = person(name, Some(("Bằng khen", 0, 1)));
            for award in &mut person.awards {
                (award.rank, award.class_order) = (None, None);
            }
            person
        };
        let people = [
            unranked("Lê Thị Út"),
            person("Trần Văn Đông", Some(("Huân chương", 700, 1))),
            person("Nguyễn An", Some(("Bằng khen", 610, 1))),
            unranked("Lê Thị An"),
        ];
        for person in &people {
            roll.add(person, &[]).unwrap();
        }
        let positions: Vec<Vec<u32>> =
            roll.groups().into_iter().map(|group| group.positions).collect();
        // With the highest rank that anybody gives it, by name.
        assert_eq!(positions, [vec![3, 2, 0], vec![1]]);
    }

    #[test]
    fn the_highest_stand_first_and_within_a_rank_names_are_in_vietnamese_order() {
        let mut roll = Roll::new(1);
        let people = [
            person("Trần Văn Đông", Some(("Bằng khen", 610, 1))),
            person("Lê Thị Út", None),
            person("Lê Thị Dũng", Some(("Bằng khen", 610, 1))),
            person("Nguyễn An", Some(("Huân chương", 110, 3))),
            person("Nguyễn Ân", Some(("Huân chương", 110, 1))),
            person("Phan Ẩn", Some(("Huân chương", 110, 1))),
        ];
        for person in &people {
            let mut row = crate::markup::Markup::new();
            row.text(person.name.in_language("vi").0);
            roll.add(person, &[Fragment::of(row)]).unwrap();
        }
        let order: Vec<Vec<String>> = roll
            .groups()
            .into_iter()
            .map(|group| {
                let rows = group.positions.iter().map(|at| roll.row(0, *at).unwrap());
                rows.map(|row| row.as_str().to_owned()).collect()
            })
            .collect();
        assert_eq!(
            order,
            [
                vec!["Nguyễn Ân", "Phan Ẩn"],
                vec!["Nguyễn An"],
                vec!["Lê Thị Dũng", "Trần Văn Đông"],
                vec!["Lê Thị Út"],
            ]
        );
    }
}
