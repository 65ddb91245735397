//! Accusations and what becomes of them: "an allegation Ukraine denies" denies what somebody was accused of just before, "rejected Chad's
//! claim that …" what Chad claims there.

use crate::attribution::{Manner, is_answered};
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use crate::statement::{Voice, statement_of};
use crate::syntax::Frame;
use rapporteur_knowledge::pattern::SlotName;
use rapporteur_model::well_known::relations;
use rapporteur_model::{Claim, Families, FoundBy, LocalId, Object, RelationFamily, Status};

/// How many sentences a denial may follow its accusation by.
const REACH: usize = 2;

/// Gives denials and doubts of "the allegation" the statement they speak of, and repeats what it says as denied or doubted by them.
pub fn answer(
    parsed: &ParsedReport<'_>,
    voices: &[Voice<'_>],
    families: &Families,
    registry: &mut Registry,
    claims: &mut Vec<Claim<LocalId>>,
) {
    let answers = Answers { parsed, voices, families };
    // What a noun's own clause says has its Statement already.
    claims.retain(|claim| !answers.is_told_in_full(claim));
    let mut repeated = answers.contested(claims);
    for i in 0..claims.len() {
        let Some(words) = answers.refers(&claims[i]) else { continue };
        let Some(voice) = answers.accusation(&words, &claims[i], registry, claims) else { continue };
        let Some((speaker, _)) = voice.speaker else { continue };
        let statement = statement_of(parsed, voice, speaker, registry);
        if registry.entity(statement).label.is_empty() {
            continue;
        }
        claims[i].relation =
            if claims[i].relation == relations::DOUBTS { relations::DOUBTS } else { relations::DENIES }
                .to_owned();
        claims[i].object = Object::Entity(statement);
        let answered = claims[i].clone();
        let held = |claim: &&Claim<LocalId>| {
            answers.is_inside(voice, claim) && claim.attribution.last() == Some(&speaker)
        };
        repeated.extend(claims.iter().filter(held).map(|said| repeat(said, &answered)));
    }
    claims.extend(repeated);
}

/// What was said, as whoever answers it sees it.
fn repeat(said: &Claim<LocalId>, answer: &Claim<LocalId>) -> Claim<LocalId> {
    let doubted = answer.relation == relations::DOUBTS;
    let mut claim = said.clone();
    claim.attribution = answer.attribution.iter().copied().chain(answer.subject).collect();
    claim.evidence = answer.evidence;
    claim.status = if doubted { Status::Possible } else { turned(claim.status) };
    claim.distant = doubted;
    claim.found_by = FoundBy(&said.found_by).joined(FoundBy(&answer.found_by));
    claim
}

fn turned(status: Status) -> Status {
    if status == Status::Denied { Status::Happened } else { Status::Denied }
}

/// The words by which a denial speaks of what was said.
struct Words {
    /// The noun of saying, or a pronoun.
    at: TokenIdx,
    /// Whose saying it is, where that is told.
    owner: Vec<TokenIdx>,
}

struct Answers<'a, 'r> {
    parsed: &'a ParsedReport<'r>,
    voices: &'a [Voice<'a>],
    families: &'a Families,
}

