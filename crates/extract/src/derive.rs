//! Adds claims that follow from others by the rules of relation files: who is appointed to a post holds it from then on, who holds the
//! post of a country represents the country.

use crate::context::Context;
use crate::office::Offices;
use crate::parsed_report::ParsedReport;
use crate::registry::Registry;
use crate::title::{is_of, is_unique};
use rapporteur_knowledge::{Derived, DerivedPart, DerivedTime, Relation};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Basis, Claim, FoundBy, LocalId, Object, Span, Status, When};
use std::collections::BTreeSet;

/// Adds claims that follow from others, such as `represents` from `holdsOffice`. What begins or ends something comes first, so that
/// other rules see it.
pub fn derive(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &Registry,
    offices: &Offices,
    claims: &mut Vec<Claim<LocalId>>,
) {
    let former = offices.values().filter(|u| !u.is_held()).filter_map(|u| Some((u.office?, u.holder?)));
    let deriving = Deriving { parsed, context, registry, offices, former: former.collect() };
    let terms = deriving.apply(claims, |time| time != DerivedTime::Same);
    claims.retain(|claim| !terms.iter().any(|term| tells_less(claim, term)));
    claims.extend(terms);
    let others = deriving.apply(claims, |time| time == DerivedTime::Same);
    claims.extend(others);
    drop_idle_posts(context, registry, claims);
}

/// Whether a claim of the sentence's own words tells less than one that knows when the same begins or ends: "dismissed its finance
/// minister, Ana Ruiz, on Monday". What begins is as certain as its beginning: "will succeed her as *mayor*" makes nobody mayor yet.
fn tells_less(claim: &Claim<LocalId>, term: &Claim<LocalId>) -> bool {
    let undated = || match (&claim.when, &term.when) {
        (Some(when), Some(term)) => {
            when.from.is_some_and(|day| Some(day) == term.from || Some(day) == term.to)
        }
        (when, _) => when.is_none(),
    };
    let as_sure = || claim.status == term.status && claim.attribution == term.attribution;
    let same_noun =
        || claim.object_span.zip(term.object_span).is_some_and(|(a, b)| a.contains(b) || b.contains(a));
    let ends = term.when.as_ref().is_some_and(|when| when.from.is_none());
    claim.relation == term.relation
        && claim.evidence.sentence == term.evidence.sentence
        && claim.subject == term.subject
        && claim.object == term.object
        && FoundBy(&claim.found_by).basis() == Basis::Words
        && undated()
        && (as_sure() || !ends && same_noun())
}

struct Deriving<'a, 'r> {
    parsed: &'a ParsedReport<'r>,
    context: Context<'a>,
    registry: &'a Registry,
    offices: &'a Offices,
    /// Offices with people who do not hold them, as their titles say.
    former: BTreeSet<(LocalId, LocalId)>,
}

impl Deriving<'_, '_> {
    /// The claims that follow by the rules of some kind.
    fn apply(&self, claims: &[Claim<LocalId>], rules: impl Fn(DerivedTime) -> bool) -> Vec<Claim<LocalId>> {
        let mut derived = Vec::new();
        for relation in &self.context.knowledge.relations {
            for rule in relation.derived.iter().filter(|rule| rules(rule.time)) {
                // Who does not hold a post may still act for the country.
                let holds =
                    |claim: &&Claim<LocalId>| claim.relation == rule.from && claim.status != Status::Denied;
                derived.extend(claims.iter().filter(holds).filter_map(|c| self.follows(relation, rule, c)));
            }
        }
        derived
    }

