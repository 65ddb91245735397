//! Voices, credits, disputes, and independence of order.

use crate::builder::{ids, report, world};
use proptest::prelude::*;
use rapporteur_model::{Bound, CreditRole, DisputeKind, Extraction, Report, Status};

const STORY: &str = "Negotiators in the harbour town agreed late on Monday to open the second gate of the old canal \
    to grain ships of every flag, and to keep it open for as long as the harvest lasts, delegates said after the vote. \
    The council will review the terms in autumn and may change the toll if traffic grows beyond what was foreseen.";

#[test]
fn copies_are_one_voice() {
    let mut a = report("a", "2031-05-06");
    a.text(STORY).agency("Northern Wire");
    let mut b = report("b", "2031-05-06");
    b.text(STORY.split_once(". ").unwrap().0).published_by("Evening Gazette");
    let mut c = report("c", "2031-05-06");
    c.text("Quite another story about a museum that opens its doors to visitors from the whole region next week.");
    let reports = [a.done(), b.done(), c.done()];
    let world = world(&reports);
    assert_eq!(world.origins.len(), 2);
    let pair = world.origins.iter().find(|o| o.reports.len() == 2).unwrap();
    assert_eq!(pair.shared_text.len(), 1);
    assert_eq!(pair.label, "Northern Wire");
}

#[test]
fn a_relay_is_the_agencys_voice() {
    let mut a = report("a", "2031-05-06");
    a.text(STORY).agency("Northern Wire");
    let mut b = report("b", "2031-05-06");
    b.text("Delegates agreed to open the second gate of the old canal to ships, the agency says, and much else besides");
    b.text("that this paper has gathered on its own from many people in town during several long days of listening.");
    b.published_by("Evening Gazette");
    let (itself, wire) = (b.itself(), b.organization("Northern Wire"));
    b.claim(itself, "basedOn", wire, Status::Happened);
    let reports = [a.done(), b.done()];
    let world = world(&reports);
    assert_eq!(world.origins.len(), 1);
    assert_eq!(world.relays, [(reports[1].0.id.clone(), reports[0].0.id.clone())]);
    assert!(world.origins[0].shared_text.is_empty(), "a phrase is not a copy");
    assert_eq!(world.report_links["basedOn"][0].1.0, "organization/northern-wire");
    let claim = world.claims.iter().find(|c| c.claim.relation == "basedOn").unwrap();
    assert_eq!(claim.claim.subject.as_ref().unwrap().0, format!("report/{}", reports[1].0.id));
    assert!(world.entities.iter().all(|e| e.kind != "Report"));
}

#[test]
fn an_agency_that_is_cited_but_not_copied_is_another_voice() {
    let mut a = report("a", "2031-05-06");
    a.text(STORY).agency("Northern Wire");
    let mut b = report("b", "2031-05-06");
    b.text("Ships of every flag may pass the canal again from Tuesday, and captains in the harbour town cheered the news.");
    b.text("Our own reporters counted forty ships at anchor; a fee is due, the agency says, and it may rise in autumn.");
    b.published_by("Evening Gazette");
    let (itself, wire) = (b.itself(), b.organization("Northern Wire"));
    b.claim(itself, "basedOn", wire, Status::Happened);
    let world = world(&[a.done(), b.done()]);
    assert_eq!(world.origins.len(), 2);
    assert!(world.relays.is_empty());
    assert_eq!(world.report_links["basedOn"].len(), 1, "it is based on the agency for that");
    assert!(world.origins.iter().any(|origin| origin.label == "Evening Gazette"), "and speaks for itself");
}

