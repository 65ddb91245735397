//! Reports as long as books, read in parts.
//!
//! Much of extraction looks at what was mentioned before, so its time grows faster than the text. A news report has a few
//! thousand words; what is longer by far is read in parts of a bounded length, each as a report of its own, which makes the time grow
//! with the length. Names are one thing again when the parts are joined; a pronoun does not reach back over the border.

use crate::finish::rename_traits;
use rapporteur_model::{
    Block, Claim, Diagnostic, Extraction, LocalEntity, LocalId, OffsetMap, Report, Severity, Span,
};
use std::collections::{BTreeMap, HashMap};

/// Bytes of running text that are read at once. The longest report of the corpora has 22 thousand.
const MAX_PART_BYTES: usize = 64 * 1024;
/// Bytes of running text of one report that are read at all.
const MAX_BYTES: usize = 1024 * 1024;

/// A long report in parts.
#[derive(Debug)]
pub struct Parts {
    /// The report, each time with other blocks; none is too long.
    pub reports: Vec<Report>,
    /// What is to be told of the report as a whole.
    pub diagnostics: Vec<Diagnostic>,
}

/// The parts of a report of more than 64 KB of running text, up to 1 MB of it; `None` for one that is read whole.
pub fn parts(report: &Report) -> Option<Parts> {
    let is_long = |blocks: &[Block]| analysed_bytes(blocks) > MAX_PART_BYTES;
    if !is_long(&report.blocks) {
        return None;
    }
    let mut parts: Vec<Vec<Block>> = vec![Vec::new()];
    let (mut n_part, mut n_all) = (0, 0);
    for block in report.blocks.iter().flat_map(|block| cut(&report.text, *block)) {
        let n_bytes = if block.kind.is_analysed() { block.span.len() } else { 0 };
        n_all += n_bytes;
        if n_all > MAX_BYTES {
            break;
        }
        n_part += n_bytes;
        if n_part > MAX_PART_BYTES {
            parts.push(Vec::new());
            n_part = n_bytes;
        }
        parts.last_mut()?.push(block);
    }
    // The way back to the input serves nobody here, and costs as much as the text.
    let bare = Report {
        offsets: OffsetMap::default(),
        diagnostics: Vec::new(),
        blocks: Vec::new(),
        ..report.clone()
    };
    let reports: Vec<Report> = parts.into_iter().map(|blocks| Report { blocks, ..bare.clone() }).collect();
    let diagnostics = vec![remark(reports.len(), n_all > MAX_BYTES)];
    Some(Parts { reports, diagnostics })
}

fn remark(n_parts: usize, is_cut: bool) -> Diagnostic {
    if is_cut {
        let message = "the text has more than 1 MB: it is kept whole, but nothing is extracted from what comes after; split it into reports";
        return Diagnostic::new(Severity::Warning, "long-report", message);
    }
    let message = format!(
        "the text is long and was analysed in {n_parts} parts: a pronoun of one finds no name in another"
    );
    Diagnostic::new(Severity::Note, "long-report", message)
}

fn analysed_bytes(blocks: &[Block]) -> usize {
    blocks.iter().filter(|block| block.kind.is_analysed()).map(|block| block.span.len()).sum()
}

/// A block in pieces that fit a part: cut behind the last sentence that fits, else the last word.
fn cut(text: &str, block: Block) -> Vec<Block> {
    let mut pieces = Vec::new();
    let mut rest = block.span;
    while block.kind.is_analysed() && rest.len() > MAX_PART_BYTES {
        let fits =
            (0..=MAX_PART_BYTES).rev().find(|end| text.is_char_boundary(rest.start + end)).unwrap_or(1);
        let window = Span::new(rest.start, rest.start + fits).of(text);
        let least = MAX_PART_BYTES / 2;
        let sentence = [". ", "! ", "? ", ".\n"].iter().filter_map(|end| window.rfind(end)).max();
        let word = || window.rfind(char::is_whitespace).filter(|at| *at > least);
        let end = sentence.filter(|at| *at > least).map(|at| at + 1).or_else(word).unwrap_or(fits);
        let piece = Span::new(rest.start, rest.start + end);
        pieces.push(Block { span: piece, ..block });
        let left = Span::new(piece.end, rest.end);
        let n_blank = left.of(text).len() - left.of(text).trim_start().len();
        rest = Span::new(left.start + n_blank, left.end);
    }
    if !rest.is_empty() {
        pieces.push(Block { span: rest, ..block });
    }
    pieces
}

