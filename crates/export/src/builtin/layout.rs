//! Places of nodes. Distances in the picture follow distances in the graph: stress is minimised by stochastic gradient descent
//! after Zheng, Pawar and Goodman, "Graph Drawing by Stochastic Gradient Descent" (2018); then overlapping boxes are pushed apart.
//!
//! Only additions, products, quotients and square roots of fixed order are used, so every machine computes the same places.

use super::Point;
use crate::picture::Orientation;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Rounds of the descent: a power of two, since the step shrinks by its root.
const ROUNDS_LOG2: u32 = 6;
/// Pixels between the boxes of two nodes that a line joins, before crowding.
const LINE_LENGTH: f64 = 70.0;
/// Pixels added to a line for each neighbour that only one of its ends has.
const CROWDING: f64 = 9.0;
/// Pixels that stay free around a box.
const GAP: f64 = 26.0;
/// Pixels of a line that are seen beside its words, its heads among them.
const BESIDE_WORDS: f64 = 30.0;
/// Pixels between parts that no line joins.
const PART_GAP: f64 = 60.0;
/// How much wider than high parts are packed, unless an orientation is asked for.
const USUAL: f64 = 1.4;
/// How much longer the longer side of a picture is if an orientation is asked for; its legend takes some of the height.
const LONGER: f64 = 1.7;
const LONGER_BELOW: f64 = 1.3;
/// Rounds of pushing boxes apart.
const PUSHES: usize = 400;

/// A line that joins two boxes.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// Places of the boxes.
    pub ends: (usize, usize),
    /// Pixels of the words on it.
    pub words: f64,
}

/// The centre of each box of the given width and height; no two boxes overlap. Parts that no line joins stand beside each
/// other, the largest first.
pub(super) fn places(sizes: &[Point], lines: &[Line], orientation: Option<Orientation>) -> Vec<Point> {
    let mut parts: Vec<Part> = components(sizes.len(), lines)
        .into_iter()
        .map(|members| {
            let near = |i: &usize| members.binary_search(i).ok();
            let inside: Vec<Point> = members.iter().map(|i| sizes[*i]).collect();
            let inner = |line: &Line| {
                Some(Line { ends: (near(&line.ends.0)?, near(&line.ends.1)?), words: line.words })
            };
            let lines = lines.iter().filter_map(inner).collect::<Vec<_>>();
            Part::new(connected_places(&inside, &lines, orientation), &inside, members)
        })
        .collect();
    parts.sort_by(|a, b| b.area().total_cmp(&a.area()).then_with(|| a.members.cmp(&b.members)));
    let mut places = vec![Point::default(); sizes.len()];
    for (part, corner) in parts.iter().zip(corners(&parts, orientation)) {
        part.members.iter().zip(&part.places).for_each(|(i, place)| places[*i] = place.plus(corner));
    }
    places
}

/// Nodes that lines join, with their places from the upper left corner.
struct Part {
    members: Vec<usize>,
    places: Vec<Point>,
    size: Point,
}

impl Part {
    fn new(mut places: Vec<Point>, sizes: &[Point], members: Vec<usize>) -> Self {
        let (mut low, mut high) = (Point::new(f64::MAX, f64::MAX), Point::new(f64::MIN, f64::MIN));
        for (at, size) in places.iter().zip(sizes) {
            low = Point::new(low.x.min(at.x - size.x / 2.0), low.y.min(at.y - size.y / 2.0));
            high = Point::new(high.x.max(at.x + size.x / 2.0), high.y.max(at.y + size.y / 2.0));
        }
        places.iter_mut().for_each(|place| *place = place.minus(low));
        Self { members, places, size: high.minus(low) }
    }

    fn area(&self) -> f64 {
        self.size.x * self.size.y
    }
}

