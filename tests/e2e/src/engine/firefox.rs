//! Firefox, by geckodriver; what WebDriver has no word for is set in the browser's own context.
//!
//! In go the programs named by `GECKODRIVER` and `FIREFOX`. The journey's watcher comes in by an
//! extension, for only an extension's script runs before the page's own and under every policy.

use std::path::Path;

use anyhow::{Context as _, Result};
use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::extensions::addons::firefox::FirefoxTools;
use thirtyfour::{RequestData, SessionId, WebDriver};

use super::started::{Launch, Port, Session, profile};
use super::{Ability, as_capabilities, nowhere, program};

/// The extension that writes down what a journey looks at in the end.
const MANIFEST: &str = include_str!("watcher/manifest.json");
const WATCH: &str = include_str!("../watch.js");
const HEAR: &str = include_str!("watcher/hear.js");

/// The settings that a journey may change, as they are for a visitor who has changed none.
const RESET: &str = "
for (const name of ['ui.primaryPointerCapabilities', 'ui.allPointerCapabilities', 'dom.events.testing.asyncClipboard',
    'browser.download.dir', 'browser.download.folderList']) Services.prefs.clearUserPref(name);
context.prefersReducedMotionOverride = 'no-preference';
context.prefersColorSchemeOverride = 'light';
window.resizeTo(1280, 900);
Services.console.reset();
";

/// A script of the browser's own, with the tab's context and settings at hand.
const OWN: &str = "
const browser = window.gBrowser.selectedBrowser;
const context = browser.browsingContext;
const set = (name, value) => typeof value === 'string' ? Services.prefs.setStringPref(name, value)
    : typeof value === 'boolean' ? Services.prefs.setBoolPref(name, value) : Services.prefs.setIntPref(name, value);
";

/// What geckodriver can't do, and why.
pub(super) fn cannot(ability: Ability) -> Option<&'static str> {
    match ability {
        Ability::ReaderTree => Some("the trees that people have read are Chromium's, in its words"),
        Ability::Memory => Some("its driver counts no nodes and no listeners"),
        Ability::Quota => Some("its driver can't make the device smaller for one origin"),
        Ability::Patch => Some("its driver runs no script of one journey before those of the page"),
        _ => None,
    }
}

pub(crate) async fn start() -> Result<Session> {
    let profile = profile()?;
    let extension = profile.join("watcher");
    std::fs::create_dir_all(&extension)?;
    for (name, text) in [("manifest.json", MANIFEST), ("watch.js", WATCH), ("hear.js", HEAR)] {
        std::fs::write(extension.join(name), text)?;
    }
    let wanted = json!({
        "browserName": "firefox",
        "unhandledPromptBehavior": "ignore",
        "pageLoadStrategy": "eager",
        "proxy": nowhere(),
        "moz:firefoxOptions": {
            "binary": program("FIREFOX", "/usr/bin/firefox-esr"),
            "args": ["-headless"],
            "prefs": {
                // Windows of a browser without a screen are hidden; their timers must run all the same.
                "dom.min_background_timeout_value": 4,
                // The driver's own clicks are a visitor's.
                "dom.disable_open_during_load": false,
                "browser.download.always_ask_before_handling_new_types": false,
                "browser.download.alwaysOpenPanel": false,
            },
        },
    });
    let launch = Launch {
        words: [
            program("GECKODRIVER", "geckodriver"),
            "--port=0".to_owned(),
            "--allow-system-access".to_owned(),
            format!("--profile-root={}", profile.display()),
        ]
        .into(),
        variables: Vec::new(),
        port: Port::After("Listening on 127.0.0.1:"),
        needs: "are firefox-esr and geckodriver installed?",
    };
    let session = Session::start(launch, &profile, as_capabilities(wanted)).await?;
    let extension = extension.to_str().context("the profile's folder has no name in Unicode")?;
    let tools = FirefoxTools::new(session.driver.handle().clone());
    tools.install_addon(extension, Some(true)).await.context("the watcher can't be installed")?;
    Ok(session)
}

#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let address = format!("/session/{session}/moz/context");
        RequestData::new(Method::POST, address).add_body(json!({ "context": self.0 }))
    }
}

