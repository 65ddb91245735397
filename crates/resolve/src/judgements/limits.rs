//! What judgements demand of the partition, and whether they can all be obeyed.

use super::{Decision, Effects, Found, Ground, JudgedClaim, Judgement, JudgementError, Judgements, Target};
use crate::partition::Partition;
use crate::reasons::{Reason, Union};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Limits of the partition, and what is done with nodes once they are known.
#[derive(Default)]
pub(crate) struct Limits {
    /// Lines and the nodes they make one.
    one: Vec<(usize, Union)>,
    apart: Vec<(usize, usize, usize)>,
    pub effects: Effects,
}

/// A line that cannot hold together with others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Contradiction {
    line: usize,
    why: String,
    others: Vec<usize>,
}

impl Limits {
    /// Looks up every name. A line that finds nothing is noted as idle: its report may come back.
    ///
    /// # Errors
    /// If two lines contradict each other.
    pub fn of(judgements: &Judgements, ground: &Ground) -> Result<Self, JudgementError> {
        let mut limits = Self::default();
        for judgement in judgements.list() {
            if let Err(why) = limits.add(judgement, ground) {
                limits.effects.idle(judgement, why);
            }
        }
        limits.require_types(judgements, ground);
        let found = limits.contradictions(ground.corpus.nodes.len());
        if found.is_empty() {
            return Ok(limits);
        }
        let contradicted = found.iter().flat_map(|found| found.others.iter().copied()).collect();
        let faults = found.into_iter().map(|Contradiction { line, why, .. }| (line, why));
        Err(judgements.error(faults.collect(), contradicted))
    }

    /// Every node for itself, within the limits.
    pub fn partition(&self, n_nodes: usize) -> Partition {
        if self.one.is_empty() && self.apart.is_empty() {
            return Partition::new(n_nodes);
        }
        let apart: Vec<(usize, usize)> = self.apart.iter().map(|(_, a, b)| (*a, *b)).collect();
        Partition::judged(n_nodes, self.one.iter().map(|(_, union)| union.clone()).collect(), &apart)
    }

    fn add(&mut self, judgement: &Judgement, ground: &Ground) -> Result<(), String> {
        let line = judgement.line;
        let mut targets = Vec::new();
        match &judgement.decision {
            Decision::Merge(left, right) => {
                let (left, right) = (ground.find(left)?, ground.find(right)?);
                self.merge(judgement, &left, &right)?;
                targets.extend([left, right]);
            }
            Decision::KeepApart(left, right) => {
                let pairs = ground.find_apart(left, right)?;
                targets.extend([ground.find(left)?, ground.find(right)?]);
                self.apart.extend(pairs.into_iter().map(|(a, b)| (line, a, b)));
            }
            Decision::Rename(node, label) => {
                let found = ground.find(node)?;
                self.effects.renames.push((line, found.target.clone(), label.clone()));
                targets.push(found);
            }
            Decision::Retype(node, kind) => {
                let found = ground.find(node)?;
                self.effects.retypes.push((line, found.target.clone(), kind.clone()));
                targets.push(found);
            }
            Decision::Drop(node) => {
                let found = ground.find(node)?;
                self.effects.drops.push(found.target.clone());
                targets.push(found);
            }
            Decision::DropClaim(id) | Decision::KeepClaim(id) => {
                let is_kept = matches!(judgement.decision, Decision::KeepClaim(_));
                let (source, claim) = ground.find_claim(id)?;
                let (id, claim) = (id.clone(), claim.clone());
                self.effects.claims.push(JudgedClaim { line, id, source, claim, is_kept });
            }
        }
        self.effects.note(judgement, targets);
        Ok(())
    }

    fn merge(&mut self, judgement: &Judgement, left: &Found, right: &Found) -> Result<(), String> {
        match (&left.target, &right.target) {
            (Target::Node(left), Target::Node(right)) => {
                let words = format!("a person's judgement: {}", judgement.reason);
                let reason = Reason { words, score: None, judged: true };
                self.one.push((judgement.line, Union { left: *left, right: *right, reason }));
            }
            (Target::Node(node), Target::Written { kind, name })
            | (Target::Written { kind, name }, Target::Node(node)) => {
                self.effects.credited.push((kind.clone(), name.clone(), *node));
            }
            _ => {
                return Err(
                    "both are known from bylines, datelines or publishers alone: no text speaks of them"
                        .to_owned(),
                );
            }
        }
        Ok(())
    }

