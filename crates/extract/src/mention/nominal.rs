//! Reads descriptions of meetings, documents, bodies and capitals in an order in which each can build on those before.

use super::class_noun::class_kind;
use super::meeting::{self, Description};
use super::{body, document};
use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_language::Pos;
use rapporteur_model::Form;
use rapporteur_model::well_known::types;

/// Registers descriptions in order of the text, bodies and capitals first: descriptions of meetings build on them.
pub(super) fn register(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) {
    for head in nouns(parsed, registry) {
        if parsed.lemma(head) == "capital" {
            body::capital(parsed, context, head, registry);
        } else if parsed.hits.is(head, "organization_noun")
            && !parsed.hits.is_any(head, &["meeting", "document"])
        {
            body::register(parsed, context, head, registry);
        }
    }
    // A heading speaks of what the text below it introduces, so its gatherings are read last.
    let last =
        |i: &TokenIdx| meeting::in_heading(parsed, *i) && class_kind(parsed, *i) != Some(types::DOCUMENT);
    let (headings, body): (Vec<TokenIdx>, Vec<TokenIdx>) = (0..parsed.tokens.len()).partition(last);
    for head in body.into_iter().chain(headings) {
        gathering_or_document(parsed, head, registry);
    }
}

fn gathering_or_document(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
    if registry.at(head).is_some() {
        adopt_named(parsed, head, registry);
    } else if matches!(parsed.pos(head), Pos::Verb) {
        meeting::register_verbal(parsed, head, registry);
    } else if matches!(parsed.pos(head), Pos::Noun | Pos::Propn) && !inside_name(registry, head) {
        match class_kind(parsed, head) {
            Some(types::MEETING) => meeting::register_nominal(parsed, head, registry),
            Some(types::DOCUMENT) => document::register(parsed, head, registry),
            None if parsed.hits.is(head, "gathering_word") => {
                meeting::register_word(parsed, head, registry);
            }
            _ => {}
        }
    }
}

/// Heads of descriptions: nouns that no mention holds.
fn nouns(parsed: &ParsedReport<'_>, registry: &Registry) -> Vec<TokenIdx> {
    let noun = |i: &TokenIdx| matches!(parsed.pos(*i), Pos::Noun | Pos::Propn);
    (0..parsed.tokens.len())
        .filter(noun)
        .filter(|i| registry.at(*i).is_none() && !inside_name(registry, *i))
        .collect()
}

/// A named meeting or document takes what its words say: place, parties, date.
fn adopt_named(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &mut Registry) {
    let Some(placed) = registry.at(head).cloned() else { return };
    if registry.entity(placed.entity).kind == types::MEETING {
        let description = Description::read(parsed, head, registry);
        description.tell(placed.entity, registry);
    }
}

fn inside_name(registry: &Registry, head: TokenIdx) -> bool {
    registry.holding(head).any(|m| m.form != Form::Nominal && m.tokens.len() > 1)
}
