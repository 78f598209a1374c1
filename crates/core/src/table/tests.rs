//! The table against the standard library's map.

use std::collections::BTreeMap;

use super::*;

/// What a table is like after many changes, told by a map that is not ours.
fn changed(names: u64, rounds: u64) -> (Table<u64>, BTreeMap<String, u64>) {
    let (mut table, mut map) = (Table::default(), BTreeMap::new());
    let mut random = 88_172_645_463_325_252_u64;
    for round in 0..rounds {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let name = (random % names).to_string();
        if random % 5 < 3 {
            table.insert(name.as_str().into(), round);
            map.insert(name, round);
        } else {
            assert_eq!(table.remove(&name), map.remove(&name));
        }
    }
    (table, map)
}

#[test]
fn a_table_holds_what_a_map_holds() {
    for names in [1, 7, 4_000] {
        let (mut table, map) = changed(names, 20_000);
        assert_eq!((table.len(), table.is_empty()), (map.len(), map.is_empty()));
        assert!(
            table
                .iter()
                .map(|(name, value)| (&**name, value))
                .eq(map.iter().map(|(name, value)| (name.as_str(), value)))
        );
        for name in (0..names).map(|name| name.to_string()) {
            assert_eq!(table.get(&name), map.get(&name), "{name}");
            assert_eq!(table.contains_key(&name), map.contains_key(&name), "{name}");
            assert_eq!(table.get_mut(&name).copied(), map.get(&name).copied(), "{name}");
        }
        for name in map.keys() {
            table.remove(name);
        }
        assert_eq!(table, Table::default());
    }
}

#[test]
fn names_in_any_order_are_in_one_order() {
    let names = |numbers: &mut dyn Iterator<Item = u32>| {
        let mut names = Names::default();
        for number in numbers {
            assert!(names.insert(format!("{number:06}").into()));
        }
        names
    };
    let many = 3_000;
    let ascending = names(&mut (0..many));
    assert_eq!(ascending, names(&mut (0..many).rev()));
    assert_eq!(ascending, names(&mut (0..many).map(|number| number * 7 % many)));
    assert!(ascending.iter().is_sorted());
    assert_eq!(ascending.len(), many as usize);
    assert_ne!(ascending, names(&mut (1..many)));
    assert!(ascending.order.iter().all(|block| (1..=BLOCK).contains(&block.len())));
}

#[test]
fn a_name_that_is_taken_out_is_gone_and_the_others_stay() {
    let mut names = Names::default();
    for name in ["c", "a", "b"] {
        names.insert(name.into());
    }
    assert!(names.remove("c") && !names.remove("c") && !names.contains("c"));
    assert!(names.remove("b") && names.contains("a"));
    assert_eq!(format!("{names:?}"), r#"{"a"}"#);
    assert!(names.remove("a") && names.is_empty());
}

#[test]
fn the_last_value_of_a_name_counts() {
    let table: Table<i32> = [("a".into(), 1), ("a".into(), 2)].into_iter().collect();
    assert_eq!(format!("{table:?}"), r#"{"a": 2}"#);
}
