//! Reads the words of a slot. The surest reading comes first, and a weaker one is tried only where it finds nothing.

use super::reading::Reading;
use crate::office::Offices;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::{Frame, phrase};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};

/// How far "advisers from countries, including officials of …" is followed.
const DEPTH: usize = 5;

/// Reads arguments. It borrows all that it reads from, and changes nothing of it.
#[derive(Clone, Copy)]
pub struct ArgumentReader<'d, 'r> {
    /// The report.
    pub parsed: &'d ParsedReport<'r>,
    /// Office nouns.
    pub offices: &'d Offices,
    /// What the report speaks of, as far as it is known.
    pub registry: &'d Registry,
    /// Which node types are wanted.
    pub accepted: &'d dyn Fn(&str) -> bool,
    /// Word classes whose nouns are entities here though known by description alone ("the invited delegations", "rebels").
    pub groups: &'static [&'static str],
    /// Whether an adjective of party may bring the party, as it does where somebody's membership is told.
    pub parties: bool,
}

impl ArgumentReader<'_, '_> {
    /// Reads the things of wanted types that a word brings, with what is coordinated with it.
    pub fn read(&self, head: TokenIdx) -> Reading {
        let mut reading = Reading::once();
        for token in self.conjuncts(head) {
            self.read_one(token, &mut reading, DEPTH);
        }
        reading
    }

    /// Reads what a word brings without what is coordinated with it: a singular title belongs to one name.
    pub fn read_alone(&self, head: TokenIdx) -> Reading {
        let mut reading = Reading::default();
        self.read_one(head, &mut reading, 1);
        reading
    }

    /// Whether a node type is wanted.
    pub(super) fn accepts(&self, kind: &str) -> bool {
        (self.accepted)(kind)
    }

    /// Whether an entity is of a wanted type.
    pub(super) fn takes(&self, id: LocalId) -> bool {
        self.accepts(self.kind(id))
    }

    /// The node type of an entity.
    pub(super) fn kind(&self, id: LocalId) -> &str {
        &self.registry.entity(id).kind
    }

    /// Reads several words and all that is coordinated with them.
    pub(super) fn read_all(
        &self,
        heads: impl IntoIterator<Item = TokenIdx>,
        reading: &mut Reading,
        depth: usize,
    ) {
        let words: Vec<TokenIdx> = heads.into_iter().flat_map(|head| self.conjuncts(head)).collect();
        for word in words {
            self.read_one(word, reading, depth);
        }
    }

    /// Reads one word: it brings the thing that it speaks of, else one that stands beside it, else those for whom it stands, else a thing
    /// that only its description tells.
    pub(super) fn read_one(&self, token: TokenIdx, reading: &mut Reading, depth: usize) {
        if depth == 0 {
            return;
        }
        if self.parsed.hits.is(token, "part_noun") {
            let whole = Frame::new(self.parsed, token).slot(Preposition::Of);
            if !whole.is_empty() {
                return self.read_all(whole, reading, depth - 1);
            }
        }
        let before = reading.len();
        if !(self.accepts(types::ORGANIZATION) && self.is_people(token)) {
            self.direct(token, reading);
        }
        if reading.len() == before
            && let Some(source) = self.reporters(token)
        {
            self.read_all([source], reading, depth - 1);
        }
        for beside in [Self::predicate_nominal, Self::named_apposition, Self::named_kind] {
            if reading.len() == before {
                beside(self, token, reading);
            }
        }
        self.members(token, reading, depth);
        if reading.len() == before {
            self.represented(token, reading, depth);
        }
        if reading.len() == before {
            self.on_demand(token).into_iter().for_each(|proposal| reading.propose(proposal));
        }
    }

    /// Finds the entity whose mention the word heads.
    pub(super) fn direct(&self, token: TokenIdx, reading: &mut Reading) {
        for id in self.registry.members(token).iter().filter(|id| self.takes(**id)) {
            reading.meet(*id, self.parsed.span_of(phrase(self.parsed, token, false)), token, 85);
        }
        let around = || self.registry.holding(token).find(|m| m.form != Form::Nominal);
        let Some(mention) = self.registry.at(token).or_else(around) else { return };
        let adjective = mention.form == Form::Demonym && self.kind(mention.entity) == types::ORGANIZATION;
        if self.takes(mention.entity) && (self.parties || !adjective) {
            let trust = match mention.form {
                Form::Pronoun => 75,
                Form::Nominal => 90,
                _ => 100,
            };
            reading.meet(mention.entity, self.parsed.span_of(mention.tokens.clone()), token, trust);
        }
    }

    /// "The rebels said they would go": "they" are those who say so, if they are several and nothing else is known.
    fn reporters(&self, token: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        if !matches!(parsed.lemma(token), "they") || self.registry.at(token).is_some() {
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
    fn predicate_nominal(&self, token: TokenIdx, reading: &mut Reading) {
        let parsed = self.parsed;
        let copula =
            parsed.head(token).filter(|h| parsed.dep(token) == Dep::Attr && parsed.lemma(*h) == "be");
        let described = parsed.head(token).filter(|_| parsed.dep(token) == Dep::Appos);
        let subjects = copula.into_iter().flat_map(|verb| Frame::new(parsed, verb).slot(SlotName::Subject));
        let others = subjects.chain(described).filter(|subject| *subject != token);
        others.for_each(|subject| self.direct(subject, reading));
    }

    /// "two envoys, Steve A and Jared B" and "negotiators Steve A".
    fn named_apposition(&self, token: TokenIdx, reading: &mut Reading) {
        let names = self.parsed.children_by(token, &[Dep::Appos]).flat_map(|first| self.conjuncts(first));
        names.for_each(|name| self.direct(name, reading));
    }

    /// "the city of Bergen".
    fn named_kind(&self, token: TokenIdx, reading: &mut Reading) {
        if self.parsed.hits.is(token, "place_noun") {
            let place = |kind: &str| kind == types::PLACE && self.accepts(kind);
            let reader = ArgumentReader { accepted: &place, ..*self };
            let names = Frame::new(self.parsed, token).slot(Preposition::Of);
            names.into_iter().for_each(|name| reader.direct(name, reading));
        }
    }
}
