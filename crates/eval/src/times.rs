//! Scores time expressions by exact and overlapping spans, and by overlapping spans with the right type or
//! value, as in TempEval-3 (UzZaman et al., SemEval 2013).

use crate::gold::{self, Record};
use crate::predictions::{Time, Times};
use crate::{Row, Table};
use std::collections::BTreeMap;

/// Scores time expressions, without the report's own date. The headline is the F1 of values.
pub fn score_times(gold: &[Record], predictions: &[Times]) -> Table {
    let by_id: BTreeMap<&str, &Times> = predictions.iter().map(|p| (p.id.as_str(), p)).collect();
    let (mut n_gold, mut n_predicted) = (0, 0);
    let [mut strict, mut relaxed, mut kind, mut value] = [0_usize; 4];
    for record in gold {
        let wanted: Vec<&gold::Time> = record.times.iter().filter(|t| !t.dct).collect();
        let found = by_id.get(record.id.as_str()).map_or(&[][..], |p| &p.times);
        n_gold += wanted.len();
        n_predicted += found.len();
        let mut used = vec![false; found.len()];
        for time in wanted {
            let Some(i) = best(time, found, &used) else { continue };
            used[i] = true;
            relaxed += 1;
            strict += usize::from((found[i].start, found[i].end) == (time.start, time.end));
            kind += usize::from(found[i].kind == time.kind);
            value += usize::from(found[i].value == time.value);
        }
    }
    let row = |name: &str, n: usize| Row::counted(name, n, n, n_predicted, n_gold);
    let rows = vec![row("strict", strict), row("relaxed", relaxed), row("type", kind), row("value", value)];
    Table { task: "times".to_owned(), headline: rows[3].f1, rows }
}

/// The unused prediction that shares most characters with `time`; of equals, the first.
fn best(time: &gold::Time, found: &[Time], used: &[bool]) -> Option<usize> {
    let shared = |t: &Time| t.end.min(time.end).saturating_sub(t.start.max(time.start));
    let overlaps = |t: &Time| t.start < time.end && time.start < t.end;
    let candidates = found.iter().enumerate().filter(|(i, t)| !used[*i] && overlaps(t));
    candidates.min_by_key(|(i, t)| (std::cmp::Reverse(shared(t)), *i)).map(|(i, _)| i)
}
