//! The store folder:
//!
//! ```text
//! reports/3f/3f…e1.json.gz    one analysed report
//! sources/a0/a0…77.gz         the bytes it was read from
//! generations/<hash>/         world.json.gz, graph.nq, reports.txt
//! CURRENT                     name of the generation in force
//! judgements.tsv              a person's decisions; only ever added to
//! ```
//!
//! Files appear whole or not at all: they are written beside, flushed to disk and renamed. A generation is in force from the
//! moment `CURRENT` is replaced, so a build that dies leaves the former store.

use crate::Error;
use crate::archive::{self, Archived, Fingerprint, SourceRef};
use rapporteur_graph::report_label;
use rapporteur_model::{Extraction, Report, ReportId, World, hash_bytes};
use rapporteur_resolve::{Decision, Judgements};
use std::collections::BTreeSet;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const WORLD: &str = "world.json.gz";
const GRAPH: &str = "graph.nq";
const REPORTS: &str = "reports.txt";
const CURRENT: &str = "CURRENT";

/// By what a person may name a report of the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Listed {
    /// Its id.
    pub id: ReportId,
    /// Its headline, else its first words.
    pub label: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The id its record had.
    pub record_id: Option<String>,
    /// The input it was read from: a path or `-`.
    pub source: String,
}

/// A folder that holds a store, or will.
#[derive(Clone, Debug)]
pub struct StoreFolder(PathBuf);

impl StoreFolder {
    /// The folder at a path; nothing is read or made yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The file of a person's decisions; it may not exist.
    pub fn judgements(&self) -> PathBuf {
        self.0.join("judgements.tsv")
    }

    /// What a person decided; nothing, if there is no file.
    ///
    /// # Errors
    /// If the file cannot be read or a line is at fault.
    pub fn read_judgements(&self) -> Result<Judgements, Error> {
        Ok(Judgements::parse(&self.judgements().display().to_string(), &self.judgements_text()?)?)
    }

    /// Adds decisions, each with its reason, to the end of the file: all of them or none.
    ///
    /// # Errors
    /// If the file cannot be written, or what it holds already is at fault.
    pub fn add_judgements(&self, further: &[(Decision, String)]) -> Result<(), Error> {
        let path = self.judgements();
        let text = Judgements::append(&self.judgements_text()?, further);
        Judgements::parse(&path.display().to_string(), &text)?;
        write_whole(&path, text.as_bytes())
    }

