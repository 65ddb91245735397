//! Phrases that tell of a gathering or an event but hang on a word beside its noun. Which word a trailing phrase hangs on is the parser's
//! guess: in "had talks with Ruiz in Lima on copper on Monday" it may take any of them for the verb's, and "in Lima" for Ruiz's.

use super::Frame;
use crate::document::{Document, TokenIdx};
use rapporteur_knowledge::pattern::Preposition;
use rapporteur_language::{Dep, Pos};

/// Prepositions of what is dealt with, with whom and where.
const OF_GATHERING: [Preposition; 7] = [
    Preposition::About,
    Preposition::At,
    Preposition::Between,
    Preposition::In,
    Preposition::On,
    Preposition::Over,
    Preposition::With,
];

/// Classes of nouns for what people come together for.
const CLASSES: [&str; 4] = ["meeting", "talks", "gathering_word", "event"];

impl Frame<'_, '_> {
    /// Prepositions behind a gathering's noun that hang on the verb that holds it, or on a name that a phrase of its own brings.
    pub(super) fn told_beside(&self, preposition: Preposition) -> Vec<TokenIdx> {
        let document = self.document;
        let noun = self.trigger;
        if !OF_GATHERING.contains(&preposition)
            || document.pos(noun) != Pos::Noun
            || !document.hits.is_any(noun, &CLASSES)
        {
            return Vec::new();
        }
        let mut hosts: Vec<TokenIdx> = holding_verb(document, noun).into_iter().collect();
        // A verb may hold talks in the company of others, and then the phrase is its own.
        hosts.retain(|_| preposition != Preposition::With);
        hosts.extend(names_behind(document, noun));
        hosts
            .into_iter()
            .flat_map(|host| document.children_by(host, &[Dep::Prep]))
            .filter(|child| *child > noun && document.text(*child).eq_ignore_ascii_case(preposition.as_str()))
            .collect()
    }
}

/// The verb whose object a gathering is, where the verb says no more than that it takes place: "held talks", "attended a meeting".
fn holding_verb(document: &Document<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let verb = document.head(noun).filter(|_| document.dep(noun) == Dep::Dobj)?;
    let light = matches!(document.lemma(verb), "have" | "attend" | "chair" | "join" | "address")
        || document.hits.is_any(verb, &["hold", "support_verb"]);
    (light && document.pos(verb) == Pos::Verb).then_some(verb)
}

/// Words beside a gathering's noun whose time is its own: names behind it, and the verb that has it or is at it.
pub(crate) fn dating_words(document: &Document<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    if document.pos(noun) != Pos::Noun || !document.hits.is_any(noun, &CLASSES) {
        return Vec::new();
    }
    let had = holding_verb(document, noun).filter(|verb| !document.hits.is(*verb, "support_verb"));
    had.into_iter().chain(names_behind(document, noun)).collect()
}

/// Names that phrases right behind a noun bring, one in another: "talks with *Ruiz* in *Lima*".
fn names_behind(document: &Document<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    let mut found = Vec::new();
    let mut open = vec![noun];
    while let Some(host) = open.pop() {
        let phrases = document.children_by(host, &[Dep::Prep]).filter(|p| {
            *p > noun && matches!(document.lemma(*p), "with" | "in" | "at" | "between" | "on" | "about")
        });
        for name in phrases.flat_map(|p| document.children_by(p, &[Dep::Pobj])) {
            let last = std::iter::once(name).chain(document.conjuncts_after(name));
            for name in last.filter(|name| document.pos(*name) == Pos::Propn) {
                found.push(name);
                open.push(name);
            }
        }
    }
    found
}
