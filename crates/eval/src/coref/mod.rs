//! Coreference of given mentions, within and across reports: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998),
//! CEAF-e (Luo 2005), their mean F1 (CoNLL 2012) and LEA (Moosavi and Strube 2016).

mod assignment;
mod chains;
mod described;
mod examples;
mod forest;
mod links;
mod measures;
mod pair;
mod pronouns;
mod sieve;
mod stem;
mod stories;
mod weights;

pub use chains::{DescribedRecord, chains};
pub use described::{Described, Known};
pub use examples::pair_examples;
pub use pronouns::PronounWeights;
pub use weights::Weights;

use crate::gold::Record;
use crate::predictions::Coreference;
use crate::{Row, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Maps mentions to clusters; the caller numbers both.
pub type Clustering = BTreeMap<usize, usize>;

/// Options of the scoring.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CorefOptions {
    /// Only gold mentions of these types; if empty, all.
    pub types: BTreeSet<String>,
    /// Whether clusters of one mention are left out.
    pub without_singletons: bool,
}

/// The scores of one clustering against another.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct CorefScores {
    /// Precision and recall of links (MUC).
    pub muc: (f64, f64),
    /// Precision and recall by mention (B³).
    pub b_cubed: (f64, f64),
    /// Precision and recall of clusters assigned one to one (CEAF-e).
    pub ceaf_e: (f64, f64),
    /// Precision and recall of links, weighted by cluster size (LEA).
    pub lea: (f64, f64),
}

impl CorefScores {
    /// Mean F1 of MUC, B³ and CEAF-e.
    pub fn conll(&self) -> f64 {
        (f1(self.muc) + f1(self.b_cubed) + f1(self.ceaf_e)) / 3.0
    }
}

fn f1((precision, recall): (f64, f64)) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// Scores predicted clusters of the gold's mentions. A mention that a prediction leaves out is alone in its
/// cluster. The headline is the mean F1 of CoNLL.
pub fn score_coreference(gold: &[Record], predictions: &[Coreference], options: &CorefOptions) -> Table {
    let (wanted, found) = wanted_and_found(gold, predictions, options);
    let scores = score_clusterings(&wanted, &found);
    let (n_gold, n_predicted) = (n_clusters(&wanted), n_clusters(&found));
    let row = |name: &str, (p, r): (f64, f64)| Row::shares(name, p, r, n_predicted, n_gold);
    let rows = vec![
        row("muc", scores.muc),
        row("b3", scores.b_cubed),
        row("ceafe", scores.ceaf_e),
        row("lea", scores.lea),
        conll("conll", &wanted, &found),
    ];
    let parts = if options.types.is_empty() { parts(gold, predictions, options) } else { Vec::new() };
    let headline = scores.conll();
    Table { task: "coref".to_owned(), headline, rows: rows.into_iter().chain(parts).collect() }
}

/// A row with the mean of the CoNLL measures.
fn conll(name: &str, wanted: &Clustering, found: &Clustering) -> Row {
    let scores = score_clusterings(wanted, found);
    let all = [scores.muc, scores.b_cubed, scores.ceaf_e];
    let mean = |side: fn(&(f64, f64)) -> f64| all.iter().map(side).sum::<f64>() / 3.0;
    let mut row = Row::shares(name, mean(|m| m.0), mean(|m| m.1), n_clusters(found), n_clusters(wanted));
    row.f1 = scores.conll();
    row
}

/// Rows for events alone and things alone, if the gold has both.
fn parts(gold: &[Record], predictions: &[Coreference], options: &CorefOptions) -> Vec<Row> {
    let types: BTreeSet<String> =
        gold.iter().flat_map(|record| &record.mentions).map(|mention| mention.kind.clone()).collect();
    let (events, things): (BTreeSet<String>, BTreeSet<String>) =
        types.into_iter().partition(|kind| kind == chains::EVENT);
    if events.is_empty() || things.is_empty() {
        return Vec::new();
    }
    let part = |(name, types): (&str, BTreeSet<String>)| {
        let (wanted, found) = wanted_and_found(gold, predictions, &CorefOptions { types, ..options.clone() });
        conll(name, &wanted, &found)
    };
    [("events", events), ("entities", things)].map(part).to_vec()
}

