//! An index as a file.

use super::layout::Index;
use crate::Error;
use std::io::Write;
use std::path::Path;

impl Index {
    /// Reads a saved file. Gives nothing if the file is missing, damaged or of another layout; then the index must be made
    /// anew.
    pub fn load(path: &Path) -> Option<Self> {
        Self::from_bytes(std::fs::read(path).ok()?)
    }

    /// Writes the file, and its folder if need be. It appears whole or not at all.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = beside().tempfile_in(folder)?;
        file.write_all(self.bytes())?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// Readable as any other new file, not for its owner only as temporary files are.
fn beside() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
