//! Reads the arguments of a pattern, and enters in the register what its slots bring.

use super::{Filled, Relator};
use crate::argument::{Argument, ArgumentReader};
use crate::office::OfficeUse;
use crate::parsed_report::TokenIdx;
use crate::registry::{Placed, Registry};
use rapporteur_knowledge::pattern::{Slot, SlotName, TriggerPos};
use rapporteur_language::Tag;
use rapporteur_model::well_known::types;
use rapporteur_model::{LocalEntity, LocalId, Span};

/// How many words of one slot are read. No clause that a person wrote has more, and without a bound a heap of names costs the
/// square of its length: each of its names asks what all the others bring.
const MAX_WORDS: usize = 32;

/// The kind of firms in the gazetteers.
const COMPANY: &str = "company";

/// How many sentences from the first one on may name whom a report is of.
const LEAD: usize = 2;

/// What a slot asks of its arguments.
struct Wanted<'w> {
    /// Which node types are wanted.
    accepted: &'w dyn Fn(&str) -> bool,
    /// Word classes whose nouns are entities here though known by description alone.
    groups: &'static [&'static str],
    /// Whether an adjective of party may bring the party.
    parties: bool,
}

/// Word classes of groups that may act or be acted on in a pattern: parties to a document where the pattern says so, crowds and bands in
/// events.
fn groups(filled: &Filled<'_>) -> &'static [&'static str] {
    match (filled.pattern.collective, filled.relation.plover.is_some()) {
        (true, _) => &["collective", "actor_group", "place_noun"],
        (false, true) => &["actor_group"],
        (false, false) => &[],
    }
}

impl Relator<'_, '_> {
    /// Reads the paths of a slot until one brings something.
    pub(super) fn arguments(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        registry: &mut Registry,
        accepted: &dyn Fn(&str) -> bool,
    ) -> Vec<Argument> {
        let alone = *slot == filled.pattern.subject && self.is_of_one(filled);
        let wanted = Wanted { accepted, groups: groups(filled), parties: filled.tells_party() };
        for path in &slot.0 {
            let mut found = self.of_path(filled, path, alone, &wanted, registry);
            found.retain(|a| {
                accepted(&registry.entity(a.entity).kind) && !self.is_label(filled.trigger, a.head)
            });
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// Reads one path. `alone` leaves out what is coordinated with its words.
    fn of_path(
        &self,
        filled: &Filled<'_>,
        path: &[SlotName],
        alone: bool,
        wanted: &Wanted<'_>,
        registry: &mut Registry,
    ) -> Vec<Argument> {
        let Some(last) = path.last() else { return Vec::new() };
        match last {
            SlotName::Meeting => {
                self.reader(wanted, registry).implied_meeting(filled.trigger).into_iter().collect()
            }
            SlotName::Election => self.read(self.election(filled.trigger), true, wanted, registry),
            SlotName::Setting if (wanted.accepted)(types::COUNTRY) => {
                self.setting(filled.trigger, registry).into_iter().collect()
            }
            SlotName::Setting => self.firm(registry).into_iter().collect(),
            SlotName::Office => self.office_argument(filled, path, OfficeUse::offices),
            SlotName::Body => self.office_argument(filled, path, OfficeUse::bodies),
            SlotName::Home => self.home(filled.trigger, registry).into_iter().collect(),
            SlotName::Report => vec![self.report(registry)],
            SlotName::Trigger => self.read([filled.trigger], true, wanted, registry),
            _ => {
                let alone = alone || *last == SlotName::Holder && !self.is_plural(filled.trigger);
                self.read(self.path(filled, path), alone, wanted, registry)
            }
        }
    }

    /// Reads words one after the other. What one proposes is entered before the next is read, which may take it up.
    fn read(
        &self,
        words: impl IntoIterator<Item = TokenIdx>,
        alone: bool,
        wanted: &Wanted<'_>,
        registry: &mut Registry,
    ) -> Vec<Argument> {
        let mut found = Vec::new();
        for word in words.into_iter().take(MAX_WORDS) {
            let reader = self.reader(wanted, registry);
            let reading = if alone { reader.read_alone(word) } else { reader.read(word) };
            found.extend(reading.commit(self.parsed, registry));
        }
        found
    }

    fn reader<'s>(&'s self, wanted: &'s Wanted<'_>, registry: &'s Registry) -> ArgumentReader<'s, 's> {
        let Wanted { accepted, groups, parties } = *wanted;
        ArgumentReader { parsed: self.parsed, offices: self.offices, registry, accepted, groups, parties }
    }

    /// Reads what the verb of a wording without object acts on, where the words tell it: "shelled the hills", "seized two ships".
    pub(super) fn told_object(
        &self,
        filled: &Filled<'_>,
        subjects: &[Argument],
        registry: &mut Registry,
        accepted: &dyn Fn(&str) -> bool,
    ) -> Vec<Argument> {
        let acts = filled.pattern.trigger.pos == TriggerPos::Verb && filled.light.is_none();
        if !acts || !filled.relation.objectless {
            return Vec::new();
        }
        let words =
            [SlotName::Patient, SlotName::Clause].into_iter().flat_map(|slot| self.path(filled, &[slot]));
        // "denied it": what was told before, and no thing.
        let clausal = |word: &TokenIdx| {
            matches!(self.parsed.lemma(*word), "it" | "this" | "that")
                || self.parsed.hits.is_any(*word, &["reporting_noun", "contested_noun"])
        };
        let groups = &["actor_group", "collective", "person_noun"];
        let wanted = Wanted { accepted, groups, parties: false };
        let mut told = self.read(words.filter(|word| !clausal(word)), false, &wanted, registry);
        told.retain(|a| {
            accepted(&registry.entity(a.entity).kind)
                && subjects.iter().all(|subject| subject.entity != a.entity)
        });
        told
    }

    /// Enters the report itself, as the subject of what it does.
    fn report(&self, registry: &mut Registry) -> Argument {
        let known = registry.of_kind(types::REPORT).next();
        let entity = known.unwrap_or_else(|| {
            let label = self
                .parsed
                .report
                .title
                .as_ref()
                .map_or_else(|| "this report".to_owned(), |title| title.value.clone());
            registry.add(LocalEntity { kind: types::REPORT.to_owned(), label, ..Default::default() })
        });
        Argument { entity, span: Span::new(0, 0), head: 0, trust: 100 }
    }

    /// The country that the report is of: the only one that it names, or the one that it speaks of far more than of any other. What is
    /// told without an owner is its own, unless another country stands in the sentence or the one before.
    fn setting(&self, trigger: TokenIdx, registry: &Registry) -> Option<Argument> {
        let mut countries = registry.of_kind(types::COUNTRY).filter(|id| registry.is_spoken_of(*id));
        let sole = countries.next().filter(|_| countries.next().is_none());
        let entity = sole.or_else(|| registry.country_of_report())?;
        let here = self.parsed.sentence_idx(trigger);
        let near = |m: &Placed| (here.saturating_sub(1)..=here).contains(&self.parsed.sentence_idx(m.head));
        let foreign =
            |m: &&Placed| near(m) && m.entity != entity && registry.entity(m.entity).kind == types::COUNTRY;
        if registry.mentions.iter().any(|m| foreign(&m)) {
            return None;
        }
        self.first_mention(entity, registry)
    }

    /// The firm that the report is of: the body that its first lines name, if it names no other one, or at least twice as often as any.
    fn firm(&self, registry: &Registry) -> Option<Argument> {
        let gazetteer = &self.context.knowledge.gazetteer;
        let kind = |id: LocalId| {
            Some(&gazetteer.entity(types::ORGANIZATION, registry.entity(id).gazetteer.as_deref()?)?.kind)
        };
        let is_firm =
            |id: &LocalId| registry.entity(*id).named && kind(*id).is_none_or(|kind| kind == COMPANY);
        let bodies = registry.of_kind(types::ORGANIZATION).filter(is_firm);
        let count = |id: LocalId| registry.mentions.iter().filter(|m| m.entity == id).count();
        let mut counted: Vec<(usize, LocalId)> =
            bodies.map(|id| (count(id), id)).filter(|(n, _)| *n > 0).collect();
        counted.sort_by_key(|(n, id)| (std::cmp::Reverse(*n), *id));
        let (n, entity) = *counted.first()?;
        let sole = counted.get(1).is_none_or(|(next, _)| n >= 2 * next);
        let first = self
            .first_mention(entity, registry)
            .filter(|first| self.parsed.sentence_idx(first.head) < LEAD)?;
        sole.then_some(first)
    }

    /// The first words that speak of an entity, for what is told elsewhere without a word for it.
    fn first_mention(&self, entity: LocalId, registry: &Registry) -> Option<Argument> {
        let first = registry.mentions.iter().filter(|m| m.entity == entity).min_by_key(|m| m.tokens.start)?;
        Some(Argument {
            entity,
            span: self.parsed.span_of(first.tokens.clone()),
            head: first.head,
            trust: 90,
        })
    }

    /// The country that the name headed by a word tells.
    fn home(&self, name: TokenIdx, registry: &Registry) -> Option<Argument> {
        let (entity, words) = registry.home_in_name(name)?;
        let head = self.parsed.head_of(words.clone());
        Some(Argument { entity, span: self.parsed.span_of(words), head, trust: 100 })
    }

    pub(super) fn is_plural(&self, noun: TokenIdx) -> bool {
        matches!(self.parsed.tag(noun), Tag::Nns | Tag::Nnps)
    }

    /// The Offices, or what they belong to, of an office noun: the trigger itself, or the end of the path before.
    fn office_argument(
        &self,
        filled: &Filled<'_>,
        path: &[SlotName],
        part: impl Fn(&OfficeUse) -> Vec<LocalId>,
    ) -> Vec<Argument> {
        let heads =
            if path.len() > 1 { self.path(filled, &path[..path.len() - 1]) } else { vec![filled.trigger] };
        let words = |head: TokenIdx| self.parsed.hits.get(head, "office").map(|hit| hit.tokens.clone());
        let uses = heads.into_iter().filter_map(|head| Some((head, self.offices.get(&head)?)));
        uses.flat_map(|(head, usage)| {
            let span = self.parsed.span_of(words(head).unwrap_or(head..head + 1));
            part(usage).into_iter().map(move |entity| Argument { entity, span, head, trust: 100 })
        })
        .collect()
    }
}
