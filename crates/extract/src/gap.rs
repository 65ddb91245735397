//! Predicates between two typed things of which no claim was made: what the relations do not cover yet.

use crate::extractor::Explained;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::relate::Outcome;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Preposition, SlotName};
use rapporteur_language::{Dep, Pos};
use rapporteur_model::{Extraction, Families, LocalId, Mention, RelationFamily, TypeFamily};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A predicate as people speak of it: word class, lemma, what goes with it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Predicate {
    /// `verb`, `noun` or `adj`.
    pub class: &'static str,
    /// Lemma, with particle: `hand over`, `pay`, `critical`.
    pub stem: String,
    /// The lemma of an object that is no thing: in `pay [visit] to` it carries the meaning.
    pub light: Option<String>,
    /// What leads from there to the other place: a preposition, `+clause` or nothing.
    pub tail: String,
}

impl fmt::Display for Predicate {
    /// As a trigger is written, with what follows it: `verb: hand over to`, `verb: pay [visit] to`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.class, self.stem)?;
        if let Some(light) = &self.light {
            write!(f, " [{light}]")?;
        }
        if self.tail.is_empty() { Ok(()) } else { write!(f, " {}", self.tail) }
    }
}

/// One place where a predicate joins two things and nothing is claimed of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The predicate.
    pub predicate: Predicate,
    /// Its token.
    pub trigger: TokenIdx,
    /// The slot of its other place; `None` for a preposition that patterns have no name for.
    pub slot: Option<SlotName>,
    /// Who does it, or whose it is.
    pub subject: Mention,
    /// What stands in its other place; `None` for what is only described there, or a clause.
    pub object: Option<Mention>,
}

/// Every gap of a report, in order of the text.
pub fn gaps(explained: &Explained<'_>, families: &Families) -> Vec<Gap> {
    let places = Places::new(&explained.parsed, &explained.extraction, families);
    let covered = covered(explained, families);
    let tokens = 0..explained.parsed.tokens.len();
    tokens.filter(|token| !covered.contains(token)).flat_map(|token| places.at(token)).collect()
}

/// The words at which a pattern has made claims. Relations of the family `open` take whatever is left, so they cover nothing.
pub fn covered(explained: &Explained<'_>, families: &Families) -> BTreeSet<TokenIdx> {
    let is_open = |pattern: &str| {
        pattern.split_once('/').is_some_and(|(relation, _)| families.has(RelationFamily::Open, relation))
    };
    let made = explained.attempts.iter().filter(|a| matches!(a.outcome, Outcome::Fired(n) if n > 0));
    made.filter(|attempt| !is_open(&attempt.pattern)).map(|attempt| attempt.trigger).collect()
}

/// One place of a predicate beside its agent.
struct Place {
    /// The light object that belongs to the predicate.
    light: Option<String>,
    tail: String,
    slot: Option<SlotName>,
    /// Heads of what stands there.
    heads: Vec<TokenIdx>,
}

impl Place {
    fn new(tail: &str, slot: SlotName, heads: Vec<TokenIdx>) -> Self {
        Self { light: None, tail: tail.to_owned(), slot: Some(slot), heads }
    }

    fn with_light(self, light: Option<&str>) -> Self {
        Self { light: light.map(str::to_owned), ..self }
    }
}

/// A report with its typed things by the head of their words.
struct Places<'d, 'r> {
    parsed: &'d ParsedReport<'r>,
    extraction: &'d Extraction,
    families: &'d Families,
    things: BTreeMap<TokenIdx, &'d Mention>,
}

impl<'d, 'r> Places<'d, 'r> {
    /// Statements, posts and topics are left to the patterns that make them.
    fn new(parsed: &'d ParsedReport<'r>, extraction: &'d Extraction, families: &'d Families) -> Self {
        let typed = |id: LocalId| families.has_type(TypeFamily::Participant, &extraction.entity(id).kind);
        let heads = extraction.mentions.iter().filter(|m| typed(m.entity)).filter_map(|mention| {
            let tokens = parsed.tokens_in(mention.span);
            (!tokens.is_empty()).then(|| (parsed.head_of(tokens), mention))
        });
        Self { parsed, extraction, families, things: heads.collect() }
    }

