//! Stores on disk are built, changed and read again, with any order and number of threads.
#![allow(clippy::unwrap_used, reason = "a test")]

use rapporteur_knowledge::Knowledge;
use rapporteur_model::{ReportId, World};
use rapporteur_pipeline::{Error, Options, Pipeline, Removal, StoreFolder, Summary};
use rapporteur_resolve::{Decision, Name};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

static KNOWLEDGE: LazyLock<Arc<Knowledge>> = LazyLock::new(|| Arc::new(Knowledge::embedded().unwrap()));
static LANGUAGE: LazyLock<Arc<rapporteur_language::Analyzer>> =
    LazyLock::new(|| Arc::new(rapporteur_language::Analyzer::embedded().unwrap()));

const STORIES: [(&str, &str); 3] = [
    (
        "one.txt",
        "GENEVA, March 3 2031 (Northern Wire) - President Ana Ruiz met Prime Minister Tom Ashby in Geneva on Monday.\n",
    ),
    ("two.txt", "Ruiz said she would visit Norway in May. The president spoke to reporters in Geneva.\n"),
    (
        "three.txt",
        "Norway will host a summit in Oslo on March 9. Prime Minister Tom Ashby will attend the summit.\n",
    ),
];

fn pipeline(threads: usize) -> Pipeline {
    let options = Options { threads, ..Options::default() };
    Pipeline::new(Arc::clone(&KNOWLEDGE), Arc::clone(&LANGUAGE), options).unwrap()
}

/// A folder with the stories as files, and a store beside them.
fn place() -> (tempfile::TempDir, Vec<PathBuf>, StoreFolder) {
    let folder = tempfile::tempdir().unwrap();
    let write = |(name, text): &(&str, &str)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let paths = STORIES.iter().map(write).collect();
    let store = StoreFolder::new(folder.path().join("store"));
    (folder, paths, store)
}

fn build(pipeline: &Pipeline, paths: &[PathBuf], store: &StoreFolder) -> (World, Summary) {
    let prepared = pipeline.build(paths, store, &|_| {}).unwrap();
    let summary = prepared.commit().unwrap();
    (prepared.world, summary)
}

fn json(world: &World) -> String {
    serde_json::to_string(world).unwrap()
}

#[test]
fn order_and_threads_do_not_show() {
    let (_folder, mut paths, store) = place();
    let (world, summary) = build(&pipeline(1), &paths, &store);
    assert_eq!((summary.reports, summary.reused), (3, 0));
    paths.reverse();
    paths.push(paths[0].clone());
    let (_other, _, second) = place();
    let (again, _) = build(&pipeline(4), &paths, &second);
    assert_eq!(json(&world), json(&again));
    assert_eq!(json(&store.world().unwrap()), json(&world), "the snapshot reads back");
}

#[test]
fn unchanged_reports_are_reused_and_others_swept() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    let (first, _) = build(&pipeline, &paths, &store);
    std::fs::write(store.judgements(), "drop\tNobody\t\ta test\n").unwrap();
    let (second, summary) = build(&pipeline, &paths, &store);
    assert_eq!(
        second.judgements[0].idle.as_deref(),
        Some("no node is `Nobody` in the reports of this store")
    );
    assert_eq!((json(&first), summary.reused), (json(&World { judgements: Vec::new(), ..second }), 3));
    let (_, summary) = build(&pipeline, &paths[..2], &store);
    assert_eq!((summary.reports, summary.reused), (2, 2));
    assert_eq!(files(&store.path().join("reports")).len(), 2);
    assert_eq!(files(&store.path().join("sources")).len(), 2);
    assert_eq!(files(&store.path().join("generations")).len(), 1);
    assert_eq!(std::fs::read_to_string(store.judgements()).unwrap(), "drop\tNobody\t\ta test\n");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn the_index_of_a_graph_goes_when_another_is_in_force() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    build(&pipeline, &paths, &store);
    let index = store.path().join("index");
    let of_three = files(&index);
    assert_eq!(of_three.len(), 1, "the index is made with the store");
    let of_another = of_three[0].with_extension("another");
    std::fs::create_dir(&of_another).unwrap();
    std::fs::write(of_another.join("file"), b"made of the same graph").unwrap();
    build(&pipeline, &paths, &store);
    assert!(of_three[0].is_file() && of_another.is_dir(), "the graph is the same");
    build(&pipeline, &paths[..2], &store);
    let of_two = files(&index);
    assert!(of_two.len() == 1 && of_two[0] != of_three[0] && !of_another.exists());
}

