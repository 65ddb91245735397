//! Words that follow a head without a break.

use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Prepositions before a time that only say when.
const WHEN: [&str; 6] = ["on", "in", "at", "during", "since", "as"];

/// How many words brackets inside a description may hold: an abbreviation or a short gloss.
const LONGEST_BRACKETS: usize = 4;

/// Dependents of a branch that never belong to a description.
pub(super) fn breaks_off(document: &Document<'_>, c: TokenIdx) -> bool {
    match document.dep(c) {
        Dep::Parataxis | Dep::Intj | Dep::Meta => true,
        Dep::Relcl | Dep::Appos | Dep::Acl => after_comma(document, c),
        Dep::Advcl => !document.children_by(c, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To),
        Dep::Prep => after_comma(document, c) || is_circumstance(document, c),
        Dep::Npadvmod => is_time(document, c),
        _ => false,
    }
}

/// Prepositions that say under what circumstances something happens, not which thing is meant.
fn is_circumstance(document: &Document<'_>, preposition: TokenIdx) -> bool {
    const CIRCUMSTANCE: [&str; 17] = [
        "accord",
        "according",
        "after",
        "ahead",
        "amid",
        "amidst",
        "because",
        "before",
        "despite",
        "due",
        "during",
        "following",
        "once",
        "since",
        "though",
        "until",
        "while",
    ];
    let follows = document.head(preposition).is_some_and(|head| head < preposition);
    follows && (CIRCUMSTANCE.contains(&document.lemma(preposition)) || says_when(document, preposition))
}

/// "on Monday", "in 1984": a preposition with a time as its object.
fn says_when(document: &Document<'_>, preposition: TokenIdx) -> bool {
    let timed = |word: TokenIdx| is_time(document, word);
    WHEN.contains(&document.lemma(preposition)) && document.children_by(preposition, &[Dep::Pobj]).any(timed)
}

pub(super) fn is_time(document: &Document<'_>, word: TokenIdx) -> bool {
    document.in_time(document.span_of(word..word + 1))
}

/// Whether a comma, a dash or a bracket stands before a branch.
pub(super) fn after_comma(document: &Document<'_>, c: TokenIdx) -> bool {
    let first = document.subtree(c)[0];
    first > 0 && matches!(document.text(first - 1), "," | "-" | "–" | "—" | "--" | "(" | ";" | ":")
}

/// The words of branches behind `head` that hang together: from `head` on to the first that none of them holds. Commas of lists,
/// short brackets and quotation marks are passed over.
pub(super) fn stretch(document: &Document<'_>, head: TokenIdx, branches: &[TokenIdx]) -> Range<TokenIdx> {
    let mut kept: Vec<TokenIdx> =
        branches.iter().flat_map(|b| document.subtree_without(*b, |c| breaks_off(document, c))).collect();
    kept.sort_unstable();
    let holds = |i: TokenIdx| kept.binary_search(&i).is_ok();
    let limit = document.sentence(head).tokens.end;
    let (mut end, mut at) = (head + 1, head + 1);
    while at < limit {
        if document.pos(at) == Pos::Punct || document.pos(at) == Pos::Space || is_dash(document, at) {
            match passed(document, at, limit).filter(|next| *next < limit && holds(*next)) {
                Some(next) => at = next,
                None => break,
            }
        } else if holds(at) {
            at += 1;
            end = at;
        } else {
            break;
        }
    }
    head..without_when(document, head, end)
}

/// The token behind a sign that a description may pass over.
fn passed(document: &Document<'_>, sign: TokenIdx, limit: TokenIdx) -> Option<TokenIdx> {
    match document.text(sign) {
        "," => in_list(document, sign, limit).then_some(sign + 1),
        "(" => {
            let close = (sign + 1..limit.min(sign + 2 + LONGEST_BRACKETS)).find(|i| document.text(*i) == ")");
            close.map(|close| close + 1)
        }
        "-" | "–" | "/" => is_tight(document, sign).then_some(sign + 1),
        "\"" | "“" | "”" | "'" | "‘" | "’" | "``" | "''" | "$" | "%" | "." => Some(sign + 1),
        _ if document.pos(sign) == Pos::Space => Some(sign + 1),
        _ => None,
    }
}

fn is_dash(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.text(i), "-" | "–" | "—" | "--")
}

/// A sign without a space on either side: "Franco-German".
fn is_tight(document: &Document<'_>, i: TokenIdx) -> bool {
    let end = |i: TokenIdx| document.tokens[i].span.end;
    i > 0
        && i + 1 < document.tokens.len()
        && end(i - 1) == document.tokens[i].span.start
        && end(i) == document.tokens[i + 1].span.start
}

/// Whether a comma parts members of one list, or two adjectives.
fn in_list(document: &Document<'_>, comma: TokenIdx, limit: TokenIdx) -> bool {
    let Some(host) = document.head(comma) else { return false };
    let listed = |host: TokenIdx| document.children_by(host, &[Dep::Conj]).any(|c| c > comma && c < limit);
    let adjectives = || document.dep(comma + 1) == Dep::Amod && document.dep(comma - 1) == Dep::Amod;
    comma + 1 < limit && (listed(host) || adjectives())
}

/// The end of a stretch without a time at its end that only says when: "the war in Iraq *in 2003*", "the vote *today*".
fn without_when(document: &Document<'_>, head: TokenIdx, end: TokenIdx) -> TokenIdx {
    let mut end = end;
    loop {
        let mut start = end;
        while start > head + 1 && is_time(document, start - 1) {
            start -= 1;
        }
        if start == end {
            return trimmed(document, head, end);
        }
        let before = start - 1;
        let preposition = document.pos(before) == Pos::Adp || document.dep(before) == Dep::Prep;
        end = match preposition {
            true if WHEN.contains(&document.lemma(before)) && before > head => before,
            false if document.dep(end - 1) == Dep::Npadvmod => start,
            _ => return end,
        };
    }
}

/// A stretch does not end in a word that only leads on to the next.
fn trimmed(document: &Document<'_>, head: TokenIdx, end: TokenIdx) -> TokenIdx {
    let mut end = end;
    while end > head + 1 && leads_on(document, end - 1, end) {
        end -= 1;
    }
    end
}

fn leads_on(document: &Document<'_>, i: TokenIdx, end: TokenIdx) -> bool {
    let opens = matches!(document.dep(i), Dep::Cc | Dep::Det | Dep::Mark | Dep::Punct);
    let cut = document.children(i).iter().any(|c| *c >= end);
    opens || cut && (document.dep(i) == Dep::Prep || document.tag(i) == Tag::To)
}
