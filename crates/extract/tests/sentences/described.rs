//! Whom and what descriptions mean: people named later, bodies of people, whole groups, and words that are no part of a name.

use crate::reading::{check, check_absent};

#[test]
fn whom_an_opening_describes_is_named_soon_after() {
    let text = "A man was arrested on Monday. Police gave few details. Omar Khan, 32, was arrested in Oslo.";
    check(text, &["- arrests Omar Khan Happened"]);
    check_absent(text, "arrests man");
    let others = "A man was arrested on Monday. Another man was arrested on Friday. Omar Khan visited Oslo.";
    check_absent(others, "arrests Omar Khan");
}

#[test]
fn a_body_of_a_person_goes_by_the_person() {
    let text = "Ana Ruiz and Paul Moss spoke in Lima. The Ruiz campaign criticized Chad. Moss's campaign criticized Togo.";
    check(
        text,
        &["Ana Ruiz's campaign criticizes Chad Happened", "Paul Moss's campaign criticizes Togo Happened"],
    );
}

#[test]
fn a_son_of_the_same_name_goes_by_the_surname() {
    let text =
        "Juan Ruiz Jr. spoke in Lima. Ruiz visited Chad. Ruiz's father, the Rev. Juan Ruiz, visited Togo.";
    check(text, &["Juan Ruiz Jr. visits Chad Happened", "Juan Ruiz visits Togo Happened"]);
}

#[test]
fn a_generation_tells_bearers_of_a_name_apart() {
    check(
        "Juan Ruiz spoke. Juan Ruiz Jr. visited Chad. Juan Ruiz Sr. visited Togo.",
        &["Juan Ruiz Jr. visits Chad Happened", "Juan Ruiz Sr. visits Togo Happened"],
    );
    check_absent(
        "Abdullah Abdullah of Afghanistan visited Amman. King Abdullah II praised Chad.",
        "Abdullah Abdullah praises",
    );
}

#[test]
fn two_ministers_share_the_country_before_them() {
    check(
        "Chile's Foreign Minister Ana Ruiz and Defence Minister Omar Khan met the press.",
        &[
            "Ana Ruiz represents Chile Happened as Foreign Minister",
            "Omar Khan represents Chile Happened as Defence Minister",
        ],
    );
    check_absent(
        "Chile's Foreign Minister Ana Ruiz and Peru's Defence Minister Omar Khan met the press.",
        "Omar Khan holdsOffice Defence Minister of Chile",
    );
}

#[test]
fn somebody_of_a_magazine_is_a_person() {
    check("The Economist's Haru Mutasa visited Chad.", &["Haru Mutasa visits Chad Happened"]);
}

#[test]
fn groups_and_shares_are_told_whole() {
    check(
        "A group of generals and envoys urged Chad to sign the accord.",
        &["group of generals and envoys demands Chad Happened"],
    );
    check_absent("One in four voters criticized Chad.", "in four voters criticizes Chad Possible");
}

#[test]
fn what_opens_a_sentence_is_no_part_of_a_name() {
    check(
        "Former Harbour Council official Ana Ruiz visited Chad.",
        &["Ana Ruiz memberOf Harbour Council Happened"],
    );
    check_absent("Outside court, Ana Ruiz urged Chad to sign the accord.", "court demands");
}

#[test]
fn a_document_keeps_the_name_it_begins_with() {
    check("Chad signed the New York agreements.", &["Chad signs New York agreements Happened"]);
}

#[test]
fn what_stands_in_brackets_is_the_report_s_own() {
    check(
        "Chad may invite Ana Ruiz (Labour Party), a spokesman said.",
        &["Ana Ruiz memberOf Labour Party Happened"],
    );
}

#[test]
fn a_noun_with_a_possessor_is_an_object() {
    check("Ana Ruiz lost her reelection bid to Eva Moss.", &["Ana Ruiz loses reelection Happened"]);
}
