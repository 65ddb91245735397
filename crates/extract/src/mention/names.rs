//! Names: candidates are weighed, cleaned and typed, then made into entities, one for each thing named.

mod abbreviation;
mod evidence;
mod shape;

use super::{Context, people, spans};
use crate::document::{Document, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_model::{Form, LocalEntity, LocalId};
use rustc_hash::FxHashMap;
use std::ops::Range;

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
    pub found_by: String,
}

/// All names of a document, in order, never overlapping.
pub fn named_spans(document: &Document<'_>, context: Context<'_>) -> Vec<NamedSpan> {
    let model: Vec<NamedSpan> = document.names.iter().flat_map(|name| from_model(document, name.tokens.clone(), &name.label)).collect();
    let gazetteer: Vec<NamedSpan> = spans::from_gazetteer(document, context);
    let mut candidates: Vec<NamedSpan> = gazetteer.into_iter().filter(|g| supported(document, g, &model)).collect();
    candidates.extend(model.into_iter().filter(|m| !overreaches(document, m, &candidates)).collect::<Vec<_>>());
    candidates.extend(spans::from_class_nouns(document));
    candidates.extend(spans::from_years(document));
    candidates.retain(|span| !in_post(document, span));
    let mut chosen = without_overlaps(candidates);
    abbreviation::complete(document, &mut chosen);
    people::complete(document, &mut chosen);
    people::given_names(document, context, &mut chosen);
    evidence::correct(document, context, &mut chosen);
    people::one_reading(document, &mut chosen);
    chosen
}

/// "Secretary of State", "Defence Minister": words inside the name of a post name nothing by themselves.
fn in_post(document: &Document<'_>, span: &NamedSpan) -> bool {
    let near = span.tokens.start.saturating_sub(4)..(span.tokens.end + 4).min(document.tokens.len());
    span.gazetteer.as_deref().is_none_or(|_| span.kind != "Country")
        && near.filter_map(|i| document.hits.get(i, "office")).any(|hit| hit.tokens.len() > span.tokens.len() && hit.tokens.start <= span.tokens.start && span.tokens.end <= hit.tokens.end)
}

/// "Reuters news agency", "the EU Energy [Commissioner]", "Italy Rejects Easing of Rules" in a headline: a span that holds a known
/// name and, behind it, only words that are none of it.
fn overreaches(document: &Document<'_>, span: &NamedSpan, known: &[NamedSpan]) -> bool {
    let Some(name) = known.iter().find(|k| k.tokens.start == span.tokens.start && k.tokens.end < span.tokens.end && k.form != Form::Demonym) else {
        return false;
    };
    let rest = name.tokens.end..span.tokens.end;
    let idle = |i: TokenIdx| !spans::capitalised(document, i) || document.text(i) == "News";
    let in_post = || name.kind == "Organization" && span.tokens.end < document.tokens.len() && document.hits.is(span.tokens.end, "office");
    let headline = || rest.len() > 1 && spans::title_cased(document, document.sentence(rest.start).tokens.clone()) && rest.clone().all(|i| spans::class_kind(document, i).is_none());
    rest.clone().all(|i| document.tag(i) != "POS") && (rest.clone().all(idle) || in_post() || headline())
}

/// The names in a span of the recogniser, with the node type that its label and its class noun give.
fn from_model(document: &Document<'_>, tokens: Range<TokenIdx>, label: &str) -> Vec<NamedSpan> {
    let named = |tokens: &Range<TokenIdx>| tokens.clone().any(|i| spans::capitalised(document, i));
    let span = |tokens: Range<TokenIdx>| {
        let kind = kind_of(document, tokens.clone(), label)?.to_owned();
        Some(NamedSpan { tokens, kind, gazetteer: None, form: Form::Name, source: Source::Model, found_by: format!("names/{label}") })
    };
    shape::shapes(document, tokens, label).into_iter().filter(named).filter_map(span).collect()
}

