//! A person has the last word.
#![allow(clippy::unwrap_used, reason = "builders of tests")]

use crate::builder::{Atlas, ids, report};
use rapporteur_knowledge::Relation;
use rapporteur_model::{Confidence, Extraction, Qualifier, Report, Status, World, WorldClaim};
use rapporteur_resolve::{
    JudgementError, Judgements, Resolved, Setting, Tables, replay, resolve, resolve_judged,
};
use std::sync::LazyLock;

type Analysed = (Report, Extraction);

fn judged(reports: &[Analysed], lines: &[&str]) -> Result<Resolved, JudgementError> {
    let judgements = Judgements::parse("judgements.tsv", &lines.join("\n"))?;
    static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables::embedded().unwrap());
    static RELATIONS: LazyLock<Vec<Relation>> = LazyLock::new(relations);
    let setting =
        Setting { gazetteer: &Atlas, tables: &TABLES, judgements: &judgements, relations: &RELATIONS };
    let resolved = resolve_judged(reports, &setting)?;
    let mut replayed = replay(reports, &resolved.world.merges, &setting)?;
    // Nothing is compared again, so nothing is doubted.
    replayed.world.doubts = resolved.world.doubts.clone();
    assert_eq!(replayed.world, resolved.world, "the log of merges replays to the same world");
    Ok(resolved)
}

fn relations() -> Vec<Relation> {
    rapporteur_knowledge::Knowledge::embedded().unwrap().relations
}

fn world(reports: &[Analysed], lines: &[&str]) -> World {
    let resolved = judged(reports, lines).unwrap();
    assert_eq!(resolved.diagnostics, []);
    resolved.world
}

/// One report a person, of which the second is written like the first.
fn people(names: &[&str]) -> Vec<Analysed> {
    let one = |(i, name): (usize, &&str)| {
        let mut draft = report(&format!("r{i}"), "2031-05-06");
        let person = draft.person(name);
        let country = draft.country("Arland");
        draft.claim(person, "represents", country, Status::Happened);
        draft.done()
    };
    names.iter().enumerate().map(one).collect()
}

/// The place of a report's first mention.
fn place(report: &Analysed) -> String {
    let span = report.1.mentions[0].span;
    format!("@{}:{}-{}", &report.0.id.0[..12], span.start, span.end)
}

#[test]
fn what_a_person_merges_is_one() {
    let reports = people(&["Ana Ruiz", "Hana Reese"]);
    let merge = "merge\tperson/ana-ruiz\tperson/hana-reese\tmarried";
    let merged = world(&reports, &[merge]);
    let [person] = &ids(&merged, "Person")[..] else { panic!("{:?}", ids(&merged, "Person")) };
    let merge = merged.merges.iter().find(|merge| merge.judged).unwrap();
    assert_eq!(
        (merge.entity.0.as_str(), merge.reason.as_str()),
        (&person[..], "a person's judgement: married")
    );
    let former: Vec<&str> = merged.former.iter().map(|(id, _)| id.0.as_str()).collect();
    assert_eq!(
        former,
        [["person/ana-ruiz", "person/hana-reese"].into_iter().find(|id| id != person).unwrap()]
    );
    // Labels, IRIs and places name nodes as well.
    for line in [
        "merge\tAna Ruiz\tHANA REESE\tmarried".to_owned(),
        "merge\t<https://example.org/id/person/ana-ruiz>\thana reese\tmarried".to_owned(),
        format!("merge\ta{}\tb{}\tmarried", place(&reports[0]), place(&reports[1])),
    ] {
        assert_eq!(ids(&world(&reports, &[&line]), "Person"), std::slice::from_ref(person), "{line}");
    }
}

