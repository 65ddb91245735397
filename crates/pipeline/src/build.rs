//! Operations that make and change stores: build, add, remove and renew.

use crate::commit::Purpose;
use crate::copies::Copy;
use crate::judged::Edit;
use crate::reading::{Held, Reading, Set};
use crate::shelf::Shelf;
use crate::{Analysed, Error, Pipeline, Prepared, Progress, Removal, StoreFolder};
use rapporteur_ingest::Inputs;
use rapporteur_resolve::{Judgements, Resolved};
use rapporteur_store::Vocabulary;
use std::path::Path;
use std::sync::Arc;

impl Pipeline {
    /// Reads and analyses everything the paths name, and resolves it to a new store of exactly these reports.
    ///
    /// # Errors
    /// If a path does not exist or the store folder cannot be written. A fault in a text is a diagnostic, not
    /// an error.
    pub fn build<P: AsRef<Path>>(
        &self,
        paths: &[P],
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        // Checked first, so that a fault in the judgements shows before the long analysis.
        folder.read_judgements()?;
        self.build_inputs(self.inputs(paths)?, folder, progress)
    }

    /// As [`build`](Self::build), of what some inputs hold.
    ///
    /// # Errors
    /// As [`build`](Self::build).
    pub fn build_inputs(
        &self,
        inputs: Inputs,
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        let shelf = Shelf::open(folder)?;
        let mut set = Set::default();
        Reading { pipeline: self, folder, shelf: &shelf, progress }.read(inputs, &mut set)?;
        let families = self.knowledge.families.clone();
        let purpose = Purpose { vocabulary: self.vocabulary.clone(), families, reads: true, proves: true };
        // Nobody knows what a damaged store holds.
        let mut dropped = folder.list().unwrap_or_default();
        dropped.retain(|report| !set.held.contains_key(&report.id));
        let prepared = self.finish(set, folder, shelf, purpose, folder.read_judgements()?, progress)?;
        Ok(Prepared { dropped, ..prepared })
    }

    /// Adds what the paths name to the reports in force. The result equals a build of all of them.
    ///
    /// # Errors
    /// As [`build`](Self::build), or if there is no store.
    pub fn add<P: AsRef<Path>>(
        &self,
        paths: &[P],
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        folder.generation()?;
        folder.read_judgements()?;
        self.add_inputs(self.inputs(paths)?, folder, progress)
    }

    /// Adds what some inputs hold, as [`add`](Self::add) does.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_inputs(
        &self,
        inputs: Inputs,
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        folder.generation()?;
        self.change(folder, &Removal::default(), Some(inputs), None, progress)
    }

    /// Removes reports, inputs and records. The result equals a build of the rest: a report stays as long as
    /// one of its inputs is left.
    ///
    /// # Errors
    /// If the store holds nothing of that name, there is no store, or the store cannot be written.
    pub fn remove(
        &self,
        removal: &Removal,
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        removal.check(&folder.list()?)?;
        self.change(folder, removal, None, None, progress)
    }

    /// Makes world and graph of the reports in force again, with the judgements as they are now. The result
    /// equals a build of the same reports.
    ///
    /// # Errors
    /// If there is no store, or as [`build`](Self::build).
    pub fn renew(
        &self,
        folder: &StoreFolder,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        folder.generation()?;
        self.change(folder, &Removal::default(), None, None, progress)
    }

    /// Makes world and graph of the reports in force again, with the judgements as an edit of their file leaves them. The file is
    /// written when the result is put in force.
    ///
    /// # Errors
    /// As [`renew`](Self::renew), or if the file has not the lines that the edit takes out. Nothing is written then.
    pub fn judge(
        &self,
        folder: &StoreFolder,
        edit: Edit,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        folder.generation()?;
        folder.edited_judgements(&edit)?;
        self.change(folder, &Removal::default(), None, Some(edit), progress)
    }

    /// Prepares a store of the reports in force, without some and with others.
    fn change(
        &self,
        folder: &StoreFolder,
        without: &Removal,
        with: Option<Inputs>,
        edit: Option<Edit>,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        let shelf = Shelf::open(folder)?;
        let vocabulary = Vocabulary::of(&folder.base()?, &self.knowledge)?;
        let purpose = Purpose {
            vocabulary,
            families: self.knowledge.families.clone(),
            reads: with.is_some(),
            proves: false,
        };
        let reading = Reading { pipeline: self, folder, shelf: &shelf, progress };
        let mut set = reading.kept(without)?;
        if let Some(inputs) = with {
            reading.read(inputs, &mut set)?;
        }
        let judgements = match &edit {
            Some(edit) => folder.edited_judgements(edit)?,
            None => folder.read_judgements()?,
        };
        let prepared = self.finish(set, folder, shelf, purpose, judgements, progress)?;
        Ok(Prepared { edit, ..prepared })
    }

    fn finish(
        &self,
        set: Set,
        folder: &StoreFolder,
        shelf: Shelf,
        purpose: Purpose,
        judgements: Judgements,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Prepared, Error> {
        let Set { held, mut diagnostics, n_read, n_reused, read } = set;
        progress(Progress::Resolving(held.len()));
        let (analysed, copies): (Vec<Analysed>, Vec<Vec<Copy>>) =
            held.into_values().map(|Held { analysed, copies }| (analysed, copies)).unzip();
        let Resolved { mut world, diagnostics: remarks } =
            self.install(|| self.resolve_judged(&analysed, &judgements))?;
        world.tools = self.fingerprint.tools();
        progress(Progress::Resolved);
        let file = folder.judgements().display().to_string();
        diagnostics.extend(remarks.into_iter().map(|remark| (file.clone(), remark)));
        diagnostics.sort();
        diagnostics.dedup();
        Ok(Prepared {
            world,
            diagnostics,
            n_read,
            read,
            dropped: Vec::new(),
            edit: None,
            n_reused,
            folder: folder.clone(),
            shelf,
            fingerprint: self.fingerprint.clone(),
            copies,
            purpose,
            pool: Arc::clone(&self.pool),
        })
    }
}
