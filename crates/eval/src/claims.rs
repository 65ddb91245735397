//! Scores whole claims: subject, relation and object; and, for claims that were found, status and speaker.
//!
//! A claim counts once a report, however often it is stated. A found thing equals the gold's thing if one of
//! its mentions has the same head as the gold's words, if one overlaps them by half, or if one of its names
//! equals them.
//!
//! Gold from a round of judging holds readers' verdicts on the claims of an earlier build. A claim that
//! matches none of those is unjudged: it is counted in a row of its own, as neither right nor wrong.

mod likeness;
mod refused;

use self::likeness::{head, is_named, is_same_value, length, shared, shares_half};
use crate::gold::{self, ClaimRecord, Record};
use crate::{Row, Table};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{CharOffsets, Extraction, LocalId, Object, Report};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The claims of one record, each with its verdict.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Claims {
    /// The text's id.
    pub id: String,
    /// The claims found, by place.
    pub claims: Vec<Found>,
    /// Gold claims that no found claim matches, in words.
    pub missed: Vec<String>,
}

/// One predicted claim.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// Who or what the claim is about; `None` where an act is told without its doer.
    pub subject: Option<Thing>,
    /// Name of the relation.
    pub relation: String,
    /// The thing that is its object, if it is a thing.
    pub object: Option<Thing>,
    /// The number or date that is its object, if it is one.
    pub value: Option<String>,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// The innermost speaker.
    pub attributed_to: Option<Thing>,
    /// The words that state it.
    pub evidence: [usize; 2],
    /// The sentence around them.
    pub sentence: String,
    /// Relation and pattern.
    pub found_by: String,
    /// How it compares with the gold.
    pub verdict: Verdict,
}

/// A thing of a report: its names and the places that mention it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Thing {
    /// Its id in the report.
    pub entity: usize,
    /// Its label and other names.
    pub names: Vec<String>,
    /// Spans of its mentions; for a statement, the words said.
    #[serde(skip)]
    spans: Vec<[usize; 2]>,
}

/// How a found claim compares with the gold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// In the gold.
    Right,
    /// In the gold, but of little weight, or told there with the one who did it, so not counted.
    Optional,
    /// Not in the gold.
    Wrong,
    /// In a passage without annotation, so not counted.
    #[default]
    Outside,
}

/// Options that narrow the scoring.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ClaimOptions {
    /// Only these relations; if empty, all.
    pub relations: BTreeSet<String>,
    /// Relations that hold in both directions.
    pub symmetric: BTreeSet<String>,
    /// The wider relation of which a relation is a kind: gold may name either.
    pub broader: BTreeMap<String, String>,
    /// Relations that are judged apart: those that take whatever no other covers.
    pub apart: BTreeSet<String>,
}

/// The claims of an extraction, without verdicts.
pub fn predicted(id: &str, report: &Report, extraction: &Extraction) -> Claims {
    let chars = CharOffsets::new(&report.text);
    let mut spans: BTreeMap<LocalId, Vec<[usize; 2]>> = BTreeMap::new();
    for mention in &extraction.mentions {
        spans.entry(mention.entity).or_default().push(chars.span(mention.span));
    }
    for claim in &extraction.claims {
        if let (Some(subject), Some(span)) = (claim.subject, claim.subject_span) {
            spans.entry(subject).or_default().push(chars.span(span));
        }
        let object = claim.object.entity().zip(claim.object_span);
        if let Some((object, span)) = object {
            spans.entry(*object).or_default().push(chars.span(span));
        }
    }
    let thing = |id: LocalId| {
        let entity = extraction.entity(id);
        let names = std::iter::once(&entity.label).chain(&entity.names).cloned().collect();
        let spans = match entity.traits.content {
            Some(content) => {
                let all = std::iter::once(content).chain(entity.traits.further_content.iter().copied());
                all.map(|span| chars.span(span)).collect()
            }
            None => spans.get(&id).cloned().unwrap_or_default(),
        };
        Thing { entity: id.0, names, spans }
    };
    // Claims about the report as a source are not claims of its text.
    let of_world = extraction
        .claims
        .iter()
        .filter(|c| c.subject.is_none_or(|id| extraction.entity(id).kind != types::REPORT));
    let claims = of_world.map(|claim| Found {
        subject: claim.subject.map(thing),
        relation: claim.relation.clone(),
        object: claim.object.entity().map(|object| thing(*object)),
        value: match &claim.object {
            Object::Value { lexical, .. } => Some(lexical.clone()),
            _ => None,
        },
        status: claim.status.as_str().to_owned(),
        attributed_to: claim.attributed_to().map(|speaker| thing(*speaker)),
        evidence: chars.span(claim.evidence.span),
        sentence: report
            .text
            .get(claim.evidence.sentence.start..claim.evidence.sentence.end)
            .unwrap_or_default()
            .to_owned(),
        found_by: claim.found_by.clone(),
        verdict: Verdict::Outside,
    });
    Claims { id: id.to_owned(), claims: claims.collect(), missed: Vec::new() }
}

