//! Where everything is, by the layout of a picture, and what is drawn behind it.

use super::{Point, layout, outline};
use crate::picture::{Layout, Orientation, Picture};
use arrangement::lines;

mod arrangement;
mod columns;
mod frames;
mod rows;

pub(crate) use arrangement::{Arrangement, Flow, Mark, ends};

/// The nodes of a picture in their places; links join the shapes at their ends.
pub(crate) fn arranged(picture: &Picture) -> Arrangement {
    let sizes: Vec<Point> = picture.shapes.iter().map(outline::size).collect();
    let ends = ends(picture);
    let is_wide = picture.orientation == Some(Orientation::Landscape);
    let mut arranged = match picture.layout {
        Layout::Timeline if is_wide => rows::timeline(picture, &sizes, &ends),
        Layout::Timeline => columns::timeline(picture, &sizes, &ends),
        Layout::Attendance if is_wide => rows::attendance(picture, &sizes, &ends),
        Layout::Attendance => columns::attendance(picture, &sizes, &ends),
        Layout::Free if picture.frames.is_empty() => {
            let places = layout::places(&sizes, &lines(picture, &ends), picture.orientation);
            Arrangement { places, ..Arrangement::default() }
        }
        Layout::Free => frames::arranged(picture, &sizes, &ends),
    };
    arranged.flow = match picture.layout {
        Layout::Free => Flow::Free,
        _ if is_wide => Flow::Downwards,
        _ => Flow::Sideways,
    };
    arranged.sizes = sizes;
    arranged
}
