//! Finds the meeting that a predicate speaks of without naming it.

use super::reader::ArgumentReader;
use super::reading::Argument;
use crate::parsed_report::TokenIdx;
use rapporteur_model::well_known::types;

/// How many sentences back a meeting may be implied.
const MEETING_REACH: usize = 3;

impl ArgumentReader<'_, '_> {
    /// Finds the meeting that a predicate speaks of without naming it: one in its own clause, else the last one spoken of nearby.
    pub fn implied_meeting(&self, trigger: TokenIdx) -> Option<Argument> {
        let parsed = self.parsed;
        if let Some(own) = self.registry.at(trigger).filter(|m| self.kind(m.entity) == types::MEETING) {
            return Some(Argument {
                entity: own.entity,
                span: parsed.span_of(own.tokens.clone()),
                head: trigger,
                trust: 90,
            });
        }
        let sentence = parsed.sentence_idx(trigger);
        // Nobody takes part in a visit unless it is said so.
        let near = self
            .registry
            .mentions
            .iter()
            .filter(|m| self.kind(m.entity) == types::MEETING && !parsed.hits.is(m.head, "visit"));
        let in_reach = near.filter(|m| {
            m.head != trigger
                && parsed.sentence_idx(m.head) <= sentence
                && sentence - parsed.sentence_idx(m.head) <= MEETING_REACH
        });
        let best = in_reach.max_by_key(|m| (parsed.sentence_idx(m.head), m.head < trigger, m.head))?;
        Some(Argument {
            entity: best.entity,
            span: parsed.span_of(best.tokens.clone()),
            head: best.head,
            trust: 70,
        })
    }
}