/// Counts of right, predicted and wanted claims, by row.
#[derive(Default)]
struct Counts {
    relations: BTreeMap<String, [usize; 3]>,
    status: [usize; 2],
    speaker: [usize; 2],
    /// Number of claims in judged texts that resemble no judged claim; `None` outside rounds of judging.
    unjudged: Option<usize>,
}

/// Scores claims and writes the verdicts into `predictions`. There is a row for each relation, and the rows
/// `micro`, `micro without says`, `status` and `speaker` (the share of found gold claims that have the right
/// one), and, in a round of judging, `unjudged` (claims that no reader has seen). The headline is the micro
/// F1. `texts` are the records that `gold` refers to, and `predictions` the claims found in them, in the same
/// order.
pub fn score_claims(
    gold: &[ClaimRecord],
    texts: &[Record],
    predictions: &mut [Claims],
    options: &ClaimOptions,
) -> Table {
    let mut counts = Counts::default();
    for ((gold, text), predicted) in gold.iter().zip(texts).zip(predictions) {
        let text: Vec<char> = text.text.chars().collect();
        Judge { text: &text, gold, options }.judge(predicted, &mut counts);
    }
    counts.table()
}

impl Counts {
    fn table(&self) -> Table {
        let row = |name: &str, c: &[usize; 3]| Row::counted(name, c[0], c[0], c[1], c[2]);
        let mut rows: Vec<Row> = self.relations.iter().map(|(name, c)| row(name, c)).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.n_gold));
        let sum = |without: &str| {
            let counted = self.relations.iter().filter(|(name, _)| *name != without);
            counted.fold([0; 3], |sum, (_, c)| [sum[0] + c[0], sum[1] + c[1], sum[2] + c[2]])
        };
        rows.push(row("micro without says", &sum(relations::SAYS)));
        let micro = row("micro", &sum(""));
        let headline = micro.f1;
        rows.push(micro);
        for (name, [right, of]) in [("status", self.status), ("speaker", self.speaker)] {
            rows.push(row(name, &[right, of, of]));
        }
        rows.extend(self.unjudged.map(|n| row("unjudged", &[0, n, 0])));
        Table { task: "claims".to_owned(), rows, headline }
    }
}

/// The gold and text of one record.
struct Judge<'a> {
    text: &'a [char],
    gold: &'a ClaimRecord,
    options: &'a ClaimOptions,
}

