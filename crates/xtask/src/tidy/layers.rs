//! Dependencies between crates, compared with `layers.toml`.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

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

/// Every dependency that the table does not allow, and every fault of the table itself.
pub fn faults() -> Result<Vec<String>> {
    let layers: Layers = super::table("crates/xtask/layers.toml")?;
    let packages = packages()?;
    let mut faults = Vec::new();
    for (name, layer) in &layers.crates {
        for used in &layer.uses {
            match layers.crates.get(used) {
                Some(lower) if lower.rank < layer.rank => {}
                _ => faults.push(format!(
                    "crates/xtask/layers.toml: {name} may not use {used}: it is not of lower rank"
                )),
            }
        }
    }
    for (name, (manifest, dependencies)) in &packages {
        let Some(layer) = layers.crates.get(name) else {
            faults.push(format!("{manifest}: {name} is not in crates/xtask/layers.toml: give it a rank"));
            continue;
        };
        for used in dependencies {
            if packages.contains_key(used) && !layer.uses.contains(used) {
                faults.push(format!("{manifest}: {name} (rank {}) must not depend on {used}", layer.rank));
            }
            if layers.sole_users.get(used).is_some_and(|users| !users.contains(name)) {
                faults.push(format!(
                    "{manifest}: {name} must not depend on {used}: see sole_users in layers.toml"
                ));
            }
        }
    }
    Ok(faults)
}

/// Manifest and normal and build dependencies of each package of the workspace, by the name of its folder.
fn packages() -> Result<BTreeMap<String, (String, BTreeSet<String>)>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(crate::root())
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
