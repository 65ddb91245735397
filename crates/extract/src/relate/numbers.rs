//! Reads the numbers that a wording tells beside subject and object, and what a figure measures.

use super::qualified::Told;
use super::{Filled, Relator};
use crate::lexical::Hit;
use crate::number::{Decimal, Quantity, Unit};
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use rapporteur_knowledge::pattern::Slot;
use rapporteur_knowledge::words::Column;
use rapporteur_knowledge::{Filling, QualifierReading};
use rapporteur_language::{Dep, Pos, Tag};
use rapporteur_model::{Bound, Claim, LocalId, Object, Qualifier, Span};

/// How many words before a measure may tell of which kind it is.
const MAX_KINDS: usize = 3;

impl Relator<'_, '_> {
    /// The first quantity in a slot: of its words, of the nouns that they are, or of what those measure out.
    pub(super) fn quantity(&self, filled: &Filled<'_>, slot: &Slot) -> Option<&Quantity> {
        self.quantities(filled, slot).into_iter().next()
    }

    fn quantities(&self, filled: &Filled<'_>, slot: &Slot) -> Vec<&Quantity> {
        let words = slot.0.iter().flat_map(|path| self.path(filled, path));
        words.filter_map(|word| self.quantity_of(word)).collect()
    }

    /// The quantity that a word is of or stands behind, or that a level is of: "a rate of 5 pct".
    fn quantity_of(&self, word: TokenIdx) -> Option<&Quantity> {
        let parsed = self.parsed;
        parsed.quantities.at(word).or_else(|| {
            parsed.hits.get(word, "level_noun")?;
            let mut prepositions =
                parsed.children_by(word, &[Dep::Prep]).filter(|p| parsed.lemma(*p) == "of");
            let of = prepositions.find_map(|p| parsed.child(p, &[Dep::Pobj]))?;
            parsed.quantities.holding(of)
        })
    }

    /// A sum of money in a slot, as the qualifier and its currency.
    pub(super) fn money_told(&self, filled: &Filled<'_>, filling: &Filling) -> Vec<Told> {
        let money = |q: &&Quantity| matches!(q.unit, Unit::Money(_)) && q.one().is_some();
        let Some(quantity) = self.quantities(filled, &filling.slot).into_iter().find(money) else {
            return Vec::new();
        };
        let mut told: Vec<Told> =
            quantity.one().map(|number| self.number(filling, number, quantity)).into_iter().collect();
        let currency = filled.relation.qualifiers.iter().find(|q| q.reading == QualifierReading::Currency);
        if let Some((qualifier, code)) = currency.zip(quantity.currency()) {
            let (id, value) = (qualifier.id.clone(), Qualifier::Text(code.to_owned()));
            told.push(Told { id, value, span: self.span_of(quantity), bound: None });
        }
        told
    }

    /// A number in a slot: a share, a count, or what a figure was and by how much it changed.
    pub(super) fn number_told(
        &self,
        filled: &Filled<'_>,
        filling: &Filling,
        claim: &Claim<LocalId>,
    ) -> Option<Told> {
        let reading = filling.qualifier.reading;
        let mut read = self.quantities(filled, &filling.slot).into_iter().filter_map(|quantity| {
            let number = match reading {
                QualifierReading::Percent => share(quantity),
                QualifierReading::Count => {
                    quantity.one().filter(|n| quantity.unit == Unit::Counted && n.is_whole())
                }
                _ => self.comparable(quantity, claim),
            };
            Some((number?, quantity))
        });
        let (number, quantity) = read.next()?;
        let falls = reading == QualifierReading::Change && self.is_fall(filled);
        let told = self.number(filling, if falls { number.negated() } else { number }, quantity);
        let own = matches!(reading, QualifierReading::Percent | QualifierReading::Count);
        Some(Told { bound: told.bound.filter(|_| own), ..told })
    }

    fn number(&self, filling: &Filling, number: Decimal, quantity: &Quantity) -> Told {
        let id = filling.qualifier.id.clone();
        let bound = Some(quantity.bound).filter(|bound| *bound != Bound::Exactly);
        Told { id, value: Qualifier::Number(number.to_string()), span: self.span_of(quantity), bound }
    }

    fn span_of(&self, quantity: &Quantity) -> Span {
        self.parsed.span_of(quantity.tokens.clone())
    }

    /// A number beside the figure of a claim, in the unit of that figure; `None` where it is of another unit, or is the figure itself.
    fn comparable(&self, quantity: &Quantity, claim: &Claim<LocalId>) -> Option<Decimal> {
        let number = quantity.one()?;
        if !matches!(&claim.object, Object::Value { datatype, .. } if datatype == "decimal") {
            return Some(number);
        }
        let parsed = self.parsed;
        let figure = parsed.quantities.at(parsed.token_at(claim.object_span?.start)?)?;
        if figure.tokens == quantity.tokens {
            return None;
        }
        match (&figure.unit, &quantity.unit) {
            (own, other) if own == other && *own != Unit::Counted => Some(number),
            (Unit::Fixed(_), _) => match quantity.unit_name(parsed) {
                Some(unit) => number.divided(self.context.knowledge.numbers.points(unit)?),
                None => Some(number),
            },
            (_, Unit::Counted) if quantity.noun.is_none() => Some(number),
            (Unit::Counted, Unit::Counted) => {
                (figure.unit_name(parsed) == quantity.unit_name(parsed)).then_some(number)
            }
            _ => None,
        }
    }

