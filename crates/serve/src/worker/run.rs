//! The worker's side.

use super::frame::{self, Frames};
use super::job::{End, Failure, FailureKind, Forms, Hello, Job, Question, Reply};
use crate::{Error, MemoryBound};
use rapporteur_pipeline::StoreFolder;
use rapporteur_store::model::NamedNode;
use rapporteur_store::{
    Answer, Catalogue, Format, Graphs, Options, Query, Results, Store, Syntax, write_quads,
};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use std::{process, thread};

/// How a worker is to work.
#[derive(Clone, Debug, Default)]
pub struct Worker {
    /// Folder with further named queries.
    pub queries: Option<PathBuf>,
    /// When a query is to give up by itself.
    pub timeout: Option<Duration>,
    /// Million bytes of memory beyond what the store takes at which the worker ends itself.
    pub memory: Option<u64>,
    /// Most rows or triples of an answer.
    pub max_rows: Option<usize>,
}

/// Exit status of a worker that took too much memory.
pub(super) const TOO_MUCH_MEMORY: i32 = 3;

/// The format of workbooks.
const WORKBOOK: &str = "xlsx";

/// Works until the input ends: opens the store in force, then answers one job after another.
///
/// # Errors
/// If a folder of queries cannot be read, or the output fails.
pub fn work(
    folder: &StoreFolder,
    worker: &Worker,
    input: impl Read + Send + 'static,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut catalogue = Catalogue::embedded()?;
    if let Some(queries) = &worker.queries {
        catalogue = catalogue.with_folder(queries)?;
    }
    let jobs = jobs(input);
    let store = match folder.open_named() {
        Ok((generation, store)) => {
            frame::write_json(out, &Hello::Ready { generation })?;
            store
        }
        Err(error) => {
            frame::write_json(out, &Hello::Failed { message: error.to_string() })?;
            out.flush()?;
            return Ok(());
        }
    };
    out.flush()?;
    let watch = Watch::begin(worker.memory);
    for job in jobs {
        watch.is_working.store(true, Ordering::Relaxed);
        Desk { store: &store, catalogue: &catalogue, worker }.answer(&job, out)?;
        watch.is_working.store(false, Ordering::Relaxed);
        frame::write_json(out, &End { retires: watch.holds_much() })?;
        out.flush()?;
    }
    Ok(())
}

/// Reads jobs on a thread of its own, which ends the process when the input ends, whatever it is doing.
fn jobs(mut input: impl Read + Send + 'static) -> mpsc::Receiver<Job> {
    let (put, jobs) = mpsc::channel();
    thread::spawn(move || {
        while let Ok(Some(bytes)) = frame::read(&mut input) {
            let Ok(job) = serde_json::from_slice(&bytes) else { break };
            if put.send(job).is_err() {
                break;
            }
        }
        process::exit(0);
    });
    jobs
}

/// Watches the memory of the process.
struct Watch {
    is_working: Arc<AtomicBool>,
    bound: MemoryBound,
}

impl Watch {
    /// Begins to watch when the store is open, whose memory does not count.
    fn begin(megabytes: Option<u64>) -> Self {
        let watch = Self { is_working: Arc::default(), bound: MemoryBound::from_now(megabytes) };
        let (is_working, bound) = (watch.is_working.clone(), watch.bound);
        if bound.is_some() {
            thread::spawn(move || {
                loop {
                    thread::sleep(MemoryBound::LOOK);
                    if is_working.load(Ordering::Relaxed) && bound.is_exceeded() {
                        process::exit(TOO_MUCH_MEMORY);
                    }
                }
            });
        }
        watch
    }

    /// Whether a quarter of the bound is still held after the work, so that the next job would have less.
    fn holds_much(&self) -> bool {
        self.bound.is_exceeded_by_part(4)
    }
}

/// What a job is done with.
struct Desk<'w> {
    store: &'w Store,
    catalogue: &'w Catalogue,
    worker: &'w Worker,
}

