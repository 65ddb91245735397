//! Tables, records and notes of an invented world: what they hold, that nothing is lost, and that no text breaks them.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use crate::demo;
use proptest::prelude::*;
use rapporteur_export::{Error, FORMATS, Files, GraphFormat, Input, format};
use rapporteur_graph::{Graph, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{EntityId, Status, World, text_cell};
use rapporteur_store::{DEFAULT_BASE, Format, Options, Query, Store, Vocabulary, quads};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().unwrap());

/// Formats that write every node and every claim.
const COMPLETE: [&str; 7] = ["csv", "cx2", "cytoscape", "gexf", "graphml", "neo4j", "nodelink"];
const SUMMIT: &str = "meeting/aldermere-summit-2031";

/// The formats that have no tests elsewhere.
fn own() -> impl Iterator<Item = &'static GraphFormat> {
    let elsewhere = ["dot", "png", "svg", "jsonld", "nquads", "rdfxml", "trig", "turtle", "xlsx"];
    FORMATS.iter().filter(move |format| !elsewhere.contains(&format.name()))
}

/// Files in memory.
#[derive(Default)]
struct Folder(BTreeMap<String, Vec<u8>>);

impl Files for Folder {
    fn add(
        &mut self,
        name: &str,
        content: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut bytes = Vec::new();
        content(&mut bytes)?;
        let former = self.0.insert(name.to_owned(), bytes);
        assert_eq!(former, None, "{name} is written twice");
        Ok(())
    }
}

/// All files of a format; that of a format of one file has no name.
fn bytes(name: &str, world: &World, selection: &Selection) -> BTreeMap<String, Vec<u8>> {
    let graph = Graph::from_world(world);
    let selected = graph.select(selection);
    let input = Input::new(world, &graph, &KNOWLEDGE).with_selected(&selected);
    let format = format(name).unwrap();
    let mut folder = Folder::default();
    if format.is_folder() {
        format.write_files(&input, &mut folder).unwrap();
    } else {
        let mut bytes = Vec::new();
        format.write(&input, &mut bytes).unwrap();
        folder.0.insert(String::new(), bytes);
    }
    folder.0
}

/// The same as text; what is none shows as such.
fn files(name: &str, world: &World, selection: &Selection) -> BTreeMap<String, String> {
    let files = bytes(name, world, selection).into_iter();
    files.map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

fn file(name: &str, world: &World) -> String {
    files(name, world, &Selection::default()).remove("").unwrap()
}

fn json(name: &str, world: &World) -> Value {
    serde_json::from_str(&file(name, world)).unwrap()
}

fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// How many solutions a SPARQL query has on a world.
fn count(world: &World, sparql: &str) -> usize {
    static VOCABULARY: LazyLock<Vocabulary> =
        LazyLock::new(|| Vocabulary::of(DEFAULT_BASE, &Knowledge::embedded().unwrap()).unwrap());
    let vocabulary = VOCABULARY.clone();
    let store = Store::from_quads(vocabulary.clone(), quads(world, &vocabulary)).unwrap();
    let answer = store.query(&Query::sparql(sparql).unwrap(), &Options::default()).unwrap();
    let mut bytes = Vec::new();
    answer.write(&store, Format::Csv, None, &mut bytes).unwrap();
    csv::Reader::from_reader(bytes.as_slice()).records().count()
}

/// Ids of nodes, and of claims with their evidence, in a format that writes all of them.
fn read(name: &str, world: &World) -> (BTreeSet<String>, BTreeMap<String, String>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let from_json = |nodes: &Value, edges: &Value, path: &str| {
        let nodes =
            nodes.as_array().unwrap().iter().map(|node| text(node.pointer(&format!("{path}/id")).unwrap()));
        let edges = edges.as_array().unwrap().iter().filter_map(|edge| {
            let edge = if path.is_empty() { edge } else { &edge[path.trim_start_matches('/')] };
            let id = if edge["id"].is_string() { &edge["id"] } else { &edge["key"] };
            edge["evidence"].is_string().then(|| (text(id), text(&edge["evidence"])))
        });
        (nodes.collect(), edges.collect())
    };
    match name {
        "csv" | "neo4j" => {
            let files = files(name, world, &Selection::default());
            let (edges, id, evidence) = if name == "csv" {
                ("edges.csv", "id", "evidence")
            } else {
                ("relationships.csv", "id:ID", "evidence:string")
            };
            let nodes = table(&files["nodes.csv"]).into_iter().map(|mut row| row.remove(id).unwrap());
            let edges = table(&files[edges])
                .into_iter()
                .map(|mut row| (row.remove("id").unwrap(), row.remove(evidence).unwrap()));
            (nodes.collect(), edges.filter(|(_, evidence)| !evidence.is_empty()).collect())
        }
        "nodelink" => {
            let graph = json(name, world);
            from_json(&graph["nodes"], &graph["edges"], "")
        }
        "cytoscape" => {
            let graph = json(name, world);
            from_json(&graph["elements"]["nodes"], &graph["elements"]["edges"], "/data")
        }
        "cx2" => {
            let graph = json(name, world);
            let aspect = |name| graph.as_array().unwrap().iter().find_map(|aspect| aspect.get(name)).unwrap();
            from_json(aspect("nodes"), aspect("edges"), "/v")
        }
        _ => xml(&file(name, world)),
    }
}

/// Ids of nodes, and of edges with their evidence, in GraphML and GEXF.
fn xml(text: &str) -> (BTreeSet<String>, BTreeMap<String, String>) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut nodes, mut edges, mut edge, mut in_evidence) =
        (BTreeSet::new(), BTreeMap::new(), String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return (nodes, edges),
            Event::Start(start) | Event::Empty(start) => {
                let value = |name: &str| {
                    let attribute = start.try_get_attribute(name).unwrap()?;
                    Some(attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap().into_owned())
                };
                match start.local_name().as_ref() {
                    "node" => assert!(nodes.insert(value("id").unwrap())),
                    "edge" => edge = value("id").unwrap(),
                    "attvalue" if value("for").unwrap() == "evidence" => {
                        edges.insert(edge.clone(), value("value").unwrap());
                    }
                    "data" => in_evidence = value("key").unwrap() == "edge.evidence",
                    _ => {}
                }
            }
            Event::Text(text) if in_evidence && !text.trim().is_empty() => {
                edges.insert(edge.clone(), text.trim().to_owned());
                in_evidence = false;
            }
            _ => {}
        }
    }
}

