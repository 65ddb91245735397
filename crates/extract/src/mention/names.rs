//! Names: candidates are weighed, cleaned and typed, then made into entities, one for each thing named.

mod abbreviation;
mod alias;
mod candidates;
mod evidence;
mod firm;
mod generic;
mod homonym;
mod shape;
mod short;
mod unfound;

pub(super) use self::shape::is_weekday;
use super::{Context, people, spans};
use crate::detector::{Detector, ModelLabel};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Brackets that wires put around names of firms and their symbols: no part of a label.
pub(super) const ANGLES: [char; 2] = ['<', '>'];

/// Where a candidate comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// The entity recogniser.
    Model,
    /// The gazetteers; `sure` unless the name is also a city's among many.
    Gazetteer {
        /// Whether the name alone is enough.
        sure: bool,
    },
    /// A capitalised phrase with a class noun.
    ClassNoun,
}

/// A name and its type.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedSpan {
    /// The words.
    pub tokens: Range<TokenIdx>,
    /// Node type.
    pub kind: String,
    /// Gazetteer identity.
    pub gazetteer: Option<String>,
    /// How it refers.
    pub form: Form,
    /// Where it comes from.
    pub source: Source,
    /// Detector and rule.
    pub found_by: Detector,
}

impl NamedSpan {
    /// A proper name that no gazetteer has.
    pub fn new(tokens: Range<TokenIdx>, kind: &str, source: Source, found_by: impl Into<Detector>) -> Self {
        Self {
            tokens,
            kind: kind.to_owned(),
            gazetteer: None,
            form: Form::Name,
            source,
            found_by: found_by.into(),
        }
    }
}

/// All names of a report, in order, never overlapping.
pub fn named_spans(parsed: &ParsedReport<'_>, context: Context<'_>) -> Vec<NamedSpan> {
    let model: Vec<NamedSpan> = parsed
        .names
        .iter()
        .flat_map(|name| from_model(parsed, context, name.tokens.clone(), &name.label))
        .collect();
    let mut found = candidates::meant(parsed, context, spans::from_gazetteer(parsed, context), &model);
    let known = candidates::Known::new(&found);
    let reaching: Vec<bool> = model.iter().map(|m| candidates::overreaches(parsed, m, &known)).collect();
    found.extend(model.into_iter().zip(reaching).filter(|(_, over)| !over).map(|(m, _)| m));
    found.extend(spans::from_class_nouns(parsed));
    found.extend(spans::from_numbers(parsed));
    candidates::complete(&mut found);
    found.retain(|span| !candidates::in_post(parsed, span));
    let mut chosen = candidates::without_overlaps(found);
    abbreviation::complete(parsed, &mut chosen);
    people::complete(parsed, context, &mut chosen);
    unfound::add(parsed, &mut chosen);
    people::given_names(parsed, context, &mut chosen);
    people::posted(parsed, &mut chosen);
    evidence::correct(parsed, context, &mut chosen);
    evidence::buildings(parsed, &mut chosen);
    people::leaders(parsed, context, &mut chosen);
    people::one_reading(parsed, context, &mut chosen);
    firm::settle(parsed, context, &mut chosen);
    homonym::settle(parsed, context, &mut chosen);
    generic::settle(parsed, context, &mut chosen);
    chosen
}

/// The names in a span of the recogniser, with the node type that its label and its class noun give.
fn from_model(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    tokens: Range<TokenIdx>,
    label: &str,
) -> Vec<NamedSpan> {
    let known = |name: &str| {
        let matches = context.knowledge.gazetteer.lookup(name, context.year);
        matches.first().is_some_and(|m| m.entity.type_name != types::PERSON)
    };
    let named = |tokens: &Range<TokenIdx>| tokens.clone().any(|i| spans::capitalised(parsed, i));
    let Some(label) = ModelLabel::from_name(label) else { return Vec::new() };
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
    let last = || spans::class_kind(parsed, tokens.end - 1);
    let class = last()
        .filter(|kind| *kind == types::ORGANIZATION && !complemented)
        .or_else(|| spans::class_kind(parsed, head))
        .or_else(last);
    let incident = !complemented
        && (parsed.hits.is(tokens.end - 1, "event") || is_contest(parsed.text(tokens.end - 1)))
        && tokens.len() > 1
        && spans::capitalised(parsed, tokens.end - 2);
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
        spans::capitalised(parsed, noun)
            && matches!(parsed.lemma(noun), "cyclone" | "hurricane" | "storm" | "typhoon")
            && parsed.sentence_idx(noun) == parsed.sentence_idx(last)
            && spans::class_kind(parsed, last).is_none()
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

/// Makes entities of names: by gazetteer identity, by a person's name parts, else by folded name; abbreviations join their long form.
pub fn register(
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
    let words: Vec<&str> = parsed.text_of(span.tokens.clone()).split_whitespace().collect();
    let words = words.join(" ").trim_matches(ANGLES).to_owned();
    let known = span.gazetteer.as_ref().and_then(|id| context.knowledge.gazetteer.entity(&span.kind, id));
    let mut entity = LocalEntity {
        kind: span.kind.clone(),
        label: known.map_or(words, |known| known.label.clone()),
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

/// Folds a name for comparison: lower case, no article, letters and digits only.
pub(crate) fn name_key(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    bare.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
