//! What a noun of saying says, put forward by whoever the noun belongs to and denied by whoever contests it.

use super::reported::{cue_of, source_of};
use super::{Manner, Saying, runs, stance, whole};
use crate::contest::{contents, contesting, is_denial};
use crate::document::{Document, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{Column, SpeechKind};
use rapporteur_language::{Dep, Pos};

/// "rejected Chad's claim that …": the denial, and the claim where somebody is told to make it or where nobody is said to deny it.
pub(super) fn contested(document: &Document<'_>, noun: TokenIdx) -> Vec<Saying> {
    let Some(answer) = contesting(document, noun) else { return Vec::new() };
    let Some(top) = contents(document, noun) else { return Vec::new() };
    let content = document.subtree(top);
    let verbal = document.pos(answer) != Pos::Noun;
    let (source, mut cue) = if verbal {
        (source_of(document, answer, &content), cue_of(document, answer, &content))
    } else {
        (Frame::new(document, answer).slot(SlotName::Agent), vec![answer])
    };
    cue.push(noun);
    cue.sort_unstable();
    let denial = saying(document, source, cue, &content, Manner::Contest, false);
    let accuser: Vec<TokenIdx> =
        owners(document, noun, &content).into_iter().filter(|s| !denial.source.contains(s)).collect();
    let distant = is_distant(document, noun);
    let charge = (!accuser.is_empty()).then(|| {
        let manner = if is_charge(document, noun) { Manner::Accuse } else { Manner::Say };
        saying(document, accuser, vec![noun], &content, manner, distant)
    });
    std::iter::once(denial).chain(charge).collect()
}

/// What a noun of saying says that nobody contests: "Chad's claim that …", "there are reports that …".
pub(super) fn by_noun(document: &Document<'_>, noun: TokenIdx) -> Option<Saying> {
    if contesting(document, noun).is_some() {
        return None;
    }
    let denial = is_denial(document, noun);
    if !denial && !document.hits.is_any(noun, &["reporting_noun", "contested_noun"]) {
        return None;
    }
    let content = document.subtree(contents(document, noun)?);
    let (source, verb) = stance::owner(document, noun, &content);
    let source = if source.is_empty() { owners(document, noun, &content) } else { source };
    // "said in a statement that": the clause hangs on the noun.
    let told = whole::said_in(document, noun).filter(|_| source.is_empty());
    let source = told.map_or(source, |verb| source_of(document, verb, &content));
    let verb = verb.or(told);
    let cue = verb.into_iter().chain([noun]).collect();
    let doubted = verb.and_then(|verb| document.hits.get(verb, "reporting"));
    let manner = match doubted.and_then(|hit| hit.word.value(Column::Kind)) {
        Some(SpeechKind::Doubt) => Manner::Doubt,
        _ if denial => Manner::Deny,
        _ if is_charge(document, noun) => Manner::Accuse,
        _ => Manner::Say,
    };
    Some(saying(document, source, cue, &content, manner, is_distant(document, noun)))
}

/// "…, which Chad denied": the denial of the act or clause before the comma.
pub(super) fn by_relative(document: &Document<'_>, verb: TokenIdx) -> Option<Saying> {
    let top = relative(document, verb)?;
    let content = document.subtree_without(top, |c| c == verb);
    let source = source_of(document, verb, &content);
    Some(saying(document, source, cue_of(document, verb, &content), &content, Manner::Contest, false))
}

/// What "which" stands for before a verb of denial: the gerund or clause that its noun belongs to, if that is said or charged.
pub(super) fn relative(document: &Document<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let which =
        document.child(verb, &[Dep::Dobj]).filter(|o| document.text(*o).eq_ignore_ascii_case("which"))?;
    let apart = document.hits.is(verb, "deny_verb") && which > 0 && document.text(which - 1) == ",";
    let noun = document.head(verb).filter(|_| apart && document.dep(verb) == Dep::Relcl)?;
    let told = |i: &TokenIdx| matches!(document.dep(*i), Dep::Pcomp | Dep::Ccomp | Dep::Acl);
    let reported = |i: &TokenIdx| {
        document
            .ancestors(*i)
            .take(2)
            .any(|a| document.hits.is_any(a, &["reporting", "reporting_noun", "contested_noun"]))
    };
    std::iter::once(noun).chain(document.ancestors(noun)).take(4).find(told).filter(reported)
}

fn saying(
    document: &Document<'_>,
    source: Vec<TokenIdx>,
    cue: Vec<TokenIdx>,
    content: &[TokenIdx],
    manner: Manner,
    distanced: bool,
) -> Saying {
    Saying { source, cue, content: runs(document, content.to_vec()), distanced, manner }
}

/// Whose claim it is: "Chad's claim", "claims by Chad", "allegations from Chad".
fn owners(document: &Document<'_>, noun: TokenIdx, content: &[TokenIdx]) -> Vec<TokenIdx> {
    let frame = Frame::new(document, noun);
    let fits = |s: &TokenIdx| {
        !content.contains(s) && (document.pos(*s).is_nominal() || document.pos(*s) == Pos::Adj)
    };
    let own: Vec<TokenIdx> = frame.slot(SlotName::Agent).into_iter().filter(fits).collect();
    if own.is_empty() { frame.slot(SlotName::Prep(Preposition::From)) } else { own }
}

fn is_charge(document: &Document<'_>, noun: TokenIdx) -> bool {
    document.hits.is(noun, "accuse_noun")
}

fn is_distant(document: &Document<'_>, noun: TokenIdx) -> bool {
    document.hits.get(noun, "reporting_noun").is_none_or(|hit| hit.word.is_yes(Column::Distance))
}
