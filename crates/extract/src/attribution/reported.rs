//! Sayings that syntax shows: a verb or noun of saying with its clause, and "according to".

use super::{Manner, Saying, contested, runs, shift, stance, whole};
use crate::contest::is_saying;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::{Frame, is_passive, resumed};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{Column, Content, SpeechKind};
use rapporteur_language::{Dep, Pos, Tag};

/// Verbs of saying whose infinitive is their content.
const PROMISING: [&str; 5] = ["promise", "pledge", "vow", "threaten", "swear"];

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
    let mut content = content_of_verb(parsed, verb, manner);
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
    const FALSELY: [&str; 5] = ["erroneously", "falsely", "inaccurately", "mistakenly", "wrongly"];
    let lying = |i: TokenIdx| matches!(parsed.lemma(i), "lie" | "mislead" | "deceive" | "perjure");
    parsed.children_by(verb, &[Dep::Advmod]).any(|a| FALSELY.contains(&parsed.lemma(a)))
        || parsed.head(verb).is_some_and(|head| parsed.dep(verb) == Dep::Advcl && lying(head))
}

/// Who a verb's agent is; a relative pronoun is given beside what it stands for.
pub(super) fn source_of(parsed: &ParsedReport<'_>, verb: TokenIdx, content: &[TokenIdx]) -> Vec<TokenIdx> {
    let agents = Frame::new(parsed, verb).slot(SlotName::Agent);
    let relative = parsed
        .children_by(verb, &[Dep::Nsubj])
        .filter(|s| matches!(parsed.tag(*s), Tag::Wdt | Tag::Wp) && !agents.contains(s));
    agents.iter().copied().chain(relative).filter(|s| !content.contains(s)).collect()
}

/// A verb with its auxiliaries, negations and particles.
pub(super) fn cue_of(parsed: &ParsedReport<'_>, verb: TokenIdx, content: &[TokenIdx]) -> Vec<TokenIdx> {
    let around = parsed.children_by(verb, &[Dep::Aux, Dep::Auxpass, Dep::Neg, Dep::Prt]);
    let mut cue: Vec<TokenIdx> =
        around.filter(|i| !content.contains(i)).chain(std::iter::once(verb)).collect();
    cue.sort_unstable();
    cue
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

fn content_of_verb(parsed: &ParsedReport<'_>, verb: TokenIdx, manner: Manner) -> Vec<TokenIdx> {
    let mut tops: Vec<TokenIdx> = parsed.children_by(verb, &[Dep::Ccomp]).collect();
    let hedged = matches!(manner, Manner::Deny | Manner::Doubt | Manner::Accuse)
        || PROMISING.contains(&parsed.lemma(verb))
        || manner == Manner::Say
            && parsed.hits.get(verb, "reporting").is_some_and(|hit| {
                hit.word.is_yes(Column::Distance)
                    && hit.word.values::<Content>(Column::Takes).any(|place| place == Content::Infinitive)
            });
    let passive = is_passive(parsed, verb);
    if tops.is_empty() && (hedged || passive) {
        tops.extend(
            parsed
                .children_by(verb, &[Dep::Xcomp])
                .filter(|x| parsed.pos(*x) == Pos::Verb || parsed.pos(*x) == Pos::Aux),
        );
    }
    if tops.is_empty() && matches!(manner, Manner::Accuse) {
        tops.extend(
            Frame::new(parsed, verb)
                .slot(Preposition::Of)
                .into_iter()
                .chain(Frame::new(parsed, verb).slot(Preposition::For)),
        );
    }
    let own: Vec<TokenIdx> = parsed.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).collect();
    let left_out = |c: TokenIdx| {
        c == verb
            || own.contains(&c)
            || speaks_on(parsed, verb, c)
            || comments(parsed, c)
            || shift::is_reports_own(parsed, verb, c)
            || dates_cue(parsed, verb, c)
    };
    let mut content: Vec<TokenIdx> =
        tops.iter().flat_map(|top| parsed.subtree_without(*top, left_out)).collect();
    if passive && tops.iter().any(|top| parsed.dep(*top) == Dep::Xcomp) {
        content.extend(own.iter().flat_map(|subject| parsed.subtree(*subject)));
    }
    if let Some(top) = tops.first().filter(|top| parsed.dep(**top) == Dep::Ccomp) {
        content = whole::whole(parsed, verb, *top, content);
    }
    if content.is_empty() && matches!(manner, Manner::Say | Manner::Think) {
        content = host_clause(parsed, verb);
    }
    content.retain(|i| *i != verb);
    content
}

