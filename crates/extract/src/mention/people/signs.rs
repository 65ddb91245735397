//! Tells by what stands beside a name that it is a person's.

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Dep;

/// Whether an office or honorific stands right before a token.
pub(in crate::mention) fn is_titled(parsed: &ParsedReport<'_>, start: TokenIdx) -> bool {
    start > 0 && parsed.hits.is_any(start - 1, &["office", "honorific"])
}

/// Whether one post is told in an apposition behind a name that ends before `end`: "X, the defence minister,".
pub(in crate::mention) fn post_behind(parsed: &ParsedReport<'_>, head: TokenIdx, end: TokenIdx) -> bool {
    parsed
        .children_by(head, &[Dep::Appos])
        .any(|noun| noun > end && parsed.hits.is(noun, "office") && !parsed.tag(noun).is_plural())
}
