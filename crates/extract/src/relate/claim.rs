//! Makes one claim: status, speakers, role, time and evidence.

use super::standing::Standing;
use super::{Filled, Relator};
use crate::argument::Argument;
use crate::parsed_report::TokenIdx;
use crate::title::Tenure;
use rapporteur_knowledge::pattern::{Role, SlotName};
use rapporteur_language::Dep;
use rapporteur_model::{Claim, Confidence, Evidence, FoundBy, LocalId, Object, RelationFamily, Span, Status};

impl Relator<'_, '_> {
    /// The claim of a filled pattern, without subject where the doer is untold; none where the sentence only asks.
    pub(super) fn claim(
        &self,
        filled: &Filled<'_>,
        subject: Option<&Argument>,
        object: Object<LocalId>,
        object_argument: Option<&Argument>,
    ) -> Option<Claim<LocalId>> {
        let parsed = self.parsed;
        let trigger = filled.trigger;
        let asserted = self.asserting(filled);
        let Standing { status, speakers, distant } = self.standing(filled, subject, object_argument)?;
        // Whatever is said of its holder, and when, a post belongs where it belongs.
        let dated = (!filled.tells_of_post() && filled.name_end.is_none())
            .then(|| self.dating(filled, asserted, status));
        let (when, status) = dated.unwrap_or((None, status));
        let trust = |argument: Option<&Argument>| argument.map_or(100.0, |a| f64::from(a.trust));
        let trust = trust(subject) * trust(object_argument) / 10_000.0;
        let ahead =
            filled.is_title() && self.offices.get(&trigger).is_some_and(|u| u.tenure == Tenure::Coming);
        let status = if ahead && status == Status::Happened { Status::Planned } else { status };
        Some(Claim {
            subject: subject.map(|s| s.entity),
            subject_span: subject.map(|s| s.span),
            object_span: object_argument.map(|o| o.span),
            status,
            attribution: speakers,
            distant,
            edgeless: filled.relation.families.contains(&RelationFamily::Edgeless),
            when,
            role: self.role(filled),
            confidence: Confidence::new(filled.pattern.confidence * trust),
            found_by: FoundBy::wording(&filled.relation.id, &filled.pattern.id),
            evidence: Evidence {
                span: self.evidence(trigger, [subject.map(|s| s.span), object_argument.map(|o| o.span)]),
                sentence: parsed.sentence(trigger).span,
            },
            ..Claim::new(&filled.relation.id, object)
        })
    }

    /// The word that asserts the claim: the trigger, or the verb whose subject a noun or preposition is said of ("*is* on a visit").
    pub(super) fn asserting(&self, filled: &Filled<'_>) -> TokenIdx {
        let arguments =
            filled.pattern.object.iter().chain(&filled.pattern.count).chain([&filled.pattern.subject]);
        // "failed to return after a visit": what is over did take place.
        let past = self.parsed.head(filled.trigger).filter(|_| self.parsed.dep(filled.trigger) == Dep::Pobj);
        if past.is_some_and(|p| matches!(self.parsed.lemma(p), "after" | "following" | "since")) {
            return filled.trigger;
        }
        let of_verb =
            arguments.filter_map(|slot| slot.0.first()).any(|path| path.first() == Some(&SlotName::Verb));
        let verb = of_verb.then(|| self.frame(filled).slot(SlotName::Verb).first().copied()).flatten();
        verb.unwrap_or(filled.trigger)
    }

    fn role(&self, filled: &Filled<'_>) -> Option<String> {
        let parsed = self.parsed;
        match filled.pattern.role.as_ref()? {
            Role::Trigger => {
                let own = || parsed.text(filled.trigger).to_owned();
                Some(self.role_words(filled.trigger).unwrap_or_else(own))
            }
            Role::Slot(slot) => {
                let mut tokens = slot.0.iter().flat_map(|path| self.path(filled, path));
                tokens.find_map(|token| self.role_words(token))
            }
        }
    }

    /// The words of a post, kinship or errand that a token heads.
    fn role_words(&self, token: TokenIdx) -> Option<String> {
        let parsed = self.parsed;
        if let Some(usage) = self.offices.get(&token) {
            return Some(usage.words.clone());
        }
        let hit =
            ["office", "kin", "envoy", "leader"].iter().find_map(|class| parsed.hits.get(token, class))?;
        Some(parsed.text_of(hit.tokens.clone()).to_owned())
    }

    /// The least stretch of the trigger's sentence that holds trigger and arguments.
    pub(super) fn evidence(&self, trigger: TokenIdx, arguments: [Option<Span>; 2]) -> Span {
        let sentence = self.parsed.sentence(trigger).span;
        let start = self.parsed.span_of(trigger..trigger + 1);
        arguments.into_iter().flatten().filter(|span| sentence.contains(*span)).fold(start, Span::cover)
    }
}
