//! Four digits that are no year: counts ("2024 rockets") and parts of names ("Agenda 2063").

use rapporteur_language::{Analysis, Dep, Pos, Tag, Token};
use rapporteur_model::Span;
use std::collections::BTreeSet;

/// Prepositions behind which four digits are a year even where a plural follows ("in 2015 members agreed").
const OF_TIME: [&str; 8] = ["in", "since", "until", "till", "before", "after", "during", "throughout"];

/// Whether the parse shows that a bare number counts what follows, or is the end of a name. `dated` are plurals that years
/// qualify ("1997 protests").
pub(super) fn is_no_year(analysis: &Analysis, span: Span, dated: &BTreeSet<String>) -> bool {
    let tokens = &analysis.tokens;
    let last = tokens.partition_point(|t| t.span.end < span.end);
    let Some(number) = tokens.get(last).filter(|t| t.span.end == span.end) else { return false };
    let first = tokens.partition_point(|t| t.span.end <= span.start).min(last);
    let word_before = (number.span.end - number.span.start == 4).then(|| last.checked_sub(1)).flatten();
    let before = word_before.and_then(|i| tokens.get(i));
    let next = tokens.get(last + 1).filter(|t| t.span.start == number.span.end + 1);
    (first == last)
        && (counts(tokens, last, before, next, dated) || ends_name(analysis, last, before, next, dated))
}

fn counts(
    tokens: &[Token],
    number: usize,
    before: Option<&Token>,
    next: Option<&Token>,
    dated: &BTreeSet<String>,
) -> bool {
    let head = tokens[number].head;
    let counted = tokens.get(head).is_some_and(|noun| {
        tokens[number].dep == Dep::Nummod
            && head > number
            && head <= number + 3
            && noun.tag == Tag::Nns
            && !dated.contains(&*noun.lemma)
    });
    let owned =
        before.is_some_and(|t| matches!(t.tag, Tag::Dt | Tag::PrpPoss | Tag::Pos | Tag::Jj | Tag::Nnp));
    let in_time = before.is_some_and(|t| OF_TIME.contains(&t.text.to_lowercase().as_str()));
    counted && next.is_some() && !owned && !in_time
}

/// "Agenda 2063 was adopted", but not "the Oslo 1993 accords", "the Oslo Summit 1993".
fn ends_name(
    analysis: &Analysis,
    number: usize,
    before: Option<&Token>,
    next: Option<&Token>,
    dated: &BTreeSet<String>,
) -> bool {
    let named = |t: &Token| t.pos == Pos::Propn && t.text.starts_with(char::is_uppercase);
    let beside = |t: &Token| t.span.end + 1 == analysis.tokens[number].span.start;
    let followed = next.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num));
    let occasion = |t: &Token| dated.contains(&t.text.to_lowercase()) || dated.contains(&*t.lemma);
    before.is_some_and(|t| named(t) && beside(t) && !occasion(t)) && !followed
}
