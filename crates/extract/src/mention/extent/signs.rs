//! Signs inside a description: which it may pass over, and where its quotation ends.

use crate::document::{Document, TokenIdx};
use rapporteur_language::{Dep, Pos};

/// How many words brackets inside a description may hold: an abbreviation or a short gloss.
const LONGEST_BRACKETS: usize = 4;

/// The token behind a sign that a description may pass over.
pub(super) fn passed(document: &Document<'_>, sign: TokenIdx, limit: TokenIdx) -> Option<TokenIdx> {
    match document.text(sign) {
        "," => in_list(document, sign, limit).then_some(sign + 1),
        "(" => {
            let close = (sign + 1..limit.min(sign + 2 + LONGEST_BRACKETS)).find(|i| document.text(*i) == ")");
            close.map(|close| close + 1)
        }
        "-" | "–" | "/" => is_tight(document, sign).then_some(sign + 1),
        "\"" | "“" | "”" | "'" | "‘" | "’" | "``" | "''" | "$" | "%" | "." => Some(sign + 1),
        _ if document.pos(sign) == Pos::Space => Some(sign + 1),
        _ => None,
    }
}

pub(super) fn is_dash(document: &Document<'_>, i: TokenIdx) -> bool {
    matches!(document.text(i), "-" | "–" | "—" | "--")
}

/// A sign without a space on either side: "Franco-German".
fn is_tight(document: &Document<'_>, i: TokenIdx) -> bool {
    let end = |i: TokenIdx| document.tokens[i].span.end;
    i > 0
        && i + 1 < document.tokens.len()
        && end(i - 1) == document.tokens[i].span.start
        && end(i) == document.tokens[i + 1].span.start
}

/// Whether a comma parts members of one list or words before one noun.
fn in_list(document: &Document<'_>, comma: TokenIdx, limit: TokenIdx) -> bool {
    let Some(host) = document.head(comma) else { return false };
    let listed = |host: TokenIdx| document.children_by(host, &[Dep::Conj]).any(|c| c > comma && c < limit);
    // "the big, old harbour", "the Kent, Wash.-based firm"
    let before_noun = || host > comma && document.pos(host).is_nominal();
    comma + 1 < limit && (listed(host) || before_noun())
}

/// Where the quotation ends that begins right before a description: `call for "an end to the war" to calm the markets`.
pub(super) fn closing_mark(document: &Document<'_>, start: TokenIdx, end: TokenIdx) -> Option<TokenIdx> {
    let opens = start > document.sentence(start).tokens.start
        && matches!(document.text(start - 1), "\"" | "“" | "``" | "‘");
    let close = |i: &TokenIdx| matches!(document.text(*i), "\"" | "”" | "''" | "’");
    (start + 1..end).filter(|_| opens).find(close)
}
