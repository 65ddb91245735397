//! Leaves out claims that tell nothing: their object is a noun that does not say which thing is meant ("proposes a plan", "supports the
//! process").

use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{Claim, LocalEntity, LocalId};

/// Types of things known by description alone.
const DESCRIBED: [&str; 3] = [types::DOCUMENT, types::EVENT, types::TOPIC];

/// Words before a noun that do not tell which thing is meant either.
const EVALUATING: [&str; 20] = [
    "alleged",
    "ambitious",
    "big",
    "bold",
    "certain",
    "clear",
    "controversial",
    "fresh",
    "full",
    "general",
    "great",
    "little",
    "main",
    "original",
    "real",
    "several",
    "similar",
    "strong",
    "various",
    "whole",
];

/// Leaves out claims that tell nothing. A bare noun whose owner is a pronoun is told with the name that the pronoun stands for.
pub fn keep_telling(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    claims: &mut Vec<Claim<LocalId>>,
) {
    for claim in claims.iter() {
        if let Some((id, label)) = owned(parsed, registry, claim) {
            registry.rename(id, &label);
        }
    }
    claims.retain(|claim| {
        claim.object.entity().is_none_or(|id| !is_empty(context, registry, claim, registry.entity(*id)))
    });
}

/// "his candidacy": the thing, and its name with its owner's.
fn owned(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    claim: &Claim<LocalId>,
) -> Option<(LocalId, String)> {
    let id = *claim.object.entity()?;
    let entity = registry.entity(id);
    let bare = !entity.named && DESCRIBED.contains(&entity.kind.as_str()) && !entity.label.contains(' ');
    let head = bare.then(|| head_of(parsed, claim))??;
    let pronoun = parsed.child(head, &[Dep::Poss]).filter(|p| parsed.pos(*p) == Pos::Pron)?;
    let owner = registry.entity_at(pronoun).filter(|owner| Some(*owner) != claim.subject)?;
    let owner = registry.entity(owner);
    owner.named.then(|| (id, format!("{} {}", possessive(&owner.label), entity.label)))
}

/// Head of the words that a claim's object was read from.
fn head_of(parsed: &ParsedReport<'_>, claim: &Claim<LocalId>) -> Option<TokenIdx> {
    let tokens = parsed.tokens_in(claim.object_span?);
    (!tokens.is_empty()).then(|| parsed.head_of(tokens))
}

fn possessive(name: &str) -> String {
    let mark = if name.ends_with('s') { "'" } else { "'s" };
    format!("{name}{mark}")
}

/// Whether all that is known of a claim's object is a noun that does not say which thing is meant, its owner aside who acts in the claim.
fn is_empty(context: Context<'_>, registry: &Registry, claim: &Claim<LocalId>, thing: &LocalEntity) -> bool {
    if thing.named || !DESCRIBED.contains(&thing.kind.as_str()) {
        return false;
    }
    let actor = claim.subject.map(|actor| registry.entity(actor));
    let mut names = actor.into_iter().flat_map(|actor| std::iter::once(&actor.label).chain(&actor.names));
    let own = names.find_map(|name| thing.label.strip_prefix(&possessive(name)));
    let mut words = own.unwrap_or(&thing.label).trim().split(' ').rev();
    let noun = words.next().unwrap_or_default();
    let idle = |word: &str| EVALUATING.contains(&word.to_lowercase().as_str());
    let entry = context.knowledge.words.get("empty_noun", &lemma(noun, thing));
    let here = |relations: &str| relations.is_empty() || relations.split(' ').any(|r| r == claim.relation);
    words.all(idle) && entry.is_some_and(|word| here(word.cell(Column::Relations)))
}

/// The noun's dictionary form, where the thing's own noun is what is written.
fn lemma(noun: &str, thing: &LocalEntity) -> String {
    let written = noun.to_lowercase();
    let kind = thing.traits.kind.as_deref().unwrap_or_default();
    let stem: String = kind.chars().take(kind.chars().count().saturating_sub(1)).collect();
    if !stem.is_empty() && written.starts_with(&stem) { kind.to_owned() } else { written }
}
