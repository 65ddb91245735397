//! Word classes that Rust names and `data/lexicons/` lacks. Code would ask for them in vain.

use anyhow::{Context, Result};
use proc_macro2::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, ExprMethodCall, ExprPath, ItemConst, Lit};

/// Methods of hits, all of whose texts are classes, and of words, whose first argument is one.
const OF_HITS: [&str; 4] = ["get", "is", "is_any", "of_class"];
const OF_WORDS: [&str; 4] = ["class", "get", "has", "is"];

/// Every class that a source asks for and no file defines.
pub fn faults(files: &[PathBuf]) -> Result<Vec<String>> {
    let is_list = |path: &&PathBuf| path.starts_with("data/lexicons");
    let known: BTreeSet<String> = files
        .iter()
        .filter(is_list)
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    let mut faults = Vec::new();
    for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
        let name = path.to_string_lossy();
        let text = std::fs::read_to_string(rapporteur_xtask::project::root().join(path))?;
        if !text.contains("hits") && !text.contains("words") {
            continue;
        }
        let file = syn::parse_file(&text).with_context(|| format!("{name} does not parse"))?;
        let mut asked = Asked::default();
        asked.visit_file(&file);
        faults.extend(asked.classes().filter(|(class, _)| !known.contains(class)).map(|(class, line)| {
            format!("{name}:{line}: `{class}` is no word class: no data/lexicons/{class}.tsv")
        }));
    }
    Ok(faults)
}

/// Texts in places where classes are named, and constants that stand for such texts.
#[derive(Default)]
struct Asked {
    texts: Vec<(String, usize)>,
    constants: BTreeMap<String, Vec<(String, usize)>>,
    named: BTreeSet<String>,
}

impl Asked {
    fn classes(self) -> impl Iterator<Item = (String, usize)> {
        let Self { texts, constants, named } = self;
        let of_constants = constants.into_iter().filter(move |(name, _)| named.contains(name));
        texts.into_iter().chain(of_constants.flat_map(|(_, texts)| texts))
    }
}

/// Texts and paths found in an expression.
#[derive(Default)]
struct Found {
    texts: Vec<(String, usize)>,
    paths: Vec<String>,
}

impl<'ast> Visit<'ast> for Found {
    fn visit_expr_lit(&mut self, literal: &'ast ExprLit) {
        if let Lit::Str(text) = &literal.lit {
            self.texts.push((text.value(), line(text.span())));
        }
    }

    fn visit_expr_path(&mut self, path: &'ast ExprPath) {
        self.paths.extend(path.path.segments.last().map(|segment| segment.ident.to_string()));
    }
}

fn line(span: Span) -> usize {
    span.start().line
}

impl<'ast> Visit<'ast> for Asked {
    fn visit_item_const(&mut self, constant: &'ast ItemConst) {
        let mut found = Found::default();
        found.visit_expr(&constant.expr);
        self.constants.insert(constant.ident.to_string(), found.texts);
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let method = call.method.to_string();
        let arguments = match owner(&call.receiver).as_deref() {
            Some("hits") if OF_HITS.contains(&method.as_str()) => call.args.len(),
            Some("words") if OF_WORDS.contains(&method.as_str()) => 1,
            _ => 0,
        };
        let mut found = Found::default();
        for argument in call.args.iter().take(arguments) {
            found.visit_expr(argument);
        }
        self.texts.extend(found.texts);
        self.named.extend(found.paths);
        visit::visit_expr_method_call(self, call);
    }
}

/// The name of the field or variable that a method is called on.
fn owner(receiver: &Expr) -> Option<String> {
    match receiver {
        Expr::Field(field) => match &field.member {
            syn::Member::Named(name) => Some(name.to_string()),
            syn::Member::Unnamed(_) => None,
        },
        Expr::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}
