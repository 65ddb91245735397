//! Merging claims into edges, and parts of a graph.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use rapporteur_graph::{Basis, Edge, Graph, Matter, Network, Period, Precision, Selection};
use rapporteur_model::{
    Claim, ClaimId, Confidence, Dispute, DisputeKind, Entity, EntityId, Evidence, Object, Occurrence, Origin,
    PartialDate, Qualifier, Report, ReportId, Sourced, Span, Status, World, WorldClaim,
};

fn id(id: &str) -> EntityId {
    EntityId(id.to_owned())
}

fn report(key: &str) -> Report {
    Report {
        id: ReportId(key.to_owned()),
        text: "Ada will open the fair. Ben may come.".to_owned(),
        title: Some(Sourced::metadata(format!("Fair {key}"))),
        ..Report::default()
    }
}

fn claim(key: &str, report: &str, triple: [&str; 3], status: Status) -> WorldClaim {
    let [subject, relation, object] = triple;
    let object = match object.strip_prefix('=') {
        Some(number) => Object::Value { lexical: number.to_owned(), datatype: "integer".to_owned() },
        None if object.is_empty() => Object::None,
        None => Object::Entity(id(object)),
    };
    let claim = Claim {
        subject: Some(id(subject)),
        subject_span: Some(Span::new(0, 3)),
        status,
        confidence: Confidence::new(0.8),
        found_by: "test/plain".to_owned(),
        evidence: Evidence { span: Span::new(0, 22), sentence: Span::new(0, 23) },
        ..Claim::new(relation, object)
    };
    WorldClaim { id: ClaimId(key.to_owned()), report: ReportId(report.to_owned()), claim }
}

fn entity(key: &str, kind: &str, label: &str, reports: &[&str]) -> Entity {
    let occurrence =
        |report: &&str| Occurrence { report: ReportId((*report).to_owned()), span: Span::new(0, 3) };
    Entity {
        id: id(key),
        kind: kind.to_owned(),
        label: label.to_owned(),
        occurrences: reports.iter().map(occurrence).collect(),
        ..Entity::default()
    }
}

/// Ada attends the fair in r1 and r2 (one origin), perhaps in r3; Ben may come; the fair is in Lund, Lund in Sweden.
fn world() -> World {
    use Status::{Happened, Planned, Possible};
    let attends = |who: &'static str| [who, "attends", "meeting/fair"];
    World {
        reports: vec![report("r1"), report("r2"), report("r3")],
        entities: vec![
            entity("country/sweden", "Country", "Sweden", &[]),
            entity("meeting/fair", "Meeting", "Lund fair", &["r1", "r2", "r3"]),
            entity("person/ada", "Person", "Ada Öst", &["r1", "r2"]),
            entity("person/ben", "Person", "Ben", &["r3"]),
            Entity {
                contained_in: Some(id("country/sweden")),
                ..entity("place/lund", "Place", "Lund", &["r1"])
            },
        ],
        claims: vec![
            claim("c1", "r1", attends("person/ada"), Planned),
            claim("c2", "r2", attends("person/ada"), Happened),
            claim("c3", "r3", attends("person/ada"), Possible),
            claim("c4", "r3", attends("person/ben"), Possible),
            claim("c5", "r1", ["meeting/fair", "locatedIn", "place/lund"], Happened),
            claim("c6", "r1", ["meeting/fair", "participantCount", "=12"], Happened),
            claim("c7", "r3", ["person/ben", "denies", ""], Happened),
        ],
        origins: vec![
            Origin {
                id: id("origin/a"),
                label: "A".to_owned(),
                reports: vec![ReportId("r1".to_owned()), ReportId("r2".to_owned())],
                shared_text: vec![(ReportId("r1".to_owned()), ReportId("r2".to_owned()))],
            },
            Origin {
                id: id("origin/b"),
                label: "B".to_owned(),
                reports: vec![ReportId("r3".to_owned())],
                shared_text: Vec::new(),
            },
        ],
        disputes: vec![Dispute {
            id: id("dispute/d"),
            kind: DisputeKind::Denial,
            about: id("person/ben"),
            claims: vec![ClaimId("c4".to_owned()), ClaimId("c7".to_owned())],
        }],
        report_links: [("mentions".to_owned(), vec![(ReportId("r1".to_owned()), id("person/ada"))])].into(),
        ..World::default()
    }
}

fn edge<'g>(graph: &'g Graph, subject: &str, relation: &str) -> &'g Edge {
    graph.outgoing(&id(subject)).iter().find(|edge| edge.relation == relation).unwrap()
}

