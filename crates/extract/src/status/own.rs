//! What a predicate's own auxiliaries, negations, determiners and modifiers say.

use super::contrast::is_contrastive;
use super::{Factuality, Reading};
use crate::document::{Document, TokenIdx};
use crate::syntax::{is_present, verb_group};
use rapporteur_knowledge::words::{Column, Effect};
use rapporteur_language::{Dep, Pos, Tag};

impl Reading<'_, '_> {
    pub(super) fn own(&self, at: TokenIdx) -> Factuality {
        match self.document.pos(at) {
            Pos::Verb | Pos::Aux => self.of_verb(at),
            _ => self.of_noun(at),
        }
    }

    fn of_verb(&self, verb: TokenIdx) -> Factuality {
        let document = self.document;
        let mut state = self.of_auxiliaries(verb);
        for adverb in document.children_by(verb, &[Dep::Advmod, Dep::Neg]) {
            if let Some(effect) = modality(document, adverb) {
                state = state.under(effect);
            }
        }
        if is_infinitive(document, verb) && stands_as_future(document, verb) {
            state.future = true;
        }
        if nothing(document, verb) {
            state.positive = !state.positive;
        }
        if denies_subject(document, verb) || coordinated_denial(document, verb) || yet_to(document, verb) {
            state.positive = !state.positive;
        }
        state.certain &= !is_conditioned(document, verb) && !is_imagined(document, verb);
        state
    }

    fn of_auxiliaries(&self, verb: TokenIdx) -> Factuality {
        let document = self.document;
        let mut state = Factuality::FACT;
        let group = verb_group(document, verb);
        let words: Vec<String> = group.iter().map(|i| document.text(*i).to_lowercase()).collect();
        let has = |listed: &[&str]| words.iter().any(|word| listed.contains(&word.as_str()));
        let perfect = has(&["have", "'ve", "’ve"]);
        let ahead = (self.is_future)(verb);
        let mut present = document.tag(verb) == Tag::Vbg || is_present(document, verb);
        for (i, word) in group.iter().zip(&words) {
            match (document.dep(*i), word.as_str()) {
                (Dep::Neg, "not") if *i > verb && is_contrastive(document, *i) => {}
                (Dep::Neg, "never" | "not" | "n't" | "n’t")
                    if !only_follows(document, *i) && !until_then(document, verb) =>
                {
                    state.positive = !state.positive
                }
                (_, "will" | "shall" | "'ll" | "’ll" | "wo") => state.future = true,
                (_, "would" | "'d" | "’d") if reported(document, verb) || ahead => state.future = true,
                // "should have signed", "would have signed": it did not come to that.
                (_, "would" | "should" | "ought") if perfect => state.positive = !state.positive,
                (_, "would" | "may" | "might" | "could" | "can" | "ca" | "should" | "must" | "ought") => {
                    state.certain = state.certain && refused(document, &group)
                }
                (_, "have" | "has" | "had" | "was" | "were") => present = false,
                _ => {}
            }
        }
        state.future |= present && ahead;
        state
    }

    fn of_noun(&self, noun: TokenIdx) -> Factuality {
        let document = self.document;
        // "next week's summit", "talks in the coming days"
        let mut state = Factuality { future: (self.is_future)(noun), ..Factuality::FACT };
        state.positive ^= follows_nor(document, noun);
        for child in document
            .children_by(noun, &[Dep::Det, Dep::Amod, Dep::Advmod, Dep::Neg, Dep::Compound, Dep::Preconj])
        {
            // "is neither a member of …"; elsewhere a "neither" belongs to the row of arguments.
            let neither =
                || document.lemma(child) == "neither" && matches!(document.dep(noun), Dep::Attr | Dep::Oprd);
            if document.lemma(child) == "no" || document.dep(child) == Dep::Neg || neither() {
                state.positive = !state.positive;
            } else if let Some(effect) = modality(document, child) {
                state = state.under(effect);
            }
        }
        state
    }
}

/// "neither president nor *head* of the army"
fn follows_nor(document: &Document<'_>, noun: TokenIdx) -> bool {
    let before = document.head(noun).filter(|_| document.dep(noun) == Dep::Conj);
    let predicate = matches!(document.dep(document.first_conjunct(noun)), Dep::Attr | Dep::Oprd);
    predicate
        && before.is_some_and(|first| {
            document.children_by(first, &[Dep::Cc]).any(|cc| document.lemma(cc) == "nor" && cc < noun)
        })
}

/// What an adverb or adjective makes of what it modifies.
fn modality(document: &Document<'_>, word: TokenIdx) -> Option<Effect> {
    document.hits.get(word, "modality")?.word.value(Column::Effect)
}

/// "to sign", also of a verb that shares its "to": "to sign and *ratify*".
pub(super) fn is_infinitive(document: &Document<'_>, verb: TokenIdx) -> bool {
    let marked = document.children_by(verb, &[Dep::Aux]).any(|aux| document.tag(aux) == Tag::To);
    let shares = document.dep(verb) == Dep::Conj
        && document.tag(verb) == Tag::Vb
        && document.child(verb, &[Dep::Aux, Dep::Nsubj]).is_none();
    marked || (shares && document.head(verb).is_some_and(|first| is_infinitive(document, first)))
}

/// "Leaders to debate quotas" (headlines), "talks to be held", "were to meet": an infinitive that no verb governs lies ahead.
fn stands_as_future(document: &Document<'_>, verb: TokenIdx) -> bool {
    match document.head(verb) {
        None => true,
        Some(head) => match document.dep(verb) {
            Dep::Conj => stands_as_future(document, head),
            Dep::Relcl | Dep::Acl => !is_ranked(document, head),
            Dep::Xcomp => document.lemma(head) == "be" || is_going(document, head),
            _ => false,
        },
    }
}

