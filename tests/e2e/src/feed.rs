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

/// Fields of work, more than a filter lists at once.
pub const FIELDS: [&str; 15] = [
    "An ninh trật tự",
    "Công nghiệp",
    "Dân vận",
    "Giáo dục",
    "Giao thông",
    "Khoa học",
    "Khuyến học",
    "Môi trường",
    "Nghệ thuật",
    "Nông thôn mới",
    "Quốc phòng",
    "Thanh niên",
    "Thể thao",
    "Từ thiện",
    "Y tế",
];

/// A town of `count` people, each with fields, a place, an award and its year: enough to filter,
/// sort and jump by. No photos: a figure stands for each.
pub fn town(count: usize) -> Vec<Value> {
    let places = ["Phụng Hiệp", "Vị Thanh", "Ngã Bảy", "Long Mỹ", "Vị Thủy", "Châu Thành A"];
    let codes = ["bkt", "bktt", "bkt", "hclđ"];
    let mut people = crowd(count);
    for (number, person) in people.iter_mut().enumerate() {
        let pick = |list: &[&'static str], at: usize| {
            list.get(at % list.len()).copied().unwrap_or_default()
        };
        let story = format!("Việc tốt thứ {}.", number + 1);
        put(Some(&mut *person), json!({ "content_text": story }));
        let more = json!({
            "position": "Nông dân",
            "unit": format!("Hợp tác xã số {}", number % 20 + 1),
            "fields": [pick(&FIELDS, number * 7 / 3)],
            "place": pick(&places, number * 5 / 7),
            "awards": [{ "code": pick(&codes, number), "year": 2010 + number * 11 % 14 }]
        });
        put(person.get_mut("_recognition"), more);
    }
    people
}

/// Nguyễn Thị Bé with everything that a feed can say of a person, and her neighbours.
pub fn known() -> Value {
    let mut people = neighbours();
    let photo = |id: &str, number: usize| {
        json!({
            "src": format!("photos/{id}.svg"), "width": 400, "height": 500,
            "alt": format!("Ảnh thứ {number} của Nguyễn Thị Bé"),
            "caption": format!("Chú thích thứ {number}"), "credit": format!("Ảnh: Minh họa {number}"),
            "licence": "CC BY 4.0", "original_url": "https://example.vn/anh"
        })
    };
    if let Some(be) = people.first_mut() {
        let more = json!({
            "aliases": ["Năm Bé"],
            "place": { "then": "huyện Phụng Hiệp, tỉnh Hậu Giang", "now": "xã Hiệp Hưng, thành phố Cần Thơ" },
            "programme": "Điển hình tiên tiến 2023",
            "quote": "Đất không phụ người.",
            "links": [{ "label": "Bài báo", "url": "https://example.vn/bai-bao" }],
            "photos": [photo("be", 1), photo("duc", 2), photo("an", 3)],
            "awards": [{
                "code": "hclđ", "class": "hạng Ba", "date": "2021-06-08", "year": 2021,
                "citation": "Đã có thành tích xuất sắc.",
                "decision": {
                    "number": "937/QĐ-CTN", "date": "2021-06-01", "authority": "Chủ tịch nước",
                    "signer": "Nguyễn Văn Ký", "signer_title": "Phó Chủ tịch nước",
                    "url": "https://example.vn/quyet-dinh"
                }
            }, { "code": "bkt", "year": 2019, "status": "revoked" }]
        });
        put(be.get_mut("_recognition"), more);
        put(Some(be), json!({ "summary": "Người giữ đất.", "url": "https://example.vn/be" }));
    }
    let mut feed = of(people);
    let more = json!({
        "contact": "mailto:thi-dua@example.vn", "as_of": "2023-06-08T09:00:00+07:00"
    });
    put(feed.get_mut("_recognition"), more);
    feed
}

/// Puts keys into an object, in the place of what was there.
fn put(object: Option<&mut Value>, keys: Value) {
    if let (Some(Value::Object(object)), Value::Object(keys)) = (object, keys) {
        object.extend(keys);
    }
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
