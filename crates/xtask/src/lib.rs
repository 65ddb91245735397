//! The basis of all developer tasks: it finds the project's files and starts its programs.

pub mod project;
