//! Step 3: the wall itself, as on a phone, a tablet, a computer, a screen in a hall. It stands in a frame
//! of its own page, with the same script that every site includes.

use web_sys::{Element, HtmlIFrameElement};
use yew::html::Scope;
use yew::prelude::*;

use super::{Builder, Message, Source};
use crate::browser;
use crate::settings::Device;
use crate::words::{found, text};

/// How what is told to the preview begins, so that it takes nobody else's messages for it.
const TO_PREVIEW: &str = "builder:";
/// The feed of a file in which there is nobody: what lies at its future address is not asked for.
const NOBODY: &str = r#"{"version":"https://jsonfeed.org/version/1.1","items":[]}"#;
/// The height of the preview at most, in CSS pixels.
const TALLEST: f64 = 760.0;

/// Draws the step.
pub(super) fn view(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let chosen = builder.settings.device;
    let choice = |device: Device| {
        let word = device.as_str();
        html! {
            <label class="choice" key={word}>
                <input class="choice__input" type="radio" name="device" value={word}
                    checked={chosen == device}
                    onchange={link.callback(move |_| Message::Device(device))} />
                <span class="device-mark" data-device={word} aria-hidden="true"></span>
                <span>{ found(lang, &["device.", word]).unwrap_or(word) }</span>
            </label>
        }
    };
    html! {
        <section class="step step--preview" aria-labelledby="step-preview">
            <h2 class="step__title" id="step-preview">
                <span class="step__number" aria-hidden="true">{ "3" }</span>
                { text(lang, "ui.preview.title") }
            </h2>
            <a class="skip-preview" href="#step-embed">{ text(lang, "ui.preview.skip") }</a>
            <fieldset class="field devices">
                <legend class="unseen">{ text(lang, "ui.preview.device") }</legend>
                <div class="choices choices--row">
                    { for Device::ALL.iter().map(|device| choice(*device)) }
                </div>
            </fieldset>
            <div class="stage" ref={builder.stage.clone()} data-device={chosen.as_str()}>
                <div class="stage__screen">
                    <iframe class="stage__frame" ref={builder.frame.clone()} src="preview.html"
                        title={text(lang, "ui.preview.frame")}></iframe>
                </div>
            </div>
            <p class="field__hint">{ text(lang, "ui.preview.hint") }</p>
        </section>
    }
}

impl Builder {
    pub(super) fn fit_preview(&self) {
        let Some(stage) = self.stage.cast::<Element>() else { return };
        let (width, height) = self.settings.device.size();
        // All of it is to be seen at once.
        let scale = (browser::inner_width(&stage) / f64::from(width))
            .min(TALLEST / f64::from(height))
            .min(1.0);
        let shown = f64::from(height) * scale;
        for (name, value) in [
            ("--device-width", format!("{width}px")),
            ("--device-height", format!("{height}px")),
            ("--device-scale", format!("{scale:.4}")),
            ("--device-shown", format!("{shown:.0}px")),
            ("--device-across", format!("{:.0}px", f64::from(width) * scale)),
        ] {
            browser::set_property(&stage, name, &value);
        }
    }

    pub(super) fn tell_preview(&mut self) {
        let Some(frame) = self.frame.cast::<HtmlIFrameElement>().filter(|_| self.is_ready) else {
            return;
        };
        let feed = match &self.source {
            Source::File(_, feed) => Some(feed.clone().unwrap_or_else(|| NOBODY.into())),
            _ => None,
        };
        let mut attributes: serde_json::Map<String, serde_json::Value> = self
            .settings
            .attributes()
            .map(|(name, value)| (name.to_owned(), value.into()))
            .collect();
        attributes.insert("src".to_owned(), self.feed_address().into());
        if !attributes.contains_key("lang") {
            attributes.insert("lang".to_owned(), self.lang.tag().into());
        }
        // What is opened in the preview is no step back of this page.
        attributes.insert("history".to_owned(), "none".into());
        let colours: serde_json::Map<String, serde_json::Value> = self
            .settings
            .colours
            .iter()
            .map(|(role, colour)| (role.property(), colour.to_string().into()))
            .collect();
        let message = serde_json::json!({ "attributes": attributes, "properties": colours });
        let message = message.to_string();
        let is_same_feed = self.told_feed == feed;
        if self.told == message && is_same_feed {
            return;
        }
        let whole = if is_same_feed {
            message.clone()
        } else {
            let mut value = serde_json::json!({ "attributes": attributes, "properties": colours });
            if let Some(object) = value.as_object_mut() {
                object.insert("feed".to_owned(), feed.as_deref().into());
            }
            value.to_string()
        };
        browser::tell(&frame, &[TO_PREVIEW, &whole].concat());
        self.told = message;
        self.told_feed = feed;
    }
}
