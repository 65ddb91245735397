//! Counts of a noun: value, what is counted, and how the number bounds the true one.

use super::quantity::{Quantity, Unit};
use crate::parsed_report::{ParsedReport, TokenIdx};
use rapporteur_language::Dep;
use rapporteur_model::{Bound, Span};

/// A counted noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Count {
    /// The number.
    pub value: String,
    /// What is counted, as the noun's plural words in lower case ("heads of state").
    pub unit: String,
    /// How the number bounds the true one.
    pub bound: Bound,
    /// Number, bound and noun.
    pub span: Span,
}

/// The counts that a noun carries; two where it is told between which numbers the count lies.
fn counts_of<'p>(parsed: &'p ParsedReport<'_>, noun: TokenIdx) -> impl Iterator<Item = Count> + 'p {
    let counting = |q: &&Quantity| q.unit == Unit::Counted && q.tokens.end <= noun;
    let first = parsed.quantities.of_noun(noun).find(counting).filter(|_| !parsed.hits.is(noun, "abstract"));
    first.into_iter().flat_map(move |quantity| {
        let end = unit_end(parsed, noun);
        let unit = parsed.text_of(noun..end).to_lowercase();
        let span = parsed.span_of(quantity.tokens.start..end);
        let whole = quantity.bounded().into_iter().filter(|(number, _)| number.is_whole());
        whole.map(move |(number, bound)| Count { value: number.to_string(), unit: unit.clone(), bound, span })
    })
}

/// The counts of a noun, of what it is made up of ("representatives of 35 countries") and of what it includes.
pub fn counts_in(parsed: &ParsedReport<'_>, noun: TokenIdx) -> Vec<Count> {
    let mut found: Vec<Count> = counts_of(parsed, noun).collect();
    for preposition in parsed
        .children_by(noun, &[Dep::Prep])
        .filter(|p| matches!(parsed.lemma(*p), "of" | "from" | "include" | "including"))
    {
        for object in parsed.children_by(preposition, &[Dep::Pobj]) {
            found.extend(counts_in(parsed, object));
        }
    }
    found
}

/// "heads of state", "members of parliament": words that belong to the unit.
fn unit_end(parsed: &ParsedReport<'_>, noun: TokenIdx) -> TokenIdx {
    let word = ["office", "representative", "member"].iter().find_map(|class| parsed.hits.get(noun, class));
    word.map_or(noun + 1, |hit| hit.tokens.end.max(noun + 1))
}
