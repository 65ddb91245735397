//! All reports side by side: their entities as numbered nodes, with the claims that touch them.

use rapporteur_compare::dates::day_number;
use rapporteur_model::well_known::types;
use rapporteur_model::{Claim, Extraction, Form, Local, LocalEntity, LocalId, Object, PartialDate, Report};
use std::collections::BTreeMap;

/// Entity type that stands for the report itself in its extraction.
pub(crate) const SELF: &str = types::REPORT;

/// The set of reports, sorted by id. A report that is given twice is there once.
pub(crate) struct Corpus<'a> {
    pub sources: Vec<Source<'a>>,
    pub nodes: Vec<Node<'a>>,
}

/// One report.
pub(crate) struct Source<'a> {
    pub report: &'a Report,
    pub extraction: &'a Extraction,
    /// Number of its first entity's node.
    pub first_node: usize,
    /// Day of writing or publication, counted from 1970, if the year is known.
    pub day: Option<i64>,
}

/// One entity of one report.
pub(crate) struct Node<'a> {
    pub source: usize,
    pub entity: &'a LocalEntity,
    /// Every form that the report writes, except pronouns, each with how often.
    pub forms: Forms<'a>,
    /// The proper names among the forms, each with how often.
    pub names: Forms<'a>,
    pub subject_of: Vec<&'a Claim<LocalId>>,
    pub object_of: Vec<&'a Claim<LocalId>>,
}

impl<'a> Corpus<'a> {
    pub fn new(analysed: &'a [(Report, Extraction)]) -> Self {
        static AS_READ: BTreeMap<usize, Extraction> = BTreeMap::new();
        Self::with(analysed, &AS_READ)
    }

    /// The same with other extractions of some sources, of the same entities: so numbers of sources and nodes stay as they are.
    pub fn with(analysed: &'a [(Report, Extraction)], mended: &'a BTreeMap<usize, Extraction>) -> Self {
        let mut order: Vec<&(Report, Extraction)> = analysed.iter().collect();
        order.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        order.dedup_by(|a, b| a.0.id == b.0.id);
        let n_nodes = order.iter().map(|(_, extraction)| extraction.entities.len()).sum();
        let (sources, nodes) = (Vec::with_capacity(order.len()), Vec::with_capacity(n_nodes));
        let mut corpus = Self { sources, nodes };
        for (report, extraction) in order {
            let source = corpus.sources.len();
            let extraction = mended.get(&source).unwrap_or(extraction);
            let first_node = corpus.nodes.len();
            let day = extraction.anchor.or_else(|| report.anchor()).and_then(day_number);
            corpus.sources.push(Source { report, extraction, first_node, day });
            corpus.nodes.extend(extraction.entities.iter().map(|entity| Node::new(source, entity)));
            corpus.add_claims(source);
            corpus.add_forms(source);
        }
        corpus
    }

    /// The node of a source's entity; `None` for a number that the extraction did not give out.
    pub fn node(&self, source: usize, entity: LocalId) -> Option<usize> {
        let source = &self.sources[source];
        (entity.0 < source.extraction.entities.len()).then(|| source.first_node + entity.0)
    }

    /// The node of a report's thing, as logs of merges name it.
    pub fn local(&self, local: &Local) -> Option<usize> {
        let source = self.sources.binary_search_by(|source| source.report.id.cmp(&local.report)).ok()?;
        self.node(source, local.entity)
    }

    /// Nodes of a type, in order.
    pub fn of_kind<'b>(&'b self, kind: &'b str) -> impl Iterator<Item = usize> + 'b {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.entity.kind == kind).map(|(i, _)| i)
    }

    /// The date of a node's report, as far as it is known.
    pub fn date(&self, node: usize) -> Option<PartialDate> {
        let source = &self.sources[self.nodes[node].source];
        source.extraction.anchor.or_else(|| source.report.anchor())
    }

    /// The day of a node's report.
    pub fn day(&self, node: usize) -> Option<i64> {
        self.sources[self.nodes[node].source].day
    }

    /// The node that a claim's object is, for a claim of this node's report.
    pub fn object(&self, node: usize, claim: &Claim<LocalId>) -> Option<usize> {
        claim.object.entity().and_then(|id| self.node(self.nodes[node].source, *id))
    }

    /// The node that a claim's subject is, for a claim of this node's report; `None` where the subject is not told.
    pub fn subject(&self, node: usize, claim: &Claim<LocalId>) -> Option<usize> {
        self.node(self.nodes[node].source, claim.subject?)
    }

    fn add_claims(&mut self, source: usize) {
        let extraction = self.sources[source].extraction;
        for claim in &extraction.claims {
            if let Some(node) = claim.subject.and_then(|id| self.node(source, id)) {
                self.nodes[node].subject_of.push(claim);
            }
            if let Object::Entity(id) = &claim.object
                && let Some(node) = self.node(source, *id)
            {
                self.nodes[node].object_of.push(claim);
            }
        }
    }

    /// Counts the names that mentions show. A name that no mention shows counts once.
    fn add_forms(&mut self, source: usize) {
        let (report, extraction) = (self.sources[source].report, self.sources[source].extraction);
        for mention in &extraction.mentions {
            let text = mention.span.of(&report.text);
            let Some(node) = self.node(source, mention.entity) else { continue };
            if text.is_empty() || mention.form == Form::Pronoun {
                continue;
            }
            let node = &mut self.nodes[node];
            node.forms.add(text);
            if mention.form == Form::Name {
                node.names.add(text);
            }
        }
        for (i, entity) in extraction.entities.iter().enumerate() {
            let node = &mut self.nodes[self.sources[source].first_node + i];
            for name in std::iter::once(&entity.label).chain(&entity.names) {
                node.forms.note(name);
            }
            if entity.named {
                node.names.note(&entity.label);
            }
            node.forms.0.sort_unstable();
            node.names.0.sort_unstable();
        }
    }
}

/// Names as written, sorted, each with how often. They are few, so a list takes less memory than a map.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms<'a>(Vec<(&'a str, usize)>);

impl<'a> Forms<'a> {
    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.0.iter().map(|(form, _)| *form)
    }

    /// How often each is written.
    pub fn values(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().map(|(_, n)| *n)
    }

    /// Each with how often it is written.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, usize)> + '_ {
        self.0.iter().copied()
    }

    fn add(&mut self, form: &'a str) {
        match self.0.iter_mut().find(|(known, _)| *known == form) {
            Some((_, n)) => *n += 1,
            None => self.0.push((form, 1)),
        }
    }

    /// Adds it once, if it is not there.
    fn note(&mut self, form: &'a str) {
        if !self.keys().any(|known| known == form) {
            self.0.push((form, 1));
        }
    }
}

/// The shortest time that holds both, in days; where one is unknown, the other.
pub(crate) fn hull(a: Option<(i64, i64)>, b: Option<(i64, i64)>) -> Option<(i64, i64)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (a, b) => a.or(b),
    }
}

impl<'a> Node<'a> {
    fn new(source: usize, entity: &'a LocalEntity) -> Self {
        Self {
            source,
            entity,
            forms: Forms::default(),
            names: Forms::default(),
            subject_of: Vec::new(),
            object_of: Vec::new(),
        }
    }

    /// The node's asserted claims of a relation.
    pub fn objects<'b>(&'b self, relation: &'b str) -> impl Iterator<Item = &'a Claim<LocalId>> + 'b {
        self.subject_of.iter().copied().filter(move |claim| claim.relation == relation && claim.is_asserted())
    }
}
