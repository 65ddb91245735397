//! What extraction, syntax and the world say of the gold's mentions: the input of coreference in evaluation.

use crate::open::Stages;
use anyhow::{Context, Result};
use rapporteur_eval::gold::Record;
use rapporteur_eval::{CorefWeights, HeadKind, Known, Marked, MarkedRecord, predict};
use rapporteur_extract::{Given, Part, given};
use rapporteur_model::{EntityId, Extraction, LocalId, Report, ReportId, Span, World};
use rapporteur_pipeline::Analysed;
use std::collections::BTreeMap;

/// The file of the weights, inside the folder of knowledge.
const WEIGHTS: &str = "coreference/weights.toml";

/// How much each sign of coreference counts.
pub fn weights(stages: &Stages) -> Result<CorefWeights> {
    let text = stages.knowledge.files.get(WEIGHTS);
    let text = text.with_context(|| format!("{WEIGHTS} is missing: restore it from the project"))?;
    toml::from_str(text).with_context(|| format!("{WEIGHTS} cannot be used: correct the line named"))
}

/// The mentions of each record that gave a report, described. Each report is analysed once.
pub fn marked<'r>(
    gold: &'r [Record],
    reports: Vec<Option<Report>>,
    stages: &Stages,
) -> Vec<MarkedRecord<'r>> {
    let (mut seen, mut analysed) = (Vec::new(), Vec::new());
    for (record, report) in gold.iter().zip(reports).filter_map(|(record, report)| Some((record, report?))) {
        let explained = stages.pipeline.extractor().explain(&report);
        let found = given(&explained.document, &explained.extraction, &spans(record, &report));
        let extraction = explained.extraction;
        seen.push((record, found));
        analysed.push((report, extraction));
    }
    let world = stages.pipeline.resolve(&analysed);
    let clusters = Clusters::new(&world);
    let each = seen.into_iter().zip(&analysed);
    each.map(|((record, found), analysed)| (record, described(record, found, analysed, &clusters))).collect()
}

fn described(
    record: &Record,
    found: Vec<Option<Given>>,
    (report, extraction): &Analysed,
    clusters: &Clusters<'_>,
) -> Vec<Option<Marked>> {
    let overlapping = predict::overlapping(record, report, extraction);
    let known = |id: LocalId| Known {
        cluster: clusters.name(report, extraction, id),
        kind: extraction.entity(id).kind.as_str().to_owned(),
        named: extraction.entity(id).named,
    };
    let describe = |(given, overlapping): (Option<Given>, Option<LocalId>)| {
        let given = given?;
        let named = given.within.iter().map(|id| known(*id)).filter(|known| known.named);
        Some(Marked {
            known: given.entity.or(overlapping).map(known),
            within: named.map(|known| known.cluster).collect(),
            tokens: given.tokens,
            sentence: given.sentence,
            head: given.head,
            governor: given.governor,
            kind: head_kind(given.part),
            word: given.word,
            lemma: given.lemma,
            content: given.content,
            several: given.several,
            plural: given.plural,
            subject: given.subject,
            same_as: given.same_as,
        })
    };
    found.into_iter().zip(overlapping).map(describe).collect()
}

fn head_kind(part: Part) -> HeadKind {
    match part {
        Part::Name => HeadKind::Name,
        Part::Noun => HeadKind::Noun,
        Part::Verb => HeadKind::Verb,
        Part::Pronoun | Part::Other => HeadKind::Other,
    }
}

/// The mentions' places in bytes.
fn spans(record: &Record, report: &Report) -> Vec<Span> {
    let starts = report.text.char_indices().map(|(byte, _)| byte);
    let bytes: Vec<usize> = starts.chain([report.text.len()]).collect();
    let byte = |char: usize| bytes.get(char).copied().unwrap_or(report.text.len());
    record.mentions.iter().map(|m| Span::new(byte(m.start), byte(m.end))).collect()
}

/// Which entity of the world speaks at a place of a report.
struct Clusters<'w> {
    by_place: BTreeMap<(&'w ReportId, Span), Vec<(&'w str, &'w EntityId)>>,
}

impl<'w> Clusters<'w> {
    fn new(world: &'w World) -> Self {
        let mut by_place: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for entity in &world.entities {
            for occurrence in &entity.occurrences {
                let place = (&occurrence.report, occurrence.span);
                by_place.entry(place).or_default().push((entity.kind.as_str(), &entity.id));
            }
        }
        Self { by_place }
    }

    /// The entity of the world that an entity of a report became; its own name if it became none.
    fn name(&self, report: &Report, extraction: &Extraction, id: LocalId) -> String {
        let kind = extraction.entity(id).kind.as_str();
        let spans =
            extraction.mentions.iter().filter(|mention| mention.entity == id).map(|mention| mention.span);
        let found = spans.filter_map(|span| self.by_place.get(&(&report.id, span))).flatten();
        match found.into_iter().find(|(of_kind, _)| *of_kind == kind) {
            Some((_, entity)) => entity.0.clone(),
            None => format!("{}#{}", report.id, id.0),
        }
    }
}
