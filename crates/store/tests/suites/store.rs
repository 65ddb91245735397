//! A world's quads, as bytes and in a store.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use crate::fixture;
use rapporteur_knowledge::Knowledge;
use rapporteur_store::model::{GraphName, Literal, NamedNode, Quad};
use rapporteur_store::{
    Error, Graphs, Options, Query, Results, Shapes, Store, Syntax, nquads, quads, verify, write_quads,
};

fn lines() -> String {
    String::from_utf8(nquads(&quads(&fixture::world(), &fixture::vocabulary()))).unwrap()
}

fn ask(store: &Store, pattern: &str) -> bool {
    let query = Query::sparql(&format!("ASK {{ {pattern} }}")).unwrap();
    store.query(&query, &Options::default()).unwrap().results == Results::Boolean(true)
}

fn store() -> Store {
    Store::read(fixture::vocabulary(), lines().as_bytes(), Syntax::NQuads, "test").unwrap()
}

fn shapes() -> Shapes {
    Shapes::of(&Knowledge::embedded().unwrap()).unwrap()
}

#[test]
fn lines_are_sorted_and_each_is_there_once() {
    let lines = lines();
    let all: Vec<&str> = lines.lines().collect();
    assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(store().n_triples().unwrap(), all.len());
}

#[test]
fn the_order_of_the_input_does_not_show() {
    let mut world = fixture::world();
    world.claims.reverse();
    world.entities.iter_mut().for_each(|entity| entity.aliases.reverse());
    for links in world.report_links.values_mut() {
        links.reverse();
    }
    assert_eq!(nquads(&quads(&world, &fixture::vocabulary())), lines().into_bytes());
}

#[test]
fn claims_carry_what_the_vocabulary_promises() {
    let store = store();
    for pattern in [
        "?c a rap:Claim , rdf:Statement ; rdf:predicate rap:attends ; rap:status rap:Happened ; rap:onDate '2031-05-09'^^xsd:date ; rap:role 'foreign minister'",
        "?c rdf:object 10 ; rap:bound 'moreThan' ; rap:unit 'countries' ; rap:attributedTo <organization/nordic-wire>",
        "?c rap:attributionPath (<country/ruritania> <person/ana-ruiz>) ; rap:attributedTo <person/ana-ruiz> ; rap:distant true",
        "?c rdf:predicate rap:attacks ; rap:status rap:Possible FILTER NOT EXISTS { ?c rdf:object ?o }",
        "?c rap:evidence ?e . ?e a rap:Evidence ; rap:start 13 ; rap:end 81 ; rap:originalStart 18 ; rap:originalEnd 86 ; rap:quote ?q ; rap:sentence ?s",
        "<person/ana-ruiz> a schema:Person , rap:Person ; skos:altLabel 'Ruiz' ; rap:attends <meeting/oslo-2031>",
        "<country/norway> owl:sameAs wd:Q20 . <place/oslo> schema:containedInPlace <country/norway>",
        "<meeting/oslo-2031> rap:meetingStatus rap:Happened ; rap:participantCount 12 , 10 ; rap:onDate '2031-05-09'^^xsd:date",
        "?r rap:derived rap:publishedOn ; rap:publishedOn '2031-05-10'^^xsd:date ; rap:basedOn ?o ; rap:origin <origin/wire>",
        "?d a rap:Dispute ; rap:kind 'denial' ; rap:about <country/graustark> ; rap:claim ?a , ?b FILTER(?a != ?b)",
        "?s a schema:Quotation ; rap:content ?words ; rap:speaker <person/ana-ruiz>",
    ] {
        assert!(ask(&store, pattern), "{pattern}");
    }
}

#[test]
fn what_is_denied_possible_or_told_with_distance_is_no_edge() {
    let store = store();
    for edge in ["<organization/harbour-league> rap:attends ?m", "?x rap:attacks ?y"] {
        assert!(!ask(&store, edge), "{edge}");
    }
}

