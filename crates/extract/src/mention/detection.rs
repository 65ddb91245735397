//! Finds a report's names and descriptions. Names come first, because descriptions are of what they name.

use super::{headed, home, names, nominal};
use crate::context::Context;
use crate::parsed_report::ParsedReport;
use crate::partisan;
use crate::registry::Registry;

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
