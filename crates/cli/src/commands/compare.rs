//! `rapporteur compare`: shows who says what.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::{comparing, names, open, output};
use anyhow::{Context, Result, bail};
use rapporteur_compare::{Comparison, Selection, Verdict, Wording};
use rapporteur_knowledge::Knowledge;
use rapporteur_reasons::{Inputs, Names};
use rapporteur_resolve::Tables;
use std::io::Write;
use std::path::PathBuf;

/// Show who says what of a meeting or thing: agreements, differences, silences
///
/// Rows are what can be said, columns are origins: reports that share their text or relay one another are one. The last
/// column counts agreement in origins. Without a name, all meetings are listed with what is agreed, differs or is disputed.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur compare                                   all meetings, those in dispute first
  rapporteur compare Geneva                            a name, else a part of a name
  rapporteur compare person/ana-ruiz --only disputed,differs
  rapporteur compare Geneva --relation attends,hosts --format json
  rapporteur compare Geneva --format html -o geneva.html

A row is
  disputed  if two voices cannot both be right,
  differs   if what they say is not the same and yet can all hold,
  agreed    if two or more origins say the same,
  single    if one origin alone speaks of it.")]
pub struct Arguments {
    /// The thing: a name, a part of a name, an IRI or an id such as meeting/geneva-talks
    #[arg(value_name = "MEETING|ENTITY")]
    thing: Option<String>,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: Form,
    /// File to write; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Rows to keep
    #[arg(long, value_name = "VERDICT", value_delimiter = ',', ignore_case = true, value_parser = names::verdict())]
    only: Vec<Verdict>,
    /// Relations to keep: attends,hosts,…
    #[arg(long = "relation", value_name = "RELATION", value_delimiter = ',')]
    relations: Vec<String>,
    /// Most rows of a table; 0 for all
    #[arg(long, value_name = "N", default_value_t = 40)]
    limit: usize,
    /// Folder laid out as data/, whose files replace the embedded knowledge
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(flatten)]
    store: StorePath,
}

/// How the comparison is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
enum Form {
    /// For the terminal.
    Table,
    /// For programs.
    Json,
    /// One page for people.
    Html,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let knowledge = open::knowledge(arguments.data.as_deref())?;
    known_relations(&knowledge, &arguments.relations)?;
    let tables = Tables::new(&knowledge)?;
    let folder = open::folder(&arguments.store);
    let world = folder.world()?;
    let wording = Wording::new(knowledge.relations.iter().map(|r| (r.id.clone(), r.label.clone())));
    let comparison = Comparison::new(&world, &tables.rules, &wording);
    let selection = Selection {
        only: arguments.only.iter().copied().collect(),
        relations: arguments.relations.iter().cloned().collect(),
    };
    let Some(name) = &arguments.thing else { return overview(arguments, &comparison) };
    let base = open::base(&arguments.store)?;
    let meant = Names::of(&world, &base).read_thing(name)?;
    if !meant.others.is_empty() {
        output::remark(&meant.told("", name));
    }
    if world.entity(&meant.id).is_none() {
        bail!("{} is in no graph: a judgement dropped it", meant.id);
    }
    let mut matrix = comparison.matrix(&meant.id, &selection);
    let inputs = Inputs::of(&folder.list()?);
    matrix.name_inputs(|report| inputs.get(report).map(str::to_owned));
    write(arguments, |out| match arguments.format {
        Form::Table => comparing::table(&matrix, arguments.limit, output::width(), out),
        Form::Json => comparing::json(&matrix, out),
        Form::Html => Ok(out.write_all(rapporteur_compare::html(&matrix).as_bytes())?),
    })?;
    Ok(Outcome::Clean)
}

/// Writes the result to its destination: as text for people, or as bytes for programs.
fn write(arguments: &Arguments, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let path = arguments.output.as_deref();
    match arguments.format {
        Form::Table => output::write_text(path, content),
        Form::Json | Form::Html => output::write(path, content),
    }
}

fn overview(arguments: &Arguments, comparison: &Comparison) -> Result<Outcome> {
    if !(arguments.only.is_empty() && arguments.relations.is_empty()) {
        bail!("--only and --relation choose rows of one matrix: name a meeting or another thing");
    }
    let overview = comparison.overview();
    write(arguments, |out| match arguments.format {
        Form::Table => comparing::overview(&overview, arguments.limit, output::width(), out),
        Form::Json => comparing::json(&overview, out),
        Form::Html => Ok(out.write_all(rapporteur_compare::overview_html(&overview).as_bytes())?),
    })?;
    Ok(Outcome::Clean)
}

fn known_relations(knowledge: &Knowledge, given: &[String]) -> Result<()> {
    for name in given {
        let names = || knowledge.relations.iter().map(|r| r.id.as_str()).collect::<Vec<_>>().join(", ");
        knowledge.relation(name).with_context(|| format!("--relation {name}: choose of {}", names()))?;
    }
    Ok(())
}
