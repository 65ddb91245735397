//! Finds the office that a claim gives somebody or takes from them: "appointed finance minister".

use super::bare::{bare_office, is_of_something};
use super::usage::{OfficeUse, office};
use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::title::{core, is_national};
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
    if let Some(told) = usage.offices().first() {
        return Some(*told);
    }
    if is_of_something(parsed, registry, post.head) {
        return None;
    }
    let words = &context.knowledge.words;
    let national = is_national(&usage.post, words);
    let fitting = if national { types::COUNTRY } else { types::ORGANIZATION };
    if let Some(body) = post.giver.filter(|id| registry.entity(*id).kind == fitting) {
        let same = |id: &LocalId| {
            let traits = &registry.entity(*id).traits;
            traits.of == Some(body) && traits.kind.as_ref() == Some(&usage.post)
        };
        let known = registry.of_kind(types::OFFICE).find(same);
        let made = || office(&usage.post, &usage.own, body, context, registry);
        return Some(match known {
            Some(known) => known,
            None => {
                let entity = made();
                registry.add(entity)
            }
        });
    }
    let public = national || words.has("public_office", core(&usage.post, words));
    let holder = post.holder.filter(|_| public)?;
    Some(registry.bare_office(&usage.post, holder, || bare_office(usage)))
}
