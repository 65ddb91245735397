//! "President Ruiz", "Secretary of State Ana Ruiz", "Ana Ruiz, the deputy health minister": the report takes what the post belongs to
//! for known. Such a post is one of nobody in particular.

use super::usage::{OfficeUse, Offices};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::title::{core, is_national, label_case};
use rapporteur_knowledge::Words;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{LocalEntity, LocalId, Traits};
use std::collections::BTreeSet;

/// Gives public posts of named people an office, one a holder and post.
pub(super) fn titles(parsed: &ParsedReport<'_>, words: &Words, registry: &mut Registry, uses: &mut Offices) {
    let mut known: BTreeSet<(String, LocalId)> = BTreeSet::new();
    for (head, usage) in uses.iter_mut().filter(|(_, usage)| usage.office.is_none()) {
        let Some(holder) = usage.holder.filter(|id| registry.entity(*id).named) else { continue };
        let public = is_national(&usage.post, words) || words.has("public_office", core(&usage.post, words));
        let stands = titled(parsed, *head) || described(parsed, *head);
        if !public || !stands || is_of_something(parsed, registry, *head) {
            continue;
        }
        // A post that nothing more is told of is told once.
        if !known.insert((usage.post.clone(), holder)) {
            continue;
        }
        usage.office = Some(registry.bare_office(&usage.post, holder, || bare_office(usage)));
    }
}

/// The node of a post of which nothing is told but its holder.
pub(super) fn bare_office(usage: &OfficeUse) -> LocalEntity {
    LocalEntity {
        kind: types::OFFICE.to_owned(),
        label: label_case(&usage.own),
        traits: Traits { kind: Some(usage.post.clone()), ..Default::default() },
        ..LocalEntity::default()
    }
}

/// Right before a name.
fn titled(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed.head(head).is_some_and(|name| head < name && parsed.pos(name) == Pos::Propn)
}

/// "Club president Ana Ruiz", "Ana Ruiz, president of the union": what the post belongs to is told, though it is no name.
pub(super) fn is_of_something(parsed: &ParsedReport<'_>, registry: &Registry, head: TokenIdx) -> bool {
    let title = parsed.title_at(head).map_or(head..head + 1, |title| title.tokens.clone());
    let frame = Frame::new(parsed, head);
    let noun = |i: &TokenIdx| {
        !title.contains(i)
            && *i < title.start
            && matches!(parsed.pos(*i), Pos::Noun | Pos::Propn)
            && !parsed.hits.is_any(*i, &["party_word", "title_prefix", "honorific", "office"])
            && registry.covering(*i).is_none_or(|m| registry.entity(m.entity).kind == types::ORGANIZATION)
    };
    let bound = [Preposition::Of, Preposition::For, Preposition::At, Preposition::In];
    let mut behind = bound.into_iter().flat_map(|p| frame.slot(p));
    frame.slot(SlotName::Modifier).iter().any(noun) || behind.any(|i| !title.contains(&i))
}

/// "Ana Ruiz, the deputy health minister": an apposition that nothing but the post is told in.
fn described(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let end = parsed.title_at(head).map_or(head + 1, |title| title.tokens.end);
    let indefinite = parsed.child(head, &[Dep::Det]).is_some_and(|d| parsed.lemma(d) != "the");
    let bare = parsed.children(head).iter().all(|c| *c < end || parsed.dep(*c) == Dep::Punct);
    parsed.dep(head) == Dep::Appos && bare && !indefinite
}
