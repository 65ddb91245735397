//! A claim as a short sentence, and what it tells beside it.

use crate::Qualifier;
use std::collections::BTreeMap;

/// What stands where a claim does not name its subject or its object.
pub const NOT_SAID: &str = "(not said)";

/// Subject, relation and object as a short sentence. A subject that is not told shows as [`NOT_SAID`], since the sentence
/// would otherwise read as if the object were the doer; an object that is not told is left out.
///
/// ```
/// use rapporteur_model::in_words;
/// assert_eq!(in_words(Some("Norland"), "arrests", Some("Ana Ruiz")), "Norland arrests Ana Ruiz");
/// assert_eq!(in_words(None, "arrests", Some("Ana Ruiz")), "(not said) arrests Ana Ruiz");
/// assert_eq!(in_words(Some("Norland"), "denies", None), "Norland denies");
/// ```
pub fn in_words(subject: Option<&str>, relation: &str, object: Option<&str>) -> String {
    let mut words = format!("{} {relation}", subject.unwrap_or(NOT_SAID));
    words.extend(object.into_iter().flat_map(|object| [" ", object]));
    words
}

/// A name of relation, property or column in words: `contained in place` of `containedInPlace`.
pub fn name_in_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        if c.is_uppercase() && words.chars().next_back().is_some_and(char::is_lowercase) {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// The qualifiers of a claim in words, by name: "amount 2000000", "currency USD". `label` tells what an entity is called.
pub fn qualifiers_in_words<E>(
    qualifiers: &BTreeMap<String, Qualifier<E>>,
    label: impl Fn(&E) -> String,
) -> Vec<String> {
    let words = |(name, value): (&String, &Qualifier<E>)| match value {
        Qualifier::Entity(entity) => format!("{name} {}", label(entity)),
        Qualifier::Number(text) | Qualifier::Text(text) => format!("{name} {text}"),
    };
    qualifiers.iter().map(words).collect()
}
