//! Makes entities of names: one for each thing named, with all names that are its.

use super::key::{label, name_key};
use super::span::NamedSpan;
use super::{abbreviation, alias, generic, short};
use crate::context::Context;
use crate::mention::people;
use crate::parsed_report::ParsedReport;
use crate::registry::{Placed, Registry};
use rapporteur_model::well_known::types;
use rapporteur_model::{LocalEntity, LocalId};
use rustc_hash::FxHashMap;

/// Makes entities of names: by gazetteer identity, by a person's name parts, else by folded name; abbreviations join their long form.
pub(in crate::mention) fn register(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: Vec<NamedSpan>,
    registry: &mut Registry,
) {
    let mut by_key: FxHashMap<(String, String), LocalId> = FxHashMap::default();
    let (persons, others): (Vec<_>, Vec<_>) = spans.into_iter().partition(|span| span.kind == types::PERSON);
    for span in others {
        let words = parsed.text_of(span.tokens.clone());
        let key = (span.kind.clone(), span.gazetteer.clone().unwrap_or_else(|| name_key(words)));
        let id = match by_key.get(&key) {
            Some(id) => *id,
            None => {
                let id = registry.add(entity(parsed, context, &span));
                by_key.insert(key, id);
                id
            }
        };
        place(parsed, registry, span, id);
    }
    abbreviation::join(parsed, registry);
    short::join(context, registry);
    generic::join(parsed, context, registry);
    people::register(parsed, context, persons, registry);
    people::join_initials(parsed, registry);
    alias::join(parsed, context, registry);
}

fn entity(parsed: &ParsedReport<'_>, context: Context<'_>, span: &NamedSpan) -> LocalEntity {
    let known = span.gazetteer.as_ref().and_then(|id| context.knowledge.gazetteer.entity(&span.kind, id));
    let mut entity = LocalEntity {
        kind: span.kind.clone(),
        label: known.map_or_else(|| label(parsed, span.tokens.clone()), |known| known.label.clone()),
        named: true,
        gazetteer: span.gazetteer.clone(),
        ..LocalEntity::default()
    };
    if matches!(span.kind.as_str(), types::MEETING | types::DOCUMENT | types::EVENT) {
        let head = parsed.head_of(span.tokens.clone());
        entity.traits.kind = Some(parsed.lemma(head).to_owned());
    }
    entity
}

fn place(parsed: &ParsedReport<'_>, registry: &mut Registry, span: NamedSpan, entity: LocalId) {
    let head = parsed.head_of(span.tokens.clone());
    registry.mention(
        parsed,
        Placed { tokens: span.tokens, head, entity, form: span.form, found_by: span.found_by },
    );
}
