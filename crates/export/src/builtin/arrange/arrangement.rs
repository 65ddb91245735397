//! Nodes in their places, and what the layouts ask of a picture's links.

use crate::builtin::{Point, layout, outline};
use crate::picture::Picture;

/// Which way lines run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Flow {
    /// Any way.
    #[default]
    Free,
    /// From column to column.
    Sideways,
    /// From row to row.
    Downwards,
}

/// Nodes in their places, with what stands behind them.
#[derive(Default)]
pub(crate) struct Arrangement {
    /// The centre of each shape.
    pub places: Vec<Point>,
    /// The width and height of each shape.
    pub sizes: Vec<Point>,
    /// What is drawn first.
    pub marks: Vec<Mark>,
    /// Which way lines run.
    pub flow: Flow,
}

/// Something behind the nodes.
pub(crate) enum Mark {
    /// A frame with its name at the upper left.
    Frame { label: String, low: Point, high: Point },
    /// A line of so many pixels, such as the axis of time.
    Line { from: Point, to: Point, width: f64 },
    /// Words centred at a point.
    Words { text: String, at: Point },
}

impl Arrangement {
    /// The corners of the smallest rectangle that holds everything; `None` if there is nothing.
    pub(crate) fn extent(&self) -> Option<(Point, Point)> {
        let boxes = self.places.iter().zip(&self.sizes);
        let boxes = boxes.map(|(at, size)| (at.minus(size.times(0.5)), at.plus(size.times(0.5))));
        let marks = self.marks.iter().map(|mark| match mark {
            Mark::Frame { low, high, .. } => (*low, *high),
            Mark::Line { from, to, .. } => (*from, *to),
            Mark::Words { text, at } => {
                let half =
                    Point::new(outline::text_width(text, outline::SMALL_SIZE) / 2.0, outline::SMALL_SIZE);
                (at.minus(half), at.plus(half))
            }
        });
        boxes.chain(marks).reduce(|(low, high), (from, to)| {
            (Point::new(low.x.min(from.x), low.y.min(from.y)), Point::new(high.x.max(to.x), high.y.max(to.y)))
        })
    }

    /// Moves everything.
    pub(crate) fn shift(&mut self, by: Point) {
        self.places.iter_mut().for_each(|place| *place = place.plus(by));
        for mark in &mut self.marks {
            match mark {
                Mark::Frame { low: a, high: b, .. } | Mark::Line { from: a, to: b, .. } => {
                    (*a, *b) = (a.plus(by), b.plus(by));
                }
                Mark::Words { at, .. } => *at = at.plus(by),
            }
        }
    }
}

/// Places of the ends of each link among the shapes; a picture's links join its shapes only.
pub(crate) fn ends(picture: &Picture) -> Vec<(usize, usize)> {
    let place = |id: &rapporteur_model::EntityId| picture.shapes.partition_point(|shape| shape.id < *id);
    picture.links.iter().map(|link| (place(&link.from), place(&link.to))).collect()
}

/// The links of a picture with the room that their words need.
pub(super) fn lines(picture: &Picture, ends: &[(usize, usize)]) -> Vec<layout::Line> {
    let widest = |labels: &[String]| {
        labels.iter().map(|label| outline::text_width(label, outline::SMALL_SIZE)).fold(0.0, f64::max)
    };
    let links = picture.links.iter().zip(ends);
    links.map(|(link, ends)| layout::Line { ends: *ends, words: widest(&link.labels) }).collect()
}