    /// The claim that follows from a claim by a rule.
    fn follows(&self, relation: &Relation, rule: &Derived, claim: &Claim<LocalId>) -> Option<Claim<LocalId>> {
        let (subject, subject_span) = self.part(&rule.subject, claim)?;
        let (object, object_span) = self.part(&rule.object, claim)?;
        let office = if rule.object == DerivedPart::Body { *claim.object.entity()? } else { object };
        let post = self.registry.entity(office).traits.kind.as_deref().unwrap_or("");
        let listed = rule.posts.is_empty() || is_of(&rule.posts, post, &self.context.knowledge.words);
        let kind = |id: LocalId| &self.registry.entity(id).kind;
        let wanted = rule.to.is_empty() || rule.to.contains(kind(object));
        let left = rule.time == DerivedTime::Same && self.former.contains(&(office, subject));
        let fits = relation.accepts_object(kind(object)) && relation.accepts_subject(kind(subject));
        if !listed || !wanted || left || !fits {
            return None;
        }
        let own = FoundBy::wording(&relation.id, &rule.id);
        let mut follows = Claim {
            subject: Some(subject),
            subject_span,
            object: Object::Entity(object),
            object_span,
            when: self.term(rule.time, claim)?,
            relation: relation.id.clone(),
            found_by: FoundBy(&own).joined(FoundBy(&claim.found_by)),
            ..claim.clone()
        };
        follows.qualifiers.retain(|name, _| relation.qualifiers.iter().any(|own| own.id == *name));
        Some(follows)
    }

    /// What a rule takes of a claim, and its words.
    fn part(&self, part: &DerivedPart, claim: &Claim<LocalId>) -> Option<(LocalId, Option<Span>)> {
        match part {
            DerivedPart::Subject => Some((claim.subject?, claim.subject_span)),
            DerivedPart::Object => Some((*claim.object.entity()?, claim.object_span)),
            DerivedPart::Body => {
                let office = *claim.object.entity()?;
                Some((self.registry.entity(office).traits.of?, claim.object_span))
            }
            DerivedPart::Qualifier(name) => {
                let entity = *claim.qualifiers.get(name)?.entity()?;
                Some((entity, self.words_of(entity, claim)))
            }
        }
    }

    /// The last words of a claim's evidence that name an office: "President Ruiz was re-elected *president*".
    fn words_of(&self, office: LocalId, claim: &Claim<LocalId>) -> Option<Span> {
        let entity = self.registry.entity(office);
        if entity.kind != types::OFFICE {
            return None;
        }
        let here = self.parsed.tokens_in(claim.evidence.span);
        let named = |post: &str| entity.traits.kind.as_deref() == Some(post);
        let head = here.rev().find(|i| self.offices.get(i).is_some_and(|usage| named(&usage.post)))?;
        let words = self.parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
        Some(self.parsed.span_of(words))
    }

    /// The time of what follows; nothing follows from an end that is not told, or not yet there.
    fn term(&self, time: DerivedTime, claim: &Claim<LocalId>) -> Option<Option<When>> {
        match time {
            DerivedTime::Same => Some(claim.when.clone()),
            DerivedTime::Since => Some(claim.when.as_ref().map(When::since)),
            DerivedTime::Until => {
                let ended = claim.when.as_ref().filter(|_| claim.status == Status::Happened)?;
                Some(Some(When::until(ended)))
            }
        }
    }
}

/// That a body has a spokesman tells nothing where nobody is told to be it, to become it or to seek it; that a state has a president
/// may.
fn drop_idle_posts(context: Context<'_>, registry: &Registry, claims: &mut Vec<Claim<LocalId>>) {
    let mut held: BTreeSet<LocalId> = claims
        .iter()
        .filter(|claim| claim.relation == relations::HOLDS_OFFICE)
        .filter_map(|claim| claim.object.entity().copied())
        .collect();
    held.extend(
        claims.iter().flat_map(|claim| claim.qualifiers.values()).filter_map(|q| q.entity().copied()),
    );
    let post = |id: LocalId| registry.entity(id).traits.kind.as_deref().unwrap_or_default();
    claims.retain(|claim| {
        claim.relation != relations::OFFICE_OF
            || claim.subject.is_none_or(|office| {
                held.contains(&office) || is_unique(post(office), &context.knowledge.words)
            })
    });
}
