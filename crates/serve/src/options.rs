//! How a store is served.

use rapporteur_pipeline::Resources;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

/// How a store is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on, or a name of it; clients may use it as `Host`.
    pub host: String,
    /// The port; 0 for any free one.
    pub port: u16,
    /// Whether requests with the token may change something.
    pub writable: bool,
    /// The other origin whose pages may read answers; `*` for all.
    pub cors: Option<String>,
    /// Folder with further named queries.
    pub queries: Option<PathBuf>,
    /// Time of a query, and time that a request waits for its turn; `None` for no bound.
    pub timeout: Option<Duration>,
    /// Million bytes of memory of a query; `None` for no bound.
    pub memory: Option<u64>,
    /// Worker processes.
    pub workers: usize,
    /// Requests that may wait for a worker.
    pub queue: usize,
    /// Knowledge files and model that a judgement makes the graph again with.
    pub resources: Resources,
    /// The program that [`work`](crate::work)s on its standard input and output.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}
