//! Scores relations between things, each counted once a report.

use crate::gold::{self, Record};
use crate::predictions::{Relation, Relations, Side};
use crate::{Row, Table};
use std::collections::{BTreeMap, BTreeSet};

/// Relations that hold in both directions.
const SYMMETRIC: [&str; 6] = ["kin", "meets", "same-as", "allied-with", "fights", "communicates-with"];

/// Options of the scoring.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RelationOptions {
    /// Only these relations; if empty, all.
    pub relations: BTreeSet<String>,
    /// Whether relations are compared by the source's own names.
    pub by_original: bool,
    /// Whether gold relations to an adjective count (original name ending in `-x`).
    pub with_adjectives: bool,
    /// Maps predicted names to gold names.
    pub renamed: BTreeMap<String, String>,
}

/// Counts of right, wrong and missed, by relation.
type Counts = BTreeMap<String, [usize; 3]>;

/// Scores relations. A prediction is right if both its sides match those of one gold relation; each gold
/// relation counts once.
pub fn score_relations(gold: &[Record], predictions: &[Relations], options: &RelationOptions) -> Table {
    let by_id: BTreeMap<&str, &Relations> = predictions.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut counts = Counts::new();
    for record in gold {
        let predicted = by_id.get(record.id.as_str()).map_or(&[][..], |p| &p.relations);
        score_record(record, predicted, options, &mut counts);
    }
    let row = |name: &str, c: &[usize; 3]| Row::counted(name, c[0], c[0], c[0] + c[1], c[0] + c[2]);
    let mut rows: Vec<Row> = counts.iter().map(|(name, c)| row(name, c)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.n_gold));
    let sum = |i: usize| counts.values().map(|c| c[i]).sum();
    let micro = row("micro", &[sum(0), sum(1), sum(2)]);
    let headline = micro.f1;
    rows.push(micro);
    Table { task: "relations".to_owned(), rows, headline }
}

fn score_record(record: &Record, predicted: &[Relation], options: &RelationOptions, counts: &mut Counts) {
    let things = Things::new(record);
    let wanted = wanted(record, options);
    let mut hit = vec![false; wanted.len()];
    let mut done = BTreeSet::new();
    for prediction in predicted {
        let name = options.renamed.get(&prediction.rel).unwrap_or(&prediction.rel);
        if !options.relations.is_empty() && !options.relations.contains(name)
            || !done.insert((name, &prediction.subj, &prediction.obj))
        {
            continue;
        }
        let mut right = false;
        for (i, (_, relation)) in wanted.iter().enumerate().filter(|(_, (gold, _))| gold == name) {
            if things.fits(relation, prediction, SYMMETRIC.contains(&name.as_str())) {
                right = true;
                if !std::mem::replace(&mut hit[i], true) {
                    counts.entry(name.clone()).or_default()[0] += 1;
                }
            }
        }
        if !right && is_annotated(record, name, &prediction.subj) {
            counts.entry(name.clone()).or_default()[1] += 1;
        }
    }
    for ((name, _), _) in wanted.iter().zip(&hit).filter(|(_, hit)| !**hit) {
        counts.entry((*name).to_owned()).or_default()[2] += 1;
    }
}

/// The gold relations to find, each once, with the name by which they are compared.
fn wanted<'r>(record: &'r Record, options: &RelationOptions) -> Vec<(&'r str, &'r gold::Relation)> {
    let mut seen = BTreeSet::new();
    let mut wanted = Vec::new();
    for relation in &record.relations {
        let name = if options.by_original { relation.orig.as_str() } else { relation.rel.as_str() };
        let kept = options.with_adjectives || !relation.orig.ends_with("-x");
        let asked = options.relations.is_empty() || options.relations.contains(name);
        if kept && asked && seen.insert((&relation.subj, name, &relation.obj)) {
            wanted.push((name, relation));
        }
    }
    wanted
}

