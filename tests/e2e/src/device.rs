//! The visitor's device: its screen, its touch, its wheel, its clipboard, what it prefers.
//!
//! In go fingers and preferences, out come the events that a browser makes of them.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::Key;
use thirtyfour::common::command::Command;

use crate::Visit;
use crate::engine::{Ability, Engine, chromium, firefox};

/// A place on the screen, in CSS pixels from the upper left.
pub type Spot = (f64, f64);

/// In how many steps a finger or a mouse travels.
const STEPS: u32 = 8;

impl Visit {
    /// A phone: small, and touched with fingers.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn on_a_phone(&self) -> Result<()> {
        self.on_a_touched_screen_of(390, 844).await
    }

    /// A screen of this many CSS pixels that fingers touch.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn on_a_touched_screen_of(&self, width: u32, height: u32) -> Result<()> {
        self.needs(Ability::Touch)?;
        self.on_a_screen(width, height, true).await
    }

    /// The page as it is printed, on the screen.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn as_printed(&self) -> Result<()> {
        self.needs(Ability::PrintMedia)?;
        match self.engine {
            Engine::Firefox => firefox::as_printed(&self.driver()).await,
            _ => chromium::as_printed(&self.driver()).await,
        }
    }

    /// Does what hands do, each in a line of its own.
    async fn acts(&self, hands: Value) -> Result<()> {
        self.driver().handle().cmd(Command::PerformActions(hands.into())).await?;
        Ok(())
    }

    /// Puts fingers down, moves each from one place to another, and lifts them.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn moves_fingers(&self, ways: &[(Spot, Spot)]) -> Result<()> {
        self.needs(Ability::Touch)?;
        // Hands lift one finger after the other.
        let finger = |(number, (from, to)): (usize, &(Spot, Spot))| {
            let mut moves = held(*from, *to);
            let last = moves.len().saturating_sub(1);
            moves.splice(last..last, (0..number).map(|_| json!({ "type": "pause" })));
            json!({ "type": "pointer", "id": format!("finger {number}"),
                "parameters": { "pointerType": "touch" }, "actions": moves })
        };
        self.acts(ways.iter().enumerate().map(finger).collect()).await
    }

    /// Two fingers that move apart or together across, around a place.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn pinches(&self, (x, y): Spot, from: f64, to: f64) -> Result<()> {
        let finger = |side: f64| ((x + side * from, y), (x + side * to, y));
        self.moves_fingers(&[finger(-0.5), finger(0.5)]).await
    }

    async fn mouse(&self, actions: Vec<Value>) -> Result<()> {
        self.acts(json!([{ "type": "pointer", "id": "mouse",
            "parameters": { "pointerType": "mouse" }, "actions": actions }]))
            .await
    }

    /// Holds the mouse's button down and draws.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn draws(&self, from: Spot, to: Spot) -> Result<()> {
        self.mouse(held(from, to)).await
    }

    /// Clicks twice in quick succession.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn double_clicks(&self, at: Spot) -> Result<()> {
        self.mouse(vec![moved(at), pressed(), lifted(), pressed(), lifted()]).await
    }

    /// Clicks on a place of the screen, whatever is there.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn clicks_at(&self, at: Spot) -> Result<()> {
        self.mouse(vec![moved(at), pressed(), lifted()]).await
    }

    /// Turns the wheel of the mouse; up is negative.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn turns_the_wheel(&self, (x, y): Spot, down: f64) -> Result<()> {
        let turn = json!({ "type": "scroll", "x": whole(x), "y": whole(y), "deltaX": 0,
            "deltaY": whole(down), "duration": 0 });
        self.acts(json!([{ "type": "wheel", "id": "wheel", "actions": [turn] }])).await
    }

    /// A composition as a Vietnamese keyboard makes it: the text is underlined and may still change.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn composes(&self, text: &str) -> Result<()> {
        self.needs(Ability::Composition)?;
        match self.engine {
            Engine::Firefox => firefox::composes(&self.driver(), text).await,
            _ => chromium::composes(&self.driver(), text).await,
        }
    }

    /// Ends a composition with this text.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn commits(&self, text: &str) -> Result<()> {
        self.needs(Ability::Composition)?;
        match self.engine {
            Engine::Firefox => firefox::commits(&self.driver(), text).await,
            _ => chromium::commits(&self.driver(), text).await,
        }
    }

    /// A visitor who lets the site use the clipboard.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn may_use_the_clipboard(&self) -> Result<()> {
        self.needs(Ability::Clipboard)?;
        match self.engine {
            Engine::Firefox => firefox::clipboard(&self.driver()).await,
            _ => chromium::clipboard(&self.driver(), self.site.origin()).await,
        }
    }

    /// A visitor whose files are saved into this folder.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn saves_into(&self, folder: &Path) -> Result<()> {
        self.needs(Ability::Downloads)?;
        match self.engine {
            Engine::Firefox => firefox::saves_into(&self.driver(), folder).await,
            _ => chromium::saves_into(&self.driver(), folder).await,
        }
    }

    /// A visitor who has switched scripts off.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn has_scripts_off(&self) -> Result<()> {
        self.needs(Ability::ScriptsOff)?;
        match self.engine {
            Engine::Firefox => firefox::scripts_off(&self.driver()).await,
            _ => chromium::scripts_off(&self.driver()).await,
        }
    }

    /// A page whose own scripts find this one done before them.
    ///
    /// # Errors
    /// If the browser refuses it.
    pub async fn finds_done(&self, script: &str) -> Result<()> {
        self.needs(Ability::Patch)?;
        chromium::before_every_page(&self.driver(), script).await
    }

    /// Chooses a file of the visitor's computer in a field of the page.
    ///
    /// # Errors
    /// If there is no such field.
    pub async fn chooses_file(&self, selector: &str, file: &Path) -> Result<()> {
        let field =
            self.find("return document.querySelector(arguments[0])", json!([selector])).await?;
        Ok(field.send_keys(file.display().to_string()).await?)
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
        self.driver().forward().await?;
        Ok(())
    }

    /// Presses a key while Control is held.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn press_with_control(&self, letter: char) -> Result<()> {
        let keys = self.driver().action_chain().key_down(Key::Control).key_down(letter);
        keys.key_up(letter).key_up(Key::Control).perform().await?;
        Ok(())
    }
}

fn between(from: Spot, to: Spot, part: f64) -> Spot {
    (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
}

/// Drivers take whole pixels alone.
fn whole(length: f64) -> i64 {
    format!("{length:.0}").parse().unwrap_or_default()
}

fn moved((x, y): Spot) -> Value {
    json!({ "type": "pointerMove", "x": whole(x), "y": whole(y), "duration": 0 })
}

fn pressed() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn lifted() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

/// Pressed at one place, moved in steps to another, and lifted.
fn held(from: Spot, to: Spot) -> Vec<Value> {
    let steps =
        (1..=STEPS).map(|step| moved(between(from, to, f64::from(step) / f64::from(STEPS))));
    [moved(from), pressed()].into_iter().chain(steps).chain([lifted()]).collect()
}
