//! Scores attributed passages: content found, and content found with the right source.

use crate::gold::{self, Record};
use crate::predictions::{Quote, Quotes};
use crate::{Row, Table};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Minimum intersection over union of characters for a prediction to match a gold passage.
const OVERLAP: f64 = 0.5;

/// Scores attributed passages, matched one to one with the best overlap first. With `kind`, only gold of that
/// kind counts, and predictions that match gold of another kind are left out. The headline is the F1 of
/// passages found with their source.
pub fn score_quotes(gold: &[Record], predictions: &[Quotes], kind: Option<&str>) -> Table {
    let by_id: BTreeMap<&str, &Quotes> = predictions.iter().map(|p| (p.id.as_str(), p)).collect();
    let [mut n_gold, mut n_predicted, mut n_found, mut n_attributed] = [0_usize; 4];
    for record in gold {
        let found = by_id.get(record.id.as_str()).map_or(&[][..], |p| &p.quotes);
        let partner = matching(&record.quotes, found);
        let wanted = |quote: &gold::Quote| kind.is_none_or(|kind| quote.kind.as_deref() == Some(kind));
        let excluded =
            partner.iter().enumerate().filter(|(i, j)| j.is_some() && !wanted(&record.quotes[*i])).count();
        n_predicted += found.len() - excluded;
        for (quote, partner) in record.quotes.iter().zip(&partner).filter(|(quote, _)| wanted(quote)) {
            n_gold += 1;
            let Some(j) = *partner else { continue };
            n_found += 1;
            let (mine, theirs) = (Chars::new(&quote.source), Chars::new(&found[j].source));
            n_attributed += usize::from(mine.shared(&theirs) > 0 || mine.len() == 0 && theirs.len() == 0);
        }
    }
    let row = |name: &str, n: usize| Row::counted(name, n, n, n_predicted, n_gold);
    let rows = vec![row("found", n_found), row("attributed", n_attributed)];
    Table { task: "quotes".to_owned(), headline: rows[1].f1, rows }
}

/// For each gold passage, the prediction that it is matched with.
fn matching(gold: &[gold::Quote], found: &[Quote]) -> Vec<Option<usize>> {
    let wanted: Vec<Chars> = gold.iter().map(|q| Chars::new(&q.content)).collect();
    let predicted: Vec<Chars> = found.iter().map(|q| Chars::new(&q.content)).collect();
    let mut pairs = Vec::new();
    for (i, g) in wanted.iter().enumerate() {
        for (j, p) in predicted.iter().enumerate() {
            let shared = g.shared(p);
            if shared > 0 {
                pairs.push((shared as f64 / g.len().saturating_add(p.len() - shared) as f64, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.partial_cmp(&a.0).unwrap_or(Ordering::Equal).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut partner = vec![None; gold.len()];
    let mut used = vec![false; found.len()];
    for (overlap, i, j) in pairs {
        if overlap >= OVERLAP && partner[i].is_none() && !used[j] {
            partner[i] = Some(j);
            used[j] = true;
        }
    }
    partner
}

/// A set of characters, as sorted spans that do not touch.
struct Chars(Vec<[usize; 2]>);

impl Chars {
    fn new(spans: &[[usize; 2]]) -> Self {
        let mut sorted: Vec<[usize; 2]> = spans.iter().copied().filter(|[start, end]| start < end).collect();
        sorted.sort_unstable();
        let mut merged: Vec<[usize; 2]> = Vec::with_capacity(sorted.len());
        for [start, end] in sorted {
            match merged.last_mut() {
                Some(last) if start <= last[1] => last[1] = last[1].max(end),
                _ => merged.push([start, end]),
            }
        }
        Self(merged)
    }

    fn len(&self) -> usize {
        self.0.iter().map(|[start, end]| end - start).sum()
    }

    fn shared(&self, other: &Self) -> usize {
        let shared = |a: &[usize; 2], b: &[usize; 2]| a[1].min(b[1]).saturating_sub(a[0].max(b[0]));
        self.0.iter().map(|a| other.0.iter().map(|b| shared(a, b)).sum::<usize>()).sum()
    }
}
