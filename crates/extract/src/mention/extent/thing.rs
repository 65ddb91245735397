//! Finds how far a noun reaches with its complement.

use super::stretch::{after_comma, is_relative, is_time, stretch, within_marks};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::phrase;
use rapporteur_knowledge::words::{Column, Content};
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Descriptions with more words are told without their clauses, then without their complements but "of …".
const LONGEST: usize = 26;

/// Prepositions whose phrase tells which thing a noun means.
const TELLING: [&str; 27] = [
    "about",
    "against",
    "among",
    "at",
    "behind",
    "between",
    "beyond",
    "by",
    "concerning",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "involving",
    "like",
    "of",
    "on",
    "over",
    "regarding",
    "surrounding",
    "to",
    "toward",
    "towards",
    "under",
    "with",
    "within",
];

/// The words of a described thing: its noun, what stands before it, the owner included, and the complement that tells which thing is
/// meant: "Norway's plan to let investors in", "bid for the rebate", "notion that the war was lost".
pub(crate) fn thing_extent(
    parsed: &ParsedReport<'_>,
    head: TokenIdx,
    registry: &Registry,
) -> Range<TokenIdx> {
    let start = thing_start(parsed, head, registry);
    let all = complements(parsed, head);
    let mut best = head + 1;
    for strictness in 0..3 {
        let branches: Vec<TokenIdx> =
            all.iter().copied().filter(|c| is_kept(parsed, *c, strictness)).collect();
        best = stretch(parsed, head, &branches).end;
        if best - start <= LONGEST {
            break;
        }
    }
    within_marks(parsed, start..if best - start <= LONGEST { best } else { head + 1 }, head)
}

/// Whether a noun has a complement.
pub(crate) fn has_complement(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    stretch(parsed, head, &complements(parsed, head)).end > head + 1
}

fn is_kept(parsed: &ParsedReport<'_>, branch: TokenIdx, strictness: usize) -> bool {
    match strictness {
        0 => true,
        1 => !matches!(parsed.dep(branch), Dep::Relcl | Dep::Acl),
        _ => parsed.lemma(branch) == "of",
    }
}

/// The first word: modifiers, and a named owner.
fn thing_start(parsed: &ParsedReport<'_>, head: TokenIdx, registry: &Registry) -> TokenIdx {
    const LONGEST_OWNER: usize = 6;
    let start = phrase(parsed, head, false).start;
    let owner = parsed.children_by(head, &[Dep::Poss]).find(|p| *p < head);
    let Some(owner) = owner.filter(|p| parsed.pos(*p) != Pos::Pron && parsed.tag(*p) != Tag::PrpPoss) else {
        return start;
    };
    let named = registry.at(owner).is_some() || registry.covering(owner).is_some();
    let below =
        parsed.subtree_without(owner, |c| matches!(parsed.dep(c), Dep::Relcl | Dep::Acl | Dep::Appos));
    let mut first = below[0];
    while first < owner && matches!(parsed.dep(first), Dep::Det | Dep::Punct) {
        first += 1;
    }
    let whole =
        owner - first < LONGEST_OWNER && (first..head).all(|i| !matches!(parsed.text(i), "," | "(" | "\""));
    if named && whole { start.min(first) } else { start }
}

/// The branches behind a noun that tell which thing is meant, up to the first that does not.
fn complements(parsed: &ParsedReport<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let mut found: Vec<TokenIdx> = Vec::new();
    for c in parsed.children(head).iter().copied().filter(|c| *c > head) {
        let belongs = match parsed.dep(c) {
            Dep::Prep | Dep::Agent => tells_which(parsed, head, c),
            Dep::Acl => !after_comma(parsed, c),
            Dep::Relcl => restricts(parsed, c) && found.iter().all(|f| parsed.lemma(*f) == "of"),
            Dep::Nummod | Dep::Nmod | Dep::Amod => !is_time(parsed, c) && !after_comma(parsed, c),
            Dep::Punct => continue,
            _ => false,
        };
        if !belongs {
            break;
        }
        found.push(c);
    }
    if found.is_empty() {
        found.extend(strayed(parsed, head).or_else(|| wanted_done(parsed, head)));
    }
    found
}

/// "called for funds *to be paid out*": what is to be done with a thing that somebody calls for, where the parser hangs it on the verb.
fn wanted_done(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<TokenIdx> {
    let preposition = parsed.head(head).filter(|p| parsed.lemma(*p) == "for")?;
    let verb = parsed.head(preposition).filter(|v| parsed.pos(*v) == Pos::Verb)?;
    let passive = |c: &TokenIdx| parsed.child(*c, &[Dep::Auxpass]).is_some();
    parsed
        .children_by(verb, &[Dep::Xcomp, Dep::Ccomp, Dep::Advcl])
        .filter(passive)
        .find(|c| parsed.subtree(*c)[0] == head + 1)
}

/// Whether a relative clause tells which thing is meant; one without a relative word only if it is short.
fn restricts(parsed: &ParsedReport<'_>, clause: TokenIdx) -> bool {
    const SHORT: usize = 7;
    let words = parsed.subtree(clause);
    let led = words.iter().any(|i| *i < clause && is_relative(parsed, *i));
    !after_comma(parsed, clause) && (led || words.len() <= SHORT)
}

/// Whether a prepositional phrase tells which thing is meant. Where a document was made known tells nothing of it.
fn tells_which(parsed: &ParsedReport<'_>, head: TokenIdx, preposition: TokenIdx) -> bool {
    let lemma = parsed.lemma(preposition);
    if !TELLING.contains(&lemma) && parsed.dep(preposition) != Dep::Agent || after_comma(parsed, preposition)
    {
        return false;
    }
    let objects: Vec<TokenIdx> = parsed.children_by(preposition, &[Dep::Pobj, Dep::Pcomp]).collect();
    let timed = objects.iter().any(|o| is_time(parsed, *o));
    match lemma {
        _ if objects.is_empty() => false,
        "of" | "for" => true,
        // Where a document was made known is a fact of its own.
        "at" | "in" => !timed && !parsed.hits.is(head, "document"),
        _ => !timed,
    }
}

/// A complement that the parser hangs on the verb though it stands right behind the object and the object's noun asks for it: "made a
/// bid *to reduce* the rebate".
fn strayed(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<TokenIdx> {
    let verb = parsed.head(head).filter(|_| parsed.dep(head) == Dep::Dobj)?;
    let branch = parsed.children_by(verb, &[Dep::Xcomp, Dep::Advcl, Dep::Prep]).find(|c| {
        let first = parsed.subtree(*c)[0];
        first == head + 1
    })?;
    let infinitive = parsed.children_by(branch, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To);
    let hit = parsed.hits.get(head, "complement_noun")?;
    let fits = hit.word.values(Column::Takes).any(|place| match place {
        Content::Infinitive => infinitive,
        Content::Prep(preposition) => {
            !infinitive && parsed.lemma(branch) == preposition.as_str() && tells_which(parsed, head, branch)
        }
        _ => false,
    });
    fits.then_some(branch)
}
