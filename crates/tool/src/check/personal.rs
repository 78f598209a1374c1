//! Personal data in an item, shown or not: the file itself is public.
//!
//! Every key and every text of an item is looked at, those that the wall ignores too. PDPL
//! 91/2025/QH15 and Decree 356/2025/NĐ-CP: no identity number, no address, no day of birth, no
//! ethnic group, religion or party without need.

use std::collections::HashSet;

use recognition_wall_core::text::fold::fold;
use serde_json::Value;

use super::item::{Item, text_of, wording};
use super::pattern;
use super::sink::Sink;
use crate::finding::Rule;

/// Keys by what they hold, folded and without spaces: `ngay_sinh`, "Ngày sinh" are `ngaysinh`.
const KEYS: &[(Rule, &[&str])] = &[
    (
        Rule::BirthDate,
        &["ngaysinh", "ngaythangnamsinh", "birthdate", "dateofbirth", "dob", "birthday"],
    ),
    (
        Rule::SensitiveKey,
        &[
            "dantoc",
            "tongiao",
            "dangvien",
            "ladangvien",
            "ngayvaodang",
            "ethnicity",
            "ethnic",
            "ethnicgroup",
            "religion",
            "race",
            "partymember",
            "party",
        ],
    ),
    (
        Rule::IdentityNumber,
        &[
            "cccd",
            "cmnd",
            "socccd",
            "socmnd",
            "cancuoc",
            "socancuoc",
            "cancuoccongdan",
            "socancuoccongdan",
            "chungminhnhandan",
            "sochungminhnhandan",
            "hochieu",
            "sohochieu",
            "madinhdanh",
            "sodinhdanh",
            "sodinhdanhcanhan",
            "nationalid",
            "idnumber",
            "identitynumber",
            "passport",
            "passportnumber",
        ],
    ),
    (
        Rule::PhoneNumber,
        &["dienthoai", "sodienthoai", "sdt", "dtdd", "didong", "phone", "phonenumber", "mobile"],
    ),
    (
        Rule::HomeAddress,
        &[
            "diachi",
            "diachinha",
            "noio",
            "choo",
            "noiohiennay",
            "thuongtru",
            "noithuongtru",
            "hokhau",
            "hokhauthuongtru",
            "address",
            "homeaddress",
        ],
    ),
];

/// Keys whose values are addresses of the web, dates or codes, never prose.
const NO_PROSE: &[&str] = &[
    "url",
    "src",
    "image",
    "banner_image",
    "external_url",
    "original_url",
    "thumbhash",
    "id",
    "type",
    "code",
    "date",
    "date_published",
    "date_modified",
    "licence",
];

/// `reported`: pointers of texts that the wall itself has told of as identity numbers.
pub(super) fn check(item: &Item<'_>, reported: &HashSet<&str>, sink: &mut Sink) {
    let mut walk = Walk { item, reported, sink, pointer: item.pointer.clone() };
    for (key, value) in item.object {
        walk.member(key, value);
    }
    check_place(item, sink);
    if item.extension.get("visibility").and_then(Value::as_str) == Some("withdrawn") {
        let pointer = item.at("/_recognition/visibility");
        if let Some(finding) = sink.of_item(Rule::WithdrawnItem, item, pointer, &[]) {
            // Who is withdrawn is named nowhere any more, not even in a report.
            finding.name = None;
        }
    }
}

struct Walk<'w, 'a> {
    item: &'w Item<'a>,
    reported: &'w HashSet<&'w str>,
    sink: &'w mut Sink,
    pointer: String,
}

impl Walk<'_, '_> {
    /// As deep as the reader of JSON builds values: 128 levels.
    fn member(&mut self, key: &str, value: &Value) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
        let plain = fold(key).replace(' ', "");
        let named = KEYS.iter().find(|(_, keys)| keys.contains(&plain.as_str()));
        match named {
            Some((rule, _)) if says_something(value) => self.tell(*rule, key, None),
            _ if NO_PROSE.contains(&key) => {}
            _ => self.value(key, value),
        }
        self.pointer.truncate(length);
    }

    fn value(&mut self, key: &str, value: &Value) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    self.member(key, value);
                }
            }
            Value::Array(list) => {
                for (index, value) in list.iter().enumerate() {
                    let length = self.pointer.len();
                    self.pointer.push('/');
                    self.pointer.push_str(&index.to_string());
                    self.value(key, value);
                    self.pointer.truncate(length);
                }
            }
            Value::String(text) => self.text(key, text),
            Value::Number(number) => {
                let digits = number.to_string();
                if pattern::identity_number(&digits) == Some(digits.as_str()) {
                    self.tell(Rule::IdentityNumber, key, Some(&digits));
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn text(&mut self, key: &str, text: &str) {
        let finds = [
            (Rule::PhoneNumber, pattern::phone_number(text)),
            (Rule::BirthDate, pattern::birth_date(text)),
            (
                Rule::HomeAddress,
                pattern::home_address(text).filter(|_| self.item.is_of_people() && key != "unit"),
            ),
            (
                Rule::IdentityNumber,
                pattern::identity_number(text)
                    .filter(|_| !self.reported.contains(self.pointer.as_str())),
            ),
        ];
        for (rule, found) in finds {
            if let Some(found) = found {
                self.tell(rule, key, Some(found));
            }
        }
    }

    fn tell(&mut self, rule: Rule, key: &str, found: Option<&str>) {
        let finding = self.sink.of_item(rule, self.item, self.pointer.clone(), &[("key", key)]);
        if let (Some(finding), Some(found)) = (finding, found) {
            finding.found = found.into();
        }
    }
}

fn says_something(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(object) => !object.is_empty(),
        Value::Bool(true) | Value::Number(_) => true,
    }
}

/// A hamlet or a street is where somebody lives; a commune is where they are honoured.
fn check_place(item: &Item<'_>, sink: &mut Sink) {
    let Some(place) = item.extension.get("place").filter(|_| item.is_of_people()) else { return };
    let is_split = place.get("then").is_some() || place.get("now").is_some();
    let places = if is_split {
        [
            ("/then", place.as_object().and_then(|place| text_of(place, "then"))),
            ("/now", place.as_object().and_then(|place| text_of(place, "now"))),
        ]
    } else {
        [("", wording(place)), ("", None)]
    };
    for (below, text) in places {
        // What is an address in any text has been told as that.
        if let Some(text) = text
            && pattern::is_below_commune(text)
            && pattern::home_address(text).is_none()
        {
            let pointer = item.at(&["/_recognition/place", below].concat());
            sink.of_item(Rule::ExactPlace, item, pointer, &[]);
        }
    }
}
