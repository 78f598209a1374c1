//! `wall check` as it is run: outputs compared with stored ones (`UPDATE=1` renews them), exit
//! codes, and input that means harm.

#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

const FEEDS: [&str; 6] = ["clean", "cut-off", "everything", "not-a-feed", "one-line", "pages"];

fn folder(feed: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds").join(feed)
}

fn wall(folder: &Path, words: &[&str]) -> Output {
    let mut wall = Command::new(env!("CARGO_BIN_EXE_wall"));
    wall.current_dir(folder).args(words).env_remove("LC_ALL").env_remove("LC_MESSAGES");
    wall.env("LANG", "en_US.UTF-8").output().unwrap()
}

fn check(folder: &Path, words: &[&str]) -> Output {
    let fixed = ["check", "feed.json", "--today", "2026-11-24"];
    wall(folder, &[&fixed, words].concat())
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn compare(stored: &Path, said: &str) {
    if env::var_os("UPDATE").is_some() {
        fs::write(stored, said).unwrap();
    }
    let stored_text = fs::read_to_string(stored).unwrap_or_default();
    assert_eq!(said, stored_text, "{}: run again with UPDATE=1", stored.display());
}

#[test]
fn every_feed_is_told_as_it_was_in_vietnamese_and_english() {
    for feed in FEEDS {
        let folder = folder(feed);
        for language in ["vi", "en"] {
            let output = check(&folder, &["--lang", language]);
            compare(&folder.join(format!("expected.{language}.txt")), &text(&output));
            let code = i32::from(feed != "clean");
            assert_eq!(output.status.code(), Some(code), "{feed}");
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{feed}");
        }
    }
}

#[test]
fn json_and_sarif_are_told_as_they_were() {
    for feed in ["everything", "pages"] {
        let folder = folder(feed);
        compare(&folder.join("expected.json"), &text(&check(&folder, &["--format", "json"])));
        compare(&folder.join("expected.sarif"), &text(&check(&folder, &["--format", "sarif"])));
    }
}

#[test]
fn the_feed_of_every_fault_breaks_every_rule_that_a_small_feed_can() {
    let said = text(&check(&folder("everything"), &["--format", "json"]));
    // Too heavy a photo, endless pages and lists have tests of their own.
    let elsewhere = ["RW113", "RW140", "RW141", "RW149"];
    for rule in recognition_wall_tool::finding::Rule::ALL {
        let code = rule.code();
        assert_eq!(said.contains(code), !elsewhere.contains(&code), "{code}");
    }
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    let meant = report["findings"].as_array().unwrap().iter();
    let meant: Vec<&str> = meant.filter_map(|finding| finding["suggestion"].as_str()).collect();
    assert!(meant.contains(&"bk-ubnd-tinh") && meant.contains(&"photos/Nam.jpg"), "{meant:?}");
}

#[test]
fn personal_data_is_not_carried_on_by_a_report() {
    for format in ["json", "sarif"] {
        let said = text(&check(&folder("everything"), &["--format", format]));
        for private in ["0918 123 456", "093184001234", "12/3/1970", "Đã xin rút"] {
            assert!(!said.contains(private), "{format}: {private}");
        }
    }
}

/// What SARIF 2.1.0 asks of every log, as far as this one goes: a part of its schema.
#[test]
fn the_sarif_log_has_what_its_standard_asks_for() {
    let text_schema = serde_json::json!({
        "type": "object", "required": ["text"], "properties": { "text": { "type": "string", "minLength": 1 } },
    });
    let location = serde_json::json!({
        "type": "object", "additionalProperties": false,
        "properties": {
            "physicalLocation": {
                "type": "object", "required": ["artifactLocation"], "additionalProperties": false,
                "properties": {
                    "artifactLocation": { "type": "object", "required": ["uri"], "additionalProperties": false,
                        "properties": { "uri": { "type": "string", "format": "uri-reference", "pattern": "^[^ ]+$" } } },
                    "region": { "type": "object", "additionalProperties": false,
                        "required": ["startLine", "startColumn", "endLine", "endColumn"],
                        "properties": {
                            "startLine": { "type": "integer", "minimum": 1 },
                            "startColumn": { "type": "integer", "minimum": 1 },
                            "endLine": { "type": "integer", "minimum": 1 },
                            "endColumn": { "type": "integer", "minimum": 1 },
                        } },
                },
            },
            "logicalLocations": { "type": "array", "items": { "type": "object", "required": ["fullyQualifiedName"] } },
        },
    });
    let level = serde_json::json!({ "enum": ["none", "note", "warning", "error"] });
    let schema = serde_json::json!({
        "type": "object", "required": ["version", "runs", "$schema"], "additionalProperties": false,
        "properties": {
            "$schema": { "type": "string" },
            "version": { "const": "2.1.0" },
            "runs": { "type": "array", "minItems": 1, "maxItems": 1, "items": {
                "type": "object", "required": ["tool", "results"], "additionalProperties": false,
                "properties": {
                    "tool": { "type": "object", "required": ["driver"], "properties": { "driver": {
                        "type": "object", "required": ["name"],
                        "properties": { "rules": { "type": "array", "uniqueItems": true, "items": {
                            "type": "object", "required": ["id"], "properties": {
                                "id": { "type": "string" }, "help": text_schema,
                                "defaultConfiguration": { "type": "object", "properties": { "level": level } },
                            } } } } } } },
                    "language": { "type": "string", "pattern": "^[a-zA-Z]{2}$" },
                    "columnKind": { "enum": ["utf16CodeUnits", "unicodeCodePoints"] },
                    "results": { "type": "array", "items": {
                        "type": "object", "required": ["message", "ruleId", "ruleIndex", "level", "locations"],
                        "additionalProperties": false,
                        "properties": {
                            "ruleId": { "type": "string" }, "ruleIndex": { "type": "integer", "minimum": 0 },
                            "level": level, "message": text_schema,
                            "locations": { "type": "array", "items": location },
                            "relatedLocations": { "type": "array", "items": location },
                        } } },
                },
            } },
        },
    });
    let validator = jsonschema::validator_for(&schema).unwrap();
    for feed in FEEDS {
        let log = text(&check(&folder(feed), &["--format", "sarif"]));
        let log: serde_json::Value = serde_json::from_str(&log).unwrap();
        let errors: Vec<String> =
            validator.iter_errors(&log).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{feed}");
        let run = &log["runs"][0];
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"], "{feed}");
        }
    }
}