fn ids(graph: &Graph) -> Vec<&str> {
    graph.nodes().iter().map(|node| node.id.0.as_str()).collect()
}

#[test]
fn claims_of_one_relation_between_two_nodes_are_one_edge() {
    let graph = Graph::from_world(&world());
    let attends = edge(&graph, "person/ada", "attends");
    assert_eq!((attends.claims.len(), attends.reports.len(), attends.origins.len()), (3, 3, 2));
    assert!(attends.asserted);
    assert_eq!(attends.status(), Some(Status::Happened));
    assert_eq!(attends.claims[0].quote, "Ada will open the fair");
    assert_eq!(attends.claims[0].sentence, "Ada will open the fair.");
    let maybe = edge(&graph, "person/ben", "attends");
    assert!(!maybe.asserted && maybe.is_disputed());
    assert_eq!(maybe.claims[0].disputes, [id("dispute/d")]);
}

#[test]
fn literals_and_claims_without_object_are_edges_too() {
    let graph = Graph::from_world(&world());
    assert!(
        matches!(&edge(&graph, "meeting/fair", "participantCount").object, Object::Value { lexical, .. } if lexical == "12")
    );
    assert_eq!(edge(&graph, "person/ben", "denies").object, Object::None);
    let neighbors: Vec<&str> =
        graph.neighbors(&id("meeting/fair")).iter().map(|n| n.label.as_str()).collect();
    assert_eq!(neighbors, ["Ada Öst", "Ben", "Lund"]);
    assert_eq!(graph.incoming(&id("meeting/fair")).len(), 2);
}

#[test]
fn reports_origins_and_disputes_are_nodes_with_edges_of_their_own() {
    let graph = Graph::from_world(&world());
    assert_eq!(edge(&graph, "report/r1", "sharesTextWith").object, Object::Entity(id("report/r2")));
    assert_eq!(edge(&graph, "report/r2", "sharesTextWith").object, Object::Entity(id("report/r1")));
    assert_eq!(edge(&graph, "report/r3", "origin").basis, Basis::Source);
    assert_eq!(edge(&graph, "dispute/d", "about").basis, Basis::Structure);
    assert_eq!(edge(&graph, "place/lund", "containedInPlace").basis, Basis::Gazetteer);
    assert_eq!(graph.node(&id("report/r1")).unwrap().label, "Fair r1");
}

#[test]
fn the_order_of_the_input_does_not_show() {
    let mut shuffled = world();
    shuffled.claims.rotate_left(3);
    shuffled.entities.reverse();
    shuffled.origins.reverse();
    let (a, mut b) = (Graph::from_world(&world()), shuffled);
    // Lookups by id need reports and claims in order; everything else may come as it likes.
    b.claims.sort_by(|x, y| x.id.cmp(&y.id));
    let b = Graph::from_world(&b);
    assert_eq!(a.edges(), b.edges());
    assert_eq!(ids(&a), ids(&b));
}

#[test]
fn focus_and_depth_walk_in_both_directions() {
    let graph = Graph::from_world(&world());
    let focus = |depth| Selection {
        focus: vec![id("person/ada")],
        depth,
        bases: [Basis::Claims].into(),
        ..Selection::default()
    };
    assert_eq!(ids(&graph.select(&focus(0))), ["person/ada"]);
    assert_eq!(ids(&graph.select(&focus(1))), ["meeting/fair", "person/ada"]);
    let two = graph.select(&focus(2));
    assert_eq!(ids(&two), ["meeting/fair", "person/ada", "person/ben", "place/lund"]);
    assert!(two.edges().iter().any(|edge| edge.relation == "participantCount"));
}

#[test]
fn filters_take_claims_and_edges_away() {
    let graph = Graph::from_world(&world());
    let possible = graph.select(&Selection {
        statuses: [Status::Possible].into(),
        bases: [Basis::Claims].into(),
        ..Selection::default()
    });
    assert_eq!(ids(&possible), ["meeting/fair", "person/ada", "person/ben"]);
    let attends = edge(&possible, "person/ada", "attends");
    assert_eq!((attends.claims.len(), attends.asserted), (1, false));
    let told_twice =
        graph.select(&Selection { min_reports: 2, bases: [Basis::Claims].into(), ..Selection::default() });
    assert_eq!(ids(&told_twice), ["meeting/fair", "person/ada"]);
    let typed = graph.select(&Selection {
        types: ["Person".to_owned(), "Place".to_owned()].into(),
        ..Selection::default()
    });
    assert_eq!(ids(&typed), ["person/ada", "person/ben", "place/lund"]);
    let related =
        graph.select(&Selection { relations: ["locatedIn".to_owned()].into(), ..Selection::default() });
    assert_eq!(ids(&related), ["meeting/fair", "place/lund"]);
    assert_eq!(graph.select(&Selection::default()), graph);
}

