//! Decides which of the gold's mentions corefer.
//!
//! There are four steps. The [sieve](super::sieve) joins mentions for sure reasons. Pronouns that extraction
//! leaves open get an antecedent ([`super::pronouns`]). Sets of mentions are linked by the mean score of
//! their pairs ([`super::links`]). Finally, clusters of different parts of a collection are joined if the
//! sieve knows that they are one thing.

use super::described::{Described, Node, Place};
use super::links::link;
use super::pronouns::join_pronouns;
use super::sieve::{nodes_by, sieve};
use super::stories::stories;
use super::weights::Weights;
use crate::gold::{Mention, Record};
use crate::predictions::{ClusteredMention, Coreference};
use std::collections::BTreeMap;

/// A record and its mentions, described where possible.
pub type DescribedRecord<'r> = (&'r Record, Vec<Option<Described>>);

/// The clusters of each record's mentions, in the order of the mentions. A mention without description is
/// alone.
pub fn chains(records: &[DescribedRecord<'_>], weights: &Weights) -> Vec<Coreference> {
    let (nodes, numbers) = nodes(records);
    let mut forest = sieve(&nodes);
    join_pronouns(&nodes, &weights.pronouns, &mut forest);
    let sure: Vec<usize> = (0..nodes.len()).map(|i| forest.top(i)).collect();
    let mut clusters = sure.clone();
    for of_unit in nodes_by(&nodes, |node| Some((node.place.unit, node.is_event))).values() {
        link(&nodes, of_unit, weights, &mut clusters);
    }
    over_units(&nodes, &sure, &mut clusters);
    records.iter().enumerate().map(|(i, (record, _))| line(i, record, &numbers, &clusters)).collect()
}

/// Node numbers by record and mention.
type Numbers = BTreeMap<(usize, usize), usize>;

/// The described mentions of all records.
pub(super) fn nodes<'m>(records: &'m [DescribedRecord<'_>]) -> (Vec<Node<'m>>, Numbers) {
    let texts: Vec<&Record> = records.iter().map(|(record, _)| *record).collect();
    let places = places(&texts);
    let (mut nodes, mut numbers) = (Vec::new(), BTreeMap::new());
    for (i, (record, mentions)) in records.iter().enumerate() {
        for (at, (described, mention)) in mentions.iter().zip(&record.mentions).enumerate() {
            if let Some(described) = described.as_ref().filter(|_| mention.cluster.is_some()) {
                numbers.insert((i, at), nodes.len());
                nodes.push(Node::new(i, places[i], mention.kind == EVENT, described));
            }
        }
    }
    (nodes, numbers)
}

/// The gold's type of events; every other type is one of things.
pub(super) const EVENT: &str = "event";

/// Assigns records to units and scopes. The records of one topic are a unit; so are those of one story that
/// have no topic. A topic whose reports all tell one story was annotated separately, so it has its own scope.
/// All other records share one.
fn places(records: &[&Record]) -> Vec<Place> {
    let stories = stories(records);
    let mut of_topic: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, topic) in records.iter().enumerate().filter_map(|(i, r)| Some((i, r.topic.as_deref()?))) {
        of_topic.entry(topic).or_default().push(i);
    }
    let n_marks = |i: usize| records[i].mentions.iter().filter(|m| m.cluster.is_some());
    let share = |unit: &[usize], events: bool| {
        let marks = unit.iter().flat_map(|i| n_marks(*i)).filter(|m| (m.kind == EVENT) == events).count();
        marks as f64 / unit.iter().map(|i| n_words(records[*i])).sum::<usize>().max(1) as f64
    };
    let place = |i: usize| {
        let alone = [i];
        let topic = records[i].topic.as_deref().and_then(|topic| of_topic.get(topic));
        let of_unit = topic.map_or(&alone[..], Vec::as_slice);
        let one_story = of_unit.len() > 1 && of_unit.iter().all(|j| stories[*j] == stories[i]);
        let unit = if topic.is_some() { of_unit[0] } else { stories[i] };
        Place {
            story: stories[i],
            unit,
            scope: if one_story { unit + 1 } else { 0 },
            marked: [share(of_unit, false), share(of_unit, true)],
        }
    };
    (0..records.len()).map(place).collect()
}

/// Number of words in the annotated part of a record.
fn n_words(record: &Record) -> usize {
    match &record.scored {
        None => record.text.split_whitespace().count(),
        Some(parts) => {
            let part = |[start, end]: &[usize; 2]| {
                let chars: String = record.text.chars().skip(*start).take(end - start).collect();
                chars.split_whitespace().count()
            };
            parts.iter().map(part).sum()
        }
    }
}

