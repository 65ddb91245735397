//! Decodes bytes to text. The encoding comes from a byte order mark, from validity, or from a guess (chardetng); offsets lead
//! back to the bytes.

use crate::mapped::MappedText;
use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use rapporteur_model::{Diagnostic, Severity, Span};

/// Bytes with a larger share of control characters than this are not text.
const MAX_CONTROL_SHARE: f64 = 0.05;
/// How binary files begin that may have few control characters.
const BINARY_STARTS: [&[u8]; 6] =
    [b"%PDF-", b"PK\x03\x04", b"\x7fELF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"\x89PNG"];

/// Decodes an input. Returns the text and what is doubtful about it, or the reason why it is not text.
pub(crate) fn decode(
    bytes: &[u8],
    declared: Option<&str>,
) -> Result<(MappedText, Vec<Diagnostic>), Diagnostic> {
    let mut diagnostics = Vec::new();
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (guess(bytes, declared)?, 0),
    };
    let body = &bytes[skip..];
    if encoding == UTF_8
        && let Ok(text) = std::str::from_utf8(body)
    {
        let mut mapped = MappedText::default();
        if skip == 0 {
            mapped = MappedText::identity(text.to_owned());
        } else {
            mapped.push(text, Span::new(skip, bytes.len()));
        }
        diagnostics.extend(without_nul(&mut mapped.text)?);
        return Ok((mapped, diagnostics));
    }
    let (mut mapped, replaced) = decode_bytewise(encoding, body, skip);
    diagnostics.extend(without_nul(&mut mapped.text)?);
    if encoding != UTF_8 {
        let message = format!("read as {}", encoding.name());
        diagnostics.push(Diagnostic::new(Severity::Note, "encoding", message));
    }
    if replaced {
        let message = format!("some bytes are not valid {} and were replaced by U+FFFD", encoding.name());
        diagnostics.push(Diagnostic::new(Severity::Warning, "invalid-bytes", message));
    }
    Ok((mapped, diagnostics))
}

/// The encoding of bytes without a byte order mark.
fn guess(bytes: &[u8], declared: Option<&str>) -> Result<&'static Encoding, Diagnostic> {
    if BINARY_STARTS.iter().any(|start| bytes.starts_with(start)) {
        return Err(binary());
    }
    if bytes.contains(&0)
        && let Some(encoding) = utf16_by_zeros(bytes)
    {
        return Ok(encoding);
    }
    if mostly_utf8(bytes) {
        return Ok(UTF_8);
    }
    if let Some(encoding) = declared.and_then(|label| Encoding::for_label(label.as_bytes())) {
        return Ok(encoding);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, chardetng::Utf8Detection::Allow))
}

/// Whether valid multi-byte sequences outnumber invalid ones: a damaged UTF-8 file is still UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut n_valid, mut n_invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        n_invalid += usize::from(!chunk.invalid().is_empty());
    }
    n_invalid == 0 || n_valid > 2 * n_invalid
}

/// Detects UTF-16 without a byte order mark: in Latin text every second byte is zero.
fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    if half < 2 {
        None
    } else if odd * 10 > half * 7 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 > half * 7 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Decodes byte by byte, so that the bytes of each character are known in any encoding. Also returns whether any bytes were
/// invalid.
fn decode_bytewise(encoding: &'static Encoding, body: &[u8], offset: usize) -> (MappedText, bool) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut mapped = MappedText::default();
    let mut piece = [0_u8; 64];
    let (mut start, mut replaced) = (0, false);
    for at in 0..=body.len() {
        let (input, last) = match body.get(at) {
            Some(byte) => (std::slice::from_ref(byte), false),
            None => (&[][..], true),
        };
        let (result, _, written, had_errors) = decoder.decode_to_utf8(input, &mut piece, last);
        replaced |= had_errors;
        debug_assert_eq!(result, CoderResult::InputEmpty, "64 bytes hold what one byte can complete");
        if written > 0 {
            let end = (at + 1).min(body.len());
            let text = std::str::from_utf8(&piece[..written]).unwrap_or("\u{fffd}");
            mapped.push(text, Span::new(offset + start, offset + end));
            start = end;
        }
    }
    (mapped, replaced)
}

