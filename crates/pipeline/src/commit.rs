//! Commits a resolved world as the generation in force; only new parts are written.

use crate::archive::{self, FORMAT, Fingerprint};
use crate::copies::Copy;
use crate::generation::{Generation, Header, Row};
use crate::history;
use crate::judged::Edit;
use crate::parts::{Part, Split};
use crate::shelf::Shelf;
use crate::{Error, Listed, StoreFolder, Summary};
use rapporteur_model::{Diagnostic, Families, Report, ReportId, World, hash, hash_bytes};
use rapporteur_store::{Vocabulary, part_lines};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A resolved world whose graph has not been written yet.
#[derive(Debug)]
pub struct Prepared {
    /// What the reports say together.
    pub world: World,
    /// Diagnostics with the names of their inputs.
    pub diagnostics: Vec<(String, Diagnostic)>,
    /// Number of reports that the inputs held; equal ones count separately.
    pub n_read: usize,
    /// The reports that the inputs held.
    pub read: BTreeSet<ReportId>,
    /// Reports that the store holds and will not hold any more, as a build leaves out what no input has.
    pub dropped: Vec<Listed>,
    pub(crate) edit: Option<Edit>,
    pub(crate) n_reused: usize,
    pub(crate) folder: StoreFolder,
    pub(crate) shelf: Shelf,
    pub(crate) fingerprint: Fingerprint,
    /// The copies of each report, in the order of the world's reports. Each list is in order of preference
    /// and never empty.
    pub(crate) copies: Vec<Vec<Copy>>,
    pub(crate) purpose: Purpose,
    pub(crate) pool: Arc<ThreadPool>,
}

/// What a change of a store is for.
#[derive(Clone, Debug)]
pub(crate) struct Purpose {
    /// The words of the graph.
    pub vocabulary: Vocabulary,
    /// Which relations are open, for the summary.
    pub families: Families,
    /// Whether inputs were named, so that at least one report is expected.
    pub reads: bool,
    /// Whether existing parts are checked and, where damaged, written again.
    pub proves: bool,
}

impl Prepared {
    /// Puts world and graph in force in the store folder, and makes the index that answers questions.
    ///
    /// # Errors
    /// If a file cannot be written, or if no report was read and the store would lose those that it holds.
    /// The former store then stays in force.
    pub fn commit(&self) -> Result<Summary, Error> {
        if self.purpose.reads && self.n_read == 0 && self.holds_reports() {
            return Err(Error::NothingRead(self.folder.path().to_owned()));
        }
        let generation = self.pool.install(|| self.write_parts())?;
        let path = self.folder.generation_file("new");
        let (name, bytes) = generation.encode().map_err(|error| Error::corrupt(&path, error))?;
        self.shelf.put(&self.folder.generation_file(&name), &bytes)?;
        self.pool.install(|| history::record(&self.folder, &self.shelf, &generation, &self.world))?;
        self.shelf.settle()?;
        // A person's judgement is on disk before the graph that obeys it: nothing of it is lost in between.
        if let Some(edit) = &self.edit {
            self.folder.edit_judgements(edit)?;
        }
        self.folder.enforce(&name)?;
        self.shelf.sweep(&name, &generation);
        self.shelf.release();
        // If this fails, the first question makes the index and reports the error.
        let _ = self.pool.install(|| self.folder.open());
        let build = generation.header.build;
        let counts = Summary::of(&self.world, &self.purpose.families, &self.diagnostics, self.n_reused);
        Ok(Summary { build, ..counts })
    }

    /// The hash of reports, judgements and program.
    fn build(&self) -> String {
        let Fingerprint { format, code, knowledge, model } = &self.fingerprint;
        let program = [format.to_string(), code.clone(), knowledge.clone(), model.clone()];
        let reports = self.world.reports.iter().map(|report| report.id.0.clone());
        let judgements = self.world.judgements.iter().flat_map(|j| [j.stated.clone(), j.reason.clone()]);
        let parts: Vec<String> =
            program.into_iter().chain(reports).chain(["judgements".to_owned()]).chain(judgements).collect();
        hash(&parts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Whether the folder holds reports. A damaged store counts as holding some, since nobody knows what it
    /// holds.
    fn holds_reports(&self) -> bool {
        match self.folder.reports() {
            Ok(reports) => !reports.is_empty(),
            Err(error) => !matches!(error, Error::NoStore(_)),
        }
    }

    fn write_parts(&self) -> Result<Generation, Error> {
        // Covers everything outside a part that its lines depend on.
        let fingerprint = self.purpose.vocabulary.fingerprint();
        let split = Split::new(&self.world);
        let row = |i: usize| {
            let (report, copies) = (&self.world.reports[i], &self.copies[i]);
            let (copy, others) = (copies[0].clone(), copies[1..].to_vec());
            let part = hash_bytes(&[fingerprint.as_bytes(), &split.made_of(i, &copy.archive)]);
            self.write_part(&part, || split.report(i, &copy.archive), Some(report))?;
            let (id, label, url) = (report.id.clone(), report.label(), report.url.clone());
            Ok(Row { id, label, url, copy, part, others })
        };
        let rows: Result<Vec<Row>, Error> = (0..self.world.reports.len()).into_par_iter().map(row).collect();
        let group = |part: Part| {
            let name = hash_bytes(&[fingerprint.as_bytes(), &archive::encoded(&part)]);
            self.write_part(&name, || part, None)?;
            Ok(name)
        };
        let things: Result<Vec<String>, Error> = split.things().into_par_iter().map(group).collect();
        let (base, fingerprint) = (self.purpose.vocabulary.base().to_owned(), self.fingerprint.clone());
        let build = self.build();
        Ok(Generation {
            header: Header { format: FORMAT, build, base, fingerprint, things: things? },
            rows: rows?,
        })
    }

    /// Writes a part of world and graph unless it exists.
    fn write_part(
        &self,
        name: &str,
        part: impl FnOnce() -> Part,
        report: Option<&Report>,
    ) -> Result<(), Error> {
        let (world, graph) = (self.folder.file("world", name), self.folder.file("graph", name));
        let is_sound =
            |path| self.shelf.holds(path) && (!self.purpose.proves || archive::unpack(path).is_ok());
        if is_sound(&world) && is_sound(&graph) {
            return Ok(());
        }
        let part = part();
        self.shelf.put(&world, &archive::pack(&world, &archive::encoded(&part)))?;
        let Part { world: mut own, labels, .. } = part;
        own.reports.extend(report.cloned());
        let lines = part_lines(&own, &labels, &self.purpose.vocabulary);
        self.shelf.put(&graph, &archive::pack(&graph, &lines))
    }
}
