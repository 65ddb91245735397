//! The shift of tenses in reported speech: behind a past verb of saying what was said stands in the past. A clause behind it that stands
//! in the present is the report's own: "said the deal was ready, though both sides remain at odds".

use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Tag};

/// Conjunctions by which a report sets its own word against what was said.
const AGAINST: [&str; 7] = ["although", "as", "but", "though", "whereas", "while", "yet"];

/// Whether a clause hung on what was said is the report's own, by its tense.
pub(super) fn is_reports_own(document: &Document<'_>, verb: TokenIdx, clause: TokenIdx) -> bool {
    if !matches!(document.dep(clause), Dep::Advcl | Dep::Conj)
        || clause < verb
        || document.tag(verb) != Tag::Vbd
    {
        return false;
    }
    let Some(said) = document.head(clause).filter(|said| document.dep(*said) == Dep::Ccomp && *said > verb)
    else {
        return false;
    };
    let finite = document.child(clause, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Expl]).is_some();
    finite && is_past(document, said) && is_present(document, clause) && set_against(document, said, clause)
}

/// Whether a comma and one of the conjunctions stand before a clause.
fn set_against(document: &Document<'_>, said: TokenIdx, clause: TokenIdx) -> bool {
    let start = document.subtree(clause)[0];
    let own = document.children_by(clause, &[Dep::Mark]).find(|mark| *mark == start);
    let joined = || document.children_by(said, &[Dep::Cc]).find(|cc| *cc + 1 == start);
    own.or_else(joined).is_some_and(|word| {
        AGAINST.contains(&document.lemma(word)) && word > 0 && document.text(word - 1) == ","
    })
}

fn is_past(document: &Document<'_>, verb: TokenIdx) -> bool {
    let shifted = |aux: TokenIdx| {
        document.tag(aux) == Tag::Vbd
            || matches!(document.lemma(aux), "would" | "could" | "might") && document.tag(aux) == Tag::Md
    };
    document.tag(verb) == Tag::Vbd || document.children_by(verb, &[Dep::Aux, Dep::Auxpass]).any(shifted)
}

fn is_present(document: &Document<'_>, verb: TokenIdx) -> bool {
    let now = |aux: TokenIdx| matches!(document.tag(aux), Tag::Vbz | Tag::Vbp);
    now(verb) || document.children_by(verb, &[Dep::Aux, Dep::Auxpass]).any(now)
}
