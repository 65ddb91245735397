//! Sayings that syntax shows: a verb or noun of saying with its clause, and "according to".

use super::{Manner, Saying, contested, runs, shift, stance, whole};
use crate::contest::is_saying;
use crate::document::{Document, TokenIdx};
use crate::syntax::{Frame, is_passive, resumed};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{Column, Content, SpeechKind};
use rapporteur_language::{Dep, Pos, Tag};

/// Verbs of saying whose infinitive is their content.
const PROMISING: [&str; 5] = ["promise", "pledge", "vow", "threaten", "swear"];

/// Sayings by verbs, nouns and prepositions.
pub(super) fn reported(document: &Document<'_>) -> Vec<Saying> {
    let mut found = Vec::new();
    for i in 0..document.tokens.len() {
        match document.pos(i) {
            Pos::Verb | Pos::Aux => {
                found.extend(contested::by_relative(document, i).or_else(|| of_verb(document, i)));
            }
            Pos::Noun => {
                let contested = contested::contested(document, i);
                let said = || contested::by_noun(document, i).or_else(|| stance::of_noun(document, i));
                if contested.is_empty() { found.extend(said()) } else { found.extend(contested) }
            }
            Pos::Adj => found.extend(stance::of_adjective(document, i)),
            _ => {}
        }
        if document.lemma(i) == "accord" || document.text(i).eq_ignore_ascii_case("according") {
            found.extend(according(document, i));
        }
    }
    found
}

/// What a verb attributes: a clause put forward, else something regarded, else words in quotation marks somewhere near.
fn of_verb(document: &Document<'_>, verb: TokenIdx) -> Option<Saying> {
    let reported = by_verb(document, verb);
    match reported {
        Some(saying) if !saying.content.is_empty() => Some(saying),
        silent => stance::of_verb(document, verb).or(silent),
    }
}

fn by_verb(document: &Document<'_>, verb: TokenIdx) -> Option<Saying> {
    let hit = document.hits.get(verb, "reporting");
    // "thundered that …": such a verb reports a clause, but tells of no quotation somewhere near.
    let voiced = hit.is_none() && document.hits.is(verb, "voice_verb");
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
    let mut content = content_of_verb(document, verb, manner);
    if whole::before_semicolon(document, verb, &content) {
        content.clear();
    }
    let quoted = content.is_empty() && !voiced && parenthetical(document, verb);
    if content.is_empty() && !quoted {
        return None;
    }
    let mut source = source_of(document, verb, &content);
    if source.is_empty() {
        source.extend(inverted(document, verb, &content));
    }
    source = whole::mistaken_infinitive(document, verb).map_or(source, |speaker| vec![speaker]);
    Some(Saying {
        source,
        cue: cue_of(document, verb, &content),
        content: runs(document, content),
        distanced: hit.is_some_and(|hit| hit.word.is_yes(Column::Distance))
            || is_called_false(document, verb),
        manner,
    })
}

/// "falsely said", "lied when it said": the report itself calls untrue what is said.
fn is_called_false(document: &Document<'_>, verb: TokenIdx) -> bool {
    const FALSELY: [&str; 5] = ["erroneously", "falsely", "inaccurately", "mistakenly", "wrongly"];
    let lying = |i: TokenIdx| matches!(document.lemma(i), "lie" | "mislead" | "deceive" | "perjure");
    document.children_by(verb, &[Dep::Advmod]).any(|a| FALSELY.contains(&document.lemma(a)))
        || document.head(verb).is_some_and(|head| document.dep(verb) == Dep::Advcl && lying(head))
}

/// Who a verb's agent is; a relative pronoun is given beside what it stands for.
pub(super) fn source_of(document: &Document<'_>, verb: TokenIdx, content: &[TokenIdx]) -> Vec<TokenIdx> {
    let agents = Frame::new(document, verb).slot(SlotName::Agent);
    let relative = document
        .children_by(verb, &[Dep::Nsubj])
        .filter(|s| matches!(document.tag(*s), Tag::Wdt | Tag::Wp) && !agents.contains(s));
    agents.iter().copied().chain(relative).filter(|s| !content.contains(s)).collect()
}