/// The demo world, with a claim that names no object.
fn world() -> World {
    let mut world = demo::world();
    let mut claim = world.claims[0].clone();
    claim.id.0 = "0".repeat(32);
    claim.claim.object = rapporteur_model::Object::None;
    world.claims.insert(0, claim);
    world
}

#[test]
fn nothing_is_lost_on_the_way() {
    let world = world();
    let in_graph = "VALUES ?t { rap:Country rap:Document rap:Event rap:Meeting rap:Office rap:Organization rap:Person rap:Place rap:Report \
                    rap:Statement rap:Topic rap:Origin rap:Dispute }";
    let n_nodes = count(&world, &format!("SELECT ?n {{ {in_graph} ?n a ?t }}"));
    let n_literals = count(
        &world,
        "SELECT DISTINCT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p OPTIONAL { ?c rdf:object ?o } FILTER(!isIRI(?o) || !bound(?o)) }",
    );
    let n_claims = count(&world, "SELECT ?c { ?c a rap:Claim }");
    let n_untold = count(&world, "SELECT ?c { ?c a rap:Claim FILTER NOT EXISTS { ?c rdf:subject ?s } }");
    let n_evidence = count(&world, "SELECT ?e { ?e a rap:Evidence }");
    assert!(n_literals > 5 && n_claims > 80 && n_evidence > 50 && n_untold == 1);
    for name in COMPLETE {
        let (nodes, claims) = read(name, &world);
        assert_eq!(nodes.len(), n_nodes + n_literals, "nodes in {name}");
        // An edge needs two ends; a row of a table of claims does not.
        let n_left_out = if name == "csv" { 0 } else { n_untold };
        assert_eq!(claims.len(), n_claims - n_left_out, "claims in {name}");
        let n_told = claims.values().collect::<BTreeSet<_>>().len();
        assert_eq!(n_told, n_evidence - n_left_out, "evidence in {name}");
        assert!(claims.keys().all(|id| id.starts_with("claim/")), "{name}");
    }
}

