//! Finds named bodies by the words of their names.

use super::noun::PartyNoun;
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use rustc_hash::FxHashMap;

/// The words of bodies' names, with where each name stands.
pub(super) struct Bodies(FxHashMap<String, Vec<(TokenIdx, LocalId)>>);

impl Bodies {
    pub fn read(parsed: &ParsedReport<'_>, registry: &Registry) -> Self {
        let mut words: FxHashMap<String, Vec<(TokenIdx, LocalId)>> = FxHashMap::default();
        for mention in
            registry.mentions.iter().filter(|m| registry.entity(m.entity).kind == types::ORGANIZATION)
        {
            if !matches!(mention.form, Form::Name) && mention.found_by != Rule::NounBody {
                continue;
            }
            for i in mention.tokens.clone() {
                let places = words.entry(parsed.text(i).to_lowercase()).or_default();
                places.push((mention.head, mention.entity));
            }
        }
        words.values_mut().for_each(|places| places.sort_unstable());
        Self(words)
    }

    /// The only body whose name ends in a word: "an executive spokesman" of the Larkspur Executive.
    pub fn ending_in(&self, word: &str, registry: &Registry) -> Option<LocalId> {
        let mut found = self.0.get(word)?.iter().map(|(_, id)| *id);
        let first = found.next()?;
        let ends = registry.entity(first).label.to_lowercase().ends_with(&format!(" {word}"));
        (ends && found.all(|id| id == first)).then_some(first)
    }

    /// "Police said": the only body of the report whose name has the word.
    pub fn only(&self, word: &str) -> Option<LocalId> {
        let mut found = self.0.get(word)?.iter().map(|(_, id)| *id);
        let first = found.next()?;
        found.all(|id| id == first).then_some(first)
    }

    /// The places of names that have a word, in the singular or the plural.
    fn places(&self, word: &str) -> Option<&[(TokenIdx, LocalId)]> {
        let found = self.0.get(word).or_else(|| self.0.get(&format!("{word}s")))?;
        Some(found.as_slice())
    }

    /// The body most present before whose name has the noun and all that narrows it: "the bank" of "the Larkspur Bank".
    pub fn before(
        &self,
        parsed: &ParsedReport<'_>,
        noun: &PartyNoun,
        registry: &Registry,
    ) -> Option<LocalId> {
        let last = parsed.text(noun.head).to_lowercase();
        // "the union body": any body whose name has the other words.
        let generic = matches!(parsed.lemma(noun.head), "body" | "group" | "organization" | "organisation");
        let narrowing = || noun.modifiers(parsed).last().filter(|_| generic);
        let places = self
            .places(&last)
            .or_else(|| self.places(parsed.lemma(noun.head)))
            .or_else(|| self.places(&parsed.text(narrowing()?).to_lowercase()))?;
        let has = |word: &str, id: LocalId| {
            self.places(word).is_some_and(|places| places.iter().any(|(_, other)| *other == id))
        };
        let narrows = |m: TokenIdx, id: LocalId| {
            let home = registry.covering(m).map(|mention| mention.entity);
            has(&parsed.text(m).to_lowercase(), id) || home.is_some() && registry.entity(id).traits.of == home
        };
        let start = noun.start..noun.head;
        let fits = |(at, id): &&(TokenIdx, LocalId)| {
            *at < noun.head
                && start.clone().all(|i| has(&parsed.text(i).to_lowercase(), *id))
                && noun.modifiers(parsed).all(|m| narrows(m, *id))
        };
        let presence = |(at, id): &&(TokenIdx, LocalId)| (registry.presence(parsed, *id, noun.head), *at);
        places.iter().filter(fits).max_by_key(presence).map(|(_, id)| *id)
    }
}
