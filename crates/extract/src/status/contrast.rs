//! Arguments that a contrast leaves out, though the clause as a whole is affirmed: "Chad, not Togo", "neither the accord nor the protocol",
//! "Chad instead of Togo", "everyone but Chad".

use super::own::denies_subject;
use crate::parsed_report::{ParsedReport, TokenIdx};
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
pub fn is_left_out(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    left_out(parsed, head, DEPTH)
}

fn left_out(parsed: &ParsedReport<'_>, head: TokenIdx, depth: usize) -> bool {
    let mut before = phrase_start(parsed, head);
    let sentence = parsed.sentence(head).tokens.start;
    let word = |i: TokenIdx| parsed.lemma(i);
    let at = |before: TokenIdx, back: usize| before.checked_sub(back).filter(|i| *i >= sentence);
    let Some(mut last) = at(before, 1) else { return false };
    // "not by Chad", "nor of the union", "instead of Chad"
    let linked = parsed.pos(last) == Pos::Adp && !matches!(word(last), "than" | "but" | "except");
    let of = word(last) == "of";
    if linked || of || parsed.dep(last) == Dep::Agent {
        before = last;
        match at(before, 1) {
            Some(i) => last = i,
            None => return false,
        }
    }
    match word(last) {
        "instead" => of,
        "not" | "n't" => is_contrastive(parsed, last),
        "neither" | "nor" => !is_counted(parsed, head),
        "than" => at(before, 2).is_some_and(|i| word(i) == "rather"),
        "but" if is_correction(parsed, head) => true,
        "but" | "except" => all_before(parsed, last, sentence),
        "or" if depth > 0 => parsed
            .head(head)
            .filter(|first| parsed.dep(head) == Dep::Conj && *first < head)
            .is_some_and(|first| left_out(parsed, first, depth - 1)),
        _ => false,
    }
}

/// Whether the "neither" before an argument is counted with the verb it is the subject of ("neither Chad nor Togo came") or with the noun
/// that it belongs to ("neither a member of the union nor of the league").
fn is_counted(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let first = parsed.first_conjunct(head);
    let Some(above) = parsed.head(first) else { return false };
    if matches!(parsed.dep(first), Dep::Nsubj | Dep::Nsubjpass) {
        return denies_subject(parsed, above);
    }
    let host = parsed.head(parsed.first_conjunct(above)).filter(|_| parsed.dep(first) == Dep::Pobj);
    host.is_some_and(|host| {
        parsed.children_by(host, &[Dep::Preconj, Dep::Det]).any(|c| parsed.lemma(c) == "neither")
    })
}

/// Whether a "not" denies the words behind it and not the verb: it stands before no verb's complement, or behind a verb that forms its
/// negation with an auxiliary.
pub(super) fn is_contrastive(parsed: &ParsedReport<'_>, neg: TokenIdx) -> bool {
    let only = parsed
        .lemmas
        .get(neg + 1)
        .is_some_and(|next| matches!(next.as_str(), "only" | "just" | "merely" | "simply" | "least" | "all"));
    let of_verb = parsed.head(neg).is_some_and(|verb| match parsed.pos(verb) {
        Pos::Aux => true,
        Pos::Verb => neg < verb || !matches!(parsed.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn),
        _ => false,
    });
    let apart = neg > 0 && matches!(parsed.text(neg - 1), "," | "–" | "—" | "-" | "but" | "and");
    !only && (!of_verb || apart)
}

/// "did not sign the accord but the protocol": what the verb denies is put right behind "but".
fn is_correction(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    let verb =
        parsed.head(head).filter(|_| parsed.dep(head) == Dep::Conj).and_then(|first| parsed.head(first));
    verb.is_some_and(|verb| {
        parsed.children_by(verb, &[Dep::Neg]).any(|neg| parsed.lemma(neg) == "not" && neg < verb)
    })
}

/// "everyone but", "all members except".
fn all_before(parsed: &ParsedReport<'_>, but: TokenIdx, sentence: TokenIdx) -> bool {
    (sentence.max(but.saturating_sub(4))..but).any(|i| ALL.contains(&parsed.lemma(i)))
        && (but > sentence && parsed.pos(but - 1).is_nominal())
}

/// The first word of a noun phrase: its article, adjectives, possessor and name before the head.
fn phrase_start(parsed: &ParsedReport<'_>, head: TokenIdx) -> TokenIdx {
    let before = parsed.children_by(
        head,
        &[Dep::Det, Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss, Dep::Nummod, Dep::Quantmod],
    );
    let first = before
        .filter(|c| *c < head && !matches!(parsed.lemma(*c), "neither" | "not" | "no"))
        .map(|c| parsed.subtree(c)[0])
        .min();
    first.map_or(head, |first| first.min(head))
}
