//! Bytes of person after person go in, and stand in pieces of a fixed number of people, each as long as
//! it has to be.
//!
//! One vector that grows is at times there twice and has room to spare for ever, as the memory of Wasm
//! never shrinks. And the pieces of fewer people may be taken over for more.

use std::rc::Rc;

/// How many people's bytes stand in one piece.
const TOGETHER: usize = 64;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pieces: Vec<Rc<[u8]>>,
    /// Where each person's bytes end in their piece; they begin where those before end.
    ends: Vec<u32>,
}

impl Pieces {
    /// The first of others, in whole pieces: those of `people`, or of a few less.
    pub(super) fn beginning_of(others: &Self, people: usize) -> Self {
        let whole = people.min(others.len()) / TOGETHER;
        let pieces = others.pieces.iter().take(whole).cloned().collect();
        let ends = others.ends.iter().take(whole * TOGETHER).copied().collect();
        Self { pieces, ends }
    }

    /// How many people there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Ends the bytes of a person, which are the last of `open`; whether `open`, which has those of all
    /// since it was empty, is to be emptied now.
    pub(super) fn end_person(&mut self, open: &[u8]) -> bool {
        // Beyond 4 GB for a few people, which no browser could have read, they are not found.
        self.ends.push(u32::try_from(open.len()).unwrap_or(u32::MAX));
        let is_whole = self.ends.len().is_multiple_of(TOGETHER);
        if is_whole {
            self.pieces.push(open.into());
        }
        is_whole
    }

    /// After the last person: takes what is still open, and lets go of room that is to spare.
    pub(super) fn end(&mut self, open: &[u8]) {
        if !open.is_empty() {
            self.pieces.push(open.into());
        }
        self.pieces.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The bytes of a person; none of nobody.
    pub(super) fn get(&self, position: usize) -> &[u8] {
        let end = |position: usize| self.ends.get(position).map_or(0, |end| *end as usize);
        let start = if position.is_multiple_of(TOGETHER) { 0 } else { end(position - 1) };
        let piece = self.pieces.get(position / TOGETHER);
        piece.and_then(|piece| piece.get(start..end(position))).unwrap_or_default()
    }

    /// Everybody's bytes. A loop of its own, as a search spends its time in it.
    pub(super) fn each(&self, mut take: impl FnMut(usize, &[u8])) {
        let mut position = 0;
        for (piece, ends) in self.pieces.iter().zip(self.ends.chunks(TOGETHER)) {
            let mut start = 0;
            for end in ends {
                let end = *end as usize;
                take(position, piece.get(start..end).unwrap_or_default());
                start = end;
                position += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of these people, of whom the first few stand in other pieces already.
    fn pieces(people: &[&[u8]], known: &Pieces, of_them: usize) -> Pieces {
        let mut pieces = Pieces::beginning_of(known, of_them);
        let mut open = Vec::new();
        for person in people.get(pieces.len()..).unwrap_or_default() {
            open.extend_from_slice(person);
            if pieces.end_person(&open) {
                open.clear();
            }
        }
        pieces.end(&open);
        pieces
    }

    #[test]
    fn everybody_has_their_own_bytes_wherever_others_were_taken_over() {
        for count in [0, 1, TOGETHER - 1, TOGETHER, TOGETHER + 1, TOGETHER * 3 + 5] {
            let names: Vec<String> = (0..count).map(|number| "x".repeat(number % 7)).collect();
            let people: Vec<&[u8]> = names.iter().map(String::as_bytes).collect();
            let all = pieces(&people, &Pieces::default(), 0);
            for known in [0, 1, TOGETHER, TOGETHER * 2 + 1, count, count + TOGETHER] {
                let both = pieces(&people, &all, known);
                assert_eq!(both.len(), count);
                let mut seen = Vec::new();
                both.each(|position, bytes| seen.push((position, bytes.to_vec())));
                for (position, person) in people.iter().enumerate() {
                    assert_eq!(both.get(position), *person, "{position} of {count}, {known} known");
                    // Where nobody behind has a byte there is no piece to look through.
                    if let Some(seen) = seen.get(position) {
                        assert_eq!(*seen, (position, person.to_vec()));
                    }
                }
                assert!(both.get(count).is_empty());
            }
        }
    }
}
