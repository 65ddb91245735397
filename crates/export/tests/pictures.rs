//! Pictures of an invented world: what they show, and that Graphviz draws them.

mod demo;

use rapporteur_export::{Input, PictureOptions, format};
use rapporteur_graph::{Graph, Selection};
use rapporteur_knowledge::{Files, Knowledge};
use rapporteur_model::EntityId;
use std::path::PathBuf;

/// Writes a picture of what lies around a node, or of everything.
fn draw(name: &str, graph: &Graph, focus: &[&str], depth: usize) -> String {
    let knowledge = Knowledge::from_files(Files::default()).unwrap();
    let focus: Vec<EntityId> = focus.iter().map(|id| EntityId((*id).to_owned())).collect();
    let selected = graph.select(&Selection { focus: focus.clone(), depth, ..Selection::default() });
    let options = PictureOptions { focus, ..PictureOptions::default() };
    let input = Input::new(graph, &knowledge).with_selected(&selected).with_picture(&options);
    let mut bytes = Vec::new();
    format("dot").unwrap().write(&input, &mut bytes).unwrap();
    std::fs::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name), &bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn pictures() {
    let graph = Graph::from_world(&demo::world());
    draw("meeting.dot", &graph, &["meeting/aldermere-summit-2031"], 1);
    draw("person.dot", &graph, &["person/dmitar-voss"], 1);
    draw("everything.dot", &graph, &[], 1);
    draw("big.dot", &Graph::from_world(&demo::crowd(80)), &[], 1);
    draw("crowd.dot", &Graph::from_world(&demo::crowd(40)), &[], 1);
}
