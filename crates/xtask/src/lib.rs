//! What all developer tasks need: where the project's files are, and how its programs are started.

pub mod project;
