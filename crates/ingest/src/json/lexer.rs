//! A tolerant JSON lexer. It finds where values stand, whatever is written in the ones that nobody asks for.
//!
//! A strict parser drops a whole file for one character (a `NaN` that another program wrote, half of a surrogate pair, an extra
//! comma), and none tells where in its file a string stands, which reports need to lead back. So this lexer only tells values
//! apart, in one pass and without recursion. A problem is a [`Fault`] with its place, from which reading can continue.

use rapporteur_model::Span;

/// The kind of a value, by its first character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Object,
    List,
    String,
    /// A number, `true`, `null`, or a word that JSON does not have.
    Word,
}

/// A value and the stretch of the source that it occupies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Value {
    pub kind: Kind,
    pub span: Span,
}

/// Something that was expected at a place and is not there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Fault {
    pub at: usize,
    pub wanted: &'static str,
}

/// A place in the source.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    source: &'a str,
    pub at: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    /// Starts at the beginning of a part of the source.
    pub fn new(source: &'a str, part: Span) -> Self {
        Self { source, at: part.start, end: part.end }
    }

    /// The next byte that is not white space, without consuming it.
    pub fn peek(&mut self) -> Option<u8> {
        while self.byte().is_some_and(|byte| byte.is_ascii_whitespace())
            || self.rest().starts_with('\u{feff}')
        {
            self.at += self.rest().chars().next().map_or(1, char::len_utf8);
        }
        self.byte()
    }

    /// Consumes the next byte that is not white space, if it is `wanted`.
    pub fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Consumes a whole value.
    pub fn value(&mut self) -> Result<Value, Fault> {
        let first = self.peek();
        let start = self.at;
        let kind = match first {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::List,
            Some(b'"') => Kind::String,
            _ => Kind::Word,
        };
        // The closing characters of everything that is open, innermost last.
        let mut open = Vec::new();
        loop {
            match self.peek() {
                Some(b'{') => {
                    self.at += 1;
                    if !self.take(b'}') {
                        open.push(b'}');
                        self.key()?;
                        continue;
                    }
                }
                Some(b'[') => {
                    self.at += 1;
                    if !self.take(b']') {
                        open.push(b']');
                        continue;
                    }
                }
                Some(b'"') => drop(self.string()?),
                _ => self.word()?,
            }
            if self.close(&mut open)? {
                return Ok(Value { kind, span: Span::new(start, self.at) });
            }
        }
    }

    /// After a value, closes everything that ends with it, else moves to the start of the next value. Returns whether everything
    /// is closed.
    fn close(&mut self, open: &mut Vec<u8>) -> Result<bool, Fault> {
        while let Some(end) = open.last().copied() {
            // A comma may precede the end.
            let comma = self.take(b',');
            if self.take(end) {
                open.pop();
                continue;
            }
            if !comma {
                return Err(self.fault("a comma or a closing bracket"));
            }
            if end == b'}' {
                self.key()?;
            }
            return Ok(false);
        }
        Ok(true)
    }

    /// Consumes a field's name, including its quotes, and the colon after it.
    pub fn key(&mut self) -> Result<Span, Fault> {
        if self.peek() != Some(b'"') {
            return Err(self.fault("the name of a field"));
        }
        let key = self.string()?;
        if self.take(b':') { Ok(key) } else { Err(self.fault("a colon")) }
    }

    fn string(&mut self) -> Result<Span, Fault> {
        let start = self.at;
        let bytes = self.rest().as_bytes();
        let mut length = 1;
        while let Some(byte) = bytes.get(length) {
            match byte {
                b'\\' => length += 1,
                b'"' => {
                    self.at += length + 1;
                    return Ok(Span::new(start, self.at));
                }
                _ => {}
            }
            length += 1;
        }
        self.at = self.end;
        Err(Fault { at: start, wanted: "an end of this string" })
    }

    fn word(&mut self) -> Result<(), Fault> {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
        let length = self.rest().find(|c| !is_part(c)).unwrap_or(self.rest().len());
        if length == 0 {
            return Err(self.fault("a value"));
        }
        self.at += length;
        Ok(())
    }

    fn fault(&self, wanted: &'static str) -> Fault {
        Fault { at: self.at, wanted }
    }

    fn byte(&self) -> Option<u8> {
        self.rest().bytes().next()
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..self.end).unwrap_or("")
    }
}

/// The fields of an object in order: names with their quotes, and values.
pub(super) fn fields(source: &str, object: Value) -> impl Iterator<Item = (Span, Value)> {
    let mut cursor = Cursor::new(source, object.span);
    let mut is_open = object.kind == Kind::Object && cursor.take(b'{');
    std::iter::from_fn(move || {
        is_open &= !cursor.take(b'}');
        // The whole object was read before, so no part of it is at fault.
        let field = if is_open { Some((cursor.key().ok()?, cursor.value().ok()?)) } else { None };
        cursor.take(b',');
        field
    })
}

