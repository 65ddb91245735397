//! `rapporteur watch`: adds reports as they come.

use crate::arguments::{Reading, StorePath};
use crate::failure::Outcome;
use crate::names::View;
use crate::watching::{Round, Stop, Watch};
use crate::{open, output};
use anyhow::{Result, bail};
use rapporteur_reasons::News;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Add reports as they come, and tell what each of them changes
///
/// Looks at files and folders at an interval and adds what is new: files of a folder, lines of JSON lines, entries of a feed that
/// another program fetches. A file that has changed since the last look is left for the next one, so nothing half written is
/// read. What a round brought is told as rapporteur changes tells it. A fault of one round is told, and the next round goes
/// on. Ctrl-C, or SIGTERM, ends it after the round at hand.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur watch wire/                        a folder that another program fills
  rapporteur watch feed.xml wire.jsonl --interval 60
  rapporteur watch wire/ --format json | jq .claims.new     one object a round that changed something
  rapporteur watch wire/ --once                 what is new now, and no more: for cron

A store is begun where there is none. What a file no longer holds stays in the store: rapporteur remove takes it out. One
address with a new text is a revision: the newer text counts, and both are one origin.")]
pub struct Arguments {
    /// Files, folders or patterns
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Seconds between two looks
    #[arg(long, value_name = "SECONDS", default_value_t = 10.0)]
    interval: f64,
    /// Add what is new now and end
    #[arg(long)]
    once: bool,
    #[command(flatten)]
    store: StorePath,
    #[command(flatten)]
    reading: Reading,
    /// Form of what is told: text, or one line of JSON for each round that changed something
    #[arg(long, value_enum, default_value = "table")]
    format: View,
}

/// Longest wait between the two looks of `--once`.
const SHORT_WAIT: Duration = Duration::from_secs(1);

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let interval = Duration::try_from_secs_f64(arguments.interval).ok().filter(|wait| !wait.is_zero());
    let Some(interval) = interval else {
        bail!("--interval takes a number of seconds above 0, not {}", arguments.interval);
    };
    if arguments.paths.iter().any(|path| path == Path::new("-")) {
        bail!("watch reads files and folders: for standard input use rapporteur add -");
    }
    let stop = Stop::at_signals()?;
    let pipeline = open::pipeline(&arguments.reading)?;
    // A path that is not there at all is a slip of the pen.
    pipeline.inputs(&arguments.paths)?;
    let mut watch = Watch::new(pipeline, &arguments.paths, open::folder(&arguments.store));
    watch.look()?;
    if arguments.once {
        if !stop.after(interval.min(SHORT_WAIT)) {
            tell(arguments, watch.round()?)?;
        }
        return Ok(Outcome::Clean);
    }
    let paths = crate::tables::counted(arguments.paths.len(), "path");
    output::remark(&format!("watching {paths} every {} s; Ctrl-C ends it", arguments.interval));
    let mut fault = String::new();
    while !stop.after(interval) {
        match watch.round() {
            Ok(round) => {
                fault.clear();
                tell(arguments, round)?;
            }
            // The same fault in every round is told once.
            Err(error) => {
                let told = format!("rapporteur: {error:#}; the next look is in {} s", arguments.interval);
                if told != fault {
                    output::remark(&told);
                }
                fault = told;
            }
        }
    }
    output::remark("ended");
    Ok(Outcome::Clean)
}

/// Tells what a round brought, if it brought anything.
fn tell(arguments: &Arguments, round: Option<Round>) -> Result<()> {
    let Some(Round { since, listed }) = round else { return Ok(()) };
    let news = News::new(&since, &listed);
    if news.is_empty() {
        return Ok(());
    }
    if arguments.format == View::Json {
        return output::json_line(&news);
    }
    let mut out = output::stdout();
    writeln!(out, "{}", news.shown(super::changes::SHOWN))?;
    Ok(out.flush()?)
}
