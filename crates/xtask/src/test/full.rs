//! The long checks and their needs, which are installed or reported as missing before anything else is done.

use super::setup::{self, Brought};
use super::steps::{Lane, Steps};
use super::{rocks, servers};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The Python package that ships the compiled libclang.
const LIBCLANG: [&str; 1] = ["libclang==18.1.1"];

/// The needs of the long checks that this machine meets.
pub struct Needs {
    servers: Option<servers::Servers>,
    libclang: Option<Libclang>,
    spacy: bool,
    fuzzing: bool,
}

/// Folder of the library that RocksDB's bindings are generated with; `None` if the build finds it by itself.
pub struct Libclang(Option<PathBuf>);

impl Needs {
    /// Finds or installs everything; reports whatever is missing.
    pub fn bring(steps: &Steps) -> Self {
        let there = |what: &str, why: String| steps.lacks(what, &why);
        let servers = servers::Servers::bring();
        let libclang = libclang();
        let spacy = setup::succeeds(
            Command::new("python3").args(["-c", "import venv, ensurepip"]).stderr(Stdio::null()),
        );
        if !spacy {
            there("parity with spaCy", "python3 has no venv: install python3-venv".to_owned());
        }
        let fuzzing = crate::fuzz::ready();
        Self {
            servers: servers.map_err(|why| there("pushes to Oxigraph and Virtuoso", why)).ok(),
            libclang: libclang.map_err(|why| there("graphs in RocksDB", why)).ok(),
            spacy,
            fuzzing: fuzzing.map_err(|why| there("fuzzing", why.to_string())).is_ok(),
        }
    }

    /// Runs the checks whose needs are met.
    pub fn check(&self, steps: &Steps) {
        if let Some(servers) = &self.servers {
            steps.task("pushes to Oxigraph and Virtuoso", || servers::check(servers));
        }
        if let Some(libclang) = &self.libclang {
            steps.task("graphs in RocksDB", || rocks::check(libclang));
        }
        if self.spacy {
            let mut parity = Command::new(env!("CARGO"));
            parity
                .args(["run", "--quiet", "--package", "rapporteur-lab", "--", "parity"])
                .current_dir(rapporteur_xtask::project::root());
            steps.command(Lane::Front, "parity with spaCy", parity);
        }
        if self.fuzzing {
            steps.task("fuzzing", || crate::fuzz::run(&crate::fuzz::Arguments::usual()));
        }
    }
}

impl Libclang {
    /// Tells a build where libclang is, and where the compiler's own headers are, which the package lacks.
    pub fn show(&self, command: &mut Command) {
        let Some(folder) = &self.0 else { return };
        command.env("LIBCLANG_PATH", folder);
        let headers = Command::new("cc").arg("-print-file-name=include").output();
        if let Some(headers) = headers.ok().and_then(|output| String::from_utf8(output.stdout).ok()) {
            command.env("BINDGEN_EXTRA_CLANG_ARGS", format!("-isystem {}", headers.trim()));
        }
    }
}

/// Finds or installs libclang.
fn libclang() -> Brought<Libclang> {
    let folders = || {
        std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path().join("lib"))
    };
    if std::env::var_os("LIBCLANG_PATH").is_some() || folders().any(holds_libclang) {
        return Ok(Libclang(None));
    }
    let packages = setup::python_environment("libclang", &LIBCLANG).map_err(setup::needs_pip)?;
    let mut versions = std::fs::read_dir(packages.join("lib")).into_iter().flatten().flatten();
    let native = versions.find_map(|version| {
        let folder = version.path().join("site-packages/clang/native");
        folder.is_dir().then_some(folder)
    });
    native
        .map(|folder| Libclang(Some(folder)))
        .ok_or_else(|| format!("{} holds no library: install libclang-dev", LIBCLANG[0]))
}

/// Whether a folder holds libclang itself and not only `libclang-cpp`.
fn holds_libclang(folder: PathBuf) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).any(|name| is_libclang(&name))
}

fn is_libclang(name: &str) -> bool {
    let version =
        name.strip_prefix("libclang").and_then(|rest| rest.split_once(".so")).map(|(version, _)| version);
    version.is_some_and(|version| {
        version.trim_start_matches('-').chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_of_cpp_is_another() {
        for name in ["libclang.so", "libclang-14.so.1", "libclang.so.18.1"] {
            assert!(is_libclang(name), "{name}");
        }
        for name in ["libclang-cpp.so.14", "libclangAST.a", "libc.so"] {
            assert!(!is_libclang(name), "{name}");
        }
    }
}
