//! What the extractor reads from plain sentences: status, speakers, coreference, meetings, offices, numbers and dates.

use crate::EXTRACTOR;
use rapporteur_model::{Claim, Extraction, LocalId, Object};

fn line(found: &Extraction, claim: &Claim<LocalId>) -> String {
    let object = match &claim.object {
        Object::Entity(id) => found.entity(*id).label.clone(),
        Object::Value { lexical, .. } => {
            [Some(lexical.as_str()), claim.bound.map(|b| b.as_str()), claim.unit.as_deref()]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        }
        Object::None => "-".to_owned(),
    };
    let speaker =
        claim.attributed_to().map(|id| format!(" by {}", found.entity(*id).label)).unwrap_or_default();
    let role = claim.role.as_ref().map(|role| format!(" as {role}")).unwrap_or_default();
    format!("{} {} {object} {}{role}{speaker}", crate::subject(found, claim), claim.relation, claim.status)
}

fn lines(text: &str) -> Vec<String> {
    let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
    found.claims.iter().map(|claim| line(&found, claim)).collect()
}

#[track_caller]
pub(crate) fn check(text: &str, expected: &[&str]) {
    let found = lines(text);
    for wanted in expected {
        assert!(
            found.iter().any(|line| line == wanted),
            "no claim `{wanted}` in `{text}`; found:\n{}",
            found.join("\n")
        );
    }
}

#[track_caller]
pub(crate) fn check_absent(text: &str, unwanted: &str) {
    let found = lines(text);
    assert!(
        !found.iter().any(|line| line.contains(unwanted)),
        "a claim `{unwanted}` in `{text}`:\n{}",
        found.join("\n")
    );
}

#[test]
fn modals_negation_and_tense_give_the_status() {
    check("Poland attended the summit in Oslo.", &["Poland attends summit Happened"]);
    check("Poland will attend the summit in Oslo.", &["Poland attends summit Planned"]);
    check("Poland may attend the summit in Oslo.", &["Poland attends summit Possible"]);
    check("Poland did not attend the summit in Oslo.", &["Poland attends summit Denied"]);
    check("Poland will not attend the summit in Oslo.", &["Poland attends summit Denied"]);
    check("Did Poland attend the summit in Oslo?", &["Poland attends summit Possible"]);
}

#[test]
fn embedding_verbs_act_on_what_they_govern() {
    check("Poland is expected to attend the summit in Oslo.", &["Poland attends summit Planned"]);
    check("Poland failed to attend the summit in Oslo.", &["Poland attends summit Denied"]);
    check("Poland managed to attend the summit in Oslo.", &["Poland attends summit Happened"]);
    check("Poland hopes to attend the summit in Oslo.", &["Poland attends summit Possible"]);
    check("If Poland attends the summit in Oslo, Chad will follow.", &["Poland attends summit Possible"]);
}

#[test]
fn nouns_tell_of_what_is_to_come() {
    check("They laid the groundwork for a summit between Chad and Libya.", &["Chad attends summit Planned"]);
    check("Next week's summit in Oslo will be short.", &["summit locatedIn Oslo Planned"]);
    check("Chad went on to sign the treaty.", &["Chad signs treaty Happened"]);
    check("Chad is going to sign the treaty.", &["Chad signs treaty Planned"]);
}

#[test]
fn refusing_to_sign_is_a_denied_signing_and_a_rejection() {
    check(
        "Hungary refused to sign the declaration.",
        &["Hungary signs declaration Denied", "Hungary rejects declaration Happened"],
    );
}

#[test]
fn no_relation_without_its_words() {
    check_absent("Lionel Messi never played for China.", "memberOf");
    check_absent("She read a book about Apple.", "represents");
    check_absent("France and Chad are mentioned in the same book.", "France");
}

#[test]
fn speakers_are_kept_in_a_chain() {
    check("Chad said Libya had rejected the plan.", &["Libya rejects plan Happened by Chad"]);
    check("According to Norway, Chad signed the accord.", &["Chad signs accord Happened by Norway"]);
    check(
        "\"Chad signed the accord,\" Angela Merkel said.",
        &["Chad signs accord Happened by Angela Merkel"],
    );
}

