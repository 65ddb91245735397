//! From inputs and archive to analysed reports.

use crate::archive::{self, SourceRef};
use crate::commit::Kept;
use crate::shelf::Shelf;
use crate::{Analysed, Error, Pipeline, Progress, StoreFolder, source};
use rapporteur_ingest::{Input, Inputs};
use rapporteur_model::{Diagnostic, Report, ReportId};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Inputs read before they are analysed together: bounds memory, feeds all threads.
const BATCH: usize = 512;

/// The reports of a store in the making.
#[derive(Default)]
pub(crate) struct Set {
    pub analysed: BTreeMap<ReportId, (Analysed, Kept)>,
    pub diagnostics: Vec<(String, Diagnostic)>,
    pub n_read: usize,
    pub n_reused: usize,
}

/// Who reads into which folder.
pub(crate) struct Reading<'a> {
    pub pipeline: &'a Pipeline,
    pub folder: &'a StoreFolder,
    pub shelf: &'a Shelf,
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl Reading<'_> {
    /// Reports in force, some left out; those that other code, knowledge or another model analysed are analysed again.
    pub fn kept(&self, without: &BTreeSet<ReportId>) -> Result<Set, Error> {
        let generation = self.folder.generation()?;
        let is_current = generation.header.fingerprint == self.pipeline.fingerprint;
        let mut rows = generation.rows;
        rows.retain(|row| !without.contains(&row.listed.id));
        let load = |row: &crate::generation::Row| -> Result<_, Error> {
            let analysed = archive::decode(&self.folder.file("reports", &row.archive))?;
            if is_current {
                return Ok(((analysed, Kept { archive: row.archive.clone(), source: row.source() }), true));
            }
            let (analysed, archive, is_reused) = self.analysed(analysed.0)?;
            Ok(((analysed, Kept { archive, source: row.source() }), is_reused))
        };
        let loaded: Result<Vec<_>, Error> = self.pipeline.install(|| rows.par_iter().map(load).collect());
        let mut set = Set::default();
        for (item, is_reused) in loaded? {
            set.n_reused += usize::from(is_reused);
            set.analysed.insert(item.0.0.id.clone(), item);
        }
        Ok(set)
    }

    /// Reads and analyses inputs.
    pub fn read(&self, inputs: Inputs, set: &mut Set) -> Result<(), Error> {
        let n_known = inputs.len();
        // A line of JSON lines is an input of its own, so a file may be of any length.
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

    /// Analyses a batch of inputs and keeps its reports.
    fn take_in(&self, batch: Vec<Input>, set: &mut Set) -> Result<(), Error> {
        let keep = |input: &Input| self.keep_source(input);
        let sources: Result<Vec<Option<SourceRef>>, Error> =
            self.pipeline.install(|| batch.par_iter().map(keep).collect());
        let mut fresh: BTreeMap<ReportId, (Report, SourceRef)> = BTreeMap::new();
        for (input, source) in batch.into_iter().zip(sources?) {
            set.diagnostics.extend(input.diagnostics.into_iter().map(|d| (input.name.clone(), d)));
            set.n_read += input.reports.len();
            let Some(source) = source else { continue };
            for report in input.reports {
                set.diagnostics.extend(report.diagnostics.iter().map(|d| (input.name.clone(), d.clone())));
                choose(&mut fresh, report, source.clone());
            }
        }
        // A report already in the set is there in the form that `choose` prefers, whatever came first.
        let known: Vec<ReportId> =
            fresh.keys().filter(|id| set.analysed.contains_key(*id)).cloned().collect();
        for ((report, _), kept) in known.iter().filter_map(|id| set.analysed.get(id)) {
            choose(&mut fresh, report.clone(), kept.source.clone());
        }
        let (n_before, done) = (set.analysed.len(), AtomicUsize::new(0));
        let one = |(report, source): (Report, SourceRef)| -> Result<_, Error> {
            let (analysed, archive, is_reused) = self.analysed(report)?;
            (self.progress)(Progress::Analysed(n_before + done.fetch_add(1, Ordering::Relaxed) + 1));
            Ok(((analysed, Kept { archive, source }), is_reused))
        };
        let fresh: Vec<(Report, SourceRef)> = fresh.into_values().collect();
        let analysed: Result<Vec<_>, Error> =
            self.pipeline.install(|| fresh.into_par_iter().map(one).collect());
        for (item, is_reused) in analysed? {
            let ((report, extraction), kept) = &item;
            let remarks = extraction.diagnostics.iter().map(|d| (kept.source.name.clone(), d.clone()));
            set.diagnostics.extend(remarks);
            let id = report.id.clone();
            let was_reused = known.binary_search(&id).is_ok();
            set.n_reused += usize::from(is_reused && !was_reused);
            set.analysed.insert(id, item);
        }
        Ok(())
    }

    /// What a report says, from the archive if this very code, model and knowledge made it of the same report; with the name
    /// of its file, and whether it was there.
    fn analysed(&self, report: Report) -> Result<(Analysed, String, bool), Error> {
        let name = self.pipeline.fingerprint.name(&report);
        let path = self.folder.file("reports", &name);
        if let Ok(kept) = archive::decode(&path)
            && kept.0 == report
        {
            self.shelf.adopt(&path);
            return Ok((kept, name, true));
        }
        let extraction = self.pipeline.extract(&report);
        let analysed = (report, extraction);
        self.shelf.put(&path, &archive::encode(&analysed))?;
        Ok((analysed, name, false))
    }

    /// Keeps the bytes of an input that holds reports, under their hash, also where they are kept but damaged.
    fn keep_source(&self, input: &Input) -> Result<Option<SourceRef>, Error> {
        if input.reports.is_empty() {
            return Ok(None);
        }
        let hash = source::name(&input.bytes);
        let path = self.folder.source_file(&hash);
        if !self.shelf.holds(&path) || source::read(&path, &hash).is_err() {
            self.shelf.put(&path, &source::pack(&input.bytes))?;
        }
        Ok(Some(SourceRef { hash, name: input.name.clone(), start: input.start }))
    }
}

/// Of identical reports from several inputs keeps one, the same whatever the order of inputs.
fn choose(fresh: &mut BTreeMap<ReportId, (Report, SourceRef)>, report: Report, source: SourceRef) {
    let rank = |report: &Report, source: &SourceRef| {
        (report.format.clone(), report.record_id.clone(), source.clone())
    };
    match fresh.get(&report.id) {
        Some((kept, from)) if rank(kept, from) <= rank(&report, &source) => {}
        _ => {
            fresh.insert(report.id.clone(), (report, source));
        }
    }
}
