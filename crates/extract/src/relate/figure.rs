//! Makes claims of figures: a number in full of something that it measures, "inflation rose to 2.4 percent in May".

use super::{Filled, Outcome, Relator};
use crate::argument::Argument;
use crate::lexical::Hit;
use crate::number::{Decimal, Quantity, Unit};
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use crate::timing::time_of;
use rapporteur_knowledge::QualifierReading;
use rapporteur_knowledge::pattern::Slot;
use rapporteur_knowledge::words::Column;
use rapporteur_language::Tag;
use rapporteur_model::well_known::types;
use rapporteur_model::{Bound, Claim, LocalId, Object, PartialDate, Qualifier, Span, Timex, When};

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
        registry: &Registry,
    ) -> Result<Vec<Claim<LocalId>>, Outcome> {
        let quantity = self.quantity(filled, slot).ok_or(Outcome::Missing("number"))?;
        let measure = self.measure_hit(filled).ok_or(Outcome::Missing("measure"))?;
        if !self.measures(filled, measure, quantity) {
            return Err(Outcome::Missing("number in a unit of what is measured"));
        }
        if self.is_compared(filled, quantity) {
            return Err(Outcome::Missing("number that is not a difference"));
        }
        let measure = self.parsed.head_of(measure.tokens.clone());
        let mut claims = Vec::new();
        for subject in subjects.iter().take(1) {
            for (number, bound) in self.changed(filled, quantity) {
                let object = Object::Value { lexical: number.to_string(), datatype: "decimal".to_owned() };
                let Some(claim) = self.claim(filled, Some(subject), object, None) else { continue };
                let told = self.as_figure(filled, claim, quantity, registry);
                claims.push(self.timed(
                    filled,
                    subject,
                    Claim { bound: Some(bound), ..told },
                    (quantity, measure),
                ));
            }
        }
        Ok(claims)
    }

    /// Gives a claim what its number tells: unit, currency and evidence.
    fn as_figure(
        &self,
        filled: &Filled<'_>,
        mut claim: Claim<LocalId>,
        quantity: &Quantity,
        registry: &Registry,
    ) -> Claim<LocalId> {
        let parsed = self.parsed;
        let span = parsed.span_of(quantity.tokens.clone());
        claim.object_span = Some(span);
        claim.unit = quantity.unit_name(parsed).map(str::to_owned);
        let currency = filled.relation.qualifiers.iter().find(|q| q.reading == QualifierReading::Currency);
        if let Some(qualifier) = currency
            && let Some(code) =
                quantity.currency().or_else(|| self.currency_of_state(&claim, quantity, registry))
        {
            claim.unit = None;
            claim.qualifiers.insert(qualifier.id.clone(), Qualifier::Text(code.to_owned()));
        }
        claim.evidence.span = self.evidence(filled.trigger, [claim.subject_span, Some(span)]);
        claim
    }

    /// The currency of the country that a figure is of, or that the report is of, where the name alone does not tell which it is:
    /// "Norway's debt of 20 bln crowns".
    fn currency_of_state(
        &self,
        claim: &Claim<LocalId>,
        quantity: &Quantity,
        registry: &Registry,
    ) -> Option<&str> {
        let noun = quantity.noun.filter(|_| quantity.unit == Unit::Counted)?;
        let country = |id: &LocalId| registry.entity(*id).kind == types::COUNTRY;
        let owner = claim.subject.filter(country).or_else(|| registry.country_of_report())?;
        let known = registry.entity(owner).gazetteer.as_deref()?;
        let mut currencies = self.context.knowledge.numbers.of_states(self.parsed.lemma(noun));
        let own = |state: &str| {
            let mut found =
                self.context.knowledge.gazetteer.lookup(&capitalised(state), self.context.year).into_iter();
            found.any(|entry| entry.entity.id == known)
        };
        currencies.find(|(state, _)| own(state)).map(|(_, currency)| currency.code.as_str())
    }

    /// Gives a figure the time that stands with what is measured, else that of the wording, unless it is another number's or only tells
    /// when somebody reported the figure. Such a time says nothing of the status either.
    fn timed(
        &self,
        filled: &Filled<'_>,
        subject: &Argument,
        claim: Claim<LocalId>,
        (quantity, measure): (&Quantity, TokenIdx),
    ) -> Claim<LocalId> {
        let parsed = self.parsed;
        let fits = |when: &When| !self.is_of_another(when, quantity);
        let told = parsed.hits.is_any(filled.trigger, &["reporting", "announcing_verb"]);
        let is_day = |when: &When| when.from == when.to && matches!(when.from, Some(PartialDate::Day(..)));
        let own = claim.when.clone().filter(|when| fits(when) && !(told && is_day(when)));
        let untimed = own.is_none() && claim.when.is_some();
        let status = untimed.then(|| self.standing(filled, Some(subject), None)).flatten().map(|s| s.status);
        let beside = time_of(parsed, measure).filter(fits);
        let year = |when: &Option<When>| when.as_ref().and_then(|when| when.from?.parts().0);
        let apart = year(&own).zip(year(&beside)).is_some_and(|(own, beside)| own != beside);
        let when = if apart { own } else { beside.or(own) };
        Claim { when, status: status.unwrap_or(claim.status), ..claim }
    }

    /// Whether a time is that of another number behind a figure: "fell to 632 *from 638 in January*".
    fn is_of_another(&self, when: &When, quantity: &Quantity) -> bool {
        let parsed = self.parsed;
        let sentence = parsed.sentence(quantity.tokens.start).span;
        let end = parsed.span_of(quantity.tokens.clone()).end;
        let mut alike =
            parsed.times_near(sentence).iter().filter(|t| sentence.contains(t.span) && t.when == *when);
        let between = |time: &Timex| {
            let words = parsed.tokens_in(Span::new(end, time.span.start.max(end)));
            words.into_iter().any(|i| parsed.quantities.holding(i).is_some_and(|other| other != quantity))
        };
        alike.all(|time| time.span.start > end && between(time))
    }

    /// The numbers of a quantity with their bounds, below zero where a growth is told as a fall.
    fn changed(&self, filled: &Filled<'_>, quantity: &Quantity) -> Vec<(Decimal, Bound)> {
        let fall = filled.pattern.growth && self.is_fall(filled);
        // "shrank -0.3 pct" has its sign already.
        let turned = |(number, bound): (Decimal, Bound)| match number.is_negative() {
            true => (number, bound),
            false => (number.negated(), turned(bound)),
        };
        let numbers = quantity.bounded();
        if fall { numbers.into_iter().map(turned).collect() } else { numbers }
    }

    /// Whether a number tells by how much something is more or less than another: "was 0.1 *lower*", "500 bpd *above* its quota".
    fn is_compared(&self, filled: &Filled<'_>, quantity: &Quantity) -> bool {
        let parsed = self.parsed;
        let last = quantity
            .noun
            .filter(|noun| *noun >= quantity.tokens.end)
            .map_or(quantity.tokens.end, |noun| noun + 1);
        let sentence = parsed.sentence(quantity.tokens.start).tokens.end;
        let compares =
            |i: usize| matches!(parsed.tag(i), Tag::Jjr | Tag::Rbr) || parsed.hits.is(i, "compared_word");
        !filled.pattern.growth && last < sentence && compares(last)
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

/// The words of a name in lower case, each with a capital.
fn capitalised(words: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    words.split(' ').map(capital).collect::<Vec<String>>().join(" ")
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
