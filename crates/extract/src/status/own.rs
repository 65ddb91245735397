//! What a predicate's own auxiliaries, negations, determiners and modifiers say.

use super::contrast::is_contrastive;
use super::{Factuality, Reading};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::syntax::{is_present, verb_group};
use rapporteur_knowledge::words::{Column, Effect, Usage};
use rapporteur_language::{Dep, Pos, Tag};

impl Reading<'_, '_> {
    pub(super) fn own(&self, at: TokenIdx) -> Factuality {
        match self.parsed.pos(at) {
            Pos::Verb | Pos::Aux => self.of_verb(at),
            _ => self.of_noun(at),
        }
    }

    fn of_verb(&self, verb: TokenIdx) -> Factuality {
        let parsed = self.parsed;
        let mut state = self.of_auxiliaries(verb);
        for adverb in parsed.children_by(verb, &[Dep::Advmod, Dep::Neg]) {
            if let Some(effect) = modality(parsed, adverb) {
                state = state.under(effect);
            }
        }
        if is_infinitive(parsed, verb) && stands_as_future(parsed, verb) {
            state.future = true;
        }
        if nothing(parsed, verb) {
            state.positive = !state.positive;
        }
        if denies_subject(parsed, verb) || coordinated_denial(parsed, verb) || yet_to(parsed, verb) {
            state.positive = !state.positive;
        }
        state.certain &= !is_conditioned(parsed, verb) && !is_imagined(parsed, verb);
        state
    }

    fn of_auxiliaries(&self, verb: TokenIdx) -> Factuality {
        let parsed = self.parsed;
        let mut state = Factuality::FACT;
        let group = verb_group(parsed, verb);
        let words: Vec<String> = group.iter().map(|i| parsed.text(*i).to_lowercase()).collect();
        let has = |listed: &[&str]| words.iter().any(|word| listed.contains(&word.as_str()));
        let perfect = has(&["have", "'ve", "’ve"]);
        let ahead = (self.is_future)(verb);
        let mut present = parsed.tag(verb) == Tag::Vbg || is_present(parsed, verb);
        for (i, word) in group.iter().zip(&words) {
            match (parsed.dep(*i), word.as_str()) {
                (Dep::Neg, "not") if *i > verb && is_contrastive(parsed, *i) => {}
                (Dep::Neg, "never" | "not" | "n't" | "n’t")
                    if !only_follows(parsed, *i) && !until_then(parsed, verb) =>
                {
                    state.positive = !state.positive
                }
                (_, "will" | "shall" | "'ll" | "’ll" | "wo") => state.future = true,
                (_, "would" | "'d" | "’d") if reported(parsed, verb) || ahead => state.future = true,
                // "should have signed", "would have signed": it did not come to that.
                (_, "would" | "should" | "ought") if perfect => state.positive = !state.positive,
                (_, "would" | "may" | "might" | "could" | "can" | "ca" | "should" | "must" | "ought") => {
                    state.certain = state.certain && refused(parsed, &group)
                }
                (_, "have" | "has" | "had" | "was" | "were") => present = false,
                _ => {}
            }
        }
        state.future |= present && ahead;
        state
    }

    fn of_noun(&self, noun: TokenIdx) -> Factuality {
        let parsed = self.parsed;
        // "next week's summit", "talks in the coming days"
        let mut state = Factuality { future: (self.is_future)(noun), ..Factuality::FACT };
        state.positive ^= follows_nor(parsed, noun);
        for child in parsed
            .children_by(noun, &[Dep::Det, Dep::Amod, Dep::Advmod, Dep::Neg, Dep::Compound, Dep::Preconj])
        {
            // "is neither a member of …"; elsewhere a "neither" belongs to the row of arguments.
            let neither =
                || parsed.lemma(child) == "neither" && matches!(parsed.dep(noun), Dep::Attr | Dep::Oprd);
            if is_no(parsed, child) || parsed.dep(child) == Dep::Neg || neither() {
                state.positive = !state.positive;
            } else if let Some(effect) = modality(parsed, child) {
                state = state.under(effect);
            }
        }
        state
    }
}

/// "neither president nor *head* of the army"
fn follows_nor(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    let before = parsed.head(noun).filter(|_| parsed.dep(noun) == Dep::Conj);
    let predicate = matches!(parsed.dep(parsed.first_conjunct(noun)), Dep::Attr | Dep::Oprd);
    predicate
        && before.is_some_and(|first| {
            parsed.children_by(first, &[Dep::Cc]).any(|cc| parsed.lemma(cc) == "nor" && cc < noun)
        })
}

/// What an adverb or adjective makes of what it modifies.
fn modality(parsed: &ParsedReport<'_>, word: TokenIdx) -> Option<Effect> {
    parsed.hits.get(word, "modality")?.word.value(Column::Effect)
}

/// "to sign", also of a verb that shares its "to": "to sign and *ratify*".
pub(super) fn is_infinitive(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let marked = parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.tag(aux) == Tag::To);
    let shares = parsed.dep(verb) == Dep::Conj
        && parsed.tag(verb) == Tag::Vb
        && parsed.child(verb, &[Dep::Aux, Dep::Nsubj]).is_none();
    marked || (shares && parsed.head(verb).is_some_and(|first| is_infinitive(parsed, first)))
}

/// "Leaders to debate quotas" (headlines), "talks to be held", "were to meet": an infinitive that no verb governs lies ahead.
fn stands_as_future(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    match parsed.head(verb) {
        None => true,
        Some(head) => match parsed.dep(verb) {
            Dep::Conj => stands_as_future(parsed, head),
            Dep::Relcl | Dep::Acl => !is_ranked(parsed, head),
            Dep::Xcomp => parsed.lemma(head) == "be" || is_going(parsed, head),
            _ => false,
        },
    }
}

