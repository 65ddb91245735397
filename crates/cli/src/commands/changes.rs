//! `rapporteur changes`: tells what is new in the store.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::names::View;
use crate::tables::counted;
use crate::{open, output};
use anyhow::Result;
use rapporteur_model::short_hash;
use rapporteur_pipeline::Recorded;
use rapporteur_reasons::News;
use serde::Serialize;
use std::io::Write;

/// Tell what the last change of the store brought, or all changes since a build
///
/// New, revised and removed reports, new meetings and people, claims, plain edges and disputes, and what is gone. A build is a hash of
/// reports, judgements and program; build, add and this command print it. The store remembers the last hundred changes in its
/// folder history, which is no part of the graph.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur changes                            what the last change brought
  rapporteur changes --list                     the builds that the store remembers
  rapporteur changes --since 3f2a91c0           the first digits of a build
  rapporteur changes --since 3f2a91c0 --format json")]
pub struct Arguments {
    /// The build to start from, by its first digits; without it the one before the last change
    #[arg(long, value_name = "BUILD", conflicts_with = "list")]
    since: Option<String>,
    /// List the builds that the store remembers, oldest first
    #[arg(long)]
    list: bool,
    /// Every line, where otherwise the first ten of each kind are shown
    #[arg(long)]
    all: bool,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    format: View,
    #[command(flatten)]
    store: StorePath,
}

/// Lines of each kind that are shown.
pub const SHOWN: usize = 10;

/// A build that the store remembers.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed<'r> {
    build: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<&'r str>,
    reports: usize,
    claims: usize,
    reports_new: usize,
    reports_gone: usize,
    claims_new: usize,
    claims_gone: usize,
}

impl<'r> Listed<'r> {
    fn new(recorded: &'r Recorded) -> Self {
        let Recorded { build, since, n_reports, n_claims, difference } = recorded;
        Self {
            build,
            since: since.as_deref(),
            reports: *n_reports,
            claims: *n_claims,
            reports_new: difference.reports.new_ones().count(),
            reports_gone: difference.reports.gone().count(),
            claims_new: difference.claims.new_ones().count(),
            claims_gone: difference.claims.gone().count(),
        }
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let folder = open::folder(&arguments.store);
    if arguments.list {
        return list(arguments, &folder.history()?);
    }
    let news = News::new(&folder.changes(arguments.since.as_deref())?, &folder.list()?);
    match arguments.format {
        View::Json => output::json(&news)?,
        View::Table => {
            let mut out = output::stdout();
            write!(out, "{}", news.shown(if arguments.all { 0 } else { SHOWN }))?;
            out.flush()?;
        }
    }
    Ok(Outcome::Clean)
}

fn list(arguments: &Arguments, history: &[Recorded]) -> Result<Outcome> {
    let builds: Vec<Listed<'_>> = history.iter().map(Listed::new).collect();
    if arguments.format == View::Json {
        output::json(&builds)?;
        return Ok(Outcome::Clean);
    }
    let mut out = output::stdout();
    for build in &builds {
        let changed = match build.since {
            None => "the first that is remembered".to_owned(),
            Some(_) => format!(
                "reports +{} −{}, claims +{} −{}",
                build.reports_new, build.reports_gone, build.claims_new, build.claims_gone
            ),
        };
        writeln!(
            out,
            "{}  {}, {}: {changed}",
            short_hash(build.build),
            counted(build.reports, "report"),
            counted(build.claims, "claim")
        )?;
    }
    writeln!(out, "{}", counted(builds.len(), "build"))?;
    out.flush()?;
    Ok(Outcome::Clean)
}
