//! What speaks for and against two gatherings being one.

use crate::reasons::{Sign, Weighed};

/// The sum so far, with reasons, and whether something beside time and kind agrees.
#[derive(Default)]
pub(super) struct Evidence {
    pub found: Weighed,
    pub is_telling: bool,
}

impl Evidence {
    /// Adds a sign that tells nothing by itself.
    pub fn add(&mut self, weight: f64, sign: Sign) {
        self.found.add(weight, sign);
    }

    /// Adds a sign that tells by itself.
    pub fn tell(&mut self, weight: f64, sign: Sign) {
        self.add(weight, sign);
        self.is_telling = true;
    }
}
