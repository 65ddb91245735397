//! Joins the second name of a bearer to the first: "Marta Silva, née Costa", "Pavel Orlov, alias Viktor Lenz".

use super::key::name_key;
use super::short::contradict;
use crate::context::Context;
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;
use std::ops::Range;

/// Most words of a cue.
const LONGEST_CUE: usize = 3;
/// Most words of a second name.
const LONGEST_NAME: usize = 4;

/// Makes one entity of what bears both names, and of what the report calls by the second one elsewhere.
pub(super) fn join(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) {
    for (bearer, name) in introduced(parsed, context, registry) {
        let kind = registry.entity(bearer).kind.clone();
        let second = name_key(parsed.text_of(name.clone()));
        let called = forms(&name_key(&registry.entity(bearer).label), &second);
        let same: Vec<LocalId> = registry
            .of_kind(&kind)
            .filter(|id| *id != bearer && !contradict(registry, bearer, *id))
            .filter(|id| called.contains(&name_key(&registry.entity(*id).label)))
            .collect();
        for id in same {
            registry.merge(bearer, id);
        }
        let words = parsed.text_of(name).to_owned();
        let entity = registry.entity_mut(bearer);
        if entity.label != words && !entity.names.contains(&words) {
            entity.names.push(words);
        }
    }
}

/// People and bodies by the words of a further name that follows theirs.
fn introduced(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &Registry,
) -> Vec<(LocalId, Range<TokenIdx>)> {
    let bears =
        |id: LocalId| matches!(registry.entity(id).kind.as_str(), types::PERSON | types::ORGANIZATION);
    let mentions = registry.mentions.iter().filter(|m| registry.entity(m.entity).named && bears(m.entity));
    mentions
        .filter_map(|m| {
            let sentence_end = parsed.sentence(m.tokens.start).tokens.end;
            let comma = m.tokens.end < sentence_end && matches!(parsed.text(m.tokens.end), "," | "(");
            let start = cue_end(parsed, context, m.tokens.end + usize::from(comma), sentence_end)?;
            let named =
                |i: &TokenIdx| capitalised(parsed, *i) && parsed.text(*i).chars().all(char::is_alphanumeric);
            let n = (start..sentence_end).take(LONGEST_NAME).take_while(named).count();
            (n > 0).then_some((m.entity, start..start + n))
        })
        .collect()
}

/// The token behind the longest cue that begins at one.
fn cue_end(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    start: TokenIdx,
    end: TokenIdx,
) -> Option<TokenIdx> {
    (1..=LONGEST_CUE).rev().map(|n| start + n).filter(|stop| *stop < end).find(|stop| {
        let words: Vec<String> = (start..*stop).map(|i| parsed.text(i).to_lowercase()).collect();
        context.knowledge.words.has("alias_cue", &words.join(" "))
    })
}

/// What a bearer of two names may be called: the second name, alone or with the first word or the last of the first.
fn forms(first: &str, second: &str) -> Vec<String> {
    let (given, family) = (first.split(' ').next(), first.split(' ').next_back());
    let mut forms = vec![second.to_owned()];
    forms.extend(given.map(|given| format!("{given} {second}")));
    forms.extend(family.map(|family| format!("{second} {family}")));
    forms.extend(second.split_once(' ').and_then(|_| second.split(' ').next_back()).map(str::to_owned));
    forms
}
