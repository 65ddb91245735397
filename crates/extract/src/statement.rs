//! Speakers and what they are reported to have said.

use crate::argument::{Argument, Reader};
use crate::attribution::{Manner, Saying, is_mark};
use crate::document::{Document, TokenIdx};
use crate::office::Offices;
use crate::registry::{Registry, phrase};
use crate::status::factuality;
use crate::syntax::Frame;
use crate::timing::is_ahead;
use rapporteur_language::Pos;
use rapporteur_model::{
    Claim, Confidence, Evidence, Form, LocalEntity, LocalId, Object, Quote, Span, Status, Traits,
};
use std::ops::Range;

/// A saying with its speaker.
pub struct Voice<'s> {
    /// The saying.
    pub saying: &'s Saying,
    /// Who speaks, where that is known: a person, a body or a country; for an unnamed speaker the body or country spoken for.
    pub speaker: Option<(LocalId, Span)>,
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

/// A stretch of content with fewer words is no statement.
const MIN_TOKENS: usize = 3;

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
                let read = || {
                    let all = reader.read(registry, *head, &party);
                    let all = if all.is_empty() { spoken_for(&reader, registry, *head) } else { all };
                    all.first().map(|a| (a.entity, a.span))
                };
                let found = own.map(|id| (id, document.span_of(source_words(document, *head)))).or_else(read);
                found.filter(|_| !is_share(document, *head, registry))
            });
            let speaker = speaker.filter(|(id, _)| !is_publisher(document, *id, registry));
            let joint = speaker.map_or_else(Vec::new, |first| {
                let others = saying.source.iter().flat_map(|head| coordinated(document, *head));
                let named = others.filter_map(|i| Some((registry.entity_at(i)?, i)));
                let parties = named.filter(|(id, _)| *id != first.0 && party(&registry.entity(*id).kind));
                parties.map(|(id, i)| (id, document.span_of(source_words(document, i)))).collect()
            });
            Voice { saying, speaker, joint, status: status_of(document, saying) }
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

/// Whom an unnamed head, a statement or state media speak for: "the heads of the bank", "a ministry statement".
fn spoken_for(reader: &Reader<'_, '_>, registry: &mut Registry, head: TokenIdx) -> Vec<Argument> {
    let document = reader.document;
    let former =
        document.children(head).iter().any(|c| matches!(document.lemma(*c), "former" | "ex" | "retired"));
    if former || !document.hits.is_any(head, &["leader", "mouthpiece"]) {
        return Vec::new();
    }
    let frame = Frame::new(document, head);
    let words = ["poss", "modifier", "of", "from", "by"].iter().flat_map(|slot| frame.slot(slot));
    let body = |kind: &str| matches!(kind, "Country" | "Organization");
    let mut found: Vec<Argument> = words.flat_map(|word| reader.read(registry, word, &body)).collect();
    let own = document.span_of(source_words(document, head));
    found.iter_mut().for_each(|argument| argument.span = own);
    found
}

/// Whether a saying is reported as said, by its verb: "did not say", "will announce". Who may say something of their own, says it ("I
/// must say").
fn status_of(document: &Document<'_>, saying: &Saying) -> Status {
    let verb = saying.cue.iter().rev().copied().find(|cue| document.pos(*cue) == Pos::Verb);
    let Some(verb) = verb.filter(|verb| document.hits.is(*verb, "reporting")) else {
        return Status::Happened;
    };
    let fact = factuality(document, verb, false, &|token| is_ahead(document, token));
    let own = saying.source.iter().any(|i| matches!(document.lemma(*i), "i" | "we"));
    if own && fact.positive { Status::Happened } else { fact.status() }
}

