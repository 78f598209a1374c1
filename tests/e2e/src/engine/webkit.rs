//! `WebKitGTK`, by `WebKitWebDriver`, on a screen that nobody sees.
//!
//! In go the programs named by `WEBKITDRIVER` and `MINIBROWSER`. Its driver has one session, no protocol
//! of its own and no way to change what the visitor prefers: that is set before the browser starts.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::WebDriver;
use thirtyfour::error::WebDriverErrorInner;

use super::started::{Launch, Port, Session, free_port, profile};
use super::{Ability, Preferences, as_capabilities, nowhere, program};

/// Tall enough for whatever a journey wants to see at once.
const SCREEN: &str = "-screen 0 2700x4300x24";

/// Where Debian has the browser that comes with the engine.
const MINIBROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// Its buttons and its field for addresses are as wide as nothing, or no page could be narrow.
const GTK: &str =
    "toolbar, toolbar *, headerbar, headerbar * { min-width: 0; padding: 0; margin: 0;
    border: none; font-size: 1px; -gtk-icon-transform: scale(0); }\n";

/// A page whose script is held back has still been opened: longer than this none is waited for.
const OPENED: Duration = Duration::from_secs(8);

/// A script that has not answered by then never will.
const LOST: Duration = Duration::from_secs(5);

/// Where a site has the journey's watcher, which its pages bring along.
pub(crate) const WATCHER: &str = "/journeys-watcher.js";

/// What goes wrong on a page, and what the page says of it in the console.
pub(crate) fn watcher() -> String {
    [include_str!("../watch.js"), include_str!("watcher/hear.js")].concat()
}

/// Why `WebKitWebDriver` can't do it: it can do nothing of all this.
pub(super) fn cannot(ability: Ability) -> &'static str {
    match ability {
        Ability::Touch => "its driver has no fingers",
        Ability::ForcedColours => "the engine has no forced colours",
        Ability::Preferences => "what the visitor prefers is read when the browser starts",
        Ability::PrintMedia => "its driver can't show a page as on paper",
        Ability::Paper => "its driver doesn't print",
        Ability::Offline => "its driver can't take the network away",
        Ability::Composition => "its driver has no input methods",
        Ability::Clipboard => "its driver can't let a page read the clipboard",
        Ability::ReaderTree => "the trees that people have read are Chromium's, in its words",
        Ability::Memory => "its driver counts no nodes and no listeners",
        Ability::ScriptsOff => "its driver sees pages by scripts alone",
        Ability::Quota => "its driver can't make the device smaller for one origin",
        Ability::Downloads => "its driver doesn't say where files go",
        Ability::Patch => "its driver runs no script before those of the page",
        Ability::Console => "its driver doesn't hand out the console",
    }
}

pub(crate) async fn start(preferences: Preferences) -> Result<Session> {
    let profile = profile()?;
    let config = profile.join("gtk-3.0");
    std::fs::create_dir_all(&config)?;
    let settings = format!(
        "[Settings]\ngtk-enable-animations={}\ngtk-theme-name={}\n",
        !preferences.still,
        if preferences.dark { "Adwaita-dark" } else { "Adwaita" }
    );
    std::fs::write(config.join("settings.ini"), settings)?;
    std::fs::write(config.join("gtk.css"), GTK)?;
    let wanted = json!({
        "browserName": "MiniBrowser",
        "unhandledPromptBehavior": "ignore",
        // With "eager" the driver says that a page is there before it is, and the next script is lost in
        // the page before: its answer never comes, whatever the time limit.
        "pageLoadStrategy": "normal",
        "timeouts": { "pageLoad": OPENED.as_millis(), "script": 10_000, "implicit": 0 },
        "proxy": nowhere(),
        "webkitgtk:browserOptions": {
            "binary": program("MINIBROWSER", MINIBROWSER),
            "args": ["--automation"],
        },
    });
    let port = free_port()?;
    let words = ["xvfb-run", "-a", "-s", SCREEN, &program("WEBKITDRIVER", "WebKitWebDriver")];
    let mut words: Vec<String> = words.into_iter().map(ToOwned::to_owned).collect();
    words.push(format!("--port={port}"));
    let folder = profile.to_str().context("the profile's folder has no name in Unicode")?;
    let launch = Launch {
        words,
        variables: [
            ("XDG_CONFIG_HOME", folder),
            ("NO_AT_BRIDGE", "1"),
            ("LIBGL_ALWAYS_SOFTWARE", "1"),
        ]
        .map(|(name, value)| (name, value.to_owned()))
        .into(),
        port: Port::Is(port),
        needs: "are webkit2gtk-driver, libwebkit2gtk-4.1-0 and xvfb installed?",
    };
    Session::start(launch, &profile, as_capabilities(wanted)).await
}

/// The first tab, empty, of the size that the others begin with: in another tab nothing is ever drawn.
pub(crate) async fn prepare(driver: &WebDriver) -> Result<()> {
    let mut tabs = driver.windows().await?.into_iter();
    let first = tabs.next().context("the browser has no window")?;
    let more: Vec<_> = tabs.collect();
    // Without need nothing is switched: to the tab that is on the screen the driver may take half a minute.
    if !more.is_empty() {
        for tab in more {
            driver.switch_to_window(tab).await?;
            driver.close_window().await?;
        }
        driver.switch_to_window(first).await?;
    }
    open(driver, "data:text/html,").await?;
    screen(driver, 1280, 757).await
}

/// Opens an address, as far as its scripts let it.
pub(crate) async fn open(driver: &WebDriver, address: &str) -> Result<()> {
    match driver.goto(address).await {
        Err(reason) if matches!(reason.as_inner(), WebDriverErrorInner::WebDriverTimeout(..)) => {}
        outcome => outcome?,
    }
    answers(driver).await
}

/// Until the page answers: a script that comes while it takes the place of another is lost, and the driver
/// waits for its answer for ever.
async fn answers(driver: &WebDriver) -> Result<()> {
    crate::wait::eventually("an answer of the page", async || {
        let asked = driver.execute("return 1", Vec::new());
        tokio::time::timeout(LOST, asked).await.context("the script was lost")??;
        Ok(())
    })
    .await
}

/// The screen is the window's inside: asked for again until the page has this much of it.
pub(crate) async fn screen(driver: &WebDriver, width: u32, height: u32) -> Result<()> {
    let inside =
        "return [innerWidth, innerHeight, outerWidth - innerWidth, outerHeight - innerHeight]";
    let ask = async || -> Result<(u32, u32, u32, u32)> {
        Ok(serde_json::from_value(driver.execute(inside, Vec::new()).await?.json().clone())?)
    };
    crate::wait::eventually("the size of the screen", async || {
        let (across, down, around, above) = ask().await?;
        if (across, down) == (width, height) {
            return Ok(());
        }
        driver.set_window_rect(0, 0, width + around, height + above).await?;
        let (across, down, ..) = ask().await?;
        ensure!((across, down) == (width, height), "it is {across} × {down}");
        Ok(())
    })
    .await
}
