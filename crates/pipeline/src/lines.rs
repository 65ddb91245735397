//! What is read from one report as JSON: the object that `rapporteur extract` prints a line of, as the vocabulary fixes it.
//!
//! ```
//! use rapporteur_knowledge::Knowledge;
//! use rapporteur_model::{Extraction, Report};
//! use rapporteur_pipeline::lines::{OffsetUnit, ReportLine};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let knowledge = Knowledge::embedded()?;
//! let report = Report { text: "Kenya signed the accord.".to_owned(), ..Report::default() };
//! let extraction = Extraction::default();
//! let line = serde_json::to_string(&ReportLine::new(&report, &extraction, &knowledge, OffsetUnit::Bytes))?;
//! assert!(line.contains(r#""text":"Kenya signed the accord.""#));
//! # Ok(())
//! # }
//! ```

use rapporteur_knowledge::Knowledge;
use rapporteur_model::{
    CharOffsets, Claim, Diagnostic, Extraction, LocalId, Object, Qualifier, Report, Severity, Span,
    TimexKind, When,
};
use serde::Serialize;
use serde_json::Number;
use std::collections::BTreeMap;

/// What offsets count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OffsetUnit {
    /// UTF-8 bytes.
    Bytes,
    /// Unicode scalar values.
    Chars,
}

/// A report and what it says.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportLine<'a> {
    id: &'a str,
    title: Option<&'a str>,
    text: &'a str,
    published_on: Option<String>,
    source: Option<&'a str>,
    mentions: Vec<Mention<'a>>,
    times: Vec<Time<'a>>,
    quotes: Vec<Quote>,
    claims: Vec<ClaimObject<'a>>,
    diagnostics: Vec<Remark<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: usize,
    end: usize,
    r#type: &'a str,
    text: &'a str,
    entity: String,
}

#[derive(Serialize)]
struct Time<'a> {
    start: usize,
    end: usize,
    r#type: TimexKind,
    value: &'a str,
}

#[derive(Serialize)]
struct Quote {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

#[derive(Serialize)]
struct Entity<'a> {
    entity: String,
    label: &'a str,
    names: Vec<&'a str>,
    r#type: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClaimObject<'a> {
    /// Null where an act is told without its doer.
    subject: Option<Entity<'a>>,
    relation: &'a str,
    object: Option<Entity<'a>>,
    value: Option<&'a str>,
    datatype: Option<String>,
    unit: Option<&'a str>,
    bound: Option<&'static str>,
    status: &'static str,
    role: Option<&'a str>,
    attributed_to: Option<Entity<'a>>,
    /// Whether some speaker is one at a distance, or is not told.
    distant: bool,
    on_date: Option<&'a str>,
    start_date: Option<String>,
    end_date: Option<String>,
    /// A key for each qualifier that the relation declares; null where the words do not tell it.
    #[serde(flatten)]
    qualifiers: BTreeMap<&'a str, Option<Told<'a>>>,
    confidence: f64,
    found_by: &'a str,
    evidence: Evidence<'a>,
}

/// The value of a qualifier.
#[derive(Serialize)]
#[serde(untagged)]
enum Told<'a> {
    Entity(Entity<'a>),
    Number(Number),
    Text(&'a str),
}

#[derive(Serialize)]
struct Evidence<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
    sentence: &'a str,
}

#[derive(Serialize)]
struct Remark<'a> {
    severity: Severity,
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<usize>,
}

impl<'a> ReportLine<'a> {
    /// The object of a report, with offsets in the unit asked for. The knowledge tells which qualifiers a relation declares.
    pub fn new(
        report: &'a Report,
        extraction: &'a Extraction,
        knowledge: &'a Knowledge,
        unit: OffsetUnit,
    ) -> Self {
        let view = View {
            report,
            extraction,
            knowledge,
            chars: (unit == OffsetUnit::Chars).then(|| CharOffsets::new(&report.text)),
        };
        let diagnostics = report.diagnostics.iter().chain(&extraction.diagnostics);
        Self {
            id: report.record_id.as_deref().unwrap_or(&report.id.0),
            title: report.title.as_ref().map(|title| title.value.as_str()),
            text: &report.text,
            published_on: report.published_on.as_ref().map(|date| date.value.to_string()),
            source: report.publisher.as_ref().map(|publisher| publisher.value.as_str()),
            mentions: extraction.mentions.iter().map(|mention| view.mention(mention)).collect(),
            times: extraction.times.iter().map(|time| view.time(time)).collect(),
            quotes: extraction.quotes.iter().map(|quote| view.quote(quote)).collect(),
            claims: extraction.claims.iter().map(|claim| view.claim(claim)).collect(),
            diagnostics: diagnostics.map(|diagnostic| view.remark(diagnostic)).collect(),
        }
    }
}