#[test]
fn milder_findings_can_be_let_pass() {
    let folder = folder("pages");
    assert_eq!(check(&folder, &["--fail-on", "error"]).status.code(), Some(1));
    let one_line = self::folder("one-line");
    assert_eq!(check(&one_line, &["--fail-on", "warning"]).status.code(), Some(1));
    assert_eq!(check(&one_line, &["--fail-on", "error"]).status.code(), Some(0));
}

#[test]
fn what_can_not_be_run_says_why_with_code_2() {
    let folder = folder("clean");
    for (words, said) in [
        (&["check", "khong-co.json"][..], "There is no file “khong-co.json”"),
        (&["check", "photos"], "is a folder"),
        (&["check", "khong-co.XLSX"], "khong-co.XLSX"),
        (&["check", "feed.json", "--today", "24/11/2026"], "is no date"),
        (&["check", "feed.json", "--format", "xml"], "the value “xml” does not fit"),
        (&["check"], "missing: <FILE>"),
        (&["chek", "feed.json"], "Did you mean “check”?"),
        (&["check", "--al", "feed.json"], "no option “--al”"),
        (&["serve", "khong-co"], "There is no folder “khong-co”"),
        (&[], "name a command"),
    ] {
        let output = wall(&folder, words);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{words:?}: {error}");
        assert!(error.contains(said), "{words:?}: {error}");
    }
}

/// A clerk mends the sheet, not a feed that nobody has seen: every place is a cell.
#[test]
fn a_sheet_is_checked_by_its_rows_and_columns() {
    let office = tempfile::tempdir().unwrap();
    let sheet = "Họ và tên,Đơn vị,Danh hiệu,Số quyết định,Ngày quyết định,Thành tích,Ảnh\n\
        Trần Thị Bé Năm,HTX Vị Thủy,BK UBND tỉnh,937/QĐ-UBND,01/06/2023,Giỏi,1.jpg\n\
        ,Sở Y tế,BK UBND tỉnh,938/QĐ-UBND,01/06/2023,Tốt,2.jpg\n\
        Lê Văn Tám,Sở Y tế,BK UBND tỉnh,,01/06/2023,Tốt,3.jpg\n\
        Trần Thị Bé Năm,HTX Vị Thủy,Giấy khen,12/QĐ,02/06/2024,Giỏi,1.jpg\n";
    fs::write(office.path().join("danh-sach.csv"), sheet).unwrap();
    fs::create_dir(office.path().join("anh")).unwrap();
    fs::write(office.path().join("anh/1.jpg"), "x").unwrap();
    let said = |words: &[&str]| {
        let fixed = ["check", "danh-sach.csv", "--today", "2026-11-24"];
        let output = wall(office.path(), &[&fixed, words].concat());
        assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
        text(&output)
    };
    let report: serde_json::Value = serde_json::from_str(&said(&["--format", "json"])).unwrap();
    let places: Vec<(&str, &str)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            assert_eq!(finding["place"].get("pointer"), None, "{finding}");
            (finding["code"].as_str().unwrap(), finding["place"]["cell"].as_str().unwrap_or("-"))
        })
        .collect();
    assert!(places.contains(&("RW230", "A3")), "no name: {places:?}");
    assert!(places.contains(&("RW104", "D4")), "no number of the decision: {places:?}");
    assert!(!places.iter().any(|(code, _)| *code == "RW110"), "no folder of photos: {places:?}");
    let with_photos = said(&["--photos", "anh", "--lang", "vi"]);
    assert!(with_photos.contains("danh-sach.csv:danh-sach!G4"), "{with_photos}");
    assert!(!with_photos.contains("!G2"), "the first photo is there: {with_photos}");
    let sarif = said(&["--format", "sarif"]);
    assert!(sarif.contains("danh-sach!D4"), "{sarif}");
}

