//! A wall as a visitor uses it: look, search, choose, sort, open, leaf through, close.
//!
//! In go words and clicks, out comes what is then on the screen. Every action is a real click or
//! key; every expectation is asked again until it holds, for a visitor waits too.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::engine::Engine;
use crate::wait::{eventually, eventually_equal};
use crate::{Seen, Visit};

const SEEN: &str = include_str!("seen.js");

/// `root`: the open shadow root of the wall's element.
pub(crate) const ROOT: &str = "const root = [...document.querySelectorAll(arguments[0])]
    .find((element) => element.shadowRoot)?.shadowRoot;
const shown = (element) => element?.checkVisibility({ visibilityProperty: true });
const text = (element) => (element?.innerText || element?.textContent || '')
    .replace(/\\s+/g, ' ').trim();
if (!root) return null;
";

/// Whether an element stands still: neither it nor what holds it is on its way somewhere.
const STANDS: &str = "for (let node = arguments[0]; node; node = node.parentNode ?? node.host)
    if (node.getAnimations?.().some((moves) => moves.playState === 'running'
        && moves.effect?.getComputedTiming().endTime !== Infinity)) return false;
return true";

/// Scrolls an element out into the open.
const BARE: &str = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";

/// One wall on the page.
#[derive(Clone, Copy, Debug)]
pub struct Wall<'a> {
    pub(crate) visit: &'a Visit,
    pub(crate) selector: &'static str,
}

