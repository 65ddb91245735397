//! The summary that a person reads after a build.

use rapporteur_model::{
    ClaimId, Dispute, EntityId, NOT_SAID, Object, Report, Status, World, WorldClaim, short_hash,
};
use rapporteur_pipeline::Summary;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

/// Number of differences described in words; the rest is counted.
const SHOWN: usize = 5;

/// Counts of a store, and its first differences in words.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct BuildSummary {
    store: String,
    build: String,
    reports: usize,
    reused: usize,
    origins: usize,
    entities: BTreeMap<String, usize>,
    claims: BTreeMap<String, usize>,
    open: usize,
    merges: usize,
    disputes: BTreeMap<String, usize>,
    differences: Vec<Difference>,
    diagnostics: Vec<Remark>,
}

/// One difference between claims.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
struct Difference {
    kind: &'static str,
    about: String,
    relation: String,
    claims: Vec<Said>,
}

/// What one side of a difference says.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
struct Said {
    says: String,
    report: String,
}

/// One diagnostic.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
struct Remark {
    input: String,
    severity: rapporteur_model::Severity,
    code: String,
    message: String,
}

impl BuildSummary {
    /// Summarises a world that was just written.
    pub fn new(world: &World, counts: Summary, store: &Path) -> Self {
        let remark = |(input, diagnostic): (String, rapporteur_model::Diagnostic)| Remark {
            input,
            severity: diagnostic.severity,
            code: diagnostic.code,
            message: diagnostic.message,
        };
        Self {
            store: store.display().to_string(),
            build: counts.build,
            reports: counts.reports,
            reused: counts.reused,
            origins: counts.origins,
            entities: counts.entities,
            claims: counts.claims,
            open: counts.open,
            merges: counts.merges,
            disputes: counts.disputes,
            differences: world.disputes.iter().map(|dispute| difference(world, dispute)).collect(),
            diagnostics: counts.diagnostics.into_iter().map(remark).collect(),
        }
    }
}

fn difference(world: &World, dispute: &Dispute) -> Difference {
    let label = |id: &EntityId| world.entity(id).map_or_else(String::new, |entity| entity.label.clone());
    let claim =
        |id: &ClaimId| world.claims.binary_search_by(|claim| claim.id.cmp(id)).ok().map(|i| &world.claims[i]);
    let said = |WorldClaim { report, claim, .. }: &WorldClaim| {
        let subject = claim.subject.as_ref().map_or_else(|| NOT_SAID.to_owned(), &label);
        let object = match &claim.object {
            Object::None => subject,
            Object::Entity(object) => format!("{subject} → {}", label(object)),
            Object::Value { lexical, .. } => {
                let bound = claim.bound.filter(|bound| *bound != rapporteur_model::Bound::Exactly);
                let bound = bound.map_or(String::new(), |bound| format!("{} ", bound.as_str()));
                format!("{bound}{lexical} {}", claim.unit.as_deref().unwrap_or("")).trim_end().to_owned()
            }
        };
        let status =
            if claim.status == Status::Happened { String::new() } else { format!(" ({})", claim.status) };
        let speaker = claim.attributed_to().map_or_else(String::new, |id| format!(", says {}", label(id)));
        let report = world.report(report).map_or_else(String::new, Report::label);
        Said { says: format!("{object}{status}{speaker}"), report }
    };
    let claims: Vec<&WorldClaim> = dispute.claims.iter().filter_map(claim).collect();
    Difference {
        kind: dispute.kind.as_str(),
        about: label(&dispute.about),
        relation: claims.first().map_or_else(String::new, |claim| claim.claim.relation.clone()),
        claims: claims.into_iter().map(said).collect(),
    }
}

impl fmt::Display for BuildSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = |counts: &BTreeMap<String, usize>| {
            let total: usize = counts.values().sum();
            let parts: Vec<String> = counts.iter().map(|(name, n)| format!("{name} {n}")).collect();
            if parts.is_empty() { total.to_string() } else { format!("{total}: {}", parts.join(", ")) }
        };
        let unchanged =
            if self.reused > 0 { format!(", {} of them unchanged", self.reused) } else { String::new() };
        writeln!(f, "reports      {} from {} origins{unchanged}", self.reports, self.origins)?;
        writeln!(f, "entities     {}", each(&self.entities))?;
        writeln!(f, "claims       {}", each(&self.claims))?;
        if self.open > 0 {
            writeln!(f, "open claims  {}, of predicates that no relation covers", self.open)?;
        }
        writeln!(f, "merges       {}, each of two names for one thing", self.merges)?;
        writeln!(f, "differences  {}", each(&self.disputes))?;
        for difference in self.differences.iter().take(SHOWN) {
            writeln!(f, "  {} of {}, {}", difference.relation, difference.about, difference.kind)?;
            for said in &difference.claims {
                writeln!(f, "    {}: {}", shortened(&said.report), said.says)?;
            }
        }
        if self.differences.len() > SHOWN {
            writeln!(f, "  … and {} more: rapporteur query disputes", self.differences.len() - SHOWN)?;
        }
        if !self.diagnostics.is_empty() {
            writeln!(f, "diagnostics  {}", self.diagnostics.len())?;
        }
        writeln!(f, "build        {}", short_hash(&self.build))?;
        writeln!(f, "store        {}", self.store)
    }
}

fn shortened(label: &str) -> String {
    const CHARS: usize = 48;
    if label.chars().count() <= CHARS {
        return label.to_owned();
    }
    let start: String = label.chars().take(CHARS).collect();
    format!("{}…", start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words))
}
