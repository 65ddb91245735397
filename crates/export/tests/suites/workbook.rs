//! Workbooks of an invented world and of answers, taken apart: what their cells hold, and that no text becomes anything else.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use crate::demo;
use quick_xml::events::Event;
use rapporteur_export::{Input, format, write_answer};
use rapporteur_graph::{Graph, Selection};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::{Dispute, DisputeKind, EntityId, Status, World};
use rapporteur_store::{DEFAULT_BASE, Options, Query, Store, Vocabulary, quads};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::LazyLock;
use zip::ZipArchive;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::embedded().unwrap());

/// A workbook taken apart.
struct Book {
    /// The files of its archive.
    files: BTreeMap<String, String>,
    /// The names of its sheets in order, with their rows.
    sheets: Vec<(String, Vec<Vec<String>>)>,
}

impl Book {
    fn read(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut files = BTreeMap::new();
        for i in 0..archive.len() {
            let mut file = archive.by_index(i).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            files.insert(file.name().unwrap().into_owned(), text);
        }
        let texts = texts(&files["xl/sharedStrings.xml"]);
        let names = files["xl/workbook.xml"]
            .split("<sheet name=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap());
        let sheets = names
            .zip(1..)
            .map(|(name, n)| (name.to_owned(), rows(&files[&format!("xl/worksheets/sheet{n}.xml")], &texts)))
            .collect();
        Self { files, sheets }
    }

    fn sheet(&self, name: &str) -> &[Vec<String>] {
        &self.sheets.iter().find(|(known, _)| known == name).unwrap().1
    }

    /// The values of one column, without its header.
    fn column(&self, sheet: &str, name: &str) -> Vec<&str> {
        let rows = self.sheet(sheet);
        let place = rows[0].iter().position(|known| known == name).unwrap();
        rows[1..].iter().map(|row| row.get(place).map_or("", String::as_str)).collect()
    }
}

/// The table of texts.
fn texts(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut texts, mut is_inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return texts,
            Event::Start(start) if start.local_name().as_ref() == "si" => texts.push(String::new()),
            Event::Start(start) => is_inside = start.local_name().as_ref() == "t",
            Event::End(_) => is_inside = false,
            Event::Text(text) if is_inside => texts.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(name) if is_inside => {
                let letter = match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => unreachable!("&{other};"),
                };
                texts.last_mut().unwrap().push_str(letter);
            }
            _ => {}
        }
    }
}

/// The cells of a sheet, texts looked up; a column without value is empty.
fn rows(xml: &str, texts: &[String]) -> Vec<Vec<String>> {
    assert!(!xml.contains("<f>") && !xml.contains("<f "), "no cell is a formula");
    let mut rows = Vec::new();
    for row in xml.split("<row ").skip(1) {
        let mut cells: Vec<String> = Vec::new();
        for cell in row.split("</row>").next().unwrap().split("<c r=\"").skip(1) {
            let letters = cell.bytes().take_while(u8::is_ascii_uppercase);
            let column = letters.fold(0, |n, letter| n * 26 + usize::from(letter - b'A') + 1);
            let value =
                cell.split("<v>").nth(1).and_then(|rest| rest.split("</v>").next()).unwrap_or_default();
            let is_text = cell.split('>').next().unwrap().contains("t=\"s\"");
            let value =
                if is_text { texts[value.parse::<usize>().unwrap()].clone() } else { value.to_owned() };
            cells.resize(column - 1, String::new());
            cells.push(value);
        }
        rows.push(cells);
    }
    rows
}

fn bytes(world: &World, selection: &Selection) -> Vec<u8> {
    let graph = Graph::from_world(world);
    let selected = graph.select(selection);
    let input = Input::new(world, &graph, &KNOWLEDGE).with_selected(&selected);
    let mut bytes = Vec::new();
    format("xlsx").unwrap().write(&input, &mut bytes).unwrap();
    bytes
}

fn book(world: &World) -> Book {
    Book::read(&bytes(world, &Selection::default()))
}

