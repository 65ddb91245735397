//! Finds the office that a claim gives somebody or takes from them: "appointed finance minister".

use super::bare::{bare_office, is_of_something};
use super::usage::{OfficeUse, office};
use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::title::{core, is_national};
use rapporteur_knowledge::Words;
use rapporteur_knowledge::words::{Bound, Column};
use rapporteur_language::Dep;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;

/// A noun for a post in a claim that tells who gains or loses it.
pub(crate) struct Gained<'u> {
    /// The noun.
    pub head: TokenIdx,
    /// What the noun names.
    pub usage: &'u OfficeUse,
    /// Who gains or loses the post.
    pub holder: Option<LocalId>,
    /// Who gives or takes it.
    pub giver: Option<LocalId>,
}

/// The office of such a noun: the one that its words tell, else that of the body that gives it, else, of a public post, one of nobody
/// in particular, the same for all words about one holder.
pub(crate) fn gained(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    post: &Gained<'_>,
) -> Option<LocalId> {
    let usage = post.usage;
    let words = &context.knowledge.words;
    if is_rank(parsed, words, post) {
        return None;
    }
    let told = usage.offices().first().copied();
    if told.is_some_and(|office| registry.entity(office).traits.of.is_some()) {
        return told;
    }
    if told.is_none() && is_of_something(parsed, registry, post.head) {
        return None;
    }
    let national = is_national(&usage.post, words);
    let fitting = if national { types::COUNTRY } else { types::ORGANIZATION };
    let plain = told.is_none_or(|office| registry.entity(office).traits.kind.as_ref() == Some(&usage.post));
    let gives = |id: &LocalId| registry.entity(*id).kind == fitting && registry.entity(*id).named;
    if let Some(body) = post.giver.filter(|id| plain && gives(id)) {
        return Some(office_of(context, registry, usage, body, told));
    }
    let public = national || words.has("public_office", core(&usage.post, words));
    let bare = || {
        let holder = post.holder.filter(|_| public)?;
        Some(registry.bare_office(&usage.post, holder, || bare_office(usage)))
    };
    told.or_else(bare)
}

/// "replaced Colonel Ruiz": a rank before a name is nothing that somebody else takes over.
fn is_rank(parsed: &ParsedReport<'_>, words: &Words, post: &Gained<'_>) -> bool {
    let bound = words.get("office", &post.usage.post).and_then(|word| word.value(Column::Bound));
    bound == Some(Bound::Name) && matches!(parsed.dep(post.head), Dep::Compound | Dep::Nmod)
}

/// The office of a post in a body. One whose body was not known until now becomes it: "Chile dismissed Finance Minister Ana Ruiz".
fn office_of(
    context: Context<'_>,
    registry: &mut Registry,
    usage: &OfficeUse,
    body: LocalId,
    bare: Option<LocalId>,
) -> LocalId {
    let same = |id: &LocalId| {
        let traits = &registry.entity(*id).traits;
        traits.of == Some(body) && traits.kind.as_ref() == Some(&usage.post)
    };
    if let Some(known) = registry.of_kind(types::OFFICE).find(same) {
        return known;
    }
    let entity = office(&usage.post, &usage.own, body, context, registry);
    match bare {
        Some(bare) => {
            *registry.entity_mut(bare) = entity;
            bare
        }
        None => registry.add(entity),
    }
}
