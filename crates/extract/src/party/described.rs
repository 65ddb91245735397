//! Makes parties of descriptions by which alone the report knows them.

use super::noun::{Kind, PartyNoun};
use super::owner::Owner;
use super::parties::Parties;
use super::words::{is_pronoun, uncapitalised, words};
use crate::label::plain_label;
use crate::office::is_role;
use crate::parsed_report::TokenIdx;
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId, Traits};

impl Parties<'_, '_, '_> {
    /// A party under its own words; none where the words only take up something that is not clear.
    pub(super) fn described(&mut self, noun: &PartyNoun, registry: &mut Registry) -> Option<LocalId> {
        if self.is_idle_description(noun, registry) {
            return None;
        }
        let owner = self.owner(noun, registry, 1);
        let kind = if noun.plural || matches!(noun.kind, Kind::Government | Kind::Organ | Kind::Body) {
            types::ORGANIZATION
        } else {
            types::PERSON
        };
        let label = self.label(noun, owner, registry);
        let known = registry.of_kind(kind).find(|id| {
            !registry.entity(*id).named && registry.entity(*id).label.eq_ignore_ascii_case(&label)
        });
        // "Other dealers" are none of those before.
        let others = noun.plural && !noun.definite && self.is_of_others(noun);
        let label = if others { format!("other {label}") } else { label };
        let fresh = others || !noun.plural && noun.is_indefinite(self.parsed);
        if let Some(known) = known.filter(|_| !fresh) {
            return Some(known);
        }
        let of = match owner {
            Some(Owner::Country(id) | Owner::Place(id)) => Some(id),
            _ => None,
        };
        let traits = Traits { kind: Some(self.parsed.lemma(noun.head).to_owned()), of, ..Traits::default() };
        Some(registry.add(LocalEntity { kind: kind.to_owned(), label, traits, ..LocalEntity::default() }))
    }

    fn is_of_others(&self, noun: &PartyNoun) -> bool {
        let mut words = self.parsed.children_by(noun.head, &[Dep::Amod]);
        words.any(|word| self.parsed.lemma(word) == "other")
    }

    /// "The company" where several are named, "members" of nothing, "no official": words that tell of nobody.
    fn is_idle_description(&self, noun: &PartyNoun, registry: &Registry) -> bool {
        let parsed = self.parsed;
        let speaks = self.speakers.contains(&noun.head);
        let leads = speaks || noun.is_subject(parsed);
        let bare = noun.is_bare(parsed) && self.people_owning(noun, registry).is_empty();
        let nobody = parsed
            .children_by(noun.head, &[Dep::Det])
            .any(|d| matches!(parsed.lemma(d), "no" | "any" | "every" | "each" | "what" | "which"));
        let counted = parsed.child(noun.head, &[Dep::Nummod]).is_some();
        let body = matches!(noun.kind, Kind::Body | Kind::Organ | Kind::Government);
        nobody
            || noun.kind == Kind::Kin && !Frame::new(parsed, noun.head).slot(SlotName::Holder).is_empty()
            || !speaks && !body && noun.is_before(parsed)
            || counted
                && !speaks
                && (noun.definite || parsed.dep(parsed.first_conjunct(noun.head)) != Dep::Nsubj)
            || self.stands_for_listed(noun)
            || !leads && (noun.kind == Kind::Kin || self.is_sought(noun))
            || bare && noun.is_vague
            || bare && noun.definite && self.is_open(noun, leads, registry)
            || parsed.hits.is(noun.head, "office") && (!noun.plural && bare || is_role(parsed, noun.head))
    }

    /// A bare definite noun whose party is not found: somebody known to the report, but who?
    fn is_open(&self, noun: &PartyNoun, leads: bool, registry: &Registry) -> bool {
        let named_before = || {
            let body = |m: &&Placed| {
                m.form == Form::Name
                    && m.head < noun.head
                    && registry.entity(m.entity).kind == types::ORGANIZATION
            };
            registry.mentions.iter().any(|m| body(&m))
        };
        match noun.kind {
            Kind::Body if !noun.plural => !leads || named_before(),
            Kind::People | Kind::Kin if !noun.plural => true,
            _ => !leads,
        }
    }

    /// "Envoys from 12 countries, including Chad": they stand for those countries.
    fn stands_for_listed(&self, noun: &PartyNoun) -> bool {
        let parsed = self.parsed;
        let frame = Frame::new(parsed, noun.head);
        let owners = [Preposition::Of, Preposition::From].into_iter().flat_map(|p| frame.slot(p));
        let listed = owners.into_iter().any(|i| parsed.hits.is(i, "group_noun"));
        listed && parsed.hits.is(noun.head, "representative")
    }

    /// "Suggested a candidate", "wants an expert": nobody yet.
    fn is_sought(&self, noun: &PartyNoun) -> bool {
        let parsed = self.parsed;
        let object = parsed.head(noun.head).filter(|_| parsed.dep(noun.head) == Dep::Dobj);
        !noun.plural
            && noun.is_indefinite(parsed)
            && object.is_some_and(|verb| parsed.hits.is_any(verb, &["attitude", "reporting"]))
    }

    /// The words of the description; a pronoun before them gives way to its owner's name, and so does the short name of the person
    /// whose body it is: "the Ruiz campaign", "her campaign" and "Ana Ruiz's campaign" are one.
    fn label(&self, noun: &PartyNoun, owner: Option<Owner>, registry: &Registry) -> String {
        let parsed = self.parsed;
        let words = words(parsed, noun.head);
        if let Some(Owner::Person(id)) = owner.filter(|_| noun.kind == Kind::Body && !noun.plural) {
            let mut own = words.clone();
            let of_owner = |i: &TokenIdx| {
                registry.covering(*i).is_some_and(|m| m.entity == id) || parsed.tag(*i) == Tag::Pos
            };
            own.start = words.clone().filter(of_owner).last().map_or(words.start, |last| last + 1);
            if own.contains(&noun.head) {
                return format!("{}'s {}", registry.entity(id).label, plain_label(parsed.text_of(own)));
            }
        }
        let text = plain_label(parsed.text_of(words.clone()));
        let possessed = parsed.child(noun.head, &[Dep::Poss]).filter(|p| is_pronoun(parsed, *p));
        let owned = match owner {
            Some(Owner::Country(id) | Owner::Body(id) | Owner::Person(id) | Owner::Place(id))
                if possessed.is_some() =>
            {
                Some(registry.entity(id).label.clone())
            }
            _ => None,
        };
        match owned {
            Some(owner) => format!("{owner}'s {text}"),
            None => uncapitalised(parsed, words.start, text, registry),
        }
    }
}
