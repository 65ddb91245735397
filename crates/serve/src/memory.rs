//! How much memory this process takes beyond what it held when something began.

use std::time::Duration;

const MEGABYTE: u64 = 1_000_000;

/// A bound on the memory that a process takes from a moment on.
#[derive(Clone, Copy, Debug)]
pub struct MemoryBound {
    /// Bytes held at that moment.
    before: u64,
    /// Most bytes beyond these.
    most: Option<u64>,
}

impl MemoryBound {
    /// Interval between two looks at the memory. A greedy query takes some gigabytes a second.
    pub const LOOK: Duration = Duration::from_millis(20);

    /// From now on so many million bytes more; `None` for no bound.
    pub fn from_now(megabytes: Option<u64>) -> Self {
        Self { before: held(), most: megabytes.map(|megabytes| megabytes.saturating_mul(MEGABYTE)) }
    }

    /// Whether there is a bound at all.
    pub fn is_some(self) -> bool {
        self.most.is_some()
    }

    /// Whether more is taken than the bound.
    pub fn is_exceeded(self) -> bool {
        self.is_beyond(held(), 1)
    }

    /// Whether more is taken than this part of the bound: 4 is a quarter.
    pub fn is_exceeded_by_part(self, part: u64) -> bool {
        self.is_beyond(held(), part)
    }

    fn is_beyond(self, held: u64, part: u64) -> bool {
        self.most.is_some_and(|most| held.saturating_sub(self.before) > most / part.max(1))
    }
}

/// Bytes of memory that this process holds; 0 if the system does not say.
fn held() -> u64 {
    memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_taken_since_counts() {
        let bound = MemoryBound { before: 5 * MEGABYTE, most: Some(8 * MEGABYTE) };
        let beyond = |megabytes: u64, part| bound.is_beyond(megabytes * MEGABYTE, part);
        assert_eq!([beyond(0, 1), beyond(13, 1), beyond(14, 1)], [false, false, true]);
        assert_eq!([beyond(7, 4), beyond(8, 4)], [false, true]);
        let none = MemoryBound::from_now(None);
        assert!(!none.is_some() && !none.is_beyond(u64::MAX, 1));
    }

    #[test]
    fn the_system_tells_what_is_held() {
        assert!(cfg!(not(target_os = "linux")) || held() > 0);
    }
}
