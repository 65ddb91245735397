//! Finds the country or city that a body belongs to, as its name or the words before it show.

use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::gazetteer::Match;
use rapporteur_knowledge::words::{Bearer, Column};
use rapporteur_language::Dep;
use rapporteur_model::well_known::types;
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

/// Notes the home of each named body that the gazetteers do not know, and the country that its name tells.
pub(super) fn settle(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) {
    let about = registry.country_of_report();
    let bodies = registry.mentions.iter().filter(|m| m.form == Form::Name).filter(|m| {
        let entity = registry.entity(m.entity);
        entity.kind == types::ORGANIZATION && entity.gazetteer.is_none()
    });
    let bodies: Vec<Placed> = bodies.cloned().collect();
    for body in bodies {
        let told = in_name(parsed, context, body.tokens.clone(), registry);
        let named = told.as_ref().and_then(|(place, _)| place.met(registry));
        let home = named
            .or_else(|| before(parsed, body.head, body.tokens.start, registry))
            .or_else(|| about.filter(|_| is_organ(parsed, body.tokens.clone())));
        let traits = &mut registry.entity_mut(body.entity).traits;
        traits.of = traits.of.or(home);
        if let Some((place, words)) = told
            && let Some(country) = place.country(context, registry)
        {
            registry.set_home_in_name(body.head, country, words);
        }
    }
}

/// What a name inside a body's name stands for.
struct Home {
    /// The thing of the report.
    met: Option<LocalId>,
    /// The country's id in the gazetteers, if it is one.
    country: Option<String>,
}

impl Home {
    fn met(&self, registry: &Registry) -> Option<LocalId> {
        self.met.filter(|id| matches!(registry.entity(*id).kind.as_str(), types::COUNTRY | types::PLACE))
    }

    /// The country, new to the report where nothing else in it names it.
    fn country(&self, context: Context<'_>, registry: &mut Registry) -> Option<LocalId> {
        let known = context.knowledge.gazetteer.entity(types::COUNTRY, self.country.as_deref()?)?;
        Some(registry.known(known))
    }
}

/// "the Interior Ministry": a body that only states have.
fn is_organ(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    let noun = |i: TokenIdx| {
        parsed
            .hits
            .get(i, "state_organ")
            .is_some_and(|hit| hit.word.value(Column::Bearer) == Some(Bearer::State))
    };
    let of = tokens.clone().find(|i| matches!(parsed.text(*i), "of" | "for"));
    let end = of.unwrap_or(tokens.end);
    end > tokens.start && noun(end - 1) && tokens.len() <= 6
}

/// "the Australian Federal Police", "University of Zurich", "Karachi University": a country, nationality or city that begins the
/// name, or ends it after "of", with the words that tell it. A name with two of them has no one home.
fn in_name(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    tokens: Range<TokenIdx>,
    registry: &Registry,
) -> Option<(Home, Range<TokenIdx>)> {
    let first = tokens.clone().find(|i| parsed.text(*i).to_lowercase() != "the")?;
    let abroad = |i: TokenIdx| {
        let word = parsed.text(i).to_lowercase();
        // "the Federal Aviation Office of Chile" is no "Office for Chile".
        ELSEWHERE.contains(&word.as_str()) && !(word == "office" && i > first && parsed.text(i + 1) == "of")
    };
    if tokens.len() < 2 || tokens.clone().take(tokens.len() - 1).any(abroad) || abroad_at_end(parsed, &tokens)
    {
        return None;
    }
    let starts = |i: TokenIdx| i == first || parsed.text(i - 1) == "of";
    let mut found: Vec<(TokenIdx, TokenIdx, Home)> = Vec::new();
    let mut i = first;
    while i < tokens.end {
        let texts: Vec<&str> = (i..tokens.end).map(|k| parsed.text(k)).collect();
        let Some((n, matches)) = context.knowledge.gazetteer.longest_match(&texts, 0, context.year) else {
            i += 1;
            continue;
        };
        found.extend(place_of(&matches, registry).map(|home| (i, i + n, home)));
        i += n.max(1);
    }
    // A country that nothing else names is no home among others that the report speaks of.
    if found.iter().any(|(.., home)| home.met.is_some()) {
        found.retain(|(.., home)| home.met.is_some());
    }
    let (start, end, home) = found.pop().filter(|_| found.is_empty())?;
    let fits = starts(start) && (start == first || end == tokens.end) && end - start < tokens.len();
    fits.then_some((home, start..end))
}

/// "the Chilean Embassy", "the Friends of Chile Group".
fn abroad_at_end(parsed: &ParsedReport<'_>, tokens: &Range<TokenIdx>) -> bool {
    ELSEWHERE.contains(&parsed.text(tokens.end - 1).to_lowercase().as_str())
}

/// What a name inside a body's name stands for: a country, else a city, else the city's country.
fn place_of(matches: &[Match<'_>], registry: &Registry) -> Option<Home> {
    let known = |kind: &str, id: &str| registry.of_gazetteer(kind, id);
    let best = matches.first()?;
    match best.entity.type_name.as_str() {
        types::COUNTRY if !best.usage.is_metonym() => {
            Some(Home { met: known(types::COUNTRY, &best.entity.id), country: Some(best.entity.id.clone()) })
        }
        types::COUNTRY | types::PLACE => {
            let place =
                matches.iter().find(|m| m.entity.type_name == types::PLACE && m.entity.population > 0)?;
            let met = known(types::PLACE, &place.entity.id)
                .or_else(|| known(types::COUNTRY, place.entity.country.as_deref()?));
            Some(Home { met: Some(met?), country: None })
        }
        _ => None,
    }
}

/// "Afghanistan's High Peace Council", "the Nigerian Human Rights Commission": possessor or nationality right before the name.
fn before(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    start: TokenIdx,
    registry: &Registry,
) -> Option<LocalId> {
    let near = parsed
        .children_by(head, &[Dep::Poss, Dep::Amod, Dep::Compound, Dep::Nmod])
        .filter(|c| *c < start && start - *c <= 4);
    let home = |i: TokenIdx| {
        let mention = registry.at(i)?;
        let kind = registry.entity(mention.entity).kind.as_str();
        let owner = parsed.dep(i) == Dep::Poss && matches!(mention.form, Form::Name | Form::Demonym);
        let adjective = mention.form == Form::Demonym || kind == types::COUNTRY && i + 1 == start;
        ((owner && matches!(kind, types::COUNTRY | types::PLACE)) || (adjective && kind == types::COUNTRY))
            .then_some(mention.entity)
    };
    near.filter_map(home).last()
}
