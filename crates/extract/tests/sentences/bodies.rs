//! Bodies and places inside others, where they sit, and posts that the report puts in words of its own.

use crate::EXTRACTOR;
use crate::bearers::lines;
use crate::names::report;

#[track_caller]
fn check(text: &str, expected: &[&str], refused: &[&str]) {
    let found = lines(&EXTRACTOR.extract(&report(text)));
    for wanted in expected {
        assert!(found.iter().any(|l| l == wanted), "no `{wanted}` in `{text}`; found:\n{}", found.join("\n"));
    }
    for part in refused {
        assert!(
            !found.iter().any(|l| l.contains(part)),
            "`{part}` in `{text}`; found:\n{}",
            found.join("\n")
        );
    }
}

#[test]
fn a_post_is_told_by_the_words_around_its_noun() {
    check(
        "Foreign exchange chief Jorge Paz spoke first.",
        &["Person Jorge Paz holdsOffice Office Foreign Exchange Chief"],
        &["officeOf"],
    );
    check(
        "Jorge Paz, head of research at Larkspur Bank, spoke first.",
        &["Person Jorge Paz holdsOffice Office Head of Research of Larkspur Bank"],
        &[],
    );
    check(
        "Police spokesman Jorge Paz spoke first.",
        &["Person Jorge Paz holdsOffice Office Police Spokesman"],
        &["officeOf"],
    );
}

#[test]
fn a_trade_and_a_private_head_are_no_posts() {
    check("Jorge Paz, a warehouse manager, spoke first.", &[], &["holdsOffice"]);
    check("Jorge Paz, the head of the family, spoke first.", &[], &["holdsOffice"]);
}

#[test]
fn a_post_of_two_bodies_is_two_posts() {
    check(
        "Jorge Paz, chairman of Milford Bank and Harland Corp, spoke first.",
        &[
            "Person Jorge Paz holdsOffice Office Chairman of Milford Bank",
            "Person Jorge Paz holdsOffice Office Chairman of Harland Corp",
            "Office Chairman of Harland Corp officeOf Organization Harland Corp",
        ],
        &["Office Chairman of Harland Corp officeOf Organization Milford Bank"],
    );
}

#[test]
fn the_place_behind_its_kind_is_what_a_post_belongs_to() {
    check(
        "Ana Ruiz, chief minister of the state of Bihar, spoke first.",
        &["Person Ana Ruiz holdsOffice Office Chief Minister of Bihar"],
        &[],
    );
}

#[test]
fn an_organ_is_part_of_the_country_in_its_name() {
    check(
        "The Egyptian Ministry of Antiquities closed the site.",
        &["Organization Egyptian Ministry of Antiquities partOf Country Egypt"],
        &[],
    );
    check("The Muslim Council of Britain closed its doors.", &[], &["partOf"]);
}

#[test]
fn the_last_word_of_a_name_tells_its_type() {
    check(
        "Harland Corp said it sold its Salt Lake City Division.",
        &["Organization Salt Lake City Division partOf Organization Harland Corp"],
        &[],
    );
}

#[test]
fn a_quake_hits_the_city_and_no_government() {
    check("An earthquake hit Lima on Monday.", &["Event earthquake locatedIn Place Lima"], &["Country Peru"]);
}

#[test]
fn where_a_known_bank_sits_makes_no_other_bank() {
    check(
        "The Milford Bank lost money. The Oslo-based bank rejected the plan.",
        &["Organization Milford Bank basedIn Place Oslo"],
        &[],
    );
}
