//! Files of a crate that need one another in a circle, so that none can be read or moved without the others.
//!
//! An import leads to the file that defines the name, not to one that re-exports it. So a `mod.rs` that
//! re-exports its parts is in no circle with them unless it uses them itself. Tests are not counted.

mod imports;

use self::imports::Imports;
use super::exceptions::Exceptions;
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The place of a module in its crate.
type Module = Vec<String>;

/// Circles of more files than the limit allows, and exceptions that are not needed.
pub fn faults(files: &[PathBuf], exceptions: &Exceptions) -> Result<Vec<String>> {
    let mut crates: BTreeMap<PathBuf, BTreeMap<Module, Imports>> = BTreeMap::new();
    for file in files {
        let Some((source, module)) = module(file) else { continue };
        let text = std::fs::read_to_string(rapporteur_xtask::project::root().join(file))?;
        let imports =
            Imports::of(&text, &module).with_context(|| format!("{} does not parse", file.display()))?;
        crates.entry(source).or_default().insert(module, imports);
    }
    let limit = exceptions.limits.circle_files;
    let (mut faults, mut used) = (Vec::new(), BTreeSet::new());
    for (source, modules) in &crates {
        for circle in circles(modules).into_iter().filter(|circle| circle.len() > limit) {
            let names: Vec<String> = circle.into_iter().map(shown).collect();
            let key = format!("{}: {}", source.display(), names[0]);
            if !exceptions.circles.contains_key(&key) {
                let (n, names) = (names.len(), names.join(", "));
                faults.push(format!("{key}: {n} files need one another, {limit} may: {names}"));
            }
            used.insert(key);
        }
    }
    let idle = exceptions.circles.keys().filter(|key| !used.contains(*key));
    faults.extend(
        idle.map(|key| format!("crates/xtask/tidy.toml: {key} begins no circle any more: take it out")),
    );
    Ok(faults)
}

fn shown(module: &Module) -> String {
    if module.is_empty() { "(root)".to_owned() } else { module.join("/") }
}

/// The `src` folder and the module of a file of product code.
fn module(file: &Path) -> Option<(PathBuf, Module)> {
    let parts: Vec<&str> = file.iter().filter_map(|part| part.to_str()).collect();
    let ["crates", name, "src", rest @ ..] = parts.as_slice() else { return None };
    let (last, folders) = rest.split_last()?;
    let stem = last.strip_suffix(".rs")?;
    let mut module: Module = folders.iter().map(|part| (*part).to_owned()).collect();
    if !(stem == "mod" || module.is_empty() && ["lib", "main"].contains(&stem)) {
        module.push(stem.to_owned());
    }
    (stem != "tests").then(|| (["crates", name, "src"].iter().collect(), module))
}

/// Sets of files in which each file needs every other, directly or through others.
fn circles(modules: &BTreeMap<Module, Imports>) -> Vec<BTreeSet<&Module>> {
    let needs: BTreeMap<&Module, BTreeSet<&Module>> =
        modules.keys().map(|m| (m, needed(modules, m))).collect();
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        modules.keys().map(|m| (m, reach(&needs, m))).collect();
    let mut circles = Vec::new();
    let mut seen: BTreeSet<&Module> = BTreeSet::new();
    for module in modules.keys() {
        if !seen.contains(module) && reached[module].contains(module) {
            let circle: BTreeSet<&Module> =
                reached[module].iter().copied().filter(|other| reached[other].contains(module)).collect();
            seen.extend(&circle);
            circles.push(circle);
        }
    }
    circles
}

fn reach<'m>(needs: &BTreeMap<&'m Module, BTreeSet<&'m Module>>, from: &'m Module) -> BTreeSet<&'m Module> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(module) = open.pop() {
        open.extend(needs[module].iter().copied().filter(|next| reached.insert(*next)));
    }
    reached
}

/// The other files whose names a file uses.
fn needed<'m>(modules: &'m BTreeMap<Module, Imports>, of: &Module) -> BTreeSet<&'m Module> {
    let paths = modules[of].used.iter();
    let found = paths.filter_map(|path| definer(modules, path, &mut BTreeSet::new()));
    found.filter(|module| *module != of).collect()
}

/// The file that defines the name at the end of a path from the crate's root.
fn definer<'m>(
    modules: &'m BTreeMap<Module, Imports>,
    path: &[String],
    seen: &mut BTreeSet<Vec<String>>,
) -> Option<&'m Module> {
    if !seen.insert(path.to_vec()) {
        return None;
    }
    let n = (0..=path.len()).rev().find(|n| modules.contains_key(&path[..*n]))?;
    let (module, imports) = modules.get_key_value(&path[..n])?;
    let Some(name) = path.get(n) else { return Some(module) };
    let handed_on = imports.names.get(name).and_then(|target| definer(modules, target, seen));
    Some(handed_on.unwrap_or(module))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let modules: BTreeMap<Module, Imports> = files
            .iter()
            .map(|(path, text)| {
                let (_, module) = module(Path::new(path)).unwrap();
                let imports = Imports::of(text, &module).unwrap();
                (module, imports)
            })
            .collect();
        let shown = |circle: BTreeSet<&Module>| circle.into_iter().map(shown).collect::<Vec<_>>().join(" ");
        circles(&modules).into_iter().map(shown).collect()
    }

    #[test]
    fn what_hands_names_on_is_in_no_circle() {
        let facade = ("crates/x/src/lib.rs", "mod a; mod b; pub use a::A; pub use b::{B as C};");
        let a = ("crates/x/src/a.rs", "use crate::C; pub struct A(C);");
        let b = ("crates/x/src/b.rs", "pub struct B;");
        assert!(found(&[facade, a, b]).is_empty());
        let back = ("crates/x/src/b.rs", "pub struct B(Option<Box<crate::A>>);");
        assert_eq!(found(&[facade, a, back]), ["a b"]);
    }

    #[test]
    fn a_module_that_uses_its_parts_is_in_a_circle_with_them() {
        let part = ("crates/x/src/a/part.rs", "use super::Whole; pub fn part(_: &Whole) {}");
        let whole = (
            "crates/x/src/a/mod.rs",
            "mod part; pub struct Whole; impl Whole { fn f(&self) { part::part(self) } }",
        );
        assert_eq!(found(&[("crates/x/src/lib.rs", "mod a;"), whole, part]), ["a a/part"]);
    }

    #[test]
    fn tests_and_other_crates_are_left_out() {
        let a = (
            "crates/x/src/a.rs",
            "use std::fmt; pub struct A; #[cfg(test)] mod tests { use super::*; use crate::b::B; }",
        );
        let b = ("crates/x/src/b.rs", "use crate::a::A; pub struct B(A);");
        assert!(found(&[("crates/x/src/lib.rs", "mod a; mod b;"), a, b]).is_empty());
    }
}
