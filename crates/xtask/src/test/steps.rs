//! Runs steps and counts what passed, in one lane or in two parallel ones.

use super::counts::Counts;
use anyhow::Result;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The steps done so far, and the filter that selects steps.
pub struct Steps {
    done: Mutex<Vec<Done>>,
    left_out: Mutex<Vec<LeftOut>>,
    /// Words that a step's name must contain for the step to run.
    only: String,
    begun: Instant,
}

/// A step that was run.
struct Done {
    name: String,
    succeeded: bool,
    counts: Counts,
    took: Duration,
}

/// A check that was not run.
struct LeftOut {
    what: String,
    /// Whether a run that must be complete may leave it out.
    excused: bool,
}

/// Where a step's output goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// To the terminal as it comes.
    Front,
    /// To the terminal when the step is over, so that it does not mix with the front lane.
    Behind,
}

impl Steps {
    /// Starts without steps; only steps whose names contain `only` will run.
    pub fn new(only: &str) -> Self {
        Self {
            done: Mutex::default(),
            left_out: Mutex::default(),
            only: only.to_owned(),
            begun: Instant::now(),
        }
    }

    /// Records a check that this machine lacks something for. It should have that, so with `CI` set this is a
    /// failure.
    pub fn lacks(&self, what: &str, why: &str) {
        self.leave_out(what, why, false);
    }

    /// Records a check that even a complete run may leave out.
    pub fn excuse(&self, what: &str, why: &str) {
        self.leave_out(what, why, true);
    }

    fn leave_out(&self, what: &str, why: &str, excused: bool) {
        println!("LEFT OUT: {what}: {why}");
        locked(&self.left_out).push(LeftOut { what: what.to_owned(), excused });
    }

    /// Runs a command. Adds the counts that test programs print; a command that prints none counts as one
    /// check.
    pub fn command(&self, lane: Lane, name: &str, command: Command) {
        self.step(name, |counts| match lane {
            Lane::Front => streamed(command, counts),
            Lane::Behind => collected(command, counts),
        });
    }

    /// Runs a function of this program, counted as one check.
    pub fn task(&self, name: &str, work: impl FnOnce() -> Result<()>) {
        self.step(name, |_| work().map(|()| true));
    }

    /// Runs `front` and `behind` at the same time and waits for both.
    pub fn beside(&self, front: impl FnOnce(&Self), behind: impl FnOnce(&Self) + Send) {
        std::thread::scope(|scope| {
            scope.spawn(|| behind(self));
            front(self);
        });
    }

    fn step(&self, name: &str, work: impl FnOnce(&mut Counts) -> Result<bool>) {
        if !name.contains(&self.only) {
            return;
        }
        println!("\n=== {name}");
        let start = Instant::now();
        let mut counts = Counts::default();
        let succeeded = work(&mut counts).unwrap_or_else(|error| {
            println!("{error:#}");
            false
        });
        if counts == Counts::default() {
            counts = Counts::one(succeeded);
        }
        let took = start.elapsed();
        let outcome = if succeeded { "ok" } else { "FAILED" };
        println!("=== {name}: {outcome} after {} s", took.as_secs());
        locked(&self.done).push(Done { name: name.to_owned(), succeeded, counts, took });
    }

    /// Prints the sums. Returns whether nothing failed and, with `CI` set, nothing was left out that this
    /// machine should have.
    pub fn finish(self) -> bool {
        let done = self.done.into_inner().unwrap_or_else(PoisonError::into_inner);
        let left_out = self.left_out.into_inner().unwrap_or_else(PoisonError::into_inner);
        println!("\n{}", summary(&done, &left_out, self.begun.elapsed()));
        done.iter().all(|step| step.succeeded)
            && (left_out.iter().all(|check| check.excused) || std::env::var_os("CI").is_none())
    }
}

fn locked<T>(list: &Mutex<Vec<T>>) -> std::sync::MutexGuard<'_, Vec<T>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The steps, longest first; the failures and omissions; the sums in the last line.
fn summary(done: &[Done], left_out: &[LeftOut], took: Duration) -> String {
    let mut text = String::new();
    let mut longest: Vec<&Done> = done.iter().collect();
    longest.sort_by_key(|step| std::cmp::Reverse(step.took));
    for step in longest {
        let _ = writeln!(text, "{:6.1} s  {}", step.took.as_secs_f64(), step.name);
    }
    let _ = writeln!(text, "{:6.1} s  in all\n", took.as_secs_f64());
    let mut sum = Counts::default();
    for step in done {
        sum.add(step.counts);
        if !step.succeeded {
            let _ = writeln!(text, "FAILED: {}", step.name);
        }
    }
    for check in left_out {
        let _ = writeln!(text, "LEFT OUT: {}", check.what);
    }
    // A step may fail without a failed test, if something does not compile.
    let n_failed = sum.failed.max(done.iter().filter(|step| !step.succeeded).count());
    let _ = write!(text, "{} passed, {n_failed} failed", sum.passed);
    let n_skipped = sum.ignored + left_out.len();
    if n_skipped > 0 {
        let _ = write!(text, ", {n_skipped} skipped");
    }
    text
}

/// Runs a command and passes its output on as it comes.
fn streamed(mut command: Command, counts: &mut Counts) -> Result<bool> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
        let line = line?;
        println!("{line}");
        Counts::of_line(&line).into_iter().for_each(|found| counts.add(found));
    }
    Ok(child.wait()?.success())
}

/// Runs a command and prints its output when it is over.
fn collected(mut command: Command, counts: &mut Counts) -> Result<bool> {
    let output = command.stdin(Stdio::null()).output()?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    out.lines().filter_map(Counts::of_line).for_each(|found| counts.add(found));
    println!("{out}{err}");
    Ok(output.status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(name: &str, succeeded: bool, counts: Counts, seconds: u64) -> Done {
        Done { name: name.to_owned(), succeeded, counts, took: Duration::from_secs(seconds) }
    }

    #[test]
    fn the_longest_step_comes_first_and_the_sums_last() {
        let steps = [
            done("lints", false, Counts::one(false), 3),
            done("tests", true, Counts { passed: 7, failed: 0, ignored: 2 }, 40),
        ];
        let left_out = [LeftOut { what: "gold".to_owned(), excused: true }];
        let text = summary(&steps, &left_out, Duration::from_secs(41));
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(lines[0], "40.0 s  tests");
        assert_eq!(
            lines[lines.len() - 3..],
            ["FAILED: lints", "LEFT OUT: gold", "7 passed, 1 failed, 3 skipped"]
        );
    }

    #[test]
    fn both_lanes_are_counted() {
        let steps = Steps::new("");
        let say = |words: &str| {
            let mut command = Command::new("echo");
            command.arg(words);
            command
        };
        let line = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured";
        steps.beside(
            |steps| steps.command(Lane::Front, "front", say(line)),
            |steps| steps.command(Lane::Behind, "behind", say(line)),
        );
        let done = steps.done.into_inner().unwrap();
        assert_eq!(done.len(), 2);
        assert!(done.iter().all(|step| step.counts == Counts { passed: 3, failed: 0, ignored: 1 }));
    }
}
