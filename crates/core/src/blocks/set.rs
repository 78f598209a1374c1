//! Who of a block: positions go in, the smallest of three writings comes out, and bits again.
//!
//! | first byte | what follows |
//! | --- | --- |
//! | 0 | the gaps between those who belong, each a number of 7 bits a byte |
//! | 1 | a bit for everybody, the lowest first, without the empty bytes at the end |
//! | 2 | as 0, of those who do not belong |

use fixedbitset::FixedBitSet;

const MEMBERS: u8 = 0;
const BITS: u8 = 1;
const OTHERS: u8 = 2;

/// Writes the set of `members`, ascending, of a block of `size` people.
pub(super) fn write(members: &[u32], size: u32) -> Vec<u8> {
    let mut best = vec![MEMBERS];
    write_gaps(members.iter().copied(), &mut best);
    let bits = members.last().map_or(0, |last| *last as usize / 8 + 1);
    if bits + 1 < best.len() {
        best = vec![0; bits + 1];
        if let Some(kind) = best.first_mut() {
            *kind = BITS;
        }
        for member in members {
            if let Some(byte) = best.get_mut(*member as usize / 8 + 1) {
                *byte |= 1 << (member % 8);
            }
        }
    }
    if members.len() > size as usize / 2 {
        let mut others = vec![OTHERS];
        let mut belongs = members.iter().peekable();
        let lacking = (0..size).filter(|position| belongs.next_if_eq(&position).is_none());
        write_gaps(lacking, &mut others);
        if others.len() < best.len() {
            best = others;
        }
    }
    best
}

fn write_gaps(positions: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let mut next = 0;
    for position in positions {
        write_number(position - next, out);
        next = position + 1;
    }
}

/// Puts those of a written set into `set`, which has room for its block; `None` where it is no set.
pub(super) fn add_to(written: &[u8], set: &mut FixedBitSet) -> Option<()> {
    let (kind, data) = written.split_first()?;
    match *kind {
        MEMBERS => each_gap(data, set.len(), &mut |position| set.insert(position)),
        BITS => {
            for (at, byte) in data.iter().enumerate() {
                let mut left = *byte;
                while left != 0 {
                    let position = at * 8 + left.trailing_zeros() as usize;
                    if position >= set.len() {
                        return None;
                    }
                    set.insert(position);
                    left &= left - 1;
                }
            }
            Some(())
        }
        OTHERS => {
            let mut begin = 0;
            each_gap(data, set.len(), &mut |position| {
                set.insert_range(begin..position);
                begin = position + 1;
            })?;
            set.insert_range(begin..);
            Some(())
        }
        _ => None,
    }
}

fn each_gap(mut data: &[u8], size: usize, take: &mut dyn FnMut(usize)) -> Option<()> {
    let mut next = 0_usize;
    while !data.is_empty() {
        let position = next.checked_add(read_number(&mut data)? as usize)?;
        if position >= size {
            return None;
        }
        take(position);
        next = position + 1;
    }
    Some(())
}

/// Writes a number, 7 bits a byte, the lowest first; the high bit says that more follows.
pub(super) fn write_number(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Reads a number from the front; `None` where there is none.
pub(super) fn read_number(data: &mut &[u8]) -> Option<u32> {
    let mut number = 0_u32;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, rest) = data.split_first()?;
        *data = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::*;

    fn read(written: &[u8], size: u32) -> Option<Vec<u32>> {
        let mut set = FixedBitSet::with_capacity(size as usize);
        add_to(written, &mut set)?;
        Some(set.ones().map(|position| u32::try_from(position).unwrap()).collect())
    }

    proptest! {
        #[test]
        fn who_is_written_is_read(some in btree_set(0_u32..300, 0..300), size in 300_u32..2000, all: bool) {
            let members: Vec<u32> =
                if all { (0..size).filter(|one| !some.contains(one)).collect() } else { some.into_iter().collect() };
            prop_assert_eq!(read(&write(&members, size), size), Some(members));
        }

        #[test]
        fn no_bytes_trip_it(bytes in vec(any::<u8>(), 0..40), size in 0_u32..400) {
            let _any = read(&bytes, size);
        }
    }

    #[test]
    fn each_set_is_written_the_shortest_way() {
        assert_eq!(write(&[], 65_536), [MEMBERS]);
        assert_eq!(write(&[7, 300], 65_536), [MEMBERS, 7, 0xa4, 2]);
        let all: Vec<u32> = (0..65_536).collect();
        assert_eq!(write(&all, 65_536), [OTHERS]);
        let third: Vec<u32> = (0..65_536).step_by(3).collect();
        assert_eq!(write(&third, 65_536).len(), 8_193);
    }
}