    /// Leaves out unions of things of two types, unless a line retypes one.
    fn require_types(&mut self, judgements: &Judgements, ground: &Ground) {
        let kind = |node: usize| ground.corpus.nodes[node].entity.kind.as_str();
        let retyped: BTreeSet<usize> =
            self.effects.retypes.iter().filter_map(|(_, target, _)| target.node()).collect();
        let partition = self.partition(ground.corpus.nodes.len());
        let sets = |node| partition.judged_set(node);
        let (kept, left): (Vec<_>, Vec<_>) = self.one.drain(..).partition(|(_, union)| {
            kind(union.left) == kind(union.right)
                || retyped.iter().any(|node| sets(*node) == sets(union.left))
        });
        self.one = kept;
        for (line, union) in left {
            let (a, b) = (kind(union.left), kind(union.right));
            let why =
                format!("one is of type {a}, the other of type {b}: add a line that retypes one of them");
            if let Some(judgement) = judgements.list().iter().find(|judgement| judgement.line == line) {
                self.effects.idle(judgement, why);
            }
        }
    }

    fn contradictions(&self, n_nodes: usize) -> BTreeSet<Contradiction> {
        let partition = self.partition(n_nodes);
        let sets = |node| partition.judged_set(node);
        let mut found = BTreeSet::new();
        for (line, a, b) in &self.apart {
            if sets(*a) == sets(*b) {
                let others = self.path(*a, *b);
                let why = format!("it keeps apart what {} made one", told(&others));
                found.insert(Contradiction { line: *line, why, others });
            }
        }
        for given in [&self.effects.renames, &self.effects.retypes] {
            let mut first: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
            for (line, target, value) in given {
                let Some(node) = target.node() else { continue };
                let (before, other) = *first.entry(sets(node)).or_insert((*line, value));
                if other != value {
                    let why = format!("it says `{value}` where line {before} says `{other}`");
                    found.insert(Contradiction { line: *line, why, others: vec![before] });
                }
            }
        }
        found.extend(self.contradicted_claims());
        found
    }

    /// Claims that one line drops and another keeps.
    fn contradicted_claims(&self) -> impl Iterator<Item = Contradiction> {
        let mut first: BTreeMap<&str, &JudgedClaim> = BTreeMap::new();
        self.effects.claims.iter().filter_map(move |claim| {
            let before = *first.entry(&claim.id.0).or_insert(claim);
            let word = |is_kept| if is_kept { "keeps" } else { "drops" };
            (before.is_kept != claim.is_kept).then(|| {
                let (now, then) = (word(claim.is_kept), word(before.is_kept));
                let why = format!("it {now} a claim that line {} {then}", before.line);
                Contradiction { line: claim.line, why, others: vec![before.line] }
            })
        })
    }

    /// The lines that make two nodes one, on the shortest way from one to the other.
    fn path(&self, from: usize, to: usize) -> Vec<usize> {
        let mut ways: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (line, union) in &self.one {
            ways.entry(union.left).or_default().push((union.right, *line));
            ways.entry(union.right).or_default().push((union.left, *line));
        }
        let mut lines: BTreeMap<usize, Vec<usize>> = BTreeMap::from([(from, Vec::new())]);
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            for (next, line) in ways.get(&node).into_iter().flatten() {
                if !lines.contains_key(next) {
                    let way = [&lines[&node][..], &[*line]].concat();
                    lines.insert(*next, way);
                    queue.push_back(*next);
                }
            }
        }
        lines.remove(&to).unwrap_or_default()
    }
}

fn told(lines: &[usize]) -> String {
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    match &numbers[..] {
        [one] => format!("line {one}"),
        [all @ .., last] => format!("lines {} and {last}", all.join(", ")),
        [] => "one report".to_owned(),
    }
}
