//! `rapporteur query`: named queries, files and SPARQL.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::{names, open, output};
use anyhow::{Result, bail};
use rapporteur_store::{Catalogue, Error, Explanation, Format, Kind, Need, Options, Parameter, Query, Step};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;
use std::{process, thread};

/// Ask the store: by the name of a query, a file with SPARQL, or SPARQL itself
///
/// Without --param a named query answers for everything it knows. The prefixes of the vocabulary need not be declared.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur query --list                                   names, what they answer, what they take
  rapporteur query attendees --param meeting=Geneva         a name, else a part of a name
  rapporteur query dossier --param 'person=<person/ana-ruiz>'   an IRI
  rapporteur query numbers --format csv
  rapporteur query coattendance --explain                   the plan: where the time goes
  rapporteur query my-question.rq --format json
  rapporteur query 'SELECT ?m (COUNT(*) AS ?n) { ?p rap:attends ?m } GROUP BY ?m'
  rapporteur query 'CONSTRUCT { ?a rap:meetsWith ?b } WHERE { ?a rap:meetsWith ?b }' --format turtle")]
pub struct Arguments {
    /// Name of a query, else a file, else SPARQL
    #[arg(required_unless_present = "list", value_name = "NAME|FILE|SPARQL")]
    query: Option<String>,
    /// Show the named queries, or the one that is named
    #[arg(long)]
    list: bool,
    /// Show how the query is evaluated: as it is asked in full, and the steps of its plan with rows and time
    #[arg(long, conflicts_with = "list")]
    explain: bool,
    /// Value of a parameter: an IRI in angle brackets, else a name, else a part of a name; may be repeated
    #[arg(long = "param", value_name = "K=V", value_parser = parameter)]
    params: Vec<(String, String)>,
    /// Form of the answer
    #[arg(long, default_value = "table", value_parser = names::answer_format())]
    format: Format,
    /// Folder with further named queries (*.rq)
    #[arg(long, value_name = "DIR")]
    queries: Option<PathBuf>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<f64>,
    #[command(flatten)]
    store: StorePath,
}

fn parameter(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => {
            Ok((name.trim_start_matches('?').to_owned(), value.to_owned()))
        }
        _ => Err("write NAME=VALUE".to_owned()),
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let mut catalogue = Catalogue::embedded()?;
    if let Some(folder) = &arguments.queries {
        catalogue = catalogue.with_folder(folder)?;
    }
    if arguments.list {
        return list(arguments, &catalogue);
    }
    let query = catalogue.resolve(arguments.query.as_deref().unwrap_or_default())?;
    let timeout = arguments.timeout.map(Duration::try_from_secs_f64).transpose();
    let Ok(timeout) = timeout else { bail!("--timeout takes a number of seconds, not a negative one") };
    let store = open::folder(&arguments.store).open()?;
    let options = Options { params: arguments.params.clone(), timeout };
    if arguments.explain {
        return explain(arguments, &in_time(&query, timeout, || store.explain(&query, &options))?);
    }
    let answer = in_time(&query, timeout, || store.query(&query, &options))?;
    for note in &answer.notes {
        output::remark(note);
    }
    let mut out = output::stdout();
    answer.write(&store, arguments.format, output::width(), &mut out)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// How long after its timeout a query may still heed it.
const GRACE: Duration = Duration::from_millis(500);

/// Runs a query, and ends the process if it goes on after its timeout: Oxigraph looks for cancellation between solutions only, so
/// that a count or an order over a cross product would go on for hours. Nothing has been written by then.
fn in_time<T>(query: &Query, timeout: Option<Duration>, run: impl FnOnce() -> Result<T, Error>) -> Result<T> {
    let Some(timeout) = timeout else { return Ok(run()?) };
    let (done, waiting) = mpsc::channel::<()>();
    let late = Error::Timeout { name: query.name.clone(), seconds: timeout.as_secs_f64() };
    thread::spawn(move || {
        if waiting.recv_timeout(timeout.saturating_add(GRACE)) == Err(mpsc::RecvTimeoutError::Timeout) {
            output::remark(&format!("rapporteur: {late}"));
            process::exit(2);
        }
    });
    let outcome = run();
    drop(done);
    Ok(outcome?)
}

fn explain(arguments: &Arguments, explanation: &Explanation) -> Result<Outcome> {
    if arguments.format == Format::Json {
        output::json(explanation)?;
        return Ok(Outcome::Clean);
    }
    let mut out = output::stdout();
    for note in &explanation.notes {
        writeln!(out, "{note}")?;
    }
    writeln!(out, "{}\n\n{:>9}  {:>10}  step", explanation.sparql, "rows", "ms")?;
    steps(&mut out, &explanation.plan, 0)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

fn steps(out: &mut impl Write, step: &Step, depth: usize) -> Result<()> {
    let indent = 2 * depth;
    writeln!(out, "{:>9}  {:>10.3}  {:indent$}{}", step.n_results, step.seconds * 1000.0, "", step.name)?;
    step.parts.iter().try_for_each(|part| steps(out, part, depth + 1))
}

/// A named query as the list shows it.
#[derive(Serialize)]
struct Listed<'q> {
    name: &'q str,
    title: &'q str,
    description: &'q str,
    params: Vec<ListedParameter<'q>>,
    example: &'q str,
}

#[derive(Serialize)]
struct ListedParameter<'q> {
    name: &'q str,
    kind: String,
    need: &'static str,
    about: &'q str,
}

fn list(arguments: &Arguments, catalogue: &Catalogue) -> Result<Outcome> {
    let wanted = arguments.query.as_deref();
    let found: Vec<&Query> =
        catalogue.iter().filter(|query| wanted.is_none_or(|name| query.name == name)).collect();
    if let (Some(name), true) = (wanted, found.is_empty()) {
        bail!("no named query is called {name:?}: `rapporteur query --list` shows them");
    }
    if arguments.format == Format::Json {
        output::json(&found.into_iter().map(listed).collect::<Vec<_>>())?;
        return Ok(Outcome::Clean);
    }
    let mut out = output::stdout();
    let width = found.iter().map(|query| query.name.len()).max().unwrap_or(0);
    for query in &found {
        writeln!(out, "{:width$}  {}", query.name, query.title)?;
        for parameter in &query.parameters {
            let ListedParameter { name, kind, need, about } = listed_parameter(parameter);
            writeln!(out, "{:width$}    --param {name}=…  {about} ({kind}, {need})", "")?;
        }
        if wanted.is_some() {
            writeln!(out, "\n{}\n\n{}\n\n{}", query.description, query.example, query.text.trim_end())?;
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn listed(query: &Query) -> Listed<'_> {
    Listed {
        name: &query.name,
        title: &query.title,
        description: &query.description,
        params: query.parameters.iter().map(listed_parameter).collect(),
        example: &query.example,
    }
}

fn listed_parameter(parameter: &Parameter) -> ListedParameter<'_> {
    let kind = match &parameter.kind {
        Kind::Node(types) if types.is_empty() => "node".to_owned(),
        Kind::Node(types) => types.join("/"),
        Kind::Name => "name".to_owned(),
        Kind::Text => "text".to_owned(),
    };
    let need = match parameter.need {
        Need::Required => "required",
        Need::Optional | Need::Default(_) => "optional",
    };
    ListedParameter { name: &parameter.name, kind, need, about: &parameter.about }
}