#[test]
fn every_syntax_holds_the_same_triples() {
    let vocabulary = fixture::vocabulary();
    let quads = quads(&fixture::world(), &vocabulary);
    for syntax in Syntax::ALL {
        let mut bytes = Vec::new();
        write_quads(&quads, syntax, &vocabulary, &mut bytes).unwrap();
        let back = Store::read(vocabulary.clone(), &bytes, syntax, "back").unwrap();
        assert_eq!(back.n_triples().unwrap(), quads.len(), "{}", syntax.name());
        assert!(verify(&back, &shapes()).unwrap().is_empty(), "{}", syntax.name());
    }
}

#[test]
fn a_malformed_file_is_named_with_its_place() {
    let Err(error) = Store::read(fixture::vocabulary(), b"<a> <b> .", Syntax::NQuads, "graph.nq") else {
        panic!("it was accepted")
    };
    assert!(error.to_string().contains("graph.nq") && error.to_string().contains("nquads"), "{error}");
}

#[test]
fn a_sound_store_breaks_no_rule() {
    assert_eq!(verify(&store(), &shapes()).unwrap(), []);
}

/// Changes one thing and expects one rule to be broken.
fn breaks(change: impl Fn(String) -> String, rule: &str) {
    let before = lines();
    let after = change(before.clone());
    assert_ne!(before, after, "nothing was changed");
    let store = Store::read(fixture::vocabulary(), after.as_bytes(), Syntax::NQuads, "test").unwrap();
    let found = verify(&store, &shapes()).unwrap();
    assert!(found.iter().any(|violation| violation.rule == rule), "{rule}: {found:?}");
}

