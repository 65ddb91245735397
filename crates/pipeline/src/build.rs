//! Making and changing stores.

use crate::archive::SourceRef;
use crate::{Analysed, Error, Pipeline, Progress, StoreFolder, Summary};
use rapporteur_ingest::Input;
use rapporteur_model::{Diagnostic, Report, ReportId, World};
use rapporteur_resolve::Resolved;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Inputs read before they are analysed together: bounds memory, feeds all threads.
const BATCH: usize = 512;

/// A resolved world whose graph is still to be written.
#[derive(Debug)]
pub struct Prepared {
    /// What the reports say together.
    pub world: World,
    /// Remarks on inputs, by name.
    pub diagnostics: Vec<(String, Diagnostic)>,
    /// Reports that the inputs held, equal ones counted apart.
    pub n_read: usize,
    folder: StoreFolder,
    sources: BTreeSet<String>,
    n_reused: usize,
}

impl Prepared {
    /// Puts world and graph (N-Quads) in force in the store folder.
    ///
    /// # Errors
    /// If a file cannot be written; the former store is then still in force.
    pub fn commit(&self, graph: &[u8]) -> Result<Summary, Error> {
        self.folder.commit(&self.world, graph, &self.sources)?;
        Ok(Summary::of(&self.world, &self.diagnostics, self.n_reused))
    }
}

/// The reports of a store in the making.
#[derive(Default)]
struct Set {
    analysed: BTreeMap<ReportId, (Analysed, SourceRef)>,
    diagnostics: Vec<(String, Diagnostic)>,
    n_read: usize,
    n_reused: usize,
}

impl Pipeline {
    /// Reads and analyses everything the paths name and resolves it to a new store of exactly these reports.
    ///
    /// # Errors
    /// If a path does not exist or the store folder cannot be written. What is wrong with a text is a diagnostic.
    pub fn build<P: AsRef<Path>>(
        &self,
        paths: &[P],
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        // A fault in them should not show only when everything is analysed.
        folder.read_judgements()?;
        let mut set = Set::default();
        self.read(paths, folder, &mut set, progress)?;
        self.finish(set, folder, progress)
    }

    /// Adds what the paths name to the reports in force. Equals a build of all of them.
    ///
    /// # Errors
    /// As [`build`](Self::build), or if there is no store.
    pub fn add<P: AsRef<Path>>(
        &self,
        paths: &[P],
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        let mut set = self.kept(folder, &folder.reports()?)?;
        self.read(paths, folder, &mut set, progress)?;
        self.finish(set, folder, progress)
    }

    /// Removes reports. Equals a build of the rest.
    ///
    /// # Errors
    /// If the store holds no such report, there is no store, or it cannot be written.
    pub fn remove(
        &self,
        ids: &BTreeSet<ReportId>,
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        let mut reports = folder.reports()?;
        if let Some(unknown) = ids.iter().find(|id| reports.binary_search(id).is_err()) {
            return Err(Error::UnknownReport(unknown.clone()));
        }
        reports.retain(|id| !ids.contains(id));
        let set = self.kept(folder, &reports)?;
        self.finish(set, folder, progress)
    }

    /// Makes world and graph of the reports in force anew, within the judgements as they are now. Equals a build of the same
    /// reports.
    ///
    /// # Errors
    /// If there is no store, or as [`build`](Self::build).
    pub fn renew(
        &self,
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        folder.read_judgements()?;
        let set = self.kept(folder, &folder.reports()?)?;
        self.finish(set, folder, progress)
    }

    /// Reports of the archive; those that other code, knowledge or another model analysed are analysed again.
    fn kept(&self, folder: &StoreFolder, ids: &[ReportId]) -> Result<Set, Error> {
        let mut set = Set::default();
        let load = |id: &ReportId| -> Result<_, Error> {
            let kept = folder.archived(id)?;
            let current = folder.extraction(&kept.report, &self.fingerprint);
            let n_reused = usize::from(current.is_some());
            let extraction = current.unwrap_or_else(|| self.extract(&kept.report));
            folder.keep(&self.fingerprint, &kept.report, &extraction, &kept.source)?;
            Ok((kept.report, extraction, kept.source, n_reused))
        };
        let loaded: Result<Vec<_>, Error> = self.install(|| ids.par_iter().map(load).collect());
        for (report, extraction, source, n_reused) in loaded? {
            set.n_reused += n_reused;
            set.analysed.insert(report.id.clone(), ((report, extraction), source));
        }
        Ok(set)
    }

