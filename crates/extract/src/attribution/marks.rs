//! Passages between quotation marks, also where a mark was forgotten.

use crate::document::{Document, TokenIdx};
use rapporteur_language::{Pos, Tag, Token};
use std::ops::Range;

/// How a quotation is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Style {
    Straight,
    Curly,
    /// One apostrophe on each side, straight or curly.
    Single,
}

/// Passages between double quotation marks, marks included, paragraph by paragraph.
///
/// Marks of another style inside a quotation are part of it, unless its own closing mark never comes.
pub(crate) fn quotations(document: &Document<'_>) -> Vec<Range<TokenIdx>> {
    let mut found = Vec::new();
    let mut open: Option<TokenIdx> = None;
    let (mut passage, mut odd) = (0..0, false);
    // Where backticks open, two apostrophes only close.
    let backticks = document.tokens.iter().any(|token| token.text.starts_with('`'));
    for i in 0..document.tokens.len() {
        if i >= passage.end {
            found.extend(open.take().map(|start| start..forgotten_end(document, start, i)));
            passage = passage_of(document, i);
            odd = passage.clone().filter(|mark| document.text(*mark) == "\"").count() % 2 == 1;
        }
        match (document.text(i), open) {
            ("`", _) if i > 0 && document.text(i - 1) == "`" => {}
            ("“" | "«" | "„" | "``" | "`" | "\"", None) => open = Some(i),
            ("''", None) if !backticks => open = Some(i),
            ("“" | "«" | "„", Some(start)) if !is_straight(document, start) => {
                found.push(start..forgotten_end(document, start, i));
                open = Some(i);
            }
            // A mark that can only open shows that the one before was never closed, unless marks and spaces are set at random.
            ("\"", Some(start)) if document.text(start) == "\"" && only_opens(document, i) && odd => {
                found.push(start..forgotten_end(document, start, i));
                open = Some(i);
            }
            ("”" | "»" | "\"" | "''", Some(start)) if closes(document, start, i, passage.end) => {
                found.push(start..i + 1);
                open = None;
            }
            _ => {}
        }
    }
    let end = document.tokens.len();
    found.extend(open.map(|start| start..forgotten_end(document, start, end)));
    found.retain(|quote| quote.len() > 2);
    found
}

/// Passages between single quotation marks outside of `double` ones.
pub(super) fn single_quotations(document: &Document<'_>, double: &[Range<TokenIdx>]) -> Vec<Range<TokenIdx>> {
    let mut found: Vec<Range<TokenIdx>> = Vec::new();
    let mut i = 0;
    while i < document.tokens.len() {
        let inside = around(double, i).is_some();
        let end = (!inside && opens_single(document, i)).then(|| closing_single(document, i)).flatten();
        match end {
            Some(end) if end > i + 2 && !double.iter().any(|q| q.start < end && i < q.end) => {
                found.push(i..end);
                i = end;
            }
            _ => i += 1,
        }
    }
    found
}

/// The quotation that a token stands in.
pub(super) fn around(quotations: &[Range<TokenIdx>], token: TokenIdx) -> Option<&Range<TokenIdx>> {
    let next = quotations.partition_point(|q| q.start <= token);
    quotations.get(next.checked_sub(1)?).filter(|q| q.contains(&token))
}

/// Whether a token begins a quotation in single marks: nothing before it but a space or a bracket, and a word right behind it.
fn opens_single(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.text(i), "'" | "‘" | "’") && only_opens(document, i)
}

/// Behind the mark that closes what a single mark opened, in the same sentence or, for whole sentences, in the same passage.
fn closing_single(document: &Document<'_>, open: TokenIdx) -> Option<TokenIdx> {
    let sentence = document.sentence(open).tokens.end;
    let passage = passage_of(document, open).end;
    let mark = |i: &TokenIdx| matches!(document.text(*i), "'" | "’") && is_behind_word(document, *i);
    // An apostrophe that the tagger takes for a possessive closes only where nothing else does.
    let sure = |i: &TokenIdx| mark(i) && document.tag(*i) != Tag::Pos;
    let within = open + 2..sentence;
    let found = within.clone().find(sure).or_else(|| within.clone().find(mark));
    let beyond = || (sentence..passage).find(sure).filter(|_| starts_sentence(document, open));
    found.or_else(beyond).map(|i| i + 1)
}

