//! Judged claims as the extractor makes them today.

use super::texts::Texts;
use crate::model;
use anyhow::{Context, Result, ensure};
use rapporteur_extract::{Extractor, Features};
use rapporteur_knowledge::Knowledge;
use rapporteur_language::Analyzer;
use rapporteur_model::{CharOffsets, Claim, Extraction, LocalId, Mention, Span};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A claim that a reader judged.
pub struct Example {
    /// The report's id in the pool.
    pub report: String,
    /// What the judge sees of it.
    pub features: Features,
    /// The confidence that it states without a judge, 0 to 1.
    pub stated: f64,
    /// Whether the reader found it right.
    pub right: bool,
}

/// All examples, and the number of labels that they come from.
pub struct Examples {
    pub examples: Vec<Example>,
    pub n_labels: usize,
}

/// The judged claims of a report.
#[derive(Deserialize)]
struct Labelled {
    /// The file that the report stands in, see [`Texts::report`].
    file: String,
    /// Which of its reports it is.
    id: String,
    claims: Vec<Label>,
}

impl Labelled {
    /// The report's id where it has one, else its place in the project.
    fn name(&self) -> String {
        if self.file.contains('/') { format!("{}#{}", self.file, self.id) } else { self.id.clone() }
    }
}

/// A judged claim. Offsets count Unicode scalars.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Label {
    pub subject: Option<[usize; 2]>,
    pub relation: String,
    pub object: Option<[usize; 2]>,
    pub status: String,
    pub evidence: [usize; 2],
    pub found_by: String,
    pub verdict: Verdict,
}

/// What a reader said of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Ok,
    Pointless,
    Wrong,
}

/// The examples as a table: report, verdict, stated trust, features behind it.
pub fn table(examples: &[Example]) -> String {
    let row = |example: &Example| {
        let features: Vec<&str> = example.features.names().collect();
        let right = u8::from(example.right);
        format!("{}\t{right}\t{:.2}\t{}\n", example.report, example.stated, features.join("\t"))
    };
    examples.iter().map(row).collect()
}

/// A hash that puts reports into an order without meaning.
pub fn hash(purpose: &str, id: &str) -> String {
    Sha256::digest(format!("{purpose}/{id}")).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Extracts the judged reports, whose texts lie in some folders, and matches their claims with the labels, in the order of the labels'
/// files.
pub fn read(labels: &Path, texts: &[PathBuf]) -> Result<Examples> {
    let labelled = labelled(labels)?;
    let mut texts = Texts::new(texts)?;
    let knowledge = Arc::new(Knowledge::load(&rapporteur_xtask::project::root().join("data"))?);
    let analyzer = Arc::new(Analyzer::open(model::MD.default_output())?);
    let extractor = Extractor::new(knowledge, analyzer)?;
    let mut examples = Vec::new();
    let mut n_labels = 0;
    for report in &labelled {
        n_labels += report.claims.len();
        let input = texts.report(&report.file, &report.id)?;
        let explained = extractor.explain(&input);
        let offsets = CharOffsets::new(&input.text);
        for (label, i) in matched(&report.claims, &explained.extraction, &offsets) {
            let judged = &explained.judged[i];
            examples.push(Example {
                report: report.name(),
                features: judged.features.clone(),
                stated: judged.stated.get(),
                right: label.verdict == Verdict::Ok,
            });
        }
    }
    Ok(Examples { examples, n_labels })
}

/// The labels with the claims that they judge, in the order of the labels; each claim has one label at most. Of several claims, the
/// one is meant that the same wording found.
pub fn matched<'l>(
    labels: &'l [Label],
    extraction: &Extraction,
    offsets: &CharOffsets,
) -> Vec<(&'l Label, usize)> {
    let claims = &extraction.claims;
    let mut taken = vec![false; claims.len()];
    let mut found = Vec::new();
    for label in labels {
        let fits = |i: &usize| !taken[*i] && is_of(label, &claims[*i], extraction, offsets);
        let meant = (0..claims.len()).filter(fits).min_by_key(|i| claims[*i].found_by != label.found_by);
        if let Some(i) = meant {
            taken[i] = true;
            found.push((label, i));
        }
    }
    found
}

/// Whether a label judges a claim: relation, status and evidence are equal, and subject and object are what the words speak of that
/// the label tells.
fn is_of(label: &Label, claim: &Claim<LocalId>, extraction: &Extraction, offsets: &CharOffsets) -> bool {
    let overlaps = |span: Span, wanted: [usize; 2]| {
        let [start, end] = offsets.span(span);
        start < wanted[1] && wanted[0] < end
    };
    let speaks = |wanted: Option<[usize; 2]>, span: Option<Span>, entity: Option<&LocalId>| {
        let Some(wanted) = wanted else { return true };
        let own = |mention: &&Mention| Some(&mention.entity) == entity;
        let mentions = extraction.mentions.iter().filter(own).map(|mention| mention.span);
        mentions.chain(span).any(|span| overlaps(span, wanted))
    };
    label.relation == claim.relation
        && label.status == claim.status.as_str()
        && label.evidence == offsets.span(claim.evidence.span)
        && speaks(label.subject, claim.subject_span, claim.subject.as_ref())
        && speaks(label.object, claim.object_span, claim.object.entity())
}

/// The labels of all files, in the order of their names.
fn labelled(folder: &Path) -> Result<Vec<Labelled>> {
    let mut files = std::fs::read_dir(folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    ensure!(!files.is_empty(), "{} holds no labels", folder.display());
    let mut labelled = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        for (i, line) in text.lines().enumerate() {
            let read = serde_json::from_str(line);
            labelled.push(read.with_context(|| format!("{}:{}", file.display(), i + 1))?);
        }
    }
    Ok(labelled)
}
