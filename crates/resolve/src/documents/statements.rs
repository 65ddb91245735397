//! Statements across reports.

use crate::components::{Component, Decided, decide_each, of_one_key};
use crate::corpus::Corpus;
use crate::names::latin_key;
use crate::partition::Partition;
use rapporteur_model::well_known::types;
use std::collections::BTreeMap;

/// The words of a statement, folded; `None` where none are known.
pub(crate) fn content(corpus: &Corpus, statement: usize) -> Option<String> {
    let node = &corpus.nodes[statement];
    let text = node.entity.traits.content_words(&corpus.sources[node.source].report.text)?;
    Some(latin_key(&text)).filter(|content| !content.is_empty())
}

/// Fewest words of a content that two reports do not hit upon by chance.
const TELLING_WORDS: usize = 5;

/// A statement's node, its content, and the set of its speaker.
type Said = (usize, String, usize);

/// Merges statements of one speaker in the same words. Call it when people and bodies are merged.
pub(crate) fn merge_statements(corpus: &Corpus, partition: &mut Partition) {
    let said = |statement: usize| -> Option<Said> {
        let node = &corpus.nodes[statement];
        let speaker = corpus.node(node.source, node.entity.traits.speaker?)?;
        let content =
            content(corpus, statement).filter(|content| content.split(' ').count() >= TELLING_WORDS)?;
        Some((statement, content, partition.find(speaker)))
    };
    let statements: Vec<Said> = corpus.of_kind(types::STATEMENT).filter_map(said).collect();
    let keys =
        statements.iter().enumerate().map(|(place, (_, content, speaker))| ((content, *speaker), place));
    let pairs = of_one_key(keys);
    decide_each(statements, |(node, ..)| *node, pairs, partition, decide);
}

fn decide(component: Component<Said>) -> Decided<Said> {
    let Component { things, mut section, .. } = component;
    let mut first: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for (_, (statement, content, speaker)) in &things {
        let with = *first.entry((content, *speaker)).or_insert(*statement);
        section.join(with, *statement, "same words of one speaker");
    }
    Decided { things: Vec::new(), section, noted: () }
}
