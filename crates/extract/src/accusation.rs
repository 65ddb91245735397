//! Accusations and what becomes of them: "an allegation Ukraine denies" denies what somebody was accused of just before.

use crate::attribution::Manner;
use crate::document::{Document, TokenIdx};
use crate::registry::Registry;
use crate::statement::{Voice, statement_of};
use rapporteur_language::Pos;
use rapporteur_model::{Claim, LocalId, Object, Span, Status};

/// How many sentences a denial may follow its accusation by.
const REACH: usize = 2;

/// Gives denials and doubts of "the allegation" the statement they speak of, and repeats what it says as denied or doubted by them.
pub fn answer(
    document: &Document<'_>,
    voices: &[Voice<'_>],
    registry: &mut Registry,
    claims: &mut Vec<Claim<LocalId>>,
) {
    let mut repeated = Vec::new();
    for i in 0..claims.len() {
        if !matches!(claims[i].relation.as_str(), "denies" | "doubts" | "rejects") {
            continue;
        }
        let Some(noun) = claims[i].object_span.and_then(|span| noun_of_saying(document, span)) else {
            continue;
        };
        let Some(voice) = voices
            .iter()
            .filter(|v| is_accusation(document, v, noun))
            .max_by_key(|v| v.saying.content[0].start)
        else {
            continue;
        };
        let Some((speaker, _)) = voice.speaker else { continue };
        let statement = statement_of(document, voice, speaker, registry);
        claims[i].object = Object::Entity(statement);
        let answered = claims[i].clone();
        // The accused stands outside the content ("accused X of …"), so what is said of them is told by its object.
        let inside = |claim: &Claim<LocalId>| {
            voice.saying.content.iter().any(|run| {
                document.span_of(run.clone()).contains(claim.object_span.unwrap_or(claim.evidence.span))
            })
        };
        let held = |claim: &&Claim<LocalId>| inside(claim) && claim.attribution.last() == Some(&speaker);
        for said in claims.iter().filter(held) {
            let mut claim = said.clone();
            claim.attribution = vec![answered.subject];
            claim.evidence = answered.evidence;
            claim.status =
                if answered.relation == "doubts" { Status::Possible } else { turned(claim.status) };
            claim.distanced = answered.relation == "doubts";
            claim.found_by = format!("{}+{}", said.found_by, answered.found_by);
            repeated.push(claim);
        }
    }
    claims.extend(repeated);
}

fn turned(status: Status) -> Status {
    if status == Status::Denied { Status::Happened } else { Status::Denied }
}

/// The noun of saying among a span's words ("allegation").
fn noun_of_saying(document: &Document<'_>, span: Span) -> Option<TokenIdx> {
    document.tokens_in(span).find(|i| document.pos(*i) == Pos::Noun && document.hits.is(*i, "reporting_noun"))
}

/// An accusation, or a claim the report keeps away from, in reach before the noun.
fn is_accusation(document: &Document<'_>, voice: &Voice<'_>, noun: TokenIdx) -> bool {
    let start = voice.saying.content[0].start;
    let near = start < noun && document.sentence_idx(noun) - document.sentence_idx(start) < REACH;
    near && voice.speaker.is_some() && (voice.saying.manner == Manner::Accuse || voice.saying.distanced)
}
