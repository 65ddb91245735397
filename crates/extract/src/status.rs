//! Whether a predicate is presented as so: polarity, certainty and time on the path from trigger to the clause that asserts it.
//!
//! The scale is FactBank's (Saurí and Pustejovsky 2009); embedding predicates act on their complements by the signatures of Karttunen
//! (1971, implicatives) and Kiparsky (1970, factives), kept in `data/lexicons/embedding.tsv`.

use crate::document::{Document, TokenIdx};
use crate::syntax::{is_passive, verb_group};
use rapporteur_language::Pos;
use rapporteur_model::{BlockKind, Status};

/// Polarity, certainty and time of a predicate, seen from the report or from its innermost speaker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Factuality {
    /// Affirmed, not denied.
    pub positive: bool,
    /// Presented without doubt.
    pub certain: bool,
    /// Yet to come.
    pub future: bool,
}

impl Factuality {
    const FACT: Self = Self { positive: true, certain: true, future: false };

    /// The vocabulary's status.
    pub fn status(self) -> Status {
        match self {
            Self { certain: false, .. } => Status::Possible,
            Self { positive: false, .. } => Status::Denied,
            Self { future: true, .. } => Status::Planned,
            _ => Status::Happened,
        }
    }

    /// What a word of the embedding lexicon makes of its complement.
    fn under(self, effect: &str) -> Self {
        match effect {
            "negative" => Self { positive: !self.positive, ..self },
            "future" => Self { future: true, ..self },
            "possible" => Self { certain: false, ..self },
            "future-negative" => Self { positive: !self.positive, future: true, ..self },
            _ => self,
        }
    }
}

