//! Inputs of several parts, and edits of bytes that are too many to be an input.

/// What stands alone on a line between two parts of an input.
const RULE: &[u8] = b"\n=====\n";

/// The parts of an input.
pub fn parts(input: &[u8]) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), input);
    while let Some(at) = rest.windows(RULE.len()).position(|window| window == RULE) {
        parts.push(&rest[..at]);
        rest = &rest[at + RULE.len()..];
    }
    parts.push(rest);
    parts
}

/// Changes bytes as an input tells: each six of it name a place, what is done there and a value. Places are counted from the
/// start where the first byte is below 128, so that headers and counts are met often; else all over the bytes.
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
            // A number far too large, where four bytes are one.
            3 => bytes[at..].iter_mut().take(4).for_each(|byte| *byte = 0xff),
            4 => bytes[at] = bytes[at].wrapping_add(1),
            5 => bytes[at] ^= 1 << (edit[5] % 8),
            _ => bytes[at] = edit[5],
        }
    }
    bytes
}
