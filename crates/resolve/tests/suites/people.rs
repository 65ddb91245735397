//! Who is one person, and who is not.

use crate::builder::{ids, report, world};
use rapporteur_model::{Extraction, Gender, Report, Status};

/// Two reports, each of one holder of a post.
fn two(a: (&str, &str, &str, &str), b: (&str, &str, &str, &str)) -> Vec<(Report, Extraction)> {
    [("x", a), ("y", b)]
        .into_iter()
        .map(|(tag, (date, name, post, country))| {
            let mut draft = report(tag, date);
            draft.holder(name, post, country);
            draft.done()
        })
        .collect()
}

fn check(reports: &[(Report, Extraction)], expected: &[&str]) {
    assert_eq!(ids(&world(reports), "Person"), expected);
}

#[test]
fn spellings_of_one_name_are_one_person() {
    let mut reports = Vec::new();
    for (tag, name) in
        ["Petro Zalensky", "Petro Zalenskyy", "Petro Zalenskiy", "Petro Zalensky"].iter().enumerate()
    {
        let mut draft = report(&format!("r{tag}"), "2031-05-06");
        draft.person(name);
        reports.push(draft.done());
    }
    check(&reports, &["person/petro-zalensky"]);
    let world = world(&reports);
    let person = world.entities.iter().find(|e| e.kind == "Person").unwrap();
    assert_eq!(person.aliases, ["Petro Zalenskiy", "Petro Zalenskyy"]);
    assert!(world.merges.iter().any(|m| m.reason.contains("same name")));
}

#[test]
fn a_surname_joins_the_holder_of_the_same_post() {
    let day = "2031-05-06";
    check(
        &two((day, "Ana Ruiz", "president", "Arland"), (day, "Ruiz", "president", "Arland")),
        &["person/ana-ruiz"],
    );
}

#[test]
fn the_gazetteers_tell_bearers_of_a_name_apart() {
    let day = "2031-05-06";
    let one = |tag: &str, name: &str, entry: Option<&str>| {
        let mut draft = report(tag, day);
        match entry {
            Some(entry) => draft.leader(name, entry),
            None => draft.person(name),
        };
        draft.done()
    };
    let (full, short) =
        (one("x", "Ana Ruiz", Some("ana-ruiz-1950")), one("y", "Ruiz", Some("ana-ruiz-1950")));
    check(&[full.clone(), short], &["person/ana-ruiz-1950"]);
    let other = one("y", "Ana Ruiz", Some("ana-ruiz-1980"));
    check(&[full.clone(), other], &["person/ana-ruiz-1950", "person/ana-ruiz-1980"]);
    check(&[full, one("y", "Ana Ruiz", None)], &["person/ana-ruiz-1950"]);
}

#[test]
fn a_surname_without_context_stays_alone() {
    let mut a = report("x", "2031-05-06");
    a.holder("Ana Ruiz", "president", "Arland");
    let mut b = report("y", "2031-05-06");
    b.person("Ruiz");
    check(&[a.done(), b.done()], &["person/ana-ruiz", "person/ruiz"]);
}

#[test]
fn a_surname_that_two_bear_goes_where_the_post_points() {
    let day = "2031-05-06";
    let mut reports =
        two((day, "Ana Ruiz", "president", "Arland"), (day, "Tom Ruiz", "president", "Borland"));
    let mut third = report("z", day);
    third.holder("Ruiz", "president", "Borland");
    reports.push(third.done());
    let world = world(&reports);
    let tom = world.entities.iter().find(|e| e.label == "Tom Ruiz").unwrap();
    assert_eq!(tom.aliases, ["Ruiz"]);
}

#[test]
fn the_unnamed_president_is_the_named_one() {
    let mut a = report("x", "2031-05-06");
    a.holder("Ana Ruiz", "president", "Arland");
    let mut b = report("y", "2031-05-07");
    let someone = b.described("the Arland president");
    b.holds(someone, "president", "Arland");
    check(&[a.done(), b.done()], &["person/ana-ruiz"]);
}

#[test]
fn the_unnamed_minister_may_be_anyone() {
    let mut a = report("x", "2031-05-06");
    a.holder("Ana Ruiz", "minister", "Arland");
    let mut b = report("y", "2031-05-07");
    let someone = b.described("an Arland minister");
    b.holds(someone, "minister", "Arland");
    assert_eq!(ids(&world(&[a.done(), b.done()]), "Person").len(), 2);
}

#[test]
fn successors_of_one_surname_stay_apart() {
    let reports =
        two(("1990-05-06", "Ruiz", "president", "Arland"), ("2003-05-06", "Ruiz", "president", "Arland"));
    assert_eq!(ids(&world(&reports), "Person").len(), 2);
    let unnamed = |tag: &str, date: &str| {
        let mut draft = report(tag, date);
        let someone = draft.described("the Arland president");
        draft.holds(someone, "president", "Arland");
        draft.done()
    };
    let mut old = report("o", "1990-05-06");
    old.holder("Ana Ruiz", "president", "Arland");
    let world = world(&[unnamed("x", "2003-05-06"), old.done()]);
    assert_eq!(ids(&world, "Person").len(), 2);
}

