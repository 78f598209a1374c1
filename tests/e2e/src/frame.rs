//! Frames: what a visitor does within a page that another page holds.
//!
//! In goes the frame, out come nothing but the eyes of the visit, moved into it: all that looks at a
//! page or a wall then looks there, until the visit leaves. It sees into locked frames too, as a
//! visitor does and the page around them can't.

use anyhow::Result;
use serde_json::json;

use crate::Visit;
use crate::wait::eventually;

impl Visit {
    /// Looks into the first frame that a CSS selector finds, once it is there.
    ///
    /// # Errors
    /// If there is none.
    pub async fn enters_frame(&self, selector: &str) -> Result<()> {
        eventually(&format!("a frame at {selector}"), async || {
            let script = "return document.querySelector(arguments[0])";
            let frame = self.find(script, json!([selector])).await?;
            Ok(frame.enter_frame().await?)
        })
        .await
    }

    /// Looks at the whole page again.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn leaves_frame(&self) -> Result<()> {
        Ok(self.driver().enter_default_frame().await?)
    }
}
