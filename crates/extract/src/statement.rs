//! Speakers and what they are reported to have said.

mod content;
mod speaker;
mod told;
mod unnamed;

pub use self::speaker::voices;

use self::content::stretches;
use self::speaker::source_words;
use self::told::{is_finding, is_named_so, is_proposition, is_told_thing};
use crate::attribution::{Manner, Saying, is_mark};
use crate::cover::Cover;
use crate::parsed_report::{ParsedReport, TokenIdx};
use crate::registry::Registry;
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{
    Claim, Confidence, Evidence, FoundBy, LocalEntity, LocalId, Object, Quote, Span, Status, Traits,
};
use std::ops::Range;

/// A saying with its speaker.
pub struct Voice<'s> {
    /// The saying.
    pub saying: &'s Saying,
    /// Who speaks, where that is known: a person, a body or a country; for an unnamed speaker the body or country spoken for.
    pub speaker: Option<(LocalId, Span)>,
    /// Whether the text does not tell who speaks.
    pub unknown: bool,
    /// Who says the same with the speaker: "Chad and Togo said".
    pub joint: Vec<(LocalId, Span)>,
    /// Whether it is reported to be said: not where the cue is denied, planned away or merely possible ("refused to say whether").
    pub status: Status,
}

impl Voice<'_> {
    /// Whether the report says that this was, or is going to be, said.
    pub fn is_uttered(&self) -> bool {
        matches!(self.status, Status::Happened | Status::Planned)
    }
}