#[test]
fn a_bare_name_never_chains_two_bearers() {
    let mut reports = Vec::new();
    for (tag, name) in ["Tom H. K. Ashby", "Tom K. Ashby", "Tom Ashby"].iter().enumerate() {
        let mut draft = report(&format!("r{tag}"), "2031-05-06");
        draft.person(name);
        reports.push(draft.done());
    }
    let people = ids(&world(&reports), "Person");
    assert!(
        people.contains(&"person/tom-h-k-ashby".to_owned())
            && people.contains(&"person/tom-k-ashby".to_owned())
    );
    assert_eq!(people.len(), 3, "the bare name fits both and joins neither: {people:?}");
}

#[test]
fn gender_and_kinship_keep_apart() {
    let mut a = report("x", "2031-05-06");
    a.someone(Gender::Female, "Robin Ashby");
    let mut b = report("y", "2031-05-06");
    b.someone(Gender::Male, "Robin Ashby");
    assert_eq!(ids(&world(&[a.done(), b.done()]), "Person").len(), 2);
    let mut a = report("x", "2031-05-06");
    let (father, son) = (a.person("Tom Ashby"), a.person("Thomas Ashby"));
    a.claim(son, "kinOf", father, Status::Happened);
    assert_eq!(ids(&world(&[a.done()]), "Person").len(), 2);
}

#[test]
fn titles_order_and_short_forms_do_not_matter() {
    for (a, b) in [
        ("Sir Thomas Ashby", "Tom Ashby"),
        ("Kim Tae-ho", "Kim Tae Ho"),
        ("Varga Istvan", "Istvan Varga"),
        ("J. Morel", "Jeanne Morel"),
        ("Dr. Hasan al-Khalil", "Hassan Al Khalil"),
        ("Mohammed bin Rashad", "Muhammad ben Rashad"),
        ("Wiktor Janukow", "Viktor Yanukov"),
        ("François Lefèvre", "Francois Lefevre"),
        ("Dmitri Orlow", "Dmitry Orlov"),
        ("Prime Minister Jan van der Berg", "Jan van der Berg"),
    ] {
        let day = "2031-05-06";
        let people = ids(&world(&two((day, a, "envoy", "Arland"), (day, b, "envoy", "Arland"))), "Person");
        assert_eq!(people.len(), 1, "{a} / {b}: {people:?}");
    }
}

#[test]
fn different_people_of_one_surname_are_never_merged() {
    for (a, b) in [
        ("Anna Weber", "Jonas Weber"),
        ("George W. Bush", "George H. W. Bush"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim Il-sung", "Kim Jong-il"),
        ("Barack Obama", "Michelle Obama"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Fidel Castro", "Raul Castro"),
        ("Jaroslaw Kaczynski", "Lech Kaczynski"),
        ("Indira Gandhi", "Rajiv Gandhi"),
        ("Justin Trudeau", "Pierre Trudeau"),
        ("Hafez al-Assad", "Bashar al-Assad"),
        ("Donald Trump", "Ivanka Trump"),
        ("John Kennedy", "Robert Kennedy"),
        ("Boris Johnson", "Lyndon Johnson"),
        ("Pierre Mauroy", "Paul Mauroy"),
        ("Mohammed bin Salman", "Khalid bin Salman"),
        ("Ali Khamenei", "Mojtaba Khamenei"),
        ("Vladimir Ivanov", "Viktor Ivanov"),
        ("Lee Kuan Yew", "Lee Hsien Loong"),
        ("Martin Schulz", "Olaf Schulz"),
        ("Tom Ashby Jr.", "Tom Ashby Sr."),
        ("Andrzej Duda", "Agata Duda"),
        ("Jean-Marie Le Pen", "Marine Le Pen"),
        ("Sergei Ivanov", "Igor Ivanov"),
        ("Alexander Stubb", "Alexandra Stubb"),
        ("Nawaz Sharif", "Shehbaz Sharif"),
    ] {
        let day = "2031-05-06";
        let people = ids(&world(&two((day, a, "envoy", "Arland"), (day, b, "envoy", "Arland"))), "Person");
        assert_eq!(people.len(), 2, "{a} / {b}: {people:?}");
    }
}

#[test]
fn one_name_in_two_states_is_two_people() {
    let day = "2031-05-06";
    let reports = two((day, "Jan Novak", "president", "Arland"), (day, "Jan Novak", "president", "Borland"));
    let people = ids(&world(&reports), "Person");
    assert_eq!(people.len(), 2);
    assert!(people.iter().all(|id| id.starts_with("person/jan-novak-")), "{people:?}");
}
