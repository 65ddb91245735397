//! The seam between a graph and the formats.

use crate::formats::{
    csv, cx2, cytoscape, dot, ftm, gexf, graphml, jsonld, mermaid, neo4j, nodelink, nquads, obsidian,
    parquet, plover, rdfxml, svg, trig, turtle,
};
use crate::rows::Rows;
use crate::{Error, PictureOptions};
use rapporteur_graph::Graph;
use rapporteur_knowledge::Knowledge;
use rapporteur_model::World;
use rapporteur_store::DEFAULT_BASE;
use std::io::{self, Write};

/// All formats, by name.
pub static FORMATS: &[&dyn GraphFormat] = &[
    &csv::CSV,
    &cx2::CX2,
    &cytoscape::CYTOSCAPE,
    &dot::Dot,
    &ftm::FTM,
    &gexf::GEXF,
    &graphml::GRAPHML,
    &jsonld::JSONLD,
    &mermaid::MERMAID,
    &neo4j::NEO4J,
    &nodelink::NODELINK,
    &nquads::NQUADS,
    &obsidian::OBSIDIAN,
    &parquet::PARQUET,
    &plover::PLOVER,
    &rdfxml::RDFXML,
    &svg::Svg,
    &trig::TRIG,
    &turtle::TURTLE,
];

static USUAL_PICTURE: PictureOptions = PictureOptions::USUAL;

/// What a format writes and what explains it.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// What the graph was made from: texts and offsets, for formats that hold them.
    pub world: &'a World,
    /// The selected part of the graph: all that is written.
    pub graph: &'a Graph,
    /// The graph it was selected from: reports and speakers that claims name may lie outside the selection.
    pub whole: &'a Graph,
    /// Labels of relations and types.
    pub knowledge: &'a Knowledge,
    /// Where the IRIs of nodes begin, with the final slash.
    pub base: &'a str,
    /// How pictures are drawn; other formats ignore it.
    pub picture: &'a PictureOptions,
    /// The words that RDF is written in; other formats ignore it.
    pub dialect: Dialect,
    /// Whether tables for spreadsheets hold text as it is, also what a spreadsheet would compute; other formats ignore it.
    pub is_raw: bool,
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
            is_raw: false,
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

    /// The same with text as it is in tables for spreadsheets.
    #[must_use]
    pub fn raw(self, is_raw: bool) -> Self {
        Self { is_raw, ..self }
    }

    /// The same drawn in another way.
    #[must_use]
    pub fn with_picture(self, picture: &'a PictureOptions) -> Self {
        Self { picture, ..self }
    }
}

/// One output format. A type that implements it holds no state.
pub trait GraphFormat: Sync {
    /// Name on the command line and of the snapshot.
    fn name(&self) -> &'static str;

    /// What it is, for a list of formats.
    fn title(&self) -> &'static str;

    /// File name extension, without dot; of a format of several files that of the files.
    fn extension(&self) -> &'static str;

    /// Media type as registered or in common use.
    fn media_type(&self) -> &'static str;

    /// Whether it can be written in these words.
    fn speaks(&self, dialect: Dialect) -> bool {
        dialect == Dialect::Claims
    }

    /// Writes the selected graph: nodes by id and edges by subject, relation and object, so that equal graphs give equal bytes.
    ///
    /// # Errors
    /// If `out` refuses the bytes, if a program that the format needs is missing or fails, or if the format is of several files.
    fn write(&self, input: &Input<'_>, out: &mut dyn Write) -> Result<(), Error>;

    /// Whether it is a folder of several files, which [`GraphFormat::write_files`] writes.
    fn is_folder(&self) -> bool {
        false
    }

    /// Writes the selected graph as several files.
    ///
    /// # Errors
    /// If `files` refuses one of them, or if the format is of one file.
    fn write_files(&self, _input: &Input<'_>, _files: &mut dyn Files) -> Result<(), Error> {
        Err(Error::OneFile { format: self.name() })
    }
}

/// Takes the files of a format of several.
pub trait Files {
    /// Takes a file: its name, with `/` where it lies in a folder of its own, and what writes its content.
    ///
    /// # Errors
    /// If the file cannot be made or its content not be written.
    fn add(
        &mut self,
        name: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()>;
}

/// A format that is written from rows.
pub(crate) struct RowFormat {
    /// Name on the command line.
    pub name: &'static str,
    /// What it is, for a list of formats.
    pub title: &'static str,
    /// File name extension of its file or files, without dot.
    pub extension: &'static str,
    /// Media type of its file or files, as registered or in common use.
    pub media_type: &'static str,
    /// How it is written.
    pub write: Writing,
}

/// What writes rows.
pub(crate) enum Writing {
    /// As one file.
    File(fn(&Rows<'_>, &mut dyn Write) -> io::Result<()>),
    /// As a folder of several files.
    Folder(fn(&Rows<'_>, &mut dyn Files) -> io::Result<()>),
}

impl RowFormat {
    fn failed(&self, source: io::Error) -> Error {
        Error::Write { format: self.name, source }
    }
}

impl GraphFormat for RowFormat {
    fn name(&self) -> &'static str {
        self.name
    }

    fn title(&self) -> &'static str {
        self.title
    }

    fn extension(&self) -> &'static str {
        self.extension
    }

    fn media_type(&self) -> &'static str {
        self.media_type
    }

    fn write(&self, input: &Input<'_>, out: &mut dyn Write) -> Result<(), Error> {
        match self.write {
            Writing::File(write) => write(&Rows::new(input)?, out).map_err(|source| self.failed(source)),
            Writing::Folder(_) => Err(Error::SeveralFiles { format: self.name }),
        }
    }

    fn is_folder(&self) -> bool {
        matches!(self.write, Writing::Folder(_))
    }

    fn write_files(&self, input: &Input<'_>, files: &mut dyn Files) -> Result<(), Error> {
        match self.write {
            Writing::Folder(write) => write(&Rows::new(input)?, files).map_err(|source| self.failed(source)),
            Writing::File(_) => Err(Error::OneFile { format: self.name }),
        }
    }
}

/// The format of a name.
///
/// # Errors
/// If there is none; the message lists all names.
pub fn format(name: &str) -> Result<&'static dyn GraphFormat, Error> {
    FORMATS
        .iter()
        .find(|format| format.name() == name)
        .copied()
        .ok_or_else(|| Error::UnknownFormat { name: name.to_owned() })
}

/// All names, for messages.
pub(crate) fn names() -> String {
    FORMATS.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ")
}
