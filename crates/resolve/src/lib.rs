//! One world from the extractions of many reports: people, bodies, places, meetings and documents that are one thing in
//! several reports become one entity, reports that relay one another one origin, and what cannot all hold a dispute.
//!
//! Everything is decided on the sorted set of reports, so order and threads never show in the result.
//!
//! ```
//! use rapporteur_resolve::{NoGazetteer, Tables, resolve};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let world = resolve(&[], &NoGazetteer, &Tables::embedded()?);
//! assert!(world.entities.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! Likeness of names, offices, places, dates and parties is summed with the [`Weights`] of `data/resolution/weights.toml`;
//! a contradiction ends the comparison whatever the sum. Doubt keeps apart, and every merge keeps its reason in
//! [`World::merges`].
//!
//! # How it is decided
//!
//! Dependencies between files run one way:
//!
//! 1. `corpus` sets all reports side by side: their things as numbered nodes, with the claims that touch them.
//! 2. Each kind of thing reads what reports tell of its nodes (`people/person`, `gatherings/reading`, `documents/features`) and
//!    finds pairs that may be one, by blocks of things that share a name, a day, a place (`people/blocks`, `gatherings/blocks`).
//! 3. `components` parts these pairs into connected components and decides each alone. A decision is a function of the
//!    component's things and pairs; of weights, lists and gazetteers; of [`CorpusStatistics`], which is all that it knows of
//!    reports other than its own; and of a `section`, which holds the sets of its nodes and the judgements that touch them.
//!    No decision can see another component, so the order of components does not show, and they can be decided anywhere.
//! 4. `partition` takes over what is decided. Kinds come one after another, since a kind reads decisions about those before
//!    it, and these do not change any more: bodies; reports of one voice (`origins`); offices by their bodies; people by
//!    their offices and bodies; offices by their holders; gatherings by places, people and the casts of reports (`stories`);
//!    documents by their makers, meetings and casts; statements by their speakers.
//! 5. `world` makes entities of the sets of nodes, with ids and labels, and tells everything else in their terms.
//!
//! What stays a matter of the corpus as a whole: which pairs are compared in a block so large that only neighbours in its
//! order are (step 2), and which reports are one voice, where a run of words that many reports share tells nothing.

// The builder of reports that tests share knows this crate by its name.
#[cfg(test)]
extern crate self as rapporteur_resolve;

mod agglomerate;
mod bodies;
mod components;
mod constraints;
mod corpus;
mod documents;
mod doubts;
mod gatherings;
mod gazetteer;
mod judgements;
pub mod names;
mod offices;
mod origins;
mod partition;
mod people;
mod profile;
mod reasons;
mod section;
mod sets;
mod statistics;
mod stories;
mod tables;
#[cfg(test)]
mod tests;
mod weights;
mod world;

pub use gazetteer::{Gazetteer, GazetteerEntry, NoGazetteer};
pub use judgements::{Decision, Judgement, JudgementError, Judgements, Name, in_cell, node_type};
pub use statistics::CorpusStatistics;
pub use tables::Tables;
pub use weights::{
    DocumentWeights, MeetingWeights, NameWeights, OriginWeights, PeopleWeights, StoryWeights, Weights,
};

use corpus::Corpus;
use judgements::{Effects, Ground, Limits};
use origins::Origins;
use partition::Partition;
use profile::Context;
use rapporteur_knowledge::Relation;
use rapporteur_model::well_known::types;
use rapporteur_model::{Diagnostic, Extraction, Judged, Merge, Report, Severity, World};
use reasons::Reason;
use statistics::Counts;

/// The code of the diagnostic of a judgement that changes nothing.
pub const JUDGEMENT_NOT_APPLIED: &str = "judgement-not-applied";

/// What resolution goes by, beside the reports.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// Facts of the world.
    pub gazetteer: &'a dyn Gazetteer,
    /// Word lists and weights.
    pub tables: &'a Tables,
    /// A person's decisions.
    pub judgements: &'a Judgements,
    /// What relations may join: claims that a retyped entity cannot have are left out.
    pub relations: &'a [Relation],
}

