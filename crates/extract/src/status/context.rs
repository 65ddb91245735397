//! What the surroundings of a predicate make of it.

use super::nominal::is_gathering;
use super::own::{is_infinitive, is_ranked, yet_to};
use super::signature::{Complement, embedding, embeds_clauses};
use super::{Factuality, Reading};
use crate::contest::{contents, contesting, is_saying};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::{Column, Effect};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::BlockKind;

impl Reading<'_, '_> {
    /// Polarity, certainty and time that a predicate takes over from what it stands in.
    pub(super) fn context(&self, at: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        let Some(head) = parsed.head(at) else { return question(parsed, at) };
        let nominal = !matches!(parsed.pos(at), Pos::Verb | Pos::Aux | Pos::Adj);
        match parsed.dep(at) {
            Dep::Conj => self.coordinated(at, head, nominal, depth),
            Dep::Ccomp | Dep::Xcomp | Dep::Oprd | Dep::Attr | Dep::Acomp => self.complement(at, head, depth),
            Dep::Dobj | Dep::Nsubjpass | Dep::Nsubj | Dep::Appos | Dep::Npadvmod if nominal => {
                self.noun(at, head, depth)
            }
            Dep::Acl => self.of_noun_clause(at, head, depth),
            Dep::Relcl if !nominal && is_saying(parsed, head) && contents(parsed, head) == Some(at) => {
                self.of_noun_clause(at, head, depth)
            }
            Dep::Relcl => self.relative(at, head, depth),
            Dep::Pcomp | Dep::Pobj => self.after_preposition(at, head, nominal, depth),
            Dep::Advcl => self.adverbial(at, head, depth),
            _ => headline(parsed, at),
        }
    }

    /// Coordinated predicates stand in the same surroundings; a finite verb that hangs on an infinitive by mistake belongs to the clause
    /// around it.
    fn coordinated(&self, at: TokenIdx, head: TokenIdx, nominal: bool, depth: usize) -> Factuality {
        let parsed = self.parsed;
        let finite = matches!(parsed.tag(at), Tag::Vbd | Tag::Vbz);
        let own_subject = parsed.child(at, &[Dep::Nsubj, Dep::Nsubjpass]).is_some();
        let under_infinitive =
            matches!(parsed.tag(head), Tag::Vb | Tag::Vbg) && parsed.child(head, &[Dep::Nsubj]).is_none();
        if !nominal && under_infinitive && (finite || own_subject) {
            let clause =
                parsed.ancestors(head).find(|a| matches!(parsed.tag(*a), Tag::Vbd | Tag::Vbz | Tag::Vbp));
            return match clause {
                Some(clause) if depth > 0 && !own_subject => self.context(clause, depth - 1),
                _ => Factuality::FACT,
            };
        }
        // "was scheduled to open the fair and *talk* to envoys", with the bare verb hung on the governor.
        let bare = matches!(parsed.tag(at), Tag::Vb | Tag::Vbp)
            && !own_subject
            && parsed.child(at, &[Dep::Aux]).is_none();
        let first = parsed.children_by(head, &[Dep::Xcomp, Dep::Advcl]).find(|c| {
            bare && !matches!(parsed.tag(head), Tag::Vb | Tag::Vbp) && *c < at && is_infinitive(parsed, *c)
        });
        // "was convinced it had failed, and Chad accused Togo": a second subject begins a clause of its own, unless "that" says otherwise.
        let marked = parsed.child(at, &[Dep::Mark]).is_some() || parsed.dep(head) != Dep::Ccomp;
        if own_subject && !nominal && !marked {
            return Factuality::FACT;
        }
        if depth == 0 { Factuality::FACT } else { self.context(first.unwrap_or(head), depth - 1) }
    }

