//! Whose office a title is that names no country: "President Ruiz" in a report about Chile.
//!
//! A bare title stays open where two countries fit. What fits, best first: what the report says of the holder elsewhere; the term that
//! the gazetteers know the holder to have served; the country whose form the title has ("Foreign Secretary"); the only country of
//! the report; the country in which the report was written.

use super::bare::is_of_something;
use super::role;
use super::usage::{OfficeUse, Offices};
use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::title::{is_national, is_of, is_unique};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;
use std::collections::BTreeSet;

/// The kind of states and provinces in the gazetteers.
const REGION: &str = "region";

/// Gives national offices without a body the one that the context gives.
pub(crate) fn settle(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    uses: &mut Offices,
) {
    let words = &context.knowledge.words;
    // What somebody was says nothing of who is it now.
    let present = |head: TokenIdx| !matches!(parsed.dep(head), Dep::Attr | Dep::Oprd | Dep::Pobj);
    let mut taken: BTreeSet<(String, LocalId, LocalId)> = uses
        .iter()
        .filter(|(head, u)| u.is_held() && is_unique(&u.post, words) && present(**head))
        .filter_map(|(_, u)| Some((u.post.clone(), u.body?, u.holder?)))
        .collect();
    let stated: Vec<(LocalId, String, LocalId)> =
        uses.values().filter_map(|u| Some((u.holder?, u.post.clone(), u.body?))).collect();
    sought(parsed, context, registry, uses);
    let heads: Vec<TokenIdx> = uses.iter().filter(|(_, u)| u.body.is_none()).map(|(head, _)| *head).collect();
    for head in heads {
        let usage = &uses[&head];
        let Some(holder) = usage.holder else { continue };
        let elsewhere = stated.iter().filter(|(person, _, _)| *person == holder);
        let same = elsewhere.clone().find(|(_, post, _)| *post == usage.post).map(|(_, _, body)| *body);
        let free = |body: &LocalId| {
            !usage.is_held()
                || !taken
                    .iter()
                    .any(|(post, of, person)| *post == usage.post && of == body && *person != holder)
        };
        let by_context = || {
            let country = |body: &LocalId| registry.entity(*body).kind == types::COUNTRY;
            elsewhere
                .clone()
                .map(|(_, _, body)| *body)
                .find(country)
                .or_else(|| governed(context, holder, &usage.post, registry))
                .or_else(|| by_context(parsed, context, registry, head, usage).filter(free))
        };
        let national = is_national(&usage.post, words)
            || is_of("state_office", &usage.post, words)
            || usage.post.starts_with("shadow ");
        let body = same.or_else(|| if national { by_context() } else { None });
        let body = body.or_else(|| by_region(parsed, context, registry, head, usage));
        let body = body.or_else(|| by_form(parsed, context, registry, head, usage));
        if let (Some(body), Some(usage)) = (body, uses.get_mut(&head)) {
            taken.insert((usage.post.clone(), body, holder));
            usage.body = Some(body);
        }
    }
}

/// Gives national posts that nobody in particular holds the only country of the report: "running for president".
fn sought(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &Registry, uses: &mut Offices) {
    let Some(about) = registry.sole_country() else { return };
    let known = registry.entity(about).gazetteer.as_deref();
    for (head, usage) in uses.iter_mut() {
        let national = is_national(&usage.post, &context.knowledge.words);
        if !national || !role::is_open(parsed, *head, usage, registry) {
            continue;
        }
        let homes = homes(context, usage);
        if homes.is_empty() || known.is_some_and(|known| homes.contains(&known)) {
            usage.body = Some(about);
        }
    }
}

/// The country that the whole report gives to a title.
fn by_context(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &Registry,
    head: TokenIdx,
    usage: &OfficeUse,
) -> Option<LocalId> {
    // Ambassadors in a country are others'.
    let foreign =
        matches!(usage.post.as_str(), "ambassador" | "high commissioner" | "consul" | "consul general");
    let sought = || role::is_role(parsed, head) && !is_of_something(parsed, registry, head);
    let bare = !foreign && (is_bare(parsed, head, usage, registry) || sought());
    let homes = homes(context, usage);
    let about = registry.sole_country();
    if !homes.is_empty() {
        let spoken = |id: &&str| registry.of_gazetteer(types::COUNTRY, id);
        let known: Vec<LocalId> = homes.iter().filter_map(spoken).collect();
        let only = about.filter(|country| known.contains(country));
        return only.or_else(|| (known.len() == 1).then(|| known[0])).filter(|_| bare);
    }
    let placed = || written_in(parsed, context, registry).filter(|country| registry.is_spoken_of(*country));
    about.filter(|_| bare || is_of_the_country(parsed, head)).or_else(|| placed().filter(|_| bare))
}

