//! Limits the time and memory of a query.

use crate::output;
use anyhow::{Result, bail};
use rapporteur_store::{Error, Query};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};
use std::{process, thread};

/// Grace period after the timeout in which a query may still stop by itself.
const GRACE: Duration = Duration::from_millis(500);

/// Interval between two measurements of memory.
const LOOK: Duration = Duration::from_millis(20);

const MEGABYTE: u64 = 1_000_000;

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
        let (name, begun, before) = (query.name.clone(), Instant::now(), taken());
        thread::spawn(move || {
            while waiting.recv_timeout(LOOK) == Err(RecvTimeoutError::Timeout) {
                if let Some(late) = self.exceeded(&name, begun.elapsed(), taken().saturating_sub(before)) {
                    output::remark(&format!("rapporteur: {late}"));
                    process::exit(2);
                }
            }
        });
        let outcome = run();
        drop(done);
        Ok(outcome?)
    }

    fn exceeded(self, name: &str, time: Duration, bytes: u64) -> Option<String> {
        let late = self.timeout.filter(|timeout| time > timeout.saturating_add(GRACE));
        if let Some(timeout) = late {
            let name = name.to_owned();
            return Some(Error::Timeout { name, seconds: timeout.as_secs_f64() }.to_string());
        }
        let most = self.memory.filter(|megabytes| bytes > megabytes.saturating_mul(MEGABYTE))?;
        Some(Error::Memory { name: name.to_owned(), megabytes: most }.to_string())
    }
}

/// Bytes of memory that this process holds; 0 if the system does not say.
fn taken() -> u64 {
    memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_kept_and_zero_is_none() {
        let bounds = Bounds::new(1.0, 10).unwrap();
        let told = |seconds, megabytes: u64| {
            bounds.exceeded("query", Duration::from_secs(seconds), megabytes * MEGABYTE)
        };
        assert_eq!(told(1, 10), None);
        assert!(told(2, 0).is_some_and(|told| told.contains("after 1 s")));
        assert!(told(0, 11).is_some_and(|told| told.contains("10 MB") && told.contains("--memory")));
        let none = Bounds::new(0.0, 0).unwrap();
        assert_eq!(none.exceeded("query", Duration::MAX, u64::MAX), None);
        assert!(Bounds::new(-1.0, 0).is_err() && Bounds::new(f64::NAN, 0).is_err());
    }

    #[test]
    fn the_system_tells_what_is_taken() {
        assert!(cfg!(not(target_os = "linux")) || taken() > 0);
    }
}
