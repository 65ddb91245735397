//! A bounded number of workers, and a bounded queue before them.

use super::job::{Failure, Job};
use super::process::{Gone, Outcome, Process, WorkerCommand};
use crate::spool::Spool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::{sleep, timeout};

/// Time after its limit in which a query may still stop by itself, and so tell why.
const GRACE: Duration = Duration::from_millis(500);

/// Time in which a worker must have opened the store; it may have to make the index first.
const START: Duration = Duration::from_secs(120);

/// Where there is no limit on time.
const FOREVER: Duration = Duration::from_secs(100 * 365 * 24 * 3600);

/// Bounds of a pool.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Processes at a time.
    pub workers: usize,
    /// Requests that may wait.
    pub queue: usize,
    /// Time for a job, and time that a request waits for its turn.
    pub timeout: Option<Duration>,
    /// Million bytes of memory for a job.
    pub memory: Option<u64>,
}

/// Processes that answer queries.
#[derive(Clone)]
pub(crate) struct Pool(Arc<Inner>);

struct Inner {
    command: WorkerCommand,
    limits: Limits,
    /// One for each process that may be at work.
    slots: Arc<Semaphore>,
    /// One for each request that may be at work or wait.
    places: Arc<Semaphore>,
    idle: Mutex<Vec<Process>>,
    /// The generation in force.
    generation: Mutex<String>,
}

/// An answer.
pub(crate) struct Answered {
    /// Its media type.
    pub media_type: String,
    /// What else there is to say, such as what a name was taken for.
    pub notes: Vec<String>,
    /// Its bytes.
    pub bytes: Spool,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Unanswered {
    /// Too many requests wait already, or this one has waited too long.
    Busy,
    /// It was ended at its limit.
    Time(Duration),
    /// It took more than so many million bytes of memory.
    Memory(u64),
    /// The worker replied why.
    Failed(Failure),
    /// No worker can be had, the one that was at work died, or its answer has no room.
    Broken(String),
}

impl Pool {
    /// A pool for a generation. Its processes are started in the background.
    pub fn new(command: WorkerCommand, limits: Limits, generation: &str) -> Self {
        let places = limits.workers.saturating_add(limits.queue).min(Semaphore::MAX_PERMITS);
        let inner = Inner {
            command,
            limits,
            slots: Arc::new(Semaphore::new(limits.workers)),
            places: Arc::new(Semaphore::new(places)),
            idle: Mutex::default(),
            generation: Mutex::new(generation.to_owned()),
        };
        let pool = Self(Arc::new(inner));
        pool.fill();
        pool
    }

    /// Follows the store to another generation: jobs that are running end on the one they began with.
    pub fn follow(&self, generation: &str) {
        generation.clone_into(&mut locked(&self.0.generation));
        // Dropped, they are killed: none of them is at work.
        locked(&self.0.idle).retain(|process| process.generation == generation);
        self.fill();
    }

    /// Starts the processes that are lacking, one after another.
    fn fill(&self) {
        let inner = self.0.clone();
        tokio::spawn(async move {
            for _ in 0..inner.limits.workers {
                // Whoever is at work has a process.
                let Ok(slot) = inner.slots.clone().acquire_owned().await else { return };
                let lacking = locked(&inner.idle).len() <= inner.slots.available_permits();
                if lacking && let Ok(process) = inner.started().await {
                    inner.put_back(process);
                }
                drop(slot);
            }
        });
    }

    /// Has a job done as soon as it is its turn. A job whose asker goes away is ended.
    pub async fn run(&self, job: Job) -> Result<Answered, Unanswered> {
        let inner = &self.0;
        let place = inner.places.clone().try_acquire_owned().map_err(|_| Unanswered::Busy)?;
        let waited = timeout(inner.limits.timeout.unwrap_or(FOREVER), inner.slots.clone().acquire_owned());
        let Ok(Ok(slot)) = waited.await else { return Err(Unanswered::Busy) };
        let (reply, answer) = oneshot::channel();
        tokio::spawn(inner.clone().serve(job, (place, slot), reply));
        answer.await.unwrap_or_else(|_| Err(Unanswered::Broken("the job was lost".to_owned())))
    }
}

impl Inner {
    /// Does a job, replies, and sees to it that there is a worker for the next one before it gives up its slot.
    async fn serve(
        self: Arc<Self>,
        job: Job,
        slot: (OwnedSemaphorePermit, OwnedSemaphorePermit),
        mut reply: oneshot::Sender<Result<Answered, Unanswered>>,
    ) {
        let idle = self.idle_one();
        let process = match idle {
            Some(process) => Ok(process),
            None => self.started().await,
        };
        let mut process = match process {
            Ok(process) => process,
            Err(message) => {
                let _ = reply.send(Err(Unanswered::Broken(message)));
                return;
            }
        };
        let limit = self.limits.timeout;
        let outcome = {
            let work = process.run(&job);
            tokio::pin!(work);
            tokio::select! {
                outcome = &mut work => Some(outcome),
                () = sleep(limit.map_or(FOREVER, |limit| limit + GRACE)) => None,
                () = reply.closed() => timeout(GRACE, work).await.ok(),
            }
        };
        let (answer, is_sound) = match outcome {
            Some(Ok((Outcome::Answer { media_type, notes, bytes }, retires))) => {
                (Ok(Answered { media_type, notes, bytes }), !retires)
            }
            Some(Ok((Outcome::Failed(failure), retires))) => (Err(Unanswered::Failed(failure)), !retires),
            Some(Err(Gone::Memory)) => {
                (Err(Unanswered::Memory(self.limits.memory.unwrap_or_default())), false)
            }
            Some(Err(Gone::Died(error))) => {
                (Err(Unanswered::Broken(format!("the worker died: {error}"))), false)
            }
            Some(Err(Gone::Kept(unkept))) => (Err(Unanswered::Broken(unkept.to_string())), false),
            None => (Err(Unanswered::Time(limit.unwrap_or_default())), false),
        };
        if is_sound && self.is_in_force(&process) {
            self.put_back(process);
            let _ = reply.send(answer);
        } else {
            // The memory is free before the asker is told so.
            process.end().await;
            let _ = reply.send(answer);
            if let Ok(process) = self.started().await {
                self.put_back(process);
            }
        }
        drop(slot);
    }

    /// A worker that waits for work on the generation in force.
    fn idle_one(&self) -> Option<Process> {
        let generation = locked(&self.generation).clone();
        let mut idle = locked(&self.idle);
        idle.retain_mut(|process| process.generation == generation && process.lives());
        idle.pop()
    }

    fn is_in_force(&self, process: &Process) -> bool {
        process.generation == *locked(&self.generation)
    }

    /// Lets a worker wait for its next job, unless the store has changed meanwhile.
    fn put_back(&self, process: Process) {
        if self.is_in_force(&process) {
            locked(&self.idle).push(process);
        }
    }

    async fn started(&self) -> Result<Process, String> {
        let start = Process::start(&self.command);
        timeout(START, start).await.unwrap_or_else(|_| Err("a worker does not begin".to_owned()))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
