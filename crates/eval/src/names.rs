//! Scores decisions whether two names name the same thing.

use crate::gold::NamePair;
use crate::predictions::NameMatch;
use crate::{Row, Table};
use std::collections::BTreeMap;

/// Scores decisions on pairs of names: precision and recall of the pairs predicted to match, over all pairs
/// and by schema. A pair without prediction counts as predicted not to match.
pub fn score_names(gold: &[NamePair], predictions: &[NameMatch]) -> Table {
    let said: BTreeMap<&str, bool> = predictions.iter().map(|p| (p.id.as_str(), p.matches)).collect();
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for pair in gold {
        let matches = said.get(pair.id.as_str()).copied().unwrap_or(false);
        let count = counts.entry(&pair.schema).or_default();
        match (matches, pair.matches) {
            (true, true) => count[0] += 1,
            (true, false) => count[1] += 1,
            (false, true) => count[2] += 1,
            (false, false) => {}
        }
    }
    let row = |name: &str, c: [usize; 3]| Row::counted(name, c[0], c[0], c[0] + c[1], c[0] + c[2]);
    let mut rows: Vec<Row> = counts.iter().map(|(name, c)| row(name, *c)).collect();
    let sum = |i: usize| counts.values().map(|c| c[i]).sum();
    let all = row("all", [sum(0), sum(1), sum(2)]);
    let headline = all.f1;
    rows.push(all);
    Table { task: "names".to_owned(), rows, headline }
}
