//! Columns that lines join from side to side: of attendance, people on the left, meetings in the middle, countries and bodies on
//! the right; of time, what has a date from early to late, and the rest on the right.
//!
//! Neighbours are in like order after the barycentre method of Sugiyama, Tagawa and Toda, "Methods for visual understanding of
//! hierarchical system structures" (1981); each node then stands as near to the mean of its neighbours as those beside it allow,
//! by pooling adjacent violators (Ayer et al., "An empirical distribution function for sampling with incomplete information",
//! 1955).

use super::arrangement::{Arrangement, Mark};
use crate::builtin::layout::next_to;
use crate::builtin::{Point, outline};
use crate::picture::{Picture, text};
use rapporteur_model::well_known::types;
use rapporteur_model::{PartialDate, When};
use std::collections::BTreeMap;

/// Rounds of ordering columns by their neighbours.
pub(super) const ROUNDS: usize = 12;
/// Pixels between two nodes of a column.
pub(super) const GAP: f64 = 14.0;
/// Pixels that the line of time is wide.
pub(super) const AXIS: f64 = 2.0;
/// Pixels between two columns.
const AISLE: f64 = 210.0;
/// Pixels between the line of time and what stands at it.
const BESIDE_TIME: f64 = 34.0;
/// Pixels between two dates.
const BETWEEN_DATES: f64 = 12.0;

/// People, meetings and events, countries and bodies, each in an order in which few lines cross.
pub(super) fn sides(picture: &Picture, near: &[Vec<usize>]) -> [Vec<usize>; 3] {
    let mut columns = [Vec::new(), Vec::new(), Vec::new()];
    for (i, shape) in picture.shapes.iter().enumerate() {
        columns[match shape.kind.as_str() {
            types::MEETING | types::EVENT => 1,
            types::PERSON => 0,
            _ => 2,
        }]
        .push(i);
    }
    columns[1].sort_by_key(|i| (picture.shapes[*i].when.as_ref().and_then(dates), *i));
    let mut order = vec![0.0; picture.shapes.len()];
    number(&columns[1], &mut order);
    for round in 0..ROUNDS {
        for side in [0, 2] {
            arrange(&mut columns[side], near, &mut order);
        }
        if round + 1 < ROUNDS {
            arrange(&mut columns[1], near, &mut order);
        }
    }
    columns
}

/// Nodes by the dates they have, and those without a date.
pub(super) type Dated = (BTreeMap<(PartialDate, PartialDate), Vec<usize>>, Vec<usize>);

/// What has a date by it, and the rest in the order of its neighbours among them.
pub(super) fn dated(picture: &Picture, near: &[Vec<usize>]) -> Dated {
    let mut by_date: BTreeMap<(PartialDate, PartialDate), Vec<usize>> = BTreeMap::new();
    let mut rest = Vec::new();
    for (i, shape) in picture.shapes.iter().enumerate() {
        match shape.when.as_ref().and_then(dates) {
            Some(dates) => by_date.entry(dates).or_default().push(i),
            None => rest.push(i),
        }
    }
    let mut order = vec![0.0; picture.shapes.len()];
    number(&by_date.values().flatten().copied().collect::<Vec<_>>(), &mut order);
    arrange(&mut rest, near, &mut order);
    (by_date, rest)
}

/// What is written at dates.
pub(super) fn date_label((from, to): (PartialDate, PartialDate)) -> String {
    text::when(&When { value: String::new(), from: Some(from), to: Some(to) })
}

/// Who attends what.
pub(super) fn attendance(picture: &Picture, sizes: &[Point], ends: &[(usize, usize)]) -> Arrangement {
    let near = next_to(sizes.len(), ends.iter().copied());
    let columns = sides(picture, &near);
    let mut arrangement =
        Arrangement { places: vec![Point::default(); sizes.len()], ..Arrangement::default() };
    let width = |column: &[usize]| column.iter().map(|i| sizes[*i].x).fold(0.0, f64::max);
    let middle = if columns[0].is_empty() { 0.0 } else { width(&columns[0]) + AISLE };
    let mut top = 0.0;
    for i in &columns[1] {
        arrangement.places[*i] = Point::new(middle + width(&columns[1]) / 2.0, top + sizes[*i].y / 2.0);
        top += sizes[*i].y + GAP;
    }
    let right = middle + width(&columns[1]) + AISLE;
    for (column, left) in [(&columns[0], 0.0), (&columns[2], right)] {
        beside(&mut arrangement, column, &near, sizes, left + width(column) / 2.0);
    }
    arrangement
}

