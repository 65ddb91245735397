//! Speakers and what they are reported to have said.

use crate::argument::Reader;
use crate::attribution::{Manner, Saying};
use crate::document::{Document, TokenIdx};
use crate::office::Offices;
use crate::registry::{Registry, phrase};
use rapporteur_model::{
    Claim, Confidence, Evidence, LocalEntity, LocalId, Object, Quote, Span, Status, Traits,
};

/// A saying with its speaker.
pub struct Voice<'s> {
    /// The saying.
    pub saying: &'s Saying,
    /// Who speaks, where that is known: a person, a body or a country; for an unnamed speaker the body or country spoken for.
    pub speaker: Option<(LocalId, Span)>,
    /// Who says the same with the speaker: "Chad and Togo said".
    pub joint: Vec<(LocalId, Span)>,
}

/// Labels longer than this are cut at a word.
const LABEL_CHARS: usize = 80;

/// Finds the speaker of every saying.
pub fn voices<'s>(
    document: &Document<'_>,
    offices: &Offices,
    sayings: &'s [Saying],
    registry: &mut Registry,
) -> Vec<Voice<'s>> {
    let reader = Reader { document, offices, groups: &["actor_group"] };
    sayings
        .iter()
        .map(|saying| {
            let party = |kind: &str| matches!(kind, "Person" | "Country" | "Organization");
            let speaker = saying.source.iter().find_map(|head| {
                let own = registry.at(*head).map(|m| m.entity).filter(|id| party(&registry.entity(*id).kind));
                let read = || reader.read(registry, *head, &party).first().map(|a| (a.entity, a.span));
                own.map(|id| (id, document.span_of(source_words(document, *head)))).or_else(read)
            });
            let speaker = speaker.filter(|(id, _)| !is_publisher(document, *id, registry));
            let joint = speaker.map_or_else(Vec::new, |first| {
                let others = saying.source.iter().flat_map(|head| coordinated(document, *head));
                let named = others.filter_map(|i| Some((registry.entity_at(i)?, i)));
                let parties = named.filter(|(id, _)| *id != first.0 && party(&registry.entity(*id).kind));
                parties.map(|(id, i)| (id, document.span_of(source_words(document, i)))).collect()
            });
            Voice { saying, speaker, joint }
        })
        .collect()
}

/// What "and" joins to a word.
fn coordinated(document: &Document<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let mut found = Vec::new();
    let mut at = head;
    while let Some(next) = document.child(at, &["conj"]) {
        found.push(next);
        at = next;
    }
    let or = found
        .iter()
        .chain([&head])
        .any(|i| document.child(*i, &["cc"]).is_some_and(|cc| !matches!(document.lemma(cc), "and" | "&")));
    if or { Vec::new() } else { found }
}

/// What the report's own publisher says, the report says.
fn is_publisher(document: &Document<'_>, speaker: LocalId, registry: &Registry) -> bool {
    let Some(publisher) = document.report.publisher.as_ref() else { return false };
    let entity = registry.entity(speaker);
    entity.kind == "Organization"
        && std::iter::once(&entity.label)
            .chain(&entity.names)
            .any(|name| name.eq_ignore_ascii_case(&publisher.value))
}

fn source_words(document: &Document<'_>, head: TokenIdx) -> std::ops::Range<TokenIdx> {
    let words = phrase(document, head, true);
    let titled = document
        .children_by(head, &["compound", "amod", "nmod", "poss", "det"])
        .map(|c| document.subtree(c)[0])
        .min();
    titled.map_or(words.start, |t| t.min(words.start))..words.end
}

/// `says` and `denies` claims with their statements.
pub fn claims(document: &Document<'_>, voices: &[Voice<'_>], registry: &mut Registry) -> Vec<Claim<LocalId>> {
    let mut claims = Vec::new();
    for voice in voices {
        for (speaker, speaker_span) in voice.speaker.iter().chain(&voice.joint).copied() {
            claims.extend(claim(document, voices, voice, (speaker, speaker_span), registry));
        }
    }
    claims
}

