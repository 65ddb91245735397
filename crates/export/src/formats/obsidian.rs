//! A vault for Obsidian: a note a node, with wikilinks between them; claims are list items that can be linked to by their id.
//! Source: help.obsidian.md, "Properties", "Internal links", "Link to a block"; CommonMark 0.31, "Backslash escapes".

use crate::format::{Files, GraphFormat, Writing};
use crate::json::yaml;
use crate::rows::{EdgeRow, NODE_COLUMNS, NodeRow, Rows, Stated, known};
use rapporteur_graph::{Node, StatedClaim, report_node, search_key};
use rapporteur_model::well_known::{relations, types};
use rapporteur_model::{EntityId, Object, Span, hash, in_words, qualifiers_in_words};
use std::collections::BTreeMap;
use std::io::{self, Write};

pub(crate) const FORMAT: GraphFormat = GraphFormat {
    name: "obsidian",
    title: "folder of linked notes for Obsidian, one a node",
    extension: "md",
    media_type: "text/markdown",
    writing: Writing::RowsInFolder(write),
};

/// Characters that a note's name may not hold on some system or in a link.
const FORBIDDEN: &str = "\\/:*?\"<>|#^[]%";
/// Names that Windows keeps for devices.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
/// Most bytes of a name: file systems take 255, of which some are for an ending.
const LONGEST: usize = 160;

fn write(rows: &Rows<'_>, files: &mut dyn Files) -> io::Result<()> {
    let graph = rows.input().graph;
    let vault = Vault { rows, paths: paths(graph.nodes()) };
    let mut edges = rows.edges().peekable();
    let mut befallen: BTreeMap<&EntityId, Vec<EdgeRow<'_>>> = BTreeMap::new();
    for row in rows.claims().take_while(|row| row.edge.subject.is_none()) {
        if let Some(id) = row.edge.object.entity() {
            befallen.entry(id).or_default().push(row);
        }
    }
    for row in rows.nodes() {
        let Some(node) = row.node() else { continue };
        let mut own = Vec::new();
        while let Some(edge) = edges.next_if(|edge| edge.edge.is_from(&node.id)) {
            own.push(edge);
        }
        let path = vault.paths.get(&node.id).map_or(&*row.id, String::as_str);
        let befallen = befallen.remove(&node.id).unwrap_or_default();
        files.add(&format!("{path}.md"), &mut |out| {
            vault.note(out, &row, &own)?;
            vault.befallen(out, &befallen)
        })?;
    }
    files.add("Meetings.md", &mut |out| {
        writeln!(out, "# Meetings\n")?;
        let mut meetings: Vec<&Node> =
            graph.nodes().iter().filter(|node| node.kind == types::MEETING).collect();
        let day = |node: &Node| node.when.as_ref().and_then(|when| when.from);
        meetings.sort_by_key(|node| (day(node).is_none(), day(node), &node.id));
        for meeting in meetings {
            let date = meeting.when.as_ref().map_or("undated", |when| when.value.as_str());
            writeln!(out, "- {}: {}", vault.link(&meeting.id), escaped(date))?;
        }
        Ok(())
    })
}

/// A path for every node, without extension: type and name. Where names differ in case or accents only, or not at all, all of
/// them get digits of their ids, so that no name depends on which nodes come first.
fn paths(nodes: &[Node]) -> BTreeMap<&EntityId, String> {
    let key = |node: &Node| (node.kind.clone(), search_key(&file_name(&node.label)));
    let mut n_alike: BTreeMap<(String, String), usize> = BTreeMap::new();
    for node in nodes {
        *n_alike.entry(key(node)).or_default() += 1;
    }
    let path = |node: &Node| {
        let name = file_name(&node.label);
        match n_alike.get(&key(node)) {
            Some(1) => format!("{}/{name}", node.kind),
            _ => format!("{}/{name} ({})", node.kind, &hash(&["note", &node.id.0])[..12]),
        }
    };
    nodes.iter().map(|node| (&node.id, path(node))).collect()
}

/// Control characters, ends of lines and signs that are no characters: nobody sees them, and programs stumble over them.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A name that any file system and any link takes.
fn file_name(label: &str) -> String {
    let plain = |c: char| if is_unseen(c) || FORBIDDEN.contains(c) { ' ' } else { c };
    let plain: String = label.chars().map(plain).collect();
    let mut name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let end = (0..=LONGEST.min(name.len())).rev().find(|i| name.is_char_boundary(*i)).unwrap_or(0);
    name.truncate(end);
    let name = name.trim_matches(['.', ' ', '~']);
    match name {
        "" => "unnamed".to_owned(),
        name if DEVICES.contains(&name.to_lowercase().as_str()) => format!("{name}_"),
        name => name.to_owned(),
    }
}

/// Notes and where they lie.
struct Vault<'a> {
    rows: &'a Rows<'a>,
    paths: BTreeMap<&'a EntityId, String>,
}

