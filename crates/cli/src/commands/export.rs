//! `rapporteur export`: the graph as a picture or as a file that other programs read.

use crate::arguments::StorePath;
use crate::failure::Outcome;
use crate::{names, open, output};
use anyhow::{Context, Result, bail};
use rapporteur_export::{Engine, FORMATS, GraphFormat, Input, PictureOptions};
use rapporteur_graph::{Graph, Selection};
use rapporteur_model::{EntityId, Status};
use std::path::{Path, PathBuf};

/// Write the graph, or a part of it, in another format
///
/// Pictures show the best connected nodes; how many were left out is said in the caption.
#[derive(clap::Args, Debug)]
#[command(after_help = "\
Examples:
  rapporteur export --format svg -o graph.svg
  rapporteur export --format dot --focus 'Geneva talks' --depth 2 | dot -Tpdf > geneva.pdf
  rapporteur export -o graph.ttl                            the extension tells the format
  rapporteur export --format nquads --relation attends,hosts --min-reports 2
  rapporteur export --format svg --type Person,Country,Meeting --status Planned -o planned.svg")]
pub struct Arguments {
    /// Format; without it, the one that the extension of the file names
    #[arg(long, value_parser = names::export_format(), required_unless_present = "output")]
    format: Option<String>,
    /// File to write; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Node to start from: a name, a part of a name or an id such as person/ana-ruiz; may be repeated
    #[arg(long, value_name = "NODE")]
    focus: Vec<String>,
    /// How many edges away from the focus a node may be
    #[arg(long, value_name = "N", default_value_t = 1)]
    depth: usize,
    /// Node types to keep: Person,Country,…
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    types: Vec<String>,
    /// Relations to keep: attends,signs,…
    #[arg(long = "relation", value_name = "RELATION", value_delimiter = ',')]
    relations: Vec<String>,
    /// Statuses of claims to keep
    #[arg(long = "status", value_name = "STATUS", value_delimiter = ',', value_parser = names::status())]
    statuses: Vec<Status>,
    /// Fewest reports that must state an edge
    #[arg(long, value_name = "N", default_value_t = 0)]
    min_reports: usize,
    #[command(flatten)]
    picture: Picture,
    /// Folder laid out as data/, whose files replace the embedded knowledge
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where the IRIs of nodes begin, if not as in the store
    #[arg(long, value_name = "IRI")]
    base: Option<String>,
    #[command(flatten)]
    store: StorePath,
}

/// How pictures are drawn.
#[derive(clap::Args, Debug)]
struct Picture {
    /// Most nodes of a picture
    #[arg(long, value_name = "N", default_value_t = PictureOptions::default().max_nodes)]
    max_nodes: usize,
    /// Most lines of a picture
    #[arg(long, value_name = "N", default_value_t = PictureOptions::default().max_links)]
    max_links: usize,
    /// Node types to draw although pictures leave them out: Office,Statement,Report,…
    #[arg(long, value_name = "TYPE", value_delimiter = ',')]
    show: Vec<String>,
    /// First line of a picture's caption
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Layout engine of a picture: dot, neato, fdp, sfdp (of Graphviz) or builtin
    #[arg(long, value_parser = names::engine)]
    engine: Option<Engine>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let format = format(arguments)?;
    let knowledge = open::knowledge(arguments.data.as_deref())?;
    known("--type", &arguments.types, knowledge.types.iter().map(|kind| kind.id.as_str()))?;
    known("--show", &arguments.picture.show, knowledge.types.iter().map(|kind| kind.id.as_str()))?;
    let world = open::folder(&arguments.store).world()?;
    let graph = Graph::from_world(&world);
    let relations = knowledge.relations.iter().map(|relation| relation.id.as_str());
    known(
        "--relation",
        &arguments.relations,
        relations.chain(graph.edges().iter().map(|edge| edge.relation.as_str())),
    )?;
    let focus = focus(&graph, &arguments.focus)?;
    let selection = Selection {
        focus: focus.clone(),
        depth: arguments.depth,
        types: arguments.types.iter().cloned().collect(),
        relations: arguments.relations.iter().cloned().collect(),
        statuses: arguments.statuses.iter().copied().collect(),
        min_reports: arguments.min_reports,
        ..Selection::default()
    };
    let picture = PictureOptions {
        max_nodes: arguments.picture.max_nodes,
        max_links: arguments.picture.max_links,
        show: arguments.picture.show.iter().cloned().collect(),
        focus,
        title: arguments.picture.title.clone(),
        engine: arguments.picture.engine,
    };
    let base = arguments.base.clone().map_or_else(|| open::base(&arguments.store), Ok)?;
    let input = Input::new(&world, &graph, &knowledge).with_base(&base).with_picture(&picture);
    let everything = selection == Selection { depth: arguments.depth, ..Selection::default() };
    let selected = if everything { None } else { Some(graph.select(&selection)) };
    let input = selected.as_ref().map_or(input, |selected| input.with_selected(selected));
    output::write(arguments.output.as_deref(), |out| Ok(format.write(&input, out)?))?;
    Ok(Outcome::Clean)
}

/// The format asked for, else that of the file's extension.
fn format(arguments: &Arguments) -> Result<&'static dyn GraphFormat> {
    if let Some(name) = &arguments.format {
        return Ok(rapporteur_export::format(name)?);
    }
    let path = arguments.output.as_deref().unwrap_or(Path::new(""));
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let found = FORMATS.iter().find(|format| format.extension() == extension).copied();
    found.with_context(|| format!("the name {} tells no format: add --format", path.display()))
}

/// Refuses what is not among the names.
fn known<'n>(option: &str, given: &[String], names: impl Iterator<Item = &'n str>) -> Result<()> {
    let names: std::collections::BTreeSet<&str> = names.collect();
    match given.iter().find(|name| !names.contains(name.as_str())) {
        Some(name) => {
            bail!("{option} {name}: choose of {}", names.into_iter().collect::<Vec<_>>().join(", "))
        }
        None => Ok(()),
    }
}

fn focus(graph: &Graph, names: &[String]) -> Result<Vec<EntityId>> {
    let mut focus = Vec::new();
    for name in names {
        let found = graph.find(name);
        if found.is_empty() {
            let nearest: Vec<&str> =
                graph.nearest(name, 5).into_iter().map(|node| node.label.as_str()).collect();
            bail!("no node is called {name:?} (--focus); nearest: {}", nearest.join(", "));
        }
        let labels: Vec<String> = found.iter().map(|node| format!("{} ({})", node.label, node.id)).collect();
        output::remark(&format!("focus={name}: {}", labels.join(", ")));
        focus.extend(found.into_iter().map(|node| node.id.clone()));
    }
    Ok(focus)
}
