//! Adds people whom the recogniser overlooks: a given name with what follows it, or a capitalised phrase in a row of people.

use super::reach::{self, is_name_word};
use super::signs::post_behind;
use crate::context::Context;
use crate::cover::Taken;
use crate::detector::Rule;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::{capitalised, is_hyphen_inside, title_cased};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Longest name looked for, in tokens.
const LONGEST: usize = 5;

/// Adds people where nothing was found.
pub(super) fn add(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    release(parsed, context, spans);
    wed(parsed, context, spans);
    let mut taken = Taken::by(parsed, spans.iter().map(|s| s.tokens.clone()));
    let people = spans.iter().filter(|s| s.kind == types::PERSON && s.source == Source::Model);
    let mut people: FxHashSet<TokenIdx> = people.map(|s| parsed.head_of(s.tokens.clone())).collect();
    let mut at = 0;
    while at < parsed.tokens.len() {
        let Some(name) = run(parsed, &taken, at) else {
            at += 1;
            continue;
        };
        at = name.end;
        let given = (context.knowledge.gazetteer.is_first_name(parsed.text(name.start))
            || is_initials(parsed, name.start))
            && compound(parsed, name.clone());
        let bare = name.start == 0
            || !matches!(parsed.tag(name.start - 1), Tag::Dt | Tag::OpenQuote | Tag::CloseQuote);
        if bare
            && (given || in_row(parsed, &people, name.clone()) || holds_post(parsed, name.clone()))
            && !title_cased(parsed, parsed.sentence(name.start).tokens.clone())
        {
            taken.mark(name.clone());
            people.insert(parsed.head_of(name.clone()));
            spans.push(NamedSpan::person(name, Rule::Given));
        }
    }
}

/// A given name taken for a body or place by itself, with more of the name behind it, is no name yet.
fn release(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    let taken = Taken::by(parsed, spans.iter().map(|s| s.tokens.clone()));
    let halved: FxHashSet<TokenIdx> = spans
        .iter()
        .filter(|s| {
            s.source == Source::Model
                && s.kind != types::PERSON
                && s.tokens.len() == 1
                && s.tokens.end < parsed.tokens.len()
        })
        .filter(|s| {
            context.knowledge.gazetteer.is_first_name(parsed.text(s.tokens.start))
                && names(parsed, s.tokens.end)
                && taken.is_free(s.tokens.end)
        })
        .map(|s| s.tokens.start)
        .collect();
    spans.retain(|s| s.tokens.len() > 1 || !halved.contains(&s.tokens.start));
}

/// "Georgia Melani": what a state or city is named like is a given name right before a surname that hangs together with it.
fn wed(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    let given = |s: &NamedSpan| {
        matches!(s.source, Source::Gazetteer { .. })
            && s.tokens.len() == 1
            && matches!(s.kind.as_str(), types::COUNTRY | types::PLACE)
            && context.knowledge.gazetteer.is_first_name(parsed.text(s.tokens.start))
    };
    let surname = |s: &NamedSpan| {
        s.source == Source::Model && s.tokens.len() == 1 && is_name_word(parsed, s.tokens.start)
    };
    let mut at = 0;
    while at + 1 < spans.len() {
        let (a, b) = (&spans[at], &spans[at + 1]);
        let joined = a.tokens.end == b.tokens.start
            && parsed.dep(a.tokens.start) == Dep::Compound
            && parsed.head(a.tokens.start) == Some(b.tokens.start)
            && parsed.dep(b.tokens.start) != Dep::Compound;
        if joined && given(a) && surname(b) {
            spans[at] = NamedSpan::person(a.tokens.start..b.tokens.end, Rule::Given);
            spans.remove(at + 1);
        }
        at += 1;
    }
}

/// Capitalised proper nouns that no name holds, two at least, with hyphenated parts.
fn run(parsed: &ParsedReport<'_>, taken: &Taken, start: TokenIdx) -> Option<Range<TokenIdx>> {
    let ceiling = parsed.sentence(start).tokens.end.min(start + LONGEST);
    let free = |i: TokenIdx| taken.is_free(i);
    let mut end = start;
    while end < ceiling
        && free(end)
        && (names(parsed, end)
            || end == start && is_initials(parsed, end)
            || end > start && reach::is_particle(parsed, end)
            || end > start && (is_hyphen_inside(parsed, end) || is_hyphen_inside(parsed, end - 1)))
    {
        end += 1;
    }
    let words = (start..end).filter(|i| names(parsed, *i) || is_initials(parsed, *i)).count();
    let ended = end > start && (names(parsed, end - 1) || is_hyphen_inside(parsed, end.max(2) - 2));
    let whole = end < parsed.tokens.len() && (free(end) || !capitalised(parsed, end)) && !names(parsed, end);
    (words > 1 && whole && ended && !is_hyphen_inside(parsed, end - 1)).then_some(start..end)
}

/// "F.W.", "J."
fn is_initials(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let word = parsed.text(i);
    parsed.tag(i) == Tag::Nnp
        && word.ends_with('.')
        && word.len() <= 6
        && word.split('.').all(|part| part.len() <= 1)
}

fn names(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    is_name_word(parsed, i) && !parsed.hits.is(i, "member")
}

/// Whether the words hang on the last of them.
fn compound(parsed: &ParsedReport<'_>, name: Range<TokenIdx>) -> bool {
    let head = parsed.head_of(name.clone());
    name.clone().all(|i| i == head || parsed.ancestors(i).take(name.len()).any(|a| a == head))
        && head + 1 == name.end
        && parsed.dep(head) != Dep::Compound
}

/// "X Y, the prime minister of Z,": a post stands behind the name.
fn holds_post(parsed: &ParsedReport<'_>, name: Range<TokenIdx>) -> bool {
    let head = parsed.head_of(name.clone());
    head + 1 == name.end && post_behind(parsed, head, name.end)
}

/// `people` are the heads of names known for people's.
fn in_row(parsed: &ParsedReport<'_>, people: &FxHashSet<TokenIdx>, name: Range<TokenIdx>) -> bool {
    let head = parsed.head_of(name);
    parsed.dep(head) == Dep::Conj && parsed.head(head).is_some_and(|i| people.contains(&i))
}
