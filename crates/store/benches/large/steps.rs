//! Stores filled and asked.

use super::Outcome;
use super::graph::{HUB, MEETING};
use oxigraph::io::RdfFormat;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use rapporteur_model::EntityId;
use rapporteur_store::{Index, Options, PREFIXES, Part, Query, Results, Store, Vocabulary};
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The steps, in their order; a store is asked in another process than the one that made it, if it can be kept.
#[cfg(not(feature = "rocksdb"))]
pub const NAMES: &[&str] = &["index, load", "index, ask", "Oxigraph"];
#[cfg(feature = "rocksdb")]
pub const NAMES: &[&str] =
    &["index, load", "index, ask", "Oxigraph", "RocksDB, load", "RocksDB, ask", "RocksDB, theirs"];

/// Lines that are parsed in one go.
const PIECE: usize = 4096;

/// Makes a step with the lines of a file; the figures in words.
pub fn run(step: &str, file: &Path, rounds: usize) -> Outcome<String> {
    let kept = |kind: &str| file.with_extension(kind);
    let told = match step {
        "index, load" => load_index(file, &kept("triples"))?,
        "index, ask" => {
            let start = Instant::now();
            let index = Index::load(&kept("triples")).ok_or("the index does not come back")?;
            ask(&Store::new(Vocabulary::default(), index), start.elapsed(), rounds)?
        }
        "Oxigraph" => oxigraph_in_memory(file, rounds)?,
        #[cfg(feature = "rocksdb")]
        "RocksDB, load" => load_rocksdb(file, &kept("rocksdb"))?,
        #[cfg(feature = "rocksdb")]
        "RocksDB, ask" => {
            let start = Instant::now();
            let store = Store::open_rocksdb(Vocabulary::default(), &kept("rocksdb"))?;
            ask(&store, start.elapsed(), rounds)?
        }
        #[cfg(feature = "rocksdb")]
        "RocksDB, theirs" => oxigraph_on_disk(file, &kept("theirs"))?,
        other => return Err(format!("no step is called {other:?}").into()),
    };
    Ok(format!("{told}, at most {:.0} MB", peak()?))
}

fn load_index(file: &Path, place: &PathBuf) -> Outcome<String> {
    let start = Instant::now();
    let read = |lines: std::io::Result<Vec<u8>>| Part::read(&lines?).map_err(std::io::Error::other);
    let parts: std::io::Result<Vec<Part>> = pieces(file)?.par_bridge().map(read).collect();
    let index = Index::of(&parts?)?;
    index.save(place)?;
    Ok(loaded(index.n_triples(), start.elapsed(), Some(std::fs::metadata(place)?.len())))
}

/// Oxigraph's own loader, on all cores, and its own evaluation.
fn oxigraph_in_memory(file: &Path, rounds: usize) -> Outcome<String> {
    let start = Instant::now();
    let store = oxigraph::store::Store::new()?;
    let mut loader = store.bulk_loader();
    loader.parallel_load_from_file(RdfFormat::NQuads, file)?;
    loader.commit()?;
    let loaded = loaded(store.len()?, start.elapsed(), None);
    let prefixes: String = PREFIXES.iter().map(|(name, iri)| format!("PREFIX {name}: <{iri}>\n")).collect();
    let answer = |sparql: &str| -> Outcome<usize> {
        let query = SparqlEvaluator::new().parse_query(&format!("{prefixes}{sparql}"))?;
        let QueryResults::Solutions(solutions) = query.on_store(&store).execute()? else { return Ok(0) };
        Ok(solutions.collect::<Result<Vec<_>, _>>()?.len())
    };
    Ok(format!("{loaded}; {}", asked(rounds, answer)?))
}

#[cfg(feature = "rocksdb")]
fn load_rocksdb(file: &Path, place: &Path) -> Outcome<String> {
    let start = Instant::now();
    let pieces = pieces(file)?.map(|lines| Ok::<_, rapporteur_store::Error>(lines?));
    Store::make_rocksdb(place, pieces)?;
    let took = start.elapsed();
    let n_triples = Store::open_rocksdb(Vocabulary::default(), place)?.n_triples()?;
    Ok(loaded(n_triples, took, Some(on_disk(place)?)))
}

