//! Who is a leader of the gazetteers: by name, date and company, and never by name alone.

use crate::EXTRACTOR;
use rapporteur_model::Sourced;

/// The identities that a report of a date gives to people, sorted.
#[track_caller]
fn check(date: &str, text: &str, expected: &[&str]) {
    let mut report = rapporteur_testkit::report(text);
    report.published_on = date.parse().ok().map(Sourced::metadata);
    let found = EXTRACTOR.extract(&report);
    let people = found.entities.iter().filter(|e| e.kind == "Person");
    let mut known: Vec<&str> = people.filter_map(|e| e.gazetteer.as_deref()).collect();
    known.sort_unstable();
    assert_eq!(known, expected, "{date}: {text}");
}

#[test]
fn a_name_needs_its_time_and_its_country() {
    check("1995-06-01", "Germany will pay, Helmut Kohl said in Bonn.", &["helmut-kohl"]);
    check("2031-06-01", "Germany will pay, Helmut Kohl said in Bonn.", &[]);
    check("1995-06-01", "The orchestra thanked Helmut Kohl for his gift.", &[]);
    check("1973-02-10", "Chancellor Brandt left West Germany for Oslo.", &["willy-brandt"]);
    check("2003-02-10", "Chancellor Brandt left West Germany for Oslo.", &[]);
}

#[test]
fn the_date_tells_bearers_of_a_name_apart() {
    check("1990-03-01", "The United States will wait, President Bush said.", &["george-h-w-bush"]);
    check("2005-03-01", "The United States will wait, President Bush said.", &["george-w-bush"]);
    check("2005-03-01", "George Bush will visit Poland, the United States said.", &["george-w-bush"]);
    check("1996-03-01", "Korea's Kim met the envoys in South Korea and North Korea.", &[]);
}

#[test]
fn office_gender_and_given_name_may_speak_against_it() {
    check("2008-03-01", "The mayor of Leeds, Susan Brown, met Mrs Brown's sister in Britain.", &[]);
    check("2014-03-01", "Norwegian Foreign Minister John Kerry arrived from the United States.", &[]);
    check("2012-03-01", "Peter Merkel, a baker from Germany, moved to Spain.", &[]);
}

#[test]
fn spellings_of_one_leader_are_one_person() {
    let text = "Russia talked with Moammar Gadhafi, and Libya said Muammar Gaddafi had agreed.";
    check("2009-03-01", text, &["muammar-gaddafi"]);
}

#[test]
fn nobody_is_named_whom_the_report_does_not_name() {
    check("2014-03-01", "The French president met the German chancellor.", &[]);
}

#[test]
fn a_known_holder_tells_what_an_office_belongs_to() {
    let mut report = rapporteur_testkit::report(
        "Secretary of State Colin Powell arrived in Cairo. The United States wants a truce.",
    );
    report.published_on = "2002-04-09".parse().ok().map(Sourced::metadata);
    let found = EXTRACTOR.extract(&report);
    let labels = |e: &rapporteur_model::LocalEntity| e.kind == "Office" && e.label.ends_with("States");
    assert!(found.entities.iter().any(labels), "{:#?}", found.entities);
}

#[test]
fn a_body_that_ends_in_a_leaders_name_is_no_leader() {
    let text = "Harbour Kohl won the cup in Germany. Kohl said the team of Harbour Kohl Ltd would go on.";
    check("1995-06-01", text, &[]);
}
