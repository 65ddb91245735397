//! Node types, read from `data/types/<id>.toml`.

use crate::look::{Look, LookSpec};
use crate::record::{Source, Spanned};
use crate::{Fault, Files, Ontology};
use rapporteur_model::TypeFamily;
use serde::Deserialize;

/// The prefix that stands for the base of all nodes.
const BASE_PREFIX: &str = "id";

/// A node type of the vocabulary.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeType {
    /// Bare name (`"Person"`), equal to the file name.
    pub id: String,
    /// A label for people to read.
    pub label: String,
    /// The widely known type, as a prefixed name (`"schema:Person"`), if there is one.
    pub also: Option<String>,
    /// Types of other vocabularies that every such node belongs to, as prefixed names. They serve alignment only; no node carries
    /// them.
    pub aligned: Vec<String>,
    /// The families that the type belongs to.
    pub families: Vec<TypeFamily>,
    /// Its schema in FollowTheMoney, if there is one.
    pub ftm: Option<String>,
    /// How its nodes look in pictures.
    pub look: Look,
    /// A definition in one sentence.
    pub comment: String,
}

/// A type as its file states it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeSpec {
    id: Spanned<String>,
    label: String,
    #[serde(default)]
    also: Option<Spanned<String>>,
    #[serde(default)]
    aligned: Vec<Spanned<String>>,
    #[serde(default)]
    families: Vec<TypeFamily>,
    #[serde(default)]
    ftm: Option<String>,
    #[serde(default)]
    look: Option<LookSpec>,
    comment: String,
}

/// Reads all types, sorted by id.
pub(crate) fn parse_types(files: &Files, ontology: &Ontology, faults: &mut Vec<Fault>) -> Vec<NodeType> {
    let mut types = Vec::new();
    for (path, text) in files.below("types/") {
        let source = Source { path, text };
        let Some(spec) = source.read::<TypeSpec>(faults) else { continue };
        if path != format!("types/{}.toml", spec.id.get_ref()) {
            let message = format!("id `{}` must equal the file name", spec.id.get_ref());
            faults.push(source.fault(&spec.id, message));
        }
        let prefix = spec.id.get_ref().to_lowercase();
        if prefix == BASE_PREFIX || ontology.prefixes.contains_key(&prefix) {
            let message = format!(
                "`{prefix}` is a prefix already, and would be that of the nodes of this type too: name the type otherwise"
            );
            faults.push(source.fault(&spec.id, message));
        }
        for name in spec.also.iter().chain(&spec.aligned) {
            faults.extend(ontology.misnamed(name.get_ref()).map(|message| source.fault(name, message)));
        }
        let look = spec.look.and_then(|look| look.read(&source, faults)).unwrap_or_default();
        types.push(NodeType {
            id: spec.id.into_inner(),
            label: spec.label,
            also: spec.also.map(Spanned::into_inner),
            aligned: spec.aligned.into_iter().map(Spanned::into_inner).collect(),
            families: spec.families,
            ftm: spec.ftm,
            look,
            comment: spec.comment,
        });
    }
    types.sort_by(|a, b| a.id.cmp(&b.id));
    types
}

#[cfg(test)]
mod tests {
    use crate::{Files, Knowledge};

    #[test]
    fn a_type_whose_nodes_would_have_the_prefix_of_a_vocabulary_is_refused() {
        let told = |name: &str| {
            let text = format!("id = \"{name}\"\nlabel = \"x\"\ncomment = \"A thing.\"\n");
            let files = Files::embedded().with(&format!("types/{name}.toml"), text);
            Knowledge::from_files(files).err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(told("Ship"), "");
        assert!(
            told("Org").starts_with("data/types/Org.toml:1:6: `org` is a prefix already"),
            "{}",
            told("Org")
        );
        assert!(told("Id").contains("`id` is a prefix already"));
    }
}
