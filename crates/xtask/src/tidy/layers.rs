//! Compares the dependencies between crates with `layers.toml`.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

const TABLE: &str = "crates/xtask/layers.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layers {
    crates: BTreeMap<String, Layer>,
    sole_users: BTreeMap<String, BTreeSet<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
    rank: u8,
    uses: BTreeSet<String>,
}

/// Every dependency that the table forbids, and every fault of the table itself.
pub fn faults() -> Result<Vec<String>> {
    let layers: Layers = rapporteur_xtask::project::table(TABLE)?;
    Ok(layers.faults(&packages()?))
}

/// Manifest and dependencies of each package, by the name of its folder.
type Packages = BTreeMap<String, (String, BTreeSet<String>)>;

impl Layers {
    fn faults(&self, packages: &Packages) -> Vec<String> {
        let mut faults = self.faults_of_table(packages);
        for (name, (manifest, dependencies)) in packages {
            let Some(layer) = self.crates.get(name) else {
                faults.push(format!("{manifest}: {name} is not in {TABLE}: give it a rank"));
                continue;
            };
            for used in dependencies {
                if packages.contains_key(used) && !layer.uses.contains(used) {
                    faults
                        .push(format!("{manifest}: {name} (rank {}) must not depend on {used}", layer.rank));
                }
                if self.sole_users.get(used).is_some_and(|users| !users.contains(name)) {
                    faults.push(format!(
                        "{manifest}: {name} must not depend on {used}: see sole_users in {TABLE}"
                    ));
                }
            }
        }
        faults
    }

    /// Contradictions in the table, and crates in it that do not exist.
    fn faults_of_table(&self, packages: &Packages) -> Vec<String> {
        let mut faults = Vec::new();
        for (name, layer) in &self.crates {
            if !packages.contains_key(name) {
                faults.push(format!("{TABLE}: there is no crate {name}: take it from the table, or add it"));
            }
            for used in &layer.uses {
                if self.crates.get(used).is_none_or(|lower| lower.rank >= layer.rank) {
                    faults.push(format!("{TABLE}: {name} may not use {used}: it is not of lower rank"));
                }
            }
        }
        for (package, users) in &self.sole_users {
            for user in users.iter().filter(|user| !packages.contains_key(*user)) {
                faults.push(format!("{TABLE}: there is no crate {user}, the sole user of {package}"));
            }
        }
        faults
    }
}

/// Manifest and normal and build dependencies of each package of the workspace, by the name of its folder.
fn packages() -> Result<Packages> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(rapporteur_xtask::project::root())
        .output()
        .context("cannot start cargo")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let folder = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut packages = BTreeMap::new();
    for package in metadata["packages"].as_array().context("metadata without packages")? {
        let manifest = text(&package["manifest_path"]).context("a package without manifest")?;
        let name = Path::new(&manifest).parent().and_then(folder).context("a manifest without folder")?;
        let mut dependencies = BTreeSet::new();
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            if dependency["kind"] == "dev" {
                continue;
            }
            let of_workspace = dependency["path"].as_str().map(Path::new).and_then(folder);
            dependencies.extend(of_workspace.or_else(|| text(&dependency["name"])));
        }
        let shown =
            if name == "tests" { "tests/Cargo.toml".to_owned() } else { format!("crates/{name}/Cargo.toml") };
        packages.insert(name, (shown, dependencies));
    }
    Ok(packages)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The faults of a table for packages, each package written as `name: dependency dependency`.
    fn faults(table: &str, packages: &[&str]) -> Vec<String> {
        let layers: Layers =
            toml::from_str(&format!("{table}\n[sole_users]\noxigraph = [\"store\"]")).unwrap();
        let package = |line: &&str| {
            let (name, dependencies) = line.split_once(':').unwrap();
            let dependencies = dependencies.split_whitespace().map(str::to_owned).collect();
            (name.to_owned(), (format!("crates/{name}/Cargo.toml"), dependencies))
        };
        layers.faults(&packages.iter().map(package).collect())
    }

    const TWO: &str = "[crates.model]\nrank = 0\nuses = []\n[crates.store]\nrank = 1\nuses = [\"model\"]";

    #[test]
    fn a_table_that_fits_has_no_fault() {
        assert!(faults(TWO, &["model:", "store: model oxigraph"]).is_empty());
    }

    #[test]
    fn a_listed_crate_that_does_not_exist_is_a_fault() {
        let table = format!("{TWO}\n[crates.serve]\nrank = 2\nuses = []");
        let found = faults(&table, &["model:", "store: model oxigraph"]);
        assert_eq!(found, [format!("{TABLE}: there is no crate serve: take it from the table, or add it")]);
        let found = faults("[crates.model]\nrank = 0\nuses = []", &["model:"]);
        assert_eq!(found, [format!("{TABLE}: there is no crate store, the sole user of oxigraph")]);
    }

    #[test]
    fn what_is_used_must_be_allowed() {
        let found = faults(TWO, &["model: store oxigraph", "store: oxigraph", "other:"]);
        let told = [
            "crates/model/Cargo.toml: model (rank 0) must not depend on store",
            "model must not depend on oxigraph",
            "other is not in",
        ];
        assert_eq!(found.len(), told.len(), "{found:?}");
        assert!(told.iter().all(|part| found.iter().any(|fault| fault.contains(part))), "{found:?}");
    }
}