#[test]
fn a_credited_agency_is_relayed_however_the_text_is_retold() {
    let mut a = report("a", "2031-05-06");
    a.text(STORY).agency("Northern Wire");
    let mut b = report("b", "2031-05-06");
    b.text("Late on Monday delegates of the harbour town agreed, by a vote, that the second gate of the canal will open to grain");
    b.text("ships of every flag until the harvest ends. In autumn the council will review terms, the toll and traffic beyond.");
    b.published_by("Evening Gazette").credit_agency("Northern Wire");
    let reports = [a.done(), b.done()];
    let world = world(&reports);
    assert_eq!(world.origins.len(), 1);
    assert_eq!(world.origins[0].label, "Northern Wire");
    assert_eq!(world.relays, [(reports[1].0.id.clone(), reports[0].0.id.clone())]);
    assert_eq!(world.report_links["basedOn"].len(), 1);
}

/// Texts that belong to a report of this name alone: as many words as wanted, none of them anybody else's.
fn own_words(name: &str, n_words: usize) -> String {
    (0..n_words).map(|i| format!("{name}{} ", i * 7919 % 1000)).collect()
}

#[test]
fn three_hundred_copies_are_one_voice_and_cost_no_more_than_their_number() {
    let wire = own_words("wire", 300);
    let words: Vec<&str> = wire.split(' ').collect();
    let mut reports: Vec<_> = (0..300)
        .map(|i| {
            let mut draft = report(&format!("c{i}"), "2031-05-06");
            draft.text(&own_words(&format!("paper{i}x"), i % 60)).text(&words[i % 150..].join(" "));
            draft.done()
        })
        .collect();
    reports.extend((0..20).map(|i| {
        let mut draft = report(&format!("o{i}"), "2031-05-06");
        draft.text(&own_words(&format!("other{i}x"), 200));
        draft.done()
    }));
    let world = world(&reports);
    assert_eq!(world.origins.len(), 21);
    let n_pairs: usize = world.origins.iter().map(|origin| origin.shared_text.len()).sum();
    assert!((299..900).contains(&n_pairs), "{n_pairs} pairs");
}

#[test]
fn a_note_that_many_print_makes_no_copies() {
    let note = own_words("note", 40);
    let reports: Vec<_> = (0..60)
        .map(|i| {
            let mut draft = report(&format!("c{i}"), "2031-05-06");
            draft.text(&own_words(&format!("paper{i}x"), 220 - 2 * i)).text(&note);
            draft.done()
        })
        .collect();
    assert_eq!(world(&reports).origins.len(), 60);
}

#[test]
fn a_speech_that_two_quote_makes_no_copies() {
    let speech = format!("“{}”", own_words("speech", 60));
    let both = ["a", "b"].map(|name| {
        let mut draft = report(name, "2031-05-06");
        draft.text(&own_words(name, 80)).text(&speech).text(&own_words(&format!("{name}z"), 30));
        draft.done()
    });
    let world = world(&both);
    assert_eq!(world.origins.len(), 2);
}

#[test]
fn an_unrelated_report_changes_no_origin() {
    let draft = |name: &str, text: &str| {
        let mut draft = report(name, "2031-05-06");
        draft.text(text).published_by("Evening Gazette");
        draft.done()
    };
    let copies = [draft("a", STORY), draft("b", STORY.split_once(". ").unwrap().0)];
    let before = world(&copies);
    let [a, b] = copies;
    let after = world(&[draft("c", &own_words("c", 90)), b, a]);
    assert!(after.origins.contains(&before.origins[0]));
}

#[test]
fn credits_become_entities_once() {
    let mut a = report("a", "2031-05-06");
    a.published_by("Evening Gazette")
        .credit(CreditRole::Author, "Ana Ruiz")
        .credit(CreditRole::Editor, "Tom Ashby");
    let mut b = report("b", "2031-05-06");
    b.published_by("The Evening Gazette").credit(CreditRole::Translator, "Ana Ruiz");
    let world = world(&[a.done(), b.done()]);
    assert_eq!(ids(&world, "Person"), ["person/ana-ruiz", "person/tom-ashby"]);
    assert_eq!(ids(&world, "Organization"), ["organization/evening-gazette"]);
    assert_eq!(world.report_links["publishedBy"].len(), 2);
    assert_eq!(world.report_links["translatedBy"][0].1.0, "person/ana-ruiz");
}