/// The upper left corner of each part: in rows, each as high as its highest part and in the middle of the widest.
fn corners(parts: &[Part], orientation: Option<Orientation>) -> Vec<Point> {
    let padded = parts.iter().map(|part| (part.size.x + PART_GAP) * (part.size.y + PART_GAP)).sum::<f64>();
    let widest = parts.iter().map(|part| part.size.x).fold(0.0, f64::max);
    let width = widest.max((padded * orientation.map_or(USUAL, width_to_height)).sqrt());
    let (mut rows, mut left): (Vec<Vec<&Part>>, f64) = (Vec::new(), 0.0);
    for part in parts {
        if rows.is_empty() || left < part.size.x {
            rows.push(Vec::new());
            left = width;
        }
        left -= part.size.x + PART_GAP;
        rows.last_mut().into_iter().for_each(|row| row.push(part));
    }
    let (mut corners, mut top) = (Vec::new(), 0.0);
    for row in rows {
        let taken = row.iter().map(|part| part.size.x + PART_GAP).sum::<f64>() - PART_GAP;
        let mut x = (width - taken) / 2.0;
        for part in &row {
            corners.push(Point::new(x, top));
            x += part.size.x + PART_GAP;
        }
        top += row.iter().map(|part| part.size.y).fold(0.0, f64::max) + PART_GAP;
    }
    corners
}

/// The nodes of each part that lines join, rising, by their first.
fn components(n: usize, lines: &[Line]) -> Vec<Vec<usize>> {
    let next_to = next_to(n, lines.iter().map(|line| line.ends));
    let mut seen = vec![false; n];
    let mut components = Vec::new();
    for start in 0..n {
        let mut component = Vec::new();
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut seen[node], true) {
                component.push(node);
                open.extend(&next_to[node]);
            }
        }
        if !component.is_empty() {
            component.sort_unstable();
            components.push(component);
        }
    }
    components
}

/// Places of nodes that are all joined, if by others.
fn connected_places(sizes: &[Point], lines: &[Line], orientation: Option<Orientation>) -> Vec<Point> {
    let mut pairs = pairs(sizes, lines);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let mut places: Vec<Point> = sizes.iter().map(|_| Point::new(random.unit(), random.unit())).collect();
    let longest = pairs.iter().map(|pair| pair.2).fold(1.0, f64::max);
    let shortest = pairs.iter().map(|pair| pair.2).fold(longest, f64::min);
    let mut shrink = 0.05 * (shortest * shortest) / (longest * longest);
    for _ in 0..ROUNDS_LOG2 {
        shrink = shrink.sqrt();
    }
    let mut step = longest * longest;
    for _ in 0..1 << ROUNDS_LOG2 {
        random.shuffle(&mut pairs);
        for (i, j, wanted) in &pairs {
            let apart = places[*i].minus(places[*j]);
            let length = apart.length().max(1e-6);
            let weight = (step / (wanted * wanted)).min(1.0);
            let shift = apart.times(weight * (wanted - length) / (2.0 * length));
            places[*i] = places[*i].plus(shift);
            places[*j] = places[*j].minus(shift);
        }
        step *= shrink;
    }
    turn(&mut places, orientation == Some(Orientation::Portrait));
    if let Some(orientation) = orientation {
        stretch(&mut places, sizes, width_to_height(orientation));
    }
    push_apart(&mut places, sizes, &rooms(lines));
    places
}

/// How wide a picture is for each pixel of its height.
fn width_to_height(orientation: Orientation) -> f64 {
    match orientation {
        Orientation::Landscape => LONGER,
        Orientation::Portrait => 1.0 / LONGER_BELOW,
    }
}

/// The neighbours of each node, rising, each once, by the nodes at both ends of every line.
pub(super) fn next_to(n: usize, ends: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut next_to: Vec<Vec<usize>> = vec![Vec::new(); n];
    for (from, to) in ends {
        next_to[from].push(to);
        next_to[to].push(from);
    }
    for neighbors in &mut next_to {
        neighbors.sort_unstable();
        neighbors.dedup();
    }
    next_to
}

/// Every pair of nodes with the distance wanted between them.
fn pairs(sizes: &[Point], lines: &[Line]) -> Vec<(usize, usize, f64)> {
    let next_to = next_to(sizes.len(), lines.iter().map(|line| line.ends));
    let mut pairs = Vec::new();
    for i in 0..sizes.len() {
        let distances = distances(i, &next_to, sizes);
        pairs.extend((i + 1..sizes.len()).filter_map(|j| Some((i, j, distances[j]?))));
    }
    pairs
}

/// Lengths of the shortest ways from a node, by Dijkstra's algorithm; `None` where there is no way.
fn distances(start: usize, next_to: &[Vec<usize>], sizes: &[Point]) -> Vec<Option<f64>> {
    let mut distances: Vec<Option<u64>> = vec![None; next_to.len()];
    let mut queue = BinaryHeap::from([Reverse((0, start))]);
    while let Some(Reverse((distance, node))) = queue.pop() {
        if distances[node].is_some() {
            continue;
        }
        distances[node] = Some(distance);
        for other in next_to[node].iter().filter(|other| distances[**other].is_none()) {
            queue.push(Reverse((distance + line_length(node, *other, next_to, sizes), *other)));
        }
    }
    distances.into_iter().map(|distance| distance.map(|d| d as f64)).collect()
}

