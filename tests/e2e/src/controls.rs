//! What a visitor does with any control of a wall: press it, come to it by Tab, see that it is there.
//!
//! In go CSS selectors within the wall's shadow root, out come what is shown of them. Only what is
//! rendered counts.

use anyhow::{Context as _, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::Wall;
use crate::look::Edges;
use crate::wait::{eventually, eventually_equal};
use crate::wall::ROOT;

/// More presses of Tab than there are controls on any wall of a journey.
const PATIENCE: usize = 150;

/// The second argument's matches that are on the page, in `found`.
const FOUND: &str = "const found = [...root.querySelectorAll(arguments[1])].filter(shown);\n";

impl Wall<'_> {
    /// Runs a script with `root`, `shown` and `text` at hand; `arguments[1]` is `argument`.
    ///
    /// # Errors
    /// If it throws, or there is no wall.
    pub async fn within<T: DeserializeOwned>(&self, script: &str, argument: Value) -> Result<T> {
        let script = format!("{ROOT}{script}");
        self.visit.script(&script, json!([self.selector, argument])).await
    }

    async fn of_found<T: DeserializeOwned>(&self, selector: &str, script: &str) -> Result<T> {
        self.within(&format!("{FOUND}{script}"), json!(selector)).await
    }

    /// How many of these are on the page.
    ///
    /// # Errors
    /// If there is no wall.
    pub async fn count_of(&self, selector: &str) -> Result<usize> {
        self.of_found(selector, "return found.length").await
    }

    /// The texts of these.
    ///
    /// # Errors
    /// If there is no wall.
    pub async fn texts_of(&self, selector: &str) -> Result<Vec<String>> {
        self.of_found(selector, "return found.map(text)").await
    }

    /// The box of the first of these.
    ///
    /// # Errors
    /// If there is none.
    pub async fn edges_of(&self, selector: &str) -> Result<Edges> {
        let script = "const edges = found[0]?.getBoundingClientRect();
            return edges ? { left: edges.left, top: edges.top, width: edges.width,
                height: edges.height } : null";
        let edges: Option<Edges> = self.of_found(selector, script).await?;
        edges.with_context(|| format!("there is no {selector} on the page"))
    }

    /// Waits until there are this many of these.
    ///
    /// # Errors
    /// With how many there are instead.
    pub async fn has(&self, selector: &str, count: usize) -> Result<()> {
        eventually_equal(&format!("{count} × {selector}"), &count, async || {
            self.count_of(selector).await
        })
        .await
    }

    /// Clicks the one of these with this number, from 0.
    ///
    /// # Errors
    /// If it is not on the page.
    pub async fn press_nth(&self, selector: &str, number: usize) -> Result<()> {
        let script = format!(
            "const found = [...root.querySelectorAll(arguments[1])].filter(shown);
            return found[{number}] ?? null"
        );
        self.click(&format!("{selector}, number {number}"), &script, json!(selector)).await
    }

    /// Whether the keyboard is on one of these.
    ///
    /// # Errors
    /// If there is no wall.
    pub async fn is_on(&self, selector: &str) -> Result<bool> {
        let script = "return Boolean(root.activeElement?.matches(arguments[1]))";
        self.within(script, json!(selector)).await
    }

    /// Waits until the keyboard is on one of these.
    ///
    /// # Errors
    /// With where it is instead.
    pub async fn keeps_keyboard_on(&self, selector: &str) -> Result<()> {
        eventually(&format!("the keyboard to be on {selector}"), async || {
            ensure!(self.is_on(selector).await?, "it is on {}", self.keyboard().await?);
            Ok(())
        })
        .await
    }

    /// The element that holds the keyboard, for the reader of a failure.
    ///
    /// # Errors
    /// If there is no wall.
    pub async fn keyboard(&self) -> Result<String> {
        let script =
            "return (root.activeElement ?? document.activeElement).outerHTML.slice(0, 120)";
        self.within(script, json!(null)).await
    }

    /// Presses Tab until the keyboard is on one of these, and sees where it is.
    ///
    /// # Errors
    /// If Tab does not come there, or comes to a place that does not show.
    pub async fn tab_to(&self, selector: &str) -> Result<()> {
        for _ in 0..PATIENCE {
            if self.is_on(selector).await? {
                return self.shows_keyboard().await;
            }
            self.visit.press(Key::Tab).await?;
        }
        bail!("Tab does not come to {selector}")
    }

    /// Something is drawn around the element that holds the keyboard, which is not there without.
    ///
    /// # Errors
    /// If nobody could see where the keyboard is.
    pub async fn shows_keyboard(&self) -> Result<()> {
        let held = self.keyboard().await?;
        let ring = "const held = root.activeElement;
            if (!held) return false;
            const rings = [held, held.closest('label'), held.closest('[part~=card]')].filter(Boolean).flatMap((element) =>
                [null, '::after', '::before'].map((pseudo) => getComputedStyle(element, pseudo)));
            return rings.some((style) => style.outlineStyle !== 'none'
                && parseFloat(style.outlineWidth) >= 2)";
        if self.within(ring, json!(null)).await? {
            return Ok(());
        }
        // Drawn otherwise, as the handle of a range is: the picture tells.
        self.rests().await?;
        let area = "const held = root.activeElement;
            const box = (held?.closest('label, [part~=card]') ?? held)?.getBoundingClientRect();
            return box ? { left: box.left - 8, top: box.top - 8, width: box.width + 16,
                height: box.height + 16 } : null";
        let area: Option<Edges> = self.within(area, json!(null)).await?;
        let area = area.context("the keyboard is not on the wall")?;
        let with = self.visit.picture_of(area).await?;
        let blur = "window.held = root.activeElement; held.blur()";
        self.within::<()>(blur, json!(null)).await?;
        let without = self.visit.picture_of(area).await?;
        let back = "held.focus({ preventScroll: true, focusVisible: true })";
        self.within::<()>(back, json!(null)).await?;
        ensure!(with != without, "nothing is drawn around {held}");
        Ok(())
    }

    /// Chooses a form of the wall: `grid`, `list`, `timeline`.
    ///
    /// # Errors
    /// If there is no such form.
    pub async fn lay(&self, layout: &str) -> Result<()> {
        let choice = format!(".layouts__choice[data-layout={layout}]");
        self.press_nth(&choice, 0).await?;
        self.looks(&format!("the layout {layout}"), |look| {
            ensure!(look.layout == layout, "it is {}", look.layout);
            Ok(())
        })
        .await?;
        Ok(())
    }

    /// Opens the sheet of filters on a small screen.
    ///
    /// # Errors
    /// If there is none.
    pub async fn opens_filters(&self) -> Result<()> {
        self.press_nth(".filters-open", 0).await?;
        self.has("dialog.sheet[open]", 1).await
    }

    /// Puts the sheet of filters away by the button that shows the people.
    ///
    /// # Errors
    /// If it stays.
    pub async fn closes_filters(&self) -> Result<()> {
        self.press_nth(".sheet__show", 0).await?;
        self.has("dialog.sheet[open]", 0).await
    }

    /// Somebody's detail is open, and the keyboard is on the name.
    ///
    /// # Errors
    /// If it is not.
    pub async fn opens_detail(&self, name: &str) -> Result<()> {
        self.open(name).await?;
        self.shows_open(Some(name)).await?;
        self.keeps_keyboard_on(".detail__name").await?;
        self.rests().await?;
        Ok(())
    }
}
