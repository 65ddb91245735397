//! How well confidences tell right claims from others.

use super::examples::Example;

/// Bins of the table of reliability, of equal size.
const BINS: usize = 10;

/// A claim's confidence and whether it is right.
pub type Row = (f64, bool);

/// The rows of examples under a confidence, by confidence; equal ones keep their order.
pub fn rows(examples: &[Example], confidence: impl Fn(&Example) -> f64) -> Vec<Row> {
    let mut rows: Vec<Row> = examples.iter().map(|example| (confidence(example), example.right)).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows
}

/// Prints all figures of sorted rows.
pub fn print(title: &str, rows: &[Row]) {
    let (n_right, share) = right(rows.iter());
    println!("\n{title}: {} claims, {n_right} right ({share:.3})", rows.len());
    println!("AUC {:.3}, expected calibration error {:.3}", auc(rows), calibration_error(rows));
    for from in [0.9, 0.5] {
        let stated: Vec<&Row> = rows.iter().filter(|(confidence, _)| *confidence >= from).collect();
        let (n_right, share) = right(stated.iter().copied());
        println!("stated >= {from}: {} claims, {n_right} right ({share:.3})", stated.len());
    }
    println!("stated  right   n");
    for bin in bins(rows) {
        println!("{:.3}   {:.3}   {}", mean(bin), right(bin.iter()).1, bin.len());
    }
}

fn right<'r>(rows: impl Iterator<Item = &'r Row>) -> (usize, f64) {
    let (mut n, mut n_right) = (0, 0);
    for (_, right) in rows {
        n += 1;
        n_right += usize::from(*right);
    }
    (n_right, n_right as f64 / n.max(1) as f64)
}

fn mean(rows: &[Row]) -> f64 {
    rows.iter().map(|(confidence, _)| confidence).sum::<f64>() / rows.len().max(1) as f64
}

/// Rows cut into bins of equal size, as far as they go evenly.
fn bins(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    (0..BINS).map(|i| &rows[i * rows.len() / BINS..(i + 1) * rows.len() / BINS]).filter(|bin| !bin.is_empty())
}

/// The mean distance of stated confidence from the share of right claims, over bins of equal size.
pub fn calibration_error(rows: &[Row]) -> f64 {
    let apart = |bin: &[Row]| (mean(bin) - right(bin.iter()).1).abs() * bin.len() as f64;
    bins(rows).map(apart).sum::<f64>() / rows.len().max(1) as f64
}

/// The share of pairs of a right and another claim in which the right one has the higher confidence; a tie counts half.
pub fn auc(rows: &[Row]) -> f64 {
    let (mut n_other, mut pairs, mut won) = (0.0, 0.0, 0.0);
    for tied in rows.chunk_by(|a, b| a.0 == b.0) {
        let n_right = tied.iter().filter(|(_, right)| *right).count() as f64;
        let n_wrong = tied.len() as f64 - n_right;
        won += n_right * (n_other + n_wrong / 2.0);
        n_other += n_wrong;
        pairs += n_right;
    }
    if pairs * n_other == 0.0 { 0.5 } else { won / (pairs * n_other) }
}
