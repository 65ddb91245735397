//! Connected components of candidate pairs, each of which is decided alone.
//!
//! This is the seam where decisions can be spread over threads or machines, and where a store that grows needs to decide anew
//! only components that a new report has changed. The decision on a component is a function of its things, of the pairs
//! among them, and of the [`Section`] of the partition that holds what judgements demand of them; whatever else it reads
//! (weights, [`CorpusStatistics`](crate::CorpusStatistics), decisions about other kinds of things) does not change while
//! components of one step are decided. Things that a judgement calls one are of one component, even where no pair leads from
//! one to the other: what is decided about either binds both.

use crate::partition::Partition;
use crate::section::Section;
use crate::sets::Sets;
use std::collections::BTreeMap;

/// Two things that may be one, by their places in a list, and what is known of the pair.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Candidate<E = ()> {
    pub left: usize,
    pub right: usize,
    pub known: E,
}

/// Things that candidate pairs connect, in the order of the whole list.
pub(crate) struct Component<T, E = ()> {
    /// Each with its place in the whole list.
    pub things: Vec<(usize, T)>,
    /// Pairs by the places of things in this component, in the order in which they were given.
    pub pairs: Vec<Candidate<E>>,
    pub section: Section,
}

/// What has become of a component.
pub(crate) struct Decided<T, N = ()> {
    /// The things that are left, each with its place in the whole list.
    pub things: Vec<(usize, T)>,
    pub section: Section,
    /// What else the decision notes.
    pub noted: N,
}

/// Decides every component of a list of things alone, and takes the decisions over into the partition. Returns the things that
/// are left, each with its place in the list, in order; and what each component notes.
pub(crate) fn decide_each<T, E, N>(
    things: Vec<T>,
    node: impl Fn(&T) -> usize,
    pairs: Vec<Candidate<E>>,
    partition: &mut Partition,
    decide: impl Fn(Component<T, E>) -> Decided<T, N>,
) -> (Vec<(usize, T)>, Vec<N>) {
    let nodes: Vec<usize> = things.iter().map(node).collect();
    let sets = connected(&nodes, &pairs, partition);
    let (mut left, components) = part(things, pairs, &sets, |members| {
        partition.section(&members.iter().map(|member| nodes[*member]).collect::<Vec<_>>())
    });
    let mut noted = Vec::with_capacity(components.len());
    for decided in in_any_order(components, decide) {
        partition.adopt(decided.section);
        left.extend(decided.things);
        noted.push(decided.noted);
    }
    left.sort_unstable_by_key(|(place, _)| *place);
    (left, noted)
}

/// The decisions in the order of the components, in whatever order they are made.
fn in_any_order<C, D>(components: Vec<C>, decide: impl Fn(C) -> D) -> Vec<D> {
    #[cfg(test)]
    if tests::BACKWARDS.get() {
        let mut decided: Vec<D> = components.into_iter().rev().map(decide).collect();
        decided.reverse();
        return decided;
    }
    components.into_iter().map(decide).collect()
}

/// The sets of places that pairs connect, or that a set or judgement has made one.
fn connected<E>(nodes: &[usize], pairs: &[Candidate<E>], partition: &Partition) -> Sets {
    let mut sets = Sets::new(nodes.len());
    for pair in pairs {
        sets.join(pair.left, pair.right);
    }
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (place, node) in nodes.iter().enumerate() {
        sets.join(*first.entry(partition.judged_set(*node)).or_insert(place), place);
    }
    sets.flatten();
    sets
}

/// Things that nothing connects with others, each with its place in the list, and components.
type Parted<T, E> = (Vec<(usize, T)>, Vec<Component<T, E>>);

/// Parts a list into things that nothing connects with others, and components.
fn part<T, E>(
    things: Vec<T>,
    pairs: Vec<Candidate<E>>,
    sets: &Sets,
    section: impl Fn(&[usize]) -> Section,
) -> Parted<T, E> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); things.len()];
    // The place of each thing within its component.
    let mut within = Vec::with_capacity(things.len());
    for place in 0..things.len() {
        let component = &mut members[sets.find(place)];
        within.push(component.len());
        component.push(place);
    }
    let mut alone = Vec::new();
    let mut components: BTreeMap<usize, Component<T, E>> = BTreeMap::new();
    for (place, thing) in things.into_iter().enumerate() {
        let set = sets.find(place);
        if members[set].len() == 1 {
            alone.push((place, thing));
            continue;
        }
        let component = components.entry(set).or_insert_with(|| Component {
            things: Vec::with_capacity(members[set].len()),
            pairs: Vec::new(),
            section: section(&members[set]),
        });
        component.things.push((place, thing));
    }
    for Candidate { left, right, known } in pairs {
        if let Some(component) = components.get_mut(&sets.find(left)) {
            component.pairs.push(Candidate { left: within[left], right: within[right], known });
        }
    }
    (alone, components.into_values().collect())
}

/// Pairs that connect all places of one key, each with the first.
pub(crate) fn of_one_key<K: Ord>(keys: impl IntoIterator<Item = (K, usize)>) -> Vec<Candidate> {
    let mut first: BTreeMap<K, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (key, place) in keys {
        let left = *first.entry(key).or_insert(place);
        if left != place {
            pairs.push(Candidate { left, right: place, known: () });
        }
    }
    pairs
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::reasons::Union;
    use std::cell::Cell;

    thread_local! {
        /// Whether components of this thread are decided last to first.
        pub(crate) static BACKWARDS: Cell<bool> = const { Cell::new(false) };
    }

    /// Decides things that are their own nodes, and shows what each decision was given.
    fn shown(n_things: usize, pairs: &[(usize, usize)], partition: &mut Partition) -> Vec<String> {
        let pair = |(left, right): &(usize, usize)| Candidate { left: *left, right: *right, known: () };
        let decide = |component: Component<usize>| {
            let Component { things, pairs, mut section } = component;
            let pairs: Vec<_> =
                pairs.iter().map(|pair| (things[pair.left].1, things[pair.right].1)).collect();
            for (left, right) in &pairs {
                section.join(*left, *right, "a pair");
            }
            let noted = format!("{:?} {pairs:?}", things.iter().map(|(_, thing)| *thing).collect::<Vec<_>>());
            Decided { things, section, noted }
        };
        let pairs = pairs.iter().map(pair).collect();
        let (left, noted) = decide_each((0..n_things).collect(), |thing| *thing, pairs, partition, decide);
        assert!(left.into_iter().map(|(_, thing)| thing).eq(0..n_things), "things keep their order");
        noted
    }

    #[test]
    fn a_decision_is_given_its_component_and_nothing_else() {
        let mut partition = Partition::new(8);
        let noted = shown(8, &[(6, 4), (1, 3), (4, 7)], &mut partition);
        assert_eq!(noted, ["[1, 3] [(1, 3)]", "[4, 6, 7] [(6, 4), (4, 7)]"]);
        assert_eq!([0, 1, 2, 1, 4, 5, 4, 4], std::array::from_fn(|node| partition.find(node)));
    }

    #[test]
    fn judgements_and_sets_connect_what_no_pair_connects() {
        let one = vec![Union { left: 1, right: 4, reason: "judged".into() }];
        let mut partition = Partition::judged(7, one, &[(1, 5)]);
        partition.join(2, 6, "before");
        let noted = shown(7, &[(0, 1), (4, 5)], &mut partition);
        assert_eq!(noted, ["[0, 1, 4, 5] [(0, 1), (4, 5)]", "[2, 6] []"]);
        assert_eq!(partition.find(5), 5, "5 is apart from 1, with which 4 will be one");
    }
}
