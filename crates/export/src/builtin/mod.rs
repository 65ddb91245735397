//! Drawing without Graphviz: places by stress minimisation, frames, time and columns; bent lines; plain SVG.

pub(crate) mod arrange;
mod layout;
mod legend;
mod line;
mod outline;
mod svg;

pub(crate) use svg::svg;

/// A point of the picture, in pixels; y grows downwards.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
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

    fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }
}
