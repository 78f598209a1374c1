//! A word goes in, whether Vietnamese spelling allows it comes out.
//!
//! A syllable is an onset and a rime, both of the core's lists. This decides between encodings, and never
//! what is shown.

use recognition_wall_core::text::syllable::{ONSETS, RIMES};
use unicode_normalization::UnicodeNormalization as _;

/// More rimes: `u` after `q`, and `i` of `gi`, are read as the first letter of the rime too.
const MORE_RIMES: &[&str] = &[
    "yn", "uac", "uach", "uai", "uan", "uang", "uanh", "uat", "uay", "uau", "uao", "uam", "uap",
    "uăc", "uăm", "uăn", "uăng", "uăp", "uăt", "ue", "uen", "ueo", "uet", "uên", "uêt", "uêu",
    "uit", "uơn", "uâc", "uâp", "uâm", "uêp",
];

fn is_rime(letters: &str) -> bool {
    RIMES.contains(&letters) || MORE_RIMES.contains(&letters)
}

/// Whether a word is a syllable of Vietnamese spelling, in any case, in either Unicode form.
///
/// A closed syllable (ending in c, ch, p, t) has the tone sắc or nặng, if it has one.
pub(crate) fn is_syllable(word: &str) -> bool {
    let (mut bare, mut tone) = (String::new(), None);
    for letter in word.nfd().flat_map(char::to_lowercase) {
        match letter {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                if tone.replace(letter).is_some() {
                    return false;
                }
            }
            letter => bare.push(letter),
        }
    }
    let bare: String = bare.nfc().collect();
    let closed = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    if closed && matches!(tone, Some('\u{300}' | '\u{303}' | '\u{309}')) {
        return false;
    }
    ONSETS.iter().chain(&["q"]).any(|onset| {
        bare.strip_prefix(onset).is_some_and(|rime| {
            // gì, gìn, giếng: the i serves onset and rime.
            is_rime(rime)
                || (*onset == "g" && rime == "iêng")
                || (*onset == "gi" && is_rime(&format!("i{rime}")))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_names_and_offices_are_known() {
        let text = "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Thị Bé Năm \
            Quỳnh Quyết Khuê Riễn Giang Gìn Nghiêm Phụng Hiệp Thượng tọa Hòa hoà thuý Thúy Yến Ý Uyên khuya \
            Quốc Quang Quý Chiến sỹ xuất sắc Đoàn kết nông thôn mới giỏi quyền giếng oanh";
        for word in text.split_whitespace() {
            assert!(is_syllable(word), "{word}");
            assert!(is_syllable(&word.nfd().collect::<String>()), "{word}");
        }
    }

    #[test]
    fn what_is_no_syllable_is_known() {
        for word in ["TrÇn", "Traàn", "Niờ", "Kđoh", "Cafộ", "h̀̀a", "các̀", "Mỹller", "ă", "xâ"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
