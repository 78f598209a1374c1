//! A citation short enough to be read from afar. In: a text of any length. Out: whole sentences, else
//! whole clauses, else whole words with "…". Never cuts a word.

/// As many letters as are read from thirty metres while somebody walks to the stage.
const MOST: usize = 180;
/// Less than this is no citation: a longer cut by words says more.
const LEAST: usize = 50;

/// The text, or its beginning as far as it makes sense.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    let Some((limit, _)) = text.char_indices().nth(MOST) else { return text.to_owned() };
    let Some(head) = text.get(..limit) else { return text.to_owned() };
    let least = text.char_indices().nth(LEAST).map_or(0, |(at, _)| at);
    let ends = |marks: &[char]| {
        head.char_indices().rfind(|(at, mark)| {
            let rest = text.get(at + mark.len_utf8()..).unwrap_or_default();
            // "30.000" and "TP.HCM" are no ends of sentences.
            *at >= least && marks.contains(mark) && rest.starts_with(char::is_whitespace)
        })
    };
    if let Some((at, mark)) = ends(&['.', '!', '?', '…']) {
        return head.get(..at + mark.len_utf8()).unwrap_or(head).to_owned();
    }
    let end = ends(&[';', ',', ':']).map(|(at, _)| at);
    let end = end.or_else(|| head.rfind(char::is_whitespace)).unwrap_or(limit);
    [head.get(..end).unwrap_or(head).trim_end(), "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_citation_ends_where_a_sentence_or_a_clause_does() {
        let short = "Đã có thành tích xuất sắc trong phong trào thi đua yêu nước.";
        assert_eq!(shortened(short), short);
        let sentences = [short, " Vận động 30.000 hộ dân hiến đất làm đường. "].concat().repeat(3);
        let cut = shortened(&sentences);
        assert!(cut.ends_with("yêu nước.") || cut.ends_with("làm đường."), "{cut}");
        let clauses = "vận động nhân dân hiến đất mở rộng đường, ".repeat(9);
        assert!(shortened(&clauses).ends_with("mở rộng đường…"));
        let words = "xây dựng nông thôn mới nâng cao ".repeat(9);
        let cut = shortened(&words);
        assert!(
            words.starts_with(cut.trim_end_matches('…')) && cut.chars().count() <= 181,
            "{cut}"
        );
        assert!(shortened(&"ư".repeat(300)).chars().count() <= 181);
    }
}
