//! Scores the main event of a sentence in PLOVER terms: class, source, target.

use crate::gold::{Actor, Record};
use crate::predictions::Plover;
use crate::relations::bare_name;
use crate::{Row, Table};
use std::collections::BTreeMap;

/// Scores main events. Every record has one event, so precision and recall differ only through records
/// without prediction: recall is the share right of all records (the measure), precision the share right of
/// the records with a prediction. Rows: `class`, `source`, `target`, `source and target`, `all`. The headline
/// is the share of right classes.
///
/// The gold event is the record's first. See [`is_right_side`] for sources and targets.
pub fn score_plover(gold: &[Record], predictions: &[Plover]) -> Table {
    let by_id: BTreeMap<&str, &Plover> = predictions.iter().map(|p| (p.id.as_str(), p)).collect();
    let (mut n_gold, mut n_predicted) = (0, 0);
    let mut right = [0_usize; 5];
    for record in gold {
        let Some(event) = record.events.first() else { continue };
        n_gold += 1;
        let Some(predicted) = by_id.get(record.id.as_str()).filter(|p| !p.class.is_empty()) else { continue };
        n_predicted += 1;
        let class = predicted.class.eq_ignore_ascii_case(event.class());
        let source = is_right_side(&event.source, &predicted.source);
        // If the gold names all parties of a mutual act as sources, any of them may be the predicted target.
        let mutual = event.target.is_empty() && event.source.len() > 1;
        let target = is_right_side(&event.target, &predicted.target)
            || mutual && is_right_side(&event.source, &predicted.target);
        let sides = source && target;
        for (n, is_right) in right.iter_mut().zip([class, source, target, sides, class && sides]) {
            *n += usize::from(is_right);
        }
    }
    let names = ["class", "source", "target", "source and target", "all"];
    let row = |(name, n): (&&str, &usize)| Row::counted(name, *n, *n, n_predicted, n_gold);
    let rows: Vec<Row> = names.iter().zip(&right).map(row).collect();
    Table { task: "plover".to_owned(), headline: rows[0].recall, rows }
}

/// Whether predicted actors match the gold's: one predicted actor equals one gold actor, or both sides are
/// empty. Actors are equal if the prediction is the gold's code (a longer code such as `FRAGOV` counts by its
/// first three letters), or if the words of one contain the words of the other.
pub fn is_right_side(gold: &[Actor], predicted: &[String]) -> bool {
    if gold.is_empty() || predicted.is_empty() {
        return gold.is_empty() && predicted.is_empty();
    }
    gold.iter().any(|actor| predicted.iter().any(|p| is_actor(actor, p)))
}

fn is_actor(actor: &Actor, predicted: &str) -> bool {
    let is_code = matches!(predicted.len(), 3 | 6) && predicted.bytes().all(|b| b.is_ascii_uppercase());
    let same_code = actor.code.as_deref().is_some_and(|code| is_code && predicted.get(..3) == code.get(..3));
    let same_text = actor.text.as_deref().is_some_and(|text| {
        let (gold, said) = (bare_name(text), bare_name(predicted));
        let within =
            |part: &str, whole: &str| !part.is_empty() && format!(" {whole} ").contains(&format!(" {part} "));
        within(&said, &gold) || within(&gold, &said)
    });
    same_code || same_text
}
