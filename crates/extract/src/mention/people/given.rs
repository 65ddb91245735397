//! Finds people by a given name and their place in the sentence.

use crate::context::Context;
use crate::mention::class_noun::class_kind;
use crate::mention::names::{NamedSpan, Source};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::well_known::types;

/// What the recogniser takes for a body or place is a person if it begins with a given name and stands where people do: in a
/// row of them, in the possession of a country or body ("Italy's Giorgia Meloni"), behind an office, or speaking.
pub(in crate::mention) fn given_names(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    spans: &mut [NamedSpan],
) {
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
            && span.tokens.clone().all(|i| class_kind(parsed, i).is_none());
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

/// "the party's leader, X", "X, the envoy".
fn holds_office(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let person = |i: TokenIdx| parsed.hits.is_any(i, &["office", "leader", "person_noun"]);
    parsed.head(head).is_some_and(|up| parsed.dep(head) == Dep::Appos && person(up))
        || parsed.children_by(head, &[Dep::Appos]).any(person)
}
