//! The browsers: a pool of sessions of the engine under test, one for each journey that runs.
//!
//! In goes what the visitor prefers, out comes a session with a fresh tab.

use std::path::Path;
use std::sync::Mutex;

use anyhow::Result;
use thirtyfour::WebDriver;

use crate::engine::{Engine, Preferences, chromium, firefox, started, webkit};
use crate::lock;

pub use crate::engine::Session;

static IDLE: Mutex<Vec<(Preferences, Session)>> = Mutex::new(Vec::new());

/// A session with one fresh tab: nothing that an earlier journey emulated is left in it.
///
/// # Errors
/// If the driver or the browser can't be started.
pub async fn borrow() -> Result<Session> {
    borrow_as(Preferences::default()).await
}

/// A session of Chromium with a profile that stays when the browser is gone; whoever made it takes it away.
///
/// # Errors
/// If the driver or the browser can't be started.
pub async fn start_in(profile: &Path) -> Result<Session> {
    chromium::start_in(profile, &started::profile()?).await
}

pub(crate) async fn borrow_as(preferences: Preferences) -> Result<Session> {
    let engine = Engine::under_test()?;
    let session = match take_idle(preferences) {
        Some(session) => session,
        None => match engine {
            Engine::Chromium => chromium::start().await?,
            Engine::Firefox => firefox::start().await?,
            Engine::Webkit => webkit::start(preferences).await?,
        },
    };
    let driver = &session.driver;
    match engine {
        Engine::Chromium => {
            opens_fresh_tab(driver).await?;
            chromium::prepare(driver).await?;
        }
        Engine::Firefox => {
            opens_fresh_tab(driver).await?;
            firefox::prepare(driver).await?;
        }
        Engine::Webkit => webkit::prepare(driver).await?,
    }
    Ok(session)
}

async fn opens_fresh_tab(driver: &WebDriver) -> Result<()> {
    let used = driver.windows().await?;
    let fresh = driver.new_tab().await?;
    for tab in used {
        driver.switch_to_window(tab).await?;
        driver.close_window().await?;
    }
    Ok(driver.switch_to_window(fresh).await?)
}

fn take_idle(preferences: Preferences) -> Option<Session> {
    let mut idle = lock(&IDLE);
    let found = idle.iter().position(|(its, _)| *its == preferences)?;
    Some(idle.swap_remove(found).1)
}

/// Gives a session back for the next journey.
pub fn give_back(session: Session) {
    give_back_as(Preferences::default(), session);
}

pub(crate) fn give_back_as(preferences: Preferences, session: Session) {
    lock(&IDLE).push((preferences, session));
}
