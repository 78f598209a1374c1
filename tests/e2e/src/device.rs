//! The visitor's device: its screen, its touch, its wheel, its clipboard, what it prefers.
//!
//! In go fingers and preferences, out come the events that a browser makes of them.

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::Visit;

/// A place on the screen, in CSS pixels from the upper left.
pub type Spot = (f64, f64);

/// In how many steps a finger or a mouse travels.
const STEPS: u32 = 8;

impl Visit {
    /// A phone: small, and touched with fingers.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn on_a_phone(&self) -> Result<()> {
        self.on_a_touched_screen_of(390, 844).await
    }

    /// A screen of this many CSS pixels that fingers touch.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn on_a_touched_screen_of(&self, width: u32, height: u32) -> Result<()> {
        self.on_a_screen_of(width, height).await?;
        let touch = json!({ "enabled": true, "maxTouchPoints": 2 });
        self.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
        Ok(())
    }

    /// What the device prefers: names and values of media features. Replaces what was said before.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn prefers(&self, features: &[(&str, &str)]) -> Result<()> {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        Ok(())
    }

    /// The page as it is printed, on the screen.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn as_printed(&self) -> Result<()> {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        Ok(())
    }

    async fn touch(&self, kind: &str, fingers: &[Spot]) -> Result<()> {
        let points: Vec<Value> = fingers
            .iter()
            .enumerate()
            .map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id }))
            .collect();
        let event = json!({ "type": kind, "touchPoints": points });
        self.devtools("Input.dispatchTouchEvent", event).await?;
        Ok(())
    }

    /// Puts fingers down, moves each from one place to another, and lifts them.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn moves_fingers(&self, ways: &[(Spot, Spot)]) -> Result<()> {
        let at = |part: f64| -> Vec<Spot> {
            ways.iter().map(|(from, to)| between(*from, *to, part)).collect()
        };
        self.touch("touchStart", &at(0.0)).await?;
        for step in 1..=STEPS {
            self.touch("touchMove", &at(f64::from(step) / f64::from(STEPS))).await?;
        }
        self.touch("touchEnd", &[]).await
    }

    /// Two fingers that move apart or together across, around a place.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn pinches(&self, (x, y): Spot, from: f64, to: f64) -> Result<()> {
        let finger = |side: f64| ((x + side * from, y), (x + side * to, y));
        self.moves_fingers(&[finger(-0.5), finger(0.5)]).await
    }

    async fn mouse(&self, kind: &str, (x, y): Spot, clicks: u32) -> Result<()> {
        let held = u32::from(kind != "mouseReleased");
        let event = json!({
            "type": kind, "x": x, "y": y, "button": "left", "buttons": held, "clickCount": clicks
        });
        self.devtools("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// Holds the mouse's button down and draws.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn draws(&self, from: Spot, to: Spot) -> Result<()> {
        self.mouse("mousePressed", from, 1).await?;
        for step in 1..=STEPS {
            let here = between(from, to, f64::from(step) / f64::from(STEPS));
            self.mouse("mouseMoved", here, 0).await?;
        }
        self.mouse("mouseReleased", to, 1).await
    }

    /// Clicks twice in quick succession.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn double_clicks(&self, at: Spot) -> Result<()> {
        for click in 1..=2 {
            self.mouse("mousePressed", at, click).await?;
            self.mouse("mouseReleased", at, click).await?;
        }
        Ok(())
    }

    /// Turns the wheel of the mouse; up is negative.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn turns_the_wheel(&self, (x, y): Spot, down: f64) -> Result<()> {
        let event = json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": down });
        self.devtools("Input.dispatchMouseEvent", event).await?;
        Ok(())
    }

    /// A composition as a Vietnamese keyboard makes it: the text is underlined and may still change.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn composes(&self, text: &str) -> Result<()> {
        let end = text.chars().count();
        let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.devtools("Input.imeSetComposition", composition).await?;
        Ok(())
    }

    /// Ends a composition with this text.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn commits(&self, text: &str) -> Result<()> {
        self.devtools("Input.insertText", json!({ "text": text })).await?;
        Ok(())
    }

    /// A visitor who lets the site use the clipboard.
    ///
    /// # Errors
    /// If Chromium refuses it.
    pub async fn may_use_the_clipboard(&self) -> Result<()> {
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        let grant = json!({ "origin": self.site.origin(), "permissions": permissions });
        self.devtools("Browser.grantPermissions", grant).await?;
        Ok(())
    }

    /// What is on the clipboard.
    ///
    /// # Errors
    /// If the page may not read it.
    pub async fn clipboard(&self) -> Result<String> {
        self.script("return navigator.clipboard.readText()", json!([])).await
    }

    /// Presses the browser's Forward.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn goes_forward(&self) -> Result<()> {
        self.driver.forward().await?;
        Ok(())
    }

    /// Presses a key while Control is held.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn press_with_control(&self, letter: char) -> Result<()> {
        let keys = self.driver.action_chain().key_down(Key::Control).key_down(letter);
        keys.key_up(letter).key_up(Key::Control).perform().await?;
        Ok(())
    }
}

fn between(from: Spot, to: Spot, part: f64) -> Spot {
    (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}
