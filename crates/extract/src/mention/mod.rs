//! Which words speak of something, and of what type it is.

mod body;
mod extent;
mod headed;
mod home;
mod meeting;
mod names;
mod nominal;
mod people;
mod spans;

pub(crate) use body::{body_of as national_body, known as known_entity};
pub(crate) use extent::{clause_extent, clause_heads, has_complement};
pub(crate) use meeting::{definite, is_worth_keeping};
pub(crate) use nominal::{describe, document_modifiers, lowered, plain_label, whole};

use crate::parsed_report::ParsedReport;
use crate::partisan;
use crate::registry::Registry;
use rapporteur_knowledge::Knowledge;

/// What mention detection needs beside the parsed report.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Word classes and gazetteers.
    pub knowledge: &'a Knowledge,
    /// Year of the report: names of states and offices change.
    pub year: Option<i16>,
    /// Its month, where it is known: terms of office begin and end inside a year.
    pub month: Option<u8>,
}

/// Finds names and descriptions and makes one entity of those that corefer.
pub fn mentions(parsed: &ParsedReport<'_>, context: Context<'_>) -> Registry {
    let mut registry = Registry::default();
    let mut spans = names::named_spans(parsed, context);
    let parties = partisan::Words::find(parsed);
    // "the only non-Nato member" names nobody.
    spans.retain(|span| !parsed.text_of(span.tokens.clone()).to_lowercase().starts_with("non-"));
    spans.retain(|span| span.gazetteer.is_some() || !parties.hold(&span.tokens));
    names::register(parsed, context, spans, &mut registry);
    parties.register(parsed, context, &mut registry);
    home::settle(parsed, context, &mut registry);
    headed::register(parsed, context, &mut registry);
    nominal::register(parsed, context, &mut registry);
    registry
}
