//! A text goes in, the tokens of JSON come out; and whether it is JSON at all.
//!
//! Strict as RFC 8259, but for control characters inside strings, which editors' tools leave there.
//! Nothing here recurses: brackets may nest as deep as they like.

use crate::feed::failure::ReadFailure;

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// `{` or `[`.
    Open(u8),
    /// What closes the bracket that this opens.
    Close(u8),
    Comma,
    Colon,
    /// A string without its quotation marks, its escapes as written.
    Text(&'t str),
    Number(&'t str),
    Bool(bool),
    Null,
}

/// Goes through a text token by token.
#[derive(Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    /// Where the last token begins.
    pub(super) start: usize,
    /// Where it ends; after a fault, where that is.
    pub(super) at: usize,
}

/// Checks that the text is JSON, of any depth.
///
/// # Errors
/// [`ReadFailure::CutOff`] or [`ReadFailure::NotJson`].
pub(in crate::feed) fn check(text: &str) -> Result<(), ReadFailure> {
    let mut scanner = Scanner::new(text);
    scanner.document().ok_or_else(|| scanner.failure())
}

/// What may stand next.
#[derive(Clone, Copy)]
enum Due {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, start: 0, at: 0 }
    }

    /// The next token; `None` at a fault, and at the end.
    pub(super) fn next(&mut self) -> Option<Token<'t>> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
        self.start = self.at;
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'{' | b'[' => Token::Open(byte),
            b'}' => Token::Close(b'{'),
            b']' => Token::Close(b'['),
            b',' => Token::Comma,
            b':' => Token::Colon,
            b'"' => Token::Text(self.string()?),
            b't' => self.word("rue", Token::Bool(true))?,
            b'f' => self.word("alse", Token::Bool(false))?,
            b'n' => self.word("ull", Token::Null)?,
            _ => {
                self.at = self.start;
                self.number()?;
                Token::Number(self.text.get(self.start..self.at)?)
            }
        })
    }

    /// The next token, where there has to be one.
    pub(super) fn expect(&mut self) -> Result<Token<'t>, ReadFailure> {
        self.next().ok_or_else(|| self.failure())
    }

    /// Why there is no next token.
    fn failure(&self) -> ReadFailure {
        let is_cut_off = self.at >= self.text.len();
        let read = self.text.as_bytes().get(..=self.at).unwrap_or(self.text.as_bytes());
        let lines = read.split(|byte| *byte == b'\n');
        let (line, column) = lines.fold((0, 0), |(line, _), last| (line + 1, last.len()));
        if is_cut_off {
            ReadFailure::CutOff { line, column }
        } else {
            ReadFailure::NotJson { line, column }
        }
    }

    /// The failure at the end of the last token.
    pub(super) fn failure_before(&mut self) -> ReadFailure {
        self.at = self.at.saturating_sub(1);
        self.failure()
    }

    /// Reads to the end; `None` at a fault.
    fn document(&mut self) -> Option<()> {
        let mut open = Vec::new();
        let mut due = Due::Value;
        loop {
            let Some(token) = self.next() else {
                let begins = self.text.as_bytes().get(self.start);
                let is_due = match due {
                    Due::Value | Due::ValueOrEnd => true,
                    Due::Key | Due::KeyOrEnd => begins == Some(&b'"'),
                    Due::Colon | Due::CommaOrEnd => false,
                };
                if !is_due {
                    self.at = self.start;
                }
                let is_whole = open.is_empty() && matches!(due, Due::CommaOrEnd);
                return (begins.is_none() && is_whole).then_some(());
            };
            due = match (due, token) {
                (Due::Value | Due::ValueOrEnd, Token::Open(bracket)) => {
                    open.push(bracket);
                    if bracket == b'{' { Due::KeyOrEnd } else { Due::ValueOrEnd }
                }
                (
                    Due::Value | Due::ValueOrEnd,
                    Token::Text(_) | Token::Number(_) | Token::Bool(_) | Token::Null,
                ) => Due::CommaOrEnd,
                (Due::Key | Due::KeyOrEnd, Token::Text(_)) => Due::Colon,
                (Due::Colon, Token::Colon) => Due::Value,
                (Due::ValueOrEnd | Due::KeyOrEnd | Due::CommaOrEnd, Token::Close(bracket))
                    if open.last() == Some(&bracket) =>
                {
                    open.pop();
                    Due::CommaOrEnd
                }
                (Due::CommaOrEnd, Token::Comma) if open.last() == Some(&b'{') => Due::Key,
                (Due::CommaOrEnd, Token::Comma) if !open.is_empty() => Due::Value,
                _ => {
                    self.at = self.start;
                    return None;
                }
            };
        }
    }

    // --- Inside a token; `None` at a fault ---

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on if the next byte is one of these.
    fn skip(&mut self, bytes: &[u8]) -> Option<()> {
        let is_one = bytes.contains(&self.peek()?);
        self.at += usize::from(is_one);
        is_one.then_some(())
    }

    fn word(&mut self, rest: &str, token: Token<'t>) -> Option<Token<'t>> {
        rest.bytes().try_for_each(|byte| self.skip(&[byte]))?;
        Some(token)
    }

    fn string(&mut self) -> Option<&'t str> {
        let start = self.at;
        loop {
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let plain = rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\')).count();
            self.at += plain;
            let byte = self.peek()?;
            self.at += 1;
            if byte == b'"' {
                return self.text.get(start..self.at - 1);
            }
            if self.skip(b"\"\\/bfnrt").is_none() {
                self.skip(b"u")?;
                (0..4).try_for_each(|_| self.skip(b"0123456789abcdefABCDEF"))?;
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        let _sign = self.skip(b"-");
        if self.skip(b"0").is_none() {
            self.digits()?;
        }
        if self.skip(b".").is_some() {
            self.digits()?;
        }
        if self.skip(b"eE").is_some() {
            let _sign = self.skip(b"+-");
            self.digits()?;
        }
        Some(())
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        const DIGITS: &[u8] = b"0123456789";
        self.skip(DIGITS)?;
        while self.skip(DIGITS).is_some() {}
        Some(())
    }
}
