//! What syntax rules out or asks for: clause mates, reflexives, subjects that mean nothing.

use crate::document::{Document, TokenIdx};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_language::{Dep, Pos, Tag};

/// Classes of nouns that say what kind of body "it" is.
const BODIES: [&str; 4] = ["organization_noun", "member", "state_body", "player_noun"];

/// The verb that a word is an argument of.
pub(super) fn governor(document: &Document<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let top = document.first_of_row(i);
    let head = document.head(top)?;
    match document.dep(top) {
        Dep::Nsubj if is_infinitive(document, head) => document.head(head),
        Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj | Dep::Dative | Dep::Attr | Dep::Agent | Dep::Oprd => {
            Some(head)
        }
        Dep::Pobj => document.head(head).filter(|verb| is_verb(document, *verb)),
        _ => None,
    }
}

/// "wants him to go": the subject of the infinitive is an object of "wants".
fn is_infinitive(document: &Document<'_>, verb: TokenIdx) -> bool {
    matches!(document.dep(verb), Dep::Ccomp | Dep::Xcomp)
        && document.children_by(verb, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To)
}

pub(super) fn is_verb(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.pos(i), Pos::Verb | Pos::Aux)
}

/// "the minister himself": the word that a reflexive stresses.
pub(super) fn stressed(document: &Document<'_>, i: TokenIdx) -> Option<TokenIdx> {
    let beside =
        is_reflexive(document, i) && matches!(document.dep(i), Dep::Appos | Dep::Npadvmod | Dep::Nmod);
    document.head(i).filter(|_| beside)
}

pub(super) fn is_reflexive(document: &Document<'_>, i: TokenIdx) -> bool {
    document.text(i).to_lowercase().ends_with("self")
}

/// Whether a pronoun and another word cannot be one thing: arguments of one verb, or a possessor and what it possesses.
pub(super) fn excludes(document: &Document<'_>, pronoun: TokenIdx, other: TokenIdx) -> bool {
    if document.dep(pronoun) == Dep::Poss {
        let Some(possessed) = document.head(pronoun) else { return false };
        return document.dep(other) != Dep::Poss
            && (other == possessed
                || document.head(other) == Some(possessed)
                    && matches!(document.dep(other), Dep::Appos | Dep::Compound | Dep::Conj)
                || document.head(possessed) == Some(other)
                    && matches!(document.dep(possessed), Dep::Appos | Dep::Compound | Dep::Conj))
            && !(document.dep(possessed) == Dep::Conj && document.head(possessed) == Some(other));
    }
    if is_reflexive(document, pronoun) {
        return false;
    }
    let coordinated = document.first_of_row(pronoun) == document.first_of_row(other) && pronoun != other;
    coordinated || governor(document, pronoun).is_some_and(|verb| governor(document, other) == Some(verb))
}

/// The words that the subject of a possessive's or reflexive's clause stands in: "X praised *his* allies". For a pronoun inside
/// the subject it is the subject of the clause around: "X said that *his* allies …".
pub(super) fn own_subjects(document: &Document<'_>, pronoun: TokenIdx) -> Vec<TokenIdx> {
    if document.dep(pronoun) != Dep::Poss && !is_reflexive(document, pronoun) {
        return Vec::new();
    }
    // "X and his allies".
    let beside = document.head(pronoun).filter(|possessed| document.dep(*possessed) == Dep::Conj);
    if let Some(first) = beside.and_then(|possessed| document.head(possessed))
        && document.pos(first).is_nominal()
        && document.dep(pronoun) == Dep::Poss
    {
        return vec![first];
    }
    let above: Vec<TokenIdx> = document.ancestors(pronoun).collect();
    for verb in above.iter().copied().filter(|a| is_verb(document, *a)).take(3) {
        let subjects = criticised(document, verb);
        if !subjects.iter().any(|subject| above.contains(subject)) {
            return subjects;
        }
    }
    Vec::new()
}

/// "mocked X for hiding his papers": what one is blamed or praised for is one's own doing.
fn criticised(document: &Document<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let of_for =
        document.head(verb).filter(|p| document.dep(verb) == Dep::Pcomp && document.lemma(*p) == "for");
    let blamed = of_for.and_then(|p| document.head(p)).and_then(|outer| document.child(outer, &[Dep::Dobj]));
    blamed.map_or_else(|| Frame::new(document, verb).slot(SlotName::Subject), |object| vec![object])
}

/// The subject of the clause around a clause whose subject is the pronoun: "X said that *he* …".
pub(super) fn outer_subjects(document: &Document<'_>, pronoun: TokenIdx) -> Vec<TokenIdx> {
    let clause =
        document.head(pronoun).filter(|_| matches!(document.dep(pronoun), Dep::Nsubj | Dep::Nsubjpass));
    let clause = clause.filter(|verb| matches!(document.dep(*verb), Dep::Ccomp | Dep::Advcl));
    let outer = clause.and_then(|verb| document.head(verb)).filter(|outer| is_verb(document, *outer));
    outer.map_or_else(Vec::new, |outer| Frame::new(document, outer).slot(SlotName::Subject))
}

/// "it is clear that", "it was agreed to", "it took a war to": the subject stands for a clause or for nothing.
pub(super) fn is_empty_subject(document: &Document<'_>, i: TokenIdx) -> bool {
    const LIGHT: [&str; 16] = [
        "be", "seem", "appear", "become", "take", "look", "turn", "happen", "matter", "remain", "make",
        "help", "come", "sound", "feel", "rain",
    ];
    if document.dep(i) == Dep::Expl {
        return true;
    }
    let Some(verb) = document.head(i).filter(|_| matches!(document.dep(i), Dep::Nsubj | Dep::Nsubjpass))
    else {
        return false;
    };
    // "it is willing to": only a party can be.
    if document.child(verb, &[Dep::Acomp]).is_some_and(|p| document.hits.is(p, "volition_adj")) {
        return false;
    }
    let clausal = |at: TokenIdx| {
        document.child(at, &[Dep::Ccomp, Dep::Xcomp, Dep::Csubj, Dep::Relcl, Dep::Csubjpass]).is_some()
    };
    let predicate =
        || document.children_by(verb, &[Dep::Acomp, Dep::Attr, Dep::Oprd, Dep::Dobj, Dep::Prep]).any(clausal);
    let impersonal =
        document.dep(i) == Dep::Nsubjpass && document.child(verb, &[Dep::Ccomp, Dep::Csubjpass]).is_some();
    // "It was the first such step": said of what has just been told, unless the predicate is a kind of body.
    let bare = document.lemma(verb) == "be"
        && document.child(verb, &[Dep::Acomp, Dep::Attr]).is_some_and(|p| {
            document.dep(p) == Dep::Attr && !document.hits.is_any(p, &BODIES)
                || matches!(document.lemma(p), "clear" | "unclear" | "true" | "possible" | "likely")
        });
    impersonal || bare || LIGHT.contains(&document.lemma(verb)) && (clausal(verb) || predicate())
}
