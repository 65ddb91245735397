//! The summary that a person reads after a build.

use rapporteur_model::{Diagnostic, Families, RelationFamily, World, WorldClaim};
use serde::Serialize;
use std::collections::BTreeMap;

/// Counts of a finished store.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Summary {
    /// The build: the hash of reports, judgements and program.
    pub build: String,
    /// Reports in the store.
    pub reports: usize,
    /// Number of these that were taken from the archive unchanged.
    pub reused: usize,
    /// Origins that the reports come from.
    pub origins: usize,
    /// Entities by type.
    pub entities: BTreeMap<String, usize>,
    /// Claims by status, open ones left out.
    pub claims: BTreeMap<String, usize>,
    /// Open claims: of predicates that no relation covers.
    pub open: usize,
    /// Decisions that two names are one thing.
    pub merges: usize,
    /// Differences found, by kind.
    pub disputes: BTreeMap<String, usize>,
    /// Diagnostics with the names of their inputs.
    pub diagnostics: Vec<(String, Diagnostic)>,
}

impl Summary {
    /// Counts a world. The families tell which relations are open.
    pub fn of(
        world: &World,
        families: &Families,
        diagnostics: &[(String, Diagnostic)],
        n_reused: usize,
    ) -> Self {
        let (open, claims): (Vec<&WorldClaim>, Vec<&WorldClaim>) =
            world.claims.iter().partition(|claim| families.has(RelationFamily::Open, &claim.claim.relation));
        Self {
            build: String::new(),
            reports: world.reports.len(),
            reused: n_reused,
            origins: world.origins.len(),
            entities: count(world.entities.iter().map(|entity| entity.kind.as_str())),
            claims: count(claims.into_iter().map(|claim| claim.claim.status.as_str())),
            open: open.len(),
            merges: world.merges.len(),
            disputes: count(world.disputes.iter().map(|dispute| dispute.kind.as_str())),
            diagnostics: diagnostics.to_vec(),
        }
    }
}

fn count<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name.to_owned()).or_default() += 1;
    }
    counts
}
