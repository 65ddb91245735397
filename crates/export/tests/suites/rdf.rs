//! RDF of an invented world, read back by Oxigraph's parsers.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "helpers of tests")]

use crate::demo;
use rapporteur_export::{Dialect, FORMATS, Graphs, Input, format};
use rapporteur_graph::{Graph, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, Status, World};
use rapporteur_store::model::Dataset;
use rapporteur_store::model::dataset::CanonicalizationAlgorithm;
use rapporteur_store::{DEFAULT_BASE, Store, Syntax, Vocabulary, quads};
use serde_json::{Value, json};
use std::collections::BTreeSet;

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
    assert!(text.contains("@prefix person: <https://w3id.org/rapporteur/id/person/> ."));
    let subject = "person:ada-lind ";
    assert_eq!(text.lines().filter(|line| line.starts_with(subject)).count(), 1, "one block a subject");
}

/// The demo world in graphs of its reports.
fn in_graphs(name: &str, dialect: Dialect) -> String {
    let (world, knowledge) = (demo::world(), Knowledge::embedded().unwrap());
    let graph = Graph::from_world(&world);
    let input = Input::new(&world, &graph, &knowledge).in_dialect(dialect).in_graphs(Graphs::OfReports);
    let mut bytes = Vec::new();
    format(name).unwrap().write(&input, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_claim_and_its_evidence_are_in_the_graph_of_its_report_and_nothing_else_is() {
    let world = demo::world();
    let text = in_graphs("nquads", Dialect::Claims);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.is_sorted());
    let graph = |line: &str| line.trim_end_matches(" .").rsplit(' ').next().unwrap().to_owned();
    let of_type = |kind: &str| -> Vec<&str> {
        lines
            .iter()
            .copied()
            .filter(|line| line.contains(&format!("type> <https://w3id.org/rapporteur/ns#{kind}>")))
            .collect()
    };
    let report = |line: &&str| graph(line).starts_with("<https://w3id.org/rapporteur/id/report/");
    assert_eq!(of_type("Claim").iter().filter(|line| report(line)).count(), world.claims.len());
    assert!(of_type("Evidence").iter().all(&report));
    for kind in ["Person", "Report", "Origin"] {
        assert!(!of_type(kind).iter().any(report), "{kind}");
    }
    for claim in &world.claims {
        let iri = format!("<{DEFAULT_BASE}claim/{}> ", claim.id.0);
        let graphs: BTreeSet<String> =
            lines.iter().filter(|line| line.starts_with(&iri)).map(|line| graph(line)).collect();
        assert_eq!(graphs, [format!("<{DEFAULT_BASE}report/{}>", claim.report)].into());
    }
    let is_plain = |line: &&&str| line.split(' ').nth(1) == Some("<https://w3id.org/rapporteur/ns#attends>");
    let plain: Vec<&&str> = lines.iter().filter(is_plain).collect();
    assert!(
        !plain.is_empty() && !plain.into_iter().any(report),
        "a plain edge may have several reports behind it"
    );
    let path = lines.iter().find(|line| line.starts_with("_:path-")).unwrap();
    assert!(report(path), "{path}");
}

#[test]
fn graphs_hold_the_same_triples_in_both_syntaxes_and_as_reifiers() {
    for dialect in [Dialect::Claims, Dialect::Rdf12] {
        let read = |name: &str, syntax: Syntax| {
            let text = in_graphs(name, dialect);
            lines(&Store::read(Vocabulary::default(), text.as_bytes(), syntax, name).unwrap())
        };
        let (quads, trig) = (read("nquads", Syntax::NQuads), read("trig", Syntax::TriG));
        assert!(quads.len() > 1000);
        assert_eq!(quads, trig);
    }
    let trig = in_graphs("trig", Dialect::Claims);
    let opened = trig.lines().filter(|line| line.starts_with("report:") && line.ends_with('{')).count();
    assert_eq!(opened, demo::world().reports.len(), "each graph is named once");
}

#[test]
fn only_syntaxes_with_graphs_are_divided() {
    let divided: Vec<&str> =
        FORMATS.iter().filter(|f| f.divides(Graphs::OfReports, Dialect::Claims)).map(|f| f.name()).collect();
    assert_eq!(divided, ["nquads", "trig"]);
    assert!(!FORMATS.iter().any(|format| format.divides(Graphs::OfReports, Dialect::SchemaOrg)));
    assert!(FORMATS.iter().all(|format| format.divides(Graphs::One, Dialect::SchemaOrg)));
}

#[test]
fn json_ld_reads_as_json() {
    let world = demo::world();
    let graph = Graph::from_world(&world);
    let document: Value = serde_json::from_slice(&written("jsonld", &world, &graph, &graph)).unwrap();
    let nodes = document["@graph"].as_array().unwrap();
    let node = |id: &str| nodes.iter().find(|node| node["@id"] == id).unwrap();
    let ada = node("person/ada-lind");
    assert_eq!((&ada["@type"], &ada["label"]), (&json!(["Person", "schema:Person"]), &json!("Ada Lind")));
    assert!(ada["hosts"].as_array().unwrap().contains(&json!("meeting/aldermere-summit-2031")), "{ada}");
    assert!(ada["aliases"].is_array());
    let with_path = |node: &&Value| node["attributionPath"].is_array();
    let claim = nodes.iter().find(with_path).unwrap();
    assert_eq!(claim["attributionPath"], json!(["organization/harbour-wire", "person/dmitar-voss"]));
    assert_eq!(
        (&claim["relation"], &claim["status"], &claim["confidence"]),
        (&json!("attacks"), &json!("Possible"), &json!("0.90"))
    );
    assert_eq!((&claim["distant"], &claim["evidence"]["@type"]), (&json!(true), &json!(["Evidence"])));
    assert!(
        claim["evidence"]["start"].is_u64()
            && claim["evidence"]["quote"].as_str().unwrap().starts_with("Voss accused")
    );
    assert!(
        nodes
            .iter()
            .all(|node| node["@type"][0] != "Evidence" && !node["@id"].as_str().unwrap().starts_with("_:"))
    );
    let ids: Vec<&str> = nodes.iter().map(|node| node["@id"].as_str().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an object for each node");
    let shapes = |name: &str| {
        nodes.iter().filter_map(|node| node.get(name)).map(Value::is_array).collect::<BTreeSet<_>>()
    };
    for name in ["attends", "meetsWith", "aliases"] {
        assert_eq!(shapes(name), [true].into(), "{name} is always an array");
    }
    assert_eq!(shapes("status"), [false].into());
}

#[test]
fn json_ld_keeps_ids_and_texts_that_could_be_read_as_something_else() {
    let mut world = demo::small_world(&["ada-lind | hosts"]);
    let odd = ["@id", "_:b", "rap:attends", "", "true", "a\u{7}\u{2028}\"\\"];
    world.entities.iter_mut().filter(|e| e.kind == "Person").for_each(|e| {
        e.aliases = odd.map(str::to_owned).to_vec();
        e.label = "http://a.org/x y".to_owned();
    });
    let renamed = |id: &mut EntityId| {
        if id.0.starts_with("meeting/") {
            id.0 = "meeting/a:b@c".to_owned();
        }
    };
    world.entities.iter_mut().for_each(|entity| renamed(&mut entity.id));
    for claim in &mut world.claims {
        claim.claim.subject.as_mut().map(renamed);
        if let rapporteur_model::Object::Entity(id) = &mut claim.claim.object {
            renamed(id);
        }
    }
    let graph = Graph::from_world(&world);
    let vocabulary = Vocabulary::of(DEFAULT_BASE, &Knowledge::embedded().unwrap()).unwrap();
    let read = |syntax: Syntax| {
        let bytes = written(syntax.name(), &world, &graph, &graph);
        lines(&Store::read(vocabulary.clone(), &bytes, syntax, syntax.name()).unwrap())
    };
    assert_eq!(read(Syntax::JsonLd), read(Syntax::NQuads));
}
