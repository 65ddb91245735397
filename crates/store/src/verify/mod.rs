//! The proof that a store holds what the vocabulary promises, from its triples alone.

mod quotes;
mod violation;

pub use violation::Violation;

use crate::{Error, Shapes, Store};

/// Everything in the store that breaks a rule, sorted; nothing if the store is sound:
///
/// - every quote is the exact slice of its report's text between its offsets, in bytes;
/// - every node meets the shapes: labels, types, the parts of claims and evidence, what relations join, plain edges that rest on
///   claims and claims that have their plain edge.
///
/// # Errors
/// If the storage fails or a query of the shapes is malformed.
pub fn verify(store: &Store, shapes: &Shapes) -> Result<Vec<Violation>, Error> {
    let mut violations = shapes.violations(store)?;
    violations.extend(quotes::violations(store)?);
    violations.sort();
    violations.dedup();
    Ok(violations)
}