    /// A complement under its governing predicate.
    fn complement(&self, at: TokenIdx, head: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        let clause = parsed.dep(at) == Dep::Ccomp && !is_infinitive(parsed, at);
        if clause && (is_asked(parsed, at) || is_subjunctive(parsed, at)) {
            return Factuality::POSSIBLE;
        }
        if yet_to(parsed, at) || (clause && is_of_circumstance(parsed, at)) {
            return Factuality::FACT;
        }
        // "It is possible that …": the adjective governs, not the copula.
        let adjective = parsed
            .children_by(head, &[Dep::Acomp, Dep::Attr, Dep::Oprd])
            .find(|c| *c != at && *c < at && embedding(parsed, *c).is_some());
        let governor = adjective.unwrap_or(head);
        if clause && parsed.hits.is(governor, "reporting") && !embeds_clauses(parsed, governor) {
            return self.said(at, governor, depth);
        }
        // "…, Chad attended, the rest could not": the parser hangs on the last verb what stands beside it.
        if clause && at < head && !parsed.hits.is(governor, "reporting") {
            return headline(parsed, at);
        }
        self.governed(governor, if clause { Complement::Clause } else { Complement::Action }, depth)
    }

    /// What is said is so for its speaker; what was not said, or may be said, is open.
    fn said(&self, at: TokenIdx, verb: TokenIdx, depth: usize) -> Factuality {
        let saying = self.whole(verb, depth);
        if !saying.positive || !saying.certain {
            return Factuality::POSSIBLE;
        }
        if is_questioned(self.parsed, at) { Factuality::ASKED } else { Factuality::FACT }
    }

    /// A relative clause is a fact of its own, unless it says which of any: "whoever attacks", "any state that attends".
    fn relative(&self, at: TokenIdx, head: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        if is_infinitive(parsed, at) {
            return self.of_noun_clause(at, head, depth);
        }
        let any = |i: TokenIdx| {
            matches!(parsed.lemma(i), "any" | "anyone" | "anybody" | "whoever" | "whichever" | "every" | "no")
        };
        if any(head) || parsed.children_by(head, &[Dep::Det]).any(any) {
            return Factuality::POSSIBLE;
        }
        headline(parsed, at)
    }

    /// A clause that a noun takes: "a plan to sign", "claims that it had signed"; also "the first to sign".
    fn of_noun_clause(&self, at: TokenIdx, noun: TokenIdx, depth: usize) -> Factuality {
        let parsed = self.parsed;
        let infinitive = is_infinitive(parsed, at);
        if infinitive && is_ranked(parsed, noun) {
            return self.whole(noun, depth);
        }
        let that = parsed.children_by(at, &[Dep::Mark]).any(|mark| parsed.lemma(mark) == "that")
            || is_saying(parsed, noun) && contents(parsed, noun) == Some(at);
        if contesting(parsed, noun).is_some() && contents(parsed, noun) == Some(at) {
            return Factuality::FACT;
        }
        if (infinitive || that) && embedding(parsed, noun).is_some() {
            return self.content(noun, if that { Complement::Clause } else { Complement::Action }, depth);
        }
        // "imagined the delegation leaving"
        let scene = parsed.tag(at) == Tag::Vbg && parsed.dep(noun) == Dep::Dobj;
        if is_gathering(parsed, noun) {
            // "a summit hosted by Chad" lies ahead if the summit does.
            let surroundings = self.whole(noun, depth);
            return if surroundings.future { Factuality::AHEAD } else { Factuality::FACT };
        }
        let seer = parsed.head(noun).filter(|verb| scene && embedding(parsed, *verb).is_some());
        seer.map_or(Factuality::FACT, |verb| self.governed(verb, Complement::Action, depth))
    }
}

/// "asked whether …", "knew if …".
fn is_asked(parsed: &ParsedReport<'_>, at: TokenIdx) -> bool {
    parsed
        .children_by(at, &[Dep::Mark, Dep::Advmod])
        .any(|mark| matches!(parsed.lemma(mark), "whether" | "if"))
}

