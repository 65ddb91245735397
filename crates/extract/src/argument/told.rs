//! Finds the earlier description that a bare noun takes up: "the bid" after "a bid to lower the fee".

use crate::mention::has_complement;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_language::{Dep, Pos};

/// How many sentences back a description may stand that a bare noun takes up.
const REACH: usize = 12;

/// The nearest earlier noun that a bare definite one repeats and that tells, by complement or owner, which thing is meant.
pub(super) fn told_before(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    head: TokenIdx,
) -> Option<TokenIdx> {
    let definite = parsed
        .children_by(head, &[Dep::Det])
        .any(|det| matches!(parsed.lemma(det), "the" | "this" | "that" | "these" | "those"));
    let modified = parsed
        .child(head, &[Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Nummod, Dep::Poss, Dep::Relcl, Dep::Acl])
        .is_some();
    if !definite || modified || has_complement(parsed, head) {
        return None;
    }
    let sentence = parsed.sentence_idx(head);
    let alike = |i: &TokenIdx| {
        parsed.pos(*i) == Pos::Noun
            && parsed.lemma(*i) == parsed.lemma(head)
            && parsed.tag(*i) == parsed.tag(head)
    };
    let owned = |i: TokenIdx| {
        parsed
            .child(i, &[Dep::Poss])
            .is_some_and(|owner| registry.at(owner).is_some_and(|m| registry.entity(m.entity).named))
    };
    (0..head)
        .rev()
        .take_while(|i| sentence - parsed.sentence_idx(*i) <= REACH)
        .filter(alike)
        .find(|i| has_complement(parsed, *i) || owned(*i))
}