fn line_length(a: usize, b: usize, next_to: &[Vec<usize>], sizes: &[Point]) -> u64 {
    let only = |from: &[usize], other: &[usize]| {
        from.iter().filter(|node| other.binary_search(node).is_err()).count() as f64
    };
    let crowd = only(&next_to[a], &next_to[b]) + only(&next_to[b], &next_to[a]);
    let boxes = (sizes[a].x + sizes[b].x + sizes[a].y + sizes[b].y) / 4.0;
    (LINE_LENGTH + boxes + CROWDING * crowd) as u64
}

/// Turns the picture so that its longer side lies, or stands.
fn turn(places: &mut [Point], stands: bool) {
    let is_higher = extent(places, |p| p.x) < extent(places, |p| p.y);
    if is_higher != stands {
        places.iter_mut().for_each(|place| *place = place.turned());
    }
}

fn extent(places: &[Point], of: fn(&Point) -> f64) -> f64 {
    let (low, high) = places.iter().map(of).fold((f64::MAX, f64::MIN), |(l, h), v| (l.min(v), h.max(v)));
    (high - low).max(0.0)
}

/// Stretches the picture along one side and compresses it along the other until it is so much wider than high. One that is longer
/// already stays.
fn stretch(places: &mut [Point], sizes: &[Point], wanted: f64) {
    // With the size of boxes, which stay as they are.
    let mean = |of: fn(&Point) -> f64| sizes.iter().map(of).sum::<f64>() / sizes.len().max(1) as f64 + GAP;
    let is = (extent(places, |p| p.x) + mean(|p| p.x)) / (extent(places, |p| p.y) + mean(|p| p.y));
    if (wanted > 1.0) == (is < wanted) {
        let factor = (wanted / is).sqrt();
        places.iter_mut().for_each(|place| *place = Point::new(place.x * factor, place.y / factor));
    }
}

/// The room that words need between two boxes, the lesser place first, where it is more than any two have.
fn rooms(lines: &[Line]) -> BTreeMap<(usize, usize), f64> {
    let mut rooms = BTreeMap::new();
    for Line { ends: (a, b), words } in lines {
        let room = words + BESIDE_WORDS;
        if room > GAP && *words > 0.0 {
            let known = rooms.entry((*a.min(b), *a.max(b))).or_insert(room);
            *known = room.max(*known);
        }
    }
    rooms
}

/// Moves overlapping boxes along the axis on which they overlap least, half each. Boxes side by side leave room for the words on
/// their line.
fn push_apart(places: &mut [Point], sizes: &[Point], rooms: &BTreeMap<(usize, usize), f64>) {
    for _ in 0..PUSHES {
        let mut moved = false;
        for i in 0..places.len() {
            for j in i + 1..places.len() {
                let apart = places[j].minus(places[i]);
                let over_y = (sizes[i].y + sizes[j].y) / 2.0 + GAP - apart.y.abs();
                let room = if over_y > GAP { rooms.get(&(i, j)).copied() } else { None };
                let over_x = (sizes[i].x + sizes[j].x) / 2.0 + room.unwrap_or(GAP) - apart.x.abs();
                if over_x <= 0.01 || over_y <= 0.01 {
                    continue;
                }
                let shift = if over_x < over_y {
                    Point::new((over_x / 2.0).copysign(apart.x), 0.0)
                } else {
                    Point::new(0.0, (over_y / 2.0).copysign(apart.y))
                };
                places[i] = places[i].minus(shift);
                places[j] = places[j].plus(shift);
                moved = true;
            }
        }
        if !moved {
            return;
        }
    }
}

