//! All claims of one relation between one subject and one object.

use rapporteur_model::{
    Bound, ClaimId, Confidence, EntityId, Object, Qualifier, ReportId, Span, Status, When, World, WorldClaim,
    hash,
};
use std::collections::{BTreeMap, BTreeSet};

/// What an edge rests on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Basis {
    /// Claims read from reports.
    Claims,
    /// What concerns a report as a source: `publishedBy`, `writtenBy`, `mentions`, `basedOn`, `sharesTextWith`, `origin`, …
    Source,
    /// A fact of the gazetteers: `containedInPlace`.
    Gazetteer,
    /// How a node was made: `speaker` of a statement, `postIn` of an office, `about` of a dispute.
    Structure,
}

/// One claim of an edge, with the words that state it.
#[derive(Clone, PartialEq, Debug)]
pub struct StatedClaim {
    /// The claim's identity.
    pub id: ClaimId,
    /// The report that states it.
    pub report: ReportId,
    /// The origin of that report.
    pub origin: Option<EntityId>,
    /// Whether it is presented as so.
    pub status: Status,
    /// Whether it makes its edge a plain one: happened or planned, told without distance.
    pub asserted: bool,
    /// Whether it is told as so and trusted, be there an edge or not.
    pub is_sure: bool,
    /// The chain of speakers, outermost first; empty where the report itself says so.
    pub attribution: Vec<EntityId>,
    /// When it happens or holds.
    pub when: Option<When>,
    /// Role words.
    pub role: Option<String>,
    /// What is counted.
    pub unit: Option<String>,
    /// How the stated number relates to the true one.
    pub bound: Option<Bound>,
    /// What else the words tell of it, by the name of the qualifier.
    pub qualifiers: BTreeMap<String, Qualifier<EntityId>>,
    /// Trust in the claim.
    pub confidence: Confidence,
    /// Relation and pattern that found it.
    pub found_by: String,
    /// Bytes of the report's text that `quote` is.
    pub span: Span,
    /// The words that state the claim.
    pub quote: String,
    /// The sentence around them.
    pub sentence: String,
    /// Disputes it is part of, sorted.
    pub disputes: Vec<EntityId>,
}

impl StatedClaim {
    /// A claim of a world with its words, the origin of its report and the disputes it is part of, sorted.
    pub fn new(world: &World, claim: &WorldClaim, origin: Option<EntityId>, disputes: Vec<EntityId>) -> Self {
        let WorldClaim { id, report, claim } = claim;
        let text = world.report(report).map_or("", |report| report.text.as_str());
        Self {
            id: id.clone(),
            report: report.clone(),
            origin,
            status: claim.status,
            asserted: claim.is_asserted(),
            is_sure: claim.is_sure(),
            attribution: claim.attribution.clone(),
            when: claim.when.clone(),
            role: claim.role.clone(),
            unit: claim.unit.clone(),
            bound: claim.bound,
            qualifiers: claim.qualifiers.clone(),
            confidence: claim.confidence,
            found_by: claim.found_by.clone(),
            span: claim.evidence.span,
            quote: claim.evidence.span.of(text).to_owned(),
            sentence: claim.evidence.sentence.of(text).to_owned(),
            disputes,
        }
    }

    /// The innermost speaker.
    pub fn attributed_to(&self) -> Option<&EntityId> {
        self.attribution.last()
    }
}

/// One relation between one subject and one object or literal.
#[derive(Clone, PartialEq, Debug)]
pub struct Edge {
    /// Who or what it is about; `None` where claims tell an act without its doer ("was arrested").
    pub subject: Option<EntityId>,
    /// Bare name of the relation (`"attends"`).
    pub relation: String,
    /// What it points at: a node, a literal, or nothing ("Kyiv denied").
    pub object: Object<EntityId>,
    /// What it rests on.
    pub basis: Basis,
    /// Its claims by report and id; empty unless the basis is claims.
    pub claims: Vec<StatedClaim>,
    /// Reports that state it, sorted.
    pub reports: Vec<ReportId>,
    /// Origins of those reports, sorted: copies of one text count once.
    pub origins: Vec<EntityId>,
    /// Whether it is a plain edge of the graph: at least one claim asserts it, or it rests on no claim.
    pub asserted: bool,
}

impl Edge {
    /// 32 hexadecimal digits made of subject, relation and object.
    pub fn id(&self) -> String {
        let (form, object, datatype) = match &self.object {
            Object::None => ("none", "", ""),
            Object::Entity(id) => ("node", id.0.as_str(), ""),
            Object::Value { lexical, datatype } => ("value", lexical.as_str(), datatype.as_str()),
        };
        let subject = self.subject.as_ref().map_or("", |id| id.0.as_str());
        hash(&["edge", subject, &self.relation, form, object, datatype])
    }

    /// The nodes that it joins: its subject and its object, as far as it has them.
    pub fn ends(&self) -> impl Iterator<Item = &EntityId> {
        self.subject.iter().chain(self.object.entity())
    }

    /// Whether it leads from the node.
    pub fn is_from(&self, id: &EntityId) -> bool {
        self.subject.as_ref() == Some(id)
    }

    /// The statuses of its claims.
    pub fn statuses(&self) -> BTreeSet<Status> {
        self.claims.iter().map(|claim| claim.status).collect()
    }

    /// The status to draw the edge with: the strongest of its claims, in the order happened, planned, possible, denied. Claims
    /// told without distance come before all others. `None` if it rests on no claim.
    pub fn status(&self) -> Option<Status> {
        self.claims.iter().map(|claim| (!claim.asserted, claim.status)).min().map(|(_, status)| status)
    }

    /// When it happens or holds, by its claims: each value once, sorted.
    pub fn dates(&self) -> Vec<&When> {
        self.claims
            .iter()
            .filter_map(|claim| claim.when.as_ref())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// Role words of its claims, each once, sorted.
    pub fn roles(&self) -> Vec<&str> {
        self.claims
            .iter()
            .filter_map(|claim| claim.role.as_deref())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// The highest trust in one of its claims.
    pub fn confidence(&self) -> Option<Confidence> {
        self.claims.iter().map(|claim| claim.confidence).max()
    }

    /// Whether one of its claims is part of a dispute.
    pub fn is_disputed(&self) -> bool {
        self.claims.iter().any(|claim| !claim.disputes.is_empty())
    }

    /// The place of an edge in a graph's order.
    pub(crate) fn key(&self) -> (Option<&EntityId>, &str, &Object<EntityId>, Basis) {
        (self.subject.as_ref(), &self.relation, &self.object, self.basis)
    }

    /// Counts reports, origins and assertion again after its claims were set.
    pub(crate) fn count(mut self) -> Self {
        self.reports = sorted(self.claims.iter().map(|claim| claim.report.clone()));
        self.origins = sorted(self.claims.iter().filter_map(|claim| claim.origin.clone()));
        self.asserted = self.claims.iter().any(|claim| claim.asserted);
        self
    }
}

/// Every element once, in order.
pub(crate) fn sorted<T: Ord>(elements: impl Iterator<Item = T>) -> Vec<T> {
    elements.collect::<BTreeSet<_>>().into_iter().collect()
}
