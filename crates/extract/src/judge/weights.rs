//! The weights of features: `data/judge/weights.tsv`.

use super::feature::{Features, fault_of};
use rapporteur_knowledge::{Fault, Files, table};
use rustc_hash::FxHashMap;

/// Path inside `data/`.
const PATH: &str = "judge/weights.tsv";

table! {
    /// What a feature weighs.
    struct WeightRow<'a>, unique by 1 {
        feature: &'a str,
        weight: i64,
    }
}

/// Weights by feature, in thousandths of the logit.
#[derive(Clone, Default, Debug)]
pub struct Weights(FxHashMap<String, i64>);

impl Weights {
    /// The weights among the files of `data/`; none if there is no such file.
    pub fn read(files: &Files, faults: &mut Vec<Fault>) -> Self {
        if files.get(PATH).is_none() {
            return Self::default();
        }
        let mut weights = FxHashMap::default();
        for (at, row) in table::of::<WeightRow<'_>>(files, PATH, faults) {
            match fault_of(row.feature) {
                Some(wrong) => faults.push(at.fault(wrong)),
                None => {
                    weights.insert(row.feature.to_owned(), row.weight);
                }
            }
        }
        Self(weights)
    }

    /// The sum of the weights of features, each of which counts once.
    pub fn sum(&self, features: &Features) -> i64 {
        features
            .names()
            .filter_map(|name| self.0.get(name))
            .fold(0, |sum, weight| sum.saturating_add(*weight))
    }
}