impl Vault<'_> {
    fn note(&self, out: &mut dyn Write, row: &NodeRow<'_>, edges: &[EdgeRow<'_>]) -> io::Result<()> {
        writeln!(out, "---\nid: {}", yaml(&row.id)?)?;
        for (name, cell) in known(NODE_COLUMNS, row) {
            writeln!(out, "{name}: {}", yaml(&cell)?)?;
        }
        writeln!(out, "tags: [{}]\n---\n# {}", yaml(&row.kind)?, escaped(&row.label))?;
        let mut heading = "";
        for edge in edges {
            if heading != edge.label {
                heading = edge.label;
                writeln!(out, "\n## {}\n", escaped(heading))?;
            }
            let end = match &edge.edge.object {
                Object::Entity(id) => self.link(id),
                _ => NodeRow::end(edge.edge).map(|row| escaped(&row.label)).unwrap_or_default(),
            };
            match &edge.stated {
                Some(stated) => self.claim(out, &end, edge, stated)?,
                None => writeln!(out, "- {end}")?,
            }
        }
        Ok(())
    }

    /// What is told of a node without a word of who did it.
    fn befallen(&self, out: &mut dyn Write, claims: &[EdgeRow<'_>]) -> io::Result<()> {
        let mut heading = "";
        for row in claims {
            if heading != row.label {
                heading = row.label;
                writeln!(out, "\n## {}\n", escaped(&in_words(None, heading, None)))?;
            }
            if let Some(stated) = &row.stated {
                self.claim(out, "", row, stated)?;
            }
        }
        Ok(())
    }

    /// A claim as a list item, with the sentence that states it, the quote set off.
    fn claim(
        &self,
        out: &mut dyn Write,
        end: &str,
        edge: &EdgeRow<'_>,
        stated: &Stated<'_>,
    ) -> io::Result<()> {
        let claim = stated.claim;
        let mut parts = if end.is_empty() { Vec::new() } else { vec![end.to_owned()] };
        parts.push(claim.status.as_str().to_owned());
        parts.extend(claim.bound.map(|bound| bound.as_str().to_owned()));
        parts.extend(claim.when.as_ref().map(|when| escaped(&when.value)));
        parts.extend(claim.role.as_deref().map(escaped));
        let called =
            |id: &EntityId| self.rows.node(id).map_or_else(|| id.0.clone(), |node| node.label.clone());
        parts.extend(qualifiers_in_words(&claim.qualifiers, called).iter().map(|words| escaped(words)));
        parts.extend(claim.attributed_to().map(|speaker| format!("by the word of {}", self.link(speaker))));
        if claim.attributed_to().is_some() && !claim.asserted {
            parts.push("not asserted".to_owned());
        }
        parts.push(format!("origins: {}", edge.edge.origins.len()));
        writeln!(out, "- {} ^claim-{}", parts.join(" · "), claim.id.0)?;
        writeln!(out, "  > {}", sentence(claim, stated.sentence))?;
        let published =
            stated.report.and_then(|report| report.property(relations::PUBLISHED_ON)).unwrap_or("undated");
        let source = [self.link(&report_node(&claim.report)), escaped(stated.publisher.unwrap_or_default())];
        let source = source.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        writeln!(out, "  > — {source}, {published}, bytes {}–{}", claim.span.start, claim.span.end)
    }

    /// A link to a node's note; its name alone where the selection has no such note.
    fn link(&self, id: &EntityId) -> String {
        let label = self.rows.node(id).map_or(id.0.as_str(), |node| node.label.as_str());
        let Some(path) = self.paths.get(id) else { return escaped(label) };
        // Nothing is escaped inside a wikilink.
        let shown =
            label.replace(['[', '{'], "(").replace([']', '}'], ")").replace('|', " ").replace(is_unseen, " ");
        format!("[[{path}|{shown}]]")
    }
}

/// The sentence with the quote set off, on one line.
fn sentence(claim: &StatedClaim, sentence: Span) -> String {
    let start = claim.span.start.checked_sub(sentence.start);
    let quoted = start.and_then(|start| {
        let (before, rest) = claim.sentence.split_at_checked(start)?;
        Some((before, rest.strip_prefix(claim.quote.as_str())?))
    });
    let (before, after) = quoted.unwrap_or_default();
    let parts = [escaped(before), format!("=={}==", escaped(&claim.quote)), escaped(after)];
    parts.concat()
}

/// Text that Markdown takes as it is, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_unseen(letter) {
            escaped.push(' ');
            continue;
        }
        if "\\`*_[]<>#|~=^$%&{}".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_notes_are_taken_by_any_file_system() {
        let names = [
            ("Ana Ruiz", "Ana Ruiz"),
            ("A/B: \"talks\" [2031] #1", "A B talks 2031 1"),
            ("..", "unnamed"),
            ("con", "con_"),
            ("line\nbreak\u{0}", "line break"),
            ("Chile\u{ffff}", "Chile"),
            ("قمة البحر", "قمة البحر"),
        ];
        for (label, name) in names {
            assert_eq!(file_name(label), name);
        }
        let long = file_name(&"名".repeat(200));
        assert!(long.len() <= LONGEST && long.chars().all(|c| c == '名'));
    }

    #[test]
    fn alike_names_get_digits_that_depend_on_their_own_ids() {
        let node = |id: &str, label: &str| Node {
            id: EntityId(id.into()),
            kind: "Person".into(),
            label: label.into(),
            ..Node::default()
        };
        let nodes = [node("person/a", "Zoë"), node("person/b", "zoe"), node("person/c", "Zoltan")];
        let all = paths(&nodes);
        assert_eq!(all[&nodes[2].id], "Person/Zoltan");
        assert!(
            all[&nodes[0].id].starts_with("Person/Zoë (") && all[&nodes[1].id].starts_with("Person/zoe (")
        );
        let turned = [node("person/b", "zoe"), node("person/a", "Zoë")];
        assert_eq!(paths(&turned)[&nodes[0].id], all[&nodes[0].id]);
    }
}
