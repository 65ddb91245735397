//! Which reports are one voice: those that share text, those that relay one another, and those that revise one another.
//!
//! [`copies`] finds shared text by the words outside quotations, [`relays`] what a report repeats of an agency that it
//! names, [`revisions`] which is a newer text at the address of another. The first two are decided pair by pair, so a report that has nothing to do with a group never changes it. Only a run of words
//! that very many reports share, which brings no texts together, is a matter of all reports.

mod agencies;
mod copies;
mod quotations;
mod relays;
mod revisions;
mod texts;

use crate::Tables;
use crate::corpus::Corpus;
use crate::partition::Partition;
use agencies::Naming;
use relays::{Found, Relays};
use std::collections::BTreeSet;
use texts::Text;

/// Voices of all sources.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origins {
    /// The first source of each source's voice.
    pub of_source: Vec<usize>,
    /// Sources that share text, each pair once.
    pub shared_text: BTreeSet<(usize, usize)>,
    /// Relaying source, relayed source.
    pub relays: BTreeSet<(usize, usize)>,
    /// Newer source, the source that it revises.
    pub revisions: BTreeSet<(usize, usize)>,
    /// Sources that others revise.
    pub superseded: BTreeSet<usize>,
    /// Agency that a source relays as a whole or together with others, as most of them write it.
    pub agency: Vec<Option<String>>,
}

/// Groups the sources into voices.
pub(crate) fn group(corpus: &Corpus, bodies: &Partition, tables: &Tables) -> Origins {
    let weights = &tables.weights.origins;
    let texts: Vec<Text> =
        corpus.sources.iter().map(|source| Text::of(source.report, weights.shingle_words)).collect();
    let mut partition = Partition::new(texts.len());
    let shared_text = copies::join(&texts, weights, &mut partition);
    let revisions = revisions::of(corpus, weights);
    for (newer, older) in &revisions {
        partition.join(*newer, *older, "a newer text at one address");
    }
    let superseded = revisions.iter().map(|(_, older)| *older).collect();
    let agency = vec![None; texts.len()];
    let mut origins = Origins { agency, shared_text, revisions, superseded, ..Origins::default() };
    let relays = Relays { corpus, texts: &texts, weights };
    let copies = partition.clone();
    for voice in agencies::voices(corpus, bodies, tables).values() {
        let whole = voice.relayed_by.iter().filter(|(_, naming)| **naming == Naming::Whole);
        let mut speaking: Vec<usize> = whole.map(|(source, _)| *source).collect();
        for found in relays.of(voice, &copies) {
            let (relaying, other, reason) = match found {
                Found::Of { relaying, relayed } => (relaying, relayed, "relayed"),
                Found::Beside { relaying, other } => (relaying, other, "both relay one agency"),
            };
            if let Found::Of { relaying, relayed } = found {
                origins.relays.insert((relaying, relayed));
            }
            partition.join(relaying, other, reason);
            speaking.push(relaying);
        }
        for source in speaking {
            origins.agency[source].get_or_insert_with(|| voice.label.clone());
        }
    }
    origins.of_source = (0..texts.len()).map(|source| partition.find(source)).collect();
    origins
}
