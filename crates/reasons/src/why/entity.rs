//! Explains why an entity is what it is: its mentions, the merges that made it, and what it was nearly merged
//! with.

use super::lookup::label;
use crate::Passage;
use rapporteur_model::{Doubt, Entity, EntityId, Judged, Local, LocalId, Merge, Occurrence, ReportId, World};
use rapporteur_resolve::Name;
use serde::Serialize;
use std::collections::BTreeMap;

/// An entity with its reasons.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct EntityReasons {
    /// Its id.
    pub id: String,
    /// Whether a judgement dropped it, so that it is in no graph.
    pub dropped: bool,
    /// Its node type.
    pub r#type: String,
    /// Its label.
    pub label: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Former ids by which judgements know it.
    pub former: Vec<String>,
    /// Its id in the gazetteers, if a report calls it by a name that they list.
    pub gazetteer: Option<String>,
    /// Its Wikidata item.
    pub wikidata: Option<String>,
    /// The reports that mention it, by id.
    pub reports: Vec<InReport>,
    /// The decisions that merged its names.
    pub merges: Vec<MergeReasons>,
    /// The judgements that concern it.
    pub judgements: Vec<JudgedReasons>,
    /// The entities that it was nearly merged with.
    pub kept_apart: Vec<KeptApart>,
}

/// The entity in one report.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct InReport {
    /// Id of the report.
    pub report: String,
    /// Headline of the report.
    pub title: String,
    /// The input that the report was read from, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// Number of its mentions in the report.
    pub mentions: usize,
    /// Its names there, the most frequent first.
    pub names: Vec<String>,
    /// How a judgement names it in this report.
    pub place: String,
}

/// A thing of a report.
pub(super) type Side = (ReportId, LocalId);

/// One merge.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct MergeReasons {
    /// One side.
    pub left: Passage,
    /// The other side.
    pub right: Passage,
    /// Why they are one thing.
    pub reason: String,
    /// Sum of the weights, if weights decided.
    pub sum: Option<f64>,
    /// The sum needed for a merge.
    pub needed: Option<f64>,
    /// Whether a person decided it.
    pub judged: bool,
    /// The things of reports that the merge joined.
    #[serde(skip)]
    pub(super) sides: (Side, Side),
}

/// A judgement that concerns the entity.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct JudgedReasons {
    /// The keyword of the decision: `merge`, `rename` and the like.
    pub decision: String,
    /// Ids of the nodes that it names.
    pub entities: Vec<String>,
    /// The new label or type.
    pub value: Option<String>,
    /// The person's reason.
    pub reason: String,
    /// Number of claims that it keeps out of the graph.
    pub claims_left_out: usize,
    /// Why it changes nothing, if it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle: Option<String>,
}

/// Another entity that this one was nearly merged with.
#[derive(Serialize, Clone, PartialEq, Debug)]
pub struct KeptApart {
    /// Its id.
    pub entity: String,
    /// Its label.
    pub label: String,
    /// A passage in which a report mentions the entity itself.
    pub own: Passage,
    /// A passage in which a report mentions the other.
    pub other: Passage,
    /// Reasons for one thing.
    pub r#for: Vec<String>,
    /// Reasons against it.
    pub against: Vec<String>,
}

impl EntityReasons {
    /// Explains an entity, also a dropped one.
    pub fn of(world: &World, id: &EntityId) -> Self {
        let found = world.entity(id);
        let none = Entity::default();
        let entity = found.unwrap_or(&none);
        let former = world.former.iter().filter(|(_, now)| now == id).map(|(former, _)| former.to_string());
        let judged = world.judgements.iter().filter(|judged| judged.entities.contains(id));
        let apart = world.doubts.iter().filter(|doubt| !doubt.is_merged());
        Self {
            id: id.to_string(),
            dropped: found.is_none(),
            r#type: entity.kind.clone(),
            label: entity.label.clone(),
            aliases: entity.aliases.clone(),
            former: former.collect(),
            gazetteer: entity.gazetteer.clone(),
            wikidata: entity.wikidata.clone(),
            reports: in_reports(world, entity),
            merges: merges(world, id),
            judgements: judged.map(JudgedReasons::of).collect(),
            kept_apart: apart.filter_map(|doubt| KeptApart::of(world, doubt, id)).collect(),
        }
    }
}

fn in_reports(world: &World, entity: &Entity) -> Vec<InReport> {
    let mut reports: BTreeMap<&ReportId, Vec<&Occurrence>> = BTreeMap::new();
    for occurrence in &entity.occurrences {
        reports.entry(&occurrence.report).or_default().push(occurrence);
    }
    let one = |(id, places): (&ReportId, Vec<&Occurrence>)| {
        let report = world.report(id)?;
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for place in &places {
            *counts.entry(place.span.of(&report.text)).or_default() += 1;
        }
        let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let first = places.first().map(|place| place.span);
        let local = Local { report: id.clone(), name: String::new(), entity: LocalId(0), span: first };
        Some(InReport {
            report: id.to_string(),
            title: report.label(),
            input: None,
            mentions: places.len(),
            names: names
                .into_iter()
                .map(|(name, _)| name.split_whitespace().collect::<Vec<_>>().join(" "))
                .collect(),
            place: Name::of(&entity.id, &local).to_string(),
        })
    };
    reports.into_iter().filter_map(one).collect()
}

/// The merges of an entity.
fn merges(world: &World, id: &EntityId) -> Vec<MergeReasons> {
    let first = world.merges.partition_point(|merge| merge.entity < *id);
    let own = world.merges[first..].iter().take_while(|merge| merge.entity == *id);
    own.map(|merge| MergeReasons::of(world, merge)).collect()
}

impl MergeReasons {
    fn of(world: &World, merge: &Merge) -> Self {
        let passage = |local: &Local| Passage::of(world, &Name::of(&merge.entity, local), local);
        let side = |local: &Local| (local.report.clone(), local.entity);
        Self {
            left: passage(&merge.left),
            right: passage(&merge.right),
            reason: merge.reason.clone(),
            sum: merge.score.map(|score| score.sum.get()),
            needed: merge.score.map(|score| score.needed.get()),
            judged: merge.judged,
            sides: (side(&merge.left), side(&merge.right)),
        }
    }
}

impl JudgedReasons {
    fn of(judged: &Judged) -> Self {
        Self {
            decision: judged.decision.clone(),
            entities: judged.entities.iter().map(ToString::to_string).collect(),
            value: judged.value.clone(),
            reason: judged.reason.clone(),
            claims_left_out: judged.claims_left_out,
            idle: judged.idle.clone(),
        }
    }
}

impl KeptApart {
    fn of(world: &World, doubt: &Doubt, id: &EntityId) -> Option<Self> {
        let (a, b) = (&doubt.entities.0, &doubt.entities.1);
        let (own, other, other_id) = match (a == id, b == id) {
            (true, _) => (&doubt.left, &doubt.right, b),
            (_, true) => (&doubt.right, &doubt.left, a),
            _ => return None,
        };
        Some(Self {
            entity: other_id.to_string(),
            label: label(world, other_id),
            own: Passage::of(world, &Name::of(id, own), own),
            other: Passage::of(world, &Name::of(other_id, other), other),
            r#for: doubt.reasons.clone(),
            against: doubt.against.clone(),
        })
    }
}
