//! Chromium, by chromedriver and Chromium's own protocol.
//!
//! In go the programs named by `CHROMEDRIVER` and `CHROMIUM`.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::started::{Launch, Port, Session, profile};
use super::{as_capabilities, program};

const ARGUMENTS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
    // Nothing but loopback exists: a request to another host can't even be looked up.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

pub(crate) async fn start() -> Result<Session> {
    let folder = profile()?;
    start_in(&folder.join("profile"), &folder).await
}

/// With this profile; `folder` is taken away when the browser ends.
pub(crate) async fn start_in(profile: &Path, folder: &Path) -> Result<Session> {
    let mut arguments: Vec<String> = ARGUMENTS.iter().map(ToString::to_string).collect();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    let wanted = json!({
        "browserName": "chrome",
        "unhandledPromptBehavior": "ignore",
        // A page whose script or feed is held back has still been opened.
        "pageLoadStrategy": "eager",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": program("CHROMIUM", "/usr/bin/chromium"),
            "args": arguments,
        },
    });
    let launch = Launch {
        words: vec![program("CHROMEDRIVER", "/usr/bin/chromedriver"), "--port=0".to_owned()],
        variables: Vec::new(),
        port: Port::After("started successfully on port "),
        needs: "are chromium and chromium-driver installed?",
    };
    Session::start(launch, folder, as_capabilities(wanted)).await
}

/// One command of Chromium's own protocol.
pub(crate) async fn devtools(driver: &WebDriver, method: &str, parameters: Value) -> Result<Value> {
    Ok(driver.cdp().send_raw(method, parameters).await?)
}

/// A fresh tab knows nothing of an earlier journey but what the browser kept for all.
pub(crate) async fn prepare(driver: &WebDriver) -> Result<()> {
    devtools(driver, "Network.clearBrowserCache", json!({})).await?;
    driver.browser_log().await?;
    Ok(())
}

pub(crate) async fn before_every_page(driver: &WebDriver, script: &str) -> Result<()> {
    let source = json!({ "source": script });
    devtools(driver, "Page.addScriptToEvaluateOnNewDocument", source).await.map(drop)
}

pub(crate) async fn screen(
    driver: &WebDriver,
    width: u32,
    height: u32,
    touched: bool,
) -> Result<()> {
    let metrics = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600
    });
    devtools(driver, "Emulation.setDeviceMetricsOverride", metrics).await?;
    if touched {
        let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
        devtools(driver, "Emulation.setTouchEmulationEnabled", touch).await?;
    }
    Ok(())
}

pub(crate) async fn prefers(driver: &WebDriver, features: &[(&str, &str)]) -> Result<()> {
    let features: Vec<Value> =
        features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    devtools(driver, "Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
}

pub(crate) async fn as_printed(driver: &WebDriver) -> Result<()> {
    devtools(driver, "Emulation.setEmulatedMedia", json!({ "media": "print" })).await.map(drop)
}

pub(crate) async fn offline(driver: &WebDriver, offline: bool) -> Result<()> {
    let conditions = json!({
        "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
    });
    devtools(driver, "Network.enable", json!({})).await?;
    devtools(driver, "Network.emulateNetworkConditions", conditions).await.map(drop)
}

pub(crate) async fn composes(driver: &WebDriver, text: &str) -> Result<()> {
    let end = text.chars().count();
    let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
    devtools(driver, "Input.imeSetComposition", composition).await.map(drop)
}

pub(crate) async fn commits(driver: &WebDriver, text: &str) -> Result<()> {
    devtools(driver, "Input.insertText", json!({ "text": text })).await.map(drop)
}

pub(crate) async fn clipboard(driver: &WebDriver, origin: &str) -> Result<()> {
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    let grant = json!({ "origin": origin, "permissions": permissions });
    devtools(driver, "Browser.grantPermissions", grant).await.map(drop)
}

pub(crate) async fn saves_into(driver: &WebDriver, folder: &std::path::Path) -> Result<()> {
    let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
    devtools(driver, "Browser.setDownloadBehavior", behaviour).await.map(drop)
}

pub(crate) async fn scripts_off(driver: &WebDriver) -> Result<()> {
    let off = json!({ "value": true });
    devtools(driver, "Emulation.setScriptExecutionDisabled", off).await.map(drop)
}

/// What the browser wrote down as severe since it was last asked.
pub(crate) async fn console(driver: &WebDriver) -> Result<Vec<String>> {
    let severe = driver.browser_log().await?.into_iter().filter(|entry| entry.level == "SEVERE");
    Ok(severe.map(|entry| entry.message).collect())
}
