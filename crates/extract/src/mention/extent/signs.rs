//! Signs inside a description: which it may pass over, and where its quotation ends.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::{Dep, Pos};

/// How many words brackets inside a description may hold: an abbreviation or a short gloss.
const LONGEST_BRACKETS: usize = 4;

/// The token behind a sign that a description may pass over.
pub(super) fn passed(parsed: &ParsedReport<'_>, sign: TokenIdx, limit: TokenIdx) -> Option<TokenIdx> {
    match parsed.text(sign) {
        "," => in_list(parsed, sign, limit).then_some(sign + 1),
        "(" => {
            let close = (sign + 1..limit.min(sign + 2 + LONGEST_BRACKETS)).find(|i| parsed.text(*i) == ")");
            close.map(|close| close + 1)
        }
        "-" | "–" | "/" => is_tight(parsed, sign).then_some(sign + 1),
        "\"" | "“" | "”" | "'" | "‘" | "’" | "``" | "''" | "$" | "%" | "." => Some(sign + 1),
        _ if parsed.pos(sign) == Pos::Space => Some(sign + 1),
        _ => None,
    }
}

pub(super) fn is_dash(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    matches!(parsed.text(i), "-" | "–" | "—" | "--")
}

/// A sign without a space on either side: "Franco-German".
fn is_tight(parsed: &ParsedReport<'_>, i: TokenIdx) -> bool {
    let end = |i: TokenIdx| parsed.tokens[i].span.end;
    i > 0
        && i + 1 < parsed.tokens.len()
        && end(i - 1) == parsed.tokens[i].span.start
        && end(i) == parsed.tokens[i + 1].span.start
}

/// Whether a comma parts members of one list or words before one noun.
fn in_list(parsed: &ParsedReport<'_>, comma: TokenIdx, limit: TokenIdx) -> bool {
    let Some(host) = parsed.head(comma) else { return false };
    let listed = |host: TokenIdx| parsed.children_by(host, &[Dep::Conj]).any(|c| c > comma && c < limit);
    // "the big, old harbour", "the Kent, Wash.-based firm"
    let before_noun = || host > comma && parsed.pos(host).is_nominal();
    comma + 1 < limit && (listed(host) || before_noun())
}

/// Where the quotation ends that begins right before a description: `call for "an end to the war" to calm the markets`.
pub(super) fn closing_mark(parsed: &ParsedReport<'_>, start: TokenIdx, end: TokenIdx) -> Option<TokenIdx> {
    let opens = start > parsed.sentence(start).tokens.start
        && matches!(parsed.text(start - 1), "\"" | "“" | "``" | "‘");
    let close = |i: &TokenIdx| matches!(parsed.text(*i), "\"" | "”" | "''" | "’");
    (start + 1..end).filter(|_| opens).find(close)
}
