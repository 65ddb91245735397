//! One world from many reports: resolved entities, their claims, origins and disputes.

use crate::{Claim, Doubt, Gender, Judged, Merge, PartialDate, Report, ReportId, Span, TypeName, When};
use bitcode::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Identity of a resolved entity: `<type>/<slug>`, the tail of its IRI (`"person/keir-starmer"`).
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize, Encode, Decode,
)]
pub struct EntityId(pub String);

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Identity of a claim: 32 hexadecimal digits, see [`Claim::id`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct ClaimId(pub String);

/// Whether a meeting took place, according to the latest origin.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
pub enum MeetingStatus {
    /// The meeting is to come.
    Planned,
    /// The meeting took place or is under way.
    Happened,
    /// The meeting was called off.
    Cancelled,
}

impl MeetingStatus {
    /// The vocabulary's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "Planned",
            Self::Happened => "Happened",
            Self::Cancelled => "Cancelled",
        }
    }
}

/// One place in one report that refers to an entity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Occurrence {
    /// The report.
    pub report: ReportId,
    /// The words.
    pub span: Span,
}

/// A resolved thing.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct Entity {
    /// Identity, made from content alone.
    pub id: EntityId,
    /// Node type (`"Person"`).
    pub kind: TypeName,
    /// The best name.
    pub label: String,
    /// Every other surface form found, sorted.
    pub aliases: Vec<String>,
    /// Identity in the gazetteers, if known.
    #[serde(default)]
    pub gazetteer: Option<String>,
    /// Wikidata identifier (`"Q90"`), if known.
    #[serde(default)]
    pub wikidata: Option<String>,
    /// Place: the country it lies in, according to the gazetteers.
    #[serde(default)]
    pub contained_in: Option<EntityId>,
    /// Person: gender.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// Office: the post; Meeting, Event, Document: the kind of thing ("summit").
    #[serde(default)]
    pub noun: Option<String>,
    /// Office: what it belongs to; where a report states it, a derived `officeOf` claim says so too.
    #[serde(default)]
    pub of: Option<EntityId>,
    /// Meeting, Event, Document: when.
    #[serde(default)]
    pub when: Option<When>,
    /// Meeting: whether it took place.
    #[serde(default)]
    pub meeting_status: Option<MeetingStatus>,
    /// Statement: the words said.
    #[serde(default)]
    pub content: Option<String>,
    /// Statement: who is reported to have said them.
    #[serde(default)]
    pub speaker: Option<EntityId>,
    /// Where reports refer to it, sorted. Empty for an entity of the gazetteers that is only there as a container.
    #[serde(default)]
    pub occurrences: Vec<Occurrence>,
}

/// A claim about resolved entities, with its report.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct WorldClaim {
    /// Identity.
    pub id: ClaimId,
    /// The report that states it.
    pub report: ReportId,
    /// What is claimed.
    pub claim: Claim<EntityId>,
}

/// Reports that share their text or relay one another. They count as one voice, however many copies there are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Origin {
    /// `origin/<hash of the report ids>`.
    pub id: EntityId,
    /// Best name of the voice: the agency that most of its reports relay, else their publisher, else a title.
    pub label: String,
    /// Its reports, sorted.
    pub reports: Vec<ReportId>,
    /// Pairs of reports that share text, each pair once with the smaller id first, sorted.
    pub shared_text: Vec<(ReportId, ReportId)>,
}

/// Why claims of a dispute cannot all hold.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
pub enum DisputeKind {
    /// One claim denies what another asserts.
    Denial,
    /// The claims give different values for one thing.
    Value,
    /// The claims give different dates for one thing.
    Date,
}

impl DisputeKind {
    /// The vocabulary's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Denial => "denial",
            Self::Value => "value",
            Self::Date => "date",
        }
    }
}

/// Claims that cannot all hold.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Dispute {
    /// `dispute/<hash>`.
    pub id: EntityId,
    /// Why the claims cannot all hold.
    pub kind: DisputeKind,
    /// What the claims are about.
    pub about: EntityId,
    /// Two or more claims, sorted.
    pub claims: Vec<ClaimId>,
}

