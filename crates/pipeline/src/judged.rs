//! The file of a person's judgements in a store folder.

use crate::{Error, StoreFolder, files};
use rapporteur_resolve::{Decision, JudgementError, Judgements};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::ErrorKind;
use std::path::PathBuf;

/// A change of the file of judgements.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Edit {
    /// Judgements to take out: the number of the line, from 1, and what the line states, as
    /// [`Judged::stated`](rapporteur_model::Judged::stated) has it.
    pub take_out: Vec<(usize, String)>,
    /// Judgements to add at the end, each with its reason.
    pub add: Vec<(Decision, String)>,
}

impl StoreFolder {
    /// The path of the file of a person's judgements; it may not exist.
    pub fn judgements(&self) -> PathBuf {
        self.path().join("judgements.tsv")
    }

    /// A person's judgements; empty if there is no file.
    ///
    /// # Errors
    /// If the file cannot be read or a line is at fault.
    pub fn read_judgements(&self) -> Result<Judgements, Error> {
        self.parsed(&self.judgements_text()?)
    }

    /// Appends judgements, each with its reason, to the file: all of them or none.
    ///
    /// # Errors
    /// As [`edit_judgements`](Self::edit_judgements).
    pub fn add_judgements(&self, further: &[(Decision, String)]) -> Result<(), Error> {
        self.edit_judgements(&Edit { add: further.to_vec(), ..Edit::default() }).map(drop)
    }

    /// The edit that takes out the judgement of a line.
    ///
    /// # Errors
    /// If the line holds no judgement, or as [`read_judgements`](Self::read_judgements).
    pub fn undo_judgement(&self, line: usize) -> Result<Edit, Error> {
        let judgements = self.read_judgements()?;
        let found = judgements.list().iter().find(|judgement| judgement.line == line);
        let found = found.ok_or_else(|| Error::NoJudgement { file: self.judgements(), line })?;
        Ok(Edit { take_out: vec![(line, found.decision.to_string())], add: Vec::new() })
    }

    /// Changes the file, in one step and while nobody else does. All other lines stay as they are. The graph follows with the next
    /// change of the store.
    ///
    /// # Errors
    /// If the file cannot be written, if a line that is to be taken out is another by now, or if what the file holds has
    /// faults.
    pub fn edit_judgements(&self, edit: &Edit) -> Result<Judgements, Error> {
        let path = self.path().join("judgements.lock");
        let lock =
            File::options().create(true).append(true).open(&path).map_err(|error| {
                Error::no_folder(self.path()).unwrap_or_else(|| Error::writing(&path)(error))
            })?;
        // Held for a moment only, so waiting is short. The file system may have no locks; nothing better can be done then.
        let _ = lock.lock();
        let text = self.edited_text(edit)?;
        let judgements = self.parsed(&text)?;
        files::replace(&self.judgements(), text.as_bytes())?;
        Ok(judgements)
    }

    /// The judgements as an edit leaves them; nothing is written.
    ///
    /// # Errors
    /// As [`edit_judgements`](Self::edit_judgements).
    pub fn edited_judgements(&self, edit: &Edit) -> Result<Judgements, Error> {
        self.parsed(&self.edited_text(edit)?)
    }

    fn edited_text(&self, edit: &Edit) -> Result<String, Error> {
        let text = self.judgements_text()?;
        let judgements = self.parsed(&text)?;
        for (line, stated) in &edit.take_out {
            let is_it = |judgement: &&rapporteur_resolve::Judgement| judgement.line == *line;
            let found = judgements.list().iter().find(is_it);
            if found.is_none_or(|found| found.decision.to_string() != *stated) {
                return Err(Error::NoJudgement { file: self.judgements(), line: *line });
            }
        }
        let is_taken_out = |line: usize| edit.take_out.iter().any(|(taken, _)| *taken == line);
        let lines = text.split_inclusive('\n').enumerate();
        let left: String = lines.filter(|(i, _)| !is_taken_out(i + 1)).map(|(_, line)| line).collect();
        Ok(if edit.add.is_empty() { left } else { Judgements::append(&left, &edit.add) })
    }

    fn parsed(&self, text: &str) -> Result<Judgements, Error> {
        Ok(Judgements::parse(&self.judgements().display().to_string(), text)?)
    }

    fn judgements_text(&self) -> Result<String, Error> {
        let path = self.judgements();
        let bytes = match std::fs::read(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(String::new()),
            read => read.map_err(|error| {
                Error::no_folder(self.path()).unwrap_or_else(|| Error::reading(&path)(error))
            })?,
        };
        String::from_utf8(bytes).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            let fault = "this line is no UTF-8: save the file as UTF-8".to_owned();
            let (file, faults) = (path.display().to_string(), vec![(line, fault)]);
            JudgementError { file, faults, contradicted: BTreeSet::new() }.into()
        })
    }
}
