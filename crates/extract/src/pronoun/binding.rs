//! What syntax rules out or asks for: clause mates, reflexives, subjects that mean nothing.

use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_knowledge::words::Usage;
use rapporteur_language::{Dep, Pos, Tag};

/// Classes of nouns that say what kind of body "it" is.
const BODIES: [&str; 4] = ["organization_noun", "member", "state_body", "player_noun"];

/// The verb that a word is an argument of.
pub(super) fn governor(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let top = parsed.first_of_row(i);
    let head = parsed.head(top)?;
    match parsed.dep(top) {
        Dep::Nsubj if is_infinitive(parsed, head) => parsed.head(head),
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative | Dep::Attr | Dep::Agent | Dep::Oprd => {
            Some(head)
        }
        Dep::Pobj => parsed.head(head).filter(|verb| is_verb(parsed, *verb)),
        _ => None,
    }
}

/// "wants him to go": the subject of the infinitive is an object of "wants".
fn is_infinitive(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    matches!(parsed.dep(verb), Dep::Ccomp | Dep::Xcomp)
        && parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To)
}

pub(super) fn is_verb(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.pos(i), Pos::Verb | Pos::Aux)
}

/// "the minister himself": the word that a reflexive stresses.
pub(super) fn stressed(parsed: &ParsedReport<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let beside = is_reflexive(parsed, i) && matches!(parsed.dep(i), Dep::Appos | Dep::Npadvmod | Dep::Nmod);
    parsed.head(i).filter(|_| beside)
}

pub(super) fn is_reflexive(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    parsed.text(i).to_lowercase().ends_with("self")
}

/// Whether a pronoun and another word cannot be one thing: arguments of one verb, or a possessor and what it possesses.
pub(super) fn excludes(parsed: &ParsedReport<'_>, pronoun: TokenIdx, other: TokenIdx) -> bool {
    if parsed.dep(pronoun) == Dep::Poss {
        let Some(possessed) = parsed.head(pronoun) else { return false };
        return parsed.dep(other) != Dep::Poss
            && (other == possessed
                || parsed.head(other) == Some(possessed)
                    && matches!(parsed.dep(other), Dep::Appos | Dep::Compound | Dep::Conj)
                || parsed.head(possessed) == Some(other)
                    && matches!(parsed.dep(possessed), Dep::Appos | Dep::Compound | Dep::Conj))
            && !(parsed.dep(possessed) == Dep::Conj && parsed.head(possessed) == Some(other));
    }
    if is_reflexive(parsed, pronoun) {
        return false;
    }
    let coordinated = parsed.first_of_row(pronoun) == parsed.first_of_row(other) && pronoun != other;
    coordinated || governor(parsed, pronoun).is_some_and(|verb| governor(parsed, other) == Some(verb))
}

/// The words that the subject of a possessive's or reflexive's clause stands in: "X praised *his* allies". For a pronoun inside
/// the subject it is the subject of the clause around: "X said that *his* allies …".
pub(super) fn own_subjects(parsed: &ParsedReport<'_>, pronoun: TokenIdx) -> Vec<TokenIdx> {
    if parsed.dep(pronoun) != Dep::Poss && !is_reflexive(parsed, pronoun) {
        return Vec::new();
    }
    // "X and his allies".
    let beside = parsed.head(pronoun).filter(|possessed| parsed.dep(*possessed) == Dep::Conj);
    if let Some(first) = beside.and_then(|possessed| parsed.head(possessed))
        && parsed.pos(first).is_nominal()
        && parsed.dep(pronoun) == Dep::Poss
    {
        return vec![first];
    }
    let above: Vec<TokenIdx> = parsed.ancestors(pronoun).collect();
    for verb in above.iter().copied().filter(|a| is_verb(parsed, *a)).take(3) {
        let subjects = criticised(parsed, verb);
        if !subjects.iter().any(|subject| above.contains(subject)) {
            return subjects;
        }
    }
    Vec::new()
}

/// "mocked X for hiding his papers": what one is blamed or praised for is one's own doing.
fn criticised(parsed: &ParsedReport<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let of_for = parsed.head(verb).filter(|p| parsed.dep(verb) == Dep::Pcomp && parsed.lemma(*p) == "for");
    let blamed = of_for.and_then(|p| parsed.head(p)).and_then(|outer| parsed.child(outer, &[Dep::Dobj]));
    blamed.map_or_else(|| Frame::new(parsed, verb).slot(SlotName::Subject), |object| vec![object])
}

/// The subject of the clause around a clause whose subject is the pronoun: "X said that *he* …".
pub(super) fn outer_subjects(parsed: &ParsedReport<'_>, pronoun: TokenIdx) -> Vec<TokenIdx> {
    let clause = parsed.head(pronoun).filter(|_| matches!(parsed.dep(pronoun), Dep::Nsubj | Dep::Nsubjpass));
    let clause = clause.filter(|verb| matches!(parsed.dep(*verb), Dep::Ccomp | Dep::Advcl));
    let outer = clause.and_then(|verb| parsed.head(verb)).filter(|outer| is_verb(parsed, *outer));
    outer.map_or_else(Vec::new, |outer| Frame::new(parsed, outer).slot(SlotName::Subject))
}

/// "it is clear that", "it was agreed to", "it took a war to": the subject stands for a clause or for nothing.
pub(super) fn is_empty_subject(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    if parsed.dep(i) == Dep::Expl {
        return true;
    }
    let Some(verb) = parsed.head(i).filter(|_| matches!(parsed.dep(i), Dep::Nsubj | Dep::Nsubjpass)) else {
        return false;
    };
    // "it is willing to": only a party can be.
    if parsed.child(verb, &[Dep::Acomp]).is_some_and(|p| parsed.hits.is(p, "volition_adj")) {
        return false;
    }
    let clausal = |at: TokenIdx| {
        parsed.child(at, &[Dep::Ccomp, Dep::Xcomp, Dep::Csubj, Dep::Relcl, Dep::Csubjpass]).is_some()
    };
    let predicate =
        || parsed.children_by(verb, &[Dep::Acomp, Dep::Attr, Dep::Oprd, Dep::Dobj, Dep::Prep]).any(clausal);
    let impersonal =
        parsed.dep(i) == Dep::Nsubjpass && parsed.child(verb, &[Dep::Ccomp, Dep::Csubjpass]).is_some();
    // "It was the first such step": said of what has just been told, unless the predicate is a kind of body.
    let bare = parsed.lemma(verb) == "be"
        && parsed.child(verb, &[Dep::Acomp, Dep::Attr]).is_some_and(|p| {
            parsed.dep(p) == Dep::Attr && !parsed.hits.is_any(p, &BODIES) || parsed.serves(p, Usage::Clausal)
        });
    impersonal || bare || parsed.serves(verb, Usage::Impersonal) && (clausal(verb) || predicate())
}