fn wanted_and_found(
    gold: &[Record],
    predictions: &[Coreference],
    options: &CorefOptions,
) -> (Clustering, Clustering) {
    let (wanted, found) = corpus_clusterings(gold, predictions, &options.types);
    if options.without_singletons {
        return (without_singletons(&wanted), without_singletons(&found));
    }
    (wanted, found)
}

fn n_clusters(clustering: &Clustering) -> usize {
    clustering.values().collect::<BTreeSet<_>>().len()
}

/// The gold clustering of all mentions that have a cluster, and the predicted clustering of the same
/// mentions.
pub fn corpus_clusterings(
    gold: &[Record],
    predictions: &[Coreference],
    types: &BTreeSet<String>,
) -> (Clustering, Clustering) {
    let mut said: BTreeMap<(&str, usize, usize), Option<&str>> = BTreeMap::new();
    for line in predictions {
        said.extend(line.mentions.iter().map(|m| ((line.id.as_str(), m.start, m.end), m.cluster.as_deref())));
    }
    let (mut mentions, mut gold_ids, mut predicted_ids) =
        (BTreeMap::new(), Numbers::default(), Numbers::default());
    let (mut wanted, mut found) = (Clustering::new(), Clustering::new());
    for record in gold {
        for mention in &record.mentions {
            let Some(cluster) = mention.cluster.as_deref().filter(|c| !c.is_empty()) else { continue };
            if !types.is_empty() && !types.contains(&mention.kind) {
                continue;
            }
            let key = (record.id.as_str(), mention.start, mention.end);
            let n = mentions.len();
            let number = *mentions.entry(key).or_insert(n);
            wanted.insert(number, gold_ids.of(cluster.to_owned()));
            let predicted = said.get(&key).copied().flatten().filter(|c| !c.is_empty());
            // Names of clusters never begin with a control character, so a mention that is alone shares its
            // name with none.
            let predicted = predicted.map_or_else(|| format!("\u{1}{number}"), str::to_owned);
            found.insert(number, predicted_ids.of(predicted));
        }
    }
    (wanted, found)
}

/// Gives each name a number; the same name always gets the same number.
#[derive(Default)]
struct Numbers(BTreeMap<String, usize>);

impl Numbers {
    fn of(&mut self, name: String) -> usize {
        let next = self.0.len();
        *self.0.entry(name).or_insert(next)
    }
}

fn without_singletons(clustering: &Clustering) -> Clustering {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    clustering.values().for_each(|c| *sizes.entry(*c).or_default() += 1);
    clustering.iter().filter(|(_, c)| sizes[c] > 1).map(|(m, c)| (*m, *c)).collect()
}

/// Computes precision and recall by mention (B³) only, which is cheap enough for hundreds of thousands of
/// mentions.
pub fn b_cubed(gold: &Clustering, predicted: &Clustering) -> (f64, f64) {
    let (g, p) = (measures::Sides::new(gold), measures::Sides::new(predicted));
    (measures::b_cubed(&p, &g), measures::b_cubed(&g, &p))
}

/// Scores one clustering against another. A mention that one of them lacks is in none of its clusters.
pub fn score_clusterings(gold: &Clustering, predicted: &Clustering) -> CorefScores {
    let (g, p) = (measures::Sides::new(gold), measures::Sides::new(predicted));
    CorefScores {
        muc: (measures::muc(&p, &g), measures::muc(&g, &p)),
        b_cubed: (measures::b_cubed(&p, &g), measures::b_cubed(&g, &p)),
        ceaf_e: measures::ceaf_e(&g, &p),
        lea: (measures::lea(&p, &g), measures::lea(&g, &p)),
    }
}
