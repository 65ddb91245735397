//! TOML files of records, with the places of their values. A value that is checked against other files is read as [`Spanned`], so
//! its fault can name line and column.

use crate::{Fault, Files};
use serde::de::DeserializeOwned;
pub use toml::Spanned;

/// A file that is being read: its path inside `data/` and its text.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Path inside `data/`.
    pub path: &'a str,
    /// The whole text.
    pub text: &'a str,
}

impl<'a> Source<'a> {
    /// The file at a path; a missing file is a fault.
    pub fn of(files: &'a Files, path: &'a str, faults: &mut Vec<Fault>) -> Option<Self> {
        let text = files.get(path);
        if text.is_none() {
            faults.push(Fault::missing(path));
        }
        text.map(|text| Self { path, text })
    }

    /// Parses the file; otherwise records the fault at which the parser stopped.
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

    /// Makes a fault at a value.
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