#[test]
fn what_a_person_keeps_apart_is_two() {
    let reports = people(&["Ana Ruiz", "Ana Ruiz", "Anna Ruiz"]);
    assert_eq!(ids(&resolve(&reports, &Atlas, &Tables::embedded().unwrap()), "Person").len(), 1);
    let apart = format!("keep apart\tperson/ana-ruiz{}\tx{}\ttwo", place(&reports[0]), place(&reports[1]));
    assert_eq!(ids(&world(&reports, &[&apart]), "Person").len(), 2);
    // Names tell the reports of one node apart.
    let apart = "keep apart\tAna Ruiz\tAnna Ruiz\ttwo";
    assert_eq!(ids(&world(&reports, &[apart]), "Person"), ["person/ana-ruiz", "person/anna-ruiz"]);
}

#[test]
fn known_things_can_be_kept_apart() {
    let reports: Vec<Analysed> = ["x", "y"]
        .map(|tag| {
            let mut draft = report(tag, "2031-05-06");
            draft.country("Arland");
            draft.done()
        })
        .into();
    let apart = format!("keep apart\tcountry/arland{}\tx{}\ttwo", place(&reports[0]), place(&reports[1]));
    let countries = ids(&world(&reports, &[&apart]), "Country");
    assert_eq!((countries.len(), countries[0].as_str()), (2, "country/arland"));
}

#[test]
fn a_lone_name_follows_those_who_became_one() {
    let mut lone = report("z", "2031-05-06");
    lone.holder("Ruiz", "president", "Arland");
    let mut reports = vec![lone.done()];
    for (tag, name) in [("x", "Ana Ruiz"), ("y", "Eva Ruiz")] {
        let mut draft = report(tag, "2031-05-06");
        draft.holder(name, "president", "Arland");
        reports.push(draft.done());
    }
    assert_eq!(ids(&world(&reports, &[]), "Person").len(), 3);
    assert_eq!(ids(&world(&reports, &["merge\tAna Ruiz\tEva Ruiz\tone"]), "Person").len(), 1);
}

#[test]
fn a_new_name_keeps_the_id_and_the_old_name() {
    let mut reports = people(&["Ana Ruiz"]);
    let mut draft = report("x", "2031-05-06");
    draft.holder("Eva Olm", "president", "Arland");
    reports.push(draft.done());
    let renamed = world(&reports, &["rename\tcountry/arland\tRepublic of Arland\tits own name"]);
    let country = renamed.entities.iter().find(|e| e.id.0 == "country/arland").unwrap();
    assert_eq!(
        (country.label.as_str(), &country.aliases[..]),
        ("Republic of Arland", &["Arland".to_owned()][..])
    );
    let office = renamed.entities.iter().find(|e| e.kind == "Office").unwrap();
    assert_eq!(office.label, "President of Republic of Arland");
}

#[test]
fn a_new_type_takes_away_what_it_cannot_have() {
    let reports = people(&["Acme"]);
    let retyped = world(&reports, &["retype\tperson/acme\tplace\ta town"]);
    assert_eq!(ids(&retyped, "Place"), ["place/acme"]);
    assert!(retyped.claims.is_empty(), "a place represents nobody");
    assert_eq!(retyped.judgements[0].claims_left_out, 1);
    assert_eq!(retyped.former[0].0.0, "person/acme");
}

#[test]
fn two_types_are_merged_when_one_is_retyped() {
    let mut reports = people(&["Acme Works"]);
    let mut draft = report("x", "2031-05-06");
    draft.organization("Acme");
    reports.push(draft.done());
    let merge = "merge\tperson/acme-works\torganization/acme\tone company";
    let refused = judged(&reports, &[merge]).unwrap();
    assert!(
        refused.diagnostics[0].message.contains("add a line that retypes one"),
        "{:?}",
        refused.diagnostics
    );
    assert_eq!(ids(&refused.world, "Organization"), ["organization/acme"]);
    let merged = world(&reports, &[merge, "retype\tperson/acme-works\tOrganization\ta company"]);
    assert_eq!((ids(&merged, "Organization").len(), ids(&merged, "Person").len()), (1, 0));
    let company = merged.entities.iter().find(|e| e.kind == "Organization").unwrap();
    assert_eq!([&company.label, &company.aliases[0]], ["Acme Works", "Acme"]);
    assert!(merged.claims.is_empty(), "an organization represents no country, whichever report came first");
}

