//! One claim a fact and place: of claims that tell the same at one place, the fullest and surest stays.

use rapporteur_model::{Claim, LocalId, Object, Qualifier, Span, Status};
use std::collections::{BTreeMap, BTreeSet};

/// Sorts claims by place and keeps, of those that say the same at one place, the surest.
pub fn one_claim_each(claims: &mut Vec<Claim<LocalId>>) {
    claims.sort_by(|a, b| {
        let key = |c: &Claim<LocalId>| {
            (c.evidence.sentence, c.relation.clone(), c.subject, c.object.clone(), c.unit.clone())
        };
        key(a)
            .cmp(&key(b))
            .then(b.confidence.cmp(&a.confidence))
            .then(a.status.cmp(&b.status))
            .then(a.evidence.span.cmp(&b.evidence.span))
            .then(a.found_by.cmp(&b.found_by))
    });
    without_bare(claims);
    without_untold(claims);
    claims.dedup_by(|later, kept| {
        let same =
            tells_same(later, kept) && (later.status == kept.status || later.attribution == kept.attribution);
        if same {
            complete(kept, later);
        }
        same
    });
    claims.sort_by(|a, b| {
        (a.evidence.span, &a.relation, a.subject_span, a.object_span, &a.object, &a.found_by).cmp(&(
            b.evidence.span,
            &b.relation,
            b.subject_span,
            b.object_span,
            &b.object,
            &b.found_by,
        ))
    });
}

/// Leaves out claims without object beside one that tells the object, and those that are merely possible.
fn without_bare(claims: &mut Vec<Claim<LocalId>>) {
    let fuller: BTreeSet<_> = claims
        .iter()
        .filter(|c| c.object != Object::None && c.status != Status::Denied)
        .map(|c| (c.evidence.sentence, c.relation.clone(), c.subject))
        .collect();
    let own = |c: &Claim<LocalId>| c.subject.is_some_and(|subject| c.attribution.contains(&subject));
    claims.retain(|c| {
        c.object != Object::None
            || (c.status != Status::Possible || own(c))
                && !fuller.contains(&(c.evidence.sentence, c.relation.clone(), c.subject))
    });
}

/// What a claim without subject tells: sentence, relation, object.
type Act<'c> = (Span, &'c str, &'c Object<LocalId>);

/// Leaves out claims without subject of what another claim of the sentence tells with its doer. Acts of different days are two.
fn without_untold(claims: &mut Vec<Claim<LocalId>>) {
    fn act(claim: &Claim<LocalId>) -> Act<'_> {
        (claim.evidence.sentence, &claim.relation, &claim.object)
    }
    let mut with_doer: BTreeMap<Act<'_>, Vec<&Claim<LocalId>>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| claim.subject.is_some() && claim.object != Object::None) {
        with_doer.entry(act(claim)).or_default().push(claim);
    }
    let same_day =
        |a: &Claim<LocalId>, b: &Claim<LocalId>| a.when == b.when || a.when.is_none() || b.when.is_none();
    let same_side =
        |a: &Claim<LocalId>, b: &Claim<LocalId>| (a.status == Status::Denied) == (b.status == Status::Denied);
    let is_told = |claim: &Claim<LocalId>| {
        let told = with_doer.get(&act(claim)).into_iter().flatten();
        claim.subject.is_none()
            && told.into_iter().any(|other| same_day(claim, other) && same_side(claim, other))
    };
    let told: Vec<bool> = claims.iter().map(is_told).collect();
    let mut told = told.into_iter();
    claims.retain(|_| !told.next().unwrap_or(false));
}

/// Whether two claims tell the same of the same things. Qualifiers that contradict each other tell two facts, if other words tell them.
fn tells_same(a: &Claim<LocalId>, b: &Claim<LocalId>) -> bool {
    let agrees = |(name, value): (&String, &Qualifier<LocalId>)| {
        b.qualifiers.get(name).is_none_or(|other| other == value)
    };
    a.evidence.sentence == b.evidence.sentence
        && a.relation == b.relation
        && a.subject == b.subject
        && a.object == b.object
        && a.unit == b.unit
        && (a.evidence.span == b.evidence.span || a.qualifiers.iter().all(agrees))
}

/// Gives the claim that stays the qualifiers that only the other one has, and their words.
fn complete(kept: &mut Claim<LocalId>, other: &mut Claim<LocalId>) {
    if other.qualifiers.keys().all(|name| kept.qualifiers.contains_key(name)) {
        return;
    }
    kept.evidence.span = kept.evidence.span.cover(other.evidence.span);
    for (name, value) in std::mem::take(&mut other.qualifiers) {
        kept.qualifiers.entry(name).or_insert(value);
    }
}
