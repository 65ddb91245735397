//! Files of records in TOML, with the places of what they hold: a value that is checked against other files is read as
//! [`Spanned`], so that its fault is told by line and column.

use crate::{Fault, Files};
use serde::de::DeserializeOwned;
pub use toml::Spanned;

/// A file being read: its path inside `data/` and its text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Path inside `data/`.
    pub path: &'a str,
    /// The whole text.
    pub text: &'a str,
}

impl<'a> Source<'a> {
    /// A file by its path; that it is missing is a fault.
    pub fn of(files: &'a Files, path: &'a str, faults: &mut Vec<Fault>) -> Option<Self> {
        let text = files.get(path);
        if text.is_none() {
            faults.push(Fault::missing(path));
        }
        text.map(|text| Self { path, text })
    }

    /// What the file holds; otherwise the fault that the parser stopped at.
    pub fn read<T: DeserializeOwned>(&self, faults: &mut Vec<Fault>) -> Option<T> {
        let stopped = |error: toml::de::Error| {
            let message = error.message();
            match error.span() {
                Some(span) => Fault::in_text(self.path, self.text, span.start, message),
                None => Fault::new(self.path, 0, message),
            }
        };
        toml::from_str(self.text).map_err(|error| faults.push(stopped(error))).ok()
    }

    /// A fault of a value.
    pub fn fault<T>(&self, value: &Spanned<T>, message: impl Into<String>) -> Fault {
        Fault::in_text(self.path, self.text, value.span().start, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn places_are_those_of_values_and_keys() {
        let text = "# why\n\"namés\" = { here = \"x\" }\n";
        let source = Source { path: "x.toml", text };
        let mut faults = Vec::new();
        let read: BTreeMap<String, BTreeMap<Spanned<String>, Spanned<String>>> =
            source.read(&mut faults).unwrap();
        let (key, value) = read["namés"].first_key_value().unwrap();
        assert_eq!(source.fault(key, "k").to_string(), "data/x.toml:2:13: k");
        assert_eq!(source.fault(value, "v").to_string(), "data/x.toml:2:20: v");
    }

    #[test]
    fn the_parser_stops_at_a_place() {
        let mut faults = Vec::new();
        let read = Source { path: "x.toml", text: "a = 1\nb = \n" }.read::<toml::Table>(&mut faults);
        assert!(read.is_none());
        assert!(faults[0].to_string().starts_with("data/x.toml:2:5: "), "{}", faults[0]);
    }
}
