//! The words that attribute, and whose they are.

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::words::{Column, SpeechKind};
use rapporteur_language::{Dep, Tag};

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

/// Whether a word is a verb of saying proper.
pub(super) fn says(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let kind = parsed.hits.get(verb, "reporting").and_then(|hit| hit.word.value(Column::Kind));
    kind == Some(SpeechKind::Say)
}
