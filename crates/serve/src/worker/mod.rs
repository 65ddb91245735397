//! Queries run in processes of their own, since Oxigraph looks whether a query is cancelled only between solutions: a count
//! over a cross product would go on for hours and fill all memory. A process can be ended.
//!
//! ```text
//!  server                                worker: the same program, started with a hidden command
//!  Pool ── frames on standard input ──►  run(): opens the store, then answers one job after another
//!       ◄─ frames on standard output ──
//! ```
//!
//! A frame is its length in bytes (u32, least byte first) and so many bytes. The worker begins with a [`Hello`](job::Hello).
//! Then each [`Job`](job::Job) gets a [`Reply`](job::Reply), the bytes of the answer in any number of frames, an empty frame and
//! an [`End`](job::End). A worker ends at the end of its standard input, also while it is at work, so none outlives its server.

mod frame;
mod job;
mod pool;
mod process;
mod run;

pub(crate) use job::{Failure, FailureKind, Forms, Job, Question};
pub(crate) use pool::{Answered, Limits, Pool, Unanswered};
pub(crate) use process::WorkerCommand;
pub use run::{Worker, work};
