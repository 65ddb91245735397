//! The order of the stages, and their parallelism.

use crate::archive::{Analysed, Fingerprint};
use crate::{Error, StoreFolder};
use rapporteur_extract::{Extractor, Parts, join, parts};
use rapporteur_ingest::{Inputs, Lexicons};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Diagnostic, Extraction, Report, Severity, World};
use rapporteur_resolve::{Judgements, Resolved, Setting, Tables, resolve, resolve_judged};
use rapporteur_store::{DEFAULT_BASE, Vocabulary};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Settings of one run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Number of worker threads; 0 means one a core. The result does not depend on it.
    pub threads: usize,
    /// How inputs are read.
    pub ingest: rapporteur_ingest::Options,
    /// The base of all IRIs of nodes in a new store; it ends in `/` or `#`. A store that is changed keeps
    /// its own.
    pub base: String,
}

impl Default for Options {
    fn default() -> Self {
        let ingest = rapporteur_ingest::Options::default();
        Self { threads: 0, ingest, base: DEFAULT_BASE.to_owned() }
    }
}

/// How far a run has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Number of inputs read, and number of inputs.
    Read(usize, usize),
    /// Number of reports analysed or taken from the archive.
    Analysed(usize),
    /// All reports, this many, are analysed; entities are compared now.
    Resolving(usize),
    /// The world is resolved.
    Resolved,
}

/// Stack size of each thread. All recursion on input is bounded to need far less.
pub(crate) const STACK_BYTES: usize = 8 * 1024 * 1024;

/// Runs `work`; `None` if it panics. This is safe because only caches that never shrink survive it.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

/// Runs `work` on a report and turns a panic into a diagnostic.
fn guarded(report: &Report, work: impl FnOnce() -> Extraction) -> Extraction {
    caught(work).unwrap_or_else(|| {
        let message =
            "the analysis failed, so nothing is extracted: this is a fault of the program, please report it";
        let diagnostics = vec![Diagnostic::new(Severity::Failure, "analysis-failed", message)];
        Extraction { anchor: report.anchor(), diagnostics, ..Extraction::default() }
    })
}

/// Knowledge, language model and options, ready to read reports.
pub struct Pipeline {
    pub(crate) knowledge: Arc<Knowledge>,
    /// The words of the graph of a new store.
    pub(crate) vocabulary: Vocabulary,
    pub(crate) fingerprint: Fingerprint,
    pub(crate) options: Options,
    language: Arc<rapporteur_language::Analyzer>,
    extractor: Extractor,
    tables: Tables,
    pub(crate) pool: Arc<ThreadPool>,
}

impl Pipeline {
    /// Prepares all stages.
    ///
    /// # Errors
    /// If knowledge files of a stage have faults, the base is not an IRI, or threads cannot be started.
    pub fn new(
        knowledge: Arc<Knowledge>,
        language: Arc<rapporteur_language::Analyzer>,
        mut options: Options,
    ) -> Result<Self, Error> {
        let mut faults = Vec::new();
        let tables = Tables::read(&knowledge.files, &knowledge.families, &mut faults);
        let lexicons = Lexicons::read(&knowledge.files, &mut faults);
        let (Some(tables), Some(lexicons)) = (tables, lexicons) else {
            return Err(rapporteur_knowledge::Error::of(faults).into());
        };
        options.ingest.lexicons.get_or_insert_with(|| Arc::new(lexicons));
        let threads = options.threads;
        options.ingest.is_store = StoreFolder::is_store;
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .stack_size(STACK_BYTES)
            .build()
            .map_err(|error| Error::Threads { threads, message: error.to_string() })?;
        Ok(Self {
            vocabulary: Vocabulary::of(&options.base, &knowledge)?,
            fingerprint: Fingerprint::new(&knowledge, &language),
            tables,
            extractor: Extractor::new(Arc::clone(&knowledge), Arc::clone(&language))?,
            language,
            knowledge,
            options,
            pool: Arc::new(pool),
        })
    }

    /// The same with other knowledge, for the proof of a change of it.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn with_knowledge(&self, knowledge: Knowledge) -> Result<Self, Error> {
        Self::new(Arc::new(knowledge), Arc::clone(&self.language), self.options.clone())
    }

    /// The knowledge that the stages share.
    pub fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// The settings that the pipeline was made with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The extractor, for `explain`.
    pub fn extractor(&self) -> &Extractor {
        &self.extractor
    }

    /// Extracts what a report says. If the program panics at one report, the others go on: the panic becomes
    /// a diagnostic.
    pub fn extract(&self, report: &Report) -> Extraction {
        let Some(Parts { reports, diagnostics }) = parts(report) else { return self.extract_part(report) };
        let read = self.pool.install(|| reports.par_iter().map(|part| self.extract_part(part)).collect());
        join(read, diagnostics)
    }

    /// Extracts what a report of bounded length says.
    fn extract_part(&self, report: &Report) -> Extraction {
        guarded(report, || self.extractor.extract(report))
    }

    /// The word lists and weights of resolution.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Opens inputs by paths, folders, patterns or `-`; they are read one by one.
    ///
    /// # Errors
    /// If a path does not exist or an option is unknown.
    pub fn inputs<P: AsRef<Path>>(&self, paths: &[P]) -> Result<Inputs, Error> {
        Ok(rapporteur_ingest::read_paths(paths, &self.options.ingest)?)
    }

    /// Analyses reports in parallel; the results keep the order given.
    pub fn analyse(&self, reports: Vec<Report>, progress: &(dyn Fn(Progress) + Sync)) -> Vec<Analysed> {
        let done = AtomicUsize::new(0);
        let one = |report: Report| {
            let extraction = self.extract(&report);
            progress(Progress::Analysed(done.fetch_add(1, Ordering::Relaxed) + 1));
            (report, extraction)
        };
        self.pool.install(|| reports.into_par_iter().map(one).collect())
    }

    /// Resolves analysed reports to one world, whatever their order.
    pub fn resolve(&self, analysed: &[Analysed]) -> World {
        resolve(analysed, &self.knowledge.gazetteer, &self.tables)
    }

    /// Resolves analysed reports to one world that obeys a person's judgements.
    ///
    /// # Errors
    /// If judgements contradict each other.
    pub fn resolve_judged(&self, analysed: &[Analysed], judgements: &Judgements) -> Result<Resolved, Error> {
        let Knowledge { gazetteer, relations, .. } = &*self.knowledge;
        Ok(resolve_judged(analysed, &Setting { gazetteer, tables: &self.tables, judgements, relations })?)
    }

    /// Runs work on the pipeline's threads.
    pub(crate) fn install<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.pool.install(work)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_report_and_is_told() {
        let report = Report { text: "The talks opened.".to_owned(), ..Report::default() };
        let said = |works: bool| {
            guarded(&report, || {
                assert!(works, "what the test wants to be caught");
                Extraction::default()
            })
        };
        assert!(said(true).diagnostics.is_empty());
        assert_eq!(said(false).diagnostics[0].code, "analysis-failed");
    }
}
