//! Relations and their patterns, read from `data/relations/<id>.toml`.

use crate::pattern::{Role, Slot, Term, Trigger, parse_role, parse_slot, parse_term, parse_trigger};
use crate::{Fault, Files, Words};
use rapporteur_model::Status;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A relation as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelationSpec {
    id: String,
    label: String,
    inverse: String,
    #[serde(default)]
    comment: String,
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    literal: Option<String>,
    #[serde(default)]
    symmetric: bool,
    #[serde(default)]
    objectless: bool,
    #[serde(default)]
    inherent: bool,
    #[serde(default)]
    plover: Option<String>,
    #[serde(default)]
    aligned: Vec<String>,
    source: String,
    #[serde(default)]
    pattern: Vec<PatternSpec>,
    #[serde(default)]
    derived: Vec<Derived>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternSpec {
    id: String,
    trigger: String,
    subject: String,
    #[serde(default)]
    object: Option<String>,
    #[serde(default)]
    count: Option<String>,
    #[serde(default)]
    role: Option<String>,
    #[serde(default, rename = "where")]
    conditions: BTreeMap<String, String>,
    #[serde(default)]
    unless: BTreeMap<String, String>,
    #[serde(default)]
    from: Vec<String>,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    status: Option<Status>,
    #[serde(default)]
    plover: Option<String>,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    collective: bool,
    #[serde(default)]
    presupposed: bool,
    #[serde(default = "usual_confidence")]
    confidence: f64,
    examples: Vec<String>,
    rejects: Vec<String>,
}

fn usual_confidence() -> f64 {
    0.9
}

/// A claim that follows from another claim: `represents` from `holdsOffice`.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Name of the rule.
    pub id: String,
    /// The relation it follows from.
    pub from: String,
    /// A word class that the post must be in; empty for any post. The new object is what the post belongs to.
    #[serde(default)]
    pub posts: String,
    /// Types of the new object, where narrower than the relation's.
    #[serde(default)]
    pub to: Vec<String>,
    /// Sentences with the claim that must follow, in the notation of pattern examples.
    pub examples: Vec<String>,
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
    /// Whether the subject's name alone tells it ("President of Chad"), so that it takes no status, speaker or date of its sentence.
    pub inherent: bool,
    /// PLOVER event class, if there is one.
    pub plover: Option<String>,
    /// Properties of other vocabularies that hold wherever it holds, as prefixed names; `^` stands before one that holds
    /// the other way round.
    pub aligned: Vec<String>,
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

/// Reads all relations, sorted by id.
pub(crate) fn parse_relations(
    files: &Files,
    words: &Words,
    types: &[String],
) -> Result<Vec<Relation>, Vec<Fault>> {
    let (mut relations, mut faults) = (Vec::new(), Vec::new());
    for (path, text) in files.below("relations/") {
        match toml::from_str::<RelationSpec>(text) {
            Ok(spec) => {
                let mut check = Check { path, text, words, types, faults: &mut faults };
                relations.push(check.relation(spec));
            }
            Err(error) => faults.push(Fault::toml(path, text, &error)),
        }
    }
    relations.sort_by(|a: &Relation, b| a.id.cmp(&b.id));
    if faults.is_empty() { Ok(relations) } else { Err(faults) }
}

struct Check<'a> {
    path: &'a str,
    text: &'a str,
    words: &'a Words,
    types: &'a [String],
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    /// Reports a fault at the first line that holds `near`.
    fn fault(&mut self, near: &str, message: String) {
        let line = self.text.lines().position(|line| line.contains(near)).map_or(0, |i| i + 1);
        self.faults.push(Fault::new(self.path, line, message));
    }

    fn relation(&mut self, spec: RelationSpec) -> Relation {
        if self.path != format!("relations/{}.toml", spec.id) {
            self.fault("id", format!("id `{}` must equal the file name", spec.id));
        }
        for name in spec
            .from
            .iter()
            .chain(&spec.to)
            .chain(spec.pattern.iter().flat_map(|p| p.from.iter().chain(&p.to)))
        {
            if !self.types.contains(name) {
                self.fault(name, format!("`{name}` is no type: the files of data/types/ name them"));
            }
        }
        if spec.to.is_empty() == spec.literal.is_none() {
            self.fault("from", "a relation has either `to` (types) or `literal` (a datatype)".to_owned());
        }
        let patterns = spec.pattern.into_iter().filter_map(|pattern| self.pattern(pattern)).collect();
        Relation {
            range: spec.literal.map_or(Range::Types(spec.to), Range::Literal),
            id: spec.id,
            label: spec.label,
            inverse: spec.inverse,
            comment: spec.comment,
            from: spec.from,
            symmetric: spec.symmetric,
            objectless: spec.objectless,
            inherent: spec.inherent,
            plover: spec.plover,
            aligned: spec.aligned,
            source: spec.source,
            patterns,
            derived: spec.derived,
        }
    }

    fn pattern(&mut self, spec: PatternSpec) -> Option<Pattern> {
        if spec.examples.len() < 2 || spec.rejects.is_empty() {
            self.fault(
                &format!("\"{}\"", spec.id),
                format!("pattern `{}` needs two examples and one reject at least", spec.id),
            );
        }
        let trigger = self.keep(&spec.trigger, parse_trigger(&spec.trigger))?;
        for alternative in &trigger.alternatives {
            self.classes(&spec.trigger, std::iter::once(&alternative.head).chain(&alternative.light));
        }
        let mut slot = |text: &str| self.keep(text, parse_slot(text));
        let subject = slot(&spec.subject)?;
        let object = spec.object.as_deref().and_then(&mut slot);
        let count = spec.count.as_deref().and_then(&mut slot);
        let speaker = spec.speaker.as_deref().and_then(&mut slot);
        let role = spec.role.as_deref().and_then(|text| self.keep(text, parse_role(text)));
        let conditions = self.conditions(&spec.conditions);
        let unless = self.conditions(&spec.unless);
        Some(Pattern {
            id: spec.id,
            trigger,
            subject,
            object,
            count,
            role,
            conditions,
            unless,
            from: spec.from,
            to: spec.to,
            status: spec.status,
            plover: spec.plover,
            speaker,
            collective: spec.collective,
            presupposed: spec.presupposed,
            confidence: spec.confidence,
            examples: spec.examples,
            rejects: spec.rejects,
        })
    }

    fn conditions(&mut self, table: &BTreeMap<String, String>) -> Vec<(Slot, Vec<Term>)> {
        let mut conditions = Vec::new();
        for (slot, terms) in table {
            let parsed: Result<Vec<Term>, String> = terms.split('|').map(parse_term).collect();
            if let (Some(slot), Some(parsed)) = (self.keep(slot, parse_slot(slot)), self.keep(terms, parsed))
            {
                self.classes(terms, parsed.iter());
                conditions.push((slot, parsed));
            }
        }
        conditions
    }

    fn classes<'t>(&mut self, near: &str, terms: impl Iterator<Item = &'t Term>) {
        for term in terms {
            if let Term::Class(class) = term
                && !class.contains(':')
                && !self.words.has_class(class)
            {
                self.fault(
                    near,
                    format!("@{class} is no word class: add data/lexicons/{class}.tsv or mend the name"),
                );
            }
        }
    }

    fn keep<T>(&mut self, near: &str, result: Result<T, String>) -> Option<T> {
        result.map_err(|message| self.fault(near, message)).ok()
    }
}
