//! Decides which meeting spoken of before a description takes up.

use super::description::{CLASSES, Description, families_of, in_heading};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::words::Family;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{LocalId, PartialDate, Traits, When};
use std::collections::HashMap;

/// The last meeting before that the description fits; for a heading, which is read last, the nearest one.
pub(super) fn find(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    description: &Description,
    registry: &Registry,
) -> Option<LocalId> {
    let mut before: Vec<&Placed> = registry
        .mentions
        .iter()
        .filter(|m| m.head < head || in_heading(parsed, head))
        .filter(|m| m.head != head && registry.entity(m.entity).kind == types::MEETING)
        .collect();
    before.sort_by_key(|m| m.head.abs_diff(head));
    let fitting = || before.iter().filter(|m| fits(parsed, description, m.entity, registry));
    let strong = fitting().find(|m| supports(description, m.entity, registry)).map(|m| m.entity);
    if strong.is_some() || !takes_up(parsed, head, description) {
        return strong;
    }
    // After "the previous conference", "the conference" is the one that the report is about.
    let is_aside = |id: LocalId| {
        let traits = &registry.entity(id).traits;
        traits.modifiers.iter().any(|m| is_earlier(m)) || is_of_past_year(parsed, traits.when.as_ref())
    };
    let same_noun =
        |id: LocalId| registry.entity(id).traits.kind.as_deref() == Some(description.noun.as_str());
    let rank = |m: &&&Placed| (is_aside(m.entity), !same_noun(m.entity));
    fitting().min_by_key(rank).map(|m| m.entity)
}

/// Words for a meeting that is over when the one spoken of is at hand.
fn is_earlier(modifier: &str) -> bool {
    matches!(modifier, "previous" | "preceding" | "earlier" | "last" | "past")
}

/// Whether a time is a year that was over when the report was written: "the 2006 forum" in 2007, "last year's forum".
fn is_of_past_year(parsed: &ParsedReport<'_>, when: Option<&When>) -> bool {
    let now = parsed.anchor.and_then(|anchor| anchor.parts().0);
    match (when.and_then(|when| when.from), now) {
        (Some(PartialDate::Year(year)), Some(now)) => year < now,
        _ => false,
    }
}

/// Whether the words point back: a definite description that adds nothing of its own, or only one thing that is not yet known.
pub(super) fn takes_up(parsed: &ParsedReport<'_>, head: TokenIdx, description: &Description) -> bool {
    let verbal = parsed.pos(head) == Pos::Verb;
    let other = description.modifiers.iter().any(|m| {
        is_earlier(m)
            || matches!(
                m.as_str(),
                "first" | "second" | "third" | "another" | "separate" | "bilateral" | "preparatory"
            )
    });
    // "the talks that will open in May" says itself which; "said before the talks that Chad wanted more" does not, and is misparsed.
    let told = parsed.children_by(head, &[Dep::Relcl]).any(|clause| {
        let that = parsed.subtree(clause).first().is_some_and(|first| parsed.lemma(*first) == "that");
        that && parsed.children_by(clause, &[Dep::Nsubj, Dep::Nsubjpass]).count() < 2
    });
    (description.definite && !other && !told) || (verbal && description.place.is_some())
}

/// Families of a meeting noun met in this report, which is gone through once.
pub(super) fn document_families<'d>(parsed: &'d ParsedReport<'_>, noun: &str) -> &'d [Family] {
    let families = parsed.meeting_families.get_or_init(|| {
        let mut families = HashMap::new();
        for hit in CLASSES.iter().flat_map(|class| parsed.hits.of_class(class)) {
            families.entry(hit.word.phrase()).or_insert_with(|| families_of(Some(hit)));
        }
        families
    });
    families.get(noun).map_or(&[], Vec::as_slice)
}

/// Nothing said contradicts what is known.
fn fits(parsed: &ParsedReport<'_>, description: &Description, id: LocalId, registry: &Registry) -> bool {
    let known = &registry.entity(id).traits;
    let kind = known.kind.as_deref().unwrap_or("meeting");
    let of_known = document_families(parsed, kind);
    let related = kind == description.noun || of_known.iter().any(|f| description.families.contains(f));
    let same_place = match (known.place, description.place) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let same_time = match (&known.when, &description.when) {
        (Some(a), Some(b)) => dates_agree(a, b),
        // The one at hand is not of last year.
        (None, when) => !is_of_past_year(parsed, when.as_ref()),
        _ => true,
    };
    let bilateral = |modifiers: &[String]| modifiers.iter().any(|m| m == "bilateral");
    related
        && !description.new
        && same_place
        && same_time
        && bilateral(&known.modifiers) == bilateral(&description.modifiers)
        && !of_others(description, known, registry)
}

/// "the meeting with Ruiz" is none of Paz, nor one of a party's committee; a visit to one country is none to another.
fn of_others(description: &Description, known: &Traits, registry: &Registry) -> bool {
    let of_kind =
        |parties: &[LocalId], kind: &str| parties.iter().any(|id| registry.entity(*id).kind == kind);
    let shared = description.parties.iter().any(|id| known.parties.contains(id));
    let countries = of_kind(&known.parties, types::COUNTRY);
    if description.is_visit() {
        let told = |kind: &str| of_kind(&known.parties, kind) && of_kind(&description.parties, kind);
        return !shared && (told(types::COUNTRY) || told(types::PERSON));
    }
    // The meeting of one body is none of another's.
    let bodies =
        of_kind(&description.parties, types::ORGANIZATION) && of_kind(&known.parties, types::ORGANIZATION);
    if !shared && bodies && !of_kind(&known.parties, types::COUNTRY) {
        return true;
    }
    !shared
        && of_kind(&description.parties, types::PERSON)
        && (of_kind(&known.parties, types::PERSON)
            || of_kind(&known.parties, types::ORGANIZATION) && !countries)
}

fn dates_agree(a: &When, b: &When) -> bool {
    match (a.from, b.from) {
        (Some(x), Some(y)) => {
            let (x2, y2) = (a.to.unwrap_or(x), b.to.unwrap_or(y));
            x.agrees_with(y) || (x <= y2 && y <= x2)
        }
        _ => a.value == b.value || a.value.ends_with("_REF") || b.value.ends_with("_REF"),
    }
}

/// Something said is the same: place and date, or a party and no other difference.
fn supports(description: &Description, id: LocalId, registry: &Registry) -> bool {
    let known = &registry.entity(id).traits;
    let place = known.place.is_some() && known.place == description.place;
    let time = matches!((&known.when, &description.when), (Some(a), Some(b)) if dates_agree(a, b));
    let party = description.parties.iter().any(|p| {
        known.parties.contains(p)
            && (registry.entity(*p).kind == types::ORGANIZATION || description.is_visit())
    });
    let plain = description.place.is_none() && description.when.is_none();
    place && (time || description.definite || description.when.is_none() || known.when.is_none())
        || time && description.definite
        || party && (description.definite || plain)
}
