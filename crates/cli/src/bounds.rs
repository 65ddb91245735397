//! Limits the time and memory of a query.

use crate::output;
use anyhow::{Result, bail};
use rapporteur_serve::MemoryBound;
use rapporteur_store::{Error, Query};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{process, thread};

/// Grace period after the timeout in which a query may still stop by itself.
const GRACE: Duration = Duration::from_millis(500);

/// The limits on a query's time and memory.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// The limit on time.
    pub timeout: Option<Duration>,
    /// The limit on memory beyond what the store takes, in million bytes.
    pub memory: Option<u64>,
}

impl Bounds {
    /// Makes limits from seconds and million bytes; 0 means no limit.
    pub fn new(seconds: f64, megabytes: u64) -> Result<Self> {
        let Ok(timeout) = Duration::try_from_secs_f64(seconds) else {
            bail!("--timeout takes a number of seconds, not {seconds}");
        };
        Ok(Self {
            timeout: Some(timeout).filter(|timeout| !timeout.is_zero()),
            memory: Some(megabytes).filter(|megabytes| *megabytes > 0),
        })
    }

    /// Runs a query. Ends the process if the query goes on after its timeout or takes too much memory. This
    /// is necessary because Oxigraph checks for cancellation only between solutions, so a count or sort over
    /// a cross product would run for hours and fill all memory. Nothing has been written at that point.
    pub fn keep<T>(self, query: &Query, run: impl FnOnce() -> Result<T, Error>) -> Result<T> {
        let (done, waiting) = mpsc::channel::<()>();
        let (name, begun, memory) = (query.name.clone(), Instant::now(), MemoryBound::from_now(self.memory));
        thread::spawn(move || {
            while waiting.recv_timeout(MemoryBound::LOOK) == Err(RecvTimeoutError::Timeout) {
                if let Some(late) = self.exceeded(&name, begun.elapsed(), memory.is_exceeded()) {
                    output::remark(&format!("rapporteur: {late}"));
                    process::exit(2);
                }
            }
        });
        let outcome = run();
        drop(done);
        Ok(outcome?)
    }

    fn exceeded(self, name: &str, time: Duration, is_greedy: bool) -> Option<String> {
        let late = self.timeout.filter(|timeout| time > timeout.saturating_add(GRACE));
        if let Some(timeout) = late {
            let name = name.to_owned();
            return Some(Error::Timeout { name, seconds: timeout.as_secs_f64() }.to_string());
        }
        let most = self.memory.filter(|_| is_greedy)?;
        Some(Error::Memory { name: name.to_owned(), megabytes: most }.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_kept_and_zero_is_none() {
        let bounds = Bounds::new(1.0, 10).unwrap();
        let told = |seconds, is_greedy| bounds.exceeded("query", Duration::from_secs(seconds), is_greedy);
        assert_eq!(told(1, false), None);
        assert!(told(2, false).is_some_and(|told| told.contains("after 1 s")));
        assert!(told(0, true).is_some_and(|told| told.contains("10 MB") && told.contains("--memory")));
        let none = Bounds::new(0.0, 0).unwrap();
        assert_eq!(none.exceeded("query", Duration::MAX, true), None);
        assert!(Bounds::new(-1.0, 0).is_err() && Bounds::new(f64::NAN, 0).is_err());
    }
}
