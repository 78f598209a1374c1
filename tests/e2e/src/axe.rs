//! axe-core: the rules of accessibility that a program can check.
//!
//! In goes the page as it is, out come the rules that are broken and by which elements. The program
//! is one of the npm programs that `cargo xtask` installs into `xtask/node`.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;

use crate::site::workspace;
use crate::{Visit, Wall};

/// Runs it once on the wall and whatever it has opened; what is off by default stays off.
const RUN: &str = "
return axe.run(arguments[0], { resultTypes: ['violations'], preload: false, rules: arguments[1] }).then((found) => ({
    rules: found.passes.length,
    broken: found.violations.map((rule) => `${rule.id} (${rule.help}): ` + rule.nodes.map(
        (node) => `${node.target.flat().join(' ')} — ${node.any.concat(node.all, node.none)
            .map((check) => check.message).join('; ')}`).join('\\n        ')),
}))";

#[derive(serde::Deserialize)]
struct Found {
    rules: usize,
    broken: Vec<String>,
}

/// `WALL_AXE`, or where npm put it.
fn program() -> Result<String> {
    let path = env::var_os("WALL_AXE").map_or_else(
        || workspace().join("xtask/node/node_modules/axe-core/axe.min.js"),
        PathBuf::from,
    );
    fs::read_to_string(&path).with_context(|| {
        format!("no {}: `npm ci` in xtask/node, or `cargo xtask dist`, installs it", path.display())
    })
}

impl Wall<'_> {
    /// No rule of axe-core is broken by the wall as it is now.
    ///
    /// # Errors
    /// With every broken rule and the elements that break it.
    pub async fn breaks_no_rule(&self, where_: &str) -> Result<()> {
        self.breaks_none(where_, json!({})).await
    }

    /// As [`Self::breaks_no_rule`], less those of contrast: in forced colours the checker reads the
    /// colours of the page and not those that are drawn.
    ///
    /// # Errors
    /// With every broken rule and the elements that break it.
    pub async fn breaks_no_rule_but_of_colour(&self, where_: &str) -> Result<()> {
        self.breaks_none(where_, json!({ "color-contrast": { "enabled": false } })).await
    }

    async fn breaks_none(&self, where_: &str, rules: serde_json::Value) -> Result<()> {
        self.visit.breaks_none(self.selector, where_, rules).await
    }
}

impl Visit {
    /// No rule of axe-core is broken by the whole page as it is now.
    ///
    /// # Errors
    /// With every broken rule and the elements that break it.
    pub async fn page_breaks_no_rule(&self, where_: &str) -> Result<()> {
        self.breaks_none("html", where_, json!({})).await
    }

    async fn breaks_none(
        &self,
        selector: &str,
        where_: &str,
        rules: serde_json::Value,
    ) -> Result<()> {
        let loaded = "return typeof axe === 'object'";
        if !self.script::<bool>(loaded, json!([])).await? {
            self.script::<()>(&program()?, json!([])).await?;
        }
        let found: Found = self.script(RUN, json!([selector, rules])).await?;
        ensure!(found.rules > 5, "{where_}: only {} rules found anything to check", found.rules);
        ensure!(found.broken.is_empty(), "{where_}:\n    {}", found.broken.join("\n    "));
        Ok(())
    }
}
