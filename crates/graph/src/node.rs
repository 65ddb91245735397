//! What an edge joins.

use rapporteur_model::{EntityId, ReportId, TypeName, When};
use std::collections::BTreeMap;

/// A literal of a node: lexical form and local name of its XSD datatype.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Property {
    /// Lexical form.
    pub lexical: String,
    /// Local name in the XSD namespace (`"string"`, `"date"`, `"anyURI"`).
    pub datatype: &'static str,
}

impl Property {
    /// A plain string.
    pub fn string(lexical: impl Into<String>) -> Self {
        Self { lexical: lexical.into(), datatype: "string" }
    }
}

/// A resolved thing, a report, an origin or a dispute.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Node {
    /// The tail of its IRI (`person/keir-starmer`, `report/<hash>`, `origin/<hash>`, `dispute/<hash>`).
    pub id: EntityId,
    /// Node type of the vocabulary (`"Person"`, `"Report"`, `"Origin"`, `"Dispute"`).
    pub kind: TypeName,
    /// The best name.
    pub label: String,
    /// Every other surface form met, sorted.
    pub aliases: Vec<String>,
    /// Wikidata identifier (`"Q90"`), if known.
    pub wikidata: Option<String>,
    /// Meeting, Event, Document: when; Report: when it was published.
    pub when: Option<When>,
    /// What else is known: `meetingStatus`, `content`, `noun`, `gender`, `gazetteer`; of a report `url`, `publishedOn`; of a dispute
    /// `kind`.
    pub properties: BTreeMap<&'static str, Property>,
    /// Reports that speak of it, sorted; of an origin its reports, of a report itself.
    pub reports: Vec<ReportId>,
    /// Origins of those reports, sorted.
    pub origins: Vec<EntityId>,
}

impl Node {
    /// The lexical form of a property.
    pub fn property(&self, name: &str) -> Option<&str> {
        self.properties.get(name).map(|property| property.lexical.as_str())
    }
}
