//! Passages between quotation marks, also where a mark was forgotten.

use crate::parsed_report::{ParsedReport, TokenIdx};
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

/// Whether a token is a double quotation mark.
pub(crate) fn is_mark(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.text(i), "“" | "”" | "\"" | "''" | "``" | "`" | "«" | "»" | "„")
}

/// Passages between double quotation marks, marks included, paragraph by paragraph.
///
/// Marks of another style inside a quotation are part of it, unless its own closing mark never comes.
pub(crate) fn quotations(parsed: &ParsedReport<'_>) -> Vec<Range<TokenIdx>> {
    let mut found = Vec::new();
    let mut open: Option<TokenIdx> = None;
    let (mut passage, mut odd) = (0..0, false);
    // Where backticks open, two apostrophes only close.
    let backticks = parsed.tokens.iter().any(|token| token.text.starts_with('`'));
    for i in 0..parsed.tokens.len() {
        if i >= passage.end {
            found.extend(open.take().map(|start| start..forgotten_end(parsed, start, i)));
            passage = passage_of(parsed, i);
            odd = passage.clone().filter(|mark| parsed.text(*mark) == "\"").count() % 2 == 1;
        }
        match (parsed.text(i), open) {
            ("`", _) if i > 0 && parsed.text(i - 1) == "`" => {}
            ("“" | "«" | "„" | "``" | "`" | "\"", None) => open = Some(i),
            ("''", None) if !backticks => open = Some(i),
            ("“" | "«" | "„", Some(start)) if !is_straight(parsed, start) => {
                found.push(start..forgotten_end(parsed, start, i));
                open = Some(i);
            }
            // A mark that can only open shows that the one before was never closed, unless marks and spaces are set at random.
            ("\"", Some(start)) if parsed.text(start) == "\"" && only_opens(parsed, i) && odd => {
                found.push(start..forgotten_end(parsed, start, i));
                open = Some(i);
            }
            ("”" | "»" | "\"" | "''", Some(start)) if closes(parsed, start, i, passage.end) => {
                found.push(start..i + 1);
                open = None;
            }
            _ => {}
        }
    }
    let end = parsed.tokens.len();
    found.extend(open.map(|start| start..forgotten_end(parsed, start, end)));
    found.retain(|quote| quote.len() > 2);
    found
}

