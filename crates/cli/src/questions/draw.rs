//! Answers as pictures.

use super::opened::Opened;
use super::picture;
use super::table::listed;
use crate::output;
use anyhow::Result;
use rapporteur_export::picture::{Cluster, Layout};
use rapporteur_export::{Input, PictureOptions};
use rapporteur_graph::{Graph, Node};
use rapporteur_model::EntityId;
use std::collections::BTreeSet;

/// What of an answer is drawn.
#[derive(Default)]
pub struct Drawing {
    pub title: String,
    /// Nodes to set off.
    pub focus: Vec<EntityId>,
    /// Groups to frame.
    pub groups: Vec<Cluster>,
    pub layout: Layout,
}

/// Draws a part of the graph into the file that was asked for, if one was.
pub fn draw(opened: &Opened<'_>, part: &Graph, drawing: Drawing) -> Result<()> {
    let Some(file) = opened.asking.draw.as_deref() else { return Ok(()) };
    let format = picture::format(file)?;
    let show: BTreeSet<String> = part.nodes().iter().map(|node| node.kind.clone()).collect();
    let options = PictureOptions {
        show,
        focus: drawing.focus,
        title: Some(drawing.title),
        groups: drawing.groups,
        layout: drawing.layout,
        ..PictureOptions::default()
    };
    let input =
        Input { graph: part, whole: &opened.graph, ..Input::new(&opened.world, part, &opened.knowledge) };
    let input = input.with_base(&opened.base).with_picture(&options);
    output::write(Some(file), |out| Ok(format.write(&input, out)?))
}

/// The largest groups as frames.
pub fn first_groups(groups: &[Vec<&Node>], most: usize) -> Vec<Cluster> {
    let frame = |members: &Vec<&Node>| Cluster {
        label: listed(members, 2),
        nodes: members.iter().map(|node| node.id.clone()).collect(),
    };
    groups.iter().take(most).map(frame).collect()
}
