//! Logistic regression on sparse features, by coordinate descent in a fixed order.

use super::examples::Example;
use std::collections::BTreeMap;

/// Rounds of coordinate descent at most.
const ROUNDS: usize = 200;
/// The longest step at which the fit is done.
const DONE: f64 = 1e-4;
/// The longest step that one coordinate may take at once.
const STRIDE: f64 = 2.0;

/// How to fit.
pub struct Options {
    /// Penalty on squared weights.
    pub penalty: f64,
    /// Claims that a feature must be met in.
    pub least: usize,
}

/// Weights in thousandths by feature; those of zero are left out.
pub type Weights = BTreeMap<String, i64>;

/// Fits weights to examples.
pub fn fit(examples: &[&Example], options: &Options) -> Weights {
    let met = met(examples, options.least);
    let columns: Vec<&Vec<usize>> = met.values().collect();
    let right: Vec<f64> = examples.iter().map(|example| f64::from(u8::from(example.right))).collect();
    let weights = descend(&columns, &right, options.penalty);
    let thousandths = weights.iter().map(|weight| (weight * 1000.0).round() as i64);
    let named = met.keys().map(|name| (*name).to_owned()).zip(thousandths);
    named.filter(|(_, weight)| *weight != 0).collect()
}

/// The examples that each feature is met in, without rare features.
fn met<'e>(examples: &[&'e Example], least: usize) -> BTreeMap<&'e str, Vec<usize>> {
    let mut met: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, example) in examples.iter().enumerate() {
        example.features.names().for_each(|name| met.entry(name).or_default().push(i));
    }
    met.retain(|_, examples| examples.len() >= least);
    met
}

/// The weights of columns of examples that minimise the logistic loss and half the penalty times their squares.
pub fn descend(columns: &[&Vec<usize>], right: &[f64], penalty: f64) -> Vec<f64> {
    let mut weights = vec![0.0; columns.len()];
    let mut margins = vec![0.0_f64; right.len()];
    for _ in 0..ROUNDS {
        let mut longest = 0.0_f64;
        for (weight, column) in weights.iter_mut().zip(columns) {
            let (mut slope, mut bend) = (penalty * *weight, penalty);
            for i in *column {
                let p = 1.0 / (1.0 + (-margins[*i]).exp());
                slope += p - right[*i];
                bend += p * (1.0 - p);
            }
            let step = (slope / bend).clamp(-STRIDE, STRIDE);
            *weight -= step;
            column.iter().for_each(|i| margins[*i] -= step);
            longest = longest.max(step.abs());
        }
        if longest < DONE {
            break;
        }
    }
    weights
}

/// The sum of weights of an example, as the judge adds them up.
pub fn score(weights: &Weights, example: &Example) -> i64 {
    example.features.names().filter_map(|name| weights.get(name)).sum()
}
