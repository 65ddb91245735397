//! Headline, dateline, credit, teaser and running text are told apart in five published reports.

use rapporteur_ingest::{Options, Reader};
use rapporteur_model::{BlockKind, CreditRole, Report};
use rapporteur_testkit::layout::{credits, of_kind, value};
use rapporteur_tests::gold_folder;
use std::path::Path;

tests!(published_reports);

fn read(path: &Path) -> Report {
    let reader = Reader::new(&Options::default()).unwrap();
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut input = reader.read_bytes(&path.to_string_lossy(), bytes);
    assert_eq!(input.reports.len(), 1, "{:?}", input.diagnostics);
    input.reports.remove(0)
}

fn published_reports() {
    let folder = gold_folder().join("reports");
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
