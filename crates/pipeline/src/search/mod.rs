//! Full-text search over the names of nodes, the sentences of reports and their headlines.
//!
//! Words are folded as names are elsewhere (case, diacritics, other scripts), the possessive ending is left off, and the last
//! word of a question matches as the beginning of a word. Sentences and headlines that hold every word come by BM25 (Robertson
//! and Zaragoza, "The probabilistic relevance framework", 2009), a rare word before a frequent one; if none holds all, those
//! that hold most. Nodes come by how well their name matches, then by the reports that speak of them.
//!
//! The index is an own one since it is small: a sorted list of words, each with the texts that hold it. A library such as
//! tantivy is made for what outgrows memory and is written while it is asked; it would add some 100 packages, its own files
//! beside the store and their repair.
//! Of 1,000 reports (2.0 MB of text, 20,000 nodes) it is made in 0.4 s, and a question takes 0.2 to 5 ms, one letter being the
//! slowest: measured in a development build on a busy machine of two cores.
//!
//! ```
//! use rapporteur_pipeline::search::Wanted;
//! let wanted = Wanted::new("Élysée sum");
//! let parts = wanted.parts("The Elysee's summit ended.");
//! let hits: Vec<&str> = parts.iter().filter(|part| part.hit).map(|part| part.text.as_str()).collect();
//! assert_eq!(hits, ["Elysee", "summit"]);
//! ```

mod index;
mod sentence;
mod wanted;
mod word;

pub use wanted::{TextPart, Wanted};

use crate::Snapshot;
use crate::answers::NodeRef;
use index::TextIndex;
use rapporteur_graph::{Node, SOURCE_TYPES, search_key};
use rapporteur_model::Span;
use rapporteur_model::well_known::types;
use sentence::Sentence;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Most nodes, sentences or reports of an answer.
pub const MOST: usize = 200;

/// What a question found.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
pub struct Found {
    /// Nodes with such a name, the best first.
    pub nodes: Vec<FoundNode>,
    /// Sentences, the best first.
    pub sentences: Vec<FoundSentence>,
    /// Reports with such a headline, the best first.
    pub reports: Vec<FoundReport>,
}

/// A node that was found.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct FoundNode {
    /// The node.
    #[serde(flatten)]
    pub node: NodeRef,
    /// Its other names, sorted.
    pub names: Vec<String>,
    /// Claims of which it is subject or object.
    pub n_claims: usize,
    /// Reports that speak of it.
    pub n_reports: usize,
}

/// A sentence that was found.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct FoundSentence {
    /// Id of its report.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// When the report was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<String>,
    /// Where it begins in the report's text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its words, those that were sought marked.
    pub parts: Vec<TextPart>,
    /// Claims that it states.
    pub claims: Vec<String>,
}

/// A report whose headline was found.
#[derive(Serialize, ToSchema, Clone, PartialEq, Debug)]
#[serde(rename_all = "camelCase")]
pub struct FoundReport {
    /// Identity.
    pub id: String,
    /// Its headline, else its first words.
    pub title: String,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<String>,
    /// What its voice is called, if it has a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The words of the headline, those that were sought marked.
    pub parts: Vec<TextPart>,
}

/// The indexes of one generation.
#[derive(Debug)]
pub struct Search {
    /// The names of nodes: folded, with the place of the node in the graph.
    names: Vec<(String, usize)>,
    by_name: TextIndex,
    sentences: Vec<Sentence>,
    by_sentence: TextIndex,
    by_headline: TextIndex,
}

impl Search {
    /// Indexes a generation.
    pub fn new(snapshot: &Snapshot) -> Self {
        let (mut names, mut by_name) = (Vec::new(), TextIndex::default());
        let nodes = snapshot.graph.nodes().iter().enumerate();
        for (place, node) in nodes.filter(|(_, node)| is_named(node)) {
            for name in std::iter::once(&node.label).chain(&node.aliases) {
                by_name.add(name);
                names.push((search_key(name), place));
            }
        }
        let sentences = sentence::all(snapshot);
        let (mut by_sentence, mut by_headline) = (TextIndex::default(), TextIndex::default());
        for sentence in &sentences {
            by_sentence.add(sentence.span.of(&snapshot.world.reports[sentence.report].text));
        }
        for report in &snapshot.world.reports {
            by_headline.add(&report.label());
        }
        for index in [&mut by_name, &mut by_sentence, &mut by_headline] {
            index.finish();
        }
        Self { names, by_name, sentences, by_sentence, by_headline }
    }

