//! The entity recogniser: one action per token, begin, inside, last, unit or outside.

use std::ops::Range;

use super::scorer::{ScoreSpace, Scorer, best_valid};
use crate::Error;
use crate::labels::{Label, Labels};
use crate::model::SectionReader;

/// The number of words that a state's scores depend on.
const N_SLOTS: usize = 3;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Action {
    Begin(Label),
    Inside(Label),
    Last(Label),
    Unit(Label),
    Outside,
}

/// A greedy BILUO tagger that keeps track of the open entity.
#[derive(Debug)]
pub(crate) struct EntityRecognizer {
    scorer: Scorer,
    actions: Vec<Action>,
}

impl EntityRecognizer {
    /// Reads the actions in the order of their scores (kind, label), then the scorer.
    pub(crate) fn read(reader: &mut SectionReader, labels: &mut Labels) -> Result<Self, Error> {
        let actions = reader.list(|r| {
            let (kind, label) = (r.u8()?, labels.add(&r.str()?));
            match kind {
                1 => Ok(Action::Begin(label)),
                2 => Ok(Action::Inside(label)),
                3 => Ok(Action::Last(label)),
                4 => Ok(Action::Unit(label)),
                5 => Ok(Action::Outside),
                other => Err(r.damaged(format!("unknown action {other}"))),
            }
        })?;
        Ok(Self { scorer: Scorer::read(reader, N_SLOTS, actions.len())?, actions })
    }

    /// The entities of a document, in order. No entity crosses the start of a sentence.
    pub(crate) fn find(
        &self,
        vectors: &[f32],
        is_space: &[bool],
        sentence_starts: &[bool],
        space: &mut ScoreSpace,
    ) -> Vec<(Range<usize>, Label)> {
        let n = is_space.len();
        self.scorer.prepare(vectors, n, space);
        let mut found = Vec::new();
        let mut open: Option<(usize, Label)> = None;
        for token in 0..n {
            let before = open.map(|_| token - 1);
            let scores = self.scorer.score(&[Some(token), open.map(|(start, _)| start), before], space);
            let can_go_on = token + 1 < n && !sentence_starts[token + 1];
            let is_valid =
                |action| is_valid(action, open.map(|(_, label)| label), can_go_on, is_space[token]);
            match best_valid(&self.actions, scores, is_valid) {
                Some(Action::Begin(label)) => open = Some((token, label)),
                Some(Action::Last(label)) => {
                    found.extend(open.take().map(|(start, _)| (start..token + 1, label)));
                }
                Some(Action::Unit(label)) => found.push((token..token + 1, label)),
                Some(Action::Inside(_) | Action::Outside) => {}
                None => break,
            }
        }
        found
    }
}

/// Whether an action is possible at a token; `can_go_on` says whether an entity may extend to the next token.
fn is_valid(action: Action, open: Option<Label>, can_go_on: bool, is_space: bool) -> bool {
    match action {
        Action::Begin(label) => open.is_none() && can_go_on && !is_space && label != Label::EMPTY,
        Action::Inside(label) => open == Some(label) && can_go_on,
        Action::Last(label) => open == Some(label),
        Action::Unit(label) => open.is_none() && !is_space && label != Label::EMPTY,
        Action::Outside => open.is_none(),
    }
}