/// The claim that one speaker of a saying makes.
fn claim(
    document: &Document<'_>,
    voices: &[Voice<'_>],
    voice: &Voice<'_>,
    (speaker, speaker_span): (LocalId, Span),
    registry: &mut Registry,
) -> Option<Claim<LocalId>> {
    let content = content_span(document, voice.saying)?;
    let relation = match voice.saying.manner {
        Manner::Say => "says",
        Manner::Deny => "denies",
        Manner::Doubt => "doubts",
        Manner::Accuse | Manner::Regard => return None,
    };
    let statement = statement_of(document, voice, speaker, registry);
    let outer = voices.iter().filter(|other| {
        other.saying != voice.saying
            && other.saying.is_voiced()
            && voice.saying.cue.first().is_some_and(|cue| other.saying.holds(*cue))
    });
    let mut attribution: Vec<(usize, LocalId)> =
        outer.filter_map(|other| Some((other.saying.n_tokens(), other.speaker?.0))).collect();
    attribution.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    let at = voice.saying.cue.first().copied().unwrap_or(voice.saying.content[0].start);
    let cue = voice.saying.cue.last().map_or(content, |last| document.span_of(at..last + 1));
    let sentence = document.sentence(at).span;
    let evidence = [speaker_span, content]
        .into_iter()
        .filter(|s| sentence.contains(*s))
        .fold(if voice.saying.cue.is_empty() { content } else { cue }, Span::cover);
    Some(Claim {
        subject: speaker,
        subject_span: speaker_span,
        relation: relation.to_owned(),
        object: Object::Entity(statement),
        object_span: Some(content),
        status: Status::Happened,
        attribution: attribution.into_iter().map(|(_, id)| id).filter(|id| *id != speaker).collect(),
        distanced: false,
        when: crate::timing::time_of(document, at),
        role: None,
        unit: None,
        bound: None,
        confidence: Confidence::new(0.9),
        found_by: format!("{relation}/speech"),
        evidence: Evidence { span: evidence, sentence: sentence.cover(evidence) },
    })
}

/// The words of a saying from first to last.
fn content_span(document: &Document<'_>, saying: &Saying) -> Option<Span> {
    let largest = saying.content.iter().max_by_key(|run| run.len())?;
    Some(document.span_of(largest.clone()))
}

/// The Statement of a voice, the same one each time it is asked for.
pub fn statement_of(
    document: &Document<'_>,
    voice: &Voice<'_>,
    speaker: LocalId,
    registry: &mut Registry,
) -> LocalId {
    let content = content_span(document, voice.saying).unwrap_or_default();
    let known = registry.of_kind("Statement").find(|id| {
        registry.entity(*id).traits.content == Some(content)
            && registry.entity(*id).traits.speaker == Some(speaker)
    });
    known.unwrap_or_else(|| statement(document, content, speaker, registry))
}

fn statement(document: &Document<'_>, content: Span, speaker: LocalId, registry: &mut Registry) -> LocalId {
    let words = content.of(&document.report.text).split_whitespace().collect::<Vec<_>>().join(" ");
    registry.add(LocalEntity {
        kind: "Statement".to_owned(),
        label: shorten(&words),
        traits: Traits { content: Some(content), speaker: Some(speaker), ..Traits::default() },
        ..LocalEntity::default()
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
pub fn quotes(document: &Document<'_>, voices: &[Voice<'_>]) -> Vec<Quote> {
    voices
        .iter()
        .map(|voice| {
            let saying = voice.saying;
            let cue_runs = runs(&saying.cue);
            Quote {
                source: saying
                    .source
                    .iter()
                    .map(|head| document.span_of(source_words(document, *head)))
                    .collect(),
                cue: cue_runs.into_iter().map(|run| document.span_of(run)).collect(),
                content: saying.content.iter().map(|run| document.span_of(run.clone())).collect(),
                speaker: voice.speaker.map(|(id, _)| id),
            }
        })
        .collect()
}

fn runs(tokens: &[TokenIdx]) -> Vec<std::ops::Range<TokenIdx>> {
    let mut runs: Vec<std::ops::Range<TokenIdx>> = Vec::new();
    for token in tokens {
        match runs.last_mut() {
            Some(run) if run.end == *token => run.end += 1,
            _ => runs.push(*token..token + 1),
        }
    }
    runs
}
