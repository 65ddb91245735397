//! Turns claims into relations under their names in evaluation. Gold annotations of relations between
//! entities also contain what follows from an office, a post or a place. These consequences are added here,
//! never to the graph.

use crate::predictions::{Relation, Relations, Side};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{CharOffsets, Claim, Extraction, Form, LocalId, Report, Span};
use std::collections::BTreeSet;

/// What the gazetteers know of a report's entities, mostly as pairs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Background {
    /// Places where a capital's name stands for its country: words and country.
    pub capitals: Vec<(Span, LocalId)>,
    /// A place and a country or larger place that contains it.
    pub contained: BTreeSet<(LocalId, LocalId)>,
    /// A body and the country of its seat.
    pub homes: BTreeSet<(LocalId, LocalId)>,
    /// A person and that person's country.
    pub nationalities: BTreeSet<(LocalId, LocalId)>,
    /// Bodies named for the building they are in: museums, hospitals.
    pub facilities: BTreeSet<LocalId>,
    /// Bodies through which a state or union acts: ministries, courts, parliaments, forces.
    pub organs: BTreeSet<LocalId>,
    /// Bodies whose members have the nationality of the body's country: organs and parties.
    pub national: BTreeSet<LocalId>,
    /// Offices of a state as a whole.
    pub national_offices: BTreeSet<LocalId>,
}

/// Relations between two entities, by their names in evaluation.
type Facts = BTreeSet<(&'static str, LocalId, LocalId)>;

/// The relations that are told as so, however sure, under their names in evaluation, each once.
pub fn relations(id: &str, report: &Report, extraction: &Extraction, background: &Background) -> Relations {
    let sides = Sides { text: &report.text, chars: CharOffsets::new(&report.text), extraction };
    let mut facts = Facts::new();
    let mut found = BTreeSet::new();
    for claim in extraction.claims.iter().filter(|claim| claim.is_so()) {
        let (Some(subject), Some(object)) = (claim.subject, claim.object.entity().copied()) else { continue };
        match entity_relation(claim, subject, object, extraction) {
            Some(name) => drop(facts.insert((name, subject, object))),
            None if claim.relation == relations::HOLDS_OFFICE => {
                held(subject, object, extraction, background, &mut facts)
            }
            None if claim.relation == relations::OFFICE_OF => {}
            None => drop(found.insert(Relation {
                rel: kebab_case(&claim.relation),
                subj: sides.words(subject, claim.subject_span.unwrap_or(claim.evidence.span)),
                obj: sides.words(object, claim.object_span.unwrap_or(claim.evidence.span)),
            })),
        }
    }
    settle(extraction, background, &mut facts);
    follow(extraction, background, &mut facts);
    found.extend(facts.iter().filter_map(|(name, subject, object)| {
        let (subj, obj) = (sides.name(*subject)?, sides.name(*object)?);
        Some(Relation { rel: (*name).to_owned(), subj, obj })
    }));
    found.extend(background.capitals.iter().filter_map(|(words, country)| {
        let (subj, obj) = (Side::Span(sides.chars.span(*words)), sides.name(*country)?);
        Some(Relation { rel: "located-in".to_owned(), subj, obj })
    }));
    Relations { id: id.to_owned(), relations: found.into_iter().collect() }
}

/// Entities as sides of a relation.
struct Sides<'e> {
    text: &'e str,
    chars: CharOffsets,
    extraction: &'e Extraction,
}

impl Sides<'_> {
    /// The entity's first mention by name. An entity that the report never names (a country that appears only
    /// as an adjective, a president without a name) is no side of a gold relation.
    fn name(&self, entity: LocalId) -> Option<Side> {
        let named = |m: &&rapporteur_model::Mention| m.entity == entity && m.form == Form::Name;
        let first = self.extraction.mentions.iter().filter(named).find(|m| self.is_proper(m.span))?;
        Some(Side::Span(self.chars.span(first.span)))
    }

    /// Whether the last word of a name belongs to the name: "the Israeli army" ends in a common noun.
    fn is_proper(&self, name: Span) -> bool {
        let last = self.text.get(name.start..name.end).and_then(|words| words.split_whitespace().last());
        last.is_some_and(|word| !word.starts_with(char::is_lowercase))
    }

    /// The entity's first mention by name, or else its label if it has a name, or else the words at hand.
    fn words(&self, entity: LocalId, otherwise: Span) -> Side {
        let entity_named = || self.extraction.entity(entity).named || otherwise.is_empty();
        self.name(entity).unwrap_or_else(|| {
            if entity_named() {
                Side::Name(self.extraction.entity(entity).label.clone())
            } else {
                Side::Span(self.chars.span(otherwise))
            }
        })
    }
}

