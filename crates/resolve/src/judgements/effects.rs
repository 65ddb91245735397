//! What judgements do to entities once it is known which nodes they are.

use super::{Decision, Found, Judgement, Target};
use crate::corpus::{Corpus, Source};
use rapporteur_model::{Claim, ClaimId, EntityId, Extraction, Judged, LocalId};
use std::collections::BTreeMap;

/// Renamed, retyped and dropped nodes, dropped and kept claims. If two lines turn out to concern one entity, the later counts.
#[derive(Default)]
pub(crate) struct Effects {
    pub renames: Vec<(usize, Target, String)>,
    pub retypes: Vec<(usize, Target, String)>,
    pub drops: Vec<Target>,
    pub claims: Vec<JudgedClaim>,
    /// Type and name as bylines and publishers give it, and the node it means.
    pub credited: Vec<(String, String, usize)>,
    /// Every judgement, with what it names.
    noted: Vec<Noted>,
}

/// A claim that a person calls right or wrong.
pub(crate) struct JudgedClaim {
    /// The line that says so.
    pub line: usize,
    pub id: ClaimId,
    /// The source that states it.
    pub source: usize,
    /// The claim as its report states it.
    pub claim: Claim<LocalId>,
    /// Whether it is kept; else it is dropped.
    pub is_kept: bool,
}

/// A judgement and what it names.
struct Noted {
    line: usize,
    judged: Judged,
    targets: Vec<Found>,
}

/// The judgements of a world, and what they say of ids.
pub(crate) struct InForce {
    /// Lines with the judgements as the world notes them.
    pub judged: Vec<(usize, Judged)>,
    /// Ids that entities went by before, with those that they go by now.
    pub former: Vec<(EntityId, EntityId)>,
}

impl Effects {
    /// Notes a judgement that finds what it names.
    pub fn note(&mut self, judgement: &Judgement, targets: Vec<Found>) {
        self.noted.push(Noted { line: judgement.line, judged: judged(judgement), targets });
    }

    /// Notes a judgement that changes nothing, and why; one that was noted before turns out to be so.
    pub fn idle(&mut self, judgement: &Judgement, why: String) {
        self.noted.retain(|noted| noted.line != judgement.line);
        let judged = Judged { idle: Some(why), claims_left_out: 0, ..judged(judgement) };
        self.noted.push(Noted { line: judgement.line, judged, targets: Vec::new() });
    }

    /// The extractions that judgements on claims change, by source: without dropped claims, and with kept ones marked.
    pub fn mended(&self, corpus: &Corpus) -> BTreeMap<usize, Extraction> {
        let mut mended: BTreeMap<usize, Extraction> = BTreeMap::new();
        let verdicts: BTreeMap<&str, bool> =
            self.claims.iter().map(|claim| (claim.id.0.as_str(), claim.is_kept)).collect();
        for JudgedClaim { source, .. } in &self.claims {
            let Source { report, extraction, .. } = &corpus.sources[*source];
            mended.entry(*source).or_insert_with(|| {
                let mut extraction = (*extraction).clone();
                extraction.claims.retain_mut(|claim| {
                    let verdict = verdicts.get(claim.id(&report.id).as_str()).copied();
                    claim.kept = verdict == Some(true);
                    verdict != Some(false)
                });
                extraction
            });
        }
        mended
    }

    /// The judgements with the ids of the entities they concern now, and the ids these went by before.
    pub fn in_force(&self, id: impl Fn(&Target) -> Option<EntityId>) -> InForce {
        let (mut list, mut former) = (Vec::new(), Vec::new());
        for Noted { line, judged, targets } in &self.noted {
            let mut judged = judged.clone();
            for Found { target, id: before } in targets {
                let now = id(target);
                if let (Some(now), Some(before)) = (&now, before)
                    && now.0 != *before
                {
                    former.push((EntityId(before.clone()), now.clone()));
                }
                judged.entities.extend(now.or_else(|| before.clone().map(EntityId)));
            }
            list.push((*line, judged));
        }
        former.sort();
        former.dedup();
        InForce { judged: list, former }
    }
}

/// A judgement as a world notes it, without the entities that it concerns.
fn judged(judgement: &Judgement) -> Judged {
    let value = match &judgement.decision {
        Decision::Rename(_, value) | Decision::Retype(_, value) => Some(value.clone()),
        Decision::DropClaim(claim) | Decision::KeepClaim(claim) => Some(format!("claim/{}", claim.0)),
        _ => None,
    };
    Judged {
        decision: judgement.decision.word().to_owned(),
        stated: judgement.decision.to_string(),
        entities: Vec::new(),
        value,
        reason: judgement.reason.clone(),
        claims_left_out: usize::from(matches!(judgement.decision, Decision::DropClaim(_))),
        idle: None,
    }
}

impl Target {
    /// The node, if a text speaks of the target.
    pub fn node(&self) -> Option<usize> {
        match self {
            Self::Node(node) => Some(*node),
            Self::Written { .. } => None,
        }
    }
}
