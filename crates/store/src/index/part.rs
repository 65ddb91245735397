//! A part of a graph with its own numbers for terms, ready to be merged.

use super::lines;
use oxigraph::model::Quad;
use rustc_hash::FxHashMap;

/// A line that is not in the canonical form of N-Quads.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line} is no N-Quads in canonical form")]
pub struct Malformed {
    /// Which line, counted from 1.
    pub line: usize,
}

/// Triples of a part of a graph. A triple may stand in several parts.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Texts of the terms, one after the other.
    texts: String,
    /// Where each text ends.
    ends: Vec<usize>,
    /// Subject, predicate and object of each triple, as places in `ends`.
    pub(super) triples: Vec<[u32; 3]>,
}

impl Part {
    /// Takes lines of N-Quads as [`part_lines`](crate::part_lines) writes them.
    ///
    /// # Errors
    /// If a line is not so written or no UTF-8.
    pub fn read(lines: &[u8]) -> Result<Self, Malformed> {
        let text = std::str::from_utf8(lines).map_err(|error| {
            let before = &lines[..error.valid_up_to()];
            Malformed { line: 1 + before.iter().filter(|byte| **byte == b'\n').count() }
        })?;
        let mut part = Collecting::default();
        for (i, line) in text.lines().enumerate() {
            part.add(lines::split(line).ok_or(Malformed { line: i + 1 })?);
        }
        Ok(part.part)
    }

    /// Takes quads; in which graph they are does not count.
    pub fn of<'q>(quads: impl IntoIterator<Item = &'q Quad>) -> Self {
        // The texts of all quads have to last as long as the map of them.
        let text =
            |quad: &Quad| [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()];
        let texts: Vec<[String; 3]> = quads.into_iter().map(text).collect();
        let mut part = Collecting::default();
        for [subject, predicate, object] in &texts {
            part.add([subject, predicate, object]);
        }
        part.part
    }

    /// Texts of the terms, in the order of their numbers.
    pub(super) fn terms(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.texts[start..*end])
    }

    pub(super) fn n_terms(&self) -> usize {
        self.ends.len()
    }
}

/// A part in the making.
#[derive(Default)]
struct Collecting<'t> {
    part: Part,
    numbers: FxHashMap<&'t str, u32>,
}

impl<'t> Collecting<'t> {
    fn add(&mut self, terms: [&'t str; 3]) {
        let Self { part, numbers } = self;
        let number = |text| {
            *numbers.entry(text).or_insert_with(|| {
                part.texts.push_str(text);
                part.ends.push(part.texts.len());
                part.ends.len() as u32 - 1
            })
        };
        let triple = terms.map(number);
        part.triples.push(triple);
    }
}
