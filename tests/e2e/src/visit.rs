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

use crate::engine::{Ability, Cannot, Engine, Preferences, Session, chromium, firefox, webkit};
use crate::seen::{WallEvent, Watched};
use crate::site::Site;
use crate::wait::eventually;
use crate::{Reply, Wall, browser, feed, host, lock};

const WATCH: &str = include_str!("watch.js");

/// A visitor's tab and the site that it visits.
#[derive(Debug)]
pub struct Visit {
    /// The host's website.
    pub site: Site,
    pub(crate) engine: Engine,
    /// The browser, and what it was started to prefer.
    session: Mutex<(Preferences, Session)>,
    screen: Mutex<Option<(u32, u32)>>,
    announced: Mutex<Vec<&'static str>>,
}

impl Visit {
    pub(crate) async fn start(site: Site) -> Result<Self> {
        let engine = Engine::under_test()?;
        let session = (Preferences::default(), browser::borrow().await?);
        let visit = Self {
            site,
            engine,
            session: Mutex::new(session),
            screen: Mutex::default(),
            announced: Mutex::default(),
        };
        if engine == Engine::Chromium {
            chromium::before_every_page(&visit.driver(), WATCH).await?;
        }
        Ok(visit)
    }

    /// Gives the browser to the next journey.
    pub(crate) fn ends_well(self) {
        let (preferences, session) =
            self.session.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        browser::give_back_as(preferences, session);
    }

    pub(crate) fn driver(&self) -> WebDriver {
        lock(&self.session).1.driver.clone()
    }

    /// Says what a journey needs of the browser, where that is more than pages, keys and a mouse.
    ///
    /// # Errors
    /// With the reason why the engine can't do it: the journey is skipped then.
    pub fn needs(&self, ability: Ability) -> Result<(), Cannot> {
        self.engine.can(ability)
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
        let (driver, address) = (self.driver(), self.site.address(path));
        match self.engine {
            Engine::Webkit => webkit::open(&driver, &address).await,
            _ => Ok(driver.goto(address).await?),
        }
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
        let returned = self.driver().execute(script, arguments).await?;
        serde_json::from_value(returned.json().clone()).context("a script gave another shape")
    }

    /// The element that a script finds, once it does.
    pub(crate) async fn find(&self, script: &str, arguments: Value) -> Result<WebElement> {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        let returned = self.driver().execute(script, arguments).await?;
        ensure!(!returned.json().is_null(), "there is none on the screen");
        Ok(returned.element()?)
    }

    /// A command of Chromium's own protocol; a journey says first what it [needs](Self::needs).
    ///
    /// # Errors
    /// If Chromium refuses it, or this is another engine.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "{method} is a word of Chromium's alone");
        chromium::devtools(&self.driver(), method, parameters).await
    }

    /// A device with a screen of this many CSS pixels.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn on_a_screen_of(&self, width: u32, height: u32) -> Result<()> {
        self.on_a_screen(width, height, false).await
    }

    pub(crate) async fn on_a_screen(&self, width: u32, height: u32, touched: bool) -> Result<()> {
        *lock(&self.screen) = Some((width, height));
        let driver = self.driver();
        match self.engine {
            Engine::Chromium => chromium::screen(&driver, width, height, touched).await,
            Engine::Firefox => firefox::screen(&driver, width, height, touched).await,
            Engine::Webkit => webkit::screen(&driver, width, height).await,
        }
    }

    /// What is on the screen, as a PNG.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.driver().screenshot_as_png().await?)
    }

    /// The page as a printer would get it, as a PDF.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn printed(&self) -> Result<Vec<u8>> {
        self.needs(Ability::Paper)?;
        Ok(self.driver().print_page(PrintParameters::default()).await?)
    }

    /// A visitor who asked the device for less motion.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn prefers_reduced_motion(&self) -> Result<()> {
        self.prefers(&[("prefers-reduced-motion", "reduce")]).await
    }

    /// What the device prefers: names and values of media features. Replaces what was said before.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn prefers(&self, features: &[(&str, &str)]) -> Result<()> {
        if features.contains(&("forced-colors", "active")) {
            self.needs(Ability::ForcedColours)?;
        }
        let driver = self.driver();
        match self.engine {
            Engine::Chromium => chromium::prefers(&driver, features).await,
            Engine::Firefox => firefox::prefers(&driver, features).await,
            Engine::Webkit => self.starts_anew(features).await,
        }
    }

    /// Another browser in the place of the one that prefers otherwise, as long as it shows nothing.
    async fn starts_anew(&self, features: &[(&str, &str)]) -> Result<()> {
        let preferences = Preferences {
            still: features.contains(&("prefers-reduced-motion", "reduce")),
            dark: features.contains(&("prefers-color-scheme", "dark")),
        };
        if lock(&self.session).0 == preferences {
            return Ok(());
        }
        if self.driver().current_url().await?.scheme() == "http" {
            self.needs(Ability::Preferences)?;
        }
        let session = browser::borrow_as(preferences).await?;
        let (before, session) =
            std::mem::replace(&mut *lock(&self.session), (preferences, session));
        browser::give_back_as(before, session);
        let screen = *lock(&self.screen);
        match screen {
            Some((width, height)) => self.on_a_screen_of(width, height).await,
            None => Ok(()),
        }
    }

    /// A visitor whose network is gone, or back.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn is_offline(&self, offline: bool) -> Result<()> {
        self.needs(Ability::Offline)?;
        match self.engine {
            Engine::Firefox => firefox::offline(&self.driver(), offline).await,
            _ => chromium::offline(&self.driver(), offline).await,
        }
    }

    /// Presses one key.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn press(&self, key: Key) -> Result<()> {
        let tab = matches!(key, Key::Tab);
        self.driver().action_chain().key_down(key.clone()).key_up(key).perform().await?;
        self.passes_the_browsers_own_buttons(tab, false).await
    }

    /// Presses a key while Shift is held.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn press_with_shift(&self, key: Key) -> Result<()> {
        let keys = self.driver().action_chain().key_down(Key::Shift).key_down(key.clone());
        let tab = matches!(key, Key::Tab);
        keys.key_up(key).key_up(Key::Shift).perform().await?;
        self.passes_the_browsers_own_buttons(tab, true).await
    }

    /// Behind the last control of a page Firefox's own buttons have their turn, but its driver's keys
    /// never reach those: the visitor is brought past them.
    async fn passes_the_browsers_own_buttons(&self, tab: bool, backward: bool) -> Result<()> {
        if tab && self.engine == Engine::Firefox {
            firefox::passes_own_buttons(&self.driver(), backward).await?;
        }
        Ok(())
    }

    /// Types text where the keyboard is.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn types(&self, text: &str) -> Result<()> {
        self.driver().action_chain().send_keys(text).perform().await?;
        Ok(())
    }

    /// Presses the browser's Back.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn goes_back(&self) -> Result<()> {
        self.driver().back().await?;
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
        self.script(
            "return window.__visit ?? {reports: [], errors: [], said: [], events: []}",
            json!([]),
        )
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
