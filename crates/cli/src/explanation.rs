//! How sentences were understood, as text for people and as JSON.

use rapporteur_extract::{Explained, Outcome, Sentence};
use rapporteur_model::{Claim, LocalId, Object, Span};
use serde::Serialize;
use std::fmt;
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
    distanced: bool,
    on_date: Option<String>,
    role: Option<String>,
    confidence: f64,
    found_by: String,
    quote: String,
}

impl Explanation {
    /// Of the sentences of these places.
    pub fn new(explained: &Explained<'_>, sentences: Range<usize>) -> Self {
        let view = View(explained);
        Self { sentences: sentences.map(|place| view.sentence(place)).collect() }
    }
}

struct View<'e, 'r>(&'e Explained<'r>);

impl View<'_, '_> {
    fn words(&self, span: Span) -> String {
        span.of(&self.0.document.report.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn label(&self, id: LocalId) -> String {
        let entity = self.0.extraction.entity(id);
        format!("{} {}", entity.kind, entity.label)
    }

    fn sentence(&self, place: usize) -> ExplainedSentence {
        let Explained { document, attempts, extraction } = self.0;
        let sentence: &Sentence = &document.sentences[place];
        let within = |span: Span| sentence.span.overlaps(span);
        let attempts = attempts.iter().filter(|attempt| sentence.tokens.contains(&attempt.trigger));
        let mut patterns: Vec<PatternRow> = attempts
            .map(|attempt| PatternRow {
                pattern: attempt.pattern.clone(),
                trigger: document.text(attempt.trigger).to_owned(),
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

    /// Tokens and heads are counted from 1 within the sentence; the head of a root is 0.
    fn token(&self, i: usize, start: usize) -> TokenRow {
        let document = &self.0.document;
        TokenRow {
            number: i - start + 1,
            text: document.text(i).to_owned(),
            tag: document.tag(i).to_owned(),
            pos: document.pos(i).as_str().to_owned(),
            lemma: document.lemma(i).to_owned(),
            dep: document.dep(i).to_owned(),
            head: document.head(i).map_or(0, |head| (head + 1).saturating_sub(start)),
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
            subject: self.label(claim.subject),
            relation: claim.relation.clone(),
            object,
            status: claim.status.as_str(),
            attribution: claim.attribution.iter().map(|id| self.label(*id)).collect(),
            distanced: claim.distanced,
            on_date: claim.when.as_ref().map(|when| when.value.clone()),
            role: claim.role.clone(),
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

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, sentence) in self.sentences.iter().enumerate() {
            if i > 0 {
                writeln!(f)?;
            }
            write!(f, "{sentence}")?;
        }
        Ok(())
    }
}

impl fmt::Display for ExplainedSentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "#{}  {}", self.number, self.text)?;
        let token = |t: &TokenRow| {
            let head = self.tokens.get(t.head.wrapping_sub(1)).map_or("", |head| head.text.as_str());
            let numbers = [t.number.to_string(), t.head.to_string()];
            let [number, at] = numbers;
            vec![
                number,
                t.text.clone(),
                t.tag.clone(),
                t.pos.clone(),
                t.lemma.clone(),
                t.dep.clone(),
                at,
                head.to_owned(),
            ]
        };
        table(f, "tokens", self.tokens.iter().map(token))?;
        let mention = |m: &MentionRow| {
            let form = format!("{:?}", m.form).to_lowercase();
            vec![m.text.clone(), m.r#type.clone(), m.entity.clone(), form, m.found_by.clone()]
        };
        table(f, "mentions", self.mentions.iter().map(mention))?;
        table(f, "times", self.times.iter().map(|t| vec![t.text.clone(), t.value.clone()]))?;
        table(
            f,
            "sayings",
            self.sayings.iter().map(|s| vec![s.source.clone(), s.cue.clone(), s.content.clone()]),
        )?;
        let pattern =
            |p: &PatternRow| vec![p.pattern.clone(), format!("at “{}”", p.trigger), p.outcome.clone()];
        table(f, "patterns that fired", self.patterns.iter().filter(|p| p.fired).map(pattern))?;
        table(f, "patterns that nearly fired", self.patterns.iter().filter(|p| !p.fired).map(pattern))?;
        table(f, "claims", self.claims.iter().map(claim_row))
    }
}

fn claim_row(claim: &ClaimRow) -> Vec<String> {
    let mut more = Vec::new();
    if !claim.attribution.is_empty() {
        let distance = if claim.distanced { ", with distance" } else { "" };
        more.push(format!("says {}{distance}", claim.attribution.join(" > ")));
    }
    more.extend(claim.on_date.iter().map(|date| format!("on {date}")));
    more.extend(claim.role.iter().map(|role| format!("as {role}")));
    vec![
        claim.subject.clone(),
        claim.relation.clone(),
        claim.object.clone(),
        claim.status.to_owned(),
        format!("{:.2}", claim.confidence),
        claim.found_by.clone(),
        more.join("; "),
    ]
}

/// Rows with aligned columns under a heading.
fn table(f: &mut fmt::Formatter<'_>, heading: &str, rows: impl Iterator<Item = Vec<String>>) -> fmt::Result {
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{heading}")?;
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |i: usize| {
        rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..n_columns).map(width).collect();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        writeln!(f, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
