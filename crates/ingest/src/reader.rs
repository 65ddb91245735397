//! Turns bytes into reports: decodes them, reads the format, analyses the layout, and gives each report its id.

use crate::draft::{Draft, Found};
use crate::format::Format;
use crate::formats;
use crate::lexicon::Lexicons;
use crate::mapped::MappedText;
use crate::{Error, Options, decode, english, json, layout};
use rapporteur_model::{BlockKind, Diagnostic, PartialDate, Report, Severity, Sourced, Span};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// One input and what was read from it.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The path as it was found, or `-`.
    pub name: String,
    /// The bytes read; empty if there are none.
    pub bytes: Vec<u8>,
    /// Where the bytes begin in their file; offsets of the reports lead back into the file.
    pub start: usize,
    /// Reports in input order.
    pub reports: Vec<Report>,
    /// Remarks on the input as a whole and on records that gave no report.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads inputs with one set of options and word lists.
///
/// ```
/// # fn main() -> Result<(), rapporteur_ingest::Error> {
/// let reader = rapporteur_ingest::Reader::new(&Default::default())?;
/// let input = reader.read_bytes("vale.txt", b"VALE, Jan 6 (AP) - The ministers met.".to_vec());
/// let report = &input.reports[0];
/// assert_eq!(report.publisher.as_ref().map(|p| p.value.as_str()), Some("AP"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Reader {
    pub(crate) options: Options,
    lexicons: Arc<Lexicons>,
}

impl Reader {
    /// Makes a reader with these options.
    ///
    /// # Errors
    /// If a format name is unknown, or an embedded word list is at fault, which the project's tests rule out.
    pub fn new(options: &Options) -> Result<Self, Error> {
        if let Some(name) = options.format.as_deref().filter(|name| formats::by_name(name).is_none()) {
            let known: Vec<_> = formats::formats().map(|format| format.name).collect();
            return Err(Error::UnknownFormat { name: name.to_owned(), known: known.join(", ") });
        }
        let lexicons = match &options.lexicons {
            Some(lexicons) => Arc::clone(lexicons),
            None => Arc::new(Lexicons::embedded()?),
        };
        Ok(Self { options: options.clone(), lexicons })
    }

    /// Reads one input from memory. `name` is used in messages, and its extension tells the format; nothing is opened.
    pub fn read_bytes(&self, name: &str, bytes: Vec<u8>) -> Input {
        let mut input = Input { name: name.to_owned(), bytes, ..Input::default() };
        match guarded(|| self.read(name, &input.bytes)) {
            Ok((reports, diagnostics)) => {
                input.reports = reports;
                input.diagnostics = diagnostics;
            }
            Err(diagnostic) => input.diagnostics.push(diagnostic),
        }
        input
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Read {
        if bytes.len() > self.options.max_input_bytes {
            return Err(too_large(self.options.max_input_bytes));
        }
        let known = self.known_format(name);
        let head = &bytes[..bytes.len().min(2048)];
        let declared = match known {
            Some(format) => (format.declared_encoding)(head),
            None => formats::FORMATS.iter().find_map(|format| (format.declared_encoding)(head)),
        };
        let (source, diagnostics) = decode::decode(bytes, declared.as_deref())?;
        if source.text.trim().is_empty() {
            return Err(empty());
        }
        let format = known.unwrap_or_else(|| formats::sniff(&source.text));
        let mut found = Found { diagnostics, ..Found::default() };
        (format.read)(&source, &mut found);
        let Found { drafts, mut diagnostics } = found;
        if drafts.is_empty() && !diagnostics.iter().any(|d| d.severity == Severity::Failure) {
            let message = format!("no report in this {} input", format.name);
            diagnostics.push(Diagnostic::new(Severity::Failure, "no-report", message));
        }
        let reports = drafts.into_iter().map(|draft| self.finish(draft, format.name, &source)).collect();
        Ok((reports, diagnostics))
    }

    /// Whether an input of this name is JSON lines, according to the options or its extension.
    pub(crate) fn is_json_lines(&self, name: &str) -> bool {
        self.known_format(name).is_some_and(|format| format.name == formats::JSON_LINES)
    }

    /// Reads one line of JSON lines. `line` counts from 1, and the line begins at byte `start` of its file.
    pub(crate) fn read_line(&self, name: &str, line: usize, start: usize, bytes: Vec<u8>) -> Input {
        let mut input = Input { name: name.to_owned(), bytes, start, ..Input::default() };
        let read = guarded(|| {
            let (source, diagnostics) = decode::decode(&input.bytes, None)?;
            let mut found = Found { diagnostics, ..Found::default() };
            json::read_line(&source.text, line, &mut found);
            let finish = |draft| self.finish(draft, formats::JSON_LINES, &source);
            Ok((found.drafts.into_iter().map(finish).collect(), found.diagnostics))
        });
        match read {
            Ok((reports, diagnostics)) => {
                input.reports = reports;
                input.diagnostics = diagnostics;
            }
            Err(diagnostic) => input.diagnostics.push(diagnostic),
        }
        for run in input.reports.iter_mut().flat_map(|report| &mut report.offsets.runs) {
            run.original = Span::new(run.original.start + start, run.original.end + start);
        }
        input
    }

    fn known_format(&self, name: &str) -> Option<&'static Format> {
        let extension = || std::path::Path::new(name).extension().and_then(|e| e.to_str());
        match self.options.format.as_deref() {
            Some(format) => formats::by_name(format),
            None => extension().and_then(formats::by_extension),
        }
    }

