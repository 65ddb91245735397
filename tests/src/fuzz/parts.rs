//! Inputs of several parts, and edits of byte strings that are too long to be inputs.

/// The line between two parts of an input.
const RULE: &[u8] = b"\n=====\n";

/// Splits an input into its parts.
pub fn parts(input: &[u8]) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), input);
    while let Some(at) = rest.windows(RULE.len()).position(|window| window == RULE) {
        parts.push(&rest[..at]);
        rest = &rest[at + RULE.len()..];
    }
    parts.push(rest);
    parts
}

/// Edits bytes as an input says. Six bytes of input give the place, the kind of edit and its value. If the
/// first byte is below 128, the place is counted from the start, so that headers and counts are hit often;
/// otherwise it may be anywhere.
pub fn edited(bytes: &[u8], edits: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for edit in edits.chunks_exact(6) {
        if bytes.is_empty() {
            break;
        }
        let number = u32::from_le_bytes([edit[1], edit[2], edit[3], 0]) as usize;
        let place = if edit[0] < 128 { usize::from(edit[1]) } else { number };
        let at = place % bytes.len();
        match edit[4] % 8 {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, edit[5]),
            2 => drop(bytes.remove(at)),
            // Writes a number that is far too large, if four bytes form a number here.
            3 => bytes[at..].iter_mut().take(4).for_each(|byte| *byte = 0xff),
            4 => bytes[at] = bytes[at].wrapping_add(1),
            5 => bytes[at] ^= 1 << (edit[5] % 8),
            _ => bytes[at] = edit[5],
        }
    }
    bytes
}