/// The part a tool plays in the reading of reports.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "lowercase")]
pub enum ToolKind {
    /// The program that reads.
    Program,
    /// The knowledge files that the program uses.
    Knowledge,
    /// The language model that the program uses.
    Model,
}

/// One version of a tool that reports are read with.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, Encode, Decode)]
pub struct Tool {
    /// `tool/<name>-<version>`.
    pub id: EntityId,
    /// What kind of tool it is.
    pub kind: ToolKind,
    /// A label for people to read.
    pub label: String,
    /// The tool's version, or the hash of its content.
    pub version: String,
}

/// What all reports together say. Every list is sorted by id, so equal sets of reports give equal worlds.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize, Encode, Decode)]
pub struct World {
    /// The sources.
    pub reports: Vec<Report>,
    /// The things that the reports speak of.
    pub entities: Vec<Entity>,
    /// What the reports say of them.
    pub claims: Vec<WorldClaim>,
    /// The tools that all reports were read with, sorted; empty if unknown.
    #[serde(default)]
    pub tools: Vec<Tool>,
    /// The reports grouped by voice.
    pub origins: Vec<Origin>,
    /// Claims that cannot all hold.
    pub disputes: Vec<Dispute>,
    /// Why entities were merged.
    pub merges: Vec<Merge>,
    /// Close decisions, the most doubtful first; their number is bounded.
    #[serde(default)]
    pub doubts: Vec<Doubt>,
    /// The judgements of a person, those that find nothing included, sorted.
    #[serde(default)]
    pub judgements: Vec<Judged>,
    /// Claims that these judgements keep out of `claims`, sorted by id. An entity that they name may be left out as well.
    #[serde(default)]
    pub left_out: Vec<WorldClaim>,
    /// Ids that judgements use for an entity but that it no longer has, each with its present id; sorted.
    #[serde(default)]
    pub former: Vec<(EntityId, EntityId)>,
    /// Facts about reports that resolution links to entities: relation name to (report, entity), sorted.
    /// Holds `publishedBy`, `writtenBy`, `editedBy`, `translatedBy`, `mentions` and `basedOn` an organization.
    pub report_links: BTreeMap<String, Vec<(ReportId, EntityId)>>,
    /// Reports that relay another report of this world: relaying, relayed; sorted.
    pub relays: Vec<(ReportId, ReportId)>,
    /// Reports that revise another report of this world, which was published at the same address before: newer, older; sorted.
    #[serde(default)]
    pub revisions: Vec<(ReportId, ReportId)>,
    /// Publication dates completed from a report of the same meeting (`rap:derived`), by report.
    pub derived_dates: BTreeMap<ReportId, PartialDate>,
}

impl World {
    /// Finds the entity with an id by binary search.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.entities.binary_search_by(|entity| entity.id.cmp(id)).ok().map(|i| &self.entities[i])
    }

    /// Finds the claim with an id by binary search.
    pub fn claim(&self, id: &ClaimId) -> Option<&WorldClaim> {
        self.claims.binary_search_by(|claim| claim.id.cmp(id)).ok().map(|i| &self.claims[i])
    }

    /// What a line of a person's judgements is noted as, by what it states and its reason; `None` if it is not in force.
    pub fn noted(&self, stated: &str, reason: &str) -> Option<&Judged> {
        self.judgements.iter().find(|judged| judged.stated == stated && judged.reason == reason)
    }

    /// The report that took the place of another at the same address, if one did.
    pub fn revised_by(&self, id: &ReportId) -> Option<&ReportId> {
        self.revisions.iter().find(|(_, older)| older == id).map(|(newer, _)| newer)
    }

    /// Finds the report with an id by binary search.
    pub fn report(&self, id: &ReportId) -> Option<&Report> {
        self.reports.binary_search_by(|report| report.id.cmp(id)).ok().map(|i| &self.reports[i])
    }
}
