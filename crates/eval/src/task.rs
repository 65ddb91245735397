//! The tasks that can be scored.

/// A kind of gold, with its measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Task {
    /// Mentions by name with their types.
    Typing,
    /// Relations between things.
    Relations,
    /// Coreference of the gold's mentions, within and across reports.
    Coref,
    /// Time expressions and their values.
    Times,
    /// Attributed passages and their sources.
    Quotes,
    /// Main events in PLOVER terms.
    Plover,
    /// Whether two names name the same thing.
    Names,
    /// Whole claims with status and speaker.
    Claims,
}

impl Task {
    /// All tasks.
    pub const ALL: [Self; 8] = [
        Self::Typing,
        Self::Relations,
        Self::Coref,
        Self::Times,
        Self::Quotes,
        Self::Plover,
        Self::Names,
        Self::Claims,
    ];

    /// Its name on the command line and in files of floors.
    pub fn name(self) -> &'static str {
        match self {
            Self::Typing => "typing",
            Self::Relations => "relations",
            Self::Coref => "coref",
            Self::Times => "times",
            Self::Quotes => "quotes",
            Self::Plover => "plover",
            Self::Names => "names",
            Self::Claims => "claims",
        }
    }

    /// What it scores, for a list of tasks.
    pub fn title(self) -> &'static str {
        match self {
            Self::Typing => "Mentions by name with their types",
            Self::Relations => "Relations between things",
            Self::Coref => "Which of the gold's mentions corefer, within and across reports",
            Self::Times => "Time expressions and their values",
            Self::Quotes => "Attributed passages and their sources",
            Self::Plover => "Main events in PLOVER terms",
            Self::Names => "Whether two names are one thing's",
            Self::Claims => "Whole claims, their status and speaker",
        }
    }
}
