//! Predictions for gold records, and their scores.

use crate::background::background;
use crate::commands::Task;
use crate::coreference;
use crate::open::Stages;
use anyhow::{Context, Result, bail};
use rapporteur_eval::gold::{ClaimRecord, NamePair, Record};
use rapporteur_eval::mapping;
use rapporteur_eval::predictions::NameMatch;
use rapporteur_eval::{
    ClaimOptions, CorefOptions, RelationOptions, Table, TypeMapping, claims, parse_lines, predict,
    write_lines,
};
use rapporteur_knowledge::PloverCoding;
use rapporteur_model::{Claim, Extraction, LocalId, Report};
use rapporteur_pipeline::Analysed;
use rapporteur_resolve::names::{NameKind, compare};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What narrows the scoring.
pub struct Choices<'a> {
    /// Type mapping (typing) or gold types (coreference).
    pub types: Option<&'a str>,
    /// Relations to score; empty for all.
    pub relations: BTreeSet<String>,
    /// Kind of quotation to score.
    pub kind: Option<&'a str>,
    /// Leave clusters of one mention out.
    pub without_singletons: bool,
    /// Where to write the pairs of mentions that coreference weighs.
    pub pairs: Option<&'a Path>,
    /// Folder of the gold files that hold the texts of claims.
    pub texts: Option<&'a Path>,
}

/// Scores, and the predictions as JSON lines.
pub struct Scored {
    /// The scores.
    pub table: Table,
    /// The predictions.
    pub predictions: String,
}

/// Predicts and scores. `path` names the gold in errors.
pub fn score(task: Task, gold: &str, path: &str, stages: &Stages, choices: &Choices<'_>) -> Result<Scored> {
    if task == Task::Names {
        let pairs: Vec<NamePair> = parse_lines(gold, path)?;
        let predictions: Vec<NameMatch> = pairs.iter().map(|pair| same_name(pair, stages)).collect();
        return scored(rapporteur_eval::score_names(&pairs, &predictions), &predictions);
    }
    if task == Task::Claims {
        return score_claims(&parse_lines(gold, path)?, stages, choices);
    }
    let gold: Vec<Record> = parse_lines(gold, path)?;
    if task == Task::Coref {
        return score_coreference(&gold, stages, choices);
    }
    let found = analyse(&gold, stages)?;
    match task {
        Task::Typing => {
            let mapping: TypeMapping =
                choices.types.map_or_else(|| Ok(TypeMapping::default()), str::parse)?;
            let lines = predicted(&gold, &found, |r, report, found| predict::typing(&r.id, report, found));
            scored(rapporteur_eval::score_typing(&gold, &lines, &mapping), &lines)
        }
        Task::Relations => {
            let lines = predicted(&gold, &found, |r, report, found| {
                mapping::relations(&r.id, report, found, &background(report, found, stages))
            });
            let options =
                RelationOptions { relations: choices.relations.clone(), ..RelationOptions::default() };
            scored(rapporteur_eval::score_relations(&gold, &lines, &options), &lines)
        }
        Task::Times => {
            let lines = predicted(&gold, &found, |r, report, found| predict::times(&r.id, report, found));
            scored(rapporteur_eval::score_times(&gold, &lines), &lines)
        }
        Task::Quotes => {
            let lines = predicted(&gold, &found, |r, report, found| predict::quotes(&r.id, report, found));
            scored(rapporteur_eval::score_quotes(&gold, &lines, choices.kind), &lines)
        }
        Task::Plover | Task::Names | Task::Claims | Task::Coref => {
            let class = |claim: &Claim<LocalId>| {
                let own = claim.attribution.contains(&claim.subject);
                let relation = stages.knowledge.relation(&claim.relation)?;
                stages.knowledge.plover.class(relation, &claim.found_by, claim.status, own).map(str::to_owned)
            };
            let lines = predicted(&gold, &found, |r, _, found| {
                predict::plover(&r.id, found, class, |id| actor_codes(found, id, stages))
            });
            scored(rapporteur_eval::score_plover(&gold, &lines), &lines)
        }
    }
}

/// Claims against gold whose texts lie in other files.
fn score_claims(gold: &[ClaimRecord], stages: &Stages, choices: &Choices<'_>) -> Result<Scored> {
    let Some(folder) = choices.texts else {
        bail!("eval claims: say with --texts in which folder the gold files with the texts lie");
    };
    let texts = texts_of(gold, folder)?;
    let found = analyse(&texts, stages)?;
    let predict = |(record, found): (&Record, &Option<Analysed>)| match found {
        Some((report, extraction)) => claims::predicted(&record.id, report, extraction),
        None => claims::Claims { id: record.id.clone(), ..claims::Claims::default() },
    };
    let mut lines: Vec<claims::Claims> = texts.iter().zip(&found).map(predict).collect();
    let relations = &stages.knowledge.relations;
    let symmetric = relations.iter().filter(|r| r.symmetric).map(|r| r.id.clone()).collect();
    let options = ClaimOptions { relations: choices.relations.clone(), symmetric };
    let table = rapporteur_eval::score_claims(gold, &texts, &mut lines, &options);
    scored(table, &lines)
}

