//! Reads gold together with its texts. Each report is a folder with `report.txt`, `report.toml` (its origin)
//! and `gold.toml` (the claims that a reader finds in it). Claims quote their words, which are converted to
//! spans here.

use crate::Error;
use crate::gold::{Claim, ClaimRecord, Record};
use rapporteur_knowledge::Knowledge;
use serde::Deserialize;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Name of the text in a report's folder.
const TEXT: &str = "report.txt";
/// Name of the file that states its origin.
const ORIGIN: &str = "report.toml";
/// Name of the file with its claims.
const CLAIMS: &str = "gold.toml";

/// Values that a claim's status can have.
const STATUSES: [&str; 4] = ["Happened", "Planned", "Possible", "Denied"];

/// The files of one report's folder.
#[derive(Clone, Copy, Debug)]
pub struct ReportFiles<'a> {
    /// The folder, as named by the caller; its last part is the report's id.
    pub folder: &'a str,
    /// The content of `report.txt`.
    pub text: &'a str,
    /// The content of `report.toml`.
    pub origin: &'a str,
    /// The content of `gold.toml`.
    pub claims: &'a str,
}

/// The origin of a report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Origin {
    title: String,
    date: String,
    source: String,
    #[expect(dead_code, reason = "demanded of every report, used by none")]
    licence: String,
    #[expect(dead_code, reason = "demanded of every report, used by none")]
    origin: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    claim: Vec<ClaimSpec>,
}

/// A claim in words. A field `…_at` says which occurrence of the words is meant, counted from 1.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimSpec {
    subject: Option<Spanned<String>>,
    subject_at: Option<usize>,
    relation: Spanned<String>,
    object: Option<Spanned<String>>,
    object_at: Option<usize>,
    value: Option<String>,
    status: Spanned<String>,
    speaker: Option<Spanned<String>>,
    speaker_at: Option<usize>,
    evidence: Spanned<String>,
    evidence_at: Option<usize>,
    #[serde(default)]
    optional: bool,
}

/// Reads a report and its claims. Claims without subject concern the report as a source and are not scored.
///
/// # Errors
/// [`Error::Report`] with every fault: a file in another form, words that the text lacks, a relation that
/// `is_relation` refuses, an unknown status.
pub fn parse_report(
    files: &ReportFiles<'_>,
    is_relation: impl Fn(&str) -> bool,
) -> Result<(Record, ClaimRecord), Error> {
    let origin: Origin =
        toml::from_str(files.origin).map_err(|error| files.form(ORIGIN, files.origin, &error))?;
    let claims: Claims =
        toml::from_str(files.claims).map_err(|error| files.form(CLAIMS, files.claims, &error))?;
    let mut reading = Reading { files: *files, faults: Vec::new() };
    let claims = claims.claim.iter().filter_map(|spec| reading.claim(spec, &is_relation)).collect();
    if !reading.faults.is_empty() {
        return Err(Error::Report(reading.faults.join("\n")));
    }
    let id = files.folder.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let record = Record {
        id: id.clone(),
        text: files.text.to_owned(),
        title: Some(origin.title),
        date: Some(origin.date),
        publisher: Some(origin.source),
        ..Record::default()
    };
    let until = Some(files.text.chars().count());
    Ok((record, ClaimRecord { file: files.folder.to_owned(), id, until, claims }))
}

/// Reads every report of a folder with its claims, sorted by name.
///
/// # Errors
/// [`Error::Read`]; [`Error::Report`] with every fault of every report.
pub fn read_reports(folder: &Path, knowledge: &Knowledge) -> Result<(Vec<Record>, Vec<ClaimRecord>), Error> {
    let mut reports: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::reading(folder))? {
        reports.push(entry.map_err(Error::reading(folder))?.path());
    }
    reports.retain(|path| path.join(CLAIMS).is_file());
    reports.sort();
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for report in &reports {
        let content = |name: &str| {
            let path = report.join(name);
            std::fs::read_to_string(&path).map_err(Error::reading(&path))
        };
        let (text, origin, claims) = (content(TEXT)?, content(ORIGIN)?, content(CLAIMS)?);
        let folder = report.to_string_lossy();
        let files = ReportFiles { folder: &folder, text: &text, origin: &origin, claims: &claims };
        match parse_report(&files, |relation| knowledge.relation(relation).is_some()) {
            Ok(record) => records.push(record),
            Err(error) => faults.push(error.to_string()),
        }
    }
    if reports.is_empty() {
        faults.push(format!("{} holds no folder with a {CLAIMS}: name one that does", folder.display()));
    }
    if faults.is_empty() { Ok(records.into_iter().unzip()) } else { Err(Error::Report(faults.join("\n"))) }
}

impl ReportFiles<'_> {
    fn form(&self, name: &str, text: &str, error: &toml::de::Error) -> Error {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        Error::Report(format!("{}/{name}:{line}: {}: correct the line", self.folder, error.message()))
    }
}

/// A report that is being turned into a record.
struct Reading<'a> {
    files: ReportFiles<'a>,
    faults: Vec<String>,
}

