//! Pairs of mentions with their features and whether the gold joins them. The weights are fitted on these.

use super::chains::{DescribedRecord, nodes};
use super::links::for_pairs;
use super::pair::FEATURES;
use super::sieve::nodes_by;
use std::fmt::Write;

/// A tab-separated table: topic, whether events, marks per word, whether they corefer, and the features. A
/// header names the columns.
pub fn pair_examples(records: &[DescribedRecord<'_>]) -> String {
    let (nodes, numbers) = nodes(records);
    let gold: Vec<(Option<&str>, Option<&str>)> = numbers
        .iter()
        .map(|((record, at), _)| {
            let record = records[*record].0;
            (record.topic.as_deref(), record.mentions[*at].cluster.as_deref())
        })
        .collect();
    let mut table = format!("topic\tevents\tmarked\tcorefer\t{}\n", FEATURES.join("\t"));
    for ((_, events), of_unit) in nodes_by(&nodes, |node| Some((node.place.unit, node.is_event))) {
        for_pairs(&nodes, &of_unit, |pairs, i, j| {
            let marked = nodes[i].place.marked[usize::from(events)];
            let corefer = gold[i].1 == gold[j].1;
            let _ = write!(table, "{}\t{events}\t{marked:.4}\t{corefer}", gold[i].0.unwrap_or_default());
            pairs.features(i, j).iter().for_each(|x| {
                let _ = write!(table, "\t{x:.4}");
            });
            table.push('\n');
        });
    }
    table
}
