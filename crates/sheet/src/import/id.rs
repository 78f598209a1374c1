//! Ids that stay the same: of a name and what tells its namesakes apart, never of the row. Other rows,
//! their order and the old font of a sheet change nothing.

use std::hash::Hasher as _;

use fnv::FnvHasher;
use recognition_wall_core::text::fold::fold;
use unicode_normalization::UnicodeNormalization as _;

/// The most letters of the name in an id.
const MOST_LETTERS: usize = 48;

/// The name as an id may have it: `tran-thi-be-nam`.
pub(super) fn slug(name: &str) -> String {
    let folded: String = fold(name)
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == ' ')
        .collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let slug: String = words.join("-").chars().take(MOST_LETTERS).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "n".to_owned() } else { slug.to_owned() }
}

/// The id of a name and what stands for the person beside it (unit, place …).
pub(super) fn id_of(name: &str, beside: &[&str]) -> String {
    format!("{}-{:08x}", slug(name), hash(name, beside))
}

/// 64 bits folded to 32.
fn hash(name: &str, beside: &[&str]) -> u32 {
    let mut hasher = FnvHasher::default();
    for part in std::iter::once(name).chain(beside.iter().copied()) {
        hasher.write(same_for_all(part).as_bytes());
        hasher.write_u8(0x1f);
    }
    let hash = hasher.finish();
    // What is left of the upper half after the fold is cut off.
    u32::try_from((hash ^ (hash >> 32)) & 0xffff_ffff).unwrap_or_default()
}

/// A text without what changes from one typing to the next: case, spaces, the Unicode form.
pub(super) fn same_for_all(text: &str) -> String {
    let lower: String = text.nfc().flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an id of the office can stand in an address: no white space, no control, not too long.
pub(super) fn is_valid(id: &str) -> bool {
    !id.is_empty()
        && id.chars().count() <= 100
        && !id.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_id_never_changes() {
        // Written down once: a change here breaks every link to every person.
        assert_eq!(id_of("Trần Thị Bé Năm", &["HTX Vị Thủy"]), "tran-thi-be-nam-e2034833");
        assert_eq!(
            id_of("TRẦN THỊ  BÉ NĂM", &["htx vị thủy"]),
            id_of("Trần Thị Bé Năm", &["HTX Vị Thủy"])
        );
        assert_eq!(slug("Đỗ Văn Đ’ực"), "do-van-d-uc");
        assert_eq!(slug("奖"), "n");
    }

    proptest! {
        #[test]
        fn unit_and_accents_tell_namesakes_apart(unit in "[a-z]{1,12}", other in "[a-z]{1,12}") {
            prop_assume!(unit != other);
            prop_assert_ne!(id_of("Lê An", &[&unit]), id_of("Lê An", &[&other]));
            prop_assert_ne!(id_of("Hùng", &[&unit]), id_of("Hưng", &[&unit]));
        }

        #[test]
        fn any_name_gives_a_valid_id(name in any::<String>()) {
            prop_assert!(is_valid(&id_of(&name, &[])));
        }
    }
}
