//! `rapporteur judgements`: lists a person's judgements, and takes one back.

use crate::failure::Outcome;
use crate::judging::{self, Applying};
use crate::names::View;
use crate::{open, output};
use anyhow::Result;
use rapporteur_reasons::{JudgementList, judgement_lines, undo, undo_later};
use std::io::Write;

/// List a person's judgements, or take one back
///
/// The numbers are those of the lines of judgements.tsv. Of a line that changes nothing, as its report is gone or another line takes
/// away what it names, the reason is told. Taking a line back makes the graph again without it: it is then as it was before
/// the line, byte for byte. A line whose place it took does not come back.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur judgements
  rapporteur judgements --format json
  rapporteur judgements --undo 3                takes line 3 out of the file and applies that
  rapporteur judgements --undo 3 --later        only takes it out of the file")]
pub struct Arguments {
    /// Take out the judgement of this line
    #[arg(long, value_name = "N")]
    undo: Option<usize>,
    #[command(flatten)]
    applying: Applying,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let Some(n) = arguments.undo else { return list(&arguments.applying) };
    let applying = &arguments.applying;
    let folder = open::folder(&applying.store);
    // Told before the stages are loaded: that there is no store, or no such line.
    folder.base()?;
    folder.undo_judgement(n)?;
    let done = if applying.later {
        undo_later(&folder, n)?
    } else {
        judging::applied(applying, &folder, |pipeline, progress| undo(pipeline, &folder, n, progress))?
    };
    judging::tell(applying, &done, "taken back")?;
    Ok(judging::outcome(applying, &done))
}

fn list(applying: &Applying) -> Result<Outcome> {
    let folder = open::folder(&applying.store);
    let lines = judgement_lines(&folder.world()?, &folder.read_judgements()?);
    let faulty = lines.iter().any(|line| !line.applied);
    match applying.format {
        View::Json => output::json(&JudgementList { judgements: lines })?,
        View::Table => {
            let mut out = output::stdout();
            lines.iter().try_for_each(|line| write!(out, "{line}"))?;
            let n_idle = lines.iter().filter(|line| !line.applied).count();
            let idle = if n_idle > 0 { format!(", {n_idle} without effect") } else { String::new() };
            writeln!(out, "{}{idle}", crate::tables::counted(lines.len(), "judgement"))?;
            out.flush()?;
        }
    }
    Ok(Outcome::findings_if(applying.strict && faulty))
}