/// Without the first line that holds both words.
fn without(lines: String, a: &str, b: &str) -> String {
    let mut dropped = false;
    let kept = lines.lines().filter(|line| {
        let drop = !dropped && line.contains(a) && line.contains(b);
        dropped |= drop;
        !drop
    });
    kept.map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_rule_finds_its_fault() {
    breaks(
        |l| l.replace("\"Ruiz accused Graustark of blocking the fleet\"", "\"Ruiz accused Graustark\""),
        "quote",
    );
    breaks(|l| l.replace("#sentence> \"Ruiz accused", "#sentence> \"Ana Ruiz accused"), "sentence");
    breaks(|l| without(l, "person/ana-ruiz>", "label>"), "label");
    breaks(|l| without(l, "person/ana-ruiz>", "ns#Person>"), "type");
    for name in ["ns#report", "ns#evidence", "ns#foundBy", "syntax-ns#predicate"] {
        breaks(|l| without(l, "<https://w3id.org/rapporteur/id/claim/", &format!("{name}>")), "property");
    }
    // Only a relation whose acts may be told without their doer does without a subject; `a_sound_store_breaks_no_rule` has one.
    breaks(|l| without(l, "<https://w3id.org/rapporteur/id/claim/", "syntax-ns#subject>"), "signature");
    breaks(|l| without(l, "<https://w3id.org/rapporteur/id/claim/", "ns#status>"), "status");
    breaks(|l| l.replace("ns#Denied", "ns#Refused"), "status");
    breaks(|l| without(l, "person/liv-dahl>", "ns#proposes> <https"), "edge");
    let alleged =
        "<https://w3id.org/rapporteur/ns#distant> \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean> .\n";
    let of_the_proposal = |l: &str| {
        let line =
            l.lines().find(|line| line.contains("#predicate> <https://w3id.org/rapporteur/ns#proposes>"));
        line.and_then(|line| line.split(' ').next()).unwrap().to_owned()
    };
    breaks(|l| format!("{} {alleged}{l}", of_the_proposal(&l)), "edge");
    // The only claim behind an edge is no longer one that asserts it.
    for status in ["Possible", "Denied"] {
        let line = |l: &str, status| {
            format!(
                "{} <https://w3id.org/rapporteur/ns#status> <https://w3id.org/rapporteur/ns#{status}>",
                of_the_proposal(l)
            )
        };
        breaks(|l| l.replace(&line(&l, "Happened"), &line(&l, status)), "edge");
    }
    let edge = "<https://w3id.org/rapporteur/id/country/graustark> <https://w3id.org/rapporteur/ns#attends> <https://w3id.org/rapporteur/id/meeting/oslo-2031> .\n";
    breaks(|l| l + edge, "edge");
    breaks(|l| l.replace("\"12\"^^<http://www.w3.org/2001/XMLSchema#integer>", "\"twelve\""), "signature");
    breaks(|l| l.replace("ns#attends", "ns#onDate"), "signature");
    breaks(|l| l.replace("#confidence> \"0.", "#confidence> \"3."), "property");
    breaks(|l| l.replace("\"2000000\"^^<http://www.w3.org/2001/XMLSchema#decimal>", "\"much\""), "qualifier");
    breaks(
        |l| {
            l.replace(
                "ns#office> <https://w3id.org/rapporteur/id/office/",
                "ns#office> <https://w3id.org/rapporteur/id/no/",
            )
        },
        "qualifier",
    );
    breaks(|l| l.replace("#kind> \"denial\"", "#kind> \"quarrel\""), "dispute");
    breaks(|l| l.replace("#bound> \"moreThan\"", "#bound> \"roughly\""), "bound");
    breaks(|l| without(l, "/report/", "ns#origin>"), "report");
    breaks(|l| l.replace("ns#onDate> \"2031-05-09\"", "ns#onDate> \"2031-07-09\""), "time");
}

#[test]
fn a_day_of_grace_is_for_time_zones() {
    let moved = |day: &str| {
        let lines = lines().replace("ns#onDate> \"2031-05-09\"", &format!("ns#onDate> \"{day}\""));
        let lines = lines.replace("#object> \"2031-05-09\"", &format!("#object> \"{day}\""));
        let store = Store::read(fixture::vocabulary(), lines.as_bytes(), Syntax::NQuads, "test").unwrap();
        verify(&store, &shapes()).unwrap().iter().filter(|violation| violation.rule == "time").count()
    };
    assert_eq!((moved("2031-05-09"), moved("2031-05-10")), (0, 0));
    assert!(moved("2031-05-11") > 0);
    assert!(moved("2032-01-01") > 0);
}

#[test]
fn labels_are_one_even_if_a_second_store_adds_another() {
    let node = NamedNode::new("https://w3id.org/rapporteur/id/person/ana-ruiz").unwrap();
    let label = oxigraph_label();
    let second = Quad::new(node, label, Literal::from("Anna Ruiz"), GraphName::DefaultGraph);
    let mut all = quads(&fixture::world(), &fixture::vocabulary());
    all.push(second);
    let store = Store::from_quads(fixture::vocabulary(), all).unwrap();
    let found = verify(&store, &shapes()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].to_string(), "person:ana-ruiz: label: a node has one label");
}

fn oxigraph_label() -> NamedNode {
    rapporteur_store::model::vocab::rdfs::LABEL.into()
}

#[test]
fn an_explanation_tells_the_query_in_full_and_what_each_step_brought() {
    let query = Query::sparql("SELECT ?who { ?who rap:attends ?meeting } ORDER BY ?who").unwrap();
    let params = vec![("meeting".to_owned(), "Oslo talks".to_owned())];
    let explanation = store().explain(&query, &Options { params, ..Options::default() }).unwrap();
    assert!(
        explanation.sparql.contains("<https://w3id.org/rapporteur/ns#attends>"),
        "{}",
        explanation.sparql
    );
    assert_eq!(explanation.notes, ["meeting=Oslo talks: Oslo talks"]);
    assert_eq!(explanation.plan.n_results, 1);
    let mut names = Vec::new();
    let mut steps = vec![&explanation.plan];
    while let Some(step) = steps.pop() {
        names.push(step.name.as_str());
        steps.extend(&step.parts);
    }
    assert!(names.iter().any(|name| name.contains("rap:attends")), "{names:?}");
}

#[test]
fn a_malformed_query_is_told_with_its_place_and_without_tables_of_characters() {
    let query = Query::sparql("SELECT * {\n  ?s rap:attends ?o").unwrap();
    let message = store().query(&query, &Options::default()).unwrap_err().to_string();
    assert!(message.starts_with("query: line 2, column 20: expected one of"), "{message}");
    assert!(!message.contains("..=") && message.contains("\"}\""), "{message}");
}