#[test]
fn asserted_claims_and_no_others_are_entities() {
    let world = world();
    let text = file("ftm", &world);
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let claims: Vec<&Value> =
        lines.iter().filter(|line| line["id"].as_str().unwrap().starts_with("claim-")).collect();
    let n_asserted = world.claims.iter().filter(|claim| claim.claim.is_asserted()).count();
    assert_eq!(claims.len(), n_asserted);
    let schema = |part: &str| {
        let claim = claims
            .iter()
            .find(|claim| claim["properties"]["description"][0].as_str().unwrap().contains(part));
        claim.unwrap()["schema"].as_str().unwrap().to_owned()
    };
    assert_eq!(schema("the president's sister"), "Family");
    assert_eq!(schema("still commands"), "Directorship");
    assert_eq!(schema("signed the roadmap"), "UnknownLink");
    assert_eq!(schema("has 14 members"), "Note");
    for claim in claims.iter().filter(|claim| claim["schema"] != "Family") {
        let property = if claim["schema"] == "Note" { "notes" } else { "status" };
        let told = claim["properties"][property].as_array().unwrap();
        assert!(told.iter().any(|value| value == "Happened" || value == "Planned"), "{claim}");
    }
    assert!(lines.iter().all(|line| {
        line["id"].as_str().unwrap().bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))
    }));
}

#[test]
fn events_are_coded_by_status_and_speaker() {
    let events = table(&file("plover", &world()));
    let event = |part: &str| {
        events.iter().find(|event| event["sentence"].contains(part)).map(|event| event["class"].as_str())
    };
    assert_eq!(event("praised Lind"), Some("SUPPORT"));
    assert_eq!(event("threatened Norland"), Some("THREATEN"));
    assert_eq!(event("The bank will lend"), Some("AGREE"));
    assert_eq!(event("the president's sister"), None);
    let praise = events.iter().find(|event| event["sentence"].contains("praised Lind")).unwrap();
    let fields = ["source", "target", "date", "dateOf", "publisher"].map(|name| praise[name].as_str());
    assert_eq!(fields, ["Bruno Okafor", "Ada Lind", "2031-09-04", "report", "Harbour Wire"]);
}

#[test]
fn a_claim_without_subject_is_told_where_claims_are_listed() {
    let world = world();
    let rows = table(&files("csv", &world, &Selection::default())["edges.csv"]);
    let arrest = rows.iter().find(|row| row["kind"] == "arrests").unwrap();
    assert_eq!(
        ["source", "target", "asserted"].map(|name| &*arrest[name]),
        ["", "person/liam-ferro", "false"]
    );
    let note = &files("obsidian", &world, &Selection::default())["Person/Liam Ferro.md"];
    assert!(note.contains("\n## (not said) arrests\n\n- Happened · origins: "), "{note}");
    for format in ["dot", "mermaid", "graphml", "nodelink", "ftm"] {
        assert!(!file(format, &world).contains("arrests"), "{format}");
    }
}

#[test]
fn qualifiers_are_columns_with_their_own_types() {
    let world = world();
    let graph = json("nodelink", &world);
    let edges = graph["edges"].as_array().unwrap();
    let of = |kind: &str| edges.iter().find(|edge| edge["kind"] == kind).unwrap();
    let (pays, appoints) = (of("pays"), of("appoints"));
    assert_eq!(pays["amount"].as_i64(), Some(1_200_000_000));
    assert_eq!([&pays["currency"], &pays["thing"]], ["NOK", "two lighthouses"]);
    assert_eq!(appoints["office"], "office/foreign-minister-of-vestria");
    assert!(of("attends").get("amount").is_none());
    let neo4j = &files("neo4j", &world, &Selection::default())["relationships.csv"];
    let header = neo4j.lines().next().unwrap();
    let named = KNOWLEDGE.ontology.properties.iter().filter(|property| property.reading.is_some());
    for property in named {
        assert!(header.contains(&format!(",{}:", property.id)), "{} in {header}", property.id);
    }
    assert!(header.contains("amount:double") && header.contains("office:string"), "{header}");
}

#[test]
fn a_vault_has_a_note_for_every_node_and_no_link_that_leads_nowhere() {
    let world = world();
    let notes = files("obsidian", &world, &Selection::default());
    let n_nodes = Graph::from_world(&world).nodes().len();
    assert_eq!(notes.len(), n_nodes + 1);
    let links = |text: &str| -> Vec<String> {
        let parts = text.split("[[").skip(1);
        parts.map(|part| format!("{}.md", part.split(['|', ']']).next().unwrap())).collect()
    };
    assert!(notes.values().all(|text| links(text).iter().all(|link| notes.contains_key(link))));
    let n_claims: usize = notes.values().map(|text| text.matches(" ^claim-").count()).sum();
    assert_eq!(n_claims, world.claims.len());
    let summit = &notes["Meeting/Aldermere summit.md"];
    assert!(
        summit.contains("meetingStatus: \"Planned\"") && summit.contains("tags: [\"Meeting\"]"),
        "{summit}"
    );
    assert!(notes["Meetings.md"].contains("- [[Meeting/Aldermere summit|Aldermere summit]]: 2031-09-03"));
}

