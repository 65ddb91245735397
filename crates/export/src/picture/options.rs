//! How a picture is drawn.

use crate::Error;
use rapporteur_model::{EntityId, TypeName};
use std::collections::BTreeSet;
use std::str::FromStr;

/// What computes the places of nodes and the courses of lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Graphviz `dot`: layers; for small graphs.
    Dot,
    /// Graphviz `neato`: springs; for middling graphs.
    Neato,
    /// Graphviz `fdp`: springs in another way.
    Fdp,
    /// Graphviz `sfdp`: springs on several scales; for large graphs.
    Sfdp,
    /// Layers by this program itself; needs no Graphviz.
    Builtin,
}

impl Engine {
    const ALL: [Self; 5] = [Self::Dot, Self::Neato, Self::Fdp, Self::Sfdp, Self::Builtin];

    /// Name on the command line; for those of Graphviz also the value of its `layout` attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::Neato => "neato",
            Self::Fdp => "fdp",
            Self::Sfdp => "sfdp",
            Self::Builtin => "builtin",
        }
    }

    /// All names, for messages.
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

impl FromStr for Engine {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let engine = Self::ALL.into_iter().find(|engine| engine.name() == name);
        engine.ok_or_else(|| Error::UnknownEngine { name: name.to_owned() })
    }
}

/// What a picture shows beside the selection that was made before, and how.
#[derive(Clone, PartialEq, Debug)]
pub struct PictureOptions {
    /// Most nodes; the nearest to the focus and the best connected are kept, and the caption tells how many were not.
    pub max_nodes: usize,
    /// Most lines; those that most reports state are kept.
    pub max_links: usize,
    /// Node types to draw although pictures leave them out: offices (written under their holders' names instead),
    /// topics, statements, reports, origins, disputes.
    pub show: BTreeSet<TypeName>,
    /// Nodes to set off; they are always drawn.
    pub focus: Vec<EntityId>,
    /// First line of the caption.
    pub title: Option<String>,
    /// Layout engine; by the size of the picture if `None`.
    pub engine: Option<Engine>,
}

impl PictureOptions {
    pub(crate) const USUAL: Self = Self {
        max_nodes: 60,
        max_links: 120,
        show: BTreeSet::new(),
        focus: Vec::new(),
        title: None,
        engine: None,
    };
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self::USUAL
    }
}
