//! The layouts of [`columns`](super::columns) in landscape: rows that lines join from above to below. Of attendance, people above,
//! meetings in the middle, countries and bodies below; of time, what has a date from left to right, and the rest below.
//!
//! A row too long for its picture is laid like bricks, in several courses that keep its order from left to right.

use super::arrangement::{Arrangement, Mark};
use super::columns::{AXIS, GAP, date_label, dated, sides};
use crate::builtin::layout::next_to;
use crate::builtin::{Point, outline};
use crate::picture::Picture;

/// Pixels between two rows, for lines and their words.
const AISLE: f64 = 150.0;
/// Pixels between the line of time and what stands at it.
const BELOW_TIME: f64 = 26.0;
/// Pixels between the words at two dates.
const BETWEEN_WORDS: f64 = 16.0;
/// How much wider than high a picture is to be; its legend takes some of the height.
const WANTED: f64 = 1.7;
/// Pixels by which a picture grows until it is wide enough.
const WIDER: f64 = 40.0;
/// Most pixels that two neighbours of a row are apart, so that short rows do not fall asunder.
const FARTHEST: f64 = 260.0;

/// Who attends what.
pub(super) fn attendance(picture: &Picture, sizes: &[Point], ends: &[(usize, usize)]) -> Arrangement {
    let near = next_to(sizes.len(), ends.iter().copied());
    let rows = sides(picture, &near);
    let rows: Vec<Row<'_>> =
        rows.iter().filter(|row| !row.is_empty()).map(|row| Row::new(row, sizes, 0.0)).collect();
    let mut arrangement =
        Arrangement { places: vec![Point::default(); sizes.len()], ..Arrangement::default() };
    let width = width(&rows);
    let mut top = 0.0;
    for row in &rows {
        top = row.place(&mut arrangement, width, top) + AISLE;
    }
    arrangement
}

/// What happened when.
pub(super) fn timeline(picture: &Picture, sizes: &[Point], ends: &[(usize, usize)]) -> Arrangement {
    let near = next_to(sizes.len(), ends.iter().copied());
    let (by_date, rest) = dated(picture, &near);
    let nodes: Vec<usize> = by_date.values().flatten().copied().collect();
    let words =
        by_date.keys().map(|dates| outline::text_width(&date_label(*dates), outline::SMALL_SIZE) * 1.07);
    let words = words.fold(0.0, f64::max) + BETWEEN_WORDS;
    let rows: Vec<Row<'_>> = [Row::new(&nodes, sizes, words), Row::new(&rest, sizes, 0.0)]
        .into_iter()
        .filter(|row| !row.nodes.is_empty())
        .collect();
    let mut arrangement =
        Arrangement { places: vec![Point::default(); sizes.len()], ..Arrangement::default() };
    let width = width(&rows);
    let mut top = BELOW_TIME;
    for row in &rows {
        top = row.place(&mut arrangement, width, top) + AISLE;
    }
    for (dates, nodes) in &by_date {
        let (mut x, mut n) = (0.0, 0.0);
        for i in nodes {
            let at = arrangement.places[*i];
            let stem = (Point::new(at.x, 0.0), Point::new(at.x, at.y - sizes[*i].y / 2.0));
            arrangement.marks.push(Mark::Line { from: stem.0, to: stem.1, width: 1.0 });
            (x, n) = (x + at.x, n + 1.0);
        }
        arrangement.marks.push(Mark::Words { text: date_label(*dates), at: Point::new(x / n, -16.0) });
    }
    if !by_date.is_empty() {
        let xs = || nodes.iter().map(|i| arrangement.places[*i].x);
        let (left, right) = (xs().fold(f64::MAX, f64::min), xs().fold(f64::MIN, f64::max));
        let (from, to) = (Point::new(left - 2.0 * GAP, 0.0), Point::new(right + 2.0 * GAP, 0.0));
        arrangement.marks.push(Mark::Line { from, to, width: AXIS });
    }
    arrangement
}

/// Nodes in their order from left to right.
struct Row<'a> {
    nodes: &'a [usize],
    sizes: &'a [Point],
    /// Pixels from each node to the next, at least.
    least: f64,
    /// Pixels that a node takes in its course.
    step: f64,
}

impl<'a> Row<'a> {
    fn new(nodes: &'a [usize], sizes: &'a [Point], least: f64) -> Self {
        let step = nodes.iter().map(|i| sizes[*i].x).fold(0.0, f64::max) + GAP;
        Self { nodes, sizes, least, step }
    }

    /// Courses that the row needs in so many pixels.
    fn n_courses(&self, width: f64) -> usize {
        let n = (self.nodes.len() as f64 * self.step / width).ceil();
        (n as usize).clamp(1, self.nodes.len().max(1))
    }

    /// The heights of its courses.
    fn heights(&self, width: f64) -> Vec<f64> {
        let mut heights = vec![0.0_f64; self.n_courses(width)];
        let n = heights.len();
        for (place, i) in self.nodes.iter().enumerate() {
            heights[place % n] = heights[place % n].max(self.sizes[*i].y);
        }
        heights
    }

    /// Puts the nodes into their places, in the middle of the width; returns where they end.
    fn place(&self, arrangement: &mut Arrangement, width: f64, top: f64) -> f64 {
        let heights = self.heights(width);
        let apart = (width / self.nodes.len() as f64).min(FARTHEST.max(self.least));
        let left = (width - apart * self.nodes.len() as f64) / 2.0;
        for (place, i) in self.nodes.iter().enumerate() {
            let course = place % heights.len();
            let above: f64 = heights[..course].iter().map(|height| height + GAP).sum();
            let y = top + above + heights[course] / 2.0;
            arrangement.places[*i] = Point::new(left + (place as f64 + 0.5) * apart, y);
        }
        top + heights.iter().map(|height| height + GAP).sum::<f64>() - GAP
    }
}

/// The width at which rows, one below the other, are wide enough for their height.
fn width(rows: &[Row<'_>]) -> f64 {
    let longest = |of: fn(&Row<'_>) -> f64| rows.iter().map(of).fold(0.0, f64::max);
    let most = longest(|row| row.nodes.len() as f64 * row.step.max(row.least));
    let mut width = longest(|row| row.step.max(row.nodes.len() as f64 * row.least));
    while width < most {
        let courses = rows.iter().flat_map(|row| row.heights(width)).map(|height| height + GAP).sum::<f64>();
        if width >= WANTED * (courses + AISLE * rows.len().saturating_sub(1) as f64) {
            break;
        }
        width += WIDER;
    }
    width
}