#[test]
fn a_store_without_its_index_is_opened_all_the_same() {
    let (_folder, paths, store) = place();
    build(&pipeline(2), &paths, &store);
    let n_triples = || store.open().unwrap().n_triples().unwrap();
    let before = n_triples();
    for damage in [None, Some(b"no index")] {
        for file in files(&store.path().join("index")) {
            match damage {
                None => std::fs::remove_file(file).unwrap(),
                Some(bytes) => std::fs::write(file, bytes).unwrap(),
            }
        }
        assert_eq!(n_triples(), before);
    }
}

#[test]
fn a_store_keeps_its_base_and_is_not_emptied_by_inputs_without_reports() {
    let (folder, paths, store) = place();
    let base = "https://example.org/news/".to_owned();
    let options = Options { base: base.clone(), ..Options::default() };
    let other = Pipeline::new(Arc::clone(&KNOWLEDGE), Arc::clone(&LANGUAGE), options).unwrap();
    build(&other, &paths[..1], &store);
    let usual = pipeline(2);
    usual.add(&paths[1..], &store, &|_| {}).unwrap().commit().unwrap();
    assert_eq!(store.base().unwrap(), base);
    let graph = String::from_utf8(store.graph().unwrap()).unwrap();
    assert!(graph.contains("<https://example.org/news/") && !graph.contains("rapporteur/id/"));
    let empty = folder.path().join("empty.txt");
    std::fs::write(&empty, "").unwrap();
    let built = usual.build(&[&empty], &store, &|_| {}).unwrap().commit();
    assert!(matches!(built, Err(Error::NothingRead(_))));
    let added = usual.add(&[&empty], &store, &|_| {}).unwrap().commit();
    assert!(matches!(added, Err(Error::NothingRead(_))));
    assert_eq!(store.reports().unwrap().len(), 3);
    let wrong = Options { base: "no IRI".to_owned(), ..Options::default() };
    assert!(Pipeline::new(Arc::clone(&KNOWLEDGE), Arc::clone(&LANGUAGE), wrong).is_err());
}

#[test]
fn adding_and_removing_equal_a_fresh_build() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    let (two, _) = build(&pipeline, &paths[..2], &store);
    let added = pipeline.add(&paths[2..], &store, &|_| {}).unwrap();
    added.commit().unwrap();
    let (_other, _, fresh) = place();
    let (all, _) = build(&pipeline, &paths, &fresh);
    assert_eq!(json(&added.world), json(&all));
    let is_new = |id: &ReportId| two.reports.iter().all(|report| report.id != *id);
    let extra: BTreeSet<ReportId> = all.reports.iter().map(|r| r.id.clone()).filter(is_new).collect();
    let extra = Removal { reports: extra, ..Removal::default() };
    let removed = pipeline.remove(&extra, &store, &|_| {}).unwrap();
    removed.commit().unwrap();
    assert_eq!(json(&removed.world), json(&two));
    assert!(matches!(pipeline.remove(&extra, &store, &|_| {}), Err(Error::UnknownReport(_))));
}

/// Removes inputs by name and commits.
fn remove_inputs(pipeline: &Pipeline, store: &StoreFolder, paths: &[&Path]) -> Result<(), Error> {
    let inputs = paths.iter().map(|path| path.display().to_string()).collect();
    let removal = Removal { inputs, ..Removal::default() };
    pipeline.remove(&removal, store, &|_| {})?.commit().map(drop)
}

/// The name of the generation in force, which is a hash of all that it lists.
fn current(store: &StoreFolder) -> String {
    std::fs::read_to_string(store.path().join("CURRENT")).unwrap()
}

