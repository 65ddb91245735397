//! Processes a stream in parallel and returns the results in order.

use crate::pipeline::STACK_BYTES;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Number of items for each thread that may be taken beyond the first unfinished one; it bounds the results
/// that wait in memory.
const AHEAD: usize = 16;

/// Calls `work` on every item with `threads` threads (0: one a core) and gives each result to `emit`, in the
/// order of the items, as soon as it and all before it are done. Stops at the first error of `emit`. Threads
/// that still wait for an item then are abandoned, so that a source that yields nothing more cannot block the
/// caller.
///
/// # Errors
/// The error of `emit`.
pub fn in_order<I, T, E>(
    threads: usize,
    items: impl Iterator<Item = I> + Send + 'static,
    work: impl Fn(I) -> T + Send + Sync + 'static,
    mut emit: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E>
where
    I: Send + 'static,
    T: Send + 'static,
{
    let threads = if threads > 0 { threads } else { thread::available_parallelism().map_or(1, NonZero::get) };
    let line = Arc::new(Line {
        items: Mutex::new(items.enumerate()),
        n_emitted: Mutex::new(0),
        moved: Condvar::new(),
    });
    let (work, (sender, results)) = (Arc::new(work), channel());
    let workers: Vec<_> = (0..threads)
        .filter_map(|_| {
            let (line, work, sender) = (Arc::clone(&line), Arc::clone(&work), sender.clone());
            let serve = move || line.serve(threads * AHEAD, &*work, &sender);
            // If the system refuses further threads, those already started do the work.
            thread::Builder::new().stack_size(STACK_BYTES).spawn(serve).ok()
        })
        .collect();
    drop(sender);
    let (mut waiting, mut next) = (BTreeMap::new(), 0);
    for (place, result) in results {
        waiting.insert(place, result);
        while let Some(result) = waiting.remove(&next) {
            emit(result)?;
            next += 1;
            line.advance(next);
        }
    }
    for worker in workers {
        if let Err(panic) = worker.join() {
            std::panic::resume_unwind(panic);
        }
    }
    Ok(())
}

/// The source from which the threads take items, and the number of results emitted so far.
struct Line<S> {
    items: Mutex<S>,
    n_emitted: Mutex<usize>,
    moved: Condvar,
}

impl<I, S: Iterator<Item = (usize, I)>> Line<S> {
    fn serve<T>(&self, ahead: usize, work: &impl Fn(I) -> T, results: &Sender<(usize, T)>) {
        loop {
            let Some((place, item)) = lock(&self.items).next() else { return };
            let mut n_emitted = lock(&self.n_emitted);
            while place >= *n_emitted + ahead {
                n_emitted = self.moved.wait(n_emitted).unwrap_or_else(PoisonError::into_inner);
            }
            drop(n_emitted);
            if results.send((place, work(item))).is_err() {
                return;
            }
        }
    }

    fn advance(&self, n_emitted: usize) {
        *lock(&self.n_emitted) = n_emitted;
        self.moved.notify_all();
    }
}

/// Locks a mutex even if a panicking thread held it: nothing here is ever left half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn results_come_in_order_whatever_takes_longest() {
        for threads in [1, 2, 5] {
            let mut emitted = Vec::new();
            let work = |n: u64| {
                thread::sleep(Duration::from_millis((n * 7) % 5));
                n * 2
            };
            let done: Result<(), Infallible> = in_order(threads, 0..100, work, |n| {
                emitted.push(n);
                Ok(())
            });
            assert!(done.is_ok());
            assert_eq!(emitted, (0..100).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_result_does_not_wait_for_later_items() {
        let (sender, items) = mpsc::channel();
        sender.send(1).unwrap();
        let mut source = Some(sender);
        let mut emitted = Vec::new();
        let done: Result<(), Infallible> = in_order(
            2,
            items.into_iter(),
            |n| n,
            |n| {
                emitted.push(n);
                // The second item is sent only after the first result was emitted; then the source ends.
                if let Some(sender) = source.take() {
                    sender.send(2).unwrap();
                }
                Ok(())
            },
        );
        assert!(done.is_ok());
        assert_eq!(emitted, [1, 2]);
    }

    #[test]
    fn an_error_ends_the_work_though_the_source_has_no_end() {
        let done = in_order(2, 0_u64.., |n| n, |n| if n == 3 { Err(n) } else { Ok(()) });
        assert_eq!(done, Err(3));
    }
}
