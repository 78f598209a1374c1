//! "Our portal accepts valid HTML only." An established validator reads the pages.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::site::workspace;
use serde::Deserialize;

use crate::published::{Published, official, sample};

/// What the validator is told: its whole rules of the HTML standard, and of those for people what is no
/// matter of taste. The wall's element may hold what flows, as any element of its own name does. A list says
/// that it is one: where its marks are not drawn, Safari takes it for none.
const RULES: &str = r#"{
  "root": true,
  "extends": ["html-validate:standard", "html-validate:a11y"],
  "elements": ["html5", {
    "recognition-wall": { "flow": true, "phrasing": false, "permittedContent": ["@flow"] }
  }],
  "rules": {
    "attr-quotes": "error",
    "class-pattern": "off",
    "doctype-html": "error",
    "no-inline-style": ["error", { "allowedProperties": [] }],
    "no-dup-attr": "error",
    "no-dup-class": "error",
    "no-dup-id": "error",
    "no-raw-characters": "error",
    "no-redundant-role": "off",
    "prefer-native-element": ["error", { "exclude": ["list"] }],
    "unrecognized-char-ref": "error"
  }
}"#;

/// Files that one run of the program is given: a command line has an end.
const AT_ONCE: usize = 500;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Of {
    file_path: String,
    messages: Vec<Said>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Said {
    rule_id: String,
    message: String,
    line: u32,
    selector: Option<String>,
}

/// What the validator says of these pages, one line for each fault.
fn faults(site: &Published, pages: &[String]) -> Result<Vec<String>> {
    let program = workspace().join("xtask/node/node_modules/html-validate/bin/html-validate.mjs");
    ensure!(
        program.is_file(),
        "no {}: `npm ci` in xtask/node, or `cargo xtask dist`, installs it",
        program.display()
    );
    // Beside the site and not in it: what is looked at is what goes to the host.
    let rules = site.folder.with_file_name("html-validate.json");
    fs::write(&rules, RULES)?;
    // Into a file: of what it writes into a pipe, the program loses what was not read when it ends.
    let found = site.folder.with_file_name("html-validate.found.json");
    let formatter = format!("json={}", found.display());
    let mut faults = Vec::new();
    for some in pages.chunks(AT_ONCE) {
        let mut node = Command::new("node");
        node.arg(&program).arg("--config").arg(&rules).args(["--formatter", &formatter]);
        let run = node.args(some).current_dir(&site.folder).output().context("no node")?;
        let said = String::from_utf8_lossy(&run.stderr);
        let pages: Vec<Of> = fs::read(&found)
            .map_err(anyhow::Error::from)
            .and_then(|found| Ok(serde_json::from_slice(&found)?))
            .with_context(|| format!("the validator did not run: {said}"))?;
        fs::remove_file(&found)?;
        ensure!(run.status.success() || !pages.is_empty(), "the validator failed: {said}");
        for Of { file_path, messages } in pages {
            let page = file_path.rsplit("/site/").next().unwrap_or(&file_path).to_owned();
            faults.extend(messages.into_iter().map(|Said { rule_id, message, line, selector }| {
                let at = selector.unwrap_or_default();
                format!("{page}:{line} {rule_id}: {message} ({at})")
            }));
        }
    }
    Ok(faults)
}

/// No page of a site breaks a rule: those of every kind, and everybody's.
fn is_valid(site: &Published) -> Result<()> {
    let faults = faults(site, &site.pages)?;
    let some: Vec<&String> = faults.iter().take(40).collect();
    ensure!(faults.is_empty(), "{} faults, the first of them: {some:#?}", faults.len());
    Ok(())
}

#[test]
fn every_page_of_the_sample_is_valid() -> Result<()> {
    is_valid(sample()?)
}

#[test]
fn every_page_of_the_official_list_is_valid() -> Result<()> {
    official()?.map_or(Ok(()), is_valid)
}

/// A validator that is never heard to complain may as well not be there.
#[test]
fn a_page_with_faults_is_refused() -> Result<()> {
    let site = sample()?;
    let broken = "<!doctype html><html lang=\"vi\"><head><title>x</title></head>\
        <body><ul><p id=\"a\">x</p></ul><p id=\"a\" style=\"color: red\">&nosuch; <img src=\"x\"></p></body></html>";
    let folder = site.folder.with_file_name("broken");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("index.html"), broken)?;
    let broken = Published { folder, pages: Vec::new(), ids: std::collections::BTreeSet::new() };
    let faults = faults(&broken, &["index.html".to_owned()])?.join("\n");
    for rule in ["element-permitted-content", "no-dup-id", "no-inline-style", "wcag/h37"] {
        ensure!(faults.contains(rule), "{rule} is not noticed: {faults}");
    }
    Ok(())
}