#[test]
fn a_report_stays_as_long_as_one_input_has_it() {
    let (folder, paths, store) = place();
    let pipeline = pipeline(2);
    let record = |name: &str, id: &str| {
        let path = folder.path().join(name);
        let text = STORIES[0].1;
        std::fs::write(&path, serde_json::json!({ "id": id, "text": text }).to_string()).unwrap();
        path
    };
    let text = paths[0].clone();
    let copies = [record("b.json", "r1"), record("c.json", "r2"), text];
    let with = |inputs: &[&PathBuf]| {
        let place = tempfile::tempdir().unwrap();
        let store = StoreFolder::new(place.path());
        let inputs: Vec<PathBuf> = inputs.iter().map(|path| (*path).clone()).collect();
        build(&pipeline, &inputs, &store);
        current(&store)
    };
    let [b, c, text] = &copies;
    let (all, without_b, last) = (with(&[b, c, text]), with(&[text, c]), with(&[text]));
    build(&pipeline, std::slice::from_ref(text), &store);
    for added in [c, b, c] {
        pipeline.add(std::slice::from_ref(added), &store, &|_| {}).unwrap().commit().unwrap();
    }
    assert_eq!(current(&store), all, "one by one equals all at once");
    assert_eq!(store.list().unwrap()[0].sources.len(), 3);
    remove_inputs(&pipeline, &store, &[b]).unwrap();
    assert_eq!(current(&store), without_b, "the next copy is shown as if the first had never been");
    let records = ["r2".to_owned()].into();
    let removal = Removal { records, ..Removal::default() };
    pipeline.remove(&removal, &store, &|_| {}).unwrap().commit().unwrap();
    assert_eq!(current(&store), last);
    assert!(store.prove().unwrap().damages.is_empty());
    remove_inputs(&pipeline, &store, &[text]).unwrap();
    assert_eq!(store.reports().unwrap(), []);
    assert!(matches!(remove_inputs(&pipeline, &store, &[text]), Err(Error::UnknownSource(_))));
}

#[test]
fn what_a_killed_change_left_goes_with_the_next_look_at_the_store() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    build(&pipeline, &paths, &store);
    let (former, names) = (current(&store), files(store.path()));
    let bytes: Vec<Vec<u8>> = names.iter().map(|path| std::fs::read(path).unwrap()).collect();
    remove_inputs(&pipeline, &store, &[&paths[0]]).unwrap();
    let swept = files(store.path());
    // Restores the removed files, as if the run had died before it removed them.
    for (path, bytes) in names.iter().zip(bytes).filter(|(path, _)| !path.exists()) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    assert!(files(store.path()).len() > swept.len() && current(&store) != former);
    assert_eq!(store.world().unwrap().reports.len(), 2);
    assert_eq!(files(store.path()), swept);
}

#[test]
fn sources_lead_back_to_their_bytes() {
    let (_folder, paths, store) = place();
    let (world, _) = build(&pipeline(2), &paths, &store);
    for report in &world.reports {
        let (name, bytes) = store.source(&report.id).unwrap();
        assert!(paths.iter().any(|path| path.to_string_lossy() == name));
        assert_eq!(String::from_utf8(bytes).unwrap(), report.text);
    }
}

#[test]
fn a_damaged_archive_is_analysed_again_and_a_missing_store_is_told() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    assert!(matches!(store.world(), Err(Error::NoStore(_))));
    assert!(matches!(pipeline.add(&paths, &store, &|_| {}), Err(Error::NoStore(_))));
    let (first, _) = build(&pipeline, &paths, &store);
    for file in files(&store.path().join("reports")) {
        std::fs::write(file, b"not an archive").unwrap();
    }
    let (second, summary) = build(&pipeline, &paths, &store);
    assert_eq!((json(&first), summary.reused), (json(&second), 0));
    for folder in ["world", "graph"] {
        for file in files(&store.path().join(folder)) {
            std::fs::write(file, b"no part").unwrap();
        }
    }
    assert!(matches!(store.graph(), Err(Error::Corrupt { .. })));
    assert!(matches!(store.world(), Err(Error::Corrupt { .. })));
    let (third, _) = build(&pipeline, &paths, &store);
    assert_eq!(json(&store.world().unwrap()), json(&third), "building again mends what is damaged");
    assert!(store.graph().is_ok());
}

