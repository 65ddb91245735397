//! Reads inputs and archive into analysed reports.

use crate::copies::{self, Copy, InputRef};
use crate::generation::Row;
use crate::shelf::Shelf;
use crate::{Analysed, Error, Fingerprint, Pipeline, Progress, Removal, StoreFolder, archive, source};
use rapporteur_ingest::{Input, Inputs};
use rapporteur_model::{Diagnostic, Extraction, Report, ReportId, Severity};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Number of inputs read before they are analysed together; it bounds memory and keeps all threads busy.
const BATCH: usize = 512;

/// The reports of a store that is being made.
#[derive(Default)]
pub(crate) struct Set {
    pub held: BTreeMap<ReportId, Held>,
    pub diagnostics: Vec<(String, Diagnostic)>,
    pub n_read: usize,
    pub n_reused: usize,
    /// The reports that inputs held.
    pub read: BTreeSet<ReportId>,
}

/// A report of a store that is being made.
pub(crate) struct Held {
    /// The copy that is shown.
    pub analysed: Analysed,
    /// All copies in order of preference; never empty.
    pub copies: Vec<Copy>,
}

/// A run of the pipeline that reads into a folder.
pub(crate) struct Reading<'a> {
    pub pipeline: &'a Pipeline,
    pub folder: &'a StoreFolder,
    pub shelf: &'a Shelf,
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl Reading<'_> {
    /// The reports in force without those removed. Reports that other code, knowledge or another model
    /// analysed are analysed again.
    pub fn kept(&self, without: &Removal) -> Result<Set, Error> {
        let generation = self.folder.generation()?;
        let is_current = generation.header.fingerprint == self.pipeline.fingerprint;
        let left = |row: &Row| -> Option<Vec<Copy>> {
            let copies: Vec<Copy> =
                row.copies().filter(|copy| !without.takes(&row.id, copy)).cloned().collect();
            (!copies.is_empty()).then_some(copies)
        };
        let rows: Vec<Vec<Copy>> = generation.rows.iter().filter_map(left).collect();
        let load = |copies: Vec<Copy>| self.loaded(copies, is_current);
        let loaded: Result<Vec<(Held, bool)>, Error> =
            self.pipeline.install(|| rows.into_par_iter().map(load).collect());
        let mut set = Set::default();
        set.diagnostics.extend(self.other_knowledge(&generation.header.fingerprint));
        for (held, is_reused) in loaded? {
            set.n_reused += usize::from(is_reused);
            set.held.insert(held.analysed.0.id.clone(), held);
        }
        Ok(set)
    }

    /// A warning where this very program made the store with other knowledge: whoever built it with a folder of their own and now leaves
    /// the folder out would lose what it taught.
    fn other_knowledge(&self, made_by: &Fingerprint) -> Option<(String, Diagnostic)> {
        let own = &self.pipeline.fingerprint;
        let message = "the store was built with other knowledge files, so its reports are read again with those at hand: \
                       give the same --data as for build";
        let differs = made_by.code == own.code && made_by.knowledge != own.knowledge;
        let folder = || self.folder.path().display().to_string();
        differs.then(|| (folder(), Diagnostic::new(Severity::Warning, "other-knowledge", message)))
    }

    /// Loads a report from the archive with its copies. The flag says that it did not need another analysis.
    fn loaded(&self, mut copies: Vec<Copy>, is_current: bool) -> Result<(Held, bool), Error> {
        let decode = |copy: &Copy| archive::decode(&self.folder.file("reports", &copy.archive));
        if is_current && let Some(first) = copies.first_mut() {
            let analysed = decode(first)?;
            // Rows of older stores lack the format.
            first.format.clone_from(&analysed.0.format);
            return Ok((Held { analysed, copies }, true));
        }
        let input = |copy: &Copy| {
            let Copy { hash, source, start, .. } = copy.clone();
            InputRef { hash, source, start }
        };
        let read = |copy: &Copy| Ok((decode(copy)?.0, input(copy)));
        let read: Result<Vec<(Report, InputRef)>, Error> = copies.iter().map(read).collect();
        self.held(read?, None)
    }

    /// Reads and analyses inputs.
    pub fn read(&self, inputs: Inputs, set: &mut Set) -> Result<(), Error> {
        let n_known = inputs.len();
        // Each line of JSON lines is an input of its own, so a file may have any length.
        let mut records = inputs.records();
        let mut n_read = 0;
        loop {
            let batch: Vec<Input> = records.by_ref().take(BATCH).collect();
            if batch.is_empty() {
                return Ok(());
            }
            n_read += batch.len();
            (self.progress)(Progress::Read(n_read, n_known.max(n_read)));
            self.take_in(batch, set)?;
        }
    }

    /// Analyses a batch of inputs and keeps their reports.
    fn take_in(&self, batch: Vec<Input>, set: &mut Set) -> Result<(), Error> {
        let keep = |input: &Input| self.keep_source(input);
        let sources: Result<Vec<Option<InputRef>>, Error> =
            self.pipeline.install(|| batch.par_iter().map(keep).collect());
        let mut fresh: BTreeMap<ReportId, Vec<(Report, InputRef)>> = BTreeMap::new();
        for (input, source) in batch.into_iter().zip(sources?) {
            set.diagnostics.extend(input.diagnostics.into_iter().map(|d| (input.name.clone(), d)));
            set.n_read += input.reports.len();
            let Some(source) = source else { continue };
            for report in input.reports {
                set.diagnostics.extend(report.diagnostics.iter().map(|d| (input.name.clone(), d.clone())));
                set.read.insert(report.id.clone());
                fresh.entry(report.id.clone()).or_default().push((report, source.clone()));
            }
        }
        let fresh: Vec<_> = fresh.into_iter().map(|(id, read)| (read, set.held.remove(&id))).collect();
        let (n_before, done) = (set.held.len(), AtomicUsize::new(0));
        let one = |(read, former): (Vec<(Report, InputRef)>, Option<Held>)| -> Result<_, Error> {
            let was_held = former.is_some();
            let (held, is_reused) = self.held(read, former)?;
            (self.progress)(Progress::Analysed(n_before + done.fetch_add(1, Ordering::Relaxed) + 1));
            Ok((held, is_reused && !was_held))
        };
        let held: Result<Vec<(Held, bool)>, Error> =
            self.pipeline.install(|| fresh.into_par_iter().map(one).collect());
        for (held, is_reused) in held? {
            let (report, extraction) = &held.analysed;
            let input = held.copies.first().map_or("", |copy| &copy.source);
            set.diagnostics.extend(extraction.diagnostics.iter().map(|d| (input.to_owned(), d.clone())));
            set.n_reused += usize::from(is_reused);
            set.held.insert(report.id.clone(), held);
        }
        Ok(())
    }

    /// Merges a report as several inputs and the store have it: analysed, with its copies in order of
    /// preference, whatever came first. The flag says that the archive already had the copy that is shown.
    fn held(&self, read: Vec<(Report, InputRef)>, former: Option<Held>) -> Result<(Held, bool), Error> {
        let (mut all, mut copies) = (Vec::new(), Vec::new());
        if let Some(Held { analysed, copies: mut known }) = former {
            all.extend(known.first().map(|copy| (copy.archive.clone(), analysed, true)));
            copies.append(&mut known);
        }
        for (report, input) in read {
            let twin = all.iter().map(|(_, analysed, _)| analysed).find(|known| is_twin(&known.0, &report));
            let extraction = twin.map(|(_, extraction)| extraction.clone());
            let (analysed, archive, is_reused) = self.analysed(report, extraction)?;
            copies.push(Copy::new(&analysed.0, &input, archive.clone()));
            all.push((archive, analysed, is_reused));
        }
        copies::in_order(&mut copies);
        let shown = copies.first().map(|copy| copy.archive.clone()).unwrap_or_default();
        match all.into_iter().find(|(archive, ..)| *archive == shown) {
            Some((_, analysed, is_reused)) => Ok((Held { analysed, copies }, is_reused)),
            // Reached only if a store lists its copies in another order than ours, so that one not shown
            // before is preferred now.
            None => {
                Ok((Held { analysed: archive::decode(&self.folder.file("reports", &shown))?, copies }, true))
            }
        }
    }

    /// Analyses a report, or takes the extraction from the archive (if the same code, model and knowledge
    /// made it from the same report) or from its twin. Returns also the name of its file, and whether the
    /// archive had it.
    fn analysed(&self, report: Report, twin: Option<Extraction>) -> Result<(Analysed, String, bool), Error> {
        let name = self.pipeline.fingerprint.name(&report);
        let path = self.folder.file("reports", &name);
        if let Ok(kept) = archive::decode(&path)
            && kept.0 == report
        {
            self.shelf.adopt(&path);
            return Ok((kept, name, true));
        }
        let extraction = twin.unwrap_or_else(|| self.pipeline.extract(&report));
        let analysed = (report, extraction);
        self.shelf.put(&path, &archive::encode(&path, &analysed))?;
        Ok((analysed, name, false))
    }

    /// Stores the bytes of an input that holds reports under their hash; damaged bytes are written again.
    fn keep_source(&self, input: &Input) -> Result<Option<InputRef>, Error> {
        if input.reports.is_empty() {
            return Ok(None);
        }
        let hash = source::name(&input.bytes);
        let path = self.folder.source_file(&hash);
        if !self.shelf.holds(&path) || source::read(&path, &hash).is_err() {
            self.shelf.put(&path, &source::pack(&input.bytes))?;
        }
        Ok(Some(InputRef { hash, source: input.name.clone(), start: input.start }))
    }
}

/// Whether two reports are equal in everything that analysis looks at.
fn is_twin(a: &Report, b: &Report) -> bool {
    let Report { id, record_id: _, format: _, text, title, published_on, publisher, url, dateline, .. } = a;
    (id, text, title, published_on) == (&b.id, &b.text, &b.title, &b.published_on)
        && (publisher, url, dateline) == (&b.publisher, &b.url, &b.dateline)
        && (&a.credits, &a.agencies, &a.blocks) == (&b.credits, &b.agencies, &b.blocks)
        && (&a.offsets, &a.diagnostics) == (&b.offsets, &b.diagnostics)
}
