//! Makes claims of figures: a number in full of something that it measures, "inflation rose to 2.4 percent in May".

use super::{Filled, Outcome, Relator};
use crate::argument::Argument;
use crate::lexical::Hit;
use crate::number::{Decimal, Quantity, Unit};
use crate::parsed_report::TokenIdx;
use crate::timing::time_of;
use rapporteur_knowledge::QualifierReading;
use rapporteur_knowledge::pattern::Slot;
use rapporteur_knowledge::words::Column;
use rapporteur_model::{Bound, Claim, LocalId, Object, Qualifier, Span, Timex, When};

/// The class of what statistics measure.
const STATISTICS: &str = "indicator_noun";

/// Word classes that tell a fall.
const FALLS: [&str; 3] = ["fall_verb", "fall_noun", "lowering_verb"];

impl Relator<'_, '_> {
    /// Claims the figures that stand in a slot, of the first subject: one claim each, two for a span. A figure tells nothing without what
    /// it measures.
    pub(super) fn figured(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        subjects: &[Argument],
    ) -> Result<Vec<Claim<LocalId>>, Outcome> {
        let quantity = self.quantity(filled, slot).ok_or(Outcome::Missing("number"))?;
        let measure = self.measure_hit(filled).ok_or(Outcome::Missing("measure"))?;
        if !self.measures(filled, measure, quantity) {
            return Err(Outcome::Missing("number in a unit of what is measured"));
        }
        let measure = self.parsed.head_of(measure.tokens.clone());
        let mut claims = Vec::new();
        for subject in subjects.iter().take(1) {
            for (number, bound) in self.changed(filled, quantity) {
                let object = Object::Value { lexical: number.to_string(), datatype: "decimal".to_owned() };
                let Some(claim) = self.claim(filled, Some(subject), object, None) else { continue };
                claims.push(self.as_figure(claim, filled, quantity, bound, measure));
            }
        }
        Ok(claims)
    }

    /// Gives a claim what its number tells: unit, currency, bound, and the time that the measure has beside it.
    fn as_figure(
        &self,
        mut claim: Claim<LocalId>,
        filled: &Filled<'_>,
        quantity: &Quantity,
        bound: Bound,
        measure: TokenIdx,
    ) -> Claim<LocalId> {
        let parsed = self.parsed;
        let span = parsed.span_of(quantity.tokens.clone());
        claim.unit = quantity.unit_name(parsed).map(str::to_owned);
        claim.bound = Some(bound);
        let currency = filled.relation.qualifiers.iter().find(|q| q.reading == QualifierReading::Currency);
        if let Some((qualifier, code)) = currency.zip(quantity.currency()) {
            claim.qualifiers.insert(qualifier.id.clone(), Qualifier::Text(code.to_owned()));
        }
        let own = claim.when.take().filter(|when| !self.is_of_another(when, quantity));
        claim.when = time_of(parsed, measure).or(own);
        claim.evidence.span = self.evidence(filled.trigger, [claim.subject_span, Some(span)]);
        claim.object_span = Some(span);
        claim
    }

    /// Whether a time is that of another number behind a figure: "fell to 632 *from 638 in January*".
    fn is_of_another(&self, when: &When, quantity: &Quantity) -> bool {
        let parsed = self.parsed;
        let sentence = parsed.sentence(quantity.tokens.start).span;
        let end = parsed.span_of(quantity.tokens.clone()).end;
        let mut alike = parsed.times_near(sentence).iter().filter(|t| sentence.contains(t.span) && t.when == *when);
        let between = |time: &Timex| {
            let words = parsed.tokens_in(Span::new(end, time.span.start.max(end)));
            words.into_iter().any(|i| parsed.quantities.holding(i).is_some_and(|other| other != quantity))
        };
        alike.all(|time| time.span.start > end && between(time))
    }

    /// The numbers of a quantity with their bounds, below zero where a growth is told as a fall.
    fn changed(&self, filled: &Filled<'_>, quantity: &Quantity) -> Vec<(Decimal, Bound)> {
        let fall = filled.pattern.growth && self.is_fall(filled);
        let turned = |(number, bound): (Decimal, Bound)| (number.negated(), turned(bound));
        let numbers = quantity.bounded();
        if fall { numbers.into_iter().map(turned).collect() } else { numbers }
    }

    /// Whether the trigger tells that something becomes less.
    pub(super) fn is_fall(&self, filled: &Filled<'_>) -> bool {
        let light = filled.light.into_iter();
        std::iter::once(filled.trigger).chain(light).any(|word| self.parsed.hits.is_any(word, &FALLS))
    }

    /// The words that tell what is measured.
    fn measure_hit(&self, filled: &Filled<'_>) -> Option<&Hit> {
        let fillings = filled.pattern.with.iter();
        let mut measures = fillings.filter(|filling| filling.qualifier.reading == QualifierReading::Measure);
        self.measuring(filled, &measures.next()?.slot)
    }

    /// Whether a quantity can be a figure of what is measured: a growth is told in percent, what grows in percent is no share itself,
    /// and statistics count nothing but what they are kept in: "exports reached 30 countries" gives none.
    fn measures(&self, filled: &Filled<'_>, measure: &Hit, quantity: &Quantity) -> bool {
        if filled.pattern.growth {
            return is_percent(quantity);
        }
        let amount = !measure.word.cell(Column::Growth).is_empty();
        let counted = quantity.noun.filter(|_| quantity.unit == Unit::Counted);
        let kept = counted.is_none_or(|noun| {
            self.parsed.hits.is_any(noun, &["unit_noun", STATISTICS]) && !measure.tokens.contains(&noun)
        });
        !(amount && is_percent(quantity)) && (kept || measure.class != STATISTICS)
    }
}

fn is_percent(quantity: &Quantity) -> bool {
    matches!(&quantity.unit, Unit::Fixed(unit) if unit == "percent")
}

/// A bound of a number whose sign is turned: a fall of more than 5 is a growth of less than -5.
fn turned(bound: Bound) -> Bound {
    match bound {
        Bound::AtLeast => Bound::AtMost,
        Bound::MoreThan => Bound::LessThan,
        Bound::AtMost => Bound::AtLeast,
        Bound::LessThan => Bound::MoreThan,
        Bound::Exactly | Bound::About => bound,
    }
}
