//! Gives one name one reading over a report.

use super::reach;
use super::signs::is_titled;
use crate::context::Context;
use crate::cover::Taken;
use crate::detector::Rule;
use crate::mention::names::{NamedSpan, Source, name_key};
use crate::mention::writing::{capitalised, is_hyphen_inside, title_cased};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{BlockKind, Form};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Gives all spans of one surface one reading: the surname of a person named in full, or of one with a title, is that person
/// everywhere in the report; else what the words around a name said of it, else what most of its spans are.
pub(in crate::mention) fn one_reading(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: &mut Vec<NamedSpan>,
) {
    let visited: FxHashSet<String> =
        spans.iter().filter(|s| is_where(parsed, s.tokens.clone())).map(|s| words(parsed, s)).collect();
    for _ in 0..2 {
        // Who has a title once is named without it elsewhere.
        let known = surnames(parsed, context, spans).difference(&visited).cloned().collect();
        for span in spans.iter_mut().filter(|s| is_namesake(parsed, s, &known)) {
            *span = NamedSpan::person(span.tokens.clone(), Rule::Surname);
        }
    }
    let surnames = surnames(parsed, context, spans);
    let leading = leading_names(parsed, spans);
    let borne = |span: &NamedSpan| {
        let name = words(parsed, span);
        surnames.contains(&name) || in_heading(parsed, span) && leading.contains(&name)
    };
    let kinds = elected(parsed, spans);
    for span in spans.iter_mut().filter(|s| s.source == Source::Model) {
        if borne(span) {
            span.kind = types::PERSON.to_owned();
        } else if let Some(kind) = kinds.get(&words(parsed, span)) {
            span.kind.clone_from(kind);
        }
    }
    repeat(parsed, spans);
    divide(parsed, spans, &surnames);
    unglue(parsed, spans, &surnames);
    add_missed(parsed, context, spans, &surnames);
}

/// Cities are surnames too ("Prime Minister London", "London said"): where somebody of the report is named so and nothing happens in
/// the city, it is not meant. What states are named like needs a title before it to be a person.
fn is_namesake(parsed: &ParsedReport<'_>, span: &NamedSpan, surnames: &FxHashSet<String>) -> bool {
    let known = matches!(span.source, Source::Gazetteer { .. }) && span.form != Form::Demonym;
    let city = span.kind == types::PLACE || span.form == Form::Metonym;
    let start = span.tokens.start;
    let titled = start > 0
        && is_titled(parsed, start)
        && capitalised(parsed, start - 1)
        && !title_cased(parsed, parsed.sentence(start).tokens.clone());
    let borne = surnames.contains(&words(parsed, span));
    known && (city && titled || borne && (titled || city))
}

/// Whether what stands beside a name says that it is a place's: "in London", "flew to London", "the city of London", "the London talks".
fn is_where(parsed: &ParsedReport<'_>, name: Range<TokenIdx>) -> bool {
    const PLACING: [&str; 8] = ["across", "around", "at", "in", "inside", "near", "outside", "through"];
    let at = parsed.head_of(name);
    let Some(head) = parsed.head(at) else { return false };
    let up = parsed.head(head).unwrap_or(head);
    match parsed.dep(at) {
        Dep::Pobj if parsed.lemma(head) == "of" => parsed.hits.is(up, "settlement"),
        Dep::Pobj if matches!(parsed.lemma(head), "to" | "from" | "for") => {
            parsed.hits.is_any(up, &["occasion_verb", "visit", "meeting"])
        }
        Dep::Pobj => PLACING.contains(&parsed.lemma(head)),
        Dep::Dobj => matches!(parsed.lemma(head), "visit" | "reach" | "leave" | "tour"),
        Dep::Compound | Dep::Nmod => parsed.pos(head) == Pos::Noun,
        _ => false,
    }
}

fn words(parsed: &ParsedReport<'_>, span: &NamedSpan) -> String {
    name_key(parsed.text_of(span.tokens.clone()))
}

