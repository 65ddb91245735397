//! Reasons why no pattern can be drafted for a predicate.

/// No draft, with what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// No report has the predicate uncovered.
    #[error(
        "no sentence of the store has the predicate {predicate:?} uncovered{others}: `rapporteur gaps --least 1 --described --all --limit 0` lists all predicates"
    )]
    NoPredicate {
        /// The predicate as given.
        predicate: String,
        /// Other predicates of its main word, with an introduction; may be empty.
        others: String,
    },
    /// All its places lack a subject or an object that a sentence alone names.
    #[error(
        "in all {n} sentences with {predicate} a pronoun, a clause or something untyped stands in one place ({place}): it cannot be drafted, write its pattern by hand (data/README.md)"
    )]
    NoNames {
        /// The predicate.
        predicate: String,
        /// Number of its places.
        n: usize,
        /// The first of them.
        place: String,
    },
    /// Patterns have no name for its other place.
    #[error("patterns have no slot for {tail:?} of {predicate}: choose another predicate")]
    NoSlot {
        /// The predicate.
        predicate: String,
        /// The preposition.
        tail: String,
    },
    /// The relation cannot be the name of a file.
    #[error(
        "{0:?} is no name of a relation: write letters and digits, the first one small, such as handsOver"
    )]
    RelationName(String),
    /// The relation takes no things as objects, or takes everything.
    #[error("{relation} {takes}: choose another relation, or a new name for one of your own")]
    Relation {
        /// The relation.
        relation: String,
        /// What it takes.
        takes: &'static str,
    },
    /// The relation does not take what was found.
    #[error(
        "{relation} joins {from} to {to}, and {predicate} joins {found}: choose another relation, or a new name for one of your own"
    )]
    Types {
        /// The relation.
        relation: String,
        /// Types of its subject.
        from: String,
        /// Types of its object.
        to: String,
        /// The predicate.
        predicate: String,
        /// The pairs of types found.
        found: String,
    },
    /// No sentence proves the pattern.
    #[error(
        "the pattern `{trigger}` makes no claim in any of {n} sentences if they stand alone: `rapporteur explain {place}` shows how one is read; write the pattern by hand (data/README.md)"
    )]
    Unproven {
        /// The drafted trigger.
        trigger: String,
        /// Number of sentences tried.
        n: usize,
        /// The first of them.
        place: String,
    },
    /// Only one sentence proves the pattern, and it cannot be cut to a second one.
    #[error(
        "only {place} proves the pattern `{trigger}`, and a pattern needs two examples: add reports that have it, or write the pattern by hand (data/README.md)"
    )]
    OneExample {
        /// The drafted trigger.
        trigger: String,
        /// The sentence.
        place: String,
    },
    /// Everything that has the trigger makes a claim.
    #[error(
        "every sentence with `{trigger}` makes a claim of {relation}, and a pattern needs one that makes none: write it by hand (data/README.md)"
    )]
    NoReject {
        /// The drafted trigger.
        trigger: String,
        /// The relation.
        relation: String,
    },
    /// The knowledge does not load with the draft.
    #[error(transparent)]
    Knowledge(#[from] rapporteur_knowledge::Error),
    /// The engine does not start with the draft.
    #[error(transparent)]
    Pipeline(#[from] rapporteur_pipeline::Error),
}
