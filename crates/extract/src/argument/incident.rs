//! Decides which event spoken of before a description takes up. Two quakes of one report are two events: another place, another day or
//! words such as "another" tell them apart.

use crate::mention::definite;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::syntax::Frame;
use crate::timing::{is_clock, time_of, time_of_gathering};
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_knowledge::words::Column;
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::well_known::types;
use rapporteur_model::{LocalEntity, LocalId, Traits, When};

/// What words say of an event.
#[derive(Clone, Default, Debug)]
pub(super) struct Incident {
    /// The noun for what happened.
    pub(super) noun: String,
    pub(super) family: String,
    pub(super) label: String,
    pub(super) modifiers: Vec<String>,
    pub(super) places: Vec<LocalId>,
    pub(super) when: Option<When>,
    pub(super) definite: bool,
    pub(super) again: bool,
    pub(super) plural: bool,
}

impl Incident {
    /// Reads what a noun and the words around it say of the event that it speaks of.
    pub(super) fn read(
        parsed: &ParsedReport<'_>,
        registry: &Registry,
        head: TokenIdx,
        label: String,
        modifiers: Vec<String>,
    ) -> Self {
        let again = parsed
            .children_by(head, &[Dep::Det, Dep::Amod])
            .any(|c| matches!(parsed.lemma(c), "another" | "second" | "third" | "separate" | "other"));
        let verb = striking(parsed, head);
        let struck = verb.into_iter().flat_map(|verb| Frame::new(parsed, verb).slot(SlotName::Patient));
        let places = places(parsed, registry, head, struck);
        let when = time_of_gathering(parsed, head).or_else(|| verb.and_then(|verb| time_of(parsed, verb)));
        let (definite, plural) = (definite(parsed, head), parsed.tag(head).is_plural());
        let noun = parsed.lemma(head).to_owned();
        Self { noun, family: family(parsed, head), label, modifiers, places, when, definite, again, plural }
    }

    /// Finds the last event before of the same family that nothing said tells apart.
    pub(super) fn known(&self, parsed: &ParsedReport<'_>, registry: &Registry) -> Option<LocalId> {
        registry.of_kind(types::EVENT).rev().find(|id| self.fits(parsed, registry, *id))
    }

    fn fits(&self, parsed: &ParsedReport<'_>, registry: &Registry, id: LocalId) -> bool {
        let known = registry.entity(id);
        let same_label = known.label.eq_ignore_ascii_case(&self.label);
        let kind = known.traits.kind.as_deref().unwrap_or_default();
        let related = family_of(parsed, kind) == self.family;
        // "the quake" takes up "a strong quake"; "the Lima quake" no "strong quake".
        let points_back = self.definite
            && self.modifiers.is_empty()
            && !known.named
            && is_plural(parsed, registry, id) == self.plural;
        (same_label && !self.again || related && points_back && !self.again) && !self.is_apart(&known.traits)
    }

    /// Whether another day, or another place at a time that is told, tells the event from one that is known.
    fn is_apart(&self, known: &Traits) -> bool {
        let elsewhere =
            known.place.is_some_and(|place| !self.places.is_empty() && !self.places.contains(&place));
        // A clock's time alone is read as that of the report's own day, and tells no events apart.
        let day = |when: Option<&When>| when.filter(|when| !is_clock(when)).and_then(|when| when.from);
        let days = (day(known.when.as_ref()), day(self.when.as_ref()));
        let other_day = matches!(days, (Some(a), Some(b)) if !a.agrees_with(b));
        other_day || elsewhere && self.when.is_some()
    }

    /// Gives a known event the place and the time that it lacks.
    pub(super) fn tell(self, known: &mut Traits) {
        known.place = known.place.or(self.places.first().copied());
        known.when = known.when.take().or(self.when);
    }

    /// Makes the event an entity of its own.
    pub(super) fn into_entity(self) -> LocalEntity {
        let traits = Traits {
            kind: Some(self.noun),
            modifiers: self.modifiers,
            place: self.places.first().copied(),
            when: self.when,
            ..Traits::default()
        };
        LocalEntity { kind: types::EVENT.to_owned(), label: self.label, traits, ..LocalEntity::default() }
    }
}

/// "opened fire", "came under fire": no blaze without a word before it.
pub(super) fn is_no_incident(parsed: &ParsedReport<'_>, head: TokenIdx) -> bool {
    parsed.lemma(head) == "fire"
        && parsed.tag(head) == Tag::Nn
        && parsed.child(head, &[Dep::Det, Dep::Poss, Dep::Nummod, Dep::Compound, Dep::Amod]).is_none()
}

/// Lists the places that a word's prepositions name, then those among further words.
pub(super) fn places(
    parsed: &ParsedReport<'_>,
    registry: &Registry,
    head: TokenIdx,
    further: impl IntoIterator<Item = TokenIdx>,
) -> Vec<LocalId> {
    let frame = Frame::new(parsed, head);
    [Preposition::In, Preposition::At, Preposition::Near]
        .into_iter()
        .flat_map(|preposition| frame.slot(preposition))
        .chain(further)
        .filter_map(|i| registry.entity_at(i))
        .filter(|id| matches!(registry.entity(*id).kind.as_str(), types::PLACE | types::COUNTRY))
        .collect()
}

/// The verb that tells of an event as its subject: "a quake *struck* Peru", "the blast *occurred* on Monday".
fn striking(parsed: &ParsedReport<'_>, head: TokenIdx) -> Option<TokenIdx> {
    let verb = parsed.head(head).filter(|_| parsed.dep(head) == Dep::Nsubj)?;
    let tells = parsed.hits.is_any(verb, &["hold", "strike_verb", "disaster_verb"]);
    (tells && parsed.pos(verb) == Pos::Verb).then_some(verb)
}

fn family(parsed: &ParsedReport<'_>, head: TokenIdx) -> String {
    let listed = parsed.hits.get(head, "event").map(|hit| hit.word.cell(Column::Family).to_owned());
    listed.filter(|family| !family.is_empty()).unwrap_or_else(|| parsed.lemma(head).to_owned())
}

/// Whether words for an event speak of several: "the accident" is none of "11 accidents".
fn is_plural(parsed: &ParsedReport<'_>, registry: &Registry, id: LocalId) -> bool {
    registry.mentions.iter().any(|m| m.entity == id && parsed.tag(m.head).is_plural())
}

/// The family of a noun that the report may use: the noun itself where no list has it.
pub(super) fn family_of(parsed: &ParsedReport<'_>, noun: &str) -> String {
    let mut met = parsed.hits.of_class("event");
    let listed =
        met.find(|hit| hit.word.phrase() == noun).map(|hit| hit.word.cell(Column::Family).to_owned());
    listed.filter(|family| !family.is_empty()).unwrap_or_else(|| noun.to_owned())
}
