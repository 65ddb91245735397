//! The tests of the SPARQL 1.1 Protocol that W3C lists, as far as they apply to a server whose graph no update changes. Their
//! names stand in the comments.

use rapporteur_tests::{Reply, Server, encoded};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const QUERY: (&str, &str) = ("Content-Type", "application/sparql-query");
const UPDATE: (&str, &str) = ("Content-Type", "application/sparql-update");
const JSON: (&str, &str) = ("Accept", "application/sparql-results+json");

const BASE: &str = "https://w3id.org/rapporteur/id/";

fn post(server: &Server, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    server.ask("POST", path, headers, body.as_bytes())
}

fn holds(reply: &Reply) -> bool {
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()["boolean"].as_bool().unwrap()
}

#[test]
fn a_query_comes_in_three_ways() {
    let server = Server::shared();
    // query_get
    assert!(holds(&server.query("ASK { ?p a rap:Person }", JSON.1)));
    // query_post_form
    let form = format!("query={}", encoded("ASK { ?p a rap:Person }"));
    assert!(holds(&post(&server, "/sparql", &[FORM, JSON], &form)));
    // query_post_direct
    assert!(holds(&post(&server, "/sparql", &[QUERY, JSON], "ASK { ?p a rap:Person }")));
    let utf8 = [("Content-Type", "application/sparql-query; charset=UTF-8"), JSON];
    assert!(!holds(&post(&server, "/sparql", &utf8, "ASK { ?p rdfs:label 'Zoë Ünknown' }")));
}

#[test]
fn each_kind_of_query_has_its_content_types() {
    let server = Server::shared();
    // query_content_type_select, query_content_type_ask
    for query in ["SELECT ?p { ?p a rap:Person }", "ASK { ?p a rap:Person }"] {
        for accept in [
            "application/sparql-results+json",
            "application/sparql-results+xml",
            "text/csv",
            "text/tab-separated-values",
        ] {
            let reply = server.query(query, accept);
            assert_eq!((reply.status, reply.media_type()), (200, accept), "{query}");
            assert!(!reply.body.is_empty() && reply.header("vary").contains("accept"));
        }
    }
    // query_content_type_describe, query_content_type_construct
    for query in
        ["DESCRIBE <country/iceland>", "CONSTRUCT { ?a rap:meetsWith ?b } WHERE { ?a rap:meetsWith ?b }"]
    {
        for accept in [
            "text/turtle",
            "application/n-triples",
            "application/n-quads",
            "application/rdf+xml",
            "application/ld+json",
        ] {
            let reply = server.query(query, accept);
            assert_eq!((reply.status, reply.media_type()), (200, accept), "{query}");
        }
        assert_eq!(server.query(query, "*/*").media_type(), "text/turtle");
    }
    assert_eq!(server.query("SELECT * {} LIMIT 1", "*/*").media_type(), "application/sparql-results+json");
    for (query, accept) in
        [("ASK {}", "text/turtle"), ("DESCRIBE <country/iceland>", "text/csv"), ("ASK {}", "image/png")]
    {
        let reply = server.query(query, accept);
        assert!(reply.status == 406 && reply.text().contains("Accept"), "{query}: {}", reply.text());
    }
}

