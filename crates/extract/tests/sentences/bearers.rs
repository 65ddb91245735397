//! Who or what a name is of: people named like places, firms with an ampersand or a full stop, second names, states of one name,
//! sentences in capitals.

use crate::EXTRACTOR;
use crate::names::report;
use rapporteur_model::{Extraction, Object};

fn extraction(text: &str) -> Extraction {
    EXTRACTOR.extract(&report(text))
}

/// The claims between two things, a line each: types and labels around the relation.
pub(crate) fn lines(found: &Extraction) -> Vec<String> {
    let named = |id| format!("{} {}", found.entity(id).kind, found.entity(id).label);
    let claims = found.claims.iter().filter_map(|claim| match claim.object {
        Object::Entity(object) => {
            Some(format!("{} {} {}", claim.subject.map(named)?, claim.relation, named(object)))
        }
        _ => None,
    });
    claims.collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = lines(&extraction(text));
    for wanted in expected {
        assert!(
            found.iter().any(|line| line == wanted),
            "no `{wanted}` in `{text}`; found:\n{}",
            found.join("\n")
        );
    }
}

#[track_caller]
fn check_people(text: &str, n: usize) {
    let found = extraction(text);
    let people: Vec<&str> =
        found.entities.iter().filter(|e| e.kind == "Person" && e.named).map(|e| e.label.as_str()).collect();
    assert_eq!(people.len(), n, "people of `{text}`: {people:?}");
}

#[test]
fn a_post_makes_a_person_of_a_name() {
    check(
        "Florence Pryce praised Kenya on Monday. Florence Pryce, the defence minister, met Ana Ruiz in Oslo.",
        &["Person Florence Pryce praises Country Kenya"],
    );
    check(
        "Francisco Cuba praised Kenya on Monday. Francisco Cuba, the defence minister, met Ana Ruiz in Oslo.",
        &["Person Francisco Cuba praises Country Kenya"],
    );
    check("Georgia Melani praised Georgia.", &["Person Georgia Melani praises Country Georgia"]);
    check(
        "Tshering Dorji, the prime minister of Armenia, visited Iran on Monday.",
        &["Person Tshering Dorji visits Country Iran"],
    );
}

#[test]
fn an_ampersand_between_two_states_is_an_and() {
    check(
        "France & Chad signed the treaty.",
        &["Country France signs Document treaty", "Country Chad signs Document treaty"],
    );
    check(
        "AT&T condemned Chad & Peru.",
        &["Organization AT&T criticizes Country Chad", "Organization AT&T criticizes Country Peru"],
    );
    check("Marks & Spencer condemned Peru.", &["Organization Marks & Spencer criticizes Country Peru"]);
}

#[test]
fn second_names_are_the_same_bearer() {
    check_people("Pavel Orlov, alias Viktor Lenz, praised Kenya. Lenz criticized Peru.", 1);
    check_people("Marta Silva, née Costa, praised Kenya. Marta Costa criticized Peru.", 1);
    check(
        "James Buchanan Barnes, known as Bucky, met Steve Grant in Oslo. Bucky Barnes criticized Chad.",
        &["Person James Buchanan Barnes criticizes Country Chad"],
    );
    check_people("Marta Silva, a lawyer, praised Kenya. Marta Costa criticized Peru.", 2);
}

#[test]
fn kin_with_a_like_name_is_somebody_else() {
    check_people("Ana Ruiz praised Kenya. Her mother, Ana Maria Ruiz, criticized Peru.", 2);
    check_people("Ana Ruiz praised Kenya. Later Ana Maria Ruiz criticized Peru.", 1);
}

#[test]
fn the_full_stop_of_a_firm_may_end_a_sentence() {
    check(
        "Peru praised Brixton S.A. Chile condemned it.",
        &[
            "Country Peru praises Organization Brixton S.A.",
            "Country Chile criticizes Organization Brixton S.A.",
        ],
    );
    check(
        "Peru signed a deal with Acme Inc. Acme Inc. praised Chile.",
        &["Organization Acme Inc. praises Country Chile"],
    );
    check("Acme Inc. chairman Ana Ruiz praised Chile.", &["Person Ana Ruiz praises Country Chile"]);
}

#[test]
fn a_state_of_a_federation_is_told_from_a_country_of_its_name() {
    let kind = |text: &str| {
        let found = extraction(text);
        found.entities.iter().find(|e| e.label == "Georgia").map(|e| e.kind.clone())
    };
    assert_eq!(kind("The Georgia legislature condemned Iran on Monday.").as_deref(), Some("Place"));
    assert_eq!(kind("Georgia Governor Brian Kent criticized Iran in Atlanta.").as_deref(), Some("Place"));
    assert_eq!(kind("Georgia condemned Iran in Tbilisi on Monday.").as_deref(), Some("Country"));
    assert_eq!(kind("Georgia signed the treaty.").as_deref(), Some("Country"));
}

#[test]
fn sentences_in_capitals_are_read() {
    check(
        "FRANCE CONDEMNED IRAN, AND THE UNITED STATES SANCTIONED CUBA. KENYA ATTACKED SOMALIA ON MONDAY.",
        &[
            "Country France criticizes Country Iran",
            "Country United States sanctions Country Cuba",
            "Country Kenya attacks Country Somalia",
        ],
    );
    let body = "\n\nOfficials had little to say about the matter when reporters asked them at the airport.";
    check(
        &format!("France Condemns Iran Over Rocket Attack{body}"),
        &["Country France criticizes Country Iran"],
    );
    check(&format!("Kenya Attacks Somalia, Kills Five{body}"), &["Country Kenya attacks Country Somalia"]);
}

#[test]
fn invisible_signs_divide_no_words() {
    check("Ken\u{200b}ya con\u{ad}demned Pe\u{ad}ru.", &["Country Kenya criticizes Country Peru"]);
}
