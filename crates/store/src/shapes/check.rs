//! What is asked of a store.

use crate::{Error, Options, Query, Results, Store, Violation};
use oxigraph::model::Term;

/// One question to a store: each solution is a fault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Check {
    /// Kebab-case name of the rule: the local name of its shape up to a full stop.
    pub rule: String,
    /// What must hold, in words.
    pub message: String,
    /// SPARQL that selects `?this`, the node at fault, and `?value`, the value at fault where there is one.
    pub query: String,
}

impl Check {
    /// The nodes at fault.
    ///
    /// # Errors
    /// If the storage fails or the query is malformed.
    pub fn violations(&self, store: &Store) -> Result<Vec<Violation>, Error> {
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
