//! Why a graph could not be written.

use std::io;
use std::path::PathBuf;

/// What failed, and how to mend it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes could not be written.
    #[error("cannot write the {format} file: {source}")]
    Write {
        /// Name of the format.
        format: &'static str,
        /// The system's answer.
        source: io::Error,
    },
    /// A format of several files was to be written as one.
    #[error("the format {format} is a folder of files: name the folder with -o")]
    SeveralFiles {
        /// Name of the format.
        format: &'static str,
    },
    /// A format of one file was to be written as several.
    #[error("the format {format} is one file, not a folder")]
    OneFile {
        /// Name of the format.
        format: &'static str,
    },
    /// A folder could not be written.
    #[error("cannot write {}", path.display())]
    Unwritten {
        /// The folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A folder that is there, or a file in it, could not be read.
    #[error("cannot read {}", path.display())]
    Unread {
        /// The folder or file.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// What stands at a folder's place is no export that may be replaced.
    #[error("{stands}: choose another name, or remove it first")]
    Taken {
        /// What stands there.
        stands: String,
    },
    /// The former folder was moved away, and the new one could not take its place.
    #[error("cannot write {}; the former folder is now {}", path.display(), former.display())]
    Moved {
        /// The folder.
        path: PathBuf,
        /// Where the former folder is.
        former: PathBuf,
    },
    /// The base is no IRI, or RDF could not be written.
    #[error(transparent)]
    Rdf(#[from] rapporteur_store::Error),
    /// No format has this name.
    #[error("no format is called {name:?}: choose one of {known}")]
    UnknownFormat {
        /// The name asked for.
        name: String,
        /// The names of all formats.
        known: String,
    },
    /// No layout engine has this name.
    #[error("no layout engine is called {name:?}: choose one of {}", crate::picture::Engine::names())]
    UnknownEngine {
        /// The name asked for.
        name: String,
    },
    /// A Graphviz engine was asked for, and Graphviz is not installed.
    #[error(
        "the engine {engine} needs Graphviz, and there is no `dot` on the PATH: install it (`apt-get install graphviz`, `brew install graphviz`, https://graphviz.org/download/) or choose the engine `builtin`"
    )]
    GraphvizMissing {
        /// The engine asked for.
        engine: &'static str,
    },
    /// A picture of pixels was asked for with an engine of Graphviz, whose bytes differ from machine to machine.
    #[error(
        "png is drawn by the engine builtin alone: leave --engine out, or let Graphviz paint: `rapporteur export --format dot --engine {engine} … | dot -Tpng`"
    )]
    OnlyBuiltin {
        /// The engine asked for.
        engine: &'static str,
    },
    /// A picture would have more pixels than fit into memory with ease.
    #[error(
        "the picture would have {width} × {height} pixels, and {most} million are the most: choose a smaller --scale or fewer nodes with --max-nodes"
    )]
    TooManyPixels {
        /// Pixels from left to right.
        width: u64,
        /// Pixels from top to bottom.
        height: u64,
        /// Most pixels, in millions.
        most: u64,
    },
    /// A picture could not be painted.
    #[error("the picture cannot be painted: {reason}; the format svg holds the same")]
    Unpainted {
        /// Why.
        reason: String,
    },
    /// Graphviz was started and failed.
    #[error("Graphviz failed: {message}; the engine `builtin` draws without it")]
    Graphviz {
        /// What it said.
        message: String,
    },
}
