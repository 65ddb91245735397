//! Joins text nodes to running text: white space is collapsed, and an empty line separates blocks.

use super::scan::{Gap, TextNode};
use crate::layout::shape::{is_invisible, is_space};
use crate::mapped::MappedText;
use rapporteur_model::{OffsetMap, Span};

/// A text that leads back to the HTML, and the stretches that are headings.
#[derive(Default, Debug)]
pub(crate) struct Flat {
    pub text: MappedText,
    pub headings: Vec<Span>,
    /// Whether tags had to be shortened.
    pub is_cut: bool,
}

/// Joins the nodes.
pub(crate) fn write<'a>(nodes: impl Iterator<Item = &'a TextNode>) -> Flat {
    let mut flat = Flat::default();
    let mut space = None;
    let mut heading: Option<usize> = None;
    for node in nodes {
        if !flat.text.text.is_empty() {
            match node.gap {
                Gap::Block => flat.text.push_gap("\n\n"),
                Gap::Line => flat.text.push_gap("\n"),
                Gap::Space if space.is_none() => space = Some(None),
                Gap::Space | Gap::None => {}
            }
        }
        if node.gap >= Gap::Line {
            space = None;
        }
        let start = flat.text.text.len();
        append(&mut flat.text, node, &mut space);
        let bare = start + flat.text.text[start..].len() - flat.text.text[start..].trim_start().len();
        match (node.heading, flat.headings.last_mut()) {
            (Some(number), Some(last)) if heading == Some(number) => {
                last.end = flat.text.text.len();
            }
            (Some(number), _) => {
                heading = Some(number);
                flat.headings.push(Span::new(bare, flat.text.text.len()));
            }
            (None, _) => heading = None,
        }
    }
    flat
}

/// Appends the node's characters. `space` holds white space that is due before the next word, with its place if known. Soft
/// hyphens and zero-width characters only mark where a line may break; they are dropped, since a reader does not see them.
fn append(text: &mut MappedText, node: &TextNode, space: &mut Option<Option<Span>>) {
    let (characters, map) = node.text.clone().finish();
    let mut word = None;
    for (at, c) in characters.char_indices() {
        if is_invisible(c) {
            if let Some(start) = word {
                write_word(text, &characters, Span::new(start, at), &map);
                word = Some(at + c.len_utf8());
            }
            continue;
        }
        let breaks = node.is_pre && c == '\n';
        if !is_space(c) && !breaks {
            if word.is_none() {
                write_space(text, space);
                word = Some(at);
            }
            continue;
        }
        if let Some(start) = word.take() {
            write_word(text, &characters, Span::new(start, at), &map);
        }
        if breaks {
            text.push_gap("\n");
            *space = None;
            continue;
        }
        let here = map.original(Span::new(at, at + c.len_utf8())).unwrap_or_default();
        *space = Some(Some(match *space {
            Some(Some(before)) => before.cover(here),
            _ => here,
        }));
    }
    if let Some(start) = word {
        write_word(text, &characters, Span::new(start, characters.len()), &map);
    }
}

/// Writes the space that is due, except at the start of a line.
fn write_space(text: &mut MappedText, space: &mut Option<Option<Span>>) {
    let Some(place) = space.take() else { return };
    if text.text.is_empty() || text.text.ends_with('\n') {
        return;
    }
    match place {
        Some(place) => text.push(" ", place),
        None => text.push_gap(" "),
    }
}

/// Writes a word, or a part of one, with the runs of its characters.
fn write_word(text: &mut MappedText, characters: &str, word: Span, map: &OffsetMap) {
    let first = map.runs.partition_point(|run| run.text.end <= word.start);
    for run in map.runs[first..].iter().take_while(|run| run.text.start < word.end) {
        let part = Span::new(run.text.start.max(word.start), run.text.end.min(word.end));
        if let Some(source) = map.original(part) {
            text.push(part.of(characters), source);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::flatten;
    use super::*;

    #[test]
    fn white_space_collapses_and_blocks_part() {
        let html =
            "<h2>What <b>next</b></h2>\n<p>The  talks&nbsp;in\n <i>Vale</i> <b>go</b> on.</p>tail<br>line";
        let flat = flatten(html);
        assert_eq!(flat.text.text, "What next\n\nThe talks in Vale go on.\n\ntail\nline");
        assert_eq!(flat.headings[0].of(&flat.text.text), "What next");
        let (text, map) = flat.text.finish();
        for word in ["next", "talks", "Vale", "go on", "tail"] {
            let at = text.find(word).unwrap();
            let source = map.original(Span::new(at, at + word.len())).unwrap().of(html);
            assert_eq!(source.replace("</b>", ""), word);
        }
    }

    #[test]
    fn signs_that_nobody_sees_part_no_words() {
        let html = "<p>Leb&shy;anon con\u{ad}demned Ken&#8203;ya \u{200b} and&zwj;\u{feff} Chad&ZeroWidthSpace;.</p>";
        let (text, map) = flatten(html).text.finish();
        assert_eq!(text, "Lebanon condemned Kenya and Chad.");
        assert_eq!(map.original(Span::new(0, 7)).unwrap().of(html), "Leb&shy;anon");
    }

    #[test]
    fn preformatted_copy_keeps_its_lines() {
        assert_eq!(
            flatten("<pre>One line\nbroken  here\n\nTwo</pre>").text.text,
            "One line\nbroken here\n\nTwo"
        );
    }
}
