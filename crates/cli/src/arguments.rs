//! What the command line takes. Options that several commands share are groups here; the rest is with its command.

use crate::commands::Command;
use crate::names;
use clap::Args;
use rapporteur_model::PartialDate;
use std::path::PathBuf;

/// News reports in, a trustworthy knowledge graph out.
///
/// Reads news reports, finds who did, said, signed or attended what, and keeps every claim with its status, its speaker and
/// the exact words that state it.
#[derive(clap::Parser, Debug)]
#[command(name = "rapporteur", version, after_help = EXAMPLES, propagate_version = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "\
Examples:
  rapporteur build reports/                        read a folder, write ./rapporteur-store
  rapporteur query --list                          questions that have a name
  rapporteur query attendees --param meeting=Geneva
  rapporteur query 'SELECT ?name { ?p a rap:Person ; rdfs:label ?name }' --format csv
  rapporteur compare Geneva                        who says what, and who disputes it
  rapporteur export --format svg --focus Geneva -o geneva.svg
  rapporteur extract reports/*.txt | jq .claims    no store, one line a report
  rapporteur explain 'Chad may join the talks.'    why a claim was found, or was not

Exit status: 0 done, diagnostics and disputes included; 1 faults found (verify, eval under its floors, --strict);
2 wrong usage or failure. Results go to standard output, progress and remarks to standard error.";

/// The store a command works on.
#[derive(Args, Clone, Debug)]
pub struct StorePath {
    /// Folder of the store
    #[arg(long, value_name = "DIR", default_value = "rapporteur-store")]
    pub store: PathBuf,
}

/// What reports are analysed with.
#[derive(Args, Clone, Debug)]
pub struct Engine {
    /// Converted spaCy pipeline to use instead of the embedded one
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Folder laid out as data/, whose files replace the embedded knowledge
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Threads to work with; 0 for one a core. Results do not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
}

/// How reports are read and analysed.
#[derive(Args, Clone, Debug)]
pub struct Reading {
    #[command(flatten)]
    pub engine: Engine,
    /// Date of reports that state none: YYYY-MM-DD, YYYY-MM or YYYY; its year completes dates without year
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub date: Option<PartialDate>,
    /// Format of all inputs, instead of telling it from extension and content
    #[arg(long, value_name = "FORMAT", value_parser = names::input_format())]
    pub input_format: Option<String>,
}

/// For commands that read nothing new.
impl From<Engine> for Reading {
    fn from(engine: Engine) -> Self {
        Self { engine, date: None, input_format: None }
    }
}

impl Reading {
    /// The part that concerns ingestion.
    pub fn ingest(&self) -> rapporteur_ingest::Options {
        rapporteur_ingest::Options {
            date: self.date,
            format: self.input_format.clone(),
            data: self.engine.data.clone(),
            ..rapporteur_ingest::Options::default()
        }
    }
}
