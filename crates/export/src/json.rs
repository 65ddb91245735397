//! JSON written piece by piece, so that a large graph needs no second copy of itself.

use serde::Serialize;
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

/// Writes a value on one line of YAML.
///
/// JSON is YAML, with two exceptions: characters that a YAML document may not hold unescaped, and those that YAML 1.1 takes for the
/// end of a line (YAML 1.2.2, sections 5.1 and 5.4). Both occur only in strings, where JSON can escape them.
pub(crate) fn yaml(value: &impl Serialize) -> serde_json::Result<String> {
    let json = serde_json::to_string(value)?;
    let is_kept = |c: char| {
        !matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    };
    if json.chars().all(is_kept) {
        return Ok(json);
    }
    let written = |c: char| if is_kept(c) { c.to_string() } else { format!("\\u{:04x}", u32::from(c)) };
    Ok(json.chars().map(written).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_holds_no_character_that_it_forbids_and_says_the_same() {
        let text: String = (0..0x1_1000).filter_map(char::from_u32).collect();
        let written = yaml(&text).unwrap();
        let is_printable = |c: char| matches!(c, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(written.chars().all(is_printable) && !written.contains(['\u{2028}', '\u{2029}', '\u{feff}']));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), text);
    }
}
