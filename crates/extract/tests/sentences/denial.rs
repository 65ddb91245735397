//! What is denied, charged, left out of a contrast, or nearly so: what stands of it, and in whose name.

use crate::EXTRACTOR;
use rapporteur_model::{Claim, LocalId, Object};

/// Claims of some relations as `subject relation object status [speakers]`, ` distant` behind those at a distance.
fn claims(relations: &[&str], text: &str) -> Vec<String> {
    let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
    let label = |id: &LocalId| found.entity(*id).label.clone();
    let line = |claim: &Claim<LocalId>| {
        let object = match &claim.object {
            Object::Entity(id) => label(id),
            Object::Value { lexical, .. } => lexical.clone(),
            Object::None => "-".to_owned(),
        };
        let speakers: Vec<String> = claim.attribution.iter().map(label).collect();
        let distant = if claim.distant { " distant" } else { "" };
        format!(
            "{} {} {object} {} [{}]{distant}",
            crate::subject(&found, claim),
            claim.relation,
            claim.status.as_str(),
            speakers.join(" > ")
        )
    };
    found.claims.iter().filter(|claim| relations.contains(&claim.relation.as_str())).map(line).collect()
}

/// These claims, and no other of the relations.
#[track_caller]
fn check(relations: &[&str], text: &str, expected: &[&str]) {
    let mut found = claims(relations, text);
    found.sort_unstable();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{text}");
}

const ACTS: &[&str] = &["attacks", "denies", "says", "rejects"];

#[test]
fn a_contested_claim_is_denied() {
    for text in [
        "Chad rejected accusations that it attacked Niger.",
        "Chad denied reports that it attacked Niger.",
        "Chad brushed off allegations that it attacked Niger.",
        "Chad scoffed at suggestions that it attacked Niger.",
        "Chad poured scorn on claims that it attacked Niger.",
        "Chad ridiculed a report that it attacked Niger.",
        "Chad denied that it attacked Niger.",
    ] {
        check(ACTS, text, &["Chad denies it attacked Niger Happened []", "Chad attacks Niger Denied [Chad]"]);
    }
    let text = "Chad strongly denied accusations of attacking Niger.";
    check(ACTS, text, &["Chad denies attacking Niger Happened []", "Chad attacks Niger Denied [Chad]"]);
}

#[test]
fn a_named_accuser_keeps_the_charge() {
    for text in [
        "Chad dismissed Togo's allegation that it attacked Niger.",
        "Chad rejected charges by Togo that it attacked Niger.",
        "Chad rebuffed Togolese accusations that it attacked Niger.",
    ] {
        let expected = [
            "Chad denies it attacked Niger Happened []",
            "Chad attacks Niger Denied [Chad]",
            "Chad attacks Niger Possible [Togo] distant",
        ];
        check(ACTS, text, &expected);
    }
    let text = "Togo's claim that Chad attacked Niger was denied by Chad.";
    let expected = [
        "Togo says Chad attacked Niger Happened []",
        "Chad denies Chad attacked Niger Happened []",
        "Chad attacks Niger Denied [Chad]",
        "Chad attacks Niger Happened [Togo] distant",
    ];
    check(ACTS, text, &expected);
}

#[test]
fn a_denial_answers_the_accusation_before_it() {
    for text in [
        "Togo accused Chad of attacking Niger. Chad rejected the accusation.",
        "Togo accused Chad of attacking Niger. Chad denied it.",
        "Togo accused Chad of attacking Niger, which Chad denied.",
    ] {
        let expected = [
            "Chad denies attacking Niger Happened []",
            "Chad attacks Niger Denied [Chad]",
            "Chad attacks Niger Possible [Togo] distant",
        ];
        check(ACTS, text, &expected);
    }
    // An allegation of somebody else.
    let text = "Togo accused Chad of attacking Niger. Peru dismissed Chile's allegation.";
    let found = claims(ACTS, text);
    assert!(
        found.iter().all(|line| !line.contains("[Peru]") && !line.starts_with("Peru rejects")),
        "{found:?}"
    );
}

#[test]
fn what_is_not_denied_stays_open() {
    check(
        &["attacks"],
        "Chad did not deny reports that it attacked Niger.",
        &["Chad attacks Niger Possible []"],
    );
    check(&["signs"], "Chad rejected calls to sign the treaty.", &["Chad signs treaty Denied []"]);
    check(
        &["attacks"],
        "Reports that Chad attacked Niger are untrue.",
        &["Chad attacks Niger Denied [] distant"],
    );
    check(&["denies"], "A judge dismissed the charges.", &[]);
    check(&["denies"], "Chad rejected the plan.", &[]);
}

