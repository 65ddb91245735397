//! The words around a mention in a report, as people want to read them.

use rapporteur_model::{Local, Report, ReportId, Span, World};
use rapporteur_resolve::Name;
use serde::Serialize;

/// One thing of one report, with the words around its mention.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// Its name in the report.
    pub name: String,
    /// Id of the report.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// The input that the report was read from, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// The words around the mention.
    pub quote: String,
    /// How a judgement names the thing.
    pub place: String,
}

impl Passage {
    /// The passage of a local thing that is now part of an entity.
    pub fn of(world: &World, name: &Name, local: &Local) -> Self {
        Self {
            name: local.name.clone(),
            report: local.report.0.clone(),
            title: world.report(&local.report).map_or_else(String::new, Report::label),
            input: None,
            quote: local.span.map_or_else(String::new, |span| quote(world, &local.report, span)),
            place: name.to_string(),
        }
    }
}

/// Number of characters shown before and after a mention.
const AROUND: usize = 90;

/// The line of text around a span; a long line is cut at words.
fn quote(world: &World, report: &ReportId, span: Span) -> String {
    let Some(text) = world.report(report).map(|report| report.text.as_str()) else { return String::new() };
    let (Some(before), Some(own), Some(after)) =
        (text.get(..span.start), text.get(span.start..span.end), text.get(span.end..))
    else {
        return String::new();
    };
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let start = before.char_indices().rev().nth(AROUND).map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let from = if start == 0 { Some(before) } else { before[start..].split_once(' ').map(|(_, rest)| rest) };
    let to =
        if end == after.len() { Some(after) } else { after[..end].rsplit_once(' ').map(|(rest, _)| rest) };
    let dots = |cut: bool| if cut { "…" } else { "" };
    let line = format!(
        "{}{}{own}{}{}",
        dots(start > 0),
        from.unwrap_or_default(),
        to.unwrap_or_default(),
        dots(end < after.len())
    );
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