/// "did not say why …": that it was so is taken for granted.
fn is_of_circumstance(parsed: &ParsedReport<'_>, at: TokenIdx) -> bool {
    parsed
        .children_by(at, &[Dep::Advmod])
        .any(|w| w < at && matches!(parsed.lemma(w), "why" | "when" | "where" | "how"))
}

/// "demanded that Uganda sign": a bare verb under a subject of the third person asks for something. Without "that", the governor must
/// be one that asks ("demanded Uganda sign", but not "made Uganda sign").
fn is_subjunctive(parsed: &ParsedReport<'_>, at: TokenIdx) -> bool {
    let third = parsed
        .child(at, &[Dep::Nsubj, Dep::Nsubjpass])
        .is_some_and(|s| matches!(parsed.tag(s), Tag::Nn | Tag::Nnp | Tag::Prp) && s < at);
    let that = parsed.children_by(at, &[Dep::Mark]).any(|mark| parsed.lemma(mark) == "that");
    let asking = || {
        parsed.head(at).and_then(|head| embedding(parsed, head)).is_some_and(|hit| {
            [Column::Affirmed, Column::Negated]
                .into_iter()
                .all(|column| hit.word.value(column) == Some(Effect::Possible))
        })
    };
    let bare = match parsed.tag(at) {
        Tag::Vb => true,
        // "demanded that Uganda be invited"
        Tag::Vbn => parsed.children_by(at, &[Dep::Auxpass]).any(|aux| parsed.tag(aux) == Tag::Vb),
        _ => false,
    };
    third && bare && parsed.child(at, &[Dep::Aux]).is_none() && (that || asking())
}

/// A question that asks whether asserts nothing; one that asks why, when or how takes the rest for granted.
fn question(parsed: &ParsedReport<'_>, at: TokenIdx) -> Factuality {
    if is_questioned(parsed, at) { Factuality::ASKED } else { Factuality::FACT }
}

/// A headline's question mark counts for all of it.
fn headline(parsed: &ParsedReport<'_>, at: TokenIdx) -> Factuality {
    if parsed.sentence(at).block == BlockKind::Headline { question(parsed, at) } else { Factuality::FACT }
}

fn is_questioned(parsed: &ParsedReport<'_>, at: TokenIdx) -> bool {
    let sentence = parsed.sentence(at).tokens.clone();
    let closing = |i: &TokenIdx| {
        parsed.pos(*i) == Pos::Space || matches!(parsed.text(*i), "\"" | "”" | "''" | "’" | "'" | ")")
    };
    let whole = parsed.head(at).is_none() || parsed.sentence(at).block == BlockKind::Headline;
    let below = parsed.subtree(at).last().map_or(at, |last| *last);
    let clause_end = if whole { sentence.end } else { (below + 1).min(sentence.end) };
    let inside = (sentence.start..clause_end).rev().find(|i| !closing(i));
    // The mark may hang on the verb around the quotation.
    let behind = || (clause_end..sentence.end).find(|i| !closing(i)).filter(|i| parsed.text(*i) == "?");
    let last = inside.filter(|i| parsed.text(*i) == "?").or_else(behind);
    let asked = last.filter(|i| parsed.text(*i) == "?");
    asked.is_some_and(|mark| !is_quoted_alone(parsed, at, mark)) && !is_of_circumstance(parsed, at)
}

/// "She asks, 'Why now?'": a question mark inside a quotation that begins behind the predicate asks about the quotation alone.
fn is_quoted_alone(parsed: &ParsedReport<'_>, at: TokenIdx, mark: TokenIdx) -> bool {
    let quote = |i: &TokenIdx| matches!(parsed.text(*i), "\"" | "“" | "``" | "‘");
    let closed =
        parsed.tokens.get(mark + 1).is_some_and(|next| matches!(&*next.text, "\"" | "”" | "''" | "’"));
    closed && (parsed.sentence(at).tokens.start..mark).rev().find(quote).is_some_and(|opening| opening > at)
}
