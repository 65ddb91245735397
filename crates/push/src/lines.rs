//! Lines of N-Quads, cut into batches.

use std::borrow::Cow;
use std::ops::Range;

/// The largest size of a batch in bytes, whatever its number of lines. Servers limit the size of a request.
const MAX_BYTES: usize = 4 << 20;

/// The statements of a default graph: sorted, without duplicates and without blank nodes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lines {
    text: String,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Lines {
    /// Reads the N-Quads of a default graph, one statement per line. A blank node `_:x` becomes `<{base}.well-known/genid/x>`.
    /// Bytes that are not UTF-8 are replaced.
    pub fn of(nquads: &[u8], base: &str) -> Self {
        let text = String::from_utf8_lossy(nquads);
        let mut lines: Vec<Cow<'_, str>> =
            text.lines().filter(|line| !line.trim().is_empty()).map(|line| skolemized(line, base)).collect();
        lines.sort_unstable();
        lines.dedup();
        let (mut text, mut ends) = (String::new(), Vec::with_capacity(lines.len()));
        for line in lines {
            text.push_str(&line);
            text.push('\n');
            ends.push(text.len());
        }
        Self { text, ends }
    }

    /// The number of lines.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are no lines.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All lines, each with its line feed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The batch that starts at line `from`: at most `max_lines` lines and at most 4 MiB, unless its only line is longer.
    pub(crate) fn batch(&self, from: usize, max_lines: usize) -> (Range<usize>, &str) {
        let start = from.checked_sub(1).map_or(0, |before| self.ends[before]);
        let last = from.saturating_add(max_lines.max(1)).min(self.len());
        let fitting = self.ends[from..last].partition_point(|end| end - start <= MAX_BYTES).max(1);
        let to = (from + fitting).min(self.len());
        (from..to, &self.text[start..self.ends[to - 1]])
    }
}

/// Replaces the blank nodes of a line by IRIs. They stand only at the start of a line or before its final full stop.
fn skolemized<'l>(line: &'l str, base: &str) -> Cow<'l, str> {
    if !line.contains("_:") {
        return Cow::Borrowed(line);
    }
    let iri = |label: &str| format!("<{base}.well-known/genid/{label}>");
    let mut line = Cow::Borrowed(line);
    if let Some((label, rest)) = line.strip_prefix("_:").and_then(|rest| rest.split_once(' ')) {
        line = Cow::Owned(format!("{} {rest}", iri(label)));
    }
    let body = line.trim_end().trim_end_matches('.').trim_end();
    let object = body.rsplit_once(' ').filter(|(_, object)| object.starts_with("_:"));
    if let Some((start, object)) = object {
        line = Cow::Owned(format!("{start} {} .", iri(&object[2..])));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_nodes_become_iris_and_words_of_texts_do_not() {
        let lines = Lines::of(
            b"_:path-1-0 <urn:rest> _:path-1-1 .\n<urn:a> <urn:says> \"write _:x .\" .\n<urn:a> <urn:p> _:path-1-0 .\n",
            "http://a.org/",
        );
        let all: Vec<&str> = lines.text().lines().collect();
        assert_eq!(
            all,
            [
                "<http://a.org/.well-known/genid/path-1-0> <urn:rest> <http://a.org/.well-known/genid/path-1-1> .",
                "<urn:a> <urn:p> <http://a.org/.well-known/genid/path-1-0> .",
                "<urn:a> <urn:says> \"write _:x .\" .",
            ]
        );
    }

    #[test]
    fn batches_hold_every_line_once_in_order() {
        let text: String =
            (0..100).map(|i| format!("<urn:{i:03}> <urn:p> \"{}\" .\n", "x".repeat(i))).collect();
        let lines = Lines::of(text.as_bytes(), "http://a.org/");
        for size in [1, 7, 100, 1000] {
            let (mut from, mut joined) = (0, String::new());
            while from < lines.len() {
                let (range, batch) = lines.batch(from, size);
                assert!(range.start == from && range.len() <= size && !range.is_empty());
                joined.push_str(batch);
                from = range.end;
            }
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn a_line_longer_than_a_batch_is_a_batch_of_its_own() {
        let long = format!("<urn:b> <urn:p> \"{}\" .\n", "x".repeat(MAX_BYTES + 1));
        let text = format!("<urn:a> <urn:p> \"\" .\n{long}<urn:c> <urn:p> \"\" .\n");
        let lines = Lines::of(text.as_bytes(), "http://a.org/");
        assert_eq!(lines.batch(0, 10).0, 0..1);
        assert_eq!(lines.batch(1, 10).0, 1..2);
        assert_eq!(lines.batch(2, 10).0, 2..3);
    }
}
