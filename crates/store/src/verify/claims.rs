//! Claims, their words, and the plain edges they make.

use super::nodes::Nodes;
use super::{Reader, Signatures, Violation};
use crate::vocabulary::rap;
use crate::{Error, RAP, Store};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::{BTreeMap, HashSet};

/// Predicates of things that no claim states: how a node was made.
const STRUCTURE: [&str; 3] = ["content", "meetingStatus", "speaker"];

/// Types whose properties are no claims.
const RECORDS: [&str; 5] = ["Claim", "Dispute", "Evidence", "Origin", "Report"];

/// A claim's parts, as far as it has them.
struct Parts {
    subject: Option<Term>,
    relation: Option<Term>,
    object: Option<Term>,
    status: String,
    distanced: bool,
}

pub(super) fn check(
    store: &Store,
    nodes: &Nodes,
    signatures: &Signatures,
    violations: &mut Vec<Violation>,
) -> Result<(), Error> {
    let mut reader = Reader { store, violations };
    let texts = texts(&mut reader, nodes)?;
    let mut backed = HashSet::new();
    for claim in nodes.of_kind("Claim") {
        let parts = parts(&mut reader, claim)?;
        words(&mut reader, claim, &texts)?;
        signatures.check_claim(&mut reader, nodes, claim, (&parts.subject, &parts.relation, &parts.object));
        if matches!(parts.status.as_str(), "Happened" | "Planned")
            && !parts.distanced
            && let (Some(Term::NamedNode(subject)), Some(Term::NamedNode(relation)), Some(object)) =
                (parts.subject, parts.relation, parts.object)
        {
            if !contains(store, &subject, &relation, &object)? {
                reader.fault("edge", claim, "it is asserted, yet there is no plain edge".to_owned());
            }
            backed.insert((subject, relation, object));
        }
    }
    edges(&mut reader, nodes, &backed)
}

fn contains(store: &Store, subject: &NamedNode, relation: &NamedNode, object: &Term) -> Result<bool, Error> {
    let (subject, object) = (Some(subject.as_ref().into()), Some(object.as_ref()));
    Ok(store
        .inner
        .quads_for_pattern(subject, Some(relation.as_ref()), object, None)
        .next()
        .transpose()?
        .is_some())
}

fn texts(reader: &mut Reader<'_>, nodes: &Nodes) -> Result<BTreeMap<NamedNode, String>, Error> {
    let mut texts = BTreeMap::new();
    for report in nodes.of_kind("Report") {
        if let Some(Term::Literal(text)) = reader.one_of_rap(report, "text")? {
            texts.insert(report.clone(), text.destruct().0);
        }
    }
    Ok(texts)
}

fn parts(reader: &mut Reader<'_>, claim: &NamedNode) -> Result<Parts, Error> {
    let subject = reader.one(claim, rdf::SUBJECT)?;
    let relation = reader.one(claim, rdf::PREDICATE)?;
    let mut objects = reader.objects(claim, rdf::OBJECT)?;
    if objects.len() > 1 {
        reader.fault("property", claim, format!("{} objects where there may be one", objects.len()));
    }
    reader.one_of_rap(claim, "foundBy")?;
    let status = match reader.one_of_rap(claim, "status")? {
        Some(Term::NamedNode(status)) => status.as_str().strip_prefix(RAP).unwrap_or_default().to_owned(),
        _ => String::new(),
    };
    if !matches!(status.as_str(), "Happened" | "Planned" | "Possible" | "Denied") {
        reader.fault("status", claim, format!("{status:?} is no status"));
    }
    let distanced = !reader.objects(claim, rap("distanced").as_ref())?.is_empty();
    Ok(Parts { subject, relation, object: objects.pop(), status, distanced })
}

/// The claim's evidence: an exact slice of its report, inside its sentence.
fn words(
    reader: &mut Reader<'_>,
    claim: &NamedNode,
    texts: &BTreeMap<NamedNode, String>,
) -> Result<(), Error> {
    let report = reader.one_of_rap(claim, "report")?;
    let Some(Term::NamedNode(evidence)) = reader.one_of_rap(claim, "evidence")? else { return Ok(()) };
    let text = match &report {
        Some(Term::NamedNode(report)) => texts.get(report),
        _ => None,
    };
    let Some(text) = text else {
        reader.fault("quote", claim, "its report has no text".to_owned());
        return Ok(());
    };
    let mut literal = |name: &str| -> Result<Option<String>, Error> {
        Ok(match reader.one_of_rap(&evidence, name)? {
            Some(Term::Literal(literal)) => Some(literal.destruct().0),
            _ => None,
        })
    };
    let (start, end) = (literal("start")?, literal("end")?);
    let (quote, sentence) = (literal("quote")?, literal("sentence")?);
    let (Some(start), Some(end), Some(quote), Some(sentence)) = (start, end, quote, sentence) else {
        return Ok(());
    };
    let slice = match (start.parse::<usize>(), end.parse::<usize>()) {
        (Ok(from), Ok(to)) => text.get(from..to),
        _ => None,
    };
    if slice != Some(quote.as_str()) {
        let found = slice.unwrap_or("no characters of its own");
        reader.fault(
            "quote",
            &evidence,
            format!("bytes {start} to {end} of the report are {found:?}, not {quote:?}"),
        );
    }
    if !sentence.contains(&quote) || !text.contains(&sentence) {
        reader.fault(
            "sentence",
            &evidence,
            format!("{sentence:?} does not hold the quote or is not in the report"),
        );
    }
    Ok(())
}

/// Plain edges without a claim behind them.
fn edges(
    reader: &mut Reader<'_>,
    nodes: &Nodes,
    backed: &HashSet<(NamedNode, NamedNode, Term)>,
) -> Result<(), Error> {
    for quad in reader.store.inner.iter() {
        let Quad { subject: NamedOrBlankNode::NamedNode(subject), predicate, object, .. } = quad? else {
            continue;
        };
        let Some(name) = predicate.as_str().strip_prefix(RAP).map(str::to_owned) else { continue };
        let recorded = nodes.kind(&subject).is_none_or(|kind| RECORDS.contains(&kind));
        if recorded || STRUCTURE.contains(&name.as_str()) {
            continue;
        }
        let edge = (subject, predicate, object);
        if !backed.contains(&edge) {
            let object = match &edge.2 {
                Term::NamedNode(node) => reader.store.vocabulary().shortened(node.as_str()),
                other => other.to_string(),
            };
            reader.fault("edge", &edge.0, format!("{name} {object} is asserted by no claim"));
        }
    }
    Ok(())
}