#[test]
fn what_is_dropped_leaves_no_trace_but_the_judgement() {
    let mut reports = people(&["Ana Ruiz", "Eva Olm"]);
    let mut draft = report("x", "2031-05-06");
    draft.credit(rapporteur_model::CreditRole::Author, "Photo Desk");
    reports.push(draft.done());
    let all = world(&reports, &[]);
    let drops = ["drop\tAna Ruiz\t\tno person", "drop\tPhoto Desk\t\tno person"];
    let rest = world(&reports, &drops);
    assert_eq!(ids(&rest, "Person"), ["person/eva-olm"]);
    assert_eq!((all.claims.len(), rest.claims.len()), (2, 1));
    assert!(!rest.report_links.contains_key("writtenBy"));
    assert_eq!(rest.judgements.len(), 2);
    assert_eq!(world(&reports, &[]), all, "without the lines everything is as before");
}

#[test]
fn contradictions_name_both_lines() {
    let reports = people(&["Ana Ruiz", "Eva Olm", "Ida Berg"]);
    let check = |lines: &[&str], expected: &str| {
        let error = judged(&reports, lines).unwrap_err().to_string();
        assert_eq!(error, expected);
    };
    let merges = ["merge\tAna Ruiz\tEva Olm\ta", "merge\tEva Olm\tIda Berg\tb"];
    check(
        &[merges[0], "keep apart\tEva Olm\tAna Ruiz\tc"],
        "judgements.tsv:2: it keeps apart what line 1 made one: delete one of these lines",
    );
    check(
        &[merges[0], "keep apart\tIda Berg\tAna Ruiz\tc", merges[1]],
        "judgements.tsv:2: it keeps apart what lines 3 and 1 made one: delete one of these lines",
    );
    check(
        &[merges[0], "rename\tAna Ruiz\tAna\tc", "rename\tEva Olm\tEva\td"],
        "judgements.tsv:3: it says `Eva` where line 2 says `Ana`: delete one of these lines",
    );
}

#[test]
fn a_line_that_finds_nothing_is_a_remark() {
    let reports = people(&["Ana Ruiz", "Ana Ruiz"]);
    let apart = format!(
        "keep apart\tperson/ana-ruiz{}\tperson/ana-ruiz{}\ttwo",
        place(&reports[0]),
        place(&reports[1])
    );
    let resolved = judged(&reports[..1], &[&apart, "drop\tEva Olm\t\tgone"]).unwrap();
    let messages: Vec<&str> = resolved.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(
        messages[0].starts_with("line 1, keep apart: no report of the store begins with"),
        "{messages:?}"
    );
    assert_eq!(messages[1], "line 2, drop: no node is `Eva Olm` in the reports of this store");
}

#[test]
fn doubts_name_both_sides_with_reasons_until_they_are_judged() {
    let mut lone = report("z", "2031-05-06");
    let ruiz = lone.person("Ruiz");
    let country = lone.country("Arland");
    lone.claim(ruiz, "represents", country, Status::Happened);
    let mut reports = vec![lone.done()];
    reports.extend(people(&["Ana Ruiz", "Eva Ruiz"]));
    let open = world(&reports, &[]);
    let [doubt] = &open.doubts[..] else { panic!("{:?}", open.doubts) };
    assert!(!doubt.is_merged() && [&doubt.left.name, &doubt.right.name].contains(&&"Ruiz".to_owned()));
    assert!(doubt.reasons.iter().any(|reason| reason.starts_with("same country or body +2.0")), "{doubt:?}");
    assert!(doubt.against.iter().any(|reason| reason.contains("Ruiz” as well")), "{doubt:?}");
    let name = |local: &rapporteur_model::Local| rapporteur_resolve::Name::of(&doubt.entities.0, local);
    for word in ["keep apart", "merge"] {
        let line = format!("{word}\t{}\t{}\tasked", name(&doubt.left), name(&doubt.right));
        assert_eq!(world(&reports, &[&line]).doubts, [], "{word}");
    }
}