/// How people named in full, or by title, are named in short: by the end of their name ("Sisi", "al-Sisi").
fn surnames(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &[NamedSpan]) -> FxHashSet<String> {
    let people = spans.iter().filter(|s| s.kind == types::PERSON);
    let sure = people.filter(|s| s.tokens.len() > 1 || is_titled(parsed, s.tokens.start));
    sure.flat_map(|s| endings(context.knowledge.generations.divide(&words(parsed, s)).0)).collect()
}

/// The first words of names in the body: where the family's name comes first, headlines use it alone ("Xi", "Kim").
fn leading_names(parsed: &ParsedReport<'_>, spans: &[NamedSpan]) -> FxHashSet<String> {
    let full =
        spans.iter().filter(|s| s.kind == types::PERSON && s.tokens.len() > 1 && !in_heading(parsed, s));
    full.filter_map(|s| words(parsed, s).split(' ').next().map(str::to_owned)).collect()
}

fn in_heading(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    parsed.sentence(span.tokens.start).block != BlockKind::Paragraph
}

/// The last word of a name without a generation, the last two, and so on; a name of one word itself.
fn endings(name: &str) -> Vec<String> {
    let parts: Vec<&str> = name.split(' ').collect();
    (parts.len().min(2) - 1..parts.len()).map(|from| parts[from..].join(" ")).collect()
}

/// The type of each name: what introduces it anywhere, else what it is most often.
fn elected(parsed: &ParsedReport<'_>, spans: &[NamedSpan]) -> FxHashMap<String, String> {
    const INTRODUCED: usize = 1000;
    let mut votes: FxHashMap<String, FxHashMap<&str, usize>> = FxHashMap::default();
    for span in spans.iter().filter(|s| s.source != Source::ClassNoun && s.gazetteer.is_none()) {
        let weight = if span.found_by == Rule::Introduced { INTRODUCED } else { 1 };
        *votes.entry(words(parsed, span)).or_default().entry(span.kind.as_str()).or_default() += weight;
    }
    let best = |kinds: FxHashMap<&str, usize>| {
        let most = kinds.values().copied().max()?;
        let mut tied: Vec<&str> = kinds.iter().filter(|(_, n)| **n == most).map(|(kind, _)| *kind).collect();
        tied.sort_unstable();
        (tied.len() == 1).then(|| tied[0].to_owned())
    };
    votes.into_iter().filter_map(|(name, kinds)| Some((name, best(kinds)?))).collect()
}

/// A person's full name is that person's wherever the report has it, whatever was found inside it: "Francisco Cuba" is no country.
fn repeat(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>) {
    let full: FxHashSet<Vec<&str>> = spans
        .iter()
        .filter(|s| s.kind == types::PERSON && s.tokens.len() > 1 && !in_heading(parsed, s))
        .map(|s| s.tokens.clone().map(|i| parsed.text(i)).collect())
        .collect();
    let firsts: FxHashSet<&str> = full.iter().map(|name| name[0]).collect();
    let known: FxHashSet<Range<usize>> = spans.iter().map(|s| s.tokens.clone()).collect();
    let mut again: Vec<Range<usize>> = Vec::new();
    for i in (0..parsed.tokens.len()).filter(|i| firsts.contains(parsed.text(*i))) {
        let here = full.iter().filter(|name| {
            i + name.len() <= parsed.sentence(i).tokens.end
                && name.iter().enumerate().all(|(k, word)| parsed.text(i + k) == *word)
        });
        again
            .extend(here.map(|name| name.len()).max().map(|n| i..i + n).filter(|name| !known.contains(name)));
    }
    let inside =
        |s: &NamedSpan, name: &Range<usize>| name.start <= s.tokens.start && s.tokens.end <= name.end;
    // A longer name that holds the words is another's, and stays.
    again.retain(|name| {
        spans.iter().all(|s| inside(s, name) || s.tokens.end <= name.start || name.end <= s.tokens.start)
    });
    spans.retain(|s| !again.iter().any(|name| inside(s, name)));
    spans.extend(again.into_iter().map(|name| NamedSpan::person(name, Rule::Repeated)));
    spans.sort_by_key(|span| span.tokens.start);
}