#[test]
fn an_accusation_of_nobody_is_not_by_the_accused() {
    let expected = &["Chad attacks Niger Possible [] distant"];
    for text in [
        "Chad stands accused of attacking Niger.",
        "Chad accused of attacking Niger",
        "Chad is accused of attacking Niger.",
        "Chad faces accusations of attacking Niger.",
        "Chad, accused of attacking Niger, said nothing.",
    ] {
        check(&["attacks"], text, expected);
    }
}

#[test]
fn neither_nor_denies_each_argument() {
    let both = ["Chad signs treaty Denied []", "Chad signs protocol Denied []"];
    check(&["signs"], "Chad signed neither the treaty nor the protocol.", &both);
    for text in [
        "Turkey is neither a member of the EU nor of the CSTO.",
        "Turkey is a member of neither the EU nor the CSTO.",
    ] {
        let both = [
            "Turkey memberOf European Union Denied []",
            "Turkey memberOf Collective Security Treaty Organization Denied []",
        ];
        check(&["memberOf"], text, &both);
    }
    let parties = ["Chad signs treaty Denied []", "Niger signs treaty Denied []"];
    check(&["signs"], "Neither Chad nor Niger signed the treaty.", &parties);
    check(&["signs"], "Neither Chad nor Niger agreed to sign the treaty.", &parties);
    check(&["signs"], "The treaty was signed by neither Chad nor Niger.", &parties);
    let offices = [
        "Ana Ruiz holdsOffice President of Spain Denied []",
        "Ana Ruiz holdsOffice Prime Minister of Spain Denied []",
    ];
    check(&["holdsOffice"], "Ana Ruiz is neither president nor prime minister of Spain.", &offices);
}

#[test]
fn a_contrast_leaves_one_side_out() {
    let togo = ["Chad attacks Niger Happened []", "Chad attacks Togo Denied []"];
    for text in [
        "Chad attacked Niger, not Togo.",
        "Chad attacked Niger, and not Togo.",
        "Chad attacked not Togo but Niger.",
        "Chad did not attack Togo but Niger.",
    ] {
        check(&["attacks"], text, &togo);
    }
    let signed = ["Spain signs treaty Happened []", "France signs treaty Denied []"];
    for text in [
        "Spain but not France signed the treaty.",
        "Not France but Spain signed the treaty.",
        "The treaty was signed by Spain, not by France.",
    ] {
        check(&["signs"], text, &signed);
    }
    let said = ["Spain attacks Chad Happened [Ana Ruiz]", "France attacks Chad Denied [Ana Ruiz]"];
    check(&["attacks"], "Ana Ruiz said that Spain, not France, attacked Chad.", &said);
    check(&["signs"], "Everyone but France signed the treaty.", &["France signs treaty Denied []"]);
    check(&["signs"], "Nobody but France signed the treaty.", &["France signs treaty Happened []"]);
    let backed = ["France supports Chad Happened []", "France supports Togo Denied []"];
    check(&["supports"], "France supports Chad instead of Togo.", &backed);
}

#[test]
fn what_nearly_was_was_not() {
    for text in [
        "Chad nearly signed the treaty.",
        "Chad almost signed the treaty.",
        "Chad all but signed the treaty.",
        "Chad came within hours of signing the treaty.",
        "Rather than sign the treaty, Chad left.",
        "Chad acted as if it had signed the treaty.",
    ] {
        check(&["signs"], text, &["Chad signs treaty Denied []"]);
    }
}

#[test]
fn a_post_belongs_to_its_body_whoever_holds_it() {
    for text in [
        "Ben Omar was not the foreign minister of Spain.",
        "Ben Omar denied being foreign minister of Spain.",
        "Ana Ruiz said Ben Omar may become foreign minister of Spain.",
    ] {
        check(&["officeOf"], text, &["Foreign Minister of Spain officeOf Spain Happened []"]);
    }
    let text = "Ben Omar was not the foreign minister of Spain.";
    check(&["holdsOffice"], text, &["Ben Omar holdsOffice Foreign Minister of Spain Denied []"]);
}
