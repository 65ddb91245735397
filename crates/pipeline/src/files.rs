//! Single files, which appear complete or not at all.

use crate::Error;
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Replaces a file in one step and flushes it to disk.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let file = write_beside(path, bytes)?;
    file.as_file().sync_all().map_err(Error::writing(path))?;
    file.persist(path).map_err(|e| Error::writing(path)(e.error))?;
    path.parent().map_or(Ok(()), flush)
}

/// Writes a temporary file in the folder of `path`.
pub(crate) fn write_beside(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, Error> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let file = match beside().tempfile_in(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            std::fs::create_dir_all(folder).map_err(Error::writing(folder))?;
            beside().tempfile_in(folder)
        }
        made => made,
    };
    let mut file = file.map_err(Error::writing(folder))?;
    file.write_all(bytes).map_err(Error::writing(path))?;
    Ok(file)
}

/// A builder of temporary files that are as readable as any other new file, not only for their owner.
fn beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Prefix of the names of temporary files.
pub(crate) const TEMPORARY: &str = ".new";

/// Flushes a file or folder to disk.
pub(crate) fn flush(path: &Path) -> Result<(), Error> {
    // Other systems than Unix cannot open folders, and need no flush of them.
    if cfg!(not(unix)) && path.is_dir() {
        return Ok(());
    }
    File::open(path).and_then(|file| file.sync_all()).map_err(Error::writing(path))
}
