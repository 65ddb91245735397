//! RDF of an invented world, read back by Oxigraph's parsers.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests")]

use crate::demo;
use rapporteur_export::{FORMATS, Input, format};
use rapporteur_graph::{Graph, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, Status, World};
use rapporteur_store::model::Dataset;
use rapporteur_store::model::dataset::CanonicalizationAlgorithm;
use rapporteur_store::{DEFAULT_BASE, Store, Syntax, Vocabulary, quads};

const SYNTAXES: [Syntax; 5] = [Syntax::NQuads, Syntax::Turtle, Syntax::TriG, Syntax::JsonLd, Syntax::RdfXml];

fn written(name: &str, world: &World, whole: &Graph, selected: &Graph) -> Vec<u8> {
    let knowledge = Knowledge::embedded().unwrap();
    let mut bytes = Vec::new();
    let input = Input::new(world, whole, &knowledge).with_selected(selected);
    format(name).unwrap().write(&input, &mut bytes).unwrap();
    bytes
}

/// Lines of a store's quads, blank nodes named by what they stand for. Oxigraph keeps the value of a number, not its
/// form, so only what went through a store can be compared.
fn lines(store: &Store) -> Vec<String> {
    let mut dataset: Dataset = store.quads().unwrap().into_iter().collect();
    dataset.canonicalize(CanonicalizationAlgorithm::Unstable);
    let mut lines: Vec<String> = dataset.iter().map(|quad| quad.to_string()).collect();
    lines.sort();
    lines
}

#[test]
fn every_syntax_reads_back_to_the_same_quads() {
    let world = demo::world();
    let graph = Graph::from_world(&world);
    let vocabulary = Vocabulary::of(DEFAULT_BASE, &Knowledge::embedded().unwrap()).unwrap();
    let expected = lines(&Store::from_quads(vocabulary.clone(), quads(&world, &vocabulary)).unwrap());
    assert!(expected.len() > 1000, "{} quads", expected.len());
    assert!(expected.iter().any(|line| line.starts_with("_:")), "a chain of speakers is a list");
    for syntax in SYNTAXES {
        assert!(FORMATS.iter().any(|format| format.name() == syntax.name()), "{}", syntax.name());
        let bytes = written(syntax.name(), &world, &graph, &graph);
        let found = lines(&Store::read(vocabulary.clone(), &bytes, syntax, syntax.name()).unwrap());
        let first = found.iter().zip(&expected).find(|(found, expected)| found != expected);
        assert_eq!((first, found.len()), (None, expected.len()), "{}", syntax.name());
    }
}

#[test]
fn n_quads_are_sorted_lines() {
    let world = demo::world();
    let graph = Graph::from_world(&world);
    let text = String::from_utf8(written("nquads", &world, &graph, &graph)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.is_sorted() && lines.iter().all(|line| line.ends_with(" .")));
}

#[test]
fn selecting_everything_writes_everything() {
    let world = demo::world();
    let graph = Graph::from_world(&world);
    let selected = graph.select(&Selection::default());
    assert_eq!(written("nquads", &world, &graph, &selected), written("nquads", &world, &graph, &graph));
}

#[test]
fn a_selection_writes_its_claims_with_their_sources_and_nothing_else() {
    let world = demo::world();
    let graph = Graph::from_world(&world);
    let selection = Selection {
        focus: vec![EntityId("meeting/aldermere-summit-2031".into())],
        relations: ["attends".to_owned()].into(),
        statuses: [Status::Denied].into(),
        ..Selection::default()
    };
    let bytes = written("nquads", &world, &graph, &graph.select(&selection));
    let text = String::from_utf8(bytes).unwrap();
    let count = |part: &str| text.lines().filter(|line| line.contains(part)).count();
    assert_eq!(count("rdf-syntax-ns#type> <https://w3id.org/rapporteur/ns#Claim>"), 2);
    assert_eq!(count("rdf-syntax-ns#type> <https://w3id.org/rapporteur/ns#Report>"), 2);
    assert_eq!(count("ns#quote> "), 2);
    assert_eq!(count("rdf-syntax-ns#type> <https://w3id.org/rapporteur/ns#Person>"), 1);
    assert_eq!(count("> <https://w3id.org/rapporteur/ns#attends> <"), 0, "what is denied is no plain edge");
    assert_eq!(count("bruno-okafor"), 0);
}

#[test]
fn a_selection_tells_the_posts_that_its_claims_name_and_claims_without_subject() {
    let world = demo::world();
    let graph = Graph::from_world(&world);
    let relations = ["appoints", "arrests"].map(str::to_owned).into();
    let selected = graph.select(&Selection { relations, ..Selection::default() });
    let text = String::from_utf8(written("nquads", &world, &graph, &selected)).unwrap();
    let office = "<https://w3id.org/rapporteur/id/office/foreign-minister-of-vestria>";
    assert!(
        text.contains(&format!("ns#office> {office} .")) && text.contains(&format!("\n{office} ")),
        "{text}"
    );
    let arrest = "\"(not said) arrests Liam Ferro\"";
    let claim = text.lines().find(|line| line.contains(arrest)).unwrap().split(' ').next().unwrap();
    assert!(
        !text.contains(&format!("{claim} <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>")),
        "{text}"
    );
    assert!(!text.contains("> <https://w3id.org/rapporteur/ns#arrests> <"), "it makes no plain edge");
}

#[test]
fn turtle_is_grouped_and_prefixed() {
    let world = demo::world();
    let graph = Graph::from_world(&world);
    let text = String::from_utf8(written("turtle", &world, &graph, &graph)).unwrap();
    assert!(text.starts_with("@prefix "));
    let subject = r"id:person\/ada-lind ";
    assert_eq!(text.lines().filter(|line| line.starts_with(subject)).count(), 1, "one block a subject");
}
