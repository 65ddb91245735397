//! Sayings that syntax shows: a verb or noun of saying with its clause, and "according to".

use super::cue::{cue_of, source_of};
use super::saying::{Manner, Saying, runs};
use super::{content, contested, stance, whole};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::{Column, SpeechKind, Usage};
use rapporteur_language::{Dep, Pos};

/// Sayings by verbs, nouns and prepositions.
pub(super) fn reported(parsed: &ParsedReport<'_>) -> Vec<Saying> {
    let mut found = Vec::new();
    for i in 0..parsed.tokens.len() {
        match parsed.pos(i) {
            Pos::Verb | Pos::Aux => {
                found.extend(contested::by_relative(parsed, i).or_else(|| of_verb(parsed, i)));
            }
            Pos::Noun => {
                let contested = contested::contested(parsed, i);
                let said = || contested::by_noun(parsed, i).or_else(|| stance::of_noun(parsed, i));
                if contested.is_empty() { found.extend(said()) } else { found.extend(contested) }
            }
            Pos::Adj => found.extend(stance::of_adjective(parsed, i)),
            _ => {}
        }
        if parsed.lemma(i) == "accord" || parsed.text(i).eq_ignore_ascii_case("according") {
            found.extend(according(parsed, i));
        }
    }
    found
}

/// What a verb attributes: a clause put forward, else something regarded, else words in quotation marks somewhere near.
fn of_verb(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Saying> {
    let reported = by_verb(parsed, verb);
    match reported {
        Some(saying) if !saying.content.is_empty() => Some(saying),
        silent => stance::of_verb(parsed, verb).or(silent),
    }
}

fn by_verb(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Saying> {
    let hit = parsed.hits.get(verb, "reporting");
    // "thundered that …": such a verb reports a clause, but tells of no quotation somewhere near.
    let voiced = hit.is_none() && parsed.hits.is(verb, "voice_verb");
    if hit.is_none() && !voiced {
        return None;
    }
    let manner = match hit.and_then(|hit| hit.word.value(Column::Kind)) {
        Some(SpeechKind::Think) => Manner::Think,
        Some(SpeechKind::Deny) => Manner::Deny,
        Some(SpeechKind::Doubt) => Manner::Doubt,
        Some(SpeechKind::Accuse) => Manner::Accuse,
        Some(SpeechKind::Say) | None => Manner::Say,
    };
    let mut content = content::of_verb(parsed, verb, manner);
    if whole::before_semicolon(parsed, verb, &content) {
        content.clear();
    }
    let quoted = content.is_empty() && !voiced && parenthetical(parsed, verb);
    if content.is_empty() && !quoted {
        return None;
    }
    let mut source = source_of(parsed, verb, &content);
    if source.is_empty() {
        source.extend(inverted(parsed, verb, &content));
    }
    source = whole::mistaken_infinitive(parsed, verb).map_or(source, |speaker| vec![speaker]);
    Some(Saying {
        source,
        cue: cue_of(parsed, verb, &content),
        content: runs(parsed, content),
        distant: hit.is_some_and(|hit| hit.word.is_yes(Column::Distance)) || is_called_false(parsed, verb),
        manner,
    })
}

/// "falsely said", "lied when it said": the report itself calls untrue what is said.
fn is_called_false(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let lying = |i: TokenIdx| parsed.serves(i, Usage::Lie);
    parsed.children_by(verb, &[Dep::Advmod]).any(|a| parsed.serves(a, Usage::Falsely))
        || parsed.head(verb).is_some_and(|head| parsed.dep(verb) == Dep::Advcl && lying(head))
}

/// "…, writes the Times": a subject behind its verb, which the parser takes for an object.
fn inverted(parsed: &ParsedReport<'_>, verb: TokenIdx, content: &[TokenIdx]) -> Option<TokenIdx> {
    let behind = parsed.children_by(verb, &[Dep::Dobj, Dep::Npadvmod, Dep::Attr, Dep::Oprd]);
    let object = behind
        .filter(|o| *o > verb)
        .find(|o| parsed.pos(*o).is_nominal() && !parsed.in_time(parsed.span_of(*o..*o + 1)))?;
    content
        .iter()
        .all(|i| *i < verb)
        .then_some(object)
        .filter(|_| parsed.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_none())
}

/// A verb of saying with a subject and nothing said beside it: what is said stands in quotation marks somewhere near.
fn parenthetical(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.child(verb, &[Dep::Nsubj]).is_some()
        && parsed
            .child(verb, &[Dep::Dobj])
            .is_none_or(|o| parsed.pos(o) != Pos::Noun || parsed.lemma(verb) == "tell")
}

fn according(parsed: &ParsedReport<'_>, word: TokenIdx) -> Option<Saying> {
    let to = parsed.children(word).iter().copied().find(|c| parsed.lemma(*c) == "to")?;
    let source: Vec<TokenIdx> = parsed.children_by(to, &[Dep::Pobj]).collect();
    let host = parsed
        .ancestors(word)
        .find(|a| matches!(parsed.pos(*a), Pos::Verb | Pos::Aux))
        .or_else(|| parsed.head(word))?;
    // "A fell and B rose, according to": said of all that is coordinated.
    let host = std::iter::successors(Some(host), |h| parsed.head(*h).filter(|_| parsed.dep(*h) == Dep::Conj))
        .last()
        .unwrap_or(host);
    let mut content = parsed.subtree_without(host, |c| c == word);
    content.extend(whole::behind_source(parsed, word, &source));
    (!source.is_empty()).then(|| Saying {
        source,
        cue: vec![word, to],
        content: runs(parsed, content.into_iter().filter(|i| *i != word).collect()),
        distant: false,
        manner: Manner::Say,
    })
}
