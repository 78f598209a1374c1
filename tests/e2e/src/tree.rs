//! The accessibility tree: what a screen reader is told, as lines that a person can read.
//!
//! In goes Chromium's own tree, out comes a line for each node: its depth, role, name and states.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Visit;
use crate::engine::Ability;
use crate::site::workspace;

/// States that change what is said.
const STATES: [&str; 14] = [
    "level",
    "checked",
    "pressed",
    "expanded",
    "disabled",
    "hasPopup",
    "invalid",
    "modal",
    "live",
    "posinset",
    "setsize",
    "valuetext",
    "selected",
    "current",
];
/// Roles that say nothing, or nothing that their parent has not said.
const SILENT: [&str; 5] = ["InlineTextBox", "LineBreak", "none", "generic", "ListMarker"];

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "nodeId")]
    id: String,
    parent_id: Option<String>,
    #[serde(default)]
    ignored: bool,
    role: Option<Said>,
    name: Option<Said>,
    value: Option<Said>,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Said {
    value: Option<Value>,
}

#[derive(Debug, Deserialize)]
struct Property {
    name: String,
    value: Said,
}

fn text(said: Option<&Said>) -> String {
    match said.and_then(|said| said.value.as_ref()) {
        Some(Value::String(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

impl Node {
    fn states(&self) -> String {
        let mut states = String::new();
        for wanted in STATES {
            let found = self.properties.iter().find(|property| property.name == wanted);
            let value = text(found.map(|property| &property.value));
            if !value.is_empty() && value != "false" {
                let _infallible = write!(states, " {wanted}={value}");
            }
        }
        states
    }
}

fn write_node(
    nodes: &BTreeMap<&str, &Node>,
    node: &Node,
    (depth, said): (usize, &str),
    out: &mut String,
) {
    let (role, name) = (text(node.role.as_ref()), text(node.name.as_ref()));
    let repeats = role == "StaticText" && (name.is_empty() || said.contains(&name));
    let is_said = !node.ignored && !repeats && !SILENT.contains(&role.as_str());
    let (mut below, mut heard) = (depth, said.to_owned());
    if is_said {
        let value = text(node.value.as_ref());
        let value = if value.is_empty() { value } else { format!(" value={value:?}") };
        let role = if role == "StaticText" { "text" } else { &role };
        let _infallible =
            writeln!(out, "{}{role} {name:?}{value}{}", "  ".repeat(depth), node.states());
        below += 1;
        heard = name;
    }
    for child in node.child_ids.iter().filter_map(|id| nodes.get(id.as_str())) {
        write_node(nodes, child, (below, &heard), out);
    }
}

impl Visit {
    /// What a screen reader is told of the page.
    ///
    /// # Errors
    /// If Chromium has no tree.
    pub async fn tree(&self) -> Result<String> {
        self.needs(Ability::ReaderTree)?;
        self.devtools("Accessibility.enable", json!({})).await?;
        let mut answer = self.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = answer.get_mut("nodes").map(Value::take).context("no nodes")?;
        let nodes: Vec<Node> = serde_json::from_value(nodes).context("a tree of another shape")?;
        let root = nodes.iter().find(|node| node.parent_id.is_none()).context("an empty tree")?;
        let by_id = nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let mut lines = String::new();
        write_node(&by_id, root, (0, ""), &mut lines);
        Ok(lines)
    }

    /// The tree is the one in `tests/tree/NAME.txt`; `UPDATE=1` writes it there instead.
    ///
    /// # Errors
    /// With the first line that differs.
    pub async fn tree_is(&self, name: &str) -> Result<()> {
        let tree = self.tree().await?.replace(self.site.origin(), "");
        let path = workspace().join("tests/e2e/tests/tree").join(format!("{name}.txt"));
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().context("no folder")?)?;
            return Ok(fs::write(&path, tree)?);
        }
        let known = fs::read_to_string(&path)
            .with_context(|| format!("no {}: UPDATE=1 writes it", path.display()))?;
        let mut lines = known.lines().zip(tree.lines()).enumerate();
        if let Some((number, (was, is))) = lines.find(|(_, (was, is))| was != is) {
            anyhow::bail!("{name}.txt, line {}: it was\n    {was}\nand is\n    {is}", number + 1);
        }
        let (was, is) = (known.lines().count(), tree.lines().count());
        ensure!(was == is, "{name}.txt had {was} lines, the tree has {is}");
        Ok(())
    }
}
