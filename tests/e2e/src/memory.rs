//! What the browser counts of a page, by Chromium's own protocol: asking leaves nothing in the page.

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::Visit;

/// What a page holds once everything that nobody needs has been let go.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// Bytes of JavaScript objects.
    pub heap: f64,
    /// Nodes, in the document and out of it.
    pub nodes: f64,
    /// Listeners to events.
    pub listeners: f64,
}

impl Visit {
    /// What the page holds; `Performance.enable` is to be sent before.
    ///
    /// # Errors
    /// If the engine doesn't count (`Ability::Memory`).
    pub async fn memory(&self) -> Result<Memory> {
        // What one collection lets go of may hold on to more.
        for _ in 0..3 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        Ok(Memory {
            heap: self.metric("JSHeapUsedSize").await?,
            nodes: self.metric("Nodes").await?,
            listeners: self.metric("JSEventListeners").await?,
        })
    }

    /// One of the browser's figures of the page, by its name in `Performance.getMetrics`.
    ///
    /// # Errors
    /// As [`memory`](Self::memory), or if there is none of this name.
    pub async fn metric(&self, name: &str) -> Result<f64> {
        let found = self.devtools("Performance.getMetrics", json!({})).await?;
        let all = found.get("metrics").and_then(Value::as_array).into_iter().flatten();
        let mut named = all.filter(|metric| metric.get("name").is_some_and(|own| own == name));
        let value = named.find_map(|metric| metric.get("value")?.as_f64());
        value.with_context(|| format!("the browser counts no {name}"))
    }
}
