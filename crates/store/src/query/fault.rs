//! What is wrong with a query, in words.

use super::Query;
use super::nesting::Refused;
use crate::error::Position;
use crate::{Error, PREFIXES};

/// The parser's message taken apart: `error at LINE:COLUMN: expected …`.
pub(super) fn malformed(query: &Query, message: &str) -> Error {
    let place = message.strip_prefix("error at ").and_then(|rest| {
        let (place, reason) = rest.split_once(": ")?;
        let (line, column) = place.split_once(':')?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?, reason))
    });
    let Some((line, column, reason)) = place else {
        let (name, reason) = (query.name.clone(), message.to_owned());
        return Error::Query { name, position: None, reason, excerpt: String::new() };
    };
    if reason.contains("Prefix not found") {
        let known = PREFIXES.iter().map(|(prefix, _)| prefix.as_str()).collect::<Vec<_>>().join(", ");
        let text = query.text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        let (start, prefix) = prefix_before(text, column);
        let reason = format!(
            "the prefix {prefix} is not known; known are id, {known} and types of nodes such as person, others need a PREFIX line"
        );
        return at(query, line, start, reason);
    }
    at(query, line, column, readable(reason))
}

/// What is not even parsed.
pub(super) fn refused(query: &Query, Refused { place, reason }: Refused) -> Error {
    let before = query.text.get(..place).unwrap_or_default();
    let line = 1 + before.matches('\n').count();
    let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
    at(query, line, column, reason.to_string())
}

/// Most characters of a line that are shown before and behind the place of a fault.
const SHOWN: usize = 60;

/// A fault at a place, lines and columns counted from 1.
fn at(query: &Query, line: usize, column: usize, reason: String) -> Error {
    let text: Vec<char> = query.text.lines().nth(line - 1).unwrap_or_default().chars().collect();
    let start = (column - 1).saturating_sub(SHOWN).min(text.len());
    let end = (column - 1 + SHOWN).min(text.len());
    let [before, behind] = [start > 0, end < text.len()].map(|is_cut| if is_cut { "…" } else { "" });
    let shown: String = text[start..end].iter().collect();
    let mark = column - start + before.chars().count();
    Error::Query {
        name: query.name.clone(),
        position: Some(Position { line, column }),
        reason,
        excerpt: format!("  {before}{shown}{behind}\n  {:>mark$}", '^'),
    }
}

/// The prefix of the name that ends before a column, with its colon, and the column where it begins.
fn prefix_before(text: &str, column: usize) -> (usize, String) {
    let before: Vec<char> = text.chars().take(column.saturating_sub(1)).collect();
    let is_part = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    let start = before.iter().rposition(|c| !is_part(c)).map_or(0, |i| i + 1);
    let name: String = before[start..].iter().collect();
    (start + 1, name.split_once(':').map_or(name.clone(), |(prefix, _)| format!("{prefix}:")))
}

/// What the parser expected, without the ranges of characters that a name may be made of.
fn readable(reason: &str) -> String {
    let (mut items, mut names) = (Vec::new(), false);
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    for item in reason.split(", ") {
        let range = item.starts_with(['[', '\'']) && item.ends_with([']', '\'']) || item.contains("..=");
        if range { names = true } else { items.push(item.to_owned()) }
    }
    if names {
        items.push("more of a name".to_owned());
    }
    items.join(", ")
}
