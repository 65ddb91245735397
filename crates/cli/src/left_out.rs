//! Counts files of folders that are in no known format. They are reported together, since there may be
//! thousands.

use crate::output;
use rapporteur_ingest::SKIPPED;
use rapporteur_model::Diagnostic;
use std::collections::BTreeMap;
use std::path::Path;

/// Counts of files left out, by extension.
#[derive(Default)]
pub struct LeftOut(BTreeMap<String, usize>);

impl LeftOut {
    /// Counts those diagnostics of an input that say it was left out.
    pub fn note<'d>(&mut self, input: &str, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) {
        let extension = Path::new(input).extension().map(|it| format!(".{}", it.to_string_lossy()));
        for _ in diagnostics.into_iter().filter(|diagnostic| diagnostic.code == SKIPPED) {
            *self.0.entry(extension.clone().unwrap_or_else(|| "no extension".to_owned())).or_default() += 1;
        }
    }

    /// Prints the counts, if anything was left out.
    pub fn tell(&self) {
        if let Some(message) = self.message() {
            output::remark(&message);
        }
    }

    fn message(&self) -> Option<String> {
        let files = match self.0.values().sum() {
            0_usize => return None,
            1 => "1 file was".to_owned(),
            n => format!("{n} files were"),
        };
        let each: Vec<String> = self.0.iter().map(|(extension, n)| format!("{extension} {n}")).collect();
        let kinds = each.join(", ");
        Some(format!(
            "{files} left out, in no format that is read ({kinds}): convert them, or name a file itself to read it as text [{SKIPPED}]"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::Severity;

    #[test]
    fn files_are_counted_by_extension() {
        let mut left_out = LeftOut::default();
        assert_eq!(left_out.message(), None);
        let skipped = Diagnostic::new(Severity::Note, SKIPPED, "left out");
        for name in ["a/b.md", "a/c.md", "a/d", "a/e.eml"] {
            left_out.note(name, [&skipped, &Diagnostic::new(Severity::Note, "encoding", "read as UTF-16")]);
        }
        let message = left_out.message().unwrap();
        assert!(
            message.starts_with("4 files were left out")
                && message.contains("(.eml 1, .md 2, no extension 1)"),
            "{message}"
        );
    }
}
