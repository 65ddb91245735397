//! Names of the vocabulary as a person writes them.

use crate::{Error, RAP, Store, rap};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use std::collections::BTreeSet;

impl Store {
    /// The status, relation or type that the store uses under this name, whatever its case; else the name as it is written, with
    /// a note that tells which there are.
    pub(super) fn name_of_vocabulary(
        &self,
        parameter: &str,
        value: &str,
        notes: &mut Vec<String>,
    ) -> Result<NamedNode, Error> {
        let wanted = value.strip_prefix("rap:").unwrap_or(value);
        let status = rap("status");
        let kinds = [("status", status.as_ref()), ("relation", rdf::PREDICATE), ("type", rdf::TYPE)];
        // A parameter of another name may be any of them.
        let mut wanted_kinds: Vec<NamedNodeRef<'_>> =
            kinds.iter().filter(|(name, _)| *name == parameter).map(|(_, predicate)| *predicate).collect();
        if wanted_kinds.is_empty() {
            wanted_kinds.extend(kinds.map(|(_, predicate)| predicate));
        }
        let mut known = BTreeSet::new();
        for predicate in wanted_kinds {
            known.extend(self.names_behind(predicate)?);
        }
        if let Some(name) = known.iter().find(|name| name.eq_ignore_ascii_case(wanted)) {
            return Ok(rap(name));
        }
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        notes.push(format!("{parameter}={value}: not in this store, which has {known}"));
        Ok(rap(wanted))
    }

    /// The names of the vocabulary that a predicate points to.
    fn names_behind(&self, predicate: NamedNodeRef<'_>) -> Result<BTreeSet<String>, Error> {
        let mut names = BTreeSet::new();
        for triple in self.triples(None, Some(predicate), None) {
            if let [_, _, Term::NamedNode(node)] = triple?
                && let Some(name) = node.as_str().strip_prefix(RAP)
                && !names.contains(name)
            {
                names.insert(name.to_owned());
            }
        }
        Ok(names)
    }
}
