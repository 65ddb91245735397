//! Relations and their patterns, read from `data/relations/<id>.toml`.

mod check;
mod derived;
mod load;
mod narrower;
mod spec;

pub(crate) use load::{Known, parse_relations};
pub use narrower::narrower_relations;

use crate::names::names;
use crate::ontology::QualifierReading;
use crate::pattern::{Role, Slot, Term, Trigger};
use rapporteur_model::{Ranking, RelationFamily, Status};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a rule of derivation takes of the claim that it starts from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DerivedPart {
    /// Its subject.
    Subject,
    /// Its object.
    Object,
    /// What the office that is its object belongs to.
    Body,
    /// The entity of this qualifier.
    Qualifier(String),
}

names! {
    /// What a rule of derivation makes of the time of the claim that it starts from.
    DerivedTime {
        /// What follows holds at the same time.
        Same = "same",
        /// What follows begins then: who is appointed holds the post from that day on.
        Since = "since",
        /// What follows ends then: who is dismissed held the post until that day. Of an end without a day, or one that is yet to come, nothing follows.
        Until = "until",
    }
}

/// A rule by which a claim follows from another claim: `represents` from `holdsOffice`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Derived {
    /// Name of the rule.
    pub id: String,
    /// The relation of the claim it follows from.
    pub from: String,
    /// What becomes the subject.
    pub subject: DerivedPart,
    /// What becomes the object.
    pub object: DerivedPart,
    /// When what follows is so.
    pub time: DerivedTime,
    /// A word class that the post must be in, which is the new object or belongs to it; empty if any post will do.
    pub posts: String,
    /// Types of the new object, if narrower than the relation's.
    pub to: Vec<String>,
    /// Sentences with the claim that must follow, in the notation of pattern examples.
    pub examples: Vec<String>,
}

/// A link of FollowTheMoney.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FtmLink {
    /// The link's schema (`"Occupancy"`).
    pub schema: String,
    /// The subject's end of the link.
    pub source: FtmEnd,
    /// The object's end of the link.
    pub target: FtmEnd,
    /// The property that holds the role words.
    pub role: String,
}

/// One end of a link of FollowTheMoney.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FtmEnd {
    /// The property that leads to the end.
    pub property: String,
    /// The schemata that the end may have.
    pub of: Vec<String>,
}

/// What the object of a relation is.
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
    /// The label of an edge.
    pub label: String,
    /// The label of the edge read backwards.
    pub inverse: String,
    /// What the relation says, in one sentence without its subject; may be empty.
    pub comment: String,
    /// Types of the subject.
    pub from: Vec<String>,
    /// Types or datatype of the object.
    pub range: Range,
    /// Whether the relation holds both ways.
    pub symmetric: bool,
    /// Whether a claim without object is allowed.
    pub objectless: bool,
    /// Whether a claim without subject is allowed: an act whose doer is not told ("was arrested").
    pub subjectless: bool,
    /// The wider relation of which it is a kind: an arrest is a coercion.
    pub broader: Option<String>,
    /// The qualifiers that its claims may have, sorted by name.
    pub qualifiers: Vec<Qualifier>,
    /// Whether its claims take no date, such as a seat or a kinship.
    pub timeless: bool,
    /// PLOVER event class, if there is one.
    pub plover: Option<String>,
    /// Properties of other vocabularies that hold wherever the relation does, as prefixed names. `^` marks one that holds in the
    /// opposite direction.
    pub aligned: Vec<String>,
    /// The families that its file names; its other fields add more.
    pub families: Vec<RelationFamily>,
    /// Its places in orders of relations.
    pub ranks: BTreeMap<Ranking, u8>,
    /// The FollowTheMoney link that it becomes, for ends of certain schemata.
    pub ftm: Option<FtmLink>,
    /// The source of the definition.
    pub source: String,
    /// The relation's wordings.
    pub patterns: Vec<Pattern>,
    /// The rules by which it follows from other relations.
    pub derived: Vec<Derived>,
}

impl Relation {
    /// Whether an entity of the type may be the subject.
    pub fn accepts_subject(&self, kind: &str) -> bool {
        self.from.iter().any(|t| t == kind)
    }

    /// The families that its file names and those that its other fields imply.
    pub(crate) fn all_families(&self) -> impl Iterator<Item = RelationFamily> {
        let counted =
            matches!(&self.range, Range::Literal(datatype) if datatype == "integer" || datatype == "decimal");
        let made = [(self.symmetric, RelationFamily::Mutual), (counted, RelationFamily::Counted)];
        let made = made.into_iter().filter(|(holds, _)| *holds).map(|(_, family)| family);
        self.families.iter().copied().chain(made)
    }

    /// Whether an entity of the type may be the object.
    pub fn accepts_object(&self, kind: &str) -> bool {
        matches!(&self.range, Range::Types(types) if types.iter().any(|t| t == kind))
    }
}

/// A qualifier that claims of a relation may have: the amount that was paid, the post to which somebody was appointed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Qualifier {
    /// Bare name of its property (`"amount"`).
    pub id: String,
    /// How its value is read.
    pub reading: QualifierReading,
}

/// Where a wording tells a qualifier.
#[derive(Clone, Debug)]
pub struct Filling {
    /// The qualifier.
    pub qualifier: Qualifier,
    /// Where its words stand.
    pub slot: Slot,
}

/// One wording of a relation.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Name inside the relation.
    pub id: String,
    /// What makes the pattern fire.
    pub trigger: Trigger,
    /// Where the subject stands.
    pub subject: Slot,
    /// Where the object stands; `None` for counted and objectless claims.
    pub object: Option<Slot>,
    /// Where the counted noun stands, for a numeric object.
    pub count: Option<Slot>,
    /// Whether the number tells by how much the measure has changed: below zero where the trigger tells a fall.
    pub growth: bool,
    /// Where the role words stand.
    pub role: Option<Role>,
    /// Where the words of other qualifiers stand.
    pub with: Vec<Filling>,
    /// Qualifiers whose value the wording itself gives (`position`, `against`).
    pub set: Vec<(String, String)>,
    /// Terms that must stand in other slots.
    pub conditions: Vec<(Slot, Vec<Term>)>,
    /// Terms that must not stand in other slots.
    pub unless: Vec<(Slot, Vec<Term>)>,
    /// Types of the subject, if narrower than the relation's.
    pub from: Vec<String>,
    /// Types of the object, if narrower than the relation's.
    pub to: Vec<String>,
    /// The most certain status that this wording can have.
    pub status: Option<Status>,
    /// PLOVER class of this wording, if it differs from the relation's ("apologized to" among concessions).
    pub plover: Option<String>,
    /// A slot whose filler is the speaker, reported with distance: an accuser.
    pub speaker: Option<Slot>,
    /// Whether groups that are only described ("the invited delegations") may fill its slots.
    pub collective: bool,
    /// Whether the wording takes its content for granted, whatever surrounds it ("blocked Finland's *plan*").
    pub presupposed: bool,
    /// Trust in the wording, 0 to 1.
    pub confidence: f64,
    /// Sentences that the pattern must read, with arguments in brackets: `[Ana Ruiz|subject] attended [the summit|object]. =>
    /// Happened`.
    pub examples: Vec<String>,
    /// Sentences that the pattern must not read.
    pub rejects: Vec<String>,
}
