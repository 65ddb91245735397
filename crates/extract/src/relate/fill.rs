//! From a fired trigger to subjects, objects, numbers and dates.

use super::{Filled, Outcome, Relator};
use crate::argument::{Argument, ArgumentReader};
use crate::count::counts_in;
use crate::office::OfficeUse;
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::timing::{is_clock, time_of_gathering_at};
use rapporteur_knowledge::Range;
use rapporteur_knowledge::pattern::{Slot, SlotName, TriggerPos};
use rapporteur_language::Tag;
use rapporteur_model::well_known::types;
use rapporteur_model::{Claim, LocalEntity, LocalId, Object, Span};

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
    /// Makes the claims of a fired pattern, or says what is missing.
    pub(super) fn fill(
        &self,
        filled: &Filled<'_>,
        registry: &mut Registry,
        claims: &mut Vec<Claim<LocalId>>,
    ) -> Result<(), Outcome> {
        self.conditions(filled, registry)?;
        let (relation, pattern) = (filled.relation, filled.pattern);
        let subject_type = |kind: &str| {
            relation.accepts_subject(kind)
                && (pattern.from.is_empty() || pattern.from.iter().any(|t| t == kind))
        };
        let subjects = self.arguments(filled, &pattern.subject, registry, &subject_type);
        if subjects.is_empty() {
            return Err(Outcome::Missing("subject"));
        }
        if let Some(count) = &pattern.count {
            return self.counted(filled, count, &subjects, claims);
        }
        if let Range::Literal(_) = relation.range {
            return self.dated(filled, &subjects, registry, claims);
        }
        let object_type = |kind: &str| {
            relation.accepts_object(kind) && (pattern.to.is_empty() || pattern.to.iter().any(|t| t == kind))
        };
        let objects = match &pattern.object {
            Some(slot) => self.arguments(filled, slot, registry, &object_type),
            None => self.told_object(filled, &subjects, registry, &object_type),
        };
        if objects.is_empty() && (pattern.object.is_some() || !relation.objectless) {
            return Err(Outcome::Missing("object"));
        }
        if pattern.object.as_ref() == Some(&pattern.subject) && subjects.len() != 2 {
            // "X, Y and Z met": who of them dealt with whom is not said.
            return Err(Outcome::Missing("pair of two"));
        }
        // "They want to leave": those whom one word names ask nothing of one another, unless the wording says so.
        let same_slot = pattern.object.as_ref() == Some(&pattern.subject);
        let before = claims.len();
        if let Some(pairs) = self.pairs(filled, &subjects, &objects)? {
            for (subject, object) in pairs {
                claims.extend(self.claim(filled, subject, Object::Entity(object.entity), Some(object)));
            }
            return Ok(());
        }
        for subject in &subjects {
            if objects.is_empty() {
                claims.extend(self.claim(filled, subject, Object::None, None));
            }
            let together = !same_slot && registry.members(subject.head).len() > 1;
            let apart = |object: &&Argument| {
                object.entity != subject.entity && !(together && object.head == subject.head)
            };
            for object in objects.iter().filter(apart) {
                let mirrored = |c: &Claim<LocalId>| {
                    c.subject == object.entity && c.object == Object::Entity(subject.entity)
                };
                let both_ways = relation.symmetric || pattern.object.as_ref() == Some(&pattern.subject);
                if both_ways && claims[before..].iter().any(mirrored) {
                    continue;
                }
                claims.extend(self.claim(filled, subject, Object::Entity(object.entity), Some(object)));
            }
        }
        if claims.len() == before { Err(Outcome::Missing("object other than the subject")) } else { Ok(()) }
    }

    /// Entities of the first path that brings any.
    fn arguments(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        registry: &mut Registry,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Vec<Argument> {
        let reader = ArgumentReader {
            parsed: self.parsed,
            offices: self.offices,
            groups: groups(filled),
            parties: filled.tells_party(),
        };
        let alone = *slot == filled.pattern.subject && self.is_of_one(filled);
        for path in &slot.0 {
            let found = match path.last() {
                Some(SlotName::Meeting) => reader
                    .implied_meeting(registry, filled.trigger)
                    .into_iter()
                    .filter(|a| accepts(&registry.entity(a.entity).kind))
                    .collect(),
                Some(SlotName::Office) => self.office_argument(filled, path, OfficeUse::offices),
                Some(SlotName::Body) => self.office_argument(filled, path, OfficeUse::bodies),
                Some(SlotName::Home) => self.home(filled.trigger, registry).into_iter().collect(),
                Some(SlotName::Report) => vec![self.report(registry)],
                Some(SlotName::Trigger) => {
                    reader.read_alone(registry, filled.trigger, accepts).commit(self.parsed, registry)
                }
                Some(last) => {
                    let one = alone || *last == SlotName::Holder && !self.is_plural(filled.trigger);
                    let read = if one { ArgumentReader::read_alone } else { ArgumentReader::read };
                    let words = self.path(filled, path).into_iter();
                    words
                        .flat_map(|word| read(&reader, registry, word, accepts).commit(self.parsed, registry))
                        .collect()
                }
                None => Vec::new(),
            };
            let fits = |a: &Argument| {
                accepts(&registry.entity(a.entity).kind) && !self.is_label(filled.trigger, a.head)
            };
            let found: Vec<Argument> = found.into_iter().filter(fits).collect();
            if !found.is_empty() {
                return found;
            }
        }
        Vec::new()
    }

    /// What the verb of a wording without object acts on, where the words tell it: "shelled the hills", "seized two ships".
    fn told_object(
        &self,
        filled: &Filled<'_>,
        subjects: &[Argument],
        registry: &mut Registry,
        accepts: &dyn Fn(&str) -> bool,
    ) -> Vec<Argument> {
        let acts = filled.pattern.trigger.pos == TriggerPos::Verb && filled.light.is_none();
        if !acts || !filled.relation.objectless {
            return Vec::new();
        }
        let groups = &["actor_group", "collective", "person_noun"];
        let reader = ArgumentReader { parsed: self.parsed, offices: self.offices, groups, parties: false };
        let words =
            [SlotName::Patient, SlotName::Clause].into_iter().flat_map(|slot| self.path(filled, &[slot]));
        // "denied it": what was told before, and no thing.
        let clausal = |word: &TokenIdx| {
            matches!(self.parsed.lemma(*word), "it" | "this" | "that")
                || self.parsed.hits.is_any(*word, &["reporting_noun", "contested_noun"])
        };
        let words: Vec<TokenIdx> = words.filter(|word| !clausal(word)).collect();
        let told = words
            .into_iter()
            .flat_map(|word| reader.read(registry, word, accepts).commit(self.parsed, registry));
        let told: Vec<Argument> = told.collect();
        told.into_iter()
            .filter(|a| accepts(&registry.entity(a.entity).kind))
            .filter(|a| subjects.iter().all(|subject| subject.entity != a.entity))
            .collect()
    }

    /// The report itself, as the subject of what it does.
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

    fn counted(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        subjects: &[Argument],
        claims: &mut Vec<Claim<LocalId>>,
    ) -> Result<(), Outcome> {
        let tokens: Vec<TokenIdx> = slot
            .0
            .iter()
            .map(|path| self.path(filled, path))
            .find(|t| t.iter().any(|i| !counts_in(self.parsed, *i).is_empty()))
            .unwrap_or_default();
        let counts: Vec<_> = tokens.into_iter().flat_map(|t| counts_in(self.parsed, t)).collect();
        if counts.is_empty() {
            return Err(Outcome::Missing("number"));
        }
        for subject in subjects.iter().take(1) {
            for count in &counts {
                let object =
                    Object::Value { lexical: count.value.to_string(), datatype: "integer".to_owned() };
                let Some(mut claim) = self.claim(filled, subject, object, None) else { continue };
                claim.object_span = Some(count.span);
                claim.unit = Some(count.unit.clone());
                claim.bound = Some(count.bound);
                claim.evidence.span = self.evidence(filled.trigger, [Some(subject.span), Some(count.span)]);
                claims.push(claim);
            }
        }
        Ok(())
    }

    fn dated(
        &self,
        filled: &Filled<'_>,
        subjects: &[Argument],
        registry: &Registry,
        claims: &mut Vec<Claim<LocalId>>,
    ) -> Result<(), Outcome> {
        let mut dated = false;
        for subject in subjects {
            let Some(when) = time_of_gathering_at(self.parsed, filled.trigger, subject.head) else {
                continue;
            };
            // What lasts is given by its first day; "that week" or "in summer" names none.
            let days = when.value.contains('/') || when.value.ends_with("-WE");
            let Some(date) = when.date().or(when.from.filter(|_| days)) else { continue };
            dated = true;
            // One event is on one day: a clock's time alone ("broke out at 3:30am") is read as that of the report's own.
            let known = registry.entity(subject.entity).traits.when.as_ref().and_then(|known| known.date());
            if known.is_some_and(|known| !known.agrees_with(date)) && is_clock(&when) {
                continue;
            }
            let object = Object::Value { lexical: date.to_string(), datatype: date.datatype().to_owned() };
            let Some(mut claim) = self.claim(filled, subject, object, None) else { continue };
            claim.when = Some(when);
            claims.push(claim);
        }
        if dated { Ok(()) } else { Err(Outcome::Missing("date")) }
    }
}
