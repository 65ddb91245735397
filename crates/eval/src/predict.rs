//! Turns an extraction into prediction lines with character offsets. [`crate::mapping`] does so for
//! relations.

use crate::gold;
pub use crate::main_event::plover;
use crate::predictions::{Quote, Quotes, Time, Times, TypedMention, Typing};
use rapporteur_model::{CharOffsets, Extraction, Form, LocalId, Report, Span};

/// Mentions by name, with the types of the things named. Adjectives of nationality and descriptions are left
/// out.
pub fn typing(id: &str, report: &Report, extraction: &Extraction) -> Typing {
    let chars = CharOffsets::new(&report.text);
    let named = extraction.mentions.iter().filter(|m| matches!(m.form, Form::Name | Form::Metonym));
    let typed = named.map(|m| {
        let [start, end] = chars.span(m.span);
        TypedMention { start, end, kind: extraction.entity(m.entity).kind.clone() }
    });
    Typing { id: id.to_owned(), mentions: typed.collect() }
}

/// The time expressions.
pub fn times(id: &str, report: &Report, extraction: &Extraction) -> Times {
    let chars = CharOffsets::new(&report.text);
    let time = |t: &rapporteur_model::Timex| {
        let [start, end] = chars.span(t.span);
        let kind = format!("{:?}", t.kind).to_uppercase();
        Time { start, end, kind: Some(kind), value: Some(t.when.value.clone()) }
    };
    Times { id: id.to_owned(), times: extraction.times.iter().map(time).collect() }
}

/// The attributed passages as PolNeAR annotates them: each has a cue, and none lies inside the content of
/// another.
pub fn quotes(id: &str, report: &Report, extraction: &Extraction) -> Quotes {
    let chars = CharOffsets::new(&report.text);
    let spans = |spans: &[Span]| spans.iter().map(|s| chars.span(*s)).collect();
    let quotes = &extraction.quotes;
    let inner = |q: &rapporteur_model::Quote| {
        let inside = |cue: &Span| {
            quotes.iter().any(|o| o.content != q.content && o.content.iter().any(|run| run.contains(*cue)))
        };
        q.cue.iter().any(inside)
    };
    let outer = quotes.iter().filter(|q| !q.cue.is_empty() && !inner(q));
    let quote = |q: &rapporteur_model::Quote| Quote {
        source: spans(&q.source),
        cue: spans(&q.cue),
        content: spans(&q.content),
    };
    Quotes { id: id.to_owned(), quotes: outer.map(quote).collect() }
}

/// Minimum intersection over union for a found mention to count as the gold mention.
const SAME_MENTION: f64 = 0.5;

/// For each gold mention, the entity of the best overlapping found mention.
pub fn overlapping(record: &gold::Record, report: &Report, extraction: &Extraction) -> Vec<Option<LocalId>> {
    let chars = CharOffsets::new(&report.text);
    let found: Vec<([usize; 2], LocalId)> =
        extraction.mentions.iter().map(|m| (chars.span(m.span), m.entity)).collect();
    let overlap = |[start, end]: [usize; 2], m: &gold::Mention| {
        let shared = end.min(m.end).saturating_sub(start.max(m.start));
        shared as f64 / ((end - start) + (m.end - m.start) - shared).max(1) as f64
    };
    let best = |mention: &gold::Mention| {
        let score = |span: [usize; 2]| overlap(span, mention);
        let best = found.iter().max_by(|a, b| score(a.0).total_cmp(&score(b.0)).then(b.0.cmp(&a.0)));
        best.filter(|(span, _)| score(*span) >= SAME_MENTION).map(|(_, entity)| *entity)
    };
    record.mentions.iter().map(best).collect()
}
