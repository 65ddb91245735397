//! Quotes against the bytes of their reports, which SPARQL cannot count.

use crate::vocabulary::rap;
use crate::{Error, Store, Violation};
use oxigraph::model::{NamedNode, Term};
use std::collections::BTreeMap;

/// Evidence that is not an exact slice of its report.
pub(super) fn violations(store: &Store) -> Result<Vec<Violation>, Error> {
    let texts = texts(store)?;
    let mut violations = Vec::new();
    for triple in store.triples(None, Some(rap("evidence").as_ref()), None) {
        let [Term::NamedNode(claim), _, Term::NamedNode(evidence)] = triple? else { continue };
        let report = value(store, &claim, "report")?;
        let text = match &report {
            Some(Term::NamedNode(report)) => texts.get(report),
            _ => None,
        };
        let (node, message) = match text {
            None => (claim, Some("its report has no text".to_owned())),
            Some(text) => {
                let message = fault(store, &evidence, text)?;
                (evidence, message)
            }
        };
        violations.extend(message.map(|message| Violation {
            rule: "quote".to_owned(),
            node: store.vocabulary().shortened(node.as_str()),
            message,
        }));
    }
    Ok(violations)
}

fn texts(store: &Store) -> Result<BTreeMap<NamedNode, String>, Error> {
    let mut texts = BTreeMap::new();
    for triple in store.triples(None, Some(rap("text").as_ref()), None) {
        if let [Term::NamedNode(report), _, Term::Literal(text)] = triple? {
            texts.insert(report, text.destruct().0);
        }
    }
    Ok(texts)
}

/// What is wrong with the quote of a piece of evidence; one that lacks a part is a matter of the shapes.
fn fault(store: &Store, evidence: &NamedNode, text: &str) -> Result<Option<String>, Error> {
    let part = |name: &str| -> Result<Option<String>, Error> {
        Ok(match value(store, evidence, name)? {
            Some(Term::Literal(literal)) => Some(literal.destruct().0),
            _ => None,
        })
    };
    let (Some(start), Some(end), Some(quote)) = (part("start")?, part("end")?, part("quote")?) else {
        return Ok(None);
    };
    let slice = match (start.parse::<usize>(), end.parse::<usize>()) {
        (Ok(from), Ok(to)) => text.get(from..to),
        _ => None,
    };
    if slice == Some(quote.as_str()) {
        return Ok(None);
    }
    let found = slice.unwrap_or("no characters of its own");
    Ok(Some(format!("bytes {start} to {end} of the report are {found:?}, not {quote:?}")))
}

fn value(store: &Store, node: &NamedNode, name: &str) -> Result<Option<Term>, Error> {
    let predicate = rap(name);
    let mut values = store.triples(Some(node.as_ref()), Some(predicate.as_ref()), None);
    Ok(values.next().transpose()?.map(|[_, _, value]| value))
}
