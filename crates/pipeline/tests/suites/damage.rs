//! Any harm to a file of a store is detected and named, and building again repairs it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]

use rapporteur_knowledge::Knowledge;
use rapporteur_pipeline::{Damage, Error, Options, Pipeline, StoreFolder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let knowledge = Arc::new(Knowledge::embedded().unwrap());
    let language = Arc::new(rapporteur_language::Analyzer::embedded().unwrap());
    Pipeline::new(knowledge, language, Options::default()).unwrap()
});

const STORIES: [&str; 2] = [
    "GENEVA, March 3 2031 (Northern Wire) - President Ana Ruiz met Prime Minister Tom Ashby in Geneva on Monday.\n",
    "Norway will host a summit in Oslo on March 9. Prime Minister Tom Ashby will attend the summit.\n",
];

/// The folders whose files a generation depends on.
const FOLDERS: [&str; 5] = ["generations", "reports", "sources", "world", "graph"];

/// Two reports and a store of them.
fn place() -> (tempfile::TempDir, Vec<PathBuf>, StoreFolder) {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = (0..STORIES.len()).map(|i| folder.path().join(format!("{i}.txt"))).collect();
    for (path, story) in paths.iter().zip(STORIES) {
        std::fs::write(path, story).unwrap();
    }
    let store = StoreFolder::new(folder.path().join("store"));
    build(&paths, &store);
    (folder, paths, store)
}

fn build(paths: &[PathBuf], store: &StoreFolder) {
    PIPELINE.build(paths, store, &|_| {}).unwrap().commit().unwrap();
}

/// The files below a folder with their contents.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    rapporteur_testkit::store_files(folder)
        .unwrap()
        .into_iter()
        .map(|(name, bytes)| (folder.join(name), bytes))
        .collect()
}

fn damages(store: &StoreFolder) -> Vec<Damage> {
    store.prove().unwrap().damages
}

/// Kinds of harm to a file; `None` where the file is gone.
fn harms(bytes: &[u8]) -> Vec<(String, Option<Vec<u8>>)> {
    let flipped = |place: usize| {
        let mut bytes = bytes.to_vec();
        bytes[place] ^= 1;
        (format!("a bit flipped at byte {place}"), Some(bytes))
    };
    let cut = |n: usize| (format!("cut to {n} bytes"), Some(bytes[..n].to_vec()));
    let n = bytes.len();
    let longer = [bytes, b"more"].concat();
    let mut harms: Vec<_> = [0, 8, 13, n / 3, n / 2, n - 1].into_iter().map(flipped).collect();
    // The LZ4 frame ends with eight bytes of mark and checksum; the file begins with thirteen that name its
    // format.
    harms.extend([0, 1, 13, n / 2, n - 8, n - 4, n - 1].into_iter().map(cut));
    harms.extend([("gone".to_owned(), None), ("made longer".to_owned(), Some(longer))]);
    harms
}

#[test]
fn every_harm_to_every_file_is_seen() {
    let (_folder, _, store) = place();
    assert!(damages(&store).is_empty());
    for folder in FOLDERS {
        let files = files(&store.path().join(folder));
        assert!(!files.is_empty());
        for (path, bytes) in files {
            for (harm, harmed) in harms(&bytes) {
                match harmed {
                    Some(harmed) => std::fs::write(&path, harmed).unwrap(),
                    None => std::fs::remove_file(&path).unwrap(),
                }
                let found = damages(&store);
                let told: Vec<PathBuf> = found.iter().map(|damage| store.path().join(&damage.file)).collect();
                assert_eq!(told, [path.as_path()], "{harm}: {found:?}");
                assert!(found[0].message.contains("run `rapporteur build` again"), "{found:?}");
                std::fs::write(&path, &bytes).unwrap();
            }
        }
    }
    assert!(damages(&store).is_empty());
}

#[test]
fn a_file_in_the_place_of_another_is_seen() {
    let (_folder, _, store) = place();
    for folder in ["reports", "sources"] {
        let files: Vec<(PathBuf, Vec<u8>)> = files(&store.path().join(folder)).into_iter().collect();
        std::fs::write(&files[0].0, &files[1].1).unwrap();
        let found = damages(&store);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].message.contains("named by"), "{found:?}");
        std::fs::write(&files[0].0, &files[0].1).unwrap();
    }
}

/// Two files of parts swap places: every reader must notice, and a build repairs it.
#[test]
fn swapped_parts_are_seen_by_all_who_read_them() {
    let (_folder, paths, store) = place();
    let sound = files(store.path());
    for folder in ["world", "graph"] {
        let of_folder: Vec<(PathBuf, Vec<u8>)> = files(&store.path().join(folder)).into_iter().collect();
        let [(a, of_a), .., (b, of_b)] = &of_folder[..] else { panic!("too few parts") };
        std::fs::write(a, of_b).unwrap();
        std::fs::write(b, of_a).unwrap();
        let refused = if folder == "world" { store.world().err() } else { store.graph().err() };
        assert!(refused.unwrap().to_string().contains("named by"));
        assert_eq!(damages(&store).len(), 2);
        build(&paths, &store);
        assert!(files(store.path()) == sound, "{folder}");
    }
}

#[test]
fn a_graph_is_given_only_whole() {
    let (_folder, _, store) = place();
    let n_triples = store.prove().unwrap().store.unwrap().n_triples().unwrap();
    assert_eq!(n_triples, store.open().unwrap().n_triples().unwrap());
    let source = files(&store.path().join("sources")).into_keys().next().unwrap();
    std::fs::remove_file(source).unwrap();
    let proof = store.prove().unwrap();
    assert!(proof.store.is_some() && proof.damages.len() == 1);
    let part = files(&store.path().join("graph")).into_keys().next().unwrap();
    std::fs::remove_file(part).unwrap();
    let proof = store.prove().unwrap();
    assert!(proof.store.is_none() && proof.damages.len() == 2);
}

