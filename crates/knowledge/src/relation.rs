//! Relations and their patterns, read from `data/relations/<id>.toml`.

mod check;
mod load;
mod spec;

pub(crate) use load::{Known, parse_relations};

use crate::pattern::{Role, Slot, Term, Trigger};
use rapporteur_model::{Ranking, RelationFamily, Status};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A claim that follows from another claim: `represents` from `holdsOffice`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Derived {
    /// Name of the rule.
    pub id: String,
    /// The relation it follows from.
    pub from: String,
    /// A word class that the post must be in; empty for any post. The new object is what the post belongs to.
    pub posts: String,
    /// Types of the new object, where narrower than the relation's.
    pub to: Vec<String>,
    /// Sentences with the claim that must follow, in the notation of pattern examples.
    pub examples: Vec<String>,
}

/// A link of FollowTheMoney.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FtmLink {
    /// Its schema (`"Occupancy"`).
    pub schema: String,
    /// What the subject is in it.
    pub source: FtmEnd,
    /// What the object is in it.
    pub target: FtmEnd,
    /// The property where role words stand.
    pub role: String,
}

/// An end of a link of FollowTheMoney.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FtmEnd {
    /// The property that leads to it.
    pub property: String,
    /// The schemata that it may be of.
    pub of: Vec<String>,
}

/// What a relation's object is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Range {
    /// An entity of one of these types.
    Types(Vec<String>),
    /// A literal of this XSD datatype (`"integer"`, `"date"`).
    Literal(String),
}

/// A relation of the vocabulary.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Bare name (`"attends"`).
    pub id: String,
    /// How an edge is labelled.
    pub label: String,
    /// How the edge reads backwards.
    pub inverse: String,
    /// What it says, one sentence without its subject; may be empty.
    pub comment: String,
    /// Types of the subject.
    pub from: Vec<String>,
    /// Types or datatype of the object.
    pub range: Range,
    /// Whether it holds both ways.
    pub symmetric: bool,
    /// Whether a claim without object is allowed.
    pub objectless: bool,
    /// Whether its claims take no date: a seat, a kinship.
    pub timeless: bool,
    /// PLOVER event class, if there is one.
    pub plover: Option<String>,
    /// Properties of other vocabularies that hold wherever it holds, as prefixed names; `^` stands before one that holds
    /// the other way round.
    pub aligned: Vec<String>,
    /// The families it is of, beside those that its other fields make it of.
    pub families: Vec<RelationFamily>,
    /// Its places in orders of relations.
    pub ranks: BTreeMap<Ranking, u8>,
    /// The link of FollowTheMoney that it is, between things of some schemata.
    pub ftm: Option<FtmLink>,
    /// Where the definition comes from.
    pub source: String,
    /// How it is worded.
    pub patterns: Vec<Pattern>,
    /// How it follows from other relations.
    pub derived: Vec<Derived>,
}

impl Relation {
    /// Whether an entity of the type may be the subject.
    pub fn accepts_subject(&self, kind: &str) -> bool {
        self.from.iter().any(|t| t == kind)
    }

    /// The families that it is of by what its file says, and by its other fields.
    pub(crate) fn all_families(&self) -> impl Iterator<Item = RelationFamily> {
        let counted = matches!(&self.range, Range::Literal(datatype) if datatype == "integer");
        let made = [(self.symmetric, RelationFamily::Mutual), (counted, RelationFamily::Counted)];
        let made = made.into_iter().filter(|(holds, _)| *holds).map(|(_, family)| family);
        self.families.iter().copied().chain(made)
    }

    /// Whether an entity of the type may be the object.
    pub fn accepts_object(&self, kind: &str) -> bool {
        matches!(&self.range, Range::Types(types) if types.iter().any(|t| t == kind))
    }
}

/// One wording of a relation.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Name inside the relation.
    pub id: String,
    /// What fires it.
    pub trigger: Trigger,
    /// Where the subject stands.
    pub subject: Slot,
    /// Where the object stands; `None` for counted and objectless claims.
    pub object: Option<Slot>,
    /// Where the counted noun stands, for a numeric object.
    pub count: Option<Slot>,
    /// Where the role words stand.
    pub role: Option<Role>,
    /// What must stand in other slots.
    pub conditions: Vec<(Slot, Vec<Term>)>,
    /// What must not stand there.
    pub unless: Vec<(Slot, Vec<Term>)>,
    /// Types of the subject, where narrower than the relation's.
    pub from: Vec<String>,
    /// Types of the object, where narrower than the relation's.
    pub to: Vec<String>,
    /// The surest status this wording can have.
    pub status: Option<Status>,
    /// PLOVER class of this wording, where it is not the relation's ("apologized to" among concessions).
    pub plover: Option<String>,
    /// A slot whose filler says so, with distance: an accuser.
    pub speaker: Option<Slot>,
    /// Whether groups known by description alone ("the invited delegations") may fill its slots.
    pub collective: bool,
    /// Whether the wording takes for granted what it says, whatever is said around it ("blocked Finland's *plan*").
    pub presupposed: bool,
    /// Trust in the wording, 0 to 1.
    pub confidence: f64,
    /// Sentences it must read, arguments in brackets: `[Ana Ruiz|subject] attended [the summit|object]. => Happened`.
    pub examples: Vec<String>,
    /// Sentences it must leave alone.
    pub rejects: Vec<String>,
}
