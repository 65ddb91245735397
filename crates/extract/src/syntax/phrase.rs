//! Finds the words of a noun phrase around its head.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos};
use std::ops::Range;

/// Words of a noun phrase around its head: modifiers before it, and "of …" after it if asked; no clauses, appositions or conjuncts.
pub fn phrase(parsed: &ParsedReport<'_>, head: TokenIdx, with_of: bool) -> Range<TokenIdx> {
    let inside = |c: TokenIdx| {
        if c < head {
            return !matches!(
                parsed.dep(c),
                Dep::Det
                    | Dep::Predet
                    | Dep::Punct
                    | Dep::Cc
                    | Dep::Preconj
                    | Dep::Relcl
                    | Dep::Mark
                    | Dep::Poss
                    | Dep::Advcl
                    | Dep::Prep
                    | Dep::Intj
                    | Dep::Case
                    | Dep::Neg
            );
        }
        with_of && parsed.dep(c) == Dep::Prep && parsed.lemma(c) == "of"
    };
    let mut start = head;
    let mut end = head + 1;
    for child in parsed.children(head).iter().copied().filter(|c| inside(*c)) {
        let below = parsed.subtree_without(child, |c| {
            matches!(parsed.dep(c), Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Conj | Dep::Cc | Dep::Punct)
                && c > head
        });
        start = start.min(below[0]);
        end = end.max(below[below.len() - 1] + 1);
    }
    while start < head && (parsed.pos(start) == Pos::Punct || parsed.dep(start) == Dep::Det) {
        start += 1;
    }
    start..end
}
