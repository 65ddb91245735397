//! Predicates between two typed things of which no claim was made: what the relations do not cover yet.

use crate::extractor::Explained;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::relate::Outcome;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::{Extraction, Families, LocalId, RelationFamily, TypeFamily};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A predicate as people speak of it: word class, lemma, what goes with it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Predicate {
    /// `verb`, `noun` or `adj`.
    pub class: &'static str,
    /// Lemma, with particle, light object in brackets and preposition: `hand over to`, `pay [visit] to`, `critical of`.
    pub words: String,
}

impl fmt::Display for Predicate {
    /// As a trigger is written: `verb: hand over to`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.class, self.words)
    }
}

/// One place where a predicate joins two things and nothing is claimed of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The predicate.
    pub predicate: Predicate,
    /// Its token.
    pub trigger: TokenIdx,
    /// Who does it, or whose it is.
    pub subject: LocalId,
    /// What stands in its other place; `None` for what is only described there, or a clause.
    pub object: Option<LocalId>,
}

/// Every gap of a report, in order of the text.
pub fn gaps(explained: &Explained<'_>, families: &Families) -> Vec<Gap> {
    let places = Places::new(&explained.parsed, &explained.extraction, families);
    let fired = explained.attempts.iter().filter(|a| matches!(a.outcome, Outcome::Fired(n) if n > 0));
    let fired: BTreeSet<TokenIdx> = fired.map(|attempt| attempt.trigger).collect();
    let tokens = 0..explained.parsed.tokens.len();
    tokens.filter(|token| !fired.contains(token)).flat_map(|token| places.at(token)).collect()
}

/// Words that lead from a predicate to one of its places, and the heads of what stands there.
type Place = (String, Vec<TokenIdx>);

/// A report with its typed things by the head of their words.
struct Places<'d, 'r> {
    parsed: &'d ParsedReport<'r>,
    extraction: &'d Extraction,
    families: &'d Families,
    things: BTreeMap<TokenIdx, LocalId>,
}

impl<'d, 'r> Places<'d, 'r> {
    /// Statements, posts and topics are left to the patterns that make them.
    fn new(parsed: &'d ParsedReport<'r>, extraction: &'d Extraction, families: &'d Families) -> Self {
        let typed = |id: LocalId| families.has_type(TypeFamily::Participant, &extraction.entity(id).kind);
        let heads = extraction.mentions.iter().filter(|m| typed(m.entity)).filter_map(|mention| {
            let tokens = parsed.tokens_in(mention.span);
            (!tokens.is_empty()).then(|| (parsed.head_of(tokens), mention.entity))
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
        let agents: Vec<LocalId> =
            frame.slot(SlotName::Agent).iter().filter_map(|head| self.thing(*head)).collect();
        let Some(subject) = agents.first().copied() else { return Vec::new() };
        let stem = format!("{}{}", parsed.lemma(trigger), self.particle(trigger));
        let mut gaps: Vec<Gap> = Vec::new();
        for (tail, heads) in self.others(&frame, class) {
            let things: Vec<Option<LocalId>> = heads.into_iter().map(|head| self.thing(head)).collect();
            let other = |object: &LocalId| !agents.contains(object);
            let object = match things.iter().copied().flatten().find(other) {
                None if things.is_empty() || things.iter().any(Option::is_some) => continue,
                object => object,
            };
            if !self.is_claimed(trigger, subject, object) {
                let predicate = Predicate { class, words: format!("{stem}{tail}") };
                gaps.push(Gap { predicate, trigger, subject, object });
            }
        }
        gaps
    }

    fn thing(&self, head: TokenIdx) -> Option<LocalId> {
        self.things.get(&head).copied()
    }

    /// The places of a predicate beside its agent. Where a noun that is no thing stands as object, it is taken for part of the predicate.
    fn others(&self, frame: &Frame<'_, '_>, class: &str) -> Vec<Place> {
        let trigger = frame.slot(SlotName::Trigger);
        let own = trigger.iter().flat_map(|trigger| self.prepositions(*trigger));
        if class != "verb" {
            return own.map(|(word, objects)| (format!(" {word}"), objects)).collect();
        }
        let patients = frame.slot(SlotName::Patient);
        let light = patients.iter().copied().find(|object| self.thing(*object).is_none());
        let light_word = light.map_or_else(String::new, |light| format!(" [{}]", self.parsed.lemma(light)));
        let of_light = light.into_iter().flat_map(|light| self.prepositions(light));
        let mut others: Vec<Place> =
            own.chain(of_light).map(|(word, objects)| (format!("{light_word} {word}"), objects)).collect();
        others.push((
            if patients.iter().any(|object| self.thing(*object).is_some()) {
                String::new()
            } else {
                light_word
            },
            patients,
        ));
        others.push((String::new(), frame.slot(SlotName::Dative)));
        others.push((" +clause".to_owned(), frame.slot(SlotName::Clause)));
        others
    }

    /// The prepositions below a word with their objects; `by` leads to agents.
    fn prepositions(&self, word: TokenIdx) -> Vec<(String, Vec<TokenIdx>)> {
        let parsed = self.parsed;
        let below = parsed.children_by(word, &[Dep::Prep, Dep::Agent, Dep::Dative]);
        below
            .filter(|prep| parsed.pos(*prep) == Pos::Adp)
            .map(|prep| (parsed.text(prep).to_lowercase(), parsed.children_by(prep, &[Dep::Pobj]).collect()))
            .filter(|(word, _): &(String, Vec<TokenIdx>)| word != "by")
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
        let here = self.extraction.claims.iter().filter(|claim| claim.evidence.span.contains(word));
        let mut parties =
            here.map(|claim| (claim.relation.as_str(), claim.subject, claim.object.entity().copied()));
        parties.any(|(relation, from, to)| {
            let both = (from == subject && to == object) || (from == object && to == subject);
            both && object.is_some() || from == subject && self.families.has(RelationFamily::Speech, relation)
        })
    }
}
