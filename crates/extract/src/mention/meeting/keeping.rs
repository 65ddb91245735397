//! Decides which gatherings are worth a node though no claim speaks of them.

use super::joining::document_families;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_knowledge::words::Family;
use rapporteur_language::Dep;
use rapporteur_model::LocalId;
use std::collections::BTreeSet;

/// Whether a gathering of parties is worth a node though no claim speaks of it: its place, its time or a named party is told, or the
/// report comes back to it. A rally or a hearing is worth one only for a claim, and so is what there is none of.
pub(crate) fn is_worth_keeping(parsed: &ParsedReport<'_>, registry: &Registry, id: LocalId) -> bool {
    let traits = &registry.entity(id).traits;
    let families = traits.kind.as_deref().map_or(&[][..], |noun| document_families(parsed, noun));
    let mut mentions = registry.mentions.iter().filter(|m| m.entity == id);
    if families.iter().all(|family| *family == Family::Event) || mentions.all(|m| is_unreal(parsed, m.head)) {
        return false;
    }
    let told = traits.place.is_some() || traits.when.is_some();
    let with = || traits.parties.iter().any(|party| registry.entity(*party).named);
    let heads: BTreeSet<TokenIdx> =
        registry.mentions.iter().filter(|m| m.entity == id).map(|m| m.head).collect();
    told || with() || heads.len() > 1
}

/// "no talks", "any meeting", "every visit".
fn is_unreal(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed
        .children_by(head, &[Dep::Det, Dep::Neg])
        .any(|det| matches!(parsed.lemma(det), "no" | "any" | "every" | "each" | "either" | "neither"))
}
