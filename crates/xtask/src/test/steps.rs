//! Steps one after the other, with the count of what passed.

use anyhow::Result;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What has passed, failed and been left out so far.
pub struct Steps {
    n_passed: usize,
    n_failed: usize,
    failed: Vec<String>,
    left_out: Vec<String>,
    /// Words that the names of steps must hold to be made.
    only: String,
}

impl Steps {
    /// Nothing yet; of the steps to come only those are made whose names hold some words.
    pub fn new(only: &str) -> Self {
        Self { n_passed: 0, n_failed: 0, failed: Vec::new(), left_out: Vec::new(), only: only.to_owned() }
    }

    /// Notes a check that cannot be made here.
    pub fn leave_out(&mut self, what: &str, why: &str) {
        println!("LEFT OUT: {what}: {why}");
        self.left_out.push(what.to_owned());
    }

    /// Runs cargo in the repository. What test programs count is counted.
    pub fn cargo(&mut self, name: &str, arguments: &[&str], variables: &[(&str, &str)]) {
        self.step(name, |steps| {
            let mut command = Command::new(env!("CARGO"));
            command.args(arguments).current_dir(crate::root()).envs(variables.iter().copied());
            let before = (steps.n_passed, steps.n_failed);
            let succeeded = steps.run(command)?;
            if (steps.n_passed, steps.n_failed) == before {
                steps.count(succeeded);
            }
            Ok(succeeded)
        });
    }

    /// Runs work of this program, counted as one check.
    pub fn task(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        self.step(name, |steps| {
            let result = work();
            steps.count(result.is_ok());
            result.map(|()| true)
        });
    }

    fn step(&mut self, name: &str, work: impl FnOnce(&mut Self) -> Result<bool>) {
        if !name.contains(&self.only) {
            return;
        }
        println!("\n=== {name}");
        let start = Instant::now();
        let succeeded = work(self).unwrap_or_else(|error| {
            println!("{error:#}");
            false
        });
        let outcome = if succeeded { "ok" } else { "FAILED" };
        println!("=== {name}: {outcome} after {} s", start.elapsed().as_secs());
        if !succeeded {
            self.failed.push(name.to_owned());
        }
    }

    fn count(&mut self, passed: bool) {
        self.n_passed += usize::from(passed);
        self.n_failed += usize::from(!passed);
    }

    /// Runs a command, passes its output on and adds up the lines `test result: ok. 3 passed; 0 failed; …`.
    fn run(&mut self, mut command: Command) -> Result<bool> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
            let line = line?;
            println!("{line}");
            if let Some((n_passed, n_failed)) = counts(&line) {
                self.n_passed += n_passed;
                self.n_failed += n_failed;
            }
        }
        Ok(child.wait()?.success())
    }

    /// Sums up and says whether all is well: nothing failed, and with `CI` set nothing was left out.
    pub fn finish(self) -> bool {
        println!();
        for name in &self.failed {
            println!("FAILED: {name}");
        }
        for name in &self.left_out {
            println!("LEFT OUT: {name}");
        }
        let left_out = if self.left_out.is_empty() {
            String::new()
        } else {
            format!(", {} left out", self.left_out.len())
        };
        // A step may fail without a test that fails, when something does not compile.
        println!("{} passed, {} failed{left_out}", self.n_passed, self.n_failed.max(self.failed.len()));
        self.failed.is_empty() && (self.left_out.is_empty() || std::env::var_os("CI").is_none())
    }
}

fn counts(line: &str) -> Option<(usize, usize)> {
    let rest = line.strip_prefix("test result: ")?;
    let number = |word: &str| rest.split(word).next()?.split_whitespace().next_back()?.parse().ok();
    Some((number(" passed;")?, number(" failed;")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_test_programs_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s";
        assert_eq!(counts(line), Some((12, 3)));
        assert_eq!(counts("test a ... ok"), None);
    }
}
