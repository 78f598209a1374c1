//! The npm package. In: the built scripts, the files of `embed/npm/`, the tag's attributes. Out: the folder `npm/` of a release.
//! Never publishes anything.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::files;
use crate::project::{Project, VERSION};
use crate::tag::{self, Attribute};

/// The element's name.
const NAME: &str = "recognition-wall";
/// What stands in the types where the attributes go.
const PLACE: &str = "/*ATTRIBUTES*/";
/// Files of the package as they are in `embed/npm/`.
const AS_THEY_ARE: &[&str] = &["react.d.ts", "vue.d.ts", "types.js", "README.md"];

/// What the package has from the build.
pub(crate) struct Built<'a> {
    /// The script as a module.
    pub(crate) module: &'a str,
    /// `wall.js`.
    pub(crate) script: &'a str,
    /// The name of the Wasm.
    pub(crate) wasm: &'a str,
    /// The Wasm.
    pub(crate) bytes: &'a [u8],
}

/// Fills `folder` with the package.
///
/// # Errors
/// When a file is missing, or the documentation has no table of the attributes.
pub(crate) fn write(project: &Project, folder: &Path, built: &Built<'_>) -> Result<()> {
    let source = project.root.join("embed/npm");
    let docs = files::read_text(&project.root.join("docs/embedding.md"))?;
    let attributes = tag::attributes(&docs)?;
    let types = files::read_text(&source.join("index.d.ts"))?;
    ensure!(types.contains(PLACE), "embed/npm/index.d.ts lacks {PLACE}");
    let types = types.replace(PLACE, &members(&attributes));

    files::write(&folder.join("index.js"), built.module)?;
    files::write(&folder.join("wall.js"), built.script)?;
    files::write(&folder.join(built.wasm), built.bytes)?;
    files::write(&folder.join("index.d.ts"), types)?;
    let package = package(&files::read_text(&source.join("package.json"))?, built.wasm);
    files::write(&folder.join("package.json"), package)?;
    let manifest = serde_json::to_string_pretty(&manifest(&docs)?)? + "\n";
    files::write(&folder.join("custom-elements.json"), manifest)?;
    for name in AS_THEY_ARE {
        files::write(&folder.join(name), files::read(&source.join(name))?)?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files::write(&folder.join(name), files::read(&project.root.join(name))?)?;
    }
    Ok(())
}

/// The members of the interface of the attributes.
fn members(attributes: &[Attribute]) -> String {
    let member = |attribute: &Attribute| {
        let Attribute { name, values, default, meaning } = attribute;
        let kind = attribute.script_type();
        format!("  /** {meaning} {values}; default: {default}. */\n  \"{name}\"?: {kind};")
    };
    attributes.iter().map(member).collect::<Vec<_>>().join("\n")
}

/// `package.json`. Its conditions count by their order, so it is kept as text.
fn package(template: &str, wasm: &str) -> String {
    template.replace("__VERSION__", VERSION).replace("__WASM__", wasm)
}

/// What the element sends: name, type of the detail, when.
const EVENTS: &[(&str, &str, &str)] = &[
    ("wall-ready", "CustomEvent<null>", "There are people to show."),
    ("wall-change", "CustomEvent<WallQuery>", "The query has changed."),
    ("wall-open", "CustomEvent<{ id: string }>", "The detail of an honouree is open."),
    ("wall-close", "CustomEvent<{ id: string }>", "It is closed again."),
    ("wall-refresh", "CustomEvent<null>", "News of the feed is on the screen."),
    (
        "wall-error",
        "CustomEvent<{ message: string; fatal: boolean }>",
        "Something, or with `fatal` everything, can't be shown.",
    ),
];
/// Its methods: name, parameters as `[name, type]`, what it does.
const METHODS: &[(&str, &[[&str; 2]], &str)] = &[
    ("setQuery", &[["change", "Partial<WallQuery>"]], "Changes what is named."),
    ("open", &[["id", "string"]], "Opens the detail of an honouree."),
    ("close", &[], "Closes the detail."),
    ("next", &[], "Opens the next honouree."),
    ("previous", &[], "Opens the one before."),
    ("refresh", &[], "Asks for the feed again."),
];

