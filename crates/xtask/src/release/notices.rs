//! Collects the licences of all packages that are linked into the program, each text once.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Words that mark the names of licence files.
const NAMES: [&str; 6] = ["licen", "copying", "copyright", "notice", "unlicense", "authors"];

/// A package as it appears in the notices.
#[derive(Debug)]
struct Package {
    name: String,
    version: String,
    licence: String,
    repository: String,
    /// Texts of its licences.
    texts: BTreeSet<String>,
}

/// The notices of all packages that a package of the workspace is linked with.
pub fn text(metadata: &Value, root: &str) -> Result<String> {
    let packages = linked(metadata, root)?;
    ensure!(!packages.is_empty(), "{root} is linked with nothing");
    let mut out = format!(
        "The program {root} is linked with these packages. Their licences, each text once, follow the list.\n\
         Packages under MPL-2.0 are used unchanged; their source is at the address given, and in the package registry crates.io under name and version.\n\n"
    );
    let mut users: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for package in &packages {
        let called = format!("{} {}", package.name, package.version);
        let _ = writeln!(out, "{called}: {}; {}", package.licence, package.repository);
        for text in &package.texts {
            users.entry(text).or_default().push(called.clone());
        }
    }
    for (text, packages) in users {
        let _ = write!(out, "\n{}\n{}\n\n{text}\n", "-".repeat(80), packages.join(", "));
    }
    Ok(out)
}

/// Third-party packages in the closure of normal dependencies, by name and version. Macros are listed too,
/// although only the code that they generate is compiled in.
fn linked(metadata: &Value, root: &str) -> Result<Vec<Package>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text_of(&package["id"]), package)).collect();
    let nodes: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (text_of(&node["id"]), node)).collect();
    let start = packages.iter().find(|(_, package)| package["name"] == root).map(|(id, _)| id.clone());
    let mut waiting = vec![start.with_context(|| format!("no package {root}"))?];
    let mut seen = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        let node = nodes.get(&id).with_context(|| format!("{id} is not resolved"))?;
        for dependency in list(&node["deps"]) {
            if list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                waiting.push(text_of(&dependency["pkg"]));
            }
        }
    }
    let of_others =
        seen.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null());
    let mut found = of_others.map(package).collect::<Result<Vec<_>>>()?;
    found.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(found)
}

fn package(package: &Value) -> Result<Package> {
    let manifest = text_of(&package["manifest_path"]);
    let folder = Path::new(&manifest).parent().context("a manifest without folder")?;
    let mut texts = BTreeSet::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && NAMES.iter().any(|start| name.starts_with(start)) {
            let text = String::from_utf8_lossy(&std::fs::read(&path)?).replace("\r\n", "\n");
            texts.insert(text.trim().to_owned());
        }
    }
    Ok(Package {
        name: text_of(&package["name"]),
        version: text_of(&package["version"]),
        licence: text_of(&package["license"]),
        repository: text_of(&package["repository"]),
        texts,
    })
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_linked_is_named_and_what_only_builds_or_tests_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let package = |name: &str, source: Option<&str>, licence: &str| {
            let home = folder.path().join(name);
            std::fs::create_dir(&home).unwrap();
            std::fs::write(home.join("LICENSE-MIT"), licence).unwrap();
            json!({
                "id": name, "name": name, "version": "1.0.0", "source": source, "license": "MIT",
                "repository": format!("https://example.org/{name}"), "manifest_path": home.join("Cargo.toml"),
            })
        };
        let registry = Some("registry");
        let packages = [
            package("program", None, "ours"),
            package("linked", registry, "Free for all.\r\n"),
            package("deep", registry, "Free for all.\n"),
            package("builder", registry, "Build text."),
            package("tester", registry, "Test text."),
        ];
        let dep = |name: &str, kind: Option<&str>| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let node = |id: &str, deps: Vec<Value>| json!({ "id": id, "deps": deps });
        let nodes = [
            node(
                "program",
                vec![dep("linked", None), dep("builder", Some("build")), dep("tester", Some("dev"))],
            ),
            node("linked", vec![dep("deep", None)]),
            node("deep", vec![]),
        ];
        let metadata = json!({ "packages": packages, "resolve": { "nodes": nodes } });
        let notices = text(&metadata, "program").unwrap();
        assert!(notices.contains("deep 1.0.0: MIT; https://example.org/deep\nlinked 1.0.0"), "{notices}");
        assert!(notices.contains("\ndeep 1.0.0, linked 1.0.0\n\nFree for all.\n"), "{notices}");
        assert_eq!(notices.matches("Free for all.").count(), 1);
        assert!(!notices.contains("builder") && !notices.contains("tester") && !notices.contains("ours"));
    }
}
