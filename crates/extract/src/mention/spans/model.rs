//! Takes over names from the entity recogniser, with the node types that its labels and their class nouns give.

use super::shape;
use crate::context::Context;
use crate::detector::{Detector, ModelLabel};
use crate::mention::class_noun::class_kind;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::{capitalised, letters_before};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// All names of the recogniser.
pub(in crate::mention) fn from_model(parsed: &ParsedReport<'_>, context: Context<'_>) -> Vec<NamedSpan> {
    let spans = parsed.names.iter();
    spans.flat_map(|name| names_in(parsed, context, name.tokens.clone(), &name.label)).collect()
}

/// The names in a span of the recogniser, with the node type that its label and its class noun give.
fn names_in(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    tokens: Range<TokenIdx>,
    label: &str,
) -> Vec<NamedSpan> {
    let known = |name: &str| {
        let matches = context.knowledge.gazetteer.lookup(name, context.year);
        matches.first().is_some_and(|m| m.entity.type_name != types::PERSON)
    };
    let named = |tokens: &Range<TokenIdx>| tokens.clone().any(|i| capitalised(parsed, i));
    let Some(label) = ModelLabel::from_name(label) else { return Vec::new() };
    // "Mr Ruiz", but "Ms. Magazine" and what the gazetteers know.
    let addressed = matches!(parsed.text(tokens.start), "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms.")
        && class_kind(parsed, tokens.end - 1).is_none()
        && !known(parsed.text_of(tokens.clone()));
    let (tokens, label) = match label {
        _ if addressed && tokens.len() > 1 => (tokens.start + 1..tokens.end, ModelLabel::Person),
        ModelLabel::Organization if tokens.len() == 1 => {
            let first = letters_before(parsed, tokens.start).filter(|first| !known(parsed.text(*first)));
            (first.unwrap_or(tokens.start)..tokens.end, label)
        }
        _ => (tokens, label),
    };
    let span = |tokens: Range<TokenIdx>| {
        let given = context.knowledge.gazetteer.is_first_name(parsed.text(tokens.end - 1));
        let storm = (given || label == ModelLabel::Person) && is_storm(parsed, tokens.clone());
        let kind = if storm { types::EVENT } else { kind_of(parsed, tokens.clone(), label)? };
        Some(NamedSpan::new(tokens, kind, Source::Model, Detector::Model(label)))
    };
    shape::shapes(parsed, tokens, label.as_str(), &known).into_iter().filter(named).filter_map(span).collect()
}

fn kind_of(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>, label: ModelLabel) -> Option<&'static str> {
    let head = parsed.head_of(tokens.clone());
    if matches!(label, ModelLabel::Organization | ModelLabel::Person | ModelLabel::Gpe)
        && is_state(parsed, tokens.clone())
    {
        return Some(types::COUNTRY);
    }
    let complemented = tokens.clone().any(|i| matches!(parsed.text(i), "of" | "for" | "on"));
    let last = || class_kind(parsed, tokens.end - 1);
    let class = last()
        .filter(|kind| *kind == types::ORGANIZATION && !complemented)
        .or_else(|| class_kind(parsed, head))
        .or_else(last);
    let incident = !complemented
        && (parsed.hits.is(tokens.end - 1, "event") || is_contest(parsed.text(tokens.end - 1)))
        && tokens.len() > 1
        && capitalised(parsed, tokens.end - 2);
    match label {
        ModelLabel::Person => Some(types::PERSON),
        ModelLabel::Organization | ModelLabel::Gpe | ModelLabel::Location | ModelLabel::Facility
            if incident && class.is_none() =>
        {
            Some(types::EVENT)
        }
        ModelLabel::Organization => {
            class.filter(|kind| *kind == types::DOCUMENT).or(Some(types::ORGANIZATION))
        }
        ModelLabel::Gpe | ModelLabel::Location | ModelLabel::Facility => class
            .filter(|kind| {
                *kind == types::DOCUMENT || (*kind == types::ORGANIZATION && label == ModelLabel::Facility)
            })
            .or(Some(types::PLACE)),
        ModelLabel::Event => class.or(Some(types::EVENT)),
        ModelLabel::Law => Some(types::DOCUMENT),
        ModelLabel::WorkOfArt | ModelLabel::Product => class,
        _ => None,
    }
}

/// "Typhoon Larkspur", "Tropical Storm Ana": named as people are, but nobody.
fn is_storm(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    let last = tokens.end - 1;
    last.checked_sub(1).is_some_and(|noun| {
        capitalised(parsed, noun)
            && matches!(parsed.lemma(noun), "cyclone" | "hurricane" | "storm" | "typhoon")
            && parsed.sentence_idx(noun) == parsed.sentence_idx(last)
            && class_kind(parsed, last).is_none()
    })
}

/// What is held and won, and bears a name in capitals.
fn is_contest(word: &str) -> bool {
    matches!(word, "Cup" | "Games" | "Olympics" | "Festival" | "Championship" | "Championships" | "Marathon")
}

/// "the Kingdom of X", "the Second X Republic": a state that the gazetteers do not list.
fn is_state(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    const STATES: [&str; 11] = [
        "kingdom",
        "republic",
        "duchy",
        "colony",
        "emirate",
        "emirates",
        "sultanate",
        "principality",
        "protectorate",
        "empire",
        "caliphate",
    ];
    const ORDERS: [&str; 11] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "federal",
        "democratic",
        "socialist",
        "soviet",
        "islamic",
        "people",
    ];
    let one_of = |list: &[&str], i: TokenIdx| list.contains(&parsed.text(i).to_lowercase().as_str());
    let last = tokens.end - 1;
    let plain = tokens.clone().all(|i| !matches!(parsed.text(i), "," | "for" | "and"));
    let of = tokens.clone().find(|i| parsed.text(*i) == "of");
    let ordered = || one_of(&STATES, last) && tokens.clone().any(|i| one_of(&ORDERS, i));
    plain && tokens.len() > 1 && of.map_or_else(ordered, |of| of > tokens.start && one_of(&STATES, of - 1))
}
