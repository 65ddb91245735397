//! Parties without a name: what they stand for, and what is claimed of them.

use crate::EXTRACTOR;
use crate::coreference::check;

/// The claims of a text as `subject relation object`.
fn claims(text: &str) -> Vec<String> {
    let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
    let label = |id| found.entity(id).label.clone();
    let line = |claim: &rapporteur_model::Claim<_>| {
        let object = claim.object.entity().map_or_else(String::new, |id| format!(" {}", label(*id)));
        format!("{} {}{object}", crate::subject(&found, claim), claim.relation)
    };
    found.claims.iter().map(line).collect()
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    let found = claims(text);
    for claim in expected {
        assert!(found.iter().any(|c| c == claim), "{claim} in {text}: {found:#?}");
    }
}

#[test]
fn the_government_is_that_of_the_country_at_hand() {
    check("Taiwan will lift curbs. A |government spokesman said so on Monday.", &["Taiwan"]);
    check("Taiwan will lift curbs. The |government said it had no choice.", &["Taiwan"]);
    check("Kenya and Chad rejected the accord. The |government said it was unfair.", &["government"]);
    check("The |Kenyan Government rejected the plan. The |government is firm.", &["Kenya", "Kenya"]);
    check("Officials of the |Government of Chad said so.", &["Chad"]);
    check("Peru votes in May. The |Basque government said that it would abstain.", &["Basque government"]);
}

#[test]
fn ministries_and_central_banks_belong_to_the_country_at_hand() {
    check(
        "Peru will vote in May. The |finance ministry said taxes would fall. The |ministry gave no date.",
        &["Finance ministry of Peru", "Finance ministry of Peru"],
    );
    check("Iraq's central |bank and |finance ministry agreed.", &["-", "Finance ministry of Iraq"]);
    finds(
        "Iraq's central bank and finance ministry rejected the plan.",
        &["Central bank of Iraq rejects plan", "Finance ministry of Iraq rejects plan"],
    );
}

#[test]
fn officials_speak_for_whom_they_belong_to() {
    check("Greece will sign. |Greek officials said so. One |official saw hope.", &["Greece", "Greece"]);
    check("|Western officials said that talks would fail.", &["Western officials"]);
    check("The |former Greek officials said so.", &["-"]);
    finds(
        "The ministers of Peru and Chile met in Lima. They rejected the treaty.",
        &["Peru rejects treaty", "Chile rejects treaty"],
    );
    finds(
        "Representatives of the governments of Peru and Chile signed the treaty.",
        &["Peru signs treaty", "Chile signs treaty"],
    );
}

#[test]
fn spokesmen_are_taken_up_as_people() {
    check(
        "Acme Foods sold a plant in Lima. A |spokesman said talks went on. |He gave no price.",
        &["Acme Foods", "Acme Foods"],
    );
    check(
        "A |spokesman for the chain, Larkspur Stores, said so. The |spokesman gave no date.",
        &["Larkspur Stores", "Larkspur Stores"],
    );
}

#[test]
fn sources_and_crowds_go_by_their_own_words() {
    check(
        "|Sources close to Finance Minister Ana Ruiz said that prices would fall. The |sources said that wages would, too.",
        &["sources close to Finance Minister Ana Ruiz", "sources close to Finance Minister Ana Ruiz"],
    );
    check("|Industry sources said prices would fall.", &["industry sources"]);
    check("Two |officials said so.", &["-"]);
    check("Ana Ruiz told the story. |Her aides said it was true.", &["Ana Ruiz"]);
    finds("Kenya votes in May. Rebels rejected the plan.", &["rebels rejects plan"]);
}

#[test]
fn a_nationality_is_no_state_where_people_act_for_themselves() {
    finds(
        "Saudi officials met Ana Ruiz. Danish police arrested a Saudi student in Aarhus.",
        &["Saudi Arabia meetsWith Ana Ruiz", "Saudi student in Aarhus citizenOf Saudi Arabia"],
    );
    let found = claims("Two French police officers were found guilty of an attack on a tourist in Lima.");
    assert!(found.iter().all(|claim| !claim.starts_with("France")), "{found:?}");
    finds(
        "German firms criticised the tax.",
        &["German firms basedIn Germany", "German firms criticizes tax"],
    );
}

#[test]
fn posts_and_descriptions_take_up_their_holders() {
    check(
        "Foreign Secretary Ana Ruiz left. The |foreign secretary said it was fair. |She smiled.",
        &["Ana Ruiz", "Ana Ruiz"],
    );
    check("Karl Marsh, an analyst, spoke. The |analyst said prices would rise.", &["Karl Marsh"]);
    check("Acme Foods, a drugmaker, sold a plant. The |drugmaker said so.", &["Acme Foods"]);
    check("Larkspur Bank made a profit. The |bank said so.", &["Larkspur Bank"]);
    check(
        "The |US market watchdog's chairman has said he will go. Harbour Commission chairman Karl Marsh told so to reporters.",
        &["Karl Marsh"],
    );
}

#[test]
fn documents_speak_for_whoever_issued_them() {
    finds(
        "A letter from Ana Ruiz came on Monday. The letter said that a summit would follow.",
        &["Ana Ruiz says a summit would follow"],
    );
}

#[test]
fn kin_belong_to_the_nearest_person_that_fits() {
    check(
        "Joe Banda denied the charge. His |wife, Mary Banda, was glad. Her |husband resigned.",
        &["Mary Banda", "Joe Banda"],
    );
    check("Ana Ruiz met Joe Banda. |His |son said that he would go.", &["Joe Banda", "Joe Banda's son"]);
}

