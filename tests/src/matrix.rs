//! The matrix of who says what, as JSON.

use crate::TestStore;
use serde_json::Value;

/// What `compare` says of a thing.
///
/// # Panics
/// If it fails.
pub fn matrix(store: &TestStore, thing: &str) -> Value {
    serde_json::from_str(&store.output(["compare", thing, "--format", "json"])).unwrap()
}

/// One row of a matrix.
///
/// # Panics
/// If it is not there.
pub fn facet<'m>(matrix: &'m Value, label: &str) -> &'m Value {
    let facets = matrix["facets"].as_array().unwrap();
    facets
        .iter()
        .find(|facet| facet["label"] == label)
        .unwrap_or_else(|| panic!("no {label:?} in {matrix:#}"))
}

/// The words of every origin on a facet that is not silent.
///
/// # Panics
/// If the facet is none.
pub fn words(facet: &Value) -> Vec<&str> {
    let cells = facet["cells"].as_array().unwrap().iter();
    cells.flat_map(|cell| cell["words"].as_array().unwrap()).map(|word| word.as_str().unwrap()).collect()
}
