//! Somebody picked out of a group or by a name behind a noun.

use super::sort::PEOPLE;
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId};
use std::ops::Range;

/// "a student named Wong": the name's words.
pub(super) fn called(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<Range<TokenIdx>> {
    let verb = parsed
        .children_by(head, &[Dep::Acl])
        .find(|v| matches!(parsed.lemma(*v), "name" | "call") && parsed.tag(*v) == Tag::Vbn)?;
    let name = parsed.child(verb, &[Dep::Oprd, Dep::Dobj, Dep::Attr])?;
    let fits = parsed.pos(name) == Pos::Propn && parsed.hits.is_any(head, &PEOPLE);
    fits.then(|| crate::syntax::phrase(parsed, name, false))
}

/// The person of that name, met or new.
pub(super) fn named(parsed: &ParsedReport<'_>, name: Range<TokenIdx>, registry: &mut Registry) -> LocalId {
    let label = parsed.text_of(name.clone()).to_owned();
    let known = registry.of_kind(types::PERSON).find(|id| registry.entity(*id).label == label);
    let entity = known.unwrap_or_else(|| {
        registry.add(LocalEntity {
            kind: types::PERSON.to_owned(),
            label,
            named: true,
            ..LocalEntity::default()
        })
    });
    let head = parsed.head_of(name.clone());
    let found_by = Rule::Called.into();
    registry.mention(parsed, Placed { tokens: name, head, entity, form: Form::Name, found_by });
    entity
}

/// The group that "one of …" takes somebody from.
pub(super) fn one_of(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<TokenIdx> {
    let one = parsed.lemma(head) == "one" && !matches!(parsed.dep(head), Dep::Nummod);
    let of = parsed.children_by(head, &[Dep::Prep]).find(|p| parsed.lemma(*p) == "of").filter(|_| one)?;
    parsed.child(of, &[Dep::Pobj]).filter(|i| parsed.tag(*i) == Tag::Nns && parsed.hits.is_any(*i, &PEOPLE))
}