#[test]
fn origins_dates_and_assertion_are_filters_too() {
    let graph = Graph::from_world(&dated_world());
    let claims = || Selection { bases: [Basis::Claims].into(), ..Selection::default() };
    let told_apart = graph.select(&Selection { min_origins: 2, ..claims() });
    assert_eq!(ids(&told_apart), ["meeting/fair", "person/ada"]);
    let plain = graph.select(&Selection { plain: true, ..claims() });
    assert!(plain.edges().iter().all(|edge| edge.asserted) && !ids(&plain).is_empty());
    let during = |from: &str, to: &str| {
        let period = Period { from: from.parse().ok(), to: to.parse().ok() };
        graph.select(&Selection { period, ..claims() })
    };
    // The fair's own date stands for its claims, except the one that has a date of its own.
    assert_eq!(during("2031-05-09", "2031-05").edges().len(), 4);
    assert_eq!(during("2031-06", "").edges().len(), 1);
    assert_eq!(edge(&during("2031-06", ""), "person/ada", "attends").claims[0].id.0, "c1");
    assert_eq!(during("", "2030").edges().len(), 1, "only the founding");
    let without = graph.select(&Selection { without: [id("meeting/fair")].into(), ..Selection::default() });
    assert!(without.node(&id("meeting/fair")).is_none() && without.node(&id("person/ada")).is_some());
    let people = ["Person".to_owned()];
    let kept = graph.select(&Selection {
        types: people.into(),
        always: [id("place/lund")].into(),
        ..Selection::default()
    });
    assert_eq!(ids(&kept), ["person/ada", "person/ben", "place/lund"]);
}

/// The fair is on a day of May, a claim of Ada's coming on one of June, and the fair was founded in a year.
fn dated_world() -> World {
    let mut world = world();
    let when = |date: &str| Some(date.parse::<PartialDate>().unwrap().into());
    world.entities[1].when = when("2031-05-09");
    world.claims[0].claim.when = when("2031-06-01");
    let founded = Object::Value { lexical: "1988".to_owned(), datatype: "gYear".to_owned() };
    let mut claim = claim("c8", "r3", ["person/ben", "founded", ""], Status::Happened);
    claim.claim.object = founded;
    world.claims.push(claim);
    world
}

#[test]
fn a_timeline_tells_meetings_and_dated_claims_in_order_and_how_precise() {
    let graph = Graph::from_world(&dated_world());
    let shown = |about: Option<&str>, period: Period| -> Vec<(String, Precision, &str)> {
        let moments = graph.timeline(about.map(id).as_ref(), period);
        let what = |matter: &Matter<'_>| match matter {
            Matter::Node(node, _) => graph.node(&node.id).unwrap().label.as_str(),
            Matter::Edge(edge, _) => graph.subject(edge).unwrap().label.as_str(),
        };
        moments.iter().map(|m| (m.when.value.clone(), m.precision, what(&m.matter))).collect()
    };
    let founded = ("1988".to_owned(), Precision::Year, "Ben");
    let fair = ("2031-05-09".to_owned(), Precision::Day, "Lund fair");
    let coming = ("2031-06-01".to_owned(), Precision::Day, "Ada Öst");
    assert_eq!(shown(None, Period::default()), [founded.clone(), fair.clone(), coming.clone()]);
    assert_eq!(shown(Some("person/ada"), Period::default()), [fair.clone(), coming]);
    assert_eq!(shown(Some("person/ben"), Period::default()), [founded, fair.clone()]);
    let may = "2031-05".parse().ok();
    assert_eq!(shown(None, Period { from: may, to: may }), [fair]);
}

#[test]
fn nodes_are_found_by_id_name_and_part_of_a_name() {
    let graph = Graph::from_world(&world());
    let found = |name: &str| graph.find(name).iter().map(|node| node.id.0.clone()).collect::<Vec<_>>();
    assert_eq!(found("person/ben"), ["person/ben"]);
    assert_eq!(found("person:ben"), ["person/ben"]);
    assert_eq!(found("ada ost"), ["person/ada"]);
    assert_eq!(found("lund"), ["place/lund"]);
    assert_eq!(found("Fair"), ["meeting/fair", "report/r1", "report/r2", "report/r3"]);
    assert_eq!(graph.nearest("Swedne", 1)[0].label, "Sweden");
}