/// "the first to sign", "the only country to attend": whether they did depends on what is said of the phrase.
pub(super) fn is_ranked(document: &Document<'_>, noun: TokenIdx) -> bool {
    let ranks = |i: TokenIdx| {
        matches!(document.lemma(i), "first" | "last" | "only" | "second" | "third" | "next")
            || document.tag(i) == Tag::Jjs
    };
    ranks(noun) || document.children_by(noun, &[Dep::Amod]).any(ranks)
}

/// "is going to", but not "went on to".
fn is_going(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.lemma(verb) == "go" && document.tag(verb) == Tag::Vbg
}

/// "cannot", "could not", "would not": the negation makes the modal certain.
fn refused(document: &Document<'_>, group: &[TokenIdx]) -> bool {
    const REFUSING: [&str; 5] = ["can", "ca", "could", "would", "must"];
    group.iter().any(|i| REFUSING.contains(&document.text(*i).to_lowercase().as_str()))
        && group.iter().any(|i| document.dep(*i) == Dep::Neg)
}

/// "not only", "not just": no negation.
fn only_follows(document: &Document<'_>, neg: TokenIdx) -> bool {
    let next = document.lemmas.get(neg + 1);
    next.is_some_and(|next| matches!(next.as_str(), "only" | "just" | "merely" | "simply"))
}

/// "did not sign until 1998": then it did.
fn until_then(document: &Document<'_>, verb: TokenIdx) -> bool {
    let did =
        document.children_by(verb, &[Dep::Aux]).any(|aux| document.text(aux).eq_ignore_ascii_case("did"));
    did && document.children_by(verb, &[Dep::Prep]).any(|prep| document.lemma(prep) == "until")
}

/// "Nobody attended", "no country signed", "neither side".
pub(super) fn denies_subject(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).any(|s| {
        matches!(document.lemma(s), "nobody" | "none" | "neither" | "nothing")
            || (document.lemma(s) == "one" && s > 0 && document.lemma(s - 1) == "no")
            || document
                .children_by(s, &[Dep::Det, Dep::Preconj])
                .any(|d| matches!(document.lemma(d), "no" | "neither"))
    })
}

/// "did nothing to stop it", "met nobody".
fn nothing(document: &Document<'_>, verb: TokenIdx) -> bool {
    let none = |i: TokenIdx| matches!(document.lemma(i), "nothing" | "nobody" | "none");
    document.children_by(verb, &[Dep::Dobj]).any(none)
}

/// "neither signed nor ratified".
fn coordinated_denial(document: &Document<'_>, verb: TokenIdx) -> bool {
    let opens = document
        .children_by(verb, &[Dep::Preconj, Dep::Cc, Dep::Advmod])
        .any(|c| document.lemma(c) == "neither");
    let goes_on = document.dep(verb) == Dep::Conj
        && document.head(verb).is_some_and(|first| {
            document
                .children_by(first, &[Dep::Cc])
                .any(|cc| document.lemma(cc) == "nor" && first < cc && cc < verb)
        })
        && !verb_group(document, verb).iter().any(|i| document.dep(*i) == Dep::Neg);
    opens || goes_on
}

/// "has yet to sign", "is yet to sign".
pub(super) fn yet_to(document: &Document<'_>, verb: TokenIdx) -> bool {
    let Some(head) = document.head(verb).filter(|_| document.dep(verb) == Dep::Xcomp) else { return false };
    is_infinitive(document, verb)
        && matches!(document.lemma(head), "have" | "be" | "remain")
        && document.children_by(head, &[Dep::Advmod]).any(|c| document.lemma(c) == "yet")
}

/// "said it would attend": after a verb of saying in the past, "would" is the future.
fn reported(document: &Document<'_>, verb: TokenIdx) -> bool {
    let said =
        |i: TokenIdx| matches!(document.tag(i), Tag::Vbd | Tag::Vbn) && document.hits.is(i, "reporting");
    let beside = document
        .children_by(verb, &[Dep::Parataxis, Dep::Ccomp])
        .any(|c| said(c) && document.tag(c) == Tag::Vbd);
    beside || document.ancestors(verb).take(4).any(said)
}

/// "In a scenario of the game, Chad attacks": what happens in something made up.
fn is_imagined(document: &Document<'_>, verb: TokenIdx) -> bool {
    let made_up = |i: TokenIdx| {
        matches!(
            document.lemma(i),
            "scenario" | "simulation" | "dream" | "nightmare" | "novel" | "fantasy" | "hypothesis"
        )
    };
    document
        .children_by(verb, &[Dep::Prep])
        .filter(|p| matches!(document.lemma(*p), "in" | "under"))
        .filter_map(|p| document.child(p, &[Dep::Pobj]))
        .any(made_up)
}

/// "will attend if Chad does": what depends on a condition is not sure to come.
fn is_conditioned(document: &Document<'_>, verb: TokenIdx) -> bool {
    let ahead = verb_group(document, verb).iter().any(|i| {
        matches!(
            document.text(*i).to_lowercase().as_str(),
            "will" | "would" | "shall" | "'ll" | "’ll" | "'d" | "’d" | "wo"
        )
    });
    ahead
        && document.children_by(verb, &[Dep::Advcl]).any(|clause| {
            document.children_by(clause, &[Dep::Mark]).any(|mark| {
                matches!(document.lemma(mark), "if" | "unless")
                    && !(mark > 0 && matches!(document.lemma(mark - 1), "even" | "as"))
            })
        })
}
