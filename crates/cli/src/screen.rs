//! Escapes text for the terminal, so that the terminal never obeys what reports, file names and servers
//! contain.

use rapporteur_model::visible;
use std::io::{self, Write};

/// A writer of text for people. It escapes everything with [`visible`].
pub struct Screen<W: Write> {
    out: W,
    /// The first bytes of a character that the next write will complete.
    begun: Vec<u8>,
}

impl<W: Write> Screen<W> {
    /// A screen that writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, begun: Vec::new() }
    }
}

impl<W: Write> Write for Screen<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let joined;
        let mut rest = bytes;
        if !self.begun.is_empty() {
            joined = [self.begun.as_slice(), bytes].concat();
            self.begun.clear();
            rest = &joined;
        }
        let mut n_left = rest.len();
        for chunk in rest.utf8_chunks() {
            let (text, wrong) = (chunk.valid(), chunk.invalid());
            self.out.write_all(visible(text).as_bytes())?;
            n_left -= text.len() + wrong.len();
            let goes_on = std::str::from_utf8(wrong).is_err_and(|error| error.error_len().is_none());
            if n_left == 0 && goes_on {
                self.begun = wrong.to_vec();
            } else if !wrong.is_empty() {
                self.out.write_all("\u{fffd}".as_bytes())?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[&[u8]]) -> String {
        let mut screen = Screen::new(Vec::new());
        pieces.iter().for_each(|piece| screen.write_all(piece).unwrap());
        String::from_utf8(screen.out).unwrap()
    }

    #[test]
    fn no_way_of_writing_hides_a_control_character() {
        let text = "a\u{1b}[2J\u{9b}31mü\u{202e}b\r\n";
        let expected = "a\\u{1b}[2J\\u{9b}31mü\\u{202e}b\\u{d}\n";
        assert_eq!(shown(&[text.as_bytes()]), expected);
        for length in 1..5 {
            assert_eq!(shown(&text.as_bytes().chunks(length).collect::<Vec<_>>()), expected);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        assert_eq!(
            shown(&[b"a\x9b31m", b"\xc3", b"(", b"\xff\xfe"]),
            "a\u{fffd}31m\u{fffd}(\u{fffd}\u{fffd}"
        );
    }
}
