//! Features of claims: names such as `relation=kills`, `object.form=pronoun`, `relation*object.type=kills*Person`.

use rapporteur_knowledge::{Closed, names};

names! {
    /// What a feature tells of a claim.
    Kind {
        /// `yes` for every claim: the weight of all.
        Any = "any",
        /// The relation.
        Relation = "relation",
        /// The wording that found it, with all it is joined to.
        Pattern = "pattern",
        /// The wording that found what it is derived from.
        Source = "source",
        /// The status.
        Status = "status",
        /// Whose words it is: `report`, `subject`, `speaker`, `chain` of several.
        Attribution = "attribution",
        /// `yes` if the report keeps its distance from a speaker.
        Distant = "distant",
        /// The trust that pattern and arguments state, in tenths.
        Trust = "trust",
        /// The kind of block that its words stand in.
        Block = "block",
        /// `yes` if its words stand in a quotation.
        Quoted = "quoted",
        /// Which sentence of the report it is from, in steps.
        Place = "place",
        /// Words of the sentence, in steps.
        Sentence = "sentence",
        /// Words of the evidence, in steps.
        Evidence = "evidence",
        /// A sign that the sentence has: a comma, a bracket, a question mark.
        Sign = "sign",
        /// How many other claims tell the same, in steps.
        Repeated = "repeated",
        /// How many claims the sentence gives, in steps.
        Beside = "beside",
        /// How many claims the same wording gives at the same trigger, in steps.
        Shared = "shared",
        /// `yes` if another relation joins the same two things in the sentence.
        Rival = "rival",
        /// What else it tells: a qualifier's name, `role`, `when`, `unit`, `bound`.
        Tells = "tells",
        /// Lemma of the trigger.
        Trigger = "trigger",
        /// Part of speech and dependency label of the trigger.
        TriggerDep = "trigger.dep",
        /// Words between subject and object, and which comes first.
        Distance = "distance",
        /// Type of the subject; `none` without one.
        SubjectType = "subject.type",
        /// Form of the subject's mention.
        SubjectForm = "subject.form",
        /// What found the subject's mention.
        SubjectDetector = "subject.detector",
        /// The subject's pronoun.
        SubjectPronoun = "subject.pronoun",
        /// Sentences since the subject was last named, in steps.
        SubjectSteps = "subject.steps",
        /// `named` or `described`, and whether the gazetteers know it.
        SubjectKnown = "subject.known",
        /// Shape of the subject's label: capitals or not, number of words.
        SubjectLabel = "subject.label",
        /// Mentions of the subject, in steps.
        SubjectMentions = "subject.mentions",
        /// Part of speech and dependency label of the subject's head.
        SubjectDep = "subject.dep",
        /// Lemma of the subject's head where it is no name.
        SubjectHead = "subject.head",
        /// Way from the subject's head up to the trigger: labels, or `apart`.
        SubjectPath = "subject.path",
        /// Words between the subject and the trigger, in steps, and its side.
        SubjectFar = "subject.far",
        /// The word before the subject.
        SubjectBefore = "subject.before",
        /// Type of the object; its datatype if it is a literal, `none` without one.
        ObjectType = "object.type",
        /// Form of the object's mention.
        ObjectForm = "object.form",
        /// What found the object's mention.
        ObjectDetector = "object.detector",
        /// The object's pronoun.
        ObjectPronoun = "object.pronoun",
        /// Sentences since the object was last named, in steps.
        ObjectSteps = "object.steps",
        /// `named` or `described`, and whether the gazetteers know it.
        ObjectKnown = "object.known",
        /// Shape of the object's label: capitals or not, number of words.
        ObjectLabel = "object.label",
        /// Mentions of the object, in steps.
        ObjectMentions = "object.mentions",
        /// Part of speech and dependency label of the object's head.
        ObjectDep = "object.dep",
        /// Lemma of the object's head where it is no name.
        ObjectHead = "object.head",
        /// Way from the object's head up to the trigger: labels, or `apart`.
        ObjectPath = "object.path",
        /// Words between the object and the trigger, in steps, and its side.
        ObjectFar = "object.far",
        /// The word before the object.
        ObjectBefore = "object.before",
    }
}

/// Kinds that tell more together: a feature of two such kinds is written `relation*object.type=kills*Person`.
const TOGETHER: &[(Kind, Kind)] = &[
    (Kind::Relation, Kind::SubjectType),
    (Kind::Relation, Kind::ObjectType),
    (Kind::Relation, Kind::SubjectForm),
    (Kind::Relation, Kind::ObjectForm),
    (Kind::Relation, Kind::SubjectKnown),
    (Kind::Relation, Kind::ObjectKnown),
    (Kind::Relation, Kind::SubjectDep),
    (Kind::Relation, Kind::ObjectDep),
    (Kind::Relation, Kind::Status),
    (Kind::Relation, Kind::Trust),
    (Kind::Pattern, Kind::SubjectForm),
    (Kind::Pattern, Kind::ObjectForm),
    (Kind::SubjectType, Kind::ObjectType),
    (Kind::SubjectType, Kind::SubjectDetector),
    (Kind::ObjectType, Kind::ObjectDetector),
    (Kind::SubjectType, Kind::SubjectLabel),
    (Kind::ObjectType, Kind::ObjectLabel),
    (Kind::SubjectForm, Kind::SubjectSteps),
    (Kind::ObjectForm, Kind::ObjectSteps),
];

/// Names of the features of one claim, sorted, each once.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Features(Vec<String>);

impl Features {
    /// The features with these values, and those that they make together.
    pub(super) fn of(values: &[(Kind, String)]) -> Self {
        let mut names: Vec<String> =
            values.iter().map(|(kind, value)| format!("{}={}", kind.as_str(), plain(value))).collect();
        for (a, b) in TOGETHER {
            let of = |kind: Kind| values.iter().filter(move |(other, _)| *other == kind);
            for ((_, left), (_, right)) in of(*a).flat_map(|left| of(*b).map(move |right| (left, right))) {
                names.push(format!("{}*{}={}*{}", a.as_str(), b.as_str(), plain(left), plain(right)));
            }
        }
        names.sort();
        names.dedup();
        Self(names)
    }

    /// The names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// A value as a cell of a table can hold it.
fn plain(value: &str) -> String {
    value.chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect()
}

/// What is wrong with a feature's name, if no claim can have it.
pub(super) fn fault_of(name: &str) -> Option<String> {
    let Some((kinds, _)) = name.split_once('=') else {
        return Some(format!("`{name}` is no feature: write kind=value, such as relation=kills"));
    };
    let unknown = kinds.split('*').find(|kind| Kind::from_name(kind).is_none())?;
    Some(format!("`{unknown}` is no kind of feature: write {}", <Kind as Closed>::names().join(", ")))
}
