//! A drawing as pixels. tiny-skia paints without vector registers and in a fixed order, so that every machine makes the same bytes.

use super::Point;
use super::drawing::Drawing;
use super::font::font;
use super::parts::{Figure, Form, Part, Step, Stroke, Words};
use crate::Error;
use std::io::Cursor;
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, StrokeDash, Transform};

/// Most pixels of a picture, in millions: four bytes each while it is painted.
const MOST_MILLIONS: u64 = 120;
/// Pixels for each inch where a picture is as large as its layout says.
const PIXELS_PER_INCH: f64 = 96.0;
const METRES_PER_INCH: f64 = 0.0254;
/// Pixels of white around letters that have a halo, both sides together.
const HALO: f32 = 4.0;
/// How far the control points of a quarter of a circle are from its ends, as a share of the radius.
const QUARTER: f64 = 0.552_284_8;

/// The drawing as PNG, with so many pixels for each of the layout.
///
/// # Errors
/// If it would have too many pixels.
pub(crate) fn png(drawing: &Drawing, scale: f64) -> Result<Vec<u8>, Error> {
    let [width, height] =
        [drawing.size.x, drawing.size.y].map(|side| (side.round() * scale).ceil().max(1.0) as u64);
    let too_many = || Error::TooManyPixels { width, height, most: MOST_MILLIONS };
    if width.saturating_mul(height) > MOST_MILLIONS * 1_000_000 {
        return Err(too_many());
    }
    let [columns, rows] = [width, height].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let mut canvas = Pixmap::new(columns, rows).ok_or_else(too_many)?;
    canvas.fill(tiny_skia::Color::WHITE);
    let scaled = Transform::from_scale(scale as f32, scale as f32);
    drawing.parts.iter().for_each(|part| paint(&mut canvas, part, scaled));
    let colors: Vec<u8> =
        canvas.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    encoded(columns, rows, scale, &colors).map_err(|error| Error::Unpainted { reason: error.to_string() })
}

/// Three bytes a pixel as a file that tells how large it is meant.
fn encoded(width: u32, height: u32, scale: f64, colors: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let per_metre = (PIXELS_PER_INCH * scale / METRES_PER_INCH).round() as u32;
    let unit = png::Unit::Meter;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(colors)?;
    writer.finish()?;
    Ok(bytes.into_inner())
}

fn paint(canvas: &mut Pixmap, part: &Part, at: Transform) {
    match part {
        Part::Figure(figure) => self::figure(canvas, figure, at),
        Part::Words(words) => self::words(canvas, words, at),
        Part::Linked { parts, .. } => parts.iter().for_each(|part| paint(canvas, part, at)),
        Part::Moved { by, parts } => {
            let at = at.pre_translate(by.x as f32, by.y as f32);
            parts.iter().for_each(|part| paint(canvas, part, at));
        }
    }
}

fn figure(canvas: &mut Pixmap, figure: &Figure, at: Transform) {
    let Some(path) = path(&figure.form) else { return };
    if let Some(fill) = &figure.fill {
        canvas.fill_path(&path, &ink(fill, figure.opacity), FillRule::Winding, at, None);
    }
    if let Some(Stroke { color, width, dashes }) = &figure.stroke {
        let dashes: Vec<f32> = dashes.iter().map(|length| *length as f32).collect();
        let stroke = tiny_skia::Stroke {
            width: *width as f32,
            dash: if dashes.is_empty() { None } else { StrokeDash::new(dashes, 0.0) },
            line_cap: LineCap::Butt,
            ..tiny_skia::Stroke::default()
        };
        canvas.stroke_path(&path, &ink(color, 1.0), &stroke, at, None);
    }
}

