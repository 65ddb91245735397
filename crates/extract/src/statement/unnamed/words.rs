//! The words by which a speaker without a name is described.

use crate::document::{Document, TokenIdx};
use crate::mention::{lowered, plain_label};
use crate::party::described;
use crate::registry::Registry;
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// A description of more words is cut to its noun.
const LONGEST: usize = 8;

/// The words of a description; those of "those surveyed" go on to the end of the clause.
pub(super) fn extent(document: &Document<'_>, head: TokenIdx) -> Range<TokenIdx> {
    if document.pos(head) == Pos::Noun || document.pos(head) == Pos::Propn {
        return described::words(document, head);
    }
    let last = document.subtree(head).last().copied().unwrap_or(head);
    let comma = (head..last).find(|i| document.text(*i) == ",").unwrap_or(last + 1);
    let end = comma.min(last + 1);
    if end - head > LONGEST { head..head + 1 } else { head..end }
}

/// The words of a description, its owner's name in place of a pronoun.
pub(super) fn label(
    document: &Document<'_>,
    head: TokenIdx,
    words: Range<TokenIdx>,
    registry: &Registry,
) -> String {
    let start = words.start;
    // "Reports say" speaks of "reports".
    let opens = document.sentence(start).tokens.start == start
        && matches!(document.pos(start), Pos::Noun | Pos::Adj)
        && document.name_at(start).is_none()
        && registry.holding(start).all(|m| m.head == head);
    let text = plain_label(document.text_of(words));
    let owner = document
        .child(head, &[Dep::Poss])
        .filter(|p| document.tag(*p) == Tag::PrpPoss)
        .and_then(|p| registry.entity_at(p))
        .map(|id| registry.entity(id).label.clone());
    match owner {
        Some(owner) if owner.ends_with('s') => format!("{owner}' {text}"),
        Some(owner) => format!("{owner}'s {text}"),
        None if opens => lowered(&text),
        None => described::uncapitalised(document, start, text, registry),
    }
}
