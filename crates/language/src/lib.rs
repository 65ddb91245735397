//! Analyses English text into sentences, tokens, tags, lemmas, syntax and names: spaCy's CNN pipelines without Python.
//!
//! ```
//! # #[cfg(feature = "embedded-model")] {
//! let analyzer = rapporteur_language::Analyzer::embedded()?;
//! let analysis = analyzer.analyze("Ana Ruiz has left Acme.");
//! assert_eq!(analysis.tokens[3].lemma.as_ref(), "leave");
//! # }
//! # Ok::<(), rapporteur_language::Error>(())
//! ```
//!
//! The crate runs converted `en_core_web_sm` and `en_core_web_md` models of spaCy 3.8 and gives what spaCy gives: the same
//! tokens, and the same analysis of them except for about one token in twenty thousand, where weights stored in half precision
//! tip the balance. Results are the same on every machine and in every thread.

mod analysis;
mod analyzer;
mod error;
mod grammar;
mod labels;
mod lexical_tables;
mod lexicon;
pub mod model;
mod morphology;
mod nn;
mod paragraphs;
mod pieces;
mod strings;
mod syntax;
mod tokenizer;
mod trace;
mod unicode;
mod workspace;

pub use analysis::{Analysis, Name, Pos, Token};
pub use analyzer::Analyzer;
pub use error::Error;
pub use grammar::{Dep, Tag};
pub use paragraphs::split_paragraphs;
pub use trace::TokenTrace;
