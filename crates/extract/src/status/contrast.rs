//! Arguments that a contrast leaves out, though the clause as a whole is affirmed: "Chad, not Togo", "neither the accord nor the protocol",
//! "Chad instead of Togo", "everyone but Chad".

use super::own::denies_subject;
use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Pos, Tag};

/// How many coordinated words are followed back.
const DEPTH: usize = 6;

/// Words that stand for all of a group, less what "but" takes out.
const ALL: [&str; 11] = [
    "all",
    "everyone",
    "everybody",
    "everything",
    "anyone",
    "anybody",
    "nobody",
    "none",
    "nothing",
    "no",
    "every",
];

/// Whether the words before an argument take it out of what the clause says.
pub fn is_left_out(document: &Document<'_>, head: TokenIdx) -> bool {
    left_out(document, head, DEPTH)
}

fn left_out(document: &Document<'_>, head: TokenIdx, depth: usize) -> bool {
    let mut before = phrase_start(document, head);
    let sentence = document.sentence(head).tokens.start;
    let word = |i: TokenIdx| document.lemma(i);
    let at = |before: TokenIdx, back: usize| before.checked_sub(back).filter(|i| *i >= sentence);
    let Some(mut last) = at(before, 1) else { return false };
    // "not by Chad", "nor of the union", "instead of Chad"
    let linked = document.pos(last) == Pos::Adp && !matches!(word(last), "than" | "but" | "except");
    let of = word(last) == "of";
    if linked || of || document.dep(last) == Dep::Agent {
        before = last;
        match at(before, 1) {
            Some(i) => last = i,
            None => return false,
        }
    }
    match word(last) {
        "instead" => of,
        "not" | "n't" => is_contrastive(document, last),
        "neither" | "nor" => !is_counted(document, head),
        "than" => at(before, 2).is_some_and(|i| word(i) == "rather"),
        "but" if is_correction(document, head) => true,
        "but" | "except" => all_before(document, last, sentence),
        "or" if depth > 0 => document
            .head(head)
            .filter(|first| document.dep(head) == Dep::Conj && *first < head)
            .is_some_and(|first| left_out(document, first, depth - 1)),
        _ => false,
    }
}

/// Whether the "neither" before an argument is counted with the verb it is the subject of ("neither Chad nor Togo came") or with the noun
/// that it belongs to ("neither a member of the union nor of the league").
fn is_counted(document: &Document<'_>, head: TokenIdx) -> bool {
    let first = document.first_conjunct(head);
    let Some(above) = document.head(first) else { return false };
    if matches!(document.dep(first), Dep::Nsubj | Dep::Nsubjpass) {
        return denies_subject(document, above);
    }
    let host = document.head(document.first_conjunct(above)).filter(|_| document.dep(first) == Dep::Pobj);
    host.is_some_and(|host| {
        document.children_by(host, &[Dep::Preconj, Dep::Det]).any(|c| document.lemma(c) == "neither")
    })
}

/// Whether a "not" denies the words behind it and not the verb: it stands before no verb's complement, or behind a verb that forms its
/// negation with an auxiliary.
pub(super) fn is_contrastive(document: &Document<'_>, neg: TokenIdx) -> bool {
    let only = document
        .lemmas
        .get(neg + 1)
        .is_some_and(|next| matches!(next.as_str(), "only" | "just" | "merely" | "simply" | "least" | "all"));
    let of_verb = document.head(neg).is_some_and(|verb| match document.pos(verb) {
        Pos::Aux => true,
        Pos::Verb => neg < verb || !matches!(document.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn),
        _ => false,
    });
    let apart = neg > 0 && matches!(document.text(neg - 1), "," | "–" | "—" | "-" | "but" | "and");
    !only && (!of_verb || apart)
}

/// "did not sign the accord but the protocol": what the verb denies is put right behind "but".
fn is_correction(document: &Document<'_>, head: TokenIdx) -> bool {
    let verb = document
        .head(head)
        .filter(|_| document.dep(head) == Dep::Conj)
        .and_then(|first| document.head(first));
    verb.is_some_and(|verb| {
        document.children_by(verb, &[Dep::Neg]).any(|neg| document.lemma(neg) == "not" && neg < verb)
    })
}

/// "everyone but", "all members except".
fn all_before(document: &Document<'_>, but: TokenIdx, sentence: TokenIdx) -> bool {
    (sentence.max(but.saturating_sub(4))..but).any(|i| ALL.contains(&document.lemma(i)))
        && (but > sentence && document.pos(but - 1).is_nominal())
}

/// The first word of a noun phrase: its article, adjectives, possessor and name before the head.
fn phrase_start(document: &Document<'_>, head: TokenIdx) -> TokenIdx {
    let before = document.children_by(
        head,
        &[Dep::Det, Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss, Dep::Nummod, Dep::Quantmod],
    );
    let first = before
        .filter(|c| *c < head && !matches!(document.lemma(*c), "neither" | "not" | "no"))
        .map(|c| document.subtree(c)[0])
        .min();
    first.map_or(head, |first| first.min(head))
}
