//! The JSON API: shapes, values, and that it says what the commands say.

use rapporteur_tests::{Reply, Server, TestStore, encoded};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Asserts that an object has these fields and, perhaps, those behind `?`.
fn shaped(value: &Value, fields: &str) {
    let keys = keys(value);
    let needed = fields.split_whitespace().filter(|field| !field.starts_with('?'));
    assert!(needed.clone().all(|field| keys.contains(field)), "{fields}: {value}");
    let known: BTreeSet<&str> =
        fields.split_whitespace().map(|field| field.trim_start_matches('?')).collect();
    assert!(keys.is_subset(&known), "{:?} beyond {fields}", keys.difference(&known));
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

const NODE: &str = "id type label";
const EDGE: &str = "?subject relation ?object ?value statuses nOrigins nReports claims";
const CLAIM: &str = "claim status confidence ?onDate ?qualifiers ?attributedTo report title ?publishedOn ?origin start end quote sentence";
const REPORT: &str = "id title ?publishedOn ?origin ?originLabel ?url input";

#[test]
fn a_store_tells_what_it_holds() {
    let server = Server::shared();
    let store = server.json("/api/store");
    shaped(
        &store,
        "generation build version base writable counts types relations statuses queries prefixes terms top disputes",
    );
    shaped(&store["counts"], "reports entities claims statements origins disputes");
    assert_eq!((&store["counts"]["reports"], &store["writable"]), (&Value::from(14), &Value::from(false)));
    let current = std::fs::read_to_string(server.store().path().join("CURRENT")).unwrap();
    assert_eq!(store["generation"], current.trim());
    assert_eq!(store["build"], server.json("/api/changes")["build"]);
    let count = |list_name: &str| {
        list(&store[list_name]).iter().map(|row| row["count"].as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!(store["counts"]["claims"].as_u64(), Some(count("statuses")));
    assert_eq!(store["counts"]["claims"].as_u64(), Some(count("relations")));
    assert!(count("types") > store["counts"]["entities"].as_u64().unwrap());
    let top = list(&store["top"]);
    assert!(!top.is_empty() && top.len() <= 12);
    assert!(top.is_sorted_by_key(|node| std::cmp::Reverse(node["nReports"].as_u64())));
    for node in top {
        shaped(node, &format!("{NODE} nClaims nReports"));
        assert!(["Person", "Country", "Meeting"].contains(&node["type"].as_str().unwrap()), "{node}");
    }
    let disputes = list(&store["disputes"]);
    assert_eq!(disputes.len() as u64, store["counts"]["disputes"].as_u64().unwrap().min(8));
    disputes.iter().for_each(|dispute| shaped(dispute, "id kind about claims"));
    let attends = list(&store["relations"]).iter().find(|row| row["relation"] == "attends").unwrap();
    shaped(attends, "relation label ?inverse count open");
    assert!(attends["inverse"].is_string() && attends["inverse"] != attends["label"], "{attends}");
    let queries = list(&store["queries"]);
    let meetings = queries.iter().find(|query| query["name"] == "meetings").unwrap();
    shaped(&list(&meetings["parameters"])[0], "name need title types kind ?default");
    assert_eq!(store["prefixes"]["rap"], "https://w3id.org/rapporteur/ns#");
    let term =
        |name: &str| list(&store["terms"]).iter().find(|term| term["term"] == name).unwrap()["kind"].clone();
    assert_eq!(["rap:Person", "rap:attends", "rap:status"].map(term), ["class", "relation", "qualifier"]);
}

#[test]
fn words_find_nodes_sentences_and_headlines() {
    let server = Server::shared();
    let found = server.json("/api/search?q=reagan%20gorb");
    shaped(&found, "nodes sentences reports");
    for sentence in list(&found["sentences"]) {
        shaped(sentence, "report title ?publishedOn start end parts claims");
        let text: String =
            list(&sentence["parts"]).iter().map(|part| part["text"].as_str().unwrap()).collect();
        let report = server.json(&format!("/api/report?id={}", sentence["report"].as_str().unwrap()));
        let bounds = |name: &str| usize::try_from(sentence[name].as_u64().unwrap()).unwrap();
        assert_eq!(&report["text"].as_str().unwrap()[bounds("start")..bounds("end")], text);
        let hits: Vec<String> = list(&sentence["parts"])
            .iter()
            .filter(|part| part["hit"] == true)
            .map(|part| part["text"].as_str().unwrap().to_lowercase())
            .collect();
        assert!(
            hits.iter().any(|hit| hit == "reagan") && hits.iter().any(|hit| hit.starts_with("gorb")),
            "{text}"
        );
    }
    assert!(!list(&found["sentences"]).is_empty() && !list(&found["reports"]).is_empty());
    let nodes = server.json("/api/suggest?q=GORBACH%C3%89V");
    let first = &list(&nodes["nodes"])[0];
    shaped(first, "id type label names nClaims nReports");
    assert_eq!(first["id"], "person/mikhail-gorbachev");
    assert_eq!(list(&server.json("/api/suggest?q=r&limit=3")["nodes"]).len(), 3);
    let nothing = server.json("/api/search?q=%3Cscript%3E%20%E2%80%AE%20zzzz");
    assert!(
        ["nodes", "sentences", "reports"].iter().all(|name| list(&nothing[*name]).is_empty()),
        "{nothing}"
    );
    assert!(list(&server.json("/api/search?q=")["nodes"]).is_empty());
}

#[test]
fn a_node_is_told_with_all_its_claims() {
    let server = Server::shared();
    let card = server.json("/api/node?id=person/ronald-reagan");
    shaped(
        &card,
        "node iri names ?wikidata ?when ?meetingStatus properties relations said reports disputes mentions",
    );
    shaped(&card["node"], NODE);
    assert_eq!(card["iri"], "https://w3id.org/rapporteur/id/person/ronald-reagan");
    list(&card["reports"]).iter().for_each(|report| shaped(report, REPORT));
    list(&card["said"]).iter().for_each(|edge| shaped(edge, EDGE));
    let mut claims = BTreeSet::new();
    for group in list(&card["relations"]) {
        shaped(group, "relation label outgoing edges");
        for edge in list(&group["edges"]) {
            shaped(edge, &format!("{EDGE} ?other"));
            for claim in list(&edge["claims"]) {
                shaped(claim, CLAIM);
                assert!(claims.insert(claim["claim"].as_str().unwrap().to_owned()), "twice: {claim}");
            }
        }
    }
    for edge in list(&card["said"]) {
        claims.extend(list(&edge["claims"]).iter().map(|claim| claim["claim"].as_str().unwrap().to_owned()));
    }
    let asked = "SELECT DISTINCT ?c { { ?c rdf:subject <person/ronald-reagan> } UNION { ?c rdf:object <person/ronald-reagan> } ?c a rap:Claim }";
    let answer = server.store().query(asked, &[]);
    let expected: BTreeSet<String> =
        answer.column("c").into_iter().map(|iri| iri.rsplit('/').next().unwrap().to_owned()).collect();
    assert_eq!(claims, expected);
    let groups: Vec<&str> =
        list(&card["relations"]).iter().map(|group| group["label"].as_str().unwrap()).collect();
    assert_eq!(groups.iter().filter(|label| **label == "meets with").count(), 1, "{groups:?}");
    let disputed = list(&card["disputes"]);
    shaped(&disputed[0], "id kind about claims");
    shaped(&list(&disputed[0]["claims"])[0], "claim status quote report title ?originLabel");
    let mentions = list(&card["mentions"]);
    assert!(mentions.len() > 1 && mentions.len() <= 200);
    let places: BTreeSet<&str> = mentions.iter().map(|one| one["mention"].as_str().unwrap()).collect();
    assert_eq!(places.len(), mentions.len(), "each place is told once");
    for one in mentions {
        shaped(one, "mention report title words");
        let (id, place) = one["mention"].as_str().unwrap().split_once('@').unwrap();
        let (digits, span) = place.split_once(':').unwrap();
        let (start, end) = span.split_once('-').unwrap();
        let report = server.json(&format!("/api/report?id={}", one["report"].as_str().unwrap()));
        assert!(id == "person/ronald-reagan" && report["id"].as_str().unwrap().starts_with(digits), "{one}");
        assert_eq!(
            report["text"].as_str().unwrap()[start.parse().unwrap()..end.parse().unwrap()],
            one["words"]
        );
    }
    let meeting = server.json("/api/node?id=meeting/reykjavik-summit-1986-10-11");
    assert_eq!(
        (&meeting["meetingStatus"], &meeting["when"]),
        (&Value::from("Happened"), &Value::from("1986-10-11/1986-10-12"))
    );
}

#[test]
fn a_view_starts_from_nodes_and_shows_their_best_neighbours() {
    let server = Server::shared();
    let view = server.json("/api/graph?focus=person/ronald-reagan&limit=6");
    shaped(&view, "nodes edges");
    let nodes = list(&view["nodes"]);
    assert_eq!(nodes.len(), 6);
    let ids: BTreeSet<&str> = nodes.iter().map(|node| node["id"].as_str().unwrap()).collect();
    nodes.iter().for_each(|node| shaped(node, &format!("{NODE} nClaims nReports focus hidden")));
    assert!(
        nodes[0]["id"] == "person/ronald-reagan"
            && nodes[0]["focus"] == true
            && nodes[0]["hidden"].as_u64() > Some(3)
    );
    assert_eq!(nodes[1]["id"], "person/mikhail-gorbachev");
    for edge in list(&view["edges"]) {
        shaped(
            edge,
            "id source target relation label statuses plain distant nOrigins nReports nClaims claims",
        );
        assert!(["source", "target"].iter().all(|end| ids.contains(edge[*end].as_str().unwrap())));
        assert_eq!(list(&edge["claims"]).len() as u64, edge["nClaims"].as_u64().unwrap());
    }
    let whole = server.json("/api/graph?focus=person/ronald-reagan&limit=500");
    assert_eq!(list(&whole["nodes"])[0]["hidden"], 0);
    let chosen = server.json("/api/graph?focus=person/ronald-reagan&limit=500&types=Country&status=denied,possible&minConfidence=0.1");
    let kinds: BTreeSet<&str> =
        list(&chosen["nodes"])[1..].iter().map(|node| node["type"].as_str().unwrap()).collect();
    assert!(kinds.iter().all(|kind| *kind == "Country"), "{kinds:?}");
    assert!(
        list(&chosen["edges"])
            .iter()
            .all(|edge| list(&edge["statuses"]).iter().all(|s| s == "Denied" || s == "Possible"))
    );
    let again = server.json(&format!("/api/among?ids={}", ids.iter().copied().collect::<Vec<_>>().join(",")));
    assert_eq!(again["edges"], view["edges"]);
    let between = server.json("/api/between?a=person/ronald-reagan&b=person/mikhail-gorbachev");
    assert!(list(&between["edges"]).iter().any(|edge| edge["relation"] == "meetsWith"));
    list(&between["edges"]).iter().for_each(|edge| shaped(edge, EDGE));
    for wrong in ["status=maybe", "types=Ship", "minConfidence=2", "limit=many", "open=perhaps"] {
        let reply = server.get(&format!("/api/graph?focus=person/ronald-reagan&{wrong}"));
        assert!(reply.status == 400 && reply.json()["error"].is_string(), "{wrong}: {}", reply.text());
    }
}

#[test]
fn commands_and_api_give_the_same_json() {
    let server = Server::shared();
    let told = |arguments: &[&str]| -> Value {
        serde_json::from_str(&server.store().output(arguments.iter().copied().chain(["--format", "json"])))
            .unwrap()
    };
    let meeting = "meeting/reykjavik-summit-1986-10-11";
    assert_eq!(server.json(&format!("/api/compare?id={meeting}")), told(&["compare", meeting]));
    assert_eq!(server.json("/api/timeline")["entries"], told(&["timeline"]));
    for about in [meeting, "person/ronald-reagan", "country/chile"] {
        assert_eq!(
            server.json(&format!("/api/timeline?about={about}"))["entries"],
            told(&["timeline", about]),
            "{about}"
        );
    }
    let ways = ["person/helmut-kohl", "person/eduard-shevardnadze"];
    assert_eq!(
        server.json(&format!("/api/path?from={}&to={}", ways[0], ways[1])),
        told(&["path", ways[0], ways[1]])
    );
    let query = server.get("/api/query?name=attendees&meeting=Reykjavik");
    assert_eq!(query.media_type(), "application/sparql-results+json");
    assert_eq!(query.json(), told(&["query", "attendees", "--param", "meeting=Reykjavik"]));
    // The command tells on standard error what it takes a name for.
    let notes = query.header("x-rapporteur-notes");
    assert!(notes.starts_with("meeting=Reykjavik: ") && notes.is_ascii(), "{notes:?}");
    assert_eq!(server.get("/api/query?name=attendees").header("x-rapporteur-notes"), "");
    // In CSV columns are headed in plain words, as on the command line.
    assert_eq!(
        server.get_as("/api/query?name=attendees&meeting=Reykjavik", "text/csv").text(),
        server.store().output(["query", "attendees", "--param", "meeting=Reykjavik", "--format", "csv"])
    );
}

#[test]
fn evidence_shows_the_words_and_the_voices_beside_them() {
    let server = Server::shared();
    let things = ["meeting/reykjavik-summit-1986-10-11", "person/ronald-reagan"];
    let matrices = things.map(|id| server.json(&format!("/api/compare?id={id}")));
    let mut seen = [false; 3];
    for facet in matrices.iter().flat_map(|matrix| list(&matrix["facets"])) {
        for claim in list(&facet["cells"]).iter().flat_map(|cell| list(&cell["claims"])) {
            let card = server.json(&format!("/api/evidence?claim={}", claim["id"].as_str().unwrap()));
            shaped(&card, "claim report agree differ silent");
            shaped(
                &card["claim"],
                &format!("{CLAIM} ?subject relation label ?object ?value distant foundBy"),
            );
            shaped(&card["report"], &format!("{REPORT} text"));
            let bounds = |name: &str| usize::try_from(card["claim"][name].as_u64().unwrap()).unwrap();
            let text = card["report"]["text"].as_str().unwrap();
            assert_eq!(text[bounds("start")..bounds("end")], *card["claim"]["quote"].as_str().unwrap());
            for (i, name) in ["agree", "differ"].iter().enumerate() {
                seen[i] |= !list(&card[*name]).is_empty();
                list(&card[*name])
                    .iter()
                    .for_each(|other| shaped(other, "claim report title ?originLabel quote status"));
            }
            seen[2] |= !list(&card["silent"]).is_empty();
            list(&card["silent"]).iter().for_each(|origin| shaped(origin, "originLabel reports"));
        }
    }
    assert_eq!(seen, [true; 3], "somewhere somebody agrees, differs and is silent");
}

#[test]
fn reports_and_meetings_are_listed() {
    let server = Server::shared();
    let reports = server.json("/api/reports");
    assert_eq!(list(&reports["reports"]).len(), 14);
    let dates: Vec<&str> =
        list(&reports["reports"]).iter().filter_map(|report| report["publishedOn"].as_str()).collect();
    assert!(dates.is_sorted() && dates.len() > 10);
    let mut n_claims = 0;
    for row in list(&reports["reports"]) {
        shaped(row, &format!("{REPORT} nClaims"));
        let report = server.json(&format!("/api/report?id={}", row["id"].as_str().unwrap()));
        shaped(&report, &format!("{REPORT} text claims"));
        let claims = list(&report["claims"]);
        assert_eq!(claims.len() as u64, row["nClaims"].as_u64().unwrap());
        assert!(claims.is_sorted_by_key(|claim| claim["start"].as_u64()));
        n_claims += claims.len();
        for claim in claims {
            shaped(claim, "claim start end quote relation label status ?subject ?object ?value");
        }
    }
    assert_eq!(server.json("/api/store")["counts"]["claims"], n_claims);
    let meetings = server.json("/api/meetings");
    let rows = list(&meetings["meetings"]);
    assert_eq!(rows.len(), 18);
    for row in rows {
        shaped(
            row,
            "id type label ?when ?from ?to ?place ?coordinates ?status nReports nOrigins nParticipants nDisputed",
        );
    }
    let summit = rows.iter().find(|row| row["id"] == "meeting/reykjavik-summit-1986-10-11").unwrap();
    assert!(summit["place"]["label"] == "Reykjavik" && summit["nOrigins"] == 4, "{summit}");
}

#[test]
fn what_is_not_there_is_told_in_json() {
    let server = Server::shared();
    for path in [
        "/api/node?id=person/nobody",
        "/api/graph?focus=person/nobody",
        "/api/between?a=person/nobody&b=person/ronald-reagan",
        "/api/path?from=person/nobody&to=person/ronald-reagan",
        "/api/compare?id=person/nobody",
        "/api/evidence?claim=00",
        "/api/report?id=00",
        "/api/timeline?about=person/nobody",
        "/api/query?name=nothing",
        "/api/nothing",
    ] {
        let reply = server.get(path);
        assert!(reply.status == 404 && reply.media_type() == "application/json", "{path}: {}", reply.text());
        shaped(&reply.json(), "error");
    }
    let refused =
        |reply: Reply| assert!(reply.status == 400 && reply.json()["error"].is_string(), "{}", reply.text());
    for path in [
        "/api/node",
        "/api/search",
        "/api/query",
        "/api/query?name=dossier",
        "/api/query?name=meetings&what=1",
        "/api/query?name=attendees&meeting=Nowhere%20at%20all",
        "/api/path?from=person/ronald-reagan&to=person/ronald-reagan",
    ] {
        refused(server.get(path));
    }
    for (method, path, status) in [
        ("POST", "/api/node?id=person/ronald-reagan", 405),
        ("PUT", "/", 405),
        ("POST", "/nothing", 404),
        ("DELETE", "/api/nothing", 404),
        ("GET", "/id/person/%ff", 400),
    ] {
        let reply = server.ask(method, path, &[], b"");
        assert_eq!(reply.status, status, "{method} {path}");
        shaped(&reply.json(), "error");
    }
    assert!(server.get("/api/query?name=dossier&person=").status == 400, "an empty value is none");
}

/// Whether a value is as a schema of the description says: the forms that our answers use. Fields that the schema does not know
/// are faults.
fn fits(value: &Value, schema: &Value, whole: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return fits(value, &whole["components"]["schemas"][name], whole);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut known = BTreeSet::new();
        for part in parts {
            let part = resolved(part, whole);
            let own = part["properties"].as_object().cloned().unwrap_or_default();
            known.extend(own.keys().cloned());
            let some: serde_json::Map<String, Value> = value.as_object().ok_or("no object")?.clone();
            let some = some.into_iter().filter(|(key, _)| own.contains_key(key)).collect();
            fits(&Value::Object(some), &part, whole)?;
        }
        let beyond = keys(value).into_iter().find(|key| !known.contains(*key));
        return beyond.map_or(Ok(()), |key| Err(format!("{key} is not described")));
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(kinds) = schema[choice].as_array() {
            let fit = kinds.iter().any(|kind| fits(value, kind, whole).is_ok());
            return if fit { Ok(()) } else { Err(format!("{value} fits none of {schema}")) };
        }
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        Value::Null => return Ok(()),
        kind => vec![kind.clone()],
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
    };
    if !kinds.iter().any(|known| known == kind || known == "number" && kind == "integer") {
        return Err(format!("{value} is no {kinds:?}"));
    }
    if let Some(values) = value.as_array() {
        return values.iter().try_for_each(|value| fits(value, &schema["items"], whole));
    }
    let Some(object) = value.as_object() else { return Ok(()) };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(name.as_str().unwrap()) {
            return Err(format!("{name} is missing"));
        }
    }
    for (name, value) in object {
        let inner = match schema["properties"].get(name) {
            Some(inner) => inner,
            None if schema["additionalProperties"].is_object() => &schema["additionalProperties"],
            None => return Err(format!("{name} is not described")),
        };
        fits(value, inner, whole).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

fn resolved(schema: &Value, whole: &Value) -> Value {
    match schema["$ref"].as_str() {
        Some(name) => whole["components"]["schemas"][name.rsplit('/').next().unwrap()].clone(),
        None => schema.clone(),
    }
}

#[test]
fn answers_are_as_openapi_describes_them() {
    let server = Server::shared();
    let whole = server.json("/api/openapi.json");
    assert!(whole["openapi"].as_str().unwrap().starts_with("3.1"));
    let claim =
        server.json("/api/between?a=person/ronald-reagan&b=person/mikhail-gorbachev")["edges"][0]["claims"]
            [0]
        .clone();
    let mut described = BTreeSet::new();
    for path in [
        "/api/store".to_owned(),
        "/api/search?q=reagan".to_owned(),
        "/api/suggest?q=reagan".to_owned(),
        "/api/node?id=person/ronald-reagan".to_owned(),
        "/api/node?id=meeting/reykjavik-summit-1986-10-11".to_owned(),
        "/api/graph?focus=person/ronald-reagan".to_owned(),
        "/api/among?ids=person/ronald-reagan,person/mikhail-gorbachev".to_owned(),
        "/api/between?a=person/ronald-reagan&b=person/mikhail-gorbachev".to_owned(),
        "/api/path?from=person/helmut-kohl&to=person/eduard-shevardnadze".to_owned(),
        "/api/meetings".to_owned(),
        "/api/compare?id=meeting/reykjavik-summit-1986-10-11".to_owned(),
        format!("/api/evidence?claim={}", claim["claim"].as_str().unwrap()),
        format!("/api/report?id={}", claim["report"].as_str().unwrap()),
        "/api/reports".to_owned(),
        "/api/timeline".to_owned(),
        "/api/changes".to_owned(),
    ] {
        let route = path.split('?').next().unwrap();
        let answered =
            &whole["paths"][route]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert!(answered.is_object(), "{route} is not described");
        fits(&server.json(&path), answered, &whole).unwrap_or_else(|error| panic!("{path}: {error}"));
        described.insert(route.to_owned());
    }
    let others = [
        "/api/query",
        "/api/events",
        "/api/export",
        "/api/doubts",
        "/api/judgements",
        "/api/judgements/{n}",
        "/sparql",
        "/data",
        "/ontology",
        "/id/{id}",
    ];
    let all: BTreeSet<String> = whole["paths"].as_object().unwrap().keys().cloned().collect();
    described.extend(others.map(str::to_owned));
    assert_eq!(all, described);
}

#[test]
fn csv_is_safe_to_open_unless_it_is_asked_for_raw() {
    let server = Server::shared();
    let query = encoded("SELECT ('=1+1' AS ?x) {}");
    assert_eq!(server.get_as(&format!("/sparql?query={query}"), "text/csv").text(), "x\r\n'=1+1\r\n");
    assert_eq!(server.get_as(&format!("/sparql?query={query}&raw=1"), "text/csv").text(), "x\r\n=1+1\r\n");
}

#[test]
fn a_voice_without_a_name_is_not_called_by_an_id() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("note.txt");
    std::fs::write(&file, "Ronald Reagan met Mikhail Gorbachev in Reykjavik on 11 October 1986.\n").unwrap();
    let server = Server::start(Arc::new(TestStore::build(&[file.to_str().unwrap()], &[])), &[]);
    let reports = server.json("/api/reports");
    let row = &list(&reports["reports"])[0];
    shaped(row, &format!("{REPORT} nClaims"));
    assert!(row["originLabel"].is_null() && row["origin"].is_string(), "{row}");
    let report = server.json(&format!("/api/report?id={}", row["id"].as_str().unwrap()));
    let claim = list(&report["claims"])[0]["claim"].as_str().unwrap().to_owned();
    let evidence = server.json(&format!("/api/evidence?claim={claim}"));
    assert!(evidence["report"]["originLabel"].is_null(), "{}", evidence["report"]);
    let found = server.json("/api/search?q=reykjavik");
    assert!(list(&found["reports"]).iter().all(|report| report["origin"].is_null()), "{}", found["reports"]);
}
