//! Waiting: a condition is asked again until it holds or the deadline is past.
//!
//! In goes an attempt that says why it failed; out comes its result, or the last reason.
//! It never waits for a fixed time: a journey is as fast as the wall.

use std::env;
use std::time::Duration;

use anyhow::{Result, anyhow, ensure};
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::engine::Cannot;

/// How long a visitor would wait: generous, as it is only used up by a failure or a busy machine.
const DEADLINE: Duration = Duration::from_secs(12);

/// The deadline, as many times as `WALL_PATIENCE` says: for a machine that has others to serve.
fn deadline() -> Duration {
    let patience = env::var("WALL_PATIENCE").ok().and_then(|times| times.parse().ok());
    DEADLINE * patience.unwrap_or(1)
}

/// How often the page is asked. A frame takes 16 ms, a question to the browser about 5 ms.
const PERIOD: Duration = Duration::from_millis(25);

/// Tries again until `attempt` succeeds.
///
/// # Errors
/// With the last reason, if the deadline passes.
pub async fn eventually<T>(what: &str, attempt: impl AsyncFn() -> Result<T>) -> Result<T> {
    let limit = deadline();
    let deadline = Instant::now() + limit;
    let mut ticks = interval(PERIOD);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        match attempt().await {
            Ok(value) => return Ok(value),
            // Waiting teaches no driver anything.
            Err(reason) if reason.is::<Cannot>() => return Err(reason),
            Err(reason) if Instant::now() >= deadline => {
                return Err(anyhow!("waited {} s for: {what}\n  but {reason:#}", limit.as_secs()));
            }
            Err(_) => {}
        }
    }
}

/// Asks again until the answer is the expected one.
///
/// # Errors
/// With the last answer, if the deadline passes.
pub async fn eventually_equal<T: PartialEq + std::fmt::Debug>(
    what: &str,
    expected: &T,
    ask: impl AsyncFn() -> Result<T>,
) -> Result<()> {
    eventually(what, async || {
        let actual = ask().await?;
        ensure!(actual == *expected, "expected {expected:?}\n      saw {actual:?}");
        Ok(())
    })
    .await
}
