//! How the words of a slot are read, surest reading first.

use super::reading::Reading;
use crate::office::Offices;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::{Frame, phrase};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::Form;
use rapporteur_model::well_known::types;

/// How far "advisers from countries, including officials of …" is followed.
const DEPTH: usize = 5;

/// What argument reading needs.
pub struct ArgumentReader<'d, 'r> {
    /// The report.
    pub parsed: &'d ParsedReport<'r>,
    /// Office nouns.
    pub offices: &'d Offices,
    /// Word classes whose nouns are entities here though known by description alone ("the invited delegations", "rebels").
    pub groups: &'static [&'static str],
    /// Whether an adjective of party may bring the party, as it does where somebody's membership is told.
    pub parties: bool,
}

impl ArgumentReader<'_, '_> {
    /// The entities of the accepted types that a word brings.
    pub fn read(&self, registry: &Registry, head: TokenIdx, accepts: &dyn Fn(&str) -> bool) -> Reading {
        let mut reading = Reading::once();
        for token in self.conjuncts(registry, head) {
            self.read_one(registry, token, accepts, &mut reading, DEPTH);
        }
        reading
    }

    /// The entities that a word brings without what is coordinated with it: a singular title belongs to one name.
    pub fn read_alone(&self, registry: &Registry, head: TokenIdx, accepts: &dyn Fn(&str) -> bool) -> Reading {
        let mut reading = Reading::default();
        self.read_one(registry, head, accepts, &mut reading, 1);
        reading
    }

    /// What several words and all that is coordinated with them bring.
    pub(super) fn read_all(
        &self,
        registry: &Registry,
        heads: impl IntoIterator<Item = TokenIdx>,
        accepts: &dyn Fn(&str) -> bool,
        reading: &mut Reading,
        depth: usize,
    ) {
        let words: Vec<TokenIdx> =
            heads.into_iter().flat_map(|head| self.conjuncts(registry, head)).collect();
        for word in words {
            self.read_one(registry, word, accepts, reading, depth);
        }
    }

    pub(super) fn read_one(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        reading: &mut Reading,
        depth: usize,
    ) {
        if depth == 0 {
            return;
        }
        if self.parsed.hits.is(token, "part_noun") {
            let whole = Frame::new(self.parsed, token).slot(Preposition::Of);
            if !whole.is_empty() {
                return self.read_all(registry, whole, accepts, reading, depth - 1);
            }
        }
        let before = reading.len();
        if !(accepts(types::ORGANIZATION) && self.is_people(registry, token)) {
            self.direct(registry, token, accepts, reading);
        }
        if reading.len() == before
            && let Some(source) = self.reporters(registry, token)
        {
            self.read_all(registry, [source], accepts, reading, depth - 1);
        }
        if reading.len() == before {
            self.predicate_nominal(registry, token, accepts, reading);
        }
        if reading.len() == before {
            self.named_apposition(registry, token, accepts, reading);
        }
        if reading.len() == before {
            self.named_kind(registry, token, accepts, reading);
        }
        self.members(registry, token, accepts, reading, depth);
        if reading.len() == before {
            self.represented(registry, token, accepts, reading, depth);
        }
        if reading.len() == before {
            self.on_demand(registry, token, accepts).into_iter().for_each(|thing| reading.propose(thing));
        }
    }

    /// The entity whose mention the word heads.
    pub(super) fn direct(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        reading: &mut Reading,
    ) {
        for id in registry.members(token).iter().filter(|id| accepts(&registry.entity(**id).kind)) {
            reading.meet(*id, self.parsed.span_of(phrase(self.parsed, token, false)), token, 85);
        }
        let around = || registry.holding(token).find(|m| m.form != Form::Nominal);
        let Some(mention) = registry.at(token).or_else(around) else {
            return;
        };
        let adjective =
            mention.form == Form::Demonym && registry.entity(mention.entity).kind == types::ORGANIZATION;
        if accepts(&registry.entity(mention.entity).kind) && (self.parties || !adjective) {
            let trust = match mention.form {
                Form::Pronoun => 75,
                Form::Nominal => 90,
                _ => 100,
            };
            reading.meet(mention.entity, self.parsed.span_of(mention.tokens.clone()), token, trust);
        }
    }

    /// "The rebels said they would go": "they" are those who say so, if they are several and nothing else is known.
    fn reporters(&self, registry: &Registry, token: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        if !matches!(parsed.lemma(token), "they") || registry.at(token).is_some() {
            return None;
        }
        let clause = parsed.ancestors(token).take(4).find(|verb| parsed.dep(*verb) == Dep::Ccomp)?;
        let cue = parsed.head(clause).filter(|cue| parsed.hits.is(*cue, "reporting"))?;
        let source = parsed.child(cue, &[Dep::Nsubj]).filter(|subject| *subject < token)?;
        let several = matches!(parsed.tag(source), Tag::Nns | Tag::Nnps)
            || parsed.child(source, &[Dep::Conj]).is_some();
        several.then_some(source)
    }

    /// "The League is a body led by X": what the copula says of its subject stands for the subject.
    fn predicate_nominal(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        reading: &mut Reading,
    ) {
        let parsed = self.parsed;
        let copula =
            parsed.head(token).filter(|h| parsed.dep(token) == Dep::Attr && parsed.lemma(*h) == "be");
        let described = parsed.head(token).filter(|_| parsed.dep(token) == Dep::Appos);
        for subject in copula
            .map(|c| Frame::new(parsed, c).slot(SlotName::Subject))
            .into_iter()
            .flatten()
            .chain(described)
        {
            if subject != token {
                self.direct(registry, subject, accepts, reading);
            }
        }
    }

    /// "two envoys, Steve A and Jared B" and "negotiators Steve A".
    fn named_apposition(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        reading: &mut Reading,
    ) {
        for name in self
            .parsed
            .children_by(token, &[Dep::Appos])
            .flat_map(|a| self.conjuncts(registry, a))
            .collect::<Vec<_>>()
        {
            self.direct(registry, name, accepts, reading);
        }
    }

    /// "the city of Bergen".
    fn named_kind(
        &self,
        registry: &Registry,
        token: TokenIdx,
        accepts: &dyn Fn(&str) -> bool,
        reading: &mut Reading,
    ) {
        if self.parsed.hits.is(token, "place_noun") {
            let names = Frame::new(self.parsed, token).slot(Preposition::Of);
            let place = |kind: &str| kind == types::PLACE && accepts(kind);
            names.into_iter().for_each(|name| self.direct(registry, name, &place, reading));
        }
    }
}
