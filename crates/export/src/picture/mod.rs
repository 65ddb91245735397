//! A graph as a person wants to see it: what to draw, how to name it and how to style it, before any format writes it.
//!
//! A picture leaves out what would hide the rest: reports, statements, topics and offices unless asked for, literals as nodes,
//! nodes that nothing joins, and what exceeds [`PictureOptions::max_nodes`]. The caption says what was left out.

mod caption;
mod choose;
mod facts;
mod frame;
mod link;
mod options;
pub(crate) mod text;
pub mod theme;

pub use link::{Heads, Link};
pub use options::{Cluster, Engine, Grouping, Layout, Orientation, PictureOptions};

use crate::Input;
use rapporteur_graph::{Edge, Graph, Node};
use rapporteur_knowledge::Look;
use rapporteur_model::{EntityId, When};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Characters of a line of a name.
const NAME_WIDTH: usize = 20;
/// Lines of a name.
const NAME_HEIGHT: usize = 4;
/// Characters of a line of a fact.
const FACT_WIDTH: usize = 28;

/// A node as drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Shape {
    /// The node.
    pub id: EntityId,
    /// Its type.
    pub kind: String,
    /// How nodes of the type look.
    pub look: Look,
    /// Its name, line by line.
    pub name: Vec<String>,
    /// What is written small below, line by line.
    pub facts: Vec<String>,
    /// Whether it is set off.
    pub focus: bool,
    /// Type, name, other names and number of reports.
    pub tooltip: String,
    /// Its IRI.
    pub url: String,
    /// When it is or was, of a meeting, event or document whose year is known.
    pub when: Option<When>,
}

/// Nodes framed together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// What the frame is called.
    pub label: String,
    /// Places of its nodes among the shapes, rising; no shape is in two frames.
    pub members: Vec<usize>,
}

/// What is drawn of a graph.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Picture {
    /// Nodes by id.
    pub shapes: Vec<Shape>,
    /// Lines by ends and style.
    pub links: Vec<Link>,
    /// What the picture is and what it leaves out.
    pub caption: Vec<String>,
    /// Nodes framed together.
    pub frames: Vec<Frame>,
    /// How nodes are placed.
    pub layout: Layout,
    /// Which side is the longer one; as the nodes fall if `None`.
    pub orientation: Option<Orientation>,
}

impl Picture {
    /// Chooses, names and merges what a graph holds.
    pub fn new(input: &Input<'_>) -> Self {
        let (graph, options, families) = (input.graph, input.picture, &input.knowledge.families);
        let drawable: BTreeSet<&EntityId> = graph
            .nodes()
            .iter()
            .filter(|node| choose::is_drawable(input, node))
            .map(|node| &node.id)
            .collect();
        let edges = between(graph, &drawable);
        let mut folded = facts::places_to_fold(families, &edges);
        folded.retain(|place| !options.focus.contains(place));
        let candidates = drawable.iter().copied().filter(|id| !folded.contains(id)).collect();
        let edges = choose::fitting(graph, families, between(graph, &candidates), options.layout);
        let chosen = choose::choose(graph, &candidates, &edges, options);
        let kept = choose::fitting(graph, families, between(graph, &chosen.kept), options.layout);
        let all_links = link::links(input, &kept);
        let links = strongest(all_links.clone(), options.max_links);
        let linked: BTreeSet<&EntityId> = links.iter().flat_map(|link| [&link.from, &link.to]).collect();
        let stands_alone =
            |id: &EntityId| options.focus.contains(id) || choose::is_placed(graph, id, options);
        let shown: Vec<&Node> = chosen
            .kept
            .iter()
            .filter(|id| all_links.is_empty() || linked.contains(*id) || stands_alone(id))
            .filter_map(|id| graph.node(id))
            .collect();
        let caption = caption::caption(input, &shown, &links, chosen.n_ranked);
        let is_drawn = |id: &EntityId| shown.binary_search_by(|node| node.id.cmp(id)).is_ok();
        let shapes: Vec<Shape> = shown.iter().map(|node| shape(input, node, &is_drawn)).collect();
        let frames = frame::frames(input, &shapes);
        let (layout, orientation) = (options.layout, options.orientation);
        Self { shapes, links, caption, frames, layout, orientation }
    }

