//! What is wrong with a query, in words.

use super::Query;
use crate::{Error, PREFIXES};

/// The parser's message taken apart: `error at LINE:COLUMN: expected …`.
pub(super) fn malformed(query: &Query, message: &str, is_update: bool) -> Error {
    let place = message.strip_prefix("error at ").and_then(|rest| {
        let (place, reason) = rest.split_once(": ")?;
        let (line, column) = place.split_once(':')?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?, reason))
    });
    let name = query.name.clone();
    let Some((line, column, reason)) = place else {
        return Error::Query {
            name,
            position: String::new(),
            reason: message.to_owned(),
            excerpt: String::new(),
        };
    };
    let text = query.text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let mut column = column;
    let reason = if is_update {
        "this is an update, and only build, add and remove change a store: ask with SELECT, ASK, CONSTRUCT or DESCRIBE".to_owned()
    } else if reason.contains("Prefix not found") {
        let known = PREFIXES.iter().map(|(prefix, _)| *prefix).collect::<Vec<_>>().join(", ");
        let (start, prefix) = prefix_before(text, column);
        column = start;
        format!("the prefix {prefix} is not known; known are id, {known}, others need a PREFIX line")
    } else {
        readable(reason)
    };
    Error::Query {
        name,
        position: format!("line {line}, column {column}: "),
        reason,
        excerpt: format!("  {text}\n  {:>column$}", '^'),
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
