//! Colours and line styles. How nodes of a type look is said in its file.
//!
//! Colours are tints of the palette of Okabe and Ito, "Color Universal Design" (2008): apart for colour-blind readers, and
//! light enough for black text (contrast above 7 to 1). Shape and line style repeat what colour says, for print without it.

use rapporteur_model::Status;

/// Fill of a frame.
pub(crate) const FRAME_FILL: &str = "#F4F6F8";
/// Border of a frame.
pub(crate) const FRAME_BORDER: &str = "#A9B4BF";
/// The name of a frame, and the line of time.
pub(crate) const FRAME_WORDS: &str = "#4A5560";

/// How a line is drawn: by the status of what it stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Line {
    /// Happened, or timeless.
    Happened,
    /// To come.
    Planned,
    /// Possible, or only alleged.
    Possible,
    /// Said not to be so.
    Denied,
    /// No claim of a report: a fact of the gazetteers, of a report as a source, or of how a node was made.
    Background,
}

impl Line {
    /// What the legend says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Happened => "happened or holds",
            Self::Planned => "planned",
            Self::Possible => "possible or alleged",
            Self::Denied => "denied",
            Self::Background => "background",
        }
    }

    /// Graphviz style.
    pub fn style(self) -> &'static str {
        match self {
            Self::Happened | Self::Denied | Self::Background => "solid",
            Self::Planned => "dashed",
            Self::Possible => "dotted",
        }
    }

    /// Colour, `#rrggbb`.
    pub fn color(self) -> &'static str {
        match self {
            Self::Happened => "#333333",
            Self::Planned => "#0072B2",
            Self::Possible => "#7A5C00",
            Self::Denied => "#C44601",
            Self::Background => "#B0B0B0",
        }
    }

    /// Graphviz arrow head.
    pub fn head(self) -> &'static str {
        match self {
            Self::Denied => "teeodot",
            Self::Possible => "empty",
            Self::Background => "open",
            Self::Happened | Self::Planned => "normal",
        }
    }

    /// The line in characters, for the legend.
    pub fn glyphs(self) -> &'static str {
        match self {
            Self::Happened => "───▶",
            Self::Planned => "╌╌╌▶",
            Self::Possible => "┈┈┈▷",
            Self::Denied => "──✗─○",
            Self::Background => "───›",
        }
    }
}

impl From<Status> for Line {
    fn from(status: Status) -> Self {
        match status {
            Status::Happened => Self::Happened,
            Status::Planned => Self::Planned,
            Status::Possible => Self::Possible,
            Status::Denied => Self::Denied,
        }
    }
}
