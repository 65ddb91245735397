//! The file of judgements: one a line, cells apart by tabs.

use super::{Decision, Judgement, JudgementError, Judgements, Name, TYPES, Verb};
use crate::names::latin_key;
use rapporteur_model::{ClaimId, Span};
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

const HEADER: &str = "decision\tnode\tother\treason";

impl Judgements {
    /// Reads the text of a file; `file` is its name in faults.
    ///
    /// # Errors
    /// If a line is not what the form demands; every fault is listed.
    pub fn parse(file: &str, text: &str) -> Result<Self, JudgementError> {
        let mut judgements = Self { file: file.to_owned(), list: Vec::new() };
        let mut faults = Vec::new();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (i, line) in text.lines().enumerate() {
            let is_header = judgements.list.is_empty() && line.starts_with("decision\t");
            if line.starts_with('#') || line.trim().is_empty() || is_header {
                continue;
            }
            match judgement(line) {
                Ok((decision, reason)) => judgements.list.push(Judgement { line: i + 1, decision, reason }),
                Err(fault) => faults.push((i + 1, fault)),
            }
        }
        if faults.is_empty() { Ok(judgements) } else { Err(judgements.error(faults, BTreeSet::new())) }
    }

    /// The text of a file with further judgements at its end.
    pub fn append(text: &str, further: &[(Decision, String)]) -> String {
        let mut whole = text.to_owned();
        if whole.trim().is_empty() {
            whole = format!(
                "# A person's decisions on the nodes and claims of this store; each holds from the next build on.\n{HEADER}\n"
            );
        } else if !whole.ends_with('\n') {
            whole.push('\n');
        }
        for (decision, reason) in further {
            whole.push_str(&format!("{decision}\t{}\n", in_cell(reason)));
        }
        whole
    }
}

fn judgement(line: &str) -> Result<(Decision, String), String> {
    let cells: Vec<String> = line.split('\t').map(in_cell).collect();
    let cell = |i: usize| cells.get(i).map_or("", String::as_str);
    let needs = |i: usize, what: &str| match cell(i) {
        "" => Err(format!("cell {} is empty: {what}", i + 1)),
        text => Ok(text),
    };
    let node = || needs(1, "write the id, a name or id@report:start-end of a node").and_then(name);
    let other = || needs(2, "write the id, a name or id@report:start-end of the other node").and_then(name);
    let decision = match verb(cell(0)) {
        Some(Verb::Merge) => Decision::Merge(node()?, other()?),
        Some(Verb::KeepApart) => Decision::KeepApart(node()?, other()?),
        Some(Verb::Rename) => Decision::Rename(node()?, needs(2, "write the new label")?.to_owned()),
        Some(Verb::Retype) => Decision::Retype(node()?, node_type(cell(2))?),
        Some(Verb::Drop) => match claim(cell(1))? {
            Some(claim) => Decision::DropClaim(claim),
            None => Decision::Drop(node()?),
        },
        Some(Verb::Keep) => match claim(cell(1))? {
            Some(claim) => Decision::KeepClaim(claim),
            None => return Err(format!("keep takes a claim: {CLAIM}; of two nodes write keep apart")),
        },
        None => {
            let known = "write merge, keep apart, rename, retype, drop or keep, and a tab after it";
            return Err(format!("`{}` is no decision: {known}", cell(0)));
        }
    };
    let takes_one = matches!(decision.verb(), Verb::Drop | Verb::Keep);
    if takes_one && !cell(2).is_empty() && cell(3).is_empty() {
        let word = decision.word();
        return Err(format!(
            "{word} takes no other node: leave cell 3 empty and write the reason into cell 4"
        ));
    }
    let reason = needs(3, "write the reason, so that others can judge the judgement")?;
    Ok((decision, reason.to_owned()))
}

/// The decision that a word means, however its case, hyphens and spaces are written; "apart" alone is enough for "keep apart".
fn verb(text: &str) -> Option<Verb> {
    let plain = |text: &str| latin_key(text).replace(' ', "");
    let word = plain(text);
    let known = Verb::ALL.iter().copied().find(|verb| plain(verb.as_str()) == word);
    known.or_else(|| (word == "apart").then_some(Verb::KeepApart))
}

/// The type that a word means, whatever its case.
///
/// # Errors
/// If no node can be given such a type; the message lists those that there are.
pub fn node_type(text: &str) -> Result<String, String> {
    let known = TYPES.iter().find(|known| known.eq_ignore_ascii_case(text));
    known
        .map(|known| (*known).to_owned())
        .ok_or_else(|| format!("`{text}` is no type that a node can be given: write {}", TYPES.join(", ")))
}

/// How a claim is named, for messages.
const CLAIM: &str = "write claim/ and all 32 digits of its id, as rapporteur resolve --review prints it";

/// The claim that an id or IRI names; `None` for whatever names no claim.
fn claim(text: &str) -> Result<Option<ClaimId>, String> {
    // Turtle writes a slash inside a local name with a backslash.
    let bare = text.trim_start_matches('<').trim_end_matches('>').trim_start_matches("id:").replace('\\', "");
    let Some((kind, digits)) = bare.rsplit_once('/') else { return Ok(None) };
    if kind != "claim" && !kind.ends_with("/claim") && !kind.ends_with("#claim") {
        return Ok(None);
    }
    if digits.len() == 32 && is_digits(digits) {
        return Ok(Some(ClaimId(digits.to_owned())));
    }
    Err(format!("`{text}` names no claim: {CLAIM}"))
}

