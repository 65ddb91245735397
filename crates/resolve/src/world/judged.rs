//! A person's decisions on finished entities: other names, other types, and what is left out.

use super::drafts::Drafts;
use super::parts::Parts;
use crate::judgements::{InForce, JudgedClaim, Target, Verb};
use rapporteur_model::well_known::types;
use rapporteur_model::{ClaimId, EntityId, Judged, Object, World, WorldClaim};
use std::collections::{BTreeMap, BTreeSet};

/// Gives retyped drafts their new types; returns which they are. They lose what the gazetteers know under another type.
pub(super) fn retype(parts: &Parts, drafts: &mut Drafts) -> BTreeSet<usize> {
    let mut retyped = BTreeSet::new();
    for (_, target, kind) in &parts.effects.retypes {
        let Some(i) = draft_of(parts, drafts, target) else { continue };
        let draft = &mut drafts.list[i];
        let of_kind = draft.nodes.iter().map(|node| parts.corpus.nodes[*node].entity);
        let known = of_kind.filter(|entity| entity.kind == *kind).find_map(|entity| entity.gazetteer.clone());
        (draft.kind, draft.gazetteer) = (kind.clone(), known);
        retyped.insert(i);
    }
    retyped
}

/// Notes the labels that a person gave; returns whether there are any. The former label stays as a name.
pub(super) fn rename(parts: &Parts, drafts: &mut Drafts) -> bool {
    for (_, target, label) in &parts.effects.renames {
        if let Some(i) = draft_of(parts, drafts, target) {
            let draft = &mut drafts.list[i];
            draft.forms.entry(draft.label.clone()).or_default();
            draft.given = Some(label.clone());
        }
    }
    !parts.effects.renames.is_empty()
}

fn draft_of(parts: &Parts, drafts: &Drafts, target: &Target) -> Option<usize> {
    match target {
        Target::Node(node) => drafts.of_node(parts.partition, *node),
        Target::Written { kind, name } => {
            drafts.list.iter().position(|draft| draft.kind == *kind && draft.forms.contains_key(name))
        }
    }
}

/// Entities that judgements change, by id.
pub(super) struct Judgement<'a> {
    drafts: &'a Drafts,
    ids: &'a [EntityId],
    /// Types of all entities, if some are retyped.
    kinds: BTreeMap<&'a EntityId, &'a str>,
    retyped: BTreeSet<&'a EntityId>,
    dropped: BTreeSet<&'a EntityId>,
}

/// Claims that judgements keep out of a world.
#[derive(Default)]
pub(super) struct LeftOut {
    claims: Vec<WorldClaim>,
    /// How many claims each entity loses.
    n_of: BTreeMap<EntityId, usize>,
}

impl<'a> Judgement<'a> {
    pub fn of(parts: &Parts, drafts: &'a Drafts, ids: &'a [EntityId], retyped: &BTreeSet<usize>) -> Self {
        let drops = parts.effects.drops.iter().filter_map(|target| draft_of(parts, drafts, target));
        let mut dropped: BTreeSet<&EntityId> = drops.map(|i| &ids[i]).collect();
        if !dropped.is_empty() {
            dropped.extend(spoken_by(parts, drafts, ids, &dropped));
        }
        let kinds = ids.iter().zip(drafts.list.iter().map(|draft| draft.kind.as_str()));
        Self {
            drafts,
            ids,
            kinds: if retyped.is_empty() { BTreeMap::new() } else { kinds.collect() },
            retyped: retyped.iter().map(|i| &ids[*i]).collect(),
            dropped,
        }
    }

    /// Takes away claims that speak of what is dropped, and claims that a retyped entity cannot have; from claims that only have
    /// it among their qualifiers it takes the qualifier. A statement that nobody makes any more goes as well.
    pub fn leave_out_claims(&mut self, parts: &Parts, claims: &mut Vec<WorldClaim>) -> LeftOut {
        let mut left_out = LeftOut { claims: self.dropped_claims(parts), n_of: BTreeMap::new() };
        loop {
            if !(self.dropped.is_empty() && self.retyped.is_empty()) {
                self.take_away(parts, claims, &mut left_out);
            }
            let unsaid = self.unsaid(claims, &left_out.claims);
            if unsaid.is_empty() {
                left_out.claims.sort_by(|a, b| a.id.cmp(&b.id));
                return left_out;
            }
            self.dropped.extend(unsaid);
        }
    }

    /// The claims that lines drop by their ids.
    fn dropped_claims(&self, parts: &Parts) -> Vec<WorldClaim> {
        let claims: BTreeMap<&ClaimId, &JudgedClaim> = parts
            .effects
            .claims
            .iter()
            .filter(|claim| !claim.is_kept)
            .map(|claim| (&claim.id, claim))
            .collect();
        let dropped = |judged: &JudgedClaim| {
            let id = |entity| self.drafts.entity_id(parts, self.ids, judged.source, entity);
            let report = parts.corpus.sources[judged.source].report.id.clone();
            WorldClaim { id: judged.id.clone(), report, claim: judged.claim.clone().map(id) }
        };
        claims.into_values().map(dropped).collect()
    }

    fn take_away(&self, parts: &Parts, claims: &mut Vec<WorldClaim>, left_out: &mut LeftOut) {
        claims.retain_mut(|stated| {
            let claim = &mut stated.claim;
            let unfit = |id: &EntityId| self.dropped.contains(id) || self.retyped.contains(id);
            claim.qualifiers.retain(|_, value| !value.entity().is_some_and(unfit));
            let spoken_of: BTreeSet<&EntityId> = claim.entities().collect();
            let judged = |id: &&&EntityId| {
                self.dropped.contains(**id) || self.retyped.contains(**id) && !self.fits(parts, claim)
            };
            let concerned: Vec<&EntityId> = spoken_of.iter().filter(judged).copied().collect();
            for id in &concerned {
                *left_out.n_of.entry((*id).clone()).or_default() += 1;
            }
            let is_kept = concerned.is_empty();
            if !is_kept {
                left_out.claims.push(stated.clone());
            }
            is_kept
        });
    }