fn words(canvas: &mut Pixmap, words: &Words, at: Transform) {
    let Some(font) = font(words.is_bold) else { return };
    let (letters, ems) = font.letters(&words.text);
    let size = words.size as f32;
    let left = words.at.x as f32 - if words.is_centred { ems * size / 2.0 } else { 0.0 };
    let placed = at.pre_translate(left, words.at.y as f32).pre_scale(size, size);
    if words.has_halo {
        let halo = tiny_skia::Stroke {
            width: HALO / size,
            line_join: LineJoin::Round,
            ..tiny_skia::Stroke::default()
        };
        for letter in &letters {
            let here = placed.pre_translate(letter.at, 0.0);
            canvas.stroke_path(&letter.outline, &ink("#FFFFFF", 1.0), &halo, here, None);
        }
    }
    let ink = ink(&words.color, 1.0);
    for letter in &letters {
        let here = placed.pre_translate(letter.at, 0.0);
        canvas.fill_path(&letter.outline, &ink, FillRule::Winding, here, None);
    }
}

/// A colour, `#rrggbb`, that hides so much of what lies behind.
fn ink(color: &str, opacity: f64) -> Paint<'static> {
    let share =
        |i: usize| color.get(i..i + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0);
    let mut ink = Paint { anti_alias: true, ..Paint::default() };
    ink.set_color_rgba8(share(1), share(3), share(5), (opacity * 255.0).round() as u8);
    ink
}

fn path(form: &Form) -> Option<Path> {
    let mut path = PathBuilder::new();
    match form {
        Form::Rectangle { low, size, radius } if *radius > 0.0 => rounded(&mut path, *low, *size, *radius),
        Form::Rectangle { low, size, .. } => {
            path.push_rect(Rect::from_xywh(low.x as f32, low.y as f32, size.x as f32, size.y as f32)?);
        }
        Form::Ellipse { centre, radii } => {
            let low = centre.minus(*radii);
            let size = radii.times(2.0);
            path.push_oval(Rect::from_xywh(low.x as f32, low.y as f32, size.x as f32, size.y as f32)?);
        }
        Form::Polygon(points) => {
            for (i, point) in points.iter().enumerate() {
                if i == 0 { go(&mut path, &Step::Move(*point)) } else { go(&mut path, &Step::Line(*point)) }
            }
            path.close();
        }
        Form::Path(steps) => steps.iter().for_each(|step| go(&mut path, step)),
    }
    path.finish()
}

fn go(path: &mut PathBuilder, step: &Step) {
    match step {
        Step::Move(to) => path.move_to(to.x as f32, to.y as f32),
        Step::Line(to) => path.line_to(to.x as f32, to.y as f32),
        Step::Curve(first, last, to) => path.cubic_to(
            first.x as f32,
            first.y as f32,
            last.x as f32,
            last.y as f32,
            to.x as f32,
            to.y as f32,
        ),
        Step::Close => path.close(),
    }
}

/// A rectangle with round corners, each a quarter of an ellipse.
fn rounded(path: &mut PathBuilder, low: Point, size: Point, radius: f64) {
    let (rx, ry) = (radius.min(size.x / 2.0), radius.min(size.y / 2.0));
    let (left, right, top, bottom) = (low.x, low.x + size.x, low.y, low.y + size.y);
    let (fx, fy) = (rx * (1.0 - QUARTER), ry * (1.0 - QUARTER));
    let p = Point::new;
    let corners = [
        (p(right - rx, top), p(right - fx, top), p(right, top + fy), p(right, top + ry)),
        (p(right, bottom - ry), p(right, bottom - fy), p(right - fx, bottom), p(right - rx, bottom)),
        (p(left + rx, bottom), p(left + fx, bottom), p(left, bottom - fy), p(left, bottom - ry)),
        (p(left, top + ry), p(left, top + fy), p(left + fx, top), p(left + rx, top)),
    ];
    for (i, (start, first, last, end)) in corners.into_iter().enumerate() {
        go(path, &if i == 0 { Step::Move(start) } else { Step::Line(start) });
        go(path, &Step::Curve(first, last, end));
    }
    path.close();
}
