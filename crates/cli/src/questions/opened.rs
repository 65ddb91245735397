//! A store opened for questions.

use super::picture;
use crate::arguments::StorePath;
use crate::choice::{self, Choice};
use crate::names::View;
use crate::{open, output};
use anyhow::{Context, Result};
use rapporteur_graph::{Graph, Network, Node, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, World};
use rapporteur_pipeline::answers::Scope;
use rapporteur_reasons::{Inputs, Names};
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

/// A store opened for questions.
pub struct Opened<'a> {
    pub asking: &'a Asking,
    pub knowledge: Knowledge,
    pub world: World,
    /// The whole graph.
    pub graph: Graph,
    pub base: String,
    /// The inputs that reports were read from.
    pub inputs: Inputs,
}

impl<'a> Opened<'a> {
    pub fn new(asking: &'a Asking) -> Result<Self> {
        if let Some(file) = &asking.draw {
            picture::format(file)?;
        }
        let knowledge = open::knowledge(asking.data.as_deref())?;
        let folder = open::folder(&asking.store);
        let (world, inputs) = (folder.world()?, Inputs::of(&folder.list()?));
        let graph = Graph::from_world(&world);
        let base = open::base(&asking.store)?;
        Ok(Self { asking, knowledge, world, graph, base, inputs })
    }

    /// Everything that a person may name. Making it indexes every name, so a command makes it once.
    pub fn names(&self) -> Names<'_> {
        Names::of(&self.world, &self.base)
    }

    /// The chosen edges: those that claims assert, unless statuses are chosen; those of claims, unless relations are.
    pub fn selection(&self, names: &Names<'_>, scope: Scope, always: &[&EntityId]) -> Result<Selection> {
        let chosen = self.asking.choice.selection(&self.knowledge, &self.graph, names)?;
        let Selection { types, bases, always, .. } = scope.selection(&self.knowledge, always);
        let types = if chosen.types.is_empty() { types } else { chosen.types.clone() };
        let bases = if chosen.relations.is_empty() { bases } else { BTreeSet::new() };
        Ok(Selection { types, bases, always, plain: chosen.statuses.is_empty(), ..chosen })
    }

    /// The network of a part of the graph.
    pub fn network<'g>(&self, part: &'g Graph) -> Network<'g> {
        rapporteur_pipeline::answers::network(part, &self.knowledge)
    }

    /// The node that a person means; a remark tells how the name is read.
    ///
    /// # Errors
    /// If nothing is called so; the message lists the nearest names.
    pub fn named(&self, names: &Names<'_>, what: &str, name: &str) -> Result<&Node> {
        let meant = names.read(name)?;
        output::remark(&meant.told(what, name));
        self.graph
            .node(&meant.id)
            .with_context(|| format!("{} is in no graph: a judgement dropped it", meant.id))
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