impl Wall<'_> {
    /// Waits until the wall shows its cards, or says that there are none.
    ///
    /// # Errors
    /// If it does not within the deadline.
    pub async fn is_ready(&self) -> Result<()> {
        eventually("the wall to be ready", async || {
            let state = self.state().await?;
            let status = state.get("status").and_then(Value::as_str).unwrap_or_default();
            ensure!(status == "ready", "el.state is {state}");
            Ok(())
        })
        .await
    }

    /// What is on the screen now.
    ///
    /// # Errors
    /// If there is no wall.
    pub async fn seen(&self) -> Result<Seen> {
        let seen: Option<Seen> = self.visit.script(SEEN, json!([self.selector])).await?;
        seen.with_context(|| format!("there is no wall at {}", self.selector))
    }

    /// `el.state`, the plain object that a host's script would read.
    ///
    /// # Errors
    /// If there is no wall.
    pub async fn state(&self) -> Result<Value> {
        let script = "const walls = [...document.querySelectorAll(arguments[0])];
            const wall = walls.find((element) => element.shadowRoot);
            return JSON.parse(JSON.stringify(wall?.state ?? null))";
        self.visit.script(script, json!([self.selector])).await
    }

    /// Calls a method of the element and waits for its promise.
    ///
    /// # Errors
    /// If the promise is refused.
    pub async fn call(&self, method: &str, arguments: Value) -> Result<Value> {
        let script = "const [selector, method, given] = arguments;
            return document.querySelector(selector)[method](...given)
                .then((value) => value === undefined ? null : JSON.parse(JSON.stringify(value)))";
        self.visit.script(script, json!([self.selector, method, arguments])).await
    }

    /// Waits until a question about what is seen has the expected answer.
    ///
    /// # Errors
    /// With what is seen instead.
    pub async fn shows<T: PartialEq + std::fmt::Debug>(
        &self,
        what: &str,
        expected: T,
        question: impl Fn(&Seen) -> T,
    ) -> Result<()> {
        eventually_equal(what, &expected, async || Ok(question(&self.seen().await?))).await
    }

    /// Waits until exactly these names are on the cards, in this order.
    ///
    /// # Errors
    /// With the names that are there instead.
    pub async fn shows_names(&self, expected: &[&str]) -> Result<()> {
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        self.shows("the names on the cards", expected, |seen| {
            seen.names().into_iter().map(str::to_owned).collect()
        })
        .await
    }

    /// Waits until the detail of this person is open; `None`: until no detail is.
    ///
    /// # Errors
    /// With the name that is open instead.
    pub async fn shows_open(&self, name: Option<&str>) -> Result<()> {
        self.shows("the name in the open detail", name.map(str::to_owned), |seen| {
            seen.open().map(str::to_owned)
        })
        .await
    }

    /// Waits until a message on the wall contains `words`.
    ///
    /// # Errors
    /// With the messages that are there instead.
    pub async fn says(&self, words: &str) -> Result<()> {
        eventually(&format!("a message with “{words}”"), async || {
            let seen = self.seen().await?;
            let said = seen.notices.iter().any(|notice| notice.contains(words));
            ensure!(said, "it says {:?}, and in all: {}", seen.notices, seen.text);
            Ok(())
        })
        .await
    }

    pub(crate) async fn click(&self, what: &str, script: &str, argument: Value) -> Result<()> {
        let script = format!("{ROOT}{script}");
        eventually(&format!("a click on {what}"), async || {
            let arguments = json!([self.selector, argument]);
            let element = self.visit.find(&script, arguments).await?;
            // The driver presses where the element was when it asked.
            let stands = self.visit.driver().execute(STANDS, vec![element.to_json()?]).await?;
            ensure!(stands.convert::<bool>()?, "it is still moving");
            // In a frame that is taller than the window the others' drivers press where nothing is seen.
            if self.visit.engine != Engine::Chromium {
                let bare = format!("if (window !== top) {BARE}");
                self.visit.driver().execute(bare, vec![element.to_json()?]).await?;
            }
            let pressed = element.click().await;
            if pressed.is_err() {
                // It may be under the toolbar: a visitor would scroll it out into the open.
                self.visit.driver().execute(BARE, vec![element.to_json()?]).await?;
            }
            Ok(pressed?)
        })
        .await
    }

    /// Replaces the text in the search field by typing.
    ///
    /// # Errors
    /// If there is no search field.
    pub async fn search(&self, text: &str) -> Result<()> {
        self.click("the search field", "return root.querySelector('[part~=search]')", json!(null))
            .await?;
        let chain = self.visit.driver().action_chain();
        chain.key_down(Key::Control).send_keys("a").key_up(Key::Control).perform().await?;
        self.visit.press(Key::Delete).await?;
        if !text.is_empty() {
            self.visit.types(text).await?;
        }
        Ok(())
    }

    /// Ticks a choice of a filter, or takes the tick away. Opens the filters where they are folded
    /// away, and puts a sheet of them away again: whoever has chosen looks at the people.
    ///
    /// # Errors
    /// If there is no such choice.
    pub async fn choose(&self, facet: &str, value: &str) -> Result<()> {
        self.ticks(facet, value).await?;
        if self.count_of("dialog.sheet[open]").await? > 0 {
            self.closes_filters().await
        } else {
            Ok(())
        }
    }

    /// As [`Self::choose`], and stays where the filters are.
    ///
    /// # Errors
    /// If there is no such choice.
    pub async fn ticks(&self, facet: &str, value: &str) -> Result<()> {
        let script = "const [facet, value] = arguments[1];
            const option = [...root.querySelectorAll('[part~=option]')].find(
                (option) => option.dataset.facet === facet && option.dataset.value === value);
            const target = option?.closest('label') ?? option;
            if (target && shown(target)) return target;
            const opener = root.querySelector('.filters-open');
            const folds = [...root.querySelectorAll('[data-facet] [aria-expanded=false]')].filter(
                (fold) => fold.closest('[data-facet]').dataset.facet === facet);
            (shown(opener) && !root.querySelector('dialog.sheet[open]') ? opener
                : folds.find(shown))?.click();
            return null";
        self.click(&format!("the choice {facet}: {value}"), script, json!([facet, value])).await
    }

    /// Chooses an order: `feed`, `name`, `rank` or `year`.
    ///
    /// # Errors
    /// If there is no such order.
    pub async fn sort(&self, order: &str) -> Result<()> {
        let script =
            "return root.querySelector(`select[part~=sort] option[value=\"${arguments[1]}\"]`)";
        self.click(&format!("the order {order}"), script, json!(order)).await
    }

    /// Clicks the name on a card.
    ///
    /// # Errors
    /// If nobody of this name is on the wall.
    pub async fn open(&self, name: &str) -> Result<()> {
        let script = "const card = [...root.querySelectorAll('[part~=card]')].find(
                (card) => text(card.querySelector('[part~=name]')) === arguments[1]);
            return card?.querySelector('a[href], button')";
        self.click(&format!("the card of {name}"), script, json!(name)).await
    }

    /// Clicks the control with this part: `next`, `previous`, `close` …
    ///
    /// # Errors
    /// If it is not on the screen.
    pub async fn press_part(&self, part: &str) -> Result<()> {
        let script = "return [...root.querySelectorAll(`[part~=\"${arguments[1]}\"]`)].find(shown)";
        self.click(&format!("the control {part}"), script, json!(part)).await
    }

    /// Clicks the button with exactly this label.
    ///
    /// # Errors
    /// If it is not on the screen.
    pub async fn press_button(&self, label: &str) -> Result<()> {
        let script = "return [...root.querySelectorAll('button')].find((button) => shown(button)
            && (text(button) === arguments[1] || button.ariaLabel === arguments[1]))";
        self.click(&format!("the button “{label}”"), script, json!(label)).await
    }

    /// Clicks the chip that has `words` in its label.
    ///
    /// # Errors
    /// If there is no such chip.
    pub async fn press_chip(&self, words: &str) -> Result<()> {
        let script = "return [...root.querySelectorAll('[part~=chip]')].find(
            (chip) => shown(chip) && text(chip).includes(arguments[1]))";
        self.click(&format!("the chip {words}"), script, json!(words)).await
    }
}
