//! People: names after titles, one reading per name, and surnames joined to full names.

mod called;
mod initials;
mod namesake;
mod posted;
mod reach;
mod reading;
mod unfound;

pub(super) use called::add as leaders;
pub(super) use initials::join as join_initials;
pub(super) use posted::add as posted;
pub(super) use reading::one_reading;

use super::Context;
use super::names::{ANGLES, NamedSpan, Source, name_key};
use super::spans::{self as phrases, capitalised, title_cased};
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;
use rapporteur_model::{Gender, LocalEntity, LocalId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// Adds people that only their title or an earlier full name shows, and cuts titles off names.
pub(super) fn complete(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut Vec<NamedSpan>) {
    for span in spans.iter_mut().filter(|span| span.kind == types::PERSON) {
        span.tokens = without_titles(parsed, span.tokens.clone());
    }
    spans.retain(|span| !span.tokens.is_empty());
    let titled = (0..parsed.tokens.len()).filter_map(|i| after_title(parsed, i)).collect::<Vec<_>>();
    for tokens in titled {
        match spans.iter_mut().find(|s| s.tokens.start < tokens.end && tokens.start < s.tokens.end) {
            // "[Secretary of Agriculture Ana Ruiz]": the recogniser took the title for part of a name.
            Some(span) if span.source == Source::Model && swallows(parsed, span.tokens.clone(), &tokens) => {
                span.kind = types::PERSON.to_owned();
                span.tokens = tokens;
            }
            Some(span) if span.source == Source::Model && span.tokens.start >= tokens.start => {
                span.kind = types::PERSON.to_owned();
                span.tokens = tokens.start..span.tokens.end.max(tokens.end);
            }
            Some(_) => {}
            None => spans.push(person(tokens, Rule::Title)),
        }
    }
    spans.sort_by_key(|span| span.tokens.start);
    reach::extend(parsed, context, spans);
    unfound::add(parsed, context, spans);
    spans.sort_by_key(|span| span.tokens.start);
}

/// Whether a span holds the end of a title and the name behind it.
fn swallows(parsed: &ParsedReport<'_>, span: Range<TokenIdx>, name: &Range<TokenIdx>) -> bool {
    let titled = parsed
        .titles
        .iter()
        .any(|title| title.tokens.end == name.start && title.tokens.contains(&span.start));
    titled && span.end == name.end && name.len() > 1
}

fn person(tokens: Range<TokenIdx>, found_by: Rule) -> NamedSpan {
    NamedSpan::new(tokens, types::PERSON, Source::Model, found_by)
}

fn without_titles(parsed: &ParsedReport<'_>, mut tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    while tokens.len() > 1 {
        let first = tokens.start;
        let title = (first..tokens.end - 1).rev().find(|last| {
            parsed.hits.get(*last, "office").is_some_and(|hit| hit.tokens.start == first)
                || parsed.hits.get(*last, "honorific").is_some_and(|hit| hit.tokens.start == first)
        });
        match title {
            Some(last) => tokens.start = last + 1,
            None => break,
        }
    }
    tokens
}

/// Whether an office or honorific stands right before a token.
pub(super) fn is_titled(parsed: &ParsedReport<'_>, start: TokenIdx) -> bool {
    start > 0 && parsed.hits.is_any(start - 1, &["office", "honorific"])
}

