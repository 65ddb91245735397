//! Reads the JSON matrix of who says what.

use crate::TestStore;
use serde_json::Value;

/// Runs `compare` on a thing and parses its matrix.
///
/// # Panics
/// If the command fails.
pub fn matrix(store: &TestStore, thing: &str) -> Value {
    serde_json::from_str(&store.output(["compare", thing, "--format", "json"])).unwrap()
}

/// The row of a matrix with a label.
///
/// # Panics
/// If the matrix has no such row.
pub fn facet<'m>(matrix: &'m Value, label: &str) -> &'m Value {
    let facets = matrix["facets"].as_array().unwrap();
    facets
        .iter()
        .find(|facet| facet["label"] == label)
        .unwrap_or_else(|| panic!("no {label:?} in {matrix:#}"))
}

/// The words of each origin that speaks on a facet.
///
/// # Panics
/// If the value is not a facet.
pub fn words(facet: &Value) -> Vec<&str> {
    let cells = facet["cells"].as_array().unwrap().iter();
    cells.flat_map(|cell| cell["words"].as_array().unwrap()).map(|word| word.as_str().unwrap()).collect()
}