    fn judgements_text(&self) -> Result<String, Error> {
        let path = self.judgements();
        match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            read => read.map_err(Error::io(&path)),
        }
    }

    /// The graph in force, as N-Quads.
    ///
    /// # Errors
    /// If there is no store.
    pub fn graph(&self) -> Result<PathBuf, Error> {
        Ok(self.generation()?.join(GRAPH))
    }

    /// The world in force.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn world(&self) -> Result<World, Error> {
        archive::read_json(&self.generation()?.join(WORLD))
    }

    /// Ids of the reports in force, sorted.
    ///
    /// # Errors
    /// If there is no store.
    pub fn reports(&self) -> Result<Vec<ReportId>, Error> {
        let path = self.generation()?.join(REPORTS);
        let text = std::fs::read_to_string(&path).map_err(Error::io(&path))?;
        Ok(text.lines().map(|line| ReportId(line.to_owned())).collect())
    }

    /// The reports in force, sorted by id, as far as a person may name them.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn list(&self) -> Result<Vec<Listed>, Error> {
        let listed = |id: ReportId| {
            let Archived { report, source, .. } = self.archived(&id)?;
            let label = report_label(&report);
            let Report { url, record_id, .. } = report;
            Ok(Listed { id, label, url, record_id, source: source.name })
        };
        self.reports()?.into_iter().map(listed).collect()
    }

    /// The bytes that a report was read from (its line of JSON lines), and the name of its input.
    ///
    /// # Errors
    /// If the report is not in the archive or its file is damaged.
    pub fn source(&self, report: &ReportId) -> Result<(String, Vec<u8>), Error> {
        let (_, Archived { source, .. }) = archive::decode(&self.report_file(report))?;
        let path = self.source_file(&source.hash);
        let file = std::fs::File::open(&path).map_err(Error::io(&path))?;
        let mut bytes = Vec::new();
        std::io::copy(&mut flate2::read::GzDecoder::new(file), &mut bytes).map_err(Error::io(&path))?;
        Ok((source.name, bytes))
    }

    /// The kept extraction of a report, if it was made of the same report by the same code, model and knowledge.
    pub(crate) fn extraction(&self, report: &Report, fingerprint: &Fingerprint) -> Option<Extraction> {
        let path = self.report_file(&report.id);
        archive::header(&path).filter(|kept| kept == fingerprint)?;
        let (_, kept) = archive::decode(&path).ok()?;
        (kept.report == *report).then_some(kept.extraction)
    }

    /// A kept report, whoever analysed it.
    pub(crate) fn archived(&self, id: &ReportId) -> Result<Archived, Error> {
        archive::decode(&self.report_file(id)).map(|(_, archived)| archived)
    }

    /// Keeps an analysed report, unless the same is kept already.
    pub(crate) fn keep(
        &self,
        fingerprint: &Fingerprint,
        report: &Report,
        extraction: &Extraction,
        source: &SourceRef,
    ) -> Result<(), Error> {
        let path = self.report_file(&report.id);
        let bytes = archive::encode(fingerprint, report, extraction, source).map_err(Error::io(&path))?;
        if std::fs::read(&path).is_ok_and(|kept| kept == bytes) {
            return Ok(());
        }
        write_whole(&path, &bytes)
    }

    /// Keeps the bytes of an input, which begin at `start` in their file, under their hash.
    pub(crate) fn keep_source(&self, name: &str, start: usize, bytes: &[u8]) -> Result<SourceRef, Error> {
        let hash = hash_bytes(&[bytes]);
        let path = self.source_file(&hash);
        if !path.exists() {
            write_whole(&path, &archive::compress(bytes).map_err(Error::io(&path))?)?;
        }
        Ok(SourceRef { hash, name: name.to_owned(), start })
    }

    /// Puts a world and its graph in force, then removes what no longer belongs to the store.
    pub(crate) fn commit(
        &self,
        world: &World,
        graph: &[u8],
        sources: &BTreeSet<String>,
    ) -> Result<(), Error> {
        let generations = self.0.join("generations");
        let json = serde_json::to_vec(world).map_err(|e| Error::corrupt(&generations, e))?;
        let name = hash_bytes(&[&json, graph]);
        let generation = generations.join(&name);
        std::fs::create_dir_all(&generation).map_err(Error::io(&generation))?;
        let list: String = world.reports.iter().map(|report| format!("{}\n", report.id)).collect();
        let compressed = archive::compress(&json).map_err(Error::io(&generation))?;
        for (file, bytes) in [(WORLD, &compressed[..]), (GRAPH, graph), (REPORTS, list.as_bytes())] {
            write_whole(&generation.join(file), bytes)?;
        }
        write_whole(&self.0.join(CURRENT), name.as_bytes())?;
        let kept: BTreeSet<String> = world.reports.iter().map(|report| report.id.0.clone()).collect();
        self.sweep(&name, &kept, sources);
        Ok(())
    }

    /// Removes what is no part of the store any more. What cannot be removed does no harm.
    fn sweep(&self, generation: &str, reports: &BTreeSet<String>, sources: &BTreeSet<String>) {
        for entry in entries(&self.0.join("generations")) {
            if entry.file_name().is_some_and(|name| name != generation) {
                let _ = std::fs::remove_dir_all(&entry);
            }
        }
        for (folder, kept) in [("reports", reports), ("sources", sources)] {
            for file in entries(&self.0.join(folder)).iter().flat_map(|shard| entries(shard)) {
                let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
                if !kept.contains(name.split('.').next().unwrap_or_default()) {
                    let _ = std::fs::remove_file(&file);
                }
            }
        }
    }

    fn generation(&self) -> Result<PathBuf, Error> {
        let name =
            std::fs::read_to_string(self.0.join(CURRENT)).map_err(|_| Error::NoStore(self.0.clone()))?;
        Ok(self.0.join("generations").join(name.trim()))
    }

    fn report_file(&self, id: &ReportId) -> PathBuf {
        self.sharded("reports", &id.0, "json.gz")
    }

    fn source_file(&self, hash: &str) -> PathBuf {
        self.sharded("sources", hash, "gz")
    }

    /// Two digits make the folder, so that no folder grows too large.
    fn sharded(&self, folder: &str, name: &str, extension: &str) -> PathBuf {
        let shard = name.get(..2).unwrap_or("00");
        self.0.join(folder).join(shard).join(format!("{name}.{extension}"))
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

/// Writes beside, flushes to disk, renames.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(Error::io(folder))?;
    let mut file = beside().tempfile_in(folder).map_err(Error::io(folder))?;
    file.write_all(bytes).map_err(Error::io(path))?;
    file.as_file().sync_all().map_err(Error::io(path))?;
    file.persist(path).map_err(|error| Error::Io { path: path.to_owned(), source: error.error })?;
    Ok(())
}

/// Readable as any other new file, not for its owner only as temporary files are.
fn beside() -> tempfile::Builder<'static, 'static> {
    #[allow(unused_mut, reason = "only Unix has permissions to set")]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
