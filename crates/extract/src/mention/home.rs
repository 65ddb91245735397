//! The country or city that a body belongs to, as its name or the words before it show.

use super::Context;
use crate::document::{Document, TokenIdx};
use crate::registry::Registry;
use rapporteur_knowledge::gazetteer::Match;
use rapporteur_knowledge::words::{Bearer, Column};
use rapporteur_language::Dep;
use rapporteur_model::{Form, LocalId};
use std::ops::Range;

/// Words of names that speak of a country without being at home there: "Friends of Syria", "Embassy of Chad".
const ELSEWHERE: [&str; 14] = [
    "alliance",
    "assistance",
    "coalition",
    "conference",
    "consulate",
    "embassy",
    "force",
    "forces",
    "friends",
    "group",
    "initiative",
    "mission",
    "office",
    "summit",
];

/// Notes the home of each named body that the gazetteers do not know.
pub(super) fn settle(document: &Document<'_>, context: Context<'_>, registry: &mut Registry) {
    let about = registry.country_of_report();
    let bodies = registry.mentions.iter().filter(|m| m.form == Form::Name).filter(|m| {
        let entity = registry.entity(m.entity);
        entity.kind == "Organization" && entity.gazetteer.is_none()
    });
    let homes: Vec<(LocalId, LocalId)> = bodies
        .filter_map(|m| {
            let home = in_name(document, context, m.tokens.clone(), registry)
                .or_else(|| before(document, m.head, m.tokens.start, registry))
                .or_else(|| about.filter(|_| is_organ(document, m.tokens.clone())))?;
            Some((m.entity, home))
        })
        .collect();
    for (body, home) in homes {
        let traits = &mut registry.entity_mut(body).traits;
        traits.of = traits.of.or(Some(home));
    }
}

/// "the Interior Ministry": a body that only states have.
fn is_organ(document: &Document<'_>, tokens: Range<TokenIdx>) -> bool {
    let noun = |i: TokenIdx| {
        document
            .hits
            .get(i, "state_organ")
            .is_some_and(|hit| hit.word.value(Column::Bearer) == Some(Bearer::State))
    };
    let of = tokens.clone().find(|i| matches!(document.text(*i), "of" | "for"));
    let end = of.unwrap_or(tokens.end);
    end > tokens.start && noun(end - 1) && tokens.len() <= 6
}

/// "the Australian Federal Police", "University of Zurich", "Karachi University": a country, nationality or city that begins the
/// name, or ends it after "of". A name with two of them has no one home.
fn in_name(
    document: &Document<'_>,
    context: Context<'_>,
    tokens: Range<TokenIdx>,
    registry: &Registry,
) -> Option<LocalId> {
    if tokens.len() < 2
        || tokens.clone().any(|i| ELSEWHERE.contains(&document.text(i).to_lowercase().as_str()))
    {
        return None;
    }
    let first = tokens.clone().find(|i| document.text(*i).to_lowercase() != "the")?;
    let starts = |i: TokenIdx| i == first || document.text(i - 1) == "of";
    let mut found: Vec<(TokenIdx, TokenIdx, LocalId)> = Vec::new();
    let mut i = first;
    while i < tokens.end {
        let texts: Vec<&str> = (i..tokens.end).map(|k| document.text(k)).collect();
        let Some((n, matches)) = context.knowledge.gazetteer.longest_match(&texts, 0, context.year) else {
            i += 1;
            continue;
        };
        found.extend(place_of(&matches, registry).map(|home| (i, i + n, home)));
        i += n.max(1);
    }
    let [(start, end, home)] = found[..] else { return None };
    let fits = starts(start) && (start == first || end == tokens.end) && end - start < tokens.len();
    fits.then_some(home)
}

/// The entity of the report that a name inside a body's name stands for: a country, else a city, else the city's country.
fn place_of(matches: &[Match<'_>], registry: &Registry) -> Option<LocalId> {
    let known = |kind: &str, id: &str| registry.of_gazetteer(kind, id);
    let best = matches.first()?;
    match best.entity.type_name.as_str() {
        "Country" if !best.usage.is_metonym() => known("Country", &best.entity.id),
        "Country" | "Place" => {
            let place = matches.iter().find(|m| m.entity.type_name == "Place" && m.entity.population > 0)?;
            known("Place", &place.entity.id).or_else(|| known("Country", place.entity.country.as_deref()?))
        }
        _ => None,
    }
}

/// "Afghanistan's High Peace Council", "the Nigerian Human Rights Commission": possessor or nationality right before the name.
fn before(document: &Document<'_>, head: TokenIdx, start: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let near = document
        .children_by(head, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod])
        .filter(|c| *c < start && start - *c <= 4);
    let home = |i: TokenIdx| {
        let mention = registry.at(i)?;
        let kind = registry.entity(mention.entity).kind.as_str();
        let owner = document.dep(i) == Dep::Poss && matches!(mention.form, Form::Name | Form::Demonym);
        let adjective = mention.form == Form::Demonym || kind == "Country" && i + 1 == start;
        ((owner && matches!(kind, "Country" | "Place")) || (adjective && kind == "Country"))
            .then_some(mention.entity)
    };
    near.filter_map(home).last()
}