#[test]
fn mermaid_shows_what_pictures_show_and_says_what_it_leaves_out() {
    let text = file("mermaid", &demo::crowd(80));
    assert!(text.starts_with("---\ntitle: \"") && text.contains("best connected of 126 nodes"), "{text}");
    assert!(text.contains("\nflowchart LR\n") && text.len() < 50_000);
    let n_links = text
        .lines()
        .filter(|line| line.contains("-->") || line.contains("--x") || line.contains("---|"))
        .count();
    let styled = text.lines().filter_map(|line| line.trim().strip_prefix("linkStyle "));
    let n_styled: usize = styled.map(|line| line.split(' ').next().unwrap().split(',').count()).sum();
    assert_eq!(n_links, n_styled, "every line has the style of its status");
    let odd = demo::small_world(&["d4 | person/dmitar-voss | leads"]);
    assert!(file("mermaid", &odd).contains("%% n"), "quotes follow as comments");
}

#[test]
fn selections_hold_for_every_format() {
    let world = world();
    let selection = Selection {
        focus: vec![EntityId(SUMMIT.into())],
        relations: ["attends".to_owned()].into(),
        statuses: [Status::Denied].into(),
        ..Selection::default()
    };
    for format in own() {
        let all: String = files(format.name(), &world, &selection).into_values().collect();
        assert!(!all.contains("okafor") && !all.contains("Okafor"), "{}", format.name());
        // What is denied is no fact to FollowTheMoney and no event to PLOVER.
        if !["ftm", "plover"].contains(&format.name()) {
            assert!(all.contains("Voss"), "{}", format.name());
        }
    }
}

#[test]
fn the_order_of_the_input_never_shows() {
    let mut turned = world();
    turned.entities.reverse();
    turned.claims.reverse();
    for format in own() {
        let written = |world: &World| bytes(format.name(), world, &Selection::default());
        assert!(written(&world()) == written(&turned), "{}", format.name());
    }
}

#[test]
fn a_format_of_several_files_asks_for_a_folder() {
    let world = World::default();
    let graph = Graph::from_world(&world);
    let input = Input::new(&world, &graph, &KNOWLEDGE);
    for format in FORMATS {
        let (one, several) =
            (format.write(&input, &mut Vec::new()), format.write_files(&input, &mut Folder::default()));
        assert_eq!(
            (one.is_ok(), several.is_ok()),
            (!format.is_folder(), format.is_folder()),
            "{}",
            format.name()
        );
    }
    let error = format("csv").unwrap().write(&input, &mut Vec::new()).unwrap_err();
    assert!(matches!(error, Error::SeveralFiles { .. }) && error.to_string().contains("-o"), "{error}");
}

/// Where each node is, in the formats that tell it; y grows downwards.
fn positions(name: &str, world: &World) -> BTreeMap<String, (f64, f64)> {
    let graph = if name == "gexf" { Value::Null } else { json(name, world) };
    let at = |node: &Value, place: &Value| {
        Some((node.as_str()?.to_owned(), (place["x"].as_f64()?, place["y"].as_f64()?)))
    };
    match name {
        "cytoscape" => graph["elements"]["nodes"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|node| at(&node["data"]["id"], &node["position"]))
            .collect(),
        "cx2" => {
            let aspect = graph.as_array().unwrap().iter().find_map(|aspect| aspect.get("nodes")).unwrap();
            aspect.as_array().unwrap().iter().filter_map(|node| at(&node["v"]["id"], node)).collect()
        }
        _ => {
            let text = file("gexf", world);
            let attribute = |text: &str, name: &str| {
                let rest = text.split_once(&format!(" {name}=\""))?.1;
                Some(rest.split_once('"')?.0.to_owned())
            };
            let nodes = text.split("<node ").skip(1).filter_map(|node| {
                let place = node.split_once("<viz:position")?.1;
                let number = |name: &str| attribute(place, name)?.parse::<f64>().ok();
                Some((attribute(&format!(" {node}"), "id")?, (number("x")?, -number("y")?)))
            });
            nodes.collect()
        }
    }
}

