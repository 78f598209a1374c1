//! The settings as the part of an address behind `#`, and back: an editor sends a colleague the address.
//! The part behind `#` stays in the browser: no server is told of it.

use std::str::FromStr;

use crate::colour::{Colour, Role};
use crate::settings::Settings;

/// The settings as `name=value&…`; nothing where all are as at the start.
///
/// ```
/// use recognition_wall_builder::address;
/// use recognition_wall_builder::settings::Settings;
/// let mut settings = Settings::default();
/// settings.set("src", "/vinh danh/feed.json");
/// settings.set("layout", "list");
/// let text = address::write(&settings);
/// assert_eq!(text, "src=%2Fvinh%20danh%2Ffeed.json&layout=list");
/// assert_eq!(address::read(&text), settings);
/// ```
#[must_use]
pub fn write(settings: &Settings) -> String {
    let start = Settings::default();
    let mut parts: Vec<(String, String)> =
        settings.attributes().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut add = |name: &str, value: String| parts.push((name.to_owned(), value));
    for (role, colour) in &settings.colours {
        add(&["colour-", role.as_str()].concat(), colour.to_string());
    }
    if !settings.home.is_empty() {
        add("home", settings.home.clone());
    }
    if settings.host != start.host {
        add("host", settings.host.as_str().to_owned());
    }
    if let Some(form) = settings.form {
        add("form", form.as_str().to_owned());
    }
    if settings.device != start.device {
        add("device", settings.device.as_str().to_owned());
    }
    if settings.pinned {
        add("pinned", "1".to_owned());
    }
    let parts: Vec<String> =
        parts.iter().map(|(name, value)| [name, "=", &escape(value)].concat()).collect();
    parts.join("&")
}

/// Reads what [`write()`] wrote, with or without its `#`. What makes no sense is left out.
#[must_use]
pub fn read(text: &str) -> Settings {
    let mut settings = Settings::default();
    let text = text.strip_prefix('#').unwrap_or(text);
    for (name, value) in text.split('&').filter_map(|part| part.split_once('=')) {
        let value = unescape(value);
        match name {
            "home" => value.trim().clone_into(&mut settings.home),
            "host" => settings.host = value.parse().unwrap_or_default(),
            "form" => settings.form = value.parse().ok(),
            "device" => settings.device = value.parse().unwrap_or_default(),
            "pinned" => settings.pinned = value == "1",
            _ => match name.strip_prefix("colour-").map(Role::from_str) {
                Some(Ok(role)) => {
                    if let Some(colour) = Colour::parse(&value) {
                        settings.colours.insert(role, colour);
                    }
                }
                _ => settings.set(name, &value),
            },
        }
    }
    settings
}

/// Percent-encodes everything but unreserved characters (RFC 3986, section 2.3).
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(half), 16).map(|it| it.to_ascii_uppercase()));
            }
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    loop {
        rest = match rest {
            [b'%', high, low, after @ ..] => {
                let digits = [*high, *low];
                let code = std::str::from_utf8(&digits).ok();
                if let Some(byte) = code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
                    bytes.push(byte);
                    after
                } else {
                    bytes.push(b'%');
                    rest.get(1..).unwrap_or_default()
                }
            }
            [byte, after @ ..] => {
                bytes.push(*byte);
                after
            }
            [] => return String::from_utf8_lossy(&bytes).into_owned(),
        };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use recognition_wall_core::options::OPTIONS;

    use super::*;
    use crate::settings::{Device, Form, Host};

    fn any_settings() -> impl Strategy<Value = Settings> {
        let attributes = prop::collection::vec((0..OPTIONS.len(), any::<String>()), 0..8);
        let colours = prop::collection::vec((0..Role::ALL.len(), any::<[u8; 3]>()), 0..4);
        let rest = (0..Host::ALL.len(), 0..=Form::ALL.len(), 0..Device::ALL.len(), any::<bool>());
        (attributes, colours, "[^\\x00-\\x20]*", rest).prop_map(
            |(attributes, colours, home, rest)| {
                let mut settings = Settings::default();
                for (row, value) in attributes {
                    settings.set(OPTIONS[row].name, &value);
                }
                for (role, [red, green, blue]) in colours {
                    settings.colours.insert(Role::ALL[role], Colour { red, green, blue });
                }
                settings.home = home.trim().to_owned();
                settings.host = Host::ALL[rest.0];
                settings.form = Form::ALL.get(rest.1).copied();
                settings.device = Device::ALL[rest.2];
                settings.pinned = rest.3;
                settings
            },
        )
    }

    proptest! {
        #[test]
        fn settings_survive_the_way_through_the_address(settings in any_settings()) {
            let text = write(&settings);
            prop_assert!(text.is_ascii() && !text.contains(['#', ' ', '"', '<', '>']));
            prop_assert_eq!(read(&text), settings);
        }

        #[test]
        fn no_address_breaks_the_builder(text in any::<String>()) {
            let settings = read(&text);
            prop_assert_eq!(read(&write(&settings)), settings);
        }
    }
}
