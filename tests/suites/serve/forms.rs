//! The graph, its nodes and its vocabulary in every form, and the page.

use rapporteur_tests::{Server, TestStore, output};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::sync::Arc;

const RDF: [&str; 5] = [
    "text/turtle",
    "application/n-triples",
    "application/n-quads",
    "application/rdf+xml",
    "application/ld+json",
];

#[test]
fn the_graph_is_read_whole() {
    let server = Server::shared();
    let lines: BTreeSet<String> =
        server.store().output(["export", "--format", "nquads"]).lines().map(str::to_owned).collect();
    for path in ["/data", "/data?default", "/data?graph=https%3A%2F%2Fw3id.org%2Frapporteur%2Fid%2F"] {
        let reply = server.get_as(path, "application/n-quads");
        let sent: BTreeSet<String> = reply.text().lines().map(str::to_owned).collect();
        assert!(reply.status == 200 && sent == lines, "{path}");
    }
    for media_type in RDF {
        let reply = server.get_as("/data", media_type);
        assert_eq!((reply.status, reply.media_type()), (200, media_type));
        assert_eq!(reply.header("content-length"), reply.body.len().to_string());
    }
    let head = server.ask("HEAD", "/data", &[], b"");
    assert!(head.status == 200 && head.body.is_empty());
    assert_eq!((head.media_type(), head.header("content-length")), ("text/turtle", ""));
    assert_eq!(server.ask("HEAD", "/data?graph=urn:x", &[], b"").status, 404);
    assert_eq!(server.ask("HEAD", "/data", &[("Accept", "image/png")], b"").status, 406);
    assert_eq!(server.get("/data?graph=urn:x").status, 404);
    assert_eq!(server.get_as("/data", "image/png").status, 406);
    for method in ["PUT", "POST", "DELETE", "PATCH"] {
        let refused = server.ask(method, "/data", &[], b"");
        assert!(refused.status == 405 && refused.json()["error"].is_string(), "{method}");
        assert_eq!(refused.header("allow"), "GET,HEAD");
    }
}

#[test]
fn the_vocabulary_is_that_of_the_program() {
    let server = Server::shared();
    assert_eq!(server.get("/ontology").text(), output(["ontology"]));
    for media_type in RDF {
        assert_eq!(server.get_as("/ontology", media_type).media_type(), media_type);
    }
}

#[test]
fn nodes_lead_to_what_the_graph_holds_of_them() {
    let server = Server::shared();
    for media_type in RDF {
        let reply = server.get_as("/id/person/ronald-reagan", media_type);
        assert_eq!((reply.status, reply.media_type()), (200, media_type));
    }
    let text = server.get_as("/id/person/ronald-reagan", "application/n-triples").text();
    let node = "<https://w3id.org/rapporteur/id/person/ronald-reagan>";
    assert!(text.lines().any(|line| line.starts_with(node)), "{text}");
    assert!(text.lines().any(|line| line.ends_with(&format!("{node} ."))), "{text}");
    assert!(text.lines().all(|line| line.contains(node)), "{text}");
    let page = server.get_as("/id/person/ronald-reagan", "text/html,application/xml;q=0.9,*/*;q=0.8");
    assert_eq!((page.status, page.media_type()), (200, "text/html"));
    assert_eq!(server.get("/id/person/nobody-at-all").status, 404);
    assert_eq!(server.get("/person/ronald-reagan").status, 404);
    assert_eq!(server.get("/id/person/%ff").status, 400);
    assert_eq!(server.get("/id/person/%3Cscript%3E").status, 404);
}

#[test]
fn iris_of_a_store_may_lead_to_its_server() {
    let reports = ["data/reports/reykjavik-1-agency.txt"];
    let store = TestStore::build(&reports, &["--base", "http://localhost/graph/"]);
    std::fs::write(
        store.path().join("judgements.tsv"),
        "merge\tperson/ronald-reagan\tperson/mikhail-gorbachev\tfor the test\n",
    )
    .unwrap();
    store.output(["resolve"]);
    let server = Server::start(Arc::new(store), &[]);
    let text = server.get_as("/graph/person/ronald-reagan", "application/n-triples").text();
    assert!(text.contains("<http://localhost/graph/person/ronald-reagan>"), "{text}");
    assert_eq!(server.get_as("/id/person/ronald-reagan", "application/n-triples").text(), text);
    assert_eq!(server.get("/graph/person/nobody").status, 404);
    assert_eq!(server.get("/graph/nothing").status, 404);
    // Whoever has the IRI of a node that a person found to be another is led there.
    let moved = server.get("/id/person/mikhail-gorbachev");
    assert_eq!((moved.status, moved.header("location")), (307, "/id/person/ronald-reagan"));
    // The judgement may be taken back, so no browser may remember the way.
    assert_eq!(moved.header("cache-control"), "no-cache");
    assert_eq!(
        server.get("/graph/person/mikhail-gorbachev").header("location"),
        "/graph/person/ronald-reagan"
    );
}

