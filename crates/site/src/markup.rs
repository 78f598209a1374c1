//! Texts go in, HTML or XML comes out: the one place that escapes.
//!
//! Names of elements and attributes are constants of the program, every other string is escaped;
//! there is no way to write a text of the feed as markup.

/// A document that is being written.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    out: String,
    /// A start tag is open: attributes may still follow.
    in_tag: bool,
}

impl Markup {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// What was written; every start tag is closed.
    pub(crate) fn finish(mut self) -> String {
        self.close_tag();
        self.out
    }

    /// A constant of the program, as it is.
    pub(crate) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.close_tag();
        self.out.push_str(markup);
        self
    }

    /// What another document holds: it was escaped there.
    pub(crate) fn embed(&mut self, fragment: &Fragment) -> &mut Self {
        self.close_tag();
        self.out.push_str(&fragment.0);
        self
    }

    /// Begins an element; attributes follow, then its content.
    pub(crate) fn open(&mut self, name: &'static str) -> &mut Self {
        self.close_tag();
        self.out.push('<');
        self.out.push_str(name);
        self.in_tag = true;
        self
    }

    /// Begins an element of a class.
    pub(crate) fn class(&mut self, name: &'static str, class: &'static str) -> &mut Self {
        self.open(name).attr("class", class)
    }

    /// An attribute of the element just begun.
    pub(crate) fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        debug_assert!(self.in_tag, "{name}: no start tag is open");
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape_into(value, &mut self.out);
        self.out.push('"');
        self
    }

    /// An attribute, where there is a value.
    pub(crate) fn attr_if(&mut self, name: &'static str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// A text.
    pub(crate) fn text(&mut self, text: &str) -> &mut Self {
        self.close_tag();
        escape_into(text, &mut self.out);
        self
    }

    /// Ends an element.
    pub(crate) fn end(&mut self, name: &'static str) -> &mut Self {
        self.close_tag();
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        self
    }

    /// An element of a class with a text and nothing else.
    pub(crate) fn leaf(
        &mut self,
        name: &'static str,
        class: &'static str,
        text: &str,
    ) -> &mut Self {
        self.class(name, class).text(text).end(name)
    }

    /// Data for machines. `<`, `>` and `&` are written as JSON escapes, so no text can end the
    /// element.
    pub(crate) fn json_ld(&mut self, json: &serde_json::Value) -> &mut Self {
        self.raw("<script type=\"application/ld+json\">");
        for character in json.to_string().chars() {
            match character {
                '<' => self.out.push_str("\\u003c"),
                '>' => self.out.push_str("\\u003e"),
                '&' => self.out.push_str("\\u0026"),
                '\u{2028}' => self.out.push_str("\\u2028"),
                '\u{2029}' => self.out.push_str("\\u2029"),
                other if is_dropped(other) => {}
                other => self.out.push(other),
            }
        }
        self.raw("</script>\n")
    }

    /// Ends the line of the source, for those who read it.
    pub(crate) fn line(&mut self) -> &mut Self {
        self.raw("\n")
    }

    fn close_tag(&mut self) {
        if self.in_tag {
            self.out.push('>');
            self.in_tag = false;
        }
    }
}

/// Markup that was written by a [`Markup`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Fragment(String);

impl Fragment {
    /// What a document holds so far, to stand in another.
    pub(crate) fn of(markup: Markup) -> Self {
        Self(markup.finish())
    }

    /// Bytes that a fragment was kept as; `None` where they are no text.
    pub(crate) fn from_kept(bytes: Vec<u8>) -> Option<Self> {
        String::from_utf8(bytes).ok().map(Self)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether nothing of a text would be seen.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_dropped(character))
}

fn escape_into(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other if is_dropped(other) => {}
            other => out.push(other),
        }
    }
}

/// Characters that no page and no XML may hold (control characters, noncharacters), and those that
/// turn the direction of the text around them: one of these in a name would turn the page about.
pub(crate) fn is_dropped(character: char) -> bool {
    let code = u32::from(character);
    matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\r' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_markup() {
        let mut markup = Markup::new();
        markup.class("p", "x").attr("title", "\"'<&>").text("</p><script>\0\u{202e}&").end("p");
        assert_eq!(
            markup.finish(),
            "<p class=\"x\" title=\"&quot;&#39;&lt;&amp;&gt;\">&lt;/p&gt;&lt;script&gt;&amp;</p>"
        );
    }

    #[test]
    fn data_can_not_end_its_element() {
        let mut markup = Markup::new();
        markup.json_ld(&serde_json::json!({ "name": "</script><!--&\u{2028}" }));
        let written = markup.finish();
        assert_eq!(written.matches("</script>").count(), 1);
        assert!(!written.contains("<!--"));
        let data = written.split_once('>').unwrap().1.rsplit_once("</script>").unwrap().0;
        let read: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(read["name"], "</script><!--&\u{2028}");
    }
}
