//! Looks at files and folders again and again, and adds what is new in them.

use crate::change::undated;
use crate::left_out::LeftOut;
use crate::output;
use anyhow::{Context, Result};
use rapporteur_ingest::Inputs;
use rapporteur_model::Diagnostic;
use rapporteur_pipeline::{Difference, Error, Listed, Pipeline, Prepared, Since, StoreFolder};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

/// The wish of a person or of the system that the program ends.
pub struct Stop(Receiver<()>);

impl Stop {
    /// Hears SIGINT, SIGTERM and SIGHUP, or what the system has in their place. The second one ends the program at once, which does the
    /// store no harm.
    pub fn at_signals() -> Result<Self> {
        let (wish, heard) = mpsc::channel();
        let mut n_heard = 0;
        ctrlc::set_handler(move || {
            n_heard += 1;
            if n_heard > 1 || wish.send(()).is_err() {
                process::exit(2);
            }
        })
        .context("signals cannot be heard")?;
        Ok(Self(heard))
    }

    /// Waits; returns whether the program is to end.
    pub fn after(&self, wait: Duration) -> bool {
        !matches!(self.0.recv_timeout(wait), Err(RecvTimeoutError::Timeout))
    }
}

/// What tells that a file has not changed: its length, and when it was last written to, in seconds and nanoseconds.
type Stamp = (u64, i64, i64);

/// What a round brought.
pub struct Round {
    /// What differs.
    pub since: Since,
    /// The reports of the store.
    pub listed: Vec<Listed>,
}

/// Files and folders that are looked at, and what was seen in them.
pub struct Watch<'a> {
    pipeline: &'static Pipeline,
    paths: &'a [PathBuf],
    folder: StoreFolder,
    /// Every file at the last look.
    seen: BTreeMap<PathBuf, Stamp>,
    /// Every file that was read, as it was then.
    read: BTreeMap<PathBuf, Stamp>,
    /// Inputs and remarks that were told.
    told: BTreeSet<(String, String)>,
    /// What is no file to be read and was told to be none.
    passed_over: BTreeSet<PathBuf>,
}

impl<'a> Watch<'a> {
    pub fn new(pipeline: &'static Pipeline, paths: &'a [PathBuf], folder: StoreFolder) -> Self {
        Self {
            pipeline,
            paths,
            folder,
            seen: BTreeMap::new(),
            read: BTreeMap::new(),
            told: BTreeSet::new(),
            passed_over: BTreeSet::new(),
        }
    }

    /// Looks at every file and returns all that there is, with those files that are as they were at the last look and were not
    /// read since.
    pub fn look(&mut self) -> Result<(Inputs, BTreeMap<PathBuf, Stamp>)> {
        let inputs = self.pipeline.inputs(self.paths)?;
        let stamped = inputs.files().into_iter().filter_map(|path| stamp(&path).map(|stamp| (path, stamp)));
        let now: BTreeMap<PathBuf, Stamp> = stamped.collect();
        let is_ready = |(path, stamp): &(&PathBuf, &Stamp)| {
            self.seen.get(*path) == Some(*stamp) && self.read.get(*path) != Some(*stamp)
        };
        let ready = now.iter().filter(is_ready).map(|(path, stamp)| (path.clone(), *stamp)).collect();
        self.seen = now;
        Ok((inputs, ready))
    }

    /// Looks, adds what is new, and says what it brought; `None` if there was nothing to read.
    pub fn round(&mut self) -> Result<Option<Round>> {
        let (mut inputs, mut ready) = self.look()?;
        if ready.is_empty() {
            return Ok(None);
        }
        inputs.retain(|path| {
            ready.contains_key(path)
                || !self.seen.contains_key(path) && self.passed_over.insert(path.to_owned())
        });
        let before = match self.folder.current_build() {
            Err(Error::NoStore(_)) => None,
            build => Some(build?),
        };
        let Some(prepared) = self.prepare(inputs, &mut ready, before.is_some())? else { return Ok(None) };
        if prepared.n_read == 0 {
            self.tell(&prepared);
            self.read.extend(ready);
            return Ok(None);
        }
        prepared.commit()?;
        self.tell(&prepared);
        self.read.extend(ready);
        let since = match before {
            // A store that remembers nothing of the build before is told as it is.
            Some(build) => self.folder.changes(Some(&build)).or_else(|_| self.folder.changes(None))?,
            None => self.all(&prepared)?,
        };
        Ok(Some(Round { since, listed: self.folder.list()? }))
    }

    /// Reads the inputs. Whoever writes to a file may have gone on while it was read: such a file is left for the next look, and
    /// the others are read without it. `None` if none is left.
    fn prepare(
        &self,
        mut inputs: Inputs,
        ready: &mut BTreeMap<PathBuf, Stamp>,
        is_begun: bool,
    ) -> Result<Option<Prepared>> {
        while !ready.is_empty() {
            let prepared = match is_begun {
                true => self.pipeline.add_inputs(inputs.clone(), &self.folder, &|_| {})?,
                false => self.pipeline.build_inputs(inputs.clone(), &self.folder, &|_| {})?,
            };
            let n_ready = ready.len();
            ready.retain(|path, before| stamp(path) == Some(*before));
            if ready.len() == n_ready {
                return Ok(Some(prepared));
            }
            inputs.retain(|path| ready.contains_key(path) || !self.seen.contains_key(path));
        }
        Ok(None)
    }

    /// Everything of a store that was just begun.
    fn all(&self, prepared: &Prepared) -> Result<Since> {
        let listed = self.folder.list()?;
        let difference = Difference::of_all(&prepared.world, &listed);
        Ok(Since { since: None, difference, ..self.folder.changes(None)? })
    }

    /// Prints the remarks on what was read, each once.
    fn tell(&mut self, prepared: &Prepared) {
        let mut left_out = LeftOut::default();
        let is_new = |(input, diagnostic): &&(String, Diagnostic)| {
            self.told.insert((input.clone(), diagnostic.message.clone()))
        };
        for (input, diagnostic) in prepared.diagnostics.iter().filter(is_new) {
            output::diagnostics(input, [diagnostic]);
            left_out.note(input, [diagnostic]);
        }
        left_out.tell();
        if let Some(hint) = undated(prepared) {
            output::remark(&hint);
        }
    }
}

/// The stamp of a file; `None` if it is gone.
fn stamp(path: &Path) -> Option<Stamp> {
    fs::metadata(path).ok().map(|found| stamp_of(&found))
}

#[cfg(unix)]
fn stamp_of(found: &Metadata) -> Stamp {
    use std::os::unix::fs::MetadataExt;
    (found.len(), found.mtime(), found.mtime_nsec())
}

#[cfg(not(unix))]
fn stamp_of(found: &Metadata) -> Stamp {
    #[cfg(windows)]
    let written = std::os::windows::fs::MetadataExt::last_write_time(found) as i64;
    #[cfg(not(windows))]
    let written = 0;
    (found.len(), written, 0)
}
