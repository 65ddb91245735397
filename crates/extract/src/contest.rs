//! Nouns of saying that a verb or noun contests: "rejected Chad's allegation that …", "scoffed at claims that …", "the report was denied".

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::words::Usage;
use rapporteur_language::{Dep, Pos, Tag};

/// The word that contests what a noun of saying says.
pub fn contesting(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    if !is_saying(parsed, noun) {
        return None;
    }
    let first = parsed.first_conjunct(noun);
    verb_above(parsed, first).or_else(|| noun_above(parsed, first)).or_else(|| clause_below(parsed, first))
}

/// Whether a word is a noun for what is said or charged.
pub fn is_saying(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    parsed.pos(noun) == Pos::Noun && parsed.hits.is_any(noun, &["reporting_noun", "contested_noun"])
}

/// Whether a noun itself denies what its clause says ("Chad's denial that it signed").
pub fn is_denial(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    parsed.pos(noun) == Pos::Noun && parsed.serves(noun, Usage::Denial)
}

/// Head words of what a noun of saying says: its clause, or the act after "of" ("accusations of cheating").
pub fn contents(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let clause =
        parsed.children_by(noun, &[Dep::Acl, Dep::Ccomp, Dep::Relcl]).find(|c| is_clause(parsed, *c));
    // "hopes of signing" say nothing.
    let told = || {
        parsed.hits.is(noun, "contested_noun")
            || is_denial(parsed, noun)
            || matches!(parsed.lemma(noun), "report" | "suggestion")
    };
    clause.or_else(|| {
        let of = parsed.children_by(noun, &[Dep::Prep]).find(|p| told() && parsed.lemma(*p) == "of")?;
        let having = |c: TokenIdx| parsed.children_by(c, &[Dep::Aux]).any(|a| parsed.tag(a) == Tag::Vbg);
        parsed.child(of, &[Dep::Pcomp]).filter(|c| parsed.tag(*c) == Tag::Vbg || having(*c))
    })
}

/// A clause with "that", or without it but with a subject and a finite verb of its own.
fn is_clause(parsed: &ParsedReport<'_>, clause: TokenIdx) -> bool {
    let that = parsed.children_by(clause, &[Dep::Mark]).any(|m| parsed.lemma(m) == "that");
    let finite = || {
        let own = matches!(parsed.tag(clause), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        own || parsed
            .children_by(clause, &[Dep::Aux, Dep::Auxpass])
            .any(|a| matches!(parsed.tag(a), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
    };
    let subject = || {
        parsed
            .child(clause, &[Dep::Nsubj, Dep::Nsubjpass])
            .is_some_and(|s| s < clause && parsed.tag(s) != Tag::Wdt)
    };
    // "claims Chad made" lacks an object: the noun itself.
    let gap = parsed.dep(clause) == Dep::Relcl
        && parsed.child(clause, &[Dep::Dobj, Dep::Attr, Dep::Acomp, Dep::Xcomp, Dep::Auxpass]).is_none();
    that || subject() && finite() && !gap && !is_relative(parsed, clause)
}

/// "an allegation which others doubt", "one that others are sceptical of": a relative pronoun before the clause, or a preposition in it
/// that has no object, says that the noun has a place in the clause.
fn is_relative(parsed: &ParsedReport<'_>, clause: TokenIdx) -> bool {
    let begin = parsed.subtree(clause)[0];
    let pronoun = begin > 0 && matches!(parsed.tag(begin - 1), Tag::Wdt | Tag::Wp);
    let stranded =
        |p: TokenIdx| parsed.child(p, &[Dep::Pobj, Dep::Pcomp]).is_none() && parsed.tag(p) == Tag::In;
    parsed.dep(clause) == Dep::Relcl && (pronoun || parsed.children_by(clause, &[Dep::Prep]).any(stranded))
}

/// "rejected claims", "claims were rejected", "scoffed at claims".
fn verb_above(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let above = parsed.head(noun)?;
    let verb = match parsed.dep(noun) {
        Dep::Dobj | Dep::Nsubjpass => above,
        Dep::Pobj => {
            // "dismissed as nonsense claims that": the parser takes the object for that of "as".
            let linked = matches!(parsed.lemma(above), "as" | "at" | "on" | "off" | "aside");
            let host = parsed.head(above).filter(|host| {
                linked && (parsed.lemma(above) != "as" || parsed.child(*host, &[Dep::Dobj]).is_none())
            })?;
            // "poured scorn on": the parser may hang the preposition on the noun.
            if parsed.pos(host) == Pos::Noun { parsed.head(host)? } else { host }
        }
        _ => return None,
    };
    denies(parsed, verb).then_some(verb)
}

/// "Chad's rejection of claims".
fn noun_above(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let of = parsed.head(noun).filter(|of| parsed.dep(noun) == Dep::Pobj && parsed.lemma(*of) == "of")?;
    parsed.head(of).filter(|host| is_denial(parsed, *host))
}

/// "allegations which Chad denied".
fn clause_below(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let denying = |verb: &TokenIdx| {
        denies(parsed, *verb) && Frame::new(parsed, *verb).slot(SlotName::Patient).contains(&noun)
    };
    parsed.children_by(noun, &[Dep::Relcl]).find(denying)
}

fn denies(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    matches!(parsed.pos(verb), Pos::Verb | Pos::Aux) && parsed.hits.is(verb, "deny_verb")
}
