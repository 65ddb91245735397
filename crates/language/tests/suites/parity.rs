//! Compares the embedded model with spaCy's own output (`scripts/reference.py`) for the texts in `fixtures/texts.jsonl`.

#![allow(clippy::unwrap_used, reason = "a test")]
#![cfg(feature = "embedded-model")]

use std::io::{BufRead, BufReader};
use std::ops::Range;

use flate2::bufread::GzDecoder;
use rapporteur_language::{Analysis, Analyzer, Token};
use serde_json::{Value, json};

/// One token in this many may be analysed differently, because weights are rounded.
const TOKENS_PER_DIFFERENCE: usize = 2_000;

#[test]
fn agrees_with_spacy_but_for_rounding() {
    let analyzer = Analyzer::embedded().unwrap();
    let (mut n_tokens, mut differences) = (0, Vec::new());
    for reference in references() {
        let analysis = analyzer.analyze(reference["text"].as_str().unwrap());
        let tokens: Vec<&str> = analysis.tokens.iter().map(|token| token.text.as_ref()).collect();
        assert_eq!(json!(tokens), reference["tokens"], "rounding does not touch the tokenizer");
        n_tokens += tokens.len();
        let different = (0..tokens.len()).filter(|i| seen(&analysis, *i) != expected(&reference, *i));
        differences.extend(different.map(|i| format!("{}: {}", tokens[i], seen(&analysis, i))));
    }
    assert!(n_tokens >= 6_000, "{n_tokens} tokens");
    assert!(differences.len() <= n_tokens / TOKENS_PER_DIFFERENCE, "{differences:#?}");
}

#[test]
fn offsets_point_at_the_tokens() {
    let analyzer = Analyzer::embedded().unwrap();
    for reference in references() {
        let text = reference["text"].as_str().unwrap();
        let analysis = analyzer.analyze(text);
        let mut rebuilt = String::new();
        for Token { span, text: token, space_after, .. } in &analysis.tokens {
            assert_eq!(&text[span.clone()], token.as_ref());
            rebuilt.push_str(token);
            rebuilt.extend(space_after.then_some(' '));
        }
        assert_eq!(rebuilt, text);
        let covered: Vec<usize> = analysis.sentences.iter().cloned().flat_map(Range::into_iter).collect();
        assert_eq!(covered, (0..analysis.tokens.len()).collect::<Vec<_>>());
    }
}

fn references() -> impl Iterator<Item = Value> {
    let file: &[u8] = include_bytes!("../fixtures/reference.jsonl.gz");
    BufReader::new(GzDecoder::new(file)).lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap())
}

/// The analysis of a token; the name counts at its first token.
fn seen(analysis: &Analysis, i: usize) -> Value {
    let token = &analysis.tokens[i];
    let name = analysis.names.iter().find(|name| name.tokens.start == i);
    json!([
        u8::from(token.space_after),
        token.tag.as_str(),
        token.pos.as_str(),
        token.morph.as_ref(),
        token.lemma.as_ref(),
        token.head,
        token.dep.as_str(),
        analysis.sentences.iter().any(|sentence| sentence.start == i),
        name.map(|name| json!([name.tokens.start, name.tokens.end, name.label.as_ref()])),
    ])
}

fn expected(reference: &Value, i: usize) -> Value {
    let columns = ["spaces", "tags", "pos", "morphs", "lemmas", "heads", "deps"];
    let mut all: Vec<Value> = columns.iter().map(|column| reference[column][i].clone()).collect();
    all.push(json!(reference["starts"].as_array().unwrap().contains(&json!(i))));
    all.push(reference["names"].as_array().unwrap().iter().find(|name| name[0] == json!(i)).cloned().into());
    json!(all)
}