    /// The engine to draw it with: the one asked for, else by size.
    pub fn engine(&self, options: &PictureOptions) -> Engine {
        const LAYERS_UP_TO: usize = 24;
        const SPRINGS_UP_TO: usize = 150;
        let by_size = match self.shapes.len() {
            _ if self.layout != Layout::Free => Engine::Builtin,
            // The only one that keeps frames apart and draws many.
            _ if !self.frames.is_empty() => Engine::Fdp,
            n if n <= LAYERS_UP_TO => Engine::Dot,
            n if n <= SPRINGS_UP_TO => Engine::Neato,
            _ => Engine::Sfdp,
        };
        options.engine.unwrap_or(by_size)
    }

    /// The types drawn, in the order of the legend.
    pub fn kinds(&self) -> Vec<&str> {
        let place = |shape: &Shape| shape.look.legend.unwrap_or(u8::MAX);
        let kinds: BTreeSet<(u8, &str)> =
            self.shapes.iter().map(|shape| (place(shape), shape.kind.as_str())).collect();
        kinds.into_iter().map(|(_, kind)| kind).collect()
    }

    /// How nodes of a type that is drawn look.
    pub fn look(&self, kind: &str) -> Look {
        self.shapes.iter().find(|shape| shape.kind == kind).map(|shape| shape.look).unwrap_or_default()
    }

    /// The line styles drawn, in order.
    pub fn lines(&self) -> Vec<theme::Line> {
        self.links.iter().map(|link| link.line).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// The edges whose both ends are among the nodes, in order; an edge from a node to itself cannot be read in a picture.
fn between<'a>(graph: &'a Graph, nodes: &BTreeSet<&EntityId>) -> Vec<&'a Edge> {
    let inside = |edge: &&Edge| {
        let ends = edge.subject.as_ref().zip(edge.object.entity());
        ends.is_some_and(|(from, to)| from != to && nodes.contains(from) && nodes.contains(to))
    };
    graph.edges().iter().filter(inside).collect()
}

/// The links that most reports state, in their old order.
fn strongest(mut links: Vec<Link>, most: usize) -> Vec<Link> {
    if links.len() > most {
        let mut order: Vec<usize> = (0..links.len()).collect();
        order.sort_by_key(|i| (Reverse(links[*i].n_reports), links[*i].line, *i));
        let kept: BTreeSet<usize> = order.into_iter().take(most).collect();
        let mut place = 0..;
        links.retain(|_| place.next().is_some_and(|i| kept.contains(&i)));
    }
    links
}

fn shape(input: &Input<'_>, node: &Node, is_drawn: &dyn Fn(&EntityId) -> bool) -> Shape {
    let words = node.property("content").unwrap_or(&node.label);
    let facts = facts::facts(input.whole, &input.knowledge.families, node, is_drawn);
    Shape {
        id: node.id.clone(),
        kind: node.kind.clone(),
        look: input.knowledge.look(&node.kind),
        name: text::wrap(words, NAME_WIDTH, NAME_HEIGHT),
        facts: facts.iter().flat_map(|fact| text::wrap(fact, FACT_WIDTH, 2)).collect(),
        focus: input.picture.focus.contains(&node.id),
        tooltip: tooltip(node, words),
        url: format!("{}{}", input.base, node.id),
        when: choose::placed_when(node).cloned(),
    }
}

fn tooltip(node: &Node, words: &str) -> String {
    const MOST_NAMES: usize = 6;
    let mut lines = vec![format!("{}: {words}", node.kind)];
    if !node.aliases.is_empty() {
        let names = node.aliases.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join("; ");
        lines.push(format!("also: {names}"));
    }
    lines.push(caption::count(node.reports.len(), "report"));
    lines.join("\n")
}