    /// The gaps of one predicate: its agent with each of its other places.
    fn at(&self, trigger: TokenIdx) -> Vec<Gap> {
        let parsed = self.parsed;
        let class = match parsed.pos(trigger) {
            Pos::Verb => "verb",
            Pos::Noun if !self.things.contains_key(&trigger) => "noun",
            Pos::Adj if parsed.dep(trigger) != Dep::Amod => "adj",
            _ => return Vec::new(),
        };
        let frame = Frame::new(parsed, trigger);
        let agents: Vec<&Mention> =
            frame.slot(SlotName::Agent).iter().filter_map(|head| self.thing(*head)).collect();
        let Some(subject) = agents.first().copied() else { return Vec::new() };
        let stem = format!("{}{}", parsed.lemma(trigger), self.particle(trigger));
        let mut gaps: Vec<Gap> = Vec::new();
        for Place { light, tail, slot, heads } in self.others(&frame, class) {
            let things: Vec<Option<&Mention>> = heads.into_iter().map(|head| self.thing(head)).collect();
            let other = |object: &&Mention| agents.iter().all(|agent| agent.entity != object.entity);
            let object = match things.iter().copied().flatten().find(other) {
                None if things.is_empty() || things.iter().any(Option::is_some) => continue,
                object => object,
            };
            if !self.is_claimed(trigger, subject.entity, object.map(|object| object.entity)) {
                let predicate = Predicate { class, stem: stem.clone(), light, tail };
                let (subject, object) = (subject.clone(), object.cloned());
                gaps.push(Gap { predicate, trigger, slot, subject, object });
            }
        }
        gaps
    }

    fn thing(&self, head: TokenIdx) -> Option<&'d Mention> {
        self.things.get(&head).copied()
    }

    /// The places of a predicate beside its agent. Where a noun that is no thing stands as object, it is taken for part of the predicate.
    fn others(&self, frame: &Frame<'_, '_>, class: &str) -> Vec<Place> {
        let trigger = frame.slot(SlotName::Trigger);
        let own = trigger.iter().flat_map(|trigger| self.prepositions(*trigger));
        if class != "verb" {
            return own.collect();
        }
        let patients = frame.slot(SlotName::Patient);
        let light = patients.iter().copied().find(|object| self.thing(*object).is_none());
        let light_word = light.map(|light| self.parsed.lemma(light));
        let of_light = light.into_iter().flat_map(|light| self.prepositions(light));
        let mut others: Vec<Place> = own.chain(of_light).map(|place| place.with_light(light_word)).collect();
        let has_thing = patients.iter().any(|object| self.thing(*object).is_some());
        let whole = if has_thing { None } else { light_word };
        others.push(Place::new("", SlotName::Patient, patients).with_light(whole));
        others.push(Place::new("", SlotName::Dative, frame.slot(SlotName::Dative)));
        others.push(Place::new("+clause", SlotName::Clause, frame.slot(SlotName::Clause)));
        others
    }

    /// The prepositions below a word with their objects; `by` leads to agents.
    fn prepositions(&self, word: TokenIdx) -> Vec<Place> {
        let parsed = self.parsed;
        let below = parsed.children_by(word, &[Dep::Prep, Dep::Agent, Dep::Dative]);
        let place = |prep: TokenIdx| {
            let tail = parsed.text(prep).to_lowercase();
            // A name of a slot that is no preposition is one of another place.
            let slot = Preposition::from_name(&tail).map(SlotName::from);
            let heads = parsed.children_by(prep, &[Dep::Pobj]).collect();
            Place { light: None, tail, slot, heads }
        };
        below
            .filter(|prep| parsed.pos(*prep) == Pos::Adp)
            .map(place)
            .filter(|place| place.tail != "by")
            .collect()
    }

    fn particle(&self, verb: TokenIdx) -> String {
        let particle = self.parsed.child(verb, &[Dep::Prt]);
        particle.map_or_else(String::new, |particle| format!(" {}", self.parsed.lemma(particle)))
    }

    /// Whether a claim was read from these words, whatever found it: one of both things, or what the subject is reported to say.
    fn is_claimed(&self, trigger: TokenIdx, subject: LocalId, object: Option<LocalId>) -> bool {
        let subject = Some(subject);
        let word = self.parsed.span_of(trigger..trigger + 1);
        let closed = |relation: &str| !self.families.has(RelationFamily::Open, relation);
        let claims = self.extraction.claims.iter().filter(|claim| closed(&claim.relation));
        let here = claims.filter(|claim| claim.evidence.span.contains(word));
        let mut parties =
            here.map(|claim| (claim.relation.as_str(), claim.subject, claim.object.entity().copied()));
        parties.any(|(relation, from, to)| {
            let both = (from == subject && to == object) || (from == object && to == subject);
            both && object.is_some() || from == subject && self.families.has(RelationFamily::Speech, relation)
        })
    }
}
