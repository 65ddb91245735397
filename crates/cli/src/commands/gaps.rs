//! `rapporteur gaps`: lists what no relation covers, and drafts patterns for it.

use crate::arguments::{Engine, StorePath};
use crate::failure::Outcome;
use crate::names::View;
use crate::progress::Bar;
use crate::tables::{counted, shown};
use crate::{open, output};
use anyhow::Result;
use rapporteur_model::ReportId;
use rapporteur_pipeline::{Pipeline, StoreFolder};
use rapporteur_reasons::{Evidence, PredicateRow, Predicates, Shown, Wanted, draft, sightings};
use serde::Serialize;
use std::io::Write;

/// List predicates that no relation covers, and draft patterns for them
///
/// Analyses the reports of the store again and lists the predicates that join two typed things of which nothing is
/// claimed, the most frequent first, each with sentences. `rapporteur explain` takes a sentence by its number.
///
/// With PREDICATE, as the list prints it, and --relation it prints a pattern for it as TOML, or a whole relation if there
/// is none of that name. Its examples are sentences of your reports, each of which the pattern has read before it is
/// printed; rejects are sentences that it leaves alone. Read them: what a draft says is right only if you say so too.
///
/// The pattern belongs into relations/RELATION.toml of a copy of data/, which is a folder of the program's source;
/// `rapporteur build --data DIR` then uses the copy. A file that DIR lacks is taken from the built-in ones, so a folder
/// with the file of a new relation is enough.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur gaps                              what the reports say and the graph lacks
  rapporteur gaps --least 1 --samples 1        also what is said once
  rapporteur gaps --described                  also where something only described stands in one place
  rapporteur gaps 'verb: hand over to' --relation yieldsTo
  rapporteur gaps 'tow to' --relation tows > my-data/relations/tows.toml
  rapporteur build reports/ --data my-data     with the new relation")]
pub struct Arguments {
    /// A predicate to draft a pattern for, as the list prints it; `tow to` means whatever is towed, `tow [tanker | barge] to` these two
    #[arg(requires = "relation", conflicts_with_all = ["least", "samples", "limit", "described", "all", "format"])]
    predicate: Option<String>,
    /// Relation that the pattern belongs to; if there is none of this name, one is drafted
    #[arg(long, value_name = "RELATION", requires = "predicate")]
    relation: Option<String>,
    /// Most examples of a draft; two at least
    #[arg(long, value_name = "N", default_value_t = 4, requires = "predicate")]
    examples: usize,
    /// Leave out predicates met less often
    #[arg(long, value_name = "N", default_value_t = 2)]
    least: usize,
    /// Sample sentences of each predicate
    #[arg(long, value_name = "N", default_value_t = 3)]
    samples: usize,
    /// Most predicates to show; 0 for all
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// Also where only one of both is typed: the other is described, or a clause
    #[arg(long)]
    described: bool,
    /// Also predicates that triggers.tsv of the knowledge files decides about, each with the decision
    #[arg(long)]
    all: bool,
    /// Form of the list
    #[arg(long, value_enum, default_value = "table")]
    format: View,
    #[command(flatten)]
    store: StorePath,
    #[command(flatten)]
    engine: Engine,
}

/// The predicates shown, and the number of all.
#[derive(Serialize)]
struct Listed<'p> {
    predicates: usize,
    gaps: &'p [PredicateRow],
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    // Asked first, so that a missing store shows before the model is loaded.
    folder.reports()?;
    let pipeline = open::pipeline(&arguments.engine.clone().into())?;
    match (&arguments.predicate, &arguments.relation) {
        (Some(predicate), Some(relation)) => print_draft(arguments, pipeline, &folder, predicate, relation),
        _ => list(arguments, pipeline, &folder),
    }
}

fn list(arguments: &Arguments, pipeline: &Pipeline, folder: &StoreFolder) -> Result<Outcome> {
    let knowledge = pipeline.knowledge();
    let mut predicates = Predicates::new(arguments.samples, arguments.described);
    let bar = Bar::new();
    let failed = pipeline.survey(
        folder,
        |explained, n_before| sightings(explained, &knowledge.families, n_before),
        &|step| bar.step(step),
        |report, found| predicates.add(report, found),
    )?;
    tell(&failed);
    let rows = predicates.rows(arguments.least, &knowledge.decisions, arguments.all);
    let n = rows.len();
    let rows = &rows[..shown(arguments.limit, n)];
    if arguments.format == View::Json {
        output::json(&Listed { predicates: n, gaps: rows })?;
        return Ok(Outcome::Clean);
    }
    let mut out = output::stdout();
    if !rows.is_empty() {
        writeln!(out, "count  reports  predicate")?;
    }
    for row in rows {
        let decision = row.decision.as_ref().map_or_else(String::new, |decision| format!("  ({decision})"));
        writeln!(out, "{:>5}  {:>7}  {}{decision}", row.count, row.reports, row.predicate)?;
        for sample in &row.samples {
            writeln!(out, "                  {}#{}  {}", sample.report, sample.sentence, sample.text)?;
        }
    }
    let hidden = match n - rows.len() {
        0 => String::new(),
        more => format!("; {more} not shown: --limit 0"),
    };
    writeln!(out, "{}{hidden}", counted(n, "predicate"))?;
    out.flush()?;
    Ok(Outcome::Clean)
}

fn print_draft(
    arguments: &Arguments,
    pipeline: &Pipeline,
    folder: &StoreFolder,
    predicate: &str,
    relation: &str,
) -> Result<Outcome> {
    let (wanted, families) = (Wanted::new(predicate), &pipeline.knowledge().families);
    let mut evidence = Evidence::default();
    let bar = Bar::new();
    let failed = pipeline.survey(
        folder,
        |explained, n_before| Shown::of(explained, families, &wanted, n_before),
        &|step| bar.step(step),
        |report, found| evidence.add(report, found),
    )?;
    tell(&failed);
    let draft = draft(pipeline, evidence, &wanted, relation, arguments.examples)?;
    draft.remarks.iter().for_each(|remark| output::remark(remark));
    let mut out = output::stdout();
    write!(out, "{}", draft.text)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Tells of reports whose analysis fails.
fn tell(failed: &[ReportId]) {
    for report in failed {
        output::remark(&format!(
            "report/{report}: the analysis failed, so nothing of it is counted: this is a fault of the program, please report it"
        ));
    }
}