impl Desk<'_> {
    /// Writes the reply, the answer and the empty frame behind it.
    fn answer(&self, job: &Job, out: &mut dyn Write) -> io::Result<()> {
        match self.prepared(job) {
            Ok(Prepared { media_type, notes, write }) => {
                frame::write_json(out, &Reply::Answer { media_type: media_type.to_owned(), notes })?;
                let mut frames = Frames::new(out);
                // An answer that breaks off has no end, so nobody takes it for whole.
                write(&mut frames)?;
                frames.finish()
            }
            Err(failure) => {
                frame::write_json(out, &Reply::Failed(failure))?;
                frame::write(out, &[])
            }
        }
    }

    fn prepared(&self, job: &Job) -> Result<Prepared<'_>, Failure> {
        match job {
            Job::Query { question, graphs, forms, raw } => {
                let answer = self.asked(question, graphs.as_ref())?;
                self.formed(answer, forms, Table { in_words: self.is_titled(question), raw: *raw })
            }
            Job::Workbook { question } => self.workbook(question),
            Job::Graph { syntax } => {
                let syntax = named_syntax(syntax)?;
                Ok(Prepared::new(syntax.media_type(), move |out| self.store.write(syntax, out)))
            }
            Job::Node { id, syntax } => {
                let (syntax, node) = (named_syntax(syntax)?, self.node(id));
                let quads = self.store.about(node.as_ref()).map_err(broken)?;
                if quads.is_empty() {
                    let message = format!("the graph holds nothing of <{}>", node.as_str());
                    return Err(Failure { kind: FailureKind::Absent, message, place: None });
                }
                let vocabulary = self.store.vocabulary();
                let write = move |out: &mut dyn Write| write_quads(&quads, syntax, vocabulary, out);
                Ok(Prepared::new(syntax.media_type(), write))
            }
        }
    }

    fn workbook(&self, question: &Question) -> Result<Prepared<'_>, Failure> {
        let format = rapporteur_export::format(WORKBOOK).map_err(broken)?;
        let mut answer = self.asked(question, None)?;
        let notes = std::mem::take(&mut answer.notes);
        if self.is_titled(question) {
            answer = answer.in_plain_words();
        }
        let write = move |out: &mut dyn Write| rapporteur_export::write_answer(&answer, self.store, out);
        Ok(Prepared { notes, ..Prepared::new(format.media_type(), write) })
    }

    fn node(&self, id: &str) -> NamedNode {
        self.store.vocabulary().node(&rapporteur_model::EntityId(id.to_owned()))
    }

    fn asked(
        &self,
        question: &Question,
        graphs: Option<&(Vec<String>, Vec<String>)>,
    ) -> Result<Answer, Failure> {
        let (query, params) = match question {
            Question::Sparql(text) => (Query::sparql(text).map_err(failure)?, Vec::new()),
            Question::Named { name, params } => {
                let known = self.catalogue.get(name).ok_or_else(|| Failure {
                    kind: FailureKind::Absent,
                    message: format!("no named query is called {name:?}: /api/store lists them"),
                    place: None,
                })?;
                (known.clone(), params.clone())
            }
        };
        let graphs = graphs.map(|(default, named)| Graphs { default: default.clone(), named: named.clone() });
        let Worker { timeout, max_rows, .. } = *self.worker;
        self.store.query(&query, &Options { params, timeout, max_rows, graphs }).map_err(failure)
    }

    /// Whether a question is a query with a header. SPARQL without one keeps the names that its author gave to columns.
    fn is_titled(&self, question: &Question) -> bool {
        let Question::Named { name, .. } = question else { return false };
        self.catalogue.get(name).is_some_and(|query| !query.title.is_empty())
    }

    /// The answer in a form that the asker takes.
    fn formed(&self, mut answer: Answer, forms: &Forms, table: Table) -> Result<Prepared<'_>, Failure> {
        let unfit = |what: &str, known: &str| Failure {
            kind: FailureKind::Form,
            message: format!("{what} is sent as {known}: name one of them in Accept"),
            place: None,
        };
        let notes = std::mem::take(&mut answer.notes);
        if let Results::Triples(_) = answer.results {
            let Some(syntax) = &forms.triples else {
                return Err(unfit("a graph", "Turtle, N-Triples, N-Quads, RDF/XML or JSON-LD"));
            };
            let syntax = named_syntax(syntax)?;
            let write = move |out: &mut dyn Write| answer.write_triples(self.store, syntax, out);
            return Ok(Prepared { notes, ..Prepared::new(syntax.media_type(), write) });
        }
        let Some(format) = &forms.solutions else {
            return Err(unfit("a result", "SPARQL results in JSON or XML, as CSV or TSV"));
        };
        let format = Format::ALL.into_iter().find(|known| known.name() == *format);
        let format = format.ok_or_else(|| unfit("a result", "json, xml, csv or tsv"))?;
        if format == Format::Csv && !table.raw {
            answer = answer.for_spreadsheet();
        }
        if format == Format::Csv && table.in_words {
            answer = answer.in_plain_words();
        }
        let write = move |out: &mut dyn Write| answer.write(self.store, format, None, out);
        Ok(Prepared { notes, ..Prepared::new(format.media_type(), write) })
    }
}

/// How rows are written as CSV.
#[derive(Clone, Copy)]
struct Table {
    /// Whether columns are headed in plain words, as the command heads them.
    in_words: bool,
    /// Whether text that a spreadsheet would take for a formula is left as it is.
    raw: bool,
}

type Writing<'w> = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()> + 'w>;

/// An answer that is to be written.
struct Prepared<'w> {
    media_type: &'static str,
    /// What else there is to say.
    notes: Vec<String>,
    write: Writing<'w>,
}

impl<'w> Prepared<'w> {
    fn new<E: std::error::Error + Send + Sync + 'static>(
        media_type: &'static str,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E> + 'w,
    ) -> Self {
        let write = move |out: &mut dyn Write| write(out).map_err(io::Error::other);
        Self { media_type, notes: Vec::new(), write: Box::new(write) }
    }
}

fn named_syntax(name: &str) -> Result<Syntax, Failure> {
    let known = Syntax::ALL.into_iter().find(|syntax| syntax.name() == name);
    known.ok_or_else(|| Failure {
        kind: FailureKind::Broken,
        message: format!("{name:?} is no syntax"),
        place: None,
    })
}

fn broken(error: impl std::error::Error) -> Failure {
    Failure { kind: FailureKind::Broken, message: error.to_string(), place: None }
}

/// What a failed query tells the asker.
fn failure(error: rapporteur_store::Error) -> Failure {
    use rapporteur_store::Error as E;
    let message = error.to_string();
    let place = match &error {
        E::Query { position, .. } => position.map(|position| (position.line, position.column)),
        _ => None,
    };
    let kind = match error {
        E::Query { .. }
        | E::Header { .. }
        | E::NoSuchParameter { .. }
        | E::MissingParameter { .. }
        | E::NoSuchNode { .. }
        | E::NoSuchGraph { .. }
        | E::ParameterValue { .. } => FailureKind::Asked,
        E::Timeout { .. } => FailureKind::Time,
        _ => FailureKind::Broken,
    };
    Failure { kind, message, place }
}