/// "most Germans", "six in ten Kenyans": people counted, who do not speak for their country.
fn is_share(document: &Document<'_>, head: TokenIdx, registry: &Registry) -> bool {
    let people = document.subtree(head).into_iter().find(|i| {
        registry.at(*i).is_some_and(|m| m.form == Form::Demonym) && document.tag(*i).ends_with('S')
    });
    people.is_some_and(|people| {
        people != head
            || document.children(people).iter().any(|c| {
                document.pos(*c) == Pos::Num
                    || matches!(document.lemma(*c), "most" | "many" | "some" | "few" | "several" | "more")
            })
    })
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

fn source_words(document: &Document<'_>, head: TokenIdx) -> Range<TokenIdx> {
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
    for voice in voices.iter().filter(|voice| voice.is_uttered() || voice.saying.manner != Manner::Say) {
        for (speaker, speaker_span) in voice.speaker.iter().chain(&voice.joint).copied() {
            for content in stretches(document, voice.saying) {
                claims.extend(claim(document, voices, voice, (speaker, speaker_span), &content, registry));
            }
        }
    }
    claims
}

/// The claim that one speaker of a saying makes with one stretch of it.
fn claim(
    document: &Document<'_>,
    voices: &[Voice<'_>],
    voice: &Voice<'_>,
    (speaker, speaker_span): (LocalId, Span),
    content: &[Span],
    registry: &mut Registry,
) -> Option<Claim<LocalId>> {
    let longest = content.iter().copied().max_by_key(|span| span.len())?;
    let relation = match voice.saying.manner {
        Manner::Say => "says",
        Manner::Deny => "denies",
        Manner::Doubt => "doubts",
        Manner::Accuse | Manner::Think | Manner::Regard => return None,
    };
    if relation == "says" && !is_proposition(document, content) {
        return None;
    }
    let at = voice.saying.cue.first().copied().unwrap_or(voice.saying.content[0].start);
    Some(Claim {
        subject: speaker,
        subject_span: speaker_span,
        relation: relation.to_owned(),
        object: Object::Entity(statement_with(document, content, speaker, registry)),
        object_span: Some(longest),
        status: voice.status,
        attribution: outer_speakers(voices, voice, speaker),
        distanced: false,
        when: crate::timing::time_of(document, at),
        role: None,
        unit: None,
        bound: None,
        confidence: Confidence::new(0.9),
        found_by: format!("{relation}/speech"),
        evidence: evidence(document, voice.saying, speaker_span, content),
    })
}

/// Whether words are a proposition: a clause with a finite verb, or words of the speaker ("“Never,” she said"); not an infinitive ("vowed to fight") or a mere phrase.
fn is_proposition(document: &Document<'_>, content: &[Span]) -> bool {
    let tokens = || content.iter().flat_map(|span| document.tokens_in(*span));
    let idle = |i: &TokenIdx| matches!(document.pos(*i), Pos::Punct | Pos::Space | Pos::Adv);
    let infinitive = tokens().find(|i| !idle(i)).is_some_and(|first| document.tag(first) == "TO");
    let quoted = tokens().next().is_some_and(|first| is_mark(document, first));
    !infinitive && (quoted || tokens().any(|i| matches!(document.tag(i), "VBZ" | "VBP" | "VBD" | "MD")))
}

/// Who speaks around a saying, outermost first.
fn outer_speakers(voices: &[Voice<'_>], voice: &Voice<'_>, speaker: LocalId) -> Vec<LocalId> {
    let outer = voices.iter().filter(|other| {
        other.saying != voice.saying
            && other.saying.is_voiced()
            && voice.saying.cue.first().is_some_and(|cue| other.saying.holds(*cue))
    });
    let mut attribution: Vec<(usize, LocalId)> =
        outer.filter_map(|other| Some((other.saying.n_tokens(), other.speaker?.0))).collect();
    attribution.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    attribution.into_iter().map(|(_, id)| id).filter(|id| *id != speaker).collect()
}

/// Speaker, cue and content, as far as they stand in the sentence of the cue; the content alone where it goes on in later sentences.
fn evidence(document: &Document<'_>, saying: &Saying, speaker: Span, content: &[Span]) -> Evidence {
    let all = content.iter().copied().reduce(Span::cover).unwrap_or_default();
    let cue = saying.cue.first().zip(saying.cue.last());
    let cue = cue.map(|(first, last)| (document.sentence(*first).span, document.span_of(*first..*last + 1)));
    let Some((sentence, cue)) = cue.filter(|(sentence, _)| sentence.overlaps(all)) else {
        let sentence = document.token_at(all.start).map_or(all, |i| document.sentence(i).span);
        return Evidence { span: all, sentence: sentence.cover(all) };
    };
    let parts = std::iter::once(speaker).chain(content.iter().copied());
    let span = parts.filter(|s| sentence.contains(*s)).fold(cue, Span::cover);
    Evidence { span, sentence: sentence.cover(span) }
}

/// Runs of a saying's content, one list for each stretch that no sentence ends in between: what follows in later sentences is a
/// statement of its own.
fn stretches(document: &Document<'_>, saying: &Saying) -> Vec<Vec<Span>> {
    let mut found: Vec<Vec<Range<TokenIdx>>> = Vec::new();
    for run in saying.content.iter().cloned() {
        match found.last_mut() {
            Some(runs)
                if runs.last().is_some_and(|last| {
                    document.sentence_idx(last.end - 1) == document.sentence_idx(run.start)
                }) =>
            {
                runs.push(run);
            }
            _ => found.push(vec![run]),
        }
    }
    found.retain(|runs| runs.iter().map(ExactSizeIterator::len).sum::<usize>() >= MIN_TOKENS);
    found
        .into_iter()
        .map(|runs| tidied(document, runs))
        .filter(|runs| runs.first().is_some_and(|run| stands_alone(document, run.start)))
        .map(|runs| runs.into_iter().map(|run| document.span_of(run)).collect())
        .collect()
}

/// The runs of a stretch without what only ties them to the report's sentence: "that", "still", "which".
fn tidied(document: &Document<'_>, runs: Vec<Range<TokenIdx>>) -> Vec<Range<TokenIdx>> {
    let n = runs.len();
    let ties = |run: &Range<TokenIdx>| {
        n > 1
            && run.len() == 1
            && (matches!(document.pos(run.start), Pos::Adv | Pos::Cconj | Pos::Sconj | Pos::Intj)
                || matches!(document.tag(run.start), "WDT" | "WP"))
    };
    runs.into_iter().filter(|run| !ties(run)).filter_map(|run| without_that(document, run)).collect()
}

/// Whether words can be a statement by themselves: no infinitive ("vowed *to stay*"), no clause without its subject ("who, she said, *was ill*").
fn stands_alone(document: &Document<'_>, first: TokenIdx) -> bool {
    let finite = matches!(document.tag(first), "VBZ" | "VBD" | "VBP" | "MD");
    let lacks_subject =
        finite && document.child(first, &["nsubj", "nsubjpass", "expl", "dobj"]).is_none_or(|c| c < first);
    !lacks_subject && document.tag(first) != "TO" && !matches!(document.tag(first), "WDT" | "WP")
}

/// A run without the conjunction that introduces it.
fn without_that(document: &Document<'_>, run: Range<TokenIdx>) -> Option<Range<TokenIdx>> {
    let that = document.lemma(run.start) == "that" && document.dep(run.start) == "mark";
    let mut run = run.start + usize::from(that)..run.end;
    while !run.is_empty() && document.text(run.start) == "," {
        run.start += 1;
    }
    (!run.is_empty()).then_some(run)
}

/// The main Statement of a voice, the same one each time it is asked for.
pub fn statement_of(
    document: &Document<'_>,
    voice: &Voice<'_>,
    speaker: LocalId,
    registry: &mut Registry,
) -> LocalId {
    let words = |content: &Vec<Span>| content.iter().map(|s| s.len()).sum::<usize>();
    let content = stretches(document, voice.saying).into_iter().rev().max_by_key(words).unwrap_or_default();
    statement_with(document, &content, speaker, registry)
}

fn statement_with(
    document: &Document<'_>,
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
    let known = registry.of_kind("Statement").find(|id| registry.entity(*id).traits == traits);
    known.unwrap_or_else(|| {
        let words = traits.content_words(&document.report.text).unwrap_or_default();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        registry.add(LocalEntity {
            kind: "Statement".to_owned(),
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
