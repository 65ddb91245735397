//! Firms by the legal form at the end of their names, and by such a name without it, or by its first word alone: "Larkspur Mills Inc",
//! then "Larkspur Mills" or "Larkspur". The recogniser takes these for people, overlooks them, or finds half of them.

use super::key::{ANGLES, name_key};
use super::span::{NamedSpan, Source};
use crate::context::Context;
use crate::cover::Taken;
use crate::detector::Rule;
use crate::mention::class_noun::class_kind;
use crate::mention::people;
use crate::mention::writing::{capitalised, title_cased};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Makes bodies of firms' names, in full and in short.
pub(super) fn settle(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    let full = |s: &NamedSpan| s.gazetteer.is_none() && has_form(parsed, context, s.tokens.clone());
    for span in
        spans.iter_mut().filter(|s| s.kind == types::PERSON || s.kind == types::PLACE).filter(|s| full(s))
    {
        *span = body(whole(parsed, span.tokens.clone()));
    }
    spans
        .retain(|s| s.gazetteer.is_some() || s.tokens.len() > 1 || !is_form(parsed, context, s.tokens.start));
    let firms: FxHashSet<String> = spans
        .iter()
        .filter(|s| s.kind == types::ORGANIZATION && full(s))
        .map(|s| name_key(parsed.text_of(s.tokens.clone())))
        .collect();
    let shorts = shorts(parsed, context, spans, &firms);
    let is_short = |tokens: &Range<TokenIdx>| tokens.len() == 1 && shorts.contains(parsed.text(tokens.start));
    for span in spans.iter_mut().filter(|s| s.source == Source::Model && is_short(&s.tokens)) {
        if !people::is_titled(parsed, span.tokens.start) {
            *span = body(span.tokens.clone());
        }
    }
    repeat(parsed, context, spans);
    let taken = Taken::by(parsed, spans.iter().map(|s| s.tokens.clone()));
    let missed = (0..parsed.tokens.len())
        .filter(|i| shorts.contains(parsed.text(*i)) && taken.is_free(*i) && stands_alone(parsed, *i));
    spans.extend(missed.map(|i| body(i..i + 1)).collect::<Vec<_>>());
    spans.sort_by_key(|span| span.tokens.start);
}

/// Finds firms' names without their form wherever the report has them, whatever was found inside.
fn repeat(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    let bare: FxHashSet<Vec<&str>> = spans
        .iter()
        .filter(|s| s.kind == types::ORGANIZATION && s.gazetteer.is_none())
        .filter_map(|s| without_form(parsed, context, s.tokens.clone()))
        .map(|name| name.map(|i| parsed.text(i)).collect())
        .collect();
    let firsts: FxHashSet<&str> = bare.iter().map(|name| name[0]).collect();
    let mut found: Vec<Range<TokenIdx>> = Vec::new();
    for i in (0..parsed.tokens.len()).filter(|i| firsts.contains(parsed.text(*i))) {
        let end = parsed.sentence(i).tokens.end;
        let here = bare.iter().filter(|name| {
            i + name.len() <= end && name.iter().enumerate().all(|(k, word)| parsed.text(i + k) == *word)
        });
        found.extend(here.map(Vec::len).max().map(|n| i..i + n));
    }
    found.retain(|name| {
        let apart = |s: &NamedSpan| s.tokens.end <= name.start || name.end <= s.tokens.start;
        let inside = |s: &NamedSpan| {
            name.start <= s.tokens.start
                && s.tokens.end <= name.end
                && s.tokens != *name
                && s.source == Source::Model
        };
        spans.iter().all(|s| apart(s) || inside(s))
    });
    spans.retain(|s| !found.iter().any(|name| name.start <= s.tokens.start && s.tokens.end <= name.end));
    spans.extend(found.into_iter().map(body));
}

/// The words of a firm's name before its form, if they are two or more.
fn without_form(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    tokens: Range<TokenIdx>,
) -> Option<Range<TokenIdx>> {
    let whole = tokens.len();
    let mut name = tokens;
    while has_form(parsed, context, name.clone()) {
        name.end -= 1;
    }
    let capital = |i: TokenIdx| capitalised(parsed, i);
    (name.len() > 1 && name.len() < whole && capital(name.start) && capital(name.end - 1)).then_some(name)
}

