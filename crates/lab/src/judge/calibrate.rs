//! Isotonic regression: the rising curve from score to share of right claims that fits best.

use super::examples::{self, Example};
use super::fit::{self, Options};
use std::collections::BTreeMap;

/// Claims that a point of the curve rests on at least.
const LEAST: usize = 30;

/// A point of the curve: score, and share of right claims in hundredths.
pub type Point = (i64, i64);

/// The curve of scores that weights of other folds give.
pub fn out_of_fold(examples: &[&Example], options: &Options, n_folds: usize) -> Vec<Point> {
    let fold = folds(examples, n_folds);
    let mut scored = Vec::new();
    for part in 0..n_folds {
        let others: Vec<&Example> =
            examples.iter().copied().filter(|example| fold[example.report.as_str()] != part).collect();
        let weights = fit::fit(&others, options);
        let own = examples.iter().filter(|example| fold[example.report.as_str()] == part);
        scored.extend(own.map(|example| (fit::score(&weights, example), example.right)));
    }
    isotonic(scored)
}

/// The fold of each report, dealt out in the order of their hashes.
fn folds<'e>(examples: &[&'e Example], n_folds: usize) -> BTreeMap<&'e str, usize> {
    let reports: BTreeMap<String, &str> =
        examples.iter().map(|e| (examples::hash("fold", &e.report), e.report.as_str())).collect();
    reports.into_values().enumerate().map(|(i, report)| (report, i % n_folds)).collect()
}

/// A stretch of scores that share a level.
struct Level {
    n: usize,
    n_right: usize,
    sum: i64,
}

impl Level {
    /// Hundredths with one claim of each sort added, so that no curve is ever sure.
    fn hundredths(&self) -> i64 {
        ((self.n_right + 1) * 100 / (self.n + 2)) as i64
    }

    fn is_above(&self, next: &Self) -> bool {
        self.n_right * next.n >= next.n_right * self.n
    }
}

/// The points of the rising curve: claims are taken together by score, levels that do not rise are joined, and each level stands at
/// its mean score.
pub fn isotonic(mut scored: Vec<(i64, bool)>) -> Vec<Point> {
    scored.sort_unstable();
    let mut levels: Vec<Level> = Vec::new();
    for chunk in scored.chunks(LEAST) {
        let n_right = chunk.iter().filter(|(_, right)| *right).count();
        levels.push(Level { n: chunk.len(), n_right, sum: chunk.iter().map(|(score, _)| score).sum() });
        while let [.., before, last] = levels.as_slice() {
            if !before.is_above(last) {
                break;
            }
            let joined = Level {
                n: before.n + last.n,
                n_right: before.n_right + last.n_right,
                sum: before.sum + last.sum,
            };
            levels.truncate(levels.len() - 2);
            levels.push(joined);
        }
    }
    let mut points: Vec<Point> = Vec::new();
    for level in &levels {
        let (score, hundredths) = (level.sum / level.n.max(1) as i64, level.hundredths());
        if points.last().is_none_or(|(s, h)| *s < score && *h < hundredths) {
            points.push((score, hundredths));
        }
    }
    points
}
