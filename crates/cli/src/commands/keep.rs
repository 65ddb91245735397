//! `rapporteur keep`: vouches for a claim.

use crate::failure::Outcome;
use crate::judging::{self, Judging};
use anyhow::Result;
use rapporteur_reasons::{Request, Verb};

/// Vouch for a claim, however little the program trusts it
///
/// Writes a line of judgements.tsv, which every build obeys, and applies it at once. The claim keeps its confidence, is not asked about
/// again, and makes its plain edge if its status and distance allow one.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur keep claim/67710b6e8727 --reason 'it stands there'
  rapporteur resolve --review                   asks about all doubtful claims")]
pub struct Arguments {
    /// The claim, by the first digits of its id
    #[arg(value_name = "CLAIM")]
    claim: String,
    #[command(flatten)]
    judging: Judging,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Outcome> {
    judging::run(&arguments.judging, Request { claim: Some(arguments.claim), ..Request::new(Verb::Keep) })
}
