//! Indexes patterns by what fires them.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::Relation;
use rapporteur_knowledge::pattern::{Term, TriggerPos};
use rapporteur_language::Pos;
use rapporteur_model::RelationFamily;
use rustc_hash::FxHashMap;

/// One alternative of one pattern: indices of relation, pattern and alternative.
pub(super) type PatternRef = (usize, usize, usize);

/// Patterns by the lemma or class that fires them.
#[derive(Clone, Debug, Default)]
pub struct PatternIndex {
    by_lemma: FxHashMap<(TriggerPos, String), Vec<PatternRef>>,
    by_class: Vec<(TriggerPos, String, PatternRef)>,
    any: Vec<(TriggerPos, PatternRef)>,
    open: Vec<PatternRef>,
}

impl PatternIndex {
    /// Indexes all patterns.
    pub fn new(relations: &[Relation]) -> Self {
        let mut index = Self::default();
        for (r, relation) in relations.iter().enumerate() {
            for (p, pattern) in relation.patterns.iter().enumerate() {
                for (a, alternative) in pattern.trigger.alternatives.iter().enumerate() {
                    if relation.families.contains(&RelationFamily::Open) {
                        index.open.push((r, p, a));
                        continue;
                    }
                    match &alternative.head {
                        Term::Lemma(lemma) => index
                            .by_lemma
                            .entry((pattern.trigger.pos, lemma.clone()))
                            .or_default()
                            .push((r, p, a)),
                        Term::Class(class) => {
                            index.by_class.push((pattern.trigger.pos, class.clone(), (r, p, a)))
                        }
                        Term::Any => index.any.push((pattern.trigger.pos, (r, p, a))),
                        // The loader lets no other term fire a pattern.
                        Term::Kind(_) | Term::Type(_) | Term::Form(_) | Term::Lower => {}
                    }
                }
            }
        }
        index
    }

    /// The patterns that take every verb.
    pub(super) fn open(&self) -> &[PatternRef] {
        &self.open
    }

    /// The alternatives that a token may fire, in order of relation and pattern.
    pub(super) fn at(&self, parsed: &ParsedReport<'_>, token: TokenIdx) -> Vec<PatternRef> {
        let Some(pos) = trigger_pos(parsed, token) else { return Vec::new() };
        let mut found: Vec<_> =
            self.by_lemma.get(&(pos, parsed.lemma(token).to_owned())).cloned().unwrap_or_default();
        found.extend(
            self.by_class
                .iter()
                .filter(|(p, class, _)| *p == pos && parsed.hits.is(token, class))
                .map(|(_, _, place)| *place),
        );
        found.extend(self.any.iter().filter(|(p, _)| *p == pos).map(|(_, place)| *place));
        found.sort_unstable();
        found
    }
}

fn trigger_pos(parsed: &ParsedReport<'_>, token: TokenIdx) -> Option<TriggerPos> {
    Some(match parsed.pos(token) {
        Pos::Verb => TriggerPos::Verb,
        Pos::Noun | Pos::Propn => TriggerPos::Noun,
        Pos::Adj => TriggerPos::Adj,
        Pos::Adp | Pos::Adv | Pos::Sconj => TriggerPos::Adp,
        _ => return None,
    })
}
