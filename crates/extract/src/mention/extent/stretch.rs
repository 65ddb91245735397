//! Words that follow a head without a break.

use super::signs::{closing_mark, is_dash, passed};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Prepositions before a time that only say when.
const WHEN: [&str; 6] = ["on", "in", "at", "during", "since", "as"];

/// Dependents of a branch that never belong to a description.
pub(super) fn breaks_off(parsed: &ParsedReport<'_>, c: TokenIdx) -> bool {
    match parsed.dep(c) {
        Dep::Parataxis | Dep::Intj | Dep::Meta => true,
        Dep::Relcl | Dep::Appos | Dep::Acl => after_comma(parsed, c),
        Dep::Advcl => !parsed.children_by(c, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To),
        Dep::Prep => after_comma(parsed, c) || is_circumstance(parsed, c),
        Dep::Npadvmod => is_time(parsed, c),
        Dep::Conj => tells_on(parsed, c),
        _ => false,
    }
}

/// "rumours that it was for sale and said it was not": a coordinated verb of saying goes on with the main clause.
fn tells_on(parsed: &ParsedReport<'_>, conjunct: TokenIdx) -> bool {
    parsed.hits.is(conjunct, "reporting")
        && matches!(parsed.tag(conjunct), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        && parsed.child(conjunct, &[Dep::Nsubj, Dep::Nsubjpass]).is_none()
}

/// Prepositions that say under what circumstances something happens, not which thing is meant.
fn is_circumstance(parsed: &ParsedReport<'_>, preposition: TokenIdx) -> bool {
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
    let follows = parsed.head(preposition).is_some_and(|head| head < preposition);
    let lemma = parsed.lemma(preposition);
    let object = parsed.child(preposition, &[Dep::Pobj]);
    // "as part of a deal", "in a bid to win votes"
    let aside = |noun: TokenIdx| match lemma {
        "as" => parsed.lemma(noun) == "part" || !takes_as(parsed, preposition),
        "in" => {
            parsed.child(noun, &[Dep::Det]).is_some()
                && matches!(parsed.lemma(noun), "attempt" | "bid" | "effort" | "move" | "step")
        }
        _ => false,
    };
    follows && (CIRCUMSTANCE.contains(&lemma) || says_when(parsed, preposition) || object.is_some_and(aside))
}

/// Whether what stands before "as" asks for it; else it opens a clause that the parser does not see.
fn takes_as(parsed: &ParsedReport<'_>, preposition: TokenIdx) -> bool {
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
    let asked = parsed.head(preposition).is_some_and(|up| TAKE.contains(&parsed.lemma(up)));
    asked || parsed.children_by(preposition, &[Dep::Amod]).any(|such| parsed.lemma(such) == "such")
}

/// "on Monday", "in 1984": a preposition with a time as its object.
fn says_when(parsed: &ParsedReport<'_>, preposition: TokenIdx) -> bool {
    let timed = |word: TokenIdx| is_time(parsed, word);
    WHEN.contains(&parsed.lemma(preposition)) && parsed.children_by(preposition, &[Dep::Pobj]).any(timed)
}

pub(super) fn is_time(parsed: &ParsedReport<'_>, word: TokenIdx) -> bool {
    parsed.in_time(parsed.span_of(word..word + 1))
}

/// Whether a comma, a dash or a bracket stands before a branch.
pub(super) fn after_comma(parsed: &ParsedReport<'_>, c: TokenIdx) -> bool {
    let first = parsed.subtree(c)[0];
    first > 0 && matches!(parsed.text(first - 1), "," | "-" | "–" | "—" | "--" | "(" | ";" | ":")
}

/// The words of branches behind `head` that hang together: from `head` on to the first that none of them holds. Commas of lists,
/// short brackets and quotation marks are passed over.
pub(super) fn stretch(parsed: &ParsedReport<'_>, head: TokenIdx, branches: &[TokenIdx]) -> Range<TokenIdx> {
    let mut kept: Vec<TokenIdx> =
        branches.iter().flat_map(|b| parsed.subtree_without(*b, |c| breaks_off(parsed, c))).collect();
    kept.sort_unstable();
    let holds = |i: TokenIdx| kept.binary_search(&i).is_ok();
    let limit = parsed.sentence(head).tokens.end;
    let (mut end, mut at) = (head + 1, head + 1);
    while at < limit {
        if parsed.pos(at) == Pos::Punct || parsed.pos(at) == Pos::Space || is_dash(parsed, at) {
            match passed(parsed, at, limit).filter(|next| *next < limit && holds(*next)) {
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
    head..without_when(parsed, head, end)
}

/// A description that begins inside a quotation ends with it.
pub(super) fn within_marks(
    parsed: &ParsedReport<'_>,
    words: Range<TokenIdx>,
    head: TokenIdx,
) -> Range<TokenIdx> {
    let close = closing_mark(parsed, words.start, words.end).filter(|close| *close > head);
    words.start..close.unwrap_or(words.end)
}

/// The end of a stretch without a time at its end that only says when: "the war in Iraq *in 2003*", "the vote *today*".
fn without_when(parsed: &ParsedReport<'_>, head: TokenIdx, end: TokenIdx) -> TokenIdx {
    let mut end = end;
    loop {
        let mut start = end;
        while start > head + 1 && is_time(parsed, start - 1) {
            start -= 1;
        }
        if start == end {
            return trimmed(parsed, head, end);
        }
        let before = start - 1;
        let preposition = parsed.pos(before) == Pos::Adp || parsed.dep(before) == Dep::Prep;
        end = match preposition {
            true if WHEN.contains(&parsed.lemma(before)) && before > head => before,
            false if parsed.dep(end - 1) == Dep::Npadvmod => start,
            _ => return trimmed(parsed, head, end),
        };
    }
}

/// A stretch does not end in a word that only leads on to the next.
fn trimmed(parsed: &ParsedReport<'_>, head: TokenIdx, end: TokenIdx) -> TokenIdx {
    let mut end = end;
    while end > head + 1 && leads_on(parsed, end - 1, end) {
        end -= 1;
    }
    end
}

/// Whether a last word is not complete without what was cut off behind it.
fn leads_on(parsed: &ParsedReport<'_>, i: TokenIdx, end: TokenIdx) -> bool {
    let cut = parsed.children(i).iter().any(|c| *c >= end && parsed.pos(*c) != Pos::Punct);
    match parsed.dep(i) {
        Dep::Cc | Dep::Det | Dep::Mark | Dep::Punct => true,
        Dep::Prep => cut || parsed.children(i).is_empty(),
        // "the protocol signed [in May]", "those that fell [before the deadline]"
        Dep::Acl | Dep::Amod => cut && parsed.head(i).is_some_and(|head| head < i),
        Dep::Relcl => cut && i > 0 && is_relative(parsed, i - 1),
        _ => is_relative(parsed, i) || parsed.tag(i) == Tag::To,
    }
}

pub(super) fn is_relative(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.tag(i), Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb)
}
