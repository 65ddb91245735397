//! Reads inputs record by record. JSON lines are read one line at a time, so a stream of any length needs little memory.

use crate::inputs::{Place, failed, unreadable};
use crate::reader::{empty, too_large};
use crate::{Input, Inputs, Reader, json, open};
use rapporteur_model::{Diagnostic, Severity};
use std::io::{BufRead, BufReader, Cursor, Read};

/// Gives every line of JSON lines as an input of its own, and every other input whole. Made by [`Inputs::records`].
pub struct Records {
    inputs: Inputs,
    lines: Option<Lines>,
}

/// JSON lines in the course of being read.
struct Lines {
    name: String,
    source: Box<dyn BufRead + Send>,
    n_read: usize,
    n_bytes: usize,
    is_empty: bool,
}

impl Inputs {
    /// The same inputs with JSON lines split, so that each line is given as soon as it arrives. Standard input is JSON lines if
    /// its first line is a whole JSON object.
    pub fn records(self) -> Records {
        Records { inputs: self, lines: None }
    }
}

impl Iterator for Records {
    type Item = Input;

    fn next(&mut self) -> Option<Input> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next(&self.inputs.reader) {
                    Some(input) => return Some(input),
                    None => self.lines = None,
                }
            }
            let place = self.inputs.places.next()?;
            match self.open(place) {
                Opened::Lines(lines) => self.lines = Some(lines),
                Opened::Whole(input) => return Some(*input),
            }
        }
    }
}

/// What a place turned out to contain.
enum Opened {
    Lines(Lines),
    Whole(Box<Input>),
}

impl Records {
    fn open(&self, place: Place) -> Opened {
        let opened = match &place {
            Place::File(path) if self.inputs.reader.is_json_lines(&path.to_string_lossy()) => {
                let name = path.to_string_lossy().into_owned();
                open::file(path).ok().and_then(|file| lines(name, BufReader::new(file)))
            }
            Place::StandardInput => return self.open_stdin(),
            _ => None,
        };
        opened.map_or_else(|| Opened::Whole(Box::new(self.inputs.read(place))), Opened::Lines)
    }

    /// Reads the first non-blank line to decide what the input is, and puts it back.
    fn open_stdin(&self) -> Opened {
        let whole = |input| Opened::Whole(Box::new(input));
        let mut source = BufReader::new(std::io::stdin());
        let mut head = Vec::new();
        let limit = self.inputs.reader.options.max_input_bytes as u64;
        loop {
            match source.by_ref().take(limit).read_until(b'\n', &mut head) {
                Ok(n) if n > 0 && head.trim_ascii().is_empty() => {}
                Ok(_) => break,
                Err(error) => return whole(failed("-", unreadable(&error))),
            }
        }
        let is_lines =
            self.inputs.reader.is_json_lines("-") || std::str::from_utf8(&head).is_ok_and(json::is_record);
        let mut source = Cursor::new(head).chain(source);
        if !is_lines {
            return whole(self.inputs.read_stream("-", &mut source));
        }
        match lines("-".to_owned(), source) {
            Some(lines) => Opened::Lines(lines),
            None => whole(failed("-", wide())),
        }
    }
}

fn wide() -> Diagnostic {
    Diagnostic::new(Severity::Failure, "encoding", "JSON lines on standard input must be UTF-8: convert them")
}

/// The lines of a source; `None` for UTF-16 text, which cannot be split into lines by bytes.
fn lines(name: String, mut source: impl BufRead + Send + 'static) -> Option<Lines> {
    let wide =
        source.fill_buf().is_ok_and(|head| head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff"));
    (!wide).then(|| Lines { name, source: Box::new(source), n_read: 0, n_bytes: 0, is_empty: true })
}

impl Lines {
    fn next(&mut self, reader: &Reader) -> Option<Input> {
        let max_bytes = reader.options.max_input_bytes;
        loop {
            let mut line = Vec::new();
            match self.source.by_ref().take(max_bytes as u64 + 1).read_until(b'\n', &mut line) {
                // An empty input is reported once, since later calls find the end again.
                Ok(0) => return std::mem::take(&mut self.is_empty).then(|| failed(&self.name, empty())),
                Ok(_) => self.n_read += 1,
                Err(error) => {
                    self.source = Box::new(std::io::empty());
                    return Some(failed(&self.name, unreadable(&error)));
                }
            }
            let start = self.n_bytes;
            self.n_bytes += line.len();
            self.is_empty &= line.trim_ascii().is_empty();
            if line.len() > max_bytes && !line.ends_with(b"\n") {
                let skipped = self.source.skip_until(b'\n');
                self.n_bytes += skipped.as_ref().map_or(0, |n| *n);
                return Some(failed(
                    &self.name,
                    skipped.map_or_else(|e| unreadable(&e), |_| too_large(max_bytes)),
                ));
            }
            if !line.trim_ascii().is_empty() {
                return Some(reader.read_line(&self.name, self.n_read, start, line));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, read_paths};

    #[test]
    fn every_line_is_an_input_with_its_number() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wire.jsonl");
        std::fs::write(
            &path,
            "{\"text\": \"One met Two.\", \"id\": \"a\"}\n\nbroken\n{\"text\": \"Three.\"}",
        )
        .unwrap();
        let records: Vec<_> = read_paths(&[&path], &Options::default()).unwrap().records().collect();
        assert_eq!(records.len(), 3);
        assert_eq!(records[0].reports[0].record_id.as_deref(), Some("a"));
        assert!(records[1].diagnostics[0].message.starts_with("line 3: "), "{:?}", records[1].diagnostics);
        assert_eq!(records[2].reports[0].text, "Three.");
    }

    #[test]
    fn a_line_gives_the_report_that_the_whole_file_gives() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wire.jsonl");
        std::fs::write(&path, "{\"text\": \"One met Two.\"}\r\n{\"text\": \"Three.\"}\r\n").unwrap();
        let inputs = || read_paths(&[&path], &Options::default()).unwrap();
        let whole: Vec<_> = inputs().flat_map(|input| input.reports).collect();
        let split: Vec<_> = inputs().records().flat_map(|input| input.reports).collect();
        assert_eq!(whole, split, "offsets lead into the file as well");
    }

    #[test]
    fn a_file_of_no_line_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wire.jsonl");
        std::fs::write(&path, "\n  \n").unwrap();
        let records: Vec<_> = read_paths(&[&path], &Options::default()).unwrap().records().collect();
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].diagnostics[0].code, "empty");
    }

    #[test]
    fn a_line_beyond_the_limit_is_told_and_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("wire.jsonl");
        std::fs::write(
            &path,
            format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Short.\"}}\n", "long ".repeat(40)),
        )
        .unwrap();
        let options = Options { max_input_bytes: 60, ..Options::default() };
        let records: Vec<_> = read_paths(&[&path], &options).unwrap().records().collect();
        assert_eq!(records[0].diagnostics[0].code, "too-large");
        assert_eq!(records[1].reports[0].text, "Short.");
    }
}
