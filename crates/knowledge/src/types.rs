//! Node types, read from `data/types/<id>.toml`.

use crate::look::{Look, LookSpec};
use crate::record::{Source, Spanned};
use crate::{Fault, Files, Ontology};
use rapporteur_model::TypeFamily;
use serde::Deserialize;

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
