//! Writes results. This is the one file that opens standard output and standard error.

use crate::screen::Screen;
use anyhow::{Context, Result};
use rapporteur_model::{Diagnostic, Severity};
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

/// Buffered standard output for people. Characters that a terminal would obey are escaped.
pub fn stdout() -> Screen<BufWriter<io::StdoutLock<'static>>> {
    Screen::new(data())
}

/// Buffered standard output for programs, without escapes.
pub fn data() -> BufWriter<io::StdoutLock<'static>> {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that opens it")]
    BufWriter::new(io::stdout().lock())
}

/// The width of the terminal in columns, or else the value of the variable `COLUMNS`; `None` if there is
/// neither.
pub fn width() -> Option<u16> {
    #[expect(clippy::disallowed_methods, reason = "nothing is written")]
    if !io::stdout().is_terminal() {
        return std::env::var("COLUMNS").ok()?.parse().ok();
    }
    terminal_size::terminal_size().map(|(width, _)| width.0)
}

/// Whether standard output is a terminal, so that a person reads it as it comes.
pub fn is_read_at_once() -> bool {
    #[expect(clippy::disallowed_methods, reason = "nothing is written")]
    io::stdout().is_terminal()
}

/// Prints a value as one line of JSON, for programs that follow what goes on.
pub fn json_line(value: &impl Serialize) -> Result<()> {
    let mut out = data();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Prints a value as indented JSON.
pub fn json(value: &impl Serialize) -> Result<()> {
    let mut out = data();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// Whether standard error is a terminal, so that somebody is watching.
pub fn is_watched() -> bool {
    #[expect(clippy::disallowed_methods, reason = "nothing is written")]
    io::stderr().is_terminal()
}

/// Prints a remark for people to standard error.
pub fn remark(text: &str) {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that opens it")]
    let mut screen = Screen::new(io::stderr().lock());
    // If standard error is closed, there is nobody to tell.
    let _ = writeln!(screen, "{text}");
}

/// Prints the diagnostics of an input except notes, and returns whether there were any.
pub fn diagnostics<'d>(input: &str, diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> bool {
    let mut some = false;
    for diagnostic in diagnostics.into_iter().filter(|diagnostic| diagnostic.severity > Severity::Note) {
        some = true;
        remark(&format!("{input}: {} [{}]", diagnostic.message, diagnostic.code));
    }
    some
}

/// Does what [`write()`] does, but for text for people.
pub fn write_text(path: Option<&Path>, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    write(path, |out| {
        let mut screen = Screen::new(out);
        content(&mut screen)
    })
}

/// Writes bytes to a file that appears complete or not at all, or to standard output if no file is given.
pub fn write(path: Option<&Path>, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        let mut out = data();
        content(&mut out)?;
        return Ok(out.flush()?);
    };
    let failed = || format!("cannot write {}", path.display());
    if path.exists() && !path.is_file() {
        // A device or pipe is written to and never replaced.
        let mut out = BufWriter::new(File::options().write(true).open(path).with_context(failed)?);
        content(&mut out)?;
        return out.flush().with_context(failed);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = beside().tempfile_in(folder).with_context(failed)?;
    let mut out = BufWriter::new(file);
    content(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error).with_context(failed)?;
    file.persist(path).map_err(|error| error.error).with_context(failed)?;
    Ok(())
}

/// A builder of temporary files that are as readable as any other new file, not only for their owner.
fn beside() -> tempfile::Builder<'static, 'static> {
    #[allow(unused_mut, reason = "only Unix has permissions to set")]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