fn starts_sentence(document: &Document<'_>, i: TokenIdx) -> bool {
    let start = document.sentence(i).tokens.start;
    (start..i).all(|before| document.pos(before) == Pos::Space)
}

/// Whether a mark stands before a word and behind none.
fn only_opens(document: &Document<'_>, i: TokenIdx) -> bool {
    let Some(next) = document.tokens.get(i + 1) else { return false };
    let free = i.checked_sub(1).is_none_or(|before| {
        let token = &document.tokens[before];
        token.space_after
            || token.pos == Pos::Space
            || matches!(&*token.text, "(" | "[" | "-" | "–" | "—" | ":")
    });
    free && touches(&document.tokens[i], next) && !matches!(next.pos, Pos::Space | Pos::Punct)
}

/// Whether a mark stands right behind a word or the sign that ends it, and before none.
fn is_behind_word(document: &Document<'_>, i: TokenIdx) -> bool {
    let after = document.tokens.get(i + 1);
    let free = after.is_none_or(|next| {
        !touches(&document.tokens[i], next) || matches!(next.pos, Pos::Space | Pos::Punct)
    });
    free && i > 0 && touches(&document.tokens[i - 1], &document.tokens[i])
}

fn touches(left: &Token, right: &Token) -> bool {
    left.span.end == right.span.start
}

fn style(document: &Document<'_>, mark: TokenIdx) -> Style {
    match document.text(mark) {
        "\"" | "''" | "``" | "`" => Style::Straight,
        "'" | "‘" | "’" => Style::Single,
        _ => Style::Curly,
    }
}

fn is_straight(document: &Document<'_>, mark: TokenIdx) -> bool {
    style(document, mark) == Style::Straight
}

/// Whether a mark closes what another opened: of the same style, or the other style where none of the same follows.
fn closes(document: &Document<'_>, open: TokenIdx, mark: TokenIdx, end: TokenIdx) -> bool {
    let own = is_straight(document, open);
    let ends = |i: TokenIdx| matches!(document.text(i), "”" | "»" | "\"" | "''");
    is_straight(document, mark) == own || !(mark + 1..end).any(|i| ends(i) && is_straight(document, i) == own)
}

/// The tokens of the passage that a token stands in, up to its end.
pub(super) fn passage_of(document: &Document<'_>, token: TokenIdx) -> Range<TokenIdx> {
    let block = document.sentence(token).passage_idx;
    let after = document.sentences.partition_point(|s| s.passage_idx <= block);
    token..document.sentences.get(after).map_or(document.tokens.len(), |s| s.tokens.start)
}

/// Where a quotation ends whose closing mark is missing: with its paragraph if the next one opens with a mark, as a speech in several
/// paragraphs is written, or else behind the sentences that go on in the first person.
fn forgotten_end(document: &Document<'_>, start: TokenIdx, limit: TokenIdx) -> TokenIdx {
    let paragraph = passage_of(document, start).end;
    let goes_on = document
        .tokens
        .get(paragraph)
        .is_some_and(|token| limit == paragraph && matches!(&*token.text, "“" | "\"" | "«" | "„" | "``"));
    if goes_on {
        return limit;
    }
    let first = document.sentence_idx(start);
    let personal = |i: TokenIdx| matches!(document.lemma(i), "i" | "we" | "me" | "us" | "my" | "our");
    let more = document.sentences[first + 1..]
        .iter()
        .take_while(|s| s.tokens.end <= limit && s.tokens.clone().any(personal))
        .last();
    more.map_or(document.sentences[first].tokens.end, |s| s.tokens.end).min(limit)
}
