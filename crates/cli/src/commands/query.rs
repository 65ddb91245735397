//! `rapporteur query`: answers named queries, files and SPARQL.

use crate::arguments::StorePath;
use crate::bounds::Bounds;
use crate::failure::Outcome;
use crate::names::AnswerForm;
use crate::{choice, names, open, output};
use anyhow::{Result, bail};
use rapporteur_export::Input;
use rapporteur_graph::{Graph, Selection};
use rapporteur_model::Confidence;
use rapporteur_store::{
    Answer, Catalogue, Explanation, Format, Kind, Need, Options, Parameter, Query, Step, Store,
};
use serde::Serialize;
use std::io::Write;
use std::path::PathBuf;

/// Ask the store: by the name of a query, a file with SPARQL, or SPARQL itself
///
/// Without --param a named query answers for everything it knows. The prefixes of the vocabulary need not be declared. Columns of
/// named queries are headed in plain words, in tables and in CSV alike; SPARQL keeps the names that you give.
///
/// With --min-confidence the question is answered over the graph that export writes with this option: claims of less
/// confidence are absent, and a plain edge stands only where a remaining claim carries it.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur query --list                                   names, what they answer, what they take
  rapporteur query attendees --param meeting=Geneva         a name, else a part of a name
  rapporteur query dossier --param 'person=<person/ana-ruiz>'   an IRI
  rapporteur query dossier --param person=person:ana-ruiz   the prefix of its type and its name
  rapporteur query numbers --format csv -o numbers.csv --bom   for a spreadsheet
  rapporteur query attendees -o attendees.xlsx              a workbook for Excel
  rapporteur query meetings --min-confidence 0.8            without claims that are less sure
  rapporteur query coattendance --explain                   the plan: where the time goes
  rapporteur query my-question.rq --format json
  rapporteur query 'SELECT ?m (COUNT(*) AS ?n) { ?p rap:attends ?m } GROUP BY ?m'
  rapporteur query 'CONSTRUCT { ?a rap:meetsWith ?b } WHERE { ?a rap:meetsWith ?b }' --format turtle")]
pub struct Arguments {
    /// Name of a query, else a file, else SPARQL
    #[arg(required_unless_present = "list", value_name = "NAME|FILE|SPARQL")]
    query: Option<String>,
    /// Show the named queries, or the one that is named
    #[arg(long, conflicts_with_all = ["output", "all", "bom"])]
    list: bool,
    /// Show how the query is evaluated: as it is asked in full, and the steps of its plan with rows and time
    #[arg(long, conflicts_with_all = ["list", "output", "all", "bom"])]
    explain: bool,
    /// Value of a parameter: an IRI in angle brackets or an id such as person:ana-ruiz, else a name, else a part of a name; may be
    /// repeated
    #[arg(long = "param", value_name = "K=V", value_parser = parameter)]
    params: Vec<(String, String)>,
    /// Form of the answer; without it the one that the extension of the file names; without a file a table
    #[arg(long, value_parser = names::answer_form())]
    format: Option<AnswerForm>,
    /// File to write, whole or not at all; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// All rows of a table on a terminal, which otherwise shows the first 100
    #[arg(long)]
    all: bool,
    /// Least confidence of claims to answer from, from 0 to 1
    #[arg(long, value_name = "N", default_value_t = 0.0, value_parser = choice::share)]
    min_confidence: f64,
    /// Folder with further named queries (*.rq)
    #[arg(long, value_name = "DIR")]
    queries: Option<PathBuf>,
    /// Give up after so many seconds; 0 for never
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0)]
    timeout: f64,
    /// Give up where the query takes more than so many million bytes of memory; 0 for no bound
    #[arg(long, value_name = "MB", default_value_t = 2000)]
    memory: u64,
    /// Most rows or triples of an answer; 0 for no bound
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    max_rows: usize,
    /// Leave text of --format csv as it is: without it a cell that a spreadsheet would take for a formula begins with an apostrophe
    #[arg(long)]
    raw: bool,
    /// Begin --format csv with a byte order mark, by which Excel knows that it is UTF-8
    #[arg(long)]
    bom: bool,
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
    let form = arguments.form()?;
    let mut catalogue = Catalogue::embedded()?;
    if let Some(folder) = &arguments.queries {
        catalogue = catalogue.with_folder(folder)?;
    }
    if arguments.list {
        return list(arguments, form, &catalogue);
    }
    let query = catalogue.resolve(arguments.query.as_deref().unwrap_or_default())?;
    let bounds = Bounds::new(arguments.timeout, arguments.memory)?;
    let store = store(arguments)?;
    let max_rows = Some(arguments.max_rows).filter(|n| *n > 0);
    let options =
        Options { params: arguments.params.clone(), timeout: bounds.timeout, max_rows, graphs: None };
    if arguments.explain {
        return explain(form, &bounds.keep(&query, || store.explain(&query, &options))?);
    }
    let mut answer = bounds.keep(&query, || store.query(&query, &options))?;
    if form == AnswerForm::Text(Format::Csv) && !arguments.raw {
        answer = answer.for_spreadsheet();
    }
    // SPARQL without a header keeps the names that its author gave.
    let is_for_people = matches!(form, AnswerForm::Workbook | AnswerForm::Text(Format::Csv | Format::Table));
    if !query.title.is_empty() && is_for_people {
        answer = answer.in_plain_words();
    }
    for note in &answer.notes {
        output::remark(note);
    }
    write(arguments, form, &store, answer)?;
    Ok(Outcome::Clean)
}

