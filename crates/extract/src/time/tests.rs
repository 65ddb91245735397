use super::*;

#[test]
fn the_grammar_holds_to_its_examples_and_rejects() {
    let faults = TimeTagger::new(Grammar::embedded().unwrap()).faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
