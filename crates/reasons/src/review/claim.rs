//! Doubtful claims, those first whose answer changes most.
//!
//! A claim is doubtful if readers found fewer than seven of ten such claims right and no judgement speaks of it.
//! Claims whose relation makes no edges are never asked about. The order:
//!
//! 1. Claims on which a plain edge hangs alone come before all others: those that alone carry one, which goes if
//!    the claim is wrong, and those that alone would make one if the program trusted them, which comes if the
//!    claim is right.
//! 2. Among these, and among the others, the greatest expected change comes first: the share of such claims for
//!    which the answer changes something, times the number of claims that touch the two ends. That share is the
//!    confidence of a claim that would make an edge, and what the confidence of any other claim lacks to 1.
//! 3. Of equals the first by id.

use super::{Answer, Question, common, parted};
use crate::inputs::titled;
use crate::why::Term;
use crate::{ClaimReasons, Inputs};
use rapporteur_model::{ClaimId, Confidence, EntityId, Object, World, WorldClaim};
use rapporteur_resolve::{Decision, Judgements};
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt;

/// Share of right claims from which on a claim is in no doubt.
const SURE: f64 = 0.7;

/// What an answer about a claim does to the plain edge between its ends.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The claim alone carries the edge.
    Carries,
    /// The claim alone would make the edge.
    Makes,
    /// The edge is there or not, whatever becomes of the claim.
    None,
}

/// One doubtful claim.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct DoubtfulClaim {
    /// What an answer does to its plain edge.
    effect: Effect,
    /// How many claims touch its two ends.
    touching: usize,
    #[serde(flatten)]
    claim: ClaimReasons,
    #[serde(skip)]
    id: ClaimId,
}

/// The number of doubtful claims of a world without a judgement yet, and the first `limit` of them, those whose
/// answer changes most first.
pub fn doubtful_claims(world: &World, judgements: &Judgements, limit: usize) -> (usize, Vec<DoubtfulClaim>) {
    let judged: BTreeSet<&ClaimId> = judgements
        .list()
        .iter()
        .filter_map(|judgement| match &judgement.decision {
            Decision::DropClaim(id) | Decision::KeepClaim(id) => Some(id),
            _ => None,
        })
        .collect();
    let graph = Plain::of(world);
    let is_doubtful = |stated: &&WorldClaim| {
        let claim = &stated.claim;
        claim.confidence < Confidence::new(SURE)
            && !claim.kept
            && !claim.edgeless
            && !judged.contains(&stated.id)
    };
    let mut ranked: Vec<(Effect, usize, &WorldClaim)> = world
        .claims
        .iter()
        .filter(is_doubtful)
        .map(|stated| (graph.effect(stated), graph.n_touching(stated), stated))
        .collect();
    ranked.sort_by_key(|(effect, touching, stated)| {
        let confidence = hundredths(stated.claim.confidence);
        let changing = if *effect == Effect::Makes { confidence } else { 100 - confidence };
        (*effect == Effect::None, Reverse(changing * touching), &stated.id)
    });
    let shown = ranked.iter().take(limit).map(|(effect, touching, stated)| DoubtfulClaim {
        effect: *effect,
        touching: *touching,
        claim: ClaimReasons::of(world, stated),
        id: stated.id.clone(),
    });
    (ranked.len(), shown.collect())
}

impl DoubtfulClaim {
    /// Names the input of its report.
    pub fn complete(&mut self, inputs: &Inputs) {
        inputs.complete_claim(&mut self.claim);
    }
}

/// A confidence as a whole number, so that products compare exactly.
fn hundredths(confidence: Confidence) -> usize {
    (confidence.get() * 100.0).round() as usize
}

/// Subject, relation and object of a plain edge that a claim has or would have.
type Edge<'w> = (&'w EntityId, &'w str, &'w Object<EntityId>);

/// What a world's plain edges rest on, and how often its things are spoken of.
struct Plain<'w> {
    /// How many claims assert each edge.
    asserted: FxHashMap<Edge<'w>, usize>,
    /// How many claims have each thing as subject or object.
    touching: FxHashMap<&'w EntityId, usize>,
}

impl<'w> Plain<'w> {
    fn of(world: &'w World) -> Self {
        let mut plain = Self { asserted: FxHashMap::default(), touching: FxHashMap::default() };
        for stated in world.claims.iter().filter(|stated| !stated.claim.edgeless) {
            for end in stated.claim.ends().collect::<BTreeSet<_>>() {
                *plain.touching.entry(end).or_default() += 1;
            }
            if let Some(edge) = edge(stated).filter(|_| stated.claim.is_asserted()) {
                *plain.asserted.entry(edge).or_default() += 1;
            }
        }
        plain
    }

    fn effect(&self, stated: &WorldClaim) -> Effect {
        let claim = &stated.claim;
        let n_asserted = edge(stated).map(|edge| self.asserted.get(&edge).copied().unwrap_or(0));
        match n_asserted {
            Some(1) if claim.is_asserted() => Effect::Carries,
            Some(0) if claim.is_so() => Effect::Makes,
            _ => Effect::None,
        }
    }

    fn n_touching(&self, stated: &WorldClaim) -> usize {
        let ends: BTreeSet<&EntityId> = stated.claim.ends().collect();
        ends.into_iter().filter_map(|end| self.touching.get(end)).sum()
    }
}

fn edge(stated: &WorldClaim) -> Option<Edge<'_>> {
    let claim = &stated.claim;
    let has_object = claim.object != Object::None;
    claim
        .subject
        .as_ref()
        .filter(|_| has_object)
        .map(|subject| (subject, claim.relation.as_str(), &claim.object))
}

