//! A word goes in, whether Vietnamese spelling allows it comes out.
//!
//! A syllable is an onset and a rime; the rimes are listed. This decides between encodings, and never
//! what is shown. Rules of spelling: decision 1989/QĐ-BGDĐT of 25 May 2018 of the Ministry of
//! Education and Training; the lists follow the syllable tables of Vietnamese primers.

use unicode_normalization::UnicodeNormalization as _;

const ONSETS: &[&str] = &[
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
];

/// Rimes without a tone. `u` after `q`, and `i` of `gi`, are read as the first letter of the rime too.
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ăc", "ăm",
    "ăn", "ăng", "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em",
    "en", "eng", "eo", "ep", "et", "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia",
    "ich", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "im", "in", "inh", "ip", "it", "iu",
    "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay",
    "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong",
    "ooc", "oong", "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm",
    "ơn", "ơp", "ơt", "u", "ua", "uân", "uâng", "uât", "uây", "uc", "uê", "uêch", "uênh", "ui",
    "um", "un", "ung", "uơ", "uôc", "uôi", "uôm", "uôn", "uông", "uôt", "up", "ut", "uy", "uya",
    "uych", "uyên", "uyêt", "uynh", "uyt", "uyu", "ư", "ưa", "ưc", "ưi", "ưm", "ưn", "ưng", "ươc",
    "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "ưt", "ưu", "y", "yêm", "yên", "yêng", "yêt",
    "yêu", "yn", "ynh", // After q: the u of the onset and the vowel.
    "uac", "uach", "uai", "uan", "uang", "uanh", "uat", "uay", "uau", "uao", "uam", "uap", "uăc",
    "uăm", "uăn", "uăng", "uăp", "uăt", "ue", "uen", "ueo", "uet", "uên", "uêt", "uêu", "ui",
    "uit", "uơn", "uôc", "uy", "uyn", "uâc", "uâp", "uâm", "uêp",
];

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
    ONSETS.iter().any(|onset| {
        bare.strip_prefix(onset).is_some_and(|rime| {
            // gì, gìn, giếng: the i serves onset and rime.
            RIMES.contains(&rime)
                || (*onset == "g" && rime == "iêng")
                || (*onset == "gi" && RIMES.contains(&format!("i{rime}").as_str()))
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
