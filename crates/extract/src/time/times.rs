//! The time expressions of a report, found by their place.

use rapporteur_model::{Span, Timex};
use std::ops::Deref;

/// Time expressions in order of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Times {
    all: Vec<Timex>,
    /// Bytes of the longest: no other reaches further back.
    longest: usize,
}

impl Times {
    /// Puts expressions in order. Those that begin at one place keep the order they come in.
    pub fn new(mut all: Vec<Timex>) -> Self {
        all.sort_by_key(|time| time.span.start);
        let longest = all.iter().map(|time| time.span.len()).max().unwrap_or(0);
        Self { all, longest }
    }

    /// The expressions that may touch a span, and perhaps some beside it, in order.
    pub fn near(&self, span: Span) -> &[Timex] {
        let first = span.start.saturating_sub(self.longest);
        let start = self.all.partition_point(|time| time.span.start < first);
        let end = self.all.partition_point(|time| time.span.start <= span.end);
        &self.all[start..end.max(start)]
    }

    /// Whether one of them contains a span.
    pub fn contain(&self, span: Span) -> bool {
        self.near(span).iter().any(|time| time.span.contains(span))
    }
}

impl Deref for Times {
    type Target = [Timex];

    fn deref(&self) -> &[Timex] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::{TimexKind, When};

    fn time(span: Span) -> Timex {
        Timex { span, kind: TimexKind::Date, when: When { value: String::new(), from: None, to: None } }
    }

    #[test]
    fn a_long_expression_is_found_from_its_end() {
        let times = Times::new([30..34, 0..20, 22..26].map(|r| time(Span::new(r.start, r.end))).to_vec());
        assert!(times.contain(Span::new(18, 20)));
        assert!(!times.contain(Span::new(18, 21)));
        assert!(!times.contain(Span::new(26, 30)));
        assert_eq!(times.near(Span::new(31, 33)).last().map(|time| time.span), Some(Span::new(30, 34)));
    }
}
