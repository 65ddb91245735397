//! What a picture consists of once everything has its place, before it is written as SVG or painted.

use super::arrange::{self, Arrangement, Mark};
use super::outline::{self, SMALL_SIZE, TEXT_SIZE};
use super::{Point, legend, line};
use crate::picture::{Picture, Shape, theme};
use rapporteur_knowledge::{Outline, OutlineLine};
use rapporteur_model::well_known::types;
use std::borrow::Cow;

/// A colour as `#rrggbb`.
pub(super) type Color = Cow<'static, str>;

/// Pixels around the drawing.
pub(super) const MARGIN: f64 = 24.0;
/// The colour of words, and of the borders of what matters most.
pub(super) const BLACK: Color = Cow::Borrowed("#000000");
pub(super) const WHITE: Color = Cow::Borrowed("#FFFFFF");
/// The colour of what explains.
pub(super) const GREY: Color = Cow::Borrowed("#444444");

/// A picture in parts, from the back to the front, on white.
pub(crate) struct Drawing {
    /// Width and height in pixels.
    pub size: Point,
    /// What is drawn, one thing over another.
    pub(super) parts: Vec<Part>,
}

/// Something that is drawn.
pub(super) enum Part {
    /// A line or an area.
    Figure(Figure),
    /// A line of text.
    Words(Words),
    /// Parts that share a tooltip and perhaps an address.
    Linked { tooltip: String, url: Option<String>, parts: Vec<Self> },
    /// Parts that stand elsewhere than they say.
    Moved { by: Point, parts: Vec<Self> },
}

/// A line or an area.
pub(super) struct Figure {
    /// Its outline.
    pub form: Form,
    /// What it is filled with.
    pub fill: Option<Color>,
    /// How much of what lies behind the fill is hidden, from 0 to 1.
    pub opacity: f64,
    /// How its outline is drawn.
    pub stroke: Option<Stroke>,
}

/// How an outline is drawn.
#[derive(Clone)]
pub(super) struct Stroke {
    pub color: Color,
    /// Pixels.
    pub width: f64,
    /// Pixels of dashes and gaps, in turn; none for an unbroken line.
    pub dashes: &'static [f64],
}

/// An outline.
pub(super) enum Form {
    Rectangle { low: Point, size: Point, radius: f64 },
    Ellipse { centre: Point, radii: Point },
    Polygon(Vec<Point>),
    Path(Vec<Step>),
}

/// A step of a path.
pub(super) enum Step {
    Move(Point),
    Line(Point),
    /// A cubic Bézier curve: both control points and the end.
    Curve(Point, Point, Point),
    Close,
}

/// A line of text.
pub(super) struct Words {
    pub text: String,
    /// Where its base line begins, or has its middle.
    pub at: Point,
    /// Pixels of an em.
    pub size: f64,
    pub is_centred: bool,
    pub is_bold: bool,
    pub color: Color,
    /// Whether it is surrounded by white.
    pub has_halo: bool,
}

impl Figure {
    /// An outline that is filled and drawn.
    pub fn new(form: Form, fill: impl Into<Color>, stroke: Stroke) -> Self {
        Self { form, fill: Some(fill.into()), opacity: 1.0, stroke: Some(stroke) }
    }

    /// An outline that is only drawn.
    pub fn line(form: Form, stroke: Stroke) -> Self {
        Self { form, fill: None, opacity: 1.0, stroke: Some(stroke) }
    }
}

impl Stroke {
    /// An unbroken line.
    pub fn new(color: impl Into<Color>, width: f64) -> Self {
        Self { color: color.into(), width, dashes: &[] }
    }
}

/// How lines of text look.
#[derive(Clone)]
pub(super) struct Look {
    /// Pixels of an em.
    pub size: f64,
    pub is_bold: bool,
    pub color: Color,
    pub has_halo: bool,
}

impl Look {
    /// Black letters of ordinary weight.
    pub fn of(size: f64) -> Self {
        Self { size, is_bold: false, color: BLACK, has_halo: false }
    }

    pub fn bold(self, is_bold: bool) -> Self {
        Self { is_bold, ..self }
    }

    pub fn colored(self, color: impl Into<Color>) -> Self {
        Self { color: color.into(), ..self }
    }
}

/// Lines of text below `top`, centred.
pub(super) fn text(parts: &mut Vec<Part>, top: Point, lines: &[String], look: &Look) {
    parts.extend(lines.iter().enumerate().map(|(i, line)| {
        let y = top.y + outline::line_height(look.size) * i as f64 + look.size * 0.95;
        Part::Words(Words {
            text: line.clone(),
            at: Point::new(top.x, y),
            size: look.size,
            is_centred: true,
            is_bold: look.is_bold,
            color: look.color.clone(),
            has_halo: look.has_halo,
        })
    }));
}

/// A node where it stands.
pub(super) struct Placed<'a> {
    /// What is drawn.
    pub shape: &'a Shape,
    /// Its centre.
    pub at: Point,
    /// Its width and height.
    pub size: Point,
}

impl Drawing {
    /// A picture with everything in its place, caption and legend below.
    pub fn of(picture: &Picture) -> Self {
        let ends = arrange::ends(picture);
        let mut arranged = Arrangement::of(picture);
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
    let below = top.plus(Point::new(0.0, outline::line_height(name_size) * shape.name.len() as f64));
    text(&mut parts, below, &shape.facts, &Look::of(SMALL_SIZE));
    Part::Linked { tooltip: shape.tooltip.clone(), url: Some(shape.url.clone()), parts }
}