impl Reading<'_> {
    fn claim(&mut self, spec: &ClaimSpec, is_relation: &impl Fn(&str) -> bool) -> Option<Claim> {
        if !is_relation(spec.relation.get_ref()) {
            self.fault(
                &spec.relation.span(),
                &format!("{} is no relation of data/relations", spec.relation.get_ref()),
            );
        }
        if !STATUSES.contains(&spec.status.get_ref().as_str()) {
            self.fault(
                &spec.status.span(),
                &format!("{} is no status: write one of {}", spec.status.get_ref(), STATUSES.join(", ")),
            );
        }
        let evidence = self.place(&spec.evidence, spec.evidence_at);
        let object = spec.object.as_ref().map(|words| self.place(words, spec.object_at));
        let speaker = spec.speaker.as_ref().map(|words| self.place(words, spec.speaker_at));
        let subject = self.place(spec.subject.as_ref()?, spec.subject_at);
        let (subject, evidence) = (subject?, evidence?);
        Some(Claim {
            subject: Some(subject),
            relation: spec.relation.get_ref().clone(),
            // The words that state a number or date are evidence only; the comparison is by value.
            object: if spec.value.is_some() { None } else { object.flatten() },
            value: spec.value.clone(),
            status: spec.status.get_ref().clone(),
            attributed_to: speaker.flatten(),
            evidence,
            optional: spec.optional,
            ..Claim::default()
        })
    }

    /// The span of an occurrence of some words, in characters. `Chad` does not occur in `Chadian`.
    fn place(&mut self, words: &Spanned<String>, at: Option<usize>) -> Option<[usize; 2]> {
        let (text, wanted, nth) = (self.files.text, words.get_ref().as_str(), at.unwrap_or(1));
        let starts: Vec<usize> = text
            .match_indices(wanted)
            .map(|(start, _)| start)
            .filter(|start| is_whole(text, *start, wanted))
            .collect();
        let Some(start) = nth.checked_sub(1).and_then(|at| starts.get(at)) else {
            let told = format!("{TEXT} has {wanted:?} {} times, wanted is occurrence {nth}", starts.len());
            self.fault(&words.span(), &format!("{told}: copy the words as they stand there"));
            return None;
        };
        let start_char = text.get(..*start).unwrap_or_default().chars().count();
        Some([start_char, start_char + wanted.chars().count()])
    }

    fn fault(&mut self, span: &Range<usize>, what: &str) {
        let line = line_of(self.files.claims, span.start);
        self.faults.push(format!("{}/{CLAIMS}:{line}: {what}", self.files.folder));
    }
}

/// Whether words at a place of the text are whole, not part of longer words.
fn is_whole(text: &str, start: usize, words: &str) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let after = text.get(start + words.len()..).and_then(|after| after.chars().next());
    let goes_on = |inside: Option<char>, outside: Option<char>| {
        inside.zip(outside).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
    };
    !words.is_empty() && !goes_on(words.chars().next(), before) && !goes_on(words.chars().next_back(), after)
}

fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN_OF_ALL: &str = "title = \"Talks\"\ndate = \"2031-05-09\"\nsource = \"Harbour Wire\"\nlicence = \"MIT\"\norigin = \"ours\"\n";

    fn parsed(text: &str, claims: &str) -> Result<(Record, ClaimRecord), String> {
        let files = ReportFiles { folder: "reports/talks", text, origin: ORIGIN_OF_ALL, claims };
        parse_report(&files, |relation| relation == "meetsWith" || relation == "onDate")
            .map_err(|error| error.to_string())
    }

    #[test]
    fn words_become_places_in_characters() {
        let text = "“Kenya” met Chad. Kenya, not Kenyans, left on 9 May.";
        let (record, gold) = parsed(
            text,
            "[[claim]]\nsubject = \"Kenya\"\nsubject_at = 2\nrelation = \"meetsWith\"\nobject = \"Chad\"\nstatus = \"Planned\"\n\
             speaker = \"Kenya\"\nevidence = \"met Chad\"\noptional = true\n\
             [[claim]]\nsubject = \"Kenya\"\nrelation = \"onDate\"\nobject = \"9 May\"\nvalue = \"2031-05-09\"\nstatus = \"Happened\"\nevidence = \"left on 9 May\"\n\
             [[claim]]\nrelation = \"onDate\"\nobject = \"Chad\"\nstatus = \"Happened\"\nevidence = \"Chad\"\n",
        )
        .unwrap();
        assert_eq!((record.id.as_str(), record.date.as_deref()), ("talks", Some("2031-05-09")));
        assert_eq!(gold.until, Some(text.chars().count()));
        let [met, date] = &gold.claims[..] else { panic!("{gold:?}") };
        assert_eq!(
            (met.subject, met.object, met.attributed_to),
            (Some([18, 23]), Some([12, 16]), Some([1, 6]))
        );
        assert!(met.optional && met.status == "Planned");
        assert_eq!((date.object, date.value.as_deref()), (None, Some("2031-05-09")));
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let told = parsed(
            "Kenya met Chad, not Chadians.",
            "[[claim]]\nsubject = \"Oman\"\nrelation = \"meets\"\nobject = \"Chad\"\nobject_at = 2\nstatus = \"Done\"\nevidence = \"Kenya met Chad\"\n",
        )
        .unwrap_err();
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines.len(), 4, "{told}");
        assert!(lines[0].starts_with("reports/talks/gold.toml:3: meets is no relation"), "{told}");
        assert!(lines[1].starts_with("reports/talks/gold.toml:6: Done is no status"), "{told}");
        assert!(lines[2].starts_with("reports/talks/gold.toml:4: report.txt has \"Chad\" 1 times"), "{told}");
        assert!(lines[3].starts_with("reports/talks/gold.toml:2: report.txt has \"Oman\" 0 times"), "{told}");
    }

    #[test]
    fn a_file_of_another_form_is_told_with_its_line() {
        let told = parsed("Kenya.", "[[claim]]\nsubjekt = \"Kenya\"\n").unwrap_err();
        assert!(told.starts_with("reports/talks/gold.toml:2: unknown field `subjekt`"), "{told}");
    }
}
