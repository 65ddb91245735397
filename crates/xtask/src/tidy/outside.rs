//! Checks what crates use from outside the program: files, other programs, the network, the clock, the
//! environment.

use super::lengths::{is_product, is_test};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{ItemMod, PathSegment, UseName, UsePath, UseRename};

/// The table that says which crates may use which names.
const TABLE: &str = "crates/xtask/outside.toml";

/// Every name of the standard library that a crate uses without permission.
pub fn faults(files: &[PathBuf]) -> Result<Vec<String>> {
    let users: BTreeMap<String, BTreeSet<String>> = rapporteur_xtask::project::table(TABLE)?;
    let mut faults = Vec::new();
    for path in files.iter().filter(|path| is_product(path)) {
        let owner = owner(path);
        let text = std::fs::read_to_string(rapporteur_xtask::project::root().join(path))?;
        let file = syn::parse_file(&text).with_context(|| format!("{} does not parse", path.display()))?;
        for (name, line) in names(&file) {
            if users.get(&name).is_some_and(|users| !users.contains(&owner)) {
                let path = path.display();
                faults.push(format!("{path}:{line}: {owner} must not use {name}: see {TABLE}"));
            }
        }
    }
    Ok(faults)
}

/// The folder of the crate that a file belongs to.
fn owner(path: &Path) -> String {
    path.components().nth(1).map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default()
}

/// The names in all paths of product code, with their lines.
fn names(file: &syn::File) -> BTreeSet<(String, usize)> {
    let mut names = Names::default();
    names.visit_file(file);
    names.0
}

#[derive(Default)]
struct Names(BTreeSet<(String, usize)>);

impl Names {
    fn add(&mut self, name: &syn::Ident) {
        self.0.insert((name.to_string(), name.span().start().line));
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_path_segment(&mut self, segment: &'ast PathSegment) {
        self.add(&segment.ident);
        visit::visit_path_segment(self, segment);
    }

    fn visit_use_path(&mut self, path: &'ast UsePath) {
        self.add(&path.ident);
        visit::visit_use_path(self, path);
    }

    fn visit_use_name(&mut self, name: &'ast UseName) {
        self.add(&name.ident);
    }

    fn visit_use_rename(&mut self, name: &'ast UseRename) {
        self.add(&name.ident);
    }
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_of_tests_do_not_count() {
        let file = syn::parse_file(
            "use std::{fs, time::Instant as I};\nfn f() { std::net::TcpStream::connect(x); }\n#[cfg(test)]\nmod tests { fn g() { SystemTime::now(); } }",
        );
        let names: Vec<(String, usize)> = names(&file.unwrap()).into_iter().collect();
        let has = |name: &str, line: usize| names.contains(&(name.to_owned(), line));
        assert!(has("fs", 1) && has("Instant", 1) && has("TcpStream", 2));
        assert!(names.iter().all(|(name, _)| name != "SystemTime"));
    }
}
