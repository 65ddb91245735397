//! What a noun of saying says, put forward by whoever the noun belongs to and denied by whoever contests it.

use super::cue::{cue_of, source_of};
use super::saying::{Manner, Saying, runs};
use super::{stance, whole};
use crate::contest::{contents, contesting, is_denial};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{Column, SpeechKind};
use rapporteur_language::{Dep, Pos};

/// "rejected Chad's claim that …": the denial, and the claim where somebody is told to make it or where nobody is said to deny it.
pub(super) fn contested(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Vec<Saying> {
    let Some(answer) = contesting(parsed, noun) else { return Vec::new() };
    let Some(top) = contents(parsed, noun) else { return Vec::new() };
    let content = parsed.subtree(top);
    let verbal = parsed.pos(answer) != Pos::Noun;
    let (source, mut cue) = if verbal {
        (source_of(parsed, answer, &content), cue_of(parsed, answer, &content))
    } else {
        (Frame::new(parsed, answer).slot(SlotName::Agent), vec![answer])
    };
    cue.push(noun);
    cue.sort_unstable();
    let denial = saying(parsed, source, cue, &content, Manner::Contest, false);
    let accuser: Vec<TokenIdx> =
        owners(parsed, noun, &content).into_iter().filter(|s| !denial.source.contains(s)).collect();
    let distant = is_distant(parsed, noun);
    let charge = (!accuser.is_empty()).then(|| {
        let manner = if is_charge(parsed, noun) { Manner::Accuse } else { Manner::Say };
        saying(parsed, accuser, vec![noun], &content, manner, distant)
    });
    std::iter::once(denial).chain(charge).collect()
}

/// What a noun of saying says that nobody contests: "Chad's claim that …", "there are reports that …".
pub(super) fn by_noun(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<Saying> {
    if contesting(parsed, noun).is_some() {
        return None;
    }
    let denial = is_denial(parsed, noun);
    if !denial && !parsed.hits.is_any(noun, &["reporting_noun", "contested_noun"]) {
        return None;
    }
    let content = parsed.subtree(contents(parsed, noun)?);
    let (source, verb) = stance::owner(parsed, noun, &content);
    let source = if source.is_empty() { owners(parsed, noun, &content) } else { source };
    // "said in a statement that": the clause hangs on the noun.
    let told = whole::said_in(parsed, noun).filter(|_| source.is_empty());
    let source = told.map_or(source, |verb| source_of(parsed, verb, &content));
    let verb = verb.or(told);
    let cue = verb.into_iter().chain([noun]).collect();
    let doubted = verb.and_then(|verb| parsed.hits.get(verb, "reporting"));
    let manner = match doubted.and_then(|hit| hit.word.value(Column::Kind)) {
        Some(SpeechKind::Doubt) => Manner::Doubt,
        _ if denial => Manner::Deny,
        _ if is_charge(parsed, noun) => Manner::Accuse,
        _ => Manner::Say,
    };
    Some(saying(parsed, source, cue, &content, manner, is_distant(parsed, noun)))
}

/// "…, which Chad denied": the denial of the act or clause before the comma.
pub(super) fn by_relative(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<Saying> {
    let top = relative(parsed, verb)?;
    let content = parsed.subtree_without(top, |c| c == verb);
    let source = source_of(parsed, verb, &content);
    Some(saying(parsed, source, cue_of(parsed, verb, &content), &content, Manner::Contest, false))
}

/// What "which" stands for before a verb of denial: the gerund or clause that its noun belongs to, if that is said or charged.
pub(super) fn relative(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Option<TokenIdx> {
    let which = parsed.child(verb, &[Dep::Dobj]).filter(|o| parsed.text(*o).eq_ignore_ascii_case("which"))?;
    let apart = parsed.hits.is(verb, "deny_verb") && which > 0 && parsed.text(which - 1) == ",";
    let noun = parsed.head(verb).filter(|_| apart && parsed.dep(verb) == Dep::Relcl)?;
    let told = |i: &TokenIdx| matches!(parsed.dep(*i), Dep::Pcomp | Dep::Ccomp | Dep::Acl);
    let reported = |i: &TokenIdx| {
        parsed
            .ancestors(*i)
            .take(2)
            .any(|a| parsed.hits.is_any(a, &["reporting", "reporting_noun", "contested_noun"]))
    };
    std::iter::once(noun).chain(parsed.ancestors(noun)).take(4).find(told).filter(reported)
}

fn saying(
    parsed: &ParsedReport<'_>,
    source: Vec<TokenIdx>,
    cue: Vec<TokenIdx>,
    content: &[TokenIdx],
    manner: Manner,
    distant: bool,
) -> Saying {
    Saying { source, cue, content: runs(parsed, content.to_vec()), distant, manner }
}

/// Whose claim it is: "Chad's claim", "claims by Chad", "allegations from Chad".
fn owners(parsed: &ParsedReport<'_>, noun: TokenIdx, content: &[TokenIdx]) -> Vec<TokenIdx> {
    let frame = Frame::new(parsed, noun);
    let fits =
        |s: &TokenIdx| !content.contains(s) && (parsed.pos(*s).is_nominal() || parsed.pos(*s) == Pos::Adj);
    let own: Vec<TokenIdx> = frame.slot(SlotName::Agent).into_iter().filter(fits).collect();
    if own.is_empty() { frame.slot(SlotName::Prep(Preposition::From)) } else { own }
}

fn is_charge(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    parsed.hits.is(noun, "accuse_noun")
}

fn is_distant(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    parsed.hits.get(noun, "reporting_noun").is_none_or(|hit| hit.word.is_yes(Column::Distance))
}
