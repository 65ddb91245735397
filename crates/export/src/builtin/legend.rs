//! Caption, node types and line styles, below the drawing.

use super::outline::{self, MEETING_SIZE, SMALL_SIZE};
use super::svg::{MARGIN, text};
use super::{Point, line};
use crate::escape::markup;
use crate::picture::Picture;
use crate::picture::theme::Line;
use std::fmt::Write as _;

/// Pixels of a sample of a node or line.
const SWATCH: f64 = 26.0;
/// Pixels between two entries.
const SPACE: f64 = 18.0;
const WIDTHS: &str = "thicker: more reports";

/// A part of the document that begins at the left border.
pub(super) struct Legend {
    /// Its elements.
    pub svg: String,
    /// Its width and height.
    pub size: Point,
}

/// The legend of a picture, from `top` down.
pub(super) fn legend(picture: &Picture, top: f64) -> Legend {
    let (kinds, lines) = (picture.kinds(), picture.lines());
    let kinds_width: f64 = kinds.iter().map(|kind| entry_width(&kind.to_lowercase())).sum();
    let lines_width = lines.iter().map(|line| entry_width(line.name())).sum::<f64>() + entry_width(WIDTHS);
    let caption_width =
        picture.caption.iter().enumerate().map(|(i, line)| {
            outline::text_width(line, if i == 0 { MEETING_SIZE * 1.07 } else { SMALL_SIZE })
        });
    let width = caption_width.fold(kinds_width.max(lines_width), f64::max);
    let mut svg = String::new();
    let mut y = caption(&mut svg, picture, Point::new(width / 2.0, top)) + 14.0;
    types(&mut svg, picture, &kinds, Point::new((width - kinds_width) / 2.0, y));
    y += 24.0;
    if !lines.is_empty() {
        styles(&mut svg, &lines, Point::new((width - lines_width) / 2.0, y));
    }
    Legend { svg, size: Point::new(width, y + MARGIN - top) }
}

fn entry_width(label: &str) -> f64 {
    SWATCH + 6.0 + outline::text_width(label, SMALL_SIZE) + SPACE
}

/// Returns where the next row begins.
fn caption(svg: &mut String, picture: &Picture, top: Point) -> f64 {
    let mut y = top.y;
    for (i, line) in picture.caption.iter().enumerate() {
        let (size, look) =
            if i == 0 { (MEETING_SIZE, "font-weight=\"bold\"") } else { (SMALL_SIZE, "fill=\"#444444\"") };
        text(svg, Point::new(top.x, y), std::slice::from_ref(line), size, look);
        svg.push('\n');
        y += outline::line_height(size) + 2.0;
    }
    y
}

fn types(svg: &mut String, picture: &Picture, kinds: &[&str], start: Point) {
    let mut x = start.x;
    for kind in kinds {
        let look = picture.look(kind);
        let at = Point::new(x + SWATCH / 2.0, start.y);
        let size = Point::new(SWATCH, 15.0);
        let outline = outline::element(&look, at, size);
        let _ = write!(svg, "{outline} fill=\"{}\" stroke=\"#444444\"/>", look.fill);
        label(svg, Point::new(x + SWATCH + 6.0, start.y), &kind.to_lowercase(), "#000000");
        x += entry_width(&kind.to_lowercase());
    }
}

fn styles(svg: &mut String, lines: &[Line], start: Point) {
    let mut x = start.x;
    for style in lines {
        let end = Point::new(x + SWATCH, start.y);
        let _ = write!(
            svg,
            "<path d=\"M{x:.1} {:.1}h{SWATCH}\" {} stroke-width=\"1.5\"/>{}",
            start.y,
            line::stroke(*style),
            line::head(*style, end, Point::new(1.0, 0.0))
        );
        label(svg, Point::new(end.x + 6.0, start.y), style.name(), style.color());
        x += entry_width(style.name());
    }
    label(svg, Point::new(x, start.y), WIDTHS, "#444444");
}

fn label(svg: &mut String, at: Point, words: &str, color: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"{SMALL_SIZE}\" text-anchor=\"start\" fill=\"{color}\">{}</text>",
        at.x,
        at.y + SMALL_SIZE * 0.35,
        markup(words)
    );
}
