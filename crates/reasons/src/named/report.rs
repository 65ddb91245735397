//! Finds the reports that a person means.

use super::lines;
use crate::Error;
use rapporteur_pipeline::{Listed, Removal};
use std::collections::BTreeSet;

/// Finds what a person wants to remove: everything of an input, or else the record or report that the name
/// fits best.
///
/// # Errors
/// If the name fits no report, or several equally well.
pub fn removal(listed: &[Listed], base: &str, name: &str) -> Result<Removal, Error> {
    let path = |path: &str| path.trim_start_matches("./").to_owned();
    let sources = listed.iter().flat_map(|report| &report.sources);
    let inputs: BTreeSet<String> =
        sources.map(|source| source.input.clone()).filter(|input| path(input) == path(name)).collect();
    if !inputs.is_empty() {
        return Ok(Removal { inputs, ..Removal::default() });
    }
    let id = name.strip_prefix(base).unwrap_or(name);
    let id = id.strip_prefix("report/").unwrap_or(id).to_ascii_lowercase();
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let words = name.to_lowercase();
    let ways: [Way<'_>; 5] = [
        (Meant::Report, &|report| is_id && report.id.0.starts_with(&id)),
        (Meant::Record, &|report| {
            report.sources.iter().any(|source| source.record_id.as_deref() == Some(name))
        }),
        (Meant::Report, &|report| report.url.as_deref() == Some(name)),
        (Meant::Report, &|report| report.label.to_lowercase() == words),
        (Meant::Report, &|report| words.contains(' ') && holds(&report.label.to_lowercase(), &words)),
    ];
    for (meant, fits) in ways {
        let found: Vec<&Listed> = listed.iter().filter(|report| fits(report)).collect();
        match (&found[..], meant) {
            ([], _) => {}
            ([_], Meant::Record) => {
                return Ok(Removal { records: [name.to_owned()].into(), ..Removal::default() });
            }
            ([report], Meant::Report) => {
                return Ok(Removal { reports: [report.id.clone()].into(), ..Removal::default() });
            }
            _ => {
                let (n, reports) = (found.len(), told(&found));
                return Err(Error::SeveralReports { name: name.to_owned(), n, reports });
            }
        }
    }
    Err(Error::NoReport { name: name.to_owned(), reports: told(&nearest(&words, listed)) })
}

/// A way to name a report: what such a name means, and the test whether a report has it.
type Way<'w> = (Meant, &'w dyn Fn(&Listed) -> bool);

/// The kind of thing that a name means.
#[derive(Clone, Copy)]
enum Meant {
    /// A report, whatever it was read from.
    Report,
    /// One of the records that hold it.
    Record,
}

/// Whether a headline contains these words as whole words.
fn holds(label: &str, words: &str) -> bool {
    let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let bounded = |(at, found): (usize, &str)| {
        ends(label[..at].chars().next_back()) && ends(label[at + found.len()..].chars().next())
    };
    label.match_indices(words).any(bounded)
}

/// Maximum number of reports listed in a message.
const SHOWN: usize = 10;

fn told(reports: &[&Listed]) -> String {
    let line = |report: &&Listed| {
        let inputs: Vec<&str> = report.sources.iter().map(|source| source.input.as_str()).collect();
        format!("\n  {}  {}  {}", report.id, report.label, inputs.join(", "))
    };
    lines(reports, SHOWN, line, |more| format!("\n  … and {more} more: rapporteur query reports"))
}

/// All reports, those first whose headlines share most words with a name.
fn nearest<'l>(words: &str, listed: &'l [Listed]) -> Vec<&'l Listed> {
    let words: BTreeSet<&str> = words.split_whitespace().collect();
    let n_shared = |report: &Listed| {
        report.label.to_lowercase().split_whitespace().filter(|word| words.contains(word)).count()
    };
    let mut nearest: Vec<&Listed> = listed.iter().collect();
    nearest.sort_by_key(|report| std::cmp::Reverse(n_shared(report)));
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::ReportId;
    use rapporteur_pipeline::Source;

    const BASE: &str = "https://example.org/";

    /// Parses a path, optionally followed by `#` and the id of a record.
    fn source(written: &str) -> Source {
        let (input, record_id) =
            written.split_once('#').map_or((written, None), |(input, id)| (input, Some(id)));
        Source { input: input.to_owned(), record_id: record_id.map(str::to_owned) }
    }

    fn listed() -> Vec<Listed> {
        let report = |id: &str, label: &str, inputs: &str| Listed {
            id: ReportId(id.to_owned()),
            label: label.to_owned(),
            url: Some(format!("https://news.example/{id}")),
            sources: inputs.split(' ').map(source).collect(),
        };
        vec![
            report("1a2b", "Envoys leave Vienna", "wire.jsonl#r1 other.jsonl#r2"),
            report("1a9c", "Envoys leave Geneva", "wire.jsonl"),
            report("beef", "Talks go on", "./talks.txt"),
        ]
    }

    fn found(name: &str) -> Vec<String> {
        let Removal { reports, inputs, records } = removal(&listed(), BASE, name).unwrap();
        reports.into_iter().map(|id| id.0).chain(inputs).chain(records).collect()
    }

    #[test]
    fn an_input_or_a_record_means_no_other_copy() {
        assert_eq!(found("./wire.jsonl"), ["wire.jsonl"]);
        assert_eq!(found("talks.txt"), ["./talks.txt"]);
        assert_eq!(found("r2"), ["r2"]);
    }

    #[test]
    fn ids_addresses_and_headlines_mean_one() {
        for name in ["BEEF", "be", "report/beef", "https://example.org/report/beef", "Talks go on", "go on"] {
            assert_eq!(found(name), ["beef"], "{name}");
        }
        assert_eq!(found("https://news.example/1a9c"), ["1a9c"]);
    }

    #[test]
    fn what_fits_several_or_none_is_told_with_what_there_is() {
        let refused = |name| removal(&listed(), BASE, name).unwrap_err().to_string();
        let several = refused("1a");
        assert!(
            several.starts_with("\"1a\" fits 2 reports") && several.contains("1a9c  Envoys leave Geneva")
        );
        let none = refused("Vienna envoys");
        assert!(none.contains("it holds\n  1a2b  Envoys leave Vienna"), "the likest first: {none}");
    }
}
