//! Finds where described parties are at home: "a Saudi student", "German firms".

use super::noun::{self, Kind};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry, STANDING_IN};
use rapporteur_language::Dep;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Claim, Confidence, Evidence, Form, FoundBy, LocalId, Object, Span};
use std::collections::BTreeSet;

/// `citizenOf` and `basedIn` of described parties that some claim speaks of: "a Saudi student", "German firms".
pub(crate) fn homes(parsed: &ParsedReport<'_>, registry: &Registry, claims: &mut Vec<Claim<LocalId>>) {
    let spoken: BTreeSet<LocalId> = claims
        .iter()
        .flat_map(|claim| claim.subject.into_iter().chain(claim.object.entity().copied()))
        .filter(|id| !registry.entity(*id).named)
        .collect();
    let mut told: BTreeSet<LocalId> = BTreeSet::new();
    let mut mentions: Vec<&Placed> = registry
        .mentions
        .iter()
        .filter(|m| m.found_by == STANDING_IN && spoken.contains(&m.entity))
        .collect();
    mentions.sort_by_key(|mention| mention.head);
    for mention in mentions {
        let Some((home, word)) = nationality(parsed, mention.head, registry) else { continue };
        let relation = match registry.entity(mention.entity).kind.as_str() {
            types::PERSON => relations::CITIZEN_OF,
            types::ORGANIZATION if is_body(parsed, mention.head) => relations::BASED_IN,
            _ => continue,
        };
        if told.insert(mention.entity) {
            claims.push(home_claim(parsed, mention, relation, home, word));
        }
    }
}

/// Leaves out what only repeats a description: that "members of the council" belong to the council.
pub(crate) fn without_echoes(registry: &Registry, claims: &mut Vec<Claim<LocalId>>) {
    claims.retain(|claim| {
        let unnamed = claim.subject.is_some_and(|subject| !registry.entity(subject).named);
        let described = unnamed && claim.relation != relations::HOLDS_OFFICE;
        let inside =
            |span: Span| claim.subject_span.is_some_and(|whole| whole.contains(span) && span != whole);
        !(described
            && matches!(claim.relation.as_str(), relations::MEMBER_OF | relations::REPRESENTS)
            && claim.object_span.is_some_and(inside))
    });
}

/// The country whose adjective stands before a noun.
fn nationality(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &Registry,
) -> Option<(LocalId, TokenIdx)> {
    let before = parsed.children_by(head, &[Dep::Amod, Dep::Compound, Dep::Nmod]).filter(|c| *c < head);
    let country = |word: TokenIdx| {
        let alone = parsed.child(word, &[Dep::Conj]).is_none() && parsed.dep(word) != Dep::Conj;
        let mention = registry.at(word).filter(|m| alone && m.form != Form::Metonym)?;
        (registry.entity(mention.entity).kind == types::COUNTRY).then_some((mention.entity, word))
    };
    before.filter_map(country).last()
}

fn home_claim(
    parsed: &ParsedReport<'_>,
    mention: &Placed,
    relation: &str,
    home: LocalId,
    word: TokenIdx,
) -> Claim<LocalId> {
    let span = parsed.span_of(mention.tokens.clone());
    Claim {
        subject: Some(mention.entity),
        subject_span: Some(span),
        object_span: Some(parsed.span_of(word..word + 1)),
        confidence: Confidence::new(0.8),
        found_by: FoundBy::wording(relation, "described"),
        evidence: Evidence { span, sentence: parsed.sentence(mention.head).span },
        ..Claim::new(relation, Object::Entity(home))
    }
}

fn is_body(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    noun::read(parsed, head).is_some_and(|noun| noun.kind == Kind::Body)
}