/// A world, and what is to be said of the judgements it was made under.
#[derive(Clone, PartialEq, Debug)]
pub struct Resolved {
    /// The world.
    pub world: World,
    /// Judgements that could not be applied, in order of their lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes one world of the extractions of a set of reports. The order of the slice does not matter; a report given twice
/// counts once.
pub fn resolve(analysed: &[(Report, Extraction)], gazetteer: &dyn Gazetteer, tables: &Tables) -> World {
    let corpus = Corpus::new(analysed);
    let setting = Setting { gazetteer, tables, judgements: &Judgements::default(), relations: &[] };
    let Decisions { partition, origins, .. } = decide(&corpus, &setting, Counts::Own, &Limits::default());
    world::assemble(&parts(&corpus, &setting, &partition, &origins, &Effects::default())).0
}

/// As [`resolve`], within what a person decided.
///
/// # Errors
/// If judgements contradict each other.
pub fn resolve_judged(
    analysed: &[(Report, Extraction)],
    setting: &Setting,
) -> Result<Resolved, JudgementError> {
    judged(analysed, setting, Counts::Own, |corpus, limits| decide(corpus, setting, Counts::Own, limits))
}

/// How many things of a whole corpus bear names. Resolving the corpus counts them on its way.
///
/// # Errors
/// As [`resolve_judged`].
pub fn statistics(
    analysed: &[(Report, Extraction)],
    setting: &Setting,
) -> Result<CorpusStatistics, JudgementError> {
    within(analysed, setting, Counts::Own, |corpus, limits| {
        decide(corpus, setting, Counts::Own, limits).statistics
    })
}

/// As [`resolve_judged`], for reports that are a part of a corpus, with the statistics of the whole. If nothing in the part may
/// be one with anything in the rest, the result is the part's share of the world of the whole.
///
/// # Errors
/// As [`resolve_judged`].
pub fn resolve_part(
    analysed: &[(Report, Extraction)],
    setting: &Setting,
    whole: &CorpusStatistics,
) -> Result<Resolved, JudgementError> {
    let counts = Counts::Whole(whole);
    judged(analysed, setting, counts, |corpus, limits| decide(corpus, setting, counts, limits))
}

/// Makes the world anew from the log of its merges: nothing is compared again.
///
/// # Errors
/// As [`resolve_judged`].
pub fn replay(
    analysed: &[(Report, Extraction)],
    merges: &[Merge],
    setting: &Setting,
) -> Result<Resolved, JudgementError> {
    judged(analysed, setting, Counts::Own, |corpus, _| {
        let mut partition = Partition::new(corpus.nodes.len());
        join_logged(corpus, merges, &mut partition, bodies::is_body);
        let origins = origins::group(corpus, &partition, setting.tables);
        join_logged(corpus, merges, &mut partition, |_| true);
        Decisions { partition, origins, statistics: CorpusStatistics::default() }
    })
}

/// Makes the unions of a log whose sides are both of such types.
fn join_logged(
    corpus: &Corpus,
    merges: &[Merge],
    partition: &mut Partition,
    is_of_type: impl Fn(&str) -> bool,
) {
    let is_of_type = |node: &usize| is_of_type(&corpus.nodes[*node].entity.kind);
    for merge in merges {
        let [left, right] = [&merge.left, &merge.right].map(|local| corpus.local(local).filter(is_of_type));
        if let (Some(left), Some(right)) = (left, right) {
            let (words, score, judged) = (merge.reason.clone(), merge.score, merge.judged);
            partition.join(left, right, Reason { words, score, judged });
        }
    }
}

fn judged(
    analysed: &[(Report, Extraction)],
    setting: &Setting,
    counts: Counts,
    decide_within: impl Fn(&Corpus, &Limits) -> Decisions,
) -> Result<Resolved, JudgementError> {
    within(analysed, setting, counts, |corpus, limits| {
        let Decisions { partition, origins, .. } = decide_within(corpus, limits);
        let (world, idle) = world::assemble(&parts(corpus, setting, &partition, &origins, &limits.effects));
        Resolved {
            world,
            diagnostics: idle.iter().map(|(line, judged)| not_applied(*line, judged)).collect(),
        }
    })
}

/// The remark that a judgement changes nothing.
fn not_applied(line: usize, judged: &Judged) -> Diagnostic {
    let why = judged.idle.as_deref().unwrap_or_default();
    let message = format!("line {line}, {}: {why}", judged.decision);
    Diagnostic::new(Severity::Warning, JUDGEMENT_NOT_APPLIED, message)
}

/// Works on the reports within what judgements demand: claims that they drop are in no corpus.
fn within<T>(
    analysed: &[(Report, Extraction)],
    setting: &Setting,
    counts: Counts,
    work: impl FnOnce(&Corpus, &Limits) -> T,
) -> Result<T, JudgementError> {
    let corpus = Corpus::new(analysed);
    let limits = limits(&corpus, setting, counts)?;
    let mended = limits.effects.mended(&corpus);
    if mended.is_empty() {
        return Ok(work(&corpus, &limits));
    }
    Ok(work(&Corpus::with(analysed, &mended), &limits))
}

/// What judgements demand. Their names are looked up among the entities as they would be without judgements.
fn limits(corpus: &Corpus, setting: &Setting, counts: Counts) -> Result<Limits, JudgementError> {
    let unjudged = || {
        let Decisions { partition, origins, .. } = decide(corpus, setting, counts, &Limits::default());
        world::named(&parts(corpus, setting, &partition, &origins, &Effects::default()))
    };
    Limits::of(setting.judgements, &Ground::new(corpus, &unjudged))
}

fn parts<'a>(
    corpus: &'a Corpus<'a>,
    setting: &Setting<'a>,
    partition: &'a Partition,
    origins: &'a Origins,
    effects: &'a Effects,
) -> world::Parts<'a> {
    let Setting { gazetteer, tables, relations, .. } = *setting;
    world::Parts { corpus, tables, gazetteer, partition, origins, effects, relations }
}

