//! Runs the stages on the gold's texts and scores what they find.

mod actors;
mod background;
mod marking;
mod texts;

use self::actors::actor_codes;
use self::background::background;
pub use self::marking::read_weights;
use crate::gold::{ClaimRecord, NamePair, Record};
use crate::predictions::NameMatch;
use crate::{
    ClaimOptions, CorefOptions, Error, RelationOptions, Table, Task, TypeMapping, claims, mapping,
    parse_lines, predict, reports, write_lines,
};
use rapporteur_model::{Claim, Extraction, LocalId, RelationFamily, Report};
use rapporteur_pipeline::{Analysed, Pipeline};
use rapporteur_resolve::names::{NameKind, compare};
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::Path;

/// Options that narrow the scoring.
#[derive(Clone, Debug, Default)]
pub struct Choices<'a> {
    /// Type mapping (typing) or gold types (coreference).
    pub types: Option<&'a str>,
    /// Relations to score; if empty, all.
    pub relations: BTreeSet<String>,
    /// Kind of quotation to score.
    pub kind: Option<&'a str>,
    /// Whether clusters of one mention are left out.
    pub without_singletons: bool,
    /// Whether the pairs of mentions that coreference weighs are returned.
    pub pairs: bool,
    /// Folder of the gold files that hold the texts of claims.
    pub texts: Option<&'a Path>,
}

/// Scores and the predictions they were computed from.
#[derive(Clone, PartialEq, Debug)]
pub struct Scored {
    /// The scores.
    pub table: Table,
    /// The predictions as JSON lines.
    pub predictions: String,
    /// The features of the pairs of mentions as tab-separated values, if they were asked for.
    pub pairs: Option<String>,
}

/// Runs the stages on gold and scores what they find. Errors name the gold by `path`.
///
/// # Errors
/// If the gold, a choice, or a file that either names cannot be used.
pub fn score(
    task: Task,
    gold: &str,
    path: &str,
    pipeline: &Pipeline,
    choices: &Choices<'_>,
) -> Result<Scored, Error> {
    let run = Run { pipeline, choices };
    match task {
        Task::Names => run.names(&parse_lines(gold, path)?),
        Task::Claims => run.claims(&parse_lines(gold, path)?),
        Task::Coref => run.coreference(&parse_lines(gold, path)?),
        Task::Typing => run.typing(&parse_lines(gold, path)?),
        Task::Relations => run.relations(&parse_lines(gold, path)?),
        Task::Times => run.times(&parse_lines(gold, path)?),
        Task::Quotes => run.quotes(&parse_lines(gold, path)?),
        Task::Plover => run.plover(&parse_lines(gold, path)?),
    }
}

/// Runs the stages on the reports and claims of a folder, and scores what they find.
///
/// # Errors
/// If the folder holds no report, or reports have faults: the error lists all faults of all reports.
pub fn score_reports(folder: &Path, pipeline: &Pipeline, choices: &Choices<'_>) -> Result<Scored, Error> {
    let (texts, gold) = reports::read_reports(folder, pipeline.knowledge())?;
    Run { pipeline, choices }.claims_of(&gold, &texts)
}

struct Run<'a> {
    pipeline: &'a Pipeline,
    choices: &'a Choices<'a>,
}

