//! A drawing as an SVG document.

use super::drawing::Drawing;
use super::parts::{BLACK, Figure, Form, Part, Step, Words};
use crate::escape::markup;
use std::fmt::Write as _;

/// The whole document.
pub(crate) fn svg(drawing: &Drawing) -> String {
    let mut svg = String::new();
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{x:.0}\" height=\"{y:.0}\" viewBox=\"0 0 {x:.0} {y:.0}\" font-family=\"Helvetica,Arial,sans-serif\" text-anchor=\"middle\">",
        x = drawing.size.x,
        y = drawing.size.y
    );
    let _ = writeln!(svg, "<rect width=\"100%\" height=\"100%\" fill=\"#FFFFFF\"/>");
    for part in &drawing.parts {
        self::part(&mut svg, part);
        svg.push('\n');
    }
    svg.push_str("</svg>\n");
    svg
}

fn part(svg: &mut String, part: &Part) {
    match part {
        Part::Figure(figure) => self::figure(svg, figure),
        Part::Words(words) => self::words(svg, words),
        Part::Linked { tooltip, url, parts } => {
            // Without an address only the tooltip works.
            let href = url.as_ref().map(|url| format!(" href=\"{}\"", markup(url))).unwrap_or_default();
            let lines: Vec<String> = tooltip.lines().map(markup).collect();
            let _ = write!(svg, "<a{href}><title>{}</title>", lines.join("&#10;"));
            parts.iter().for_each(|inner| self::part(svg, inner));
            svg.push_str("</a>");
        }
        Part::Moved { by, parts } => {
            let _ = writeln!(svg, "<g transform=\"translate({:.1} {:.1})\">", by.x, by.y);
            for inner in parts {
                self::part(svg, inner);
                svg.push('\n');
            }
            svg.push_str("</g>");
        }
    }
}

fn figure(svg: &mut String, figure: &Figure) {
    let _ = match &figure.form {
        Form::Rectangle { low, size, radius } => {
            let round = if *radius > 0.0 { format!(" rx=\"{radius}\"") } else { String::new() };
            write!(
                svg,
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"{round}",
                low.x, low.y, size.x, size.y
            )
        }
        Form::Ellipse { centre, radii } => write!(
            svg,
            "<ellipse cx=\"{:.1}\" cy=\"{:.1}\" rx=\"{:.1}\" ry=\"{:.1}\"",
            centre.x, centre.y, radii.x, radii.y
        ),
        Form::Polygon(points) => {
            let points: Vec<String> = points.iter().map(|p| format!("{:.1},{:.1}", p.x, p.y)).collect();
            write!(svg, "<polygon points=\"{}\"", points.join(" "))
        }
        Form::Path(steps) => write!(svg, "<path d=\"{}\"", steps.iter().map(step).collect::<String>()),
    };
    let _ = write!(svg, " fill=\"{}\"", figure.fill.as_deref().unwrap_or("none"));
    if figure.opacity < 1.0 {
        let _ = write!(svg, " fill-opacity=\"{}\"", figure.opacity);
    }
    if let Some(stroke) = &figure.stroke {
        let _ = write!(svg, " stroke=\"{}\"", stroke.color);
        if stroke.width != 1.0 {
            let _ = write!(svg, " stroke-width=\"{}\"", (stroke.width * 10.0).round() / 10.0);
        }
        if !stroke.dashes.is_empty() {
            let dashes: Vec<String> = stroke.dashes.iter().map(f64::to_string).collect();
            let _ = write!(svg, " stroke-dasharray=\"{}\"", dashes.join(" "));
        }
    }
    svg.push_str("/>");
}

fn step(step: &Step) -> String {
    match step {
        Step::Move(to) => format!("M{:.1} {:.1}", to.x, to.y),
        Step::Line(to) => format!("L{:.1} {:.1}", to.x, to.y),
        Step::Curve(first, last, to) => {
            format!("C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}", first.x, first.y, last.x, last.y, to.x, to.y)
        }
        Step::Close => "z".to_owned(),
    }
}

fn words(svg: &mut String, words: &Words) {
    let _ = write!(svg, "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{}\"", words.at.x, words.at.y, words.size);
    if !words.is_centred {
        svg.push_str(" text-anchor=\"start\"");
    }
    if words.is_bold {
        svg.push_str(" font-weight=\"bold\"");
    }
    if words.color != BLACK {
        let _ = write!(svg, " fill=\"{}\"", words.color);
    }
    if words.has_halo {
        svg.push_str(
            " paint-order=\"stroke\" stroke=\"#FFFFFF\" stroke-width=\"4\" stroke-linejoin=\"round\"",
        );
    }
    let _ = write!(svg, ">{}</text>", markup(&words.text));
}
