//! Figures: their measure, unit, currency, bound, change and time.

use crate::EXTRACTOR;
use rapporteur_model::{Bound, Extraction, Object, Qualifier, Sourced};

/// The figures that a report of 12 March 2025 tells.
fn figures(text: &str) -> Vec<String> {
    let mut report = rapporteur_testkit::report(text);
    report.published_on = "2025-03-12".parse().ok().map(Sourced::metadata);
    let found = EXTRACTOR.extract(&report);
    let figures = found.claims.iter().filter(|claim| claim.relation == "hasFigure");
    figures.map(|claim| line(&found, claim)).collect()
}

/// A claim as `subject: bound value unit qualifiers @time`.
fn line(found: &Extraction, claim: &rapporteur_model::Claim<rapporteur_model::LocalId>) -> String {
    let Object::Value { lexical, datatype } = &claim.object else { return "no value".to_owned() };
    assert_eq!(datatype, "decimal");
    let subject = claim.subject.map_or("–", |id| &found.entity(id).label);
    let bound = claim.bound.filter(|bound| *bound != Bound::Exactly).map(Bound::as_str);
    let qualifiers = claim.qualifiers.iter().map(|(name, value)| match value {
        Qualifier::Number(text) | Qualifier::Text(text) => format!("{name}={text}"),
        Qualifier::Entity(id) => format!("{name}={}", found.entity(*id).label),
    });
    let time = claim.when.as_ref().map(|when| format!("@{}", when.value));
    let words = bound.map(str::to_owned).into_iter().chain([lexical.clone()]).chain(claim.unit.clone());
    let words: Vec<String> = words.chain(qualifiers).chain(time).collect();
    format!("{subject}: {}", words.join(" "))
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(figures(text), expected, "{text}");
}

#[test]
fn a_rate_and_what_it_was() {
    check(
        "Chile's inflation rose to 2.4 pct in January from 2.1 pct in December.",
        &["Chile: 2.4 percent changeFrom=2.1 measure=inflation @2025-01"],
    );
    check(
        "Unemployment in Spain fell 0.3 points to 8.1 percent.",
        &["Spain: 8.1 percent changeBy=-0.3 measure=unemployment"],
    );
    check(
        "The bank of Norway cut the discount rate. Norway's base rate fell by 25 basis points to 4 percent.",
        &["Norway: 4 percent changeBy=-0.25 measure=base rate"],
    );
}

#[test]
fn money_in_full_with_its_currency() {
    check(
        "Peru's foreign debt totalled more than 14 bln dlrs.",
        &["Peru: moreThan 14000000000 currency=USD measure=foreign debt"],
    );
    check(
        "Acme Corp reported a net loss of A$3.5 million.",
        &["Acme Corp: 3500000 currency=AUD measure=net loss"],
    );
}

#[test]
fn growth_is_a_figure_of_its_own() {
    check(
        "Norway's oil exports fell 5 percent to 20 billion dollars.",
        &[
            "Norway: -5 percent measure=oil export growth",
            "Norway: 20000000000 currency=USD measure=oil exports",
        ],
    );
}

#[test]
fn a_span_has_two_ends() {
    check(
        "The quake killed between 20 and 30 people.",
        &["quake: atLeast 20 people measure=dead", "quake: atMost 30 people measure=dead"],
    );
}

#[test]
fn what_a_report_of_one_country_tells_is_its_own() {
    check(
        "Chile voted on Sunday. Unemployment was 5 percent in January.",
        &["Chile: 5 percent measure=unemployment @2025-01"],
    );
    check("Chile and Peru voted on Sunday. Unemployment was 5 percent in January.", &[]);
}

#[test]
fn members_and_guests_are_no_figures() {
    check("NATO has 32 members.", &[]);
    check("About 40 leaders attended the summit in Lima.", &[]);
}