impl Run<'_> {
    fn names(&self, pairs: &[NamePair]) -> Result<Scored, Error> {
        let lines: Vec<NameMatch> = pairs.iter().map(|pair| self.same_name(pair)).collect();
        scored(crate::score_names(pairs, &lines), &lines)
    }

    fn same_name(&self, pair: &NamePair) -> NameMatch {
        let tables = self.pipeline.tables();
        let kind = if pair.schema == "Person" { NameKind::Person } else { NameKind::Other };
        let score = compare(&pair.a, &pair.b, kind, tables).score;
        NameMatch { id: pair.id.clone(), matches: score >= tables.weights.names.same, score }
    }

    fn typing(&self, gold: &[Record]) -> Result<Scored, Error> {
        let found = texts::analyse(gold, self.pipeline)?;
        let mapping: TypeMapping =
            self.choices.types.map_or_else(|| Ok(TypeMapping::default()), str::parse)?;
        let lines = predicted(gold, &found, |r, report, found| predict::typing(&r.id, report, found));
        scored(crate::score_typing(gold, &lines, &mapping), &lines)
    }

    fn relations(&self, gold: &[Record]) -> Result<Scored, Error> {
        let found = texts::analyse(gold, self.pipeline)?;
        let knowledge = self.pipeline.knowledge();
        let lines = predicted(gold, &found, |r, report, found| {
            mapping::relations(&r.id, report, found, &background(report, found, knowledge))
        });
        let relations = self.choices.relations.clone();
        let options = RelationOptions { relations, ..RelationOptions::default() };
        scored(crate::score_relations(gold, &lines, &options), &lines)
    }

    fn times(&self, gold: &[Record]) -> Result<Scored, Error> {
        let found = texts::analyse(gold, self.pipeline)?;
        let lines = predicted(gold, &found, |r, report, found| predict::times(&r.id, report, found));
        scored(crate::score_times(gold, &lines), &lines)
    }

    fn quotes(&self, gold: &[Record]) -> Result<Scored, Error> {
        let found = texts::analyse(gold, self.pipeline)?;
        let lines = predicted(gold, &found, |r, report, found| predict::quotes(&r.id, report, found));
        scored(crate::score_quotes(gold, &lines, self.choices.kind), &lines)
    }

    fn plover(&self, gold: &[Record]) -> Result<Scored, Error> {
        let found = texts::analyse(gold, self.pipeline)?;
        let knowledge = self.pipeline.knowledge();
        let class = |claim: &Claim<LocalId>| {
            let own = claim.subject.is_some_and(|subject| claim.attribution.contains(&subject));
            let relation = knowledge.relation(&claim.relation)?;
            knowledge.plover.class(relation, &claim.found_by, claim.status, own).map(str::to_owned)
        };
        let lines = predicted(gold, &found, |r, _, found| {
            predict::plover(&r.id, found, class, |id| actor_codes(found, id, knowledge))
        });
        scored(crate::score_plover(gold, &lines), &lines)
    }

    /// Scores claims against gold whose texts are in other files.
    fn claims(&self, gold: &[ClaimRecord]) -> Result<Scored, Error> {
        self.claims_of(gold, &texts::texts_of(gold, self.choices.texts.ok_or(Error::NoTexts)?)?)
    }

    /// Scores claims; the texts are in the order of the gold.
    fn claims_of(&self, gold: &[ClaimRecord], texts: &[Record]) -> Result<Scored, Error> {
        let found = texts::analyse(texts, self.pipeline)?;
        let predict = |(record, found): (&Record, &Option<Analysed>)| match found {
            Some((report, extraction)) => claims::predicted(&record.id, report, extraction),
            None => claims::Claims { id: record.id.clone(), ..claims::Claims::default() },
        };
        let mut lines: Vec<claims::Claims> = texts.iter().zip(&found).map(predict).collect();
        let relations = &self.pipeline.knowledge().relations;
        let symmetric = relations.iter().filter(|r| r.symmetric).map(|r| r.id.clone()).collect();
        let broader = relations.iter().filter_map(|r| Some((r.id.clone(), r.broader.clone()?))).collect();
        let apart = self.pipeline.knowledge().families.of(RelationFamily::Open).map(str::to_owned).collect();
        let options = ClaimOptions { relations: self.choices.relations.clone(), symmetric, broader, apart };
        let table = crate::score_claims(gold, texts, &mut lines, &options);
        scored(table, &lines)
    }

    fn coreference(&self, gold: &[Record]) -> Result<Scored, Error> {
        let weights = marking::weights(self.pipeline.knowledge())?;
        let records = marking::described(gold, texts::reports(gold, self.pipeline)?, self.pipeline);
        let pairs = self.choices.pairs.then(|| crate::pair_examples(&records));
        let lines = crate::chains(&records, &weights);
        let types = self.choices.types.map(|types| types.split(',').map(str::to_owned).collect());
        let without_singletons = self.choices.without_singletons;
        let options = CorefOptions { types: types.unwrap_or_default(), without_singletons };
        Ok(Scored { pairs, ..scored(crate::score_coreference(gold, &lines, &options), &lines)? })
    }
}

/// Makes one prediction for each record that gave a report.
fn predicted<L>(
    gold: &[Record],
    found: &[Option<Analysed>],
    predict: impl Fn(&Record, &Report, &Extraction) -> L,
) -> Vec<L> {
    let each = gold.iter().zip(found).filter_map(|(record, found)| Some((record, found.as_ref()?)));
    each.map(|(record, (report, extraction))| predict(record, report, extraction)).collect()
}

fn scored(table: Table, lines: &[impl Serialize]) -> Result<Scored, Error> {
    Ok(Scored { table, predictions: write_lines(lines)?, pairs: None })
}
