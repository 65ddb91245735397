//! What judgements do to entities once it is known which nodes they are.

use super::{Decision, Found, Judgement, Target};
use rapporteur_model::{EntityId, Judged};

/// Renamed, retyped and dropped nodes. If two lines turn out to concern one entity, the later counts.
#[derive(Default)]
pub(crate) struct Effects {
    pub renames: Vec<(usize, Target, String)>,
    pub retypes: Vec<(usize, Target, String)>,
    pub drops: Vec<Target>,
    /// Type and name as bylines and publishers give it, and the node it means.
    pub credited: Vec<(String, String, usize)>,
    /// Every judgement in force, with what it names.
    noted: Vec<(Judged, Vec<Found>)>,
}

impl Effects {
    pub fn note(&mut self, judgement: &Judgement, targets: Vec<Found>) {
        let value = match &judgement.decision {
            Decision::Rename(_, value) | Decision::Retype(_, value) => Some(value.clone()),
            _ => None,
        };
        let judged = Judged {
            decision: judgement.decision.word().to_owned(),
            entities: Vec::new(),
            value,
            reason: judgement.reason.clone(),
            claims_left_out: 0,
        };
        self.noted.push((judged, targets));
    }

    /// The judgements with the ids of the entities they concern now, and the ids these went by before.
    pub fn noted(
        &self,
        id: impl Fn(&Target) -> Option<EntityId>,
    ) -> (Vec<Judged>, Vec<(EntityId, EntityId)>) {
        let mut list = Vec::new();
        let mut former = Vec::new();
        for (judged, targets) in &self.noted {
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
            list.push(judged);
        }
        list.sort();
        former.sort();
        former.dedup();
        (list, former)
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
