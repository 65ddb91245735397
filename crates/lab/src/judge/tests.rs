use super::*;
use rapporteur_model::{CharOffsets, Claim, Extraction, LocalId, Object, Span};

#[test]
fn what_tells_right_from_wrong_has_weight_and_the_rest_has_little() {
    let (first, second, both) = (vec![0, 1, 2, 3], vec![4, 5, 6, 7], (0..8).collect());
    let right = [1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0];
    let weights = fit::descend(&[&first, &second, &both], &right, 0.01);
    assert!(weights[0] > 0.9 && weights[1] < -0.9 && weights[2].abs() < 0.01, "{weights:?}");
    let bound = fit::descend(&[&first, &second, &both], &right, 100.0);
    assert!(bound.iter().all(|weight| weight.abs() < 0.02), "{bound:?}");
}

#[test]
fn curves_rise_whatever_the_scores() {
    let scored: Vec<(i64, bool)> = (0..600).map(|i| (i, i % 7 == 0 || i % 600 > 200 && i % 3 > 0)).collect();
    let curve = calibrate::isotonic(scored);
    assert!(curve.len() > 1 && curve.windows(2).all(|p| p[0].0 < p[1].0 && p[0].1 < p[1].1), "{curve:?}");
    assert!(curve.iter().all(|(_, hundredths)| (1..=99).contains(hundredths)));
}

#[test]
fn equal_weights_give_equal_files_that_the_judge_reads() {
    let weights = fit::Weights::from([(String::from("relation=kills"), 700), (String::from("any=yes"), -20)]);
    let (_, files) = write::judge(&weights, &[(-500, 7), (900, 91)]).unwrap();
    assert_eq!(files, write::judge(&weights, &[(-500, 7), (900, 91)]).unwrap().1);
    assert!(files[0].1.ends_with("feature\tweight\nany=yes\t-20\nrelation=kills\t700\n"));
    assert!(files[1].1.ends_with("confidence\tscore\n07\t-500\n91\t900\n"));
    assert!(write::judge(&weights, &[(900, 7), (-500, 91)]).is_err());
}

#[test]
fn figures_count_ties_half_and_bins_evenly() {
    let rows = [(0.2, false), (0.2, true), (0.8, true), (0.8, true)];
    assert!((figures::auc(&rows) - 5.0 / 6.0).abs() < 1e-9);
    assert!((figures::calibration_error(&rows) - (0.2 + 0.8 + 0.2 + 0.2) / 4.0).abs() < 1e-9);
}

#[test]
fn labels_find_their_claim_by_words_counted_in_characters() {
    let label = |object: [usize; 2]| -> examples::Label {
        serde_json::from_value(serde_json::json!({
            "relation": "kills", "subject": [0, 3], "object": object, "status": "Happened",
            "evidence": [0, 12], "foundBy": "kills/verb", "verdict": "ok",
        }))
        .unwrap()
    };
    let text = "Zoë kills me";
    let mut claim = Claim::new("kills", Object::Entity(LocalId(1)));
    (claim.subject_span, claim.object_span) = (Some(Span::new(0, 4)), Some(Span::new(11, 13)));
    claim.evidence.span = Span::new(0, 13);
    let offsets = CharOffsets::new(text);
    let labels = [label([10, 12]), label([10, 12]), label([4, 9])];
    let extraction = Extraction { claims: vec![claim.clone(), claim], ..Extraction::default() };
    let found: Vec<usize> =
        examples::matched(&labels, &extraction, &offsets).into_iter().map(|(_, i)| i).collect();
    assert_eq!(found, [0, 1]);
}
