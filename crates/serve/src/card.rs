//! What a store holds, and what a page needs to ask more: counted once when a generation is read.

use crate::top::TopNode;
use rapporteur_graph::{Basis, Graph};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::well_known::types;
use rapporteur_model::{RelationFamily, Status, World};
use rapporteur_pipeline::Snapshot;
use rapporteur_pipeline::answers::{self, DisputeCard};
use rapporteur_store::{Catalogue, Kind, Need, Query};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Disputes that are shown beside their number.
const MOST_DISPUTES: usize = 8;

/// A store.
#[derive(Serialize, ToSchema, Clone)]
pub(crate) struct StoreCard {
    /// Name of the generation in force.
    generation: String,
    /// The build in force, which `/api/changes?since=` takes.
    build: String,
    /// Version of the program.
    version: &'static str,
    /// The base of all IRIs.
    base: String,
    /// Whether judgements can be added.
    writable: bool,
    /// How much there is.
    counts: Counts,
    /// Types of nodes with how many there are, the most frequent first.
    types: Vec<TypeCount>,
    /// Relations with how many claims state them, the most frequent first.
    relations: Vec<RelationCount>,
    /// Statuses with how many claims have them.
    statuses: Vec<StatusCount>,
    /// Named queries, by name.
    queries: Vec<QueryCard>,
    /// Prefixes that queries need not declare.
    prefixes: BTreeMap<String, String>,
    /// The words of the vocabulary, with their prefix.
    terms: Vec<Term>,
    /// People, countries and meetings that most reports speak of, at most 12.
    top: Vec<TopNode>,
    /// Some claims that cannot all hold: the first 8 disputes by id.
    disputes: Vec<DisputeCard>,
}

/// How much there is of each.
#[derive(Serialize, ToSchema, Clone)]
struct Counts {
    reports: usize,
    /// Resolved things of all types.
    entities: usize,
    claims: usize,
    /// Things that are the words or content that somebody said.
    statements: usize,
    /// Voices: reports that share their text or relay one another are one.
    origins: usize,
    disputes: usize,
}

/// A type of nodes.
#[derive(Serialize, ToSchema, Clone)]
struct TypeCount {
    #[serde(rename = "type")]
    kind: String,
    label: String,
    count: usize,
}

/// A relation.
#[derive(Serialize, ToSchema, Clone)]
struct RelationCount {
    relation: String,
    label: String,
    /// The relation read from its object, if the vocabulary has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    inverse: Option<String>,
    count: usize,
    /// Whether it takes what no other relation covers.
    open: bool,
}

/// A status of claims.
#[derive(Serialize, ToSchema, Clone)]
struct StatusCount {
    status: &'static str,
    count: usize,
}

/// A named query.
#[derive(Serialize, ToSchema, Clone)]
struct QueryCard {
    name: String,
    title: String,
    description: String,
    parameters: Vec<ParameterCard>,
    /// The SPARQL, header included.
    text: String,
}

/// A parameter of a named query.
#[derive(Serialize, ToSchema, Clone)]
struct ParameterCard {
    name: String,
    /// required or optional.
    need: &'static str,
    title: String,
    /// Types of nodes that it may be; of any node, if there are none and its kind is node.
    types: Vec<String>,
    /// node, name or text.
    kind: &'static str,
    /// What it is if it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    default: Option<String>,
}

/// A word of the vocabulary.
#[derive(Serialize, ToSchema, Clone)]
struct Term {
    /// As it stands in a query: rap:attends.
    term: String,
    /// class, relation or qualifier.
    kind: &'static str,
    /// What it means.
    title: String,
}

impl StoreCard {
    /// Of a generation, and of what can be asked of it.
    pub fn new(snapshot: &Snapshot, knowledge: &Knowledge, catalogue: &Catalogue, writable: bool) -> Self {
        let prefixes = snapshot.vocabulary.prefixes();
        let disputes = snapshot.world.disputes.iter();
        Self {
            generation: snapshot.generation.clone(),
            build: snapshot.build.clone(),
            version: env!("CARGO_PKG_VERSION"),
            base: snapshot.vocabulary.base().to_owned(),
            writable,
            counts: Counts::of(&snapshot.world),
            types: type_counts(knowledge, &snapshot.graph),
            relations: relation_counts(knowledge, &snapshot.graph),
            statuses: status_counts(&snapshot.world),
            queries: query_cards(catalogue),
            prefixes: prefixes.map(|(prefix, namespace)| (prefix.to_owned(), namespace.to_owned())).collect(),
            terms: terms(knowledge),
            top: TopNode::all(snapshot),
            disputes: disputes
                .take(MOST_DISPUTES)
                .map(|dispute| DisputeCard::new(snapshot, dispute))
                .collect(),
        }
    }
}

