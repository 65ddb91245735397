//! A picture in the DOT language.

use crate::builtin::Point;
use crate::builtin::arrange::{Mark, arranged};
use crate::escape::{markup, quoted, quoted_address, quoted_tooltip};
use crate::picture::theme::{self, Line};
use crate::picture::{Engine, Heads, Link, Orientation, Picture, Shape};
use rapporteur_knowledge::{Look, Outline};
use rapporteur_model::well_known::types;
use std::fmt::Write as _;

/// Metric-compatible faces exist under these names on every system.
const FONT: &str = "Helvetica,Arial,sans-serif";
const TEXT_SIZE: u8 = 14;
const MEETING_SIZE: u8 = 18;
const SMALL_SIZE: u8 = 11;
/// Types in one row of the legend.
const LEGEND_COLUMNS: usize = 8;

/// The whole document, for an engine that places the nodes.
pub(crate) fn document(picture: &Picture, engine: Engine) -> String {
    let nodes = |dot: &mut String| {
        picture.shapes.iter().for_each(|shape| {
            let _ = writeln!(dot, "  {} [{}];", quoted(&shape.id.0), node(shape));
        });
    };
    written(picture, &layout(engine, picture.orientation), nodes)
}

/// The whole document with every node in its place: `neato` keeps it there.
pub(crate) fn arranged_document(picture: &Picture) -> String {
    let arranged = arranged(picture);
    let layout = "layout=neato inputscale=72 overlap=true splines=line";
    let nodes = |dot: &mut String| {
        for ((shape, at), size) in picture.shapes.iter().zip(&arranged.places).zip(&arranged.sizes) {
            let (x, y, width, height) = (at.x, -at.y, size.x / 72.0, size.y / 72.0);
            let _ = writeln!(
                dot,
                "  {} [{} pos=\"{x:.1},{y:.1}!\" width={width:.3} height={height:.3} fixedsize=true];",
                quoted(&shape.id.0),
                node(shape)
            );
        }
        arranged.marks.iter().enumerate().for_each(|(i, mark)| self::mark(dot, i, mark));
    };
    written(picture, layout, nodes)
}

/// Words as a node without outline, a line as an edge between two nodes that are not seen.
fn mark(dot: &mut String, i: usize, mark: &Mark) {
    let pinned = |at: Point| format!("pos=\"{:.1},{:.1}!\"", at.x, -at.y);
    let _ = match mark {
        Mark::Words { text, at } => writeln!(
            dot,
            "  \"mark {i}\" [shape=plaintext label=<<B>{}</B>> fontsize={SMALL_SIZE} fontcolor=\"{}\" {}];",
            markup(text),
            theme::FRAME_WORDS,
            pinned(*at)
        ),
        Mark::Line { from, to, width } => writeln!(
            dot,
            "  \"mark {i}\" [shape=none label=\"\" width=0 height=0 {}]; \"end {i}\" [shape=none label=\"\" width=0 height=0 {}]; \"mark {i}\" -> \"end {i}\" [dir=none penwidth={width} color=\"{}\"];",
            pinned(*from),
            pinned(*to),
            theme::FRAME_WORDS
        ),
        // Graphviz draws frames itself.
        Mark::Frame { .. } => Ok(()),
    };
}

fn written(picture: &Picture, layout: &str, nodes: impl FnOnce(&mut String)) -> String {
    let mut dot = String::from("digraph rapporteur {\n");
    for line in defaults(layout) {
        let _ = writeln!(dot, "  {line};");
    }
    let scale = legend_scale(picture.shapes.len());
    let size = f64::from(SMALL_SIZE) * scale;
    let _ = writeln!(dot, "  graph [fontsize={size:.0} label=<{}>];\n", caption(picture, scale));
    nodes(&mut dot);
    for (i, frame) in picture.frames.iter().enumerate() {
        let members: Vec<String> =
            frame.members.iter().map(|member| quoted(&picture.shapes[*member].id.0)).collect();
        let _ = writeln!(
            dot,
            "\n  subgraph \"cluster_{i}\" {{\n    label=<<B>{}</B>>; style=\"rounded,filled\"; color=\"{}\"; fillcolor=\"{}\"; fontcolor=\"{}\"; fontsize={TEXT_SIZE}; labelloc=t; margin=14;\n    {};\n  }}",
            markup(&frame.label),
            theme::FRAME_BORDER,
            theme::FRAME_FILL,
            theme::FRAME_WORDS,
            members.join("; ")
        );
    }
    dot.push('\n');
    for link in &picture.links {
        let _ = writeln!(dot, "  {} -> {} [{}];", quoted(&link.from.0), quoted(&link.to.0), edge(link));
    }
    dot.push_str("}\n");
    dot
}

fn layout(engine: Engine, orientation: Option<Orientation>) -> String {
    let layout = match engine {
        Engine::Dot | Engine::Builtin => "layout=dot rankdir=LR ranksep=0.9 nodesep=0.22 splines=true",
        Engine::Neato => "layout=neato model=subset start=1 overlap=prism sep=\"+32,+20\" splines=true",
        Engine::Fdp => "layout=fdp start=1 K=0.9 overlap=prism sep=\"+26\" splines=true",
        Engine::Sfdp => "layout=sfdp start=1 K=1.1 overlap=prism overlap_scaling=4 splines=line",
    };
    // Height by width; Graphviz moves nodes apart until it is so, and never together.
    match orientation {
        None => layout.to_owned(),
        Some(Orientation::Landscape) => format!("{layout} ratio=0.6"),
        Some(Orientation::Portrait) => format!("{layout} ratio=1.3"),
    }
}