#[test]
fn the_page_is_served_with_its_policy() {
    let server = Server::shared();
    let page = server.get("/");
    assert_eq!((page.status, page.media_type()), (200, "text/html"));
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    let tag = page.header("etag").to_owned();
    let known = server.ask("GET", "/", &[("If-None-Match", &tag)], b"");
    assert!(known.status == 304 && known.body.is_empty());
    for name in ["/assets/favicon.svg", "/assets/licences.txt"] {
        let file = server.get(name);
        assert!(file.status == 200 && file.header("cache-control") == "no-cache", "{name}");
        let tag = file.header("etag").to_owned();
        assert_eq!(server.ask("GET", name, &[("If-None-Match", &tag)], b"").status, 304, "{name}");
    }
    let packed = server.ask("GET", "/", &[("Accept-Encoding", "gzip")], b"");
    assert_eq!(packed.header("content-encoding"), "gzip");
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert!(unpacked == page.body);
    assert!(page.headers.iter().all(|(name, _)| name != "set-cookie"));
    assert_eq!(server.get("/nothing").status, 404);
    assert_eq!(server.get("/assets/../../Cargo.toml").status, 404);
}

#[test]
fn answers_are_compressed_for_those_who_take_it() {
    let server = Server::shared();
    let plain = server.get("/api/meetings");
    let packed = server.ask("GET", "/api/meetings", &[("Accept-Encoding", "gzip")], b"");
    assert_eq!(packed.header("content-encoding"), "gzip");
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert!(unpacked == plain.body && packed.body.len() < plain.body.len() / 2);
}

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// All parts of a workbook, which is a ZIP archive of XML.
fn parts(workbook: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut parts = String::new();
    for i in 0..archive.len() {
        archive.by_index(i).unwrap().read_to_string(&mut parts).unwrap();
    }
    parts
}

#[test]
fn the_answer_to_a_query_is_the_workbook_of_the_command() {
    let server = Server::shared();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("attendees.xlsx");
    server.store().output([
        "query",
        "attendees",
        "--param",
        "meeting=Reykjavik",
        "-o",
        file.to_str().unwrap(),
    ]);
    let sent = server.get("/api/export?format=xlsx&query=attendees&meeting=Reykjavik");
    assert_eq!((sent.status, sent.media_type()), (200, WORKBOOK));
    assert_eq!(sent.header("content-disposition"), "attachment; filename=\"attendees.xlsx\"");
    assert!(sent.header("x-rapporteur-notes").starts_with("meeting=Reykjavik: "));
    assert!(sent.body == std::fs::read(&file).unwrap(), "equal tables give equal bytes");
}

#[test]
fn nodes_in_view_are_written_as_a_workbook() {
    let server = Server::shared();
    let written = |query: &str| {
        let sent = server.get(&format!("/api/export?format=xlsx&{query}"));
        assert_eq!((sent.status, sent.media_type()), (200, WORKBOOK), "{query}: {}", sent.text());
        assert_eq!(sent.header("content-disposition"), "attachment; filename=\"graph.xlsx\"");
        parts(&sent.body)
    };
    let two = "ids=person/ronald-reagan,person/mikhail-gorbachev,person/nobody&open=true";
    let edges =
        server.json("/api/between?a=person/ronald-reagan&b=person/mikhail-gorbachev")["edges"].clone();
    let edges = edges.as_array().unwrap();
    let claims: Vec<_> = edges.iter().flat_map(|edge| edge["claims"].as_array().unwrap()).collect();
    let (all, one) = (written(two), written("ids=person/ronald-reagan&open=true"));
    assert!(!claims.is_empty());
    for claim in claims {
        let id = claim["claim"].as_str().unwrap();
        assert!(all.contains(id) && all.contains(claim["report"].as_str().unwrap()), "{claim}");
        assert!(!one.contains(id), "its other end is not asked for: {claim}");
    }
    assert!(written(&format!("{two}&status=Denied")).len() < all.len(), "claims are chosen as in the view");
    let many: Vec<String> = (0..2001).map(|n| format!("a/{n}")).collect();
    for (query, status) in [
        ("format=xlsx".to_owned(), 400),
        ("format=xlsx&ids=person/ronald-reagan&query=meetings".to_owned(), 400),
        ("format=pdf&query=meetings".to_owned(), 400),
        ("query=meetings".to_owned(), 400),
        (format!("format=xlsx&{two}&status=maybe"), 400),
        (format!("format=xlsx&ids={}", many.join(",")), 400),
        ("format=xlsx&query=meetings&what=1".to_owned(), 400),
        ("format=xlsx&query=nothing".to_owned(), 404),
        ("format=xlsx&ids=person/nobody".to_owned(), 404),
    ] {
        let refused = server.get(&format!("/api/export?{query}"));
        assert!(
            refused.status == status && refused.json()["error"].is_string(),
            "{query}: {}",
            refused.text()
        );
    }
}
