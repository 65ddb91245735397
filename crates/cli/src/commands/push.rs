//! `rapporteur push`: loads the graph into another store, over HTTP.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::names::View;
use crate::{open, output};
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use rapporteur_model::{hash, hash_bytes};
use rapporteur_push::{Event, Found, Lines, Others, Place, Protocol, Target, clear, found, push};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Load the graph into another store: GraphDB, Virtuoso, Fuseki, QLever, Neptune, Oxigraph
///
/// Speaks SPARQL 1.1 Graph Store Protocol or SPARQL Update. What was there stays unless --replace is given. A push that broke off
/// goes on from its last confirmed batch when the same command is run again and the server, asked for the number of its triples
/// and for some of them, has what it confirmed; else everything is sent. Blank nodes become IRIs, so that nothing is added twice.
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
    /// Address that answers queries, to prove what an earlier push has sent; without it, the one that usual servers have beside
    /// the endpoint
    #[arg(long, value_name = "URL")]
    query_endpoint: Option<String>,
    /// Empty the graph first, also if everything was sent before
    #[arg(long)]
    replace: bool,
    /// Send everything, also what the server has
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

/// The progress of a push to one graph of one endpoint.
#[derive(Clone, Serialize, Deserialize)]
struct State {
    endpoint: String,
    graph: Option<String>,
    /// Hash of all lines. The place is valid for this content only.
    content: String,
    /// Whether the push emptied the graph at its start.
    #[serde(default)]
    replacing: bool,
    place: Place,
}

/// The summary of a finished push.
#[derive(Serialize)]
struct Summary<'s> {
    endpoint: String,
    graph: Option<&'s str>,
    triples: usize,
    sent: usize,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let target = target(arguments)?;
    let folder = open::folder(&arguments.store);
    let lines = Lines::of(&folder.graph()?, &folder.base()?);
    let file = state_file(folder.path(), &target, arguments);
    let state = State {
        endpoint: target.endpoint(),
        graph: arguments.graph.clone(),
        content: hash_bytes(&[lines.text().as_bytes()]),
        replacing: arguments.replace,
        place: Place::start(arguments.batch as usize),
    };
    let former = if arguments.again { None } else { reached(&file, &state, lines.len()) };
    let mut state = match former.filter(|former| proven(&target, &lines, former)) {
        Some(former) => former,
        None => {
            if arguments.replace {
                clear(&target, &mut |event| output::remark(&event.to_string()))?;
            }
            state
        }
    };
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let n_held = state.place.n_lines;
    send(&target, &lines, &mut state, &file)?;
    tell(
        arguments,
        &Summary {
            endpoint: target.endpoint(),
            graph: arguments.graph.as_deref(),
            triples: lines.len(),
            sent: lines.len() - n_held,
        },
    )
}

/// Sends the remaining lines and saves the progress after each batch.
fn send(target: &Target, lines: &Lines, state: &mut State, file: &Path) -> Result<()> {
    let keep = |state: &State| output::write(Some(file), |out| Ok(serde_json::to_writer(out, state)?));
    keep(state)?;
    let mut kept = Ok(());
    push(target, lines, state.place, &mut |event| match event {
        Event::Confirmed(place) => {
            state.place = place;
            kept = std::mem::replace(&mut kept, Ok(())).and_then(|()| keep(state));
            if output::is_watched() {
                output::remark(&format!("{} of {} triples", place.n_lines, lines.len()));
            }
        }
        waiting => output::remark(&waiting.to_string()),
    })?;
    kept
}

/// Whether the server still has what it confirmed in an earlier push.
fn proven(target: &Target, lines: &Lines, former: &State) -> bool {
    let n = former.place.n_lines;
    let others = if former.replacing { Others::Excluded } else { Others::Allowed };
    match found(target, lines, former.place, others, &mut |event| output::remark(&event.to_string())) {
        Found::All => {
            output::remark(&format!("{n} triples are there already, {} are left", lines.len() - n));
            return true;
        }
        Found::NotAll => {
            output::remark(&format!("the {n} triples of an earlier push are there no more: all are sent"));
        }
        Found::Unknown(why) => output::remark(&format!(
            "it cannot be known whether the {n} triples of an earlier push are there, so all are sent: {why}"
        )),
    }
    false
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
    if let Some(asking) = &arguments.query_endpoint {
        target = target.with_asking(asking)?;
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

/// The file with the state of a push to one graph of one endpoint.
fn state_file(store: &Path, target: &Target, arguments: &Arguments) -> PathBuf {
    let name = hash(&["push", &target.endpoint(), arguments.graph.as_deref().unwrap_or_default()]);
    store.join("push").join(format!("{}.json", &name[..16]))
}

/// The state of an earlier push of the same content, if the new push may continue it. A push that replaces
/// the graph continues only one that also replaced it and was interrupted. A file that cannot be read counts
/// as no earlier push.
fn reached(file: &Path, new: &State, n_lines: usize) -> Option<State> {
    let former: State = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
    let Place { n_lines: n_sent, batch_lines } = former.place;
    let is_begun = (1..=n_lines).contains(&n_sent) && batch_lines > 0 && former.content == new.content;
    let may_replace = !new.replacing || (former.replacing && n_sent < n_lines);
    (is_begun && may_replace).then_some(former)
}

fn tell(arguments: &Arguments, summary: &Summary<'_>) -> Result<Outcome> {
    if let View::Json = arguments.format {
        output::json(summary)?;
        return Ok(Outcome::Clean);
    }
    let mut out = output::stdout();
    writeln!(out, "triples      {}", summary.triples)?;
    match summary.sent {
        0 => writeln!(out, "sent         0: the server has all of them; --again sends them once more")?,
        sent => writeln!(out, "sent         {sent}")?,
    }
    writeln!(out, "endpoint     {}", summary.endpoint)?;
    writeln!(out, "graph        {}", summary.graph.unwrap_or("default"))?;
    out.flush()?;
    Ok(Outcome::Clean)
}
