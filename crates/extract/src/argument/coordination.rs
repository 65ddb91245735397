//! Finds what is coordinated with a word that fills a slot: each of "Chad and Togo" is an argument.

use super::reader::ArgumentReader;
use crate::mention::clause_heads;
use crate::parsed_report::TokenIdx;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::Form;
use rapporteur_model::well_known::types;

impl ArgumentReader<'_, '_> {
    /// Lists a word and what is coordinated with it. The parser takes the second name of a list for an apposition of the first: two
    /// names of one type that name two things are a list.
    pub(super) fn conjuncts(&self, head: TokenIdx) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        if matches!(parsed.pos(head), Pos::Verb | Pos::Aux) {
            return clause_heads(parsed, head);
        }
        let mut all = vec![head];
        let mut open = vec![head];
        while let Some(at) = open.pop() {
            let listed = |c: &TokenIdx| parsed.dep(*c) == Dep::Conj || self.names_another(at, *c);
            for next in parsed.children_by(at, &[Dep::Conj, Dep::Appos]).filter(listed) {
                let listed = parsed.pos(next).is_nominal() || matches!(parsed.pos(next), Pos::Adj | Pos::Num);
                if listed && !self.joins_above(at, next) {
                    all.push(next);
                    open.push(next);
                }
            }
        }
        all.sort_unstable();
        all
    }

    /// "his support for X and his refusal": what has the owner of the noun above is coordinated with that noun.
    fn joins_above(&self, at: TokenIdx, next: TokenIdx) -> bool {
        let parsed = self.parsed;
        let owner = |noun: TokenIdx| parsed.child(noun, &[Dep::Poss]).filter(|p| parsed.pos(*p) == Pos::Pron);
        let above = parsed.ancestors(at).take(2).find(|a| parsed.pos(*a).is_nominal());
        let same = |above: TokenIdx, own: TokenIdx| {
            owner(above).is_some_and(|p| parsed.lemma(p) == parsed.lemma(own))
        };
        owner(at).is_none() && owner(next).zip(above).is_some_and(|(own, above)| same(above, own))
    }

    fn names_another(&self, first: TokenIdx, second: TokenIdx) -> bool {
        let named = |i: TokenIdx| self.registry.at(i).filter(|m| m.form == Form::Name);
        match (named(first), named(second)) {
            (Some(a), Some(b)) => {
                a.entity != b.entity
                    && self.kind(a.entity) == self.kind(b.entity)
                    && self.kind(a.entity) != types::PLACE
            }
            _ => false,
        }
    }
}