#[test]
fn help_speaks_the_language_that_is_asked_for() {
    let folder = folder("clean");
    for (language, said) in [("vi", "Cách dùng:"), ("en", "Usage:")] {
        for words in [&["--help"][..], &["check", "--help"], &["serve", "--help"]] {
            let output = wall(&folder, &[words, &["--lang", language]].concat());
            assert_eq!(output.status.code(), Some(0));
            assert!(text(&output).contains(said), "{}", text(&output));
        }
    }
    let vietnamese = text(&wall(&folder, &["check", "--help", "--lang", "vi"]));
    for english in ["Usage", "Options", "Arguments", "Print", "default"] {
        assert!(!vietnamese.contains(english), "{vietnamese}");
    }
}

#[test]
fn the_schema_is_the_published_one() {
    let output = wall(&folder("clean"), &["schema"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let published = fs::read_to_string(root.join("schema/recognition-feed-1.schema.json")).unwrap();
    assert!(text(&output) == published);
}

/// Runs the program on a feed made here; the output, and no signs of a panic.
fn check_made(feed: &[u8], words: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("feed.json"), feed).unwrap();
    let output = check(folder.path(), words);
    assert!(matches!(output.status.code(), Some(0..=2)), "{output:?}");
    output
}

#[test]
fn a_hundred_thousand_levels_cost_one_item() {
    let deep = ["{\"a\":".repeat(100_000), "1".into(), "}".repeat(100_000)].concat();
    let feed = format!("{{\"items\": [{deep}, {{\"id\": \"1\", \"title\": \"Năm\"}}]}}");
    let output = check_made(feed.as_bytes(), &[]);
    assert!(text(&output).contains("RW015"), "{}", text(&output));
    let lists = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    assert!(text(&check_made(lists.as_bytes(), &[])).contains("RW005"));
}

#[test]
fn a_file_beyond_the_limit_is_not_read_to_its_end() {
    let output = check_made(&vec![b' '; 40 * 1024 * 1024], &[]);
    assert!(text(&output).contains("RW006"), "{}", text(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_kind_that_repeats_is_shown_a_few_times_and_counted() {
    let items: Vec<String> = (0..20_000)
        .map(|id| {
            format!("{{\"id\":\"{id}\",\"title\":\"Người {id}\",\"summary\":\"ĐT 0918123456\"}}")
        })
        .collect();
    let feed = format!("{{\"items\":[{}]}}", items.join(","));
    let said = text(&check_made(feed.as_bytes(), &[]));
    assert_eq!(said.matches("warning[RW120]").count(), 5);
    assert!(said.contains("… and 995 more RW120"), "{said}");
    assert!(said.contains("RW149") && said.contains("19000 more findings"), "{said}");
    let report = text(&check_made(feed.as_bytes(), &["--format", "json"]));
    assert_eq!(report.matches("\"RW120\"").count(), 1_000);
}

#[test]
fn an_error_is_told_after_any_number_of_hints() {
    let photo = "{\"src\":\"https://a.example/1.jpg\"}";
    let hint = |id| {
        format!(
            "{{\"id\":\"{id}\",\"title\":\"Người {id}\",\"_recognition\":{{\"photos\":[{photo}]}}}}"
        )
    };
    let items: Vec<String> = (0..11_000).map(hint).chain(["7".to_owned()]).collect();
    let feed = format!("{{\"items\":[{}]}}", items.join(","));
    let output = check_made(feed.as_bytes(), &["--fail-on", "error"]);
    assert!(text(&output).contains("error[RW010]"), "{}", text(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_heavy_photo_and_a_page_that_leaves_the_folder_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    fs::create_dir(&site).unwrap();
    fs::write(site.join("1.jpg"), vec![0; 2_000_000]).unwrap();
    fs::write(folder.path().join("other.json"), "{\"items\": [{}]}").unwrap();
    let feed = r#"{"items": [{"id": "1", "title": "Năm", "image": "1.jpg"}], "next_url": "../other.json"}"#;
    fs::write(site.join("feed.json"), feed).unwrap();
    let said = text(&check(&site, &["--format", "json"]));
    assert!(said.contains("RW113") && said.contains("RW112"), "{said}");
    assert!(said.contains("\"files\": 1"), "{said}");
}

#[test]
fn what_steers_a_terminal_never_reaches_it() {
    let feed = "{\"items\": [{\"id\": \"1\", \"title\": \"a\\u001b[31m\\u202eb\", \"_recognition\": {\"kind\": \"\\u001b]0;x\"}}]}";
    let said = text(&check_made(feed.as_bytes(), &[]));
    assert!(said.contains("RW036"), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_panic() {
    use std::process::Stdio;
    let mut wall = Command::new(env!("CARGO_BIN_EXE_wall"));
    wall.current_dir(folder("everything")).args(["check", "feed.json", "--all"]);
    let mut running = wall.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let output = running.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
