//! A page of a feed that is still on its way: bytes that end anywhere go in, whole items come out.
//! Bytes of which nothing more is to be read may be let go meanwhile.
//!
//! Never lets through what reading the whole page would read otherwise: what looks in any way unusual
//! is left to that. So whoever was read ahead stays, and in the end nothing is read twice.

use std::ops::Range;

/// Where a page stands that is read while it comes.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    stage: Stage,
    /// How many bytes have been gone past, of those that are still there.
    at: usize,
    /// How many have been let go before them.
    gone: usize,
    /// How many brackets are open.
    depth: usize,
    text: Text,
    /// Where the last text of the outline began, or the item that is open.
    start: usize,
    /// Whether the last key of the outline was `items`.
    is_items: bool,
    /// What may stand between two items now.
    between: Between,
}

/// A part of the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// What stands before the items, their opening bracket included.
    Outline(Range<usize>),
    /// An item, an object.
    Item(Range<usize>),
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Outline,
    Items,
    /// Behind the items: nothing but the end of the object may follow.
    Behind,
    End,
    /// Unusual: the page is read when it is whole.
    Lost,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Text {
    #[default]
    Outside,
    Inside,
    /// Just after a backslash.
    Escaped,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Between {
    /// The first item, or none.
    #[default]
    First,
    /// A comma, or the end.
    Comma,
    /// An item: there was a comma.
    Item,
}

impl Ahead {
    /// The next part that is whole among the bytes that have come so far; they begin with those that
    /// came before and were not let go.
    pub(super) fn next(&mut self, bytes: &[u8]) -> Option<Piece> {
        if self.at == 0 && self.gone == 0 && bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
            self.at = 3;
        }
        let from = self.at;
        for byte in bytes.get(from..)? {
            self.at += 1;
            if self.is_text(*byte, bytes) {
                continue;
            }
            let piece = match self.stage {
                Stage::Outline => self.outline(*byte),
                Stage::Items => self.items(*byte),
                Stage::Behind => self.behind(*byte),
                Stage::End if is_space(*byte) => None,
                Stage::End | Stage::Lost => {
                    self.lose();
                    return None;
                }
            };
            if piece.is_some() {
                return piece;
            }
        }
        None
    }

    /// Lets go of the bytes of which nothing more is to be read: how many, from the first.
    pub(super) fn let_go(&mut self) -> usize {
        let spare = match self.stage {
            // The outline is read as one piece.
            Stage::Outline | Stage::Lost => 0,
            Stage::Items if self.depth > 2 => self.start,
            Stage::Items | Stage::Behind | Stage::End => self.at,
        };
        self.at -= spare;
        self.start -= spare.min(self.start);
        self.gone += spare;
        spare
    }

    /// Leaves the page to who reads it when it is whole.
    pub(super) fn lose(&mut self) {
        self.stage = Stage::Lost;
    }

    /// Whether there is nothing to be read ahead any more.
    pub(super) fn is_lost(&self) -> bool {
        self.stage == Stage::Lost
    }

    /// Whether all bytes that have come have been gone past.
    pub(super) fn is_at_end_of(&self, bytes: &[u8]) -> bool {
        self.at >= bytes.len()
    }

    /// Whether these bytes are the rest of the page, all of it has been read, and it is no longer than
    /// `limit`.
    pub(super) fn is_end(&self, bytes: &[u8], limit: usize) -> bool {
        self.stage == Stage::End && self.at == bytes.len() && self.gone + self.at <= limit
    }

    /// Goes past a byte of a text; `false` outside of texts.
    fn is_text(&mut self, byte: u8, bytes: &[u8]) -> bool {
        match (self.text, byte) {
            (Text::Outside, b'"') if self.stage == Stage::Outline || self.depth > 2 => {
                self.text = Text::Inside;
                if self.stage == Stage::Outline {
                    self.start = self.at;
                }
            }
            (Text::Outside, _) => return false,
            (Text::Inside, b'"') => {
                self.text = Text::Outside;
                if self.stage == Stage::Outline && self.depth == 1 {
                    self.is_items = bytes.get(self.start..self.at - 1) == Some(b"items");
                }
            }
            (Text::Inside, b'\\') => self.text = Text::Escaped,
            _ => self.text = Text::Inside,
        }
        true
    }

    fn outline(&mut self, byte: u8) -> Option<Piece> {
        match byte {
            b'[' if self.depth == 1 && self.is_items => {
                self.depth = 2;
                self.stage = Stage::Items;
                return Some(Piece::Outline(0..self.at));
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        None
    }

    fn items(&mut self, byte: u8) -> Option<Piece> {
        match (self.depth, byte) {
            (2, b'{') if self.between != Between::Comma => {
                self.depth = 3;
                self.start = self.at - 1;
            }
            (2, b',') if self.between == Between::Comma => self.between = Between::Item,
            (2, b']') if self.between != Between::Item => self.stage = Stage::Behind,
            (2, byte) if is_space(byte) => {}
            (2, _) => self.lose(),
            (_, b'{' | b'[') => self.depth += 1,
            (_, b'}' | b']') => {
                self.depth -= 1;
                if self.depth == 2 {
                    self.between = Between::Comma;
                    return Some(Piece::Item(self.start..self.at));
                }
            }
            _ => {}
        }
        None
    }

    fn behind(&mut self, byte: u8) -> Option<Piece> {
        match byte {
            b'}' => self.stage = Stage::End,
            byte if is_space(byte) => {}
            _ => self.lose(),
        }
        None
    }
}

/// What JSON calls white space.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}
