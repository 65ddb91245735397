//! From a score to the share of claims found right: `data/judge/calibration.tsv`.

use rapporteur_knowledge::{Fault, Files, table};
use rapporteur_model::Confidence;

/// Path inside `data/`.
const PATH: &str = "judge/calibration.tsv";

table! {
    /// A point of the curve.
    struct PointRow<'a>, unique by 1 {
        confidence: &'a str,
        score: i64,
    }
}

/// Points of a rising curve: score, and confidence in hundredths. Between two points it runs straight, beyond the outer ones flat.
#[derive(Clone, Default, Debug)]
pub struct Calibration(Vec<(i64, i64)>);

impl Calibration {
    /// The curve among the files of `data/`; none if there is no such file.
    pub fn read(files: &Files, faults: &mut Vec<Fault>) -> Self {
        if files.get(PATH).is_none() {
            return Self::default();
        }
        let mut points: Vec<(i64, i64)> = Vec::new();
        for (at, row) in table::of::<PointRow<'_>>(files, PATH, faults) {
            let Some(hundredths) = hundredths(row.confidence) else {
                let remedy = "write hundredths in two digits, from 00 to 99";
                faults.push(at.fault(format!("`{}` is no confidence: {remedy}", row.confidence)));
                continue;
            };
            if points.last().is_some_and(|(score, _)| *score >= row.score) {
                let remedy = "a higher confidence needs a higher score";
                faults.push(at.fault(format!("score {} does not rise: {remedy}", row.score)));
            }
            points.push((row.score, hundredths));
        }
        Self(points)
    }

    /// The confidence at a score; `None` if the curve has no points.
    pub fn at(&self, score: i64) -> Option<Confidence> {
        let (first, last) = (self.0.first()?, self.0.last()?);
        let next = self.0.partition_point(|(from, _)| *from <= score);
        let hundredths = match (next.checked_sub(1), self.0.get(next)) {
            (None, _) => first.1,
            (Some(_), None) => last.1,
            (Some(i), Some(above)) => between(self.0[i], *above, score),
        };
        Some(Confidence::new(hundredths as f64 / 100.0))
    }
}

/// The height at a score between two points, rounded to the nearest whole number.
fn between(below: (i64, i64), above: (i64, i64), score: i64) -> i64 {
    let (run, rise) = (above.0 - below.0, above.1 - below.1);
    below.1 + ((score - below.0) * rise * 2 + run) / (run * 2)
}

fn hundredths(cell: &str) -> Option<i64> {
    let digits = cell.len() == 2 && cell.bytes().all(|byte| byte.is_ascii_digit());
    cell.parse().ok().filter(|_| digits)
}
