//! `rapporteur serve`: answers questions about a store over HTTP.

use crate::arguments::StorePath;
use crate::bounds::Bounds;
use crate::failure::Outcome;
use crate::{open, output};
use anyhow::{Context, Result};
use rapporteur_pipeline::Resources;
use rapporteur_serve::Options;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Serve the store to programs and browsers: SPARQL endpoint, JSON API, page
///
/// The server only reads, unless it is --writable: then whoever has the token of the printed address can add and take back judgements,
/// from the page as well. It listens on this machine alone unless --host says otherwise, and follows the store when build, add,
/// remove or resolve change it. Queries run in processes of their own, which are ended at their limits. The first line on
/// standard error is the address.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur serve                                      http://127.0.0.1:7879/
  rapporteur serve --port 0                             any free port; the first line tells it
  rapporteur serve --host 0.0.0.0 --port 80             for other machines too
  rapporteur serve --writable                           judgements can be made from the page of the printed address
  rapporteur serve --cors https://example.org           pages of that origin may ask
  curl --data-urlencode 'query=SELECT ?p { ?p a rap:Person }' http://127.0.0.1:7879/sparql

IRIs of nodes lead to this server after rapporteur build --base http://127.0.0.1:7879/id/ REPORTS")]
pub struct Arguments {
    /// Port to listen on; 0 for any free one
    #[arg(long, value_name = "N", default_value_t = 7879)]
    port: u16,
    /// Address to listen on, or a name of it
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    host: String,
    /// Let requests that carry the token of the printed address change something
    #[arg(long)]
    writable: bool,
    /// Other origin whose pages may ask, such as `https://example.org`; `*` for all
    #[arg(long, value_name = "ORIGIN")]
    cors: Option<String>,
    /// End a query after so many seconds; 0 for never. A request waits as long for its turn
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0)]
    timeout: f64,
    /// End a query that takes more than so many million bytes of memory; 0 for no bound
    #[arg(long, value_name = "MB", default_value_t = 2000)]
    memory: u64,
    /// Most rows or triples of an answer; 0 for no bound
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    max_rows: usize,
    /// Processes that answer queries; 0 for one a core, from 2 to 8
    #[arg(long, value_name = "N", default_value_t = 0)]
    workers: usize,
    /// Requests that may wait for one of them
    #[arg(long, value_name = "N", default_value_t = 512)]
    queue: usize,
    /// Folder with further named queries (*.rq)
    #[arg(long, value_name = "DIR")]
    queries: Option<PathBuf>,
    /// Folder laid out as data/, whose files replace the embedded knowledge
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Converted spaCy pipeline to use instead of the embedded one, where a judgement makes the graph again
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    #[command(flatten)]
    store: StorePath,
}

/// Answers queries that a server sends on standard input
#[derive(clap::Args, Debug)]
pub struct Worker {
    /// As that of the server
    #[arg(long, value_name = "SECONDS", default_value_t = 0.0)]
    timeout: f64,
    /// As that of the server
    #[arg(long, value_name = "MB", default_value_t = 0)]
    memory: u64,
    /// As that of the server
    #[arg(long, value_name = "N", default_value_t = 0)]
    max_rows: usize,
    /// As that of the server
    #[arg(long, value_name = "DIR")]
    queries: Option<PathBuf>,
    #[command(flatten)]
    store: StorePath,
}

/// The hidden command of a worker.
const WORK: &str = "serve-worker";

/// Runs the server.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    let bounds = Bounds::new(arguments.timeout, arguments.memory)?;
    let knowledge = open::knowledge(arguments.data.as_deref())?;
    let folder = open::folder(&arguments.store);
    let (program, worker_arguments) = (program()?, worker_arguments(&arguments));
    let resources = Resources { data: arguments.data, model: arguments.model };
    let options = Options {
        host: arguments.host,
        port: arguments.port,
        writable: arguments.writable,
        cors: arguments.cors,
        queries: arguments.queries,
        timeout: bounds.timeout,
        memory: bounds.memory,
        workers: if arguments.workers == 0 { usual_workers() } else { arguments.workers },
        queue: arguments.queue,
        resources,
        program,
        arguments: worker_arguments,
    };
    let listening = |address: &str| output::remark(&format!("listening on {address}"));
    rapporteur_serve::serve(folder, knowledge, options, listening, output::remark)?;
    Ok(Outcome::Clean)
}

/// One a core; not more than eight, since each holds the store.
fn usual_workers() -> usize {
    std::thread::available_parallelism().map_or(2, std::num::NonZero::get).clamp(2, 8)
}

/// Runs a worker.
pub fn work(arguments: &Worker) -> Result<Outcome> {
    let bounds = Bounds::new(arguments.timeout, arguments.memory)?;
    let worker = rapporteur_serve::Worker {
        queries: arguments.queries.clone(),
        timeout: bounds.timeout,
        memory: bounds.memory,
        max_rows: Some(arguments.max_rows).filter(|n| *n > 0),
    };
    let folder = open::folder(&arguments.store);
    rapporteur_serve::work(&folder, &worker, std::io::stdin(), &mut output::data())?;
    Ok(Outcome::Clean)
}

/// This program. On Linux by the name that still leads to it when another version was installed in its place.
fn program() -> Result<PathBuf> {
    let own = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && own.exists() {
        return Ok(own.to_owned());
    }
    std::env::current_exe().context("the system does not tell which program this is")
}

fn worker_arguments(arguments: &Arguments) -> Vec<OsString> {
    let options: [(&str, OsString); 4] = [
        ("--timeout", arguments.timeout.to_string().into()),
        ("--memory", arguments.memory.to_string().into()),
        ("--max-rows", arguments.max_rows.to_string().into()),
        ("--store", arguments.store.store.clone().into()),
    ];
    let queries = arguments.queries.iter().map(|folder| ("--queries", folder.clone().into()));
    let options = options.into_iter().chain(queries).flat_map(|(name, value)| [name.into(), value]);
    std::iter::once(WORK.into()).chain(options).collect()
}