#[test]
fn the_dataset_of_a_request_takes_the_place_of_that_of_the_query() {
    let server = Server::shared();
    let base = encoded(BASE);
    let any = encoded("ASK { ?s ?p ?o }");
    let named = encoded("ASK { GRAPH ?g { ?s ?p ?o } }");
    let get = |parameters: &str| holds(&server.get_as(&format!("/sparql?{parameters}"), JSON.1));
    // query_dataset_default_graphs_get, query_dataset_named_graphs_get
    assert!(get(&format!("query={any}&default-graph-uri={base}")));
    assert!(get(&format!("query={any}&default-graph-uri={base}&default-graph-uri={base}")));
    assert!(get(&format!("query={named}&named-graph-uri={base}")));
    // Without a default graph there is an empty one; without named graphs there are none.
    assert!(!get(&format!("query={any}&named-graph-uri={base}")));
    assert!(!get(&format!("query={named}&default-graph-uri={base}")));
    assert!(!get(&format!("query={named}")));
    // query_dataset_default_graphs_post, query_dataset_named_graphs_post
    let form = format!("query={any}&default-graph-uri={base}");
    assert!(holds(&post(&server, "/sparql", &[FORM, JSON], &form)));
    let path = format!("/sparql?named-graph-uri={base}");
    assert!(holds(&post(&server, &path, &[QUERY, JSON], "ASK { GRAPH ?g { ?s ?p ?o } }")));
    // query_dataset_full
    let both = encoded("ASK { ?s ?p ?o GRAPH ?g { ?s ?p ?o } }");
    assert!(get(&format!("query={both}&default-graph-uri={base}&named-graph-uri={base}")));
    // query_multiple_dataset
    let other = encoded("ASK FROM <http://example.org/other> { ?s ?p ?o }");
    assert!(get(&format!("query={other}&default-graph-uri={base}")));
    let counted = encoded("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }");
    let count = |more: &str| server.get_as(&format!("/sparql?query={counted}{more}"), "text/csv").text();
    assert_eq!(count(""), count(&format!("&default-graph-uri={base}&default-graph-uri={base}")));
    // A graph that the store has not is no empty one: nobody should take its silence for an answer.
    for parameters in
        [format!("query={other}"), format!("query={any}&default-graph-uri=http%3A%2F%2Fexample.org%2F")]
    {
        let reply = server.get(&format!("/sparql?{parameters}"));
        assert!(
            reply.status == 400 && reply.text().contains("there is no graph <http://example.org/"),
            "{}",
            reply.text()
        );
    }
}

#[test]
fn what_is_no_query_is_refused() {
    let server = Server::shared();
    let ask = encoded("ASK {}");
    let refused = |what: &str, reply: &Reply, status: u16| {
        assert_eq!(reply.status, status, "{what}: {}", reply.text());
        assert!(!reply.body.is_empty(), "{what} is refused without a word");
    };
    // bad_query_method
    for method in ["PUT", "DELETE", "PATCH"] {
        let reply = server.ask(method, &format!("/sparql?query={ask}"), &[], b"");
        assert_eq!(reply.status, 405, "{method}");
        assert!(reply.header("allow").contains("GET") && reply.header("allow").contains("POST"));
    }
    // bad_multiple_queries
    refused("two queries", &server.get(&format!("/sparql?query={ask}&query={ask}")), 400);
    refused("two queries", &post(&server, "/sparql", &[FORM], &format!("query={ask}&query={ask}")), 400);
    refused("two queries", &post(&server, &format!("/sparql?query={ask}"), &[QUERY], "ASK {}"), 400);
    // bad_query_wrong_media_type, bad_query_missing_form_type, bad_query_missing_direct_type
    refused("text", &post(&server, "/sparql", &[("Content-Type", "text/plain")], "ASK {}"), 415);
    refused("an untyped form", &post(&server, "/sparql", &[], &format!("query={ask}")), 415);
    refused("an untyped query", &post(&server, "/sparql", &[], "ASK {}"), 415);
    // bad_query_non_utf8
    let latin = [("Content-Type", "application/sparql-query; charset=ISO-8859-1")];
    refused("another charset", &post(&server, "/sparql", &latin, "ASK {}"), 415);
    refused("broken UTF-8", &server.ask("POST", "/sparql", &[QUERY], b"ASK { ?s ?p '\xe9' }"), 400);
    refused("broken UTF-8", &server.get("/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20'%E9'%20%7D"), 400);
    let utf16: Vec<u8> = "ASK {}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused("UTF-16", &server.ask("POST", "/sparql", &[QUERY], &utf16), 400);
    // bad_query_syntax
    let reply = server.query("ASK { \n nothing ", "*/*");
    refused("bad syntax", &reply, 400);
    assert!(
        reply.text().contains("line 2, column") && reply.media_type() == "text/plain",
        "{}",
        reply.text()
    );
    let reply = server.query("ASK { \n nothing ", JSON.1).json();
    assert!(reply["line"] == 2 && reply["column"].is_u64() && reply["error"].is_string(), "{reply}");
    refused("nothing", &post(&server, "/sparql", &[FORM], ""), 400);
    refused("an empty query", &post(&server, "/sparql", &[QUERY], ""), 400);
}

