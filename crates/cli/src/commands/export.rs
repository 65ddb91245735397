//! `rapporteur export`: writes the graph as a picture or as a file for other programs.

use crate::arguments::StorePath;
use crate::choice::{self, Choice, known};
use crate::failure::Outcome;
use crate::{names, open, output};
use anyhow::{Result, bail};
use rapporteur_export::picture::{Grouping, Layout, Orientation};
use rapporteur_export::{Dialect, Engine, FORMATS, GraphFormat, Graphs, Input, PictureOptions, write_folder};
use rapporteur_graph::{Graph, Selection};
use rapporteur_model::EntityId;
use rapporteur_reasons::Names;
use std::collections::BTreeSet;
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
  rapporteur export --format turtle --rdf12 -o claims.ttl   claims as RDF 1.2 reifiers
  rapporteur export --format trig --graphs -o graph.trig    a claim in the graph of its report
  rapporteur export --schema-org -o graph.jsonld            in the words of schema.org
  rapporteur export -o graph.graphml --type Person,Country,Meeting --status Happened,Planned
  rapporteur export --format neo4j -o neo4j                 a folder of files; csv, obsidian and parquet too
  rapporteur export --format svg --type Person,Country,Meeting --status Planned -o planned.svg
  rapporteur export --cluster country -o countries.svg      a frame around those of one country
  rapporteur export --layout timeline -o when.svg           meetings and events by date
  rapporteur export --view attendance -o who.svg            who attends and hosts which meeting
  rapporteur export --landscape -o slide.png                a picture of pixels, wider than high
  rapporteur export -o reports.xlsx                         a workbook: claims, meetings with attendees, reports, disputes")]
pub struct Arguments {
    /// Format; without it, the one that the extension of the file names
    #[arg(long, value_parser = names::export_format(), required_unless_present_any = ["output", "schema_org"])]
    format: Option<String>,
    /// File to write, standard output without it; of a format of several files the folder
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Node to start from: a name, a part of a name or an id such as person/ana-ruiz; may be repeated
    #[arg(long, value_name = "NODE")]
    focus: Vec<String>,
    /// How many edges away from the focus a node may be
    #[arg(long, value_name = "N", default_value_t = 1)]
    depth: usize,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    picture: Picture,
    /// RDF 1.2: claims as reifiers of triples (nquads, turtle, trig, rdfxml)
    #[arg(long, conflicts_with = "schema_org")]
    rdf12: bool,
    /// schema.org: what it has words for, as JSON-LD unless another syntax of RDF is asked for
    #[arg(long)]
    schema_org: bool,
    /// Claims, with their evidence, in the graph of the report that states them (nquads, trig); the rest in the default graph.
    /// Goes with --rdf12
    #[arg(long, conflicts_with = "schema_org")]
    graphs: bool,
    /// Leave text of csv and plover as it is: without it a cell that a spreadsheet would take for a formula begins with an
    /// apostrophe
    #[arg(long)]
    raw: bool,
    /// Begin the tables of csv and plover with a byte order mark, by which Excel knows that they are UTF-8
    #[arg(long)]
    bom: bool,
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
    /// Frame the nodes of a picture that belong to one country or one meeting
    #[arg(long, value_name = "BY", value_parser = names::grouping())]
    cluster: Option<Grouping>,
    /// How nodes are placed: what is joined near one another, what has a date along a line of time, or people, meetings and
    /// countries in columns, with nothing but who attends and who hosts
    #[arg(long, default_value = "free", value_parser = names::layout())]
    layout: Layout,
    /// Short for --layout attendance
    #[arg(long, value_name = "VIEW", value_parser = ["attendance"], conflicts_with = "layout")]
    view: Option<String>,
    /// Which side of a picture is the longer one (svg, png, dot); as its nodes fall without it
    #[arg(long, value_name = "SIDE", value_parser = names::orientation())]
    orientation: Option<Orientation>,
    /// Short for --orientation landscape
    #[arg(long, conflicts_with = "orientation")]
    landscape: bool,
    /// Pixels of png for each of the layout, from 0.1 to 10
    #[arg(long, value_name = "N", default_value_t = PictureOptions::default().scale, value_parser = scale)]
    scale: f64,
}

