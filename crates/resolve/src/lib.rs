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

mod agglomerate;
mod bodies;
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
mod stories;
mod tables;
mod weights;
mod world;

pub use gazetteer::{Gazetteer, GazetteerEntry, NoGazetteer};
pub use judgements::{Decision, Judgement, JudgementError, Judgements, Name};
pub use tables::Tables;
pub use weights::{
    DocumentWeights, MeetingWeights, NameWeights, OriginWeights, PeopleWeights, StoryWeights, Weights,
};

use corpus::Corpus;
use judgements::{Effects, Ground, Limits};
use origins::Origins;
use partition::Partition;
use profile::Context;
use rapporteur_compare::dates;
use rapporteur_knowledge::Relation;
use rapporteur_model::well_known::types;
use rapporteur_model::{Diagnostic, Extraction, Merge, Report, World};

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
    let (partition, origins) = decide(&corpus, &setting, Partition::new(corpus.nodes.len()));
    world::assemble(&parts(&corpus, &setting, &partition, &origins, &Effects::default()))
}

/// As [`resolve`], within what a person decided.
///
/// # Errors
/// If judgements contradict each other.
pub fn resolve_judged(
    analysed: &[(Report, Extraction)],
    setting: &Setting,
) -> Result<Resolved, JudgementError> {
    judged(analysed, setting, |corpus, limits| decide(corpus, setting, limits.partition(corpus.nodes.len())))
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
    judged(analysed, setting, |corpus, _| {
        let mut partition = Partition::new(corpus.nodes.len());
        partition.replay(corpus, merges, bodies::is_body);
        let origins = origins::group(corpus, &partition, setting.tables);
        partition.replay(corpus, merges, |_| true);
        (partition, origins)
    })
}

fn judged(
    analysed: &[(Report, Extraction)],
    setting: &Setting,
    decide_within: impl Fn(&Corpus, &Limits) -> (Partition, Origins),
) -> Result<Resolved, JudgementError> {
    let corpus = Corpus::new(analysed);
    let unjudged = || {
        let (partition, origins) = decide(&corpus, setting, Partition::new(corpus.nodes.len()));
        world::named(&parts(&corpus, setting, &partition, &origins, &Effects::default()))
    };
    let limits = Limits::of(setting.judgements, &Ground::new(&corpus, &unjudged))?;
    let (partition, origins) = decide_within(&corpus, &limits);
    let world = world::assemble(&parts(&corpus, setting, &partition, &origins, &limits.effects));
    Ok(Resolved { world, diagnostics: limits.diagnostics })
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

/// Which nodes are one, kind after kind, and which reports one voice. What a person called one is joined as soon as the rest
/// of its kind is.
fn decide(corpus: &Corpus, setting: &Setting, mut partition: Partition) -> (Partition, Origins) {
    let Setting { gazetteer, tables, .. } = *setting;
    let is = |kinds: &'static [&'static str]| {
        move |node: usize| kinds.contains(&corpus.nodes[node].entity.kind.as_str())
    };
    bodies::merge(corpus, tables, &mut partition);
    partition.settle(|node| bodies::is_body(&corpus.nodes[node].entity.kind));
    let origins = origins::group(corpus, &partition, tables);
    let context = Context { corpus, tables, gazetteer, origins: &origins.of_source };
    offices::merge(corpus, tables, &mut partition);
    people::merge(&context, &mut partition);
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
    (partition, origins)
}
