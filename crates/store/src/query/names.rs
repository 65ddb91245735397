//! Names of the vocabulary as a person writes them.

use crate::{Error, RAP, Store, rap};
use oxigraph::model::vocab::rdf;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use rapporteur_knowledge::{Files, narrower_relations};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The relations that are kinds of others, by the embedded knowledge: a folder of other knowledge files does not change what
/// queries mean.
static NARROWER: LazyLock<BTreeMap<String, BTreeSet<String>>> =
    LazyLock::new(|| narrower_relations(&Files::embedded()));

impl Store {
    /// The status, relation or type that the store uses under this name, whatever its case, and with a relation those that are
    /// kinds of it; else the name as it is written, with a note that tells which there are.
    pub(super) fn names_of_vocabulary(
        &self,
        parameter: &str,
        value: &str,
        notes: &mut Vec<String>,
    ) -> Result<Vec<NamedNode>, Error> {
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
        let is_it = |name: &&String| name.eq_ignore_ascii_case(wanted);
        let name = known.iter().find(is_it).or_else(|| NARROWER.keys().find(is_it));
        let kinds = name.and_then(|name| NARROWER.get(name)).into_iter().flatten();
        let kinds: Vec<&str> = kinds.filter(|kind| known.contains(*kind)).map(String::as_str).collect();
        if let Some(name) = name.filter(|name| known.contains(*name) || !kinds.is_empty()) {
            if !kinds.is_empty() {
                notes.push(format!("{parameter}={value}: {name}, with its kinds {}", kinds.join(", ")));
            }
            return Ok(std::iter::once(name.as_str()).chain(kinds).map(rap).collect());
        }
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        notes.push(format!("{parameter}={value}: not in this store, which has {known}"));
        Ok(vec![rap(wanted)])
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
