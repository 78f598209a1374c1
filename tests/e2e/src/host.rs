//! Pages as an editor writes them: each form of the embed, inside an ordinary page of a host.
//!
//! In go a tag and its attributes, out comes the HTML of the page. It never holds an inline script or
//! style: the host's policy forbids both.

/// The script tag that every form but the script-alone one has in the page's head.
pub const SCRIPT: &str = r#"<script async src="/dist/wall.js"></script>"#;

/// A page's head with the script and the host's own style sheet, `/host.css`.
pub const DRESSED: &str = r#"<link rel="stylesheet" href="/host.css">
<script async src="/dist/wall.js"></script>"#;

/// A page of the host in Vietnamese, with `head` and `body` as given.
pub fn page(head: &str, body: &str) -> String {
    page_in("vi", head, body)
}

/// A page of the host in any language; an empty `language` leaves the attribute out.
pub fn page_in(language: &str, head: &str, body: &str) -> String {
    let language =
        if language.is_empty() { String::new() } else { format!(r#" lang="{language}""#) };
    format!(
        r#"<!doctype html>
<html{language}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cổng thông tin điện tử</title>
{head}
</head>
<body>
<h1>Điển hình tiên tiến</h1>
<a href="/" id="before">Trang chủ</a>
<main>
{body}
</main>
<a href="/" id="after">Liên hệ</a>
</body>
</html>
"#
    )
}

/// The element form: `<recognition-wall ATTRIBUTES>` with the script in the head.
pub fn element(attributes: &str) -> String {
    page(SCRIPT, &format!("<recognition-wall {attributes}></recognition-wall>"))
}
