//! Outlines of nodes: their size, their border and their form.

use super::Point;
use super::parts::{Form, LEADING};
use crate::picture::Shape;
use rapporteur_knowledge::{Look, Outline, OutlineLine};
use rapporteur_model::well_known::types;

pub(super) const TEXT_SIZE: f64 = 14.0;
pub(super) const MEETING_SIZE: f64 = 18.0;
pub(super) const SMALL_SIZE: f64 = 11.0;

/// Pixels that a text takes in Helvetica or Arial, by classes of letters; a little more rather than less.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    let em: f64 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | 'I' => 0.31,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 0.92,
            c if c.is_uppercase() => 0.71,
            c if u32::from(c) > 0x2e80 => 1.0,
            _ => 0.56,
        })
        .sum();
    em * size
}

pub(super) fn name_size(shape: &Shape) -> f64 {
    if shape.kind == types::MEETING { MEETING_SIZE } else { TEXT_SIZE }
}

/// Height of the text of a node.
pub(super) fn text_height(shape: &Shape) -> f64 {
    (shape.name.len() as f64 * name_size(shape) + shape.facts.len() as f64 * SMALL_SIZE) * LEADING
}

/// Width and height of a node with its text.
pub(super) fn size(shape: &Shape) -> Point {
    let bold = if shape.kind == types::MEETING || shape.focus { 1.07 } else { 1.0 };
    let names = shape.name.iter().map(|line| text_width(line, name_size(shape)) * bold);
    let facts = shape.facts.iter().map(|line| text_width(line, SMALL_SIZE));
    let text = Point::new(names.chain(facts).fold(20.0, f64::max), text_height(shape));
    match shape.look.outline {
        Outline::Ellipse | Outline::Diamond => Point::new(text.x * 1.3 + 16.0, text.y * 1.3 + 12.0),
        Outline::Hexagon => Point::new(text.x + 60.0, text.y + 22.0),
        Outline::Octagon => Point::new(text.x + 28.0, text.y + 20.0),
        Outline::House => Point::new(text.x + 20.0, text.y + 24.0),
        _ => Point::new(text.x + 18.0, text.y + 12.0),
    }
}

/// How far the border is from the centre towards `direction`, as a factor of that vector.
pub(super) fn border(outline: Outline, size: Point, direction: Point) -> f64 {
    let (half, x, y) = (size.times(0.5), direction.x.abs().max(1e-9), direction.y.abs().max(1e-9));
    let rectangle = (half.x / x).min(half.y / y);
    match outline {
        Outline::Ellipse => 1.0 / Point::new(x / half.x, y / half.y).length(),
        Outline::Hexagon => (half.x / (x + y * cut(size) / half.y)).min(half.y / y),
        Outline::Octagon => rectangle.min((half.x + half.y - cut(size)) / (x + y)),
        Outline::Diamond => 1.0 / (x / half.x + y / half.y),
        _ => rectangle,
    }
}

/// How much of its width or height a corner of a polygon loses.
fn cut(size: Point) -> f64 {
    (size.y * 0.3).min(22.0)
}

/// The outline, centred at `at`.
pub(super) fn form(look: &Look, at: Point, size: Point) -> Form {
    let (half, cut) = (size.times(0.5), cut(size));
    let (left, right, top, bottom) = (at.x - half.x, at.x + half.x, at.y - half.y, at.y + half.y);
    let polygon =
        |points: &[(f64, f64)]| Form::Polygon(points.iter().map(|(x, y)| Point::new(*x, *y)).collect());
    match look.outline {
        Outline::Ellipse => Form::Ellipse { centre: at, radii: half },
        Outline::Hexagon => polygon(&[
            (left, at.y),
            (left + cut, top),
            (right - cut, top),
            (right, at.y),
            (right - cut, bottom),
            (left + cut, bottom),
        ]),
        Outline::Octagon => polygon(&[
            (left, top + cut),
            (left + cut, top),
            (right - cut, top),
            (right, top + cut),
            (right, bottom - cut),
            (right - cut, bottom),
            (left + cut, bottom),
            (left, bottom - cut),
        ]),
        Outline::Diamond => polygon(&[(left, at.y), (at.x, top), (right, at.y), (at.x, bottom)]),
        Outline::House => {
            polygon(&[(left, top + 12.0), (at.x, top), (right, top + 12.0), (right, bottom), (left, bottom)])
        }
        Outline::Note => {
            polygon(&[(left, top), (right - 9.0, top), (right, top + 9.0), (right, bottom), (left, bottom)])
        }
        _ => {
            let radius = if look.line == Some(OutlineLine::Rounded) { 10.0 } else { 0.0 };
            Form::Rectangle { low: Point::new(left, top), size, radius }
        }
    }
}