/// Joins clusters of different units whose mentions mostly belong to the same set of the sieve. Each unit
/// takes part with its largest such cluster.
fn over_units(nodes: &[Node<'_>], sure: &[usize], clusters: &mut [usize]) {
    let mut of_cluster: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    clusters.iter().enumerate().for_each(|(i, cluster)| of_cluster.entry(*cluster).or_default().push(i));
    let mut largest: BTreeMap<(usize, usize), (usize, usize)> = BTreeMap::new();
    for (cluster, members) in &of_cluster {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        members.iter().for_each(|i| *counts.entry(sure[*i]).or_default() += 1);
        let Some((set, _)) = counts.into_iter().max_by_key(|(set, n)| (*n, std::cmp::Reverse(*set))) else {
            continue;
        };
        let best = largest.entry((set, nodes[members[0]].place.unit)).or_insert((0, *cluster));
        if members.len() > best.0 {
            *best = (members.len(), *cluster);
        }
    }
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for ((set, _), (_, cluster)) in largest {
        let kept = *first.entry(set).or_insert(cluster);
        of_cluster[&cluster].iter().for_each(|i| clusters[*i] = kept);
    }
}

fn line(record_idx: usize, record: &Record, numbers: &Numbers, clusters: &[usize]) -> Coreference {
    let clustered = |(at, mention): (usize, &Mention)| {
        let node = numbers.get(&(record_idx, at));
        let cluster = node.map(|node| format!("c{}", clusters[*node]));
        ClusteredMention { start: mention.start, end: mention.end, cluster }
    };
    let with_cluster = |(_, mention): &(usize, &Mention)| mention.cluster.is_some();
    let mentions = record.mentions.iter().enumerate().filter(with_cluster).map(clustered).collect();
    Coreference { id: record.id.clone(), mentions }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coref::described::invented::marked;
    use rapporteur_extract::HeadKind::{Name, Noun, Other, Verb};

    fn record(topic: Option<&str>, n: usize) -> Record {
        let mention = Mention { cluster: Some("g".to_owned()), ..Mention::default() };
        Record { mentions: vec![mention; n], topic: topic.map(str::to_owned), ..Record::default() }
    }

    fn clusters_of(records: &[DescribedRecord<'_>]) -> Vec<Vec<Option<String>>> {
        let lines = chains(records, &Weights::of_sieve_alone());
        lines.iter().map(|line| line.mentions.iter().map(|m| m.cluster.clone()).collect()).collect()
    }

    fn clusters(mentions: Vec<Described>) -> Vec<Option<String>> {
        let record = record(None, mentions.len());
        clusters_of(&[(&record, mentions.into_iter().map(Some).collect())]).remove(0)
    }

    #[test]
    fn heads_join_unless_their_modifiers_differ() {
        let noun = |head, words| marked(head, Noun, words, None);
        let found =
            clusters(vec![noun(1, "trade talk"), noun(5, "talk"), noun(9, "peace talk"), noun(12, "bridge")]);
        assert_eq!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
        assert_ne!(found[0], found[3]);
        let apart = clusters(vec![noun(1, "trade talk"), noun(9, "peace talk")]);
        assert_ne!(apart[0], apart[1]);
    }

    #[test]
    fn a_verb_joins_the_noun_of_its_root() {
        let found = clusters(vec![
            marked(1, Verb, "announce", None),
            marked(7, Noun, "announcement", None),
            marked(9, Noun, "bridge", None),
        ]);
        assert_ne!(found[0], found[2]);
        assert_eq!(found[0], found[1]);
    }

    #[test]
    fn named_things_stay_apart() {
        let name = |head, id| marked(head, Name, "Ruiz", Some((id, "Person")));
        let found = clusters(vec![name(1, "ana"), name(4, "eva"), marked(8, Name, "Ruiz", None)]);
        assert_ne!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
    }

    #[test]
    fn a_pronoun_takes_what_agrees_with_it() {
        let found = clusters(vec![
            marked(1, Name, "Acme", Some(("acme", "Organization"))),
            marked(5, Name, "Ruiz", Some(("ana", "Person"))),
            marked(12, Other, "its", None),
            marked(15, Other, "she", None),
            marked(61, Other, "it", None),
        ]);
        assert_eq!(found[2], found[0]);
        assert_eq!(found[3], found[1]);
        assert_ne!(found[4], found[0], "six sentences later it is something else");
    }

    #[test]
    fn topics_share_their_things_unless_each_is_one_story() {
        let flood = "Heavy rain flooded villages along the northern river and rescuers evacuated farmers";
        let vote = "Parliament elected a speaker after a long debate about pensions and wages";
        let acme = || vec![Some(marked(1, Name, "Acme", Some(("acme", "Organization"))))];
        let told = |topic, text: &str| Record { text: text.to_owned(), ..record(Some(topic), 1) };
        let [a, b, c, d] = [told("a", flood), told("a", flood), told("b", vote), told("b", vote)];
        let found = clusters_of(&[(&a, acme()), (&b, acme()), (&c, acme()), (&d, acme())]);
        assert_eq!(found[0], found[1]);
        assert_ne!(found[1], found[2]);
        let [e, f] = [told("b", flood), told("a", vote)];
        let found = clusters_of(&[(&a, acme()), (&f, acme()), (&c, acme()), (&e, acme())]);
        assert_eq!(found[1], found[2]);
    }

    #[test]
    fn what_is_not_described_is_on_its_own() {
        assert_eq!(clusters_of(&[(&record(None, 1), vec![None])]), [[None]]);
    }
}
