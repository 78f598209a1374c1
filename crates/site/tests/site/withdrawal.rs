//! Somebody who is withdrawn is on no page of a site, in no list and at no address.

use serde_json::json;

use crate::common::{options, site};

/// Two neighbours; of the second, every key has a value that stands nowhere else.
fn feed(withdrawn: &[&str]) -> String {
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Thử", "language": "vi",
        "_recognition": { "version": "1.0", "withdrawn": withdrawn, "contact": "mailto:a@tinh.example" },
        "items": [
            { "id": "1", "title": "Trần Thị Bé Năm", "_recognition": { "place": "xã Một" } },
            { "id": "2", "title": "Lê Văn Đông", "summary": "Dấu-tóm-tắt", "content_text": "Dấu-toàn-văn",
              "date_published": "2023-06-08T00:00:00+07:00", "tags": ["Dấu-thẻ"],
              "_recognition": {
                "aliases": ["Dấu-bút-danh"], "position": "Dấu-chức-danh", "unit": "Dấu-đơn-vị",
                "place": { "then": "Dấu-nơi-cũ", "now": "Dấu-nơi-mới" }, "fields": ["Dấu-lĩnh-vực"],
                "quote": "Dấu-lời-nói", "links": [{ "label": "Dấu-liên-kết", "url": "https://dau.example/" }],
                "awards": [{ "title": "Dấu-danh-hiệu", "year": 1987, "citation": "Dấu-thành-tích",
                    "decision": { "number": "Dấu-số", "signer": "Dấu-ký" } }],
                "photos": [{ "src": "photos/dau.jpg", "alt": "Dấu-ảnh", "caption": "Dấu-chú-thích", "credit": "Dấu-nguồn" }]
              } }
        ],
    })
    .to_string()
}

/// In how many files something of the second neighbour stands, and where.
fn traces(json: &str) -> Vec<String> {
    let (kept, _) = site(json, &options(json));
    let texts = kept.0.iter().map(|(path, bytes)| (path, String::from_utf8_lossy(bytes)));
    let tells = |text: &str| {
        ["Văn Đông", "Dấu-", "dau.example", "dau.jpg", "1987"]
            .iter()
            .any(|trace| text.contains(trace))
    };
    // The feed is published byte for byte as it is given; the tool takes people out of it before.
    let pages = texts.filter(|(path, _)| *path != "feed.json");
    pages.filter(|(_, text)| tells(text)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn whoever_is_withdrawn_is_in_no_page_of_the_site() {
    // The search for traces does find somebody who is there.
    let before = traces(&feed(&[]));
    for file in ["index.html", "so-vang.html", "feed-newest.json"] {
        assert!(before.iter().any(|path| path == file), "{file} is not among {before:?}");
    }
    assert_eq!(traces(&feed(&["2"])), Vec::<String>::new());
}

#[test]
fn whoever_is_withdrawn_is_at_no_address_of_the_sitemap() {
    let sitemap = |json: &str| site(json, &options(json)).0.text("sitemap.xml").to_owned();
    assert!(sitemap(&feed(&[])).contains("le-van-dong"));
    let after = sitemap(&feed(&["2"]));
    assert!(!after.contains("le-van-dong") && after.contains("tran-thi-be-nam"), "{after}");
}