#[test]
fn judgements_are_obeyed_and_a_line_undone_leaves_no_trace() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(0);
    let (before, _) = build(&pipeline, &paths, &store);
    let id = |world: &World, label: &str| {
        world.entities.iter().find(|e| e.label == label).map(|e| e.id.0.clone()).unwrap_or_default()
    };
    let name = |name: &str| Name { name: name.to_owned(), place: None };
    let (ruiz, ashby) = (name(&id(&before, "Ana Ruiz")), name("Tom Ashby"));
    store.add_judgements(&[(Decision::Merge(ruiz.clone(), ashby.clone()), "a test".to_owned())]).unwrap();
    let renewed = pipeline.renew(&store, &|_| {}).unwrap().world;
    assert_eq!(renewed.entities.len(), before.entities.len() - 1);
    assert_eq!(json(&build(&pipeline, &paths, &store).0), json(&renewed), "a build obeys as well");
    store.add_judgements(&[(Decision::KeepApart(ashby, ruiz), "a test".to_owned())]).unwrap();
    let Err(Error::Judgements(fault)) = pipeline.renew(&store, &|_| {}) else { panic!("obeyed both") };
    assert_eq!(fault.faults[0].0, 4);
    assert_eq!(json(&store.world().unwrap()), json(&renewed), "the store is left as it was");
    std::fs::remove_file(store.judgements()).unwrap();
    assert_eq!(json(&pipeline.renew(&store, &|_| {}).unwrap().world), json(&before));
}

#[test]
fn two_do_not_change_a_store_at_once() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(0);
    build(&pipeline, &paths[..1], &store);
    let first = pipeline.add(&paths[1..2], &store, &|_| {}).unwrap();
    assert!(matches!(pipeline.add(&paths[2..], &store, &|_| {}), Err(Error::Busy(_))));
    first.commit().unwrap();
    pipeline.add(&paths[2..], &store, &|_| {}).unwrap().commit().unwrap();
    assert_eq!(store.reports().unwrap().len(), 3);
}

/// Labels of new and of gone reports since a build.
fn news(store: &StoreFolder, since: &str) -> (Vec<String>, Vec<String>) {
    let found = store.changes(Some(since)).unwrap().difference;
    let inputs = |lines: &mut dyn Iterator<Item = &rapporteur_pipeline::ReportLine>| -> Vec<String> {
        lines.map(|line| line.input.rsplit('/').next().unwrap_or_default().to_owned()).collect()
    };
    (inputs(&mut found.reports.new_ones()), inputs(&mut found.reports.gone()))
}

#[test]
fn a_store_tells_what_came_since_any_of_its_builds() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    let mut builds = Vec::new();
    build(&pipeline, &paths[..1], &store);
    builds.push(store.current_build().unwrap());
    pipeline.add(&paths[1..2], &store, &|_| {}).unwrap().commit().unwrap();
    builds.push(store.current_build().unwrap());
    pipeline.add(&paths[2..], &store, &|_| {}).unwrap().commit().unwrap();
    builds.push(store.current_build().unwrap());
    remove_inputs(&pipeline, &store, &[&paths[1]]).unwrap();
    let none = Vec::<String>::new;
    assert_eq!(
        news(&store, &builds[0]),
        (vec!["three.txt".to_owned()], none()),
        "what came and went is no news"
    );
    assert_eq!(news(&store, &builds[1]), (vec!["three.txt".to_owned()], vec!["two.txt".to_owned()]));
    assert_eq!(news(&store, &builds[2][..8]), (none(), vec!["two.txt".to_owned()]), "the first digits do");
    let last = store.changes(None).unwrap();
    assert_eq!((last.since.as_ref(), last.n_changes), (Some(&builds[2]), 1));
    assert!(last.difference.nodes.gone().count() > 0 && last.difference.claims.gone().count() > 0);
    assert!(store.changes(Some(&last.build)).unwrap().difference.is_empty());
    let unknown = store.changes(Some("ffff")).unwrap_err().to_string();
    assert!(
        unknown.contains("remembers no build \"ffff\"") && unknown.contains(&builds[0][..12]),
        "{unknown}"
    );
    // A build that was there before is a change like any other.
    pipeline.add(&paths[1..2], &store, &|_| {}).unwrap().commit().unwrap();
    assert_eq!(store.current_build().unwrap(), builds[2]);
    assert_eq!(news(&store, &builds[0]).0.len(), 2);
    assert_eq!(store.history().unwrap().len(), 5);
    build(&pipeline, &paths, &store);
    assert_eq!(store.history().unwrap().len(), 5, "an equal build leaves no file");
}

