//! The names that a file takes from its crate.

use super::Module;
use crate::tidy::lengths::is_test;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree, Visibility};

/// Paths from the root of the crate.
#[derive(Default)]
pub struct Imports {
    /// Paths that the file's code names.
    pub used: BTreeSet<Vec<String>>,
    /// Names that `use` brings into the file, and the paths they stand for.
    pub names: BTreeMap<String, Vec<String>>,
}

impl Imports {
    /// Reads the text of a module's file.
    pub fn of(text: &str, module: &Module) -> syn::Result<Self> {
        let file = syn::parse_file(text)?;
        let mut reader = ImportReader { place: module.clone(), ..ImportReader::default() };
        reader.children(&file.items);
        reader.visit_file(&file);
        let ImportReader { mut imports, handed_on, first_names, .. } = reader;
        // A re-exported name counts only if the file uses it itself.
        imports
            .used
            .extend(handed_on.into_iter().filter(|(name, _)| first_names.contains(name)).map(|(_, p)| p));
        Ok(imports)
    }
}

#[derive(Default)]
struct ImportReader {
    /// The module being read, which may be nested inside its file.
    place: Module,
    /// Modules declared in the current module.
    children: BTreeSet<String>,
    imports: Imports,
    handed_on: Vec<(String, Vec<String>)>,
    /// First segments of paths in the code.
    first_names: BTreeSet<String>,
}

impl ImportReader {
    fn children(&mut self, items: &[Item]) {
        self.children.extend(items.iter().filter_map(|item| match item {
            Item::Mod(module) => Some(module.ident.to_string()),
            _ => None,
        }));
    }

    /// The path from the crate's root; `None` if it leads to another crate.
    fn absolute(&self, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some([&self.place, rest].concat()),
            "super" => {
                let n_up = path.iter().take_while(|part| *part == "super").count();
                let above = self.place.get(..self.place.len().checked_sub(n_up)?)?;
                Some([above, &path[n_up..]].concat())
            }
            child if self.children.contains(child) => Some([&self.place, path].concat()),
            _ => None,
        }
    }

    fn take_use(&mut self, tree: &UseTree, before: &mut Vec<String>, is_handed_on: bool) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.take_use(&path.tree, before, is_handed_on);
                before.pop();
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.take_use(tree, before, is_handed_on));
            }
            UseTree::Name(name) => self.take_name(&name.ident.to_string(), None, before, is_handed_on),
            UseTree::Rename(name) => {
                let new = name.rename.to_string();
                self.take_name(&name.ident.to_string(), Some(new), before, is_handed_on);
            }
            UseTree::Glob(_) => self.imports.used.extend(self.absolute(before)),
        }
    }

    fn take_name(&mut self, name: &str, new: Option<String>, before: &[String], is_handed_on: bool) {
        let mut path = before.to_vec();
        if name != "self" {
            path.push(name.to_owned());
        }
        let Some(target) = self.absolute(&path) else { return };
        let known_as = new.or_else(|| path.last().cloned()).unwrap_or_default();
        if is_handed_on {
            self.handed_on.push((known_as.clone(), target.clone()));
        } else {
            self.imports.used.insert(target.clone());
        }
        self.imports.names.insert(known_as, target);
    }
}

impl<'ast> Visit<'ast> for ImportReader {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_test(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let is_handed_on = !matches!(item.vis, Visibility::Inherited);
        self.take_use(&item.tree, &mut Vec::new(), is_handed_on);
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let Some((_, items)) = &module.content else { return };
        let above = std::mem::take(&mut self.children);
        self.place.push(module.ident.to_string());
        self.children(items);
        visit::visit_item_mod(self, module);
        self.place.pop();
        self.children = above;
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.first_names.extend(parts.first().cloned());
        if parts.len() > 1 {
            self.imports.used.extend(self.absolute(&parts));
        }
        visit::visit_path(self, path);
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