/// The records that the gold speaks of, in its order.
fn texts_of(gold: &[ClaimRecord], folder: &Path) -> Result<Vec<Record>> {
    let mut files: BTreeMap<&str, Vec<Record>> = BTreeMap::new();
    let mut texts = Vec::with_capacity(gold.len());
    for claims in gold {
        if !files.contains_key(claims.file.as_str()) {
            let path = folder.join(format!("{}.jsonl", claims.file)).display().to_string();
            let lines = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
            files.insert(&claims.file, parse_lines(&lines, &path)?);
        }
        let record = files[claims.file.as_str()].iter().find(|record| record.id == claims.id);
        texts.push(
            record.with_context(|| format!("{}.jsonl has no record {}", claims.file, claims.id))?.clone(),
        );
    }
    Ok(texts)
}

fn score_coreference(gold: &[Record], stages: &Stages, choices: &Choices<'_>) -> Result<Scored> {
    let weights = coreference::weights(stages)?;
    let records = coreference::marked(gold, reports(gold, stages)?, stages);
    if let Some(file) = choices.pairs {
        std::fs::write(file, rapporteur_eval::pair_examples(&records))
            .with_context(|| format!("cannot write {}", file.display()))?;
    }
    let lines = rapporteur_eval::chains(&records, &weights);
    let types = choices.types.map(|types| types.split(',').map(str::to_owned).collect());
    let options =
        CorefOptions { types: types.unwrap_or_default(), without_singletons: choices.without_singletons };
    scored(rapporteur_eval::score_coreference(gold, &lines, &options), &lines)
}

/// One prediction for each record that gave a report.
fn predicted<L>(
    gold: &[Record],
    found: &[Option<Analysed>],
    predict: impl Fn(&Record, &Report, &Extraction) -> L,
) -> Vec<L> {
    let each = gold.iter().zip(found).filter_map(|(record, found)| Some((record, found.as_ref()?)));
    each.map(|(record, (report, extraction))| predict(record, report, extraction)).collect()
}

fn scored(table: Table, lines: &[impl Serialize]) -> Result<Scored> {
    Ok(Scored { table, predictions: write_lines(lines)? })
}

fn same_name(pair: &NamePair, stages: &Stages) -> NameMatch {
    let tables = stages.pipeline.tables();
    let kind = if pair.schema == "Person" { NameKind::Person } else { NameKind::Other };
    let score = compare(&pair.a, &pair.b, kind, tables).score;
    NameMatch { id: pair.id.clone(), matches: score >= tables.weights.names.same, score }
}

/// Each record's report and what it says; nothing for a record without text.
fn analyse(gold: &[Record], stages: &Stages) -> Result<Vec<Option<Analysed>>> {
    let reports = reports(gold, stages)?;
    let is_there: Vec<bool> = reports.iter().map(Option::is_some).collect();
    let mut analysed = stages.pipeline.analyse(reports.into_iter().flatten().collect(), &|_| {}).into_iter();
    Ok(is_there.into_iter().map(|there| if there { analysed.next() } else { None }).collect())
}

/// Each record's report, read as any JSON input is; nothing for a record without text.
fn reports(gold: &[Record], stages: &Stages) -> Result<Vec<Option<Report>>> {
    let reader = rapporteur_ingest::Reader::new(&stages.pipeline.options().ingest)?;
    let read = |record: &Record| {
        let fields = serde_json::json!({
            "id": record.id, "text": record.text, "title": record.title, "date": record.date, "source": record.publisher,
        });
        Ok(reader.read_bytes("gold.json", serde_json::to_vec(&fields)?).reports.pop())
    };
    gold.iter().map(read).collect()
}

/// An actor's code, if it has one, and its name: the ISO 3166-1 code of the country that it is or belongs to, or PLOVER's code of a
/// body without a country.
fn actor_codes(extraction: &Extraction, id: LocalId, stages: &Stages) -> Vec<String> {
    let stated = || {
        PloverCoding::BELONGING.iter().find_map(|relation| {
            let claims = extraction.claims.iter();
            let own = claims.filter(|c| c.subject == id && c.relation == *relation && c.is_asserted());
            own.filter_map(|c| actor_code(extraction, *c.object.entity()?, stages)).next()
        })
    };
    let code = actor_code(extraction, id, stages).or_else(stated);
    code.into_iter().chain([extraction.entity(id).label.clone()]).collect()
}

fn actor_code(extraction: &Extraction, id: LocalId, stages: &Stages) -> Option<String> {
    let code = |id: LocalId| {
        let entity = extraction.entity(id);
        stages.knowledge.actor_code(&entity.kind, entity.gazetteer.as_deref()?).map(str::to_owned)
    };
    code(id).or_else(|| code(extraction.entity(id).traits.of?))
}
