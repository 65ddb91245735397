//! Files and functions of product code that are too long to read.

use super::exceptions::Exceptions;
use anyhow::{Context, Result};
use proc_macro2::Span;
use std::path::PathBuf;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItemFn, ItemFn, ItemMod, TraitItemFn};

/// Every file and function over its limit, and exceptions that are not needed.
pub fn faults(files: &[PathBuf], exceptions: &Exceptions) -> Result<Vec<String>> {
    let (mut faults, mut used) = (Vec::new(), Vec::new());
    for path in files.iter().filter(|path| is_product(path)) {
        let name = path.to_string_lossy().into_owned();
        let text = std::fs::read_to_string(rapporteur_xtask::project::root().join(path))?;
        let file = syn::parse_file(&text).with_context(|| format!("{name} does not parse"))?;
        let mut lengths = Lengths::default();
        lengths.visit_file(&file);
        let n_lines = text.lines().count() - lengths.n_test_lines;
        if n_lines > exceptions.limits.file_lines {
            if !exceptions.long_files.contains_key(&name) {
                faults.push(format!("{name}:1: {n_lines} lines: divide the file"));
            }
            used.push(name.clone());
        }
        for (function, line, n_lines) in lengths.functions {
            if n_lines > exceptions.limits.function_lines {
                let key = format!("{name}::{function}");
                if !exceptions.long_functions.contains_key(&key) {
                    faults
                        .push(format!("{name}:{line}: {function} has {n_lines} lines: divide the function"));
                }
                used.push(key);
            }
        }
    }
    let listed = exceptions.long_files.keys().chain(exceptions.long_functions.keys());
    let idle = listed.filter(|key| !used.contains(key));
    faults.extend(
        idle.map(|key| format!("crates/xtask/tidy.toml: {key} is not too long any more: take it out")),
    );
    Ok(faults)
}

/// Whether a file is the source of a crate and not of its test suites.
pub fn is_product(path: &std::path::Path) -> bool {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    path.extension().is_some_and(|extension| extension == "rs")
        && parts.len() > 3
        && parts[0] == "crates"
        && parts[2] == "src"
        && !path.ends_with("tests.rs")
}

/// Functions with first line and length, and the lines of tests.
#[derive(Default)]
struct Lengths {
    functions: Vec<(String, usize, usize)>,
    n_test_lines: usize,
}

impl Lengths {
    fn add(&mut self, name: &syn::Ident, span: Span) {
        self.functions.push((name.to_string(), span.start().line, n_lines(span)));
    }
}

fn n_lines(span: Span) -> usize {
    span.end().line + 1 - span.start().line
}

/// Whether an item is compiled for tests only.
pub fn is_test(attributes: &[Attribute]) -> bool {
    let says_test = |attribute: &Attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    };
    attributes.iter().any(says_test)
}

impl<'ast> Visit<'ast> for Lengths {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if is_test(&module.attrs) {
            self.n_test_lines += n_lines(module.span());
        } else {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.add(&function.sig.ident, function.span());
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.add(&function.sig.ident, function.span());
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast TraitItemFn) {
        self.add(&function.sig.ident, function.span());
        visit::visit_trait_item_fn(self, function);
    }
}