/// The custom elements manifest, as editors read it to complete the tag.
fn manifest(docs: &str) -> Result<Value> {
    let kind = |text: &str| json!({ "text": text });
    let named = |start: &str| -> Result<Vec<Value>> {
        Ok(tag::listed(docs, start)?.into_iter().map(|name| json!({ "name": name })).collect())
    };
    let attributes: Vec<Value> = tag::attributes(docs)?
        .iter()
        .map(|attribute| {
            json!({
                "name": attribute.name, "description": attribute.meaning,
                "type": kind(&attribute.script_type()), "default": attribute.default,
            })
        })
        .collect();
    let methods = METHODS.iter().map(|(name, parameters, description)| {
        let parameters: Vec<Value> = parameters
            .iter()
            .map(|[name, text]| json!({ "name": name, "type": kind(text) }))
            .collect();
        json!({
            "kind": "method", "name": name, "description": description,
            "parameters": parameters, "return": { "type": kind("Promise<void>") },
        })
    });
    let state = json!({
        "kind": "field", "name": "state", "readonly": true, "type": kind("WallState"),
        "description": "What is on the wall now.",
    });
    let members: Vec<Value> = std::iter::once(state).chain(methods).collect();
    let events: Vec<Value> = EVENTS
        .iter()
        .map(|(name, text, when)| json!({ "name": name, "type": kind(text), "description": when }))
        .collect();
    Ok(json!({
        "schemaVersion": "2.1.0",
        "modules": [{
            "kind": "javascript-module",
            "path": "index.js",
            "declarations": [{
                "kind": "class", "name": "RecognitionWallElement", "tagName": NAME, "customElement": true,
                "superclass": { "name": "HTMLElement" },
                "description": "A filterable, animated gallery of honoured people.",
                "attributes": attributes, "members": members, "events": events,
                "cssProperties": named("Custom properties on the element: ")?,
                "cssParts": named("Parts for `::part()`: ")?,
                "slots": [{ "name": "", "description": "What is shown until there are people, and where the wall can't come." }],
            }],
            "exports": [{
                "kind": "custom-element-definition", "name": NAME,
                "declaration": { "name": "RecognitionWallElement", "module": "index.js" },
            }],
        }],
    }))
}

#[cfg(test)]
mod tests {
    use super::{EVENTS, METHODS, manifest, members, package};
    use crate::tag::attributes;

    const DOCS: &str = include_str!("../../docs/embedding.md");
    const TYPES: &str = include_str!("../../embed/npm/index.d.ts");

    #[test]
    fn types_and_manifest_name_every_attribute_of_the_table() {
        let rows = attributes(DOCS).unwrap();
        let (members, manifest) = (members(&rows), manifest(DOCS).unwrap());
        let element = &manifest["modules"][0]["declarations"][0];
        assert_eq!(element["attributes"].as_array().unwrap().len(), rows.len());
        assert_eq!(element["cssProperties"][0]["name"], "--wall-accent");
        assert_eq!(element["cssParts"][0]["name"], "toolbar");
        for row in &rows {
            assert!(members.contains(&format!("\"{}\"?:", row.name)), "{members}");
        }
    }

    #[test]
    fn the_types_know_every_event_and_method_of_the_manifest_and_the_documentation() {
        for (name, kind, _) in EVENTS {
            assert!(TYPES.contains(&format!("\"{name}\": {kind};")), "{name}");
            assert!(DOCS.contains(&format!("`{name}`")), "{name}");
        }
        for (name, _, _) in METHODS {
            assert!(TYPES.contains(&format!("  {name}(")), "{name}");
            assert!(DOCS.contains(&format!("`{name}(")), "{name}");
        }
    }

    #[test]
    fn the_package_names_its_version_and_its_wasm_and_tells_servers_apart_first() {
        let package = package(include_str!("../../embed/npm/package.json"), "wall-0.wasm");
        assert!(!package.contains("__"), "{package}");
        let json: serde_json::Value = serde_json::from_str(&package).unwrap();
        assert_eq!(json["exports"]["./wall.wasm"], "./wall-0.wasm");
        assert!(package.find("\"node\"").unwrap() < package.find("\"default\"").unwrap());
    }
}
