//! Phrases that tell of a gathering or an event but hang on a word beside its noun. Which word a trailing phrase hangs on is the parser's
//! guess: in "had talks with Ruiz in Lima on copper on Monday" it may take any of them for the verb's, and "in Lima" for Ruiz's.

use super::Frame;
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::pattern::Preposition;
use rapporteur_knowledge::words::Usage;
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
        let parsed = self.parsed;
        let noun = self.trigger;
        if !OF_GATHERING.contains(&preposition)
            || parsed.pos(noun) != Pos::Noun
            || !parsed.hits.is_any(noun, &CLASSES)
        {
            return Vec::new();
        }
        let mut hosts: Vec<TokenIdx> = holding_verb(parsed, noun).into_iter().collect();
        // A verb may hold talks in the company of others, and then the phrase is its own.
        hosts.retain(|_| preposition != Preposition::With);
        hosts.extend(names_behind(parsed, noun));
        hosts
            .into_iter()
            .flat_map(|host| parsed.children_by(host, &[Dep::Prep]))
            .filter(|child| *child > noun && parsed.text(*child).eq_ignore_ascii_case(preposition.as_str()))
            .collect()
    }
}

/// The verb whose object a gathering is, where the verb says no more than that it takes place: "held talks", "attended a meeting".
fn holding_verb(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Option<TokenIdx> {
    let verb = parsed.head(noun).filter(|_| parsed.dep(noun) == Dep::Dobj)?;
    let light = parsed.serves(verb, Usage::Gathering) || parsed.hits.is_any(verb, &["hold", "support_verb"]);
    (light && parsed.pos(verb) == Pos::Verb).then_some(verb)
}

/// Words beside a gathering's noun whose time is its own: names behind it, and the verb that has it or is at it.
pub(crate) fn dating_words(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    if parsed.pos(noun) != Pos::Noun || !parsed.hits.is_any(noun, &CLASSES) {
        return Vec::new();
    }
    let had = holding_verb(parsed, noun).filter(|verb| !parsed.hits.is(*verb, "support_verb"));
    had.into_iter().chain(names_behind(parsed, noun)).collect()
}

/// Names that phrases right behind a noun bring, one in another: "talks with *Ruiz* in *Lima*".
fn names_behind(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    let mut found = Vec::new();
    let mut open = vec![noun];
    while let Some(host) = open.pop() {
        let phrases = parsed.children_by(host, &[Dep::Prep]).filter(|p| {
            *p > noun && matches!(parsed.lemma(*p), "with" | "in" | "at" | "between" | "on" | "about")
        });
        for name in phrases.flat_map(|p| parsed.children_by(p, &[Dep::Pobj])) {
            let last = std::iter::once(name).chain(parsed.conjuncts_after(name));
            for name in last.filter(|name| parsed.pos(*name) == Pos::Propn) {
                found.push(name);
                open.push(name);
            }
        }
    }
    found
}
