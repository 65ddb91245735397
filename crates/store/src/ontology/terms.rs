//! What the ontology says of each name, before it is written.

use rapporteur_knowledge::{Holds, Knowledge, Property, Range, Relation};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of terms, in the order in which they are written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    Class,
    Relation,
    Property,
    Individual,
    Annotation,
}

/// A name of the vocabulary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Term {
    pub kind: Kind,
    pub id: String,
    pub label: String,
    pub comment: String,
    /// How it reads backwards.
    pub inverse: Option<String>,
    /// Types of the subject, bare.
    pub domain: BTreeSet<String>,
    /// What a property holds; empty where anything will do.
    pub ranges: Vec<Holds>,
    pub symmetric: bool,
    /// Class of PLOVER.
    pub plover: Option<String>,
    /// Prefixed names, `^` before those that hold the other way round.
    pub aligned: Vec<String>,
    pub source: Option<String>,
}

impl Term {
    fn new(kind: Kind, id: &str, label: &str, comment: &str) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            label: label.to_owned(),
            comment: comment.to_owned(),
            inverse: None,
            domain: BTreeSet::new(),
            ranges: Vec::new(),
            symmetric: false,
            plover: None,
            aligned: Vec::new(),
            source: None,
        }
    }

    /// The heading it is written under.
    pub fn section(&self) -> &'static str {
        match self.kind {
            Kind::Class => "Types of nodes",
            Kind::Relation => "Relations: what claims state",
            Kind::Property => "Properties of claims, evidence, reports and other nodes",
            Kind::Individual => "Values",
            Kind::Annotation => "What the vocabulary says of itself",
        }
    }

    /// Whether it holds literals only.
    pub fn holds_literals(&self) -> bool {
        !self.ranges.is_empty() && self.ranges.iter().all(|range| matches!(range, Holds::Literal(_)))
    }

    /// Prefixes that its description needs.
    pub fn prefixes(&self) -> impl Iterator<Item = &str> {
        let types = self.ranges.iter().flat_map(|range| match range {
            Holds::Types(types) => types.as_slice(),
            Holds::Literal(_) | Holds::Values(_) => &[],
        });
        let named = self.aligned.iter().chain(types).filter_map(|name| name.split_once(':'));
        let literal = self.holds_literals().then_some("xsd");
        named.map(|(prefix, _)| prefix.trim_start_matches('^')).chain(["rap"]).chain(literal)
    }
}

/// Every term, sorted by kind and id.
pub(super) fn terms(knowledge: &Knowledge) -> Vec<Term> {
    let mut terms: BTreeMap<(Kind, String), Term> = BTreeMap::new();
    let mut add = |term: Term| drop(terms.insert((term.kind, term.id.clone()), term));
    for kind in &knowledge.types {
        let aligned = kind.also.iter().chain(&kind.aligned).cloned().collect();
        add(Term { aligned, ..Term::new(Kind::Class, &kind.id, &kind.label, &kind.comment) });
    }
    for value in &knowledge.ontology.values {
        let aligned = value.aligned.clone();
        add(Term { aligned, ..Term::new(Kind::Individual, &value.id, &value.label, &value.comment) });
    }
    let inverse = "How a relation reads from its object to its subject.";
    add(Term::new(Kind::Annotation, "inverseLabel", "inverse label", inverse));
    let plover = "The event class of PLOVER (edition of 2021) that claims of a relation are coded as.";
    add(Term::new(Kind::Annotation, "plover", "PLOVER class", plover));
    knowledge.relations.iter().map(relation).for_each(&mut add);
    for own in &knowledge.ontology.properties {
        match terms.get_mut(&(Kind::Relation, own.id.clone())) {
            Some(term) => {
                term.domain.extend(own.of.iter().cloned());
                if !term.ranges.contains(&own.holds) {
                    term.ranges.push(own.holds.clone());
                }
                term.comment.push_str(&format!(" {}", own.comment));
                term.comment = term.comment.trim().to_owned();
            }
            None => drop(terms.insert((Kind::Property, own.id.clone()), property(own))),
        }
    }
    terms.into_values().collect()
}

fn relation(relation: &Relation) -> Term {
    let range = match &relation.range {
        Range::Types(types) => Holds::Types(types.clone()),
        Range::Literal(datatype) => Holds::Literal(datatype.clone()),
    };
    let broader = relation.broader.iter().map(|wider| format!("rap:{wider}"));
    Term {
        inverse: Some(relation.inverse.clone()),
        domain: relation.from.iter().cloned().collect(),
        ranges: vec![range],
        symmetric: relation.symmetric,
        plover: relation.plover.clone(),
        aligned: broader.chain(relation.aligned.iter().cloned()).collect(),
        source: Some(relation.source.clone()),
        ..Term::new(Kind::Relation, &relation.id, &relation.label, &relation.comment)
    }
}

fn property(property: &Property) -> Term {
    Term {
        domain: property.of.iter().cloned().collect(),
        ranges: vec![property.holds.clone()],
        aligned: property.aligned.clone(),
        ..Term::new(Kind::Property, &property.id, &property.label, &property.comment)
    }
}
