//! When claims are so: dates and ranges of their own predicates, and what the order of days makes of their status.

use crate::EXTRACTOR;
use rapporteur_model::{Extraction, Object, Sourced};

fn extract(date: &str, text: &str) -> Extraction {
    let mut report = rapporteur_testkit::report(text);
    report.published_on = date.parse().ok().map(Sourced::metadata);
    EXTRACTOR.extract(&report)
}

/// Claims as `subject relation object status @time`.
fn lines(found: &Extraction) -> Vec<String> {
    let line = |claim: &rapporteur_model::Claim<rapporteur_model::LocalId>| {
        let object = match &claim.object {
            Object::Entity(id) => found.entity(*id).label.clone(),
            Object::Value { lexical, .. } => lexical.clone(),
            Object::None => "-".to_owned(),
        };
        let time = claim.when.as_ref().map_or("-", |when| &when.value);
        let subject = crate::subject(found, claim);
        format!("{subject} {} {object} {} @{time}", claim.relation, claim.status)
    };
    found.claims.iter().map(line).collect()
}

/// In a report of Wednesday, 12 March 2025.
#[track_caller]
fn check(text: &str, expected: &str) {
    check_on("2025-03-12", text, expected);
}

#[track_caller]
fn check_on(date: &str, text: &str, expected: &str) {
    let found = lines(&extract(date, text));
    assert!(found.iter().any(|line| line == expected), "no `{expected}` in `{text}`:\n{}", found.join("\n"));
}

#[track_caller]
fn check_absent(date: &str, text: &str, unwanted: &str) {
    let found = lines(&extract(date, text));
    assert!(
        !found.iter().any(|line| line.contains(unwanted)),
        "`{unwanted}` in `{text}`:\n{}",
        found.join("\n")
    );
}

#[test]
fn dates_are_read_in_any_form() {
    for (form, value) in [
        ("on 19-Nov-12", "2012-11-19"),
        ("on 03-May-2019", "2019-05-03"),
        ("on 3 May 19", "2019-05-03"),
        ("on 12-DEC-1999", "1999-12-12"),
        ("on the first Sunday of May 2019", "2019-05-05"),
        ("on the last Friday of February", "2025-02-28"),
        ("the week before last", "2025-W09"),
        ("a week ago Sunday", "2025-03-02"),
        ("in May", "2024-05"),
        ("last Sepember", "2024-09"),
    ] {
        check(&format!("France attacked Chad {form}."), &format!("France attacks Chad Happened @{value}"));
    }
    for (form, value) in [
        ("two weeks from Monday", "2025-03-31"),
        ("the Monday after next", "2025-03-24"),
        ("a week from today", "2025-03-19"),
        ("in ten days", "2025-03-22"),
    ] {
        check(&format!("France will attack Chad {form}."), &format!("France attacks Chad Planned @{value}"));
    }
    check(
        "The summit in Oslo will open on the first Friday of next month.",
        "summit onDate 2025-04-04 Planned @2025-04-04",
    );
}

#[test]
fn a_range_keeps_both_ends() {
    for (form, value) in [
        ("from 11 September to 13 September", "2025-09-11/2025-09-13"),
        ("from Friday the 14th until Tuesday the 18th", "2025-03-14/2025-03-18"),
        ("on Friday and Saturday", "2025-03-14/2025-03-15"),
        ("between September 11 and 13", "2025-09-11/2025-09-13"),
        ("from Monday to Thursday", "2025-03-17/2025-03-20"),
    ] {
        let text = format!("France and Chad will hold talks in Oslo {form}.");
        let first = value.split('/').next().unwrap();
        check(&text, &format!("France attends talks Planned @{value}"));
        check(&text, &format!("talks onDate {first} Planned @{value}"));
    }
    for (form, value) in [
        ("from 1991 to 1995", "1991/1995"),
        ("from May to July 2019", "2019-05/2019-07"),
        ("from November to February 1990", "1989-11/1990-02"),
        ("since 1991", "1991/.."),
        ("until 1995", "../1995"),
    ] {
        check(&format!("France occupied Chad {form}."), &format!("France occupies Chad Happened @{value}"));
    }
    check("France attacked Chad on 30 April and 2 May 2019.", "France attacks Chad Happened @2019-04-30");
}