fn name(text: &str) -> Result<Name, String> {
    let plain = || Name { name: text.to_owned(), place: None };
    let Some((name, place)) = text.rsplit_once('@') else { return Ok(plain()) };
    let Some((report, span)) = place.split_once(':') else { return Ok(plain()) };
    let report = report.trim_start_matches("report/");
    let span = span.split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    match span {
        Some((start, end)) if start < end && is_digits(report) => {
            Ok(Name { name: name.to_owned(), place: Some((report.to_owned(), Span::new(start, end))) })
        }
        _ => Err(format!(
            "`{place}` is no place: write @, at least 6 digits of a report's id, :start-end in bytes"
        )),
    }
}

impl FromStr for Name {
    type Err = String;

    /// Reads a name as a cell of the file has it.
    fn from_str(text: &str) -> Result<Self, String> {
        name(text)
    }
}

fn is_digits(report: &str) -> bool {
    report.len() >= 6 && report.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c))
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.word();
        match self {
            Self::Merge(node, other) | Self::KeepApart(node, other) => {
                write!(f, "{word}\t{}\t{}", in_cell(&node.to_string()), in_cell(&other.to_string()))
            }
            Self::Rename(node, text) | Self::Retype(node, text) => {
                write!(f, "{word}\t{}\t{}", in_cell(&node.to_string()), in_cell(text))
            }
            Self::Drop(node) => write!(f, "{word}\t{}\t", in_cell(&node.to_string())),
            Self::DropClaim(claim) | Self::KeepClaim(claim) => write!(f, "{word}\tclaim/{}\t", claim.0),
        }
    }
}

/// A text as a cell of the file holds it: in one line, without the control characters that no editor shows, and without white
/// space around it.
pub fn in_cell(text: &str) -> String {
    let parts: Vec<&str> = text.split(char::is_control).filter(|part| !part.trim().is_empty()).collect();
    parts.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_no_part_of_a_cell() {
        let read = |text: &str| Judgements::parse("judgements.tsv", text);
        let judged = read("rename\tcountry/chad\tTchad\0\tits own \u{18}name \u{1}\n").unwrap();
        assert_eq!(judged.list()[0].reason, "its own  name");
        assert_eq!(judged.list()[0].decision.to_string(), "rename\tcountry/chad\tTchad");
        assert!(read("rename\tcountry/chad\t\u{18}\tc\n").is_err(), "the label is empty");
    }

    #[test]
    fn what_is_written_is_read() {
        let place = |start| Some(("3fe1a2b4c5d6".to_owned(), Span::new(start, start + 8)));
        let node = |start| Name { name: "person/ana-ruiz".to_owned(), place: place(start) };
        let label = Name { name: "Ruiz".to_owned(), place: None };
        let decisions = [
            Decision::Merge(node(4), label.clone()),
            Decision::KeepApart(node(4), node(90)),
            Decision::Rename(label.clone(), "Ana Ruiz".to_owned()),
            Decision::Retype(node(4), "Place".to_owned()),
            Decision::Drop(label),
            Decision::DropClaim(ClaimId("0123456789abcdef".repeat(2))),
            Decision::KeepClaim(ClaimId("fedcba9876543210".repeat(2))),
        ];
        let further = decisions.map(|decision| (decision, "because\tof this\n".to_owned()));
        let text = Judgements::append("", &further[..2]);
        let text = Judgements::append(text.trim_end(), &further[2..]);
        let read = Judgements::parse("judgements.tsv", &text).unwrap();
        let decisions = further.map(|(decision, _)| decision);
        assert_eq!(read.list().iter().map(|j| j.decision.clone()).collect::<Vec<_>>(), decisions);
        assert!(read.list().iter().all(|j| j.reason == "because of this"));
        assert_eq!(read.list()[0].line, 3);
    }

    #[test]
    fn faults_name_line_and_remedy() {
        let check = |line: &str, expected: &str| {
            let error = Judgements::parse("j.tsv", &format!("# mine\n\n{line}\r\n")).unwrap_err().to_string();
            assert!(error.starts_with("j.tsv:3: ") && error.contains(expected), "{error}");
        };
        check("join\ta\tb\twhy", "write merge, keep apart");
        check("merge\ta\t\twhy", "cell 3 is empty");
        check("merge\ta\tb", "write the reason");
        check("retype\ta\tThing\twhy", "Organization");
        check("drop\ta\twhy", "leave cell 3 empty");
        check("drop\ta@12:4-8\t\twhy", "at least 6 digits");
        check("drop\tclaim/3fe1a2\t\twhy", "all 32 digits");
        check("keep\tperson/ana-ruiz\t\twhy", "of two nodes write keep apart");
    }

    #[test]
    fn a_claim_is_named_by_id_or_iri() {
        let id = "0123456789abcdef".repeat(2);
        for name in [
            format!("claim/{id}"),
            format!("<https://example.org/id/claim/{id}>"),
            format!("id:claim\\/{id}"),
        ] {
            let read = Judgements::parse("j.tsv", &format!("drop\t{name}\t\twrong\n")).unwrap();
            assert_eq!(read.list()[0].decision, Decision::DropClaim(ClaimId(id.clone())), "{name}");
        }
        let read = Judgements::parse("j.tsv", "drop\tinsurance claim/loss\t\tno thing\n").unwrap();
        assert!(matches!(read.list()[0].decision, Decision::Drop(_)), "a name may have a slash");
    }
}
