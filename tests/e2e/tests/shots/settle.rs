//! Waiting for a picture: until the wall is in the wanted state and nothing on the screen moves.
//!
//! In go the wanted state and what has to be seen; out comes a page that looks the same when it is
//! looked at twice. It never waits for a fixed time.

use std::cell::Cell;

use anyhow::{Result, bail, ensure};
use recognition_wall_e2e::Visit;
use recognition_wall_e2e::wait::eventually;
use serde::Deserialize;
use serde_json::json;

const SETTLE: &str = include_str!("settle.js");

#[derive(Deserialize)]
struct Look {
    waits: Option<String>,
    looks: i32,
}

/// Waits until the wall has one of the statuses, what `needed` selects is on the screen, fonts and
/// photos are there, every movement is over, and two looks in a row see the same.
pub(crate) async fn settled(visit: &Visit, statuses: &[&str], needed: Option<&str>) -> Result<()> {
    let last = Cell::new(None);
    eventually("the wall to come to rest", async || {
        let arguments = json!(["recognition-wall", statuses, needed]);
        let look: Look = visit.script(SETTLE, arguments).await?;
        let before = last.replace(look.waits.is_none().then_some(look.looks));
        if let Some(what) = look.waits {
            bail!("it waits for {what}");
        }
        ensure!(before == Some(look.looks), "something moved between two looks");
        Ok(())
    })
    .await
}
