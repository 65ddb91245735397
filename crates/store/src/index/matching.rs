//! The triples that match a pattern.

use super::layout::Index;
use std::ops::Range;

/// Places in the list of orders; an order is the triple rotated to the left so many times.
const SUBJECT_FIRST: usize = 0;
const PREDICATE_FIRST: usize = 1;
const OBJECT_FIRST: usize = 2;

/// Triples that match, in an order that depends on the pattern alone.
#[derive(Clone, Debug)]
pub(crate) struct Matches<'i> {
    index: &'i Index,
    order: usize,
    /// First number of the next triple, or one before it.
    first: u32,
    places: Range<usize>,
}

impl Index {
    /// The number of a term, if some triple has it.
    pub(super) fn number(&self, text: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.n_terms() as u32);
        while low < high {
            let middle = low.midpoint(high);
            match self.text(middle).cmp(text) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The triples that have the given terms.
    pub(super) fn matching(
        &self,
        subject: Option<u32>,
        predicate: Option<u32>,
        object: Option<u32>,
    ) -> Matches<'_> {
        match (subject, predicate, object) {
            (None, None, None) => {
                Matches { index: self, order: SUBJECT_FIRST, first: 0, places: 0..self.n_triples() }
            }
            (Some(subject), None, Some(object)) => self.range(OBJECT_FIRST, object, Some(subject), None),
            (Some(subject), predicate, object) => self.range(SUBJECT_FIRST, subject, predicate, object),
            (None, Some(predicate), object) => self.range(PREDICATE_FIRST, predicate, object, None),
            (None, None, Some(object)) => self.range(OBJECT_FIRST, object, None, None),
        }
    }

    fn range(&self, order: usize, first: u32, second: Option<u32>, third: Option<u32>) -> Matches<'_> {
        let mut places = self.pairs_of(order, first);
        for (part, wanted) in [second, third].into_iter().enumerate() {
            if let Some(wanted) = wanted {
                let start = self.first_place(order, places.clone(), part, wanted);
                let end = self.first_place(order, start..places.end, part, wanted + 1);
                places = start..end;
            }
        }
        Matches { index: self, order, first, places }
    }

    /// The first place whose number is not below the wanted one; the numbers of the range are sorted.
    fn first_place(&self, order: usize, places: Range<usize>, part: usize, wanted: u32) -> usize {
        let Range { start: mut low, end: mut high } = places;
        while low < high {
            let middle = low.midpoint(high);
            if self.pair(order, middle)[part] < wanted { low = middle + 1 } else { high = middle }
        }
        low
    }
}

impl Iterator for Matches<'_> {
    /// Subject, predicate, object.
    type Item = [u32; 3];

    fn next(&mut self) -> Option<[u32; 3]> {
        let place = self.places.next()?;
        while self.index.pairs_of(self.order, self.first).end <= place {
            self.first += 1;
        }
        let [second, third] = self.index.pair(self.order, place);
        let mut triple = [self.first, second, third];
        triple.rotate_right(self.order);
        Some(triple)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}
