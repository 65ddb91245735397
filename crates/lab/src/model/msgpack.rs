//! Accesses msgpack values by shape; errors name what is missing.

use anyhow::{Context, Result};
use rmpv::Value;

/// Decodes one value.
pub fn decode(mut bytes: &[u8]) -> Result<Value> {
    rmpv::decode::read_value(&mut bytes).context("not msgpack")
}

/// The value of a map's entry; keys may be text or bytes.
pub fn find<'v>(map: &'v Value, key: &str) -> Option<&'v Value> {
    let is_key = |candidate: &Value| match candidate {
        Value::String(text) => text.as_bytes() == key.as_bytes(),
        Value::Binary(bytes) => bytes == key.as_bytes(),
        _ => false,
    };
    map.as_map()?.iter().find(|(candidate, _)| is_key(candidate)).map(|(_, value)| value)
}

/// The value of a map's entry, which must exist.
pub fn get<'v>(map: &'v Value, key: &str) -> Result<&'v Value> {
    find(map, key).with_context(|| format!("no entry {key:?}"))
}

/// The entries of a map.
pub fn entries(value: &Value) -> Result<&[(Value, Value)]> {
    value.as_map().map(Vec::as_slice).context("not a map")
}

/// The elements of a list.
pub fn list(value: &Value) -> Result<&[Value]> {
    value.as_array().map(Vec::as_slice).context("not a list")
}

/// A text.
pub fn text(value: &Value) -> Result<&str> {
    value.as_str().context("not a text")
}

/// A list of texts.
pub fn texts(value: &Value) -> Result<Vec<&str>> {
    list(value)?.iter().map(text).collect()
}

/// A number that is not negative.
pub fn number(value: &Value) -> Result<u64> {
    value.as_u64().context("not a number")
}

/// Bytes, or the bytes of a text.
pub fn bytes(value: &Value) -> Result<&[u8]> {
    match value {
        Value::Binary(bytes) => Ok(bytes),
        Value::String(text) => Ok(text.as_bytes()),
        _ => anyhow::bail!("not bytes"),
    }
}
