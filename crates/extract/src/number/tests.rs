//! Numbers in sentences.

use super::quantity::Value;
use super::*;
use crate::parsed_report::ParsedReport;
use crate::time::{Grammar, TimeTagger};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::Bound;
use std::sync::LazyLock;

struct Tools {
    knowledge: Knowledge,
    analyzer: Analyzer,
    tagger: TimeTagger,
}

static TOOLS: LazyLock<Tools> = LazyLock::new(|| {
    let knowledge = Knowledge::embedded().unwrap();
    let tagger = TimeTagger::new(Grammar::read(&knowledge.files, &mut Vec::new()).unwrap());
    Tools { analyzer: Analyzer::embedded().unwrap(), tagger, knowledge }
});

/// The quantities of a text, each as bound, number, unit or currency, and the noun behind it.
fn read(text: &str) -> Vec<String> {
    let report = rapporteur_testkit::report(text);
    let parsed = ParsedReport::analyse(&report, &TOOLS.analyzer, &TOOLS.tagger, &TOOLS.knowledge);
    let told = |quantity: &Quantity| {
        let bound = if quantity.bound == Bound::Exactly { "" } else { quantity.bound.as_str() };
        let value = match quantity.value {
            Value::One(number) => number.to_string(),
            Value::Span(low, high) => format!("{low}..{high}"),
        };
        let unit = quantity.currency().or(quantity.unit_name(&parsed)).unwrap_or_default();
        let noun = quantity.noun.filter(|_| quantity.unit != Unit::Counted).map(|noun| parsed.lemma(noun));
        let words = [bound, &value, unit, &noun.map(|noun| format!("[{noun}]")).unwrap_or_default()]
            .map(str::to_owned);
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    parsed.quantities.all().iter().map(told).collect()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = read(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn figures_and_magnitudes() {
    check(&[
        ("Some 1,200 delegates came to Lima.", &["about 1200 delegate"]),
        ("Output reached 2.4 million tonnes last year.", &["2400000 tonne"]),
        ("The army has 250,000 soldiers.", &["250000 soldier"]),
        ("Exports came to 1.25 bln dlrs.", &["1250000000 USD"]),
        ("The field holds 3-1/2 mln barrels.", &["3500000 barrel"]),
        ("Peru has 34 million people.", &["34000000 people"]),
        ("The country has 4,000 French troops.", &["4000 troop"]),
        ("It sold 40 thousand cars.", &["40000 car"]),
    ]);
}

#[test]
fn numbers_in_words() {
    check(&[
        ("Thirty-five ministers met in Oslo.", &["35 minister"]),
        ("The quake killed two and a half million people.", &["2500000 people"]),
        ("Half a million people marched in Lima.", &["500000 people"]),
        ("A dozen rebels fled.", &["12 rebel"]),
        ("Half a dozen ministers met.", &["6 minister"]),
        ("Two dozen rebels fled.", &["24 rebel"]),
        ("At least one hundred and twenty people died.", &["atLeast 120 people"]),
        ("Three thousand five hundred miners went on strike.", &["3500 miner"]),
        ("One person was killed.", &["1 person"]),
        ("Dozens of people died, hundreds fled.", &[]),
        ("One of them left.", &[]),
        ("A quarter of a million people marched.", &["250000 people"]),
    ]);
}

#[test]
fn shares() {
    check(&[
        ("Inflation was 2.4 pct in May.", &["2.4 percent"]),
        ("Turnout was 55% in the north.", &["55 percent"]),
        ("Prices rose by 3 per cent.", &["3 percent"]),
        ("Prices rose 0.3 percentage points.", &["0.3 percentage point"]),
        ("The bank cut rates by 25 basis points.", &["25 basis point"]),
        ("Nearly half of the members voted.", &["about 50 percent"]),
        ("Two-thirds of the voters stayed at home.", &["67 percent"]),
        ("A third of the voters stayed at home.", &["33 percent"]),
        ("The second half of the game was dull.", &[]),
        ("A third person was hurt.", &[]),
        ("It holds a 30 percent stake in Acme.", &["30 percent [stake]"]),
    ]);
}

#[test]
fn money() {
    check(&[
        ("Acme paid $1.2bn.", &["1200000000 USD"]),
        ("Acme paid $3m for the mine.", &["3000000 USD"]),
        ("Acme paid $3m.", &["3000000 USD"]),
        ("Acme paid US$5 million.", &["5000000 USD"]),
        ("Acme paid A$5 million.", &["5000000 AUD"]),
        ("Acme paid HK$20 million.", &["20000000 HKD"]),
        ("Acme paid £250,000.", &["250000 GBP"]),
        ("Acme paid 3 mln dlrs.", &["3000000 USD"]),
        ("Acme paid 3 million Canadian dollars.", &["3000000 CAD"]),
        ("Acme paid 50 billion yen.", &["50000000000 JPY"]),
        ("Acme paid 12 mln stg.", &["12000000 GBP"]),
        ("Acme paid 4.5 million euros.", &["4500000 EUR"]),
        ("Acme paid 4.5 million pounds.", &["4500000 GBP"]),
        ("Acme paid 300 mln Swiss francs.", &["300000000 CHF"]),
        ("Acme paid Rs 500 crore.", &["5000000000 INR"]),
        ("Acme had a $3 mln loss.", &["3000000 USD [loss]"]),
        ("Acme signed a 35 million dollar contract.", &["35000000 USD [contract]"]),
        ("The police found 30 pounds of cocaine.", &["30 pound"]),
        ("Acme pays a dividend of 12 cents a share.", &["0.12 USD"]),
        ("It lent about half a billion dollars.", &["about 500000000 USD"]),
        ("It sold 20 million barrels.", &["20000000 barrel"]),
    ]);
}

#[test]
fn bounds_and_spans() {
    check(&[
        ("More than 30 people died.", &["moreThan 30 people"]),
        ("Nearly 500 people died.", &["about 500 people"]),
        ("As many as 500 people died.", &["atMost 500 people"]),
        ("Fewer than ten people came.", &["lessThan 10 people"]),
        ("No fewer than ten people came.", &["atLeast 10 people"]),
        ("Up to 40 people were held.", &["atMost 40 people"]),
        ("Well over 40 people were held.", &["moreThan 40 people"]),
        ("Between 20 and 30 people died.", &["20..30 people"]),
        ("Some 20-30 people died.", &["20..30 people"]),
        ("It costs 2 to 3 mln dlrs.", &["2000000..3000000 USD"]),
        ("It costs $2-3 million.", &["2000000..3000000 USD"]),
        ("It grew by between 2 and 2.5 pct.", &["2..2.5 percent"]),
        ("Unemployment fell 0.3 points to 8.1 pct.", &["0.3 point", "8.1 percent"]),
        ("Inflation rose from 2 to 3 pct.", &["2", "3 percent"]),
    ]);
}

#[test]
fn what_is_no_quantity() {
    check(&[
        ("In 1987 Chile voted.", &[]),
        ("Ana Ruiz, 35, left Acme.", &[]),
        ("Chile had a 3-2 win over Peru.", &[]),
        ("Chile won 3-2 on Sunday.", &[]),
        ("The council passed Resolution 2170.", &[]),
        ("Flight 655 crashed.", &[]),
        ("Call 555-0199 now.", &[]),
        ("The Group of Seven met.", &[]),
        ("The Group of Seven countries met.", &[]),
        ("He was the 35th president.", &[]),
        ("The F-16 crashed near Lima.", &[]),
        ("It began at 10:30 on Monday.", &[]),
        ("He spoke on May 3.", &[]),
        ("Inflation hit 10^400 percent.", &[]),
        ("Norway has 2x10^6 troops.", &[]),
    ]);
}

#[test]
fn hostile_text_is_read_in_time() {
    let long = ["one ", "1 ", "$ ", "million ", "1- ", "between 1 and ", "half a ", "1,"]
        .map(|part| part.repeat(400));
    for text in long {
        read(&text);
    }
}
