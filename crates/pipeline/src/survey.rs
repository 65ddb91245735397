//! Looks at every report of a store again, with the inner steps of its analysis, which the archive does not hold.

use crate::pipeline::caught;
use crate::{Error, Pipeline, Progress, StoreFolder};
use rapporteur_extract::{Explained, parts};
use rapporteur_model::{Report, ReportId};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Number of reports looked at before what was found is taken over; it bounds memory and keeps all threads busy.
const BATCH: usize = 512;

impl Pipeline {
    /// Explains every report of a store on the pipeline's threads and gives what `look` finds in it to `take`, in the
    /// order of the reports' ids whatever the number of threads. `look` is also told the number of the sentences
    /// before: a report that is too long for one analysis is looked at part by part. Returns the reports whose
    /// analysis fails; nothing of them is taken.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn survey<T: Send>(
        &self,
        folder: &StoreFolder,
        look: impl Fn(&Explained<'_>, usize) -> T + Sync,
        progress: &(dyn Fn(Progress) + Sync),
        mut take: impl FnMut(&ReportId, T),
    ) -> Result<Vec<ReportId>, Error> {
        let ids = folder.reports()?;
        progress(Progress::Read(ids.len(), ids.len()));
        let (done, mut failed) = (AtomicUsize::new(0), Vec::new());
        let one = |id: &ReportId| -> Result<Option<Vec<T>>, Error> {
            let report = folder.report(id)?;
            let found = caught(|| self.looked_at(&report, &look));
            progress(Progress::Analysed(done.fetch_add(1, Ordering::Relaxed) + 1));
            Ok(found)
        };
        for batch in ids.chunks(BATCH) {
            let found: Result<Vec<_>, Error> = self.install(|| batch.par_iter().map(one).collect());
            for (id, found) in batch.iter().zip(found?) {
                match found {
                    Some(found) => found.into_iter().for_each(|found| take(id, found)),
                    None => failed.push(id.clone()),
                }
            }
        }
        progress(Progress::Resolved);
        Ok(failed)
    }

    /// Explains one report; `None` if the program fails at it.
    pub fn explained<T>(&self, report: &Report, look: impl FnOnce(&Explained<'_>) -> T) -> Option<T> {
        caught(|| look(&self.extractor().explain(report)))
    }

    fn looked_at<T>(&self, report: &Report, look: &impl Fn(&Explained<'_>, usize) -> T) -> Vec<T> {
        let parted = parts(report);
        let whole = std::slice::from_ref(report);
        let mut n_before = 0;
        let one = |part: &Report| {
            let explained = self.extractor().explain(part);
            let found = look(&explained, n_before);
            n_before += explained.parsed.sentences.len();
            found
        };
        parted.as_ref().map_or(whole, |parts| &parts.reports).iter().map(one).collect()
    }
}
