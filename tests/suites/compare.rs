//! `compare` shows who says what in the sample reports.

use rapporteur_tests::{TestStore, facet, matrix, words};
use std::sync::LazyLock;

static SAMPLES: LazyLock<TestStore> = LazyLock::new(|| TestStore::build(&["data/reports"], &[]));

#[test]
fn words_of_two_parties_in_one_report_are_a_dispute() {
    let matrix = matrix(&SAMPLES, "Ronald Reagan");
    let offer = &matrix["facets"][0];
    assert_eq!((offer["verdict"].as_str(), offer["relation"].as_str()), (Some("disputed"), Some("rejects")));
    assert!(words(offer).contains(&"denied, says United States"), "{offer:#}");
    let posts = facet(&matrix, "holds office President of the United States");
    assert_eq!(posts["verdict"], "agreed");
}

#[test]
fn every_quote_is_a_slice_of_its_sentence() {
    let matrix = matrix(&SAMPLES, "Reykjavik");
    assert!(matrix["about"]["id"].as_str().unwrap().starts_with("meeting/"), "{matrix:#}");
    let mut n_claims = 0;
    for facet in matrix["facets"].as_array().unwrap() {
        for claim in facet["cells"].as_array().unwrap().iter().flat_map(|c| c["claims"].as_array().unwrap()) {
            let text = |field: &str| claim[field].as_str().unwrap();
            assert!(!text("quote").is_empty() && text("sentence").contains(text("quote")), "{claim:#}");
            n_claims += 1;
        }
    }
    assert!(n_claims > 4, "{matrix:#}");
}

#[test]
fn the_page_needs_nothing_beside_it() {
    let page = SAMPLES.output(["compare", "Reykjavik", "--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    for outside in ["<script", "<link", "src=", "href=", "url(", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("<details>") && page.contains("prefers-color-scheme:dark"));
}
