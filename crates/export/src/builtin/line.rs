//! Lines between nodes, their heads and their words.

use super::Point;
use super::outline::{self, SMALL_SIZE};
use super::svg::{Placed, opening, text};
use crate::picture::theme::Line;
use crate::picture::{Heads, Layout, Link, Picture};
use std::collections::BTreeMap;
use std::fmt::Write as _;

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

/// All lines, then all words, so that no line crosses words out. `ends` are the places of each link's ends in `boxes`.
pub(super) fn lines(picture: &Picture, ends: &[(usize, usize)], boxes: &[Placed<'_>]) -> String {
    let (mut lines, mut words) = (String::new(), String::new());
    let mut taken: Vec<Rectangle> =
        boxes.iter().map(|placed| Rectangle { at: placed.at, size: placed.size }).collect();
    let detours = if boxes.len() > MOST_BENT { &DETOURS[..1] } else { &DETOURS[..] };
    for ((link, (from, to)), bend) in picture.links.iter().zip(ends).zip(bends(ends)) {
        let (start, end) = (&boxes[*from], &boxes[*to]);
        if picture.layout != Layout::Free {
            draw(&mut lines, &mut words, link, &Curve::sideways(start, end, bend), &mut taken);
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
    lines + &words
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

    /// From the side of one node to the facing side of another; within a column, around it.
    fn sideways(from: &Placed<'_>, to: &Placed<'_>, bend: f64) -> Self {
        let apart = to.at.x - from.at.x;
        let beside = apart.abs() < (from.size.x + to.size.x) / 2.0;
        let side = |placed: &Placed<'_>, right: bool| {
            let half = if right { placed.size.x / 2.0 } else { -placed.size.x / 2.0 };
            Point::new(placed.at.x + half, placed.at.y)
        };
        let (start, end) = (side(from, beside || apart > 0.0), side(to, beside || apart < 0.0));
        let reach = if beside { 60.0 } else { (end.x - start.x) / 2.0 };
        let first = start.plus(Point::new(reach, bend * 0.4));
        let last = end.plus(Point::new(if beside { reach } else { -reach }, bend * 0.4));
        Self { start, first, last, end }
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

fn draw(lines: &mut String, words: &mut String, link: &Link, curve: &Curve, taken: &mut Vec<Rectangle>) {
    let Curve { start, first, last, end } = curve;
    let open = opening(&link.tooltip, link.url.as_deref());
    let mut heads = String::new();
    if link.heads != Heads::None {
        heads.push_str(&head(link.line, *end, end.minus(*last)));
    }
    if link.heads == Heads::Both {
        heads.push_str(&head(link.line, *start, start.minus(*first)));
    }
    let _ = writeln!(
        lines,
        "{open}<path d=\"M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}\" fill=\"none\" {} stroke-width=\"{:.1}\"/>{heads}</a>",
        start.x,
        start.y,
        first.x,
        first.y,
        last.x,
        last.y,
        end.x,
        end.y,
        stroke(link.line),
        0.8 + link.n_reports.min(7) as f64 * 0.4,
    );
    if !link.labels.is_empty() {
        write_words(words, link, curve, taken, &open);
    }
}

fn write_words(words: &mut String, link: &Link, curve: &Curve, taken: &mut Vec<Rectangle>, open: &str) {
    let width = link.labels.iter().map(|l| outline::text_width(l, SMALL_SIZE)).fold(0.0, f64::max) + 4.0;
    let height = outline::line_height(SMALL_SIZE) * link.labels.len() as f64;
    let here = stand(curve, Point::new(width, height), taken);
    taken.push(here);
    let top = Point::new(here.at.x, here.at.y - height / 2.0);
    let _ = write!(
        words,
        "{open}<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"#FFFFFF\" fill-opacity=\"0.85\"/>",
        top.x - width / 2.0,
        top.y
    );
    text(words, top, &link.labels, SMALL_SIZE, &format!("fill=\"{}\"", link.line.color()));
    words.push_str("</a>\n");
}

/// Colour and dashes.
pub(super) fn stroke(line: Line) -> String {
    let dashes = match line {
        Line::Planned => " stroke-dasharray=\"7 4\"",
        Line::Possible => " stroke-dasharray=\"1.5 3.5\"",
        Line::Happened | Line::Denied | Line::Background => "",
    };
    format!("stroke=\"{}\"{dashes}", line.color())
}

/// The head of a line whose tip is at `tip`. It is drawn as a shape, because not every reader of SVG turns markers.
pub(super) fn head(line: Line, tip: Point, direction: Point) -> String {
    let color = line.color();
    let drawn = match line {
        Line::Possible => format!("<path d=\"M-10 -4L-1 0L-10 4z\" fill=\"#FFFFFF\" stroke=\"{color}\"/>"),
        Line::Denied => format!(
            "<path d=\"M-9 -5V5\" stroke=\"{color}\" stroke-width=\"2\"/><circle cx=\"-4\" cy=\"0\" r=\"3.2\" fill=\"#FFFFFF\" stroke=\"{color}\"/>"
        ),
        Line::Background => format!("<path d=\"M-8 -3L0 0L-8 3\" fill=\"none\" stroke=\"{color}\"/>"),
        Line::Happened | Line::Planned => format!("<path d=\"M-10 -4L0 0L-10 4z\" fill=\"{color}\"/>"),
    };
    let unit = direction.times(1.0 / direction.length().max(1e-9));
    let (x, y) = (unit.x, unit.y);
    format!("<g transform=\"matrix({x:.3} {y:.3} {:.3} {x:.3} {:.1} {:.1})\">{drawn}</g>", -y, tip.x, tip.y)
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
