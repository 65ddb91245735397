//! Finds where a name of the recogniser begins and ends, and whether it is one name or several.

use crate::mention::class_noun::{class_kind, is_membership, names_body};
use crate::mention::writing::{capitalised, is_hyphen_inside, is_weekday};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Pos, Tag};
use rapporteur_model::well_known::types;
use std::ops::Range;

/// The names inside a span of the recogniser: without what does not belong to them, divided where two bodies are joined.
pub(super) fn shapes(
    parsed: &ParsedReport<'_>,
    tokens: Range<TokenIdx>,
    label: &str,
    known: &dyn Fn(&str) -> bool,
) -> Vec<Range<TokenIdx>> {
    let Some(tokens) = trim(parsed, tokens) else { return Vec::new() };
    let tokens = before_open_bracket(parsed, tokens);
    if label == "PERSON" {
        let common = |name: &Range<TokenIdx>| name.len() > 1 && is_common(parsed, name.end - 1);
        let names = people(parsed, tokens).into_iter().filter_map(|name| trim(parsed, name));
        return names.filter(|name| !common(name)).collect();
    }
    if describes(parsed, tokens.clone()) || is_seat(parsed, tokens.clone()) || shouted(parsed, tokens.clone())
    {
        return Vec::new();
    }
    if let Some((left, right)) = listed(parsed, tokens.clone(), known) {
        return vec![left, right];
    }
    let tokens = if matches!(label, "GPE" | "LOC") { bare_place(parsed, tokens) } else { tokens };
    let tokens = if label == "ORG" { without_post(parsed, tokens) } else { tokens };
    if tokens.is_empty() {
        return Vec::new();
    }
    let tokens = if label == "ORG" { without_label(parsed, tokens) } else { tokens };
    let parts = if label == "ORG" { divided(parsed, tokens) } else { vec![tokens] };
    parts.into_iter().map(|part| without_owner(parsed, part)).filter_map(|part| trim(parsed, part)).collect()
}

/// "Ruiz and Paz", taken for one name by the recogniser, are two.
fn people(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Vec<Range<TokenIdx>> {
    match tokens.clone().find(|i| matches!(parsed.text(*i), "and" | "&")) {
        Some(and) if and > tokens.start && and + 1 < tokens.end => {
            vec![tokens.start..and, and + 1..tokens.end]
        }
        _ => vec![tokens],
    }
}

/// "Kenya & Uganda": two names that are known each for itself are a list, and no firm.
fn listed(
    parsed: &ParsedReport<'_>,
    tokens: Range<TokenIdx>,
    known: &dyn Fn(&str) -> bool,
) -> Option<(Range<TokenIdx>, Range<TokenIdx>)> {
    let sign = tokens.clone().find(|i| parsed.text(*i) == "&")?;
    let (left, right) = (tokens.start..sign, sign + 1..tokens.end);
    let names = |part: &Range<TokenIdx>| !part.is_empty() && known(parsed.text_of(part.clone()));
    (names(&left) && names(&right)).then_some((left, right))
}

/// Cuts articles, possessive endings, punctuation and idle words off both ends.
fn trim(parsed: &ParsedReport<'_>, mut tokens: Range<TokenIdx>) -> Option<Range<TokenIdx>> {
    while tokens.start < tokens.end && idle_end(parsed, tokens.end - 1) {
        tokens.end -= 1;
    }
    while tokens.start < tokens.end && idle_start(parsed, tokens.start) {
        tokens.start += 1;
    }
    (!tokens.is_empty()).then_some(tokens)
}

fn idle_end(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.tag(i) == Tag::Pos
        || matches!(parsed.pos(i), Pos::Punct | Pos::Space) && !parsed.text(i).ends_with('.')
        || parsed.text(i) == "’s"
        || matches!(parsed.pos(i), Pos::Cconj | Pos::Adp)
        || matches!(parsed.tag(i), Tag::Vbd | Tag::Vbz) && !capitalised(parsed, i)
}

/// "Former", "Even": a word that a sentence opens with, capital letter or not, and that no name begins with.
pub(super) fn opens_idly(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let word = parsed.text(i).to_lowercase();
    i == parsed.sentence(i).tokens.start
        && matches!(
            word.as_str(),
            "former" | "only" | "ex" | "even" | "both" | "then" | "outgoing" | "incoming"
        )
}

fn idle_start(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let opens = opens_idly(parsed, i);
    matches!(parsed.pos(i), Pos::Punct | Pos::Space)
        || matches!(parsed.text(i), "-" | "alias" | "aka" | "née" | "nee")
        || (parsed.pos(i) == Pos::Det && parsed.lemma(i) == "the")
        || is_weekday(parsed, i)
        || is_colour(parsed, i)
        || matches!(parsed.lemma(i), "a" | "an")
        || opens
}

/// "Republican Senate": the majority's party is no part of a chamber's name.
fn is_colour(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    const CHAMBERS: [&str; 6] = ["assembly", "congress", "house", "legislature", "parliament", "senate"];
    parsed.hits.is(i, "party_word")
        && i + 1 < parsed.sentence(i).tokens.end
        && CHAMBERS.contains(&parsed.lemma(i + 1).to_lowercase().as_str())
}

/// "Christian Democracy (DC": a bracket that is not closed does not belong to the name.
fn before_open_bracket(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    let closed = tokens.clone().any(|i| parsed.text(i) == ")");
    let open = tokens.clone().skip(1).find(|i| parsed.text(*i) == "(");
    tokens.start..open.filter(|_| !closed).unwrap_or(tokens.end)
}

/// "northern Iraq", "Paktia province": the name without the words that say which part, or what kind of place.
fn bare_place(parsed: &ParsedReport<'_>, mut tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    while tokens.len() > 1 && parsed.pos(tokens.start) == Pos::Adj && !capitalised(parsed, tokens.start) {
        tokens.start += 1;
    }
    while tokens.len() > 1
        && is_common(parsed, tokens.end - 1)
        && parsed.hits.is(tokens.end - 1, "place_noun")
    {
        tokens.end -= 1;
    }
    tokens
}