#[test]
fn nodes_are_where_the_built_in_layout_puts_them() {
    let world = world();
    let places = positions("cytoscape", &world);
    assert_eq!(places.len(), read("cytoscape", &world).0.len());
    for name in ["cx2", "gexf"] {
        assert_eq!(positions(name, &world), places, "{name}");
    }
    let distance = |a: &str, b: &str| (places[a].0 - places[b].0).hypot(places[a].1 - places[b].1);
    let mean = |of: &mut dyn Iterator<Item = f64>| {
        let all: Vec<f64> = of.collect();
        all.iter().sum::<f64>() / all.len() as f64
    };
    let graph = Graph::from_world(&world);
    let joined =
        graph.edges().iter().filter_map(|edge| Some((edge.subject.as_ref()?, edge.object.entity()?)));
    let near = mean(&mut joined.filter(|(a, b)| a != b).map(|(a, b)| distance(&a.0, &b.0)));
    let any = mean(
        &mut places.keys().flat_map(|a| places.keys().map(move |b| (a, b))).map(|(a, b)| distance(a, b)),
    );
    assert!(near < 0.7 * any, "{near} {any}");
    let boxes: Vec<&(f64, f64)> = places.values().collect();
    for (i, a) in boxes.iter().enumerate() {
        assert!(boxes[i + 1..].iter().all(|b| (a.0 - b.0).abs() > 100.0 || (a.1 - b.1).abs() > 40.0));
    }
}

#[test]
fn a_graph_of_very_many_nodes_has_no_places() {
    let mut world = demo::small_world(&["ada-lind | hosts"]);
    let person = world.entities.iter().find(|entity| entity.kind == "Person").unwrap().clone();
    for i in 0..3000 {
        world
            .entities
            .push(rapporteur_model::Entity { id: EntityId(format!("person/p{i:04}")), ..person.clone() });
    }
    assert!(positions("cytoscape", &world).is_empty());
    assert!(file("gexf", &world).contains("<viz:color") && !file("gexf", &world).contains("viz:position"));
}

#[test]
fn small_graphs_of_every_format() {
    let words = [
        "d4 | person/dmitar-voss | attends",
        "greta-lind | kinOf",
        "memberCount",
        "e5 | person/bruno-okafor | praises",
        "e5 | - | arrests",
        "pays",
    ];
    let world = demo::small_world(&words);
    for format in own().filter(|format| format.name() != "parquet") {
        let files = files(format.name(), &world, &Selection::default());
        let text: Vec<String> = files.into_iter().map(|(name, text)| format!("=== {name}\n{text}")).collect();
        insta::assert_snapshot!(format.name(), text.join("\n"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_breaks_a_format(label in r#"([<>&"'\\\[\]|#;,=+@\n\r\t\x00-\x1f]|\PC|.){0,30}"#, quote in r#"([<>&"'\\;,=\n\r\x00-\x1f]|\PC|.){1,30}"#) {
        let mut world = demo::small_world(&["greta-lind | kinOf", "memberCount"]);
        for entity in &mut world.entities {
            entity.label = label.clone();
            entity.aliases = vec![label.clone() + "x"];
        }
        for claim in &mut world.claims {
            let report = world.reports.iter_mut().find(|report| report.id == claim.report).unwrap();
            let start = report.text.len();
            report.text.push_str(&quote);
            claim.claim.evidence.span = rapporteur_model::Span::new(start, report.text.len());
            claim.claim.evidence.sentence = claim.claim.evidence.span;
        }
        let n_nodes = world.entities.len() + world.reports.len() + world.origins.len() + 1;
        for name in COMPLETE {
            let (nodes, claims) = read(name, &world);
            prop_assert_eq!((nodes.len(), claims.len()), (n_nodes, 2), "{}", name);
        }
        for name in ["csv", "neo4j"] {
            let files = files(name, &world, &Selection::default());
            let (edges, column) = if name == "csv" { ("edges.csv", "quote") } else { ("relationships.csv", "quote:string") };
            let cell = if name == "csv" { text_cell(&quote) } else { Cow::Borrowed(quote.as_str()) };
            prop_assert!(table(&files[edges]).iter().any(|row| row[column] == cell), "{}", name);
        }
        let graph = json("nodelink", &world);
        prop_assert!(graph["nodes"].as_array().unwrap().iter().any(|node| node["label"] == label.as_str()));
        let notes = files("obsidian", &world, &Selection::default());
        prop_assert_eq!(notes.len(), n_nodes);
        prop_assert!(file("ftm", &world).lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
        let picture = file("mermaid", &world);
        prop_assert!(picture.lines().all(|line| line.matches('"').count() % 2 == 0 || line.starts_with("%%") || line.starts_with("title")), "{}", picture);
    }
}