/// The name in evaluation of a relation between entities, if gold annotations contain such relations.
fn entity_relation(
    claim: &Claim<LocalId>,
    subject: LocalId,
    object: LocalId,
    extraction: &Extraction,
) -> Option<&'static str> {
    let kind = |id: LocalId| extraction.entity(id).kind.as_str();
    Some(match claim.relation.as_str() {
        relations::MEMBER_OF | relations::WORKS_FOR => "member-of",
        relations::LEADS => "leads",
        relations::REPRESENTS => "represents",
        relations::CITIZEN_OF => "citizen-of",
        relations::BASED_IN => "based-in",
        relations::KIN_OF => "kin",
        relations::MEETS_WITH => "meets",
        relations::PART_OF if kind(subject) == types::ORGANIZATION && kind(object) != types::PLACE => {
            "agency-of"
        }
        relations::LOCATED_IN | relations::PART_OF => "located-in",
        _ => return None,
    })
}

/// Adds what an office implies for its holder. The holder of a state's office holds an office of that state
/// or represents it; the holder of a body's office is a member of the body.
fn held(
    holder: LocalId,
    office: LocalId,
    extraction: &Extraction,
    background: &Background,
    facts: &mut Facts,
) {
    for body in bodies_of_office(extraction, office) {
        match extraction.entity(body).kind.as_str() {
            types::COUNTRY if background.national_offices.contains(&office) => {
                facts.insert(("holds-office", holder, body));
            }
            types::COUNTRY => drop(facts.insert(("represents", holder, body))),
            types::ORGANIZATION => drop(facts.insert(("member-of", holder, body))),
            _ => {}
        }
    }
}

/// The bodies that an office belongs to, by its description and by claims.
fn bodies_of_office(extraction: &Extraction, office: LocalId) -> BTreeSet<LocalId> {
    let stated =
        extraction.claims.iter().filter(|c| c.relation == relations::OFFICE_OF && c.subject == Some(office));
    let stated = stated.filter(|c| c.is_so()).filter_map(|c| c.object.entity().copied());
    stated.chain(extraction.entity(office).traits.of).collect()
}

/// Adds what the gazetteers and the names of bodies say of the report's entities.
fn settle(extraction: &Extraction, background: &Background, facts: &mut Facts) {
    let kind = |id: LocalId| extraction.entity(id).kind.as_str();
    facts.extend(background.contained.iter().map(|(inner, outer)| ("located-in", *inner, *outer)));
    facts.extend(background.nationalities.iter().map(|(person, home)| ("citizen-of", *person, *home)));
    facts.extend(background.homes.iter().map(|(body, home)| ("based-in", *body, *home)));
    let named_for =
        extraction.entities.iter().enumerate().filter(|(_, e)| e.kind == types::ORGANIZATION && e.named);
    for (id, home) in named_for.filter_map(|(i, e)| Some((LocalId(i), e.traits.of?))) {
        if matches!(kind(home), types::COUNTRY | types::PLACE) {
            facts.insert(("based-in", id, home));
        }
    }
}

/// Adds consequences: the leader of a body is its member, the speaker for a state its citizen; what lies in a
/// city lies in the city's country; and a body through which a state acts lies in that state and its members
/// are citizens.
fn follow(extraction: &Extraction, background: &Background, facts: &mut Facts) {
    let is_state = |id: LocalId| extraction.entity(id).kind == types::COUNTRY;
    for (premise, conclusion) in
        [("leads", "member-of"), ("holds-office", "represents"), ("represents", "citizen-of")]
    {
        let of_premise = facts
            .iter()
            .filter(|(name, _, of)| *name == premise && (conclusion != "citizen-of" || is_state(*of)));
        let follows: Facts = of_premise.map(|(_, s, o)| (conclusion, *s, *o)).collect();
        facts.extend(follows);
    }
    let pairs = |facts: &Facts, name: &str| -> Vec<(LocalId, LocalId)> {
        facts.iter().filter(|(n, ..)| *n == name).map(|(_, s, o)| (*s, *o)).collect()
    };
    for name in ["based-in", "located-in"] {
        for (inner, middle) in pairs(facts, name) {
            let wider = background.contained.iter().filter(|(place, _)| *place == middle);
            facts.extend(wider.map(|(_, outer)| (name, inner, *outer)));
        }
    }
    for (body, home) in
        pairs(facts, "based-in").into_iter().filter(|(b, _)| background.facilities.contains(b))
    {
        facts.remove(&("based-in", body, home));
        facts.insert(("located-in", body, home));
    }
    for (body, home) in pairs(facts, "agency-of").into_iter().filter(|(_, home)| is_state(*home)) {
        facts.insert(("based-in", body, home));
    }
    for (body, home) in pairs(facts, "based-in").into_iter().filter(|(_, home)| is_state(*home)) {
        if background.organs.contains(&body) {
            facts.insert(("agency-of", body, home));
        }
        let members = pairs(facts, "member-of").into_iter().filter(|(_, of)| *of == body);
        if background.national.contains(&body) {
            facts.extend(members.map(|(member, _)| ("citizen-of", member, home)));
        }
    }
}

fn kebab_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
