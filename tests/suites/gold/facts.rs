//! The store answers with what a careful reader finds in five agency reports of one summit. The reports lie
//! beside the repository and are read in place.

use super::STORE;
use rapporteur_tests::Answer;

tests!(
    the_store_is_sound,
    those_expected_in_paris,
    the_countries_they_come_for,
    the_offices_they_hold,
    those_who_joined_the_talks_in_kyiv,
    the_meeting_is_in_paris_on_the_sixth,
    founders_and_leaders_of_the_coalition,
    thirty_five_against_twenty_seven,
    an_accusation_its_denial_and_a_doubt,
    kinship,
    the_documents,
    who_made_the_reports_and_which_relay_others,
);

fn ask(query: &str, parameters: &[&str]) -> Answer {
    STORE.query(query, parameters)
}

fn the_store_is_sound() {
    assert!(STORE.output(["verify"]).ends_with("no fault\n"));
}

fn those_expected_in_paris() {
    let attendees = ask("attendees", &["meeting=Paris"]);
    assert_eq!(
        attendees.column("meetingLabel").len(),
        1,
        "one meeting, however each report calls it\n{attendees}"
    );
    for person in [
        "Volodymyr Zelenskyy",
        "Keir Starmer",
        "Friedrich Merz",
        "Giorgia Meloni",
        "Mark Carney",
        "Steve Witkoff",
        "Jared Kushner",
    ] {
        attendees.must_have(&[("attendee", person), ("part", "attends"), ("statusLabel", "Planned")]);
    }
    attendees.must_have(&[("attendee", "Emmanuel Macron"), ("part", "hosts")]);
    let reports = |person| {
        attendees.rows(&[("attendee", person), ("statusLabel", "Planned")])[0].get("reports").to_owned()
    };
    assert_eq!(reports("Steve Witkoff"), "4");
    assert_eq!(reports("Keir Starmer"), "3");
}

fn the_countries_they_come_for() {
    let countries = ask("countries_at_meeting", &["meeting=Paris"]);
    for (country, person) in [
        ("Ukraine", "Volodymyr Zelenskyy"),
        ("France", "Emmanuel Macron"),
        ("United Kingdom", "Keir Starmer"),
        ("Germany", "Friedrich Merz"),
        ("Italy", "Giorgia Meloni"),
        ("Canada", "Mark Carney"),
        ("United States", "Steve Witkoff"),
        ("United States", "Jared Kushner"),
    ] {
        countries.must_hold(&[("country", country), ("through", person)]);
    }
}

fn the_offices_they_hold() {
    let offices = ask("officeholders", &[]);
    for (person, office, of) in [
        ("Volodymyr Zelenskyy", "President", "Ukraine"),
        ("Emmanuel Macron", "President", "France"),
        ("Keir Starmer", "Prime Minister", "United Kingdom"),
        ("Friedrich Merz", "Chancellor", "Germany"),
        ("Giorgia Meloni", "Prime Minister", "Italy"),
        ("Donald Trump", "President", "United States"),
        ("Vladimir Putin", "President", "Russia"),
    ] {
        offices.must_hold(&[("personLabel", person), ("officeLabel", office), ("ofLabel", of)]);
    }
}

fn those_who_joined_the_talks_in_kyiv() {
    let attendees = ask("attendees", &["meeting=Kyiv"]);
    assert_eq!(attendees.column("meetingLabel").len(), 1, "{attendees}");
    for party in ["United Kingdom", "France", "Germany", "NATO", "European Union", "Steve Witkoff"] {
        attendees.must_have(&[("attendee", party), ("statusLabel", "Happened")]);
    }
    let numbers = ask("numbers", &["about=Kyiv"]);
    numbers.must_have(&[("number", "15"), ("unitLabel", "countries"), ("bound", "exactly")]);
    let prior = ask("prior_meetings", &["meeting=Paris"]);
    prior.must_hold(&[("earlier", "Kyiv"), ("places", "Kyiv")]);
}