#[test]
fn a_workbook_has_a_sheet_for_each_kind_of_row() {
    let world = demo::world();
    let book = book(&world);
    let names: Vec<&str> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Nodes", "Claims", "Meetings", "Reports", "Disputes", "Notes"]);
    assert_eq!(book.sheet("Nodes").len() - 1, Graph::from_world(&world).nodes().len());
    assert_eq!(book.sheet("Claims").len() - 1, world.claims.len());
    assert_eq!(book.sheet("Reports").len() - 1, world.reports.len());
    let first: Vec<&str> = book.sheet("Claims")[0].iter().take(6).map(String::as_str).collect();
    assert_eq!(first, ["subject", "relation", "object", "status", "attributedToLabel", "quote"]);
    let mut ids: Vec<&str> = book.column("Claims", "id");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), world.claims.len());
    let quotes = book.column("Claims", "quote");
    assert!(quotes.iter().all(|quote| !quote.is_empty()));
    let told: Vec<&str> = book.column("Reports", "claims");
    assert_eq!(told.iter().map(|n| n.parse::<usize>().unwrap()).sum::<usize>(), world.claims.len());
    assert!(
        !book.sheet("Claims")[0].iter().any(|name| name == "votes"),
        "a column without values is left out"
    );
}

#[test]
fn a_meeting_has_a_row_for_each_party_part_and_status() {
    let world = demo::world();
    let book = book(&world);
    let of = |name: &str| book.column("Meetings", name);
    let rows: Vec<(&str, &str, &str, &str)> =
        (of("meeting").into_iter().zip(of("attendee")).zip(of("part")).zip(of("status")))
            .map(|(((meeting, who), part), status)| (meeting, who, part, status))
            .collect();
    assert!(rows.contains(&("Aldermere summit", "Ada Lind", "hosts", "Planned")), "{rows:?}");
    assert!(rows.contains(&("Aldermere summit", "Dmitar Voss", "attends", "Denied")));
    let parts =
        |claim: &&rapporteur_model::WorldClaim| ["attends", "hosts"].contains(&claim.claim.relation.as_str());
    let n_parts = world
        .claims
        .iter()
        .filter(parts)
        .map(|c| (&c.claim.subject, &c.claim.relation, c.claim.object.entity(), c.claim.status))
        .collect::<std::collections::BTreeSet<_>>()
        .len();
    assert_eq!(rows.iter().filter(|(_, who, ..)| !who.is_empty()).count(), n_parts);
    let ada = rows.iter().position(|(_, who, ..)| *who == "Ada Lind").unwrap();
    assert_eq!((of("office")[ada], of("country")[ada]), ("President of Norland", "Norland"));
    assert_eq!(
        (of("start")[ada], of("place")[ada], of("meetingStatus")[ada]),
        ("2031-09-03", "Aldermere", "Planned")
    );
}

#[test]
fn a_dispute_has_a_row_for_each_of_its_claims() {
    let mut world = demo::world();
    let about = |status| {
        world
            .claims
            .iter()
            .find(|c| c.claim.status == status && c.claim.relation == "adopts")
            .unwrap()
            .id
            .clone()
    };
    let claims = vec![about(Status::Planned), about(Status::Denied)];
    world.disputes.push(Dispute {
        id: EntityId("dispute/d1".into()),
        kind: DisputeKind::Denial,
        about: EntityId("meeting/aldermere-summit-2031".into()),
        claims: claims.clone(),
    });
    let book = book(&world);
    assert_eq!(book.column("Disputes", "status").len(), 2);
    assert_eq!(book.column("Disputes", "about"), ["Aldermere summit"; 2]);
    let mut told = book.column("Disputes", "claim");
    let mut ids: Vec<String> = claims.iter().map(|id| format!("claim/{}", id.0)).collect();
    told.sort_unstable();
    ids.sort();
    assert_eq!(told, ids);
}

#[test]
fn equal_graphs_give_equal_bytes() {
    let mut turned = demo::world();
    turned.entities.reverse();
    turned.claims.reverse();
    let written = bytes(&demo::world(), &Selection::default());
    assert!(written == bytes(&turned, &Selection::default()));
    let book = Book::read(&written);
    assert!(book.files["docProps/core.xml"].contains(">2000-01-01T00:00:00Z</dcterms:created>"));
}