/// "the Ruiz-Ortega talks": two people of the report, not a body.
fn divide(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>, surnames: &FxHashSet<String>) {
    let known = |i: usize| surnames.contains(&name_key(parsed.text(i)));
    let pair = |s: &NamedSpan| {
        s.source == Source::Model
            && s.tokens.len() == 3
            && is_hyphen_inside(parsed, s.tokens.start + 1)
            && (known(s.tokens.start) && known(s.tokens.end - 1))
    };
    let people: Vec<NamedSpan> = spans
        .iter()
        .filter(|s| pair(s))
        .flat_map(|s| [s.tokens.start, s.tokens.end - 1])
        .map(|i| NamedSpan::person(i..i + 1, Rule::Surname))
        .collect();
    spans.retain(|s| !pair(s));
    spans.extend(people);
}

/// In a headline where every word has a capital, "Ruiz Urges Ortega" is none of the names of the report, but holds two.
fn unglue(parsed: &ParsedReport<'_>, spans: &mut Vec<NamedSpan>, surnames: &FxHashSet<String>) {
    let names: FxHashSet<String> = spans
        .iter()
        .filter(|s| s.kind == types::PERSON && !in_capitals(parsed, s))
        .map(|s| words(parsed, s))
        .collect();
    spans.retain(|s| {
        let name = words(parsed, s);
        let known = names.contains(&name) || surnames.contains(&name);
        let holds = || name.split(' ').any(|part| surnames.contains(part));
        s.source != Source::Model || known || !in_capitals(parsed, s) || !holds()
    });
}

fn in_capitals(parsed: &ParsedReport<'_>, span: &NamedSpan) -> bool {
    title_cased(parsed, parsed.sentence(span.tokens.start).tokens.clone())
}

/// Surnames that stand where nothing was found.
fn add_missed(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: &mut Vec<NamedSpan>,
    surnames: &FxHashSet<String>,
) {
    let mut taken = Taken::by(parsed, spans.iter().map(|s| s.tokens.clone()));
    let missed: Vec<_> = (0..parsed.tokens.len())
        .filter(|i| {
            capitalised(parsed, *i)
                && surnames.contains(&name_key(parsed.text(*i)))
                && (parsed.pos(*i) == Pos::Propn || is_miscalled(parsed, *i))
        })
        .filter(|i| taken.is_free(*i))
        .collect();
    for i in missed {
        let start = reach::start_of(parsed, context, &taken, i..i + 1);
        taken.mark(start..i + 1);
        spans.push(NamedSpan::person(start..i + 1, Rule::Surname));
    }
    spans.sort_by_key(|span| span.tokens.start);
}

/// A surname that is a common word too, and that the tagger took for one: capitalised inside a sentence, or a speaker at its start.
fn is_miscalled(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let sentence = parsed.sentence(i).tokens.clone();
    let first = sentence.clone().find(|k| parsed.text(*k).chars().any(char::is_alphanumeric)) == Some(i);
    let speaks = || parsed.head(i).is_some_and(|verb| parsed.hits.is(verb, "reporting"));
    parsed.pos(i) == Pos::Noun
        && parsed.child(i, &[Dep::Det, Dep::Amod, Dep::Compound, Dep::Poss]).is_none()
        && !title_cased(parsed, sentence)
        && (!first || parsed.dep(i) == Dep::Nsubj && (speaks() || !parsed.tag(i).is_plural()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_named_by_the_end_of_their_names() {
        assert_eq!(endings("ana de la cruz"), ["de la cruz", "la cruz", "cruz"]);
        assert_eq!(endings("ruiz"), ["ruiz"]);
    }
}
