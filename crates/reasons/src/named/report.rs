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
