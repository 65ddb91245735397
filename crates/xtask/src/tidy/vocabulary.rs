//! Finds names of types and relations that are written as plain strings in Rust, where a typing error would
//! match nothing and stay unnoticed. Names that code must know are constants of `model::well_known`, which
//! `knowledge` compares with its files.

use super::Exceptions;
use anyhow::{Context, Result, anyhow};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The file of the constants.
const HOME: &str = "crates/model/src/well_known.rs";

/// Every string outside of tests that is a name of a type, or of a relation unless that is an English word.
pub fn faults(files: &[PathBuf], exceptions: &Exceptions) -> Result<Vec<String>> {
    let names = names(files);
    let mut faults = Vec::new();
    for path in files.iter().filter(|path| is_source(path)) {
        let name = path.to_string_lossy();
        if name == HOME || exceptions.foreign_names.contains_key(name.as_ref()) {
            continue;
        }
        let text = std::fs::read_to_string(rapporteur_xtask::project::root().join(path))?;
        let tokens: TokenStream = text
            .parse()
            .map_err(|error| anyhow!("{error}"))
            .with_context(|| format!("{name} does not parse"))?;
        let mut found = Vec::new();
        texts(tokens, &mut found);
        faults.extend(found.into_iter().filter(|(text, _)| names.contains(text)).map(|(text, line)| {
            format!(
                "{name}:{line}: {text:?} is a name of the vocabulary: use its constant of model::well_known"
            )
        }));
    }
    Ok(faults)
}

/// The names of types, and of relations whose names are not English words.
fn names(files: &[PathBuf]) -> BTreeSet<String> {
    let of = |folder: &'static str| files.iter().filter(move |path| path.parent() == Some(Path::new(folder)));
    let stem = |path: &PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
    let is_joined = |name: &String| name.chars().any(char::is_uppercase);
    of("data/types").filter_map(stem).chain(of("data/relations").filter_map(stem).filter(is_joined)).collect()
}

fn is_source(path: &Path) -> bool {
    let in_src = path.components().any(|part| part.as_os_str() == "src");
    let is_test = path.file_name().is_some_and(|name| name == "tests.rs");
    in_src && !is_test && path.extension().is_some_and(|extension| extension == "rs")
}

/// The string literals of a source with their lines, except those in tests.
fn texts(tokens: TokenStream, found: &mut Vec<(String, usize)>) {
    let mut in_test = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) if in_test && group.delimiter() == Delimiter::Brace => in_test = false,
            TokenTree::Group(group)
                if group.delimiter() == Delimiter::Bracket && is_test(&group.stream()) =>
            {
                in_test = true;
            }
            TokenTree::Group(group) => texts(group.stream(), found),
            TokenTree::Punct(mark) if mark.as_char() == ';' => in_test = false,
            TokenTree::Literal(literal) if !in_test => {
                let written = literal.to_string();
                let text = written.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
                found.extend(text.map(|text| (text.to_owned(), literal.span().start().line)));
            }
            _ => {}
        }
    }
}

/// Whether an attribute marks an item as test code.
fn is_test(attribute: &TokenStream) -> bool {
    attribute.to_string().replace(' ', "") == "cfg(test)"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_tests_are_left_out() {
        let source = "
            /// \"doc\"
            fn a() { let x = matches!(y, \"Person\" | \"b\"); }
            #[cfg(test)]
            mod tests { fn c() { d(\"Country\"); } }
            #[cfg(test)]
            use e;
            const F: &str = \"Place\";
        ";
        let mut found = Vec::new();
        texts(source.parse().unwrap(), &mut found);
        let texts: Vec<(&str, usize)> = found.iter().map(|(text, line)| (text.as_str(), *line)).collect();
        assert_eq!(texts, [(" \\\"doc\\\"", 2), ("Person", 3), ("b", 3), ("Place", 8)]);
    }
}
