//! Whole reports of different publishers and decades: what is headline, dateline, credit, teaser, running text.
//!
//! The reports in `layouts/` were written for this test. Five published reports lie beside the project for its developers;
//! they are read in place where they are and checked for the same things.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "helpers of tests")]

use rapporteur_ingest::{Options, Reader};
use rapporteur_model::{BlockKind, CreditRole, Report};
use std::path::{Path, PathBuf};

fn read(path: &Path) -> Report {
    let reader = Reader::new(&Options::default()).unwrap();
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut input = reader.read_bytes(&path.to_string_lossy(), bytes);
    assert_eq!(input.reports.len(), 1, "{:?}", input.diagnostics);
    input.reports.remove(0)
}

fn of_kind(report: &Report, kind: BlockKind) -> Vec<&str> {
    report.blocks.iter().filter(|b| b.kind == kind).map(|b| b.span.of(&report.text)).collect()
}

fn credits(report: &Report) -> Vec<(CreditRole, &str)> {
    report.credits.iter().map(|credit| (credit.role, credit.name.value.as_str())).collect()
}

fn value<T: ToString>(sourced: Option<&rapporteur_model::Sourced<T>>) -> String {
    sourced.map(|sourced| sourced.value.to_string()).unwrap_or_default()
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

/// The folder of published reports, if it is here. A run that must be complete fails without it.
fn published() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/reports");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "{} is missing: the published reports were not checked",
        folder.display()
    );
    eprintln!("LEFT OUT: {} is missing, the published reports were not checked", folder.display());
    None
}

#[test]
fn published_reports() {
    let Some(folder) = published() else { return };
    let [r0, r1, r2, r3, r4] = [0, 1, 2, 3, 4].map(|i| read(&folder.join(format!("{i:03}.txt"))));
    for report in [&r0, &r1, &r2] {
        assert_eq!(of_kind(report, BlockKind::Headline).len(), 1);
        assert_eq!(
            report.title.as_ref().and_then(|t| t.span).map(|s| s.of(&report.text)),
            Some(of_kind(report, BlockKind::Headline)[0])
        );
    }
    assert_eq!(credits(&r0), [(CreditRole::Translator, "Iurie Tataru")]);
    assert_eq!(of_kind(&r0, BlockKind::Heading).len(), 3);

    assert_eq!(
        (value(r1.published_on.as_ref()), value(r1.publisher.as_ref())),
        ("2026-01-06".to_owned(), "UNN".to_owned())
    );
    assert_eq!(of_kind(&r1, BlockKind::Teaser).len(), 2);
    assert_eq!(of_kind(&r1, BlockKind::Boilerplate).len(), 3);
    assert_eq!(credits(&r1), [(CreditRole::Author, "Julia Shramko")]);

    assert_eq!(of_kind(&r2, BlockKind::Boilerplate), ["W300"]);
    assert_eq!(of_kind(&r2, BlockKind::Paragraph).len(), 13);

    assert!(r3.title.is_none() && of_kind(&r3, BlockKind::Heading).len() == 1);

    let dateline = r4.dateline.clone().unwrap();
    assert_eq!(value(dateline.place.as_ref()) + &value(dateline.date.as_ref()), "PARIS--01-06");
    assert_eq!(
        (value(dateline.agency.as_ref()), value(r4.publisher.as_ref())),
        ("Reuters".to_owned(), "Reuters".to_owned())
    );
    assert_eq!(credits(&r4), [(CreditRole::Author, "Olena Harmash"), (CreditRole::Editor, "Peter Graff")]);
    assert!(of_kind(&r4, BlockKind::Paragraph)[0].contains('\n') && r4.title.is_none());
    assert_eq!(of_kind(&r4, BlockKind::Paragraph).len(), 11);
}
