//! SHACL shapes as SPARQL: what `verify` asks a store.
//!
//! Of SHACL (W3C Recommendation, 20 July 2017) everything that the shapes of `data/shapes/` need is understood: targets by class, by
//! property, by node and, from SHACL-AF, by SPARQL; property shapes over a predicate or its inverse; counts, types of values, lists,
//! patterns, lengths, bounds, comparison of two properties, the four connectives, and SPARQL constraints. What is not understood is
//! refused, never passed over.

mod compile;
mod graph;
mod relations;
mod values;

pub use relations::relation_shapes;

use crate::{Error, Options, Query, Results, Store, Violation};
use graph::Graph;
use oxigraph::model::Term;
use rapporteur_knowledge::Knowledge;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::borrow::Cow;

/// File of `data/` that is made from the relations: never read, always made anew.
pub const MADE_SHAPES: &str = "shapes/relations.ttl";

/// Every file of shapes with its text, those of the relations made anew. One after the other they are one file of Turtle.
pub fn shape_files(knowledge: &Knowledge) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
    let written = knowledge.files.below("shapes/").filter(|(path, _)| *path != MADE_SHAPES);
    let written = written.map(|(path, text)| (path, Cow::Borrowed(text)));
    written.chain(std::iter::once_with(|| (MADE_SHAPES, Cow::Owned(relation_shapes(knowledge)))))
}

/// Shapes, ready to be asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shapes(Vec<Check>);

/// One question to a store: each solution is a fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Check {
    /// Kebab-case name of the rule: the local name of its shape up to a full stop.
    pub rule: String,
    /// What must hold, in words.
    pub message: String,
    /// SPARQL that selects `?this`, the node at fault, and `?value`, the value at fault where there is one.
    pub query: String,
}

impl Shapes {
    /// The shapes of the knowledge files, those of its relations included.
    ///
    /// # Errors
    /// If a file is no Turtle or uses SHACL that is not understood; the message names file and line.
    pub fn of(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut checks = Vec::new();
        for (path, text) in shape_files(knowledge) {
            checks.extend(Self::read(path, &text)?.0);
        }
        Ok(Self(checks))
    }

    /// The shapes of a Turtle file; `source` names it in errors.
    ///
    /// # Errors
    /// If it is no Turtle or uses SHACL that is not understood.
    pub fn read(source: &str, text: &str) -> Result<Self, Error> {
        Ok(Self(compile::checks(&Graph::read(source, text)?)?))
    }

    /// The questions as SPARQL, each with its rule and what must hold.
    pub fn queries(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.0.iter().map(|check| (check.rule.as_str(), check.message.as_str(), check.query.as_str()))
    }

    /// The faults of a store, in the order of the shapes. Several shapes are asked at a time.
    ///
    /// # Errors
    /// If the storage fails or a query of the shapes is malformed.
    pub fn violations(&self, store: &Store) -> Result<Vec<Violation>, Error> {
        let found: Result<Vec<Vec<Violation>>, Error> =
            self.0.par_iter().map(|check| check.violations(store)).collect();
        Ok(found?.concat())
    }
}

impl Check {
    fn violations(&self, store: &Store) -> Result<Vec<Violation>, Error> {
        let query = Query { name: format!("shape {}", self.rule), ..Query::sparql(&self.query)? };
        let Results::Solutions(solutions) = store.query(&query, &Options::default())?.results else {
            return Ok(Vec::new());
        };
        let column = |name: &str| solutions.variables.iter().position(|v| v.as_str() == name);
        let (this, value) = (column("this"), column("value"));
        let of_row = |row: &Vec<Option<Term>>| {
            let at = |column: Option<usize>| column.and_then(|i| row[i].as_ref());
            Some(self.violation(store, at(this)?, at(value)))
        };
        Ok(solutions.rows.iter().filter_map(of_row).collect())
    }

    fn violation(&self, store: &Store, node: &Term, value: Option<&Term>) -> Violation {
        const SHOWN: usize = 80;
        let show = |term: &Term| match term {
            Term::NamedNode(node) => store.vocabulary().shortened(node.as_str()),
            other => other.to_string(),
        };
        let message = match value.map(show) {
            None => self.message.clone(),
            Some(value) if value.chars().count() > SHOWN => {
                format!("{}: {}…", self.message, value.chars().take(SHOWN).collect::<String>())
            }
            Some(value) => format!("{}: {value}", self.message),
        };
        Violation { rule: self.rule.clone(), node: show(node), message }
    }
}
