//! Reads what a wording tells beside subject and object: the post of an appointment, what was bought, how somebody voted.

use super::{Filled, Relator};
use crate::argument::Argument;
use crate::office::{Gained, gained};
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::syntax::{Frame, phrase};
use rapporteur_knowledge::pattern::{Preposition, Slot, SlotName};
use rapporteur_knowledge::{Filling, Holds, QualifierReading};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{Bound, Claim, LocalId, Qualifier, Span};
use std::ops::Range;

/// A qualifier as its words tell it.
pub(super) struct Told {
    /// Name of the qualifier.
    pub(super) id: String,
    pub(super) value: Qualifier<LocalId>,
    /// The words.
    pub(super) span: Span,
    /// How a number bounds the true one.
    pub(super) bound: Option<Bound>,
}

impl Relator<'_, '_> {
    /// Gives the claims of a wording the qualifiers that it tells. Their words belong to the evidence.
    pub(super) fn qualify(
        &self,
        filled: &Filled<'_>,
        registry: &mut Registry,
        claims: &mut [Claim<LocalId>],
    ) {
        let Some(first) = claims.first() else { return };
        let fillings = filled.pattern.with.iter();
        let told: Vec<Told> =
            fillings.flat_map(|filling| self.told(filled, filling, first, registry)).collect();
        for claim in claims {
            for (id, word) in &filled.pattern.set {
                claim.qualifiers.insert(id.clone(), Qualifier::Text(word.clone()));
            }
            for Told { id, value, span, bound } in &told {
                claim.qualifiers.insert(id.clone(), value.clone());
                claim.bound = claim.bound.or(*bound);
                if claim.evidence.sentence.contains(*span) {
                    claim.evidence.span = claim.evidence.span.cover(*span);
                }
            }
        }
    }

    /// What a slot tells; of money, two qualifiers.
    fn told(
        &self,
        filled: &Filled<'_>,
        filling: &Filling,
        claim: &Claim<LocalId>,
        registry: &mut Registry,
    ) -> Vec<Told> {
        let told = match filling.qualifier.reading {
            QualifierReading::Entity => self.entity_told(filled, filling, claim, registry),
            QualifierReading::Words => self.words_told(filled, &filling.slot, claim),
            QualifierReading::Measure => self.measure_told(filled, &filling.slot, claim, registry),
            QualifierReading::Money => return self.money_told(filled, filling),
            QualifierReading::Percent
            | QualifierReading::Count
            | QualifierReading::Number
            | QualifierReading::Change => {
                return self.number_told(filled, filling, claim).into_iter().collect();
            }
            // The loader lets none of them stand in a slot.
            QualifierReading::Currency | QualifierReading::Fixed | QualifierReading::Predicate => None,
        };
        let id = || filling.qualifier.id.clone();
        told.into_iter().map(|(value, span)| Told { id: id(), value, span, bound: None }).collect()
    }

    /// The entity of the property's types that a slot brings, other than what the claim itself is about.
    fn entity_told(
        &self,
        filled: &Filled<'_>,
        filling: &Filling,
        claim: &Claim<LocalId>,
        registry: &mut Registry,
    ) -> Option<(Qualifier<LocalId>, Span)> {
        let properties = &self.context.knowledge.ontology.properties;
        let property = properties.iter().find(|property| property.id == filling.qualifier.id)?;
        let Holds::Types(kinds) = &property.holds else { return None };
        let accepted = |kind: &str| kinds.iter().any(|k| k == kind);
        let posts = if accepted(types::OFFICE) { self.posts(filled, &filling.slot) } else { Vec::new() };
        if !posts.is_empty() {
            let mut told = posts.into_iter().filter_map(|head| self.post_told(head, claim, registry));
            return told.next().map(|(office, span)| (Qualifier::Entity(office), span));
        }
        let ends = [claim.subject, claim.object.entity().copied()];
        let found = self.arguments(filled, &filling.slot, registry, &accepted);
        let found = found.into_iter().find(|argument| !ends.contains(&Some(argument.entity)))?;
        Some((Qualifier::Entity(found.entity), found.span))
    }

    /// The nouns for posts in a slot, whether or not the slot itself asks for their offices.
    pub(super) fn posts(&self, filled: &Filled<'_>, slot: &Slot) -> Vec<TokenIdx> {
        let nouns = |path: &Vec<SlotName>| match path.split_last() {
            Some((SlotName::Office, [])) => vec![filled.trigger],
            Some((SlotName::Office, before)) => self.path(filled, before),
            _ => self.path(filled, path),
        };
        slot.0.iter().flat_map(nouns).filter(|head| self.offices.contains_key(head)).collect()
    }

