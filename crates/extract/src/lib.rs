//! From one report to what it says: typed mentions, coreference, times, quotations, and claims with status, attribution and evidence.

mod accusation;
mod argument;
mod attribution;
mod count;
mod document;
mod extractor;
mod finish;
mod hyphen;
mod lexical;
mod mention;
mod office;
mod pronoun;
mod registry;
mod relate;
mod statement;
mod status;
mod syntax;
pub mod time;
mod timing;

pub use document::{Document, NameSpan, Sentence, TokenIdx};
pub use extractor::{Explained, Extractor};
pub use relate::{Attempt, Outcome};