impl Counts {
    fn of(world: &World) -> Self {
        Self {
            reports: world.reports.len(),
            entities: world.entities.len(),
            claims: world.claims.len(),
            statements: world.entities.iter().filter(|entity| entity.kind == types::STATEMENT).count(),
            origins: world.origins.len(),
            disputes: world.disputes.len(),
        }
    }
}

fn status_counts(world: &World) -> Vec<StatusCount> {
    let mut statuses: BTreeMap<Status, usize> = BTreeMap::new();
    for claim in &world.claims {
        *statuses.entry(claim.claim.status).or_default() += 1;
    }
    let of = |(status, count): (Status, usize)| StatusCount { status: status.as_str(), count };
    statuses.into_iter().map(of).collect()
}

/// Names by how often they come, the most frequent first.
fn counted<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> Vec<(&'n str, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|(name, count)| *counts.entry(name).or_default() += count);
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    counts
}

fn type_counts(knowledge: &Knowledge, graph: &Graph) -> Vec<TypeCount> {
    let nodes = graph.nodes().iter();
    let label = |kind: &str| {
        let known = knowledge.types.iter().find(|known| known.id == kind);
        known.map_or_else(|| kind.to_owned(), |known| known.label.clone())
    };
    let of = |(kind, count): (&str, usize)| TypeCount { kind: kind.to_owned(), label: label(kind), count };
    counted(nodes.map(|node| (node.kind.as_str(), 1))).into_iter().map(of).collect()
}

fn relation_counts(knowledge: &Knowledge, graph: &Graph) -> Vec<RelationCount> {
    let edges = graph.edges().iter().filter(|edge| edge.basis == Basis::Claims);
    let of = |(relation, count): (&str, usize)| RelationCount {
        relation: relation.to_owned(),
        label: answers::label(knowledge, relation),
        inverse: knowledge.relation(relation).map(|relation| relation.inverse.clone()),
        count,
        open: knowledge.families.has(RelationFamily::Open, relation),
    };
    counted(edges.map(|edge| (edge.relation.as_str(), edge.claims.len()))).into_iter().map(of).collect()
}

fn query_cards(catalogue: &Catalogue) -> Vec<QueryCard> {
    let card = |query: &Query| QueryCard {
        name: query.name.clone(),
        title: query.title.clone(),
        description: query.description.clone(),
        parameters: query.parameters.iter().map(parameter_card).collect(),
        text: query.text.clone(),
    };
    catalogue.iter().map(card).collect()
}

fn parameter_card(parameter: &rapporteur_store::Parameter) -> ParameterCard {
    let (kind, types) = match &parameter.kind {
        Kind::Node(types) => ("node", types.clone()),
        Kind::Name => ("name", Vec::new()),
        Kind::Text => ("text", Vec::new()),
    };
    ParameterCard {
        name: parameter.name.clone(),
        need: if parameter.need == Need::Required { "required" } else { "optional" },
        title: parameter.about.clone(),
        types,
        kind,
        default: match &parameter.need {
            Need::Default(value) => Some(value.clone()),
            Need::Required | Need::Optional => None,
        },
    }
}

fn terms(knowledge: &Knowledge) -> Vec<Term> {
    let term =
        |id: &str, kind, title: &str| Term { term: format!("rap:{id}"), kind, title: title.to_owned() };
    let classes = knowledge.types.iter().map(|known| term(&known.id, "class", &known.comment));
    let relations = knowledge.relations.iter().map(|known| {
        term(&known.id, "relation", if known.comment.is_empty() { &known.label } else { &known.comment })
    });
    let own = |property: &&rapporteur_knowledge::Property| knowledge.relation(&property.id).is_none();
    let properties = knowledge.ontology.properties.iter().filter(own);
    let properties = properties.map(|known| term(&known.id, "qualifier", &known.comment));
    classes.chain(relations).chain(properties).collect()
}
