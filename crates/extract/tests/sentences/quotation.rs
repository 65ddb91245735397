//! Words in quotation marks, labels of speakers and headlines: never the report's own.

use crate::EXTRACTOR;
use rapporteur_ingest::{Options, Reader};
use rapporteur_model::{Extraction, Object};

/// Acts as `status [speaker]`, with ` distant` where the report keeps away from them.
fn acts(relation: &str, found: &Extraction) -> Vec<String> {
    let line = |claim: &rapporteur_model::Claim<rapporteur_model::LocalId>| {
        let speaker = claim.attributed_to().map_or("", |id| found.entity(*id).label.as_str());
        let distant = if claim.distant { " distant" } else { "" };
        format!("{} [{speaker}]{distant}", claim.status.as_str())
    };
    found.claims.iter().filter(|claim| claim.relation == relation).map(line).collect()
}

#[track_caller]
fn check(relation: &str, text: &str, expected: &[&str]) {
    let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
    assert_eq!(acts(relation, &found), expected, "{text}");
}

/// A text with a headline, as a file brings it.
#[track_caller]
fn check_headline(headline: &str, expected: &[&str]) {
    let text =
        format!("{headline}\n\nOfficials had little to say when reporters asked them at the airport.\n");
    let reader = Reader::new(&Options::default()).expect("the usual options are sound");
    let report = reader.read_bytes("a.txt", text.into_bytes()).reports.swap_remove(0);
    assert_eq!(acts("attacks", &EXTRACTOR.extract(&report)), expected, "{headline}");
}

#[test]
fn any_verb_beside_a_quotation_introduces_it() {
    for text in [
        "\"Chad has attacked Niger,\" thundered Ben Omar.",
        "\"Chad has attacked Niger,\" sighed Ben Omar.",
        "\"Chad has attacked Niger!\" bellowed Ben Omar from the stage.",
        "'Chad has attacked Niger,' snapped Ben Omar.",
        "Ben Omar thundered: \"Chad has attacked Niger.\"",
        "Ben Omar went on: \"Chad has attacked Niger.\"",
        "Ben Omar was blunt: \"Chad has attacked Niger.\"",
        "Ben Omar shook his head: \"Chad has attacked Niger.\"",
        "\"Chad has attacked Niger,\" as Ben Omar put it.",
        "Ben Omar's answer: \"Chad has attacked Niger.\"",
        "The answer of Ben Omar: \"Chad has attacked Niger\".",
        "And from Ben Omar: \"Chad has attacked Niger.\"",
        "In the words of Ben Omar, \"Chad has attacked Niger.\"",
        "“Chad has attacked Niger.” — Ben Omar, interior minister of Niger",
        "Ben Omar thundered that Chad had attacked Niger.",
    ] {
        check("attacks", text, &["Happened [Ben Omar]"]);
    }
}

#[test]
fn quoted_words_of_nobody_are_not_the_reports() {
    for text in [
        "A banner proclaimed \"Chad has attacked Niger\".",
        "\"Chad has attacked Niger\" stood in large letters on the wall.",
        "Chad \"attacked Niger\" at dawn.",
    ] {
        check("attacks", text, &["Happened [] distant"]);
    }
}

#[test]
fn a_promise_of_a_quoted_thing_says_nothing() {
    check("says", "Ana Ruiz promised \"several bridges\".", &[]);
}

#[test]
fn headlines_give_their_source() {
    check_headline("Chad 'attacked Niger'", &["Possible [] distant"]);
    check_headline("Chad attacked Niger: UN", &["Happened [United Nations]"]);
    check_headline("Chad attacked Niger - Ana Ruiz", &["Happened [Ana Ruiz]"]);
    check_headline("Togo: Chad attacked Niger", &["Happened [Togo]"]);
    check_headline("Chad attacked Niger, claims Togo", &["Happened [Togo] distant"]);
    check_headline("Togo says Chad 'attacked Niger'", &["Happened [Togo]"]);
}

#[test]
fn each_speaker_of_a_transcript_has_his_own_words() {
    let text = "ANA RUIZ: Spain supports the treaty. BEN OMAR: Niger rejects it.";
    check("supports", text, &["Happened [ANA RUIZ]"]);
    check("rejects", text, &["Happened [BEN OMAR]"]);
    let text = "Ana Ruiz: Spain supports the treaty. Ben Omar: Niger rejects it.";
    check("rejects", text, &["Happened [Ben Omar]"]);
    let text = "Ana Ruiz (foreign minister of Spain): Spain supports the treaty.";
    check("supports", text, &["Happened [Ana Ruiz]"]);
}

#[test]
fn a_question_claims_nothing() {
    check("signs", "BBC: Minister, will Spain sign the treaty?", &[]);
    check("says", "BBC: Minister, will Spain sign the treaty?", &[]);
    check("attacks", "\"Did Chad attack Niger?\" the reporter asked.", &[]);
    check("demands", "Ana Ruiz asked whether Chad had signed the treaty.", &[]);
}

#[test]
fn a_forgotten_mark_does_not_swallow_the_report() {
    let text = "\"We told the council so. We will sign the treaty. Ben Omar was careful, saying it was late. \"Chad is our friend,\" Ben Omar said.";
    let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
    let said: Vec<&str> = found
        .claims
        .iter()
        .filter(|claim| claim.relation == "says")
        .filter_map(|claim| match &claim.object {
            Object::Entity(id) => Some(found.entity(*id).label.as_str()),
            _ => None,
        })
        .collect();
    assert!(said.contains(&"\"Chad is our friend,\""), "{said:?}");
    assert!(said.contains(&"it was late"), "{said:?}");
}