/// The region whose post a title is: the one spoken of just before, else the only one of the report. "Governor Ruiz" of a report on
/// Texas is that of Texas.
fn by_region(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &Registry,
    head: TokenIdx,
    usage: &OfficeUse,
) -> Option<LocalId> {
    const POSTS: [&str; 2] = ["governor", "lieutenant governor"];
    const REACH: usize = 2;
    let the_states = || {
        let owners = Frame::new(parsed, head).slot(SlotName::Poss);
        owners.iter().any(|i| matches!(parsed.lemma(*i), "state" | "province"))
    };
    if !POSTS.contains(&usage.post.as_str()) || !(is_bare(parsed, head, usage, registry) || the_states()) {
        return None;
    }
    let gazetteer = &context.knowledge.gazetteer;
    let is_region = |id: LocalId| {
        let known =
            registry.entity(id).gazetteer.as_deref().filter(|_| registry.entity(id).kind == types::PLACE);
        known
            .and_then(|known| gazetteer.entity(types::PLACE, known))
            .is_some_and(|known| known.kind == REGION)
    };
    let here = parsed.sentence_idx(head);
    let near = |at: TokenIdx| at < head && parsed.sentence_idx(at) + REACH >= here;
    let regions = || registry.mentions.iter().filter(|m| is_region(m.entity));
    let before = regions().filter(|m| near(m.head)).max_by_key(|m| m.head).map(|m| m.entity);
    let all: BTreeSet<LocalId> = regions().map(|m| m.entity).collect();
    before.or_else(|| all.first().copied().filter(|_| all.len() == 1))
}

/// The country whose form a title has, though the report does not name it: "Foreign Secretary Ruiz". None where the report is about
/// another one.
fn by_form(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    head: TokenIdx,
    usage: &OfficeUse,
) -> Option<LocalId> {
    let home = *homes(context, usage).first()?;
    if !is_bare(parsed, head, usage, registry) || registry.sole_country().is_some() {
        return None;
    }
    let known = context.knowledge.gazetteer.entity(types::COUNTRY, home)?;
    Some(registry.known(known))
}

/// The countries that have a post of this very name, the one that is meant if none is spoken of first.
fn homes<'k>(context: Context<'k>, usage: &OfficeUse) -> Vec<&'k str> {
    let words = &context.knowledge.words;
    let listed = words.class("post_home").iter().find(|word| word.phrase() == usage.own);
    let shadow = || words.class("post_home").iter().find(|word| word.phrase() == "shadow");
    let british = || words.class("post_home").iter().find(|word| word.phrase() == "secretary of state for");
    let listed =
        listed.or_else(|| if usage.own.starts_with("secretary of state for ") { british() } else { None });
    let word = listed.or_else(|| if usage.own.starts_with("shadow ") { shadow() } else { None });
    word.map_or_else(Vec::new, |word| word.parts(Column::Home).collect())
}

/// The country that the dateline's place lies in.
fn written_in(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &Registry) -> Option<LocalId> {
    let gazetteer = &context.knowledge.gazetteer;
    let place = parsed.report.dateline.as_ref()?.place.as_ref()?;
    let place = place.value.split([',', '/', '(']).next()?.trim();
    let found = gazetteer.lookup(place, context.year);
    let best = found.first()?;
    let country = match best.entity.type_name.as_str() {
        types::COUNTRY => best.entity.id.as_str(),
        types::PLACE => best.entity.country.as_deref()?,
        _ => return None,
    };
    registry.of_gazetteer(types::COUNTRY, country)
}

/// The country in which the gazetteers know a person to have held the post, if the report speaks of it.
fn governed(context: Context<'_>, person: LocalId, post: &str, registry: &Registry) -> Option<LocalId> {
    let known = registry.entity(person).gazetteer.as_deref()?;
    let mut terms = context.knowledge.gazetteer.terms(known).iter().rev();
    let country = &terms.find(|term| term.body_type == types::COUNTRY && term.office == post)?.body;
    registry.of_gazetteer(types::COUNTRY, country)
}

/// The title stands right before its holder's name, or right behind it, and nothing but an article and words for its field beside it.
fn is_bare(parsed: &ParsedReport<'_>, head: TokenIdx, usage: &OfficeUse, registry: &Registry) -> bool {
    let title = parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
    let end = title.end;
    let named = registry.holding(end).any(|m| m.tokens.start == end && Some(m.entity) == usage.holder);
    let honoured = || {
        let name = parsed.head(head).and_then(|name| registry.at(name));
        name.is_some_and(|m| {
            Some(m.entity) == usage.holder && m.tokens.start > end && m.tokens.start - end <= 2
        })
    };
    let apposed = || {
        let name = parsed.head(head).filter(|name| *name < head).and_then(|name| registry.at(name));
        name.is_some_and(|m| Some(m.entity) == usage.holder && title.start - m.tokens.end <= 2)
    };
    let of_no_state = |i: TokenIdx| {
        matches!(
            parsed.lemma(i),
            "state" | "regional" | "provincial" | "club" | "company" | "party" | "union"
        )
    };
    let bound = |slot: Vec<TokenIdx>| slot.iter().all(|i| title.contains(i));
    let frame = Frame::new(parsed, head);
    let plain = bound(frame.slot(SlotName::Prep(Preposition::Of)))
        && bound(frame.slot(SlotName::Prep(Preposition::In)));
    let before =
        (title.start.saturating_sub(2)..title.start).all(|i| !of_no_state(i) && parsed.tag(i) != Tag::Pos);
    (named || honoured() || apposed()) && plain && before && usage.own != "premier"
}

/// "the country's president", "president of the nation".
fn is_of_the_country(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let frame = Frame::new(parsed, head);
    let owners = frame.slot(SlotName::Poss);
    let mut owners = owners.into_iter().chain(frame.slot(SlotName::Prep(Preposition::Of)));
    owners.any(|i| matches!(parsed.lemma(i), "country" | "nation"))
}