    /// The posts that the object's slot asks for and that are of nothing the report tells: those that the person who is the subject seeks,
    /// holds or leaves.
    pub(super) fn bare_posts(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        subjects: &[Argument],
        registry: &mut Registry,
    ) -> Vec<Argument> {
        let asks = |path: &&Vec<SlotName>| path.len() > 1 && path.last() == Some(&SlotName::Office);
        let asked = Slot(slot.0.iter().filter(asks).cloned().collect());
        let mut person = subjects.iter().map(|subject| subject.entity);
        let Some(holder) = person.find(|id| registry.entity(*id).kind == types::PERSON) else {
            return Vec::new();
        };
        let one = |head: TokenIdx| {
            let usage = self.offices.get(&head)?;
            let holder = Some(usage.holder.unwrap_or(holder));
            let entity =
                gained(self.parsed, self.context, registry, &Gained { head, usage, holder, giver: None })?;
            let words = self.parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
            Some(Argument { entity, span: self.parsed.span_of(words), head, trust: 100 })
        };
        self.posts(filled, &asked).into_iter().find_map(one).into_iter().collect()
    }

    /// The office of a noun for a post: "appointed *finance minister*", "named as *ambassador* to Chile".
    fn post_told(
        &self,
        head: TokenIdx,
        claim: &Claim<LocalId>,
        registry: &mut Registry,
    ) -> Option<(LocalId, Span)> {
        let usage = self.offices.get(&head)?;
        let words = self.parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
        let person = |id: &LocalId| registry.entity(*id).kind == types::PERSON;
        let ends = [claim.object.entity().copied(), claim.subject];
        let holder = usage.holder.or_else(|| ends.into_iter().flatten().find(person));
        let post = Gained { head, usage, holder, giver: claim.subject };
        Some((gained(self.parsed, self.context, registry, &post)?, self.parsed.span_of(words)))
    }

    /// The words of the first noun phrase in a slot that is no part of the claim's subject or object and no bare quantity.
    fn words_told(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        claim: &Claim<LocalId>,
    ) -> Option<(Qualifier<LocalId>, Span)> {
        let parsed = self.parsed;
        let ends = [claim.subject_span, claim.object_span];
        let of_claim = |head: &TokenIdx| {
            let word = parsed.span_of(*head..*head + 1);
            ends.into_iter().flatten().any(|span| span.contains(word))
        };
        let holds_end = |words: &Range<TokenIdx>| {
            let words = parsed.span_of(words.clone());
            ends.into_iter().flatten().any(|span| words.contains(span))
        };
        let heads = self.heads(filled, slot).flat_map(|head| self.counted_out(head));
        let head = heads.into_iter().find(|head| self.is_thing(*head) && !of_claim(head))?;
        // "the lamp division of Philips", bought from Philips
        let whole = Some(self.listed(head)).filter(|whole| !holds_end(whole));
        let span = parsed.span_of(whole.unwrap_or_else(|| phrase(parsed, head, false)));
        let words = span.of(&parsed.report.text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some((Qualifier::Text(words), span))
    }

    /// The heads of the words in a slot, path by path.
    fn heads(&self, filled: &Filled<'_>, slot: &Slot) -> impl Iterator<Item = TokenIdx> {
        slot.0.iter().flat_map(|path| self.path(filled, path))
    }

    /// What a sum or number counts out, if it does: "two million dollars' worth of *rice*".
    fn counted_out(&self, head: TokenIdx) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let sum = matches!(parsed.pos(head), Pos::Num | Pos::Sym)
            || matches!(parsed.lemma(head), "worth")
            || parsed.children_by(head, &[Dep::Nummod, Dep::Quantmod]).any(|c| parsed.pos(c) == Pos::Sym);
        let of = if sum { Frame::new(parsed, head).slot(Preposition::Of) } else { self.measured(head) };
        if of.is_empty() { vec![head] } else { of }
    }

    /// Whether a word is a noun that tells what something is: no pronoun, number or time.
    fn is_thing(&self, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        matches!(parsed.pos(head), Pos::Noun | Pos::Propn) && !parsed.in_time(parsed.span_of(head..head + 1))
    }

    /// A noun phrase without determiner and clauses, with what is coordinated with it as far as nothing else stands between: "two
    /// frigates and a tanker".
    fn listed(&self, head: TokenIdx) -> Range<TokenIdx> {
        let parsed = self.parsed;
        let mut whole = phrase(parsed, head, true);
        let mut last = head;
        while let Some(next) = parsed.child(last, &[Dep::Conj]).filter(|c| parsed.pos(*c).is_nominal()) {
            let more = phrase(parsed, next, true);
            let joins = |i: TokenIdx| {
                matches!(parsed.dep(i), Dep::Cc | Dep::Det | Dep::Punct) || parsed.pos(i) == Pos::Det
            };
            if more.start < whole.end || !(whole.end..more.start).all(joins) {
                break;
            }
            (whole.end, last) = (more.end, next);
        }
        whole
    }
}
