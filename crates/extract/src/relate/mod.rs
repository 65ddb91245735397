//! Makes claims: patterns of `data/relations/` are matched against predicates and their arguments.

mod arguments;
mod claim;
mod dating;
mod distribute;
mod election;
mod figure;
mod fill;
mod index;
mod numbers;
mod open;
mod qualified;
mod standing;
mod telling;
mod terms;
mod untold;

pub use index::PatternIndex;
pub use telling::keep_telling;

use crate::context::Context;
use crate::cover::Cover;
use crate::office::Offices;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::statement::Voice;
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::{Alternative, Preposition, SlotName, Term, TriggerPos};
use rapporteur_knowledge::{Pattern, Relation};
use rapporteur_language::Dep;
use rapporteur_model::{Claim, Form, LocalId};

/// What a pattern did at a trigger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It made claims.
    Fired(usize),
    /// A slot was empty or held nothing of the right type.
    Missing(&'static str),
    /// A condition of the pattern did not hold.
    Condition(String),
}

/// A pattern whose trigger stood in the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attempt {
    /// The trigger.
    pub trigger: TokenIdx,
    /// Relation and pattern.
    pub pattern: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// Everything claims are read from.
pub struct Relator<'d, 'r> {
    /// The report.
    pub parsed: &'d ParsedReport<'r>,
    /// Knowledge and year.
    pub context: Context<'d>,
    /// Patterns.
    pub index: &'d PatternIndex,
    /// Office nouns.
    pub offices: &'d Offices,
    /// Who says what.
    pub voices: &'d [Voice<'d>],
    /// Which of them say a token.
    pub heard: &'d Cover,
}

/// One filled pattern before it becomes a claim.
struct Filled<'p> {
    relation: &'p Relation,
    pattern: &'p Pattern,
    trigger: TokenIdx,
    light: Option<TokenIdx>,
    /// The token behind the name that the trigger heads.
    name_end: Option<TokenIdx>,
}

impl Filled<'_> {
    /// Whether the wording takes itself for granted: so it says, or the subject is whom the trigger noun describes.
    fn is_presupposed(&self) -> bool {
        self.pattern.presupposed || self.is_title()
    }

    /// Whether the claim is about a post and not about anybody who holds it.
    fn tells_of_post(&self) -> bool {
        self.pattern.trigger.pos == TriggerPos::Noun
            && self
                .pattern
                .subject
                .0
                .iter()
                .all(|path| path.last().is_some_and(|step| *step == SlotName::Office))
    }

    /// Whether the object stands in brackets behind a name, where a report adds what it knows itself.
    fn is_in_brackets(&self) -> bool {
        let bracketed = |path: &[SlotName]| path == [SlotName::Brackets];
        self.pattern.object.iter().any(|slot| slot.0.iter().any(|path| bracketed(path)))
    }

    /// Whether the wording tells of somebody's part in a body by a noun or adjective beside the name.
    fn tells_party(&self) -> bool {
        let asks = |term: &Term| matches!(term, Term::Class(class) if class.starts_with("party_"));
        self.is_title()
            || self.is_in_brackets()
            || self.pattern.conditions.iter().any(|(_, terms)| terms.iter().any(asks))
    }

    /// Whether one slot brings subjects and objects: "Ruiz and Paz met".
    fn is_of_one_slot(&self) -> bool {
        self.pattern.object.as_ref() == Some(&self.pattern.subject)
    }

    fn is_title(&self) -> bool {
        self.pattern.trigger.pos == TriggerPos::Noun
            && self.pattern.subject.0.iter().any(|path| path.len() == 1 && path[0] == SlotName::Holder)
    }
}

impl<'d> Relator<'d, '_> {
    /// All claims, and all attempts for `explain`.
    pub fn relate(&self, registry: &mut Registry) -> (Vec<Claim<LocalId>>, Vec<Attempt>) {
        let (mut claims, mut attempts) = (Vec::new(), Vec::new());
        for trigger in 0..self.parsed.tokens.len() {
            let mut tried = None;
            for (r, p, a) in self.index.at(self.parsed, trigger) {
                if tried == Some((r, p)) {
                    continue;
                }
                let relation = &self.context.knowledge.relations[r];
                let pattern = &relation.patterns[p];
                let Some(light) = self.alternative(trigger, &pattern.trigger.alternatives[a], registry)
                else {
                    continue;
                };
                tried = Some((r, p));
                let everywhere = pattern.trigger.alternatives[a].head == Term::Any;
                let name = registry.at(trigger).filter(|m| everywhere && m.form == Form::Name);
                if everywhere && name.is_none() {
                    // A pattern that any noun triggers speaks of names.
                    continue;
                }
                let name_end = name.map(|m| m.tokens.end);
                let filled = Filled { relation, pattern, trigger, light, name_end };
                let outcome = match self.fill(&filled, registry) {
                    Ok(made) => {
                        let n_made = made.len();
                        claims.extend(made);
                        Outcome::Fired(n_made)
                    }
                    Err(outcome) => outcome,
                };
                if everywhere && !matches!(outcome, Outcome::Fired(_)) {
                    continue;
                }
                attempts.push(Attempt {
                    trigger,
                    pattern: format!("{}/{}", relation.id, pattern.id),
                    outcome,
                });
            }
        }
        (claims, attempts)
    }

    /// Whether particle and light object are there; the light object, if the alternative wants one.
    fn alternative(
        &self,
        trigger: TokenIdx,
        alternative: &Alternative,
        registry: &Registry,
    ) -> Option<Option<TokenIdx>> {
        let parsed = self.parsed;
        if alternative.particle.is_none() && self.called_off(trigger, alternative) {
            return None;
        }
        if let Some(particle) = &alternative.particle {
            let with = parsed
                .children_by(trigger, &[Dep::Prt, Dep::Prep, Dep::Advmod, Dep::Oprd, Dep::Acomp])
                .any(|c| parsed.lemma(c) == particle);
            if !with {
                return None;
            }
        }
        if alternative.light.is_empty() {
            return Some(None);
        }
        let objects = Frame::new(parsed, trigger).slot(SlotName::Patient);
        let object = objects
            .iter()
            .flat_map(|o| std::iter::once(*o).chain(self.measured(*o)))
            .find(|o| alternative.light.iter().any(|term| self.is_term(*o, term, registry)))?;
        Some(Some(object))
    }

    /// "ten days of war games", "hundreds of policemen": what a quantity measures out carries the meaning.
    fn measured(&self, quantity: TokenIdx) -> Vec<TokenIdx> {
        let parsed = self.parsed;
        let word = parsed.span_of(quantity..quantity + 1);
        let measures = parsed.hits.is_any(quantity, &["measure_noun", "part_noun"]) || parsed.in_time(word);
        if measures { Frame::new(parsed, quantity).slot(Preposition::Of) } else { Vec::new() }
    }

    /// "called off the strike" is not "called a strike", "gave up arms" not "gave arms", unless the alternative's own word has the
    /// particle.
    fn called_off(&self, trigger: TokenIdx, alternative: &Alternative) -> bool {
        let parsed = self.parsed;
        let whole = match &alternative.head {
            Term::Class(class) => parsed.hits.get(trigger, class).is_some_and(|hit| hit.tokens.len() > 1),
            _ => false,
        };
        let phrasal = parsed.hits.is(trigger, "phrasal_verb");
        !whole && parsed.children_by(trigger, &[Dep::Prt]).any(|c| phrasal || parsed.lemma(c) == "off")
    }
}