/// Marsaglia's xorshift (2003): the same numbers every time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Fisher and Yates' shuffle.
    fn shuffle<T>(&mut self, elements: &mut [T]) {
        for i in (1..elements.len()).rev() {
            elements.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line((a, b): (usize, usize)) -> Line {
        Line { ends: (a, b), words: 0.0 }
    }

    #[test]
    fn boxes_never_overlap_and_neighbors_are_near() {
        let sizes: Vec<Point> = (0..40).map(|i| Point::new(60.0 + f64::from(i % 5) * 20.0, 30.0)).collect();
        let lines: Vec<(usize, usize)> = (1..40).map(|i| (i, i % 4)).filter(|(a, b)| a != b).collect();
        let places = places(&sizes, &lines.iter().copied().map(line).collect::<Vec<_>>(), None);
        for i in 0..sizes.len() {
            for j in i + 1..sizes.len() {
                let apart = places[i].minus(places[j]);
                let free_x = apart.x.abs() - (sizes[i].x + sizes[j].x) / 2.0;
                let free_y = apart.y.abs() - (sizes[i].y + sizes[j].y) / 2.0;
                assert!(free_x > 0.0 || free_y > 0.0, "{i} and {j} overlap");
            }
        }
        let mean = |pairs: &[(usize, usize)]| {
            pairs.iter().map(|(a, b)| places[*a].minus(places[*b]).length()).sum::<f64>() / pairs.len() as f64
        };
        let all: Vec<(usize, usize)> = (0..40).flat_map(|i| (0..i).map(move |j| (i, j))).collect();
        assert!(mean(&lines) < 0.7 * mean(&all), "{} {}", mean(&lines), mean(&all));
    }

    #[test]
    fn parts_that_no_line_joins_do_not_reach_into_one_another() {
        let sizes = vec![Point::new(80.0, 30.0); 12];
        let lines: Vec<Line> = (0..12).filter(|i| i % 4 > 0).map(|i| line((i - 1, i))).collect();
        let places = places(&sizes, &lines, None);
        let boxes: Vec<(Point, Point)> = places
            .chunks(4)
            .map(|part| {
                let low = |of: fn(&Point) -> f64| part.iter().map(of).fold(f64::MAX, f64::min);
                let high = |of: fn(&Point) -> f64| part.iter().map(of).fold(f64::MIN, f64::max);
                (Point::new(low(|p| p.x), low(|p| p.y)), Point::new(high(|p| p.x), high(|p| p.y)))
            })
            .collect();
        for (i, (low, high)) in boxes.iter().enumerate() {
            for (from, to) in &boxes[i + 1..] {
                assert!(high.x < from.x || to.x < low.x || high.y < from.y || to.y < low.y);
            }
        }
    }

    #[test]
    fn the_longer_side_lies_or_stands_as_asked_and_boxes_never_overlap() {
        let sizes = vec![Point::new(100.0, 30.0); 30];
        let lines: Vec<Line> = (1..30).map(|i| line((i, i / 2))).collect();
        let ratio = |orientation| {
            let places = places(&sizes, &lines, Some(orientation));
            for (i, one) in places.iter().enumerate() {
                for other in &places[i + 1..] {
                    let apart = one.minus(*other);
                    assert!(apart.x.abs() > 100.0 || apart.y.abs() > 30.0);
                }
            }
            (extent(&places, |p| p.x) + 100.0) / (extent(&places, |p| p.y) + 30.0)
        };
        assert!(ratio(Orientation::Landscape) > 1.4, "{}", ratio(Orientation::Landscape));
        assert!(ratio(Orientation::Portrait) < 0.95, "{}", ratio(Orientation::Portrait));
    }

    #[test]
    fn words_have_room_between_boxes_that_stand_side_by_side() {
        let sizes = [Point::new(80.0, 30.0), Point::new(90.0, 40.0)];
        let mut places = vec![Point::new(0.0, 0.0), Point::new(100.0, 6.0)];
        push_apart(&mut places, &sizes, &rooms(&[Line { ends: (1, 0), words: 30.0 }]));
        assert!(places[1].x - places[0].x > 85.0 + 30.0 + BESIDE_WORDS - 0.1, "{places:?}");
        let mut above = vec![Point::new(0.0, 0.0), Point::new(10.0, 70.0)];
        let before = above.clone();
        push_apart(&mut above, &sizes, &rooms(&[Line { ends: (0, 1), words: 70.0 }]));
        assert_eq!(above, before, "one above the other they have it already");
    }

    #[test]
    fn draws_nothing_and_one() {
        for orientation in [None, Some(Orientation::Landscape), Some(Orientation::Portrait)] {
            assert!(places(&[], &[], orientation).is_empty());
            assert_eq!(places(&[Point::new(10.0, 10.0)], &[], orientation).len(), 1);
        }
    }
}
