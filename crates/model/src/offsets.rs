//! From a report's text back to the bytes it was read from.

use crate::Span;
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// One stretch that the text and the original share, possibly written differently (`&amp;` for `&`).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct OffsetRun {
    /// Bytes of the report's text.
    pub text: Span,
    /// Bytes of the original input.
    pub original: Span,
}

/// Maps text offsets to offsets of the original input. An empty map is the identity (plain text).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct OffsetMap {
    /// Runs in ascending order of the text.
    pub runs: Vec<OffsetRun>,
}

impl OffsetMap {
    /// Whether text and original have the same offsets.
    pub fn is_identity(&self) -> bool {
        self.runs.is_empty()
    }

    /// The stretch of the original that holds `span`; `None` if no run of the map touches it.
    /// Inside a run of equal length the answer is exact, else it is the whole run.
    pub fn original(&self, span: Span) -> Option<Span> {
        if self.is_identity() {
            return Some(span);
        }
        // Runs ascend and do not overlap, so those before the span are passed over in few steps.
        let first = self.runs.partition_point(|run| run.text.end <= span.start);
        let touched = self.runs[first..].iter().take_while(|run| run.text.start < span.end);
        touched.filter(|run| run.text.overlaps(span)).map(|run| run.clip(span)).reduce(Span::cover)
    }
}

impl OffsetRun {
    fn clip(self, span: Span) -> Span {
        if self.text.len() != self.original.len() {
            return self.original;
        }
        let start = span.start.max(self.text.start) - self.text.start;
        let end = span.end.min(self.text.end) - self.text.start;
        Span::new(self.original.start + start, self.original.start + end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_through_runs_of_equal_and_of_other_length() {
        let run = |t: (usize, usize), o: (usize, usize)| OffsetRun {
            text: Span::new(t.0, t.1),
            original: Span::new(o.0, o.1),
        };
        let map =
            OffsetMap { runs: vec![run((0, 5), (10, 15)), run((5, 6), (15, 20)), run((6, 9), (20, 23))] };
        assert_eq!(map.original(Span::new(1, 3)), Some(Span::new(11, 13)));
        assert_eq!(map.original(Span::new(4, 7)), Some(Span::new(14, 21)));
        assert_eq!(map.original(Span::new(9, 12)), None);
    }
}