/// Rows of a table that a terminal shows unless all are wanted.
const SHOWN: usize = 100;

/// How many of so many rows are shown: on a terminal not more than a person scrolls through.
fn n_shown(n_rows: usize, is_terminal: bool, all: bool) -> usize {
    if is_terminal && !all { n_rows.min(SHOWN) } else { n_rows }
}

fn write(arguments: &Arguments, form: AnswerForm, store: &Store, mut answer: Answer) -> Result<()> {
    let path = arguments.output.as_deref();
    let AnswerForm::Text(format) = form else {
        return output::write(path, |out| Ok(rapporteur_export::write_answer(&answer, store, out)?));
    };
    // A file has no width of its own.
    let width = if path.is_some() { None } else { output::width() };
    if format != Format::Table {
        return output::write(path, |out| {
            out.write_all(if arguments.bom { "\u{feff}".as_bytes() } else { b"" })?;
            Ok(answer.write(store, format, width, out)?)
        });
    }
    let (n_rows, is_terminal) = (answer.n_rows(), path.is_none() && output::is_read_at_once());
    answer.truncate(n_shown(n_rows, is_terminal, arguments.all));
    output::write_text(path, |out| {
        answer.write(store, format, width, out)?;
        if answer.n_rows() < n_rows {
            writeln!(out, "of {n_rows} rows: --all shows all, --format csv -o FILE takes them along")?;
        }
        Ok(())
    })
}

impl Arguments {
    /// The form asked for, else that of the file, else a table.
    fn form(&self) -> Result<AnswerForm> {
        let form = match (self.format, &self.output) {
            (Some(form), _) => form,
            (None, Some(path)) => AnswerForm::of_file(path)?,
            (None, None) => AnswerForm::Text(Format::Table),
        };
        if self.bom && form != AnswerForm::Text(Format::Csv) {
            bail!("--bom goes with --format csv alone");
        }
        Ok(form)
    }
}

/// The store's triples, or those of the claims that are sure enough.
fn store(arguments: &Arguments) -> Result<Store> {
    let folder = open::folder(&arguments.store);
    let min_confidence = Confidence::new(arguments.min_confidence);
    if min_confidence == Confidence::default() {
        return Ok(folder.open()?);
    }
    let (base, world) = (folder.base()?, folder.world()?);
    let knowledge = open::knowledge(None)?;
    let whole = Graph::from_world(&world);
    let selected = whole.select(&Selection { min_confidence, ..Selection::default() });
    let input = Input::new(&world, &whole, &knowledge).with_base(&base).with_selected(&selected);
    Ok(rapporteur_export::store(&input)?)
}

fn explain(form: AnswerForm, explanation: &Explanation) -> Result<Outcome> {
    if form == AnswerForm::Text(Format::Json) {
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

fn list(arguments: &Arguments, form: AnswerForm, catalogue: &Catalogue) -> Result<Outcome> {
    let wanted = arguments.query.as_deref();
    let found: Vec<&Query> =
        catalogue.iter().filter(|query| wanted.is_none_or(|name| query.name == name)).collect();
    if let (Some(name), true) = (wanted, found.is_empty()) {
        bail!("no named query is called {name:?}: `rapporteur query --list` shows them");
    }
    if form == AnswerForm::Text(Format::Json) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_tells_the_form_in_any_case() {
        let form = |name: &str| AnswerForm::of_file(std::path::Path::new(name));
        assert_eq!(form("out.XLSX").unwrap(), AnswerForm::Workbook);
        for (name, format) in [
            ("out.csv", Format::Csv),
            ("out.Json", Format::Json),
            ("out.ttl", Format::Turtle),
            ("out", Format::Table),
            ("-", Format::Table),
            ("out.txt", Format::Table),
            ("out.table", Format::Table),
        ] {
            assert_eq!(form(name).unwrap(), AnswerForm::Text(format), "{name}");
        }
        for name in ["out.parquet", "out.csvv"] {
            assert!(form(name).unwrap_err().to_string().ends_with("tells no format: add --format"), "{name}");
        }
    }

    #[test]
    fn only_a_terminal_shows_fewer_rows_and_only_unless_all_are_wanted() {
        assert_eq!(n_shown(1501, true, false), SHOWN);
        assert_eq!(n_shown(7, true, false), 7);
        assert_eq!((n_shown(1501, true, true), n_shown(1501, false, false)), (1501, 1501));
    }
}
