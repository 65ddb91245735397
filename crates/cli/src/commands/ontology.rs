//! `rapporteur ontology`: writes the vocabulary and its shapes, for tools that read the graph.

use crate::failure::Outcome;
use crate::{open, output};
use anyhow::Result;
use rapporteur_store::{ontology, shape_files};
use std::path::PathBuf;

/// Write the vocabulary as an OWL ontology, or its SHACL shapes
///
/// Classes, relations and properties with labels, comments, domains, ranges and what they are called in schema.org, PROV-O, ORG,
/// SKOS, SEM, FOAF and PLOVER, made from the knowledge files: a relation of your own is in it.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur ontology > ontology.ttl
  rapporteur ontology --shapes > shapes.ttl       then: pyshacl --advanced -s shapes.ttl graph.ttl
  rapporteur ontology --data my-data              with relations of your own")]
pub struct Arguments {
    /// The SHACL shapes that `rapporteur verify` checks, instead of the ontology
    #[arg(long)]
    shapes: bool,
    /// File to write; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Folder laid out as data/, whose files replace the embedded knowledge
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let knowledge = open::knowledge(arguments.data.as_deref())?;
    let text = if arguments.shapes {
        let files: Vec<_> = shape_files(&knowledge).map(|(_, text)| text).collect();
        files.join("\n")
    } else {
        ontology(&knowledge)
    };
    output::write(arguments.output.as_deref(), |out| Ok(out.write_all(text.as_bytes())?))?;
    Ok(Outcome::Clean)
}