fn defaults(layout: &str) -> Vec<String> {
    let font = quoted(FONT);
    vec![
        format!("graph [charset=\"UTF-8\" {layout} outputorder=edgesfirst]"),
        format!("graph [labelloc=b pad=0.3 bgcolor=\"#FFFFFF\" fontname={font} tooltip=\" \"]"),
        format!(
            "node [fontname={font} fontsize={TEXT_SIZE} fontcolor=\"#000000\" color=\"#444444\" margin=\"0.1,0.06\" penwidth=1]"
        ),
        format!("edge [fontname={font} fontsize={SMALL_SIZE} arrowsize=0.7]"),
    ]
}

fn node(shape: &Shape) -> String {
    let look = &shape.look;
    let meeting = shape.kind == types::MEETING;
    let filled = look.line.map_or_else(|| "filled".to_owned(), |line| format!("filled,{line}"));
    let mut attributes = format!(
        "shape={} style={} fillcolor={} label=<{}> tooltip={} URL={}",
        look.outline,
        quoted(&filled),
        quoted(&look.fill.to_string()),
        label(shape, meeting),
        quoted_tooltip(&shape.tooltip),
        quoted_address(&shape.url),
    );
    if look.outline == Outline::Cds {
        // Its point takes from the room that Graphviz gives words.
        attributes.push_str(" margin=\"0.28,0.16\"");
    }
    match (shape.focus, meeting) {
        (true, _) => attributes.push_str(" penwidth=4 color=\"#000000\""),
        (false, true) => attributes.push_str(" penwidth=2.5 color=\"#000000\""),
        (false, false) => {}
    }
    attributes
}

fn label(shape: &Shape, meeting: bool) -> String {
    let name = shape.name.iter().map(|line| markup(line)).collect::<Vec<_>>().join("<BR/>");
    let mut label = match (meeting, shape.focus) {
        (true, _) => format!("<FONT POINT-SIZE=\"{MEETING_SIZE}\"><B>{name}</B></FONT>"),
        (false, true) => format!("<B>{name}</B>"),
        (false, false) => name,
    };
    for fact in &shape.facts {
        let _ = write!(label, "<BR/><FONT POINT-SIZE=\"{SMALL_SIZE}\">{}</FONT>", markup(fact));
    }
    label
}

fn edge(link: &Link) -> String {
    let tooltip = quoted_tooltip(&link.tooltip);
    let color = quoted(link.line.color());
    let mut attributes = format!(
        "label=<{}> style={} color={color} fontcolor={color} penwidth={} {} tooltip={tooltip} labeltooltip={tooltip}",
        words_on_line(link),
        link.line.style(),
        width(link.n_reports),
        heads(link),
    );
    if let Some(url) = &link.url {
        let _ = write!(attributes, " URL={}", quoted_address(url));
    }
    attributes
}

fn heads(link: &Link) -> String {
    let head = link.line.head();
    match link.heads {
        Heads::None => "dir=none".to_owned(),
        Heads::End => format!("arrowhead={head}"),
        Heads::Both => format!("dir=both arrowhead={head} arrowtail={head}"),
    }
}

/// The relations on white, so that lines behind do not cross the words out.
fn words_on_line(link: &Link) -> String {
    let words = link.labels.iter().map(|label| markup(label)).collect::<Vec<_>>().join("<BR/>");
    format!(
        "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" BGCOLOR=\"#FFFFFF\"><TR><TD>{words}</TD></TR></TABLE>"
    )
}

/// Points: thicker with every report, less and less so.
fn width(n_reports: usize) -> String {
    match n_reports {
        0 => "0.8".to_owned(),
        1 => "1.2".to_owned(),
        2 => "1.9".to_owned(),
        3 => "2.5".to_owned(),
        4..=6 => "3.2".to_owned(),
        _ => "4".to_owned(),
    }
}

/// How much larger caption and legend are drawn, so that they can be read where many nodes make a picture wide.
fn legend_scale(n_nodes: usize) -> f64 {
    const USUAL: f64 = 60.0;
    (n_nodes as f64 / USUAL).sqrt().clamp(1.0, 8.0)
}

/// Caption and legend as one table below the picture, which every layout engine sets apart.
fn caption(picture: &Picture, scale: f64) -> String {
    let mut rows = String::new();
    for (i, line) in picture.caption.iter().enumerate() {
        let line = markup(line);
        let cell = if i == 0 {
            format!("<FONT POINT-SIZE=\"{:.0}\"><B>{line}</B></FONT>", 15.0 * scale)
        } else {
            format!("<FONT COLOR=\"#444444\">{line}</FONT>")
        };
        let _ = write!(rows, "<TR><TD>{cell}</TD></TR>");
    }
    for kinds in picture.kinds().chunks(LEGEND_COLUMNS) {
        rows.push_str(&row(kinds.iter().map(|kind| kind_cell(kind, picture.look(kind)))));
    }
    if !picture.links.is_empty() {
        let lines = picture.lines().into_iter().map(line_cell);
        let width = "<TD><FONT COLOR=\"#444444\">thicker: more reports</FONT></TD>".to_owned();
        rows.push_str(&row(lines.chain([width])));
    }
    format!("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"1\" CELLPADDING=\"1\">{rows}</TABLE>")
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.collect();
    format!(
        "<TR><TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"6\" CELLPADDING=\"3\"><TR>{cells}</TR></TABLE></TD></TR>"
    )
}

fn kind_cell(kind: &str, look: Look) -> String {
    format!(
        "<TD BGCOLOR=\"{}\" BORDER=\"1\" COLOR=\"#444444\">{} {}</TD>",
        look.fill,
        look.glyph,
        markup(&kind.to_lowercase())
    )
}

fn line_cell(line: Line) -> String {
    format!("<TD><FONT COLOR=\"{}\">{} {}</FONT></TD>", line.color(), line.glyphs(), line.name())
}
