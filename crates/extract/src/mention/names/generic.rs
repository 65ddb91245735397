//! Names that are nothing but a noun for a body: "the Board" is short for the one body of the report that is called so, and "a super
//! PAC" is no name at all. What every state has ("the Supreme Court") is that of a country only if the report speaks of the country.

use super::short::contradict;
use super::span::{NamedSpan, Source};
use crate::context::Context;
use crate::detector::Rule;
use crate::mention::class_noun::class_kind;
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_language::Dep;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;
use rustc_hash::FxHashMap;

/// Kinds of bodies that every state has one of, under one name.
const OF_STATES: [&str; 5] = ["court", "parliament", "ministry", "bank", "council"];

/// Leaves out descriptions, and bodies of countries that the report does not speak of.
pub(super) fn settle(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    spans.retain(|s| {
        let noun = s.tokens.start;
        let single = s.tokens.len() == 1 && s.gazetteer.is_none() && s.source == Source::Model;
        let body = s.kind == types::ORGANIZATION && class_kind(parsed, noun) == Some(types::ORGANIZATION);
        !(single && body && is_described(parsed, noun))
    });
    foreign(parsed, context, spans);
}

/// "a super PAC", "another Board": several such bodies are thought of.
fn is_described(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    parsed.children(noun).iter().any(|c| match parsed.dep(*c) {
        Dep::Det => matches!(parsed.lemma(*c), "a" | "an" | "another" | "each" | "every" | "any"),
        Dep::Amod | Dep::Compound | Dep::Nmod => *c < noun && !capitalised(parsed, *c),
        _ => false,
    })
}

/// "the Supreme Court" in a report that never speaks of the country whose court the gazetteers call so.
fn foreign(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut [NamedSpan]) {
    let gazetteer = &context.knowledge.gazetteer;
    let home = |s: &NamedSpan| {
        let known = gazetteer.entity(&s.kind, s.gazetteer.as_deref()?)?;
        if s.kind == types::COUNTRY { Some(known.id.clone()) } else { known.country.clone() }
    };
    let doubtful = |s: &NamedSpan| {
        let known = s.gazetteer.as_deref().and_then(|id| gazetteer.entity(types::ORGANIZATION, id));
        let of_states = known.is_some_and(|known| OF_STATES.contains(&known.kind.as_str()));
        let class = class_kind(parsed, s.tokens.end - 1) == Some(types::ORGANIZATION);
        s.kind == types::ORGANIZATION && of_states && class
    };
    let mut spoken: FxHashMap<String, usize> = FxHashMap::default();
    for span in spans.iter().filter(|s| !doubtful(s)) {
        if let Some(country) = home(span) {
            *spoken.entry(country).or_default() += 1;
        }
    }
    let elsewhere = spoken.values().any(|n| *n > 1);
    // "the Supreme Court of Kenya", then "the Supreme Court".
    let text = |s: &NamedSpan| parsed.text_of(s.tokens.clone()).to_owned();
    let full: Vec<(String, Option<String>)> = spans
        .iter()
        .filter(|s| s.kind == types::ORGANIZATION && s.tokens.len() > 3)
        .map(|s| (text(s), s.gazetteer.clone()))
        .collect();
    let other = |span: &NamedSpan| {
        let begins = format!("{} of ", text(span));
        full.iter().any(|(name, id)| *id != span.gazetteer && name.starts_with(&begins))
    };
    for span in spans.iter_mut().filter(|s| doubtful(s)) {
        let absent = home(span).is_some_and(|country| !spoken.contains_key(&country));
        if absent && (elsewhere || other(span)) {
            span.gazetteer = None;
            span.source = Source::ClassNoun;
            span.found_by = Rule::ClassNoun.into();
        }
    }
}

/// Makes one entity of "the Board" and the body of the report in whose name it is, of several the most present one; and of "the Supreme
/// Court" and the only court whose name begins so and goes on with "of".
pub(super) fn join(parsed: &ParsedReport<'_>, context: Context<'_>, registry: &mut Registry) {
    let bodies: Vec<(LocalId, String)> = registry
        .of_kind(types::ORGANIZATION)
        .filter(|id| registry.entity(*id).named)
        .map(|id| (id, registry.entity(id).label.clone()))
        .collect();
    let class = |name: &str| {
        let last = name.split(' ').next_back().unwrap_or_default().to_lowercase();
        context.knowledge.words.is("organization_noun", &last)
    };
    for (short, name) in bodies.iter().filter(|(_, name)| class(name)) {
        let full: Vec<LocalId> = bodies
            .iter()
            .filter(|(id, label)| id != short && lengthens(name, label) && !contradict(registry, *short, *id))
            .map(|(id, _)| *id)
            .collect();
        match full[..] {
            [] => {}
            [only] => registry.merge(only, *short),
            _ => share(parsed, *short, &full, registry),
        }
    }
}

/// Whether a label is a fuller name for a noun or for words before "of".
fn lengthens(name: &str, label: &str) -> bool {
    let of = label.strip_prefix(name).is_some_and(|rest| rest.starts_with(" of "));
    let inside = || label.contains(' ') && label.split(' ').any(|word| word == name);
    of || !name.contains(' ') && inside()
}

/// Gives each mention of a short name to the most present of several bodies before it.
fn share(parsed: &ParsedReport<'_>, short: LocalId, full: &[LocalId], registry: &mut Registry) {
    let own = |registry: &Registry, i: usize| registry.mentions[i].entity == short;
    for i in (0..registry.mentions.len()).filter(|i| own(registry, *i)).collect::<Vec<_>>() {
        let head = registry.mentions[i].head;
        let presence = |id: &LocalId| registry.presence(parsed, *id, head);
        if let Some(body) = full.iter().copied().filter(|id| presence(id) > 0).max_by_key(presence) {
            registry.mentions[i].entity = body;
        }
    }
}
