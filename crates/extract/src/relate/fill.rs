//! Makes the claims of a fired trigger: of subjects with objects, with numbers, with dates; of objects alone where the doer is untold.

use super::{Filled, Outcome, Relator};
use crate::argument::Argument;
use crate::number::counts_in;
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::timing::{is_clock, time_of_gathering_at};
use rapporteur_knowledge::Range;
use rapporteur_knowledge::pattern::Slot;
use rapporteur_model::{Claim, LocalId, Object, Status};

impl Relator<'_, '_> {
    /// Makes the claims of a fired pattern, or says what is missing.
    pub(super) fn fill(
        &self,
        filled: &Filled<'_>,
        registry: &mut Registry,
    ) -> Result<Vec<Claim<LocalId>>, Outcome> {
        let mut claims = self.stated(filled, registry)?;
        self.qualify(filled, registry, &mut claims);
        Ok(claims)
    }

    /// Makes the claims without their qualifiers.
    fn stated(&self, filled: &Filled<'_>, registry: &mut Registry) -> Result<Vec<Claim<LocalId>>, Outcome> {
        self.conditions(filled, registry)?;
        let (relation, pattern) = (filled.relation, filled.pattern);
        let subjects = self.subjects(filled, registry);
        if subjects.is_empty() {
            return self.untold(filled, registry);
        }
        if let Some(count) = &pattern.count {
            return match &relation.range {
                Range::Literal(datatype) if datatype == "decimal" => {
                    self.figured(filled, count, &subjects, registry)
                }
                _ => self.counted(filled, count, &subjects),
            };
        }
        if let Range::Literal(_) = relation.range {
            return self.dated(filled, &subjects, registry);
        }
        let objects = self.objects(filled, &subjects, registry);
        if objects.is_empty() && (pattern.object.is_some() || !relation.objectless) {
            return Err(Outcome::Missing("object"));
        }
        if filled.is_of_one_slot() && subjects.len() != 2 {
            // "X, Y and Z met": who of them dealt with whom is not said.
            return Err(Outcome::Missing("pair of two"));
        }
        if let Some(pairs) = self.pairs(filled, &subjects, &objects)? {
            let claim = |(subject, object): (&Argument, &Argument)| {
                self.claim(filled, Some(subject), Object::Entity(object.entity), Some(object))
            };
            return Ok(pairs.into_iter().filter_map(claim).collect());
        }
        let made = self.crossed(filled, &subjects, &objects, registry);
        if made.is_empty() {
            return Err(Outcome::Missing("object other than the subject"));
        }
        Ok(made)
    }

    /// Claims what was done to each object where the wording does not tell by whom: "was arrested on Monday".
    fn untold(&self, filled: &Filled<'_>, registry: &mut Registry) -> Result<Vec<Claim<LocalId>>, Outcome> {
        if !self.is_untold(filled, registry) {
            return Err(Outcome::Missing("subject"));
        }
        let objects = self.objects(filled, &[], registry);
        if objects.is_empty() {
            return Err(Outcome::Missing("object"));
        }
        let claim = |object: &Argument| self.claim(filled, None, Object::Entity(object.entity), Some(object));
        let mut claims: Vec<Claim<LocalId>> = objects.iter().filter_map(claim).collect();
        if self.is_mere_idea(filled) {
            let open = claims.iter_mut().filter(|c| matches!(c.status, Status::Happened | Status::Planned));
            open.for_each(|claim| claim.status = Status::Possible);
        }
        Ok(claims)
    }

    fn subjects(&self, filled: &Filled<'_>, registry: &mut Registry) -> Vec<Argument> {
        let (relation, pattern) = (filled.relation, filled.pattern);
        let accepted = |kind: &str| {
            relation.accepts_subject(kind)
                && (pattern.from.is_empty() || pattern.from.iter().any(|t| t == kind))
        };
        self.arguments(filled, &pattern.subject, registry, &accepted)
    }

    fn objects(&self, filled: &Filled<'_>, subjects: &[Argument], registry: &mut Registry) -> Vec<Argument> {
        let (relation, pattern) = (filled.relation, filled.pattern);
        let accepted = |kind: &str| {
            relation.accepts_object(kind) && (pattern.to.is_empty() || pattern.to.iter().any(|t| t == kind))
        };
        match &pattern.object {
            Some(slot) => {
                let found = self.arguments(filled, slot, registry, &accepted);
                if found.is_empty() { self.bare_posts(filled, slot, subjects, registry) } else { found }
            }
            None => self.told_object(filled, subjects, registry, &accepted),
        }
    }

    /// Claims the relation of each subject with each object; of a relation that holds both ways, each pair once.
    fn crossed(
        &self,
        filled: &Filled<'_>,
        subjects: &[Argument],
        objects: &[Argument],
        registry: &Registry,
    ) -> Vec<Claim<LocalId>> {
        let one_slot = filled.is_of_one_slot();
        let mut made: Vec<Claim<LocalId>> = Vec::new();
        for subject in subjects {
            if objects.is_empty() {
                made.extend(self.claim(filled, Some(subject), Object::None, None));
            }
            // "They want to leave": those whom one word names ask nothing of one another, unless the wording says so.
            let together = !one_slot && registry.members(subject.head).len() > 1;
            let apart = |object: &&Argument| {
                object.entity != subject.entity && !(together && object.head == subject.head)
            };
            for object in objects.iter().filter(apart) {
                let mirrored = |c: &Claim<LocalId>| {
                    c.subject == Some(object.entity) && c.object == Object::Entity(subject.entity)
                };
                if (filled.relation.symmetric || one_slot) && made.iter().any(mirrored) {
                    continue;
                }
                made.extend(self.claim(filled, Some(subject), Object::Entity(object.entity), Some(object)));
            }
        }
        made
    }

    fn counted(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        subjects: &[Argument],
    ) -> Result<Vec<Claim<LocalId>>, Outcome> {
        let Range::Literal(datatype) = &filled.relation.range else { return Ok(Vec::new()) };
        let mut claims = Vec::new();
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
                let object = Object::Value { lexical: count.value.clone(), datatype: datatype.clone() };
                let Some(mut claim) = self.claim(filled, Some(subject), object, None) else { continue };
                claim.object_span = Some(count.span);
                claim.unit = Some(count.unit.clone());
                claim.bound = Some(count.bound);
                claim.evidence.span = self.evidence(filled.trigger, [Some(subject.span), Some(count.span)]);
                claims.push(claim);
            }
        }
        Ok(claims)
    }

    fn dated(
        &self,
        filled: &Filled<'_>,
        subjects: &[Argument],
        registry: &Registry,
    ) -> Result<Vec<Claim<LocalId>>, Outcome> {
        let (mut claims, mut dated) = (Vec::new(), false);
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
            let Some(mut claim) = self.claim(filled, Some(subject), object, None) else { continue };
            claim.when = Some(when);
            claims.push(claim);
        }
        if dated { Ok(claims) } else { Err(Outcome::Missing("date")) }
    }
}
