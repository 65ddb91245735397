//! One claim: status, speakers, role, time and evidence.

use super::{Filled, Relator};
use crate::argument::Argument;
use crate::attribution::{Manner, Saying};
use crate::document::{Document, TokenIdx};
use crate::statement::Voice;
use crate::status::factuality;
use crate::timing::{is_ahead, time_around, time_of};
use crate::title::Tenure;
use rapporteur_knowledge::pattern::{Role, SlotName};
use rapporteur_language::Dep;
use rapporteur_model::{Claim, Confidence, Evidence, LocalId, Object, Span, Status};

impl<'d> Relator<'d, '_> {
    /// The claim of a filled pattern.
    pub(super) fn claim(
        &self,
        filled: &Filled<'_>,
        subject: &Argument,
        object: Object<LocalId>,
        object_argument: Option<&Argument>,
    ) -> Claim<LocalId> {
        let document = self.document;
        let trigger = filled.trigger;
        let future = |token: TokenIdx| is_ahead(document, token);
        let asserted = self.asserting(filled);
        let mut fact = factuality(document, asserted, filled.is_presupposed(), &future);
        // "made no commitment": the light object carries the meaning, and the negation.
        let no =
            |object: TokenIdx| document.children_by(object, &[Dep::Det]).any(|d| document.lemma(d) == "no");
        fact.positive ^= filled.light.is_some_and(no);
        // "signed no treaty"
        let none = |object: &Argument| document.head(object.head) == Some(trigger) && no(object.head);
        fact.positive ^= filled.light.is_none() && object_argument.is_some_and(none);
        let mut status = fact.status();
        let mut distanced = false;
        if let Some(cap) = filled.pattern.status {
            status = if status == Status::Denied { status } else { cap };
        }
        let chain = self.chain(trigger);
        for voice in &chain {
            let saying = voice.saying;
            distanced |= saying.distanced && !filled.is_title();
            status = match saying.manner {
                // A title is presupposed, whatever its bearer is said to have called what.
                _ if filled.is_presupposed() => status,
                // "may announce": nobody answers for it yet. Where the verb governs the claim, factuality has seen to it.
                _ if !voice.is_uttered()
                    && status == Status::Happened
                    && !governs(document, saying, trigger) =>
                {
                    Status::Possible
                }
                Manner::Deny if status != Status::Denied && !embeds(document, saying) => Status::Denied,
                Manner::Accuse | Manner::Doubt if status == Status::Happened => Status::Possible,
                _ => status,
            };
        }
        // A title is the report's own knowledge, in whatever words of others it stands.
        let own = filled.is_title() && !matches!(document.dep(trigger), Dep::Attr | Dep::Oprd);
        let speakers =
            chain.iter().filter(|v| v.is_uttered() && !own).filter_map(|v| Some(v.speaker?.0)).collect();
        let trust =
            f64::from(subject.trust) * object_argument.map_or(100.0, |o| f64::from(o.trust)) / 10_000.0;
        let ahead =
            filled.is_title() && self.offices.get(&trigger).is_some_and(|u| u.tenure == Tenure::Coming);
        if ahead && status == Status::Happened {
            status = Status::Planned;
        }
        // Whatever is said of its holder, and by whom, a post belongs where it belongs.
        let timeless = filled.tells_of_post();
        Claim {
            subject: subject.entity,
            subject_span: subject.span,
            relation: filled.relation.id.clone(),
            object,
            object_span: object_argument.map(|o| o.span),
            status: if timeless { Status::Happened } else { status },
            attribution: if timeless { Vec::new() } else { speakers },
            distanced: distanced && !timeless,
            when: if timeless || filled.name_end.is_some() {
                None
            } else if own {
                time_of(document, asserted)
            } else {
                time_around(document, asserted)
            },
            role: self.role(filled),
            unit: None,
            bound: None,
            confidence: Confidence::new(filled.pattern.confidence * trust),
            found_by: format!("{}/{}", filled.relation.id, filled.pattern.id),
            evidence: Evidence {
                span: self.evidence(trigger, [Some(subject.span), object_argument.map(|o| o.span)]),
                sentence: document.sentence(trigger).span,
            },
        }
    }

    /// The word that asserts the claim: the trigger, or the verb whose subject a noun or preposition is said of ("*is* on a visit").
    fn asserting(&self, filled: &Filled<'_>) -> TokenIdx {
        let arguments = filled.pattern.object.iter().chain([&filled.pattern.subject]);
        let of_verb =
            arguments.filter_map(|slot| slot.0.first()).any(|path| path.first() == Some(&SlotName::Verb));
        let verb = of_verb.then(|| self.frame(filled).slot(SlotName::Verb).first().copied()).flatten();
        verb.unwrap_or(filled.trigger)
    }

    /// Sayings that hold a token, outermost first.
    fn chain(&self, token: TokenIdx) -> Vec<&'d Voice<'d>> {
        let uttered = |v: &&Voice<'_>| v.saying.is_voiced() && !v.saying.cue.contains(&token);
        let around = self.heard.holding(token).iter().map(|i| &self.voices[*i]);
        let mut chain: Vec<&Voice<'_>> = around.filter(uttered).collect();
        chain.sort_by_key(|v| std::cmp::Reverse(v.saying.n_tokens()));
        chain
    }

    fn role(&self, filled: &Filled<'_>) -> Option<String> {
        let document = self.document;
        match filled.pattern.role.as_ref()? {
            Role::Trigger => {
                let own = || document.text(filled.trigger).to_owned();
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
        let document = self.document;
        if let Some(usage) = self.offices.get(&token) {
            return Some(usage.words.clone());
        }
        let hit =
            ["office", "kin", "envoy", "leader"].iter().find_map(|class| document.hits.get(token, class))?;
        Some(document.text_of(hit.tokens.clone()).to_owned())
    }

    /// The least stretch of the trigger's sentence that holds trigger and arguments.
    pub(super) fn evidence(&self, trigger: TokenIdx, arguments: [Option<Span>; 2]) -> Span {
        let sentence = self.document.sentence(trigger).span;
        let start = self.document.span_of(trigger..trigger + 1);
        arguments.into_iter().flatten().filter(|span| sentence.contains(*span)).fold(start, Span::cover)
    }
}

/// Whether the verb of a cue stands above a trigger.
fn governs(document: &Document<'_>, saying: &Saying, trigger: TokenIdx) -> bool {
    document.ancestors(trigger).any(|above| saying.cue.contains(&above))
}

/// Whether a denying cue governs its content by grammar, so that factuality has already turned it over.
fn embeds(document: &Document<'_>, saying: &Saying) -> bool {
    saying.cue.iter().any(|cue| document.hits.is(*cue, "embedding"))
}
