//! Finds gatherings that a verb tells: "leaders gathered in Geneva".

use super::description::Description;
use super::joining::find;
use crate::detector::Rule;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::{Placed, Registry};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{Form, LocalEntity, Traits};

/// A verb of gathering without object speaks of a meeting: "leaders gathered in Geneva".
pub(in crate::mention) fn register_verbal(
    parsed: &ParsedReport<'_>,
    verb: TokenIdx,
    registry: &mut Registry,
) {
    if !gathers(parsed, verb, registry) {
        return;
    }
    let mut description = Description::read(parsed, verb, registry);
    description.parties.clear();
    if description.place.is_none() && description.when.is_none() {
        return;
    }
    // "met in Oslo for the Nordic Summit"
    let named =
        Frame::new(parsed, verb).slot(Preposition::For).into_iter().filter_map(|i| registry.entity_at(i));
    let named = named.into_iter().find(|id| registry.entity(*id).kind == types::MEETING);
    let id = named.or_else(|| find(parsed, verb, &description, registry)).unwrap_or_else(|| {
        let label = verbal_label(&description, registry);
        registry.add(LocalEntity {
            kind: types::MEETING.to_owned(),
            label,
            traits: Traits { kind: Some("meeting".to_owned()), ..Traits::default() },
            ..LocalEntity::default()
        })
    });
    description.tell(id, registry);
    registry.mention(
        parsed,
        Placed {
            tokens: verb..verb + 1,
            head: verb,
            entity: id,
            form: Form::Pronoun,
            found_by: Rule::VerbMeeting.into(),
        },
    );
}

/// Whether a verb tells that several come together.
fn gathers(parsed: &ParsedReport<'_>, verb: TokenIdx, registry: &Registry) -> bool {
    let frame = Frame::new(parsed, verb);
    parsed.hits.is(verb, "gather")
        && parsed.child(verb, &[Dep::Dobj, Dep::Auxpass]).is_none()
        && parsed.dep(verb) != Dep::Amod
        && !meets_need(parsed, verb)
        && (several(parsed, &frame.slot(SlotName::Agent), registry)
            || !frame.slot(Preposition::With).is_empty())
}

/// "meet a deadline" has an object; "meet with success" is no gathering.
fn meets_need(parsed: &ParsedReport<'_>, verb: TokenIdx) -> bool {
    Frame::new(parsed, verb).slot(Preposition::With).iter().any(|i| {
        matches!(
            parsed.lemma(*i),
            "success" | "failure" | "resistance" | "approval" | "criticism" | "skepticism" | "scepticism"
        )
    })
}

fn several(parsed: &ParsedReport<'_>, agents: &[TokenIdx], registry: &Registry) -> bool {
    agents.iter().any(|a| {
        // A body's members come together, those of a team do not.
        let body =
            || registry.entity_at(*a).is_some_and(|id| registry.entity(id).kind == types::ORGANIZATION);
        matches!(parsed.tag(*a), Tag::Nns | Tag::Nnps | Tag::Prp)
            || parsed.child(*a, &[Dep::Conj]).is_some()
            || parsed.hits.is(*a, "organization_noun")
            || parsed.tag(*a) == Tag::Cd
            || body()
    })
}

fn verbal_label(description: &Description, registry: &Registry) -> String {
    match description.place {
        Some(place) => format!("{} meeting", registry.entity(place).label),
        None => "meeting".to_owned(),
    }
}