impl<'a> Answers<'a, '_> {
    /// Whether a denial's noun has a clause of its own, which the Statement gives in full.
    fn is_told_in_full(&self, claim: &Claim<LocalId>) -> bool {
        let noun = claim.object_span.and_then(|span| {
            self.parsed.tokens_in(span).find(|i| crate::contest::is_saying(self.parsed, *i))
        });
        self.families.has(RelationFamily::Against, &claim.relation)
            && !FoundBy(&claim.found_by).is_of_speech()
            && noun.is_some_and(|noun| {
                self.voices.iter().any(|v| v.saying.manner == Manner::Contest && v.saying.cue.contains(&noun))
            })
    }

    /// The claims of somebody's words that another contests in the same breath, denied by the other.
    fn contested(&self, claims: &[Claim<LocalId>]) -> Vec<Claim<LocalId>> {
        let mut repeated = Vec::new();
        for denial in self.voices.iter().filter(|v| v.saying.manner == Manner::Contest && v.is_uttered()) {
            let charge = |v: &&Voice<'_>| is_answered(v.saying, denial.saying);
            let Some(charge) = self.voices.iter().find(charge) else { continue };
            let charged = charge.speaker.map(|(id, _)| id);
            let held = |claim: &&Claim<LocalId>| {
                self.is_inside(charge, claim)
                    && (charged.is_none() && claim.distant || claim.attribution.last().copied() == charged)
            };
            for said in claims.iter().filter(held) {
                let mut claim = said.clone();
                claim.attribution.truncate(claim.attribution.len() - usize::from(charged.is_some()));
                claim.attribution.extend(denial.speaker.map(|(id, _)| id));
                claim.status = turned(claim.status);
                claim.distant = denial.unknown;
                let denial = FoundBy::speech(relations::DENIES);
                claim.found_by = FoundBy(&said.found_by).joined(FoundBy(&denial));
                repeated.push(claim);
            }
        }
        repeated
    }

    /// How a denial speaks of something said before: by a noun of saying, or by "it" and "this".
    fn refers(&self, claim: &Claim<LocalId>) -> Option<Words> {
        let parsed = self.parsed;
        if !self.families.has(RelationFamily::Answer, &claim.relation)
            || FoundBy(&claim.found_by).is_of_speech()
        {
            return None;
        }
        if let Some(span) = claim.object_span {
            let at = parsed.tokens_in(span).find(|i| crate::contest::is_saying(parsed, *i))?;
            let owner = Frame::new(parsed, at).slot(SlotName::Agent);
            return Some(Words { at, owner });
        }
        let verb = parsed.tokens_in(claim.evidence.span).find(|i| parsed.hits.is(*i, "deny_verb"))?;
        let patient = Frame::new(parsed, verb).slot(SlotName::Patient);
        let at = patient.into_iter().find(|i| matches!(parsed.lemma(*i), "it" | "this" | "that"))?;
        Some(Words { at, owner: Vec::new() })
    }

    /// The accusation, or the words about the one who answers, that stand in reach before an answer. Where a name says whose they are,
    /// only that speaker's count; nobody answers his own.
    fn accusation(
        &self,
        words: &Words,
        answer: &Claim<LocalId>,
        registry: &Registry,
        claims: &[Claim<LocalId>],
    ) -> Option<&'a Voice<'a>> {
        let answerer = answer.subject?;
        let owners: Vec<Option<LocalId>> = words.owner.iter().map(|i| registry.entity_at(*i)).collect();
        let fits = |voice: &&Voice<'_>| {
            let Some((speaker, _)) = voice.speaker else { return false };
            let owned = owners.is_empty() || owners.contains(&Some(speaker));
            let about = || claims.iter().any(|c| c.subject == Some(answerer) && self.is_inside(voice, c));
            let contests = voice.saying.manner == Manner::Accuse || voice.saying.distant;
            self.is_near(voice, words.at)
                && owned
                && speaker != answerer
                && (contests || voice.saying.manner == Manner::Say && about())
        };
        self.voices.iter().filter(fits).max_by_key(|v| v.saying.content[0].start)
    }

    fn is_near(&self, voice: &Voice<'_>, at: TokenIdx) -> bool {
        let start = voice.saying.content[0].start;
        start < at && self.parsed.sentence_idx(at) - self.parsed.sentence_idx(start) < REACH
    }

    /// Whether a claim other than a saying is told in a saying's content. The accused stands outside it ("accused X of …"), so what is said of them is told by
    /// its object.
    fn is_inside(&self, voice: &Voice<'_>, claim: &Claim<LocalId>) -> bool {
        let place = claim.object_span.unwrap_or(claim.evidence.span);
        voice.saying.content.iter().any(|run| self.parsed.span_of(run.clone()).contains(place))
            && !self.families.has(RelationFamily::Speech, &claim.relation)
    }
}
