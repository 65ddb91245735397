//! Finds what a post belongs to, as the words around it say.

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::Owner;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalId};
use std::ops::Range;

/// What a post belongs to: a country, place or body before it, its possessor, what follows "of", "for", "at" or "from" behind it, or
/// "of" behind its holder's name.
pub(crate) fn body(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Option<LocalId> {
    let title = parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
    let near = |i: TokenIdx| owner(parsed, registry, &title, i);
    let frame = Frame::new(parsed, head);
    let modifiers: Vec<TokenIdx> = frame.slot(SlotName::Modifier);
    // "the Democratic chairman of the Budget Committee" chairs the committee, "the Democratic chairman" the party.
    let of_party = |i: &TokenIdx| parsed.hits.is(*i, "party_word");
    let before = modifiers.iter().rev().copied().filter(|i| !of_party(i)).find_map(near);
    // "[US] Deputy Assistant Secretary of State": the country hangs on the first word of the title.
    let nested = || {
        let of_modifier =
            |m: &TokenIdx| parsed.children_by(*m, &[Dep::Compound, Dep::Amod, Dep::Nmod]).find_map(near);
        modifiers.iter().find_map(of_modifier)
    };
    let behind = || {
        let bound = [Preposition::Of, Preposition::For, Preposition::At, Preposition::From];
        bound.into_iter().flat_map(|p| frame.slot(SlotName::Prep(p))).find_map(near)
    };
    before
        .or_else(nested)
        .or_else(|| right_before(parsed, registry, &title).and_then(near))
        .or_else(|| frame.slot(SlotName::Poss).into_iter().find_map(near))
        .or_else(behind)
        .or_else(|| behind_name(parsed, head, registry, &title))
        .or_else(|| modifiers.iter().rev().copied().filter(of_party).find_map(near))
}

/// "[UN] Secretary-General Ana Ruiz", "[Acme]'s chairman Ana Ruiz": the name that touches a title with a name behind it, whatever the
/// parser hangs it on.
fn right_before(parsed: &ParsedReport<'_>, registry: &Registry, title: &Range<TokenIdx>) -> Option<TokenIdx> {
    let holder = registry.covering(title.end).filter(|m| m.tokens.start == title.end)?;
    let floor = parsed.sentence(title.start).tokens.start;
    let before = |i: TokenIdx| i.checked_sub(1).filter(|last| *last >= floor);
    let last = before(title.start)?;
    let last = if parsed.tag(last) == Tag::Pos { before(last)? } else { last };
    let owner = registry.covering(last).filter(|m| m.form == Form::Name && m.tokens.end == last + 1)?;
    // "told Reuters President Ana Ruiz would resign"
    let told = matches!(parsed.dep(owner.head), Dep::Dobj | Dep::Dative)
        && parsed.head(owner.head).is_some_and(|verb| parsed.hits.is(verb, "reporting"));
    (!told && registry.entity(holder.entity).kind == types::PERSON).then_some(owner.head)
}

/// Further bodies of a title of one: "chairman of Acme *and Harland Corp*".
pub(super) fn further(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Vec<LocalId> {
    let title = parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
    let first = body(parsed, head, registry);
    let bodies = |i: TokenIdx| {
        let own = registry.at(i).filter(|m| m.form == Form::Name)?;
        owner(parsed, registry, &title, i)
            .filter(|id| *id == own.entity && registry.entity(*id).kind == types::ORGANIZATION)
    };
    let bound = Frame::new(parsed, head).slot(SlotName::Prep(Preposition::Of));
    let Some(object) = bound.into_iter().find(|i| bodies(*i).is_some() && bodies(*i) == first) else {
        return Vec::new();
    };
    parsed.conjuncts_after(object).filter_map(bodies).filter(|id| Some(*id) != first).collect()
}

/// What a title of several belongs to, in the order of the text: what belongs to each of its holders ("Presidents Ana Ruiz of Chile and
/// Jorge Paz of Peru"), else all that is named with the title ("the Chilean and Peruvian presidents").
pub(super) fn bodies(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> Vec<LocalId> {
    let title = parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
    let near = |i: TokenIdx| owner(parsed, registry, &title, i);
    let frame = Frame::new(parsed, head);
    let row = |i: TokenIdx| std::iter::once(i).chain(parsed.conjuncts_after(i).collect::<Vec<_>>());
    let holders: Vec<TokenIdx> = frame.slot(SlotName::Holder).into_iter().flat_map(row).collect();
    let own = |name: &TokenIdx| {
        let mention = registry.at(*name)?;
        let frame = Frame::of_name(parsed, *name, mention.tokens.end);
        let bound = [
            SlotName::Prep(Preposition::Of),
            SlotName::Prep(Preposition::From),
            SlotName::Brackets,
            SlotName::Poss,
        ];
        bound.into_iter().flat_map(|slot| frame.slot(slot)).find_map(near)
    };
    // "Presidents Ana Ruiz and Jorge Paz of Chile and Peru"
    let behind_last = || {
        let last = *holders.last()?;
        let frame = Frame::of_name(parsed, last, registry.at(last)?.tokens.end);
        let listed = frame.slot(SlotName::Prep(Preposition::Of)).into_iter().flat_map(row);
        let found: Vec<LocalId> = listed.filter_map(near).collect();
        (found.len() == holders.len()).then_some(found)
    };
    let of_each: Option<Vec<LocalId>> = holders.iter().map(own).collect();
    let of_each = of_each.or_else(|| if holders.len() > 1 { behind_last() } else { None });
    if let Some(of_each) = of_each.filter(|all| all.len() > 1) {
        return of_each;
    }
    let slots = [
        SlotName::Modifier,
        SlotName::Poss,
        SlotName::Prep(Preposition::Of),
        SlotName::Prep(Preposition::From),
    ];
    let all = slots.into_iter().map(|slot| {
        let mut heads: Vec<TokenIdx> = frame.slot(slot).into_iter().flat_map(row).collect();
        heads.sort_unstable();
        heads.dedup();
        let mut found: Vec<LocalId> = heads.into_iter().filter_map(near).collect();
        found.dedup();
        found
    });
    all.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// "Foreign Minister Ana Ruiz of Chile", "Senator Ana Ruiz (D-Ohio)", "Senator Ana Ruiz, an Ohio Democrat".
fn behind_name(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &Registry,
    title: &Range<TokenIdx>,
) -> Option<LocalId> {
    let name = parsed.head(head).filter(|name| *name > head)?;
    let mention = registry.at(name).filter(|m| m.tokens.start >= title.end)?;
    let frame = Frame::of_name(parsed, name, mention.tokens.end);
    // "Senator Ana Ruiz of the Labour Party" sits in no party's senate; "Chairman Ana Ruiz of Acme" chairs Acme.
    let of_bodies = accepts(parsed, title, types::ORGANIZATION) && !accepts(parsed, title, types::COUNTRY);
    let near = |i: TokenIdx| {
        let found = owner(parsed, registry, title, i)?;
        (of_bodies || registry.entity(found).kind != types::ORGANIZATION).then_some(found)
    };
    let bound = frame.slot(SlotName::Prep(Preposition::Of));
    let bracketed = || frame.slot(SlotName::Brackets).into_iter().find_map(near);
    bound.into_iter().find_map(near).or_else(bracketed).or_else(|| {
        let partisan = |i: &TokenIdx| parsed.hits.is(*i, "party_word");
        let apposed = parsed.children_by(name, &[Dep::Appos]).filter(partisan);
        apposed.flat_map(|noun| home_of(parsed, noun)).find_map(near)
    })
}

/// Where somebody of a party is from: "an *Ohio* Democrat", "a Democrat from *Ohio*".
fn home_of(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    let frame = Frame::new(parsed, noun);
    let slots = [SlotName::Modifier, SlotName::Prep(Preposition::Of), SlotName::Prep(Preposition::From)];
    slots.into_iter().flat_map(|slot| frame.slot(slot)).collect()
}

/// The entity of a word outside of the title that the post may belong to.
fn owner(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    title: &Range<TokenIdx>,
    i: TokenIdx,
) -> Option<LocalId> {
    // A president of a party's colour is no party's president.
    let public = accepts(parsed, title, types::COUNTRY) || accepts(parsed, title, types::PLACE);
    if title.contains(&i) || public && parsed.hits.is(i, "party_word") {
        return None;
    }
    let fits = |id: &LocalId| accepts(parsed, title, &registry.entity(*id).kind);
    // "the mayor of the Polish city of Varna", "the chief minister of the state of Bihar"
    if parsed.hits.is_any(i, &["settlement", "subdivision"]) && registry.covering(i).is_none() {
        let named = Frame::new(parsed, i).slot(SlotName::Prep(Preposition::Of));
        return named.into_iter().find_map(|name| owner(parsed, registry, title, name));
    }
    // "Senate Leader": what the gazetteers know is a name, though a noun stands for it.
    let named = |m: &&Placed| registry.entity(m.entity).gazetteer.is_some() || !is_common(parsed, &m.tokens);
    let own = registry.at(i).filter(|m| m.form != Form::Pronoun).filter(named);
    own.map(|m| m.entity).filter(fits).or_else(|| {
        let around = registry.covering(i).filter(named);
        around.map(|m| m.entity).filter(fits)
    })
}

/// "Club director": a noun for bodies is the name of none, even with the capital that opens a sentence.
fn is_common(parsed: &ParsedReport<'_>, tokens: &Range<TokenIdx>) -> bool {
    tokens.len() == 1
        && parsed.hits.is_any(tokens.start, &["organization_noun", "company_noun"])
        && parsed.text(tokens.start).chars().skip(1).any(char::is_lowercase)
}

/// Whether a post may belong to a thing of some type.
fn accepts(parsed: &ParsedReport<'_>, title: &Range<TokenIdx>, kind: &str) -> bool {
    let title = parsed.titles.iter().find(|t| t.tokens == *title);
    let of = title.map_or(&[][..], |title| &title.of);
    let owner = match kind {
        types::COUNTRY => Owner::Country,
        types::ORGANIZATION => Owner::Body,
        types::PLACE => Owner::Place,
        _ => return false,
    };
    of.contains(&owner) || of.is_empty() && owner != Owner::Place
}
