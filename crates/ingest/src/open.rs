//! Opens what a path names, which may be a pipe instead of a file.

use crate::inputs::unreadable;
use rapporteur_model::{Diagnostic, Severity};
use std::fs::File;
use std::path::Path;

/// Opens a file or a pipe. Opening a pipe that has no writer would wait forever, so pipes are opened without waiting.
pub(crate) fn file(path: &Path) -> Result<File, Diagnostic> {
    #[cfg(unix)]
    if is_pipe(path) {
        return pipe(path);
    }
    File::open(path).map_err(|error| unreadable(&error))
}

#[cfg(unix)]
fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata(path).is_ok_and(|found| found.file_type().is_fifo())
}

/// Opens a pipe without waiting, then reads it like standard input. If nobody writes, the first read finds the end.
#[cfg(unix)]
fn pipe(path: &Path) -> Result<File, Diagnostic> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use std::os::unix::fs::OpenOptionsExt;
    let at_once = OFlags::NONBLOCK;
    let open = || -> std::io::Result<File> {
        let flags = i32::try_from(at_once.bits()).unwrap_or_default();
        let pipe = File::options().read(true).custom_flags(flags).open(path)?;
        fcntl_setfl(&pipe, fcntl_getfl(&pipe)? - at_once)?;
        Ok(pipe)
    };
    open().map_err(|error| unreadable(&error))
}

/// The diagnostic for a path that gave no bytes.
pub(crate) fn nothing(path: &Path) -> Diagnostic {
    #[cfg(unix)]
    if is_pipe(path) {
        let message = "nothing came through the pipe: start what writes to it first, or pipe it into -";
        return Diagnostic::new(Severity::Failure, "empty", message);
    }
    let _ = path;
    crate::reader::empty()
}