#[test]
fn building_again_mends_every_file() {
    let (_folder, paths, store) = place();
    let sound = files(store.path());
    for folder in FOLDERS {
        let of_folder = files(&store.path().join(folder));
        for (i, (path, bytes)) in of_folder.iter().enumerate() {
            match i % 3 {
                0 => std::fs::write(path, &bytes[..bytes.len() / 2]).unwrap(),
                1 => std::fs::write(path, b"").unwrap(),
                _ => std::fs::remove_file(path).unwrap(),
            }
        }
        // A damaged list hides which further files there should be.
        assert_eq!(damages(&store).len(), of_folder.len(), "{folder}");
        build(&paths, &store);
        assert!(damages(&store).is_empty() && files(store.path()) == sound, "{folder}");
    }
    for current in [&b"\xff\xfe"[..], b"", b"../generations", b"00000000000000000000000000000000"] {
        std::fs::write(store.path().join("CURRENT"), current).unwrap();
        assert_eq!(damages(&store).len(), 1);
        assert!(matches!(store.world(), Err(Error::Corrupt { .. })));
        build(&paths, &store);
        assert!(damages(&store).is_empty() && files(store.path()) == sound);
    }
}

#[test]
fn a_list_of_reports_that_was_changed_is_refused_by_all() {
    let (_folder, paths, store) = place();
    let (path, bytes) = files(&store.path().join("generations")).pop_first().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    std::fs::write(&path, text.replacen("0.txt", "9.txt", 1)).unwrap();
    for refused in [store.list().err(), store.world().err(), store.graph().err(), store.base().err()] {
        let told = refused.unwrap().to_string();
        assert!(told.contains("the store is damaged") && told.contains(path.to_str().unwrap()), "{told}");
    }
    assert!(PIPELINE.add(&paths, &store, &|_| {}).is_err());
}

#[test]
fn what_a_killed_first_build_left_does_not_disturb_the_next() {
    let (_folder, paths, store) = place();
    let sound = files(store.path());
    std::fs::remove_file(store.path().join("CURRENT")).unwrap();
    for (path, bytes) in FOLDERS.iter().flat_map(|folder| files(&store.path().join(folder))) {
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
        std::fs::write(path.with_file_name(".newAb12"), b"half").unwrap();
    }
    assert!(store.path().join("LOCK").is_file());
    assert!(matches!(store.world(), Err(Error::NoStore(_))));
    build(&paths, &store);
    assert!(files(store.path()) == sound);
}

#[test]
fn a_file_is_no_store_folder_and_nothing_says_build_first() {
    let (_folder, paths, _) = place();
    for path in [paths[0].clone(), paths[0].join("below")] {
        let store = StoreFolder::new(path);
        let built = PIPELINE.build(&paths, &store, &|_| {}).err();
        for refused in [store.world().err(), store.read_judgements().err(), built] {
            let told = refused.unwrap().to_string();
            assert!(told.starts_with(paths[0].to_str().unwrap()) && told.contains("is a file"), "{told}");
        }
    }
    assert_eq!(std::fs::read_to_string(&paths[0]).unwrap(), STORIES[0]);
}

#[test]
fn judgements_that_are_no_utf8_are_told_with_their_line() {
    let (_folder, paths, store) = place();
    std::fs::write(store.judgements(), b"# of a test\ndrop\tNobody\t\tM\xfcller said so\n").unwrap();
    let told = PIPELINE.build(&paths, &store, &|_| {}).err().unwrap().to_string();
    assert!(told.contains("judgements.tsv:2: this line is no UTF-8"), "{told}");
}

#[test]
fn every_harm_to_a_file_of_history_is_seen_and_a_build_forgets_it() {
    let (_folder, paths, store) = place();
    for set in [&paths[..1], &paths[..], &paths[1..]] {
        build(set, &store);
    }
    let folder = store.path().join("history/builds");
    let sound: BTreeMap<PathBuf, Vec<u8>> = rapporteur_testkit::files(&folder).unwrap();
    assert_eq!((sound.len(), store.history().unwrap().len()), (4, 4));
    for (i, (name, bytes)) in sound.iter().enumerate() {
        for (harm, harmed) in harms(bytes) {
            let is_gone = harmed.is_none();
            match harmed {
                Some(harmed) => std::fs::write(folder.join(name), harmed).unwrap(),
                None => std::fs::remove_file(folder.join(name)).unwrap(),
            }
            if is_gone && i == 0 {
                // Of the first file nobody can tell whether it was forgotten.
                assert!(damages(&store).is_empty() && store.history().unwrap().len() == sound.len() - 1);
                std::fs::write(folder.join(name), bytes).unwrap();
                continue;
            }
            assert!(!damages(&store).is_empty() && store.history().is_err(), "{harm} of {}", name.display());
            assert!(damages(&store)[0].message.contains("run `rapporteur build` again"));
            std::fs::write(folder.join(name), bytes).unwrap();
        }
    }
    let second = sound.keys().nth(1).unwrap();
    std::fs::write(folder.join(second), b"harmed").unwrap();
    build(&paths[1..], &store);
    assert!(damages(&store).is_empty(), "{:?}", damages(&store));
    assert_eq!(store.history().unwrap().len(), 2, "what leads to the build in force without a gap");
}
