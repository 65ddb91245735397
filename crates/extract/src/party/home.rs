//! Finds which country "the government" governs, and whom "a spokesman" speaks for: what is in the reader's mind, if one thing clearly
//! leads.

use super::parties::Parties;
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_language::Dep;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::collections::BTreeMap;

/// How many sentences back a party is remembered.
const REACH: usize = 4;

/// What each mention anywhere in the report adds to a country, beside those just before the noun.
const TOPIC: u32 = 12;

/// How much more weight than the next best the best must have, in percent.
const LEAD: u32 = 150;

impl Parties<'_, '_, '_> {
    /// The country of the sentence before the noun, else of the sentences before, else of the report.
    pub(super) fn home_country(&self, noun: TokenIdx, registry: &Registry) -> Option<LocalId> {
        let country = |id: LocalId| registry.entity(id).kind == types::COUNTRY;
        let mut weights = self.prominent(noun, registry, &country);
        for (country, n) in &self.countries {
            *weights.entry(*country).or_default() += TOPIC * n;
        }
        leader(&weights)
    }

    /// The body or country spoken of just before, for which somebody without a word for it speaks.
    pub(super) fn spoken_of(&self, noun: TokenIdx, registry: &Registry) -> Option<LocalId> {
        let body = |id: LocalId| {
            let entity = registry.entity(id);
            entity.kind == types::ORGANIZATION && !self.is_medium(id, registry)
                || entity.kind == types::COUNTRY
        };
        leader(&self.prominent(noun, registry, &body))
    }

    /// How much the mentions before a noun bring each accepted thing to mind.
    fn prominent(
        &self,
        noun: TokenIdx,
        registry: &Registry,
        accepts: &dyn Fn(LocalId) -> bool,
    ) -> BTreeMap<LocalId, u32> {
        let parsed = self.parsed;
        let here = parsed.sentence_idx(noun);
        let first = parsed.sentences[here.saturating_sub(REACH)].tokens.start;
        let mut weights: BTreeMap<LocalId, u32> = BTreeMap::new();
        for token in first..noun {
            let Some(mention) = registry.at(token).filter(|m| accepts(m.entity)) else { continue };
            let weight = self.prominence(token, mention.form) >> (here - parsed.sentence_idx(token));
            *weights.entry(mention.entity).or_default() += weight;
        }
        weights
    }

    /// How much a mention brings a thing to mind: as party or scene of the sentence more than in passing.
    fn prominence(&self, head: TokenIdx, form: Form) -> u32 {
        let parsed = self.parsed;
        let top = parsed.first_of_row(head);
        match parsed.dep(top) {
            Dep::Nsubj | Dep::Nsubjpass | Dep::Poss => 100,
            Dep::Pobj if parsed.head(top).is_some_and(|p| matches!(parsed.lemma(p), "in" | "of")) => 90,
            _ if form == Form::Demonym => 80,
            _ => 50,
        }
    }

    /// A newspaper or agency, which reports name because they quote it.
    fn is_medium(&self, id: LocalId, registry: &Registry) -> bool {
        let known = registry.entity(id).gazetteer.as_deref();
        let known =
            known.and_then(|known| self.context.knowledge.gazetteer.entity(types::ORGANIZATION, known));
        known.is_some_and(GazEntity::is_medium)
    }
}

/// The weightiest, if it leads clearly.
fn leader(weights: &BTreeMap<LocalId, u32>) -> Option<LocalId> {
    let (best, most) = weights.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id)))?;
    let next = weights.iter().filter(|(id, _)| *id != best).map(|(_, n)| *n).max().unwrap_or(0);
    (*most * 100 >= next * LEAD).then_some(*best)
}
