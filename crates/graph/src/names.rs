//! Finding a thing by what a person calls it.

use deunicode::deunicode;

/// A name as it is compared: lower-case ASCII, diacritics and other scripts transliterated, words apart by one space.
pub fn fold(name: &str) -> String {
    let plain = deunicode(name).to_lowercase();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Folded names and what they name.
pub struct Index<T> {
    names: Vec<(String, T)>,
}

impl<T: Ord + Clone> Index<T> {
    /// Folds every name once.
    pub fn new<'a>(names: impl Iterator<Item = (&'a str, T)>) -> Self {
        Self { names: names.map(|(name, target)| (fold(name), target)).collect() }
    }

    /// What is called `name`; if nothing is, everything whose name holds it as a run of letters. Each once, in order.
    pub fn find(&self, name: &str) -> Vec<T> {
        let wanted = fold(name);
        if wanted.is_empty() {
            return Vec::new();
        }
        let equal = self.pick(|name| name == wanted);
        if equal.is_empty() { self.pick(|name| name.contains(&wanted)) } else { equal }
    }

    fn pick(&self, fits: impl Fn(&str) -> bool) -> Vec<T> {
        let found = self.names.iter().filter(|(name, _)| fits(name)).map(|(_, target)| target.clone());
        crate::edge::sorted(found)
    }
}