/// Oxigraph's own loader, on all cores, into RocksDB.
#[cfg(feature = "rocksdb")]
fn oxigraph_on_disk(file: &Path, place: &Path) -> Outcome<String> {
    let start = Instant::now();
    let store = oxigraph::store::Store::open(place)?;
    let mut loader = store.bulk_loader();
    loader.parallel_load_from_file(RdfFormat::NQuads, file)?;
    loader.commit()?;
    store.flush()?;
    let took = start.elapsed();
    Ok(loaded(store.len()?, took, Some(on_disk(place)?)))
}

#[cfg(feature = "rocksdb")]
fn on_disk(folder: &Path) -> Outcome<u64> {
    let files = std::fs::read_dir(folder)?.map(|file| Ok(file?.metadata()?.len()));
    Ok(files.sum::<std::io::Result<u64>>()?)
}

fn loaded(n_triples: usize, took: Duration, n_bytes: Option<u64>) -> String {
    let (seconds, n) = (took.as_secs_f64(), n_triples as f64 / 1000.0);
    let disk = n_bytes.map(|n| format!(", {:.0} MB on disk", n as f64 / 1e6)).unwrap_or_default();
    format!("{n_triples} triples in {seconds:.1} s: {:.0} thousand a second{disk}", n / seconds)
}

fn ask(store: &Store, opening: Duration, rounds: usize) -> Outcome<String> {
    let answer = |sparql: &str| -> Outcome<usize> {
        match store.query(&Query::sparql(sparql)?, &Options::default())?.results {
            Results::Solutions(solutions) => Ok(solutions.rows.len()),
            _ => Ok(0),
        }
    };
    Ok(format!("opened in {:.0} ms; {}", 1000.0 * opening.as_secs_f64(), asked(rounds, answer)?))
}

/// The median time of each question, with the number of its rows.
fn asked(rounds: usize, answer: impl Fn(&str) -> Outcome<usize>) -> Outcome<String> {
    let mut told = Vec::new();
    for (what, sparql) in questions() {
        let (mut times, mut n_rows) = (Vec::new(), 0);
        for _ in 0..rounds.max(1) {
            let start = Instant::now();
            n_rows = answer(&sparql)?;
            times.push(start.elapsed().as_secs_f64());
        }
        times.sort_by(f64::total_cmp);
        if n_rows == 0 {
            return Err(format!("{what}: nothing was found").into());
        }
        told.push(format!("{what} {:.1} ms ({n_rows} rows)", 1000.0 * times[times.len() / 2]));
    }
    Ok(told.join(", "))
}

fn questions() -> [(&'static str, String); 3] {
    let node = |id: &str| Vocabulary::default().node(&EntityId(id.to_owned()));
    let (hub, meeting) = (node(HUB), node(MEETING));
    let evidence = format!(
        "?claim rdf:subject {hub} ; rdf:predicate rap:attends ; rdf:object {meeting} ; rap:evidence ?evidence ; \
         rap:report ?report . ?evidence rap:quote ?quote ; rap:sentence ?sentence . ?report rdfs:label ?title"
    );
    [
        (
            "who met the hub",
            format!("SELECT DISTINCT ?who {{ {hub} rap:attends ?meeting . ?who rap:attends ?meeting }}"),
        ),
        ("all two hops", format!("SELECT (COUNT(*) AS ?n) {{ {hub} ?p ?near . ?near ?q ?far }}")),
        ("evidence of an edge", format!("SELECT ?quote ?sentence ?title {{ {evidence} }}")),
    ]
}

/// The lines of a file, some thousand at a time.
fn pieces(file: &Path) -> Outcome<impl Iterator<Item = std::io::Result<Vec<u8>>> + use<>> {
    let mut lines = BufReader::with_capacity(1 << 20, File::open(file)?);
    Ok(std::iter::from_fn(move || {
        let mut piece = Vec::new();
        for _ in 0..PIECE {
            match lines.read_until(b'\n', &mut piece) {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => return Some(Err(error)),
            }
        }
        (!piece.is_empty()).then_some(Ok(piece))
    }))
}

/// Most memory that this process has had, in megabytes, where the kernel tells it.
fn peak() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 =
        line.and_then(|line| line.split_whitespace().next()).ok_or("no peak memory")?.parse()?;
    Ok(kilobytes / 1000.0)
}
