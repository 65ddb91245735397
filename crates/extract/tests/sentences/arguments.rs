//! How far the objects of claims reach, and whose they are.

use crate::reading::{check, check_absent};

#[test]
fn an_object_keeps_the_complement_of_its_noun() {
    check(
        "Ghana rejected any bid to lower the fee agreed in 1994.",
        &["Ghana rejects bid to lower the fee Happened"],
    );
    check(
        "Peru defended the notion that the canal was safe.",
        &["Peru supports notion that the canal was safe Happened"],
    );
    check(
        "Japan should back Kenya's entry into the Arctic Council.",
        &["Japan supports Kenya's entry into the Arctic Council Possible"],
    );
    check(
        "Police investigated the circumstances surrounding the death of Ana Ruiz.",
        &["police investigates circumstances surrounding the death of Ana Ruiz Happened"],
    );
}

#[test]
fn an_object_ends_where_the_report_goes_on() {
    check(
        "Norway will propose a plan to protect the cod on Monday, officials said.",
        &["Norway proposes plan to protect the cod Planned by officials"],
    );
    check(
        "Chad rejected the plan to move the capital, which Togo had praised.",
        &["Chad rejects plan to move the capital Happened"],
    );
    check(
        "Mexico criticized the decision to close the port as strikes spread.",
        &["Mexico criticizes decision to close the port Happened"],
    );
    check(
        "India called for an \"end to the fighting\" to calm the markets.",
        &["India demands end to the fighting Happened"],
    );
}

#[test]
fn a_demand_is_told_whole() {
    check(
        "Nepal called on the bank to open a branch and lower its fees.",
        &["Nepal demands open a branch Happened", "Nepal demands lower its fees Happened"],
    );
    check(
        "Norway and Iceland want the quota to be capped at two tons.",
        &[
            "Norway demands quota to be capped at two tons Happened",
            "Iceland demands quota to be capped at two tons Happened",
        ],
    );
    check(
        "Chile called for Peru to free the crew.",
        &["Chile demands Peru Happened", "Chile demands Peru to free the crew Happened"],
    );
    check("Chile called for the crew to be freed.", &["Chile demands crew to be freed Happened"]);
    check(
        "Ana Ruiz vowed not to vote for the bill.",
        &["Ana Ruiz promises not to vote for the bill Happened"],
    );
    check_absent("Ana Ruiz asked Chad why it had closed the border.", "Ana Ruiz demands");
}

#[test]
fn a_dash_parts_two_clauses() {
    let text = "Norway, Iceland and Chile want the quota to be capped at two tons - the World Bank has urged it to be doubled.";
    check(text, &["Norway demands quota to be capped at two tons Happened"]);
    for party in ["Norway", "Iceland", "Chile"] {
        check_absent(text, &format!("World Bank demands {party}"));
    }
    check_absent(text, "World Bank says");
}

#[test]
fn an_owner_belongs_to_what_is_told() {
    check(
        "Canada criticized Chile's limits on salmon.",
        &["Canada criticizes Chile's limits on salmon Happened"],
    );
    check(
        "The United States imposed tariffs on 300 million dollars worth of Japanese goods.",
        &["United States sanctions Japan Happened"],
    );
    check_absent(
        "Ana Ruiz repeated her support for Chile and her refusal to resign.",
        "Ana Ruiz supports refusal",
    );
}

#[test]
fn a_bare_noun_takes_up_what_was_told_before() {
    check(
        "Kenya made a bid to host the games. Togo opposed the bid.",
        &["Togo rejects bid to host the games Happened"],
    );
}

#[test]
fn what_tells_nothing_is_no_claim() {
    check_absent("Kofi Annan's plan failed.", "proposes");
    check_absent("Ana Ruiz defended the process.", "supports");
    check_absent("The minister's statement was short.", "issues");
}
