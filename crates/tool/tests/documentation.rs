//! The page about `wall check` and the rules say the same.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use recognition_wall_tool::check::{MOST_BYTES, MOST_OF_A_KIND};
use recognition_wall_tool::finding::Rule;
use recognition_wall_tool::words::Language;

const BEGIN: &str = "<!-- rules: written by `UPDATE=1 cargo test -p recognition-wall-tool` -->\n";
const END: &str = "<!-- end of rules -->";

#[test]
fn the_page_lists_every_rule() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/check.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let mut table =
        String::from("\n| code | | what is wrong | how to mend it |\n| --- | --- | --- | --- |\n");
    for rule in Rule::ALL {
        let text = |part: &str| {
            let text = Language::English.text(&[rule.code(), part].concat());
            text.replace(['{', '}'], "*")
        };
        let severity = rule.severity().as_str();
        let row =
            format!("| {} | {severity} | {} | {} |", rule.code(), text(".what"), text(".mend"));
        writeln!(table, "{row}").unwrap();
    }
    let wanted = [before, BEGIN, &table, "\n", END, after].concat();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == wanted, "run again with UPDATE=1");
}

#[test]
fn the_page_names_the_limits() {
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/check.md"));
    let page = page.unwrap();
    let locale = Language::English.locale();
    for limit in [usize::try_from(MOST_BYTES).unwrap(), MOST_OF_A_KIND] {
        assert!(page.contains(&locale.number(limit)), "{limit}");
    }
}
