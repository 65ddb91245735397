//! Descriptions that take up an earlier one: "the bid" after "a bid to lower the fee".

use crate::document::{Document, TokenIdx};
use crate::mention::has_complement;
use crate::registry::Registry;
use rapporteur_language::{Dep, Pos};

/// How many sentences back a description may stand that a bare noun takes up.
const REACH: usize = 12;

/// The nearest earlier noun that a bare definite one repeats and that tells, by complement or owner, which thing is meant.
pub(super) fn told_before(document: &Document<'_>, registry: &Registry, head: TokenIdx) -> Option<TokenIdx> {
    let definite = document
        .children_by(head, &[Dep::Det])
        .any(|det| matches!(document.lemma(det), "the" | "this" | "that" | "these" | "those"));
    let modified = document
        .child(head, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Nummod, Dep::Poss, Dep::Relcl, Dep::Acl])
        .is_some();
    if !definite || modified || has_complement(document, head) {
        return None;
    }
    let sentence = document.sentence_idx(head);
    let alike = |i: &TokenIdx| {
        document.pos(*i) == Pos::Noun
            && document.lemma(*i) == document.lemma(head)
            && document.tag(*i) == document.tag(head)
    };
    let owned = |i: TokenIdx| {
        document
            .child(i, &[Dep::Poss])
            .is_some_and(|owner| registry.at(owner).is_some_and(|m| registry.entity(m.entity).named))
    };
    (0..head)
        .rev()
        .take_while(|i| sentence - document.sentence_idx(*i) <= REACH)
        .filter(alike)
        .find(|i| has_complement(document, *i) || owned(*i))
}
