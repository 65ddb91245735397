//! Places of the nodes of a whole graph, for programs that draw it themselves and ask where to begin.

use super::Point;
use super::layout::{self, Line};
use crate::rows::Rows;
use std::collections::HashMap;

/// Most nodes of a graph whose places are computed: the time grows with their square, and with so many it is some seconds.
const MOST: usize = 3000;
/// The room that every node gets, in pixels: names are not measured, since other programs write them in their own way.
const ROOM: Point = Point { x: 110.0, y: 44.0 };

/// Where each node is.
pub(crate) struct Positions(HashMap<String, Point>);

impl Positions {
    /// The places of all nodes, computed by the built-in layout from all edges; `None` where the nodes are too many.
    ///
    /// They are rounded to a tenth of a pixel; y grows downwards.
    pub fn of(rows: &Rows<'_>) -> Option<Self> {
        let (n_nodes, _) = rows.counts();
        if n_nodes > MOST {
            return None;
        }
        let ids: HashMap<String, usize> =
            rows.nodes().enumerate().map(|(i, row)| (row.id.into(), i)).collect();
        let place = |id: &str| ids.get(id).copied();
        let mut lines: Vec<(usize, usize)> = rows
            .merged()
            .filter_map(|row| Some((place(row.source)?, place(&row.target)?)))
            .filter(|(from, to)| from != to)
            .collect();
        lines.sort_unstable();
        lines.dedup();
        let lines: Vec<Line> = lines.into_iter().map(|ends| Line { ends, words: 0.0 }).collect();
        let places = layout::places(&vec![ROOM; n_nodes], &lines, None);
        let tenths = |v: f64| (v * 10.0).round() / 10.0;
        let at = |i: usize| places.get(i).map(|at| Point::new(tenths(at.x), tenths(at.y)));
        Some(Self(ids.into_iter().filter_map(|(id, i)| Some((id, at(i)?))).collect()))
    }

    /// Where a node is.
    pub fn get(&self, id: &str) -> Option<Point> {
        self.0.get(id).copied()
    }
}
