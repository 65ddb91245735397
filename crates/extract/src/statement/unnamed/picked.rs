//! Somebody picked out of a group or by a name behind a noun.

use super::sort::PEOPLE;
use crate::detector::Rule;
use crate::document::{Document, TokenIdx};
use crate::registry::{Placed, Registry};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, LocalId};
use std::ops::Range;

/// "a student named Wong": the name's words.
pub(super) fn called(document: &Document<'_>, head: TokenIdx) -> Option<Range<TokenIdx>> {
    let verb = document
        .children_by(head, &[Dep::Acl])
        .find(|v| matches!(document.lemma(*v), "name" | "call") && document.tag(*v) == Tag::Vbn)?;
    let name = document.child(verb, &[Dep::Oprd, Dep::Dobj, Dep::Attr])?;
    let fits = document.pos(name) == Pos::Propn && document.hits.is_any(head, &PEOPLE);
    fits.then(|| crate::registry::phrase(document, name, false))
}

/// The person of that name, met or new.
pub(super) fn named(document: &Document<'_>, name: Range<TokenIdx>, registry: &mut Registry) -> LocalId {
    let label = document.text_of(name.clone()).to_owned();
    let known = registry.of_kind(types::PERSON).find(|id| registry.entity(*id).label == label);
    let entity = known.unwrap_or_else(|| {
        registry.add(LocalEntity {
            kind: types::PERSON.to_owned(),
            label,
            named: true,
            ..LocalEntity::default()
        })
    });
    let head = document.head_of(name.clone());
    let found_by = Rule::Called.into();
    registry.mention(document, Placed { tokens: name, head, entity, form: Form::Name, found_by });
    entity
}

/// The group that "one of …" takes somebody from.
pub(super) fn one_of(document: &Document<'_>, head: TokenIdx) -> Option<TokenIdx> {
    let one = document.lemma(head) == "one" && !matches!(document.dep(head), Dep::Nummod);
    let of = document.children_by(head, &[Dep::Prep]).find(|p| document.lemma(*p) == "of").filter(|_| one)?;
    document
        .child(of, &[Dep::Pobj])
        .filter(|i| document.tag(*i) == Tag::Nns && document.hits.is_any(*i, &PEOPLE))
}
