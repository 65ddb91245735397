//! Reads what no relation covers: verbs between two typed things, as claims of the relations that take every predicate.

use super::{Attempt, Filled, Outcome, Relator};
use crate::parsed_report::TokenIdx;
use crate::registry::Registry;
use rapporteur_knowledge::QualifierReading;
use rapporteur_language::{Dep, Pos};
use rapporteur_model::{Claim, LocalId, Object, Qualifier};
use std::collections::BTreeSet;

/// What is covered already.
struct Covered<'c> {
    claims: &'c [Claim<LocalId>],
    /// Triggers of which a relation has made claims.
    fired: BTreeSet<TokenIdx>,
    /// Words that tell that somebody says something.
    cues: BTreeSet<TokenIdx>,
}

impl Relator<'_, '_> {
    /// Claims of what no relation covers, and the attempts that made them. It is read last, so that nothing it enters in the register
    /// changes another claim.
    pub fn relate_open(
        &self,
        claims: &[Claim<LocalId>],
        attempts: &[Attempt],
        registry: &mut Registry,
    ) -> (Vec<Claim<LocalId>>, Vec<Attempt>) {
        let fired = attempts.iter().filter(|a| matches!(a.outcome, Outcome::Fired(n) if n > 0));
        let voices = self.voices.iter().filter(|voice| voice.saying.is_voiced());
        let cues = voices.flat_map(|voice| voice.saying.cue.iter().copied());
        let covered = Covered { claims, fired: fired.map(|a| a.trigger).collect(), cues: cues.collect() };
        let (mut found, mut fired) = (Vec::new(), Vec::new());
        let verbs = (0..self.parsed.tokens.len()).filter(|token| self.parsed.pos(*token) == Pos::Verb);
        for trigger in verbs.filter(|verb| !covered.fired.contains(verb) && !covered.cues.contains(verb)) {
            let mut joined = BTreeSet::new();
            for (r, p, _) in self.index.open() {
                let relation = &self.context.knowledge.relations[*r];
                let pattern = &relation.patterns[*p];
                let filled = Filled { relation, pattern, trigger, light: None, name_end: None };
                let mut made = self.fill(&filled, registry).unwrap_or_default();
                made.retain(|claim| !self.is_covered(claim, trigger, &covered) && joined.insert(pair(claim)));
                if made.is_empty() {
                    continue;
                }
                let pattern = format!("{}/{}", relation.id, pattern.id);
                fired.push(Attempt { trigger, pattern, outcome: Outcome::Fired(made.len()) });
                found.extend(made.into_iter().map(|claim| self.with_predicate(&filled, claim)));
            }
        }
        (found, fired)
    }

    /// Whether a relation joins both already by these words.
    fn is_covered(&self, open: &Claim<LocalId>, trigger: TokenIdx, covered: &Covered<'_>) -> bool {
        let word = self.parsed.span_of(trigger..trigger + 1);
        let mut here = covered.claims.iter().filter(|claim| claim.evidence.span.contains(word));
        here.any(|claim| pair(claim) == pair(open))
    }

    /// Tells a claim's predicate.
    fn with_predicate(&self, filled: &Filled<'_>, mut claim: Claim<LocalId>) -> Claim<LocalId> {
        let mut words = self.parsed.lemma(filled.trigger).to_owned();
        let particle = self.parsed.child(filled.trigger, &[Dep::Prt]).map(|token| self.parsed.lemma(token));
        for word in particle.into_iter().chain(self.leading(filled.trigger, &claim)) {
            words.push(' ');
            words.push_str(word);
        }
        let named = filled.relation.qualifiers.iter().filter(|q| q.reading == QualifierReading::Predicate);
        for qualifier in named {
            claim.qualifiers.insert(qualifier.id.clone(), Qualifier::Text(words.clone()));
        }
        claim
    }

    /// The preposition that leads from a verb to a claim's object.
    fn leading(&self, verb: TokenIdx, claim: &Claim<LocalId>) -> Option<&str> {
        let parsed = self.parsed;
        let tokens = parsed.tokens_in(claim.object_span?);
        let mut at = (!tokens.is_empty()).then(|| parsed.head_of(tokens))?;
        while let Some(head) = parsed.head(at) {
            if head == verb {
                return (parsed.pos(at) == Pos::Adp).then(|| parsed.lemma(at));
            }
            at = head;
        }
        None
    }
}

/// The two things that a claim joins, whoever acts.
fn pair(claim: &Claim<LocalId>) -> (Option<LocalId>, Option<LocalId>) {
    let object = match claim.object {
        Object::Entity(entity) => Some(entity),
        Object::None | Object::Value { .. } => None,
    };
    (claim.subject.min(object), claim.subject.max(object))
}