/// Which voices say a token.
pub fn heard(voices: &[Voice<'_>]) -> Cover {
    let mut heard = Cover::default();
    for (i, voice) in voices.iter().enumerate() {
        voice.saying.content.iter().for_each(|run| heard.add(i, run.clone()));
    }
    heard
}

/// Labels longer than this are cut at a word.
const LABEL_CHARS: usize = 80;

/// `says` and `denies` claims with their statements.
pub fn claims(
    parsed: &ParsedReport<'_>,
    voices: &[Voice<'_>],
    registry: &mut Registry,
) -> Vec<Claim<LocalId>> {
    let mut claims = Vec::new();
    let heard = heard(voices);
    for voice in voices.iter().filter(|voice| voice.is_uttered() || voice.saying.manner != Manner::Say) {
        for (speaker, speaker_span) in voice.speaker.iter().chain(&voice.joint).copied() {
            for content in stretches(parsed, voice.saying) {
                claims.extend(claim(
                    parsed,
                    (voices, &heard),
                    voice,
                    (speaker, speaker_span),
                    &content,
                    registry,
                ));
            }
        }
    }
    claims
}

/// The claim that one speaker of a saying makes with one stretch of it.
fn claim(
    parsed: &ParsedReport<'_>,
    voices: (&[Voice<'_>], &Cover),
    voice: &Voice<'_>,
    (speaker, speaker_span): (LocalId, Span),
    content: &[Span],
    registry: &mut Registry,
) -> Option<Claim<LocalId>> {
    let longest = content.iter().copied().max_by_key(|span| span.len())?;
    let relation = match voice.saying.manner {
        Manner::Say => relations::SAYS,
        Manner::Deny | Manner::Contest => relations::DENIES,
        // "asked “Where is the plan?”" in doubt is a question that was said.
        Manner::Doubt if is_question(parsed, content) => relations::SAYS,
        Manner::Doubt => relations::DOUBTS,
        Manner::Regard if voice.status == Status::Happened => relations::SAYS,
        Manner::Think if voice.status == Status::Happened && is_finding(parsed, voice.saying) => {
            relations::SAYS
        }
        Manner::Accuse | Manner::Think | Manner::Regard | Manner::Echo | Manner::Ask => {
            return None;
        }
    };
    let thing = || is_told_thing(parsed, voice.saying, content) || is_named_so(parsed, voice.saying);
    let clause = || voice.saying.manner != Manner::Regard && is_proposition(parsed, content);
    if relation == relations::SAYS && !clause() && !thing() {
        return None;
    }
    let at = voice.saying.cue.first().copied().unwrap_or(voice.saying.content[0].start);
    Some(Claim {
        subject: Some(speaker),
        subject_span: Some(speaker_span),
        object_span: Some(longest),
        status: voice.status,
        attribution: outer_speakers(voices, voice, speaker),
        when: crate::timing::time_of(parsed, at),
        confidence: Confidence::new(0.9),
        found_by: FoundBy::speech(relation),
        evidence: evidence(parsed, voice.saying, speaker_span, content),
        ..Claim::new(relation, Object::Entity(statement_with(parsed, content, speaker, registry)))
    })
}

/// Whether quoted words ask something.
fn is_question(parsed: &ParsedReport<'_>, content: &[Span]) -> bool {
    let mut tokens = content.iter().flat_map(|span| parsed.tokens_in(*span));
    tokens.clone().next().is_some_and(|first| is_mark(parsed, first)) && tokens.any(|i| parsed.text(i) == "?")
}

/// Who speaks around a saying, outermost first.
fn outer_speakers(
    (voices, heard): (&[Voice<'_>], &Cover),
    voice: &Voice<'_>,
    speaker: LocalId,
) -> Vec<LocalId> {
    let around = voice.saying.cue.first().map_or(&[][..], |cue| heard.holding(*cue));
    let around = around.iter().map(|i| &voices[*i]);
    let outer = around.filter(|other| other.saying != voice.saying && other.saying.is_voiced());
    let mut attribution: Vec<(usize, LocalId)> =
        outer.filter_map(|other| Some((other.saying.n_tokens(), other.speaker?.0))).collect();
    attribution.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    attribution.into_iter().map(|(_, id)| id).filter(|id| *id != speaker).collect()
}

/// Speaker, cue and content, as far as they stand in the sentence of the cue; the content alone where it goes on in later sentences.
fn evidence(parsed: &ParsedReport<'_>, saying: &Saying, speaker: Span, content: &[Span]) -> Evidence {
    let all = content.iter().copied().reduce(Span::cover).unwrap_or_default();
    let cue = saying.cue.first().zip(saying.cue.last());
    let cue = cue.map(|(first, last)| (parsed.sentence(*first).span, parsed.span_of(*first..*last + 1)));
    let Some((sentence, cue)) = cue.filter(|(sentence, _)| sentence.overlaps(all)) else {
        let sentence = parsed.token_at(all.start).map_or(all, |i| parsed.sentence(i).span);
        return Evidence { span: all, sentence: sentence.cover(all) };
    };
    let parts = std::iter::once(speaker).chain(content.iter().copied());
    let span = parts.filter(|s| sentence.contains(*s)).fold(cue, Span::cover);
    Evidence { span, sentence: sentence.cover(span) }
}

/// The main Statement of a voice, the same one each time it is asked for.
pub fn statement_of(
    parsed: &ParsedReport<'_>,
    voice: &Voice<'_>,
    speaker: LocalId,
    registry: &mut Registry,
) -> LocalId {
    let words = |content: &Vec<Span>| content.iter().map(|s| s.len()).sum::<usize>();
    let content = stretches(parsed, voice.saying).into_iter().rev().max_by_key(words).unwrap_or_default();
    statement_with(parsed, &content, speaker, registry)
}

fn statement_with(
    parsed: &ParsedReport<'_>,
    content: &[Span],
    speaker: LocalId,
    registry: &mut Registry,
) -> LocalId {
    let traits = Traits {
        content: content.first().copied(),
        further_content: content.iter().skip(1).copied().collect(),
        speaker: Some(speaker),
        ..Traits::default()
    };
    registry.statement(&traits).unwrap_or_else(|| {
        let words = traits.content_words(&parsed.report.text).unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        registry.add(LocalEntity {
            kind: types::STATEMENT.to_owned(),
            label: shorten(&words),
            traits,
            ..LocalEntity::default()
        })
    })
}

fn shorten(words: &str) -> String {
    if words.chars().count() <= LABEL_CHARS {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LABEL_CHARS).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

/// The sayings in the model's form, in order of their content.
pub fn quotes(parsed: &ParsedReport<'_>, voices: &[Voice<'_>]) -> Vec<Quote> {
    voices
        .iter()
        .filter(|voice| voice.saying.manner != Manner::Echo)
        .map(|voice| {
            let saying = voice.saying;
            let cue_runs = runs(&saying.cue);
            Quote {
                source: saying
                    .source
                    .iter()
                    .map(|head| parsed.span_of(source_words(parsed, *head)))
                    .collect(),
                cue: cue_runs.into_iter().map(|run| parsed.span_of(run)).collect(),
                content: saying.content.iter().map(|run| parsed.span_of(run.clone())).collect(),
                speaker: voice.speaker.map(|(id, _)| id),
            }
        })
        .collect()
}

fn runs(tokens: &[TokenIdx]) -> Vec<Range<TokenIdx>> {
    let mut runs: Vec<Range<TokenIdx>> = Vec::new();
    for token in tokens {
        match runs.last_mut() {
            Some(run) if run.end == *token => run.end += 1,
            _ => runs.push(*token..token + 1),
        }
    }
    runs
}