    /// What a figure measures, in the words of the class that its word is in: with what tells of which kind it is, for what each of it is,
    /// and whom it goes to or comes from.
    pub(super) fn measure_told(
        &self,
        filled: &Filled<'_>,
        slot: &Slot,
        claim: &Claim<LocalId>,
        registry: &Registry,
    ) -> Option<(Qualifier<LocalId>, Span)> {
        let parsed = self.parsed;
        let Some(hit) = self.measuring(filled, slot) else { return self.lemma_told(filled, slot) };
        let word = parsed.head_of(hit.tokens.clone());
        let first = self.kinds_before(hit.tokens.start, registry);
        let mut words: Vec<String> =
            (first..hit.tokens.start).map(|i| parsed.text(i).to_lowercase()).collect();
        words.push(hit.word.cell(measure_column(filled)).to_owned());
        words.extend(self.share_of(claim));
        words.extend(self.partner(word, claim, registry));
        Some((Qualifier::Text(words.join(" ")), parsed.span_of(first..hit.tokens.end)))
    }

    /// The dictionary form of the noun in a slot.
    fn lemma_told(&self, filled: &Filled<'_>, slot: &Slot) -> Option<(Qualifier<LocalId>, Span)> {
        let parsed = self.parsed;
        let mut words = slot.0.iter().flat_map(|path| self.path(filled, path));
        let head = words.find(|head| matches!(parsed.pos(*head), Pos::Noun | Pos::Propn))?;
        Some((Qualifier::Text(parsed.lemma(head).to_lowercase()), parsed.span_of(head..head + 1)))
    }

    /// "39 cts a *share*", "20 dlrs an *hour*": money for each of something.
    fn share_of(&self, claim: &Claim<LocalId>) -> Option<String> {
        let parsed = self.parsed;
        let figure = parsed.quantities.at(parsed.token_at(claim.object_span?.start)?)?;
        let each = figure.tokens.end;
        let noun = each + 1;
        let sentence = parsed.sentence(figure.tokens.start).tokens.end;
        let told = noun < sentence
            && matches!(figure.unit, Unit::Money(_))
            && matches!(parsed.lemma(each), "a" | "an" | "per" | "each")
            && parsed.pos(noun) == Pos::Noun;
        told.then(|| format!("per {}", parsed.lemma(noun)))
    }

    /// "exports *to Chile*", "imports *from Peru*": the other party of a trade, with its preposition.
    fn partner(&self, word: TokenIdx, claim: &Claim<LocalId>, registry: &Registry) -> Option<String> {
        let parsed = self.parsed;
        let mut prepositions = parsed.children_by(word, &[Dep::Prep]);
        prepositions.find_map(|preposition| {
            let link = parsed.lemma(preposition);
            let object =
                parsed.child(preposition, &[Dep::Pobj]).filter(|_| matches!(link, "to" | "from" | "with"))?;
            let party = registry.entity_at(object).filter(|id| Some(*id) != claim.subject)?;
            Some(format!("{link} {}", registry.entity(party).label))
        })
    }

    /// The longest words of a class that tell what is measured, at the first word in a slot that is one.
    pub(super) fn measuring(&self, filled: &Filled<'_>, slot: &Slot) -> Option<&Hit> {
        let mut words = slot.0.iter().flat_map(|path| self.path(filled, path));
        words.find_map(|word| {
            let verb = matches!(self.parsed.pos(word), Pos::Verb | Pos::Aux);
            let told = |hit: &&Hit| {
                !hit.word.cell(measure_column(filled)).is_empty() && hit.class.ends_with("_verb") == verb
            };
            self.parsed.hits.all(word).iter().filter(told).max_by_key(|hit| hit.tokens.len())
        })
    }

    /// Where the nouns and adjectives begin that tell of which kind a measure is: "crude *oil* exports", "*youth* unemployment". Times,
    /// names, what has a number and words of no telling are none; the parts of "full-time" are no words of their own.
    fn kinds_before(&self, word: TokenIdx, registry: &Registry) -> TokenIdx {
        let parsed = self.parsed;
        let sentence = parsed.sentence(word).tokens.start;
        let kind = |i: &TokenIdx| {
            let noun = parsed.pos(*i) == Pos::Noun && parsed.dep(*i) == Dep::Compound;
            let adjective = parsed.tag(*i) == Tag::Jj && parsed.dep(*i) == Dep::Amod;
            (noun || adjective)
                && (*i == sentence || parsed.text(*i).starts_with(char::is_lowercase))
                && !parsed.in_time(parsed.span_of(*i..*i + 1))
                && !parsed.hits.is(*i, "idle_kind")
                && registry.covering(*i).is_none()
                && parsed.quantities.at(*i).is_none()
        };
        let first = (sentence..word).rev().take(MAX_KINDS).take_while(kind).last().unwrap_or(word);
        let hyphen = |i: TokenIdx| i > sentence && parsed.text(i - 1) == "-";
        (first..word).rev().find(|i| hyphen(*i)).map_or(first, |i| i + 1)
    }
}

/// The column that names what a wording's figures measure.
fn measure_column(filled: &Filled<'_>) -> Column {
    if filled.pattern.growth { Column::Growth } else { Column::Measure }
}

/// A share in percent; nobody has less than none or more than all.
fn share(quantity: &Quantity) -> Option<Decimal> {
    let possible = |share: &Decimal| (Decimal::whole(0)..=Decimal::whole(100)).contains(share);
    quantity
        .one()
        .filter(|_| matches!(&quantity.unit, Unit::Fixed(unit) if unit == "percent"))
        .filter(possible)
}
