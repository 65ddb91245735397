//! Whole reports of different publishers and decades: which parts are headline, dateline, credit, teaser, running text.
//!
//! The reports in `layouts/` were written for this test.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use rapporteur_ingest::{Options, Reader};
use rapporteur_model::{BlockKind, CreditRole, Report};
use rapporteur_testkit::layout::{credits, of_kind, value};
use std::path::Path;

fn read(path: &Path) -> Report {
    let reader = Reader::new(&Options::default()).unwrap();
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut input = reader.read_bytes(&path.to_string_lossy(), bytes);
    assert_eq!(input.reports.len(), 1, "{:?}", input.diagnostics);
    input.reports.remove(0)
}

fn fixture(name: &str) -> Report {
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/layouts").join(name))
}

#[test]
fn fixed_width_wire_copy_of_the_eighties() {
    let report = fixture("wire_1985.txt");
    let dateline = report.dateline.clone().unwrap();
    assert_eq!(value(dateline.place.as_ref()), "PORT VALE, Westmark");
    assert_eq!(value(dateline.date.as_ref()), "--03-14");
    assert_eq!(value(report.publisher.as_ref()), "UPI");
    assert_eq!(credits(&report), [(CreditRole::Author, "ANA RUIZ")]);
    assert_eq!(value(report.title.as_ref()), "Ministers agree on ferry treaty after night of talks");
    assert_eq!(of_kind(&report, BlockKind::Paragraph).len(), 4, "{:#?}", report.blocks);
    assert_eq!(of_kind(&report, BlockKind::Boilerplate), ["UP-014", "(more)", "-30-"]);
}

#[test]
fn web_outlet_with_teasers_counts_and_prompts() {
    let report = fixture("web_outlet.txt");
    assert_eq!(value(report.title.as_ref()), "Westmark: Treaty with Eastmark \"ready by autumn\"");
    assert_eq!(value(report.published_on.as_ref()), "2031-05-04");
    assert_eq!(value(report.publisher.as_ref()), "EUobserver");
    assert_eq!(credits(&report), [(CreditRole::Translator, "Tom Lee"), (CreditRole::Author, "Kim Moss")]);
    assert_eq!(of_kind(&report, BlockKind::Teaser).len(), 3, "{:#?}", report.blocks);
    assert_eq!(of_kind(&report, BlockKind::Heading), ["What was agreed"]);
    assert_eq!(of_kind(&report, BlockKind::Paragraph).len(), 4, "{:#?}", report.blocks);
}

#[test]
fn broadcaster_without_headline() {
    let report = fixture("broadcast.txt");
    assert_eq!((report.title.clone(), report.publisher.clone(), report.dateline.clone()), (None, None, None));
    assert_eq!(credits(&report), [(CreditRole::Author, "Kyle de Wit"), (CreditRole::Editor, "Nora Moss")]);
    assert_eq!(of_kind(&report, BlockKind::Paragraph).len(), 3, "{:#?}", report.blocks);
}

#[test]
fn a_foreign_report_is_kept_but_not_analysed() {
    let report = fixture("foreign.txt");
    assert_eq!(report.diagnostics[0].code, "not-english");
    assert!(!report.blocks.is_empty() && report.blocks.iter().all(|b| b.kind == BlockKind::Boilerplate));
}
