//! Lines between nodes, their heads and their words.

use super::Point;
use super::outline::{self, SMALL_SIZE};
use super::svg::{Placed, opening, text};
use crate::picture::theme::{self, Line};
use crate::picture::{Heads, Link};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Pixels that lines between the same two nodes are bent apart.
const BEND: f64 = 46.0;
/// Pixels that a line may be bent further to pass by other nodes, in the order tried.
const DETOURS: [f64; 9] = [0.0, 45.0, -45.0, 90.0, -90.0, 150.0, -150.0, 220.0, -220.0];
/// Points of a line that are looked at for nodes in its way.
const PROBES: u32 = 32;

/// All lines, then all words, so that no line crosses words out. `ends` are the places of each link's ends in `boxes`.
pub(super) fn lines(links: &[Link], ends: &[(usize, usize)], boxes: &[Placed<'_>]) -> String {
    let (mut lines, mut words) = (String::new(), String::new());
    for ((link, (from, to)), bend) in links.iter().zip(ends).zip(bends(ends)) {
        let curve = DETOURS
            .iter()
            .map(|detour| Curve::new(&boxes[*from], &boxes[*to], bend + detour))
            .min_by_key(|curve| {
                let others = boxes.iter().enumerate().filter(|(i, _)| i != from && i != to);
                others.filter(|(_, other)| curve.crosses(other)).count()
            });
        if let Some(curve) = curve {
            draw(&mut lines, &mut words, link, &curve);
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

/// A quadratic Bézier curve from border to border.
struct Curve {
    start: Point,
    control: Point,
    end: Point,
}

impl Curve {
    fn new(from: &Placed<'_>, to: &Placed<'_>, bend: f64) -> Self {
        let along = to.at.minus(from.at);
        let across = Point::new(-along.y, along.x).times(1.0 / along.length().max(1.0));
        let control = from.at.plus(along.times(0.5)).plus(across.times(bend));
        Self { start: border(from, control), control, end: border(to, control) }
    }

    fn at(&self, share: f64) -> Point {
        let rest = 1.0 - share;
        let ends = self.start.times(rest * rest).plus(self.end.times(share * share));
        ends.plus(self.control.times(2.0 * share * rest))
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
    let shape = theme::node_style(&node.shape.kind).shape;
    node.at.plus(direction.times(outline::border(shape, node.size, direction).min(1.0)))
}

fn draw(lines: &mut String, words: &mut String, link: &Link, curve: &Curve) {
    let Curve { start, control, end } = curve;
    let open = opening(&link.tooltip, link.url.as_deref());
    let mut heads = String::new();
    if link.heads != Heads::None {
        heads.push_str(&head(link.line, *end, end.minus(*control)));
    }
    if link.heads == Heads::Both {
        heads.push_str(&head(link.line, *start, start.minus(*control)));
    }
    let _ = writeln!(
        lines,
        "{open}<path d=\"M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}\" fill=\"none\" {} stroke-width=\"{:.1}\"/>{heads}</a>",
        start.x,
        start.y,
        control.x,
        control.y,
        end.x,
        end.y,
        stroke(link.line),
        0.8 + link.n_reports.min(7) as f64 * 0.4,
    );
    let width = link.labels.iter().map(|l| outline::text_width(l, SMALL_SIZE)).fold(0.0, f64::max) + 4.0;
    let height = outline::line_height(SMALL_SIZE) * link.labels.len() as f64;
    let middle = curve.at(0.5);
    let top = Point::new(middle.x, middle.y - height / 2.0);
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

/// The head of a line whose tip is at `tip`. Drawn, since not every reader of SVG turns markers.
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
