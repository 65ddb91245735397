//! JSON written piece by piece, so that a large graph needs no second copy of itself.

use std::io::{self, Write};

/// An array, an element a line.
pub(crate) fn array<T>(
    out: &mut dyn Write,
    elements: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    out.write_all(b"[")?;
    for (i, element) in elements.enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        write(out, element)?;
    }
    out.write_all(b"\n]")
}