/// All that the recogniser took for the name, from which a title may have been cut: "[Dean] Larkspur Inc".
fn whole(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    let Some(name) = parsed.name_at(tokens.start).filter(|name| name.tokens.end == tokens.end) else {
        return tokens;
    };
    let opens = |i: &TokenIdx| {
        capitalised(parsed, *i) && parsed.pos(*i) == Pos::Propn && !parsed.in_time(parsed.span_of(*i..*i + 1))
    };
    let start = (name.tokens.start..tokens.start).rev().take_while(opens).last().unwrap_or(tokens.start);
    start..tokens.end
}

fn is_form(parsed: &ParsedReport<'_>, context: Context<'_>, i: TokenIdx) -> bool {
    let word = parsed.text(i).trim_matches(ANGLES).to_lowercase();
    capitalised(parsed, i) && context.knowledge.words.has("company_form", &word)
}

/// Whether a name of several words ends in the legal form of a firm.
fn has_form(parsed: &ParsedReport<'_>, context: Context<'_>, tokens: Range<TokenIdx>) -> bool {
    let last = parsed.text(tokens.end - 1).trim_matches(ANGLES).to_lowercase();
    tokens.len() > 1
        && capitalised(parsed, tokens.start)
        && context.knowledge.words.has("company_form", &last)
        && !is_form(parsed, context, tokens.start)
}

/// First words of firms' names that name nothing else in the report: no second firm, no place, no person.
fn shorts(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: &[NamedSpan],
    firms: &FxHashSet<String>,
) -> FxHashSet<String> {
    let mut found: FxHashMap<&str, FxHashSet<String>> = FxHashMap::default();
    for span in spans.iter().filter(|s| s.kind == types::ORGANIZATION && s.tokens.len() > 1) {
        let name = name_key(parsed.text_of(span.tokens.clone()));
        found.entry(parsed.text(span.tokens.start)).or_default().insert(name);
    }
    let persons: FxHashSet<&str> = spans
        .iter()
        .filter(|s| s.kind == types::PERSON && s.tokens.len() > 1)
        .flat_map(|s| s.tokens.clone())
        .map(|i| parsed.text(i))
        .collect();
    let plain = |word: &str| {
        let known = context.knowledge.gazetteer.lookup(word, context.year);
        let lower = word.to_lowercase();
        known.iter().all(|m| m.entity.type_name == types::PERSON)
            && word.chars().count() > 2
            && word.chars().any(char::is_lowercase)
            && word.chars().all(char::is_alphanumeric)
            && !["organization_noun", "company_noun", "office", "honorific", "calendar_name", "company_form"]
                .iter()
                .any(|class| context.knowledge.words.has(class, &lower))
    };
    let single =
        |names: &FxHashSet<String>| names.len() == 1 && names.iter().all(|name| firms.contains(name));
    found
        .into_iter()
        .filter(|(word, names)| single(names) && plain(word) && !persons.contains(word))
        .map(|(word, _)| word.to_owned())
        .collect()
}

/// A single capitalised word where a party stands: "Larkspur said", "shares of Larkspur".
fn stands_alone(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let sentence = parsed.sentence(i).tokens.clone();
    let beside = |k: Option<usize>| {
        k.is_some_and(|k| sentence.contains(&k) && capitalised(parsed, k) && parsed.pos(k) == Pos::Propn)
    };
    let noun = matches!(parsed.pos(i), Pos::Propn | Pos::Noun | Pos::Adj);
    let party = matches!(
        parsed.dep(i),
        Dep::Nsubj
            | Dep::Nsubjpass
            | Dep::Dobj
            | Dep::Pobj
            | Dep::Poss
            | Dep::Dative
            | Dep::Appos
            | Dep::Conj
    );
    noun && party
        && !title_cased(parsed, sentence.clone())
        && parsed.child(i, &[Dep::Det, Dep::Amod, Dep::Poss]).is_none()
        && class_kind(parsed, i).is_none()
        && !matches!(parsed.text((i + 1).min(sentence.end - 1)), "and" | "&" | "-")
        && !beside(i.checked_sub(1))
        && !beside(Some(i + 1))
}

fn body(tokens: Range<TokenIdx>) -> NamedSpan {
    NamedSpan::new(tokens, types::ORGANIZATION, Source::ClassNoun, Rule::Firm)
}
