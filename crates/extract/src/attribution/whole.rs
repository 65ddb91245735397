//! Content to its whole extent: words that the parser hangs on the verb of saying although they begin what is said.

use super::saying::trim;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::{Column, Usage};
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

/// The content of a verb with what stands between the two and belongs to it: the subject of its clause, an adjunct in front of it.
pub(super) fn whole(
    parsed: &ParsedReport<'_>,
    verb: TokenIdx,
    top: TokenIdx,
    content: Vec<TokenIdx>,
) -> Vec<TokenIdx> {
    let Some(first) = content.iter().copied().min().filter(|first| *first > verb + 1) else { return content };
    let sentence = parsed.sentence(verb).tokens.end;
    if first >= sentence || parsed.lemma(first) == "that" {
        return content;
    }
    let start = if lacks_subject(parsed, top) {
        Some(behind_address(parsed, verb, first))
            .filter(|start| parsed.pos(*start) != Pos::Adp || FRONTED.contains(&parsed.lemma(*start)))
    } else {
        fronted(parsed, verb, first)
    };
    let Some(start) = start.filter(|start| *start < first && is_worded(parsed, *start, first)) else {
        return content;
    };
    let mut content = content;
    content.extend(start..first);
    content.sort_unstable();
    content
}

/// Whether a finite clause has its subject nowhere, not even in the verb it is joined to.
fn lacks_subject(parsed: &ParsedReport<'_>, top: TokenIdx) -> bool {
    let finite = matches!(parsed.tag(top), Tag::Vbz | Tag::Vbp | Tag::Vbd)
        || parsed
            .children_by(top, &[Dep::Aux, Dep::Auxpass])
            .any(|aux| matches!(parsed.tag(aux), Tag::Vbz | Tag::Vbp | Tag::Vbd | Tag::Md));
    finite && parsed.children_by(top, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl, Dep::Csubj]).all(|s| s > top)
}

fn is_worded(parsed: &ParsedReport<'_>, start: TokenIdx, end: TokenIdx) -> bool {
    let word = |i: TokenIdx| parsed.pos(i).is_nominal() || matches!(parsed.pos(i), Pos::Det | Pos::Num);
    let stops = |i: TokenIdx| matches!(parsed.text(i), ";" | ":" | "." | "?" | "!");
    (start..end).any(word) && !(start..end).any(stops)
}

/// Behind whoever is told, and behind when, where and in what it was said.
fn behind_address(parsed: &ParsedReport<'_>, verb: TokenIdx, first: TokenIdx) -> TokenIdx {
    let mut start = verb + 1;
    if parsed.serves(verb, Usage::Address) {
        start = behind_addressee(parsed, start, first);
    }
    loop {
        while start < first && (parsed.text(start) == "," || parsed.pos(start) == Pos::Space) {
            start += 1;
        }
        let Some(adjunct) = adjunct(parsed, verb, start, first) else { return start };
        start = adjunct;
    }
}

/// The end of the shortest noun phrase that begins at a token: a name, or a noun with what stands before it.
fn behind_addressee(parsed: &ParsedReport<'_>, start: TokenIdx, first: TokenIdx) -> TokenIdx {
    let mut i = start;
    while i < first && matches!(parsed.pos(i), Pos::Det | Pos::Adj | Pos::Num)
        || parsed.tag(i) == Tag::PrpPoss
    {
        if let Some(name) = parsed.name_at(i) {
            return name.tokens.end.min(first);
        }
        i += 1;
    }
    if let Some(name) = parsed.name_at(i) {
        return name.tokens.end.min(first);
    }
    if parsed.pos(i) == Pos::Propn {
        return (i..first).find(|k| parsed.pos(*k) != Pos::Propn).unwrap_or(first);
    }
    (i + 1).min(first)
}

