//! People of one surname: whom the report introduces as another's kin does not go by the surname alone.

use super::NamedSpan;
use crate::document::{Document, TokenIdx};
use rapporteur_language::Dep;

/// How far before a name its kinship may stand: "his wife, Ana".
const REACH: usize = 2;

/// Whether a name is introduced by kinship: "First lady Ana Ruiz", "his wife, Ana Ruiz", "Ana Ruiz, his daughter".
pub(super) fn is_kin(document: &Document<'_>, span: &NamedSpan) -> bool {
    let kin = |i: TokenIdx| document.hits.is_any(i, &["kin", "consort"]);
    let head = document.head_of(span.tokens.clone());
    let floor = document.sentence(head).tokens.start;
    let before = (floor.max(span.tokens.start.saturating_sub(REACH))..span.tokens.start).rev();
    let mut before = before.skip_while(|i| document.text(*i) == ",");
    before.next().is_some_and(kin) || document.children_by(head, &[Dep::Appos]).any(kin)
}