/// Replaces the few NUL characters of a damaged text by spaces, which are as long; no data format contains NUL. Bytes with many
/// control characters are not text.
fn without_nul(text: &mut String) -> Result<Option<Diagnostic>, Diagnostic> {
    let (mut n_control, mut n_all) = (0_usize, 0_usize);
    for c in text.chars() {
        n_all += 1;
        n_control += usize::from(c.is_control() && !c.is_whitespace());
    }
    if n_control as f64 > MAX_CONTROL_SHARE * n_all as f64 {
        return Err(binary());
    }
    let n_nul = text.bytes().filter(|byte| *byte == 0).count();
    if n_nul == 0 {
        return Ok(None);
    }
    *text = text.replace('\0', " ");
    Ok(Some(nul(n_nul)))
}

/// The diagnostic for NUL characters that were read as spaces.
pub(crate) fn nul(n_signs: usize) -> Diagnostic {
    let signs = if n_signs == 1 { "a NUL sign was" } else { "NUL signs were" };
    Diagnostic::new(Severity::Warning, "nul", format!("{signs} read as space: the input may be damaged"))
}

fn binary() -> Diagnostic {
    let message = "not a text: unpack it, or convert it to plain text or HTML first";
    Diagnostic::new(Severity::Failure, "binary", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, word: &str) {
        let (mapped, _) = decode(bytes, None).unwrap();
        assert_eq!(mapped.text, text);
        let at = text.find(word).unwrap();
        let (_, map) = mapped.finish();
        let original = map.original(Span::new(at, at + word.len())).unwrap();
        let (back, _) = decode(bytes, None).unwrap();
        let (encoding, _) = Encoding::for_bom(bytes).unwrap_or((encoding_rs::WINDOWS_1252, 0));
        let (again, _) = encoding.decode_without_bom_handling(&bytes[original.start..original.end]);
        assert_eq!(again, word);
        assert_eq!(back.text, text);
    }

    #[test]
    fn latin_1_leads_back_to_single_bytes() {
        check(
            b"The \xc9lys\xe9e Palace said the caf\xe9 talks were over.",
            "The Élysée Palace said the café talks were over.",
            "Palace",
        );
    }

    #[test]
    fn byte_order_marks_are_skipped_and_counted() {
        check("\u{feff}Talks in Geneva".as_bytes(), "Talks in Geneva", "Geneva");
        let wide: Vec<u8> = "\u{feff}Genève talks".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "Genève talks", "talks");
    }

    #[test]
    fn utf16_without_mark_is_recognised() {
        let wide: Vec<u8> = "Talks in Geneva went on".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(&wide, None).unwrap().0.text, "Talks in Geneva went on");
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let (mapped, diagnostics) = decode(b"\xc3\x89lys\xc3\xa9e caf\xc3\xa9 \xff end", None).unwrap();
        assert_eq!(mapped.text, "Élysée café \u{fffd} end");
        assert_eq!(diagnostics[0].code, "invalid-bytes");
    }

    #[test]
    fn binary_bytes_are_refused() {
        for bytes in [&b"\x7fELF\x02\x01\x00\x00\x00"[..], b"%PDF-1.4 etc", b"\x01\x02\x03\x04abc"] {
            assert_eq!(decode(bytes, None).unwrap_err().code, "binary");
        }
    }

    #[test]
    fn a_stray_nul_costs_nothing_but_itself() {
        let text = "Kenya met Chad in Oslo.\0 The talks went on.";
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let latin = [text.as_bytes(), b" caf\xe9 \xff"].concat();
        for bytes in [text.as_bytes(), &wide, &latin, "\u{feff}Talks went on in\0Oslo".as_bytes()] {
            let (mapped, diagnostics) = decode(bytes, None).unwrap();
            assert!(mapped.text.contains("Oslo") && !mapped.text.contains('\0'), "{:?}", mapped.text);
            assert!(diagnostics.iter().any(|d| d.code == "nul"), "{diagnostics:?}");
        }
        let (mapped, _) = decode(text.as_bytes(), None).unwrap();
        assert!(mapped.finish().1.is_identity());
    }
}
