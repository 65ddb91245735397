//! A person's last word: which things are one, which are two, what a thing is called, what it is, what is none, and which claims
//! are right or wrong.
//!
//! Judgements are limits within which everything else is decided anew at every build, never changes of a graph: without a
//! line the graph is what it was before the line was written. The file's form is told in `data/resolution/README.md`.

mod effects;
mod file;
mod find;
mod limits;
mod named;

pub(crate) use effects::{Effects, InForce, JudgedClaim};
pub use file::{in_cell, node_type};
pub(crate) use find::{Found, Ground, Target};
pub(crate) use limits::Limits;
pub(crate) use named::Named;

use rapporteur_knowledge::names;
use rapporteur_model::well_known::types;
use rapporteur_model::{ClaimId, EntityId, Local, Span, TypeName};
use std::collections::BTreeSet;
use std::fmt;

/// Types that a node can be given. Reports, statements and what is made of claims keep their types.
pub(crate) const TYPES: [&str; 9] = [
    types::COUNTRY,
    types::DOCUMENT,
    types::EVENT,
    types::MEETING,
    types::OFFICE,
    types::ORGANIZATION,
    types::PERSON,
    types::PLACE,
    types::TOPIC,
];

/// All judgements of a store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Judgements {
    /// The file they were read from, as faults name it.
    file: String,
    list: Vec<Judgement>,
}

/// One line of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
    /// Its number, from 1.
    pub line: usize,
    /// What is decided.
    pub decision: Decision,
    /// Why.
    pub reason: String,
}

/// What a person can decide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// Both are one thing.
    Merge(Name, Name),
    /// They are two things.
    KeepApart(Name, Name),
    /// It is called so.
    Rename(Name, String),
    /// It is of another type.
    Retype(Name, TypeName),
    /// It is no thing worth a node.
    Drop(Name),
    /// The words do not say so.
    DropClaim(ClaimId),
    /// The words say so, however little trust the program has in it.
    KeepClaim(ClaimId),
}

/// How a judgement names a node: by id, label or alias. A place where a report speaks of the node makes the name last, whatever
/// becomes of ids and labels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Name {
    /// An id (`person/ana-ruiz`), the IRI of one, or a name.
    pub name: String,
    /// A report, given by the first digits of its id, and the bytes of its text that hold a mention.
    pub place: Option<(String, Span)>,
}

/// What is wrong with a file of judgements; every fault found is listed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{}", told(self))]
pub struct JudgementError {
    /// The file.
    pub file: String,
    /// Line numbers, from 1, with what is wrong.
    pub faults: Vec<(usize, String)>,
    /// The other lines that these contradict; none where a line is at fault by itself.
    pub contradicted: BTreeSet<usize>,
}

/// A line for each fault, with how to mend it.
fn told(error: &JudgementError) -> String {
    let remedy = if error.contradicted.is_empty() { "" } else { ": delete one of these lines" };
    let line = |(line, fault): &(usize, String)| format!("{}:{line}: {fault}{remedy}", error.file);
    error.faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

impl Judgements {
    /// Every judgement, in order of the file.
    pub fn list(&self) -> &[Judgement] {
        &self.list
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub(crate) fn error(
        &self,
        faults: Vec<(usize, String)>,
        contradicted: BTreeSet<usize>,
    ) -> JudgementError {
        JudgementError { file: self.file.clone(), faults, contradicted }
    }
}

impl Decision {
    /// The word that the file has for it.
    pub fn word(&self) -> &'static str {
        self.verb().as_str()
    }

    /// The nodes that it names; none for one on a claim.
    pub fn names(&self) -> Vec<&Name> {
        match self {
            Self::Merge(node, other) | Self::KeepApart(node, other) => vec![node, other],
            Self::Rename(node, _) | Self::Retype(node, _) | Self::Drop(node) => vec![node],
            Self::DropClaim(_) | Self::KeepClaim(_) => Vec::new(),
        }
    }

    fn verb(&self) -> Verb {
        match self {
            Self::Merge(..) => Verb::Merge,
            Self::KeepApart(..) => Verb::KeepApart,
            Self::Rename(..) => Verb::Rename,
            Self::Retype(..) => Verb::Retype,
            Self::Drop(_) | Self::DropClaim(_) => Verb::Drop,
            Self::KeepClaim(_) => Verb::Keep,
        }
    }
}

names! {
    /// The word that the file has for a decision.
    Verb {
        /// Both are one thing.
        Merge = "merge",
        /// They are two things.
        KeepApart = "keep apart",
        /// It is called so.
        Rename = "rename",
        /// It is of another type.
        Retype = "retype",
        /// It is no thing worth a node, or a claim that is wrong.
        Drop = "drop",
        /// It is a claim that is right.
        Keep = "keep",
    }
}

/// Digits of a report's id that tell it from any other report a store will hold.
const REPORT_DIGITS: usize = 12;

impl Name {
    /// Whether both mean one place or, where neither has one, are the same words.
    pub fn is_same(&self, other: &Self) -> bool {
        self.place == other.place && (self.place.is_some() || self.name == other.name)
    }

    /// A node by its id and a place of it.
    pub fn of(id: &EntityId, local: &Local) -> Self {
        let digits = local.report.0.get(..REPORT_DIGITS).unwrap_or(&local.report.0).to_owned();
        Self { name: id.0.clone(), place: local.span.map(|span| (digits, span)) }
    }

    /// The id that the name is, without the base of an IRI; `None` where the name is no id.
    pub(crate) fn id(&self) -> Option<&str> {
        let bare = self.name.trim_start_matches('<').trim_end_matches('>').trim_start_matches("id:");
        let start = bare.trim_end_matches('/').rfind('/')?;
        let kind = bare[..start].rfind(['/', '#']).map_or(0, |before| before + 1);
        let id = &bare[kind..];
        let is_kind =
            |kind: &str| TYPES.iter().any(|known| known.to_lowercase() == kind) || kind == "statement";
        id.split_once('/').is_some_and(|(kind, slug)| is_kind(kind) && !slug.contains(' ')).then_some(id)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        match &self.place {
            Some((report, span)) => write!(f, "@{report}:{}-{}", span.start, span.end),
            None => Ok(()),
        }
    }
}
