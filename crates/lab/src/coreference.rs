//! `cargo xtask coreference`: fits the weights of pairs of mentions to the tables that `rapporteur eval coref
//! --pairs` writes.
//!
//! The fit is logistic regression by Newton's method, with a penalty on the squared weights of features
//! scaled to variance one. Every topic has the same weight, whatever its number of pairs.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

/// Number of columns before the features.
const KEYS: usize = 4;
/// Number of steps; Newton's method needs fewer.
const STEPS: usize = 30;

#[derive(clap::Args)]
pub struct Arguments {
    /// Tables of pairs, one for each collection
    #[arg(required = true)]
    tables: Vec<PathBuf>,
    /// A topic to leave out
    #[arg(long)]
    without: Option<String>,
    /// Penalty on weights, for a topic of weight one
    #[arg(long, default_value_t = 0.0025)]
    penalty: f64,
    /// Marked things for a word of text from which all are marked
    #[arg(long, default_value_t = 0.16)]
    all_things_from: f64,
    /// The same for events; where all are marked, pairs teach nothing
    #[arg(long, default_value_t = 0.1)]
    all_events_from: f64,
}

/// The pairs of one topic. Each has its features, a one if all mentions are marked, and a constant one; and
/// whether the pair corefers.
type Topic = Vec<(Vec<f64>, f64)>;

pub fn run(arguments: &Arguments) -> Result<()> {
    let (mut names, mut topics) = (Vec::new(), BTreeMap::new());
    for table in &arguments.tables {
        let text =
            std::fs::read_to_string(table).with_context(|| format!("cannot read {}", table.display()))?;
        names = read(&text, &table.display().to_string(), arguments, &mut topics)?;
    }
    let mut out = String::new();
    for (events, title) in [(false, "things"), (true, "events")] {
        let of_kind: Vec<&Topic> = topics.iter().filter(|((_, e), _)| *e == events).map(|(_, t)| t).collect();
        ensure!(!of_kind.is_empty(), "there is no pair of {title}: give a table that has some");
        let (weights, bias) = fit(&of_kind, arguments.penalty)?;
        let (of_all, of_features) = weights.split_last().context("the table has no features")?;
        writeln!(out, "[{title}]\nchosen = {bias:.3}\nall = {:.3}\n\n[{title}.features]", bias + of_all)?;
        for (name, weight) in names.iter().zip(of_features) {
            writeln!(out, "{name} = {weight:.3}")?;
        }
        out.push('\n');
    }
    #[allow(clippy::print_stdout, reason = "what the task is for")]
    {
        print!("{out}");
    }
    Ok(())
}

/// Adds a table's pairs to their topics and returns the names of the features.
fn read(
    text: &str,
    table: &str,
    arguments: &Arguments,
    topics: &mut BTreeMap<(String, bool), Topic>,
) -> Result<Vec<String>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    ensure!(
        header.len() > KEYS,
        "{table}:1: no features: write the table with rapporteur eval coref --pairs"
    );
    for (i, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        let number =
            |cell: &&str| cell.parse::<f64>().with_context(|| format!("{table}:{}: no number", i + 2));
        ensure!(cells.len() == header.len(), "{table}:{}: {} cells are needed", i + 2, header.len());
        let (topic, events, corefer) = (cells[0], cells[1] == "true", cells[3] == "true");
        let from = if events { arguments.all_events_from } else { arguments.all_things_from };
        let all_marked = number(&cells[2])? >= from;
        if arguments.without.as_deref() == Some(topic) || events && all_marked {
            continue;
        }
        let mut features = cells[KEYS..].iter().map(number).collect::<Result<Vec<f64>>>()?;
        features.push(f64::from(u8::from(all_marked)));
        let key = (format!("{table} {topic}"), events);
        topics.entry(key).or_default().push((features, f64::from(u8::from(corefer))));
    }
    Ok(header[KEYS..].iter().map(|name| (*name).to_owned()).collect())
}

