//! One gathering under many names, and others beside it.

mod builder;

use builder::{NO_PLACE, ids, report, world};
use rapporteur_model::{Extraction, MeetingStatus, PartialDate, Report, Status, Traits};

/// Three reports of one summit, two of which tell of earlier talks elsewhere.
fn summit() -> Vec<(Report, Extraction)> {
    let mut a = report("a", "2031-05-05");
    let place = a.city("Portville");
    let meeting = a.meeting_named("Portville Summit", "summit", Some(place), "2031-05-06", true);
    let guest = a.holder("Ana Ruiz", "president", "Borland");
    a.claim(guest, "attends", meeting, Status::Planned);
    let mut b = report("b", "--05-06");
    let (place, north) = (b.city("Portville"), b.city("Northgate"));
    let meeting = b.meeting("meeting", Some(place), "--05-06");
    let talks = b.meeting("talks", Some(north), "--05-03");
    b.claim(talks, "precedes", meeting, Status::Happened);
    let guest = b.holder("Ana Ruiz", "president", "Borland");
    b.claim(guest, "attends", meeting, Status::Happened);
    let mut c = report("c", "2031-05-07");
    let country = c.country("Arland");
    let meeting = c.meeting("gathering", Some(country), "2031-05-06");
    let earlier = c.city("Northgate");
    let talks = c.meeting("discussion", Some(earlier), "2031-05-03");
    let guest = c.holder("Ana Ruiz", "president", "Borland");
    c.claim(guest, "attends", meeting, Status::Happened);
    c.claim(talks, "precedes", meeting, Status::Happened);
    vec![a.done(), b.done(), c.done()]
}

#[test]
fn one_summit_and_the_talks_before_it() {
    let world = world(&summit());
    let meetings: Vec<&str> =
        world.entities.iter().filter(|e| e.kind == "Meeting").map(|e| e.label.as_str()).collect();
    assert_eq!(meetings, ["Northgate discussion (2031-05-03)", "Portville Summit (2031-05-06)"]);
    assert_eq!(
        ids(&world, "Meeting"),
        ["meeting/northgate-discussion-2031-05-03", "meeting/portville-summit-2031-05-06"]
    );
    let summit = world.entities.iter().find(|e| e.label.starts_with("Portville Summit")).unwrap();
    assert_eq!(summit.meeting_status, Some(MeetingStatus::Happened), "planned first, happened later");
    assert_eq!(world.derived_dates.values().collect::<Vec<_>>(), [&PartialDate::Day(2031, 5, 6)]);
    assert!(world.merges.iter().any(|m| m.entity == summit.id && m.reason.contains("same place")));
}

#[test]
fn next_years_edition_is_another() {
    let edition = |tag: &str, date: &str| {
        let mut draft = report(tag, date);
        let place = draft.city("Portville");
        draft.meeting_named("Portville Security Conference", "conference", Some(place), date, true);
        draft.done()
    };
    assert_eq!(ids(&world(&[edition("a", "2031-02-06"), edition("b", "2032-02-06")]), "Meeting").len(), 2);
    assert_eq!(ids(&world(&[edition("a", "2031-02-06"), edition("b", "2031-02-06")]), "Meeting").len(), 1);
}

#[test]
fn places_and_kinds_that_differ_keep_apart() {
    let one = |tag: &str, noun: &str, city: &str| {
        let mut draft = report(tag, "2031-05-06");
        let place = draft.city(city);
        let meeting = draft.meeting(noun, Some(place), "2031-05-06");
        let guest = draft.holder("Ana Ruiz", "president", "Borland");
        draft.claim(guest, "attends", meeting, Status::Happened);
        draft.done()
    };
    let n = |a, b| ids(&world(&[a, b]), "Meeting").len();
    assert_eq!(n(one("a", "summit", "Portville"), one("b", "talks", "Portville")), 1);
    assert_eq!(n(one("a", "summit", "Portville"), one("b", "summit", "Northgate")), 2);
    assert_eq!(n(one("a", "summit", "Portville"), one("b", "call", "Portville")), 2);
}

#[test]
fn a_date_alone_makes_no_meeting() {
    let bare = |tag: &str| {
        let mut draft = report(tag, "2031-05-06");
        draft.meeting("meeting", NO_PLACE, "2031-05-06");
        draft.done()
    };
    assert_eq!(ids(&world(&[bare("a"), bare("b")]), "Meeting").len(), 2);
}

#[test]
fn a_cancelled_meeting_is_cancelled() {
    let mut a = report("a", "2031-05-04");
    let place = a.city("Portville");
    let meeting = a.meeting("summit", Some(place), "2031-05-06");
    let guest = a.person("Ana Ruiz");
    a.claim(guest, "attends", meeting, Status::Planned);
    let mut b = report("b", "2031-05-05");
    let place = b.city("Portville");
    let meeting = b.meeting("summit", Some(place), "2031-05-06");
    b.traits(meeting).cancelled = true;
    let world = world(&[a.done(), b.done()]);
    let statuses: Vec<_> = world.entities.iter().filter_map(|e| e.meeting_status).collect();
    assert_eq!(statuses, [MeetingStatus::Cancelled]);
}

fn document(tag: &str, name: &str, noun: &str, named: bool, modifiers: &[&str]) -> (Report, Extraction) {
    let mut draft = report(tag, "2031-05-06");
    let modifiers = modifiers.iter().map(|m| (*m).to_owned()).collect();
    draft.add(
        "Document",
        name,
        named,
        Traits { kind: Some(noun.to_owned()), modifiers, ..Traits::default() },
    );
    draft.done()
}

#[test]
fn documents_are_one_by_name_or_number() {
    let n = |a, b| ids(&world(&[a, b]), "Document").len();
    let plan = |tag, name| document(tag, name, "plan", false, &[]);
    assert_eq!(n(plan("a", "28-point plan"), plan("b", "'28 point plan'")), 1);
    assert_eq!(n(plan("a", "28-point plan"), plan("b", "20-point plan")), 2);
    assert_eq!(n(plan("a", "the plan"), plan("b", "the plan")), 2, "a plan is any plan");
    let pact = |tag, name| document(tag, name, "memorandum", true, &[]);
    assert_eq!(n(pact("a", "Portville Memorandum"), pact("b", "the Portville Memorandum")), 1);
    assert_eq!(n(pact("a", "Portville Memorandum"), pact("b", "Lakeside Memorandum")), 2);
}
