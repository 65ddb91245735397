//! SHACL shapes as SPARQL: what `verify` asks a store.
//!
//! This understands the part of SHACL (W3C Recommendation, 20 July 2017) that the shapes of `data/shapes/` need: targets by
//! class, by property, by node and, from SHACL-AF, by SPARQL; property shapes over a predicate or its inverse; counts, types of
//! values, lists, patterns, lengths, bounds, comparison of two properties, the four connectives, and SPARQL constraints.
//! Anything else is refused, never ignored.

mod check;
mod compile;
mod graph;
mod relations;
mod values;

pub use relations::relation_shapes;

use self::check::Check;
use self::graph::Graph;
use crate::{Error, Store, Violation};
use rapporteur_knowledge::{Fault, Files, Knowledge};
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

impl Shapes {
    /// The shapes of the knowledge files, those of its relations included.
    ///
    /// # Errors
    /// Every place where a file is no Turtle or uses SHACL that is not understood.
    pub fn of(knowledge: &Knowledge) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let files = shape_files(knowledge);
        let checks = files.flat_map(|(path, text)| Self::checks(path, &text, &mut faults)).collect();
        Self::sound(checks, faults)
    }

    /// The shapes of a Turtle file; `source` names it in errors.
    ///
    /// # Errors
    /// Every place where it is no Turtle or uses SHACL that is not understood.
    pub fn read(source: &str, text: &str) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let checks = Self::checks(source, text, &mut faults);
        Self::sound(checks, faults)
    }

    /// Tells every fault of the files of shapes; those that are made from the relations have none of their own.
    pub fn faults(files: &Files, faults: &mut Vec<Fault>) {
        for (path, text) in files.below("shapes/").filter(|(path, _)| *path != MADE_SHAPES) {
            Self::checks(path, text, faults);
        }
    }

    fn checks(source: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<Check> {
        match Graph::read(source, text) {
            Ok(graph) => compile::checks(&graph, faults),
            Err(fault) => {
                faults.push(fault);
                Vec::new()
            }
        }
    }

    fn sound(checks: Vec<Check>, faults: Vec<Fault>) -> Result<Self, Error> {
        if faults.is_empty() {
            Ok(Self(checks))
        } else {
            Err(Error::Shapes(rapporteur_knowledge::Error::of(faults)))
        }
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