#[test]
fn updates_are_refused_with_the_reason() {
    let server = Server::shared();
    let update = "INSERT DATA { <urn:a> <urn:b> <urn:c> }";
    // update_post_form, update_post_direct
    let form = format!("update={}", encoded(update));
    for reply in [post(&server, "/sparql", &[FORM], &form), post(&server, "/sparql", &[UPDATE], update)] {
        assert!(reply.status == 403 && reply.text().contains("--writable"), "{}", reply.text());
    }
    // bad_update_get, bad_multiple_updates, bad_update_non_utf8
    assert_eq!(server.get(&format!("/sparql?{form}")).status, 400);
    assert_eq!(post(&server, "/sparql", &[FORM], &format!("{form}&{form}")).status, 400);
    assert_eq!(server.ask("POST", "/sparql", &[UPDATE], b"INSERT DATA { <a> <b> '\xff' }").status, 400);
    // An update that comes as a query.
    let reply = post(&server, "/sparql", &[QUERY], update);
    assert!(reply.status == 400 && reply.text().contains("this is an update"), "{}", reply.text());
    for load in ["LOAD <http://127.0.0.1:1/x>", "LOAD <file:///etc/hostname>", "CLEAR ALL", "DROP ALL"] {
        assert_eq!(post(&server, "/sparql", &[UPDATE], load).status, 403, "{load}");
        assert_eq!(post(&server, "/sparql", &[QUERY], load).status, 400, "{load}");
    }
    assert!(!holds(&server.query("ASK { <urn:a> ?p ?o }", JSON.1)));
}

#[test]
fn no_query_leaves_the_machine() {
    let server = Server::shared();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let other = listener.local_addr().unwrap();
    let reply =
        server.query(&format!("SELECT * {{ SERVICE <http://{other}/sparql> {{ ?s ?p ?o }} }}"), "*/*");
    assert_eq!(reply.status, 500, "{}", reply.text());
    let silent = format!("SELECT * {{ SERVICE SILENT <http://{other}/sparql> {{ ?s ?p ?o }} }}");
    assert_eq!(server.query(&silent, "*/*").status, 200);
    assert!(listener.accept().is_err(), "a query has opened a connection");
}

#[test]
fn the_service_describes_itself() {
    let server = Server::shared();
    let reply = server.get_as("/sparql", "application/n-triples");
    assert_eq!((reply.status, reply.media_type()), (200, "application/n-triples"));
    let address = format!("<http://{}/sparql>", server.address);
    let text = reply.text();
    for part in [
        format!("{address} <http://www.w3.org/ns/sparql-service-description#endpoint> {address}"),
        "<http://www.w3.org/ns/sparql-service-description#SPARQL11Query>".to_owned(),
        "<http://www.w3.org/ns/formats/SPARQL_Results_JSON>".to_owned(),
    ] {
        assert!(text.contains(&part), "{part}\n{text}");
    }
    for media_type in ["text/turtle", "application/rdf+xml", "application/ld+json", "application/n-quads"] {
        assert_eq!(server.get_as("/sparql", media_type).media_type(), media_type);
    }
    assert_eq!(server.get("/sparql").media_type(), "text/turtle");
    assert_eq!(server.get_as("/sparql", "text/html,*/*;q=0.8").media_type(), "text/html");
    assert_eq!(server.get_as("/sparql", "image/png").status, 406);
}