/// Two reports of one appointment, by nobody knows whom, to a post that nothing else names.
fn appointments() -> Vec<Analysed> {
    let one = |tag: &str| {
        let mut draft = report(tag, "2031-05-06");
        let (ana, arland) = (draft.person("Ana Ruiz"), draft.country("Arland"));
        let office = draft.office("governor", arland);
        let claim = draft.claim(ana, "appoints", ana, Status::Happened);
        (claim.subject, claim.subject_span) = (None, None);
        claim.qualifiers = [("office".to_owned(), Qualifier::Entity(office))].into();
        draft.done()
    };
    vec![one("a"), one("b")]
}

#[test]
fn a_post_that_only_qualifiers_name_is_one_thing_with_an_id() {
    let world = world(&appointments(), &[]);
    let offices = ids(&world, "Office");
    assert_eq!(offices.len(), 1, "{offices:?}");
    for claim in world.claims.iter().filter(|claim| claim.claim.relation == "appoints") {
        assert_eq!(claim.claim.subject, None);
        let office = claim.claim.qualifiers["office"].entity().unwrap();
        assert_eq!(office.0, offices[0]);
    }
}

#[test]
fn a_dropped_or_retyped_post_leaves_the_claim_that_only_qualifies_it() {
    let office = &ids(&world(&appointments(), &[]), "Office")[0].clone();
    for line in [format!("drop\t{office}\t\tno post"), format!("retype\t{office}\tTopic\tno post")] {
        let world = world(&appointments(), &[&line]);
        let appoints: Vec<_> =
            world.claims.iter().filter(|claim| claim.claim.relation == "appoints").collect();
        assert_eq!(appoints.len(), 2, "{line}");
        assert!(appoints.iter().all(|claim| claim.claim.qualifiers.is_empty()), "{line}");
    }
    let drop = world(&appointments(), &["drop\tperson/ana-ruiz\t\tnobody"]);
    assert!(drop.claims.iter().all(|claim| claim.claim.relation != "appoints"), "the one it befell is gone");
}

/// A report with a claim of little confidence and one of much.
fn two_claims() -> Vec<Analysed> {
    let mut draft = report("x", "2031-05-06");
    let (person, country) = (draft.person("Ana Ruiz"), draft.country("Arland"));
    draft.claim(person, "represents", country, Status::Happened).confidence = Confidence::new(0.3);
    draft.claim(person, "visits", country, Status::Happened);
    vec![draft.done()]
}

fn claim<'w>(world: &'w World, relation: &str) -> &'w WorldClaim {
    world.claims.iter().find(|claim| claim.claim.relation == relation).unwrap()
}

#[test]
fn a_claim_that_a_person_calls_wrong_is_left_out() {
    let reports = two_claims();
    let id = claim(&world(&reports, &[]), "visits").id.0.clone();
    let dropped = world(&reports, &[&format!("drop\tclaim/{id}\t\tshe stayed at home")]);
    let relations: Vec<&str> = dropped.claims.iter().map(|claim| claim.claim.relation.as_str()).collect();
    assert_eq!(relations, ["represents"]);
    let judged = &dropped.judgements[0];
    assert_eq!((judged.decision.as_str(), judged.claims_left_out), ("drop", 1));
    assert_eq!(judged.value, Some(format!("claim/{id}")));
    assert_eq!(dropped.entities, world(&reports, &[]).entities, "both things are still spoken of");
}

#[test]
fn a_claim_that_a_person_keeps_makes_its_edge_whatever_its_confidence() {
    let reports = two_claims();
    let before = world(&reports, &[]);
    let id = &claim(&before, "represents").id.0;
    assert!(!claim(&before, "represents").claim.is_asserted());
    let kept = world(&reports, &[&format!("keep\tclaim/{id}\t\tshe is its envoy")]);
    let represents = &claim(&kept, "represents").claim;
    assert!(represents.is_asserted() && represents.confidence == Confidence::new(0.3));
    assert!(!claim(&kept, "visits").claim.kept);
}

