//! What the project is made of: the licences and sources of every package, and the list of those that
//! reach a visitor. In: what cargo knows of the lock file. Out: a verdict, and a bill of materials.
//! Asks no network, and writes no date: the same lock file gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::files;
use crate::process;
use crate::project::{Project, VERSION};

/// The only place that packages may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// What the widget is compiled for.
const WASM: &str = "wasm32-unknown-unknown";
/// The package that a visitor gets.
const WIDGET: &str = "recognition-wall";

/// Holds every package of the lock file to the licences of `deny.toml` and to one source.
///
/// # Errors
/// With every package that breaks a rule, or if cargo can't tell.
pub(crate) fn check(project: &Project) -> Result<()> {
    let deny = files::read_text(&project.root.join("deny.toml"))?;
    let rules = Rules { allowed: allowed(&deny)?, exceptions: exceptions(&deny) };
    let metadata = metadata(project, &[])?;
    let faults: Vec<String> =
        packages(&metadata)?.iter().filter_map(|package| fault(package, &rules)).collect();
    if !faults.is_empty() {
        bail!("what the project is made of breaks deny.toml:\n{}", faults.join("\n"));
    }
    Ok(())
}

/// The packages whose code is in the Wasm of a page, as CycloneDX 1.5 JSON.
///
/// # Errors
/// If cargo can't tell, or the widget is not among its packages.
pub(crate) fn bill_of_materials(project: &Project) -> Result<String> {
    let metadata = metadata(project, &["--filter-platform", WASM])?;
    let bill = bill(&metadata)?;
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

fn metadata(project: &Project, more: &[&str]) -> Result<Value> {
    let mut command = project.cargo();
    command.args(["metadata", "--format-version", "1", "--locked"]).args(more);
    Ok(serde_json::from_str(&process::read(&mut command)?)?)
}

fn packages(metadata: &Value) -> Result<&Vec<Value>> {
    metadata.get("packages").and_then(Value::as_array).context("cargo named no packages")
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The list `allow` of `deny.toml`: one licence in quotes on each line.
fn allowed(deny: &str) -> Result<BTreeSet<String>> {
    let (_, list) = deny.split_once("\nallow = [").context("deny.toml allows no licence")?;
    let (list, _) = list.split_once(']').context("the list of licences has no end")?;
    let quoted = list.split('"').skip(1).step_by(2);
    Ok(quoted.map(str::to_owned).collect())
}

/// What `deny.toml` says of licences.
struct Rules {
    allowed: BTreeSet<String>,
    /// By the name of a package, what it alone may have too.
    exceptions: BTreeMap<String, String>,
}

/// The lines `{ crate = "…", allow = ["…"] }` of `deny.toml`, one licence each.
fn exceptions(deny: &str) -> BTreeMap<String, String> {
    let lines = deny.lines().map(|line| line.split('"').skip(1).step_by(2).collect::<Vec<_>>());
    let pairs = deny.lines().zip(lines).filter(|(line, _)| line.contains("crate = "));
    let pairs = pairs.filter_map(|(_, quoted)| match *quoted.as_slice() {
        [package, licence] => Some((package.to_owned(), licence.to_owned())),
        _ => None,
    });
    pairs.collect()
}

fn fault(package: &Value, rules: &Rules) -> Option<String> {
    let name = format!("{} {}", text(package, "name"), text(package, "version"));
    let source = text(package, "source");
    // Without a source it is a package of this workspace.
    if !source.is_empty() && source != REGISTRY {
        return Some(format!("    {name} comes from {source}"));
    }
    let licence = text(package, "license");
    let mut allowed = rules.allowed.clone();
    allowed.extend(rules.exceptions.get(text(package, "name")).cloned());
    (!is_allowed(licence, &allowed)).then(|| format!("    {name} is licensed {licence:?}"))
}

/// Whether one of the alternatives of a licence expression (SPDX, or the older slash) is allowed
/// whole. Reads brackets of one level, which is all that is written.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let expression = expression.replace('/', " OR ");
    if let Some((before, rest)) = expression.split_once('(')
        && let Some((inner, after)) = rest.split_once(')')
    {
        // `A AND (B OR C)` holds if A holds, and B or C.
        return is_allowed(inner, allowed)
            && [before, after].iter().all(|part| {
                let part = part.trim().trim_end_matches("AND").trim_start_matches("AND").trim();
                part.is_empty() || is_allowed(part, allowed)
            });
    }
    expression
        .split(" OR ")
        .any(|choice| choice.split(" AND ").all(|licence| allowed.contains(licence.trim())))
}

fn bill(metadata: &Value) -> Result<Value> {
    let packages: BTreeMap<&str, &Value> =
        packages(metadata)?.iter().map(|package| (text(package, "id"), package)).collect();
    let nodes = metadata.pointer("/resolve/nodes").and_then(Value::as_array);
    let nodes = nodes.context("cargo resolved nothing")?;
    let nodes: BTreeMap<&str, &Value> = nodes.iter().map(|node| (text(node, "id"), node)).collect();
    let root = packages.iter().find(|(_, package)| text(package, "name") == WIDGET);
    let root = *root.context("the widget is no package")?.0;

    let mut reached = BTreeSet::new();
    let mut waiting = vec![root];
    while let Some(id) = waiting.pop() {
        if reached.insert(id) {
            let links = nodes.get(id).and_then(|node| node.get("deps")?.as_array());
            let shipped = links.into_iter().flatten().filter(|link| is_shipped(link));
            waiting.extend(shipped.map(|link| text(link, "pkg")));
        }
    }
    reached.remove(root);
    let mut components: Vec<(String, Value)> = Vec::new();
    for package in reached.iter().filter_map(|id| packages.get(id)) {
        let (name, version) = (text(package, "name"), text(package, "version"));
        let address = format!("pkg:cargo/{name}@{version}");
        let component = json!({
            "type": "library", "bom-ref": address, "name": name, "version": version,
            "purl": address,
            "licenses": [{ "expression": text(package, "license").replace('/', " OR ") }],
        });
        components.push((address, component));
    }
    components.sort_by(|one, other| one.0.cmp(&other.0));
    let components: Vec<Value> = components.into_iter().map(|(_, component)| component).collect();
    let product = json!({
        "type": "library", "bom-ref": WIDGET, "name": WIDGET, "version": VERSION,
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    });
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": product }, "components": components,
    }))
}

