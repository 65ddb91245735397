//! Mermaid, for pages of Markdown that draw it: GitHub, GitLab, Obsidian.
//! Source: mermaid.js.org, "Flowcharts"; a text of more than 50,000 characters is not drawn.
//!
//! It shows what the other pictures show, with the same limits; the title says what was left out. Mermaid has no place for the
//! words that state a line, so comments hold them as long as there is room.

use crate::Error;
use crate::escape::visible;
use crate::format::{GraphFormat, Writing};
use crate::json::yaml;
use crate::picture::theme::Line;
use crate::picture::{Heads, Link, Picture, PictureOptions, Shape};
use rapporteur_knowledge::Outline;
use rapporteur_model::well_known::types;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "mermaid",
    title: "picture for Markdown pages",
    extension: "mmd",
    media_type: "text/vnd.mermaid",
    writing: Writing::Picture(write),
};

/// Characters up to which comments are written.
const ROOM: usize = 48_000;

fn write(picture: &Picture, _options: &PictureOptions) -> Result<Vec<u8>, Error> {
    Ok(text(picture).into_bytes())
}

fn text(picture: &Picture) -> String {
    // Strings can always be written.
    let title = yaml(&picture.caption.join(" · ")).unwrap_or_default();
    let mut lines = vec![format!("---\ntitle: {title}\n---\nflowchart LR")];
    let places: BTreeMap<_, usize> = picture.shapes.iter().enumerate().map(|(i, s)| (&s.id, i)).collect();
    lines.extend(picture.shapes.iter().enumerate().map(|(i, one)| format!("  n{i}{}", shape(one))));
    let place = |id| places.get(id).copied().unwrap_or_default();
    lines.extend(picture.links.iter().map(|one| link(one, place(&one.from), place(&one.to))));
    for kind in picture.kinds() {
        let fill = picture.look(kind).fill;
        lines.push(format!("  classDef {kind} fill:{fill},stroke:#333,color:#000"));
    }
    for line in picture.lines() {
        let of_style = picture.links.iter().enumerate().filter(|(_, link)| link.line == line);
        let numbers: Vec<String> = of_style.map(|(i, _)| i.to_string()).collect();
        lines.push(format!("  linkStyle {} {}", numbers.join(","), stroke(line)));
    }
    let mut text = lines.join("\n") + "\n";
    let mut room = ROOM.saturating_sub(text.chars().count());
    for link in &picture.links {
        let words = evidence(link, place(&link.from), place(&link.to));
        let Some(left) = room.checked_sub(words.chars().count()) else { break };
        room = left;
        text.push_str(&words);
    }
    text
}

fn shape(shape: &Shape) -> String {
    let lines = shape.name.iter().chain(&shape.facts).map(|line| escaped(line));
    let label = lines.collect::<Vec<_>>().join("<br/>");
    let (open, close) = match shape.look.outline {
        Outline::Hexagon => ("{{", "}}"),
        Outline::Ellipse => ("([", "])"),
        Outline::Note => ("[/", "/]"),
        Outline::Octagon => (">", "]"),
        Outline::Box if shape.kind == types::PERSON => ("(", ")"),
        _ => ("[", "]"),
    };
    format!("{open}\"{label}\"{close}:::{}", shape.kind)
}

fn link(link: &Link, from: usize, to: usize) -> String {
    let arrow = match (link.heads, link.line) {
        (Heads::None, _) => "---",
        (Heads::Both, Line::Denied) => "x--x",
        (Heads::Both, _) => "<-->",
        (Heads::End, Line::Denied) => "--x",
        (Heads::End, _) => "-->",
    };
    let label = link.labels.iter().map(|label| escaped(label)).collect::<Vec<_>>().join("<br/>");
    if label.is_empty() {
        format!("  n{from} {arrow} n{to}")
    } else {
        format!("  n{from} {arrow}|\"{label}\"| n{to}")
    }
}

fn stroke(line: Line) -> String {
    let dashes = match line.style() {
        "dashed" => ",stroke-dasharray:6 4",
        "dotted" => ",stroke-dasharray:2 3",
        _ => "",
    };
    format!("stroke:{}{dashes}", line.color())
}

/// The words that state a line, as comments.
fn evidence(link: &Link, from: usize, to: usize) -> String {
    let mut comments = String::new();
    for line in link.tooltip.lines() {
        // Writing to a string cannot fail. A brace after the signs of a comment would begin a directive.
        let line: String = line.chars().map(visible).collect();
        let _ = writeln!(comments, "%% n{from} n{to}: {line}");
    }
    comments
}

/// Text inside a quoted label, where Mermaid reads entities written with `#` and Markdown between backticks.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '#' | '"' | '<' | '>' | '&' | '`' | '\\' | '*' | '_' | '~' => {
                let _ = write!(escaped, "#{};", u32::from(letter));
            }
            letter => escaped.push(visible(letter)),
        }
    }
    escaped
}
