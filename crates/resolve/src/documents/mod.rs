//! Documents and statements across reports: one document by name or number, or by what it is called, who made it, for whom,
//! about what and in which story.
//!
//! A component is decided from its documents and the weights alone.

mod features;
mod likeness;
mod statements;

pub(crate) use statements::{content, merge_statements};

use crate::agglomerate;
use crate::partition::Partition;
use crate::profile::Context;
use crate::stories::Cast;
use features::Document;
use rapporteur_model::well_known::types;
use std::collections::{BTreeMap, BTreeSet};

/// Documents of one block that are compared with one another, by time.
const WINDOW: usize = 40;

/// Merges documents. Call it when people, bodies and meetings are merged.
pub(crate) fn merge(context: &Context, casts: &[Cast], partition: &mut Partition) {
    let documents: Vec<Document> = context
        .corpus
        .of_kind(types::DOCUMENT)
        .map(|node| Document::of(context, casts, partition, node))
        .collect();
    let pairs = agglomerate::pairs(blocks(&documents), |_| WINDOW);
    agglomerate::merge(documents, pairs, context.tables.weights.documents.join, partition);
}

/// What a block of documents that may be one has in common.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Block {
    Name(String),
    /// The rest agree in the family of the noun.
    Word(String, String),
    Maker(String, usize),
    Meeting(String, usize),
    Origin(String, usize),
}

fn blocks(documents: &[Document]) -> BTreeMap<Block, Vec<usize>> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|i| (documents[*i].reported, documents[*i].node));
    let mut blocks: BTreeMap<Block, Vec<usize>> = BTreeMap::new();
    for i in order {
        let document = &documents[i];
        let mut keys: BTreeSet<Block> = document.names.iter().cloned().map(Block::Name).collect();
        for family in &document.families {
            let family = || family.clone();
            keys.extend(document.words.iter().map(|word| Block::Word(family(), word.clone())));
            keys.extend(document.makers.iter().map(|maker| Block::Maker(family(), *maker)));
            keys.extend(document.meetings.iter().map(|meeting| Block::Meeting(family(), *meeting)));
            keys.extend(document.origins.iter().map(|origin| Block::Origin(family(), *origin)));
        }
        for key in keys {
            blocks.entry(key).or_default().push(i);
        }
    }
    blocks
}