/// The fair pays Ben, and Ben is arrested by nobody knows whom.
fn world_of_an_arrest() -> World {
    let mut world = world();
    let mut arrest = claim("c8", "r3", ["", "arrests", "person/ben"], Status::Happened);
    (arrest.claim.subject, arrest.claim.subject_span) = (None, None);
    arrest.claim.when = Some("2031-05-10".parse::<PartialDate>().unwrap().into());
    let mut pay = claim("c9", "r3", ["meeting/fair", "pays", "person/ben"], Status::Happened);
    pay.claim.qualifiers = [("amount".to_owned(), Qualifier::Number("12.5".to_owned()))].into();
    world.claims.extend([arrest, pay]);
    world
}

#[test]
fn a_claim_without_subject_is_an_edge_at_what_it_befell_alone() {
    let graph = Graph::from_world(&world_of_an_arrest());
    let arrest = &graph.edges()[0];
    assert_eq!(
        (arrest.relation.as_str(), arrest.asserted, arrest.subject.as_ref()),
        ("arrests", false, None)
    );
    let ben = id("person/ben");
    assert!(graph.incoming(&ben).contains(&arrest), "it enters the node");
    assert!(!graph.outgoing(&ben).contains(arrest));
    let joining = graph.joining(&ben);
    let untold: Vec<&str> =
        joining.iter().filter(|at| at.other.is_none()).map(|at| at.edge.relation.as_str()).collect();
    assert_eq!(untold, ["arrests"]);
    let around: Vec<&str> = graph.neighbors(&ben).iter().map(|node| node.id.0.as_str()).collect();
    assert_eq!(around, ["dispute/d", "meeting/fair"], "nobody is made up");
    let network = Network::new(&graph, &Default::default());
    let ben = network.number(&ben).unwrap();
    let joined = (0..network.n_nodes()).flat_map(|other| network.between(ben, other));
    assert!(joined.into_iter().all(|edge| edge.subject.is_some()));
}

#[test]
fn a_claim_without_subject_is_selected_with_its_object_and_has_a_moment() {
    let graph = Graph::from_world(&world_of_an_arrest());
    let focused = |focus: &str, plain| {
        let bases = [Basis::Claims].into();
        let chosen = Selection { focus: vec![id(focus)], plain, bases, ..Selection::default() };
        graph.select(&chosen).edges().iter().any(|edge| edge.relation == "arrests")
    };
    assert!(
        focused("person/ben", false) && focused("person/ben", true),
        "told as so, it shows among plain edges"
    );
    assert!(!focused("place/lund", false));
    let told = |about: &str| {
        let moments = graph.timeline(Some(&id(about)), Period::default());
        moments.iter().any(|m| matches!(m.matter, Matter::Edge(edge, _) if edge.relation == "arrests"))
    };
    assert!(told("person/ben") && !told("person/ada"));
}

#[test]
fn an_edge_keeps_the_qualifiers_of_its_claims() {
    let graph = Graph::from_world(&world_of_an_arrest());
    let pays = edge(&graph, "meeting/fair", "pays");
    assert_eq!(pays.claims[0].qualifiers["amount"], Qualifier::Number("12.5".to_owned()));
}

#[test]
fn claims_of_little_confidence_make_no_plain_edge_and_can_be_taken_away() {
    let mut world = world();
    let sure = Graph::from_world(&world);
    assert!(edge(&sure, "person/ada", "attends").asserted);
    let of_ada = |claim: &&mut WorldClaim| claim.claim.subject == Some(id("person/ada"));
    world.claims.iter_mut().filter(of_ada).for_each(|claim| claim.claim.confidence = Confidence::new(0.39));
    let graph = Graph::from_world(&world);
    assert!(!edge(&graph, "person/ada", "attends").asserted);
    let least = |share: f64| {
        let min_confidence = Confidence::new(share);
        graph.select(&Selection { min_confidence, bases: [Basis::Claims].into(), ..Selection::default() })
    };
    let from_ada = |graph: &Graph| graph.edges().iter().any(|edge| edge.is_from(&id("person/ada")));
    assert!(from_ada(&least(0.39)) && !from_ada(&least(0.4)));
}
