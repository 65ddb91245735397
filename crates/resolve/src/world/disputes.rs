//! Claims that cannot all hold.

use super::Parts;
use crate::dates::{self, Agreement};
use crate::gatherings::stated_date;
use rapporteur_model::{Bound, ClaimId, Dispute, DisputeKind, EntityId, Object, Status, WorldClaim, hash};
use std::collections::{BTreeMap, BTreeSet};

/// Finds every dispute, sorted by id.
pub(super) fn find(parts: &Parts, claims: &[WorldClaim]) -> Vec<Dispute> {
    let mut found: BTreeMap<EntityId, Dispute> = BTreeMap::new();
    for dispute in
        [denials(claims), denied_words(claims), values(parts, claims), dates(claims)].into_iter().flatten()
    {
        found.entry(dispute.id.clone()).or_insert(dispute);
    }
    found.into_values().collect()
}

fn dispute(kind: DisputeKind, about: &EntityId, claims: BTreeSet<&ClaimId>) -> Dispute {
    let names: Vec<&str> =
        [kind.as_str(), &about.0].into_iter().chain(claims.iter().map(|id| id.0.as_str())).collect();
    Dispute {
        id: EntityId(format!("dispute/{}", hash(&names))),
        kind,
        about: about.clone(),
        claims: claims.into_iter().cloned().collect(),
    }
}

/// Whether two claims are two voices' word: other speakers, or other reports.
fn two_voices(a: &WorldClaim, b: &WorldClaim) -> bool {
    a.claim.attributed_to() != b.claim.attributed_to() || a.report != b.report
}

/// The claims of a group that contradict some other claim of it.
fn opposed<'a>(
    group: &[&'a WorldClaim],
    contradict: impl Fn(&WorldClaim, &WorldClaim) -> bool,
) -> BTreeSet<&'a ClaimId> {
    let mut opposed = BTreeSet::new();
    for (i, a) in group.iter().enumerate() {
        for b in &group[i + 1..] {
            if two_voices(a, b) && contradict(a, b) {
                opposed.extend([&a.id, &b.id]);
            }
        }
    }
    opposed
}

/// One says it is so, another that it is not.
fn denials(claims: &[WorldClaim]) -> Vec<Dispute> {
    let mut groups: BTreeMap<(&EntityId, &str, Object<&EntityId>), Vec<&WorldClaim>> = BTreeMap::new();
    for claim in claims {
        let subject = &claim.claim.subject;
        let key = match &claim.claim.object {
            Object::None => continue,
            Object::Value { lexical, datatype } => {
                (subject, Object::Value { lexical: lexical.clone(), datatype: datatype.clone() })
            }
            // Meeting is mutual: who is named first does not matter.
            Object::Entity(other) if claim.claim.relation == "meetsWith" && other < subject => {
                (other, Object::Entity(subject))
            }
            Object::Entity(other) => (subject, Object::Entity(other)),
        };
        groups.entry((key.0, &claim.claim.relation, key.1)).or_default().push(claim);
    }
    let contradict = |a: &WorldClaim, b: &WorldClaim| {
        (a.claim.status == Status::Denied) != (b.claim.status == Status::Denied)
    };
    disputes(
        DisputeKind::Denial,
        groups.iter().map(|((subject, ..), group)| (*subject, &group[..])),
        contradict,
    )
}

/// One denies what another says or alleges: `denies` and a saying meet in one statement or event.
fn denied_words(claims: &[WorldClaim]) -> Vec<Dispute> {
    let mut groups: BTreeMap<&EntityId, Vec<&WorldClaim>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| ["denies", "says", "accuses"].contains(&c.claim.relation.as_str()))
    {
        if let Object::Entity(object) = &claim.claim.object
            && (object.0.starts_with("statement/") || object.0.starts_with("event/"))
        {
            groups.entry(object).or_default().push(claim);
        }
    }
    let contradict = |a: &WorldClaim, b: &WorldClaim| {
        (a.claim.relation == "denies") != (b.claim.relation == "denies") && a.claim.subject != b.claim.subject
    };
    disputes(DisputeKind::Denial, groups.iter().map(|(object, group)| (*object, &group[..])), contradict)
}

/// Numbers of one unit that exclude each other.
fn values(parts: &Parts, claims: &[WorldClaim]) -> Vec<Dispute> {
    let mut groups: BTreeMap<(&EntityId, &str, String), Vec<&WorldClaim>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| c.claim.status != Status::Denied && range(c).is_some()) {
        let unit = parts.tables.unit(claim.claim.unit.as_deref().unwrap_or_default()).to_owned();
        groups.entry((&claim.claim.subject, &claim.claim.relation, unit)).or_default().push(claim);
    }
    let contradict = |a: &WorldClaim, b: &WorldClaim| match (range(a), range(b)) {
        (Some(x), Some(y)) => x.1 < y.0 || y.1 < x.0,
        _ => false,
    };
    disputes(
        DisputeKind::Value,
        groups.iter().map(|((subject, ..), group)| (*subject, &group[..])),
        contradict,
    )
}

/// Share by which "some 30" may be off.
const ABOUT: f64 = 0.1;

/// The numbers a claim admits, from and to.
fn range(claim: &WorldClaim) -> Option<(f64, f64)> {
    let Object::Value { lexical, datatype } = &claim.claim.object else { return None };
    let number: f64 = lexical.parse().ok().filter(|_| matches!(datatype.as_str(), "integer" | "decimal"))?;
    Some(match claim.claim.bound.unwrap_or(Bound::Exactly) {
        Bound::Exactly => (number, number),
        // Reports write "more than 27" where others count 27: the number itself is admitted.
        Bound::AtLeast | Bound::MoreThan => (number, f64::INFINITY),
        Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, number),
        Bound::About => (number * (1.0 - ABOUT), number * (1.0 + ABOUT)),
    })
}

/// Dates of one thing that exclude each other.
fn dates(claims: &[WorldClaim]) -> Vec<Dispute> {
    let mut groups: BTreeMap<&EntityId, Vec<&WorldClaim>> = BTreeMap::new();
    for claim in claims.iter().filter(|c| c.claim.relation == "onDate" && c.claim.is_asserted()) {
        groups.entry(&claim.claim.subject).or_default().push(claim);
    }
    let contradict = |a: &WorldClaim, b: &WorldClaim| match (stated_date(&a.claim), stated_date(&b.claim)) {
        (Some(x), Some(y)) => matches!(dates::compare(&x, &y), Some(Agreement::Apart(_))),
        _ => false,
    };
    disputes(DisputeKind::Date, groups.iter().map(|(subject, group)| (*subject, &group[..])), contradict)
}

fn disputes<'a>(
    kind: DisputeKind,
    groups: impl Iterator<Item = (&'a EntityId, &'a [&'a WorldClaim])>,
    contradict: impl Fn(&WorldClaim, &WorldClaim) -> bool,
) -> Vec<Dispute> {
    groups
        .map(|(about, group)| (about, opposed(group, &contradict)))
        .filter(|(_, claims)| !claims.is_empty())
        .map(|(about, claims)| dispute(kind, about, claims))
        .collect()
}
