//! Feeds of invented people, small enough to be read in a test.
//!
//! In go names, out comes a feed document; a journey changes what it wants to see changed.
//! All people are invented.

use serde_json::{Value, json};

/// A feed that holds `items`.
pub fn of(items: impl IntoIterator<Item = Value>) -> Value {
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Điển hình tiên tiến (dữ liệu minh họa)",
        "language": "vi",
        "_recognition": {
            "version": "1.0",
            "facets": ["field", "place", "year"],
            "awards": {
                "hclđ": { "title": { "vi": "Huân chương Lao động", "en": "Labour Order" }, "rank": 150, "level": "state" },
                "bktt": { "title": { "vi": "Bằng khen của Thủ tướng Chính phủ", "en": "Certificate of Merit of the Prime Minister" }, "rank": 600, "level": "government" },
                "bkt": { "title": { "vi": "Bằng khen của Chủ tịch UBND tỉnh", "en": "Certificate of Merit of the Province" }, "rank": 610, "level": "province" }
            }
        },
        "items": items.into_iter().collect::<Vec<_>>()
    })
}

/// Somebody of whom only the id and the name are known.
pub fn person(id: &str, name: &str) -> Value {
    json!({ "id": id, "title": name, "_recognition": { "kind": "person" } })
}

/// `count` people with the ids `p-001`, `p-002` … and names that differ in every card.
pub fn crowd(count: usize) -> Vec<Value> {
    let families = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô"];
    let givens = ["An", "Bình", "Cúc", "Dung", "Đào", "Giang", "Hạnh", "Kiều", "Lan", "Minh"];
    (0..count)
        .map(|number| {
            let pick = |list: &[&'static str], at: usize| {
                list.get(at % list.len()).copied().unwrap_or_default()
            };
            let name = format!("{} Văn {}", pick(&families, number / 10), pick(&givens, number));
            person(&format!("p-{:03}", number + 1), &name)
        })
        .collect()
}

fn honouree(id: &str, name: &str, field: &str, place: &str, code: &str, year: u16) -> Value {
    json!({
        "id": id,
        "title": name,
        "content_text": format!("Đã có thành tích xuất sắc trong lĩnh vực {field}."),
        "_recognition": {
            "kind": "person",
            "honorific": "Bà",
            "position": "Nông dân",
            "unit": "Hợp tác xã Tân Tiến",
            "place": place,
            "fields": [field],
            "awards": [{
                "code": code,
                "year": year,
                "citation": format!("Đã có thành tích xuất sắc, {name}."),
                "decision": { "number": format!("{year}/QĐ-UBND"), "authority": "Chủ tịch UBND tỉnh" }
            }],
            "photos": [{
                "src": format!("photos/{id}.svg"),
                "width": 400,
                "height": 500,
                "alt": format!("Chân dung {name}"),
                "caption": format!("{name} bên ruộng lúa"),
                "credit": "Ảnh: Minh họa"
            }]
        }
    })
}

/// The six neighbours of most journeys.
///
/// | id | name | field | place | award | year |
/// | --- | --- | --- | --- | --- | --- |
/// | `be` | Nguyễn Thị Bé | Nông thôn mới | Phụng Hiệp | order | 2021 |
/// | `duc` | Đỗ Văn Đức | Y tế | Vị Thanh | province | 2023 |
/// | `an` | Trần Hoàng An | Khoa học | Phụng Hiệp | government | 2022 |
/// | `an2` | Lê Thị Ẩn | Y tế | Ngã Bảy | province | 2023 |
/// | `y` | H'Yim Kđoh | Nông thôn mới | Vị Thanh | province | 2020 |
/// | `hoa` | Huỳnh Thị Hoà | Khoa học | Vị Thanh | government | 2019 |
pub fn neighbours() -> Vec<Value> {
    vec![
        honouree("be", "Nguyễn Thị Bé", "Nông thôn mới", "Phụng Hiệp", "hclđ", 2021),
        honouree("duc", "Đỗ Văn Đức", "Y tế", "Vị Thanh", "bkt", 2023),
        honouree("an", "Trần Hoàng An", "Khoa học", "Phụng Hiệp", "bktt", 2022),
        honouree("an2", "Lê Thị Ẩn", "Y tế", "Ngã Bảy", "bkt", 2023),
        honouree("y", "H'Yim Kđoh", "Nông thôn mới", "Vị Thanh", "bkt", 2020),
        honouree("hoa", "Huỳnh Thị Hoà", "Khoa học", "Vị Thanh", "bktt", 2019),
    ]
}

/// Their names, in the order of the feed.
pub const NEIGHBOURS: [&str; 6] =
    ["Nguyễn Thị Bé", "Đỗ Văn Đức", "Trần Hoàng An", "Lê Thị Ẩn", "H'Yim Kđoh", "Huỳnh Thị Hoà"];