/// What happened when.
pub(super) fn timeline(picture: &Picture, sizes: &[Point], ends: &[(usize, usize)]) -> Arrangement {
    let near = next_to(sizes.len(), ends.iter().copied());
    let (by_date, rest) = dated(picture, &near);
    let mut arrangement =
        Arrangement { places: vec![Point::default(); sizes.len()], ..Arrangement::default() };
    let width = by_date.values().flatten().map(|i| sizes[*i].x).fold(0.0, f64::max);
    let bottom = along_time(&mut arrangement, &by_date, sizes, BESIDE_TIME + width / 2.0);
    let wide = rest.iter().map(|i| sizes[*i].x).fold(0.0, f64::max);
    beside(&mut arrangement, &rest, &near, sizes, BESIDE_TIME + width + AISLE + wide / 2.0);
    if bottom > 0.0 {
        let end = |y| Point::new(0.0, y);
        arrangement.marks.push(Mark::Line { from: end(-GAP), to: end(bottom), width: AXIS });
    }
    arrangement
}

/// Dates from early to late, each with its nodes one below another; returns where they end.
fn along_time(
    arrangement: &mut Arrangement,
    by_date: &BTreeMap<(PartialDate, PartialDate), Vec<usize>>,
    sizes: &[Point],
    middle: f64,
) -> f64 {
    let mut top = 0.0;
    for (dates, nodes) in by_date {
        let label = date_label(*dates);
        let first = nodes.first().map_or(0.0, |i| sizes[*i].y / 2.0);
        let (y, half) = (top + first, outline::text_width(&label, outline::SMALL_SIZE) / 2.0);
        arrangement.marks.push(Mark::Line { from: Point::new(-5.0, y), to: Point::new(5.0, y), width: AXIS });
        arrangement.marks.push(Mark::Words { text: label, at: Point::new(-16.0 - half, y) });
        for i in nodes {
            arrangement.places[*i] = Point::new(middle, top + sizes[*i].y / 2.0);
            top += sizes[*i].y + GAP;
        }
        top += BETWEEN_DATES;
    }
    top
}

fn dates(when: &When) -> Option<(PartialDate, PartialDate)> {
    let from = when.from.or(when.to)?;
    Some((from, when.to.unwrap_or(from)))
}

/// Places in a column as shares of it, so that long and short columns compare.
fn number(column: &[usize], order: &mut [f64]) {
    for (place, i) in column.iter().enumerate() {
        order[*i] = (place as f64 + 0.5) / column.len() as f64;
    }
}

/// Orders a column by the mean of its nodes' neighbours.
fn arrange(column: &mut [usize], near: &[Vec<usize>], order: &mut [f64]) {
    let means: BTreeMap<usize, f64> =
        column.iter().map(|i| (*i, mean(&near[*i], |other| order[other]).unwrap_or(order[*i]))).collect();
    column.sort_by(|a, b| means[a].total_cmp(&means[b]).then_with(|| a.cmp(b)));
    number(column, order);
}

fn mean(nodes: &[usize], of: impl Fn(usize) -> f64) -> Option<f64> {
    let sum: f64 = nodes.iter().map(|i| of(*i)).sum();
    (!nodes.is_empty()).then(|| sum / nodes.len() as f64)
}

/// Places the nodes of a column, in their order, at the heights of their neighbours. Nodes that would overlap form a block at the
/// mean of the heights they wish for.
fn beside(arrangement: &mut Arrangement, column: &[usize], near: &[Vec<usize>], sizes: &[Point], x: f64) {
    // Blocks of nodes from above: the sum of wished tops, height, nodes.
    let mut blocks: Vec<(f64, f64, Vec<usize>)> = Vec::new();
    for &i in column {
        let wish = mean(&near[i], |other| arrangement.places[other].y).unwrap_or(0.0) - sizes[i].y / 2.0;
        let mut block = (wish, sizes[i].y + GAP, vec![i]);
        while let Some(above) = blocks.pop_if(|above| top(above) + above.1 > top(&block)) {
            let wishes = block.0 - above.1 * block.2.len() as f64;
            block = (above.0 + wishes, above.1 + block.1, [above.2, block.2].concat());
        }
        blocks.push(block);
    }
    for block in &blocks {
        let mut y = top(block);
        for &i in &block.2 {
            arrangement.places[i] = Point::new(x, y + sizes[i].y / 2.0);
            y += sizes[i].y + GAP;
        }
    }
}

/// Where a block begins: the mean of the tops that its nodes wish for it.
fn top(block: &(f64, f64, Vec<usize>)) -> f64 {
    block.0 / block.2.len() as f64
}
