//! Finds the noun that a number counts or stands before.

use crate::parse::{Parse, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// How many tokens a number may stand before its noun.
const REACH: usize = 8;

/// Labels by which the words of a number hang on one another and on its noun.
const BEFORE: [Dep; 6] = [Dep::Nummod, Dep::Compound, Dep::Quantmod, Dep::Amod, Dep::Nmod, Dep::Npadvmod];

/// The noun that a number counts or stands before: "30 *people*", "a $3 mln *loss*", "4,000 French *troops*". `tokens` are those of
/// number and unit, `end` is the end of the sentence, `measured` tells whether the number has a unit of its own.
pub(super) fn noun_behind(
    parse: &Parse,
    tokens: Range<TokenIdx>,
    end: TokenIdx,
    measured: bool,
) -> Option<TokenIdx> {
    let noun = by_tree(parse, &tokens).or_else(|| by_row(parse, tokens.end, end, measured))?;
    (noun < end && noun < tokens.end + REACH).then_some(noun)
}

fn by_tree(parse: &Parse, tokens: &Range<TokenIdx>) -> Option<TokenIdx> {
    let mut at = parse.head_of(tokens.clone());
    let mut found = None;
    for _ in 0..4 {
        let Some(head) = parse.head(at).filter(|head| *head > at && BEFORE.contains(&parse.dep(at))) else {
            break;
        };
        if head >= tokens.end && is_noun(parse, head) {
            found = Some(head);
            // What the noun stands before in its turn is another thing: "a 30-member *delegation*" is no delegation of 30 kinds.
            break;
        }
        at = head;
    }
    found
}

/// The noun that stands next behind a number, past adjectives, where the tree does not tell.
fn by_row(parse: &Parse, start: TokenIdx, end: TokenIdx, measured: bool) -> Option<TokenIdx> {
    let skipped = |i: &TokenIdx| parse.pos(*i) == Pos::Adj || parse.text(*i) == "-";
    let first = (start..end).take(4).find(|i| !skipped(i))?;
    let last = (first..end).take(4).take_while(|i| is_noun(parse, *i)).last()?;
    let own = parse.dep(last) != Dep::Npadvmod && (measured || parse.tag(last) == Tag::Nns);
    (own && parse.head(last) != Some(start.saturating_sub(1))).then_some(last)
}

fn is_noun(parse: &Parse, token: TokenIdx) -> bool {
    matches!(parse.pos(token), Pos::Noun | Pos::Propn)
}