/// Which nodes are one, which reports one voice, and how many things bear names.
struct Decisions {
    partition: Partition,
    origins: Origins,
    statistics: CorpusStatistics,
}

/// Decides kind after kind. What a person called one is joined as soon as the rest of its kind is.
fn decide(corpus: &Corpus, setting: &Setting, counts: Counts, limits: &Limits) -> Decisions {
    let Setting { gazetteer, tables, .. } = *setting;
    let mut partition = limits.partition(corpus.nodes.len());
    let is = |kinds: &'static [&'static str]| {
        move |node: usize| kinds.contains(&corpus.nodes[node].entity.kind.as_str())
    };
    let bodies = bodies::merge(corpus, tables, counts, &mut partition);
    partition.settle(|node| bodies::is_body(&corpus.nodes[node].entity.kind));
    let origins = origins::group(corpus, &partition, tables);
    let context = Context { corpus, tables, gazetteer, origins: &origins.of_source };
    offices::merge(corpus, tables, &mut partition);
    let people = people::merge(&context, counts, &mut partition);
    offices::merge_by_holder(corpus, tables, &mut partition);
    partition.settle(is(&[types::OFFICE]));
    let geography = gatherings::Geography::new(corpus, gazetteer, &partition);
    let casts = stories::casts(corpus, &partition, &tables.weights.stories);
    gatherings::merge(&context, &geography, &casts, &mut partition);
    partition.settle(is(&[types::MEETING, types::EVENT]));
    documents::merge(&context, &casts, &mut partition);
    partition.settle(is(&[types::DOCUMENT]));
    documents::merge_statements(corpus, &mut partition);
    partition.settle(|_| true);
    Decisions { partition, origins, statistics: CorpusStatistics { bodies, people } }
}