/// "French [National Front] party": neither the noun nor the nationality belongs to a name that is one without them.
fn without_label(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    let last = tokens.end - 1;
    let start = tokens.start + usize::from(parsed.pos(tokens.start) == Pos::Adj);
    let name = start..last.max(start);
    let cut = name.len() > 1
        && is_common(parsed, last)
        && parsed.hits.is(last, "organization_noun")
        && name.clone().all(|i| capitalised(parsed, i));
    if cut { name } else { tokens }
}

/// "(D-NH)": the party and state of a member of Congress.
fn is_seat(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    let bracketed = tokens.start > 0 && parsed.text(tokens.start - 1) == "(";
    let words = parsed.text_of(tokens);
    bracketed
        && words.split_once('-').is_some_and(|(party, state)| {
            party.len() == 1 && (2..=4).contains(&state.len()) && state.chars().all(char::is_alphabetic)
        })
}

/// A line all in capitals is no name, however long the recogniser takes it for one.
fn shouted(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    let capitals = |i: TokenIdx| !parsed.text(i).chars().any(char::is_lowercase);
    tokens.len() > 3 && parsed.sentence(tokens.start).tokens.clone().all(capitals)
}

/// "the Liberal Party MP [Ana Ruiz]", "Kenyan Trade Minister": the post behind a name does not belong to it.
fn without_post(parsed: &ParsedReport<'_>, mut tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    // "[Kenyan Trade] Minister": a name that reaches into a post.
    let beyond = tokens.end..(tokens.end + 2).min(parsed.sentence(tokens.start).tokens.end);
    let reached = beyond.filter_map(|i| parsed.hits.get(i, "office")).find(|hit| {
        let body = parsed.hits.is(hit.tokens.start, "organization_noun");
        hit.tokens.start < tokens.end && tokens.end < hit.tokens.end && !body
    });
    if let Some(post) = reached {
        tokens.end = post.tokens.start.max(tokens.start);
    }
    if tokens.is_empty() {
        return tokens;
    }
    let bound = |i: TokenIdx| matches!(parsed.text(i), "of" | "the" | "and" | "for");
    while let Some(hit) =
        parsed.hits.get(tokens.end - 1, "office").or_else(|| parsed.hits.get(tokens.end - 1, "member"))
    {
        let post = hit.tokens.start;
        if post <= tokens.start || bound(post - 1) || parsed.tag(tokens.end - 1) == Tag::Nnps {
            break;
        }
        tokens.end = post;
    }
    tokens
}

/// A common noun: lower case, tagged so, and no part of a hyphenated name ("Jae-in").
fn is_common(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let hyphened = i > 0 && is_hyphen_inside(parsed, i - 1);
    matches!(parsed.tag(i), Tag::Nn | Tag::Nns)
        && !parsed.text(i).chars().any(char::is_uppercase)
        && !hyphened
}

/// "U.S. banks", "more than 150 migrants", "the Norwegian army": a description, named by nothing but a nationality.
fn describes(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> bool {
    let last = tokens.end - 1;
    let several = parsed.tag(last) == Tag::Nns && is_common(parsed, last);
    let national = tokens.len() > 1
        && is_common(parsed, last)
        && tokens.clone().take(tokens.len() - 1).all(|i| parsed.pos(i) == Pos::Adj || is_common(parsed, i));
    several || national
}

/// "the Council of Europe and the OSCE", "the National Urban League, the Peace Council": divided where a body's name is
/// complete and another begins.
fn divided(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Vec<Range<TokenIdx>> {
    let mut parts = Vec::new();
    let mut start = tokens.start;
    for i in tokens.clone().skip(1) {
        let joint = matches!(parsed.text(i), "," | "and" | "&") && i + 1 < tokens.end;
        let complete = || {
            (start..i).any(|k| class_kind(parsed, k) == Some(types::ORGANIZATION))
                || (i - start == 1 && parsed.text(start).chars().all(char::is_uppercase))
        };
        if joint && complete() && names_body(parsed, i + 1, tokens.end) {
            parts.push(start..i);
            start = i + 1;
        }
    }
    parts.push(start..tokens.end);
    parts
}

/// "Kenya's National Security Council": an owner does not belong to the name of what it owns.
fn without_owner(parsed: &ParsedReport<'_>, tokens: Range<TokenIdx>) -> Range<TokenIdx> {
    let owned =
        |i: &TokenIdx| parsed.tag(*i) == Tag::Pos && *i > tokens.start && !is_membership(parsed.text(*i - 1));
    let ending = (tokens.start..tokens.end.saturating_sub(2).max(tokens.start)).rfind(owned);
    match ending {
        Some(i) if names_body(parsed, i + 1, tokens.end) && capitalised(parsed, i + 1) => i + 1..tokens.end,
        _ => tokens,
    }
}
