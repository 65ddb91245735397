//! Judges claims: what the analysis knows of a claim tells how often claims of its sort are right.
//!
//! The patterns of `data/relations/` state a trust of their own, which says little of one claim. The judge adds up the weights of
//! the claim's [features](Kind) and looks the sum up in a calibration, so that a stated confidence is the share of such claims
//! that readers found right. Both tables are data, `data/judge/weights.tsv` and `data/judge/calibration.tsv`, which
//! `cargo xtask judge` fits to judged claims by logistic and isotonic regression. Scoring adds integers only, so every machine
//! gives the same confidence; a feature without weight weighs nothing. The judge knows one report and nothing of others.

mod argument;
mod calibration;
mod feature;
mod reading;
mod weights;

pub use feature::{Features, Kind};

use self::calibration::Calibration;
use self::reading::Reading;
use self::weights::Weights;
use crate::parsed_report::ParsedReport;
use crate::relate::Attempt;
use rapporteur_knowledge::{Fault, Files};
use rapporteur_model::{Claim, Confidence, Extraction, LocalId};

/// Scores claims by learned weights.
#[derive(Clone, Default, Debug)]
pub struct Judge {
    weights: Weights,
    calibration: Calibration,
}

/// What the judge saw of one claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judged {
    /// The trust that the pattern and the arguments state, which the judge replaces.
    pub stated: Confidence,
    /// What the analysis knows of the claim.
    pub features: Features,
}

impl Judge {
    /// Reads the judge among the files of `data/`. Without its two files it judges nothing; every fault in them is reported.
    pub fn read(files: &Files, faults: &mut Vec<Fault>) -> Self {
        Self { weights: Weights::read(files, faults), calibration: Calibration::read(files, faults) }
    }

    /// The confidence in a claim with these features; `None` where there is no calibration.
    pub fn confidence(&self, features: &Features) -> Option<Confidence> {
        self.calibration.at(self.weights.sum(features))
    }

    /// Gives every claim of a report the judge's confidence, and returns what it saw of each, in the order of the claims.
    pub(crate) fn judge(
        &self,
        parsed: &ParsedReport<'_>,
        attempts: &[Attempt],
        extraction: &mut Extraction,
    ) -> Vec<Judged> {
        let reading = Reading::new(parsed, attempts, extraction);
        let see =
            |claim: &Claim<LocalId>| Judged { stated: claim.confidence, features: reading.features(claim) };
        let judged: Vec<Judged> = extraction.claims.iter().map(see).collect();
        for (claim, seen) in extraction.claims.iter_mut().zip(&judged) {
            claim.confidence = self.confidence(&seen.features).unwrap_or(seen.stated);
        }
        judged
    }
}

#[cfg(test)]
mod tests;
