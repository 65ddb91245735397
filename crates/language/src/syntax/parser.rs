//! The dependency parser.

use super::Parse;
use super::arcs::{ArcAction, ArcState};
use super::projectivity::LiftedLabels;
use super::scorer::{ScoreSpace, Scorer, best_valid};
use super::tree::Edges;
use crate::Error;
use crate::labels::{Label, Labels, known_dep};
use crate::model::SectionReader;

/// The number of words that a state's scores depend on.
const N_SLOTS: usize = 8;

/// A greedy arc-eager parser with sentence boundaries.
#[derive(Debug)]
pub(crate) struct Parser {
    scorer: Scorer,
    actions: Vec<ArcAction>,
    lifted: LiftedLabels,
    root: Label,
}

impl Parser {
    /// Reads the actions in the order of their scores (kind, label), then the scorer.
    pub(crate) fn read(reader: &mut SectionReader, labels: &mut Labels) -> Result<Self, Error> {
        let mut used = Vec::new();
        let actions = reader.list(|r| {
            let (kind, name) = (r.u8()?, r.str()?);
            // An action that makes no arc has no label.
            let arc = matches!(kind, 2 | 3);
            let label = if arc { known_dep(r, labels, &name)? } else { labels.add(&name) };
            used.push(label);
            match kind {
                0 => Ok(ArcAction::Shift),
                1 => Ok(ArcAction::Reduce),
                2 => Ok(ArcAction::Left(label)),
                3 => Ok(ArcAction::Right(label)),
                4 => Ok(ArcAction::Break),
                other => Err(r.damaged(format!("unknown action {other}"))),
            }
        })?;
        let scorer = Scorer::read(reader, N_SLOTS, actions.len())?;
        let lifted = LiftedLabels::new(&used, labels);
        Ok(Self { scorer, actions, lifted, root: labels.add("ROOT") })
    }

    /// Parses a document with one token per element of `is_space`.
    pub(crate) fn parse(&self, vectors: &[f32], is_space: &[bool], space: &mut ScoreSpace) -> Parse {
        self.scorer.prepare(vectors, is_space.len(), space);
        let mut state = ArcState::new(is_space.len());
        while !state.is_final() {
            let scores = self.scorer.score(&state.slots(), space);
            let valid = state.valid();
            match best_valid(&self.actions, scores, |action| valid.allows(action)) {
                Some(action) => state.apply(action),
                None => break,
            }
        }
        self.finish(state, is_space)
    }

    /// Turns words without a head into roots, lowers lifted arcs and finds the sentences.
    fn finish(&self, state: ArcState, is_space: &[bool]) -> Parse {
        let mut heads: Vec<usize> =
            state.heads.iter().enumerate().map(|(word, head)| head.unwrap_or(word)).collect();
        let mut labels = state.labels;
        for (word, head) in heads.iter().enumerate() {
            if word == *head {
                labels[word] = self.root;
            }
        }
        self.lifted.lower(&mut heads, &mut labels, is_space);
        let sentence_starts = Edges::new(&heads).sentence_starts(&heads);
        Parse { heads, labels, sentence_starts }
    }
}
