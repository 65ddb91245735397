//! What a format is. Nothing here knows which formats there are: [`FORMATS`](crate::FORMATS) lists them.

use crate::picture::{Picture, PictureOptions};
use crate::rows::Rows;
use crate::{Dialect, Error, Graphs, Input, rdf};
use rapporteur_store::Syntax;
use std::io::{self, Write};

/// One output format: how it is called, and what writes it.
pub struct GraphFormat {
    /// Name on the command line and of the snapshot.
    pub(crate) name: &'static str,
    /// What it is, for a list of formats.
    pub(crate) title: &'static str,
    /// File name extension of its file or files, without dot.
    pub(crate) extension: &'static str,
    /// Media type of its file or files, as registered or in common use.
    pub(crate) media_type: &'static str,
    /// What it is written from, and what writes it.
    pub(crate) writing: Writing,
}

/// What a format is written from, with the function that writes it.
///
/// A format that takes nodes by id and edges by subject, relation and object, as rows and pictures give them, writes equal
/// graphs as equal bytes.
pub(crate) enum Writing {
    /// One file, from the rows of nodes and edges.
    Rows(fn(&Rows<'_>, &mut dyn Write) -> io::Result<()>),
    /// A folder of several files, from the rows of nodes and edges.
    RowsInFolder(fn(&Rows<'_>, &mut dyn Files) -> io::Result<()>),
    /// One file, from what a person wants to see of the graph.
    Picture(fn(&Picture, &PictureOptions) -> Result<Vec<u8>, Error>),
    /// One file in a syntax of RDF, from the quads of the store.
    Rdf(Syntax),
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

impl GraphFormat {
    /// A syntax of RDF, which brings its own name, extension and media type.
    pub(crate) const fn rdf(syntax: Syntax, title: &'static str) -> Self {
        Self {
            name: syntax.name(),
            title,
            extension: syntax.extension(),
            media_type: syntax.media_type(),
            writing: Writing::Rdf(syntax),
        }
    }

    /// Name on the command line.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it is, for a list of formats.
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// File name extension, without dot; of a format of several files that of the files.
    pub fn extension(&self) -> &'static str {
        self.extension
    }

    /// Media type as registered or in common use.
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// Whether it can be written in these words.
    pub fn speaks(&self, dialect: Dialect) -> bool {
        match self.writing {
            // JSON-LD has no triple terms.
            Writing::Rdf(syntax) => dialect != Dialect::Rdf12 || syntax != Syntax::JsonLd,
            _ => dialect == Dialect::Claims,
        }
    }

    /// Whether it can be divided into these graphs. What schema.org has words for tells too little of a claim's report.
    pub fn divides(&self, graphs: Graphs, dialect: Dialect) -> bool {
        let has_graphs = matches!(self.writing, Writing::Rdf(Syntax::NQuads | Syntax::TriG));
        graphs == Graphs::One || has_graphs && dialect != Dialect::SchemaOrg
    }

    /// Whether it is a syntax of RDF.
    pub fn is_rdf(&self) -> bool {
        matches!(self.writing, Writing::Rdf(_))
    }

    /// Whether it is a folder of several files, which [`GraphFormat::write_files`] writes.
    pub fn is_folder(&self) -> bool {
        matches!(self.writing, Writing::RowsInFolder(_))
    }

    /// Writes the selected graph as one file; equal graphs give equal bytes.
    ///
    /// # Errors
    /// If `out` refuses the bytes, if a program that the format needs is missing or fails, or if the format is of several files.
    pub fn write(&self, input: &Input<'_>, out: &mut dyn Write) -> Result<(), Error> {
        match self.writing {
            Writing::Rows(write) => write(&Rows::new(input)?, out).map_err(|source| self.failed(source)),
            Writing::Picture(write) => {
                let bytes = write(&Picture::new(input), input.picture)?;
                out.write_all(&bytes).map_err(|source| self.failed(source))
            }
            Writing::Rdf(syntax) => rdf::write(syntax, input, out),
            Writing::RowsInFolder(_) => Err(Error::SeveralFiles { format: self.name }),
        }
    }

    /// Writes the selected graph as several files.
    ///
    /// # Errors
    /// If `files` refuses one of them, or if the format is of one file.
    pub fn write_files(&self, input: &Input<'_>, files: &mut dyn Files) -> Result<(), Error> {
        match self.writing {
            Writing::RowsInFolder(write) => {
                write(&Rows::new(input)?, files).map_err(|source| self.failed(source))
            }
            _ => Err(Error::OneFile { format: self.name }),
        }
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::Write { format: self.name, source }
    }
}