/// A report that counts the participants of one meeting.
fn counting(tag: &str, number: u32, unit: &str, bound: Bound) -> (Report, Extraction) {
    let mut draft = report(tag, "2031-05-06");
    let place = draft.city("Portville");
    let meeting = draft.meeting("summit", Some(place), "2031-05-06");
    draft.count(meeting, number, unit, bound);
    draft.done()
}

#[test]
fn numbers_conflict_only_within_unit_and_bound() {
    let n = |a: (u32, &str, Bound), b: (u32, &str, Bound)| {
        let world = world(&[counting("a", a.0, a.1, a.2), counting("b", b.0, b.1, b.2)]);
        assert_eq!(ids(&world, "Meeting").len(), 1);
        world.disputes.iter().filter(|d| d.kind == DisputeKind::Value).count()
    };
    assert_eq!(n((35, "countries", Bound::Exactly), (32, "nations", Bound::Exactly)), 1);
    assert_eq!(n((35, "countries", Bound::Exactly), (27, "leaders", Bound::MoreThan)), 0);
    assert_eq!(n((27, "leaders", Bound::MoreThan), (30, "heads of state", Bound::Exactly)), 0);
    assert_eq!(n((27, "leaders", Bound::MoreThan), (27, "heads of state", Bound::Exactly)), 0);
    assert_eq!(n((27, "leaders", Bound::MoreThan), (20, "heads of state", Bound::Exactly)), 1);
    assert_eq!(n((30, "countries", Bound::About), (31, "countries", Bound::Exactly)), 0);
    assert_eq!(n((35, "countries", Bound::Exactly), (35, "states", Bound::Exactly)), 0);
}

#[test]
fn a_denied_accusation_is_a_dispute() {
    let mut a = report("a", "2031-05-06");
    let (accuser, arland, house) =
        (a.person("Ana Ruiz"), a.country("Arland"), a.organization("Harbour Board"));
    let claim = a.claim(arland, "attacks", house, Status::Possible);
    claim.attribution = vec![accuser];
    claim.distant = true;
    let mut b = report("b", "2031-05-07");
    let (arland, house) = (b.country("Arland"), b.organization("Harbour Board"));
    b.claim(arland, "attacks", house, Status::Denied).attribution = vec![arland];
    let world = world(&[a.done(), b.done()]);
    assert_eq!(world.disputes.len(), 1);
    let dispute = &world.disputes[0];
    assert_eq!(
        (dispute.kind, dispute.about.0.as_str(), dispute.claims.len()),
        (DisputeKind::Denial, "country/arland", 2)
    );
}

fn sample() -> Vec<(Report, Extraction)> {
    let mut reports =
        vec![counting("s", 35, "countries", Bound::Exactly), counting("t", 32, "countries", Bound::Exactly)];
    for (i, name) in
        ["Ana Ruiz", "Anna Ruiz", "Ruiz", "A. Ruiz", "Tom Ruiz", "Ana Rouiz", "Ruiz"].iter().enumerate()
    {
        let mut draft = report(&format!("r{i}"), if i % 2 == 0 { "2031-05-06" } else { "--05-06" });
        let person = draft.holder(name, "president", if i < 5 { "Arland" } else { "Borland" });
        let place = draft.city(if i % 3 == 0 { "Portville" } else { "Northgate" });
        let meeting = draft.meeting("talks", Some(place), "--05-06");
        draft.claim(person, "attends", meeting, Status::Planned);
        let fund = draft.organization(if i % 2 == 0 { "WGF" } else { "World Grain Fund" });
        draft.claim(fund, "hosts", meeting, Status::Happened);
        reports.push(draft.done());
    }
    reports
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn order_and_repetition_do_not_matter(order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(), twice in 0..9usize) {
        let reports = sample();
        let mut shuffled: Vec<_> = order.iter().map(|i| reports[*i].clone()).collect();
        shuffled.push(reports[twice].clone());
        let (a, b) = (world(&reports), world(&shuffled));
        prop_assert_eq!(serde_json::to_string(&a).unwrap(), serde_json::to_string(&b).unwrap());
    }
}

