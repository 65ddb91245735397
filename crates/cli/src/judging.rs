//! What the commands that judge share: their options, and how they tell what they did.

use crate::arguments::{Engine, StorePath};
use crate::failure::Outcome;
use crate::names::View;
use crate::progress::Bar;
use crate::{open, output};
use anyhow::Result;
use rapporteur_model::Severity;
use rapporteur_pipeline::{Progress, StoreFolder};
use rapporteur_reasons::{Done, JudgingError, Request, judge, judge_later};
use std::io::Write;

/// Options of a judgement.
#[derive(clap::Args, Debug)]
pub struct Judging {
    /// Why, so that others can judge the judgement; without it the decision in words
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub applying: Applying,
}

/// Options for putting a change of the judgements in force.
#[derive(clap::Args, Debug)]
pub struct Applying {
    /// Only write the file; the graph follows with the next build, add, remove or resolve
    #[arg(long)]
    pub later: bool,
    #[command(flatten)]
    pub store: StorePath,
    /// Form of the result
    #[arg(long, value_enum, default_value = "table")]
    pub format: View,
    #[command(flatten)]
    pub engine: Engine,
    /// Exit with status 1 if some judgement changes nothing
    #[arg(long)]
    pub strict: bool,
}

/// Writes and applies a judgement.
pub fn run(judging: &Judging, request: Request) -> Result<Outcome> {
    let request = Request { reason: judging.reason.clone(), ..request };
    let Judging { applying, .. } = judging;
    let folder = open::folder(&applying.store);
    let done = if applying.later {
        judge_later(&folder, &request)?
    } else {
        applied(applying, &folder, |pipeline, progress| judge(pipeline, &folder, &request, progress))?
    };
    tell(applying, &done, "judged")?;
    output::remark(&format!("to take it back: rapporteur judgements --undo {}", done.n));
    Ok(outcome(applying, &done))
}

/// Runs what needs the stages; a store that is not there is told before they are loaded.
pub fn applied(
    applying: &Applying,
    folder: &StoreFolder,
    work: impl FnOnce(&rapporteur_pipeline::Pipeline, &(dyn Fn(Progress) + Sync)) -> Result<Done, JudgingError>,
) -> Result<Done> {
    folder.base()?;
    let pipeline = open::pipeline(&applying.engine.clone().into())?;
    let bar = Bar::new();
    Ok(work(pipeline, &|step| bar.step(step))?)
}

/// Prints what was written and what it changes.
pub fn tell(applying: &Applying, done: &Done, what: &str) -> Result<()> {
    for (input, diagnostic) in &done.diagnostics {
        output::diagnostics(input, [diagnostic]);
    }
    done.notes.iter().for_each(|note| output::remark(note));
    if applying.format == View::Json {
        return output::json(done);
    }
    let mut out = output::stdout();
    writeln!(out, "{what:12} line {}: {}", done.n, done.line)?;
    match &done.changes {
        Some(changes) => write!(out, "{changes}")?,
        None => writeln!(out, "to apply: rapporteur resolve")?,
    }
    Ok(out.flush()?)
}

/// The status: findings where a judgement changes nothing and that is asked for.
pub fn outcome(applying: &Applying, done: &Done) -> Outcome {
    let faulty = done.diagnostics.iter().any(|(_, diagnostic)| diagnostic.severity > Severity::Note);
    Outcome::findings_if(applying.strict && faulty)
}
