//! Frames side by side: each is laid out by itself, then the frames and what is in none as if they were nodes.

use super::arrangement::{Arrangement, Mark, lines};
use crate::builtin::layout::{self, Line};
use crate::builtin::{Point, outline};
use crate::picture::Picture;

/// Pixels between a frame and its nodes.
const PADDING: f64 = 16.0;
/// Pixels at the top of a frame for its name.
const NAME: f64 = 20.0;
/// Pixels that stay free around a frame.
const SPACE: f64 = 22.0;

/// What is moved as one: a frame with its nodes, or a node in no frame.
struct Block {
    members: Vec<usize>,
    /// Centres of the members from the centre of the block.
    places: Vec<Point>,
    size: Point,
    label: Option<String>,
}

pub(super) fn arranged(picture: &Picture, sizes: &[Point], ends: &[(usize, usize)]) -> Arrangement {
    let lines = lines(picture, ends);
    let mut block_of = vec![usize::MAX; sizes.len()];
    let mut blocks: Vec<Block> = Vec::new();
    for frame in &picture.frames {
        frame.members.iter().for_each(|member| block_of[*member] = blocks.len());
        blocks.push(framed(&frame.label, &frame.members, sizes, &lines));
    }
    for i in 0..sizes.len() {
        if block_of[i] == usize::MAX {
            block_of[i] = blocks.len();
            blocks.push(Block {
                members: vec![i],
                places: vec![Point::default()],
                size: sizes[i],
                label: None,
            });
        }
    }
    let outer: Vec<Point> = blocks.iter().map(outer_size).collect();
    let joins: Vec<Line> = lines
        .into_iter()
        .map(|Line { ends: (a, b), words }| Line { ends: (block_of[a], block_of[b]), words })
        .filter(|line| line.ends.0 != line.ends.1)
        .collect();
    let centres = layout::places(&outer, &joins, picture.orientation);
    let mut arrangement =
        Arrangement { places: vec![Point::default(); sizes.len()], ..Arrangement::default() };
    for (block, centre) in blocks.into_iter().zip(centres) {
        for (member, place) in block.members.iter().zip(&block.places) {
            arrangement.places[*member] = centre.plus(*place);
        }
        if let Some(label) = block.label {
            let half = block.size.times(0.5);
            arrangement.marks.push(Mark::Frame { label, low: centre.minus(half), high: centre.plus(half) });
        }
    }
    arrangement
}

fn outer_size(block: &Block) -> Point {
    match block.label {
        Some(_) => block.size.plus(Point::new(SPACE, SPACE)),
        None => block.size,
    }
}

fn framed(label: &str, members: &[usize], sizes: &[Point], lines: &[Line]) -> Block {
    let inside: Vec<Point> = members.iter().map(|member| sizes[*member]).collect();
    let place = |i: &usize| members.binary_search(i).ok();
    let inner =
        |line: &Line| Some(Line { ends: (place(&line.ends.0)?, place(&line.ends.1)?), words: line.words });
    let lines: Vec<Line> = lines.iter().filter_map(inner).collect();
    let mut places = layout::places(&inside, &lines, None);
    let arranged = Arrangement { places: places.clone(), sizes: inside, ..Arrangement::default() };
    let (low, high) = arranged.extent().unwrap_or_default();
    let name = outline::text_width(label, outline::TEXT_SIZE) * 1.07;
    let size = high.minus(low).plus(Point::new(2.0 * PADDING, 2.0 * PADDING + NAME));
    let centre = low.plus(high).times(0.5).minus(Point::new(0.0, NAME / 2.0));
    places.iter_mut().for_each(|place| *place = place.minus(centre));
    let size = Point::new(size.x.max(name + 2.0 * PADDING), size.y);
    Block { members: members.to_vec(), places, size, label: Some(label.to_owned()) }
}
