//! Reasons why a judgement is refused.

use rapporteur_model::EntityId;

/// Why a judgement is refused. Nothing is written then.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JudgingError {
    /// A name fits nothing, or several things.
    #[error(transparent)]
    Name(#[from] crate::Error),
    /// The request lacks something.
    #[error("{decision} needs {what}")]
    Missing {
        /// The word of the decision.
        decision: &'static str,
        /// What is missing.
        what: &'static str,
    },
    /// The store cannot be read or changed, or judgements contradict each other.
    #[error(transparent)]
    Store(#[from] rapporteur_pipeline::Error),
    /// The judgement contradicts lines of the file.
    #[error("{}", contradiction(lines, whys))]
    Contradiction {
        /// Their numbers; never empty.
        lines: Vec<usize>,
        /// What contradicts what, where that can be told.
        whys: Vec<String>,
    },
    /// A report was named.
    #[error("{0} is a report, which no judgement changes: rapporteur remove takes it out of the store")]
    Report(EntityId),
    /// An origin or a dispute was named, which follow from reports and claims.
    #[error("{0} follows from reports and claims: judge these")]
    Derived(EntityId),
    /// A judgement dropped the node.
    #[error("{0} was dropped by a judgement: rapporteur judgements --undo N brings it back")]
    Dropped(EntityId),
    /// A node was named where a claim is judged.
    #[error("{0:?} is no claim: name one by the first digits of its id, as why and query evidence print it")]
    NoClaim(String),
    /// No report mentions anything at the place.
    #[error("{0:?} is no mention in this store: rapporteur why NODE prints those of a node")]
    NoMention(String),
    /// A mention is not written as one.
    #[error("{written:?} names no mention: {why}; rapporteur why NODE prints the mentions of a node")]
    NoPlace {
        /// What was written.
        written: String,
        /// How a mention is written.
        why: String,
    },
    /// Two nodes of two types cannot be one.
    #[error(
        "{a} is of type {a_kind} and {b} of type {b_kind}: make them one type first: rapporteur retype {a} {b_kind}"
    )]
    TwoTypes {
        /// One node.
        a: EntityId,
        /// Its type.
        a_kind: String,
        /// The other.
        b: EntityId,
        /// Its type.
        b_kind: String,
    },
    /// Both names mean one node, and nothing tells its mentions apart.
    #[error(
        "both are {0}: name two mentions of it, as `rapporteur why {0}` prints them, or two of the names that it goes by"
    )]
    OneNode(EntityId),
    /// Statements keep their type.
    #[error("{0} is a statement, which keeps its type: drop it or the claim that makes it")]
    Statement(EntityId),
    /// It is so already.
    #[error("{0}: nothing is written")]
    Already(String),
    /// Both names mean one node in the graph, which does not obey the file yet.
    #[error("both are {0} until judgements.tsv is applied: rapporteur resolve; nothing is written")]
    NotApplied(EntityId),
    /// The value is no type that a node can be given.
    #[error("{0}")]
    NoType(String),
    /// The judgement would change nothing.
    #[error("this would change nothing: {0}; nothing is written")]
    Idle(String),
}

/// Which lines a judgement contradicts, why, and how to take the first of them back.
fn contradiction(lines: &[usize], whys: &[String]) -> String {
    let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let whys = if whys.is_empty() { String::new() } else { format!(" ({})", whys.join("; ")) };
    let undo = lines.first().map_or_else(String::new, |n| format!(": rapporteur judgements --undo {n}"));
    format!("the new line contradicts {word} {}{whys}{undo}", numbers.join(", "))
}