    /// Statements that claims left out say, deny or the like, and no other claim does: their node would tell of a saying that
    /// nobody vouches for.
    fn unsaid(&self, claims: &[WorldClaim], left_out: &[WorldClaim]) -> Vec<&'a EntityId> {
        if left_out.is_empty() {
            return Vec::new();
        }
        let objects = |claims: &'_ [WorldClaim]| -> BTreeSet<EntityId> {
            claims.iter().filter_map(|stated| stated.claim.object.entity().cloned()).collect()
        };
        let (lost, said) = (objects(left_out), objects(claims));
        let kinds = self.ids.iter().zip(&self.drafts.list);
        let statements = kinds.filter(|(_, draft)| draft.kind == types::STATEMENT).map(|(id, _)| id);
        statements
            .filter(|id| lost.contains(id) && !said.contains(id) && !self.dropped.contains(id))
            .collect()
    }

    fn fits(&self, parts: &Parts, claim: &rapporteur_model::Claim<EntityId>) -> bool {
        let kind = |id: &EntityId| self.kinds.get(id).copied().unwrap_or(types::REPORT);
        let Some(relation) = parts.relations.iter().find(|relation| relation.id == claim.relation) else {
            return true;
        };
        let subject_fits =
            claim.subject.as_ref().is_none_or(|subject| relation.accepts_subject(kind(subject)));
        subject_fits
            && match &claim.object {
                Object::Entity(object) => relation.accepts_object(kind(object)),
                _ => true,
            }
    }

    /// Takes what is dropped out of everything else, and notes the judgements with what they concern. Returns those that change
    /// nothing, by line.
    pub fn finish(&self, parts: &Parts, left_out: LeftOut, world: &mut World) -> BTreeMap<usize, Judged> {
        let LeftOut { claims, n_of } = left_out;
        let id = |target: &Target| draft_of(parts, self.drafts, target).map(|i| self.ids[i].clone());
        let InForce { mut judged, former } = parts.effects.in_force(id);
        (world.former, world.left_out) = (former, claims);
        world.former.retain(|(former, _)| !self.ids.contains(former));
        let leaves_out = |word: &str| matches!(Verb::from_name(word), Some(Verb::Drop | Verb::Retype));
        for (_, judged) in &mut judged {
            if leaves_out(&judged.decision) && !judged.entities.is_empty() {
                judged.claims_left_out = judged.entities.iter().filter_map(|id| n_of.get(id)).sum();
            }
            if Verb::from_name(&judged.decision) == Some(Verb::Keep) && judged.idle.is_none() {
                judged.idle = self.taken_away(judged, &world.left_out);
            }
        }
        let idle = judged.iter().filter(|(_, judged)| judged.idle.is_some()).cloned().collect();
        world.judgements = judged.into_iter().map(|(_, judged)| judged).collect();
        world.judgements.sort();
        self.take_out_dropped(world);
        idle
    }

    /// Why a claim that a line keeps is not there all the same, if it is not.
    fn taken_away(&self, keeps: &Judged, left_out: &[WorldClaim]) -> Option<String> {
        let digits = keeps.value.as_deref()?.strip_prefix("claim/")?;
        let stated = left_out.iter().find(|stated| stated.id.0 == digits)?;
        let judged = |id: &&EntityId| self.dropped.contains(*id) || self.retyped.contains(*id);
        let Some(entity) = stated.claim.entities().find(judged) else {
            return Some("another judgement takes the claim away".to_owned());
        };
        let word = if self.dropped.contains(entity) { "drops" } else { "retypes" };
        Some(format!("another judgement {word} {entity}, and the claim goes with it"))
    }

    fn take_out_dropped(&self, world: &mut World) {
        if self.dropped.is_empty() {
            return;
        }
        let is_dropped = |id: &EntityId| self.dropped.contains(id);
        world.entities.retain(|entity| !is_dropped(&entity.id));
        world.former.retain(|(_, now)| !is_dropped(now));
        world.doubts.retain(|doubt| !is_dropped(&doubt.entities.0) && !is_dropped(&doubt.entities.1));
        for entity in &mut world.entities {
            for link in [&mut entity.of, &mut entity.contained_in] {
                *link = link.take().filter(|id| !is_dropped(id));
            }
        }
        for links in world.report_links.values_mut() {
            links.retain(|(_, id)| !is_dropped(id));
        }
        world.report_links.retain(|_, links| !links.is_empty());
    }
}

/// The statements of some speakers: a statement goes with its speaker.
fn spoken_by<'a>(
    parts: &Parts,
    drafts: &Drafts,
    ids: &'a [EntityId],
    speakers: &BTreeSet<&EntityId>,
) -> Vec<&'a EntityId> {
    let nodes = &parts.corpus.nodes;
    let speaker = |node: &usize| {
        let speaker = nodes[*node].entity.traits.speaker?;
        Some(drafts.entity_id(parts, ids, nodes[*node].source, speaker))
    };
    let is_spoken = |i: &usize| {
        let first = drafts.list[*i].nodes.first().and_then(speaker);
        first.is_some_and(|id| speakers.contains(&id))
    };
    let statements = (0..drafts.list.len()).filter(|i| drafts.list[*i].kind == types::STATEMENT);
    statements.filter(is_spoken).map(|i| &ids[i]).collect()
}
