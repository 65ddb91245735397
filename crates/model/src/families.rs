//! Families of relations and types: what stages ask of a name instead of knowing the name. The files of `data/relations/` and
//! `data/types/` say which families each is of; a new one joins a family without a change of code.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What relations of a kind have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RelationFamily {
    /// Holds both ways: who is named first does not matter. Every symmetric relation is of it.
    Mutual,
    /// Holds for good once it holds: a kinship.
    Lasting,
    /// Begins and ends: a report without a day does not say of when it speaks.
    State,
    /// Tells of a thing by one value: its number. Every relation to a number is of it.
    Counted,
    /// Concerns reports as sources, or repeats what another tells: comparing leaves it out.
    Aside,
    /// Somebody takes part in a gathering by it.
    TakingPart,
    /// Its claims tell whether a meeting takes place.
    MeetingStatus,
    /// Tells of a gathering itself: one whose day lies ahead is planned.
    Gathering,
    /// What a gathering or document is about.
    Matter,
    /// Ties a person to a country or body: namesakes with other ties are other people.
    Tie,
    /// Tells where something is: pictures write it under the name of what hangs on nothing else.
    Placing,
    /// Somebody wrote the document.
    Writing,
    /// Somebody is bound by the document.
    Binding,
    /// Somebody takes a stand on the document.
    Reading,
    /// Somebody says, denies or doubts a statement.
    Speech,
    /// Somebody speaks against something.
    Against,
    /// Somebody speaks against what another has said: a noun of saying as object leads to the statement.
    Answer,
}

/// What relations of a kind are ordered by; the first counts most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ranking {
    /// How surely it tells what country or body a person acts for.
    Belonging,
    /// How surely it leads to the country of a person, body or place.
    Country,
    /// Which of two rows that tell as much a matrix shows first.
    Row,
}

/// What types of nodes have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TypeFamily {
    /// It happens, or is written or said, once.
    Once,
    /// It passes: what goes on for a while.
    Passing,
    /// It takes part in what sentences tell: predicates join it to others.
    Participant,
}

/// Which relations and types are of which families.
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

    /// Whether a relation is of a family.
    pub fn has(&self, family: RelationFamily, relation: &str) -> bool {
        self.relations.get(&family).is_some_and(|relations| relations.contains(relation))
    }

    /// The relations of a family, sorted.
    pub fn of(&self, family: RelationFamily) -> impl Iterator<Item = &str> {
        self.relations.get(&family).into_iter().flatten().map(String::as_str)
    }

    /// Whether a type is of a family.
    pub fn has_type(&self, family: TypeFamily, kind: &str) -> bool {
        self.types.get(&family).is_some_and(|types| types.contains(kind))
    }

    /// The place of a relation in an order; `None` for one that has none.
    pub fn rank(&self, ranking: Ranking, relation: &str) -> Option<u8> {
        self.ranks.get(&ranking)?.get(relation).copied()
    }

    /// The relations of an order, the first first.
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
