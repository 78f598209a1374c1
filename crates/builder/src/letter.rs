//! The message to whoever runs the web server: polite, complete, ready to send. Settings go in, text comes out.

use recognition_wall_sheet::Lang;

use crate::settings::{Form, Settings};
use crate::snippet::{self, Release};
use crate::words::say;

/// Writes the message in a language.
///
/// ```
/// use recognition_wall_builder::{letter, settings::Settings, snippet::Release};
/// use recognition_wall_sheet::Lang;
/// let text = letter::write(&Settings::default(), &Release::default(), Lang::Vi);
/// assert!(text.contains("Kính gửi") && text.contains("application/wasm"));
/// ```
#[must_use]
pub fn write(settings: &Settings, release: &Release, lang: Lang) -> String {
    let policy = snippet::policy(settings, release);
    let values = [("home", release.home.as_str()), ("policy", policy.as_str())];
    let key = match settings.form() {
        Form::Frame => "ui.letter.frame",
        _ => "ui.letter.page",
    };
    say(lang, key, &values)
}
