//! The words by which a speaker without a name is described.

use crate::label::{lowered, plain_label};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::party;
use crate::registry::Registry;
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// A description of more words is cut to its noun.
const LONGEST: usize = 8;

/// The words of a description; those of "those surveyed" go on to the end of the clause.
pub(super) fn extent(parsed: &ParsedReport<'_>, head: TokenIdx) -> Range<TokenIdx> {
    if parsed.pos(head) == Pos::Noun || parsed.pos(head) == Pos::Propn {
        return party::words(parsed, head);
    }
    let last = parsed.subtree(head).last().copied().unwrap_or(head);
    let comma = (head..last).find(|i| parsed.text(*i) == ",").unwrap_or(last + 1);
    let end = comma.min(last + 1);
    if end - head > LONGEST { head..head + 1 } else { head..end }
}

/// The words of a description, its owner's name in place of a pronoun.
pub(super) fn label(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    words: Range<TokenIdx>,
    registry: &Registry,
) -> String {
    let start = words.start;
    // "Reports say" speaks of "reports".
    let opens = parsed.sentence(start).tokens.start == start
        && matches!(parsed.pos(start), Pos::Noun | Pos::Adj)
        && parsed.name_at(start).is_none()
        && registry.holding(start).all(|m| m.head == head);
    let text = plain_label(parsed.text_of(words));
    let owner = parsed
        .child(head, &[Dep::Poss])
        .filter(|p| parsed.tag(*p) == Tag::PrpPoss)
        .and_then(|p| registry.entity_at(p))
        .map(|id| registry.entity(id).label.clone());
    match owner {
        Some(owner) if owner.ends_with('s') => format!("{owner}' {text}"),
        Some(owner) => format!("{owner}'s {text}"),
        None if opens => lowered(&text),
        None => party::uncapitalised(parsed, start, text, registry),
    }
}
