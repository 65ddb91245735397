//! Tells how a claim stands: what grammar and the voices around it make of it.

use super::{Filled, Relator};
use crate::argument::Argument;
use crate::attribution::{Manner, Saying, is_answered};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::statement::Voice;
use crate::status::{Factuality, factuality, is_definite, is_left_out, is_no};
use crate::timing::is_ahead;
use rapporteur_language::Dep;
use rapporteur_model::{BlockKind, LocalId, Status};

/// Status and speakers of a claim.
pub(super) struct Standing {
    pub status: Status,
    /// Outermost first.
    pub speakers: Vec<LocalId>,
    pub distant: bool,
}

impl<'d> Relator<'d, '_> {
    /// The standing of a filled pattern with these arguments; `None` where somebody only asks.
    pub(super) fn standing(
        &self,
        filled: &Filled<'_>,
        subject: Option<&Argument>,
        object: Option<&Argument>,
    ) -> Option<Standing> {
        if filled.tells_of_post() || filled.is_in_brackets() {
            return Some(Standing { status: Status::Happened, speakers: Vec::new(), distant: false });
        }
        let parsed = self.parsed;
        let fact = self.fact(filled, subject, object);
        let mut status = fact.status();
        let mut distant = false;
        if let Some(cap) = filled.pattern.status {
            status = if status == Status::Denied { status } else { cap };
        }
        let chain = self.chain(filled.trigger);
        // What somebody asks, nobody claims; what the report itself asks is open.
        if fact.asked && !chain.is_empty() || self.is_asked(filled.trigger) {
            return None;
        }
        for voice in &chain {
            distant |= (voice.saying.distant || voice.unknown) && !filled.is_title();
            // A title is presupposed, whatever its bearer is said to have called what.
            if !filled.is_presupposed() {
                status = self.under(voice, filled.trigger, status);
            }
        }
        // A title is the report's own knowledge, in whatever words of others it stands.
        let own = filled.is_title() && !matches!(parsed.dep(filled.trigger), Dep::Attr | Dep::Oprd);
        let speakers =
            chain.iter().filter(|v| v.is_uttered() && !own).filter_map(|v| Some(v.speaker?.0)).collect();
        Some(Standing { status, speakers, distant })
    }

    /// What grammar makes of the claim.
    fn fact(&self, filled: &Filled<'_>, subject: Option<&Argument>, object: Option<&Argument>) -> Factuality {
        let parsed = self.parsed;
        let future = |token: TokenIdx| is_ahead(parsed, token);
        let asserted = self.asserting(filled);
        // What "an agreement on …" is about is no more certain than that there is one.
        let presupposed =
            filled.is_presupposed() && (filled.is_title() || is_definite(parsed, filled.trigger));
        let mut fact = factuality(parsed, asserted, presupposed, &future);
        if presupposed && !matches!(parsed.dep(filled.trigger), Dep::Attr | Dep::Oprd) {
            return fact;
        }
        // "made no commitment": the light object carries the meaning, and the negation.
        let no = |object: TokenIdx| parsed.children_by(object, &[Dep::Det]).any(|d| is_no(parsed, d));
        fact.positive ^= filled.light.is_some_and(no);
        // "signed no treaty"
        let none = |object: &Argument| parsed.head(object.head) == Some(filled.trigger) && no(object.head);
        fact.positive ^= filled.light.is_none() && object.is_some_and(none);
        for argument in subject.into_iter().chain(object).filter(|a| a.head != filled.trigger) {
            fact.positive ^= is_left_out(parsed, argument.head);
        }
        fact
    }

    /// What a voice makes of a status.
    fn under(&self, voice: &Voice<'_>, trigger: TokenIdx, status: Status) -> Status {
        let (parsed, saying) = (self.parsed, voice.saying);
        let headline = || parsed.sentence(trigger).block == BlockKind::Headline;
        match saying.manner {
            // "may announce": nobody answers for it yet. Where the verb governs the claim, factuality has seen to it.
            _ if !voice.is_uttered() && status == Status::Happened && !governs(parsed, saying, trigger) => {
                Status::Possible
            }
            // What is contested is seen from inside: the denier turns it over.
            Manner::Contest if !voice.is_uttered() => Status::Possible,
            Manner::Contest if status == Status::Denied => Status::Happened,
            Manner::Contest => Status::Denied,
            Manner::Deny if status != Status::Denied && !embeds(parsed, saying) => Status::Denied,
            Manner::Accuse | Manner::Doubt if status == Status::Happened => Status::Possible,
            // A headline's words in quotation marks are an allegation.
            Manner::Echo if status == Status::Happened && saying.source.is_empty() && headline() => {
                Status::Possible
            }
            _ => status,
        }
    }

    /// Sayings that hold a token, outermost first.
    fn chain(&self, token: TokenIdx) -> Vec<&'d Voice<'d>> {
        let uttered = |v: &&Voice<'_>| v.saying.is_voiced() && !v.saying.cue.contains(&token);
        let around = self.heard.holding(token).iter().map(|i| &self.voices[*i]);
        let mut chain: Vec<&Voice<'_>> = around.filter(uttered).collect();
        // What somebody says and another contests is first of all said; the denial repeats it.
        let words = |v: &Voice<'_>, denial: &Voice<'_>| is_answered(v.saying, denial.saying);
        let answered: Vec<&Voice<'_>> = chain.clone();
        chain.retain(|v| v.saying.manner != Manner::Contest || !answered.iter().any(|other| words(other, v)));
        chain.sort_by_key(|v| std::cmp::Reverse(v.saying.n_tokens()));
        chain
    }

    /// Whether a trigger stands in an interviewer's question.
    fn is_asked(&self, trigger: TokenIdx) -> bool {
        self.heard.holding(trigger).iter().any(|i| self.voices[*i].saying.manner == Manner::Ask)
    }

    /// Whether a word is the label of the speaker whose words a trigger stands in: "ANA RUIZ: Chad signed" does not say that Ana Ruiz did.
    pub(super) fn is_label(&self, trigger: TokenIdx, word: TokenIdx) -> bool {
        let parsed = self.parsed;
        let labels = |v: &Voice<'_>| {
            let sign = v.saying.cue.first().filter(|_| v.saying.cue.len() == 1);
            let separator = sign.is_some_and(|i| !parsed.text(*i).chars().any(char::is_alphanumeric));
            separator && v.saying.source.iter().any(|s| parsed.first_of_row(word) == *s || word == *s)
        };
        self.heard.holding(trigger).iter().any(|i| labels(&self.voices[*i]))
    }
}

/// Whether the verb of a cue stands above a trigger.
fn governs(parsed: &ParsedReport<'_>, saying: &Saying, trigger: TokenIdx) -> bool {
    parsed.ancestors(trigger).any(|above| saying.cue.contains(&above))
}

/// Whether a denying cue governs its content by grammar, so that factuality has already turned it over.
fn embeds(parsed: &ParsedReport<'_>, saying: &Saying) -> bool {
    saying.cue.iter().any(|cue| parsed.hits.is(*cue, "embedding"))
}
