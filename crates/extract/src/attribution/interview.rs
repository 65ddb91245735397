//! Interviews in blocks: questions behind a name in double brackets ("((Harbour News)) Why now?"), answers behind the name or the
//! initials of who gives them, without a sign between.

use super::saying::{Manner, Saying, runs};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Pos;
use std::ops::Range;

/// An answer has at least as many tokens.
const MIN_ANSWER: usize = 5;

/// Questions and answers, in order of the text.
pub(super) fn interviews(parsed: &ParsedReport<'_>) -> Vec<Saying> {
    let mut found = Vec::new();
    let (mut asked, mut speaker) = (false, None::<TokenIdx>);
    for passage in passages(parsed) {
        if let Some((name, words)) = question(parsed, &passage) {
            asked = true;
            found.push(Saying { manner: Manner::Ask, ..said(parsed, name, words) });
            continue;
        }
        if !asked {
            continue;
        }
        let label = answerer(parsed, &passage);
        speaker = label.as_ref().map_or(speaker, |(head, _)| Some(*head));
        let start = label.map_or(passage.start, |(_, end)| end);
        match speaker.filter(|_| passage.end - start >= MIN_ANSWER) {
            Some(speaker) => found.push(said(parsed, speaker, start..passage.end)),
            None => asked = false,
        }
    }
    found
}

fn said(parsed: &ParsedReport<'_>, speaker: TokenIdx, words: Range<TokenIdx>) -> Saying {
    let content = runs(parsed, words.collect());
    Saying { source: vec![speaker], cue: Vec::new(), content, distant: false, manner: Manner::Say }
}

/// The passages of a report without white space at their ends.
fn passages(parsed: &ParsedReport<'_>) -> Vec<Range<TokenIdx>> {
    let mut found: Vec<(usize, Range<TokenIdx>)> = Vec::new();
    for sentence in &parsed.sentences {
        match found.last_mut() {
            Some((passage, tokens)) if *passage == sentence.passage_idx => tokens.end = sentence.tokens.end,
            _ => found.push((sentence.passage_idx, sentence.tokens.clone())),
        }
    }
    let space = |i: &TokenIdx| parsed.pos(*i) == Pos::Space;
    found
        .into_iter()
        .filter_map(|(_, tokens)| {
            let start = tokens.clone().find(|i| !space(i))?;
            let end = tokens.rev().find(|i| !space(i))? + 1;
            Some(start..end)
        })
        .collect()
}

/// The name in double brackets that a passage opens with, and the words behind it.
fn question(parsed: &ParsedReport<'_>, passage: &Range<TokenIdx>) -> Option<(TokenIdx, Range<TokenIdx>)> {
    let text = parsed.text_of(passage.clone());
    let length = text.strip_prefix("((")?.find("))")? + 4;
    let behind = parsed.span_of(passage.clone()).start + length;
    let start = passage.clone().find(|i| parsed.span_of(*i..*i + 1).start >= behind)?;
    let name = (passage.start..start).find(|i| parsed.text(*i).chars().any(char::is_alphanumeric))?;
    Some((name, start..passage.end))
}

/// Who answers, by the name or initials that a passage opens with, and where the answer begins.
fn answerer(parsed: &ParsedReport<'_>, passage: &Range<TokenIdx>) -> Option<(TokenIdx, TokenIdx)> {
    let first = passage.start;
    let begins = |i: TokenIdx| parsed.text(i).starts_with(char::is_uppercase);
    let initials = |text: &str| (2..=3).contains(&text.len()) && text.chars().all(char::is_uppercase);
    if initials(parsed.text(first)) && first + 1 < passage.end && begins(first + 1) {
        let named = |name: &Range<TokenIdx>| {
            let letters = name.clone().filter_map(|i| parsed.text(i).chars().next());
            name.len() > 1 && letters.collect::<String>() == parsed.text(first)
        };
        let people = parsed.names.iter().filter(|n| n.label == "PERSON").map(|n| n.tokens.clone());
        let head = people.into_iter().find(named).map_or(first, |name| parsed.head_of(name));
        return Some((head, first + 1));
    }
    // "Ana Ruiz I was born here": a name before a word that begins a sentence of its own.
    let name = passage.clone().take_while(|i| begins(*i) && parsed.pos(*i) == Pos::Propn).count();
    let end = first + name;
    let fits = (2..=4).contains(&name) && end < passage.end && begins(end);
    fits.then(|| (parsed.head_of(first..end), end))
}
