//! A worker as the server sees it: a process with two pipes.

use super::frame;
use super::job::{End, Failure, Hello, Job, Reply};
use super::run::TOO_MUCH_MEMORY;
use crate::spool::{Spool, Unkept};
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::Stdio;
use tokio::io::BufReader;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// What a worker is called in a list of processes.
#[cfg(unix)]
const NAME: &str = "rapporteur";

/// How a worker is started.
#[derive(Clone, Debug)]
pub(crate) struct WorkerCommand {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

/// A running worker. It is killed when this value is dropped.
pub(super) struct Process {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// The generation that it has opened.
    pub generation: String,
}

/// What came of a job.
pub(super) enum Outcome {
    /// An answer.
    Answer {
        /// Its media type.
        media_type: String,
        /// What else there is to say.
        notes: Vec<String>,
        /// Its bytes.
        bytes: Spool,
    },
    /// None, for a reason.
    Failed(Failure),
}

/// Why a worker is no more.
#[derive(Debug)]
pub(super) enum Gone {
    /// It ended itself, since it took too much memory.
    Memory,
    /// It died.
    Died(io::Error),
    /// Its answer has no room here.
    Kept(Unkept),
}

impl Process {
    /// Starts a worker and waits until it has opened the store.
    ///
    /// # Errors
    /// If it cannot be started or cannot open the store.
    pub async fn start(command: &WorkerCommand) -> Result<Self, String> {
        let mut starting = Command::new(&command.program);
        starting.args(&command.arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        // What a terminal tells the server to stop with would reach the workers too, in the middle of an answer.
        #[cfg(unix)]
        starting.process_group(0).arg0(NAME);
        let started = starting.spawn();
        let mut child = started.map_err(|error| format!("no worker can be started: {error}"))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("a worker was started without pipes".to_owned());
        };
        let mut output = BufReader::new(output);
        match frame::receive_json(&mut output).await {
            Ok(Hello::Ready { generation }) => Ok(Self { child, input, output, generation }),
            Ok(Hello::Failed { message }) => Err(message),
            Err(error) => Err(format!("a worker died as it began: {error}")),
        }
    }

    /// Has it do a job. Also tells whether it should do no other.
    ///
    /// # Errors
    /// If it died meanwhile, or its answer has no room; then it does nothing more.
    pub async fn run(&mut self, job: &Job) -> Result<(Outcome, bool), Gone> {
        match self.exchange(job).await {
            Err(Gone::Died(error)) => {
                let is_end =
                    error.kind() == io::ErrorKind::UnexpectedEof || error.kind() == io::ErrorKind::BrokenPipe;
                let status = if is_end { self.child.wait().await.ok() } else { None };
                match status.and_then(|status| status.code()) {
                    Some(TOO_MUCH_MEMORY) => Err(Gone::Memory),
                    _ => Err(Gone::Died(error)),
                }
            }
            done => done,
        }
    }

    async fn exchange(&mut self, job: &Job) -> Result<(Outcome, bool), Gone> {
        frame::send_json(&mut self.input, job).await.map_err(Gone::Died)?;
        let reply: Reply = frame::receive_json(&mut self.output).await.map_err(Gone::Died)?;
        let mut bytes = Spool::default();
        loop {
            let piece = frame::receive(&mut self.output).await.map_err(Gone::Died)?;
            if piece.is_empty() {
                break;
            }
            bytes.add(&piece).await.map_err(|error| Gone::Kept(Unkept(error)))?;
        }
        let End { retires } = frame::receive_json(&mut self.output).await.map_err(Gone::Died)?;
        let outcome = match reply {
            Reply::Answer { media_type, notes } => Outcome::Answer { media_type, notes, bytes },
            Reply::Failed(failure) => Outcome::Failed(failure),
        };
        Ok((outcome, retires))
    }

    /// Whether it is still there: something else may have ended it.
    pub fn lives(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Ends it for certain, and waits until the system has its memory back.
    pub async fn end(mut self) {
        let _ = self.child.kill().await;
    }
}
