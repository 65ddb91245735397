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

/// How nodes are placed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layout {
    /// What is joined is near.
    #[default]
    Free,
    /// What has a date stands at its date, the rest below.
    Timeline,
    /// People on one side, meetings in the middle, countries and bodies on the other side; only who attends or hosts.
    Attendance,
}

impl Layout {
    /// Name on the command line and the layout.
    pub const ALL: [(&'static str, Self); 3] =
        [("free", Self::Free), ("timeline", Self::Timeline), ("attendance", Self::Attendance)];
}

/// Which side of a picture is the longer one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Orientation {
    /// Wider than high, as screens and slides are.
    Landscape,
    /// Higher than wide, as pages are.
    Portrait,
}

impl Orientation {
    /// Name on the command line and the orientation.
    pub const ALL: [(&'static str, Self); 2] = [("landscape", Self::Landscape), ("portrait", Self::Portrait)];
}

/// What nodes are framed together by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Grouping {
    /// The country that they are, represent, are based or lie in.
    Country,
    /// The meeting that they have most to do with.
    Meeting,
}

impl Grouping {
    /// Name on the command line and the grouping.
    pub const ALL: [(&'static str, Self); 2] = [("country", Self::Country), ("meeting", Self::Meeting)];
}

/// Nodes to frame together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cluster {
    /// What the frame is called.
    pub label: String,
    /// Its nodes; a node is in the first cluster that names it.
    pub nodes: Vec<EntityId>,
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
    /// Layout engine; by the size of the picture if `None`. Only the free layout is made by Graphviz.
    pub engine: Option<Engine>,
    /// How nodes are placed.
    pub layout: Layout,
    /// Which side is the longer one; as the nodes fall if `None`.
    pub orientation: Option<Orientation>,
    /// Pixels of a picture of pixels for each of the layout, from 0.1 to 10.
    pub scale: f64,
    /// What nodes are framed together by.
    pub grouping: Option<Grouping>,
    /// Frames that somebody else knows; they come before those of the grouping.
    pub groups: Vec<Cluster>,
}

impl PictureOptions {
    pub(crate) const USUAL: Self = Self {
        max_nodes: 60,
        max_links: 120,
        show: BTreeSet::new(),
        focus: Vec::new(),
        title: None,
        engine: None,
        layout: Layout::Free,
        orientation: None,
        scale: 2.0,
        grouping: None,
        groups: Vec::new(),
    };
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self::USUAL
    }
}
