//! `rapporteur push`: the graph into another store, over HTTP.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::names::View;
use crate::{open, output};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use rapporteur_model::{hash, hash_bytes};
use rapporteur_push::{Lines, Place, Protocol, Target, clear, push};
use serde::{Deserialize, Serialize};
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Load the graph into another store: GraphDB, Virtuoso, Fuseki, QLever, Neptune, Oxigraph
///
/// Speaks SPARQL 1.1 Graph Store Protocol or SPARQL Update. What was there stays unless --replace is given. A push that broke off
/// goes on from its last confirmed batch when the same command is run again. Blank nodes become IRIs, so that nothing is
/// added twice.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur push --endpoint http://localhost:7878/store                                 Oxigraph, Fuseki (/data)
  rapporteur push --endpoint http://localhost:7200/repositories/news/statements          GraphDB, RDF4J
  rapporteur push --endpoint http://localhost:8890/sparql-graph-crud --graph urn:news    Virtuoso
  rapporteur push --endpoint https://cluster:8182/sparql --replace                       Neptune
  RAPPORTEUR_PASSWORD=… rapporteur push --endpoint https://host/update --user me")]
pub struct Arguments {
    /// Address that takes updates or triples
    #[arg(long, value_name = "URL")]
    endpoint: String,
    /// Graph to fill; the default graph without it
    #[arg(long, value_name = "IRI")]
    graph: Option<String>,
    /// How the endpoint is spoken to; without it, as the end of its address suggests: update, sparql and statements take updates
    #[arg(long, value_enum)]
    protocol: Option<Speech>,
    /// Empty the graph first
    #[arg(long)]
    replace: bool,
    /// Send everything, also what was sent before
    #[arg(long)]
    again: bool,
    /// Most triples of a request
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..))]
    batch: u32,
    /// HTTP header of every request, as NAME: VALUE; may be repeated
    #[arg(long = "header", value_name = "HEADER")]
    headers: Vec<String>,
    /// Name to log in with; the password is taken from the variable RAPPORTEUR_PASSWORD
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Give up a request after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    timeout: u64,
    /// How often a request is tried before giving up
    #[arg(long, value_name = "N", default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..))]
    tries: u32,
    /// Form of the summary
    #[arg(long, value_enum, default_value = "table")]
    format: View,
    #[command(flatten)]
    store: StorePath,
}

/// The two protocols.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Speech {
    /// Graph Store HTTP Protocol: triples are posted
    GraphStore,
    /// SPARQL Update: INSERT DATA
    Update,
}

/// How far a push to one graph of one endpoint has come.
#[derive(Serialize, Deserialize)]
struct State {
    endpoint: String,
    graph: Option<String>,
    /// Hash of all lines: of another content the place says nothing.
    content: String,
    place: Place,
}

/// What was done.
#[derive(Serialize)]
struct Summary<'s> {
    endpoint: &'s str,
    graph: Option<&'s str>,
    triples: usize,
    sent: usize,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let target = target(arguments)?;
    let folder = open::folder(&arguments.store);
    let lines = Lines::of(&folder.graph()?, &folder.base()?);
    let content = hash_bytes(&[lines.text().as_bytes()]);
    let file = state_file(folder.path(), arguments);
    let start = if arguments.again { None } else { reached(&file, &content) };
    let place = match start {
        Some(place) => {
            let n_left = lines.len().saturating_sub(place.n_lines);
            output::remark(&format!("{} triples are there already, {n_left} are left", place.n_lines));
            place
        }
        None => {
            if arguments.replace {
                clear(&target)?;
            }
            Place::start(arguments.batch as usize)
        }
    };
    let keep = |place: Place| {
        let (endpoint, graph) = (arguments.endpoint.clone(), arguments.graph.clone());
        let state = State { endpoint, graph, content: content.clone(), place };
        output::write(Some(&file), |out| Ok(serde_json::to_writer(out, &state)?))
    };
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    keep(place)?;
    let mut kept = Ok(());
    push(&target, &lines, place, &mut |place| {
        kept = std::mem::replace(&mut kept, Ok(())).and_then(|()| keep(place));
        if std::io::stderr().is_terminal() {
            output::remark(&format!("{} of {} triples", place.n_lines, lines.len()));
        }
    })?;
    kept?;
    tell(
        arguments,
        &Summary {
            endpoint: target.endpoint(),
            graph: arguments.graph.as_deref(),
            triples: lines.len(),
            sent: lines.len() - place.n_lines,
        },
    )
}

fn target(arguments: &Arguments) -> Result<Target> {
    let protocol = match arguments.protocol {
        Some(Speech::GraphStore) => Protocol::GraphStore,
        Some(Speech::Update) => Protocol::Update,
        None => Protocol::of(&arguments.endpoint),
    };
    let mut target = Target::new(&arguments.endpoint, protocol, arguments.graph.as_deref())?;
    for header in &arguments.headers {
        target = target.with_header(header)?;
    }
    if let Some(user) = &arguments.user {
        let Ok(password) = std::env::var("RAPPORTEUR_PASSWORD") else {
            bail!("--user {user} needs a password: set the variable RAPPORTEUR_PASSWORD");
        };
        target = target.with_login(user, &password);
    }
    target.timeout = Duration::from_secs(arguments.timeout.max(1));
    target.tries = arguments.tries;
    Ok(target)
}

/// Where the state of a push to one graph of one endpoint is kept.
fn state_file(store: &Path, arguments: &Arguments) -> PathBuf {
    let name = hash(&["push", &arguments.endpoint, arguments.graph.as_deref().unwrap_or_default()]);
    store.join("push").join(format!("{}.json", &name[..16]))
}

/// How far an earlier push of the same content came. A file that cannot be read says nothing.
fn reached(file: &Path, content: &str) -> Option<Place> {
    let state: State = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
    (state.content == content && state.place.n_lines > 0 && state.place.batch_lines > 0)
        .then_some(state.place)
}

fn tell(arguments: &Arguments, summary: &Summary<'_>) -> Result<Outcome> {
    if let View::Json = arguments.format {
        output::json(summary)?;
        return Ok(Outcome::Clean);
    }
    let mut out = output::stdout();
    writeln!(out, "triples      {}", summary.triples)?;
    match summary.sent {
        0 => {
            writeln!(out, "sent         0: all were there by an earlier push; --again sends them once more")?
        }
        sent => writeln!(out, "sent         {sent}")?,
    }
    writeln!(out, "endpoint     {}", summary.endpoint)?;
    writeln!(out, "graph        {}", summary.graph.unwrap_or("default"))?;
    out.flush()?;
    Ok(Outcome::Clean)
}