#[test]
fn every_list_is_sorted_and_every_name_known() {
    let world = world(&sample());
    assert!(world.entities.is_sorted_by(|a, b| a.id < b.id), "ids are unique and in order");
    assert!(world.claims.is_sorted_by(|a, b| a.id < b.id));
    assert!(world.reports.is_sorted_by(|a, b| a.id < b.id));
    let known = |id: &rapporteur_model::EntityId| id.0.starts_with("report/") || world.entity(id).is_some();
    for claim in &world.claims {
        assert!(claim.claim.entities().all(known));
    }
    assert!(world.merges.iter().all(|merge| known(&merge.entity)));
    assert!(world.disputes.iter().all(|dispute| known(&dispute.about)));
    let funds = ids(&world, "Organization");
    assert_eq!(funds, ["organization/world-grain-fund"], "the abbreviation joins its long form");
}

/// A text at an address, with a claim of its own.
fn at(url: &str, tag: &str, date: &str, text: &str, number: u32) -> (Report, Extraction) {
    let mut draft = report(tag, date);
    draft.text(text);
    let meeting = draft.meeting_named("Portville summit", "summit", None, "2031-05-05", true);
    draft.count(meeting, number, "countries", Bound::Exactly);
    let (mut report, extraction) = draft.done();
    report.url = Some(url.to_owned());
    (report.seal(), extraction)
}

const ADDRESS: &str = "https://gazette.example/news/summit";

#[test]
fn a_newer_text_at_one_address_is_a_revision_and_counts_alone() {
    let first =
        at(ADDRESS, "a", "2031-05-05", "The Portville summit brings ministers of 35 countries together.", 35);
    let second = at(
        &format!("{ADDRESS}#top"),
        "b",
        "2031-05-06",
        "Ministers of 27 countries met at the Portville summit.",
        27,
    );
    let third = at(
        ADDRESS,
        "c",
        "2031-05-06",
        "Ministers of 27 countries met at the Portville summit on Monday, and others sent word.",
        27,
    );
    for order in [[&first, &second, &third], [&third, &first, &second]] {
        let reports: Vec<_> = order.into_iter().cloned().collect();
        let world = world(&reports);
        assert_eq!(world.origins.len(), 1, "one voice");
        let id = |of: &(Report, Extraction)| of.0.id.clone();
        let mut expected = vec![(id(&second), id(&first)), (id(&third), id(&second))];
        expected.sort();
        assert_eq!(world.revisions, expected, "of one day the longer text is the newer");
        assert_eq!(world.revised_by(&id(&first)), Some(&id(&second)));
        assert!(world.disputes.is_empty(), "nobody disputes with what was revised");
        for claim in &world.claims {
            assert_eq!(claim.claim.superseded, claim.report != id(&third));
            assert_eq!(claim.claim.is_asserted(), claim.report == id(&third));
        }
    }
    let other = at(
        "https://post.example/summit",
        "d",
        "2031-05-06",
        "A summit in Portville: 32 countries sent ministers.",
        32,
    );
    let world = world(&[first, third, other]);
    assert_eq!(
        (world.origins.len(), world.disputes.len()),
        (2, 1),
        "another voice disputes with the newer text"
    );
    assert_eq!(world.disputes[0].claims.len(), 2);
}

#[test]
fn other_stories_at_one_address_are_no_revisions() {
    let one = at(
        ADDRESS,
        "a",
        "2031-05-05",
        "Grain ships waited outside the harbour while engineers mended the second gate.",
        3,
    );
    let two = at(
        ADDRESS,
        "b",
        "2031-05-06",
        "Museum visitors queued for painted lanterns and marble statues all weekend.",
        3,
    );
    let site = |tag: &str| {
        at(
            "https://gazette.example/",
            tag,
            "2031-05-06",
            "The Portville summit brings ministers of 35 countries together.",
            35,
        )
    };
    for reports in [vec![one, two], vec![site("c"), site("d")]] {
        assert!(world(&reports).revisions.is_empty());
    }
}
