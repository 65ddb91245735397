//! What is known of a document.

use crate::Tables;
use crate::corpus::{Corpus, Node};
use crate::gatherings::singular;
use crate::names::{OrganizationName, words};
use crate::partition::Partition;
use crate::profile::Context;
use crate::stories::Cast;
use crate::tables::families;
use rapporteur_model::RelationFamily;
use rapporteur_model::well_known::{relations, types};
use std::collections::BTreeSet;

/// One document as far as merged. Entities are known by their set's smallest node.
pub(crate) struct Document<'a> {
    pub tables: &'a Tables,
    pub node: usize,
    pub nouns: BTreeSet<String>,
    /// What the nouns may stand for ("agreement").
    pub families: BTreeSet<String>,
    /// Proper names, and descriptions that number it ("28 point plan"), in one spelling.
    pub names: BTreeSet<String>,
    /// Its numbers: "28-point" and "20-point" are two.
    pub numbers: BTreeSet<String>,
    /// Telling words of descriptions.
    pub words: BTreeSet<String>,
    /// Whether reports write its noun as a plural ("proposals").
    pub several: bool,
    /// Those who sign, adopt or issue it, and the parties it is described by.
    pub makers: BTreeSet<usize>,
    /// Those who propose or issue it. Rivals propose two.
    pub authors: BTreeSet<usize>,
    /// Those who support, reject or judge it.
    pub readers: BTreeSet<usize>,
    pub meetings: BTreeSet<usize>,
    pub addressees: BTreeSet<usize>,
    pub subjects: BTreeSet<usize>,
    pub cast: Cast,
    pub origins: BTreeSet<usize>,
    pub sources: BTreeSet<usize>,
    pub reported: Option<(i64, i64)>,
}

impl<'a> Document<'a> {
    pub fn of(context: &Context<'a>, casts: &[Cast], partition: &Partition, node: usize) -> Self {
        let corpus = context.corpus;
        let own = &corpus.nodes[node];
        let day = corpus.day(node);
        let root = |id| corpus.node(own.source, id).map(|n| partition.find(n));
        let nouns: BTreeSet<String> = own.entity.traits.kind.iter().map(|noun| noun.to_lowercase()).collect();
        let of_nouns = nouns.iter().flat_map(|noun| families(&context.tables.documents, noun));
        let mut document = Self {
            tables: context.tables,
            node,
            families: of_nouns.map(str::to_owned).collect(),
            nouns,
            names: BTreeSet::new(),
            numbers: BTreeSet::new(),
            words: BTreeSet::new(),
            several: false,
            makers: own.entity.traits.parties.iter().filter_map(|id| root(*id)).collect(),
            authors: BTreeSet::new(),
            readers: BTreeSet::new(),
            meetings: BTreeSet::new(),
            addressees: BTreeSet::new(),
            subjects: BTreeSet::new(),
            cast: casts.get(own.source).cloned().unwrap_or_default(),
            origins: BTreeSet::from([context.origins[own.source]]),
            sources: BTreeSet::from([own.source]),
            reported: day.map(|day| (day, day)),
        };
        document.add_names(own);
        document.add_claims(corpus, partition);
        document
    }

    fn add_claims(&mut self, corpus: &Corpus, partition: &Partition) {
        let node = self.node;
        let own = &corpus.nodes[node];
        for claim in &own.object_of {
            let Some(subject) = corpus.subject(node, claim).map(|n| partition.find(n)) else { continue };
            let families = &self.tables.rules.families;
            let is_of = |family| families.has(family, &claim.relation);
            match claim.relation.as_str() {
                _ if is_of(RelationFamily::Reading) => {
                    self.readers.insert(subject);
                }
                _ if !claim.is_asserted() => {}
                _ if is_of(RelationFamily::Writing) => {
                    self.makers.insert(subject);
                    self.authors.insert(subject);
                }
                _ if is_of(RelationFamily::Binding) => {
                    self.makers.insert(subject);
                }
                relations::ADOPTS => {
                    self.meetings.insert(subject);
                }
                relations::DISCUSSES => {
                    self.subjects.insert(subject);
                }
                _ => {}
            }
        }
        for claim in own.subject_of.iter().filter(|c| c.is_asserted()) {
            let Some(object) = corpus.object(node, claim) else { continue };
            match claim.relation.as_str() {
                relations::ADDRESSED_TO => {
                    self.addressees.insert(partition.find(object));
                }
                relations::ABOUT => {
                    self.subjects.insert(partition.find(object));
                    if matches!(corpus.nodes[object].entity.kind.as_str(), types::TOPIC | types::EVENT) {
                        let label = &corpus.nodes[object].entity.label;
                        self.words.extend(telling(label, self.tables));
                    }
                }
                _ => {}
            }
        }
    }

    /// All words of a proper name tell, unless they only say what kind of document it is. Of a description its modifiers tell,
    /// and words that number it.
    fn add_names(&mut self, node: &Node) {
        let tables = self.tables;
        for name in node.names.keys() {
            let key = key(name, tables);
            if !telling(&key, tables).is_empty() || has_digit(&key) {
                self.names.insert(key);
            }
        }
        for form in node.forms.keys() {
            let key = key(form, tables);
            if has_digit(&key) && key.contains(' ') {
                self.names.insert(key);
            }
        }
        let written: BTreeSet<String> = node.forms.keys().flat_map(words).collect();
        self.several =
            self.nouns.iter().any(|noun| !written.contains(noun) && written.contains(&format!("{noun}s")));
        for modifier in &node.entity.traits.modifiers {
            self.words.extend(telling(modifier, tables));
            self.numbers.extend(key(modifier, tables).split(' ').filter(|w| has_digit(w)).map(str::to_owned));
        }
        let names = self.names.iter().flat_map(|name| name.split(' '));
        self.numbers.extend(names.filter(|word| has_digit(word)).map(str::to_owned));
    }
}

/// A name's words in one spelling; numbers as digits.
fn key(name: &str, tables: &Tables) -> String {
    let words = OrganizationName::parse(name, tables).words;
    let digits = |word: String| match tables.numerals.get(&word) {
        Some(number) => number.trim_end_matches('.').to_owned(),
        None => word,
    };
    words.into_iter().map(digits).collect::<Vec<_>>().join(" ")
}

/// Words that tell one document of a kind from another.
fn telling(text: &str, tables: &Tables) -> BTreeSet<String> {
    let is_telling = |word: &String| {
        word.len() > 2
            && !tables.plain_words.contains(word)
            && !tables.documents.contains_key(word)
            && !tables.documents.contains_key(&singular(word))
            && !tables.numerals.contains_key(word)
            && !has_digit(word)
    };
    words(text).into_iter().filter(is_telling).map(|word| singular(&word)).collect()
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|c| c.is_ascii_digit())
}
