//! Decides which candidates for names stand.

use super::span::{NamedSpan, Source};
use crate::context::Context;
use crate::cover::{Apart, Cover};
use crate::mention::class_noun::class_kind;
use crate::mention::people;
use crate::mention::spans::before_gathering;
use crate::mention::writing::{capitalised, title_cased};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Tag;
use rapporteur_model::Form;
use rapporteur_model::well_known::types;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// "Secretary of State", "Defence Minister": words inside the name of a post name nothing by themselves.
pub(super) fn in_post(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let near = span.tokens.start.saturating_sub(4)..(span.tokens.end + 4).min(parsed.tokens.len());
    span.gazetteer.as_deref().is_none_or(|_| span.kind != types::COUNTRY)
        && near.filter_map(|i| parsed.hits.get(i, "office")).any(|hit| {
            hit.tokens.len() > span.tokens.len()
                && hit.tokens.start <= span.tokens.start
                && span.tokens.end <= hit.tokens.end
        })
}

/// "Reuters news agency", "the EU Energy [Commissioner]", "Italy Rejects Easing of Rules" in a headline: a span that holds a known
/// name and, behind it, only words that are none of it.
pub(super) fn overreaches(parsed: &ParsedReport<'_>, span: &NamedSpan, known: &Known<'_>) -> bool {
    let Some(name) = known.touching(span.tokens.start..span.tokens.start + 1).find(|k| {
        k.tokens.start == span.tokens.start && k.tokens.end < span.tokens.end && k.form != Form::Demonym
    }) else {
        return false;
    };
    let rest = name.tokens.end..span.tokens.end;
    let idle = |i: TokenIdx| !capitalised(parsed, i) || parsed.text(i) == "News";
    let in_post = || {
        name.kind == types::ORGANIZATION
            && span.tokens.end < parsed.tokens.len()
            && parsed.hits.is(span.tokens.end, "office")
    };
    let headline = || {
        rest.len() > 1
            && title_cased(parsed, parsed.sentence(rest.start).tokens.clone())
            && rest.clone().all(|i| class_kind(parsed, i).is_none())
    };
    rest.clone().all(|i| parsed.tag(i) != Tag::Pos) && (rest.clone().all(idle) || in_post() || headline())
}

/// The gazetteer names that are meant: names of many small places need the recogniser's word, or that of another place of the
/// report; a person's name is none of a place.
pub(super) fn meant(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    gazetteer: Vec<NamedSpan>,
    model: &[NamedSpan],
) -> Vec<NamedSpan> {
    let model = &Known::new(model);
    let stands: Vec<bool> = gazetteer.iter().map(|span| supported(parsed, context, span, model)).collect();
    let sure: FxHashSet<String> = gazetteer
        .iter()
        .zip(&stands)
        .filter(|(span, stands)| **stands && span.kind == types::PLACE)
        .filter_map(|(span, _)| span.gazetteer.clone())
        .collect();
    let again = |span: &NamedSpan| {
        span.gazetteer.as_ref().is_some_and(|id| sure.contains(id))
            && !inside_longer(span, model)
            && !overlaps(span, model, types::PERSON)
    };
    gazetteer
        .into_iter()
        .zip(stands)
        .filter(|(span, stands)| *stands || again(span))
        .map(|(span, _)| span)
        .collect()
}

/// Spans with what they hold.
pub(super) struct Known<'s> {
    spans: &'s [NamedSpan],
    cover: Cover,
}

impl<'s> Known<'s> {
    pub(super) fn new(spans: &'s [NamedSpan]) -> Self {
        Self { spans, cover: Cover::of(spans.iter().map(|span| span.tokens.clone())) }
    }

    /// The spans that share a token with these.
    fn touching(&self, tokens: Range<TokenIdx>) -> impl Iterator<Item = &'s NamedSpan> {
        self.cover.touching(tokens).map(|i| &self.spans[i])
    }
}

fn overlaps(span: &NamedSpan, model: &Known<'_>, kind: &str) -> bool {
    model.touching(span.tokens.clone()).any(|m| m.kind == kind)
}