#[test]
fn they_are_several() {
    finds(
        "Ana Ruiz and Karim Haddad met in Oslo on Monday. They signed the treaty.",
        &["Ana Ruiz signs treaty", "Karim Haddad signs treaty"],
    );
    finds(
        "Greek and Turkish officials met. They rejected the plan.",
        &["Greece rejects plan", "Turkey rejects plan"],
    );
    check("Rebels attacked Lima. |They killed a guard.", &["rebels"]);
    check("Ana Ruiz sold the ships. |They sank.", &["-"]);
}

#[test]
fn a_title_tells_bearers_of_a_surname_apart() {
    check("President |Banda spoke. Mary Banda was silent. President John Banda left.", &["John Banda"]);
}

#[track_caller]
fn never(text: &str, unwanted: &str) {
    let found = claims(text);
    assert!(found.iter().all(|claim| !claim.starts_with(unwanted)), "{unwanted} in {text}: {found:#?}");
}

#[test]
fn two_titles_without_an_article_are_one_person() {
    finds("Harvest Party leader and Prime Minister Ana Ruiz rejected the plan.", &["Ana Ruiz rejects plan"]);
    never("Harvest Party leader and Prime Minister Ana Ruiz rejected the plan.", "Harvest Party rejects");
    never("Prime Minister and President Ruiz spoke in Lima.", "Ruiz holdsOffice Prime Minister");
}

#[test]
fn which_stands_for_no_person() {
    finds(
        "Paul Mensah, the president of the Union of Harbour Workers, which rejected the plan in May, was angry.",
        &["Union of Harbour Workers rejects plan"],
    );
    never(
        "Paul Mensah, the president of the Union of Harbour Workers, which rejected the plan in May, was angry.",
        "Paul Mensah rejects",
    );
}

#[test]
fn a_court_of_another_country_is_not_meant() {
    finds(
        "Kenyan lawyers met in Nairobi. The Supreme Court rejected the plan on Monday. Kenya welcomed it.",
        &["Supreme Court rejects plan"],
    );
    finds(
        "The Supreme Court rejected the plan in Washington on Monday.",
        &["Supreme Court of the United States rejects plan"],
    );
}

#[test]
fn both_are_two_who_were_named_together() {
    finds(
        "Ana Ruiz and Eva Ortega won the prize. Both praised the accord.",
        &["Ana Ruiz praises accord", "Eva Ortega praises accord"],
    );
    never("Ana Ruiz, Eva Ortega and John Banda left. Both praised the accord.", "Ana Ruiz praises");
}

#[test]
fn the_police_are_those_whom_the_report_names() {
    check("Larkspur Valley Police opened a case. |Police arrested two men.", &["Larkspur Valley Police"]);
    check(
        "The Larkspur Congress of Trade Unions met. The |union body wants more pay.",
        &["Larkspur Congress of Trade Unions"],
    );
}

#[test]
fn other_dealers_are_not_those_before() {
    finds(
        "Dealers welcomed the plan. Other dealers rejected the plan.",
        &["dealers praises plan", "other dealers rejects plan"],
    );
}

#[test]
fn an_interview_names_its_speakers_by_initials() {
    let text = "We spoke with Nora Gill about birds.\nNG: \"The plan is a good one,\" she said.";
    never(text, "NG");
}

#[test]
fn proposals_of_two_are_two() {
    finds(
        "The Larkspur proposal was rejected by Eva Ortega. Ana Ruiz left. Ruiz's proposal was praised by John Banda.",
        &["John Banda praises Ruiz's proposal"],
    );
    check("Larkspur passed the Clean Water Act. Ana Ruiz rejected the |bill.", &["Clean Water Act"]);
}

#[test]
fn two_titles_before_one_name_are_one_persons() {
    for text in [
        "Harbourline Chairman and CEO Ana Ruiz rejected the plan.",
        "The Harbourline chairman and chief executive Ana Ruiz rejected the plan.",
        "Chadian President and Orchard Party leader Ana Ruiz rejected the plan.",
    ] {
        finds(text, &["Ana Ruiz rejects plan"]);
        never(text, "hairman rejects");
        never(text, "resident rejects");
    }
    // Two national posts have two holders.
    finds("The king and Prime Minister Ana Ruiz rejected the plan.", &["Ana Ruiz rejects plan"]);
}

#[test]
fn posts_that_are_sought_or_left_are_nobody_and_the_reports_country_has_them() {
    let about = "Chile votes on Sunday. Chile is calm. ";
    for (text, expected) in [
        ("Ana Ruiz is running for president.", "Ana Ruiz runsFor President of Chile"),
        ("Ana Ruiz resigned as prime minister.", "Ana Ruiz resignsFrom Prime Minister of Chile"),
        ("Mayoral candidate Ana Ruiz spoke first.", "Ana Ruiz runsFor Mayor"),
        (
            "Ana Ruiz won the party's vice presidential nomination.",
            "Ana Ruiz runsFor Vice President of Chile",
        ),
    ] {
        finds(&format!("{about}{text}"), &[expected]);
    }
    // Where the report tells of no country, the post is one of nobody in particular.
    finds("Presidential candidate Ana Ruiz spoke first.", &["Ana Ruiz runsFor President"]);
    never("Ana Ruiz is running for president of Chile.", "president of Chile holdsOffice");
}

#[test]
fn a_governor_is_that_of_the_region_at_hand() {
    let vermont = "Vermont votes in May. Governor Ana Ruiz is calm.";
    finds(vermont, &["Ana Ruiz holdsOffice Governor of Vermont"]);
    let two = "Ohio votes in May. Texas votes in June. Omar Khan, the state's lieutenant governor, is calm.";
    finds(two, &["Omar Khan holdsOffice Lieutenant Governor of Texas"]);
    finds("The bank is calm. Governor Ana Ruiz spoke first.", &["Ana Ruiz holdsOffice Governor"]);
}
