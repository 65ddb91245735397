//! The matrix of who says what, over the sample reports and over five agency reports of one summit.

use rapporteur_tests::{TestStore, shared_reports};
use serde_json::Value;
use std::sync::LazyLock;

static SAMPLES: LazyLock<TestStore> = LazyLock::new(|| TestStore::build(&["data/reports"], &[]));
static SHARED: LazyLock<Option<TestStore>> =
    LazyLock::new(|| Some(TestStore::build(&[shared_reports()?.to_str()?], &[])));

fn matrix(store: &TestStore, thing: &str) -> Value {
    serde_json::from_str(&store.output(["compare", thing, "--format", "json"])).unwrap()
}

fn facet<'m>(matrix: &'m Value, label: &str) -> &'m Value {
    let facets = matrix["facets"].as_array().unwrap();
    facets
        .iter()
        .find(|facet| facet["label"] == label)
        .unwrap_or_else(|| panic!("no {label:?} in {matrix:#}"))
}

/// The words of every origin on a facet that is not silent.
fn words(facet: &Value) -> Vec<&str> {
    let cells = facet["cells"].as_array().unwrap().iter();
    cells.flat_map(|cell| cell["words"].as_array().unwrap()).map(|word| word.as_str().unwrap()).collect()
}

#[test]
fn counts_that_differ_stand_side_by_side() {
    let Some(store) = SHARED.as_ref() else { return };
    let matrix = matrix(store, "Paris");
    let counts = facet(&matrix, "number of participants");
    assert_eq!(counts["verdict"], "differs", "{counts:#}");
    for count in ["35 nations", "35 countries", "27 heads of state", "35 delegations", "more than 27 leaders"]
    {
        assert!(words(counts).contains(&count), "{count}: {counts:#}");
    }
    let agreed = |answer: &str| counts["note"].as_str().unwrap().contains(answer);
    assert!(agreed("2 agree on 35 countries") && agreed("27 leaders"), "{counts:#}");
}

#[test]
fn agreement_is_in_origins_and_not_in_copies() {
    let Some(store) = SHARED.as_ref() else { return };
    let matrix = matrix(store, "Paris");
    let origins = matrix["origins"].as_array().unwrap();
    let n_reports: usize = origins.iter().map(|origin| origin["reports"].as_array().unwrap().len()).sum();
    assert_eq!((origins.len(), n_reports), (3, 5), "three of the five are one agency's text: {origins:#?}");
    let witkoff = facet(&matrix, "Steve Witkoff attends");
    assert_eq!((witkoff["verdict"].as_str(), witkoff["nAgree"].as_u64()), (Some("agreed"), Some(3)));
    let claims = |cell: &Value| cell["claims"].as_array().unwrap().len();
    let n_claims: usize = witkoff["cells"].as_array().unwrap().iter().map(claims).sum();
    assert!(n_claims > 3, "{n_claims}");
}

#[test]
fn a_denied_allegation_is_disputed_and_nothing_else_of_the_summit_is() {
    let Some(store) = SHARED.as_ref() else { return };
    let overview: Value = serde_json::from_str(&store.output(["compare", "--format", "json"])).unwrap();
    for meeting in overview["meetings"].as_array().unwrap() {
        assert_eq!(meeting["disputed"], 0, "{meeting:#}");
    }
    let ukraine = matrix(store, "country/ukraine");
    let disputed: Vec<&Value> =
        ukraine["facets"].as_array().unwrap().iter().filter(|f| f["verdict"] == "disputed").collect();
    assert_eq!(disputed.len(), 1, "{disputed:#?}");
    assert_eq!(disputed[0]["relation"], "attacks");
}

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
