//! The commands, one file each. To add one, add a file here, a line in [`Command`] and a line in [`run`].

mod add;
mod bridges;
mod build;
mod changes;
mod communities;
mod compare;
mod completions;
mod drop;
mod eval;
mod explain;
mod export;
mod extract;
mod gaps;
mod judgements;
mod keep;
mod merge;
mod neighbors;
mod ontology;
mod path;
mod push;
mod query;
mod rank;
mod remove;
mod rename;
mod resolve;
mod retype;
mod separate;
mod serve;
mod timeline;
mod verify;
mod watch;
mod why;

use crate::failure::Outcome;
use anyhow::Result;

/// All commands; each is described beside its arguments.
#[derive(clap::Subcommand, Debug)]
pub enum Command {
    Build(build::Arguments),
    Add(add::Arguments),
    Remove(remove::Arguments),
    Watch(watch::Arguments),
    Changes(changes::Arguments),
    Resolve(resolve::Arguments),
    Merge(merge::Arguments),
    Separate(separate::Arguments),
    Rename(rename::Arguments),
    Retype(retype::Arguments),
    Drop(drop::Arguments),
    Keep(keep::Arguments),
    Judgements(judgements::Arguments),
    Why(why::Arguments),
    Query(query::Arguments),
    Compare(compare::Arguments),
    Path(path::Arguments),
    Neighbors(neighbors::Arguments),
    Rank(rank::Arguments),
    Communities(communities::Arguments),
    Timeline(timeline::Arguments),
    Bridges(bridges::Arguments),
    Export(export::Arguments),
    Extract(extract::Arguments),
    Explain(explain::Arguments),
    Gaps(gaps::Arguments),
    Verify(verify::Arguments),
    Ontology(ontology::Arguments),
    Push(push::Arguments),
    Serve(serve::Arguments),
    #[command(hide = true)]
    ServeWorker(serve::Worker),
    Eval(eval::Arguments),
    Completions(completions::Arguments),
}

/// Runs a command; `whole` is the command line with all commands.
pub fn run(command: Command, whole: fn() -> clap::Command) -> Result<Outcome> {
    match command {
        Command::Build(arguments) => build::run(&arguments),
        Command::Add(arguments) => add::run(&arguments),
        Command::Remove(arguments) => remove::run(&arguments),
        Command::Watch(arguments) => watch::run(&arguments),
        Command::Changes(arguments) => changes::run(&arguments),
        Command::Resolve(arguments) => resolve::run(&arguments),
        Command::Merge(arguments) => merge::run(arguments),
        Command::Separate(arguments) => separate::run(arguments),
        Command::Rename(arguments) => rename::run(arguments),
        Command::Retype(arguments) => retype::run(arguments),
        Command::Drop(arguments) => drop::run(arguments),
        Command::Keep(arguments) => keep::run(arguments),
        Command::Judgements(arguments) => judgements::run(&arguments),
        Command::Why(arguments) => why::run(&arguments),
        Command::Query(arguments) => query::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Path(arguments) => path::run(&arguments),
        Command::Neighbors(arguments) => neighbors::run(&arguments),
        Command::Rank(arguments) => rank::run(&arguments),
        Command::Communities(arguments) => communities::run(&arguments),
        Command::Timeline(arguments) => timeline::run(&arguments),
        Command::Bridges(arguments) => bridges::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Extract(arguments) => extract::run(arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Gaps(arguments) => gaps::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Ontology(arguments) => ontology::run(&arguments),
        Command::Push(arguments) => push::run(&arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::ServeWorker(arguments) => serve::work(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments, whole()),
    }
}
