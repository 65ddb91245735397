//! A picture with everything in its place, before it is written as SVG or painted.

use super::arrange::{self, Arrangement, Mark};
use super::line::{self, Placed};
use super::outline::{self, SMALL_SIZE, TEXT_SIZE};
use super::parts::{BLACK, Figure, Form, GREY, Look, MARGIN, Part, Step, Stroke, line_height, text};
use super::{Point, legend};
use crate::picture::{Picture, theme};
use rapporteur_knowledge::{Outline, OutlineLine};
use rapporteur_model::well_known::types;

/// A picture in parts, from the back to the front, on white.
pub(crate) struct Drawing {
    /// Width and height in pixels.
    pub size: Point,
    /// What is drawn, one thing over another.
    pub(super) parts: Vec<Part>,
}

impl Drawing {
    /// A picture with everything in its place, caption and legend below.
    pub fn of(picture: &Picture) -> Self {
        let ends = arrange::ends(picture);
        let mut arranged = arrange::arranged(picture);
        let extent = to_origin(&mut arranged);
        let legend = legend::legend(picture, extent.y + 12.0);
        let size = Point::new(extent.x.max(legend.size.x + 2.0 * MARGIN), extent.y + 12.0 + legend.size.y);
        arranged.shift(Point::new((size.x - extent.x) / 2.0, 0.0));
        let boxes: Vec<Placed<'_>> = (picture.shapes.iter().zip(&arranged.places).zip(&arranged.sizes))
            .map(|((shape, at), size)| Placed { shape, at: *at, size: *size })
            .collect();
        let mut parts: Vec<Part> = arranged.marks.iter().filter_map(behind).collect();
        parts.extend(line::lines(picture, &ends, &boxes, arranged.flow));
        arranged.marks.iter().for_each(|mark| name(&mut parts, mark));
        parts.extend(boxes.iter().map(node));
        let shift = Point::new((size.x - legend.size.x) / 2.0, 0.0);
        parts.push(Part::Moved { by: shift, parts: legend.parts });
        Self { size, parts }
    }
}

/// Moves everything to the margin; returns the width and height it takes.
fn to_origin(arranged: &mut Arrangement) -> Point {
    let Some((low, high)) = arranged.extent() else { return Point::new(2.0 * MARGIN, MARGIN) };
    let margin = Point::new(MARGIN, MARGIN);
    arranged.shift(margin.minus(low));
    high.minus(low).plus(margin.times(2.0))
}

/// Frames and lines behind the nodes.
fn behind(mark: &Mark) -> Option<Part> {
    match mark {
        Mark::Frame { low, high, .. } => {
            let form = Form::Rectangle { low: *low, size: high.minus(*low), radius: 14.0 };
            Some(Part::Figure(Figure::new(form, theme::FRAME_FILL, Stroke::new(theme::FRAME_BORDER, 1.0))))
        }
        Mark::Line { from, to, width } => {
            let form = Form::Path(vec![Step::Move(*from), Step::Line(*to)]);
            Some(Part::Figure(Figure::line(form, Stroke::new(theme::FRAME_WORDS, *width))))
        }
        Mark::Words { .. } => None,
    }
}

/// Names of frames and dates, after the lines so that none crosses them out.
fn name(parts: &mut Vec<Part>, mark: &Mark) {
    let look = |size| Look { is_bold: true, has_halo: true, ..Look::of(size).colored(theme::FRAME_WORDS) };
    match mark {
        Mark::Frame { label, low, high } => {
            let at = Point::new((low.x + high.x) / 2.0, low.y + 6.0);
            text(parts, at, std::slice::from_ref(label), &look(TEXT_SIZE));
        }
        Mark::Words { text: words, at } => {
            let top = Point::new(at.x, at.y - SMALL_SIZE * 0.6);
            text(parts, top, std::slice::from_ref(words), &look(SMALL_SIZE));
        }
        Mark::Line { .. } => {}
    }
}

fn node(placed: &Placed<'_>) -> Part {
    let Placed { shape, at, size } = *placed;
    let is_meeting = shape.kind == types::MEETING;
    let stands_out = is_meeting || shape.focus;
    let width = match (shape.focus, is_meeting) {
        (true, _) => 4.0,
        (false, true) => 2.5,
        (false, false) => 1.0,
    };
    let dashes: &[f64] = if shape.look.line == Some(OutlineLine::Dashed) { &[5.0, 3.0] } else { &[] };
    let stroke = Stroke { color: if stands_out { BLACK } else { GREY }, width, dashes };
    let form = outline::form(&shape.look, at, size);
    let mut parts = vec![Part::Figure(Figure::new(form, shape.look.fill.to_string(), stroke))];
    let roof = if shape.look.outline == Outline::House { 5.0 } else { 0.0 };
    let top = Point::new(at.x, at.y + roof - outline::text_height(shape) / 2.0);
    let name_size = outline::name_size(shape);
    text(&mut parts, top, &shape.name, &Look::of(name_size).bold(stands_out));
    let below = top.plus(Point::new(0.0, line_height(name_size) * shape.name.len() as f64));
    text(&mut parts, below, &shape.facts, &Look::of(SMALL_SIZE));
    Part::Linked { tooltip: shape.tooltip.clone(), url: Some(shape.url.clone()), parts }
}
