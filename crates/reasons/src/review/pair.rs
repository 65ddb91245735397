//! Pairs of names that were narrowly merged or kept apart.

use super::{Answer, Question, common, parted};
use crate::inputs::titled;
use crate::{Inputs, Passage};
use rapporteur_model::{Doubt, World};
use rapporteur_resolve::{Decision, Judgements, Name};
use serde::Serialize;
use std::fmt;

/// One doubtful pair.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct Pair {
    /// Whether both sides are one node now.
    merged: bool,
    /// Id of the node that the left side belongs to.
    left_entity: String,
    left: Passage,
    right_entity: String,
    right: Passage,
    sum: Option<f64>,
    needed: Option<f64>,
    r#for: Vec<String>,
    against: Vec<String>,
    #[serde(skip)]
    names: (Name, Name),
}

/// The doubtful pairs of a world without a judgement yet, the most doubtful first.
pub fn doubtful_pairs(world: &World, judgements: &Judgements) -> Vec<Pair> {
    first_pairs(world, judgements, usize::MAX).1
}

/// The number of doubtful pairs of a world without a judgement yet, and the first `limit` of them, the most doubtful first.
pub(super) fn first_pairs(world: &World, judgements: &Judgements, limit: usize) -> (usize, Vec<Pair>) {
    let answered = |names: &(Name, Name)| {
        judgements.list().iter().any(|judgement| match &judgement.decision {
            Decision::Merge(a, b) | Decision::KeepApart(a, b) => {
                let same = |x: &Name, y: &Name| x.place == y.place;
                same(a, &names.0) && same(b, &names.1) || same(a, &names.1) && same(b, &names.0)
            }
            _ => false,
        })
    };
    let has_places = |doubt: &&Doubt| doubt.left.span.is_some() && doubt.right.span.is_some();
    let doubts = world.doubts.iter().filter(has_places);
    let asked: Vec<&Doubt> = doubts.filter(|doubt| !answered(&names(doubt))).collect();
    (asked.len(), asked.into_iter().take(limit).map(|doubt| Pair::of(world, doubt)).collect())
}

/// How a judgement names both sides.
fn names(doubt: &Doubt) -> (Name, Name) {
    (Name::of(&doubt.entities.0, &doubt.left), Name::of(&doubt.entities.1, &doubt.right))
}

impl Pair {
    /// Names the inputs of both reports.
    pub fn complete(&mut self, inputs: &Inputs) {
        [&mut self.left, &mut self.right].into_iter().for_each(|side| inputs.complete_passage(side));
    }

    fn of(world: &World, doubt: &Doubt) -> Self {
        let (left, right) = names(doubt);
        Self {
            merged: doubt.is_merged(),
            left_entity: doubt.entities.0.to_string(),
            left: Passage::of(world, &left, &doubt.left),
            right_entity: doubt.entities.1.to_string(),
            right: Passage::of(world, &right, &doubt.right),
            sum: doubt.score.map(|score| score.sum.get()),
            needed: doubt.score.map(|score| score.needed.get()),
            r#for: doubt.reasons.clone(),
            against: doubt.against.clone(),
            names: (left, right),
        }
    }
}

impl Question for Pair {
    fn answers(&self) -> &'static str {
        "m(erge), a(part), s(kip) or q(uit)"
    }

    fn answer(&self, line: &str) -> Option<Answer> {
        let (word, given) = parted(line);
        let reason = |why: &[String]| match given {
            "" if why.is_empty() => "reviewed".to_owned(),
            "" => format!("reviewed: {}", why.join(", ")),
            given => given.to_owned(),
        };
        let (left, right) = self.names.clone();
        match word.as_str() {
            "m" | "merge" => Some(Answer::Judged(Decision::Merge(left, right), reason(&self.r#for))),
            "a" | "apart" => Some(Answer::Judged(Decision::KeepApart(left, right), reason(&self.against))),
            word => common(word),
        }
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.merged, &self.left_entity) {
            (true, entity) => writeln!(f, "one now: {entity}")?,
            (false, entity) => writeln!(f, "two now: {entity} and {}", self.right_entity)?,
        }
        for side in [&self.left, &self.right] {
            writeln!(
                f,
                "  “{}” in {} ({})",
                side.name,
                titled(&side.title, side.input.as_deref()),
                side.report.get(..12).unwrap_or_default()
            )?;
            writeln!(f, "      {}", side.quote)?;
        }
        let told =
            |reasons: &[String]| if reasons.is_empty() { "nothing".to_owned() } else { reasons.join(", ") };
        let sum = match (self.sum, self.needed) {
            (Some(sum), Some(needed)) => format!("; {sum:.1} where {needed:.1} is needed"),
            _ => String::new(),
        };
        writeln!(f, "  for      {}{}", told(&self.r#for), if self.against.is_empty() { &sum } else { "" })?;
        writeln!(f, "  against  {}", told(&self.against))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::{EntityId, Local, LocalId, ReportId, Span};

    /// Two names that were narrowly kept apart.
    fn doubted() -> World {
        let side = |report: &str, name: &str| Local {
            report: ReportId(format!("{report}000000000000")),
            name: name.to_owned(),
            entity: LocalId(0),
            span: Some(Span::new(0, name.len())),
        };
        let doubt = Doubt {
            entities: (EntityId("person/ana-ruiz".to_owned()), EntityId("person/ruiz".to_owned())),
            left: side("1a2b", "Ana Ruiz"),
            right: side("beef", "Ruiz"),
            score: None,
            reasons: vec!["same surname".to_owned()],
            against: Vec::new(),
        };
        World { doubts: vec![doubt], ..World::default() }
    }

    #[test]
    fn a_letter_or_word_is_an_answer_with_the_reason_given_or_that_of_the_program() {
        let pair = doubtful_pairs(&doubted(), &Judgements::default()).remove(0);
        let reason = |line| match pair.answer(line) {
            Some(Answer::Judged(decision, reason)) => format!("{}: {reason}", decision.word()),
            other => format!("{other:?}"),
        };
        assert_eq!(reason("m\n"), "merge: reviewed: same surname");
        assert_eq!(reason("Merge  the same minister\n"), "merge: the same minister");
        assert_eq!(reason("apart"), "keep apart: reviewed");
        assert_eq!((pair.answer("s"), pair.answer("quit")), (Some(Answer::Skip), Some(Answer::Quit)));
        assert_eq!(pair.answer("maybe"), None);
    }

    #[test]
    fn what_is_answered_is_asked_no_more() {
        let world = doubted();
        let pair = doubtful_pairs(&world, &Judgements::default()).remove(0);
        let Some(Answer::Judged(decision, reason)) = pair.answer("a two people") else { unreachable!() };
        let text = Judgements::append("", &[(decision, reason)]);
        let judgements = Judgements::parse("judgements.tsv", &text).unwrap();
        assert!(doubtful_pairs(&world, &judgements).is_empty());
    }
}