/// A verb with its auxiliaries, negations and particles.
pub(super) fn cue_of(document: &Document<'_>, verb: TokenIdx, content: &[TokenIdx]) -> Vec<TokenIdx> {
    let around = document.children_by(verb, &[Dep::Aux, Dep::Auxpass, Dep::Neg, Dep::Prt]);
    let mut cue: Vec<TokenIdx> =
        around.filter(|i| !content.contains(i)).chain(std::iter::once(verb)).collect();
    cue.sort_unstable();
    cue
}

/// "…, writes the Times": a subject behind its verb, which the parser takes for an object.
fn inverted(document: &Document<'_>, verb: TokenIdx, content: &[TokenIdx]) -> Option<TokenIdx> {
    let behind = document.children_by(verb, &[Dep::Dobj, Dep::Npadvmod, Dep::Attr, Dep::Oprd]);
    let object = behind
        .filter(|o| *o > verb)
        .find(|o| document.pos(*o).is_nominal() && !document.in_time(document.span_of(*o..*o + 1)))?;
    content
        .iter()
        .all(|i| *i < verb)
        .then_some(object)
        .filter(|_| document.child(verb, &[Dep::Nsubj, Dep::Nsubjpass]).is_none())
}

/// A verb of saying with a subject and nothing said beside it: what is said stands in quotation marks somewhere near.
fn parenthetical(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.child(verb, &[Dep::Nsubj]).is_some()
        && document
            .child(verb, &[Dep::Dobj])
            .is_none_or(|o| document.pos(o) != Pos::Noun || document.lemma(verb) == "tell")
}

fn content_of_verb(document: &Document<'_>, verb: TokenIdx, manner: Manner) -> Vec<TokenIdx> {
    let mut tops: Vec<TokenIdx> = document.children_by(verb, &[Dep::Ccomp]).collect();
    let hedged = matches!(manner, Manner::Deny | Manner::Doubt | Manner::Accuse)
        || PROMISING.contains(&document.lemma(verb))
        || manner == Manner::Say
            && document.hits.get(verb, "reporting").is_some_and(|hit| {
                hit.word.is_yes(Column::Distance)
                    && hit.word.values::<Content>(Column::Takes).any(|place| place == Content::Infinitive)
            });
    let passive = is_passive(document, verb);
    if tops.is_empty() && (hedged || passive) {
        tops.extend(
            document
                .children_by(verb, &[Dep::Xcomp])
                .filter(|x| document.pos(*x) == Pos::Verb || document.pos(*x) == Pos::Aux),
        );
    }
    if tops.is_empty() && matches!(manner, Manner::Accuse) {
        tops.extend(
            Frame::new(document, verb)
                .slot(Preposition::Of)
                .into_iter()
                .chain(Frame::new(document, verb).slot(Preposition::For)),
        );
    }
    let own: Vec<TokenIdx> = document.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).collect();
    let left_out = |c: TokenIdx| {
        c == verb
            || own.contains(&c)
            || speaks_on(document, verb, c)
            || comments(document, c)
            || shift::is_reports_own(document, verb, c)
            || dates_cue(document, verb, c)
    };
    let mut content: Vec<TokenIdx> =
        tops.iter().flat_map(|top| document.subtree_without(*top, left_out)).collect();
    if passive && tops.iter().any(|top| document.dep(*top) == Dep::Xcomp) {
        content.extend(own.iter().flat_map(|subject| document.subtree(*subject)));
    }
    if let Some(top) = tops.first().filter(|top| document.dep(**top) == Dep::Ccomp) {
        content = whole::whole(document, verb, *top, content);
    }
    if content.is_empty() && matches!(manner, Manner::Say | Manner::Think) {
        content = host_clause(document, verb);
    }
    content.retain(|i| *i != verb);
    content
}

