//! Caption, node types and line styles, below the drawing.

use super::outline::{self, MEETING_SIZE, SMALL_SIZE};
use super::parts::{
    BLACK, Color, Figure, Form, GREY, Look, MARGIN, Part, Step, Stroke, Words, line_height, text,
};
use super::{Point, line};
use crate::picture::Picture;
use crate::picture::theme::Line;

/// Pixels of a sample of a node or line.
const SWATCH: f64 = 26.0;
/// Pixels between two entries.
const SPACE: f64 = 18.0;
const WIDTHS: &str = "thicker: more reports";

/// A part of the picture that begins at the left border.
pub(super) struct Legend {
    /// What it consists of.
    pub parts: Vec<Part>,
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
    let mut parts = Vec::new();
    let mut y = caption(&mut parts, picture, Point::new(width / 2.0, top)) + 14.0;
    types(&mut parts, picture, &kinds, Point::new((width - kinds_width) / 2.0, y));
    y += 24.0;
    if !lines.is_empty() {
        styles(&mut parts, &lines, Point::new((width - lines_width) / 2.0, y));
    }
    Legend { parts, size: Point::new(width, y + MARGIN - top) }
}

fn entry_width(label: &str) -> f64 {
    SWATCH + 6.0 + outline::text_width(label, SMALL_SIZE) + SPACE
}

/// Returns where the next row begins.
fn caption(parts: &mut Vec<Part>, picture: &Picture, top: Point) -> f64 {
    let mut y = top.y;
    for (i, line) in picture.caption.iter().enumerate() {
        let look =
            if i == 0 { Look::of(MEETING_SIZE).bold(true) } else { Look::of(SMALL_SIZE).colored(GREY) };
        text(parts, Point::new(top.x, y), std::slice::from_ref(line), &look);
        y += line_height(look.size) + 2.0;
    }
    y
}

fn types(parts: &mut Vec<Part>, picture: &Picture, kinds: &[&str], start: Point) {
    let mut x = start.x;
    for kind in kinds {
        let look = picture.look(kind);
        let at = Point::new(x + SWATCH / 2.0, start.y);
        let form = outline::form(&look, at, Point::new(SWATCH, 15.0));
        parts.push(Part::Figure(Figure::new(form, look.fill.to_string(), Stroke::new(GREY, 1.0))));
        parts.push(label(Point::new(x + SWATCH + 6.0, start.y), &kind.to_lowercase(), BLACK));
        x += entry_width(&kind.to_lowercase());
    }
}

fn styles(parts: &mut Vec<Part>, lines: &[Line], start: Point) {
    let mut x = start.x;
    for style in lines {
        let end = Point::new(x + SWATCH, start.y);
        let form = Form::Path(vec![Step::Move(Point::new(x, start.y)), Step::Line(end)]);
        parts.push(Part::Figure(Figure::line(form, line::stroke(*style, 1.5))));
        parts.extend(line::head(*style, end, Point::new(1.0, 0.0)));
        parts.push(label(Point::new(end.x + 6.0, start.y), style.name(), style.color().into()));
        x += entry_width(style.name());
    }
    parts.push(label(Point::new(x, start.y), WIDTHS, GREY));
}

fn label(at: Point, words: &str, color: Color) -> Part {
    Part::Words(Words {
        text: words.to_owned(),
        at: Point::new(at.x, at.y + SMALL_SIZE * 0.35),
        size: SMALL_SIZE,
        is_centred: false,
        is_bold: false,
        color,
        has_halo: false,
    })
}
