//! Finds offices: by titles, by what the report says elsewhere, by what is known of leaders.

use super::leader::Names;
use super::usage::{Offices, office};
use super::{bare, jurisdiction, leader, reading, role, ruler, unnamed};
use crate::context::Context;
use crate::label::plain_label;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::collections::{BTreeMap, BTreeSet};

/// Finds all uses of office nouns, gives each its Office, and makes mentions of unnamed holders.
pub fn offices(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) -> Offices {
    let words = &context.knowledge.words;
    let heads = parsed.titles.iter().map(|title| title.head);
    let mut uses: Offices =
        heads.filter_map(|i| Some((i, reading::read(parsed, i, registry, words)?))).collect();
    role::adjectives(parsed, context, &mut uses);
    share_along(parsed, &mut uses);
    share_owner(parsed, registry, &mut uses);
    let stated = uses.values().filter(|u| u.body.is_some());
    let stated = stated.filter_map(|u| Some((u.post.clone(), u.holder?))).collect();
    share_bodies(&mut uses);
    let names = Names::of(registry, |tokens| plain_label(parsed.text_of(tokens)));
    leader::identify(context, &names, &mut uses, registry);
    jurisdiction::settle(parsed, context, registry, &mut uses);
    leader::retire(context, &mut uses, registry, &stated);
    let mut known: BTreeMap<(String, LocalId), LocalId> = BTreeMap::new();
    // The canonical word names an office that the report calls by several.
    let canonical: BTreeSet<(String, LocalId)> =
        uses.values().filter(|u| u.own == u.post).filter_map(|u| Some((u.post.clone(), u.body?))).collect();
    for usage in uses.values_mut() {
        let (post, named) = (&usage.post, &usage.own);
        let mut office_of = |body: LocalId| {
            let key = (post.clone(), body);
            let own = if canonical.contains(&key) { post } else { named };
            *known.entry(key).or_insert_with(|| registry.add(office(post, own, body, context, registry)))
        };
        usage.office = usage.body.map(&mut office_of);
        usage.others.iter_mut().for_each(|(body, office)| *office = Some(office_of(*body)));
    }
    bare::titles(parsed, words, registry, &mut uses);
    unnamed::holders(parsed, words, registry, &mut uses);
    ruler::rulers(parsed, context, registry, &uses);
    uses
}

/// "president and chief executive of Acme", "Acme's president and chief executive": posts of one holder belong to one body.
fn share_along(parsed: &ParsedReport<'_>, uses: &mut Offices) {
    let joined = |head: &TokenIdx| {
        let up = parsed.head(*head).filter(|_| parsed.dep(*head) == Dep::Conj)?;
        uses.contains_key(&up).then_some((up, *head))
    };
    let pairs: Vec<(TokenIdx, TokenIdx)> = uses.keys().filter_map(joined).collect();
    for (first, second) in pairs {
        let (a, b) = (&uses[&first], &uses[&second]);
        let one = a.holder == b.holder && parsed.child(second, &[Dep::Det]).is_none();
        let served = parsed.head(first).is_some_and(|up| parsed.lemma(up) == "to");
        if !one || served {
            continue;
        }
        let (body, target) = match (a.body, b.body) {
            (Some(body), None) => (body, second),
            (None, Some(body)) => (body, first),
            _ => continue,
        };
        if let Some(usage) = uses.get_mut(&target) {
            usage.body = Some(body);
        }
    }
}

/// "Chile's foreign minister Ana Ruiz and defence minister Omar Khan": the country before the first of two ministers is the second's
/// as well. Heads of states and governments stand beside ministers of others: they share nothing.
fn share_owner(parsed: &ParsedReport<'_>, registry: &Registry, uses: &mut Offices) {
    let heads: Vec<TokenIdx> = uses.keys().copied().collect();
    for pair in heads.windows(2) {
        let ministers = pair
            .iter()
            .all(|head| uses[head].post.ends_with(" minister") && uses[head].post != "prime minister");
        let Some(owner) = owner_of_both(parsed, registry, pair[0], pair[1]).filter(|_| ministers) else {
            continue;
        };
        if pair.iter().all(|head| uses[head].body.is_none_or(|body| body == owner)) {
            for head in pair {
                uses.entry(*head).and_modify(|usage| usage.body = Some(owner));
            }
        }
    }
}

/// The country right before the first of two titles that "and" joins, each with a name behind it.
fn owner_of_both(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    first: TokenIdx,
    second: TokenIdx,
) -> Option<LocalId> {
    let [first, second] = [first, second].map(|head| parsed.title_at(head).map(|title| title.tokens.clone()));
    let (first, second) = (first?, second?);
    let name_behind =
        |end: TokenIdx| registry.covering(end).filter(|m| m.tokens.start == end && m.form == Form::Name);
    let and = name_behind(first.end)?.tokens.end;
    name_behind(second.end).filter(|_| and + 1 == second.start && parsed.text(and) == "and")?;
    let before = first.start.checked_sub(1)?;
    let before = if parsed.tag(before) == Tag::Pos { before.checked_sub(1)? } else { before };
    let owner = registry.covering(before)?.entity;
    (registry.entity(owner).kind == types::COUNTRY).then_some(owner)
}

/// A holder's post without a body belongs to the body it has elsewhere in the report ("the Ukrainian president … President Zelensky"),
/// and a post without body and holder to the only body the post has.
fn share_bodies(uses: &mut Offices) {
    let known: Vec<(String, Option<LocalId>, LocalId)> =
        uses.values().filter_map(|u| Some((u.post.clone(), u.holder, u.body?))).collect();
    for usage in uses.values_mut().filter(|u| u.body.is_none()) {
        let same_holder = known
            .iter()
            .find(|(post, holder, _)| *post == usage.post && holder.is_some() && *holder == usage.holder);
        usage.body = same_holder.map(|(_, _, body)| *body);
    }
}
