//! "The Larkspur union", "the Larkspur economic think tank": a noun for its kind behind a body's name speaks of the body.

use super::writing::capitalised;
use crate::context::Context;
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::phrase;
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::Form;
use rapporteur_model::well_known::types;

/// Makes such nouns mentions of the body that stands right before them.
pub(super) fn register(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) {
    let mut cover: Vec<Option<usize>> = vec![None; parsed.tokens.len()];
    for (idx, mention) in registry.mentions.iter().enumerate() {
        for token in mention.tokens.clone() {
            cover[token] = Some(idx);
        }
    }
    for noun in 0..parsed.tokens.len() {
        if matches!(parsed.tag(noun), Tag::Nn | Tag::Nnp)
            && !capitalised(parsed, noun)
            && parsed.hits.is_any(noun, &["organization_noun", "company_noun", "outlet_noun"])
            && cover[noun].is_none()
        {
            adopt(parsed, context, noun, &cover, registry);
        }
    }
}

/// `cover` gives the mention that holds a token.
fn adopt(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    noun: TokenIdx,
    cover: &[Option<usize>],
    registry: &mut Registry,
) {
    let before = parsed.children_by(noun, &[Dep::Compound, Dep::Nmod, Dep::Amod]).filter(|c| *c < noun);
    let named = |i: TokenIdx| {
        let mention = &registry.mentions[cover[i]?];
        let body = mention.form == Form::Name && registry.entity(mention.entity).kind == types::ORGANIZATION;
        (body && mention.tokens.end <= noun && noun - mention.tokens.end <= 2)
            .then_some((mention.entity, mention.tokens.clone()))
    };
    let Some((entity, name)) = before.filter_map(named).last() else { return };
    let kind = registry.entity(entity).gazetteer.as_deref();
    let kind = kind
        .and_then(|id| context.knowledge.gazetteer.entity(types::ORGANIZATION, id))
        .map(|known| &known.kind);
    let of_kind = kind.is_none_or(|kind| {
        let hit = parsed.hits.get(noun, "organization_noun");
        hit.is_some_and(|hit| hit.word.parts(Column::Kinds).any(|k| k == kind))
    });
    let inner = (name.end..noun).all(|i| matches!(parsed.tag(i), Tag::Jj | Tag::Nn));
    if of_kind && inner {
        let tokens = phrase(parsed, noun, false);
        registry.mention(
            parsed,
            Placed { tokens, head: noun, entity, form: Form::Nominal, found_by: Rule::NounKindOfBody.into() },
        );
    }
}