#[test]
fn years_of_a_post_are_its_own() {
    for post in [
        "(president of Chad, 1991-1995)",
        ", president of Chad from 1991 to 1995,",
        ", who was president of Chad between 1991 and 1995,",
    ] {
        let text = format!(
            "Ana Ruiz{} met Karim Haddad on Monday.",
            if post.starts_with('(') { format!(" {post}") } else { post.to_owned() }
        );
        check(&text, "Ana Ruiz holdsOffice President of Chad Happened @1991/1995");
        check(&text, "Ana Ruiz meetsWith Karim Haddad Happened @2025-03-10");
    }
    let since = "Ana Ruiz, president of Chad since 1999, met Karim Haddad.";
    check(since, "Ana Ruiz holdsOffice President of Chad Happened @1999/..");
    check(since, "Ana Ruiz meetsWith Karim Haddad Happened @-");
}

#[test]
fn counts_and_titles_are_no_years() {
    for text in [
        "France attacked Chad with 2024 rockets.",
        "France sent 2000 soldiers to Chad.",
        "Agenda 2063 was adopted by the African Union.",
    ] {
        assert_eq!(extract("2025-03-12", text).times, [], "{text}");
    }
    assert_eq!(extract("2025-03-12", "The 1997 protests in Chad failed.").times.len(), 1);
}

#[test]
fn a_time_fills_no_place_of_a_wording() {
    for text in [
        "Russia attacked Ukraine over the weekend.",
        "Russia struck Ukraine over the weekend.",
        "Russia attacked Ukraine with drones over the weekend.",
    ] {
        check(text, "Russia attacks Ukraine Happened @2025-W10-WE");
    }
}

#[test]
fn timeless_claims_take_no_date() {
    check("The Oslo-based Harbour Group sued Acme Inc on Monday.", "Harbour Group basedIn Oslo Happened @-");
    check(
        "Chad signed the accord that France had rejected in May.",
        "Chad signs accord that France had rejected Happened @-",
    );
    check("France attacked Chad last night.", "France attacks Chad Happened @2025-03-11");
}

#[test]
fn the_scheduled_present_is_planned() {
    check(
        "Ana Ruiz, the president of Chad, meets Karim Haddad on Friday.",
        "Ana Ruiz meetsWith Karim Haddad Planned @2025-03-14",
    );
    check("France and Chad hold talks in Oslo on Friday.", "talks locatedIn Oslo Planned @2025-03-14");
    check_on(
        "",
        "The two-day summit in Oslo begins on 16 December.",
        "two-day summit locatedIn Oslo Planned @XXXX-12-16",
    );
    check_on(
        "",
        "Ana Ruiz, the president of Chad, meets Karim Haddad on Tuesday.",
        "Ana Ruiz meetsWith Karim Haddad Planned @XXXX-WXX-2",
    );
    check_absent("2025-03-12", "The talks begin tomorrow with discussions on trade.", "Happened");
    check(
        "France released prisoners ahead of a summit in Oslo on Friday.",
        "summit locatedIn Oslo Planned @2025-03-14",
    );
    check(
        "Ana Ruiz attends a summit in Oslo on June 14, 2024.",
        "Ana Ruiz attends summit Happened @2024-06-14",
    );
}

#[test]
fn nothing_has_happened_after_its_report() {
    let text = "Next year, France has promised to aid Chad.";
    check_absent("2025-03-12", text, "Happened @2026");
    for text in [text, "France attacked Chad on 5 June 2025.", "The summit in Oslo was held on 5 June 2025."]
    {
        let found = lines(&extract("2025-03-12", text));
        assert!(
            !found.iter().any(|line| line.contains("Happened @2025-06") || line.contains("Happened @2026")),
            "{found:?}"
        );
    }
    let found = extract("2025-03-12", "France attacked Chad on 5 June 2025.");
    assert!(found.diagnostics.iter().any(|remark| remark.code == "date-after-report"), "{found:?}");
    check("France attacked Chad on 13 March 2025.", "France attacks Chad Happened @2025-03-13");
}

#[test]
fn months_of_elections_come_with_the_text() {
    let times = |text: &str| {
        extract("2016-03-12", text).times.iter().map(|t| t.when.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(times("The plan helps either candidate before the November election."), ["2016-11"]);
    assert_eq!(times("Voters will decide in the November election."), ["2016-11"]);
    assert_eq!(times("They lost seats in the November election."), ["2015-11"]);
}

#[test]
fn talks_that_start_on_a_day_go_on() {
    check("Talks on the loan began in January.", "Talks onDate 2025-01 Happened @2025-01/..");
}

#[test]
fn no_longer_is_said_of_the_reports_day() {
    check(
        "Ana Ruiz is no longer the president of Chad.",
        "Ana Ruiz holdsOffice President of Chad Denied @2025-03-12",
    );
}
