//! Tags, dependency labels, features and rule lemmas as small numbers.

use std::sync::Arc;

use rustc_hash::FxHashMap;

/// Number of a label; equal labels of any kind have equal numbers.
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

impl Labels {
    /// Only the empty label.
    pub(crate) fn new() -> Self {
        Self { numbers: FxHashMap::from_iter([("".into(), Label::EMPTY)]), names: vec!["".into()] }
    }

    /// The number of a label, new or known.
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

    /// A shareable copy of every label's text. Each thread has its own, so that threads do not contend for the counts.
    pub(crate) fn shared(&self) -> SharedLabels {
        SharedLabels(self.names.iter().map(|name| Arc::from(name.as_ref())).collect())
    }
}

/// Texts of labels that tokens can share.
#[derive(Debug)]
pub(crate) struct SharedLabels(Vec<Arc<str>>);

impl SharedLabels {
    /// The label's text.
    pub(crate) fn get(&self, label: Label) -> Arc<str> {
        self.0[label.0 as usize].clone()
    }
}
