//! What a picture consists of: lines, areas and words.

use super::Point;
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

/// Height of a line of text for each pixel of its letters.
pub(super) const LEADING: f64 = 1.18;

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

/// Distance from one line of text to the next.
pub(super) fn line_height(size: f64) -> f64 {
    size * LEADING
}

/// Lines of text below `top`, centred.
pub(super) fn text(parts: &mut Vec<Part>, top: Point, lines: &[String], look: &Look) {
    parts.extend(lines.iter().enumerate().map(|(i, line)| {
        let y = top.y + line_height(look.size) * i as f64 + look.size * 0.95;
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
