//! Drawing without Graphviz: places by stress minimisation, frames, time and columns; bent lines; plain SVG and pixels.

pub(crate) mod arrange;
mod drawing;
mod font;
mod layout;
mod legend;
mod line;
mod outline;
mod paint;
mod parts;
mod positions;
mod svg;

pub(crate) use drawing::Drawing;
pub(crate) use paint::png;
pub(crate) use positions::Positions;
pub(crate) use svg::svg;

use serde::Serialize;

/// A point of the picture, in pixels; y grows downwards.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub(crate) struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    fn plus(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }

    fn minus(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }

    fn times(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }

    /// With x and y exchanged.
    fn turned(self) -> Self {
        Self::new(self.y, self.x)
    }

    fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}
