//! Tests of the way from pointers to lines and columns.

use super::*;

const TEXT: &str = "{\n  \"items\": [\n    {\n      \"id\": \"hg-1\",\n      \"a/b\": [1, \"Năm 0918 123 456\"],\n      \"photo\": {\"src\": \"1.jpg\"}\n    }\n  ]\n}";

fn at(pointer: &str, part: &str) -> (usize, usize, String) {
    let found = locate(TEXT, &[Wanted { pointer, part }]).remove(0).unwrap();
    (found.span.line, found.span.column, found.excerpt.marked)
}

#[test]
fn a_pointer_leads_to_its_value_and_a_part_into_it() {
    assert_eq!(at("/items/0/id", ""), (4, 13, "\"hg-1\"".into()));
    assert_eq!(at("/items/0/a~1b/1", ""), (5, 18, "\"Năm 0918 123 456\"".into()));
    assert_eq!(at("/items/0/a~1b/1", "0918 123 456"), (5, 23, "0918 123 456".into()));
}

#[test]
fn what_is_missing_is_shown_at_the_object_that_lacks_it() {
    assert_eq!(at("/items/0/photo/credit", ""), (6, 17, "\"src\": \"1.jpg\"".into()));
    assert_eq!(at("/items/0/title", ""), (4, 7, "\"id\": \"hg-1\"".into()));
    assert_eq!(at("/items/7", ""), (2, 12, "[".into()));
    assert_eq!(at("/nothing/at/all", ""), (2, 3, "\"items\"".into()));
}

#[test]
fn of_a_key_that_stands_twice_the_last_counts() {
    let text = r#"{"a": {"b": 1}, "a": {"c": 2, "b": 3}}"#;
    let found = locate(text, &[Wanted { pointer: "/a/b", part: "" }]).remove(0).unwrap();
    assert_eq!(found.span.column, 36);
}

#[test]
fn a_hundred_thousand_levels_are_passed_in_one_go() {
    let deep = [&"[".repeat(100_000), "7", &"]".repeat(100_000)].concat();
    let text = format!("{{\"deep\": {deep}, \"x\": 1}}");
    let pointer = ["/deep", &"/0".repeat(100_000)].concat();
    let wanted = [Wanted { pointer: "/x", part: "" }, Wanted { pointer: &pointer, part: "" }];
    let found = locate(&text, &wanted);
    assert_eq!(found[0].as_ref().unwrap().excerpt.marked, "1");
    assert_eq!(found[1].as_ref().unwrap().excerpt.marked, "7");
}

#[test]
fn a_line_and_a_column_in_bytes_become_characters() {
    let found = place_at("{\n\"Năm\": x}", 2, 9).unwrap();
    assert_eq!((found.span.line, found.span.column, found.excerpt.marked.as_str()), (2, 8, "x"));
    assert!(place_at("{", 7, 1).is_none());
    assert_eq!(place_at("{", 1, 99).unwrap().span.column, 2);
}
