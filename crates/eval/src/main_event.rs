//! Finds the main event of a text in PLOVER terms: the claim that states it, and who acts on whom.
//!
//! Known limits: each text has one event, and order and status, not syntax, decide which clause is the main
//! one.

use crate::predictions::Plover;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{Claim, Extraction, Form, LocalId, Mention, Object, Quote, Span, Status};

/// Types of those who can act or be acted on.
const ACTORS: [&str; 4] = [types::COUNTRY, types::ORGANIZATION, types::PERSON, types::PLACE];

/// Finds the main event among the claims that have a class. A plain `says` is chosen only if there is nothing
/// else. What happened or will happen precedes what may happen or did not; otherwise the first evidence wins.
/// `class_of` gives the class of a claim, `codes_of` the codes and names of an entity.
///
/// Further claims with the same relation and sentence add actors. If the claim names no target that can be
/// acted on ("praised Haiti's efforts", "threatened to break relations with Russia"), the target is the first
/// party in the sentence that neither acts nor speaks, as event coders do (Schrodt 2001, TABARI).
pub fn plover(
    id: &str,
    extraction: &Extraction,
    class_of: impl Fn(&Claim<LocalId>) -> Option<String>,
    codes_of: impl Fn(LocalId) -> Vec<String>,
) -> Plover {
    let rank = |claim: &&Claim<LocalId>| {
        let uncertain = matches!(claim.status, Status::Possible | Status::Denied);
        let start = claim.evidence.span.start;
        (
            claim.relation == relations::SAYS,
            uncertain,
            start,
            claim.status,
            claim.object == Object::None,
            claim.evidence.span.end,
        )
    };
    let classed = extraction.claims.iter().filter(|claim| class_of(claim).is_some());
    let Some(main) = classed.min_by_key(rank) else {
        return Plover { id: id.to_owned(), ..Plover::default() };
    };
    let same: Vec<&Claim<LocalId>> = extraction
        .claims
        .iter()
        .filter(|claim| {
            claim.relation == main.relation
                && claim.evidence.sentence == main.evidence.sentence
                && claim.status == main.status
        })
        .collect();
    let is_actor = |id: &LocalId| ACTORS.contains(&extraction.entity(*id).kind.as_str());
    let sources = distinct(same.iter().filter_map(|claim| claim.subject.filter(is_actor)));
    let acted_on = |claims: &[&Claim<LocalId>]| {
        let mut found = distinct(claims.iter().filter_map(|claim| claim.object.entity().copied()));
        found.retain(|id| is_actor(id) && !sources.contains(id));
        found
    };
    let mut targets = acted_on(&same);
    let class = class_of(main).unwrap_or_default();
    // Whoever leaves a post leaves nobody.
    let alone = class == "RETREAT" && !main.object.entity().is_some_and(is_actor);
    if targets.is_empty() && !alone {
        let beside = extraction.claims.iter().filter(|claim| {
            claim.subject == main.subject
                && claim.evidence.sentence == main.evidence.sentence
                && class_of(claim).is_some()
        });
        targets = acted_on(&beside.collect::<Vec<_>>());
    }
    if targets.is_empty() && !alone {
        targets.extend(bystander(extraction, main, &sources));
    }
    let codes = |ids: &[LocalId]| {
        let mut codes: Vec<String> = Vec::new();
        for code in ids.iter().flat_map(|id| codes_of(*id)) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    };
    Plover { id: id.to_owned(), class, source: codes(&sources), target: codes(&targets) }
}

fn distinct(ids: impl Iterator<Item = LocalId>) -> Vec<LocalId> {
    let mut found: Vec<LocalId> = Vec::new();
    for id in ids {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The first party in the sentence of a claim, after those who act, that neither acts nor speaks.
fn bystander(extraction: &Extraction, claim: &Claim<LocalId>, sources: &[LocalId]) -> Option<LocalId> {
    // Where the one who acts is not told, the claim's own words stand in.
    let acting = claim.subject_span.unwrap_or(claim.evidence.span);
    let own = |quote: &&Quote| quote.content.iter().any(|content| content.overlaps(acting));
    let speakers: Vec<Span> =
        extraction.quotes.iter().filter(own).flat_map(|quote| quote.source.iter().copied()).collect();
    let others: Vec<&Mention> = extraction
        .mentions
        .iter()
        .filter(|mention| {
            let kind = extraction.entity(mention.entity).kind.as_str();
            mention.form != Form::Pronoun
                && ACTORS.contains(&kind)
                && claim.evidence.sentence.contains(mention.span)
                && !claim.subject_span.is_some_and(|span| span.overlaps(mention.span))
                && !sources.contains(&mention.entity)
                && !claim.attribution.contains(&mention.entity)
                && !speakers.iter().any(|speaker| speaker.contains(mention.span))
        })
        .collect();
    let after = others.iter().find(|mention| mention.span.start >= acting.end);
    after.or_else(|| others.last()).map(|mention| mention.entity)
}
