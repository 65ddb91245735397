//! A country and a part of another country may bear one name ("Georgia"): what stands beside it, and the rest of the report, tell
//! which of them is meant.

use super::span::NamedSpan;
use crate::context::Context;
use crate::detector::Rule;
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_language::Dep;
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, Form};
use rustc_hash::FxHashSet;

/// Words behind the name of a part of a federation that a sovereign state has not, or seldom.
const PROVINCIAL: [&str; 12] = [
    "congressman",
    "congresswoman",
    "delegation",
    "democrat",
    "gov.",
    "governor",
    "lawmaker",
    "legislature",
    "republican",
    "sen.",
    "senator",
    "voter",
];

/// Gives every name of a country that is also a region's the reading that the report asks for.
pub(super) fn settle(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut [NamedSpan]) {
    let doubtful: Vec<(usize, &GazEntity, &GazEntity)> = spans
        .iter()
        .enumerate()
        .filter(|(_, span)| span.kind == types::COUNTRY && span.form == Form::Name)
        .filter_map(|(i, span)| readings(parsed, context, span).map(|(country, region)| (i, country, region)))
        .collect();
    for (_, country, region) in &doubtful {
        let of_name = |k: &usize| spans[*k].gazetteer.as_deref() == Some(country.id.as_str());
        let places: Vec<usize> = doubtful.iter().map(|(k, ..)| *k).filter(of_name).collect();
        let provincial =
            places.iter().any(|k| is_provincial(parsed, &spans[*k]) || follows_town(parsed, &spans[*k]));
        let elsewhere = around(parsed, context, spans, country, region);
        if (provincial || elsewhere.region) && !elsewhere.country {
            for k in places {
                spans[k].kind.clone_from(&region.type_name);
                spans[k].gazetteer = Some(region.id.clone());
                spans[k].found_by = Rule::Region.into();
            }
        }
    }
}

/// The country and the region of one name.
fn readings<'k>(
    parsed: &ParsedReport<'_>,
    context: Context<'k>,
    span: &NamedSpan,
) -> Option<(&'k GazEntity, &'k GazEntity)> {
    let matches = context.knowledge.gazetteer.lookup(parsed.text_of(span.tokens.clone()), context.year);
    let region = matches.iter().find(|m| m.entity.type_name == types::PLACE && m.entity.kind == "region")?;
    let country = matches.iter().find(|m| m.entity.type_name == types::COUNTRY && !m.usage.is_demonym())?;
    (region.entity.country.as_deref() != Some(country.entity.id.as_str()))
        .then_some((country.entity, region.entity))
}

/// "the Georgia legislature", "Georgia Governor": what follows the name belongs to a part of a federation.
fn is_provincial(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let sentence = &parsed.sentence(span.tokens.start).tokens;
    let behind = (span.tokens.end..sentence.end.min(span.tokens.end + 2)).map(|i| parsed.lemma(i));
    let mut behind = behind.filter(|lemma| *lemma != "'s");
    let stands = |i: TokenIdx| parsed.lemma(i) == "state" || parsed.lemma(i) == "u.s.";
    behind.next().is_some_and(|lemma| PROVINCIAL.contains(&lemma))
        || span.tokens.start > sentence.start + 1
            && parsed.text(span.tokens.start - 1) == "of"
            && (stands(span.tokens.start - 2) || PROVINCIAL.contains(&parsed.lemma(span.tokens.start - 2)))
}

/// "Macon, Georgia": towns are told by the part of a federation that they lie in; what lies in the country speaks against it anyway.
fn follows_town(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    let start = span.tokens.start;
    let floor = parsed.sentence(start).tokens.start;
    start > floor + 1
        && parsed.text(start - 1) == ","
        && capitalised(parsed, start - 2)
        && parsed.head(start).is_some_and(|head| head < start && parsed.dep(start) == Dep::Appos)
}

/// What else a report names that lies in the one or belongs to the other.
struct Around {
    country: bool,
    region: bool,
}

fn around(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: &[NamedSpan],
    country: &GazEntity,
    region: &GazEntity,
) -> Around {
    let gazetteer = &context.knowledge.gazetteer;
    let whole = region.country.as_deref();
    let mut named: FxHashSet<(&str, &str)> =
        spans.iter().filter_map(|span| Some((span.kind.as_str(), span.gazetteer.as_deref()?))).collect();
    let mut places: Vec<&GazEntity> = Vec::new();
    for block in parsed.report.blocks.iter().filter(|block| block.kind == BlockKind::Dateline) {
        let words = block.span.of(&parsed.report.text).split(',').next().unwrap_or_default();
        places.extend(gazetteer.lookup(words, context.year).iter().map(|m| m.entity).take(1));
    }
    places.extend(
        named
            .iter()
            .filter(|(kind, _)| *kind == types::PLACE)
            .filter_map(|(kind, id)| gazetteer.entity(kind, id)),
    );
    named.extend(places.iter().map(|place| (place.type_name.as_str(), place.id.as_str())));
    let lies_in =
        |id: &str| places.iter().any(|place| place.country.as_deref() == Some(id) && place.id != region.id);
    let spoken = |span: &NamedSpan| {
        span.gazetteer.as_deref() == Some(country.id.as_str())
            && matches!(span.form, Form::Demonym | Form::Metonym)
    };
    let ruled = |term: &rapporteur_knowledge::gazetteer::Term| {
        term.body_type == types::COUNTRY && term.body == country.id
    };
    let leader = spans.iter().any(|span| {
        span.kind == types::PERSON
            && gazetteer
                .called(parsed.text(span.tokens.end - 1))
                .any(|who| gazetteer.terms(&who.id).iter().any(ruled))
    });
    Around {
        country: lies_in(&country.id) || spans.iter().any(spoken) || leader,
        region: whole.is_some_and(lies_in),
    }
}