/// How many times its own length the text may be reread in search of records after a fault.
const MAX_PASSES: usize = 4;

/// The values of a list, or of several in sequence. A fault is returned, and reading continues with the next object after it.
pub(super) struct Values<'a> {
    cursor: Cursor<'a>,
    /// The number of bytes that may still be read twice.
    spare: usize,
}

impl<'a> Values<'a> {
    /// The values in a part of the source.
    pub fn new(source: &'a str, part: Span) -> Self {
        Self { cursor: Cursor::new(source, part), spare: MAX_PASSES * part.len() }
    }

    /// Continues after a fault in a value that began at `start`. It continues inside that value only as long as rereading cannot
    /// make the time grow with the square of the text.
    fn recover(&mut self, start: usize) {
        let read = self.cursor.at - start;
        if read <= self.spare {
            self.spare -= read;
            self.cursor.at = start + 1;
        }
        let cursor = &mut self.cursor;
        let bytes = cursor.source.as_bytes();
        let is_start = |at: usize| {
            let before = bytes[..at].iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'));
            let after = bytes[at + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
            bytes[at] == b'{' && matches!(before, Some(b',' | b'[' | b'\n')) && after == Some(&b'"')
        };
        cursor.at = (cursor.at..cursor.end).find(|at| is_start(*at)).unwrap_or(cursor.end);
    }
}

impl Iterator for Values<'_> {
    type Item = Result<Value, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while [b'[', b']', b','].iter().any(|sign| self.cursor.take(*sign)) {}
        self.cursor.peek()?;
        let start = self.cursor.at;
        let value = self.cursor.value();
        if value.is_err() {
            self.recover(start);
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(source: &str) -> Vec<Result<&str, &'static str>> {
        let all = Values::new(source, Span::new(0, source.len()));
        all.map(|value| value.map(|value| value.span.of(source)).map_err(|fault| fault.wanted)).collect()
    }

    #[test]
    fn what_nobody_asks_for_may_be_anything() {
        for source in [
            r#"{"a": NaN, "b": -Infinity, "c": 1e400, "d": "\ud800 \x", "e": [1, 2,], "f": {"g": None,},}"#,
            "{\"a\": \"line\nbreak\u{0}\"}",
            r#"{}"#,
            r#""words""#,
        ] {
            assert_eq!(values(source), [Ok(source)]);
        }
    }

    #[test]
    fn a_fault_costs_the_record_it_is_in() {
        let good = r#"{"text": "b"}"#;
        for (bad, wanted) in [
            (r#"{"text": "5" tall"}"#, "a comma or a closing bracket"),
            (r#"{"text": "no end}"#, "a comma or a closing bracket"),
            (r#"{"text": }"#, "a value"),
            (r#"{"text" "a"}"#, "a colon"),
            (r#"{text: "a"}"#, "the name of a field"),
        ] {
            let source = format!("[{good}, {bad}, {good}]");
            let found = values(&source);
            assert_eq!((found[0], found[1], found.last()), (Ok(good), Err(wanted), Some(&Ok(good))), "{bad}");
        }
        assert_eq!(
            values(&format!("[{good}, {{\"text\": \"cut o")),
            [Ok(good), Err("an end of this string")]
        );
    }

    #[test]
    fn values_may_follow_one_another() {
        assert_eq!(values("{}{} \n[{}]5"), [Ok("{}"), Ok("{}"), Ok("{}"), Ok("5")]);
    }

    #[test]
    fn depth_takes_no_stack() {
        let deep = format!("{}{}", "[{\"a\":".repeat(200_000), "1");
        assert_eq!(Cursor::new(&deep, Span::new(0, deep.len())).value().unwrap_err().at, deep.len());
        let closed = format!("{deep}{}", "}]".repeat(200_000));
        assert_eq!(
            Cursor::new(&closed, Span::new(0, closed.len())).value().unwrap().span.len(),
            closed.len()
        );
    }

    #[test]
    fn fields_are_told_apart() {
        let source = r#" {"a": [1], "b" : "x",} "#;
        let value = Cursor::new(source, Span::new(0, source.len())).value().unwrap();
        let fields: Vec<_> =
            fields(source, value).map(|(key, value)| (key.of(source), value.span.of(source))).collect();
        assert_eq!(fields, [("\"a\"", "[1]"), ("\"b\"", "\"x\"")]);
    }
}
