//! Options that choose the part of the graph that a command looks at.

use crate::names;
use anyhow::{Context, Result, bail};
use rapporteur_graph::{Graph, Period, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Confidence, EntityId, PartialDate, RelationFamily, Status};
use rapporteur_reasons::Names;
use std::collections::BTreeSet;

/// The edges and nodes to keep.
#[derive(clap::Args, Clone, Debug)]
pub struct Choice {
    /// Node types to keep: Person,Country,…
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    pub types: Vec<String>,
    /// Relations to keep: attends,signs,…
    #[arg(long = "relation", value_name = "RELATION", value_delimiter = ',')]
    pub relations: Vec<String>,
    /// Statuses of claims to keep
    #[arg(long = "status", value_name = "STATUS", value_delimiter = ',', ignore_case = true, value_parser = names::status())]
    pub statuses: Vec<Status>,
    /// Least confidence of claims to keep, from 0 to 1
    #[arg(long, value_name = "N", default_value_t = 0.0, value_parser = share)]
    pub min_confidence: f64,
    /// First date of what claims say: YYYY-MM-DD, YYYY-MM or YYYY. A claim counts for its own date, else for that of the
    /// meeting, event or document it concerns, else for that of its report
    #[arg(long, value_name = "DATE")]
    pub from: Option<PartialDate>,
    /// Last date of what claims say
    #[arg(long, value_name = "DATE")]
    pub to: Option<PartialDate>,
    /// Fewest reports that must state an edge
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub min_reports: usize,
    /// Fewest origins that must state an edge: copies of one text count once
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub min_origins: usize,
    /// Also what no relation covers: claims of `acts`, which files of RDF have always
    #[arg(long)]
    pub open: bool,
    /// Node to leave out: a name, a part of a name or an id; may be repeated
    #[arg(long, value_name = "NODE")]
    pub without: Vec<String>,
}

impl Choice {
    /// Makes the selection after checking every name in it.
    ///
    /// # Errors
    /// If a type, relation, node or date is unknown; the message lists what exists.
    pub fn selection(&self, knowledge: &Knowledge, graph: &Graph, names: &Names<'_>) -> Result<Selection> {
        known("--type", &self.types, knowledge.types.iter().map(|kind| kind.id.as_str()))?;
        let relations = knowledge.relations.iter().map(|relation| relation.id.as_str());
        let used = graph.edges().iter().map(|edge| edge.relation.as_str());
        known("--relation", &self.relations, relations.chain(used))?;
        for (option, date) in [("--from", self.from), ("--to", self.to)] {
            if let Some(date @ PartialDate::MonthDay(..)) = date {
                bail!("{option} {date}: write the year as well: YYYY-MM-DD, YYYY-MM or YYYY");
            }
        }
        let without: Vec<EntityId> =
            self.without.iter().map(|name| named("without", names, name)).collect::<Result<_>>()?;
        let named: BTreeSet<String> = self.relations.iter().cloned().collect();
        let open = knowledge.families.of(RelationFamily::Open).map(str::to_owned);
        let (unplain, without_relations) = open.partition(|id| self.open || named.contains(id));
        Ok(Selection {
            types: self.types.iter().cloned().collect(),
            relations: named,
            without_relations,
            unplain,
            statuses: self.statuses.iter().copied().collect(),
            min_confidence: Confidence::new(self.min_confidence),
            period: Period { from: self.from, to: self.to },
            min_reports: self.min_reports,
            min_origins: self.min_origins,
            without: without.into_iter().collect(),
            ..Selection::default()
        })
    }
}

/// Reads a share, a number from 0 to 1.
pub fn share(text: &str) -> Result<f64, String> {
    let share = text.parse::<f64>().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| String::from("write a number from 0 to 1, such as 0.5"))
}

/// Refuses values that are not among the names.
pub fn known<'n>(option: &str, given: &[String], names: impl Iterator<Item = &'n str>) -> Result<()> {
    let names: BTreeSet<&str> = names.collect();
    match given.iter().find(|name| !names.contains(name.as_str())) {
        Some(name) => {
            bail!("{option} {name}: choose of {}", names.into_iter().collect::<Vec<_>>().join(", "))
        }
        None => Ok(()),
    }
}

/// The node that a person means by the value of an option; a remark tells how the name is read.
pub fn named(option: &str, names: &Names<'_>, name: &str) -> Result<EntityId> {
    let meant = names.read(name).with_context(|| format!("--{option} {name}"))?;
    crate::output::remark(&meant.told(option, name));
    Ok(meant.id)
}
