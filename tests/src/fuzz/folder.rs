//! Changes one file of a store. Every change must be detected or have no effect.
//!
//! An input names a file, says whether its bytes are changed on disk or below compression and checksum, and
//! contains the edits.

use super::parts::edited;
use super::shared::{KNOWLEDGE, LANGUAGE, message};
use lz4_flex::frame::{FrameDecoder, FrameEncoder, FrameInfo};
use rapporteur_model::World;
use rapporteur_pipeline::{Error, Options, Pipeline, Proof, StoreFolder};
use rapporteur_store::{Vocabulary, quads};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

const REPORT: &str =
    "OSLO, May 9, 2031 (Harbour Wire) - Kenya will sign the Aden accord in Oslo on Monday, a minister said.";

/// A store as it was written.
struct Sound {
    /// Paths inside the folder, with their bytes, sorted.
    files: Vec<(PathBuf, Vec<u8>)>,
    world: World,
    graph: Vec<u8>,
}

pub fn run(bytes: &[u8]) {
    static SOUND: LazyLock<Sound> = LazyLock::new(sound);
    let [file, depth, edits @ ..] = bytes else { return };
    let place = tempfile::tempdir().expect("a temporary folder");
    let folder = StoreFolder::new(place.path());
    for (path, bytes) in &SOUND.files {
        write(&place.path().join(path), bytes);
    }
    let (path, bytes) = &SOUND.files[usize::from(*file) % SOUND.files.len()];
    let below = if depth % 2 == 0 { None } else { repacked(bytes, edits) };
    let is_below = below.is_some();
    write(&place.path().join(path), &below.unwrap_or_else(|| edited(bytes, edits)));
    read(&folder, is_below);
    let Ok(Proof { damages, .. }) = folder.prove() else { return };
    damages.iter().for_each(|damage| message(&damage.message));
    if damages.is_empty() && !is_below {
        assert!(folder.world().is_ok_and(|world| world == SOUND.world), "{} was changed", path.display());
        assert!(folder.graph().is_ok_and(|graph| graph == SOUND.graph), "{} was changed", path.display());
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder is made");
    fs::write(path, bytes).expect("a file is written");
}

/// Asserts that every way to read a store returns what it holds or an error.
fn read(folder: &StoreFolder, is_below: bool) {
    fn told<T>(outcome: Result<T, Error>) -> Option<T> {
        outcome.map_err(|error| message(&error.to_string())).ok()
    }
    told(folder.graph());
    told(folder.open().and_then(|store| Ok(store.n_triples()?)));
    told(folder.base());
    for listed in told(folder.list()).unwrap_or_default() {
        told(folder.report(&listed.id));
        told(folder.source(&listed.id));
    }
    if let Some(world) = told(folder.world()).filter(|_| is_below) {
        quads(&world, &Vocabulary::default());
    }
}

/// The bytes of a compressed file after its content is changed and its checksum computed again.
fn repacked(bytes: &[u8], edits: &[u8]) -> Option<Vec<u8>> {
    let start = bytes.iter().position(|byte| *byte == b'\n')? + 1;
    let mut held = Vec::new();
    FrameDecoder::new(&bytes[start..]).read_to_end(&mut held).ok()?;
    let frame = FrameInfo::new().content_checksum(true);
    let mut encoder = FrameEncoder::with_frame_info(frame, bytes[..start].to_vec());
    encoder.write_all(&edited(&held, edits)).ok()?;
    encoder.finish().ok()
}

fn sound() -> Sound {
    let place = tempfile::tempdir().expect("a temporary folder");
    let report = place.path().join("report.txt");
    fs::write(&report, REPORT).expect("a report is written");
    let options = Options { threads: 1, ..Options::default() };
    let pipeline =
        Pipeline::new(Arc::clone(&KNOWLEDGE), Arc::clone(&LANGUAGE), options).expect("it is sound");
    let root = place.path().join("store");
    let folder = StoreFolder::new(&root);
    let prepared = pipeline.build(&[report], &folder, &|_| {}).expect("a store is built");
    prepared.commit().expect("a store is written");
    let mut files: Vec<PathBuf> = Vec::new();
    below(&root, &mut files);
    files.sort();
    let relative = |path: &Path| path.strip_prefix(&root).expect("it is below").to_owned();
    Sound {
        files: files.iter().map(|path| (relative(path), fs::read(path).expect("it is read"))).collect(),
        world: folder.world().expect("a sound store is read"),
        graph: folder.graph().expect("a sound store is read"),
    }
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder is listed") {
        let path = entry.expect("a folder is listed").path();
        if path.is_dir() { below(&path, files) } else { files.push(path) }
    }
}