fn kind_of(document: &Document<'_>, tokens: Range<TokenIdx>, label: &str) -> Option<&'static str> {
    let head = document.head_of(tokens.clone());
    let complemented = tokens.clone().any(|i| matches!(document.text(i), "of" | "for" | "on"));
    let last = || spans::class_kind(document, tokens.end - 1);
    let class = last().filter(|kind| *kind == "Organization" && !complemented).or_else(|| spans::class_kind(document, head)).or_else(last);
    match label {
        "PERSON" => Some("Person"),
        "ORG" => class.filter(|kind| *kind == "Document").or(Some("Organization")),
        "GPE" | "LOC" | "FAC" => class.filter(|kind| *kind == "Document" || (*kind == "Organization" && label == "FAC")).or(Some("Place")),
        "EVENT" => class.or(Some("Event")),
        "LAW" => Some("Document"),
        "WORK_OF_ART" | "PRODUCT" => class,
        _ => None,
    }
}

/// Whether a gazetteer name is meant: names of many small places need the recogniser's word; a person's name is none of a place.
fn supported(document: &Document<'_>, span: &NamedSpan, model: &[NamedSpan]) -> bool {
    let overlapping: Vec<&NamedSpan> = model.iter().filter(|m| m.tokens.start < span.tokens.end && span.tokens.start < m.tokens.end).collect();
    let recognised = |kind: &str| overlapping.iter().any(|m| m.kind == kind);
    let inside_longer = overlapping.iter().any(|m| m.tokens.len() > span.tokens.len() && (m.kind == "Person" || m.kind == "Document" || m.kind == "Meeting" || m.kind == "Event"));
    if inside_longer {
        return false;
    }
    match span.source {
        Source::Gazetteer { sure: true } => !(recognised("Person") && span.form == Form::Name && span.kind == "Place"),
        _ => recognised("Place") || (recognised("Organization") && span.form == Form::Metonym) || after_locative(document, span.tokens.start),
    }
}

fn after_locative(document: &Document<'_>, start: TokenIdx) -> bool {
    start > 0 && matches!(document.lemma(start - 1), "in" | "at" | "near" | "outside" | "from" | "to" | "through" | "across")
}

/// Keeps the longest of overlapping candidates; among equals the gazetteers', then the class noun's, then the recogniser's.
/// A gazetteer body keeps its words even inside a longer name of the recogniser that only adds a country before it.
fn without_overlaps(mut candidates: Vec<NamedSpan>) -> Vec<NamedSpan> {
    let rank = |span: &NamedSpan| match span.source {
        Source::Gazetteer { .. } => 0,
        Source::ClassNoun => 1,
        Source::Model => 2,
    };
    candidates.sort_by_key(|span| (std::cmp::Reverse(span.tokens.len()), rank(span), span.tokens.start));
    let mut chosen: Vec<NamedSpan> = Vec::new();
    for candidate in candidates {
        if chosen.iter().all(|c| c.tokens.end <= candidate.tokens.start || candidate.tokens.end <= c.tokens.start) {
            chosen.push(candidate);
        }
    }
    chosen.sort_by_key(|span| span.tokens.start);
    chosen
}

/// Makes entities of names: by gazetteer identity, by a person's name parts, else by folded name; abbreviations join their long form.
pub fn register(document: &Document<'_>, context: Context<'_>, spans: Vec<NamedSpan>, registry: &mut Registry) {
    let mut by_key: FxHashMap<(String, String), LocalId> = FxHashMap::default();
    let (persons, others): (Vec<_>, Vec<_>) = spans.into_iter().partition(|span| span.kind == "Person");
    for span in others {
        let words = document.text_of(span.tokens.clone());
        let key = (span.kind.clone(), span.gazetteer.clone().unwrap_or_else(|| fold(words)));
        let id = match by_key.get(&key) {
            Some(id) => *id,
            None => {
                let id = registry.add(entity(document, context, &span));
                by_key.insert(key, id);
                id
            }
        };
        place(document, registry, span, id);
    }
    abbreviation::join(document, registry);
    people::register(document, context, persons, registry);
}

fn entity(document: &Document<'_>, context: Context<'_>, span: &NamedSpan) -> LocalEntity {
    let words = document.text_of(span.tokens.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    let known = span.gazetteer.as_ref().and_then(|id| context.knowledge.gazetteer.entity(&span.kind, id));
    let mut entity = LocalEntity {
        kind: span.kind.clone(),
        label: known.map_or(words, |known| known.label.clone()),
        named: true,
        gazetteer: span.gazetteer.clone(),
        ..LocalEntity::default()
    };
    if matches!(span.kind.as_str(), "Meeting" | "Document" | "Event") {
        let head = document.head_of(span.tokens.clone());
        entity.traits.kind = Some(document.lemma(head).to_owned());
    }
    entity
}

fn place(document: &Document<'_>, registry: &mut Registry, span: NamedSpan, entity: LocalId) {
    let head = document.head_of(span.tokens.clone());
    registry.mention(document, Placed { tokens: span.tokens, head, entity, form: span.form, found_by: span.found_by });
}

/// Folds a name for comparison: lower case, no article, letters and digits only.
pub(crate) fn fold(name: &str) -> String {
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    bare.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