#[test]
fn an_unnamed_official_speaks_for_the_country() {
    check("French officials said Chad had signed the accord.", &["Chad signs accord Happened by France"]);
}

#[test]
fn an_accusation_is_possible_and_its_denial_denied() {
    let text = "Chad accused Sudan of attacking Libya, an allegation Sudan denies.";
    check(
        text,
        &[
            "Chad accuses Sudan Happened",
            "Sudan attacks Libya Possible by Chad",
            "Sudan attacks Libya Denied by Sudan",
        ],
    );
    check("Sudan denied attacking Libya.", &["Sudan attacks Libya Denied by Sudan"]);
}

#[test]
fn titles_give_offices_and_what_their_holders_represent() {
    let expected = [
        "Angela Merkel holdsOffice Chancellor of Germany Happened as Chancellor",
        "Angela Merkel represents Germany Happened as Chancellor",
    ];
    check("German Chancellor Angela Merkel left early.", &expected);
    check(
        "U.S. Secretary of State Henry Kissinger left early.",
        &[
            "Henry Kissinger holdsOffice Secretary of State of the United States Happened as Secretary of State",
        ],
    );
    check_absent(
        "French President Emmanuel Macron met German Chancellor Angela Merkel.",
        "Merkel holdsOffice President",
    );
}

#[test]
fn a_title_in_a_row_belongs_to_one_name() {
    let text = "French President Emmanuel Macron, German Chancellor Angela Merkel and Polish Prime Minister Donald Tusk will attend the summit in Oslo.";
    check(
        text,
        &[
            "Donald Tusk attends summit Planned",
            "Angela Merkel holdsOffice Chancellor of Germany Happened as Chancellor",
        ],
    );
    check_absent(text, "Angela Merkel holdsOffice President");
}

#[test]
fn members_of_a_group_take_part_in_what_it_does() {
    let text = "Envoys from 12 countries, including Norway and Chad, gathered in Vienna on Monday.";
    check(
        text,
        &[
            "Norway attends Vienna meeting Happened",
            "Chad attends Vienna meeting Happened",
            "Vienna meeting participantCount 12 exactly countries Happened",
        ],
    );
}

#[test]
fn a_meeting_is_taken_up_by_description_and_others_stay_apart() {
    let text =
        "The summit in Oslo opened on Monday. Chad will attend the summit. Earlier talks in Vienna failed.";
    let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
    let meetings = found
        .claims
        .iter()
        .filter(|c| c.relation == "locatedIn")
        .map(|c| c.subject)
        .collect::<std::collections::BTreeSet<_>>();
    assert_eq!(meetings.len(), 2, "{:?}", found.entities);
}

#[test]
fn surnames_pronouns_and_posts_refer_to_the_full_name() {
    let text =
        "Angela Merkel will attend the summit in Oslo. Merkel rejected the plan. She signed the treaty.";
    check(text, &["Angela Merkel rejects plan Happened", "Angela Merkel signs treaty Happened"]);
    check(
        "German Chancellor Angela Merkel arrived. The chancellor signed the treaty.",
        &["Angela Merkel signs treaty Happened"],
    );
}

#[test]
fn groups_stand_for_the_parties_named_last_and_no_others() {
    let met = "Kenyan President John Banda met Chadian President Idris Saleh in Lima.";
    check(
        &format!("{met} The two leaders signed the accord."),
        &["John Banda signs accord Happened", "Idris Saleh signs accord Happened"],
    );
    check(
        "Chad and Libya held talks in Oslo. Both sides rejected the plan.",
        &["Chad rejects plan Happened", "Libya rejects plan Happened"],
    );
    check_absent(&format!("{met} The three leaders signed the accord."), "signs");
    check_absent("Chad, Libya and Kenya held talks. The two countries signed the accord.", "signs");
}

