//! A feed's JSON goes in byte by byte, its header and one item after the other come out.
//!
//! Holds one value at a time, so a feed of a million items needs the memory of one. Values are cut
//! out, not read: whoever takes one parses it.

use std::io::{self, BufRead};

/// Bytes of one item, or of one member of the header, at most: what the core reads of a page.
const LARGEST_VALUE: usize = 32 * 1024 * 1024;

/// Why a scan ended early.
#[derive(Debug)]
pub(crate) enum ScanError {
    /// Reading failed.
    Read(io::Error),
    /// This is no feed, or it is cut off; where, in bytes from the start.
    Broken(u64),
    /// Whoever was given an item wants no more.
    Stopped(crate::SiteError),
}

type Scanned<T> = Result<T, ScanError>;

/// The members of the feed other than `items`, as JSON text, in order.
pub(crate) type Header = Vec<(String, serde_json::Value)>;

/// Scans a feed: each item is given to `item` as JSON text; the header is the answer.
pub(crate) fn scan(
    reader: impl BufRead,
    item: &mut dyn FnMut(&[u8]) -> Result<(), crate::SiteError>,
) -> Scanned<Header> {
    let mut scanner = Scanner { reader, offset: 0 };
    let mut header = Header::new();
    let mut value = Vec::new();
    scanner.skip_mark()?;
    scanner.expect(b'{')?;
    if scanner.peek_token()? == b'}' {
        return Ok(header);
    }
    loop {
        value.clear();
        scanner.cut(&mut value)?;
        let key = scanner.parse(&value)?;
        let key = key.as_str().ok_or_else(|| scanner.broken())?.to_owned();
        scanner.expect(b':')?;
        if key == "items" && scanner.peek_token()? == b'[' {
            scanner.items(&mut value, item)?;
        } else {
            value.clear();
            scanner.cut(&mut value)?;
            let value = scanner.parse(&value)?;
            header.retain(|(known, _)| *known != key);
            header.push((key, value));
        }
        match scanner.token()? {
            b',' => {
                scanner.peek_token()?;
            }
            b'}' => return Ok(header),
            _ => return Err(scanner.broken()),
        }
    }
}

struct Scanner<R> {
    reader: R,
    offset: u64,
}

impl<R: BufRead> Scanner<R> {
    fn broken(&self) -> ScanError {
        ScanError::Broken(self.offset)
    }

    fn parse(&self, json: &[u8]) -> Scanned<serde_json::Value> {
        serde_json::from_slice(json).map_err(|_| self.broken())
    }

    fn peek(&mut self) -> Scanned<Option<u8>> {
        self.reader.fill_buf().map(|buffer| buffer.first().copied()).map_err(ScanError::Read)
    }

    fn consume(&mut self, count: usize) {
        self.reader.consume(count);
        self.offset += count as u64;
    }

    /// The byte order mark of UTF-8, which some editors write.
    fn skip_mark(&mut self) -> Scanned<()> {
        for expected in [0xef, 0xbb, 0xbf] {
            if self.peek()? != Some(expected) {
                break;
            }
            self.consume(1);
        }
        Ok(())
    }

    /// The next byte that is no white space, left where it is.
    fn peek_token(&mut self) -> Scanned<u8> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.consume(1),
                Some(byte) => return Ok(byte),
                None => return Err(self.broken()),
            }
        }
    }

    fn token(&mut self) -> Scanned<u8> {
        let byte = self.peek_token()?;
        self.consume(1);
        Ok(byte)
    }

    fn expect(&mut self, wanted: u8) -> Scanned<()> {
        if self.token()? == wanted { Ok(()) } else { Err(self.broken()) }
    }

    fn items(
        &mut self,
        value: &mut Vec<u8>,
        item: &mut dyn FnMut(&[u8]) -> Result<(), crate::SiteError>,
    ) -> Scanned<()> {
        self.expect(b'[')?;
        if self.peek_token()? == b']' {
            return self.expect(b']');
        }
        loop {
            value.clear();
            self.cut(value)?;
            item(value).map_err(ScanError::Stopped)?;
            match self.token()? {
                b',' => {}
                b']' => return Ok(()),
                _ => return Err(self.broken()),
            }
        }
    }

    /// Appends the next value to `out`: up to the comma or bracket that ends it.
    fn cut(&mut self, out: &mut Vec<u8>) -> Scanned<()> {
        self.peek_token()?;
        let (mut depth, mut in_string, mut escaped) = (0_u32, false, false);
        loop {
            let buffer = self.reader.fill_buf().map_err(ScanError::Read)?;
            if buffer.is_empty() {
                return Err(self.broken());
            }
            let mut taken = buffer.len();
            let mut done = false;
            for (place, byte) in buffer.iter().enumerate() {
                if in_string {
                    match byte {
                        _ if escaped => escaped = false,
                        b'\\' => escaped = true,
                        b'"' => in_string = false,
                        _ => {}
                    }
                    // A string alone is a value: its end ends it.
                    if !in_string && depth == 0 {
                        (taken, done) = (place + 1, true);
                        break;
                    }
                    continue;
                }
                match byte {
                    b'"' => in_string = true,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' if depth > 1 => depth -= 1,
                    b'}' | b']' if depth == 1 => {
                        (taken, done) = (place + 1, true);
                        break;
                    }
                    b'}' | b']' | b',' | b':' if depth == 0 => {
                        (taken, done) = (place, true);
                        break;
                    }
                    _ => {}
                }
            }
            out.extend_from_slice(buffer.get(..taken).unwrap_or_default());
            self.consume(taken);
            if out.len() > LARGEST_VALUE {
                return Err(self.broken());
            }
            if done {
                return if out.is_empty() { Err(self.broken()) } else { Ok(()) };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn items(json: &str, buffer: usize) -> Scanned<(Vec<String>, Vec<String>)> {
        let mut items = Vec::new();
        let header = scan(BufReader::with_capacity(buffer, json.as_bytes()), &mut |item| {
            items.push(String::from_utf8(item.to_vec()).unwrap());
            Ok(())
        })?;
        Ok((header.into_iter().map(|(key, _)| key).collect(), items))
    }

    #[test]
    fn items_and_header_are_cut_out_whatever_the_buffer_cuts() {
        let json = "\u{feff}{ \"title\" : \"a]}\\\"\", \"items\" : [ {\"id\":\"1\",\"x\":[\"}\"]} , \"2\",3, null ] ,\"_recognition\":{\"a\":[]}}";
        for buffer in [1, 2, 3, 7, 1000] {
            let (header, items) = items(json, buffer).unwrap();
            assert_eq!(header, ["title", "_recognition"]);
            assert_eq!(items[0], "{\"id\":\"1\",\"x\":[\"}\"]}");
            assert_eq!(
                items[1..].iter().map(|item| item.trim()).collect::<Vec<_>>(),
                ["\"2\"", "3", "null"]
            );
        }
    }

    #[test]
    fn what_is_cut_off_or_no_feed_is_told() {
        for json in [
            "",
            "[",
            "{",
            "{\"items\":[{}",
            "{\"items\":[{},]}",
            "<html>",
            "{\"a\" 1}",
            "{\"items\":[}]}",
        ] {
            assert!(matches!(items(json, 64), Err(ScanError::Broken(_))), "{json}");
        }
        assert_eq!(items("{}", 64).unwrap(), (vec![], vec![]));
        assert_eq!(items("{\"items\":[]}", 64).unwrap().1.len(), 0);
    }
}
