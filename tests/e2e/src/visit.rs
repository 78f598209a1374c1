//! One visit: a site, a browser's tab, and what the visitor does on the page as a whole.
//!
//! In go addresses, keys and conditions of the visitor's device; out come events, reports and the
//! address bar. What happens inside a wall is in [`crate::wall`].

use std::sync::Mutex;

use anyhow::{Context as _, Result, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{Key, WebDriver, WebElement};

use crate::seen::{WallEvent, Watched};
use crate::site::Site;
use crate::wait::eventually;
use crate::{Reply, Wall, feed, host, lock};

const WATCH: &str = include_str!("watch.js");

/// A visitor's tab and the site that it visits.
#[derive(Debug)]
pub struct Visit {
    /// The host's website.
    pub site: Site,
    pub(crate) driver: WebDriver,
    announced: Mutex<Vec<&'static str>>,
}

impl Visit {
    pub(crate) async fn start(site: Site, driver: WebDriver) -> Result<Self> {
        let visit = Self { site, driver, announced: Mutex::default() };
        visit.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
        Ok(visit)
    }

    /// A site with the six neighbours on it, shown by the element form; the wall is ready.
    ///
    /// # Errors
    /// If the wall does not come.
    pub async fn neighbours(&self, attributes: &str) -> Result<Wall<'_>> {
        self.publish(feed::neighbours());
        self.show(attributes).await
    }

    /// Puts a feed of these people, and a photo for each of the neighbours, on the site.
    pub fn publish(&self, items: impl IntoIterator<Item = Value>) {
        self.site.put("/feed.json", Reply::json(&feed::of(items)));
        for id in ["be", "duc", "an", "an2", "y", "hoa"] {
            self.site.put(&format!("/photos/{id}.svg"), Reply::portrait());
        }
    }

    /// Opens a page with the element form on the feed `feed.json`; the wall is ready.
    ///
    /// # Errors
    /// If the wall does not come.
    pub async fn show(&self, attributes: &str) -> Result<Wall<'_>> {
        let tag = format!(r#"src="feed.json" {attributes}"#);
        self.show_on(Reply::page(host::element(&tag))).await
    }

    /// Opens a page with the sample of 133 people; the wall is ready.
    ///
    /// # Errors
    /// If the wall does not come.
    pub async fn sample(&self, attributes: &str) -> Result<Wall<'_>> {
        let tag = format!(r#"src="/dist/demo/sample/feed.json" {attributes}"#);
        self.show_on(Reply::page(host::element(&tag))).await
    }

    /// Opens this page; the wall on it is ready.
    ///
    /// # Errors
    /// If the wall does not come.
    pub async fn show_on(&self, page: Reply) -> Result<Wall<'_>> {
        self.site.put("/", page);
        self.open("/").await?;
        let wall = self.wall();
        wall.is_ready().await?;
        Ok(wall)
    }

    /// Puts a page on the site and opens it.
    ///
    /// # Errors
    /// If the browser can't open it.
    pub async fn open_page(&self, html: &str) -> Result<()> {
        self.site.put("/", Reply::page(html.to_owned()));
        self.open("/").await
    }

    /// Opens an address of the site.
    ///
    /// # Errors
    /// If the browser can't open it.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.driver.goto(self.site.address(path)).await?;
        Ok(())
    }

    /// The page's only wall, or its first.
    pub fn wall(&self) -> Wall<'_> {
        self.wall_at("recognition-wall")
    }

    /// The wall that a CSS selector finds.
    pub fn wall_at(&self, selector: &'static str) -> Wall<'_> {
        Wall { visit: self, selector }
    }

    /// Runs a script in the page, as the host's own script would, and gives what it returns.
    ///
    /// # Errors
    /// If it throws, or returns something of another shape.
    pub async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Value) -> Result<T> {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        let returned = self.driver.execute(script, arguments).await?;
        serde_json::from_value(returned.json().clone()).context("a script gave another shape")
    }

    /// The element that a script finds, once it does.
    pub(crate) async fn find(&self, script: &str, arguments: Value) -> Result<WebElement> {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        let returned = self.driver.execute(script, arguments).await?;
        ensure!(!returned.json().is_null(), "there is none on the screen");
        Ok(returned.element()?)
    }

    /// A command of Chromium's own protocol: what the visitor's device is like.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        Ok(self.driver.cdp().send_raw(method, parameters).await?)
    }

    /// A device with a screen of this many CSS pixels.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn on_a_screen_of(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600
        });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// What is on the screen, as a PNG.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }

    /// The page as a printer would get it, as a PDF.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn printed(&self) -> Result<Vec<u8>> {
        Ok(self.driver.print_page(PrintParameters::default()).await?)
    }

    /// A visitor who asked the device for less motion.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn prefers_reduced_motion(&self) -> Result<()> {
        let feature = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] })).await?;
        Ok(())
    }

    /// A visitor whose network is gone, or back.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn is_offline(&self, offline: bool) -> Result<()> {
        let conditions = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1
        });
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// Presses one key.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.driver.action_chain().key_down(key.clone()).key_up(key).perform().await?;
        Ok(())
    }

    /// Presses a key while Shift is held.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn press_with_shift(&self, key: Key) -> Result<()> {
        let keys = self.driver.action_chain().key_down(Key::Shift).key_down(key.clone());
        keys.key_up(key).key_up(Key::Shift).perform().await?;
        Ok(())
    }

    /// Types text where the keyboard is.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn types(&self, text: &str) -> Result<()> {
        self.driver.action_chain().send_keys(text).perform().await?;
        Ok(())
    }

    /// Presses the browser's Back.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn goes_back(&self) -> Result<()> {
        self.driver.back().await?;
        Ok(())
    }

    /// What is behind the `#` of the address bar, percent-decoded.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn fragment(&self) -> Result<String> {
        self.script("return decodeURIComponent(location.hash.replaceAll('+', ' '))", json!([]))
            .await
    }

    /// What the page's watcher wrote down until now.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn watched(&self) -> Result<Watched> {
        self.script("return window.__visit ?? {reports: [], errors: [], events: []}", json!([]))
            .await
    }

    /// The events of one name that the host's page heard until now.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn events(&self, name: &str) -> Result<Vec<WallEvent>> {
        let events = self.watched().await?.events;
        Ok(events.into_iter().filter(|event| event.name == name).collect())
    }

    /// Waits until the host's page has heard an event, and gives the first of its name.
    ///
    /// # Errors
    /// If it does not come.
    pub async fn hears(&self, name: &str) -> Result<WallEvent> {
        eventually(&format!("the event {name}"), async || {
            self.events(name).await?.into_iter().next().context("it was not heard")
        })
        .await
    }

    /// Announces that the console will complain of `reason`: a 404 that the journey itself made.
    pub fn expects_the_console_to_say(&self, reason: &'static str) {
        lock(&self.announced).push(reason);
    }

    /// Whether the journey announced this error.
    pub(crate) fn is_announced(&self, error: &str) -> bool {
        lock(&self.announced).iter().any(|reason| error.contains(reason))
    }
}