#[test]
fn the_whole_graph_is_written_while_it_is_read() {
    let store = store();
    let whole = store.quads().unwrap();
    for syntax in Syntax::ALL {
        let mut written = Vec::new();
        store.write(syntax, &mut written).unwrap();
        let read = Store::read(fixture::vocabulary(), &written, syntax, "written").unwrap();
        assert_eq!(read.n_triples().unwrap(), whole.len(), "{}", syntax.name());
    }
}

#[test]
fn a_node_is_told_from_both_sides_with_its_lists() {
    let store = store();
    let about = |node: &NamedNode| store.about(node.as_ref()).unwrap();
    let ana = store.vocabulary().node(&rapporteur_model::EntityId("person/ana-ruiz".to_owned()));
    let quads = about(&ana);
    assert!(quads.iter().any(|quad| quad.subject == ana.clone().into()));
    assert!(quads.iter().any(|quad| quad.object == ana.clone().into()));
    assert_eq!(nquads(&quads), nquads(&rapporteur_store::in_order(quads.clone())));
    let path = NamedNode::new_unchecked("https://w3id.org/rapporteur/ns#attributionPath");
    let all = store.quads().unwrap();
    let claim = all.iter().find(|quad| quad.predicate == path).unwrap();
    let Ok(claim) = NamedNode::try_from(rapporteur_store::model::Term::from(claim.subject.clone())) else {
        panic!("a claim without IRI")
    };
    // Two speakers are two cells of a list.
    let cells = about(&claim).into_iter().filter(|quad| quad.subject.is_blank_node()).count();
    assert_eq!(cells, 4);
    assert!(about(&NamedNode::new_unchecked("urn:nothing")).is_empty());
}

#[test]
fn the_only_graph_goes_by_the_base_of_its_iris() {
    let store = store();
    let base = store.vocabulary().base().to_owned();
    let ask = |query: &str, graphs: Option<Graphs>| {
        let options = Options { graphs, ..Options::default() };
        store.query(&Query::sparql(query).unwrap(), &options).map(|answer| answer.results)
    };
    let (yes, no) = (Results::Boolean(true), Results::Boolean(false));
    let graphs = |default: &[&str], named: &[&str]| {
        let owned = |iris: &[&str]| iris.iter().map(|iri| (*iri).to_owned()).collect();
        Some(Graphs { default: owned(default), named: owned(named) })
    };
    let (any, in_graph) = ("ASK { ?s ?p ?o }", "ASK { GRAPH ?g { ?s ?p ?o } }");
    for (query, given, expected) in [
        (any.to_owned(), None, &yes),
        (in_graph.to_owned(), None, &no),
        (format!("ASK FROM <{base}> {{ ?s ?p ?o }}"), None, &yes),
        (format!("ASK FROM NAMED <{base}> {{ GRAPH <{base}> {{ ?s ?p ?o }} }}"), None, &yes),
        (format!("ASK FROM NAMED <{base}> {{ ?s ?p ?o }}"), None, &no),
        (any.to_owned(), graphs(&[&base], &[]), &yes),
        (any.to_owned(), graphs(&[], &[&base]), &no),
        (in_graph.to_owned(), graphs(&[], &[&base, &base]), &yes),
        (format!("ASK {{ GRAPH <{base}> {{ ?s ?p ?o }} }}"), graphs(&[&base], &[]), &no),
        ("ASK FROM <urn:x> { ?s ?p ?o }".to_owned(), graphs(&[&base], &[]), &yes),
    ] {
        assert_eq!(ask(&query, given.clone()).unwrap(), *expected, "{query} {given:?}");
    }
    for (query, given) in [
        ("ASK FROM <urn:x> { ?s ?p ?o }", None),
        (any, graphs(&["urn:x"], &[])),
        (any, graphs(&[], &["urn:x"])),
    ] {
        assert!(
            matches!(ask(query, given), Err(Error::NoSuchGraph { graph, .. }) if graph == "urn:x"),
            "{query}"
        );
    }
}
