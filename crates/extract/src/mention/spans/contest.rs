//! Events named by year and place: "the 2005 Norwegian parliamentary election", "the February 1974 general election".

use super::capitalised;
use super::super::names::{NamedSpan, Source};
use crate::document::{Document, TokenIdx};
use rapporteur_language::Pos;
use rapporteur_model::Form;
use std::ops::Range;

/// Longest run of words between the year and the noun.
const REACH: usize = 8;

/// Events whose name begins with their year.
pub(in crate::mention) fn from_years(document: &Document<'_>) -> Vec<NamedSpan> {
    (0..document.tokens.len()).filter(|i| is_year(document.text(*i))).filter_map(|year| event_of(document, year)).map(named).collect()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && matches!(word.as_bytes()[0], b'1' | b'2')
}

/// The words from the year to the noun: a place or people, then whatever narrows the noun.
fn event_of(document: &Document<'_>, year: TokenIdx) -> Option<Range<TokenIdx>> {
    let end = document.sentence(year).tokens.end;
    let within = |i: &TokenIdx| capitalised(document, *i) || matches!(document.pos(*i), Pos::Adj | Pos::Noun) && document.tag(*i) != "NNS";
    let noun = (year + 1..end).take(REACH).find(|i| document.hits.is(*i, "event") && document.pos(*i) != Pos::Verb)?;
    let named = noun > year + 1 && capitalised(document, year + 1) && (year + 1..noun).all(|i| within(&i));
    named.then_some(year..noun + 1)
}

fn named(tokens: Range<TokenIdx>) -> NamedSpan {
    NamedSpan { tokens, kind: "Event".to_owned(), gazetteer: None, form: Form::Name, source: Source::ClassNoun, found_by: "names/year".to_owned() }
}