/// Reads the factuality of a trigger. `is_future` says of a predicate whether a time expression puts it after the report.
///
/// A title (`is_title`) is presupposed wherever its bearer stands; only what predicates it ("will become president") changes it.
pub fn factuality(
    document: &Document<'_>,
    trigger: TokenIdx,
    is_title: bool,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Factuality {
    let mut at = trigger;
    let mut state = own(document, at, Factuality::FACT, is_future);
    if is_title && !matches!(document.dep(at), "attr" | "oprd") {
        return state;
    }
    for _ in 0..12 {
        let Some(step) = climb(document, at, state, is_future) else { break };
        (at, state) = step;
    }
    question(document, at, state)
}

/// What a predicate's own auxiliaries, determiners and modifiers say.
fn own(
    document: &Document<'_>,
    at: TokenIdx,
    state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Factuality {
    match document.pos(at) {
        Pos::Verb | Pos::Aux => of_verb(document, at, state, is_future),
        _ => of_noun(document, at, state, is_future),
    }
}

fn of_verb(
    document: &Document<'_>,
    verb: TokenIdx,
    mut state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Factuality {
    let mut present = matches!(document.tag(verb), "VBZ" | "VBP" | "VBG");
    for i in verb_group(document, verb) {
        match (document.dep(i), document.text(i).to_lowercase().as_str()) {
            ("neg", "never" | "not" | "n't" | "n’t") if !only_follows(document, i) => {
                state.positive = !state.positive
            }
            (_, "will" | "shall" | "'ll" | "’ll" | "wo") => state.future = true,
            (_, "would" | "'d" | "’d") if reported(document, verb) => state.future = true,
            (_, "would" | "may" | "might" | "could" | "can" | "ca" | "should" | "must" | "ought") => {
                state.certain = state.certain && refused(document, verb)
            }
            (_, "have" | "has" | "had" | "was" | "were") => present = false,
            _ => {}
        }
    }
    for adverb in document.children_by(verb, &["advmod"]) {
        if let Some(hit) = document.hits.get(adverb, "modality") {
            state = state.under(hit.word.cell("effect"));
        }
    }
    if is_infinitive(document, verb) && stands_as_future(document, verb) {
        state.future = true;
    }
    if no_subject(document, verb) {
        state.positive = !state.positive;
    }
    if present && is_future(verb) {
        state.future = true;
    }
    state
}

fn is_infinitive(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.children_by(verb, &["aux"]).any(|aux| document.tag(aux) == "TO")
}

/// "Leaders to debate quotas" (headlines), "talks to be held", "were to meet": an infinitive that no verb governs lies ahead.
fn stands_as_future(document: &Document<'_>, verb: TokenIdx) -> bool {
    match document.head(verb) {
        None => true,
        Some(head) => {
            matches!(document.dep(verb), "relcl" | "acl")
                || (document.dep(verb) == "xcomp"
                    && (document.lemma(head) == "be" || is_going(document, head)))
        }
    }
}

/// "is going to", but not "went on to".
fn is_going(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.lemma(verb) == "go" && document.tag(verb) == "VBG"
}

/// "cannot", "could not": the negation makes the modal certain.
fn refused(document: &Document<'_>, verb: TokenIdx) -> bool {
    let group = verb_group(document, verb);
    group.iter().any(|i| matches!(document.text(*i).to_lowercase().as_str(), "can" | "ca" | "could"))
        && group.iter().any(|i| document.dep(*i) == "neg")
}

/// "not only", "not just": no negation.
fn only_follows(document: &Document<'_>, neg: TokenIdx) -> bool {
    document
        .lemmas
        .get(neg + 1)
        .is_some_and(|next| matches!(next.as_str(), "only" | "just" | "merely" | "simply"))
}

/// "Nobody attended", "no country signed", "neither side".
fn no_subject(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.children_by(verb, &["nsubj", "nsubjpass"]).any(|s| {
        matches!(document.lemma(s), "nobody" | "none" | "neither" | "nothing")
            || document.child(s, &["det"]).is_some_and(|d| matches!(document.lemma(d), "no" | "neither"))
    })
}

/// "said it would attend": after a verb in the past, "would" is the future.
fn reported(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.ancestors(verb).take(4).any(|a| document.tag(a) == "VBD" && document.hits.is(a, "reporting"))
}

fn of_noun(
    document: &Document<'_>,
    noun: TokenIdx,
    mut state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Factuality {
    // "next week's summit", "talks in the coming days"
    state.future |= is_future(noun);
    for child in document.children_by(noun, &["det", "amod", "advmod", "neg", "compound"]) {
        if document.lemma(child) == "no" || document.dep(child) == "neg" {
            state.positive = !state.positive;
        } else if let Some(hit) = document.hits.get(child, "modality") {
            state = state.under(hit.word.cell("effect"));
        }
    }
    state
}

/// One step towards the asserting clause; `None` where the clause asserts by itself.
fn climb(
    document: &Document<'_>,
    at: TokenIdx,
    state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Option<(TokenIdx, Factuality)> {
    let head = document.head(at)?;
    let nominal = !matches!(document.pos(at), Pos::Verb | Pos::Aux | Pos::Adj);
    match document.dep(at) {
        "conj" if nominal => climb(document, head, state, is_future),
        "conj" if finite(document, at) => None,
        "conj" => climb(document, head, state, is_future),
        "ccomp" if document.hits.is(head, "reporting") && !embeds_clauses(document, head) => None,
        "xcomp" | "ccomp" | "oprd" | "attr" | "acomp" => embed(document, head, state, is_future),
        "dobj" | "nsubjpass" if nominal => object(document, at, head, state, is_future),
        "acl" if document.hits.is(head, "embedding") => embed(document, head, state, is_future),
        "pcomp" | "pobj" => preposition(document, head, nominal, state, is_future),
        "advcl" => adverbial(document, at, head, state, is_future),
        _ => None,
    }
}

/// Whether a verb acts on that-clauses: "told" acts on infinitives alone ("told them to leave"), "hoped" on both.
fn embeds_clauses(document: &Document<'_>, verb: TokenIdx) -> bool {
    document.hits.get(verb, "embedding").is_some_and(|hit| hit.word.cell("clauses") != "infinitive")
}

fn finite(document: &Document<'_>, verb: TokenIdx) -> bool {
    matches!(document.tag(verb), "VBD" | "VBZ" | "VBP")
        || document.child(verb, &["nsubj", "nsubjpass"]).is_some()
}

/// A complement under its governing predicate: the governor's own polarity and certainty, then its lexical effect.
fn embed(
    document: &Document<'_>,
    governor: TokenIdx,
    state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Option<(TokenIdx, Factuality)> {
    let outer = own(document, governor, Factuality::FACT, is_future);
    Some((governor, combine(document, governor, state, outer)))
}

fn combine(document: &Document<'_>, governor: TokenIdx, inner: Factuality, outer: Factuality) -> Factuality {
    let Some(hit) = document.hits.get(governor, "embedding") else {
        // An unlisted governor passes on what is said of itself ("did not begin to withdraw", "will help to rebuild").
        return Factuality {
            positive: inner.positive == outer.positive,
            certain: inner.certain && outer.certain,
            future: inner.future || outer.future,
        };
    };
    let effect = if outer.positive { hit.word.cell("affirmed") } else { hit.word.cell("negated") };
    let mut state = inner.under(effect);
    state.certain &= outer.certain;
    state.future |= outer.future && effect != "negative";
    state
}

/// A noun as object: only verbs listed as acting on their objects change it ("cancelled the summit", "plans a visit").
fn object(
    document: &Document<'_>,
    noun: TokenIdx,
    verb: TokenIdx,
    state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Option<(TokenIdx, Factuality)> {
    let passive = is_passive(document, verb);
    let fits = (document.dep(noun) == "nsubjpass") == passive;
    let listed = document.hits.get(verb, "embedding").is_some_and(|hit| hit.word.cell("objects") == "yes");
    // What an indefinite object names exists only as far as the verb is so ("to enforce a ceasefire"); a definite one is presupposed.
    let presupposed = document.children(noun).iter().any(|c| {
        matches!(document.dep(*c), "poss")
            || (document.dep(*c) == "det" && !matches!(document.lemma(*c), "a" | "an" | "any" | "no"))
    });
    if fits && (listed || !presupposed) { embed(document, verb, state, is_future) } else { None }
}

/// "accused of striking", "in the event of a ceasefire", "a plan for a visit".
fn preposition(
    document: &Document<'_>,
    preposition: TokenIdx,
    nominal: bool,
    mut state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Option<(TokenIdx, Factuality)> {
    let word = document.lemma(preposition);
    let host = document.head(preposition)?;
    // "laid the groundwork for a summit": the parser hangs on the verb what belongs to its object.
    let planned = document
        .children_by(host, &["dobj"])
        .find(|o| word == "for" && *o < preposition && document.hits.is(*o, "embedding"));
    let governor = planned.unwrap_or(host);
    if word == "of" && document.hits.is(governor, "contingency") {
        state.certain = false;
        return Some((governor, state));
    }
    // "a declaration on sending troops": what a document or idea is about is not thereby done.
    if !nominal
        && document.pos(governor) == Pos::Noun
        && matches!(word, "on" | "about" | "for" | "against" | "toward" | "towards")
    {
        state.certain = false;
        return Some((root_of(document, governor), state));
    }
    if word == "without" {
        state.positive = !state.positive;
        return Some((governor, state));
    }
    let plan = word == "for" && document.pos(governor) == Pos::Noun;
    let acts_on_nouns =
        document.hits.get(governor, "embedding").is_some_and(|hit| plan || hit.word.cell("objects") == "yes");
    if document.hits.is(governor, "embedding") && (!nominal || acts_on_nouns) {
        return embed(document, governor, state, is_future);
    }
    None
}

/// Conditions are uncertain; purposes share the main clause's fate and lie after it; other adverbial clauses stand for themselves.
fn adverbial(
    document: &Document<'_>,
    at: TokenIdx,
    head: TokenIdx,
    mut state: Factuality,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Option<(TokenIdx, Factuality)> {
    let mark =
        document.child(at, &["mark", "advmod"]).map(|m| document.lemma(m).to_owned()).unwrap_or_default();
    let should_first = document.child(at, &["aux"]).is_some_and(|aux| {
        document.lemma(aux) == "should" && document.child(at, &["nsubj"]).is_some_and(|s| aux < s)
    });
    if matches!(mark.as_str(), "if" | "unless" | "until" | "whether") || should_first {
        state.certain = false;
        return Some((root_of(document, at), state));
    }
    if is_infinitive(document, at) {
        let outer = own(document, head, Factuality::FACT, is_future);
        let mut next = combine(document, head, state, outer);
        let went_on = document.lemma(head) == "go"
            && document.children_by(head, &["prt", "advmod", "prep"]).any(|c| document.lemma(c) == "on");
        next.future |= !went_on && !document.hits.is(at, "discuss");
        return Some((head, next));
    }
    None
}

/// A token from which nothing more is climbed.
fn root_of(document: &Document<'_>, at: TokenIdx) -> TokenIdx {
    document.ancestors(at).last().unwrap_or(at)
}

/// A question asserts nothing; a headline's question mark counts too.
fn question(document: &Document<'_>, at: TokenIdx, mut state: Factuality) -> Factuality {
    let sentence = document.sentence(at);
    let last = sentence.tokens.clone().rev().find(|i| document.pos(*i) != Pos::Space);
    let asked = last.is_some_and(|i| document.text(i) == "?");
    if asked && (document.head(at).is_none() || sentence.block == BlockKind::Headline) {
        state.certain = false;
    }
    state
}