#[test]
fn numbers_keep_their_bound_and_unit() {
    check(
        "More than 20 leaders will attend the summit in Oslo.",
        &["summit participantCount 20 moreThan leaders Planned"],
    );
    check(
        "About two dozen countries attended the summit in Oslo.",
        &["summit participantCount 24 about countries Happened"],
    );
}

#[test]
fn weekdays_count_from_the_date_of_the_report() {
    check("Leaders of Chad and Libya met in Oslo on Monday.", &["Oslo meeting onDate 2026-01-05 Happened"]);
    check(
        "Leaders of Chad and Libya will meet in Oslo on Thursday.",
        &["Oslo meeting onDate 2026-01-08 Planned"],
    );
}

#[test]
fn a_participle_after_a_hyphen_is_a_predicate() {
    check(
        "The U.S.-drafted resolution failed.",
        &["United States proposes U.S.-drafted resolution Happened"],
    );
}

#[test]
fn capitals_are_places_or_governments_by_context() {
    check("Chad held talks with Libya in Moscow on Monday.", &["talks locatedIn Moscow Happened"]);
    check("Moscow rejected the plan.", &["Russia rejects plan Happened"]);
}

#[test]
fn every_quote_lies_in_its_sentence_and_the_text() {
    let text =
        "Chad said on Monday it would sign the accord.\nLibya, which hosted the talks in Tripoli, may not.";
    let report = rapporteur_testkit::report(text);
    let found = EXTRACTOR.extract(&report);
    assert!(!found.claims.is_empty());
    for claim in &found.claims {
        assert!(claim.evidence.sentence.contains(claim.evidence.span), "{claim:?}");
        assert!(!claim.evidence.span.of(&report.text).is_empty(), "{claim:?}");
    }
}

#[test]
fn empty_and_odd_texts_give_nothing() {
    for text in ["", " ", "\n\n", "?!", "ﷺ ☃", "a.a.a.a.a.a.a.a", "-"] {
        assert!(lines(text).is_empty(), "{text:?}");
    }
}

#[test]
fn a_dateline_states_a_day_too() {
    let text = "OSLO, May 9, 2031 (Harbour Wire) - Kenya will sign the accord on Monday.\n";
    let reader =
        rapporteur_ingest::Reader::new(&rapporteur_ingest::Options::default()).expect("its data is sound");
    let found = EXTRACTOR.extract(&reader.read_bytes("report.txt", text.into()).reports[0]);
    let values: Vec<&str> = found.times.iter().map(|time| time.when.value.as_str()).collect();
    assert_eq!(values, ["2031-05-09", "2031-05-12"]);
}

#[test]
fn kin_of_a_name_alone_is_somebody_else() {
    let text = "President Ruiz welcomed Paul Moss on Tuesday. First lady Ana Ruiz stood near. Ruiz visited Oslo later.";
    check(text, &["Ruiz visits Oslo Happened"]);
    check_absent(text, "Ana Ruiz visits");
}

#[test]
fn who_says_something_puts_a_proposition_forward() {
    check("Ana Ruiz will say on Friday that the talks failed.", &["Ana Ruiz says the talks failed Planned"]);
    check_absent("Ana Ruiz vowed to fight the plan.", "says");
    check_absent("Paul Moss urged Ana Ruiz to say that the talks failed.", "Ana Ruiz says");
    check_absent("Ana Ruiz called it \"a bad idea\".", "says");
}

#[test]
fn a_new_round_and_talks_told_by_a_clause_are_other_talks() {
    let meetings = |text: &str| {
        let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
        found.entities.iter().filter(|entity| entity.kind == "Meeting").count()
    };
    assert_eq!(meetings("The talks in Lima failed. The talks will go on."), 1);
    assert_eq!(meetings("The talks in Lima failed. Ana Ruiz held a round of talks with Chad."), 2);
    assert_eq!(meetings("Ana Ruiz held talks with Chad. Chad will attend the talks that Togo will lead."), 2);
}
