//! What differs between two states of a store, line by line.

use super::lines::{ClaimLine, DisputeLine, EdgeLine, NodeLine, Outline, ReportLine};
use crate::Listed;
use bitcode::{Decode, Encode};
use rapporteur_model::World;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Something that a store holds, as far as a change of it is told.
pub trait Line: Clone {
    /// What stays the same as long as it is the same thing.
    fn id(&self) -> &str;

    /// Whether nothing worth telling has changed since.
    fn is_like(&self, other: &Self) -> bool;
}

/// One thing before and after; one of the two at least is there.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Alteration<T> {
    /// As it was; `None` for something new.
    pub before: Option<T>,
    /// As it is; `None` for something that is gone.
    pub after: Option<T>,
}

/// What differs among things of one kind, by id.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Altered<T>(Vec<Alteration<T>>);

/// What differs between two states of a store.
#[derive(Clone, PartialEq, Eq, Debug, Default, Encode, Decode)]
pub struct Difference {
    /// Reports.
    pub reports: Altered<ReportLine>,
    /// Things that the reports speak of.
    pub nodes: Altered<NodeLine>,
    /// Claims.
    pub claims: Altered<ClaimLine>,
    /// Plain edges.
    pub edges: Altered<EdgeLine>,
    /// Claims that cannot all hold.
    pub disputes: Altered<DisputeLine>,
}

impl<T> Default for Altered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Line> Altered<T> {
    /// What differs between two lists of things, each sorted by id.
    pub fn between(before: &[T], after: &[T]) -> Self {
        let (mut befores, mut afters) = (before.iter().peekable(), after.iter().peekable());
        let mut rows = Vec::new();
        loop {
            let order = match (befores.peek(), afters.peek()) {
                (Some(before), Some(after)) => before.id().cmp(after.id()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Self(rows),
            };
            let before = befores.next_if(|_| order.is_le());
            let after = afters.next_if(|_| order.is_ge());
            let is_like = before.zip(after).is_some_and(|(before, after)| before.is_like(after));
            if !is_like {
                rows.push(Alteration { before: before.cloned(), after: after.cloned() });
            }
        }
    }

    /// What differs after a further change. What came and went, or went and came back as it was, differs no more.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        let mut rows: BTreeMap<String, Alteration<T>> = BTreeMap::new();
        for row in self.0 {
            if let Some(id) = row.id() {
                rows.insert(id, row);
            }
        }
        for row in later.0 {
            let Some(id) = row.id() else { continue };
            match rows.get_mut(&id) {
                Some(known) => known.after = row.after,
                None => drop(rows.insert(id, row)),
            }
        }
        Self::of(rows)
    }

    fn of(mut rows: BTreeMap<String, Alteration<T>>) -> Self {
        rows.retain(|_, row| match (&row.before, &row.after) {
            (Some(before), Some(after)) => !before.is_like(after),
            (before, after) => before.is_some() || after.is_some(),
        });
        Self(rows.into_values().collect())
    }

    /// What is there and was not.
    pub fn new_ones(&self) -> impl Iterator<Item = &T> {
        self.0.iter().filter(|row| row.before.is_none()).filter_map(|row| row.after.as_ref())
    }

    /// What was there and is not.
    pub fn gone(&self) -> impl Iterator<Item = &T> {
        self.0.iter().filter(|row| row.after.is_none()).filter_map(|row| row.before.as_ref())
    }

    /// What is there as it was not before: as it was, as it is.
    pub fn changed(&self) -> impl Iterator<Item = (&T, &T)> {
        self.0.iter().filter_map(|row| Some((row.before.as_ref()?, row.after.as_ref()?)))
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Line> Alteration<T> {
    fn id(&self) -> Option<String> {
        self.after.as_ref().or(self.before.as_ref()).map(|line| line.id().to_owned())
    }
}

impl Difference {
    /// Everything that a world holds, as what differs from nothing.
    pub fn of_all(world: &World, listed: &[Listed]) -> Self {
        Outline::default().difference(&Outline::new(world, listed))
    }

    /// What differs after a further change.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        Self {
            reports: self.reports.then(later.reports),
            nodes: self.nodes.then(later.nodes),
            claims: self.claims.then(later.claims),
            edges: self.edges.then(later.edges),
            disputes: self.disputes.then(later.disputes),
        }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
            && self.nodes.is_empty()
            && self.claims.is_empty()
            && self.edges.is_empty()
            && self.disputes.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, label: &str) -> NodeLine {
        NodeLine { id: id.to_owned(), label: label.to_owned(), ..NodeLine::default() }
    }

    /// New ones with a plus, gone ones with a minus, changed ones with both labels.
    fn told(altered: &Altered<NodeLine>) -> Vec<String> {
        let new = altered.new_ones().map(|line| format!("+{}", line.id));
        let gone = altered.gone().map(|line| format!("-{}", line.id));
        let changed = altered.changed().map(|(was, is)| format!("{} {}→{}", is.id, was.label, is.label));
        new.chain(gone).chain(changed).collect()
    }

    #[test]
    fn what_came_went_and_changed_is_told() {
        let before = [node("a", "Ana"), node("b", "Bo"), node("c", "Cai")];
        let after = [node("a", "Ana"), node("c", "Cai Li"), node("d", "Dov")];
        assert_eq!(told(&Altered::between(&before, &after)), ["+d", "-b", "c Cai→Cai Li"]);
        assert!(Altered::between(&before, &before).is_empty());
    }

    #[test]
    fn changes_one_after_the_other_are_the_change_from_first_to_last() {
        let states = [
            vec![node("a", "Ana"), node("b", "Bo")],
            vec![node("a", "Anna"), node("c", "Cai")],
            vec![node("a", "Ana"), node("b", "Bo"), node("d", "Dov")],
            vec![node("a", "Ana R."), node("d", "Dov")],
        ];
        let steps = |from: usize, to: usize| {
            let steps = (from..to).map(|i| Altered::between(&states[i], &states[i + 1]));
            steps.reduce(Altered::then).unwrap_or_default()
        };
        for from in 0..states.len() {
            for to in from..states.len() {
                let whole = Altered::between(&states[from], &states[to]);
                assert_eq!(told(&steps(from, to)), told(&whole), "from {from} to {to}");
            }
        }
    }
}
