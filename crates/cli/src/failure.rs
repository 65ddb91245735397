//! Exit statuses, and the messages of failed commands.

use crate::output;
use std::io::ErrorKind;
use std::process::ExitCode;

/// The result of a command that did not fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It found no faults.
    Clean,
    /// It did its work and found faults.
    Findings,
}

impl Outcome {
    /// `Findings` if faults were found.
    pub fn findings_if(found: bool) -> Self {
        if found { Self::Findings } else { Self::Clean }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Findings => Self::from(1),
        }
    }
}

/// Prints the error with its causes. A reader that went away is not an error.
pub fn report(error: &anyhow::Error) -> ExitCode {
    if is_broken_pipe(error) {
        return ExitCode::SUCCESS;
    }
    let mut message = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        // Many error messages already contain their cause.
        if !message.contains(&cause) {
            message = format!("{message}\n  because {cause}");
        }
    }
    output::remark(&format!("rapporteur: {message}"));
    ExitCode::from(2)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kind = |cause: &(dyn std::error::Error + 'static)| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        io.or_else(|| cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind))
    };
    error.chain().any(|cause| kind(cause) == Some(ErrorKind::BrokenPipe))
}