/// Passages between single quotation marks outside of `double` ones.
pub(super) fn single_quotations(
    parsed: &ParsedReport<'_>,
    double: &[Range<TokenIdx>],
) -> Vec<Range<TokenIdx>> {
    let mut found: Vec<Range<TokenIdx>> = Vec::new();
    let mut i = 0;
    while i < parsed.tokens.len() {
        let inside = around(double, i).is_some();
        let end = (!inside && opens_single(parsed, i)).then(|| closing_single(parsed, i)).flatten();
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
fn opens_single(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.text(i), "'" | "‘" | "’") && only_opens(parsed, i)
}

/// Behind the mark that closes what a single mark opened, in the same sentence or, for whole sentences, in the same passage.
fn closing_single(parsed: &ParsedReport<'_>, open: TokenIdx) -> Option<TokenIdx> {
    let sentence = parsed.sentence(open).tokens.end;
    let passage = passage_of(parsed, open).end;
    let mark = |i: &TokenIdx| matches!(parsed.text(*i), "'" | "’") && is_behind_word(parsed, *i);
    // An apostrophe that the tagger takes for a possessive closes only where nothing else does.
    let sure = |i: &TokenIdx| mark(i) && parsed.tag(*i) != Tag::Pos;
    let within = open + 2..sentence;
    let found = within.clone().find(sure).or_else(|| within.clone().find(mark));
    let beyond = || (sentence..passage).find(sure).filter(|_| starts_sentence(parsed, open));
    found.or_else(beyond).map(|i| i + 1)
}

fn starts_sentence(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let start = parsed.sentence(i).tokens.start;
    (start..i).all(|before| parsed.pos(before) == Pos::Space)
}

/// Whether a mark stands before a word and behind none.
fn only_opens(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let Some(next) = parsed.tokens.get(i + 1) else { return false };
    let free = i.checked_sub(1).is_none_or(|before| {
        let token = &parsed.tokens[before];
        token.space_after
            || token.pos == Pos::Space
            || matches!(&*token.text, "(" | "[" | "-" | "–" | "—" | ":")
    });
    free && touches(&parsed.tokens[i], next) && !matches!(next.pos, Pos::Space | Pos::Punct)
}

/// Whether a mark stands right behind a word or the sign that ends it, and before none.
fn is_behind_word(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let after = parsed.tokens.get(i + 1);
    let free = after
        .is_none_or(|next| !touches(&parsed.tokens[i], next) || matches!(next.pos, Pos::Space | Pos::Punct));
    free && i > 0 && touches(&parsed.tokens[i - 1], &parsed.tokens[i])
}

fn touches(left: &Token, right: &Token) -> bool {
    left.span.end == right.span.start
}

fn style(parsed: &ParsedReport<'_>, mark: TokenIdx) -> Style {
    match parsed.text(mark) {
        "\"" | "''" | "``" | "`" => Style::Straight,
        "'" | "‘" | "’" => Style::Single,
        _ => Style::Curly,
    }
}

fn is_straight(parsed: &ParsedReport<'_>, mark: TokenIdx) -> bool {
    style(parsed, mark) == Style::Straight
}

/// Whether a mark closes what another opened: one of the same style; one of the other style behind a word, if none like it stands
/// between, since what it might close has never been opened; or one of the other style where none of the same follows.
fn closes(parsed: &ParsedReport<'_>, open: TokenIdx, mark: TokenIdx, end: TokenIdx) -> bool {
    let own = is_straight(parsed, open);
    let ends = |i: TokenIdx| matches!(parsed.text(i), "”" | "»" | "\"" | "''");
    let of_other = |i: TokenIdx| is_mark(parsed, i) && is_straight(parsed, i) != own;
    let unopened = || is_behind_word(parsed, mark) && !(open + 1..mark).any(of_other);
    is_straight(parsed, mark) == own
        || unopened()
        || !(mark + 1..end).any(|i| ends(i) && is_straight(parsed, i) == own)
}

/// The tokens of the passage that a token stands in, up to its end.
pub(super) fn passage_of(parsed: &ParsedReport<'_>, token: TokenIdx) -> Range<TokenIdx> {
    let block = parsed.sentence(token).passage_idx;
    let after = parsed.sentences.partition_point(|s| s.passage_idx <= block);
    token..parsed.sentences.get(after).map_or(parsed.tokens.len(), |s| s.tokens.start)
}

/// Where a quotation ends whose closing mark is missing: with its paragraph if the next one opens with a mark, as a speech in several
/// paragraphs is written, or else behind the sentences that go on in the first person.
fn forgotten_end(parsed: &ParsedReport<'_>, start: TokenIdx, limit: TokenIdx) -> TokenIdx {
    let paragraph = passage_of(parsed, start).end;
    let goes_on = parsed
        .tokens
        .get(paragraph)
        .is_some_and(|token| limit == paragraph && matches!(&*token.text, "“" | "\"" | "«" | "„" | "``"));
    if goes_on {
        return limit;
    }
    let first = parsed.sentence_idx(start);
    let personal = |i: TokenIdx| matches!(parsed.lemma(i), "i" | "we" | "me" | "us" | "my" | "our");
    let more = parsed.sentences[first + 1..]
        .iter()
        .take_while(|s| s.tokens.end <= limit && s.tokens.clone().any(personal))
        .last();
    more.map_or(parsed.sentences[first].tokens.end, |s| s.tokens.end).min(limit)
}
