//! Compares two analyses and counts the differences in each layer.

#![allow(clippy::print_stdout, reason = "the report is what the task is for")]

use anyhow::{Context, Result};
use rapporteur_language::{Analysis, Analyzer, TokenTrace};
use serde_json::{Value, json};

/// One layer of the analysis: its name in the reference, and our value at a token.
type Layer = (&'static str, fn(&Analysis, &[TokenTrace], usize) -> Value);

/// Layers with one value per token, in the order in which they are computed.
const LAYERS: [Layer; 11] = [
    ("spaces", |analysis, _, i| json!(u8::from(analysis.tokens[i].space_after))),
    ("ids", |_, trace, i| json!(trace[i].features)),
    ("raw_tags", |_, trace, i| json!(trace[i].tag)),
    ("raw_deps", |_, trace, i| json!(trace[i].dep)),
    ("heads", |analysis, _, i| json!(analysis.tokens[i].head)),
    ("tags", |analysis, _, i| json!(analysis.tokens[i].tag.as_str())),
    ("pos", |analysis, _, i| json!(analysis.tokens[i].pos.as_str())),
    ("deps", |analysis, _, i| json!(analysis.tokens[i].dep.as_str())),
    ("morphs", |analysis, _, i| json!(analysis.tokens[i].morph.as_ref())),
    ("lemmas", |analysis, _, i| json!(analysis.tokens[i].lemma.as_ref())),
    ("starts", |analysis, _, i| json!(analysis.sentences.iter().any(|sentence| sentence.start == i))),
];

/// Sums over all texts.
pub struct Comparison {
    n_texts: usize,
    n_identical: usize,
    n_tokens: usize,
    n_other_tokens: usize,
    differences: [usize; LAYERS.len()],
    n_names: usize,
    n_same_names: usize,
    n_our_names: usize,
    to_show: usize,
}

impl Comparison {
    /// Starts a comparison that prints the first `to_show` differences.
    pub fn new(to_show: usize) -> Self {
        Self {
            n_texts: 0,
            n_identical: 0,
            n_tokens: 0,
            n_other_tokens: 0,
            differences: [0; LAYERS.len()],
            n_names: 0,
            n_same_names: 0,
            n_our_names: 0,
            to_show,
        }
    }

    /// Analyses the reference's text and compares the results.
    pub fn add(&mut self, analyzer: &Analyzer, reference: &Value) -> Result<()> {
        let text = reference["text"].as_str().context("a reference without text")?;
        let analysis = analyzer.analyze(text);
        let trace = analyzer.trace(text);
        self.n_texts += 1;
        let ours = json!(analysis.tokens.iter().map(|token| token.text.as_ref()).collect::<Vec<_>>());
        if ours != reference["tokens"] {
            self.n_other_tokens += 1;
            self.show_other_tokens(&analysis, reference);
            return Ok(());
        }
        self.n_tokens += analysis.tokens.len();
        let same_layers = self.compare_layers(&analysis, &trace, reference);
        let same_names = self.compare_names(&analysis, reference);
        self.n_identical += usize::from(same_layers && same_names);
        Ok(())
    }

    fn compare_layers(&mut self, analysis: &Analysis, trace: &[TokenTrace], reference: &Value) -> bool {
        let starts = &reference["starts"];
        let is_start = |i: usize| json!(starts.as_array().is_some_and(|starts| starts.contains(&json!(i))));
        let mut same = true;
        for (layer, (name, ours)) in LAYERS.iter().enumerate() {
            for i in 0..analysis.tokens.len() {
                let theirs = if *name == "starts" { is_start(i) } else { reference[name][i].clone() };
                let ours = ours(analysis, trace, i);
                if ours != theirs {
                    same = false;
                    self.differences[layer] += 1;
                    self.show(name, &context(analysis, i), &ours, &theirs);
                }
            }
        }
        same
    }

    fn compare_names(&mut self, analysis: &Analysis, reference: &Value) -> bool {
        let ours: Vec<Value> = analysis
            .names
            .iter()
            .map(|name| json!([name.tokens.start, name.tokens.end, name.label.as_ref()]))
            .collect();
        let theirs = reference["names"].as_array().cloned().unwrap_or_default();
        let common = theirs.iter().filter(|name| ours.contains(name)).count();
        self.n_names += theirs.len();
        self.n_our_names += ours.len();
        self.n_same_names += common;
        let same = common == theirs.len() && common == ours.len();
        if !same {
            let only = |these: &[Value], those: &[Value]| -> Vec<Value> {
                these.iter().filter(|name| !those.contains(name)).cloned().collect()
            };
            self.show("names", "", &json!(only(&ours, &theirs)), &json!(only(&theirs, &ours)));
        }
        same
    }

    fn show_other_tokens(&mut self, analysis: &Analysis, reference: &Value) {
        let theirs = reference["tokens"].as_array().cloned().unwrap_or_default();
        let first =
            analysis.tokens.iter().zip(&theirs).take_while(|(a, b)| json!(a.text.as_ref()) == **b).count();
        let ours: Vec<Value> =
            analysis.tokens.iter().skip(first).take(4).map(|t| json!(t.text.as_ref())).collect();
        let theirs: Vec<&Value> = theirs.iter().skip(first).take(4).collect();
        self.show("tokens", "", &json!(ours), &json!(theirs));
    }

    fn show(&mut self, layer: &str, place: &str, ours: &Value, theirs: &Value) {
        if self.to_show > 0 {
            self.to_show -= 1;
            println!("{layer:<9} {place}\n          ours {ours}\n          spaCy {theirs}");
        }
    }

    /// Whether every text has the same analysis in every layer.
    pub fn is_identical(&self) -> bool {
        self.n_identical == self.n_texts
    }

    /// Prints the sums.
    pub fn report(&self, model: &str) {
        println!("{model}: {} texts, {} identical in every layer", self.n_texts, self.n_identical);
        println!("tokens    {} compared; {} texts split otherwise", self.n_tokens, self.n_other_tokens);
        for ((name, _), differences) in LAYERS.iter().zip(self.differences) {
            println!("{name:<9} {differences} differ");
        }
        println!(
            "names     {} of spaCy's {} found; ours {}",
            self.n_same_names, self.n_names, self.n_our_names
        );
    }
}

/// Shows a token between its neighbours.
fn context(analysis: &Analysis, i: usize) -> String {
    let text = |i: usize| analysis.tokens.get(i).map_or("", |token| token.text.as_ref());
    format!("{} [{}] {}", text(i.wrapping_sub(1)), text(i), text(i + 1))
}
