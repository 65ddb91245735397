//! One gathering under many names, and others beside it.

use crate::builder::{NO_PLACE, ids, report, world};
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
fn what_a_report_says_of_an_earlier_edition_is_not_of_this_one() {
    let conference = |tag: &str, earlier: &str| {
        let mut draft = report(tag, "2032-02-06");
        let place = draft.city("Portville");
        let meeting = draft.meeting_named(
            "Portville Security Conference",
            "conference",
            Some(place),
            "2032-02-06",
            true,
        );
        if !earlier.is_empty() {
            let (before, then) = (draft.city("Northgate"), earlier.parse::<PartialDate>().unwrap());
            for relation in ["onDate", "locatedIn"] {
                draft.claim(meeting, relation, before, Status::Happened).when = Some(then.into());
            }
        }
        draft.done()
    };
    assert_eq!(ids(&world(&[conference("a", ""), conference("b", "2031")]), "Meeting").len(), 1);
    assert_eq!(ids(&world(&[conference("a", "2031"), conference("b", "2031")]), "Meeting").len(), 1);
}

#[test]
fn a_headline_that_adds_nothing_is_of_the_meeting_of_the_report() {
    let n = |noun: &str, second: &str| {
        let mut draft = report("a", "2031-05-06");
        let place = draft.city("Portville");
        draft.meeting(noun, Some(place), "2031-05-06");
        draft.meeting(second, Some(place), "");
        ids(&world(&[draft.done()]), "Meeting").len()
    };
    assert_eq!(n("conference", "conference"), 1);
    assert_eq!(n("conference", "call"), 2);
}

#[test]
fn talks_in_passing_are_known_by_place_and_matter() {
    let talks = |tag: &str| {
        let mut draft = report(tag, "2031-05-06");
        let place = draft.city("Portville");
        let meeting = draft.meeting("talks", Some(place), "2031-05-06");
        draft.traits(meeting).modifiers = vec!["water".to_owned()];
        let guest = draft.holder("Ana Ruiz", "president", "Borland");
        draft.claim(guest, "attends", meeting, Status::Happened);
        draft.done()
    };
    let summit = |matter: &str| {
        let mut draft = report("s", "2031-05-20");
        let (place, before) = (draft.city("Northgate"), draft.city("Portville"));
        let meeting = draft.meeting("summit", Some(place), "2031-05-20");
        draft.traits(meeting).modifiers = vec![matter.to_owned()];
        let guest = draft.holder("Bo Lind", "president", "Corland");
        draft.claim(guest, "attends", meeting, Status::Happened);
        draft.meeting("talks", Some(before), "");
        draft.done()
    };
    assert_eq!(ids(&world(&[talks("a"), summit("water")]), "Meeting").len(), 2);
    assert_eq!(ids(&world(&[talks("a"), summit("grain")]), "Meeting").len(), 3);
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

/// One guest of a summit of May 6, told on a day; the filler makes the text long enough to be recognised as a copy.
fn told(tag: &str, day: &str, status: Status, filler: &str) -> (Report, Extraction) {
    let mut draft = report(tag, day);
    let place = draft.city("Portville");
    let meeting = draft.meeting("summit", Some(place), "2031-05-06");
    let guest = draft.holder("Ana Ruiz", "president", "Borland");
    draft.claim(guest, "attends", meeting, status);
    draft.text(filler);
    draft.done()
}

fn status_of(reports: &[(Report, Extraction)]) -> Vec<MeetingStatus> {
    world(reports).entities.iter().filter_map(|entity| entity.meeting_status).collect()
}

#[test]
fn what_took_place_is_not_planned_again() {
    let copied: String = (0..60).map(|n| format!("word{n} ")).collect();
    let planned = told("a", "2031-05-04", Status::Planned, &copied);
    let happened = told("b", "2031-05-06", Status::Happened, "");
    let copy = told("c", "2031-05-07", Status::Planned, &copied);
    let late = told("d", "2031-05-08", Status::Planned, "");
    assert_eq!(status_of(std::slice::from_ref(&planned)), [MeetingStatus::Planned]);
    assert_eq!(status_of(&[planned.clone(), happened.clone()]), [MeetingStatus::Happened]);
    assert_eq!(status_of(&[planned, happened.clone(), copy]), [MeetingStatus::Happened], "a copy is no news");
    assert_eq!(status_of(&[happened, late]), [MeetingStatus::Happened], "its day was over");
}

#[test]
fn other_people_on_the_same_day_in_the_same_town_meet_apart() {
    let talks = |tag: &str, guests: [&str; 3]| {
        let mut draft = report(tag, "2031-05-06");
        let place = draft.city("Portville");
        let meeting = draft.meeting("talks", Some(place), "2031-05-06");
        for guest in guests {
            let guest = draft.person(guest);
            draft.claim(guest, "attends", meeting, Status::Happened);
        }
        draft.done()
    };
    let ours = ["Ana Ruiz", "Bela Paz", "Carl Odum"];
    let theirs = ["Dora Holm", "Egon Lind", "Finn Marsh"];
    let n = |a, b| ids(&world(&[a, b]), "Meeting").len();
    assert_eq!(n(talks("a", ours), talks("b", ours)), 1);
    assert_eq!(n(talks("a", ours), talks("b", theirs)), 2);
}

#[test]
fn recurring_and_numbered_meetings_stay_apart() {
    let weekly = |tag: &str, date: &str, modifier: &str| {
        let mut draft = report(tag, date);
        let place = draft.city("Portville");
        let meeting = draft.meeting("meeting", Some(place), "");
        draft.traits(meeting).modifiers = vec![modifier.to_owned()];
        let guest = draft.holder("Ana Ruiz", "president", "Borland");
        draft.claim(guest, "attends", meeting, Status::Happened);
        draft.done()
    };
    let n = |a, b| ids(&world(&[a, b]), "Meeting").len();
    assert_eq!(n(weekly("a", "2031-05-06", "weekly"), weekly("b", "2031-05-07", "weekly")), 1);
    assert_eq!(n(weekly("a", "2031-05-06", "weekly"), weekly("b", "2031-05-13", "weekly")), 2);
    assert_eq!(n(weekly("a", "2031-05-06", "second"), weekly("b", "2031-05-07", "2nd")), 1);
    assert_eq!(n(weekly("a", "2031-05-06", "second"), weekly("b", "2031-05-07", "third")), 2);
}

#[test]
fn documents_are_one_by_kind_words_and_makers() {
    let signed = |tag: &str, noun: &str, modifier: &str, by: [&str; 2]| {
        let mut draft = report(tag, "2031-05-06");
        let modifiers = vec![modifier.to_owned()];
        let traits = Traits { kind: Some(noun.to_owned()), modifiers, ..Traits::default() };
        let paper = draft.add("Document", &format!("the {modifier} {noun}"), false, traits);
        for country in by {
            let country = draft.country(country);
            draft.claim(country, "signs", paper, Status::Happened);
        }
        draft.done()
    };
    let n = |a, b| ids(&world(&[a, b]), "Document").len();
    let fish = |tag, noun| signed(tag, noun, "fisheries", ["Arland", "Borland"]);
    assert_eq!(n(fish("a", "agreement"), fish("b", "pact")), 1);
    assert_eq!(n(fish("a", "agreement"), fish("b", "letter")), 2, "no other word for it");
    assert_eq!(n(fish("a", "deal"), signed("b", "deal", "customs", ["Arland", "Corland"])), 2);
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
