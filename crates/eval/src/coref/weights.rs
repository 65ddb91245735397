//! The weights of `data/coreference/weights.toml`.

use super::pair::FEATURES;
use super::pronouns::PronounWeights;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The weight of each sign of coreference.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    pub(super) things: PairWeights,
    pub(super) events: PairWeights,
    pub(super) pronouns: PronounWeights,
}

/// The weight of each feature of a pair of mentions.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PairWeights {
    /// marked mentions per word of text from which on a collection counts as marking all mentions, not only
    /// those that its stories are about.
    pub all_marked_from: f64,
    /// Used if only chosen mentions are marked.
    pub chosen: Marking,
    /// Used if all mentions are marked.
    pub all: Marking,
    features: Features,
}

/// Settings that depend on which mentions a collection marks.
#[derive(Clone, Copy, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marking {
    /// Added to the sum of weights.
    pub bias: f64,
    /// Minimum mean probability for linking two sets.
    pub join: f64,
}

/// The weights in the order of [`FEATURES`].
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(try_from = "BTreeMap<String, f64>")]
struct Features(Vec<f64>);

impl TryFrom<BTreeMap<String, f64>> for Features {
    type Error = String;

    fn try_from(mut named: BTreeMap<String, f64>) -> Result<Self, String> {
        let take = |name: &&str| named.remove(*name).ok_or(format!("the weight {name} is missing: add it"));
        let weights = FEATURES.iter().map(take).collect::<Result<_, _>>()?;
        match named.into_keys().next() {
            Some(name) => Err(format!("there is no feature {name}: use one of {}", FEATURES.join(", "))),
            None => Ok(Self(weights)),
        }
    }
}

impl PairWeights {
    /// The settings for a number of marked mentions per word of text.
    pub fn marking(&self, marked: f64) -> Marking {
        if marked >= self.all_marked_from { self.all } else { self.chosen }
    }

    /// The probability that two mentions with these features corefer.
    pub fn probability(&self, features: &[f64], marking: Marking) -> f64 {
        let sum = features.iter().zip(&self.features.0).map(|(x, weight)| x * weight).sum::<f64>();
        1.0 / (1.0 + (-(marking.bias + sum)).exp())
    }
}

#[cfg(test)]
impl Weights {
    /// Weights with which only the sieve and the pronouns join mentions.
    pub fn of_sieve_alone() -> Self {
        let none = || PairWeights {
            chosen: Marking { bias: -9.0, join: 1.0 },
            all: Marking { bias: -9.0, join: 1.0 },
            features: Features(vec![0.0; FEATURES.len()]),
            ..PairWeights::default()
        };
        Self { things: none(), events: none(), pronouns: PronounWeights::invented() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_feature_and_an_unknown_one_are_told() {
        let read = |features: BTreeMap<String, f64>| Features::try_from(features);
        let all: BTreeMap<String, f64> = FEATURES.iter().map(|name| ((*name).to_owned(), 1.0)).collect();
        assert_eq!(read(all.clone()), Ok(Features(vec![1.0; FEATURES.len()])));
        let mut short = all.clone();
        short.remove("overlapping");
        assert_eq!(read(short), Err("the weight overlapping is missing: add it".to_owned()));
        let long = all.into_iter().chain([("length".to_owned(), 1.0)]).collect();
        assert!(read(long).unwrap_err().starts_with("there is no feature length: use one of same_report"));
    }
}