    /// What holds the words of a question, at most `limit` of each kind.
    pub fn find(&self, snapshot: &Snapshot, question: &str, limit: usize) -> Found {
        let wanted = Wanted::new(question);
        let sentence = |place| self.sentence(snapshot, &wanted, place);
        let report = |place| headline(snapshot, &wanted, place);
        Found {
            nodes: self.nodes(snapshot, &wanted, limit),
            sentences: self.by_sentence.best(&wanted, limit).into_iter().map(sentence).collect(),
            reports: self.by_headline.best(&wanted, limit).into_iter().map(report).collect(),
        }
    }

    /// Nodes that have a name with all words of a question: those that are called so first, then those whose name begins so.
    pub fn suggest(&self, snapshot: &Snapshot, question: &str, limit: usize) -> Vec<FoundNode> {
        self.nodes(snapshot, &Wanted::new(question), limit)
    }

    fn nodes(&self, snapshot: &Snapshot, wanted: &Wanted, limit: usize) -> Vec<FoundNode> {
        let nodes = snapshot.graph.nodes();
        let whole = wanted.whole();
        let mut ranked: Vec<(Fit, Reverse<usize>, usize)> = Vec::new();
        for name in self.by_name.all(wanted) {
            let (name, place) = &self.names[name];
            let fit = match name.strip_prefix(&whole) {
                Some("") => Fit::Whole,
                Some(_) => Fit::Beginning,
                None => Fit::Inside,
            };
            ranked.push((fit, Reverse(nodes[*place].reports.len()), *place));
        }
        ranked.sort_unstable();
        let mut seen = BTreeSet::new();
        ranked.retain(|(_, _, place)| seen.insert(*place));
        ranked.truncate(limit.min(MOST));
        ranked.into_iter().map(|(_, _, place)| found_node(snapshot, &nodes[place])).collect()
    }

    fn sentence(&self, snapshot: &Snapshot, wanted: &Wanted, place: usize) -> FoundSentence {
        let Sentence { report, span, claims } = &self.sentences[place];
        let report = &snapshot.world.reports[*report];
        let Span { start, end } = *span;
        FoundSentence {
            report: report.id.0.clone(),
            title: report.label(),
            published_on: snapshot.published_on(report).map(|date| date.to_string()),
            start,
            end,
            parts: wanted.parts(span.of(&report.text)),
            claims: claims.iter().map(|i| snapshot.world.claims[*i].id.0.clone()).collect(),
        }
    }
}

/// How well a name is what was sought; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fit {
    /// It is the whole name.
    Whole,
    /// The name begins so.
    Beginning,
    /// Its words are in the name.
    Inside,
}

/// Whether a node is sought by name: not what has a headline or only the words of a sentence.
fn is_named(node: &Node) -> bool {
    !SOURCE_TYPES.contains(&node.kind.as_str()) && node.kind != types::STATEMENT
}

fn found_node(snapshot: &Snapshot, node: &Node) -> FoundNode {
    FoundNode {
        node: node.into(),
        names: node.aliases.clone(),
        n_claims: snapshot.n_claims(&node.id),
        n_reports: node.reports.len(),
    }
}

fn headline(snapshot: &Snapshot, wanted: &Wanted, place: usize) -> FoundReport {
    let report = &snapshot.world.reports[place];
    let title = report.label();
    FoundReport {
        id: report.id.0.clone(),
        published_on: snapshot.published_on(report).map(|date| date.to_string()),
        origin: snapshot.origin_label(&report.id).map(str::to_owned),
        parts: wanted.parts(&title),
        title,
    }
}