/// "said earlier it was": an adverb of time right behind the cue tells when it was said.
fn dates_cue(parsed: &ParsedReport<'_>, verb: TokenIdx, i: TokenIdx) -> bool {
    const TIMES: [&str; 9] = [
        "afterwards",
        "again",
        "earlier",
        "later",
        "previously",
        "recently",
        "separately",
        "today",
        "yesterday",
    ];
    i == verb + 1 && TIMES.contains(&parsed.text(i)) && parsed.children(i).is_empty()
}

/// ", a claim Chad denies", ", which Chad denied": what the report itself adds to the words.
fn comments(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let first = parsed.subtree(i)[0];
    let apart = first > 0 && matches!(parsed.text(first - 1), "," | "-" | "–" | "—" | "--");
    let denied = || parsed.hits.is(i, "deny_verb") && contested::relative(parsed, i).is_some();
    apart
        && match parsed.dep(i) {
            Dep::Appos | Dep::Npadvmod => is_saying(parsed, i),
            Dep::Relcl => denied(),
            _ => false,
        }
}

/// A coordinated cue that the parser hangs on what was said: the speaker's own ("said it would pay and warned others"), or that of
/// somebody else who goes on ("said it would pay, and Chad said it would not").
fn speaks_on(parsed: &ParsedReport<'_>, verb: TokenIdx, i: TokenIdx) -> bool {
    let Some(first) = parsed.head(i).filter(|h| parsed.dep(*h) == Dep::Ccomp) else { return false };
    if parsed.dep(i) != Dep::Conj || i < verb {
        return false;
    }
    resumed(parsed, i) == Some(verb) || others_speak(parsed, first, i)
}

/// Whether a coordinated clause after a comma is itself speech of a named or described speaker.
fn others_speak(parsed: &ParsedReport<'_>, first: TokenIdx, i: TokenIdx) -> bool {
    let says = says(parsed, i);
    let speaker = parsed.child(i, &[Dep::Nsubj]).is_some_and(|s| parsed.pos(s) != Pos::Pron);
    let comma = parsed.children_by(first, &[Dep::Cc]).any(|cc| cc > first && parsed.text(cc - 1) == ",");
    says && speaker && comma && parsed.child(i, &[Dep::Ccomp]).is_some()
}

/// Whether a word is a verb of saying proper.
pub(super) fn says(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let kind = parsed.hits.get(verb, "reporting").and_then(|hit| hit.word.value(Column::Kind));
    kind == Some(SpeechKind::Say)
}

/// ", officials said," parsed into the clause it comments on: the clause around it is the content.
fn host_clause(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let Some(host) =
        parsed.head(verb).filter(|_| parsed.dep(verb) == Dep::Parataxis || as_clause(parsed, verb))
    else {
        return Vec::new();
    };
    parsed.subtree_without(host, |c| c == verb)
}

/// "as officials said".
fn as_clause(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.dep(verb) == Dep::Advcl
        && parsed.children_by(verb, &[Dep::Mark]).any(|m| parsed.lemma(m) == "as")
        && parsed
            .child(verb, &[Dep::Dobj])
            .is_none_or(|o| parsed.lemma(o) == "it" && parsed.lemma(verb) == "put")
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
