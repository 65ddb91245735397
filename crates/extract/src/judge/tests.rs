use super::*;
use crate::Extractor;
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use std::sync::Arc;

const CURVE: &str = "confidence\tscore\n10\t-2000\n50\t0\n90\t1000\n";

fn judge(weights: &str, curve: &str) -> (Judge, Vec<String>) {
    let files = Files::default()
        .with("judge/weights.tsv", weights.to_owned())
        .with("judge/calibration.tsv", curve.to_owned());
    let mut faults = Vec::new();
    let judge = Judge::read(&files, &mut faults);
    (judge, faults.iter().map(Fault::to_string).collect())
}

fn hundredths(curve: &Calibration, score: i64) -> Option<i64> {
    curve.at(score).map(|confidence| (confidence.get() * 100.0).round() as i64)
}

#[test]
fn faults_of_both_files_are_told_with_line_and_remedy() {
    let (_, faults) = judge("feature\tweight\nkills\t5\nrelation=kills\tmuch\n", CURVE);
    assert!(faults[0].starts_with("data/judge/weights.tsv:3:16: `much` is no weight"), "{faults:?}");
    assert!(faults[1].starts_with("data/judge/weights.tsv:2: `kills` is no feature"), "{faults:?}");
    let (_, faults) = judge("feature\tweight\nrelations=kills\t5\n", CURVE);
    assert!(
        faults[0].starts_with("data/judge/weights.tsv:2: `relations` is no kind of feature"),
        "{faults:?}"
    );
    let (_, faults) = judge("feature\tweight\n", "confidence\tscore\n50\t10\n60\t10\n7\t20\n");
    let told = |start: &str| faults.iter().any(|fault| fault.starts_with(start));
    assert!(told("data/judge/calibration.tsv:3: score 10 does not rise"), "{faults:?}");
    assert!(told("data/judge/calibration.tsv:4: `7` is no confidence"), "{faults:?}");
}

#[test]
fn a_higher_score_never_gives_less_confidence() {
    let (Judge { calibration, .. }, faults) = judge("feature\tweight\n", CURVE);
    assert_eq!(faults, [""; 0]);
    let heights: Vec<Option<i64>> = (-2500..1500).map(|score| hundredths(&calibration, score)).collect();
    assert!(heights.is_sorted() && heights[0] == Some(10) && heights.last() == Some(&Some(90)));
    assert_eq!(hundredths(&calibration, 500), Some(70));
    assert_eq!(hundredths(&calibration, -1000), Some(30));
}

#[test]
fn without_its_files_the_judge_is_silent_and_unknown_features_weigh_nothing() {
    let mut faults = Vec::new();
    let features = Features::of(&[(Kind::Relation, String::from("met with"))]);
    assert_eq!(Judge::read(&Files::default(), &mut faults).confidence(&features), None);
    assert!(faults.is_empty());
    assert_eq!(features.names().collect::<Vec<_>>(), ["relation=met_with"]);
    let (judge, _) = judge("feature\tweight\nrelation=kills\t5\n", CURVE);
    assert_eq!(judge.confidence(&features), Some(Confidence::new(0.5)));
}

/// The confidences in the claims of a relation, by a judge of which pronouns speak against a claim.
fn confidences(text: &str, relation: &str) -> Vec<f64> {
    let files = Files::embedded()
        .with("judge/weights.tsv", "feature\tweight\nsubject.form=pronoun\t-1000\n")
        .with("judge/calibration.tsv", CURVE);
    let knowledge = Arc::new(Knowledge::from_files(files).unwrap());
    let extractor = Extractor::new(knowledge, Arc::new(Analyzer::embedded().unwrap())).unwrap();
    let report = rapporteur_testkit::report(text);
    let claims = extractor.extract(&report).claims;
    assert_eq!(claims, extractor.extract(&report).claims);
    let of_relation = claims.iter().filter(|claim| claim.relation == relation);
    of_relation.map(|claim| claim.confidence.get()).collect()
}

#[test]
fn a_pronoun_lowers_confidence_where_the_weights_say_so() {
    let text = "Ana Ruiz signed the Aden accord. Ana Ruiz visited Oslo. She visited Kenya.";
    assert_eq!(confidences(text, "visits"), [0.5, 0.3]);
}
