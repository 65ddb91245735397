//! Families of relations and types. A stage asks whether a name belongs to a family instead of knowing the name. The files of
//! `data/relations/` and `data/types/` name the families of each; a new one joins a family without a change of code.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What relations of one kind have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationFamily {
    /// The relation holds both ways: it does not matter who is named first. Every symmetric relation belongs here.
    Mutual,
    /// The relation holds for good once it holds, such as a kinship.
    Lasting,
    /// The relation begins and ends, so a report without a date does not say when it holds.
    State,
    /// Of each type one subject alone stands in the relation to a thing that happens once: an election has one winner.
    Sole,
    /// The relation gives a thing one value, its number. Every relation to a number belongs here.
    Counted,
    /// Claims of the relation say what they say by their qualifiers alone, so no claim becomes a plain edge.
    Edgeless,
    /// The relation concerns reports as sources, or repeats what another relation says. Comparison leaves it out.
    Aside,
    /// The subject takes part in a gathering.
    TakingPart,
    /// Claims of the relation show whether a meeting takes place.
    MeetingStatus,
    /// The relation describes a gathering itself. A gathering whose day lies ahead is planned.
    Gathering,
    /// The relation says what a gathering or document is about.
    Matter,
    /// The relation ties a person to a country or body. Namesakes with other ties are other people.
    Tie,
    /// The relation says where something is. Pictures write the place under the node's name if nothing else hangs on the place.
    Placing,
    /// The subject wrote the document.
    Writing,
    /// The subject is bound by the document.
    Binding,
    /// The subject takes a stand on the document.
    Reading,
    /// Somebody says, denies or doubts a statement.
    Speech,
    /// Somebody speaks against something.
    Against,
    /// Somebody speaks against what another has said: a noun of saying as object leads to the statement.
    Answer,
    /// The relation takes every predicate that no other relation covers. Its claims are counted apart, and pictures and graph
    /// files leave them out unless asked.
    Open,
}

/// What an order of relations is made by; the first counts most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ranking {
    /// How surely the relation shows which country or body a person acts for.
    Belonging,
    /// How surely the relation leads to the country of a person, body or place.
    Country,
    /// Which of two equally telling rows a matrix shows first.
    Row,
}

/// What types of nodes have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TypeFamily {
    /// A thing of the type happens, or is written or said, once.
    Once,
    /// A thing of the type goes on for a while and ends.
    Passing,
    /// It takes part in what sentences tell: predicates join it to others.
    Participant,
}

/// Which relations and types belong to which families.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Families {
    relations: BTreeMap<RelationFamily, BTreeSet<String>>,
    ranks: BTreeMap<Ranking, BTreeMap<String, u8>>,
    types: BTreeMap<TypeFamily, BTreeSet<String>>,
}

impl Families {
    /// Puts a relation into a family.
    pub fn add(&mut self, family: RelationFamily, relation: &str) {
        self.relations.entry(family).or_default().insert(relation.to_owned());
    }

    /// Gives a relation its place in an order.
    pub fn rank_at(&mut self, ranking: Ranking, relation: &str, place: u8) {
        self.ranks.entry(ranking).or_default().insert(relation.to_owned(), place);
    }

    /// Puts a type into a family.
    pub fn add_type(&mut self, family: TypeFamily, kind: &str) {
        self.types.entry(family).or_default().insert(kind.to_owned());
    }

    /// Whether a relation belongs to a family.
    pub fn has(&self, family: RelationFamily, relation: &str) -> bool {
        self.relations.get(&family).is_some_and(|relations| relations.contains(relation))
    }

    /// The relations of a family, sorted.
    pub fn of(&self, family: RelationFamily) -> impl Iterator<Item = &str> {
        self.relations.get(&family).into_iter().flatten().map(String::as_str)
    }

    /// Whether a type belongs to a family.
    pub fn has_type(&self, family: TypeFamily, kind: &str) -> bool {
        self.types.get(&family).is_some_and(|types| types.contains(kind))
    }

    /// The place of a relation in an order; `None` if it has none.
    pub fn rank(&self, ranking: Ranking, relation: &str) -> Option<u8> {
        self.ranks.get(&ranking)?.get(relation).copied()
    }

    /// The relations of an order, best first.
    pub fn ranked(&self, ranking: Ranking) -> impl Iterator<Item = &str> {
        let mut all: Vec<(u8, &str)> = self
            .ranks
            .get(&ranking)
            .into_iter()
            .flatten()
            .map(|(name, place)| (*place, name.as_str()))
            .collect();
        all.sort_unstable();
        all.into_iter().map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_by_place_and_then_by_name() {
        let mut families = Families::default();
        for (relation, place) in [("leads", 3), ("represents", 1), ("citizenOf", 3)] {
            families.rank_at(Ranking::Belonging, relation, place);
        }
        assert_eq!(
            families.ranked(Ranking::Belonging).collect::<Vec<_>>(),
            ["represents", "citizenOf", "leads"]
        );
        assert_eq!(families.rank(Ranking::Belonging, "leads"), Some(3));
        assert_eq!(families.rank(Ranking::Row, "leads"), None);
    }
}