impl Question for DoubtfulClaim {
    fn answers(&self) -> &'static str {
        "k(eep), w(rong), s(kip) or q(uit)"
    }

    fn answer(&self, line: &str) -> Option<Answer> {
        let (word, given) = parted(line);
        let reason = if given.is_empty() { "reviewed" } else { given }.to_owned();
        match word.as_str() {
            "k" | "keep" => Some(Answer::Judged(Decision::KeepClaim(self.id.clone()), reason)),
            "w" | "wrong" => Some(Answer::Judged(Decision::DropClaim(self.id.clone()), reason)),
            word => common(word),
        }
    }
}

impl fmt::Display for DoubtfulClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { effect, claim, .. } = self;
        let told = match effect {
            Effect::Carries => "an edge goes if this is wrong",
            Effect::Makes => "an edge comes if this is right",
            Effect::None => "no edge hangs on this",
        };
        writeln!(f, "{told}: {}", claim.id)?;
        let label = |term: &Option<Term>| {
            term.as_ref().map_or_else(|| "(not said)".to_owned(), |term| term.label.clone())
        };
        let object = claim.object.as_ref().map_or_else(String::new, |object| format!(" → {}", object.label));
        let speakers: Vec<&str> = claim.speakers.iter().map(|speaker| speaker.label.as_str()).collect();
        let says = match (speakers.is_empty(), claim.distant) {
            (true, false) => String::new(),
            (true, true) => ", alleged".to_owned(),
            (false, false) => format!(", says {}", speakers.join(" > ")),
            (false, true) => format!(", alleged by {}", speakers.join(" > ")),
        };
        writeln!(f, "  {} {}{object} ({}{says})", label(&claim.subject), claim.relation, claim.status)?;
        writeln!(f, "      {}", claim.sentence)?;
        let title = titled(&claim.title, claim.input.as_deref());
        writeln!(f, "      in {title} ({})", claim.report.get(..12).unwrap_or_default())?;
        writeln!(f, "  confidence {:.2}, {}", claim.confidence, claim.found_by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::{Claim, ReportId, Status};

    fn id(name: &str) -> EntityId {
        EntityId(format!("person/{name}"))
    }

    fn claim(digit: char, ends: [&str; 2], confidence: f64) -> WorldClaim {
        let claim = Claim {
            subject: Some(id(ends[0])),
            confidence: Confidence::new(confidence),
            ..Claim::new("praises", Object::Entity(id(ends[1])))
        };
        let id = ClaimId(digit.to_string().repeat(32));
        WorldClaim { id, report: ReportId("1a2b".to_owned()), claim }
    }

    fn world(claims: Vec<WorldClaim>) -> World {
        World { claims, ..World::default() }
    }

    /// First digit and effect of each doubtful claim, in order.
    fn asked(world: &World, judgements: &Judgements) -> Vec<(char, Effect)> {
        let (n, all) = doubtful_claims(world, judgements, 100);
        assert_eq!(n, all.len());
        all.iter().map(|asked| (asked.id.0.chars().next().unwrap_or('?'), asked.effect)).collect()
    }

    #[test]
    fn claims_that_alone_make_or_break_an_edge_come_first() {
        let mut possible = claim('4', ["ana", "eva"], 0.1);
        possible.claim.status = Status::Possible;
        let world = world(vec![
            claim('1', ["ana", "bo"], 0.6),
            claim('2', ["ana", "bo"], 0.5),
            claim('3', ["ana", "cai"], 0.69),
            possible,
            claim('5', ["dov", "eva"], 0.39),
            claim('6', ["ana", "fay"], 0.7),
            claim('7', ["dov", "ana"], 0.2),
        ]);
        // 7: 20 × (2 + 6); 3: 31 × (6 + 1); 5: 39 × (2 + 2). Of the others 4: 90 × 8, 2: 50 × 8, 1: 40 × 8.
        let expected = [
            ('3', Effect::Carries),
            ('7', Effect::Makes),
            ('5', Effect::Makes),
            ('4', Effect::None),
            ('2', Effect::None),
            ('1', Effect::None),
        ];
        assert_eq!(asked(&world, &Judgements::default()), expected);
        assert_eq!(doubtful_claims(&world, &Judgements::default(), 2).1.len(), 2);
    }

    #[test]
    fn open_claims_and_those_that_are_judged_are_not_asked_about() {
        let mut open = claim('1', ["ana", "bo"], 0.5);
        open.claim.edgeless = true;
        let world = world(vec![open, claim('2', ["ana", "cai"], 0.5), claim('3', ["ana", "dov"], 0.3)]);
        let (_, all) = doubtful_claims(&world, &Judgements::default(), 9);
        let further: Vec<(Decision, String)> = ["k\n", "Wrong  she blamed him\n"]
            .iter()
            .zip(&all)
            .map(|(line, question)| match question.answer(line) {
                Some(Answer::Judged(decision, reason)) => (decision, reason),
                other => unreachable!("{other:?}"),
            })
            .collect();
        let told: Vec<String> =
            further.iter().map(|(decision, reason)| format!("{}: {reason}", decision.word())).collect();
        assert_eq!(told, ["keep: reviewed", "drop: she blamed him"]);
        let judgements = Judgements::parse("judgements.tsv", &Judgements::append("", &further)).unwrap();
        assert!(asked(&world, &judgements).is_empty());
        assert_eq!((all[0].answer("s"), all[0].answer("m")), (Some(Answer::Skip), None));
    }
}
