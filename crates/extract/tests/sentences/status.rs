//! Status of claims: polarity, certainty and time in plain sentences, and the relations that must not be read from them.

use crate::EXTRACTOR;
use rapporteur_model::Extraction;
use std::collections::BTreeSet;

fn read(text: &str) -> Extraction {
    EXTRACTOR.extract(&rapporteur_testkit::report(text))
}

/// All claims of the relation have this status, and there is one.
#[track_caller]
fn check(relation: &str, status: &str, sentences: &[&str]) {
    for text in sentences {
        let found = read(text);
        let claims = found.claims.iter().filter(|claim| claim.relation == relation);
        let statuses: BTreeSet<&str> = claims.map(|claim| claim.status.as_str()).collect();
        assert_eq!(statuses, BTreeSet::from([status]), "{relation} in `{text}`");
    }
}

#[track_caller]
fn check_absent(relation: &str, text: &str) {
    let found = read(text);
    assert!(found.claims.iter().all(|claim| claim.relation != relation), "{relation} in `{text}`");
}

#[test]
fn regressions_hold() {
    for relation in ["memberOf", "represents", "citizenOf", "attends"] {
        check_absent(relation, "Messi never played for China.");
    }
    for relation in ["memberOf", "leads", "holdsOffice", "represents", "founded"] {
        check_absent(relation, "She read a book about Apple.");
    }
    check("meetsWith", "Possible", &["Macron may meet Putin."]);
    check("attacks", "Denied", &["Ukraine denied striking the residence."]);
    check("denies", "Happened", &["Ukraine denied striking the residence."]);
    check("signs", "Denied", &["Orban refused to sign the declaration."]);
    check("rejects", "Happened", &["Orban refused to sign the declaration."]);
}

#[test]
fn who_refuses_to_sign_is_a_person() {
    let found = read("Orban refused to sign the declaration.");
    let subjects = found.claims.iter().filter_map(|claim| claim.subject);
    let kinds: BTreeSet<&str> = subjects.map(|id| found.entity(id).kind.as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(["Person"]));
}

#[test]
fn a_denied_act_is_attributed_to_who_denies_it() {
    let found = read("Ukraine denied striking the residence.");
    let strike = found.claims.iter().find(|claim| claim.relation == "attacks");
    let speaker = strike.and_then(|claim| claim.attributed_to()).map(|id| found.entity(*id).label.as_str());
    assert_eq!(speaker, Some("Ukraine"));
}

#[test]
fn an_unlisted_name_that_meets_somebody_is_a_person() {
    let found = read("Nkrumah met Nasser.");
    let parties: Vec<&str> = found
        .claims
        .iter()
        .filter(|claim| claim.relation == "meetsWith")
        .filter_map(|claim| claim.subject)
        .map(|id| found.entity(id).kind.as_str())
        .collect();
    assert_eq!(parties, ["Person"]);
}

#[test]
fn negation_has_its_scope() {
    let denied = [
        "Neither Kenya nor Uganda signed the treaty.",
        "Kenya neither signed nor ratified the treaty.",
        "Kenya has yet to sign the treaty.",
        "Kenya has not and will not sign the treaty.",
        "Kenya left without signing the treaty.",
        "Kenya could not sign the treaty.",
        "Kenya is no longer ready to sign the treaty.",
    ];
    check("signs", "Denied", &denied);
    let signed = [
        "Kenya not only signed the treaty but praised it.",
        "Kenya, which did not attend the summit, signed the treaty.",
        "Kenya did not say why it signed the treaty.",
        "Kenya did not sign the treaty until 1998.",
        "Kenya signed the treaty but did not ratify it.",
    ];
    for text in &signed[..4] {
        check("signs", "Happened", &[text]);
    }
    check("signs", "Denied", &["Kenya signed no treaty."]);
    check("attends", "Denied", &["Kenya held no talks with Uganda."]);
    check("memberOf", "Denied", &["Kenya is no longer a member of NATO.", "Kenya is not a member of NATO."]);
    check("attends", "Denied", &["Nobody from Kenya attended the summit."]);
}

#[test]
fn implicatives_turn_by_what_becomes_of_them() {
    let denied = [
        "Chile failed to sign the treaty.",
        "Chile refused to let Peru sign the treaty.",
        "Chile prevented Peru from signing the treaty.",
        "Chile kept Peru from signing the treaty.",
        "Chile refrained from signing the treaty.",
        "Chile was unable to sign the treaty.",
        "Chile ruled out signing the treaty.",
        "Chile decided against signing the treaty.",
        "Chile opposed signing the treaty.",
    ];
    check("signs", "Denied", &denied);
    let signed = [
        "Chile managed to sign the treaty.",
        "Chile did not fail to sign the treaty.",
        "Chile was able to sign the treaty.",
        "Chile had to sign the treaty.",
        "Chile forced Peru to sign the treaty.",
        "Chile regretted signing the treaty.",
        "Chile did not regret signing the treaty.",
    ];
    check("signs", "Happened", &signed);
    check("attacks", "Happened", &["Chad stopped attacking Sudan.", "Chad continued to attack Sudan."]);
    check("attacks", "Denied", &["Chad stopped short of attacking Sudan."]);
}

