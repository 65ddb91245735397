//! Text under construction that leads back to its source.

use rapporteur_model::{OffsetMap, OffsetRun, Span};

/// A text and, for each stretch of it, the stretch of the source that it was read from.
#[derive(Clone, Debug, Default)]
pub(crate) struct MappedText {
    /// The text.
    pub text: String,
    /// Runs in ascending order of the text; empty if the text equals its source.
    runs: Vec<OffsetRun>,
    /// Whether text and source are the same bytes, which needs no runs.
    identity: bool,
}

impl MappedText {
    /// Makes a text that is its own source.
    pub fn identity(text: String) -> Self {
        Self { text, runs: Vec::new(), identity: true }
    }

    /// Appends `piece`, read from `source`. Adjacent runs of equal length are merged.
    pub fn push(&mut self, piece: &str, source: Span) {
        if piece.is_empty() {
            return;
        }
        let text = Span::new(self.text.len(), self.text.len() + piece.len());
        self.text.push_str(piece);
        let exact = |run: &OffsetRun| run.text.len() == run.original.len();
        let run = OffsetRun { text, original: source };
        match self.runs.last_mut() {
            Some(last)
                if exact(last)
                    && exact(&run)
                    && last.text.end == text.start
                    && last.original.end == source.start =>
            {
                last.text.end = text.end;
                last.original.end = source.end;
            }
            _ => self.runs.push(run),
        }
    }

    /// Appends white space that has no counterpart in the source.
    pub fn push_gap(&mut self, gap: &str) {
        self.text.push_str(gap);
    }

    /// Appends all of `other`, whose source is a part of this text's source.
    pub fn append(&mut self, other: &Self) {
        let mut end = 0;
        for run in &other.runs {
            self.push_gap(other.text.get(end..run.text.start).unwrap_or(""));
            self.push(run.text.of(&other.text), run.original);
            end = run.text.end;
        }
        self.push_gap(other.text.get(end..).unwrap_or(""));
    }

    /// The same text, with runs that lead through `below` to the source of `below`.
    pub fn through(self, below: &Self) -> Self {
        if below.identity {
            return self;
        }
        if self.identity {
            return Self { text: self.text, runs: below.runs.clone(), identity: false };
        }
        let mut composed = Self::default();
        for run in &self.runs {
            let gap = run.text.start - composed.text.len();
            composed.push_gap(self.text.get(composed.text.len()..composed.text.len() + gap).unwrap_or(""));
            compose_run(&mut composed, run.text.of(&self.text), run.original, below);
        }
        let rest = self.text.get(composed.text.len()..).unwrap_or("").to_owned();
        composed.push_gap(&rest);
        composed
    }

    /// The finished text and its map.
    pub fn finish(self) -> (String, OffsetMap) {
        let map = OffsetMap { runs: if self.identity { Vec::new() } else { self.runs } };
        (self.text, map)
    }
}

/// Splits decoded text into the parts that become runs of their own: usually one part, but one per character if it has as many
/// bytes as the escape. A run of equal length would be taken for the same bytes, and an offset inside it would lead into the
/// escape.
pub(crate) fn runs_of_escape<'t>(decoded: &'t str, escape: &str) -> impl Iterator<Item = &'t str> + use<'t> {
    let is_apart = decoded.len() == escape.len() && decoded != escape;
    let width = move |rest: &str| match rest.chars().next() {
        Some(first) if is_apart => first.len_utf8(),
        _ => rest.len(),
    };
    let mut rest = decoded;
    std::iter::from_fn(move || {
        let (run, behind) = rest.split_at_checked(width(rest)).filter(|(run, _)| !run.is_empty())?;
        rest = behind;
        Some(run)
    })
}

/// Appends `piece`, which stands at `middle` in the text of `below`, with the runs of `below`.
fn compose_run(composed: &mut MappedText, piece: &str, middle: Span, below: &MappedText) {
    let first = below.runs.partition_point(|run| run.text.end <= middle.start);
    let touched = below.runs[first..].iter().take_while(|run| run.text.start < middle.end);
    if piece.len() != middle.len() {
        if let Some(whole) = touched.map(|run| clip(run, middle).original).reduce(Span::cover) {
            composed.push(piece, whole);
        } else {
            composed.push_gap(piece);
        }
        return;
    }
    let mut done = middle.start;
    for run in touched {
        let part = clip(run, middle);
        let of_piece =
            |from: usize, to: usize| piece.get(from - middle.start..to - middle.start).unwrap_or("");
        composed.push_gap(of_piece(done, part.text.start));
        composed.push(of_piece(part.text.start, part.text.end), part.original);
        done = part.text.end;
    }
    composed.push_gap(piece.get(done - middle.start..).unwrap_or(""));
}

/// The part of `run` inside `window` of its text. A run of unequal length keeps its whole original.
fn clip(run: &OffsetRun, window: Span) -> OffsetRun {
    let text = Span::new(run.text.start.max(window.start), run.text.end.min(window.end));
    let original = if run.text.len() == run.original.len() {
        let shift = |at: usize| run.original.start + (at - run.text.start);
        Span::new(shift(text.start), shift(text.end))
    } else {
        run.original
    };
    OffsetRun { text, original }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjacent_exact_runs_are_joined_and_others_kept_apart() {
        let mut text = MappedText::default();
        text.push("ab", Span::new(10, 12));
        text.push("cd", Span::new(12, 14));
        text.push("&", Span::new(14, 19));
        text.push("e", Span::new(19, 20));
        let (text, map) = text.finish();
        assert_eq!(text, "abcd&e");
        assert_eq!(map.runs.len(), 3);
        assert_eq!(map.original(Span::new(3, 6)), Some(Span::new(13, 20)));
    }

    #[test]
    fn no_offset_leads_into_an_escape_of_as_many_bytes() {
        let runs = |decoded: &str, escape: &str| {
            let mut text = MappedText::default();
            runs_of_escape(decoded, escape).for_each(|run| text.push(run, Span::new(0, escape.len())));
            let (text, map) = text.finish();
            assert_eq!(text, decoded);
            text.char_indices()
                .map(|(at, c)| map.original(Span::new(at, at + c.len_utf8())).map(|span| span.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(runs("\u{2267}\u{338}", "&ngE;"), [Some(5), Some(5)]);
        assert_eq!(runs("&x;", "&x;"), [Some(1), Some(1), Some(1)]);
        assert_eq!(runs("\u{e9}", "&eacute;"), [Some(8)]);
        assert_eq!(runs("", "&;"), []);
    }

    #[test]
    fn two_maps_compose_to_one() {
        let mut below = MappedText::default();
        below.push("xx", Span::new(0, 2));
        below.push("\u{e9}", Span::new(2, 3));
        below.push("yy", Span::new(3, 5));
        let mut above = MappedText::default();
        above.push("x\u{e9}y", Span::new(1, 5));
        above.push_gap("\n");
        above.push("y", Span::new(5, 6));
        let (text, map) = above.through(&below).finish();
        assert_eq!(text, "x\u{e9}y\ny");
        assert_eq!(map.original(Span::new(0, 1)), Some(Span::new(1, 2)));
        assert_eq!(map.original(Span::new(1, 3)), Some(Span::new(2, 3)));
        assert_eq!(map.original(Span::new(3, 4)), Some(Span::new(3, 4)));
        assert_eq!(map.original(Span::new(5, 6)), Some(Span::new(4, 5)));
    }
}
