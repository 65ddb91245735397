//! Which reports a person means.

use super::lines;
use crate::Error;
use rapporteur_model::ReportId;
use rapporteur_pipeline::Listed;
use std::collections::BTreeSet;

/// The reports a person means: all of an input, else the one that the name fits best.
///
/// # Errors
/// If the name fits no report, or several equally well.
pub fn reports(listed: &[Listed], base: &str, name: &str) -> Result<Vec<ReportId>, Error> {
    let id = name.strip_prefix(base).unwrap_or(name);
    let id = id.strip_prefix("report/").unwrap_or(id);
    let is_id = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let path = |path: &str| path.trim_start_matches("./").to_owned();
    let of_input: Vec<ReportId> =
        listed.iter().filter(|report| path(&report.source) == path(name)).map(|r| r.id.clone()).collect();
    if !of_input.is_empty() {
        return Ok(of_input);
    }
    let words = name.to_lowercase();
    let holds = |label: &str| {
        let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        let bounded = |(at, found): (usize, &str)| {
            ends(label[..at].chars().next_back()) && ends(label[at + found.len()..].chars().next())
        };
        label.match_indices(&words).any(bounded)
    };
    let ways: [&dyn Fn(&Listed) -> bool; 4] = [
        &|report| is_id && report.id.0.starts_with(&id.to_ascii_lowercase()),
        &|report| [&report.record_id, &report.url].into_iter().flatten().any(|known| known == name),
        &|report| report.label.to_lowercase() == words,
        &|report| words.contains(' ') && holds(&report.label.to_lowercase()),
    ];
    for fits in ways {
        let found: Vec<&Listed> = listed.iter().filter(|report| fits(report)).collect();
        match found[..] {
            [] => {}
            [report] => return Ok(vec![report.id.clone()]),
            _ => {
                let (n, reports) = (found.len(), told(&found));
                return Err(Error::SeveralReports { name: name.to_owned(), n, reports });
            }
        }
    }
    Err(Error::NoReport { name: name.to_owned(), reports: told(&nearest(&words, listed)) })
}

/// Most reports shown in a message.
const SHOWN: usize = 10;

fn told(reports: &[&Listed]) -> String {
    let line = |report: &&Listed| format!("\n  {}  {}  {}", &report.id.0, report.label, report.source);
    lines(reports, SHOWN, line, |more| format!("\n  … and {more} more: rapporteur query reports"))
}

/// Reports whose headline shares most words with a name, then all others.
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

    const BASE: &str = "https://example.org/";

    fn listed() -> Vec<Listed> {
        let report = |id: &str, label: &str, source: &str| Listed {
            id: ReportId(id.to_owned()),
            label: label.to_owned(),
            url: Some(format!("https://news.example/{id}")),
            record_id: None,
            source: source.to_owned(),
        };
        vec![
            report("1a2b", "Envoys leave Vienna", "wire.jsonl"),
            report("1a9c", "Envoys leave Geneva", "wire.jsonl"),
            report("beef", "Talks go on", "./talks.txt"),
        ]
    }

    fn found(name: &str) -> Vec<String> {
        reports(&listed(), BASE, name).unwrap().into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn an_input_means_all_its_reports() {
        assert_eq!(found("./wire.jsonl"), ["1a2b", "1a9c"]);
        assert_eq!(found("talks.txt"), ["beef"]);
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
        let refused = |name| reports(&listed(), BASE, name).unwrap_err().to_string();
        let several = refused("1a");
        assert!(
            several.starts_with("\"1a\" fits 2 reports") && several.contains("1a9c  Envoys leave Geneva")
        );
        let none = refused("Vienna envoys");
        assert!(none.contains("it holds\n  1a2b  Envoys leave Vienna"), "the likest first: {none}");
    }
}
