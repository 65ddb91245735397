//! Adverbial clauses: conditions, purposes, times.

use super::own::is_infinitive;
use super::signature::{Complement, embedding};
use super::{Factuality, Reading};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::verb_group;
use crate::timing::is_arranged;
use rapporteur_language::{Dep, Tag};

impl Reading<'_, '_> {
    /// Conditions are uncertain; purposes share the main clause's fate and lie after it; other adverbial clauses stand for themselves.
    pub(super) fn adverbial(&self, at: TokenIdx, head: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        let mark =
            parsed.child(at, &[Dep::Mark]).or_else(|| parsed.child(at, &[Dep::Advmod]).filter(|a| *a < at));
        let word = mark.map_or("", |m| parsed.lemma(m));
        if let Some(unreal) = unreal(parsed, at, mark) {
            return unreal;
        }
        if is_infinitive(parsed, at) {
            return self.purpose(at, head, depth);
        }
        if self.is_complement(at, head) {
            return self.governed(head, Complement::Action, depth);
        }
        let present = matches!(parsed.tag(at), Tag::Vbz | Tag::Vbp);
        if present && matches!(word, "when" | "once" | "before" | "after" | "while" | "as") {
            // "said he would speak, when she arrives": what stays in the present beside a past is still to come.
            let arranged = !matches!(word, "while" | "as") && is_arranged(parsed, at);
            let beside_past = arranged && is_told_in_past(parsed, head);
            return if beside_past { Factuality::AHEAD } else { self.time_of_clause(head, depth) };
        }
        Factuality::FACT
    }

    fn purpose(&self, at: TokenIdx, head: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        let made = self.governed(head, Complement::Action, depth);
        // "went on to", "went out of her way to"
        let went_on = parsed.lemma(head) == "go"
            && parsed
                .children_by(head, &[Dep::Prt, Dep::Advmod, Dep::Prep])
                .any(|c| matches!(parsed.lemma(c), "on" | "out"));
        // "met to discuss", "joined them to denounce": what people come together for, they do.
        let together = parsed.hits.is_any(head, &["gather", "attend"]);
        let ahead = !went_on && !together && !parsed.hits.is(at, "discuss");
        Factuality { future: made.future || ahead, ..made }
    }

    /// "ruled out visiting": a bare gerund right after a verb that takes one.
    fn is_complement(&self, at: TokenIdx, head: TokenIdx) -> bool {
        let parsed = self.parsed;
        parsed.tag(at) == Tag::Vbg
            && at > head
            && embedding(parsed, head).is_some()
            && parsed.child(at, &[Dep::Mark, Dep::Nsubj, Dep::Aux]).is_none()
            && parsed.child(head, &[Dep::Dobj]).is_none()
            && (head..at).all(|i| parsed.text(i) != ",")
    }
}

/// Whether a verb is in the past, without "would" and its like.
fn is_told_in_past(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let group = verb_group(parsed, verb);
    let past = |i: TokenIdx| parsed.tag(i) == Tag::Vbd;
    past(verb) || parsed.tag(verb) == Tag::Vbn && group.iter().any(|i| past(*i))
}

/// What a clause is by a conjunction or an order of words that leaves it open or denies it: "if", "until", "as if", "had it signed".
fn unreal(parsed: &ParsedReport<'_>, at: TokenIdx, mark: Option<TokenIdx>) -> Option<Factuality> {
    let word = mark.map_or("", |m| parsed.lemma(m));
    // "as if it had signed", "rather than sign"
    let marks = || parsed.children_by(at, &[Dep::Mark, Dep::Advmod]).filter(|m| *m < at);
    let as_if = word == "as" && marks().any(|m| matches!(parsed.lemma(m), "if" | "though"));
    let instead = || marks().any(|m| parsed.lemma(m) == "than" && m > 0 && parsed.lemma(m - 1) == "rather");
    if as_if || instead() {
        return Some(Factuality::DENIED);
    }
    // "Were Chad to sign": the parser takes the auxiliary for the verb.
    let fronted = matches!(parsed.text(at), "Were" | "Should")
        && parsed.child(at, &[Dep::Nsubj]).is_some_and(|subject| subject > at);
    if fronted {
        return Some(Factuality::POSSIBLE);
    }
    let inverted = |auxiliary: &str| {
        let aux =
            parsed.child(at, &[Dep::Aux]).filter(|aux| parsed.text(*aux).eq_ignore_ascii_case(auxiliary));
        aux.zip(parsed.child(at, &[Dep::Nsubj, Dep::Nsubjpass])).is_some_and(|(aux, subject)| aux < subject)
    };
    let pluperfect = || {
        parsed.tag(at) == Tag::Vbn
            && verb_group(parsed, at).iter().any(|i| parsed.text(*i).eq_ignore_ascii_case("had"))
    };
    if inverted("had") && mark.is_none() || matches!(word, "if" | "unless") && pluperfect() {
        return Some(Factuality { positive: word == "unless", ..Factuality::FACT });
    }
    if matches!(word, "if" | "unless" | "whether" | "lest") || inverted("should") || inverted("were") {
        return Some(Factuality::POSSIBLE);
    }
    if word == "until" {
        let past = parsed.tag(at) == Tag::Vbd || pluperfect();
        return Some(if past { Factuality::FACT } else { Factuality::POSSIBLE });
    }
    None
}
