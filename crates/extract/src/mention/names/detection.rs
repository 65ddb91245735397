//! Finds, weighs and types names. Each step relies on what the steps before it have left.

use super::span::NamedSpan;
use super::{abbreviation, candidates, evidence, firm, generic, homonym, unfound};
use crate::context::Context;
use crate::mention::{people, spans};
use crate::parsed_report::ParsedReport;

/// All names of a report, in order, never overlapping.
pub(in crate::mention) fn named_spans(parsed: &ParsedReport<'_>, context: Context<'_>) -> Vec<NamedSpan> {
    let model = spans::from_model(parsed, context);
    let mut found = candidates::meant(parsed, context, spans::from_gazetteer(parsed, context), &model);
    let known = candidates::Known::new(&found);
    let reaching: Vec<bool> = model.iter().map(|m| candidates::overreaches(parsed, m, &known)).collect();
    found.extend(model.into_iter().zip(reaching).filter(|(_, over)| !over).map(|(m, _)| m));
    found.extend(spans::from_class_nouns(parsed));
    found.extend(spans::from_numbers(parsed));
    candidates::complete(&mut found);
    found.retain(|span| !candidates::in_post(parsed, span));
    let mut chosen = candidates::without_overlaps(found);
    abbreviation::complete(parsed, &mut chosen);
    people::complete(parsed, context, &mut chosen);
    unfound::add(parsed, &mut chosen);
    people::given_names(parsed, context, &mut chosen);
    people::posted(parsed, &mut chosen);
    evidence::correct(parsed, context, &mut chosen);
    evidence::buildings(parsed, &mut chosen);
    people::leaders(parsed, context, &mut chosen);
    people::one_reading(parsed, context, &mut chosen);
    firm::settle(parsed, context, &mut chosen);
    homonym::settle(parsed, context, &mut chosen);
    generic::settle(parsed, context, &mut chosen);
    chosen
}
