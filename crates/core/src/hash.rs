//! A hash that stays what it is: the tool writes by it what the wall reads.

/// FNV-1a of 32 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub(crate) fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_test_vectors_of_its_authors_hold() {
        assert_eq!(super::fnv(""), 0x811C_9DC5);
        assert_eq!(super::fnv("a"), 0xE40C_292C);
        assert_eq!(super::fnv("foobar"), 0xBF9C_F968);
    }
}
