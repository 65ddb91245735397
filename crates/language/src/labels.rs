//! Tags, dependency labels, features and rule lemmas, represented as small numbers.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::SectionReader;
use crate::{Dep, Error, Tag};

/// The number of a label. Equal labels of any kind have equal numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(crate) struct Label(u32);

impl Label {
    /// The empty label.
    pub(crate) const EMPTY: Self = Self(0);
}

/// All labels of a model.
#[derive(Debug)]
pub(crate) struct Labels {
    numbers: FxHashMap<Box<str>, Label>,
    names: Vec<Box<str>>,
}

/// Adds a label that must be a tag of the scheme, and returns its number.
pub(crate) fn known_tag(reader: &SectionReader, labels: &mut Labels, name: &str) -> Result<Label, Error> {
    Tag::from_name(name).ok_or_else(|| reader.damaged(format!("unknown tag `{name}`")))?;
    Ok(labels.add(name))
}

/// Adds a label whose parts must all be dependencies of the scheme, and returns its number. `a||b` is a lifted label.
pub(crate) fn known_dep(reader: &SectionReader, labels: &mut Labels, name: &str) -> Result<Label, Error> {
    match name.split("||").find(|part| Dep::from_name(part).is_none()) {
        Some(part) => Err(reader.damaged(format!("unknown dependency label `{part}`"))),
        None => Ok(labels.add(name)),
    }
}

impl Labels {
    /// The set that holds only the empty label.
    pub(crate) fn new() -> Self {
        Self { numbers: FxHashMap::from_iter([("".into(), Label::EMPTY)]), names: vec!["".into()] }
    }

    /// The number of a label, which is added if it is new.
    pub(crate) fn add(&mut self, name: &str) -> Label {
        if let Some(label) = self.numbers.get(name) {
            return *label;
        }
        let label = Label(self.names.len() as u32);
        self.numbers.insert(name.into(), label);
        self.names.push(name.into());
        label
    }

    /// The number of a label, if the model uses it.
    pub(crate) fn find(&self, name: &str) -> Option<Label> {
        self.numbers.get(name).copied()
    }

    /// The label's text.
    pub(crate) fn name(&self, label: Label) -> &str {
        &self.names[label.0 as usize]
    }

    /// All labels as dependencies and tags, by number. A label that is neither, such as a lifted one, becomes the least specific
    /// value.
    pub(crate) fn as_grammar(&self) -> Grammar {
        Grammar {
            deps: self.names.iter().map(|name| Dep::from_name(name).unwrap_or_default()).collect(),
            tags: self.names.iter().map(|name| Tag::from_name(name).unwrap_or_default()).collect(),
        }
    }

    /// A shareable copy of every label's text. Each thread has its own copy, so that threads do not compete for the reference
    /// counts.
    pub(crate) fn shared(&self) -> SharedLabels {
        SharedLabels(self.names.iter().map(|name| Arc::from(name.as_ref())).collect())
    }
}

/// Dependency labels and tags by the numbers of a model's labels.
#[derive(Debug)]
pub(crate) struct Grammar {
    deps: Vec<Dep>,
    tags: Vec<Tag>,
}

impl Grammar {
    /// The dependency label with a number.
    pub(crate) fn dep(&self, label: Label) -> Dep {
        self.deps[label.0 as usize]
    }

    /// The tag with a number.
    pub(crate) fn tag(&self, label: Label) -> Tag {
        self.tags[label.0 as usize]
    }
}

/// Texts of labels, shared by tokens.
#[derive(Debug)]
pub(crate) struct SharedLabels(Vec<Arc<str>>);

impl SharedLabels {
    /// The label's text.
    pub(crate) fn get(&self, label: Label) -> Arc<str> {
        self.0[label.0 as usize].clone()
    }
}