/// What the parts of a report say together.
pub fn join(parts: Vec<Extraction>, diagnostics: Vec<Diagnostic>) -> Extraction {
    let mut whole = Extraction { diagnostics, ..Extraction::default() };
    let mut known: HashMap<(String, String), LocalId> = HashMap::new();
    for part in parts {
        let ids: Vec<LocalId> =
            part.entities.iter().map(|entity| place(entity, &mut whole, &mut known)).collect();
        let rename = |id: LocalId| ids.get(id.0).copied().unwrap_or(id);
        add_entities(part.entities, &ids, &mut whole);
        whole.mentions.extend(part.mentions.into_iter().map(|mut mention| {
            mention.entity = rename(mention.entity);
            mention
        }));
        whole.quotes.extend(part.quotes.into_iter().map(|mut quote| {
            quote.speaker = quote.speaker.map(rename);
            quote
        }));
        let claims = part.claims.into_iter().map(|claim: Claim<LocalId>| claim.map(rename));
        whole.claims.extend(claims);
        whole.times.extend(part.times);
        whole.anchor = whole.anchor.or(part.anchor);
        whole.diagnostics.extend(part.diagnostics);
    }
    whole
}

/// The id of a part's entity in the whole: that of one with its name, if there is one, else a new one, whose place is made.
fn place(
    entity: &LocalEntity,
    whole: &mut Extraction,
    known: &mut HashMap<(String, String), LocalId>,
) -> LocalId {
    let id = LocalId(whole.entities.len());
    if entity.named {
        let name = entity.gazetteer.as_ref().unwrap_or(&entity.label);
        let key = (entity.kind.clone(), name.clone());
        if let Some(id) = known.get(&key) {
            return *id;
        }
        known.insert(key, id);
    }
    whole.entities.push(LocalEntity::default());
    id
}

/// Fills the places of a part's entities; one that has its place already gives it the names that it lacks.
fn add_entities(entities: Vec<LocalEntity>, ids: &[LocalId], whole: &mut Extraction) {
    let renumber: BTreeMap<LocalId, LocalId> =
        ids.iter().enumerate().map(|(i, id)| (LocalId(i), *id)).collect();
    for (mut entity, id) in entities.into_iter().zip(ids) {
        rename_traits(&mut entity, &renumber);
        let Some(placed) = whole.entities.get_mut(id.0) else { continue };
        if placed.kind.is_empty() {
            *placed = entity;
            continue;
        }
        for name in std::iter::once(entity.label).chain(entity.names) {
            if name != placed.label && !placed.names.contains(&name) {
                placed.names.push(name);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::BlockKind;

    fn report(paragraphs: &[String]) -> Report {
        let text = paragraphs.join("\n");
        let mut start = 0;
        let blocks = paragraphs.iter().map(|paragraph| {
            let span = Span::new(start, start + paragraph.len());
            start += paragraph.len() + 1;
            Block { kind: BlockKind::Paragraph, span }
        });
        Report { blocks: blocks.collect(), text, ..Report::default() }
    }

    /// The texts of all parts.
    fn texts(report: &Report) -> Vec<String> {
        let parts = parts(report).unwrap().reports;
        assert!(parts.iter().all(|part| analysed_bytes(&part.blocks) <= MAX_PART_BYTES));
        parts
            .iter()
            .flat_map(|part| &part.blocks)
            .map(|block| block.span.of(&report.text).to_owned())
            .collect()
    }

    #[test]
    fn a_report_of_usual_length_is_whole() {
        assert!(parts(&report(&["Talks opened. ".repeat(4000)])).is_none());
    }

    #[test]
    fn parts_lose_no_word_and_cut_no_sentence() {
        for paragraphs in
            [vec!["The talks opened. ".repeat(20_000)], vec!["The talks opened.".to_owned(); 20_000]]
        {
            let words: Vec<String> = texts(&report(&paragraphs));
            assert!(words.iter().all(|text| text.trim_end().ends_with('.')));
            let n_words: usize = words.iter().map(|text| text.split_whitespace().count()).sum();
            assert_eq!(n_words, 60_000);
        }
    }

    #[test]
    fn a_text_without_spaces_is_cut_between_characters() {
        assert_eq!(texts(&report(&["é".repeat(100_000)])).concat().len(), 200_000);
    }

    #[test]
    fn what_is_beyond_all_bounds_is_told() {
        let long = report(&["The talks opened. ".repeat(100_000)]);
        let parts = parts(&long).unwrap();
        assert_eq!(parts.reports.len(), 16);
        assert_eq!(
            (parts.diagnostics[0].code.as_str(), parts.diagnostics[0].severity),
            ("long-report", Severity::Warning)
        );
    }

    #[test]
    fn a_name_of_two_parts_is_one_thing() {
        let entity = |label: &str, names: &[&str], named: bool| LocalEntity {
            kind: "Person".to_owned(),
            label: label.to_owned(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            named,
            ..LocalEntity::default()
        };
        let part = |entities: Vec<LocalEntity>| Extraction { entities, ..Extraction::default() };
        let whole = join(
            vec![
                part(vec![entity("minister", &[], false), entity("Ana Ruiz", &["Ruiz"], true)]),
                part(vec![entity("Ana Ruiz", &["Ana"], true), entity("minister", &[], false)]),
            ],
            Vec::new(),
        );
        let labels: Vec<&str> = whole.entities.iter().map(|entity| entity.label.as_str()).collect();
        assert_eq!(labels, ["minister", "Ana Ruiz", "minister"]);
        assert_eq!(whole.entities[1].names, ["Ruiz", "Ana"]);
    }
}
