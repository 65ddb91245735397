//! What came since a build, as people and programs read it.

use rapporteur_model::well_known::types;
use rapporteur_pipeline::{Altered, ClaimLine, Line, Listed, NodeLine, ReportLine, Since};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What came, changed and went since a build.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "camelCase")]
pub struct News {
    /// The build asked for; absent where nothing was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The build in force: the hash of reports, judgements and program.
    pub build: String,
    /// The generation in force.
    pub generation: String,
    /// Changes of the store in between.
    pub n_changes: usize,
    /// Reports. A changed one is a newer text of another.
    pub reports: Group<ReportNews>,
    /// Meetings.
    pub meetings: Group<NodeNews>,
    /// People.
    pub people: Group<NodeNews>,
    /// All other things but statements.
    pub things: Group<NodeNews>,
    /// Claims. A changed one has become a plain edge, or is none any more.
    pub claims: Group<ClaimNews>,
    /// Plain edges.
    pub edges: Group<EdgeNews>,
    /// Claims that cannot all hold.
    pub disputes: Group<DisputeNews>,
}

/// Things of one kind.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, Debug)]
pub struct Group<T> {
    /// What is there and was not.
    pub new: Vec<T>,
    /// What is there as it was not before.
    pub changed: Vec<T>,
    /// What was there and is not.
    pub gone: Vec<T>,
}

/// A report.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ReportNews {
    /// Headline, or else the first words.
    pub title: String,
    /// The input it was read from.
    pub input: String,
    /// Its id.
    pub id: String,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The report that it is a newer text of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revises: Option<String>,
}

/// A thing.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NodeNews {
    /// Its best name.
    pub label: String,
    /// Its id.
    pub id: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Of a meeting: Planned, Happened or Cancelled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// As it was before, where that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion)]
    pub was: Option<Box<NodeNews>>,
}

/// A claim.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ClaimNews {
    /// Headline of the report that states it.
    pub title: String,
    /// Subject, relation and object in words.
    pub words: String,
    /// Happened, Planned, Possible or Denied.
    pub status: String,
    /// Its id.
    pub claim: String,
    /// Its relation.
    pub relation: String,
    /// Id of its subject.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Id of its object, or the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// Whether a plain edge may rest on it.
    pub asserted: bool,
    /// Id of the report.
    pub report: String,
    /// The input that the report was read from.
    pub input: String,
}

/// A plain edge.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct EdgeNews {
    /// Subject, relation and object in words.
    pub words: String,
    /// The same as ids, with spaces between; a value as it is written.
    pub edge: String,
}

/// A dispute.
#[derive(Serialize, ToSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct DisputeNews {
    /// Best name of what it is about.
    pub label: String,
    /// Denial, value or date.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Id of what it is about.
    pub about: String,
}

impl<T> Default for Group<T> {
    fn default() -> Self {
        Self { new: Vec::new(), changed: Vec::new(), gone: Vec::new() }
    }
}

impl<T: Ord> Group<T> {
    fn of<L: Line>(
        altered: &Altered<L>,
        fits: impl Fn(&L) -> bool,
        told: impl Fn(&L, Option<&L>) -> T,
    ) -> Self {
        let changed = altered.changed().filter(|(_, now)| fits(now)).map(|(was, now)| told(now, Some(was)));
        let mut group = Self {
            new: altered.new_ones().filter(|line| fits(line)).map(|line| told(line, None)).collect(),
            changed: changed.collect(),
            gone: altered.gone().filter(|line| fits(line)).map(|line| told(line, None)).collect(),
        };
        [&mut group.new, &mut group.changed, &mut group.gone].into_iter().for_each(|list| list.sort());
        group
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

impl News {
    /// Of the changes of a store whose reports in force are `listed`.
    pub fn new(since: &Since, listed: &[Listed]) -> Self {
        let difference = &since.difference;
        let input =
            |report: &Listed| report.sources.first().map(|source| source.input.clone()).unwrap_or_default();
        let mut reports: BTreeMap<&str, (String, String)> = listed
            .iter()
            .map(|report| (report.id.0.as_str(), (report.label.clone(), input(report))))
            .collect();
        reports.extend(
            difference
                .reports
                .gone()
                .map(|line| (line.id.as_str(), (line.label.clone(), line.input.clone()))),
        );
        let nodes =
            |fits: fn(&str) -> bool| Group::of(&difference.nodes, |line| fits(&line.kind), NodeNews::new);
        let mut news = Self {
            since: since.since.clone(),
            build: since.build.clone(),
            generation: since.generation.clone(),
            n_changes: since.n_changes,
            reports: Group::of(&difference.reports, |_| true, |line, _| ReportNews::new(line)),
            meetings: nodes(|kind| kind == types::MEETING),
            people: nodes(|kind| kind == types::PERSON),
            things: nodes(|kind| ![types::MEETING, types::PERSON, types::STATEMENT].contains(&kind)),
            claims: Group::of(&difference.claims, |_| true, |line, _| ClaimNews::new(line, &reports)),
            edges: Group::of(
                &difference.edges,
                |_| true,
                |line, _| EdgeNews { words: line.words.clone(), edge: line.id.clone() },
            ),
            disputes: Group::of(
                &difference.disputes,
                |_| true,
                |line, _| DisputeNews {
                    label: line.label.clone(),
                    kind: line.kind.clone(),
                    id: line.id.clone(),
                    about: line.about.clone(),
                },
            ),
        };
        // A newer text of a report is no news of its own, but a report that changed.
        let (revising, new): (Vec<_>, Vec<_>) =
            news.reports.new.into_iter().partition(|report| report.revises.is_some());
        news.reports.new = new;
        news.reports.changed.retain(|report| report.revises.is_some());
        news.reports.changed.extend(revising);
        news.reports.changed.sort();
        news
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
            && [&self.meetings, &self.people, &self.things].iter().all(|group| group.is_empty())
            && self.claims.is_empty()
            && self.edges.is_empty()
            && self.disputes.is_empty()
    }
}

impl ReportNews {
    fn new(line: &ReportLine) -> Self {
        let ReportLine { id, label, input, url, revises } = line.clone();
        Self { title: label, input, id, url, revises }
    }
}

impl NodeNews {
    fn new(line: &NodeLine, was: Option<&NodeLine>) -> Self {
        let NodeLine { id, kind, label, status } = line.clone();
        Self { label, id, kind, status, was: was.map(|was| Box::new(Self::new(was, None))) }
    }
}

impl ClaimNews {
    fn new(line: &ClaimLine, reports: &BTreeMap<&str, (String, String)>) -> Self {
        let ClaimLine { id, words, relation, subject, object, status, asserted, report } = line.clone();
        let (title, input) = reports.get(report.as_str()).cloned().unwrap_or_default();
        Self { title, words, status, claim: id, relation, subject, object, asserted, report, input }
    }
}
