//! Finds who holds the post that somebody else of the report holds: "his German counterpart, Ana Ruiz", "her predecessor, Jorge Paz".

use super::usage::{OfficeUse, Offices, office};
use crate::context::Context;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::title::Tenure;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::{Column, PeerSense};
use rapporteur_model::well_known::types;

/// Adds the offices of counterparts, predecessors and successors, by the head of the noun.
pub(crate) fn peers(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    uses: &mut Offices,
) {
    let hits = parsed.hits.of_class("peer_noun");
    let nouns: Vec<(TokenIdx, PeerSense)> = hits
        .filter_map(|hit| Some((parsed.head_of(hit.tokens.clone()), hit.word.value(Column::Sense)?)))
        .filter(|(head, _)| !uses.contains_key(head))
        .collect();
    for (head, sense) in nouns {
        if let Some(usage) = peer(parsed, context, registry, uses, head, sense) {
            uses.insert(head, usage);
        }
    }
}

fn peer(
    parsed: &ParsedReport<'_>,
    context: Context<'_>,
    registry: &mut Registry,
    uses: &Offices,
    head: TokenIdx,
    sense: PeerSense,
) -> Option<OfficeUse> {
    let frame = Frame::new(parsed, head);
    let holders = frame.slot(SlotName::Holder).into_iter().filter_map(|i| registry.entity_at(i));
    let holder = holders.into_iter().find(|id| registry.entity(*id).kind == types::PERSON)?;
    let model = of_owner(parsed, registry, uses, head)?.clone();
    if model.holder == Some(holder) {
        return None;
    }
    let body = match sense {
        PeerSense::Same => {
            let slots =
                [SlotName::Modifier, SlotName::Prep(Preposition::From), SlotName::Prep(Preposition::Of)];
            let near =
                |i: TokenIdx| registry.entity_at(i).filter(|id| registry.entity(*id).kind == types::COUNTRY);
            Some(slots.into_iter().flat_map(|slot| frame.slot(slot)).find_map(near)?)
        }
        _ => model.body,
    };
    let known =
        body.and_then(|body| uses.values().find(|u| u.post == model.post && u.body == Some(body))?.office);
    let office = match (known, body) {
        (Some(known), _) => Some(known),
        (None, Some(body)) => {
            let entity = office(&model.post, &model.own, body, context, registry);
            Some(registry.add(entity))
        }
        (None, None) => model.office,
    };
    let tenure = match (sense, model.tenure) {
        (PeerSense::Same, tenure) => tenure,
        (PeerSense::Before, _) => Tenure::Former,
        (_, Tenure::Now) => Tenure::Coming,
        _ => Tenure::Now,
    };
    let words = parsed.text(head).to_owned();
    Some(OfficeUse { words, body, holder: Some(holder), office, tenure, others: Vec::new(), ..model })
}

/// The office of the one whose counterpart or predecessor somebody is: of the possessor, else of the last title before it in the
/// sentence.
fn of_owner<'u>(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    uses: &'u Offices,
    head: TokenIdx,
) -> Option<&'u OfficeUse> {
    let owner = Frame::new(parsed, head).slot(SlotName::Poss).first().copied();
    let floor = parsed.sentence(head).tokens.start;
    match owner.map(|i| registry.entity_at(i)) {
        Some(Some(person)) => {
            let held = |u: &&OfficeUse| u.holder == Some(person) && u.office.is_some();
            let near = uses.range(..head).rev().map(|(_, u)| u).find(held);
            near.or_else(|| uses.values().find(held))
        }
        Some(None) => None,
        None => {
            uses.range(floor..head).rev().map(|(_, u)| u).find(|u| u.holder.is_some() && u.office.is_some())
        }
    }
}