#[test]
fn what_a_killed_change_wrote_of_its_history_is_passed_over() {
    let pipeline = pipeline(2);
    // The file left behind and the next one have one number. Of several third reports some have a build that comes before that of the
    // one left behind, some behind it.
    for i in 0..6 {
        let (folder, paths, store) = place();
        std::fs::write(&paths[1], format!("Ruiz said she would visit Norway in May of 204{i}.\n")).unwrap();
        build(&pipeline, &paths[..1], &store);
        pipeline.add(&paths[2..], &store, &|_| {}).unwrap().commit().unwrap();
        killed_change(&pipeline, &[folder.path().join("four.txt")], &store);
        let (n_before, build_before) = (store.history().unwrap().len(), store.current_build().unwrap());
        assert_eq!(n_before, 2);
        pipeline.add(&paths[1..2], &store, &|_| {}).unwrap().commit().unwrap();
        assert_eq!(news(&store, &build_before).0, ["two.txt"]);
        assert!(store.prove().unwrap().damages.is_empty());
        assert_eq!(store.history().unwrap().len(), 3, "nothing older is forgotten");
        assert_eq!(files(&store.path().join("history")).len(), 3, "what was left is gone");
    }
}

/// Adds a report as a run does that dies before its generation comes into force, and of which the file of its history alone is
/// left.
fn killed_change(pipeline: &Pipeline, path: &[PathBuf], store: &StoreFolder) {
    let current = std::fs::read(store.path().join("CURRENT")).unwrap();
    let (kept, build_before) = (files(store.path()), store.current_build().unwrap());
    let bytes: Vec<Vec<u8>> = kept.iter().map(|path| std::fs::read(path).unwrap()).collect();
    std::fs::write(&path[0], "Chad signed the Aden accord in Lima on May 7, 2031.\n").unwrap();
    pipeline.add(path, store, &|_| {}).unwrap().commit().unwrap();
    for (path, bytes) in kept.iter().zip(bytes).filter(|(path, _)| !path.exists()) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let history = store.path().join("history");
    let is_new = |path: &PathBuf| !kept.contains(path) && !path.starts_with(&history);
    for path in files(store.path()).iter().filter(|path| is_new(path)) {
        std::fs::remove_file(path).unwrap();
    }
    std::fs::write(store.path().join("CURRENT"), current).unwrap();
    assert_eq!(store.current_build().unwrap(), build_before);
    assert_eq!(files(&history).len(), store.history().unwrap().len() + 1);
    assert!(store.prove().unwrap().damages.is_empty());
}

#[test]
fn edits_change_lines_of_the_file_and_no_others() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    build(&pipeline, &paths, &store);
    let before = current(&store);
    let by_hand = "# mine\r\nrename\tAna Ruiz\tAna María Ruiz\tin full\n\ndrop\tNobody\t\ta test";
    std::fs::write(store.judgements(), by_hand).unwrap();
    let edit = rapporteur_pipeline::Edit {
        add: vec![(Decision::Drop(Name { name: "Norway".to_owned(), place: None }), "a test".to_owned())],
        ..store.undo_judgement(2).unwrap()
    };
    let prepared = pipeline.judge(&store, edit.clone(), &|_| {}).unwrap();
    assert_eq!(
        std::fs::read_to_string(store.judgements()).unwrap(),
        by_hand,
        "written when it is put in force"
    );
    prepared.commit().unwrap();
    let written = std::fs::read_to_string(store.judgements()).unwrap();
    assert_eq!(written, "# mine\r\n\ndrop\tNobody\t\ta test\ndrop\tNorway\t\ta test\n");
    assert!(!store.world().unwrap().entities.iter().any(|entity| entity.label == "Norway"));
    assert!(
        matches!(store.edit_judgements(&edit), Err(Error::NoJudgement { line: 2, .. })),
        "the line is another now"
    );
    assert!(matches!(store.undo_judgement(1), Err(Error::NoJudgement { line: 1, .. })));
    for line in [4, 3] {
        let edit = store.undo_judgement(line).unwrap();
        pipeline.judge(&store, edit, &|_| {}).unwrap().commit().unwrap();
    }
    assert_eq!(current(&store), before, "without judgements everything is as before");
}

#[test]
fn a_build_tells_what_it_drops_before_it_does() {
    let (_folder, paths, store) = place();
    let pipeline = pipeline(2);
    build(&pipeline, &paths, &store);
    let prepared = pipeline.build(&paths[1..], &store, &|_| {}).unwrap();
    let dropped: Vec<&str> = prepared.dropped.iter().map(|report| report.sources[0].input.as_str()).collect();
    assert_eq!((dropped, prepared.read.len()), (vec![paths[0].to_str().unwrap()], 2));
    drop(prepared);
    assert_eq!(store.reports().unwrap().len(), 3, "nothing is dropped unless it is put in force");
}
