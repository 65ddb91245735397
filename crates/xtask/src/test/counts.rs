//! Reads the counts that test programs print at the end of their output.

/// Numbers of tests that passed, failed, and were not run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Checks that passed.
    pub passed: usize,
    /// Checks that failed.
    pub failed: usize,
    /// Tests that were not run because something they need is missing.
    pub ignored: usize,
}

impl Counts {
    /// The counts of one check.
    pub fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed), ignored: 0 }
    }

    /// Parses a line `test result: ok. 3 passed; 0 failed; 2 ignored; …`.
    pub fn of_line(line: &str) -> Option<Self> {
        let rest = line.strip_prefix("test result: ")?;
        let number = |word: &str| rest.split(word).next()?.split_whitespace().next_back()?.parse().ok();
        Some(Self { passed: number(" passed;")?, failed: number(" failed;")?, ignored: number(" ignored;")? })
    }

    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_test_programs_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s";
        assert_eq!(Counts::of_line(line), Some(Counts { passed: 12, failed: 3, ignored: 1 }));
        assert_eq!(Counts::of_line("test a ... ok"), None);
    }
}
