//! Finding a thing by what a person calls it.

use crate::edge::sorted;
use deunicode::deunicode;
use std::collections::BTreeSet;

/// The form in which names are compared: lower-case ASCII, with diacritics and other scripts transliterated, dots and
/// apostrophes removed ("U.S." is "us"), and one space between words.
pub fn search_key(name: &str) -> String {
    let plain = deunicode(name).to_lowercase().replace(['.', '\''], "");
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Folded names and what they name.
#[derive(Clone, Debug)]
pub struct Index<T> {
    names: Vec<(String, T)>,
}

impl<T: Ord + Clone> Index<T> {
    /// Folds every name once.
    pub fn new<'a>(names: impl Iterator<Item = (&'a str, T)>) -> Self {
        Self { names: names.map(|(name, target)| (search_key(name), target)).collect() }
    }

    /// Finds the allowed targets that are called `name`. If there are none, it finds those of which it is a word or several words,
    /// else those whose name contains it as a run of letters. Each target comes once, in order.
    pub fn find(&self, name: &str, allowed: impl Fn(&T) -> bool) -> Vec<T> {
        self.tiers(name, allowed).into_iter().find(|tier| !tier.is_empty()).unwrap_or_default()
    }

    /// Every allowed target that a reading of the name may choose from: those of [`read`](crate::read).
    pub fn candidates(&self, name: &str, allowed: impl Fn(&T) -> bool) -> Vec<T> {
        let [equal, words, letters] = self.tiers(name, allowed);
        // A place may yield to a meeting that has its name as a word.
        if equal.is_empty() && words.is_empty() { letters } else { [equal, words].concat() }
    }

    /// The allowed targets that are called `name`, those of which it is a word or several, and those whose name contains it as a
    /// run of letters. Each target comes in the first list that it fits, in order.
    pub(crate) fn tiers(&self, name: &str, allowed: impl Fn(&T) -> bool) -> [Vec<T>; 3] {
        let wanted = search_key(name);
        let mut tiers = [const { Vec::new() }; 3];
        if wanted.is_empty() {
            return tiers;
        }
        let as_words = format!(" {wanted} ");
        let mut taken = BTreeSet::new();
        let fits: [&dyn Fn(&str) -> bool; 3] =
            [&|name| name == wanted, &|name| format!(" {name} ").contains(&as_words), &|name| {
                name.contains(&wanted)
            }];
        // The last test holds for all that the others hold for, so the names are searched once.
        let held: Vec<&(String, T)> =
            self.names.iter().filter(|(name, target)| fits[2](name) && allowed(target)).collect();
        for (tier, fits) in tiers.iter_mut().zip(fits) {
            let found = held.iter().filter(|(name, _)| fits(name)).map(|(_, target)| target.clone());
            *tier = sorted(found.filter(|target| !taken.contains(target)));
            taken.extend(tier.iter().cloned());
        }
        tiers
    }

    /// The allowed targets of the most similar names, best first, at most `count`: what a person may have meant.
    /// Similarity is Jaro-Winkler's.
    pub fn nearest(&self, name: &str, count: usize, allowed: impl Fn(&T) -> bool) -> Vec<T> {
        let wanted = search_key(name);
        let names = self.names.iter().filter(|(_, target)| allowed(target));
        let mut scored: Vec<_> =
            names.map(|(name, target)| (strsim::jaro_winkler(name, &wanted), target)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let mut best: Vec<T> = Vec::new();
        for (_, target) in scored {
            if best.len() == count {
                break;
            }
            if !best.contains(target) {
                best.push(target.clone());
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_diacritics_and_dots_do_not_count() {
        assert_eq!(search_key("  José  Ñandú-Peña "), "jose nandu pena");
        assert_eq!(search_key("U.S."), search_key("us"));
        assert_eq!(search_key("the Élysée’s"), "the elysees");
    }

    #[test]
    fn equal_names_come_before_names_that_hold_it() {
        let index = Index::new([("Oslo talks", 1), ("Oslo", 2), ("Øslo", 3), ("Bergen", 4)].into_iter());
        assert_eq!(index.find("oslo", |_| true), [2, 3]);
        assert_eq!(index.find("oslo", |target| *target == 1), [1]);
        assert_eq!(index.find(" ", |_| true), [] as [i32; 0]);
        assert_eq!(index.nearest("Bregen", 1, |_| true), [4]);
    }
}
