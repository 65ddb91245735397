//! Who is the source of which words, and what that makes of claims.

use crate::EXTRACTOR;
use rapporteur_model::{Extraction, Object, Span};

/// Source, cue and content of each attributed passage; runs joined by " … ".
fn quotes(text: &str) -> Vec<String> {
    let report = rapporteur_testkit::report(text);
    let words =
        |spans: &[Span]| spans.iter().map(|span| span.of(&report.text)).collect::<Vec<_>>().join(" … ");
    let found = EXTRACTOR.extract(&report);
    let line = |q: &rapporteur_model::Quote| {
        format!("{} < {} > {}", words(&q.source), words(&q.cue), words(&q.content))
    };
    found.quotes.iter().map(line).collect()
}

/// Claims as `subject relation object status [speakers]`.
fn claims(text: &str) -> Vec<String> {
    let found: Extraction = EXTRACTOR.extract(&rapporteur_testkit::report(text));
    let label = |id: &rapporteur_model::LocalId| found.entity(*id).label.clone();
    let line = |claim: &rapporteur_model::Claim<rapporteur_model::LocalId>| {
        let object = match &claim.object {
            Object::Entity(id) => label(id),
            Object::Value { lexical, .. } => lexical.clone(),
            Object::None => String::new(),
        };
        let speakers: Vec<String> = claim.attribution.iter().map(label).collect();
        format!(
            "{} {} {object} {} [{}]",
            crate::subject(&found, claim),
            claim.relation,
            claim.status.as_str(),
            speakers.join(" > ")
        )
    };
    found.claims.iter().map(line).collect()
}

#[track_caller]
fn check_quote(text: &str, expected: &str) {
    let found = quotes(text);
    assert!(found.iter().any(|line| line == expected), "{expected}\nnot among {found:#?}");
}

#[track_caller]
fn check_claim(text: &str, expected: &str) {
    let found = claims(text);
    assert!(found.iter().any(|line| line == expected), "{expected}\nnot among {found:#?}");
}

#[test]
fn a_quotation_goes_on_after_its_cue() {
    let text = "“The harbour is open,” Ana Ruiz said. “Ships will call here every week. We thank Kenya.”";
    check_quote(
        text,
        "Ana Ruiz < said > “The harbour is open,” … “Ships will call here every week. We thank Kenya.”",
    );
    // Later sentences are a statement of their own.
    assert_eq!(claims(text).iter().filter(|line| line.starts_with("Ana Ruiz says")).count(), 2);
}

#[test]
fn a_cue_inside_a_quotation_takes_over_nothing() {
    let text = "“The plan is dead,” Ana Ruiz said. “Farmers know that it was never alive, and I think that everyone agrees.”";
    check_quote(
        text,
        "Ana Ruiz < said > “The plan is dead,” … “Farmers know that it was never alive, and I think that everyone agrees.”",
    );
    assert!(quotes(text).iter().all(|line| !line.starts_with("I <")));
}

#[test]
fn the_words_around_a_cue_are_one_statement() {
    check_claim(
        "“The accord,” Ana Ruiz said, “is a trap.”",
        "Ana Ruiz says “The accord,” … “is a trap.” Happened []",
    );
}

#[test]
fn unnamed_sources_are_sources() {
    check_quote("A harbour pilot said the fog had lifted.", "A harbour pilot < said > the fog had lifted");
    check_quote(
        "The fog had lifted, according to two pilots.",
        "two pilots < according to > The fog had lifted",
    );
    check_claim(
        "A harbour pilot said the fog had lifted.",
        "harbour pilot says the fog had lifted Happened []",
    );
}

#[test]
fn wishes_and_judgements_are_attributed_but_not_said() {
    check_quote("Fishermen want Kenya to close the bay.", "Fishermen < want > Kenya to close the bay");
    check_quote(
        "The mayor praised the firemen for their patience.",
        "The mayor < praised > the firemen for their patience",
    );
    check_quote("Growers are reluctant to sell.", "Growers < are reluctant > to sell");
    check_quote("Growers voiced concern about the drought.", "Growers < voiced concern about > the drought");
    let text = "Ana Ruiz hopes that Kenya will sign the accord.";
    assert!(claims(text).iter().all(|line| !line.contains(" says ")), "{:?}", claims(text));
}

#[test]
fn a_headline_gives_its_source_before_a_colon() {
    check_quote("Ana Ruiz: Kenya will sign the accord", "Ana Ruiz < : > Kenya will sign the accord");
}

#[test]
fn speech_inside_speech_keeps_its_chain() {
    check_claim(
        "Reuters said that a Kenyan official said Chad would host the talks.",
        "Chad hosts talks Planned [Reuters > Kenya]",
    );
}

#[test]
fn what_is_not_said_is_no_statement() {
    let text = "The Kenyan ministry refused to say whether Chad had signed the accord.";
    assert!(claims(text).iter().all(|line| !line.contains(" says ")), "{:?}", claims(text));
    check_claim("Norway did not say that Chad had signed the accord.", "Chad signs accord Possible []");
}

#[test]
fn a_denial_turns_its_content_over() {
    let text = "Kenya denied that Chad had signed the accord.";
    check_claim(text, "Chad signs accord Denied [Kenya]");
    check_claim(text, "Kenya denies Chad had signed the accord Happened []");
}

#[test]
fn counted_people_do_not_speak_for_their_country() {
    let text = "Most Kenyans say that the accord is fair.";
    assert!(claims(text).iter().all(|line| !line.contains(" says ")), "{:?}", claims(text));
}

#[test]
fn heads_and_releases_speak_for_their_body() {
    check_claim(
        "The heads of the World Bank and the IMF said they would fund the canal.",
        "World Bank says they would fund the canal Happened []",
    );
    check_claim("Kenyan state media said the canal was open.", "Kenya says the canal was open Happened []");
}

#[test]
fn when_it_was_said_is_not_said() {
    check_claim("Ana Ruiz said earlier it was late.", "Ana Ruiz says it was late Happened []");
}

#[test]
fn titles_are_the_reports_own_knowledge() {
    let text = "Ana Ruiz alleged that the Kenyan president, Ben Omar, had left.";
    let held: Vec<String> = claims(text).into_iter().filter(|line| line.contains(" holdsOffice ")).collect();
    assert!(!held.is_empty() && held.iter().all(|line| line.ends_with("[]")), "{held:?}");
}