impl Judge<'_> {
    fn judge(&self, predicted: &mut Claims, counts: &mut Counts) {
        let is_wanted =
            |name: &str| self.options.relations.is_empty() || self.options.relations.contains(name);
        let is_scored = |name: &str| is_wanted(name) && !self.options.apart.contains(name);
        // For each gold claim, the found claims that match it.
        let mut fitting: Vec<Vec<usize>> = vec![Vec::new(); self.gold.claims.len()];
        let mut wrong = BTreeSet::new();
        let judged = self.gold.claims.iter().any(|claim| claim.verdict.is_some());
        for (at, found) in predicted.claims.iter_mut().enumerate() {
            let is_inside = self.gold.until.is_none_or(|until| found.evidence[0] < until);
            if !is_inside || !is_scored(&found.relation) {
                continue;
            }
            found.verdict = Verdict::Wrong;
            for (gold, fitting) in self.gold.claims.iter().zip(&mut fitting) {
                if !gold.is_refused() && self.fits(gold, found) {
                    fitting.push(at);
                    let optional = gold.optional && found.verdict != Verdict::Right;
                    found.verdict = if optional { Verdict::Optional } else { Verdict::Right };
                }
            }
            if found.verdict == Verdict::Wrong
                && self.gold.claims.iter().any(|gold| self.is_told_without_doer(gold, found))
            {
                found.verdict = Verdict::Optional;
            }
            if judged && found.verdict == Verdict::Wrong && !self.is_refused(found) {
                found.verdict = Verdict::Outside;
                *counts.unjudged.get_or_insert_default() += 1;
            }
            let sides = (
                found.subject.as_ref().map(|subject| subject.entity),
                found.object.as_ref().map(|object| object.entity),
            );
            if found.verdict == Verdict::Wrong
                && (judged || self.gold.until.is_some())
                && wrong.insert((found.relation.clone(), sides, found.value.clone()))
            {
                counts.relations.entry(found.relation.clone()).or_default()[1] += 1;
            }
        }
        let wanted = |gold: &gold::Claim| !gold.optional && !gold.is_refused();
        for (gold, fitting) in self.gold.claims.iter().zip(&fitting).filter(|(gold, _)| wanted(gold)) {
            if !is_scored(&gold.relation) {
                continue;
            }
            let row = counts.relations.entry(gold.relation.clone()).or_default();
            row[2] += 1;
            if let Some(best) = self.nearest(gold, fitting, &predicted.claims) {
                row[0] += 1;
                row[1] += 1;
                self.count_manner(gold, best, counts);
            } else {
                predicted.missed.push(self.in_words(gold));
            }
        }
    }

    /// Counts whether status and speaker of a found claim are right.
    fn count_manner(&self, gold: &gold::Claim, found: &Found, counts: &mut Counts) {
        counts.status[0] += usize::from(gold.status == found.status);
        counts.status[1] += 1;
        counts.speaker[0] += usize::from(self.has_speaker(gold, found));
        counts.speaker[1] += 1;
    }

    /// Picks the matching claim stated nearest to the gold's evidence; of equals, one with the gold's status.
    fn nearest<'f>(&self, gold: &gold::Claim, fitting: &[usize], found: &'f [Found]) -> Option<&'f Found> {
        let distance = |found: &Found| {
            let [start, end] = gold.evidence;
            start.saturating_sub(found.evidence[1]).max(found.evidence[0].saturating_sub(end))
        };
        let fitting = fitting.iter().map(|at| &found[*at]);
        fitting.min_by_key(|found| (distance(found), found.status != gold.status))
    }

    fn fits(&self, gold: &gold::Claim, found: &Found) -> bool {
        let wider = self.options.broader.get(&found.relation);
        if gold.relation != found.relation && wider != Some(&gold.relation) {
            return false;
        }
        let object = |gold: &gold::Claim| match (gold.object, &gold.value, &found.object, &found.value) {
            (Some(wanted), _, Some(object), _) if gold.relation == relations::SAYS => {
                shares_half(wanted, object)
            }
            (Some(wanted), _, Some(object), _) => self.is_same(wanted, object),
            (None, Some(wanted), _, Some(value)) => is_same_value(wanted, value),
            (None, Some(wanted), Some(object), _) => is_named(object, wanted),
            (None, None, None, None) => true,
            _ => false,
        };
        let (own, subject) = match (gold.subject, &found.subject) {
            (Some(own), Some(subject)) => (own, subject),
            (own, subject) => return own.is_none() && subject.is_none() && object(gold),
        };
        if self.is_same(own, subject) && object(gold) {
            return true;
        }
        let (Some(wanted), Some(object)) = (gold.object, &found.object) else { return false };
        self.options.symmetric.contains(&gold.relation)
            && self.is_same(wanted, subject)
            && self.is_same(own, object)
    }

    /// Whether a found claim without subject tells of something to which the gold gives a subject. It says less than the gold,
    /// but nothing wrong.
    fn is_told_without_doer(&self, gold: &gold::Claim, found: &Found) -> bool {
        found.subject.is_none()
            && gold.subject.is_some()
            && !gold.is_refused()
            && self.fits(&gold::Claim { subject: None, ..gold.clone() }, found)
    }

    fn is_same(&self, gold: [usize; 2], thing: &Thing) -> bool {
        let head = head(self.text, gold);
        let same_place = |span: [usize; 2]| {
            let shared = shared(gold, span);
            let all = length(gold).saturating_add(length(span) - shared);
            shared > 0 && (2 * shared >= all || head == self::head(self.text, span))
        };
        let words = self.words(gold);
        thing.spans.iter().any(|span| same_place(*span)) || is_named(thing, &words)
    }

    fn words(&self, [start, end]: [usize; 2]) -> String {
        self.text.get(start..end).unwrap_or_default().iter().collect()
    }

    fn in_words(&self, gold: &gold::Claim) -> String {
        let object = gold.object.map(|span| self.words(span)).or_else(|| gold.value.clone());
        let object = object.unwrap_or_else(|| "-".to_owned());
        let subject = gold.subject.map_or_else(|| "-".to_owned(), |span| self.words(span));
        let evidence = self.words(gold.evidence);
        format!("{subject} | {} | {object} | {} | {evidence}", gold.relation, gold.status)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(entity: usize, name: &str, spans: &[[usize; 2]]) -> Thing {
        Thing { entity, names: vec![name.to_owned()], spans: spans.to_vec() }
    }

    fn found(subject: Thing, relation: &str, object: Thing, status: &str) -> Found {
        Found {
            subject: Some(subject),
            relation: relation.to_owned(),
            object: Some(object),
            value: None,
            status: status.to_owned(),
            attributed_to: None,
            evidence: [0, 30],
            sentence: String::new(),
            found_by: String::new(),
            verdict: Verdict::Outside,
        }
    }

    #[test]
    fn a_claim_without_subject_is_right_only_where_the_gold_has_none_either() {
        let text = "Oman was freed. Police held Chad.";
        let claim = |subject, object| gold::Claim {
            subject,
            relation: "releases".to_owned(),
            object: Some(object),
            status: "Happened".to_owned(),
            ..gold::Claim::default()
        };
        let claims = vec![claim(None, [0, 4]), claim(Some([16, 22]), [28, 32])];
        let gold = ClaimRecord { claims, ..ClaimRecord::default() };
        let (oman, chad) = (thing(0, "Oman", &[[0, 4]]), thing(1, "Chad", &[[28, 32]]));
        let police = thing(2, "Police", &[[16, 22]]);
        let untold =
            |object: Thing| Found { subject: None, ..found(police.clone(), "releases", object, "Happened") };
        let claims = vec![
            untold(oman.clone()),
            untold(chad),
            found(police.clone(), "releases", oman, "Happened"),
            untold(police.clone()),
        ];
        let mut predictions = vec![Claims { id: String::new(), claims, missed: Vec::new() }];
        let texts = [Record { text: text.to_owned(), ..Record::default() }];
        score_claims(&[gold], &texts, &mut predictions, &ClaimOptions::default());
        let verdicts: Vec<Verdict> = predictions[0].claims.iter().map(|claim| claim.verdict).collect();
        // Less than the gold, but nothing wrong; a doer whom the gold does not know; an object that it does not know.
        use Verdict::{Optional, Right, Wrong};
        assert_eq!(verdicts, [Right, Optional, Wrong, Wrong]);
    }

    #[test]
    fn judges_claims_by_their_things() {
        //          0123456789012345678901234567890
        let text = "Kenya met Oman. Chad left. Peru";
        let claim = |subject, object, status: &str| gold::Claim {
            subject: Some(subject),
            relation: "meetsWith".to_owned(),
            object: Some(object),
            status: status.to_owned(),
            evidence: [0, 15],
            ..gold::Claim::default()
        };
        let gold = ClaimRecord {
            until: Some(25),
            claims: vec![
                claim([0, 5], [10, 14], "Happened"),
                claim([16, 20], [10, 14], "Planned"),
                gold::Claim { optional: true, ..claim([0, 5], [16, 20], "Happened") },
            ],
            ..ClaimRecord::default()
        };
        let kenya = || thing(0, "Kenya", &[[0, 5]]);
        let oman = || thing(1, "Oman", &[[10, 14]]);
        let chad = || thing(2, "Chad", &[[16, 20]]);
        let peru = || thing(3, "Peru", &[[27, 31]]);
        let mut predictions = vec![Claims {
            id: String::new(),
            claims: vec![
                found(oman(), "meetsWith", kenya(), "Planned"),
                found(kenya(), "meetsWith", chad(), "Happened"),
                found(kenya(), "meetsWith", peru(), "Happened"),
                Found { evidence: [26, 31], ..found(peru(), "meetsWith", chad(), "Happened") },
            ],
            missed: Vec::new(),
        }];
        let texts = [Record { text: text.to_owned(), ..Record::default() }];
        let options = ClaimOptions { symmetric: ["meetsWith".to_owned()].into(), ..ClaimOptions::default() };
        let table = score_claims(&[gold], &texts, &mut predictions, &options);
        let micro = table.row("micro").map(|row| (row.n_predicted, row.n_gold, row.precision, row.recall));
        assert_eq!(micro, Some((2, 2, 0.5, 0.5)));
        assert_eq!(table.row("status").map(|row| row.precision), Some(0.0));
        let verdicts: Vec<Verdict> = predictions[0].claims.iter().map(|claim| claim.verdict).collect();
        assert_eq!(verdicts, [Verdict::Right, Verdict::Optional, Verdict::Wrong, Verdict::Outside]);
        assert_eq!(predictions[0].missed.len(), 1);
    }

    #[test]
    fn spans_of_gold_may_be_none_of_the_text() {
        let claim = |subject, object| gold::Claim {
            subject: Some(subject),
            relation: "says".to_owned(),
            object: Some(object),
            evidence: subject,
            ..gold::Claim::default()
        };
        let gold = ClaimRecord {
            claims: vec![claim([5, 1], [9, 2]), claim([0, usize::MAX], [3, usize::MAX])],
            ..ClaimRecord::default()
        };
        let claims = vec![found(thing(0, "Kenya", &[[0, 5]]), "says", thing(1, "it", &[[6, 8]]), "Happened")];
        let mut predictions = vec![Claims { id: String::new(), claims, missed: Vec::new() }];
        let texts = [Record { text: "Kenya it".to_owned(), ..Record::default() }];
        let table = score_claims(&[gold], &texts, &mut predictions, &ClaimOptions::default());
        assert_eq!(table.row("micro").map(|row| (row.n_gold, row.recall)), Some((2, 0.0)));
    }

    #[test]
    fn what_no_reader_saw_is_unjudged() {
        //          0         1         2         3
        //          0123456789012345678901234567890123
        let text = "Kenya made plans to sell ports. Oman";
        let judged = |object, verdict, cause: &str| gold::Claim {
            subject: Some([0, 5]),
            relation: "proposes".to_owned(),
            object: Some(object),
            status: "Happened".to_owned(),
            evidence: [0, 31],
            verdict: Some(verdict),
            cause: Some(cause.to_owned()),
            ..gold::Claim::default()
        };
        let gold = ClaimRecord {
            claims: vec![
                judged([11, 16], gold::Judged::Wrong, "wrong-object"),
                judged([32, 36], gold::Judged::Missed, "syntax"),
            ],
            ..ClaimRecord::default()
        };
        let claim =
            |span| found(thing(0, "Kenya", &[[0, 5]]), "proposes", thing(1, "it", &[span]), "Happened");
        let claims = vec![claim([11, 16]), claim([11, 30]), claim([32, 36])];
        let mut predictions = vec![Claims { id: String::new(), claims, missed: Vec::new() }];
        let texts = [Record { text: text.to_owned(), ..Record::default() }];
        let table = score_claims(&[gold], &texts, &mut predictions, &ClaimOptions::default());
        let verdicts: Vec<Verdict> = predictions[0].claims.iter().map(|claim| claim.verdict).collect();
        assert_eq!(verdicts, [Verdict::Wrong, Verdict::Outside, Verdict::Right]);
        let micro = table.row("micro").map(|row| (row.n_predicted, row.n_gold, row.precision));
        assert_eq!(micro, Some((2, 1, 0.5)));
        assert_eq!(table.row("unjudged").map(|row| row.n_predicted), Some(1));
    }
}