/// "said earlier it was": an adverb of time right behind the cue tells when it was said.
fn dates_cue(document: &Document<'_>, verb: TokenIdx, i: TokenIdx) -> bool {
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
    i == verb + 1 && TIMES.contains(&document.text(i)) && document.children(i).is_empty()
}

/// ", a claim Chad denies", ", which Chad denied": what the report itself adds to the words.
fn comments(document: &Document<'_>, i: TokenIdx) -> bool {
    let first = document.subtree(i)[0];
    let apart = first > 0 && matches!(document.text(first - 1), "," | "-" | "–" | "—" | "--");
    let denied = || document.hits.is(i, "deny_verb") && contested::relative(document, i).is_some();
    apart
        && match document.dep(i) {
            Dep::Appos | Dep::Npadvmod => is_saying(document, i),
            Dep::Relcl => denied(),
            _ => false,
        }
}

/// A coordinated cue that the parser hangs on what was said: the speaker's own ("said it would pay and warned others"), or that of
/// somebody else who goes on ("said it would pay, and Chad said it would not").
fn speaks_on(document: &Document<'_>, verb: TokenIdx, i: TokenIdx) -> bool {
    let Some(first) = document.head(i).filter(|h| document.dep(*h) == Dep::Ccomp) else { return false };
    if document.dep(i) != Dep::Conj || i < verb {
        return false;
    }
    resumed(document, i) == Some(verb) || others_speak(document, first, i)
}

/// Whether a coordinated clause after a comma is itself speech of a named or described speaker.
fn others_speak(document: &Document<'_>, first: TokenIdx, i: TokenIdx) -> bool {
    let says = says(document, i);
    let speaker = document.child(i, &[Dep::Nsubj]).is_some_and(|s| document.pos(s) != Pos::Pron);
    let comma = document.children_by(first, &[Dep::Cc]).any(|cc| cc > first && document.text(cc - 1) == ",");
    says && speaker && comma && document.child(i, &[Dep::Ccomp]).is_some()
}

/// Whether a word is a verb of saying proper.
pub(super) fn says(document: &Document<'_>, verb: TokenIdx) -> bool {
    let kind = document.hits.get(verb, "reporting").and_then(|hit| hit.word.value(Column::Kind));
    kind == Some(SpeechKind::Say)
}

/// ", officials said," parsed into the clause it comments on: the clause around it is the content.
fn host_clause(document: &Document<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let Some(host) =
        document.head(verb).filter(|_| document.dep(verb) == Dep::Parataxis || as_clause(document, verb))
    else {
        return Vec::new();
    };
    document.subtree_without(host, |c| c == verb)
}

/// "as officials said".
fn as_clause(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.dep(verb) == Dep::Advcl
        && document.children_by(verb, &[Dep::Mark]).any(|m| document.lemma(m) == "as")
        && document
            .child(verb, &[Dep::Dobj])
            .is_none_or(|o| document.lemma(o) == "it" && document.lemma(verb) == "put")
}

fn according(document: &Document<'_>, word: TokenIdx) -> Option<Saying> {
    let to = document.children(word).iter().copied().find(|c| document.lemma(*c) == "to")?;
    let source: Vec<TokenIdx> = document.children_by(to, &[Dep::Pobj]).collect();
    let host = document
        .ancestors(word)
        .find(|a| matches!(document.pos(*a), Pos::Verb | Pos::Aux))
        .or_else(|| document.head(word))?;
    // "A fell and B rose, according to": said of all that is coordinated.
    let host =
        std::iter::successors(Some(host), |h| document.head(*h).filter(|_| document.dep(*h) == Dep::Conj))
            .last()
            .unwrap_or(host);
    let mut content = document.subtree_without(host, |c| c == word);
    content.extend(whole::behind_source(document, word, &source));
    (!source.is_empty()).then(|| Saying {
        source,
        cue: vec![word, to],
        content: runs(document, content.into_iter().filter(|i| *i != word).collect()),
        distanced: false,
        manner: Manner::Say,
    })
}
