//! What the order of days says of finished claims: nothing has happened after the report that tells of it, and what is said of one
//! gathering in one report agrees.

use crate::parsed_report::ParsedReport;
use crate::registry::Registry;
use crate::timing::is_long_after;
use rapporteur_model::well_known::types;
use rapporteur_model::{
    BlockKind, Claim, Diagnostic, Families, LocalId, Object, PartialDate, RelationFamily, Severity, Status,
    When,
};
use std::collections::{BTreeMap, BTreeSet};

/// Takes from claims the days on which they cannot have happened, and lets headlines follow the text below them.
pub fn settle(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    families: &Families,
    claims: &mut [Claim<LocalId>],
) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    for claim in claims.iter_mut() {
        remarks.extend(not_yet(parsed, families, claim));
    }
    headlines_follow(parsed, registry, families, claims);
    remarks
}

/// A claim that has happened and has a day after its report: a gathering is planned, anything else had another day.
fn not_yet(parsed: &ParsedReport<'_>, families: &Families, claim: &mut Claim<LocalId>) -> Option<Diagnostic> {
    let stated = claim.when.clone().or_else(|| literal(claim))?;
    if claim.status != Status::Happened || !is_long_after(&stated, parsed.anchor) {
        return None;
    }
    if families.has(RelationFamily::Gathering, &claim.relation) {
        claim.status = Status::Planned;
        return None;
    }
    claim.when = None;
    let words = claim.evidence.span.of(&parsed.report.text);
    let mut remark = Diagnostic::new(
        Severity::Note,
        "date-after-report",
        format!(
            "“{words}” tells of what has happened, but its date {} lies after the report; the date is left out",
            stated.value
        ),
    );
    remark.span = Some(claim.evidence.span);
    Some(remark)
}

fn literal(claim: &Claim<LocalId>) -> Option<When> {
    match &claim.object {
        Object::Value { lexical, datatype } if !matches!(datatype.as_str(), "integer" | "decimal") => {
            lexical.parse::<PartialDate>().ok().map(When::from)
        }
        _ => None,
    }
}

/// A headline's present tense does not say that a gathering took place: where all that the text below tells of it is planned, so
/// is the headline's.
fn headlines_follow(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    families: &Families,
    claims: &mut [Claim<LocalId>],
) {
    let in_headline = |claim: &Claim<LocalId>| {
        let token = parsed.token_at(claim.evidence.span.start);
        token.is_some_and(|i| parsed.sentence(i).block == BlockKind::Headline)
    };
    let meetings = |claim: &Claim<LocalId>| -> Vec<LocalId> {
        let ends = [claim.subject, claim.object.entity().copied()];
        let of_meeting = families.has(RelationFamily::Gathering, &claim.relation);
        let meeting = |id: &LocalId| of_meeting && registry.entity(*id).kind == types::MEETING;
        ends.into_iter().flatten().filter(meeting).collect()
    };
    let mut below: BTreeMap<LocalId, BTreeSet<Status>> = BTreeMap::new();
    for claim in claims.iter().filter(|claim| !in_headline(claim)) {
        for id in meetings(claim) {
            below.entry(id).or_default().insert(claim.status);
        }
    }
    for claim in claims.iter_mut().filter(|claim| claim.status == Status::Happened && in_headline(claim)) {
        let told = meetings(claim)
            .iter()
            .filter_map(|id| below.get(id))
            .any(|told| told.contains(&Status::Planned) && !told.contains(&Status::Happened));
        if told {
            claim.status = Status::Planned;
        }
    }
}
