//! What every format is given: the selected part of a graph and what explains it.

use crate::PictureOptions;
use rapporteur_graph::Graph;
use rapporteur_knowledge::Knowledge;
use rapporteur_model::World;
use rapporteur_store::DEFAULT_BASE;

static USUAL_PICTURE: PictureOptions = PictureOptions::USUAL;

/// The part of a graph that a format writes, with what explains it.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The world that the graph was made from. It has the texts and offsets that some formats hold.
    pub world: &'a World,
    /// The selected part of the graph: all that is written.
    pub graph: &'a Graph,
    /// The graph that the part was selected from. Claims name reports and speakers that may lie outside the selection.
    pub whole: &'a Graph,
    /// Labels of relations and types.
    pub knowledge: &'a Knowledge,
    /// Where the IRIs of nodes begin, with the final slash.
    pub base: &'a str,
    /// How pictures are drawn; other formats ignore it.
    pub picture: &'a PictureOptions,
    /// The words that RDF is written in; other formats ignore it.
    pub dialect: Dialect,
    /// The graphs that RDF is divided into; syntaxes without graphs ignore it.
    pub graphs: Graphs,
    /// Whether tables for spreadsheets hold text unchanged, even where a spreadsheet would compute it; other formats ignore it.
    pub is_raw: bool,
    /// Whether tables for spreadsheets begin with a byte order mark; other formats ignore it.
    pub has_mark: bool,
}

/// The words that RDF is written in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Dialect {
    /// The project's vocabulary, claims as statement nodes.
    #[default]
    Claims,
    /// The same with claims as reifiers of triples, as RDF 1.2 has them.
    Rdf12,
    /// What schema.org has words for.
    SchemaOrg,
}

/// The graphs that RDF is divided into.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Graphs {
    /// Everything is in the default graph.
    #[default]
    One,
    /// Claims with their evidence are in the graph of the report that states them, the rest is in the default graph.
    OfReports,
}

impl<'a> Input<'a> {
    /// A world and its whole graph under the usual base, drawn the usual way.
    pub fn new(world: &'a World, graph: &'a Graph, knowledge: &'a Knowledge) -> Self {
        Self {
            world,
            graph,
            whole: graph,
            knowledge,
            base: DEFAULT_BASE,
            picture: &USUAL_PICTURE,
            dialect: Dialect::Claims,
            graphs: Graphs::One,
            is_raw: false,
            has_mark: false,
        }
    }

    /// The same for a part of the graph.
    #[must_use]
    pub fn with_selected(self, graph: &'a Graph) -> Self {
        Self { graph, ..self }
    }

    /// The same with other IRIs.
    #[must_use]
    pub fn with_base(self, base: &'a str) -> Self {
        Self { base, ..self }
    }

    /// The same in other words.
    #[must_use]
    pub fn in_dialect(self, dialect: Dialect) -> Self {
        Self { dialect, ..self }
    }

    /// The same in other graphs.
    #[must_use]
    pub fn in_graphs(self, graphs: Graphs) -> Self {
        Self { graphs, ..self }
    }

    /// The same with text as it is in tables for spreadsheets.
    #[must_use]
    pub fn raw(self, is_raw: bool) -> Self {
        Self { is_raw, ..self }
    }

    /// The same with a byte order mark before tables for spreadsheets.
    #[must_use]
    pub fn marked(self, has_mark: bool) -> Self {
        Self { has_mark, ..self }
    }

    /// The same drawn in another way.
    #[must_use]
    pub fn with_picture(self, picture: &'a PictureOptions) -> Self {
        Self { picture, ..self }
    }
}
