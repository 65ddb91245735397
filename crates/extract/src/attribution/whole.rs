//! Content to its whole extent: words that the parser hangs on the verb of saying although they begin what is said.

use super::trim;
use crate::document::{Document, TokenIdx};
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos, Tag};
use std::ops::Range;

/// Prepositions and conjunctions right behind a verb of saying whose phrase begins what is said: "said despite the rain it would go on".
const FRONTED: [&str; 16] = [
    "although",
    "because",
    "beyond",
    "depending",
    "despite",
    "for",
    "given",
    "if",
    "since",
    "though",
    "under",
    "unless",
    "unlike",
    "until",
    "within",
    "without",
];

/// Verbs whose object is told something.
const ADDRESSING: [&str; 8] = ["advise", "assure", "inform", "notify", "promise", "remind", "tell", "warn"];

/// The content of a verb with what stands between the two and belongs to it: the subject of its clause, an adjunct in front of it.
pub(super) fn whole(
    document: &Document<'_>,
    verb: TokenIdx,
    top: TokenIdx,
    content: Vec<TokenIdx>,
) -> Vec<TokenIdx> {
    let Some(first) = content.iter().copied().min().filter(|first| *first > verb + 1) else { return content };
    let sentence = document.sentence(verb).tokens.end;
    if first >= sentence || document.lemma(first) == "that" {
        return content;
    }
    let start = if lacks_subject(document, top) {
        Some(behind_address(document, verb, first))
            .filter(|start| document.pos(*start) != Pos::Adp || FRONTED.contains(&document.lemma(*start)))
    } else {
        fronted(document, verb, first)
    };
    let Some(start) = start.filter(|start| *start < first && is_worded(document, *start, first)) else {
        return content;
    };
    let mut content = content;
    content.extend(start..first);
    content.sort_unstable();
    content
}

/// Whether a finite clause has its subject nowhere, not even in the verb it is joined to.
fn lacks_subject(document: &Document<'_>, top: TokenIdx) -> bool {
    let finite = matches!(document.tag(top), Tag::Vbz | Tag::Vbp | Tag::Vbd)
        || document
            .children_by(top, &[Dep::Aux, Dep::Auxpass])
            .any(|aux| matches!(document.tag(aux), Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md));
    finite && document.children_by(top, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Csubj]).all(|s| s > top)
}

fn is_worded(document: &Document<'_>, start: TokenIdx, end: TokenIdx) -> bool {
    let word = |i: TokenIdx| document.pos(i).is_nominal() || matches!(document.pos(i), Pos::Det | Pos::Num);
    let stops = |i: TokenIdx| matches!(document.text(i), ";" | ":" | "." | "?" | "!");
    (start..end).any(word) && !(start..end).any(stops)
}

/// Behind whoever is told, and behind when, where and in what it was said.
fn behind_address(document: &Document<'_>, verb: TokenIdx, first: TokenIdx) -> TokenIdx {
    let mut start = verb + 1;
    if ADDRESSING.contains(&document.lemma(verb)) {
        start = behind_addressee(document, start, first);
    }
    loop {
        while start < first && (document.text(start) == "," || document.pos(start) == Pos::Space) {
            start += 1;
        }
        let Some(adjunct) = adjunct(document, verb, start, first) else { return start };
        start = adjunct;
    }
}

/// The end of the shortest noun phrase that begins at a token: a name, or a noun with what stands before it.
fn behind_addressee(document: &Document<'_>, start: TokenIdx, first: TokenIdx) -> TokenIdx {
    let mut i = start;
    while i < first && matches!(document.pos(i), Pos::Det | Pos::Adj | Pos::Num)
        || document.tag(i) == Tag::PrpPoss
    {
        if let Some(name) = document.name_at(i) {
            return name.tokens.end.min(first);
        }
        i += 1;
    }
    if let Some(name) = document.name_at(i) {
        return name.tokens.end.min(first);
    }
    if document.pos(i) == Pos::Propn {
        return (i..first).find(|k| document.pos(*k) != Pos::Propn).unwrap_or(first);
    }
    (i + 1).min(first)
}

