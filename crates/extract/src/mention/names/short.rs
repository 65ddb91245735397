//! Joins short names of bodies to full ones: without their legal form ("Acme Motor Company", then "Acme"), or by their initials ("General
//! Mills", then "GM").

use crate::context::Context;
use crate::registry::Registry;
use rapporteur_knowledge::Words;
use rapporteur_model::LocalId;
use rapporteur_model::well_known::types;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// How many words the form of a company adds at most.
const LONGEST_FORM: usize = 2;

/// Makes one entity of a body's short and full name, if only one full name fits.
pub(super) fn join(context: Context<'_>, registry: &mut Registry) {
    let bodies: Vec<(LocalId, Vec<String>)> = registry
        .of_kind(types::ORGANIZATION)
        .filter(|id| registry.entity(*id).named)
        .map(|id| (id, registry.entity(id).label.split_whitespace().map(str::to_owned).collect()))
        .collect();
    let words = &context.knowledge.words;
    // The longest first: "Dresser Industries" is one with "Dresser Industries Inc" when "Dresser" is looked at.
    let mut order: Vec<&(LocalId, Vec<String>)> = bodies.iter().collect();
    order.sort_by_key(|(id, name)| (std::cmp::Reverse(name.len()), *id));
    let mut joined: FxHashMap<LocalId, LocalId> = FxHashMap::default();
    for (short, name) in order {
        let full = bodies.iter().filter(|(id, long)| id != short && shortens(words, name, long));
        let full: BTreeSet<LocalId> = full.map(|(id, _)| *joined.get(id).unwrap_or(id)).collect();
        if let (Some(long), 1) = (full.first(), full.len())
            && long != short
            && !contradict(registry, *short, *long)
        {
            registry.merge(*long, *short);
            joined.insert(*short, *long);
        }
    }
}

/// Whether a name is what a longer one is without its form, its initials, or all but one word.
fn shortens(words: &Words, short: &[String], long: &[String]) -> bool {
    let is_form = |word: &String| is_form(words, word);
    let form = long.strip_prefix(short).filter(|form| !form.is_empty());
    let called = after_initials(long).strip_prefix(short);
    form.is_some_and(|form| form.len() <= LONGEST_FORM && form.last().is_some_and(is_form))
        || matches!(short, [word] if is_initials(word, long) || is_inside(words, word, long))
        || matches!((short, long), ([word], [_, .., last]) if word == last && is_noun(words, word))
        || called.is_some_and(|form| form.len() <= LONGEST_FORM && form.last().is_none_or(is_form))
}

/// "Inc", "Ltd": the legal form of a company.
fn is_form(words: &Words, word: &str) -> bool {
    let lower = word.to_lowercase();
    words.class("company_form").iter().any(|form| form.lemmas.join("") == lower)
}

/// "the Bank" of a report on the World Bank.
fn is_noun(words: &Words, word: &str) -> bool {
    let lower = word.to_lowercase();
    let nouns = words.class("organization_noun");
    word.starts_with(char::is_uppercase)
        && nouns.iter().any(|noun| noun.lemmas.len() == 1 && noun.lemmas[0] == lower)
}

/// "Buitoni" of "Industrie Buitoni Perugina Spa": the recogniser's word that it names a body is taken.
fn is_inside(words: &Words, word: &String, long: &[String]) -> bool {
    let lower = word.to_lowercase();
    let common = ["organization_noun", "company_noun", "company_form"];
    long.last().is_some_and(|last| is_form(words, last))
        && long.contains(word)
        && !common.iter().any(|class| words.has(class, &lower))
}

/// "J.C. Penney Co Inc": what a firm is called without the initials of its founder; nothing where there are none.
fn after_initials(name: &[String]) -> &[String] {
    let initials = |word: &String| {
        word.ends_with('.') && word.len() <= 6 && word.split('.').all(|part| part.chars().count() <= 1)
    };
    let n = name.iter().take_while(|word| initials(word)).count();
    if n == 0 { &[] } else { &name[n..] }
}

/// Both are in the gazetteers, as two things.
pub(super) fn contradict(registry: &Registry, a: LocalId, b: LocalId) -> bool {
    let known = |id: LocalId| registry.entity(id).gazetteer.as_ref();
    matches!((known(a), known(b)), (Some(a), Some(b)) if a != b)
}

/// Whether a word in capitals is made of the first letters of the capitalised words of a name.
fn is_initials(word: &str, name: &[String]) -> bool {
    let letters: String = word.chars().filter(|c| *c != '.').collect();
    let initials: String =
        name.iter().filter_map(|part| part.chars().next()).filter(|c| c.is_uppercase()).collect();
    letters.chars().count() > 1 && name.len() > 1 && letters == initials
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_all_capitalised_words() {
        let name = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(is_initials("GM", &name("General Mills")));
        assert!(is_initials("I.L.O.", &name("International Labour Organization")));
        assert!(is_initials("BoE".to_uppercase().as_str(), &name("Bank Of England")));
        assert!(!is_initials("GM", &name("General Mills Foods")));
        assert!(!is_initials("A", &name("Acme Works")));
    }
}