fn scale(text: &str) -> Result<f64, String> {
    let scale = text.parse::<f64>().ok().filter(|scale| (0.1..=10.0).contains(scale));
    scale.ok_or_else(|| String::from("write a number from 0.1 to 10, such as 2"))
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let format = format(arguments)?;
    if !format.speaks(arguments.dialect()) {
        let option = if arguments.rdf12 { "--rdf12" } else { "--schema-org" };
        let fit =
            FORMATS.iter().filter(|format| format.speaks(arguments.dialect())).map(|format| format.name());
        let fit = fit.collect::<Vec<_>>().join(", ");
        bail!("{option} does not go with the format {}: choose --format of {fit}", format.name());
    }
    if !format.divides(arguments.graphs(), arguments.dialect()) {
        bail!("--graphs does not go with the format {}: choose --format nquads or trig", format.name());
    }
    let knowledge = open::knowledge(arguments.data.as_deref())?;
    known("--show", &arguments.picture.show, knowledge.types.iter().map(|kind| kind.id.as_str()))?;
    let world = open::folder(&arguments.store).world()?;
    let graph = Graph::from_world(&world);
    let store_base = open::base(&arguments.store)?;
    let names = Names::of(&world, &store_base);
    let focus: Vec<EntityId> =
        arguments.focus.iter().map(|name| choice::named("focus", &names, name)).collect::<Result<_>>()?;
    let chosen = arguments.choice.selection(&knowledge, &graph, &names)?;
    // Files of RDF hold every claim, and whoever reads them chooses by relation.
    let without_relations = if format.is_rdf() { BTreeSet::new() } else { chosen.without_relations.clone() };
    let selection = Selection { focus: focus.clone(), depth: arguments.depth, without_relations, ..chosen };
    let picture = PictureOptions {
        max_nodes: arguments.picture.max_nodes,
        max_links: arguments.picture.max_links,
        show: arguments.picture.show.iter().cloned().collect(),
        focus,
        title: arguments.picture.title.clone(),
        engine: arguments.picture.engine,
        grouping: arguments.picture.cluster,
        layout: match arguments.picture.view {
            Some(_) => Layout::Attendance,
            None => arguments.picture.layout,
        },
        orientation: match arguments.picture.landscape {
            true => Some(Orientation::Landscape),
            false => arguments.picture.orientation,
        },
        scale: arguments.picture.scale,
        ..PictureOptions::default()
    };
    let base = arguments.base.clone().unwrap_or_else(|| store_base.clone());
    let dialect = arguments.dialect();
    let input = Input::new(&world, &graph, &knowledge)
        .with_base(&base)
        .with_picture(&picture)
        .in_dialect(dialect)
        .in_graphs(arguments.graphs())
        .raw(arguments.raw)
        .marked(arguments.bom);
    let unplain = selection.unplain.clone();
    let everything = selection == Selection { depth: arguments.depth, unplain, ..Selection::default() };
    let selected = if everything { None } else { Some(graph.select(&selection)) };
    let input = selected.as_ref().map_or(input, |selected| input.with_selected(selected));
    let is_folder = |path: &&Path| format.is_folder() && *path != Path::new("-");
    match arguments.output.as_deref().filter(is_folder) {
        Some(path) => write_folder(format, &input, path)?,
        None => output::write(arguments.output.as_deref(), |out| Ok(format.write(&input, out)?))?,
    }
    Ok(Outcome::Clean)
}

impl Arguments {
    fn graphs(&self) -> Graphs {
        if self.graphs { Graphs::OfReports } else { Graphs::One }
    }

    fn dialect(&self) -> Dialect {
        match (self.rdf12, self.schema_org) {
            (true, _) => Dialect::Rdf12,
            (false, true) => Dialect::SchemaOrg,
            (false, false) => Dialect::Claims,
        }
    }
}

/// The format asked for, else that of the file's extension.
fn format(arguments: &Arguments) -> Result<&'static GraphFormat> {
    if let Some(name) = &arguments.format {
        return Ok(rapporteur_export::format(name)?);
    }
    if arguments.schema_org && arguments.output.is_none() {
        return Ok(rapporteur_export::format("jsonld")?);
    }
    let path = arguments.output.as_deref().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let fits = |format: &&GraphFormat| name.ends_with(&format!(".{}", format.extension()));
    let found: Vec<_> = FORMATS.iter().filter(fits).collect();
    match found.as_slice() {
        [format] => Ok(*format),
        [] => bail!("the name {} tells no format: add --format", path.display()),
        several => {
            let names: Vec<&str> = several.iter().map(|format| format.name()).collect();
            bail!("{} may be in the format {}: add --format", path.display(), names.join(" or "))
        }
    }
}
