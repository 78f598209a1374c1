//! The reader of JSON against serde_json, on what is valid and on what is not.

use proptest::prelude::*;
use serde_core::de::IgnoredAny;
use serde_json::Value as Known;

use super::*;

/// The same value as serde_json has it.
fn known(value: &Value) -> Known {
    match value {
        Value::Null => Known::Null,
        Value::Bool(flag) => (*flag).into(),
        Value::Number(Number::Whole(number)) => (*number).into(),
        Value::Number(Number::Real(number)) => (*number).into(),
        Value::String(text) => text.as_str().into(),
        Value::Array(list) => list.iter().map(known).collect(),
        Value::Object(map) => {
            map.iter().map(|(key, value)| (key.to_string(), known(value))).collect()
        }
    }
}

#[test]
fn values_are_cut_at_their_own_commas_only() {
    let json = r#" { "a" : [1, {"x": 2}] , "b,:\"": "c, \\", "d":{} } "#;
    let members: Vec<_> = members(json).unwrap().collect();
    let expected = [(r#""a""#, r#"[1, {"x": 2}]"#), (r#""b,:\"""#, r#""c, \\""#), (r#""d""#, "{}")];
    assert_eq!(members, expected);
    assert_eq!(elements(r#"[ 1, "a,b", [2, 3] ]"#).unwrap(), ["1", r#""a,b""#, "[2, 3]"]);
    assert_eq!(elements("[ ]").unwrap(), [""; 0]);
    assert!(elements("{}").is_none());
    assert!(super::members("[]").is_none());
}

#[test]
fn every_feed_of_the_tests_is_cut_as_serde_json_reads_it() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/feeds");
    let mut count = 0;
    for scenario in std::fs::read_dir(folder).unwrap() {
        let path = scenario.unwrap().path().join("feed.json");
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let Ok(Known::Object(whole)) = serde_json::from_str(&text) else { continue };
        let cut: serde_json::Map<String, Known> = members(&text)
            .unwrap()
            .map(|(key, value)| {
                let value = match elements(value) {
                    Some(list) => {
                        list.into_iter().map(|element| known(&parse(element).unwrap())).collect()
                    }
                    None => known(&parse(value).unwrap()),
                };
                (parse(key).unwrap().as_str().unwrap().to_owned(), value)
            })
            .collect();
        assert_eq!(cut, whole);
        count += 1;
    }
    assert!(count > 25);
}

#[test]
fn a_value_that_cannot_be_built_says_why() {
    let deep = |levels| ["[".repeat(levels), "]".repeat(levels)].concat();
    assert!(parse(&deep(DEPTH - 1)).is_ok());
    assert_eq!(parse(&deep(DEPTH)), Err(ReadFailure::TooDeep));
    assert_eq!(parse("1e999"), Err(ReadFailure::NotJson { line: 1, column: 5 }));
    assert_eq!(parse(r#""\ud83d""#), Ok(Value::String("\u{FFFD}".to_owned())));
}

#[test]
fn what_is_no_json_costs_one_character() {
    for (json, read) in [
        (r#""a\ud83d b""#, "a\u{FFFD} b"),
        (r#""\uDC00""#, "\u{FFFD}"),
        (r#""\ud83d\u0041""#, "\u{FFFD}A"),
        (r#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
        ("\"a\nb\tc\"", "a b c"),
        (r#""\ud83d\ude00""#, "😀"),
        (r#""\\ud83d""#, "\\ud83d"),
        (r#""\"\\\/\b\f\n\r\t\u0103""#, "\"\\/\u{8}\u{c}\n\r\tă"),
    ] {
        assert_eq!(check(json), Ok(()), "{json}");
        assert_eq!(parse(json), Ok(Value::String(read.to_owned())), "{json}");
    }
}

#[test]
fn numbers_are_as_exact_as_a_feed_needs() {
    for (json, number) in [
        ("0", Some(Number::Whole(0))),
        ("-7", Some(Number::Whole(-7))),
        ("9223372036854775807", Some(Number::Whole(i64::MAX))),
        ("123456789012345678901234567890", Some(Number::Real(1.234_567_890_123_456_8e29))),
        ("0.5", Some(Number::Real(0.5))),
        ("1.0", Some(Number::Real(1.0))),
        ("-1.25", Some(Number::Real(-1.25))),
        ("5e-1", Some(Number::Real(0.5))),
        ("1E+2", Some(Number::Real(100.0))),
        ("0e999999999999", Some(Number::Real(0.0))),
        ("1e-999999999999", Some(Number::Real(0.0))),
        ("1e308", Some(Number::Real(1e308))),
        ("1e309", None),
        ("-1e999999999999", None),
    ] {
        let near = |one: Number, other: Number| match (one, other) {
            (Number::Real(one), Number::Real(other)) => {
                (one - other).abs() <= other.abs() * 4.0 * f64::EPSILON
            }
            _ => one == other,
        };
        match (parse(json), number) {
            (Ok(Value::Number(read)), Some(number)) => {
                assert!(near(read, number), "{json}: {read:?}");
            }
            (read, number) => assert!(read.is_err() && number.is_none(), "{json}: {read:?}"),
        }
    }
}

/// Text that is nearly JSON: the borders are where two readers part.
fn nearly_json() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "\"",
        "\\",
        "\"a\"",
        "\"\\u00e9\"",
        "\\u12",
        "0",
        "1",
        "-",
        ".",
        "e",
        "E+",
        "12.5e3",
        "true",
        "fals",
        "null",
        "ă",
        "\"b\":",
        "[]",
        "{}",
        "\u{7f}",
    ]);
    prop::collection::vec(parts, 0..12).prop_map(|parts| parts.concat())
}

fn any_json() -> impl Strategy<Value = Known> {
    let leaf = prop_oneof![
        Just(Known::Null),
        any::<bool>().prop_map(Known::from),
        any::<i64>().prop_map(Known::from),
        any::<String>().prop_map(Known::from),
    ];
    leaf.prop_recursive(5, 64, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Known::from),
            prop::collection::btree_map("[a-ză\\\\\"]{0,3}", inner, 0..6)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_json_to_serde_json_is_json_here(text in nearly_json()) {
        // Control characters inside strings are the one difference.
        let spaces = text.replace('\n', " ");
        let known = serde_json::from_str::<IgnoredAny>(&spaces);
        prop_assert_eq!(check(&spaces).is_ok(), known.is_ok(), "{}", spaces);
        prop_assert!(check(&text).is_ok() == known.is_ok(), "{}", text);
        if let Err(error) = known {
            let (line, column) = (error.line(), error.column());
            let expected = if error.is_eof() {
                ReadFailure::CutOff { line, column }
            } else {
                ReadFailure::NotJson { line, column }
            };
            // To serde_json a number that ends too early is wrong, not cut off; and it looks at the
            // four digits of an escape at once.
            let other = spaces.ends_with(['.', 'e', 'E', '+', '-']) || spaces.contains("\\u");
            prop_assert!(other || check(&spaces) == Err(expected), "{}", spaces);
        } else if serde_json::from_str::<Known>(&spaces).is_ok() {
            prop_assert!(parse(&spaces).is_ok());
        }
        let _built = parse(&text);
    }

    #[test]
    fn what_serde_json_writes_is_read_as_it_was(value in any_json()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            prop_assert_eq!(check(&text), Ok(()));
            prop_assert_eq!(known(&parse(&text).unwrap()), value.clone());
        }
    }
}
