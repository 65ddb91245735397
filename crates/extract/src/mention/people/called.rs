//! Leaders named in short: what reports call them is a person's name where their country is spoken of in their days.

use crate::context::Context;
use crate::detector::Rule;
use crate::mention::names::{NamedSpan, Source};
use crate::mention::writing::capitalised;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::gazetteer::GazEntity;
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Types what leaders are called as people, and adds it where nothing was found.
pub(in crate::mention) fn add(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    let company: FxHashSet<(String, String)> =
        spans.iter().filter_map(|s| Some((s.kind.clone(), s.gazetteer.clone()?))).collect();
    let ends: FxHashSet<&str> = spans.iter().filter_map(|span| end_of_body(parsed, span)).collect();
    let meant = |tokens: Range<TokenIdx>| {
        let name = parsed.text_of(tokens);
        let mut called = context.knowledge.gazetteer.called(name);
        !ends.contains(name) && called.any(|leader| in_office(context, leader, &company))
    };
    let rules = |name: &str| {
        let mut terms =
            context.knowledge.gazetteer.called(name).flat_map(|l| context.knowledge.gazetteer.terms(&l.id));
        terms.any(|term| context.year.is_none_or(|year| term.holds_in(year, context.month)))
    };
    let mistaken = |s: &NamedSpan| {
        s.source == Source::Model && s.kind != types::PERSON && s.found_by != Rule::Introduced
    };
    for span in spans.iter_mut().filter(|s| mistaken(s)) {
        let head = parsed.head_of(span.tokens.clone());
        if acts(parsed, head) && meant(span.tokens.clone())
            || decides(parsed, head) && span.tokens.len() == 1 && rules(parsed.text(head))
        {
            span.kind = types::PERSON.to_owned();
            span.found_by = Rule::Leader.into();
        }
    }
    let free = |i: TokenIdx, spans: &[NamedSpan]| spans.iter().all(|s| !s.tokens.contains(&i));
    let missed: Vec<TokenIdx> = (0..parsed.tokens.len())
        .filter(|i| parsed.tag(*i) == Tag::Nnp && capitalised(parsed, *i) && acts(parsed, *i))
        .filter(|i| meant(*i..*i + 1) && alone(parsed, *i) && free(*i, spans))
        .collect();
    spans.extend(missed.into_iter().map(|i| NamedSpan::person(i..i + 1, Rule::Leader)));
    spans.sort_by_key(|span| span.tokens.start);
}

/// The last word of a longer name of a body: a report of 20th Century Fox calls it Fox, and not a minister of that name.
fn end_of_body<'p>(parsed: &'p ParsedReport<'_>, span: &NamedSpan) -> Option<&'p str> {
    let of_body = span.kind == types::ORGANIZATION && span.tokens.len() > 1;
    of_body.then(|| parsed.text(span.tokens.end - 1))
}

/// Whether a leader holds office when the report is written, and the report speaks of the country or body in question.
fn in_office(context: Context<'_>, leader: &GazEntity, company: &FxHashSet<(String, String)>) -> bool {
    let speaks_of = |kind: &str, id: &str| company.contains(&(kind.to_owned(), id.to_owned()));
    context.knowledge.gazetteer.terms(&leader.id).iter().any(|term| {
        context.year.is_none_or(|year| term.holds_in(year, context.month))
            && speaks_of(term.body_type, &term.body)
    })
}

/// No part of a longer name, no month or weekday.
fn alone(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let sentence = &parsed.sentence(i).tokens;
    let beside = |k: TokenIdx| {
        sentence.contains(&k) && (matches!(parsed.tag(k), Tag::Nnp | Tag::Nnps | Tag::Cd | Tag::Dt))
    };
    let span = parsed.span_of(i..i + 1);
    let dated = parsed.times_near(span).iter().any(|time| time.span.overlaps(span));
    !(dated || beside(i + 1) || i > 0 && beside(i - 1))
}

/// "X refused to sign", "X said": a bare name as the subject of what is done in person. A leader in office needs no country beside it.
fn decides(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    const PERSONAL: [&str; 5] = ["reporting", "reject_verb", "sign_verb", "gather", "attend"];
    let verb =
        parsed.head(head).filter(|_| parsed.dep(head) == Dep::Nsubj && parsed.children(head).is_empty());
    verb.is_some_and(|verb| parsed.hits.is_any(verb, &PERSONAL))
}

/// Where people stand: subject, possessor, in the company of others, behind "with", "by", "between", "of" and the like.
fn acts(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    match parsed.dep(head) {
        Dep::Nsubj | Dep::Nsubjpass | Dep::Poss | Dep::Conj | Dep::Agent | Dep::Dative | Dep::Dobj => true,
        Dep::Pobj => parsed
            .head(head)
            .is_some_and(|p| matches!(parsed.lemma(p), "with" | "by" | "between" | "for" | "to" | "of")),
        _ => false,
    }
}
