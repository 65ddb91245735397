//! `compare` shows who says what in five agency reports of one summit.

use super::STORE;
use rapporteur_tests::{facet, matrix, words};
use serde_json::Value;

tests!(
    counts_that_differ_stand_side_by_side,
    agreement_is_in_origins_and_not_in_copies,
    a_denied_allegation_is_disputed_and_nothing_else_of_the_summit_is,
);

fn counts_that_differ_stand_side_by_side() {
    let matrix = matrix(&STORE, "Paris");
    let counts = facet(&matrix, "number of participants");
    assert_eq!(counts["verdict"], "differs", "{counts:#}");
    for count in ["35 nations", "35 countries", "27 heads of state", "35 delegations", "more than 27 leaders"]
    {
        assert!(words(counts).contains(&count), "{count}: {counts:#}");
    }
    let agreed = |answer: &str| counts["note"].as_str().unwrap().contains(answer);
    assert!(agreed("2 agree on 35 countries") && agreed("27 leaders"), "{counts:#}");
}

fn agreement_is_in_origins_and_not_in_copies() {
    let matrix = matrix(&STORE, "Paris");
    let origins = matrix["origins"].as_array().unwrap();
    let n_reports: usize = origins.iter().map(|origin| origin["reports"].as_array().unwrap().len()).sum();
    assert_eq!((origins.len(), n_reports), (3, 5), "three of the five are one agency's text: {origins:#?}");
    let witkoff = facet(&matrix, "Steve Witkoff attends");
    assert_eq!((witkoff["verdict"].as_str(), witkoff["nAgree"].as_u64()), (Some("agreed"), Some(3)));
    let claims = |cell: &Value| cell["claims"].as_array().unwrap().len();
    let n_claims: usize = witkoff["cells"].as_array().unwrap().iter().map(claims).sum();
    assert!(n_claims > 3, "{n_claims}");
}

fn a_denied_allegation_is_disputed_and_nothing_else_of_the_summit_is() {
    let overview: Value = serde_json::from_str(&STORE.output(["compare", "--format", "json"])).unwrap();
    for meeting in overview["meetings"].as_array().unwrap() {
        assert_eq!(meeting["disputed"], 0, "{meeting:#}");
    }
    let ukraine = matrix(&STORE, "country/ukraine");
    let disputed: Vec<&Value> =
        ukraine["facets"].as_array().unwrap().iter().filter(|f| f["verdict"] == "disputed").collect();
    assert_eq!(disputed.len(), 1, "{disputed:#?}");
    assert_eq!(disputed[0]["relation"], "attacks");
}