/// The end of a phrase at a token that tells of the saying: "in a statement", "on Friday", "yesterday".
fn adjunct(parsed: &ParsedReport<'_>, verb: TokenIdx, start: TokenIdx, first: TokenIdx) -> Option<TokenIdx> {
    if start >= first {
        return None;
    }
    let child = parsed
        .children_by(verb, &[Dep::Prep, Dep::Npadvmod, Dep::Advmod, Dep::Dative])
        .find(|c| *c >= start && *c < first && parsed.subtree(*c)[0] == start)?;
    let timed = parsed.in_time(parsed.span_of(child..child + 1));
    let said = match parsed.dep(child) {
        Dep::Prep | Dep::Dative => {
            matches!(parsed.lemma(child), "in" | "on" | "at" | "to" | "during" | "via" | "through")
        }
        _ => timed || parsed.pos(child) == Pos::Adv,
    };
    // "in a statement that …": what is said begins within the phrase.
    let below =
        parsed.subtree_without(child, |c| matches!(parsed.dep(c), Dep::Ccomp | Dep::Acl | Dep::Relcl));
    let end = below.last()? + 1;
    (said && end <= first).then_some(end)
}

/// An adjunct right behind the verb that begins what is said.
fn fronted(parsed: &ParsedReport<'_>, verb: TokenIdx, first: TokenIdx) -> Option<TokenIdx> {
    let start = verb + 1;
    let begins = FRONTED.contains(&parsed.lemma(start)) && parsed.head(start).is_some();
    // "said for the first time": how it was said.
    let manner =
        (start..first).any(|i| matches!(parsed.lemma(i), "first" | "time")) && parsed.lemma(start) == "for";
    let others = parsed.children_by(verb, &[Dep::Nsubj, Dep::Dobj, Dep::Prt]).any(|c| c > verb && c < first);
    (begins && !manner && !others && first - start > 1).then_some(start)
}

/// The content without what another clause behind a semicolon says: "A fell; the bank reported B" is no report of A.
pub(super) fn before_semicolon(parsed: &ParsedReport<'_>, cue: TokenIdx, content: &[TokenIdx]) -> bool {
    let Some(last) = content.iter().copied().max().filter(|last| *last < cue) else { return false };
    (last + 1..cue).any(|i| parsed.text(i) == ";")
}

/// "one of us said in a statement that …": the verb whose words a noun holds.
pub(super) fn said_in(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let up = parsed.head(noun).filter(|_| parsed.dep(noun) == Dep::Pobj)?;
    let verb = parsed.head(up).filter(|_| matches!(parsed.lemma(up), "in" | "with"))?;
    let says = parsed.hits.get(verb, "reporting").is_some_and(|hit| !hit.word.is_yes(Column::Distance));
    (says && parsed.child(verb, &[Dep::Ccomp]).is_none()).then_some(verb)
}

/// Content without a conjunction left over at its end.
pub(super) fn tidy(parsed: &ParsedReport<'_>, content: &mut Vec<Range<TokenIdx>>) {
    let Some(last) = content.last().cloned() else { return };
    let end = last.end - 1;
    if parsed.dep(end) == Dep::Cc && last.len() > 1 {
        content.pop();
        content.extend(trim(parsed, last.start..end));
    }
}

/// The content of a cue inside a quotation, which speaks for nothing outside of it.
pub(super) fn within(content: &[Range<TokenIdx>], quote: &Range<TokenIdx>) -> Vec<Range<TokenIdx>> {
    let inner = quote.start + 1..quote.end.saturating_sub(1);
    let cut = content.iter().map(|run| run.start.max(inner.start)..run.end.min(inner.end));
    cut.filter(|run| !run.is_empty()).collect()
}

/// "Every guest I spoke to said": the guest, where the parser reads "to said" as an infinitive.
pub(super) fn mistaken_infinitive(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let finite = matches!(parsed.tag(verb), Tag::Vbd | Tag::Vbz);
    let to = parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To);
    let clause =
        parsed.ancestors(verb).take(2).find(|i| parsed.dep(*i) == Dep::Relcl).filter(|_| finite && to)?;
    parsed.head(clause)
}

/// What stands behind the source of "according to" and belongs to the clause: "one was, according to the police, among the dead".
pub(super) fn behind_source(parsed: &ParsedReport<'_>, word: TokenIdx, source: &[TokenIdx]) -> Vec<TokenIdx> {
    let last = source.iter().copied().max().unwrap_or(word);
    let below = parsed.subtree(word);
    let strays = below.iter().copied().filter(|i| {
        *i > last
            && parsed.dep(*i) == Dep::Prep
            && parsed.text(i - 1) == ","
            && parsed.head(*i).is_some_and(|up| up <= last)
    });
    strays.flat_map(|i| parsed.subtree(i)).collect()
}
