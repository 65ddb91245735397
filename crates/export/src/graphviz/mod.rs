//! Graphviz: its language and its programs.

pub(crate) mod document;
pub(crate) mod program;
