//! Options that several commands share. Options of one command are in its own file.

use crate::names;
use clap::Args;
use rapporteur_model::PartialDate;
use std::path::PathBuf;

/// The store a command works on.
#[derive(Args, Clone, Debug)]
pub struct StorePath {
    /// Folder of the store
    #[arg(long, value_name = "DIR", default_value = "rapporteur-store")]
    pub store: PathBuf,
}

/// Options for the analysis of reports.
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

/// Options for reading and analysing reports.
#[derive(Args, Clone, Debug)]
pub struct Reading {
    #[command(flatten)]
    pub engine: Engine,
    /// Date of reports that state none: YYYY-MM-DD, YYYY-MM or YYYY; its year completes dates without year
    #[arg(long, value_name = "D", allow_hyphen_values = true)]
    pub date: Option<PartialDate>,
    /// Follow links that lead out of the folder they are in
    #[arg(long)]
    pub follow: bool,
    /// Format of all inputs, instead of telling it from extension and content
    #[arg(long, value_name = "FORMAT", value_parser = names::input_format())]
    pub input_format: Option<String>,
}

/// Makes the options of a command that reads no reports.
impl From<Engine> for Reading {
    fn from(engine: Engine) -> Self {
        Self { engine, date: None, follow: false, input_format: None }
    }
}

impl Reading {
    /// The options that concern ingestion.
    pub fn ingest(&self) -> rapporteur_ingest::Options {
        rapporteur_ingest::Options {
            date: self.date,
            format: self.input_format.clone(),
            follow: self.follow,
            ..rapporteur_ingest::Options::default()
        }
    }
}