fn the_meeting_is_in_paris_on_the_sixth() {
    let meetings = ask("meetings", &["place=Paris"]);
    meetings.must_hold(&[("meetingLabel", "Paris"), ("dates", "2026-01-06")]);
}

fn founders_and_leaders_of_the_coalition() {
    let parties = ask("leaders_and_founders", &["organization=Coalition of the Willing"]);
    for (part, who) in [
        ("founded", "France"),
        ("founded", "United Kingdom"),
        ("leads", "Emmanuel Macron"),
        ("leads", "Keir Starmer"),
    ] {
        parties.must_have(&[("part", part), ("who", who)]);
    }
}

fn thirty_five_against_twenty_seven() {
    let numbers = ask("numbers", &["about=Paris"]);
    numbers.must_have(&[("number", "35"), ("bound", "exactly"), ("unitLabel", "delegations")]);
    numbers.must_have(&[("number", "35"), ("bound", "exactly"), ("unitLabel", "countries")]);
    numbers.must_have(&[("number", "27"), ("bound", "moreThan"), ("unitLabel", "leaders")]);
    numbers.must_have(&[("number", "27"), ("bound", "exactly"), ("unitLabel", "heads of state")]);
}

fn an_accusation_its_denial_and_a_doubt() {
    let acts = ask("accusations", &[]);
    acts.must_have(&[("act", "accuses"), ("who", "Vladimir Putin"), ("about", "Ukraine")]);
    acts.must_hold(&[("act", "denies"), ("who", "Ukraine"), ("about", "drone strike")]);
    acts.must_hold(&[("act", "doubts"), ("who", "United States"), ("about", "drone strike")]);
    let disputes = ask("disputes", &[]);
    disputes.must_hold(&[("kind", "denial"), ("fact", "attacks"), ("attributedTo", "Vladimir Putin")]);
    disputes.must_hold(&[("kind", "denial"), ("statusLabel", "Denied"), ("attributedTo", "Ukraine")]);
    // A claim that only an opponent makes is not a fact.
    let edge = "SELECT * { ?who rap:attacks ?what . ?who rdfs:label \"Ukraine\" }";
    assert!(ask(edge, &[]).0.is_empty());
}

fn kinship() {
    let kin = ask("kinship", &[]);
    kin.must_have(&[("who", "Jared Kushner"), ("role", "son-in-law"), ("of", "Donald Trump")]);
}

fn the_documents() {
    let documents = ask("documents", &[]);
    documents.must_hold(&[
        ("documentLabel", "ceasefire proposal"),
        ("act", "proposes"),
        ("who", "United States"),
    ]);
    documents.must_hold(&[("documentLabel", "ceasefire proposal"), ("act", "discusses"), ("who", "Kyiv")]);
    documents.must_hold(&[("documentLabel", "28 point plan"), ("act", "proposes"), ("who", "Donald Trump")]);
    documents.must_hold(&[("documentLabel", "note"), ("act", "reviews"), ("who", "Reuters")]);
    for name in ["Budapest Memorandum", "Minsk", "Article 5"] {
        documents.must_hold(&[("documentLabel", name)]);
    }
    let addressed = "SELECT ?to { ?claim rdf:predicate rap:addressedTo ; rdf:object/rdfs:label ?to }";
    let addressed = ask(addressed, &[]);
    addressed.must_hold(&[("to", "35 invited delegations")]);
}

fn who_made_the_reports_and_which_relay_others() {
    let reports = ask("reports", &[]);
    assert_eq!(reports.0.len(), 5);
    reports.must_have(&[
        ("publishedBy", "Reuters"),
        ("writtenBy", "Olena Harmash"),
        ("editedBy", "Peter Graff"),
    ]);
    reports.must_have(&[("publishedBy", "UNN"), ("writtenBy", "Julia Shramko"), ("published", "2026-01-06")]);
    reports.must_have(&[("translatedBy", "Iurie Tataru")]);
    reports.must_hold(&[("publishedBy", "UNN"), ("basedOn", "Reuters")]);
    let relaying = reports.0.iter().filter(|report| report.get("basedOn").contains("Reuters")).count();
    assert_eq!(relaying, 2, "{reports}");
}
