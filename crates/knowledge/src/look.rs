//! How nodes of a type look in pictures.

use crate::Fault;
use crate::names::{Closed, names};
use crate::record::{Source, Spanned};
use serde::Deserialize;
use std::fmt;

names! {
    /// The outline of a node, by its Graphviz name.
    #[allow(missing_docs, reason = "the names are Graphviz's")]
    Outline {
        Box = "box",
        Cds = "cds",
        Diamond = "diamond",
        Ellipse = "ellipse",
        Folder = "folder",
        Hexagon = "hexagon",
        House = "house",
        Note = "note",
        Octagon = "octagon",
        Tab = "tab",
    }
}

names! {
    /// How an outline is drawn, if not plainly.
    OutlineLine {
        /// With rounded corners.
        Rounded = "rounded",
        /// Dashed.
        Dashed = "dashed",
    }
}

/// Red, green and blue, 0 to 255 each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// Reads `#rrggbb`.
    fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let share = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([share(0)?, share(2)?, share(4)?]))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}

/// How nodes of a type look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// The outline.
    pub outline: Outline,
    /// How the outline is drawn; `None` for a plain line.
    pub line: Option<OutlineLine>,
    /// The fill colour.
    pub fill: Color,
    /// A character that resembles the node, for the legend.
    pub glyph: char,
    /// The type's place in the legend; types without one come last.
    pub legend: Option<u8>,
    /// Whether pictures leave the type out by default.
    pub clutter: bool,
}

impl Default for Look {
    /// A white box.
    fn default() -> Self {
        let (outline, fill) = (Outline::Box, Color([u8::MAX; 3]));
        Self { outline, line: None, fill, glyph: '□', legend: None, clutter: false }
    }
}

/// A look as its file states it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookSpec {
    shape: Spanned<String>,
    fill: Spanned<String>,
    glyph: char,
    #[serde(default)]
    line: Option<Spanned<String>>,
    #[serde(default)]
    legend: Option<u8>,
    #[serde(default)]
    clutter: bool,
}

impl LookSpec {
    /// Makes the look from the names that the file uses.
    pub(crate) fn read(&self, source: &Source<'_>, faults: &mut Vec<Fault>) -> Option<Look> {
        let outline = named(source, &self.shape, "shape", faults);
        let line = self.line.as_ref().map(|line| named(source, line, "line", faults));
        let fill = Color::read(self.fill.get_ref());
        if fill.is_none() {
            let wrong = format!("`{}` is no fill: write it as #RRGGBB", self.fill.get_ref());
            faults.push(source.fault(&self.fill, wrong));
        }
        let line = match line {
            Some(line) => Some(line?),
            None => None,
        };
        let Self { glyph, legend, clutter, .. } = *self;
        Some(Look { outline: outline?, line, fill: fill?, glyph, legend, clutter })
    }
}

fn named<T: Closed>(
    source: &Source<'_>,
    name: &Spanned<String>,
    field: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let found = T::read(name.get_ref());
    if found.is_none() {
        let wrong = format!("`{}` is no {field}: write {}", name.get_ref(), T::names().join(", "));
        faults.push(source.fault(name, wrong));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Files, Knowledge};

    #[test]
    fn colors_are_written_as_they_are_read() {
        assert_eq!(Color::read("#F5C04d").map(|color| color.to_string()).as_deref(), Some("#F5C04D"));
        assert_eq!(["F5C04D", "#F5C04", "#F5C04G", "#é5C04"].map(Color::read), [None; 4]);
    }

    #[test]
    fn what_is_no_look_is_told_with_its_place() {
        let text = "id = \"Tool\"\nlabel = \"tool\"\nlook = { shape = \"hexagn\", fill = \"white\", glyph = \"x\" }\ncomment = \"A tool.\"\n";
        let told =
            Knowledge::from_files(Files::embedded().with("types/Tool.toml", text)).unwrap_err().to_string();
        let wanted = "data/types/Tool.toml:3:18: `hexagn` is no shape: write box, cds, diamond, ellipse, folder, hexagon, house, note, octagon, tab\ndata/types/Tool.toml:3:35: `white` is no fill: write it as #RRGGBB";
        assert_eq!(told, wanted);
    }
}
