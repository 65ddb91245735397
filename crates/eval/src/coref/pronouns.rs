//! Finds an antecedent for pronouns that extraction leaves open. Extraction prefers no answer to a wrong one,
//! but a given mention is known to have an antecedent.
//!
//! Candidates must agree. Distance, grammatical role and number of mentions weigh them (after Lappin and
//! Leass 1994).

use super::described::Node;
use super::forest::Forest;
use super::sieve::nodes_by;
use rapporteur_extract::HeadKind;
use rapporteur_model::well_known::types;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of pronouns by what they agree with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Pronoun {
    /// *he*, *she*.
    Person,
    /// *I*, *you*.
    Speaker,
    /// *we*.
    Speakers,
    /// *it*, *this*.
    Thing,
    /// *they*, *these*.
    Several,
    /// *who*, *which*.
    Relative,
}

impl Pronoun {
    /// The kind of a pronoun, given in lower case.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "he" | "him" | "his" | "himself" | "she" | "her" | "hers" | "herself" => Self::Person,
            "i" | "me" | "my" | "mine" | "myself" | "you" | "your" | "yours" => Self::Speaker,
            "we" | "us" | "our" | "ours" | "ourselves" => Self::Speakers,
            "it" | "its" | "itself" | "this" | "one" => Self::Thing,
            "they" | "them" | "their" | "theirs" | "themselves" | "these" | "those" | "some" | "all"
            | "both" => Self::Several,
            "who" | "whom" | "whose" | "which" | "that" => Self::Relative,
            _ => return None,
        })
    }

    fn agrees(self, other: &Node<'_>) -> bool {
        let kind = other.kind();
        let several = other.marked.plural || other.marked.several;
        let is_body = matches!(kind, Some(types::ORGANIZATION | types::COUNTRY));
        match self {
            Self::Person | Self::Speaker => {
                kind == Some(types::PERSON)
                    || other.is(HeadKind::Noun) && !several && matches!(kind, None | Some(types::OFFICE))
            }
            Self::Thing => kind != Some(types::PERSON) && !several,
            Self::Several | Self::Speakers => several || is_body,
            Self::Relative => true,
        }
    }
}

/// The weights of signs for an antecedent.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PronounWeights {
    subject: f64,
    per_sentence: f64,
    per_token: f64,
    per_mention: f64,
    most_mentions: usize,
    behind: f64,
    several_for_they: f64,
    several_for_we: f64,
    reach_of_person: usize,
    reach_of_thing: usize,
    reach_of_several: usize,
    reach_of_speaker: usize,
    reach_of_relative: usize,
}

impl PronounWeights {
    /// Maximum distance in sentences between a pronoun and its antecedent.
    fn reach(&self, pronoun: Pronoun) -> usize {
        match pronoun {
            Pronoun::Person => self.reach_of_person,
            Pronoun::Speaker | Pronoun::Speakers => self.reach_of_speaker,
            Pronoun::Thing => self.reach_of_thing,
            Pronoun::Several => self.reach_of_several,
            Pronoun::Relative => self.reach_of_relative,
        }
    }
}

/// Joins each pronoun whose set contains only pronouns with the best antecedent in its report.
pub(super) fn join_pronouns(nodes: &[Node<'_>], weights: &PronounWeights, forest: &mut Forest) {
    let told = |forest: &Forest| -> BTreeSet<usize> {
        let words = (0..nodes.len()).filter(|i| nodes[*i].pronoun.is_none());
        words.map(|i| forest.top(i)).collect()
    };
    for mut of_record in nodes_by(nodes, |node| Some(node.record)).into_values() {
        of_record.sort_by_key(|i| nodes[*i].marked.head);
        let told = told(forest);
        for i in of_record.iter().copied() {
            let Some(pronoun) = nodes[i].pronoun.filter(|_| !told.contains(&forest.top(i))) else { continue };
            let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
            of_record.iter().for_each(|j| *sizes.entry(forest.top(*j)).or_default() += 1);
            let weight = |j: usize| {
                let n_mentions = sizes.get(&forest.top(j)).copied().unwrap_or(1);
                salience(&nodes[i], pronoun, &nodes[j], n_mentions, weights)
            };
            let candidates = of_record.iter().copied().filter(|j| *j != i);
            let weighed = candidates.filter_map(|j| Some((weight(j)?, j)));
            // Of two equally good candidates, the later one is nearer.
            if let Some((_, best)) = weighed.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))) {
                forest.join(i, best);
            }
        }
    }
}

/// The weight of one candidate; `None` if it cannot be the antecedent.
fn salience(
    node: &Node<'_>,
    pronoun: Pronoun,
    other: &Node<'_>,
    n_mentions: usize,
    weights: &PronounWeights,
) -> Option<f64> {
    let (own, its) = (node.marked, other.marked);
    let is_before = its.head < own.head;
    let may_follow = matches!(pronoun, Pronoun::Speaker | Pronoun::Speakers);
    let fits = match other.pronoun {
        Some(of_other) => of_other == pronoun,
        None => pronoun.agrees(other) && !(its.tokens.start <= own.head && own.head < its.tokens.end),
    };
    let sentences = own.sentence.abs_diff(its.sentence);
    if !fits || !(is_before || may_follow) || sentences > weights.reach(pronoun) {
        return None;
    }
    let several = its.plural || its.several;
    let number = match pronoun {
        Pronoun::Several if several => weights.several_for_they,
        Pronoun::Speakers if several => weights.several_for_we,
        _ => 0.0,
    };
    let when = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    Some(
        number
            + when(its.subject, weights.subject)
            + when(!is_before, weights.behind)
            + weights.per_mention * n_mentions.min(weights.most_mentions) as f64
            + weights.per_sentence * sentences as f64
            + weights.per_token * own.head.abs_diff(its.head) as f64,
    )
}

#[cfg(test)]
impl PronounWeights {
    /// Weights by which only distance counts.
    pub fn invented() -> Self {
        let per_token = -0.01;
        let weights = Self { per_sentence: -1.0, per_token, behind: -0.5, ..Self::default() };
        Self { reach_of_person: 3, reach_of_thing: 2, reach_of_several: 2, reach_of_speaker: 9, ..weights }
    }
}