/// Fits the weights of the features and the bias.
fn fit(topics: &[&Topic], penalty: f64) -> Result<(Vec<f64>, f64)> {
    let n = topics.iter().flat_map(|topic| topic.iter()).next().map_or(0, |(features, _)| features.len());
    let (means, scales) = spread(topics, n);
    let scaled = |features: &[f64], k: usize| match features.get(k) {
        Some(x) => (x - means[k]) / scales[k],
        None => 1.0,
    };
    let mut weights = vec![0.0; n + 1];
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = weights.iter().map(|w| penalty * w).collect();
        slope[n] = 0.0;
        let mut bend = vec![vec![0.0; n + 1]; n + 1];
        (0..n).for_each(|k| bend[k][k] = penalty);
        for topic in topics {
            for (features, corefer) in topic.iter() {
                let x: Vec<f64> = (0..=n).map(|k| scaled(features, k)).collect();
                let sum: f64 = x.iter().zip(&weights).map(|(x, w)| x * w).sum();
                let p = 1.0 / (1.0 + (-sum).exp());
                let share = 1.0 / topic.len() as f64;
                for k in (0..=n).filter(|k| x[*k] != 0.0) {
                    slope[k] += share * (p - corefer) * x[k];
                    let part = share * p * (1.0 - p) * x[k];
                    bend[k].iter_mut().zip(&x).for_each(|(to, x)| *to += part * x);
                }
            }
        }
        let step = solve(bend, slope)?;
        weights.iter_mut().zip(&step).for_each(|(w, s)| *w -= s);
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    let of_features: Vec<f64> = (0..n).map(|k| weights[k] / scales[k]).collect();
    let bias = weights[n] - of_features.iter().zip(&means).map(|(w, mean)| w * mean).sum::<f64>();
    Ok((of_features, bias))
}

/// Mean and standard deviation of each feature. A constant feature has an infinite deviation, which makes its
/// weight 0.
fn spread(topics: &[&Topic], n: usize) -> (Vec<f64>, Vec<f64>) {
    let mean = |value: &dyn Fn(&[f64]) -> f64| {
        let of_topic = |topic: &&Topic| topic.iter().map(|(x, _)| value(x)).sum::<f64>() / topic.len() as f64;
        topics.iter().map(of_topic).sum::<f64>() / topics.len() as f64
    };
    let means: Vec<f64> = (0..n).map(|k| mean(&|x| x[k])).collect();
    let deviation = |k: usize| mean(&|x| (x[k] - means[k]).powi(2)).sqrt();
    let scales = (0..n).map(deviation).map(|s| if s < 1e-9 { f64::INFINITY } else { s }).collect();
    (means, scales)
}

/// Solves linear equations by Gaussian elimination with pivoting.
fn solve(mut rows: Vec<Vec<f64>>, mut right: Vec<f64>) -> Result<Vec<f64>> {
    let n = right.len();
    for k in 0..n {
        let pivot = (k..n).max_by(|a, b| rows[*a][k].abs().total_cmp(&rows[*b][k].abs())).unwrap_or(k);
        if rows[pivot][k].abs() < 1e-12 {
            bail!("the pairs do not tell the features apart: give more of them");
        }
        rows.swap(k, pivot);
        right.swap(k, pivot);
        let (above, below) = rows.split_at_mut(k + 1);
        for (i, row) in below.iter_mut().enumerate() {
            let factor = row[k] / above[k][k];
            row.iter_mut().zip(&above[k]).skip(k).for_each(|(to, from)| *to -= factor * from);
            right[k + 1 + i] -= factor * right[k];
        }
    }
    for k in (0..n).rev() {
        let known: f64 = (k + 1..n).map(|j| rows[k][j] * right[j]).sum();
        right[k] = (right[k] - known) / rows[k][k];
    }
    Ok(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_solved() {
        let found = solve(vec![vec![0.0, 2.0], vec![4.0, 2.0]], vec![6.0, 2.0]).unwrap();
        assert_eq!(found, [-1.0, 3.0]);
        assert!(solve(vec![vec![1.0, 1.0], vec![1.0, 1.0]], vec![1.0, 1.0]).is_err());
    }

    #[test]
    fn each_topic_counts_alike_and_what_never_varies_counts_nothing() {
        let pairs = |x: f64, n_corefer: usize, n: usize| -> Topic {
            (0..n).map(|i| (vec![x, 1.0], f64::from(u8::from(i < n_corefer)))).collect()
        };
        let small: Topic = pairs(1.0, 3, 4).into_iter().chain(pairs(0.0, 1, 4)).collect();
        let large: Topic = pairs(1.0, 300, 400).into_iter().chain(pairs(0.0, 100, 400)).collect();
        let (weights, bias) = fit(&[&small, &large], 0.0).unwrap_or_default();
        // Without penalty the second feature is undetermined; with one, the odds are 3 to 1 and 1 to 3.
        assert!(weights.is_empty() && bias == 0.0);
        let (weights, bias) = fit(&[&small, &large], 1e-9).unwrap();
        assert!((weights[0] - 2.0 * 3.0_f64.ln()).abs() < 1e-3 && weights[1] == 0.0);
        assert!((bias + 3.0_f64.ln()).abs() < 1e-3);
    }
}