/// Whether a wrong prediction counts. Where the annotation is partial, it counts only in a passage annotated
/// for its relation.
fn is_annotated(record: &Record, relation: &str, subject: &Side) -> bool {
    let Some(closed) = &record.closed else { return true };
    let names = |rels: &[String]| rels.iter().any(|r| r == relation);
    closed.iter().any(|passage| {
        let inside = match subject {
            Side::Span([start, _]) => passage.start <= *start && *start < passage.end,
            Side::Name(_) => true,
        };
        inside && names(&passage.rels)
    })
}

/// The names and places of a record's things, by cluster and by mention.
struct Things {
    names: BTreeMap<String, BTreeSet<String>>,
    spans: BTreeMap<String, Vec<[usize; 2]>>,
}

impl Things {
    fn new(record: &Record) -> Self {
        let text: Vec<char> = record.text.chars().collect();
        let mut things = Self { names: BTreeMap::new(), spans: BTreeMap::new() };
        for (i, mention) in record.mentions.iter().enumerate() {
            let words: String = text.get(mention.start..mention.end).unwrap_or(&[]).iter().collect();
            for key in [Some(format!("m{i}")), mention.cluster.clone().filter(|c| !c.is_empty())]
                .into_iter()
                .flatten()
            {
                things.names.entry(key.clone()).or_default().insert(bare_name(&words));
                things.spans.entry(key).or_default().push([mention.start, mention.end]);
            }
        }
        // A mention also stands for its cluster: "m12" matches any mention of that cluster.
        for (i, mention) in record.mentions.iter().enumerate() {
            if let Some(cluster) = mention.cluster.as_ref().filter(|c| !c.is_empty()) {
                let names = things.names.get(cluster).cloned().unwrap_or_default();
                things.names.entry(format!("m{i}")).or_default().extend(names);
                let spans = things.spans.get(cluster).cloned().unwrap_or_default();
                things.spans.insert(format!("m{i}"), spans);
            }
        }
        for relation in &record.relations {
            let sides = [(&relation.subj, &relation.subj_name), (&relation.obj, &relation.obj_name)];
            for (key, name) in sides {
                if let Some(name) = name.as_ref().filter(|name| !name.is_empty()) {
                    things.names.entry(key.clone()).or_default().insert(bare_name(name));
                }
            }
        }
        things
    }

    fn fits(&self, gold: &gold::Relation, predicted: &Relation, symmetric: bool) -> bool {
        self.is(&gold.subj, &predicted.subj) && self.is(&gold.obj, &predicted.obj)
            || symmetric && self.is(&gold.subj, &predicted.obj) && self.is(&gold.obj, &predicted.subj)
    }

    fn is(&self, key: &str, side: &Side) -> bool {
        match side {
            Side::Name(name) => self.names.get(key).is_some_and(|names| names.contains(&bare_name(name))),
            Side::Span([start, end]) => {
                self.spans.get(key).is_some_and(|spans| spans.iter().any(|[a, b]| a < end && start < b))
            }
        }
    }
}

/// The name in lower case, without possessive ending, leading article and punctuation.
pub(crate) fn bare_name(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    let mut word = lower.as_str();
    for ending in ["'s", "’s", "'", "’"] {
        if let Some(stem) = word.strip_suffix(ending) {
            word = stem;
            break;
        }
    }
    for article in ["the", "a", "an"] {
        if let Some(rest) = word.strip_prefix(article).filter(|rest| rest.starts_with(char::is_whitespace)) {
            word = rest.trim_start();
            break;
        }
    }
    let words = word.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_article_possessive_and_punctuation() {
        assert_eq!(bare_name(" The U.N.'s "), "u n");
        assert_eq!(bare_name("An Coimisiún"), "coimisiún");
        assert_eq!(bare_name("Netherlands’"), "netherlands");
        assert_eq!(bare_name("Theresa"), "theresa");
    }
}
