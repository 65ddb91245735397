//! Node types, read from `data/types/<id>.toml`.

use crate::{Fault, Files};
use serde::Deserialize;

/// A node type of the vocabulary.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeType {
    /// Bare name (`"Person"`), equal to the file name.
    pub id: String,
    /// For people to read.
    pub label: String,
    /// The widely known type, as a prefixed name (`"schema:Person"`); `None` where there is none.
    #[serde(default)]
    pub also: Option<String>,
    /// Types of other vocabularies that every such node is of, as prefixed names; alignment only, no node carries them.
    #[serde(default)]
    pub aligned: Vec<String>,
    /// What it is, one sentence.
    pub comment: String,
}

/// Reads all types, sorted by id.
pub(crate) fn parse_types(files: &Files) -> Result<Vec<NodeType>, Vec<Fault>> {
    let (mut types, mut faults) = (Vec::new(), Vec::new());
    for (path, text) in files.below("types/") {
        match toml::from_str::<NodeType>(text) {
            Ok(kind) if path == format!("types/{}.toml", kind.id) => types.push(kind),
            Ok(kind) => {
                faults.push(Fault::new(path, 1, format!("id `{}` must equal the file name", kind.id)))
            }
            Err(error) => faults.push(Fault::new(path, 0, error.message().to_owned())),
        }
    }
    types.sort_by(|a: &NodeType, b| a.id.cmp(&b.id));
    if faults.is_empty() { Ok(types) } else { Err(faults) }
}
