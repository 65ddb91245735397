//! People whom a report describes first and names soon after: "A federal judge blocked the rule on Monday. Judge Ana Ruiz said …".
//! Reports in the style of agencies open so, and the name then stands where nobody else can be meant.

use super::noun::{Kind, PartyNoun};
use super::parties::Parties;
use crate::parsed_report::TokenIdx;
use crate::registry::{Placed, Registry};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, Form, LocalId};
use std::collections::BTreeSet;

/// In how many sentences at the start of a report somebody may be described before the name.
const OPENING: usize = 2;

/// How many sentences behind the description the name may come.
const AHEAD: usize = 4;

/// Verbs that tell nothing of who does what.
const LIGHT: [&str; 8] = ["be", "become", "do", "get", "go", "have", "make", "take"];

impl Parties<'_, '_, '_> {
    /// The person named soon after an opening description: the only one of the report with its noun as a title or apposition, or the one
    /// of whom the same is told again.
    pub(super) fn named_later(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let fits = noun.kind == Kind::People && !noun.plural && !noun.definite && self.opens(noun.head);
        if !fits || self.is_one_of_many(noun) {
            return None;
        }
        self.of_role(noun, registry).or_else(|| self.of_same_act(noun, registry))
    }

    /// Whether a word stands in one of the first sentences of the body.
    fn opens(&self, word: TokenIdx) -> bool {
        let parsed = self.parsed;
        let here = parsed.sentence_idx(word);
        let body = |i: &usize| parsed.sentences[*i].block == BlockKind::Paragraph;
        body(&here) && (0..here).filter(body).count() < OPENING
    }

    /// "another official", "one of them": not the one that the report is about.
    fn is_one_of_many(&self, noun: &PartyNoun) -> bool {
        let parsed = self.parsed;
        let others = |d: TokenIdx| !matches!(parsed.lemma(d), "a" | "an");
        parsed.children_by(noun.head, &[Dep::Det, Dep::Nummod]).any(others)
    }

    /// The only person whom the report calls so, if the name comes first behind the description.
    fn of_role(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let all: BTreeSet<LocalId> =
            self.roles.of(self.parsed.lemma(noun.head)).iter().map(|(_, id)| *id).collect();
        let only = all.first().copied().filter(|_| all.len() == 1)?;
        self.is_new(noun.head, only, registry).then_some(only)
    }

    /// The person of whom one of the next sentences tells the same: "a man was convicted … Omar Khan, 32, was convicted".
    fn of_same_act(&self, noun: &PartyNoun, registry: &Registry) -> Option<LocalId> {
        let parsed = self.parsed;
        let role = parsed.dep(noun.head);
        let verb = parsed.head(noun.head).filter(|verb| {
            matches!(role, Dep::Nsubj | Dep::Nsubjpass)
                && parsed.tag(*verb).is_verb()
                && !LIGHT.contains(&parsed.lemma(*verb))
                && !parsed.hits.is(*verb, "reporting")
        })?;
        let here = parsed.sentence_idx(noun.head);
        let last = parsed.sentences.len().min(here + AHEAD + 1);
        let ahead = parsed.sentences[here].tokens.end..parsed.sentences[last - 1].tokens.end;
        let again = ahead.filter(|i| parsed.lemma(*i) == parsed.lemma(verb) && parsed.tag(*i) != Tag::Nn);
        let roles = [role];
        let subjects = again.flat_map(|again| parsed.children_by(again, &roles));
        let mut people = subjects.filter_map(|subject| self.named_person(subject, registry));
        people.find(|id| self.is_new(noun.head, *id, registry))
    }

    fn named_person(&self, word: TokenIdx, registry: &Registry) -> Option<LocalId> {
        let mention = registry.at(word).filter(|m| m.form == Form::Name)?;
        (registry.entity(mention.entity).kind == types::PERSON).then_some(mention.entity)
    }

    /// Whether the body names somebody first within reach behind a word; headlines name people before they are told of.
    fn is_new(&self, word: TokenIdx, person: LocalId, registry: &Registry) -> bool {
        let parsed = self.parsed;
        let body = |m: &&Placed| parsed.sentence(m.head).block == BlockKind::Paragraph;
        let of_person = registry.mentions.iter().filter(|m| m.entity == person && m.form == Form::Name);
        let first = of_person.filter(body).map(|m| m.head).min();
        let kind = &registry.entity(person).kind;
        kind == types::PERSON
            && first
                .is_some_and(|at| at > word && parsed.sentence_idx(at) - parsed.sentence_idx(word) <= AHEAD)
    }
}