    fn finish(&self, draft: Draft, format: &str, source: &MappedText) -> Report {
        let Draft { mut report, text, hints } = draft;
        let (text, offsets) = text.through(source).finish();
        report.format = format.to_owned();
        report.text = text;
        report.offsets = offsets;
        layout::analyse(&mut report, &hints, &self.lexicons);
        if !english::is_english(&report.text, &self.lexicons) {
            let message = "the text is not English: it is kept, but nothing is extracted from it";
            report.diagnostics.push(Diagnostic::new(Severity::Warning, "not-english", message));
            for block in &mut report.blocks {
                block.kind = BlockKind::Boilerplate;
            }
        }
        if report.published_on.is_none() {
            // An agency publishes a report on the day of its dateline, if that day is stated.
            report.published_on = report.dateline.as_ref().and_then(|dateline| dateline.date.clone());
        }
        self.complete_date(&mut report);
        report.seal()
    }

    /// Uses the default date if the report states none, and its year if the report states a date without one.
    fn complete_date(&self, report: &mut Report) {
        let Some(default) = self.options.date else { return };
        match &mut report.published_on {
            Some(published) => {
                if let (PartialDate::MonthDay(month, day), (Some(year), _, _)) =
                    (published.value, default.parts())
                {
                    published.value = PartialDate::day(year, month, day).unwrap_or(published.value);
                }
            }
            None => report.published_on = Some(Sourced::metadata(default)),
        }
    }
}

/// Reports and remarks, or the reason why there are none.
type Read = Result<(Vec<Report>, Vec<Diagnostic>), Diagnostic>;

/// Runs `read` and turns a panic into a diagnostic, since a fault of this program at one input must not lose the others.
fn guarded(read: impl FnOnce() -> Read) -> Read {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| {
        let message = "reading failed: this is a fault of the program, please report it";
        Err(Diagnostic::new(Severity::Failure, "reading-failed", message))
    })
}

pub(crate) fn empty() -> Diagnostic {
    Diagnostic::new(Severity::Failure, "empty", "the input is empty")
}

pub(crate) fn too_large(max_bytes: usize) -> Diagnostic {
    let message = format!("longer than {} MB: split it into smaller files", max_bytes / (1024 * 1024));
    Diagnostic::new(Severity::Failure, "too-large", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_input_and_is_told() {
        let read = |works: bool| {
            guarded(|| {
                assert!(works, "what the test wants to be caught");
                Ok((Vec::new(), Vec::new()))
            })
        };
        assert!(read(true).is_ok());
        assert_eq!(read(false).unwrap_err().code, "reading-failed");
    }
}