#[test]
fn lines_about_claims_may_contradict_each_other_or_find_nothing() {
    let reports = two_claims();
    let id = claim(&world(&reports, &[]), "visits").id.0.clone();
    let [keep, drop] = ["keep", "drop"].map(|word| format!("{word}\tclaim/{id}\t\ta test"));
    let error = judged(&reports, &[&keep, &keep, &drop]).unwrap_err().to_string();
    assert_eq!(error, "judgements.tsv:3: it drops a claim that line 1 keeps: delete one of these lines");
    let unknown = format!("drop\tclaim/{}\t\ta test", "0".repeat(32));
    let Resolved { world: without, diagnostics } = judged(&reports, &[&unknown]).unwrap();
    assert!(without.judgements[0].idle.is_some());
    assert_eq!(World { judgements: Vec::new(), ..without }, world(&reports, &[]));
    assert!(diagnostics[0].message.starts_with("line 1, drop: no report of this store makes the claim"));
}

/// A report in which a minister says something, and somebody denies something else.
fn sayings() -> Vec<Analysed> {
    let mut draft = report("x", "2031-05-06");
    let (ana, eva) = (draft.person("Ana Ruiz"), draft.person("Eva Olm"));
    let [gate, toll] = ["the gate will open", "the toll will rise"].map(|words| {
        let traits = rapporteur_model::Traits { speaker: Some(ana), ..Default::default() };
        draft.add("Statement", words, false, traits)
    });
    let topic = draft.add("Topic", "ships", false, Default::default());
    draft.claim(ana, "says", gate, Status::Happened);
    draft.claim(gate, "about", topic, Status::Happened);
    draft.claim(ana, "says", toll, Status::Happened);
    draft.claim(eva, "denies", toll, Status::Happened);
    vec![draft.done()]
}

#[test]
fn with_the_only_saying_of_a_statement_goes_the_statement() {
    let reports = sayings();
    let all = world(&reports, &[]);
    let says: Vec<&WorldClaim> = all.claims.iter().filter(|claim| claim.claim.relation == "says").collect();
    let statement =
        |label: &str| all.entities.iter().find(|entity| entity.label == label).unwrap().id.clone();
    for (label, is_left) in [("the gate will open", false), ("the toll will rise", true)] {
        let id = statement(label.strip_prefix("the ").unwrap());
        let claim = says.iter().find(|claim| claim.claim.object.entity() == Some(&id)).unwrap();
        let rest = world(&reports, &[&format!("drop\tclaim/{}\t\tno saying", claim.id.0)]);
        assert_eq!(rest.entity(&id).is_some(), is_left, "{label}: somebody else denies it");
        let names = |world: &World| {
            world.claims.iter().filter(|claim| claim.claim.entities().any(|e| *e == id)).count()
        };
        assert_eq!((names(&all), names(&rest)), (2, usize::from(is_left)));
        let left_out: Vec<&str> = rest.left_out.iter().map(|claim| claim.claim.relation.as_str()).collect();
        assert_eq!(left_out.len(), if is_left { 1 } else { 2 }, "{left_out:?}");
        assert!(rest.left_out.iter().any(|left| left.id == claim.id));
    }
    assert_eq!(world(&reports, &[]), all, "without the line everything is as before");
}

#[test]
fn a_claim_that_is_kept_and_goes_all_the_same_is_told() {
    let reports = two_claims();
    let id = claim(&world(&reports, &[]), "visits").id.0.clone();
    let keep = format!("keep\tclaim/{id}\t\tit stands there");
    let Resolved { world: rest, diagnostics } =
        judged(&reports, &[&keep, "drop\tAna Ruiz\t\tnobody"]).unwrap();
    assert!(rest.claims.is_empty() && rest.left_out.len() == 2);
    assert_eq!(
        diagnostics.iter().map(|d| d.message.as_str()).collect::<Vec<_>>(),
        ["line 1, keep: another judgement drops person/ana-ruiz, and the claim goes with it"]
    );
    let idle: Vec<bool> = rest.judgements.iter().map(|judged| judged.idle.is_some()).collect();
    assert_eq!(idle.iter().filter(|idle| **idle).count(), 1);
}
