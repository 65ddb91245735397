//! Whether a predicate is presented as so: polarity, certainty and time, handed down from the clause that asserts to the trigger.
//!
//! The scale is FactBank's (Saurí and Pustejovsky 2009), read as a reader of news would (de Marneffe, Manning and Potts 2012).
//! Embedding predicates act on their complements by the signatures of Karttunen (1971, implicatives) and Kiparsky (1970, factives), kept
//! in `data/lexicons/embedding.tsv`; which column of a signature counts depends on what the predicate's own surroundings make of it, as
//! in Nairn, Condoravdi and Karttunen (2006): "refused to let Chad sign" denies the signing through two steps.

mod adverbial;
mod context;
mod contrast;
mod nominal;
mod own;
mod preposition;
mod signature;

pub use contrast::is_left_out;
pub(crate) use own::is_no;

use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_knowledge::words::Effect;
use rapporteur_language::Dep;
use rapporteur_model::Status;

/// Polarity, certainty and time of a predicate, seen from the report or from its innermost speaker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Factuality {
    /// Affirmed, not denied.
    pub positive: bool,
    /// Presented without doubt.
    pub certain: bool,
    /// Yet to come.
    pub future: bool,
    /// Asked about: nothing is put forward.
    pub asked: bool,
}

impl Factuality {
    const FACT: Self = Self { positive: true, certain: true, future: false, asked: false };
    const DENIED: Self = Self { positive: false, ..Self::FACT };
    const POSSIBLE: Self = Self { certain: false, ..Self::FACT };
    const AHEAD: Self = Self { future: true, ..Self::FACT };
    const ASKED: Self = Self { asked: true, ..Self::POSSIBLE };

    /// The vocabulary's status.
    pub fn status(self) -> Status {
        match self {
            Self { certain: false, .. } => Status::Possible,
            Self { positive: false, .. } => Status::Denied,
            Self { future: true, .. } => Status::Planned,
            _ => Status::Happened,
        }
    }

    /// What a word of a lexicon makes of what it acts on.
    fn under(self, effect: Effect) -> Self {
        match effect {
            Effect::Negative => Self { positive: !self.positive, ..self },
            Effect::Future => Self { future: true, ..self },
            Effect::Possible => Self { certain: false, ..self },
            Effect::FutureNegative => Self { positive: !self.positive, future: true, ..self },
            Effect::Same => self,
        }
    }

    /// What a predicate says of itself, inside what its surroundings make of it.
    fn within(self, surroundings: Self) -> Self {
        Self {
            positive: self.positive == surroundings.positive,
            certain: self.certain && surroundings.certain,
            future: self.future || surroundings.future,
            asked: self.asked || surroundings.asked,
        }
    }
}

/// Reads the factuality of a trigger. `is_future` says of a predicate whether a time expression puts it after the report.
///
/// What is presupposed, as a title is, holds wherever it stands; only what predicates it ("will become president") changes it.
pub fn factuality(
    parsed: &ParsedReport<'_>,
    trigger: TokenIdx,
    is_presupposed: bool,
    is_future: &dyn Fn(TokenIdx) -> bool,
) -> Factuality {
    let reading = Reading { parsed, is_future };
    // "neither president nor *head* of the army": what is coordinated with a predicate is one, too.
    let predicated = matches!(parsed.dep(parsed.first_conjunct(trigger)), Dep::Attr | Dep::Oprd);
    if is_presupposed && !predicated {
        return reading.own(trigger);
    }
    reading.whole(trigger, DEPTH)
}

/// Whether a noun phrase takes for granted that there is what it names: it is definite, owned, or of the past.
pub fn is_definite(parsed: &ParsedReport<'_>, noun: TokenIdx) -> bool {
    nominal::is_presupposed(parsed, noun)
}

/// How many governing predicates are looked at.
const DEPTH: usize = 12;

/// A report and what is known of its times.
struct Reading<'d, 'r> {
    parsed: &'d ParsedReport<'r>,
    is_future: &'d dyn Fn(TokenIdx) -> bool,
}

impl Reading<'_, '_> {
    /// What a predicate says of itself within what its surroundings make of it.
    fn whole(&self, at: TokenIdx, depth: usize) -> Factuality {
        let surroundings = if depth == 0 { Factuality::FACT } else { self.context(at, depth - 1) };
        self.own(at).within(surroundings)
    }
}
