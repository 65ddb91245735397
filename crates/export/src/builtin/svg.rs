//! The SVG document.

use super::outline::{self, SMALL_SIZE};
use super::{Point, layout, legend, line};
use crate::escape::markup;
use crate::picture::{Picture, Shape, theme};
use std::fmt::Write as _;

/// A node where it stands.
pub(super) struct Placed<'a> {
    /// What is drawn.
    pub shape: &'a Shape,
    /// Its centre.
    pub at: Point,
    /// Its width and height.
    pub size: Point,
}

/// Pixels around the drawing.
pub(super) const MARGIN: f64 = 24.0;

/// The whole document.
pub(crate) fn svg(picture: &Picture) -> String {
    let sizes: Vec<Point> = picture.shapes.iter().map(outline::size).collect();
    let ends = ends(picture);
    let mut places = layout::places(&sizes, &ends);
    let drawing = to_origin(&mut places, &sizes);
    let legend = legend::legend(picture, drawing.y + 12.0);
    let size = Point::new(drawing.x.max(legend.size.x + 2.0 * MARGIN), drawing.y + 12.0 + legend.size.y);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{x:.0}\" height=\"{y:.0}\" viewBox=\"0 0 {x:.0} {y:.0}\" font-family=\"Helvetica,Arial,sans-serif\" text-anchor=\"middle\">",
        x = size.x,
        y = size.y
    );
    let _ = writeln!(svg, "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>");
    let boxes: Vec<Placed<'_>> = (picture.shapes.iter().zip(&places).zip(&sizes))
        .map(|((shape, at), size)| Placed { shape, at: *at, size: *size })
        .collect();
    svg.push_str(&line::lines(&picture.links, &ends, &boxes));
    for placed in &boxes {
        node(&mut svg, placed);
    }
    let shift = (size.x - legend.size.x) / 2.0;
    let _ = writeln!(svg, "<g transform=\"translate({shift:.1} 0)\">\n{}</g>\n</svg>", legend.svg);
    svg
}

/// Places of the ends of each link among the shapes; a picture's links join its shapes only.
fn ends(picture: &Picture) -> Vec<(usize, usize)> {
    let place = |id: &rapporteur_model::EntityId| picture.shapes.partition_point(|shape| shape.id < *id);
    picture.links.iter().map(|link| (place(&link.from), place(&link.to))).collect()
}

/// Moves the drawing to the margin; returns the width and height it takes.
fn to_origin(places: &mut [Point], sizes: &[Point]) -> Point {
    let (mut low, mut high) = (Point::new(f64::MAX, f64::MAX), Point::new(f64::MIN, f64::MIN));
    for (at, size) in places.iter().zip(sizes) {
        low = Point::new(low.x.min(at.x - size.x / 2.0), low.y.min(at.y - size.y / 2.0));
        high = Point::new(high.x.max(at.x + size.x / 2.0), high.y.max(at.y + size.y / 2.0));
    }
    if places.is_empty() {
        return Point::new(2.0 * MARGIN, MARGIN);
    }
    let shift = Point::new(MARGIN, MARGIN).minus(low);
    places.iter_mut().for_each(|place| *place = place.plus(shift));
    high.plus(shift).plus(Point::new(MARGIN, MARGIN))
}

fn node(svg: &mut String, placed: &Placed<'_>) {
    let Placed { shape, at, size } = *placed;
    let style = theme::node_style(&shape.kind);
    let meeting = shape.kind == "Meeting";
    let width = if shape.focus {
        4.0
    } else if meeting {
        2.5
    } else {
        1.0
    };
    let dashes = if style.style == "dashed" { " stroke-dasharray=\"5 3\"" } else { "" };
    let _ = write!(
        svg,
        "{}{} fill=\"{}\" stroke=\"{}\" stroke-width=\"{width}\"{dashes}/>",
        opening(&shape.tooltip, Some(&shape.url)),
        outline::element(style.shape, style.style == "rounded", at, size),
        style.fill,
        if meeting || shape.focus { "#000000" } else { "#444444" },
    );
    let roof = if style.shape == "house" { 5.0 } else { 0.0 };
    let top = Point::new(at.x, at.y + roof - outline::text_height(shape) / 2.0);
    let name_size = outline::name_size(shape);
    let bold = if meeting || shape.focus { "font-weight=\"bold\"" } else { "" };
    text(svg, top, &shape.name, name_size, bold);
    let below = top.plus(Point::new(0.0, outline::line_height(name_size) * shape.name.len() as f64));
    text(svg, below, &shape.facts, SMALL_SIZE, "");
    svg.push_str("</a>\n");
}

/// A link with a tooltip; without an address only the tooltip works.
pub(super) fn opening(tooltip: &str, url: Option<&str>) -> String {
    let href = url.map(|url| format!(" href=\"{}\"", markup(url))).unwrap_or_default();
    let lines: Vec<String> = tooltip.lines().map(markup).collect();
    format!("<a{href}><title>{}</title>", lines.join("&#10;"))
}

/// Lines of text below `top`, centred.
pub(super) fn text(svg: &mut String, top: Point, lines: &[String], size: f64, attributes: &str) {
    for (i, line) in lines.iter().enumerate() {
        let y = top.y + outline::line_height(size) * i as f64 + size * 0.95;
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{y:.1}\" font-size=\"{size}\" {attributes}>{}</text>",
            top.x,
            markup(line)
        );
    }
}
