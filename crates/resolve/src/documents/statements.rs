//! Statements across reports.

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

/// Shortest content, in words, that two reports do not hit upon by chance.
const TELLING_WORDS: usize = 5;

/// Merges statements of one speaker in the same words; call when people and bodies are merged.
pub(crate) fn merge_statements(corpus: &Corpus, partition: &mut Partition) {
    let mut first: BTreeMap<(String, usize), usize> = BTreeMap::new();
    for statement in corpus.of_kind(types::STATEMENT) {
        let node = &corpus.nodes[statement];
        let speaker = node.entity.traits.speaker.and_then(|id| corpus.node(node.source, id));
        if let (Some(content), Some(speaker)) = (content(corpus, statement), speaker)
            && content.split(' ').count() >= TELLING_WORDS
        {
            let with = *first.entry((content, partition.find(speaker))).or_insert(statement);
            partition.join(with, statement, "same words of one speaker");
        }
    }
}