/// The capitalised words after an office or honorific: "President X Y", "Mr X".
fn after_title(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<Range<TokenIdx>> {
    let hit = parsed.hits.get(i, "honorific").or_else(|| parsed.hits.get(i, "office"))?;
    let sentence = &parsed.sentence(i).tokens;
    let start = hit.tokens.end;
    let honorific = parsed.hits.is(i, "honorific");
    if start >= sentence.end
        || !(capitalised(parsed, i) || honorific)
        || title_cased(parsed, sentence.clone())
    {
        return None;
    }
    let names = |k: TokenIdx| {
        capitalised(parsed, k)
            && parsed.pos(k) == Pos::Propn
            && !parsed.hits.is_any(k, &["office", "honorific", "organization_noun", "meeting", "document"])
    };
    let hyphened = |k: TokenIdx| {
        k > start && (phrases::is_hyphen_inside(parsed, k) || phrases::is_hyphen_inside(parsed, k - 1))
    };
    let end = (start..sentence.end).take(6).take_while(|k| names(*k) || hyphened(*k)).last()? + 1;
    Some(start..end)
}

/// What the recogniser takes for a body or place is a person if it begins with a given name and stands where people do: in a
/// row of them, in the possession of a country or body ("Italy's Giorgia Meloni"), behind an office, or speaking.
pub(super) fn given_names(parsed: &ParsedReport<'_>, context: Context<'_>, spans: &mut [NamedSpan]) {
    let heads = |kinds: &[&str]| {
        spans
            .iter()
            .filter(|s| kinds.contains(&s.kind.as_str()))
            .map(|s| parsed.head_of(s.tokens.clone()))
            .collect::<Vec<TokenIdx>>()
    };
    let (people, owners) = (heads(&[types::PERSON]), heads(&[types::COUNTRY, types::ORGANIZATION]));
    for span in spans
        .iter_mut()
        .filter(|s| s.source == Source::Model && s.kind != types::PERSON && (2..=5).contains(&s.tokens.len()))
    {
        let head = parsed.head_of(span.tokens.clone());
        let in_row = || {
            parsed.head(head).is_some_and(|h| parsed.dep(head) == Dep::Conj && people.contains(&h))
                || parsed.children_by(head, &[Dep::Conj]).any(|c| people.contains(&c))
        };
        let owned = || {
            parsed.child(head, &[Dep::Poss]).is_some_and(|p| owners.contains(&p) && !span.tokens.contains(&p))
        };
        let named = context.knowledge.gazetteer.is_first_name(parsed.text(span.tokens.start))
            && span.tokens.clone().all(|i| phrases::class_kind(parsed, i).is_none());
        if named && (in_row() || owned() || speaks(parsed, head, &span.kind) || holds_office(parsed, head)) {
            span.kind = types::PERSON.to_owned();
        }
    }
}

/// Bodies speak too, but what the recogniser takes for a place does nothing at all.
fn speaks(parsed: &ParsedReport<'_>, head: TokenIdx, kind: &str) -> bool {
    parsed.dep(head) == Dep::Nsubj
        && parsed.head(head).is_some_and(|verb| {
            parsed.hits.is(verb, "reporting") || (kind == types::PLACE && parsed.pos(verb) == Pos::Verb)
        })
}

/// Whether one post is told in an apposition behind a name that ends before `end`: "X, the defence minister,".
pub(super) fn post_behind(parsed: &ParsedReport<'_>, head: TokenIdx, end: TokenIdx) -> bool {
    parsed
        .children_by(head, &[Dep::Appos])
        .any(|noun| noun > end && parsed.hits.is(noun, "office") && !parsed.tag(noun).is_plural())
}

/// "the party's leader, X", "X, the envoy".
fn holds_office(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let person = |i: TokenIdx| parsed.hits.is_any(i, &["office", "leader", "person_noun"]);
    parsed.head(head).is_some_and(|up| parsed.dep(head) == Dep::Appos && person(up))
        || parsed.children_by(head, &[Dep::Appos]).any(person)
}

/// The parts of a name that somebody bears, and where.
type Bearer = (Vec<String>, LocalId, TokenIdx);

/// Leaves out those whom a name cannot mean because one is introduced as another's kin.
fn apart_from_kin(
    parsed: &ParsedReport<'_>,
    span: &NamedSpan,
    name: &[String],
    kin: &BTreeMap<LocalId, TokenIdx>,
    bearers: &mut Vec<&Bearer>,
) {
    let is_kin = |id: &LocalId| kin.contains_key(id);
    if name.len() > 1 {
        // "her mother, Ana Maria Ruiz" is not Ana Ruiz, though the names could be one person's.
        let introduced = namesake::is_kin(parsed, span);
        bearers.retain(|(other, id, _)| other == name || !introduced && !is_kin(id));
    } else {
        let others = bearers.iter().any(|(_, id, _)| !is_kin(id));
        bearers.retain(|(_, id, _)| !is_kin(id) || !others && kin[id] < span.tokens.start);
    }
}

fn new_person(parsed: &ParsedReport<'_>, span: &NamedSpan) -> LocalEntity {
    let words: Vec<&str> = parsed.text_of(span.tokens.clone()).split_whitespace().collect();
    let label = words.join(" ").trim_matches(ANGLES).to_owned();
    LocalEntity { kind: types::PERSON.to_owned(), label, named: true, ..LocalEntity::default() }
}

/// Makes one entity of each person: full names first, then surnames and given names, each to the nearest bearer before it;
/// not to one introduced as another's kin, if somebody else bears the name or the name stood alone before.
pub(super) fn register(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: Vec<NamedSpan>,
    registry: &mut Registry,
) {
    let parts = |span: &NamedSpan| -> Vec<String> {
        name_key(parsed.text_of(span.tokens.clone())).split(' ').map(str::to_owned).collect()
    };
    let mut known: Vec<Bearer> = Vec::new();
    let (long, single): (Vec<_>, Vec<_>) = spans.into_iter().partition(|span| parts(span).len() > 1);
    let mut full: FxHashMap<LocalId, usize> = FxHashMap::default();
    let mut kin: BTreeMap<LocalId, TokenIdx> = BTreeMap::new();
    let mut posts = namesake::Posts::default();
    for span in long.into_iter().chain(single) {
        let name = parts(&span);
        let gender = title_gender(parsed, span.tokens.start)
            .or_else(|| context.knowledge.gazetteer.first_name_gender(parsed.text(span.tokens.start)));
        let fits = |(other, id, _): &&Bearer| {
            same_person(&name, other)
                && agrees(registry.entity(*id).traits.gender, title_gender(parsed, span.tokens.start))
        };
        let start = span.tokens.start;
        let mut bearers: Vec<_> = known.iter().filter(fits).collect();
        apart_from_kin(parsed, &span, &name, &kin, &mut bearers);
        let namesakes = !bearers.is_empty();
        let titled = namesake::title_before(parsed, start).filter(|_| name.len() == 1);
        let leader = titled.as_deref().and_then(|post| {
            if bearers.iter().any(|(_, id, _)| posts.holds(*id, post)) {
                bearers.retain(|(_, id, _)| posts.holds(*id, post));
                return None;
            }
            let leader = namesake::leader(context, parsed.text_of(span.tokens.clone()), post)?;
            bearers.retain(|(name, _, _)| namesake::is_same(leader, name));
            bearers.is_empty().then_some(leader)
        });
        // Of two with one surname, the one whom the report names far more often goes by it alone.
        let n_named = |id: &LocalId| full.get(id).copied().unwrap_or_default();
        let most = bearers.iter().map(|(_, id, _)| n_named(id)).max().unwrap_or_default();
        let bearer = bearers
            .iter()
            .filter(|(_, id, _)| most == 0 || n_named(id) * 2 > most)
            .min_by_key(|(_, _, at)| (*at > start, at.abs_diff(start)))
            .map(|(_, id, _)| *id);
        let id = bearer.unwrap_or_else(|| registry.add(new_person(parsed, &span)));
        if let Some(leader) = leader.filter(|_| bearer.is_none() && namesakes) {
            registry.rename(id, &leader.label);
        }
        let traits = &mut registry.entity_mut(id).traits;
        traits.gender = traits.gender.or(if name.len() > 1 { gender } else { title_gender(parsed, start) });
        if name.len() > 1 {
            posts.note(parsed, context, &span, id);
            *full.entry(id).or_default() += 1;
            if bearer.is_none() && namesake::is_kin(parsed, &span) {
                kin.insert(id, start);
            }
        }
        known.push((name, id, start));
        let head = parsed.head_of(span.tokens.clone());
        registry.mention(
            parsed,
            Placed { tokens: span.tokens, head, entity: id, form: span.form, found_by: span.found_by },
        );
    }
}

fn agrees(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Whether two names of one report can be one person's: equal, one part of the other from its end, or initials for given names.
fn same_person(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    match short {
        [] => false,
        [one] => long.last() == Some(one) || (long.len() > 1 && long[0] == *one),
        _ => {
            let (s_last, l_last) = (&short[short.len() - 1], &long[long.len() - 1]);
            let given = |x: &str, y: &str| {
                x == y || (x.len() == 1 && y.starts_with(x)) || (y.len() == 1 && x.starts_with(y))
            };
            s_last == l_last && (given(&short[0], &long[0]) || long.contains(&short[0]))
        }
    }
}

/// The gender that an honorific before a name shows.
fn title_gender(parsed: &ParsedReport<'_>, start: TokenIdx) -> Option<Gender> {
    let before = start.checked_sub(1)?;
    let hit = parsed.hits.get(before, "honorific").filter(|hit| hit.tokens.end == start)?;
    hit.word.value(Column::Gender)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn surnames_and_initials_join_full_names() {
        assert!(same_person(&name("ruiz"), &name("ana ruiz")));
        assert!(same_person(&name("a ruiz"), &name("ana maria ruiz")));
        assert!(same_person(&name("kim"), &name("kim jong un")));
        assert!(!same_person(&name("eva ruiz"), &name("ana ruiz")));
    }
}