/// Runs a script of the browser's own.
async fn own(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> Result<Value> {
    driver.handle().cmd(Context("chrome")).await?;
    let done = driver.execute(format!("{OWN}{script}"), arguments).await;
    driver.handle().cmd(Context("content")).await?;
    Ok(done.context("Firefox refuses")?.json().clone())
}

pub(crate) async fn prepare(driver: &WebDriver) -> Result<()> {
    own(driver, RESET, Vec::new()).await.map(drop)
}

pub(crate) async fn screen(
    driver: &WebDriver,
    width: u32,
    height: u32,
    touched: bool,
) -> Result<()> {
    // The window holds the page and is never narrower than its own buttons: the page is made so.
    let script = "
        const [width, height, touched] = arguments;
        const frame = window.outerHeight - window.innerHeight + browser.getBoundingClientRect().top;
        window.resizeTo(Math.max(width, 640), height + Math.ceil(frame) + 8);
        for (const [name, length] of [['width', width], ['height', height]]) {
            browser.style.setProperty(name, `${length}px`, 'important');
            for (const edge of ['min', 'max']) browser.style.setProperty(`${edge}-${name}`, `${length}px`, 'important');
        }
        context.overrideDPPX = 1;
        context.touchEventsOverride = touched ? 'enabled' : 'none';
        set('ui.primaryPointerCapabilities', touched ? 1 : 6);
        set('ui.allPointerCapabilities', touched ? 1 : 6);";
    own(driver, script, vec![json!(width), json!(height), json!(touched)]).await?;
    let fits = "return [innerWidth, innerHeight]";
    crate::wait::eventually_equal("the size of the screen", &(width, height), async || {
        Ok(serde_json::from_value(driver.execute(fits, Vec::new()).await?.json().clone())?)
    })
    .await
}

pub(crate) async fn prefers(driver: &WebDriver, features: &[(&str, &str)]) -> Result<()> {
    let script = "
        const said = Object.fromEntries(arguments[0]);
        context.prefersReducedMotionOverride = said['prefers-reduced-motion'] ?? 'no-preference';
        context.prefersColorSchemeOverride = said['prefers-color-scheme'] ?? 'light';
        context.forcedColorsOverride = said['forced-colors'] ?? 'none';";
    own(driver, script, vec![json!(features)]).await.map(drop)
}

/// Where the keyboard has left the page for the browser's own buttons, goes through them and back.
pub(crate) async fn passes_own_buttons(driver: &WebDriver, backward: bool) -> Result<()> {
    let on_page = driver.execute("return document.hasFocus()", Vec::new()).await?;
    if on_page.json() == &json!(true) {
        return Ok(());
    }
    let script = "
        const { focus } = Services;
        const way = arguments[0] ? focus.MOVEFOCUS_BACKWARD : focus.MOVEFOCUS_FORWARD;
        for (let steps = 0; steps < 80 && focus.focusedElement !== browser; steps++) {
            focus.moveFocus(window, null, way, focus.FLAG_BYKEY);
        }";
    own(driver, script, vec![json!(backward)]).await.map(drop)
}

pub(crate) async fn as_printed(driver: &WebDriver) -> Result<()> {
    own(driver, "context.top.mediumOverride = 'print'", Vec::new()).await.map(drop)
}

pub(crate) async fn offline(driver: &WebDriver, offline: bool) -> Result<()> {
    // Without a network Firefox shows what it once kept, however old: these visitors kept nothing.
    let script =
        "context.top.forceOffline = arguments[0]; if (arguments[0]) Services.cache2.clear()";
    own(driver, script, vec![json!(offline)]).await.map(drop)
}

pub(crate) async fn composes(driver: &WebDriver, text: &str) -> Result<()> {
    let script = "
        window.wallKeyboard ??= Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
        const keyboard = window.wallKeyboard;
        if (!keyboard.beginInputTransactionForTests(window)) throw new Error('the keyboard is taken');
        keyboard.setPendingCompositionString(arguments[0]);
        keyboard.appendClauseToPendingComposition(arguments[0].length, keyboard.ATTR_RAW_CLAUSE);
        keyboard.setCaretInPendingComposition(arguments[0].length);
        if (!keyboard.flushPendingComposition()) throw new Error('nothing is composed');";
    own(driver, script, vec![json!(text)]).await.map(drop)
}

pub(crate) async fn commits(driver: &WebDriver, text: &str) -> Result<()> {
    let script = "
        window.wallKeyboard.commitCompositionWith(arguments[0]);
        window.wallKeyboard = undefined;";
    own(driver, script, vec![json!(text)]).await.map(drop)
}

pub(crate) async fn clipboard(driver: &WebDriver) -> Result<()> {
    own(driver, "set('dom.events.testing.asyncClipboard', true)", Vec::new()).await.map(drop)
}

pub(crate) async fn saves_into(driver: &WebDriver, folder: &Path) -> Result<()> {
    let script = "set('browser.download.folderList', 2); set('browser.download.dir', arguments[0])";
    own(driver, script, vec![json!(folder)]).await.map(drop)
}

pub(crate) async fn scripts_off(driver: &WebDriver) -> Result<()> {
    own(driver, "context.top.allowJavascript = false", Vec::new()).await.map(drop)
}

/// The errors that the browser found in what `origin` served.
pub(crate) async fn console(driver: &WebDriver, origin: &str) -> Result<Vec<String>> {
    let script = "return Services.console.getMessageArray()
        .filter((said) => said instanceof Ci.nsIScriptError && !(said.flags & Ci.nsIScriptError.warningFlag)
            && said.sourceName.startsWith(arguments[0]))
        .map((said) => `${said.sourceName} ${said.lineNumber} ${said.errorMessage}`)";
    Ok(serde_json::from_value(own(driver, script, vec![json!(origin)]).await?)?)
}
