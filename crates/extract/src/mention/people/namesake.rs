//! People of one surname: whom the report introduces as another's kin does not go by the surname alone.

use super::super::Context;
use super::NamedSpan;
use crate::document::{Document, TokenIdx};
use crate::registry::Registry;
use rapporteur_knowledge::gazetteer::GazEntity;
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
/// Whoever is known to hold, or to have held, the post that stands before a surname: "President Clinton" beside "Hillary Clinton" is the
/// president of that name.
pub(super) fn incumbent<'k>(
    document: &Document<'_>,
    context: Context<'k>,
    registry: &Registry,
    start: usize,
    surname: &str,
) -> Option<&'k GazEntity> {
    const LONG_AGO: i16 = 60;
    let title = document.titles.iter().find(|title| title.tokens.end == start && !title.is_plural)?;
    let gazetteer = &context.knowledge.gazetteer;
    let year = context.year?;
    let held = |person: &GazEntity, years: std::ops::RangeInclusive<i16>| {
        let mut terms = gazetteer.terms(&person.id).iter().filter(|term| term.office == title.post);
        terms.any(|term| years.clone().any(|year| term.holds_in(year, None)))
    };
    let home = |person: &&GazEntity| {
        let country = person.country.as_deref();
        country.is_some_and(|country| registry.of_gazetteer("Country", country).is_some())
    };
    let people: Vec<&GazEntity> = gazetteer.called(surname).filter(home).collect();
    let now = people.iter().find(|person| held(person, year..=year));
    let once = || people.iter().find(|person| held(person, year - LONG_AGO..=year));
    now.or_else(once).copied()
}

/// Whether one post stands before two names.
pub(super) fn same_post(document: &Document<'_>, a: usize, b: usize) -> bool {
    let post = |start: usize| {
        document.titles.iter().find(|title| title.tokens.end == start).map(|title| &title.post)
    };
    post(a).is_some() && post(a) == post(b)
}
