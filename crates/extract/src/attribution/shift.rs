//! The shift of tenses in reported speech: behind a past verb of saying what was said stands in the past. A clause behind it that stands
//! in the present is the report's own: "said the deal was ready, though both sides remain at odds".

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Tag};

/// Conjunctions by which a report sets its own word against what was said.
const AGAINST: [&str; 7] = ["although", "as", "but", "though", "whereas", "while", "yet"];

/// Whether a clause hung on what was said is the report's own, by its tense.
pub(super) fn is_reports_own(parsed: &ParsedReport<'_>, verb: TokenIdx, clause: TokenIdx) -> bool {
    if !matches!(parsed.dep(clause), Dep::Advcl | Dep::Conj) || clause < verb || parsed.tag(verb) != Tag::Vbd
    {
        return false;
    }
    let Some(said) = parsed.head(clause).filter(|said| parsed.dep(*said) == Dep::Ccomp && *said > verb)
    else {
        return false;
    };
    let finite = parsed.child(clause, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl]).is_some();
    finite && is_past(parsed, said) && is_present(parsed, clause) && set_against(parsed, said, clause)
}

/// Whether a comma and one of the conjunctions stand before a clause.
fn set_against(parsed: &ParsedReport<'_>, said: TokenIdx, clause: TokenIdx) -> bool {
    let start = parsed.subtree(clause)[0];
    let own = parsed.children_by(clause, &[Dep::Mark]).find(|mark| *mark == start);
    let joined = || parsed.children_by(said, &[Dep::Cc]).find(|cc| *cc + 1 == start);
    own.or_else(joined)
        .is_some_and(|word| AGAINST.contains(&parsed.lemma(word)) && word > 0 && parsed.text(word - 1) == ",")
}

fn is_past(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let shifted = |aux: TokenIdx| {
        parsed.tag(aux) == Tag::Vbd
            || matches!(parsed.lemma(aux), "would" | "could" | "might") && parsed.tag(aux) == Tag::Md
    };
    parsed.tag(verb) == Tag::Vbd || parsed.children_by(verb, &[Dep::Aux, Dep::Auxpass]).any(shifted)
}

fn is_present(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let now = |aux: TokenIdx| matches!(parsed.tag(aux), Tag::Vbz | Tag::Vbp);
    now(verb) || parsed.children_by(verb, &[Dep::Aux, Dep::Auxpass]).any(now)
}