    fn read<P: AsRef<Path>>(
        &self,
        paths: &[P],
        folder: &StoreFolder,
        set: &mut Set,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(), Error> {
        let inputs = self.inputs(paths)?;
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
            progress(Progress::Read(n_read, n_known.max(n_read)));
            self.take_in(batch, folder, set, progress)?;
        }
    }

    /// Analyses a batch of inputs and keeps its reports.
    fn take_in(
        &self,
        batch: Vec<Input>,
        folder: &StoreFolder,
        set: &mut Set,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<(), Error> {
        let mut fresh: BTreeMap<ReportId, (Report, SourceRef)> = BTreeMap::new();
        for input in batch {
            set.diagnostics.extend(input.diagnostics.into_iter().map(|d| (input.name.clone(), d)));
            if input.reports.is_empty() {
                continue;
            }
            let source = folder.keep_source(&input.name, input.start, &input.bytes)?;
            set.n_read += input.reports.len();
            for report in input.reports {
                set.diagnostics.extend(report.diagnostics.iter().map(|d| (input.name.clone(), d.clone())));
                choose(&mut fresh, report, source.clone());
            }
        }
        // A report already in the set is there in the form that `choose` prefers, whatever came first.
        let known: Vec<ReportId> =
            fresh.keys().filter(|id| set.analysed.contains_key(*id)).cloned().collect();
        for ((report, _), source) in known.iter().filter_map(|id| set.analysed.get(id)) {
            choose(&mut fresh, report.clone(), source.clone());
        }
        let n_before = set.analysed.len();
        let (reports, sources): (Vec<Report>, Vec<SourceRef>) = fresh.into_values().unzip();
        let shifted = |step: Progress| match step {
            Progress::Analysed(n) => progress(Progress::Analysed(n_before + n)),
            other => progress(other),
        };
        let (analysed, reused): (Vec<Analysed>, Vec<bool>) =
            self.analyse_or_reuse(reports, Some(folder), &shifted).into_iter().unzip();
        set.n_reused += reused.into_iter().filter(|reused| *reused).count();
        let pairs: Vec<(Analysed, SourceRef)> = analysed.into_iter().zip(sources).collect();
        for ((_, extraction), source) in &pairs {
            set.diagnostics.extend(extraction.diagnostics.iter().map(|d| (source.name.clone(), d.clone())));
        }
        let keep = |((report, extraction), source): &(Analysed, SourceRef)| {
            folder.keep(&self.fingerprint, report, extraction, source)
        };
        self.install(|| pairs.par_iter().map(keep).collect::<Result<(), Error>>())?;
        set.analysed.extend(pairs.into_iter().map(|pair| (pair.0.0.id.clone(), pair)));
        Ok(())
    }

    fn finish(
        &self,
        set: Set,
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        progress(Progress::Resolving(set.analysed.len()));
        let sources = set.analysed.values().map(|(_, source)| source.hash.clone()).collect();
        let analysed: Vec<Analysed> = set.analysed.into_values().map(|(analysed, _)| analysed).collect();
        let judgements = folder.read_judgements()?;
        let Resolved { world, diagnostics: remarks } =
            self.install(|| self.resolve_judged(&analysed, &judgements))?;
        progress(Progress::Resolved);
        let mut diagnostics = set.diagnostics;
        let file = folder.judgements().display().to_string();
        diagnostics.extend(remarks.into_iter().map(|remark| (file.clone(), remark)));
        diagnostics.sort();
        diagnostics.dedup();
        let Set { n_read, n_reused, .. } = set;
        Ok(Prepared { world, diagnostics, n_read, folder: folder.clone(), sources, n_reused })
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
