//! The file of a person's judgements in a store folder.

use crate::{Error, StoreFolder, files};
use rapporteur_resolve::{Decision, JudgementError, Judgements};
use std::io::ErrorKind;
use std::path::PathBuf;

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
        Ok(Judgements::parse(&self.judgements().display().to_string(), &self.judgements_text()?)?)
    }

    /// Appends judgements, each with its reason, to the file: all of them or none.
    ///
    /// # Errors
    /// If the file cannot be written, or if what it already holds has faults.
    pub fn add_judgements(&self, further: &[(Decision, String)]) -> Result<(), Error> {
        let path = self.judgements();
        let text = Judgements::append(&self.judgements_text()?, further);
        Judgements::parse(&path.display().to_string(), &text)?;
        files::replace(&path, text.as_bytes())
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
            JudgementError { file: path.display().to_string(), faults: vec![(line, fault)] }.into()
        })
    }
}
