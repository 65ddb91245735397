//! Which words of a report speak of one thing.

use crate::EXTRACTOR;

/// `|` stands before each word in question; `expected` are the labels of what these words speak of, `-` for nothing.
#[track_caller]
pub fn check(marked: &str, expected: &[&str]) {
    let mut places = Vec::new();
    let mut text = String::new();
    for part in marked.split('|') {
        text.push_str(part);
        places.push(text.len());
    }
    places.pop();
    let found = EXTRACTOR.extract(&rapporteur_testkit::report(&text));
    let label = |at: &usize| {
        let mention = found.mentions.iter().rfind(|m| m.span.start == *at);
        mention.map_or("-", |m| found.entity(m.entity).label.as_str())
    };
    let labels: Vec<&str> = places.iter().map(label).collect();
    assert_eq!(labels, expected, "{marked}");
}

#[test]
fn a_subject_goes_on_as_the_subject() {
    check("Ana Ruiz met Eva Ortega in Lima. |She praised the accord.", &["Ana Ruiz"]);
    check("Kenya signed the accord. |It will host the talks, too.", &["Kenya"]);
}

#[test]
fn clause_mates_are_two() {
    check("President Paul Mensah arrived. John Banda welcomed |him.", &["Paul Mensah"]);
    check("Paul Mensah blamed |himself.", &["Paul Mensah"]);
    check("Paul Mensah thanked John Banda and |his wife.", &["John Banda"]);
}

#[test]
fn gender_of_titles_and_given_names_counts() {
    check("Mrs. Ortega met Mr. Mensah. |He left early.", &["Mensah"]);
    check("Mary Smith wrote to John Banda. |She asked for time.", &["Mary Smith"]);
}

#[test]
fn the_subject_of_a_complement_is_its_speaker() {
    check("Chad told Libya that |it would sign.", &["Chad"]);
    check("Paul Mensah denied that |he had signed.", &["Paul Mensah"]);
}

#[test]
fn a_pronoun_may_come_before_its_name() {
    check("John Banda was silent. In |his speech, Paul Mensah praised the accord.", &["Paul Mensah"]);
}

#[test]
fn who_is_quoted_is_i_and_his_country_we() {
    check("\"|I am glad to sign the accord,\" John Banda said on Monday.", &["John Banda"]);
    check("\"|We will never sign this,\" Kenyan President John Banda said.", &["Kenya"]);
    check("John Banda spoke. \"|He is a good man and a friend,\" Paul Mensah said.", &["John Banda"]);
}

#[test]
fn doubt_leaves_a_pronoun_alone() {
    check("Kenya bought a ferry. The ferry sank after |it had left the port.", &["-"]);
    check("Kenya rejected the plan. |It was clear that more talks were needed.", &["-"]);
    check("Kenya rejected the plan. |It was the first step of many.", &["-"]);
    check("The minister of Kenya met a driver. The driver said |he was tired.", &["driver"]);
}

#[test]
fn the_one_named_most_goes_by_the_surname() {
    check("John Banda signed the accord. John Banda left with Mary Banda. |Banda smiled.", &["John Banda"]);
}

#[test]
fn companies_and_countries_are_taken_up_where_only_one_is_meant() {
    check("Acme Foods opened a plant in Lima. The |company promised jobs.", &["Acme Foods"]);
    check("Kenya rejected the accord. The |country will vote in May.", &["Kenya"]);
    check("Kenya and Chad rejected the accord. The |country will vote in May.", &["-"]);
}

#[test]
fn bodies_go_by_short_names() {
    check(
        "Borealis Steel Corp. opened a plant. |Borealis Steel denied the report.",
        &["Borealis Steel Corp."],
    );
    check("The World Labour Bureau met. The |WLB rejected the plan.", &["World Labour Bureau"]);
}

#[test]
fn a_leader_is_known_by_the_country() {
    check("Kenyan President John Banda arrived. The |Kenyan leader praised the accord.", &["John Banda"]);
    check("No |French president was there.", &["France"]);
}

#[test]
fn a_noun_takes_up_the_meeting_that_a_verb_told() {
    check("Ana Ruiz telephoned Paul Mensah on Sunday. The |call lasted an hour.", &["call"]);
    check("Ana Ruiz met Paul Mensah in Lima. Aides prepared the |meeting for days.", &["meeting"]);
    check("Ana Ruiz called for unity. The |call was heard.", &["-"]);
    check("In the |event of rain Ana Ruiz will stay.", &["-"]);
}

#[test]
fn visits_calls_and_rounds_are_meetings_that_reports_come_back_to() {
    let kind = |text: &str| {
        let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
        found.entities.iter().filter(|entity| entity.kind == "Meeting").count()
    };
    assert_eq!(
        kind("John Banda ended a visit to Peru on Monday. The visit was short, and the trip was costly."),
        1
    );
    assert_eq!(
        kind(
            "Chad and Libya began talks in Oslo. The round was short. Both kept the agenda of the talks secret."
        ),
        1
    );
    assert_eq!(kind("Kenya paid for the audience. There were no talks, and every meeting was dull."), 0);
    assert_eq!(kind("Officials worked on the text during preliminary talks among officials in Tokyo."), 1);
}

#[test]
fn a_headline_speaks_of_what_the_text_introduces() {
    let text = "No result from grain talks\n\nChad and Libya held talks in Oslo on Monday.";
    let found = EXTRACTOR.extract(&crate::names::report(text));
    let meetings: Vec<_> =
        found.mentions.iter().filter(|m| found.entity(m.entity).kind == "Meeting").collect();
    assert!(meetings.len() > 1 && meetings.iter().all(|m| m.entity == meetings[0].entity), "{meetings:?}");
}

#[test]
fn a_city_before_talks_is_where_they_are() {
    for text in [
        "The union called the Skopje talks a welcome step.",
        "Austria and Malta agree on fish after Vienna talks.",
    ] {
        let found = EXTRACTOR.extract(&rapporteur_testkit::report(text));
        let places = found.entities.iter().filter(|entity| entity.kind == "Place").count();
        let meetings = found.entities.iter().filter(|entity| entity.kind == "Meeting").count();
        assert_eq!((places, meetings), (1, 1), "{text}");
    }
}

#[test]
fn who_spoke_goes_on_speaking() {
    check(
        "John Banda, the head of the mine, said that Mr. Mensah had met his friends, but that Mr. Mensah would lose. |He warned \
         that they would vote.",
        &["John Banda"],
    );
    check(
        "The Larkspur Storm Institute reported strong winds over the coast. If it grows, it will be called Tropical Storm Ana. \
         On Tuesday |they reported that the winds had fallen.",
        &["Larkspur Storm Institute"],
    );
}

#[test]
fn what_happens_says_nothing() {
    check(
        "Larkspur Corp said it had ended its venture with Bolt Corp. The meeting led to a new contract, |it said.",
        &["Larkspur Corp"],
    );
}

#[test]
fn a_court_named_in_passing_is_not_the_one_at_hand() {
    check(
        "The Court of Review in Larkspur rejected the law. The Court of Review sits in Larkspur. Above it stands only the \
         Court of Appeal. The |court said the law was void.",
        &["Court of Review"],
    );
    check(
        "The Court of Review heard the case. Then the Court of Appeal took it. The |court rejected it.",
        &["Court of Appeal"],
    );
}
