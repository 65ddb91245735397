//! What every stage reads beside the parsed report: the knowledge, and the date by which it is read.

use rapporteur_knowledge::Knowledge;

/// The knowledge that stages read beside the parsed report, and the date by which they read it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Word classes and gazetteers.
    pub knowledge: &'a Knowledge,
    /// Year of the report: names of states and offices change.
    pub year: Option<i16>,
    /// Its month, where it is known: terms of office begin and end inside a year.
    pub month: Option<u8>,
}