/// A report and its extraction, with what offsets count.
struct View<'a> {
    report: &'a Report,
    extraction: &'a Extraction,
    knowledge: &'a Knowledge,
    chars: Option<CharOffsets>,
}

impl<'a> View<'a> {
    fn offsets(&self, span: Span) -> [usize; 2] {
        self.chars.as_ref().map_or([span.start, span.end], |chars| chars.span(span))
    }

    /// Unlike in other reports of the run, and the same in every run.
    fn id(&self, entity: LocalId) -> String {
        const DIGITS: usize = 12;
        let report = &self.report.id.0;
        format!("{}-{}", report.get(..DIGITS).unwrap_or(report), entity.0)
    }

    fn entity(&self, id: LocalId) -> Entity<'a> {
        let entity = self.extraction.entity(id);
        let names = std::iter::once(&entity.label).chain(&entity.names).map(String::as_str);
        Entity { entity: self.id(id), label: &entity.label, names: names.collect(), r#type: &entity.kind }
    }

    fn mention(&self, mention: &rapporteur_model::Mention) -> Mention<'a> {
        let [start, end] = self.offsets(mention.span);
        Mention {
            start,
            end,
            r#type: &self.extraction.entity(mention.entity).kind,
            text: mention.span.of(&self.report.text),
            entity: self.id(mention.entity),
        }
    }

    fn time(&self, time: &'a rapporteur_model::Timex) -> Time<'a> {
        let [start, end] = self.offsets(time.span);
        Time { start, end, r#type: time.kind, value: &time.when.value }
    }

    fn quote(&self, quote: &rapporteur_model::Quote) -> Quote {
        let spans = |spans: &[Span]| spans.iter().map(|span| self.offsets(*span)).collect();
        Quote { source: spans(&quote.source), cue: spans(&quote.cue), content: spans(&quote.content) }
    }

    fn claim(&self, claim: &'a Claim<LocalId>) -> ClaimObject<'a> {
        let (value, datatype) = match &claim.object {
            Object::Value { lexical, datatype } => (Some(lexical.as_str()), Some(format!("xsd:{datatype}"))),
            _ => (None, None),
        };
        let [start, end] = self.offsets(claim.evidence.span);
        ClaimObject {
            subject: claim.subject.map(|id| self.entity(id)),
            relation: &claim.relation,
            object: claim.object.entity().map(|id| self.entity(*id)),
            value,
            datatype,
            unit: claim.unit.as_deref(),
            bound: claim.bound.map(rapporteur_model::Bound::as_str),
            status: claim.status.as_str(),
            role: claim.role.as_deref(),
            attributed_to: claim.attributed_to().map(|id| self.entity(*id)),
            distant: claim.distant,
            on_date: claim.when.as_ref().filter(|when| !when.is_open()).map(|when| when.value.as_str()),
            start_date: stretch(claim).and_then(|when| when.from).map(|date| date.to_string()),
            end_date: stretch(claim).and_then(|when| when.to).map(|date| date.to_string()),
            qualifiers: self.qualifiers(claim),
            confidence: claim.confidence.get(),
            found_by: &claim.found_by,
            evidence: Evidence {
                start,
                end,
                quote: claim.evidence.span.of(&self.report.text),
                sentence: claim.evidence.sentence.of(&self.report.text),
            },
        }
    }

    fn qualifiers(&self, claim: &'a Claim<LocalId>) -> BTreeMap<&'a str, Option<Told<'a>>> {
        let declared =
            self.knowledge.relation(&claim.relation).map_or(&[][..], |relation| &relation.qualifiers);
        let told = |name: &str| claim.qualifiers.get(name).map(|value| self.told(value));
        declared.iter().map(|qualifier| (qualifier.id.as_str(), told(&qualifier.id))).collect()
    }

    fn told(&self, value: &'a Qualifier<LocalId>) -> Told<'a> {
        match value {
            Qualifier::Entity(id) => Told::Entity(self.entity(*id)),
            Qualifier::Number(lexical) => number(lexical).map_or(Told::Text(lexical), Told::Number),
            Qualifier::Text(text) => Told::Text(text),
        }
    }

    fn remark(&self, diagnostic: &'a Diagnostic) -> Remark<'a> {
        let span = diagnostic.span.map(|span| self.offsets(span));
        Remark {
            severity: diagnostic.severity,
            code: &diagnostic.code,
            message: &diagnostic.message,
            start: span.map(|[start, _]| start),
            end: span.map(|[_, end]| end),
        }
    }
}

/// A whole number as such, any other as the nearest that JSON's readers know.
pub(crate) fn number(lexical: &str) -> Option<Number> {
    let whole = lexical.parse::<i64>().ok().map(Number::from);
    whole.or_else(|| Number::from_f64(lexical.parse().ok()?))
}

/// The time of a claim that is no single date: it has a beginning, an end, or both.
fn stretch(claim: &Claim<LocalId>) -> Option<&When> {
    claim.when.as_ref().filter(|when| when.date().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_knowledge::Files;
    use rapporteur_model::LocalEntity;
    use serde_json::{Value, json};

    const GRANTS: &str = r#"
id = "grants"
label = "grants"
inverse = "is granted by"
comment = "Gives money for a purpose."
from = ["Person"]
to = ["Person"]
subjectless = true
qualifiers = ["thing", "amount", "office"]
source = "a test"
"#;

    fn claims(claims: Vec<Claim<LocalId>>) -> Value {
        let files = Files::embedded().with("relations/grants.toml", GRANTS);
        let knowledge = Knowledge::read(files, &mut Vec::new()).unwrap();
        let entity = |kind: &str, label: &str| LocalEntity {
            kind: kind.to_owned(),
            label: label.to_owned(),
            ..LocalEntity::default()
        };
        let entities = vec![entity("Person", "Ana Ruiz"), entity("Office", "governor")];
        let extraction = Extraction { entities, claims, ..Extraction::default() };
        let report = Report::default();
        let line = ReportLine::new(&report, &extraction, &knowledge, OffsetUnit::Bytes);
        serde_json::to_value(line).unwrap()["claims"].take()
    }

    #[test]
    fn an_act_without_doer_has_a_subject_of_null() {
        let told = claims(vec![Claim::new("grants", Object::Entity(LocalId(0)))]);
        assert_eq!((&told[0]["subject"], &told[0]["object"]["label"]), (&Value::Null, &json!("Ana Ruiz")));
    }

    #[test]
    fn each_declared_qualifier_is_a_key_and_no_other_is() {
        let mut claim = Claim::new("grants", Object::Entity(LocalId(0)));
        claim.qualifiers = [
            ("amount".to_owned(), Qualifier::Number("1200000000".to_owned())),
            ("office".to_owned(), Qualifier::Entity(LocalId(1))),
            ("votes".to_owned(), Qualifier::Number("3".to_owned())),
        ]
        .into();
        let half = Claim {
            qualifiers: [("amount".to_owned(), Qualifier::Number("0.5".to_owned()))].into(),
            ..claim.clone()
        };
        let other = Claim { relation: "praises".to_owned(), ..claim.clone() };
        let told = claims(vec![claim, half, other]);
        assert_eq!((&told[0]["amount"], &told[1]["amount"]), (&json!(1_200_000_000), &json!(0.5)));
        assert_eq!(
            (&told[0]["office"]["label"], &told[0]["office"]["type"]),
            (&json!("governor"), &json!("Office"))
        );
        assert_eq!((told[0].get("thing"), told[0].get("votes")), (Some(&Value::Null), None));
        assert!(["amount", "office", "thing"].iter().all(|name| told[2].get(name).is_none()));
    }
}
