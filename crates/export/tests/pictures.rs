//! Pictures of an invented world: what they show, and that Graphviz draws them.

mod demo;

use rapporteur_export::{Engine, Input, PictureOptions, format};
use rapporteur_graph::{Graph, Selection};
use rapporteur_knowledge::{Files, Knowledge};
use rapporteur_model::EntityId;
use std::path::PathBuf;

/// Writes a picture of what lies around a node, or of everything.
fn draw(name: &str, graph: &Graph, focus: &[&str], depth: usize) -> String {
    let knowledge = Knowledge::from_files(Files::default()).unwrap();
    let focus: Vec<EntityId> = focus.iter().map(|id| EntityId((*id).to_owned())).collect();
    let selected = graph.select(&Selection { focus: focus.clone(), depth, ..Selection::default() });
    let mut written = String::new();
    for (kind, engine) in [("dot", None), ("svg", Some(Engine::Builtin))] {
        let options = PictureOptions { focus: focus.clone(), engine, ..PictureOptions::default() };
        let input = Input::new(graph, &knowledge).with_selected(&selected).with_picture(&options);
        let mut bytes = Vec::new();
        format(kind).unwrap().write(&input, &mut bytes).unwrap();
        std::fs::write(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.{kind}")), &bytes)
            .unwrap();
        written = String::from_utf8(bytes).unwrap();
    }
    written
}

#[test]
fn pictures() {
    let graph = Graph::from_world(&demo::world());
    draw("meeting", &graph, &["meeting/aldermere-summit-2031"], 1);
    draw("person", &graph, &["person/dmitar-voss"], 1);
    draw("everything", &graph, &[], 1);
    draw("big", &Graph::from_world(&demo::crowd(80)), &[], 1);
    draw("crowd", &Graph::from_world(&demo::crowd(40)), &[], 1);
}