/// Whether a dependency is one of the running code: neither of its tests nor of its build.
fn is_shipped(link: &Value) -> bool {
    let kinds = link.get("dep_kinds").and_then(Value::as_array);
    kinds.into_iter().flatten().any(|kind| kind.get("kind").is_some_and(Value::is_null))
}

#[cfg(test)]
mod tests {
    use super::{Rules, allowed, bill, exceptions, fault, is_allowed};
    use serde_json::json;

    #[test]
    fn a_licence_is_allowed_where_one_of_its_choices_is() {
        let list = allowed("x\nallow = [\n    \"MIT\",\n    \"Zlib\",\n]\n").unwrap();
        for right in [
            "MIT",
            "GPL-3.0 OR MIT",
            "GPL-3.0/MIT",
            "MIT AND Zlib",
            "MIT AND (GPL-3.0 OR Zlib)",
            "(GPL-3.0 OR MIT) AND Zlib",
        ] {
            assert!(is_allowed(right, &list), "{right}");
        }
        for wrong in ["", "GPL-3.0", "MIT AND GPL-3.0", "MIT AND (GPL-3.0 OR LGPL-3.0)"] {
            assert!(!is_allowed(wrong, &list), "{wrong}");
        }
    }

    #[test]
    fn a_package_of_another_source_or_licence_is_named_and_an_exception_is_not() {
        let deny = "\nallow = [\"MIT\"]\nexceptions = [\n{ crate = \"x\", allow = [\"IJG\"] },\n]";
        let rules = Rules { allowed: allowed(deny).unwrap(), exceptions: exceptions(deny) };
        let found = |name: &str, licence: &str, source: &str| {
            let source = Some(source).filter(|source| !source.is_empty());
            let package =
                json!({ "name": name, "version": "1.0.0", "license": licence, "source": source });
            fault(&package, &rules)
        };
        assert_eq!(found("a", "MIT", ""), None);
        assert_eq!(found("a", "MIT", super::REGISTRY), None);
        assert_eq!(found("x", "MIT AND IJG", super::REGISTRY), None);
        assert!(found("a", "MIT AND IJG", super::REGISTRY).is_some());
        let elsewhere = found("a", "MIT", "git+https://example.org/a");
        assert!(elsewhere.is_some_and(|fault| fault.contains("example.org")));
    }

    #[test]
    fn the_bill_names_what_is_shipped_and_not_what_tests_or_builds_it() {
        let package = |name: &str| json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Zlib" });
        let link = |name: &str, kind| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("recognition-wall"), package("z"), package("a"), package("test"), package("build")],
            "resolve": { "nodes": [
                { "id": "recognition-wall", "deps": [link("z", json!(null)), link("test", json!("dev")), link("build", json!("build"))] },
                { "id": "z", "deps": [link("a", json!(null))] },
            ] },
        });
        let bill = bill(&metadata).unwrap();
        let names: Vec<&str> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["a", "z"]);
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Zlib");
    }
}
