//! Finds the words by which a party is described.

use super::noun;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Nouns for several people together, who are told behind "of".
const GROUPS: [&str; 5] = ["coalition", "delegation", "group", "panel", "team"];

/// A description of more words is cut to its noun phrase.
const LONGEST: usize = 9;

/// The words of a description: what narrows it before the noun, and short complements behind.
pub(crate) fn words(parsed: &ParsedReport<'_>, head: TokenIdx) -> Range<TokenIdx> {
    let first = noun::read(parsed, head).and_then(|noun| noun.joined).map_or(0, |other| other + 1);
    let before = parsed
        .children_by(head, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Nummod, Dep::Poss, Dep::Quantmod])
        .chain((first > 0).then_some(first + 1).filter(|i| *i < head))
        .filter(|c| (first..head).contains(c) && !is_pronoun(parsed, *c))
        .map(|c| parsed.subtree(c)[0])
        .min();
    let mut start = before.unwrap_or(head);
    while start < head && is_idle_start(parsed, start) {
        start += 1;
    }
    let mut end = head + 1;
    for child in
        parsed.children_by(head, &[Dep::Prep, Dep::Amod, Dep::Acomp, Dep::Advmod]).filter(|c| *c > head)
    {
        let closes = matches!(
            parsed.lemma(child),
            "of" | "at" | "for" | "in" | "from" | "close" | "within" | "with" | "familiar" | "near"
        );
        // "a group of generals and envoys": those whom a group is of stand in one row.
        let row = parsed.lemma(child) == "of" && GROUPS.contains(&parsed.lemma(head));
        let cut = |c: TokenIdx| match parsed.dep(c) {
            Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Punct | Dep::Advcl => true,
            Dep::Conj | Dep::Cc => !row,
            Dep::Prep => parsed.text(parsed.subtree(c)[0].saturating_sub(1)) == ",",
            _ => false,
        };
        let below = parsed.subtree_without(child, cut);
        let last = below[below.len() - 1] + 1;
        let dense = below.len() == last - below[0];
        if !closes || child != end || !dense || last - start > LONGEST {
            break;
        }
        end = last;
    }
    start..end
}

/// "Its chairman", "whose chairman": a possessor that gives way to the name of what it stands for.
pub(super) fn is_pronoun(parsed: &ParsedReport<'_>, possessor: TokenIdx) -> bool {
    matches!(parsed.tag(possessor), Tag::PrpPoss | Tag::WpPoss)
}

/// "One official", "other courts": words before a description that are no part of it; but "one in four voters".
fn is_idle_start(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let share = parsed.lemma(i) == "one" && parsed.tokens.get(i + 1).is_some_and(|next| &*next.text == "in");
    parsed.pos(i) == Pos::Punct
        || parsed.dep(i) == Dep::Det
        || matches!(parsed.lemma(i), "one" | "other" | "such" | "own" | "same") && !share
}

/// "Industry sources" at the start of a sentence are "industry sources".
pub(crate) fn uncapitalised(
    parsed: &ParsedReport<'_>,
    first: TokenIdx,
    label: String,
    registry: &Registry,
) -> String {
    let opens = parsed.sentence(first).tokens.start == first;
    let lower = parsed.text(first).to_lowercase();
    let written = |form: &str| parsed.tokens.iter().enumerate().any(|(i, t)| i != first && *t.text == *form);
    let name = matches!(parsed.tag(first), Tag::Nnp | Tag::Nnps) || written(parsed.text(first));
    let common = parsed.pos(first) != Pos::Adj || parsed.hits.any(first);
    if !opens || (name || !common) && !written(&lower) || registry.covering(first).is_some() {
        return label;
    }
    let mut chars = label.chars();
    match (chars.next(), chars.next()) {
        (Some(one), Some(two)) if !two.is_uppercase() => {
            one.to_lowercase().chain([two]).chain(chars).collect()
        }
        _ => label,
    }
}
