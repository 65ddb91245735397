//! Lines between nodes, their heads and their words.

use super::Point;
use super::arrange::Flow;
use super::outline::{self, SMALL_SIZE};
use super::parts::{Figure, Form, Look, Part, Step, Stroke, WHITE, line_height, text};
use crate::picture::theme::Line;
use crate::picture::{Heads, Link, Picture, Shape};
use std::collections::BTreeMap;

/// Pixels that lines between the same two nodes are bent apart.
const BEND: f64 = 46.0;
/// Pixels that a line may be bent further to pass by other nodes, in the order tried.
const DETOURS: [f64; 9] = [0.0, 45.0, -45.0, 90.0, -90.0, 150.0, -150.0, 220.0, -220.0];
/// Where on a line its words may stand, as shares of its length, in the order tried.
const STANDS: [f64; 9] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];
/// Most nodes of a picture whose lines are bent around nodes: in larger ones nobody follows a line.
const MOST_BENT: usize = 300;
/// Points of a line that are looked at for nodes in its way.
const PROBES: u32 = 32;

/// A node where it stands.
pub(super) struct Placed<'a> {
    /// What is drawn.
    pub shape: &'a Shape,
    /// Its centre.
    pub at: Point,
    /// Its width and height.
    pub size: Point,
}

/// All lines, then all words, so that no line crosses words out. `ends` are the places of each link's ends in `boxes`.
pub(super) fn lines(
    picture: &Picture,
    ends: &[(usize, usize)],
    boxes: &[Placed<'_>],
    flow: Flow,
) -> Vec<Part> {
    let (mut lines, mut words) = (Vec::new(), Vec::new());
    let mut taken: Vec<Rectangle> =
        boxes.iter().map(|placed| Rectangle { at: placed.at, size: placed.size }).collect();
    let detours = if boxes.len() > MOST_BENT { &DETOURS[..1] } else { &DETOURS[..] };
    for ((link, (from, to)), bend) in picture.links.iter().zip(ends).zip(bends(ends)) {
        let (start, end) = (&boxes[*from], &boxes[*to]);
        if flow != Flow::Free {
            draw(&mut lines, &mut words, link, &Curve::along(flow, start, end, bend), &mut taken);
            continue;
        }
        let curves = detours.iter().map(|detour| Curve::new(start, end, bend + detour));
        let curve = curves.min_by_key(|curve| {
            let others = boxes.iter().enumerate().filter(|(i, _)| i != from && i != to);
            others.filter(|(_, other)| curve.crosses(other)).count()
        });
        if let Some(curve) = curve {
            draw(&mut lines, &mut words, link, &curve, &mut taken);
        }
    }
    lines.extend(words);
    lines
}

/// How far each line is bent: those between the same two nodes lie side by side.
fn bends(ends: &[(usize, usize)]) -> Vec<f64> {
    let mut between: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (i, (from, to)) in ends.iter().enumerate() {
        between.entry((*from.min(to), *from.max(to))).or_default().push(i);
    }
    let mut bends = vec![0.0; ends.len()];
    for lines in between.values() {
        for (k, i) in lines.iter().enumerate() {
            let side = k as f64 - (lines.len() - 1) as f64 / 2.0;
            let (from, to) = ends[*i];
            bends[*i] = BEND * if from < to { side } else { -side };
        }
    }
    bends
}

/// Where something stands already.
#[derive(Clone, Copy)]
struct Rectangle {
    at: Point,
    size: Point,
}

impl Rectangle {
    /// The area that two have in common.
    fn overlap(&self, other: &Self) -> f64 {
        let apart = self.at.minus(other.at);
        let x = (self.size.x + other.size.x) / 2.0 - apart.x.abs();
        let y = (self.size.y + other.size.y) / 2.0 - apart.y.abs();
        x.max(0.0) * y.max(0.0)
    }
}

/// The place on a line where words of this size cover the least of what is already drawn; of equal places the first tried.
fn stand(curve: &Curve, size: Point, taken: &[Rectangle]) -> Rectangle {
    let mut best = Rectangle { at: curve.at(STANDS[0]), size };
    let mut least = f64::MAX;
    for share in STANDS {
        let here = Rectangle { at: curve.at(share), size };
        let covered = taken.iter().map(|other| here.overlap(other)).sum::<f64>();
        if covered < least {
            (best, least) = (here, covered);
        }
    }
    best
}

/// A cubic Bézier curve from border to border.
struct Curve {
    start: Point,
    /// Where it heads at first.
    first: Point,
    /// Where it comes from at last.
    last: Point,
    end: Point,
}

impl Curve {
    /// An arc.
    fn new(from: &Placed<'_>, to: &Placed<'_>, bend: f64) -> Self {
        let along = to.at.minus(from.at);
        let across = Point::new(-along.y, along.x).times(1.0 / along.length().max(1.0));
        let control = from.at.plus(along.times(0.5)).plus(across.times(bend));
        let (start, end) = (border(from, control), border(to, control));
        let towards = |point: Point| point.plus(control.minus(point).times(2.0 / 3.0));
        Self { start, first: towards(start), last: towards(end), end }
    }

    /// From the side of one node to the facing side of another; within a column or row, around it. Where lines run downwards,
    /// left and right are above and below.
    fn along(flow: Flow, from: &Placed<'_>, to: &Placed<'_>, bend: f64) -> Self {
        let turned = |point: Point| if flow == Flow::Downwards { point.turned() } else { point };
        let [(from, from_size), (to, to_size)] =
            [from, to].map(|placed| (turned(placed.at), turned(placed.size)));
        let apart = to.x - from.x;
        let beside = apart.abs() < (from_size.x + to_size.x) / 2.0;
        let side = |at: Point, size: Point, right: bool| {
            Point::new(at.x + if right { size.x / 2.0 } else { -size.x / 2.0 }, at.y)
        };
        let start = side(from, from_size, beside || apart > 0.0);
        let end = side(to, to_size, beside || apart < 0.0);
        let reach = if beside { 60.0 } else { (end.x - start.x) / 2.0 };
        let first = start.plus(Point::new(reach, bend * 0.4));
        let last = end.plus(Point::new(if beside { reach } else { -reach }, bend * 0.4));
        Self { start: turned(start), first: turned(first), last: turned(last), end: turned(end) }
    }

    fn at(&self, share: f64) -> Point {
        let rest = 1.0 - share;
        let ends = self.start.times(rest * rest * rest).plus(self.end.times(share * share * share));
        let first = self.first.times(3.0 * share * rest * rest);
        ends.plus(first).plus(self.last.times(3.0 * share * share * rest))
    }

    fn crosses(&self, other: &Placed<'_>) -> bool {
        (1..PROBES).any(|i| {
            let off = self.at(f64::from(i) / f64::from(PROBES)).minus(other.at);
            off.x.abs() < other.size.x / 2.0 && off.y.abs() < other.size.y / 2.0
        })
    }
}

/// The point of a node's border towards another point.
fn border(node: &Placed<'_>, towards: Point) -> Point {
    let direction = towards.minus(node.at);
    node.at.plus(direction.times(outline::border(node.shape.look.outline, node.size, direction).min(1.0)))
}

fn draw(
    lines: &mut Vec<Part>,
    words: &mut Vec<Part>,
    link: &Link,
    curve: &Curve,
    taken: &mut Vec<Rectangle>,
) {
    let Curve { start, first, last, end } = curve;
    let width = 0.8 + link.n_reports.min(7) as f64 * 0.4;
    let form = Form::Path(vec![Step::Move(*start), Step::Curve(*first, *last, *end)]);
    let mut parts = vec![Part::Figure(Figure::line(form, stroke(link.line, width)))];
    if link.heads != Heads::None {
        parts.extend(head(link.line, *end, end.minus(*last)));
    }
    if link.heads == Heads::Both {
        parts.extend(head(link.line, *start, start.minus(*first)));
    }
    lines.push(linked(link, parts));
    if !link.labels.is_empty() {
        words.push(linked(link, words_of(link, curve, taken)));
    }
}

fn linked(link: &Link, parts: Vec<Part>) -> Part {
    Part::Linked { tooltip: link.tooltip.clone(), url: link.url.clone(), parts }
}

fn words_of(link: &Link, curve: &Curve, taken: &mut Vec<Rectangle>) -> Vec<Part> {
    let width = link.labels.iter().map(|l| outline::text_width(l, SMALL_SIZE)).fold(0.0, f64::max) + 4.0;
    let size = Point::new(width, line_height(SMALL_SIZE) * link.labels.len() as f64);
    let here = stand(curve, size, taken);
    taken.push(here);
    let low = here.at.minus(size.times(0.5));
    let mut parts = vec![Part::Figure(Figure {
        form: Form::Rectangle { low, size, radius: 0.0 },
        fill: Some(WHITE),
        opacity: 0.85,
        stroke: None,
    })];
    let look = Look::of(SMALL_SIZE).colored(link.line.color());
    text(&mut parts, Point::new(here.at.x, low.y), &link.labels, &look);
    parts
}

/// Colour and dashes.
pub(super) fn stroke(line: Line, width: f64) -> Stroke {
    let dashes: &[f64] = match line {
        Line::Planned => &[7.0, 4.0],
        Line::Possible => &[1.5, 3.5],
        Line::Happened | Line::Denied | Line::Background => &[],
    };
    Stroke { color: line.color().into(), width, dashes }
}

/// The head of a line whose tip is at `tip`. It is drawn as a shape, because not every reader of SVG turns markers.
pub(super) fn head(line: Line, tip: Point, direction: Point) -> Vec<Part> {
    let unit = direction.times(1.0 / direction.length().max(1e-9));
    let at = |x: f64, y: f64| tip.plus(unit.times(x)).plus(Point::new(-unit.y, unit.x).times(y));
    let path = |points: &[(f64, f64)]| {
        let steps = points.iter().enumerate();
        steps
            .map(|(i, (x, y))| if i == 0 { Step::Move(at(*x, *y)) } else { Step::Line(at(*x, *y)) })
            .collect::<Vec<_>>()
    };
    let closed = |points: &[(f64, f64)]| {
        let mut steps = path(points);
        steps.push(Step::Close);
        Form::Path(steps)
    };
    let thin = Stroke::new(line.color(), 1.0);
    let figures = match line {
        Line::Possible => vec![Figure::new(closed(&[(-10.0, -4.0), (-1.0, 0.0), (-10.0, 4.0)]), WHITE, thin)],
        Line::Denied => {
            let bar = Form::Path(path(&[(-9.0, -5.0), (-9.0, 5.0)]));
            let ring = Form::Ellipse { centre: at(-4.0, 0.0), radii: Point::new(3.2, 3.2) };
            vec![Figure::line(bar, Stroke { width: 2.0, ..thin.clone() }), Figure::new(ring, WHITE, thin)]
        }
        Line::Background => {
            vec![Figure::line(Form::Path(path(&[(-8.0, -3.0), (0.0, 0.0), (-8.0, 3.0)])), thin)]
        }
        Line::Happened | Line::Planned => {
            let form = closed(&[(-10.0, -4.0), (0.0, 0.0), (-10.0, 4.0)]);
            vec![Figure { form, fill: Some(line.color().into()), opacity: 1.0, stroke: None }]
        }
    };
    figures.into_iter().map(Part::Figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_nothing_else_does() {
        let (start, end) = (Point::new(0.0, 0.0), Point::new(400.0, 0.0));
        let curve = Curve { start, first: Point::new(133.0, 0.0), last: Point::new(267.0, 0.0), end };
        let size = Point::new(30.0, 12.0);
        let free = stand(&curve, size, &[]);
        assert!((free.at.x - 200.0).abs() < 1.0);
        let taken = [Rectangle { at: Point::new(200.0, 0.0), size: Point::new(60.0, 20.0) }];
        assert!(stand(&curve, size, &taken).overlap(&taken[0]) <= 0.0);
    }
}
