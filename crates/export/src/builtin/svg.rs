//! The SVG document.

use super::arrange::{self, Arrangement, Mark};
use super::outline::{self, SMALL_SIZE, TEXT_SIZE};
use super::{Point, legend, line};
use crate::escape::markup;
use crate::picture::{Picture, Shape, theme};
use rapporteur_knowledge::{Outline, OutlineLine};
use rapporteur_model::well_known::types;
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
    let ends = arrange::ends(picture);
    let mut arranged = Arrangement::of(picture);
    let drawing = to_origin(&mut arranged);
    let legend = legend::legend(picture, drawing.y + 12.0);
    let size = Point::new(drawing.x.max(legend.size.x + 2.0 * MARGIN), drawing.y + 12.0 + legend.size.y);
    let inset = (size.x - drawing.x) / 2.0;
    arranged.shift(Point::new(inset, 0.0));
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{x:.0}\" height=\"{y:.0}\" viewBox=\"0 0 {x:.0} {y:.0}\" font-family=\"Helvetica,Arial,sans-serif\" text-anchor=\"middle\">",
        x = size.x,
        y = size.y
    );
    let _ = writeln!(svg, "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>");
    let boxes: Vec<Placed<'_>> = (picture.shapes.iter().zip(&arranged.places).zip(&arranged.sizes))
        .map(|((shape, at), size)| Placed { shape, at: *at, size: *size })
        .collect();
    arranged.marks.iter().for_each(|mark| behind(&mut svg, mark));
    svg.push_str(&line::lines(picture, &ends, &boxes));
    arranged.marks.iter().for_each(|mark| name(&mut svg, mark));
    for placed in &boxes {
        node(&mut svg, placed);
    }
    let shift = (size.x - legend.size.x) / 2.0;
    let _ = writeln!(svg, "<g transform=\"translate({shift:.1} 0)\">\n{}</g>\n</svg>", legend.svg);
    svg
}

/// Moves the drawing to the margin; returns the width and height it takes.
fn to_origin(arranged: &mut Arrangement) -> Point {
    let Some((low, high)) = arranged.extent() else { return Point::new(2.0 * MARGIN, MARGIN) };
    let margin = Point::new(MARGIN, MARGIN);
    arranged.shift(margin.minus(low));
    high.minus(low).plus(margin.times(2.0))
}

/// Frames and lines behind the nodes.
fn behind(svg: &mut String, mark: &Mark) {
    match mark {
        Mark::Frame { low, high, .. } => {
            let size = high.minus(*low);
            let _ = write!(
                svg,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"14\" fill=\"{}\" stroke=\"{}\"/>",
                low.x,
                low.y,
                size.x,
                size.y,
                theme::FRAME_FILL,
                theme::FRAME_BORDER
            );
        }
        Mark::Line { from, to } => {
            let _ = writeln!(
                svg,
                "<path d=\"M{:.1} {:.1}L{:.1} {:.1}\" stroke=\"{}\" stroke-width=\"2\"/>",
                from.x,
                from.y,
                to.x,
                to.y,
                theme::FRAME_WORDS
            );
        }
        Mark::Words { .. } => {}
    }
}

/// Names of frames and dates, after the lines so that none crosses them out.
fn name(svg: &mut String, mark: &Mark) {
    let halo = "paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"4\" stroke-linejoin=\"round\"";
    let look = format!("font-weight=\"bold\" fill=\"{}\" {halo}", theme::FRAME_WORDS);
    match mark {
        Mark::Frame { label, low, high } => {
            let at = Point::new((low.x + high.x) / 2.0, low.y + 6.0);
            text(svg, at, std::slice::from_ref(label), TEXT_SIZE, &look);
        }
        Mark::Words { text: words, at } => {
            let top = Point::new(at.x, at.y - SMALL_SIZE * 0.6);
            text(svg, top, std::slice::from_ref(words), SMALL_SIZE, &look);
        }
        Mark::Line { .. } => return,
    }
    svg.push('\n');
}

fn node(svg: &mut String, placed: &Placed<'_>) {
    let Placed { shape, at, size } = *placed;
    let look = &shape.look;
    let meeting = shape.kind == types::MEETING;
    let width = if shape.focus {
        4.0
    } else if meeting {
        2.5
    } else {
        1.0
    };
    let dashes = if look.line == Some(OutlineLine::Dashed) { " stroke-dasharray=\"5 3\"" } else { "" };
    let _ = write!(
        svg,
        "{}{} fill=\"{}\" stroke=\"{}\" stroke-width=\"{width}\"{dashes}/>",
        opening(&shape.tooltip, Some(&shape.url)),
        outline::element(look, at, size),
        look.fill,
        if meeting || shape.focus { "#000000" } else { "#444444" },
    );
    let roof = if look.outline == Outline::House { 5.0 } else { 0.0 };
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
