//! The heaviest one-to-one assignment (Hungarian method with potentials), component by component.

use std::collections::{BTreeMap, BTreeSet};

/// The weight of the heaviest assignment of rows to `n_columns` columns. Each row lists the columns that it
/// may take, with weights.
pub(super) fn heaviest(rows: &[BTreeMap<usize, f64>], n_columns: usize) -> f64 {
    let mut rows_of: Vec<Vec<usize>> = vec![Vec::new(); n_columns];
    for (i, row) in rows.iter().enumerate() {
        row.keys().for_each(|j| rows_of[*j].push(i));
    }
    let mut seen = vec![false; rows.len()];
    let mut total = 0.0;
    for first in 0..rows.len() {
        if seen[first] || rows[first].is_empty() {
            continue;
        }
        let (mut members, mut columns, mut open) = (Vec::new(), BTreeSet::new(), vec![first]);
        seen[first] = true;
        while let Some(i) = open.pop() {
            members.push(i);
            for j in rows[i].keys().filter(|j| columns.insert(**j)).copied().collect::<Vec<_>>() {
                for other in &rows_of[j] {
                    if !std::mem::replace(&mut seen[*other], true) {
                        open.push(*other);
                    }
                }
            }
        }
        members.sort_unstable();
        total += component(rows, &members, &columns);
    }
    total
}

/// The heaviest assignment within one connected component, as a dense matrix with no more rows than columns.
fn component(rows: &[BTreeMap<usize, f64>], members: &[usize], columns: &BTreeSet<usize>) -> f64 {
    let mut weights: Vec<Vec<f64>> = members
        .iter()
        .map(|i| columns.iter().map(|j| rows[*i].get(j).copied().unwrap_or(0.0)).collect())
        .collect();
    if members.len() > columns.len() {
        weights = (0..columns.len()).map(|j| weights.iter().map(|row| row[j]).collect()).collect();
    }
    let taken = assign(&weights);
    taken.iter().enumerate().filter_map(|(j, row)| row.map(|i| weights[i][j])).sum()
}

/// The row assigned to each column. There must be at least as many columns as rows.
fn assign(weights: &[Vec<f64>]) -> Vec<Option<usize>> {
    let n_columns = weights.first().map_or(0, Vec::len);
    let mut state = Matching {
        weights,
        of_row: vec![0.0; weights.len()],
        of_column: vec![0.0; n_columns],
        taken: vec![None; n_columns],
    };
    (0..weights.len()).for_each(|row| state.place(row));
    state.taken
}

/// An assignment of some rows, with potentials that prove it the best for them.
struct Matching<'w> {
    weights: &'w [Vec<f64>],
    of_row: Vec<f64>,
    of_column: Vec<f64>,
    /// The row assigned to each column.
    taken: Vec<Option<usize>>,
}

impl Matching<'_> {
    /// Assigns one more row and moves others along the cheapest path to a free column.
    fn place(&mut self, row: usize) {
        let n_columns = self.taken.len();
        let mut least = vec![f64::INFINITY; n_columns];
        let mut used = vec![false; n_columns];
        // The column from which each column was reached; `None` if the new row reached it directly.
        let mut came_from: Vec<Option<usize>> = vec![None; n_columns];
        let mut current: Option<usize> = None;
        loop {
            let i = current.and_then(|j| self.taken[j]).unwrap_or(row);
            let mut next: Option<usize> = None;
            for j in (0..n_columns).filter(|j| !used[*j]) {
                let cost = -self.weights[i][j] - self.of_row[i] - self.of_column[j];
                if cost < least[j] {
                    (least[j], came_from[j]) = (cost, current);
                }
                if next.is_none_or(|best| least[j] < least[best]) {
                    next = Some(j);
                }
            }
            let Some(j) = next else { return };
            self.raise(row, least[j], &used, &mut least);
            used[j] = true;
            if self.taken[j].is_none() {
                return self.shift(row, j, &came_from);
            }
            current = Some(j);
        }
    }

    /// Raises the potentials of the reached rows, so that one more column costs nothing.
    fn raise(&mut self, row: usize, delta: f64, used: &[bool], least: &mut [f64]) {
        self.of_row[row] += delta;
        for j in 0..used.len() {
            if used[j] {
                self.of_column[j] -= delta;
                if let Some(i) = self.taken[j] {
                    self.of_row[i] += delta;
                }
            } else {
                least[j] -= delta;
            }
        }
    }

    /// Moves each row on the path that ends in `free` to the next column.
    fn shift(&mut self, row: usize, free: usize, came_from: &[Option<usize>]) {
        let mut column = Some(free);
        while let Some(j) = column {
            self.taken[j] = came_from[j].map_or(Some(row), |previous| self.taken[previous]);
            column = came_from[j];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_heaviest_assignment_not_the_greedy_one() {
        let row = |pairs: &[(usize, f64)]| pairs.iter().copied().collect::<BTreeMap<_, _>>();
        let rows = [row(&[(0, 0.9), (1, 0.8)]), row(&[(0, 0.8)]), row(&[(2, 0.5)]), row(&[(2, 0.6)])];
        assert!((heaviest(&rows, 3) - 2.2).abs() < 1e-12);
    }
}
