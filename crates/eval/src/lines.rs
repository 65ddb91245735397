//! Reads and writes JSON lines.

use crate::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Parses one value a line and skips empty lines. Errors name the text by `path`.
///
/// # Errors
/// [`Error::Line`] for the first line that is not a `T`.
pub fn parse_lines<T: DeserializeOwned>(text: &str, path: &str) -> Result<Vec<T>, Error> {
    let parse = |(at, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|source| Error::Line {
            path: path.to_owned(),
            line: at + 1,
            source,
        })
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(parse).collect()
}

/// Writes one value a line.
///
/// # Errors
/// [`Error::Write`] if a value has no JSON form.
pub fn write_lines<T: Serialize>(values: &[T]) -> Result<String, Error> {
    let mut text = String::new();
    for value in values {
        text.push_str(&serde_json::to_string(value).map_err(Error::Write)?);
        text.push('\n');
    }
    Ok(text)
}
