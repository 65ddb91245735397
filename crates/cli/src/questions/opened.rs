//! A store opened for questions.

use super::picture;
use crate::arguments::StorePath;
use crate::choice::{self, Choice};
use crate::names::View;
use crate::{open, output};
use anyhow::{Result, bail};
use rapporteur_graph::{Basis, Graph, Network, Node, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::well_known::types;
use rapporteur_model::{EntityId, TypeName, World};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What every question takes.
#[derive(clap::Args, Clone, Debug)]
pub struct Asking {
    #[command(flatten)]
    pub choice: Choice,
    /// Form of the answer
    #[arg(long, value_enum, default_value = "table")]
    pub format: View,
    /// File to draw the answer into as well; its extension is svg, png or dot
    #[arg(long, value_name = "FILE")]
    pub draw: Option<PathBuf>,
    /// Folder laid out as data/, whose files replace the embedded knowledge
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    #[command(flatten)]
    pub store: StorePath,
}

/// Types of nodes that a question looks at unless types are chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Everything that reports speak of; not reports, origins and disputes themselves.
    Things,
    /// Those that pictures show: not statements, topics and offices either, most of which hang on one node.
    Actors,
}

/// Node types that tell of reports and not of what these speak of.
const SOURCES: [&str; 5] = [types::CLAIM, types::DISPUTE, types::EVIDENCE, types::ORIGIN, types::REPORT];

impl Scope {
    fn holds(self, kind: &str, knowledge: &Knowledge) -> bool {
        match self {
            Self::Things => !SOURCES.contains(&kind),
            Self::Actors => !SOURCES.contains(&kind) && !knowledge.look(kind).clutter,
        }
    }
}

/// A store opened for questions.
pub struct Opened<'a> {
    pub asking: &'a Asking,
    pub knowledge: Knowledge,
    pub world: World,
    /// The whole graph.
    pub graph: Graph,
    pub base: String,
}

impl<'a> Opened<'a> {
    pub fn new(asking: &'a Asking) -> Result<Self> {
        if let Some(file) = &asking.draw {
            picture::format(file)?;
        }
        let knowledge = open::knowledge(asking.data.as_deref())?;
        let world = open::folder(&asking.store).world()?;
        let graph = Graph::from_world(&world);
        let base = open::base(&asking.store)?;
        Ok(Self { asking, knowledge, world, graph, base })
    }

    /// The chosen edges: those that claims assert, unless statuses are chosen; those of claims, unless relations are.
    pub fn selection(&self, scope: Scope, always: &[&EntityId]) -> Result<Selection> {
        let chosen = self.asking.choice.selection(&self.knowledge, &self.graph)?;
        let types: BTreeSet<TypeName> = if chosen.types.is_empty() {
            let kinds = self.knowledge.types.iter().map(|kind| kind.id.clone());
            kinds.filter(|kind| scope.holds(kind, &self.knowledge)).collect()
        } else {
            chosen.types.clone()
        };
        let bases = if chosen.relations.is_empty() { [Basis::Claims].into() } else { BTreeSet::new() };
        let always = always.iter().map(|id| (*id).clone()).collect();
        Ok(Selection { types, bases, always, plain: chosen.statuses.is_empty(), ..chosen })
    }

    /// The network of a part of the graph.
    pub fn network<'g>(&self, part: &'g Graph) -> Network<'g> {
        let relations = self.knowledge.relations.iter().filter(|relation| relation.symmetric);
        Network::new(part, &relations.map(|relation| relation.id.clone()).collect())
    }

    /// The node that a person means. Where several bear the name, the one that most origins speak of; a remark tells so.
    ///
    /// # Errors
    /// If nothing is called so; the message lists the nearest names.
    pub fn named(&self, what: &str, name: &str) -> Result<&Node> {
        let iri = name.strip_prefix('<').and_then(|iri| iri.strip_suffix('>')).unwrap_or(name);
        let found = self.graph.find(iri.strip_prefix(self.base.as_str()).unwrap_or(iri));
        let of = |fits: &dyn Fn(&str) -> bool| -> Vec<&Node> {
            found.iter().copied().filter(|node| fits(&node.kind)).collect()
        };
        let things = of(&|kind| !SOURCES.contains(&kind) && kind != types::STATEMENT);
        let mut found = if things.is_empty() { of(&|_| true) } else { things };
        found.sort_by_key(|node| (Reverse(node.origins.len()), Reverse(node.reports.len()), &node.id));
        let Some((first, others)) = found.split_first() else {
            bail!("no node is called {name:?} ({what}); nearest: {}", choice::nearest(&self.graph, name));
        };
        let mut remark = format!("{what}={name}: {} ({})", first.label, first.id);
        if !others.is_empty() {
            const NAMED: usize = 3;
            let named: Vec<String> = others.iter().take(NAMED).map(|node| node.id.to_string()).collect();
            let rest = others.len().saturating_sub(NAMED);
            let rest = if rest == 0 { String::new() } else { format!(" and {rest} more") };
            remark.push_str(&format!(", which most reports speak of; not {}{rest}", named.join(", ")));
        }
        output::remark(&remark);
        Ok(first)
    }

    /// The label of a relation, as edges are labelled.
    pub fn relation(&self, id: &str) -> String {
        self.knowledge.relation(id).map_or_else(|| id.to_owned(), |relation| relation.label.clone())
    }

    /// Node types to choose from, by `option`.
    pub fn known_types(&self, option: &str, types: &[String]) -> Result<()> {
        choice::known(option, types, self.knowledge.types.iter().map(|kind| kind.id.as_str()))
    }
}