/// "the first to sign", "the only country to attend": whether they did depends on what is said of the phrase.
pub(super) fn is_ranked(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    let ranks = |i: TokenIdx| {
        matches!(parsed.lemma(i), "first" | "last" | "only" | "second" | "third" | "next")
            || parsed.tag(i) == Tag::Jjs
    };
    ranks(noun) || parsed.children_by(noun, &[Dep::Amod]).any(ranks)
}

/// "is going to", but not "went on to".
fn is_going(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.lemma(verb) == "go" && parsed.tag(verb) == Tag::Vbg
}

/// "cannot", "could not", "would not": the negation makes the modal certain.
fn refused(parsed: &ParsedReport<'_>, group: &[TokenIdx]) -> bool {
    const REFUSING: [&str; 5] = ["can", "ca", "could", "would", "must"];
    group.iter().any(|i| REFUSING.contains(&parsed.text(*i).to_lowercase().as_str()))
        && group.iter().any(|i| parsed.dep(*i) == Dep::Neg)
}

/// "not only", "not just": no negation.
fn only_follows(parsed: &ParsedReport<'_>, neg: TokenIdx) -> bool {
    let next = parsed.lemmas.get(neg + 1);
    next.is_some_and(|next| matches!(next.as_str(), "only" | "just" | "merely" | "simply"))
}

/// "did not sign until 1998": then it did.
fn until_then(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let did = parsed.children_by(verb, &[Dep::Aux]).any(|aux| parsed.text(aux).eq_ignore_ascii_case("did"));
    did && parsed.children_by(verb, &[Dep::Prep]).any(|prep| parsed.lemma(prep) == "until")
}

/// "Nobody attended", "no country signed", "neither side".
pub(super) fn denies_subject(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed.children_by(verb, &[Dep::Nsubj, Dep::Nsubjpass]).any(|s| {
        matches!(parsed.lemma(s), "nobody" | "none" | "neither" | "nothing")
            || (parsed.lemma(s) == "one" && s > 0 && parsed.lemma(s - 1) == "no")
            || parsed
                .children_by(s, &[Dep::Det, Dep::Preconj])
                .any(|d| matches!(parsed.lemma(d), "no" | "neither"))
    })
}

/// "did nothing to stop it", "met nobody".
fn nothing(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let none = |i: TokenIdx| matches!(parsed.lemma(i), "nothing" | "nobody" | "none");
    parsed.children_by(verb, &[Dep::Dobj]).any(none)
}

/// "neither signed nor ratified".
fn coordinated_denial(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let opens =
        parsed.children_by(verb, &[Dep::Preconj, Dep::Cc, Dep::Advmod]).any(|c| parsed.lemma(c) == "neither");
    let goes_on = parsed.dep(verb) == Dep::Conj
        && parsed.head(verb).is_some_and(|first| {
            parsed
                .children_by(first, &[Dep::Cc])
                .any(|cc| parsed.lemma(cc) == "nor" && first < cc && cc < verb)
        })
        && !verb_group(parsed, verb).iter().any(|i| parsed.dep(*i) == Dep::Neg);
    opens || goes_on
}

/// "has yet to sign", "is yet to sign".
pub(super) fn yet_to(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let Some(head) = parsed.head(verb).filter(|_| parsed.dep(verb) == Dep::Xcomp) else { return false };
    is_infinitive(parsed, verb)
        && matches!(parsed.lemma(head), "have" | "be" | "remain")
        && parsed.children_by(head, &[Dep::Advmod]).any(|c| parsed.lemma(c) == "yet")
}

/// "said it would attend": after a verb of saying in the past, "would" is the future.
fn reported(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let said = |i: TokenIdx| matches!(parsed.tag(i), Tag::Vbd | Tag::Vbn) && parsed.hits.is(i, "reporting");
    let beside =
        parsed.children_by(verb, &[Dep::Parataxis, Dep::Ccomp]).any(|c| said(c) && parsed.tag(c) == Tag::Vbd);
    beside || parsed.ancestors(verb).take(4).any(said)
}

/// "In a scenario of the game, Chad attacks": what happens in something made up.
fn is_imagined(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    parsed
        .children_by(verb, &[Dep::Prep])
        .filter(|p| matches!(parsed.lemma(*p), "in" | "under"))
        .filter_map(|p| parsed.child(p, &[Dep::Pobj]))
        .any(|i| parsed.serves(i, Usage::Imagined))
}

/// "will attend if Chad does": what depends on a condition is not sure to come.
fn is_conditioned(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    let ahead = verb_group(parsed, verb).iter().any(|i| {
        matches!(
            parsed.text(*i).to_lowercase().as_str(),
            "will" | "would" | "shall" | "'ll" | "’ll" | "'d" | "’d" | "wo"
        )
    });
    ahead
        && parsed.children_by(verb, &[Dep::Advcl]).any(|clause| {
            parsed.children_by(clause, &[Dep::Mark]).any(|mark| {
                matches!(parsed.lemma(mark), "if" | "unless")
                    && !(mark > 0 && matches!(parsed.lemma(mark - 1), "even" | "as"))
            })
        })
}

/// The determiner "no", not the sign before a number: "no plan", but "No 10".
pub(crate) fn is_no(parsed: &ParsedReport<'_>, determiner: TokenIdx) -> bool {
    let sign = parsed.text(determiner) == "No"
        && determiner > parsed.sentence(determiner).tokens.start
        && parsed
            .tokens
            .get(determiner + 1)
            .is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
    parsed.lemma(determiner) == "no" && !sign
}
