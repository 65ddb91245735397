//! Whom a role noun describes: what stands beside it, before it, behind it, or is said to be it.

use super::clause::{is_passive, subjects};
use super::frame::{DEPTH, Frame};
use crate::parsed_report::TokenIdx;
use rapporteur_knowledge::words::Usage;
use rapporteur_language::{Dep, Pos, Tag};

impl Frame<'_, '_> {
    /// The name that a title stands before; modifiers of the title hang on it.
    pub(super) fn titled(&self) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let head = parsed.head(self.trigger)?;
        let before = matches!(
            parsed.dep(self.trigger),
            Dep::Compound | Dep::Nmod | Dep::Amod | Dep::Npadvmod | Dep::Poss
        ) && head > self.trigger;
        (before && self.is_name(head) && parsed.dep(self.trigger) != Dep::Poss)
            .then(|| self.end_of_name(head))
    }

    /// The last part of the name that a title hangs on: the parser may hang it on the first, "General → Ana → Ruiz".
    fn end_of_name(&self, first: TokenIdx) -> TokenIdx {
        let parsed = self.parsed;
        let mut end = first;
        while let Some(up) = parsed.head(end)
            && parsed.dep(end) == Dep::Compound
            && up == end + 1
            && self.is_name(up)
        {
            end = up;
        }
        end
    }

    /// A proper noun, or the last part of a name with a hyphen ("Jae-in"), which the tagger takes for a common noun.
    pub(super) fn is_name(&self, i: TokenIdx) -> bool {
        let parsed = self.parsed;
        let hyphenated = i > 1 && parsed.text(i - 1) == "-" && parsed.pos(i - 2) == Pos::Propn;
        parsed.pos(i) == Pos::Propn || hyphenated && parsed.head(i - 2) == Some(i)
    }

    /// Whom a role noun describes: by title, apposition, copula, appointment or "as".
    pub(super) fn holder(&self) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        if let Some(name) = self.titled() {
            return vec![name];
        }
        let mut holders: Vec<TokenIdx> = parsed.children_by(self.trigger, &[Dep::Appos]).collect();
        if !holders.is_empty() {
            return holders;
        }
        if let Some(name) = self.name_behind_complement() {
            return vec![name];
        }
        let Some(head) = parsed.head(self.trigger) else { return Vec::new() };
        match parsed.dep(self.trigger) {
            Dep::Appos => holders.push(self.nearest_conjunct(head)),
            Dep::Attr | Dep::Oprd => holders = self.predicated(head),
            Dep::Nsubj => holders.extend(self.identified(head).or_else(|| self.fronted(head))),
            Dep::Npadvmod | Dep::Advcl | Dep::Dep | Dep::Advmod => holders.extend(self.fronted(head)),
            Dep::Conj if parsed.pos(head).is_nominal() && parsed.tag(self.trigger) != Tag::Nns => {
                return Frame::new(parsed, head).holder_of_role();
            }
            Dep::Pobj if parsed.lemma(head) == "as" => {
                holders = parsed.head(head).map_or_else(Vec::new, |verb| self.predicated(verb))
            }
            _ => {}
        }
        holders
    }

    /// "The mayor of C is *A*": the name that the copula `verb` says the role to be.
    pub(super) fn identified(&self, verb: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let copula = parsed.lemma(verb) == "be" && parsed.child(verb, &[Dep::Neg]).is_none();
        parsed.child(verb, &[Dep::Attr]).filter(|name| copula && parsed.pos(*name) == Pos::Propn)
    }

    /// "Now the mayor of C, *A* has to decide": a description at the beginning of a clause, a comma, and the subject of the clause.
    pub(super) fn fronted(&self, verb: TokenIdx) -> Option<TokenIdx> {
        let parsed = self.parsed;
        let subject = parsed.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).find(|s| *s > self.trigger)?;
        let comma = (self.trigger + 1..subject).find(|i| parsed.text(*i) == ",")?;
        // Behind the comma stands the subject, or what belongs to it.
        let whole = parsed.subtree(subject);
        let next = comma + 1 == whole[0];
        let opening = parsed.sentence(self.trigger).tokens.start;
        let first = (opening..self.trigger).all(|i| parsed.text(i) != "," && !parsed.tag(i).is_verb());
        let person = matches!(parsed.pos(subject), Pos::Propn | Pos::Pron);
        (next && first && person).then_some(subject)
    }

    /// "A and B, the mayor of C": a singular apposition describes the name next to it.
    pub(super) fn nearest_conjunct(&self, head: TokenIdx) -> TokenIdx {
        let parsed = self.parsed;
        if matches!(parsed.tag(self.trigger), Tag::Nns | Tag::Nnps) {
            return parsed.first_conjunct(head);
        }
        let mut nearest = head;
        while let Some(next) = parsed.child(nearest, &[Dep::Conj]).filter(|c| *c < self.trigger) {
            nearest = next;
        }
        nearest
    }

    /// The holder of a coordinated role ("leader and founder of"), unless the first conjunct is itself a name.
    pub(super) fn holder_of_role(&self) -> Vec<TokenIdx> {
        if self.parsed.pos(self.trigger) == Pos::Propn
            && self.titled().is_none()
            && self.parsed.dep(self.trigger) != Dep::Appos
        {
            return Vec::new();
        }
        self.holder()
    }

    pub(super) fn predicated(&self, verb: TokenIdx) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        match parsed.child(verb, &[Dep::Dobj]) {
            // Who succeeds somebody as mayor is mayor now.
            Some(_) if parsed.serves(verb, Usage::Succession) && !is_passive(parsed, verb) => {
                subjects(parsed, verb, DEPTH)
            }
            Some(object) if object != self.trigger && !is_passive(parsed, verb) => vec![object],
            _ => subjects(parsed, verb, DEPTH),
        }
    }
}
