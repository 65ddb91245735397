//! Words that follow a head without a break.

use super::signs::{closing_mark, is_dash, passed};
use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Prepositions before a time that only say when.
const WHEN: [&str; 6] = ["on", "in", "at", "during", "since", "as"];

/// Dependents of a branch that never belong to a description.
pub(super) fn breaks_off(document: &Document<'_>, c: TokenIdx) -> bool {
    match document.dep(c) {
        Dep::Parataxis | Dep::Intj | Dep::Meta => true,
        Dep::Relcl | Dep::Appos | Dep::Acl => after_comma(document, c),
        Dep::Advcl => !document.children_by(c, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To),
        Dep::Prep => after_comma(document, c) || is_circumstance(document, c),
        Dep::Npadvmod => is_time(document, c),
        Dep::Conj => tells_on(document, c),
        _ => false,
    }
}

/// "rumours that it was for sale and said it was not": a coordinated verb of saying goes on with the main clause.
fn tells_on(document: &Document<'_>, conjunct: TokenIdx) -> bool {
    document.hits.is(conjunct, "reporting")
        && matches!(document.tag(conjunct), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && document.child(conjunct, &[Dep::Nsubj, Dep::Nsubjpass]).is_none()
}

/// Prepositions that say under what circumstances something happens, not which thing is meant.
fn is_circumstance(document: &Document<'_>, preposition: TokenIdx) -> bool {
    const CIRCUMSTANCE: [&str; 18] = [
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
        "follow",
        "following",
        "once",
        "since",
        "though",
        "until",
        "while",
    ];
    let follows = document.head(preposition).is_some_and(|head| head < preposition);
    let lemma = document.lemma(preposition);
    let object = document.child(preposition, &[Dep::Pobj]);
    // "as part of a deal", "in a bid to win votes"
    let aside = |noun: TokenIdx| match lemma {
        "as" => document.lemma(noun) == "part" || !takes_as(document, preposition),
        "in" => {
            document.child(noun, &[Dep::Det]).is_some()
                && matches!(document.lemma(noun), "attempt" | "bid" | "effort" | "move" | "step")
        }
        _ => false,
    };
    follows
        && (CIRCUMSTANCE.contains(&lemma) || says_when(document, preposition) || object.is_some_and(aside))
}

/// Whether what stands before "as" asks for it; else it opens a clause that the parser does not see.
fn takes_as(document: &Document<'_>, preposition: TokenIdx) -> bool {
    const TAKE: [&str; 29] = [
        "act",
        "appoint",
        "appointment",
        "brand",
        "cast",
        "condemn",
        "define",
        "denounce",
        "depict",
        "describe",
        "dismiss",
        "elect",
        "hail",
        "install",
        "label",
        "name",
        "portray",
        "regard",
        "resign",
        "resignation",
        "role",
        "see",
        "serve",
        "status",
        "such",
        "take",
        "treat",
        "use",
        "work",
    ];
    let asked = document.head(preposition).is_some_and(|up| TAKE.contains(&document.lemma(up)));
    asked || document.children_by(preposition, &[Dep::Amod]).any(|such| document.lemma(such) == "such")
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

/// A description that begins inside a quotation ends with it.
pub(super) fn within_marks(
    document: &Document<'_>,
    words: Range<TokenIdx>,
    head: TokenIdx,
) -> Range<TokenIdx> {
    let close = closing_mark(document, words.start, words.end).filter(|close| *close > head);
    words.start..close.unwrap_or(words.end)
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
            _ => return trimmed(document, head, end),
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

/// Whether a last word is not complete without what was cut off behind it.
fn leads_on(document: &Document<'_>, i: TokenIdx, end: TokenIdx) -> bool {
    let cut = document.children(i).iter().any(|c| *c >= end && document.pos(*c) != Pos::Punct);
    match document.dep(i) {
        Dep::Cc | Dep::Det | Dep::Mark | Dep::Punct => true,
        Dep::Prep => cut || document.children(i).is_empty(),
        // "the protocol signed [in May]", "those that fell [before the deadline]"
        Dep::Acl | Dep::Amod => cut && document.head(i).is_some_and(|head| head < i),
        Dep::Relcl => cut && i > 0 && is_relative(document, i - 1),
        _ => is_relative(document, i) || document.tag(i) == Tag::To,
    }
}

pub(super) fn is_relative(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.tag(i), Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
}
