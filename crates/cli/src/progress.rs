//! The progress bar, on standard error and only if that is a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use rapporteur_pipeline::Progress;

/// Shows the progress of a build.
pub struct Bar(ProgressBar);

impl Bar {
    /// Makes a bar that shows nothing yet.
    pub fn new() -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{msg:12} {bar:40} {pos}/{len}  {elapsed}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Shows a step.
    pub fn step(&self, step: Progress) {
        match step {
            Progress::Read(_, total) => {
                self.0.set_message("reading");
                let known = self.0.length().unwrap_or(0);
                self.0.set_length(known.max(total as u64));
            }
            Progress::Analysed(n) => {
                // An input may hold many reports, so the total is only a lower bound.
                let n = n as u64;
                let known = self.0.length().unwrap_or(0);
                self.0.set_length(known.max(n));
                self.0.set_position(n.max(self.0.position()));
            }
            Progress::Resolving(n) => {
                self.0.set_length(n as u64);
                self.0.set_position(n as u64);
                self.0.set_message("comparing");
            }
            Progress::Resolved => self.0.finish_and_clear(),
        }
    }
}
