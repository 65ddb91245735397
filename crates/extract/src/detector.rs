//! What found a mention.

use rapporteur_knowledge::names;
use rapporteur_model::Form;
use std::fmt;

names! {
    /// A rule that finds mentions.
    #[allow(missing_docs, reason = "the names are what `explain` prints")]
    Rule {
        Abbreviation = "names/abbreviation",
        Building = "names/building",
        Called = "names/called",
        Capitals = "names/capitals",
        ClassNoun = "names/class-noun",
        Described = "names/described",
        Firm = "names/firm",
        Given = "names/given",
        Introduced = "names/introduced",
        KindOfBody = "names/kind-of-body",
        Leader = "names/leader",
        Number = "names/number",
        Party = "names/party",
        Posted = "names/posted",
        Repeated = "names/repeated",
        Surname = "names/surname",
        Title = "names/title",
        Unknown = "names/unknown",
        Region = "gazetteer/region",
        NounBody = "nominal/body",
        NounCapital = "nominal/capital",
        NounDocument = "nominal/document",
        NounKindOfBody = "nominal/kind-of-body",
        NounLeader = "nominal/leader",
        NounMeeting = "nominal/meeting",
        NounOffice = "nominal/office",
        NounParty = "nominal/party",
        NounTakenUp = "nominal/taken-up",
        VerbMeeting = "verbal/meeting",
        VerbOccasion = "verbal/occasion",
        Pronoun = "pronoun",
    }
}

names! {
    /// A label of the recogniser of names (OntoNotes 5).
    #[allow(missing_docs, reason = "the names are those of OntoNotes")]
    ModelLabel {
        Cardinal = "CARDINAL",
        Date = "DATE",
        Event = "EVENT",
        Facility = "FAC",
        Gpe = "GPE",
        Language = "LANGUAGE",
        Law = "LAW",
        Location = "LOC",
        Money = "MONEY",
        Norp = "NORP",
        Ordinal = "ORDINAL",
        Organization = "ORG",
        Percent = "PERCENT",
        Person = "PERSON",
        Product = "PRODUCT",
        Quantity = "QUANTITY",
        Time = "TIME",
        WorkOfArt = "WORK_OF_ART",
    }
}

/// What found a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Detector {
    /// A rule of this crate.
    Rule(Rule),
    /// The recogniser of names, by this label.
    Model(ModelLabel),
    /// A gazetteer, which has the words in this form.
    Gazetteer(Form),
    /// A description of something of this type.
    Description(&'static str),
}

impl From<Rule> for Detector {
    fn from(rule: Rule) -> Self {
        Self::Rule(rule)
    }
}

impl PartialEq<Rule> for Detector {
    fn eq(&self, rule: &Rule) -> bool {
        *self == Self::Rule(*rule)
    }
}

impl fmt::Display for Detector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule(rule) => write!(f, "{rule}"),
            Self::Model(label) => write!(f, "names/{label}"),
            Self::Gazetteer(Form::Demonym) => f.write_str("gazetteer/demonym"),
            Self::Gazetteer(Form::Metonym) => f.write_str("gazetteer/metonym"),
            Self::Gazetteer(_) => f.write_str("gazetteer/name"),
            Self::Description(kind) => write!(f, "nominal/{}", kind.to_lowercase()),
        }
    }
}
