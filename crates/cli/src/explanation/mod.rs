//! The explanation of how sentences were understood.

mod show;

use rapporteur_extract::{Explained, Outcome, Sentence};
use rapporteur_model::{Claim, LocalId, NOT_SAID, Object, Span, qualifiers_in_words};
use serde::Serialize;
use std::ops::Range;

/// Sentences of one report.
#[derive(Serialize)]
pub struct Explanation {
    sentences: Vec<ExplainedSentence>,
}

/// One sentence.
#[derive(Serialize)]
struct ExplainedSentence {
    number: usize,
    text: String,
    tokens: Vec<TokenRow>,
    mentions: Vec<MentionRow>,
    times: Vec<TimeRow>,
    sayings: Vec<SayingRow>,
    patterns: Vec<PatternRow>,
    claims: Vec<ClaimRow>,
}

#[derive(Serialize)]
struct TokenRow {
    number: usize,
    text: String,
    tag: String,
    pos: String,
    lemma: String,
    dep: String,
    head: usize,
}

#[derive(Serialize)]
struct MentionRow {
    text: String,
    r#type: String,
    entity: String,
    form: rapporteur_model::Form,
    found_by: String,
}

#[derive(Serialize)]
struct TimeRow {
    text: String,
    value: String,
}

#[derive(Serialize)]
struct SayingRow {
    source: String,
    cue: String,
    content: String,
}

#[derive(Serialize)]
struct PatternRow {
    pattern: String,
    trigger: String,
    fired: bool,
    outcome: String,
}

#[derive(Serialize)]
struct ClaimRow {
    subject: String,
    relation: String,
    object: String,
    status: &'static str,
    attribution: Vec<String>,
    distant: bool,
    on_date: Option<String>,
    role: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    qualifiers: Vec<String>,
    confidence: f64,
    found_by: String,
    quote: String,
}

impl Explanation {
    /// Explains the sentences with these indices.
    pub fn new(explained: &Explained<'_>, sentences: Range<usize>) -> Self {
        let view = View(explained);
        Self { sentences: sentences.map(|place| view.sentence(place)).collect() }
    }
}

struct View<'e, 'r>(&'e Explained<'r>);

impl View<'_, '_> {
    fn words(&self, span: Span) -> String {
        span.of(&self.0.parsed.report.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn label(&self, id: LocalId) -> String {
        let entity = self.0.extraction.entity(id);
        format!("{} {}", entity.kind, entity.label)
    }

    fn sentence(&self, place: usize) -> ExplainedSentence {
        let Explained { parsed, attempts, extraction, .. } = self.0;
        let sentence: &Sentence = &parsed.sentences[place];
        let within = |span: Span| sentence.span.overlaps(span);
        let attempts = attempts.iter().filter(|attempt| sentence.tokens.contains(&attempt.trigger));
        let mut patterns: Vec<PatternRow> = attempts
            .map(|attempt| PatternRow {
                pattern: attempt.pattern.clone(),
                trigger: parsed.text(attempt.trigger).to_owned(),
                fired: matches!(attempt.outcome, Outcome::Fired(_)),
                outcome: outcome(&attempt.outcome),
            })
            .collect();
        patterns.sort_by_key(|row| !row.fired);
        ExplainedSentence {
            number: place + 1,
            text: self.words(sentence.span),
            tokens: sentence.tokens.clone().map(|i| self.token(i, sentence.tokens.start)).collect(),
            mentions: extraction
                .mentions
                .iter()
                .filter(|m| within(m.span))
                .map(|m| self.mention(m))
                .collect(),
            times: extraction
                .times
                .iter()
                .filter(|time| within(time.span))
                .map(|time| TimeRow { text: self.words(time.span), value: time.when.value.clone() })
                .collect(),
            sayings: extraction
                .quotes
                .iter()
                .filter(|quote| quote.cue.iter().chain(&quote.content).any(|span| within(*span)))
                .map(|quote| self.saying(quote))
                .collect(),
            patterns,
            claims: extraction
                .claims
                .iter()
                .filter(|claim| claim.evidence.sentence == sentence.span)
                .map(|claim| self.claim(claim))
                .collect(),
        }
    }

    /// Makes the row of a token. Tokens and heads are counted from 1 within the sentence; the head of a root
    /// is 0.
    fn token(&self, i: usize, start: usize) -> TokenRow {
        let parsed = &self.0.parsed;
        TokenRow {
            number: i - start + 1,
            text: parsed.text(i).to_owned(),
            tag: parsed.tag(i).to_string(),
            pos: parsed.pos(i).as_str().to_owned(),
            lemma: parsed.lemma(i).to_owned(),
            dep: parsed.dep(i).to_string(),
            head: parsed.head(i).map_or(0, |head| (head + 1).saturating_sub(start)),
        }
    }

    fn mention(&self, mention: &rapporteur_model::Mention) -> MentionRow {
        let entity = self.0.extraction.entity(mention.entity);
        MentionRow {
            text: self.words(mention.span),
            r#type: entity.kind.clone(),
            entity: entity.label.clone(),
            form: mention.form,
            found_by: mention.found_by.clone(),
        }
    }

    fn saying(&self, quote: &rapporteur_model::Quote) -> SayingRow {
        let words =
            |spans: &[Span]| spans.iter().map(|span| self.words(*span)).collect::<Vec<_>>().join(" … ");
        let speaker = quote.speaker.map(|id| format!(" = {}", self.label(id))).unwrap_or_default();
        SayingRow {
            source: format!("{}{speaker}", words(&quote.source)),
            cue: words(&quote.cue),
            content: words(&quote.content),
        }
    }

    fn claim(&self, claim: &Claim<LocalId>) -> ClaimRow {
        let object = match &claim.object {
            Object::None => String::new(),
            Object::Entity(id) => self.label(*id),
            Object::Value { lexical, .. } => {
                let parts =
                    [claim.bound.map(rapporteur_model::Bound::as_str), Some(lexical), claim.unit.as_deref()];
                parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        };
        ClaimRow {
            subject: claim.subject.map_or_else(|| NOT_SAID.to_owned(), |id| self.label(id)),
            relation: claim.relation.clone(),
            object,
            status: claim.status.as_str(),
            attribution: claim.attribution.iter().map(|id| self.label(*id)).collect(),
            distant: claim.distant,
            on_date: claim.when.as_ref().map(|when| when.value.clone()),
            role: claim.role.clone(),
            qualifiers: qualifiers_in_words(&claim.qualifiers, |id| self.label(*id)),
            confidence: claim.confidence.get(),
            found_by: claim.found_by.clone(),
            quote: self.words(claim.evidence.span),
        }
    }
}

fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Fired(1) => "1 claim".to_owned(),
        Outcome::Fired(n) => format!("{n} claims"),
        Outcome::Missing(what) => format!("no {what}"),
        Outcome::Condition(condition) => condition.clone(),
    }
}
