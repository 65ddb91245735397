//! Nouns of saying that a verb or noun contests: "rejected Chad's allegation that …", "scoffed at claims that …", "the report was denied".

use crate::document::{Document, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_language::{Dep, Pos, Tag};

/// Nouns that contest what their complement says.
const DENIALS: [&str; 5] = ["denial", "dismissal", "rebuttal", "refutation", "rejection"];

/// The word that contests what a noun of saying says.
pub fn contesting(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    if !is_saying(document, noun) {
        return None;
    }
    let first = document.first_conjunct(noun);
    verb_above(document, first)
        .or_else(|| noun_above(document, first))
        .or_else(|| clause_below(document, first))
}

/// Whether a word is a noun for what is said or charged.
pub fn is_saying(document: &Document<'_>, noun: TokenIdx) -> bool {
    document.pos(noun) == Pos::Noun && document.hits.is_any(noun, &["reporting_noun", "contested_noun"])
}

/// Whether a noun itself denies what its clause says ("Chad's denial that it signed").
pub fn is_denial(document: &Document<'_>, noun: TokenIdx) -> bool {
    document.pos(noun) == Pos::Noun && DENIALS.contains(&document.lemma(noun))
}

/// Head words of what a noun of saying says: its clause, or the act after "of" ("accusations of cheating").
pub fn contents(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let clause =
        document.children_by(noun, &[Dep::Acl, Dep::Ccomp, Dep::Relcl]).find(|c| is_clause(document, *c));
    // "hopes of signing" say nothing.
    let told = || {
        document.hits.is(noun, "contested_noun")
            || is_denial(document, noun)
            || matches!(document.lemma(noun), "report" | "suggestion")
    };
    clause.or_else(|| {
        let of = document.children_by(noun, &[Dep::Prep]).find(|p| told() && document.lemma(*p) == "of")?;
        let having = |c: TokenIdx| document.children_by(c, &[Dep::Aux]).any(|a| document.tag(a) == Tag::Vbg);
        document.child(of, &[Dep::Pcomp]).filter(|c| document.tag(*c) == Tag::Vbg || having(*c))
    })
}

/// A clause with "that", or without it but with a subject and a finite verb of its own.
fn is_clause(document: &Document<'_>, clause: TokenIdx) -> bool {
    let that = document.children_by(clause, &[Dep::Mark]).any(|m| document.lemma(m) == "that");
    let finite = || {
        let own = matches!(document.tag(clause), Tag::Vbd | Tag::Vbz | Tag::Vbp);
        own || document
            .children_by(clause, &[Dep::Aux, Dep::Auxpass])
            .any(|a| matches!(document.tag(a), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
    };
    let subject = || {
        document
            .child(clause, &[Dep::Nsubj, Dep::Nsubjpass])
            .is_some_and(|s| s < clause && document.tag(s) != Tag::Wdt)
    };
    // "claims Chad made" lacks an object: the noun itself.
    let gap = document.dep(clause) == Dep::Relcl
        && document.child(clause, &[Dep::Dobj, Dep::Attr, Dep::Acomp, Dep::Xcomp, Dep::Auxpass]).is_none();
    that || subject() && finite() && !gap && !is_relative(document, clause)
}

/// "an allegation which others doubt", "one that others are sceptical of": a relative pronoun before the clause, or a preposition in it
/// that has no object, says that the noun has a place in the clause.
fn is_relative(document: &Document<'_>, clause: TokenIdx) -> bool {
    let begin = document.subtree(clause)[0];
    let pronoun = begin > 0 && matches!(document.tag(begin - 1), Tag::Wdt | Tag::Wp);
    let stranded =
        |p: TokenIdx| document.child(p, &[Dep::Pobj, Dep::Pcomp]).is_none() && document.tag(p) == Tag::In;
    document.dep(clause) == Dep::Relcl
        && (pronoun || document.children_by(clause, &[Dep::Prep]).any(stranded))
}

/// "rejected claims", "claims were rejected", "scoffed at claims".
fn verb_above(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let above = document.head(noun)?;
    let verb = match document.dep(noun) {
        Dep::Dobj | Dep::Nsubjpass => above,
        Dep::Pobj => {
            // "dismissed as nonsense claims that": the parser takes the object for that of "as".
            let linked = matches!(document.lemma(above), "as" | "at" | "on" | "off" | "aside");
            let host = document.head(above).filter(|host| {
                linked && (document.lemma(above) != "as" || document.child(*host, &[Dep::Dobj]).is_none())
            })?;
            // "poured scorn on": the parser may hang the preposition on the noun.
            if document.pos(host) == Pos::Noun { document.head(host)? } else { host }
        }
        _ => return None,
    };
    denies(document, verb).then_some(verb)
}

/// "Chad's rejection of claims".
fn noun_above(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let of =
        document.head(noun).filter(|of| document.dep(noun) == Dep::Pobj && document.lemma(*of) == "of")?;
    document.head(of).filter(|host| is_denial(document, *host))
}

/// "allegations which Chad denied".
fn clause_below(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let denying = |verb: &TokenIdx| {
        denies(document, *verb) && Frame::new(document, *verb).slot(SlotName::Patient).contains(&noun)
    };
    document.children_by(noun, &[Dep::Relcl]).find(denying)
}

fn denies(document: &Document<'_>, verb: TokenIdx) -> bool {
    matches!(document.pos(verb), Pos::Verb | Pos::Aux) && document.hits.is(verb, "deny_verb")
}
