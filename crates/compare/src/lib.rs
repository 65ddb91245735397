//! Who says what: whether claims agree, differ or cannot all hold, and the matrix of claims × origins of a meeting or any
//! other thing.
//!
//! ```text
//! claims ─ Question ── what is asked: whether, how many, when, where, who holds the post
//!        └ Answer ──── what a voice answers; Fit says how two answers relate
//!            ├─ disputes()  the questions on which two voices cannot both be right
//!            └─ Comparison  matrix of one thing, overview of all meetings
//! ```
//!
//! Two voices are in dispute about a question if nothing that one says fits anything that the other says. An origin is one
//! voice, however many reports repeat it; each party that reports quote is a voice too. This crate decides nothing: every claim
//! stays as it is, with its words.
//!
//! The relations follow contradiction detection after de Marneffe, Rafferty and Manning (2008): negation, numbers and dates
//! contradict one another only if they are about the same event. A false contradiction costs more trust than a missed one
//! earns, so a doubtful case is never a dispute.

mod answer;
pub mod dates;
mod disputes;
mod fit;
mod html;
mod matrix;
mod number;
mod places;
mod question;
mod rules;
mod setting;

pub use disputes::disputes;
pub use fit::{Fit, Recurs, Said};
pub use html::{html, overview_html};
pub use matrix::{
    Answered, Beside, Cell, Comparison, Facet, Matrix, Overview, OverviewRow, Part, ReportRef, Saying,
    Selection, Source, Thing, Verdict, Wording, agreement, written,
};
pub use number::Number;
pub use places::Places;
pub use rules::Rules;
pub use setting::{Days, Setting, Voice};
