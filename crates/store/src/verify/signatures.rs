//! What each relation may join.

use super::nodes::Nodes;
use super::{Reader, Violation};
use crate::{Error, RAP, Store};
use oxigraph::model::vocab::xsd;
use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;

/// What a relation joins.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signature {
    /// Types of the subject.
    pub subjects: Vec<String>,
    /// Types of the object; with none of them and no datatype, any node will do.
    pub objects: Vec<String>,
    /// Local name of the XSD datatype of the object, if it is a literal. `date` stands for dates of every precision.
    pub datatype: Option<String>,
    /// Whether a claim may have no object.
    pub objectless: bool,
}

/// Signatures by relation name. A relation that is not in it is not checked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Signatures(pub BTreeMap<String, Signature>);

type Triple<'a> = (&'a Option<Term>, &'a Option<Term>, &'a Option<Term>);

impl Signatures {
    fn of(&self, relation: &NamedNode) -> Option<(&str, &Signature)> {
        let name = relation.as_str().strip_prefix(RAP)?;
        self.0.get_key_value(name).map(|(name, signature)| (name.as_str(), signature))
    }

    /// Faults of a claim's subject and object.
    pub(super) fn check_claim(
        &self,
        reader: &mut Reader<'_>,
        nodes: &Nodes,
        claim: &NamedNode,
        parts: Triple<'_>,
    ) {
        let (subject, Some(Term::NamedNode(relation)), object) = parts else { return };
        let Some((name, signature)) = self.of(relation) else { return };
        if let Some(message) =
            subject.as_ref().and_then(|subject| signature.subject_fault(name, nodes, subject))
        {
            reader.fault("signature", claim, message);
        }
        match object {
            None if signature.objectless => {}
            None => reader.fault("signature", claim, format!("{name} needs an object")),
            Some(object) => {
                if let Some(message) = signature.object_fault(name, nodes, object) {
                    reader.fault("signature", claim, message);
                }
            }
        }
    }
}

impl Signature {
    fn subject_fault(&self, name: &str, nodes: &Nodes, subject: &Term) -> Option<String> {
        let kind = kind(nodes, subject);
        let fits = self.subjects.contains(&kind);
        (!fits).then(|| format!("{name} takes a subject of type {}, not {kind}", self.subjects.join(", ")))
    }

    fn object_fault(&self, name: &str, nodes: &Nodes, object: &Term) -> Option<String> {
        let (kind, literal) = (kind(nodes, object), matches!(object, Term::Literal(_)));
        let fits = match &self.datatype {
            Some(datatype) if datatype == "date" => {
                literal && ["date", "gYearMonth", "gYear", "gMonthDay"].contains(&kind.as_str())
            }
            Some(datatype) => literal && kind == *datatype,
            None => !literal && (self.objects.is_empty() || self.objects.contains(&kind)),
        };
        let wanted = self.datatype.clone().unwrap_or_else(|| self.objects.join(", "));
        (!fits).then(|| format!("{name} takes an object of type {wanted}, not {kind}"))
    }
}

/// Node type, or local name of a literal's datatype.
fn kind(nodes: &Nodes, term: &Term) -> String {
    match term {
        Term::NamedNode(node) => nodes.kind(node).unwrap_or("a node without type").to_owned(),
        Term::BlankNode(_) => "a blank node".to_owned(),
        Term::Literal(literal) => {
            let namespace = xsd::STRING.as_str().trim_end_matches("string");
            let datatype = literal.datatype().as_str();
            datatype.strip_prefix(namespace).unwrap_or(datatype).to_owned()
        }
    }
}

/// Faults of the properties of reports, which rest on no claim.
pub(super) fn check(
    store: &Store,
    nodes: &Nodes,
    signatures: &Signatures,
    violations: &mut Vec<Violation>,
) -> Result<(), Error> {
    let mut reader = Reader { store, violations };
    for report in nodes.of_kind("Report") {
        for quad in store.inner.quads_for_pattern(Some(report.as_ref().into()), None, None, None) {
            let Quad { subject: NamedOrBlankNode::NamedNode(subject), predicate, object, .. } = quad? else {
                continue;
            };
            let Some((name, signature)) = signatures.of(&predicate) else { continue };
            let subject = Term::from(subject);
            let faults = [
                signature.subject_fault(name, nodes, &subject),
                signature.object_fault(name, nodes, &object),
            ];
            for message in faults.into_iter().flatten() {
                reader.fault("signature", report, message);
            }
        }
    }
    Ok(())
}