#[test]
fn texts_stay_texts_and_only_addresses_of_the_web_can_be_followed() {
    let mut world = demo::small_world(&["ada-lind | hosts"]);
    let odd = [
        "=1+1",
        "+1",
        "@x",
        "-2",
        "_x0041_",
        "<b>&amp;",
        "12",
        "true",
        "https://evil.example",
        "\"a\"\r\nb",
        "=HYPERLINK(\"http://a\")",
    ];
    let person = world.entities.iter_mut().find(|e| e.kind == "Person").unwrap();
    person.label = "=cmd|' /C calc'!A0".to_owned();
    person.aliases = odd.map(str::to_owned).to_vec();
    world.reports[0].url = Some("javascript:alert(1)".to_owned());
    let book = book(&world);
    let labels = book.column("Nodes", "label");
    assert!(labels.contains(&"=cmd|' /C calc'!A0"), "{labels:?}");
    let links = |book: &Book| {
        book.files
            .iter()
            .filter(|(name, _)| name.contains("worksheets/_rels"))
            .map(|(_, text)| text.clone())
            .collect::<String>()
    };
    assert_eq!(links(&book), "", "what is no address of the web cannot be followed");
    assert!(book.column("Nodes", "url").contains(&"javascript:alert(1)"));
    let web = self::book(&demo::small_world(&["ada-lind | hosts"]));
    assert!(links(&web).contains("Target=\"https://news.example/a1?a=1&amp;b=2\""), "{}", links(&web));
}

#[test]
fn what_does_not_fit_is_cut_and_told() {
    let mut world = demo::small_world(&["ada-lind | hosts"]);
    let claim = world.claims[0].clone();
    let report = world.reports.iter_mut().find(|report| report.id == claim.report).unwrap();
    report.text = format!("{}\u{7}", "long ".repeat(8000));
    world.claims[0].claim.evidence.span = rapporteur_model::Span::new(0, report.text.len());
    world.claims[0].claim.evidence.sentence = world.claims[0].claim.evidence.span;
    let book = book(&world);
    let quote = book.column("Claims", "quote")[0];
    assert_eq!((quote.chars().count(), quote.ends_with('…')), (32_767, true));
    let notes = book.sheet("Notes").iter().map(|row| row.join(": ")).collect::<Vec<_>>().join("\n");
    assert!(notes.contains("Claims: 2 cells were longer than 32,767 characters and end with …"), "{notes}");
    assert!(notes.contains("Claims: 2 cells hold � for each character that no workbook can hold"), "{notes}");
}

#[test]
fn a_selection_is_written_alone() {
    let selection = Selection { statuses: [Status::Denied].into(), ..Selection::default() };
    let book = Book::read(&bytes(&demo::world(), &selection));
    let statuses = book.column("Claims", "status");
    assert!(!statuses.is_empty() && statuses.iter().all(|status| *status == "Denied"), "{statuses:?}");
    let empty = self::book(&World::default());
    assert_eq!(empty.sheet("Claims").len(), 1, "the header alone");
}

#[test]
fn an_answer_is_a_sheet_with_names_numbers_and_texts() {
    let vocabulary = Vocabulary::of(DEFAULT_BASE, &KNOWLEDGE).unwrap();
    let store = Store::from_quads(vocabulary.clone(), quads(&demo::world(), &vocabulary)).unwrap();
    let ask = |query: &str| {
        let answer = store.query(&Query::sparql(query).unwrap(), &Options::default()).unwrap();
        let mut bytes = Vec::new();
        write_answer(&answer, &store, &mut bytes).unwrap();
        Book::read(&bytes)
    };
    let book = ask(
        "SELECT ?who ?whoLabel ('=1' AS ?text) (1.5 AS ?number) (true AS ?truth) { ?who rap:hosts ?m ; rdfs:label ?whoLabel } ORDER BY ?who LIMIT 1",
    );
    assert_eq!(book.sheet("Answer")[0], ["who", "whoLabel", "text", "number", "truth"]);
    assert_eq!(book.sheet("Answer")[1], ["Norland", "Norland", "=1", "1.5", "1"]);
    assert_eq!(ask("ASK { ?s a rap:Person }").sheet("Answer")[1], ["1"]);
    let triples = ask("CONSTRUCT { ?p a rap:Person } { ?p a rap:Person }");
    assert_eq!(triples.sheet("Answer")[0], ["subject", "predicate", "object"]);
    assert_eq!(triples.sheet("Answer")[1][1..], ["rdf:type", "rap:Person"]);
    assert_eq!(ask("SELECT ?x { ?x a rap:Nothing }").sheet("Answer"), [["x"]]);
}
