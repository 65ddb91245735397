//! Every named query, run as its own example says, against its expected answer and against an empty store.
//! `UPDATE_EXPECTED=1` writes the expected answers anew: read the difference before you commit it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use crate::fixture;
use rapporteur_store::{Catalogue, Error, Format, Options, Query, Results, Store, quads};
use std::path::Path;
use std::time::Duration;

fn store() -> Store {
    let vocabulary = fixture::vocabulary();
    Store::from_quads(vocabulary.clone(), quads(&fixture::world(), &vocabulary)).unwrap()
}

fn params(given: &[(&str, &str)]) -> Options {
    let params = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Options { params, ..Options::default() }
}

/// The parameters of a header's example: `--param k=v` and `--param "k=v w"`.
fn example(query: &Query) -> Options {
    let given = query.example.split("--param ").skip(1).map(|rest| {
        let rest = rest.trim();
        let (name, value) = rest.trim_matches('"').split_once('=').unwrap();
        (name, value)
    });
    params(&given.collect::<Vec<_>>())
}

fn written(store: &Store, query: &Query, options: &Options, format: Format) -> String {
    let mut out = Vec::new();
    store.query(query, options).unwrap().write(store, format, Some(100), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_query_answers_its_example_as_expected() {
    let (store, folder) = (store(), Path::new(env!("CARGO_MANIFEST_DIR")).join("../../queries"));
    let catalogue = Catalogue::embedded().unwrap();
    let mut wrong = Vec::new();
    for query in catalogue.iter() {
        let answer = written(&store, query, &example(query), Format::Tsv);
        assert!(answer.lines().count() > 1, "{} finds nothing", query.name);
        let file = folder.join(format!("{}.expected.tsv", query.name));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&file, &answer).unwrap();
        }
        if std::fs::read_to_string(&file).unwrap_or_default() != answer {
            wrong.push(format!("{}:\n{answer}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_query_runs_without_optional_parameters_and_on_an_empty_store() {
    let empty = Store::from_quads(fixture::vocabulary(), []).unwrap();
    let store = store();
    let catalogue = Catalogue::embedded().unwrap();
    assert!(catalogue.iter().count() >= 16);
    for query in catalogue.iter() {
        assert!(!query.title.is_empty() && !query.description.is_empty(), "{} has no header", query.name);
        assert!(query.example.starts_with(&format!("rapporteur query {}", query.name)), "{}", query.name);
        let required = |need: &rapporteur_store::Need| *need == rapporteur_store::Need::Required;
        let free = query.parameters.iter().all(|parameter| !required(&parameter.need));
        let anyone = "<https://w3id.org/rapporteur/id/person/nobody>";
        let given = query.parameters.iter().filter(|parameter| required(&parameter.need));
        let options = params(&given.map(|parameter| (parameter.name.as_str(), anyone)).collect::<Vec<_>>());
        assert_eq!(written(&empty, query, &options, Format::Table), "no rows\n", "{}", query.name);
        if free {
            assert_ne!(
                written(&store, query, &Options::default(), Format::Table),
                "no rows\n",
                "{}",
                query.name
            );
        }
    }
}

#[test]
fn a_relation_is_asked_for_with_its_kinds() {
    let (store, catalogue) = (store(), Catalogue::embedded().unwrap());
    let sources = catalogue.get("sources").unwrap();
    let answer = store.query(sources, &params(&[("relation", "Coerces")])).unwrap();
    assert_eq!(answer.notes, ["relation=Coerces: coerces, with its kinds arrests"]);
    let Results::Solutions(solutions) = answer.results else { panic!("no solutions") };
    assert_eq!(solutions.rows.len(), 2, "the arrest, and its denial");
    let alone = format!("<{}coerces>", rapporteur_store::RAP);
    let answer = store.query(sources, &params(&[("relation", &alone)])).unwrap();
    assert!(matches!(answer.results, Results::Solutions(solutions) if solutions.rows.is_empty()));
}

#[test]
fn a_query_that_names_a_relation_names_its_kinds() {
    let narrower = rapporteur_knowledge::narrower_relations(&rapporteur_knowledge::Files::embedded());
    for query in Catalogue::embedded().unwrap().iter() {
        let names = |relation: &str| {
            let after =
                query.text.split(&format!("rap:{relation}")).skip(1).map(str::to_owned).collect::<Vec<_>>();
            after.iter().any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        };
        for (relation, kinds) in narrower.iter().filter(|(relation, _)| names(relation)) {
            let missing: Vec<&String> = kinds.iter().filter(|kind| !names(kind)).collect();
            assert!(missing.is_empty(), "{} names {relation}, but not {missing:?}", query.name);
        }
    }
}

#[test]
fn a_parameter_takes_no_claim_without_subject_for_its_own() {
    let (store, catalogue) = (store(), Catalogue::embedded().unwrap());
    for name in ["agreement", "denials", "plans", "sources"] {
        let query = catalogue.get(name).unwrap();
        let anybody = written(&store, query, &Options::default(), Format::Tsv);
        let told = written(&store, query, &params(&[("subject", "Liv Dahl")]), Format::Tsv);
        assert_eq!(anybody.contains("(not said)"), name != "plans", "{anybody}");
        assert!(!told.contains("(not said)"), "{told}");
    }
    let terms = catalogue.get("terms").unwrap();
    let told = written(&store, terms, &params(&[("office", "Prime Minister of Norway")]), Format::Tsv);
    assert!(told.contains("Liv Dahl") && !told.contains("Odd Dahl"), "{told}");
}

#[test]
fn a_name_finds_the_node_of_the_wanted_type() {
    let (store, catalogue) = (store(), Catalogue::embedded().unwrap());
    let attendees = catalogue.get("attendees").unwrap();
    let answer = store.query(attendees, &params(&[("meeting", "ÓSLO")])).unwrap();
    assert_eq!(answer.notes, ["meeting=ÓSLO: Oslo talks"]);
    // No meeting is called Norway, but meetings were held there only by way of its cities.
    let nothing = store.query(attendees, &params(&[("meeting", "Stavanger")]));
    let Err(Error::NoSuchNode { nearest, kinds, .. }) = nothing else { panic!("{nothing:?}") };
    assert!(
        kinds.contains("Meeting") && nearest.contains(&"Bergen meeting".to_owned()),
        "{kinds} {nearest:?}"
    );
}

#[test]
fn of_several_nodes_of_one_name_one_is_asked_and_the_others_are_told() {
    let query = Query::sparql("SELECT ?m ?p { ?p rap:attends ?m . ?m a rap:Meeting }").unwrap();
    let answer = store().query(&query, &params(&[("m", "e")])).unwrap();
    let Results::Solutions(one) = answer.results else { panic!("no solutions") };
    // "Bergen meeting" holds an e, and "the talks" is an alias of the other.
    assert_eq!(one.rows.len(), 2);
    let [note] = &answer.notes[..] else { panic!("{:?}", answer.notes) };
    assert_eq!(note, "m=e: Bergen meeting; the meeting Oslo talks is meeting/oslo-2031");
}

#[test]
fn a_value_is_never_read_as_sparql() {
    let query = Query::sparql("SELECT ?p { ?p a rap:Person }").unwrap();
    for value in ["} DROP ALL {", "\" . ?x ?y ?z . \"", "<not an iri>", "Ana Ruiz\"@en"] {
        let answer = store().query(&query, &params(&[("p", value)]));
        let refused = matches!(answer, Err(Error::NoSuchNode { .. } | Error::ParameterValue { .. }));
        assert!(refused || value.starts_with("Ana"), "{value}");
    }
    let one = store().query(&query, &params(&[("p", "<https://w3id.org/rapporteur/id/person/ana-ruiz>")]));
    assert!(matches!(one.unwrap().results, Results::Solutions(solutions) if solutions.rows.len() == 1));
}

#[test]
fn a_node_is_named_by_the_prefix_of_its_type_in_queries_and_parameters() {
    let store = store();
    let rows = |query: &str, given: &[(&str, &str)]| {
        let answer = store.query(&Query::sparql(query).unwrap(), &params(given)).unwrap();
        let Results::Solutions(solutions) = answer.results else { panic!("no solutions") };
        (solutions.rows.len(), answer.notes)
    };
    let attends = rows("SELECT ?m { person:ana-ruiz rap:attends ?m }", &[]).0;
    assert_eq!(attends, rows("SELECT ?m { <person/ana-ruiz> rap:attends ?m }", &[]).0);
    assert!(attends > 0);
    for value in ["person:ana-ruiz", "person/ana-ruiz"] {
        let (n, notes) = rows("SELECT ?p ?m { ?p rap:attends ?m }", &[("p", value)]);
        assert_eq!((n, notes), (attends, vec![format!("p={value}: Ana Ruiz")]));
    }
    let query = Query::sparql("SELECT ?p { ?p a rap:Person }").unwrap();
    let nobody = store.query(&query, &params(&[("p", "person:nobody")]));
    assert!(matches!(nobody, Err(Error::NoSuchNode { .. })), "a node that is not there is told");
}

#[test]
fn a_parameter_must_be_one_of_the_query() {
    let catalogue = Catalogue::embedded().unwrap();
    let unknown = store().query(catalogue.get("attendees").unwrap(), &params(&[("meting", "Oslo")]));
    assert!(matches!(unknown, Err(Error::NoSuchParameter { known, .. }) if known == ["meeting", "status"]));
    let missing = store().query(catalogue.get("dossier").unwrap(), &Options::default());
    assert!(matches!(missing, Err(Error::MissingParameter { parameter, .. }) if parameter == "person"));
}

#[test]
fn a_bad_query_is_named_by_line_and_column() {
    let query = Query::sparql("SELECT ?p\nWHERE { ?p a rap:Person ;; }}").unwrap();
    let Err(error) = store().query(&query, &Options::default()) else { panic!("it was accepted") };
    let text = error.to_string();
    assert!(text.contains("line 2, column") && text.contains("  WHERE {"), "{text}");
}

#[test]
fn a_query_stops_at_its_timeout() {
    let query = Query::sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }").unwrap();
    let options = Options { timeout: Some(Duration::from_millis(50)), ..Options::default() };
    assert!(matches!(store().query(&query, &options), Err(Error::Timeout { .. })));
}

#[test]
fn arguments_are_names_then_files_then_sparql() {
    let catalogue = Catalogue::embedded().unwrap();
    assert_eq!(catalogue.resolve("kinship").unwrap().name, "kinship");
    assert_eq!(catalogue.resolve("ASK { ?s ?p ?o }").unwrap().name, "query");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kinship.rq");
    std::fs::write(&file, "# title: Mine\nASK {}").unwrap();
    assert_eq!(catalogue.resolve(file.to_str().unwrap()).unwrap().title, "Mine");
    assert_eq!(catalogue.clone().with_folder(folder.path()).unwrap().get("kinship").unwrap().title, "Mine");
    let Err(Error::NoSuchQuery { nearest, .. }) = catalogue.resolve("atendees") else { panic!("found") };
    assert_eq!(nearest[0], "attendees");
}

#[test]
fn answers_suit_their_formats() {
    let store = store();
    let ask = Query::sparql("ASK { ?s a rap:Person }").unwrap();
    assert_eq!(written(&store, &ask, &Options::default(), Format::Table), "true\n");
    let json = written(&store, &ask, &Options::default(), Format::Json);
    assert_eq!(json, "{\"head\":{},\"boolean\":true}\n");
    let select = Query::sparql("SELECT ?p { ?p a rap:Person }").unwrap();
    let table = written(&store, &select, &Options::default(), Format::Table);
    assert!(table.contains("Liv Dahl") && table.ends_with("4 rows\n"), "{table}");
    let refused = store.query(&select, &Options::default()).unwrap().write(
        &store,
        Format::Turtle,
        None,
        &mut Vec::new(),
    );
    assert!(matches!(refused, Err(Error::Format { .. })));
    let construct =
        Query::sparql("CONSTRUCT { ?p rdfs:label ?l } { ?p a rap:Person ; rdfs:label ?l }").unwrap();
    let turtle = written(&store, &construct, &Options::default(), Format::Turtle);
    assert!(turtle.contains("@prefix person: <https://w3id.org/rapporteur/id/person/> ."), "{turtle}");
    assert!(turtle.contains("\nperson:ana-ruiz rdfs:label "), "{turtle}");
    assert!(
        written(&store, &construct, &Options::default(), Format::Csv).starts_with("subject,predicate,object")
    );
}

#[test]
fn updates_and_unknown_prefixes_and_names_are_told_apart() {
    let store = store();
    let fault =
        |text: &str| store.query(&Query::sparql(text).unwrap(), &Options::default()).unwrap_err().to_string();
    for update in
        ["INSERT DATA { rap:a rap:b rap:c }", "DELETE WHERE { ?s ?p ?o }", "LOAD <https://example.org/x>"]
    {
        assert!(fault(update).contains("this is an update"), "{}", fault(update));
    }
    let unknown = fault("SELECT ?s {\n  ?s foo:bar ?o }");
    assert!(unknown.contains("line 2, column 6: the prefix foo: is not known"), "{unknown}");
    assert!(unknown.ends_with("    ?s foo:bar ?o }\n       ^"), "{unknown:?}");
    let catalogue = Catalogue::embedded().unwrap();
    let plans = catalogue.iter().find(|query| query.name == "plans").unwrap();
    let ask = |status: &str| {
        let options =
            Options { params: vec![("status".to_owned(), status.to_owned())], ..Options::default() };
        store.query(plans, &options).unwrap()
    };
    assert_eq!(ask("possible").notes, Vec::<String>::new());
    assert_eq!(ask("Foo").notes, ["status=Foo: not in this store, which has Denied, Happened, Possible"]);
}