#[test]
fn what_is_planned_lies_ahead() {
    let planned = [
        "The president of Chile agreed to visit Peru.",
        "The president of Chile is set to visit Peru.",
        "The president of Chile is visiting Peru next week.",
        "The president of Chile said he would visit Peru.",
        "The president of Chile decided to visit Peru.",
        "When the president of Chile visits Peru next week, nothing will change.",
    ];
    check("visits", "Planned", &planned);
    check("aids", "Planned", &["Germany to send tanks to Ukraine."]);
    check(
        "consults",
        "Planned",
        &["Ana Ruiz was scheduled to lay flowers in Oslo, talk to Omar Haddad and meet with students."],
    );
    check(
        "locatedIn",
        "Planned",
        &[
            "Kenya will attend the summit in Nairobi.",
            "The summit in Nairobi will begin on Friday.",
            "Kenya is due to take part in next week's Nairobi summit.",
        ],
    );
    check("hosts", "Planned", &["Ana Ruiz will travel to tomorrow's conference, convened by Chile."]);
}

#[test]
fn what_is_open_is_possible() {
    let possible = [
        "The president of Chile would visit Peru if he were invited.",
        "The president of Chile is unlikely to visit Peru.",
        "The president of Chile is ready to visit Peru.",
        "The president of Chile was supposed to visit Peru.",
        "The president of Chile had planned to visit Peru.",
        "It is unclear whether the president of Chile will visit Peru.",
        "It is possible that the president of Chile will visit Peru.",
        "Nothing will change until the president of Chile visits Peru.",
        "Unless the president of Chile visits Peru, nothing will change.",
        "Will the president of Chile visit Peru?",
    ];
    check("visits", "Possible", &possible);
    let asked = [
        "Kenya demanded that Uganda sign the treaty.",
        "Kenya demanded Uganda sign the treaty.",
        "Kenya insisted that Uganda sign the treaty.",
        "Kenya warned Uganda against signing the treaty.",
        "Kenya is close to signing the treaty.",
        "Kenya is on the verge of signing the treaty.",
    ];
    check("signs", "Possible", &asked);
    let alleged = [
        "Chad is said to have attacked Sudan.",
        "Officials asked whether Chad had attacked Sudan.",
        "There is no evidence that Chad attacked Sudan.",
        "Chad is suspected of attacking Sudan.",
    ];
    check("attacks", "Possible", &alleged);
    check("locatedIn", "Possible", &["Kenya called for a summit in Nairobi."]);
    check("attends", "Possible", &["A summit between Kenya and Uganda is unlikely."]);
}

#[test]
fn counterfactuals_did_not_happen() {
    let never = [
        "Had the president of Chile visited Peru, trade would have grown.",
        "If the president of Chile had visited Peru, trade would have grown.",
        "The president of Chile should have visited Peru.",
    ];
    check("visits", "Denied", &never);
}

#[test]
fn what_is_taken_for_granted_stays() {
    check(
        "proposes",
        "Happened",
        &[
            "Turkey blocked Finland's plan for the border.",
            "Kenya rejected the U.S. proposal to ban landmines.",
        ],
    );
    check("locatedIn", "Happened", &["Kenya boycotted the summit in Nairobi."]);
    let known = [
        "Did you know that the president of Chile visited Peru?",
        "Nothing changed until the president of Chile visited Peru.",
        "Although the president of Chile visited Peru, nothing changed.",
    ];
    check("visits", "Happened", &known);
}

#[test]
fn the_answer_to_a_call_decides_on_its_content() {
    let denied = [
        "Kenya rejected a call to sign the treaty.",
        "Kenya has no plans to sign the treaty.",
        "Kenya abandoned its plan to sign the treaty.",
    ];
    check("signs", "Denied", &denied);
    check("attacks", "Denied", &["Chad dismissed claims that it had attacked Sudan."]);
    check("attends", "Denied", &["Kenya turned down an invitation to attend the summit."]);
    check("attends", "Planned", &["Kenya accepted an invitation to attend the summit."]);
}

#[test]
fn what_was_not_said_is_not_said() {
    check(
        "denies",
        "Denied",
        &["The Kenyan government has neither confirmed nor denied that it had attacked Sudan."],
    );
    check_absent("says", "Chad did not say that Sudan had signed the treaty.");
    check("signs", "Possible", &["Chad did not say that Sudan had signed the treaty."]);
    check("says", "Happened", &["Chad asked, \"Why does nobody want to sign the treaty?\""]);
}