/// The end of a phrase at a token that tells of the saying: "in a statement", "on Friday", "yesterday".
fn adjunct(document: &Document<'_>, verb: TokenIdx, start: TokenIdx, first: TokenIdx) -> Option<TokenIdx> {
    if start >= first {
        return None;
    }
    let child = document
        .children_by(verb, &[Dep::Prep, Dep::Npadvmod, Dep::Advmod, Dep::Dative])
        .find(|c| *c >= start && *c < first && document.subtree(*c)[0] == start)?;
    let timed = document.in_time(document.span_of(child..child + 1));
    let said = match document.dep(child) {
        Dep::Prep | Dep::Dative => {
            matches!(document.lemma(child), "in" | "on" | "at" | "to" | "during" | "via" | "through")
        }
        _ => timed || document.pos(child) == Pos::Adv,
    };
    // "in a statement that …": what is said begins within the phrase.
    let below =
        document.subtree_without(child, |c| matches!(document.dep(c), Dep::Ccomp | Dep::Acl | Dep::Relcl));
    let end = below.last()? + 1;
    (said && end <= first).then_some(end)
}

/// An adjunct right behind the verb that begins what is said.
fn fronted(document: &Document<'_>, verb: TokenIdx, first: TokenIdx) -> Option<TokenIdx> {
    let start = verb + 1;
    let begins = FRONTED.contains(&document.lemma(start)) && document.head(start).is_some();
    // "said for the first time": how it was said.
    let manner = (start..first).any(|i| matches!(document.lemma(i), "first" | "time"))
        && document.lemma(start) == "for";
    let others =
        document.children_by(verb, &[Dep::Nsubj, Dep::Dobj, Dep::Prt]).any(|c| c > verb && c < first);
    (begins && !manner && !others && first - start > 1).then_some(start)
}

/// The content without what another clause behind a semicolon says: "A fell; the bank reported B" is no report of A.
pub(super) fn before_semicolon(document: &Document<'_>, cue: TokenIdx, content: &[TokenIdx]) -> bool {
    let Some(last) = content.iter().copied().max().filter(|last| *last < cue) else { return false };
    (last + 1..cue).any(|i| document.text(i) == ";")
}

/// "one of us said in a statement that …": the verb whose words a noun holds.
pub(super) fn said_in(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let up = document.head(noun).filter(|_| document.dep(noun) == Dep::Pobj)?;
    let verb = document.head(up).filter(|_| matches!(document.lemma(up), "in" | "with"))?;
    let says = document.hits.get(verb, "reporting").is_some_and(|hit| !hit.word.is_yes(Column::Distance));
    (says && document.child(verb, &[Dep::Ccomp]).is_none()).then_some(verb)
}

/// Content without a conjunction left over at its end.
pub(super) fn tidy(document: &Document<'_>, content: &mut Vec<Range<TokenIdx>>) {
    let Some(last) = content.last().cloned() else { return };
    let end = last.end - 1;
    if document.dep(end) == Dep::Cc && last.len() > 1 {
        content.pop();
        content.extend(trim(document, last.start..end));
    }
}

/// The content of a cue inside a quotation, which speaks for nothing outside of it.
pub(super) fn within(content: &[Range<TokenIdx>], quote: &Range<TokenIdx>) -> Vec<Range<TokenIdx>> {
    let inner = quote.start + 1..quote.end.saturating_sub(1);
    let cut = content.iter().map(|run| run.start.max(inner.start)..run.end.min(inner.end));
    cut.filter(|run| !run.is_empty()).collect()
}

/// "Every guest I spoke to said": the guest, where the parser reads "to said" as an infinitive.
pub(super) fn mistaken_infinitive(document: &Document<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let finite = matches!(document.tag(verb), Tag::Vbd | Tag::Vbz);
    let to = document.children_by(verb, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To);
    let clause =
        document.ancestors(verb).take(2).find(|i| document.dep(*i) == Dep::Relcl).filter(|_| finite && to)?;
    document.head(clause)
}

/// What stands behind the source of "according to" and belongs to the clause: "one was, according to the police, among the dead".
pub(super) fn behind_source(document: &Document<'_>, word: TokenIdx, source: &[TokenIdx]) -> Vec<TokenIdx> {
    let last = source.iter().copied().max().unwrap_or(word);
    let below = document.subtree(word);
    let strays = below.iter().copied().filter(|i| {
        *i > last
            && document.dep(*i) == Dep::Prep
            && document.text(i - 1) == ","
            && document.head(*i).is_some_and(|up| up <= last)
    });
    strays.flat_map(|i| document.subtree(i)).collect()
}
