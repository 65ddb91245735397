//! What a careful reader finds in five agency reports of one summit, asked of the store. The reports lie beside the
//! repository and are read in place.

use rapporteur_tests::{Answer, TestStore, shared_reports};
use std::sync::LazyLock;

static STORE: LazyLock<Option<TestStore>> =
    LazyLock::new(|| Some(TestStore::build(&[shared_reports()?.to_str()?], &[])));

fn ask(query: &str, parameters: &[&str]) -> Option<Answer> {
    Some(STORE.as_ref()?.query(query, parameters))
}

#[test]
fn the_store_is_sound() {
    if let Some(store) = STORE.as_ref() {
        assert!(store.output(["verify"]).ends_with("no fault\n"));
    }
}

#[test]
fn those_expected_in_paris() {
    let Some(attendees) = ask("attendees", &["meeting=Paris"]) else { return };
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

#[test]
fn the_countries_they_come_for() {
    let Some(countries) = ask("countries_at_meeting", &["meeting=Paris"]) else { return };
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

#[test]
fn the_offices_they_hold() {
    let Some(offices) = ask("officeholders", &[]) else { return };
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

#[test]
fn those_who_joined_the_talks_in_kyiv() {
    let Some(attendees) = ask("attendees", &["meeting=Kyiv"]) else { return };
    assert_eq!(attendees.column("meetingLabel").len(), 1, "{attendees}");
    for party in ["United Kingdom", "France", "Germany", "NATO", "European Union", "Steve Witkoff"] {
        attendees.must_have(&[("attendee", party), ("statusLabel", "Happened")]);
    }
    let Some(numbers) = ask("numbers", &["about=Kyiv"]) else { return };
    numbers.must_have(&[("number", "15"), ("unitLabel", "countries"), ("bound", "exactly")]);
    let Some(prior) = ask("prior_meetings", &["meeting=Paris"]) else { return };
    prior.must_hold(&[("earlier", "Kyiv"), ("places", "Kyiv")]);
}

#[test]
fn the_meeting_is_in_paris_on_the_sixth() {
    let Some(meetings) = ask("meetings", &["place=Paris"]) else { return };
    meetings.must_hold(&[("meetingLabel", "Paris"), ("dates", "2026-01-06")]);
}

#[test]
fn founders_and_leaders_of_the_coalition() {
    let Some(parties) = ask("leaders_and_founders", &["organization=Coalition of the Willing"]) else {
        return;
    };
    for (part, who) in [
        ("founded", "France"),
        ("founded", "United Kingdom"),
        ("leads", "Emmanuel Macron"),
        ("leads", "Keir Starmer"),
    ] {
        parties.must_have(&[("part", part), ("who", who)]);
    }
}

#[test]
fn thirty_five_against_twenty_seven() {
    let Some(numbers) = ask("numbers", &["about=Paris"]) else { return };
    numbers.must_have(&[("number", "35"), ("bound", "exactly"), ("unitLabel", "delegations")]);
    numbers.must_have(&[("number", "35"), ("bound", "exactly"), ("unitLabel", "countries")]);
    numbers.must_have(&[("number", "27"), ("bound", "moreThan"), ("unitLabel", "leaders")]);
    numbers.must_have(&[("number", "27"), ("bound", "exactly"), ("unitLabel", "heads of state")]);
}

#[test]
fn an_accusation_its_denial_and_a_doubt() {
    let Some(acts) = ask("accusations", &[]) else { return };
    acts.must_have(&[("act", "accuses"), ("who", "Vladimir Putin"), ("about", "Ukraine")]);
    acts.must_hold(&[("act", "denies"), ("who", "Ukraine"), ("about", "drone strike")]);
    acts.must_hold(&[("act", "doubts"), ("who", "United States"), ("about", "drone strike")]);
    let Some(disputes) = ask("disputes", &[]) else { return };
    disputes.must_hold(&[("kind", "denial"), ("fact", "attacks"), ("attributedTo", "Vladimir Putin")]);
    disputes.must_hold(&[("kind", "denial"), ("statusLabel", "Denied"), ("attributedTo", "Ukraine")]);
    // What only an opponent alleges is no fact.
    let edge = "SELECT * { ?who rap:attacks ?what . ?who rdfs:label \"Ukraine\" }";
    assert!(ask(edge, &[]).is_some_and(|edges| edges.0.is_empty()));
}

#[test]
fn kinship() {
    let Some(kin) = ask("kinship", &[]) else { return };
    kin.must_have(&[("who", "Jared Kushner"), ("role", "son-in-law"), ("of", "Donald Trump")]);
}

#[test]
fn the_documents() {
    let Some(documents) = ask("documents", &[]) else { return };
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
    let Some(addressed) = ask(addressed, &[]) else { return };
    addressed.must_hold(&[("to", "35 invited delegations")]);
}

#[test]
fn who_made_the_reports_and_which_relay_others() {
    let Some(reports) = ask("reports", &[]) else { return };
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