fn inside_longer(span: &NamedSpan, model: &Known<'_>) -> bool {
    model.touching(span.tokens.clone()).any(|m| {
        m.tokens.len() > span.tokens.len()
            && matches!(m.kind.as_str(), types::PERSON | types::DOCUMENT | types::MEETING | types::EVENT)
    })
}

fn supported(parsed: &ParsedReport<'_>, context: Context<'_>, span: &NamedSpan, model: &Known<'_>) -> bool {
    if inside_longer(span, model) {
        return false;
    }
    let recognised = |kind: &str| overlaps(span, model, kind);
    match span.source {
        Source::Gazetteer { sure: true } => {
            !(recognised(types::PERSON) && span.form == Form::Name && span.kind == types::PLACE)
        }
        _ => {
            recognised(types::PLACE)
                || (recognised(types::ORGANIZATION) && span.form == Form::Metonym)
                || after_locative(parsed, span.tokens.start)
                || (!recognised(types::PERSON) && before_gathering(parsed, span.tokens.clone()))
                || (recognised(types::PERSON) && no_surname(parsed, context, span, model))
        }
    }
}

/// Whether nobody can be named so: a city where names are not English ones, nobody's given name, title or surname here.
fn no_surname(parsed: &ParsedReport<'_>, context: Context<'_>, span: &NamedSpan, model: &Known<'_>) -> bool {
    const ENGLISH: [&str; 6] =
        ["united-states", "united-kingdom", "canada", "australia", "new-zealand", "ireland"];
    let city = span.gazetteer.as_ref().and_then(|id| context.knowledge.gazetteer.entity(&span.kind, id));
    let foreign = city.is_some_and(|city| {
        city.population > 0 && city.country.as_deref().is_none_or(|c| !ENGLISH.contains(&c))
    });
    let words = parsed.text_of(span.tokens.clone());
    let borne = model.spans.iter().any(|m| {
        m.kind == types::PERSON
            && m.tokens.len() > span.tokens.len()
            && parsed.text_of(m.tokens.clone()).split_whitespace().any(|w| w == words)
    });
    foreign
        && !borne
        && !people::is_titled(parsed, span.tokens.start)
        && !context.knowledge.gazetteer.is_first_name(words)
}

pub(super) fn after_locative(parsed: &ParsedReport<'_>, start: TokenIdx) -> bool {
    start > 0
        && matches!(
            parsed.lemma(start - 1),
            "in" | "at" | "near" | "outside" | "from" | "to" | "through" | "across"
        )
}

/// "the High Court of England and Wales": a body's name that ends inside a known name goes on to the end of it.
pub(super) fn complete(candidates: &mut [NamedSpan]) {
    let known: Vec<Range<TokenIdx>> = candidates
        .iter()
        .filter(|s| matches!(s.source, Source::Gazetteer { .. }) && s.kind != types::PERSON)
        .map(|s| s.tokens.clone())
        .collect();
    let bodies =
        candidates.iter_mut().filter(|s| s.kind == types::ORGANIZATION && s.source == Source::ClassNoun);
    for body in bodies {
        let tokens = body.tokens.clone();
        let reaching =
            |k: &&Range<TokenIdx>| tokens.start < k.start && k.start < tokens.end && tokens.end < k.end;
        if let Some(longer) = known.iter().find(reaching) {
            body.tokens.end = longer.end;
        }
    }
}

/// Keeps the longest of overlapping candidates; among equals the gazetteers', then the class noun's, then the recogniser's.
/// A gazetteer body keeps its words even inside a longer name of the recogniser that only adds a country before it.
pub(super) fn without_overlaps(mut candidates: Vec<NamedSpan>) -> Vec<NamedSpan> {
    let rank = |span: &NamedSpan| match span.source {
        Source::Gazetteer { .. } => 0,
        Source::ClassNoun => 1,
        Source::Model => 2,
    };
    candidates.sort_by_key(|span| (std::cmp::Reverse(span.tokens.len()), rank(span), span.tokens.start));
    let mut kept = Apart::default();
    candidates.retain(|candidate| kept.keep(candidate.tokens.clone()));
    candidates.sort_by_key(|span| span.tokens.start);
    candidates
}
