//! A generation of a store in memory, with what answers need beside world and graph.

use crate::generation::Generation;
use crate::{Error, StoreFolder};
use rapporteur_graph::{Graph, Node, StatedClaim};
use rapporteur_model::{
    ClaimId, Dispute, EntityId, Origin, PartialDate, Report, ReportId, World, WorldClaim,
};
use rapporteur_store::Vocabulary;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// One generation, read whole.
#[derive(Debug)]
pub struct Snapshot {
    /// Name of the generation: 32 hexadecimal digits.
    pub generation: String,
    /// The build in force: the hash of reports, judgements and program, which [`StoreFolder::changes`] counts from.
    pub build: String,
    /// The base of all IRIs.
    pub vocabulary: Vocabulary,
    /// What the reports say together.
    pub world: World,
    /// The same as a graph.
    pub graph: Graph,
    inputs: FxHashMap<ReportId, String>,
    /// Places of origins by their reports.
    origins: FxHashMap<ReportId, usize>,
    /// Claims of which a node is subject or object.
    n_claims: FxHashMap<EntityId, usize>,
    /// Places of disputes by what they are about and by the ends of their claims.
    disputes: FxHashMap<EntityId, Vec<usize>>,
    former: BTreeMap<EntityId, EntityId>,
}

impl StoreFolder {
    /// Reads the generation in force.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn snapshot(&self) -> Result<Snapshot, Error> {
        self.stable(|name, generation| {
            let world = self.world_of(generation)?;
            Ok(Snapshot::new(name, generation, world, Vocabulary::new(&generation.header.base)?))
        })
    }
}

impl Snapshot {
    fn new(name: &str, generation: &Generation, world: World, vocabulary: Vocabulary) -> Self {
        let graph = Graph::from_world(&world);
        let inputs = generation.rows.iter().map(|row| (row.id.clone(), row.copy.source.clone())).collect();
        let mut origins = FxHashMap::default();
        for (i, origin) in world.origins.iter().enumerate() {
            origins.extend(origin.reports.iter().map(|report| (report.clone(), i)));
        }
        let mut n_claims: FxHashMap<EntityId, usize> = FxHashMap::default();
        for claim in &world.claims {
            let (subject, object) = (claim.claim.subject.as_ref(), claim.claim.object.entity());
            let object = object.filter(|object| Some(*object) != subject);
            for end in subject.into_iter().chain(object) {
                *n_claims.entry(end.clone()).or_default() += 1;
            }
        }
        let disputes = disputes(&world);
        let former = world.former.iter().cloned().collect();
        let (build, generation) = (generation.header.build.clone(), name.to_owned());
        Self { generation, build, vocabulary, world, graph, inputs, origins, n_claims, disputes, former }
    }

    /// The node of an id, or that which a judgement put in its place.
    pub fn node(&self, id: &EntityId) -> Option<&Node> {
        self.graph.node(id).or_else(|| self.graph.node(self.heir(id)?))
    }

    /// The id that took the place of one that is no more.
    pub fn heir(&self, id: &EntityId) -> Option<&EntityId> {
        self.former.get(id)
    }

    /// How many claims have the node as subject or object.
    pub fn n_claims(&self, id: &EntityId) -> usize {
        self.n_claims.get(id).copied().unwrap_or_default()
    }

    /// The name of the input that a report was read from.
    pub fn input(&self, report: &ReportId) -> &str {
        self.inputs.get(report).map_or("", String::as_str)
    }

    /// The voice that a report belongs to.
    pub fn origin(&self, report: &ReportId) -> Option<&Origin> {
        self.origins.get(report).map(|i| &self.world.origins[*i])
    }

    /// What the voice of a report is called. A voice of which nothing is known goes by the id of a report, which tells a person
    /// nothing, so it has no name.
    pub fn origin_label(&self, report: &ReportId) -> Option<&str> {
        let origin = self.origin(report)?;
        let is_named = origin.reports.iter().all(|report| report.0 != origin.label);
        is_named.then_some(&origin.label)
    }

    /// When a report was published, as it states or as it was completed.
    pub fn published_on(&self, report: &Report) -> Option<PartialDate> {
        let stated = report.published_on.as_ref().map(|date| date.value);
        self.world.derived_dates.get(&report.id).copied().or(stated)
    }

    /// The claim of an id.
    pub fn claim(&self, id: &ClaimId) -> Option<&WorldClaim> {
        self.world.claim(id)
    }

    /// A claim with its words. One of a text that was revised since has them too, though it is on no edge.
    pub fn stated(&self, claim: &WorldClaim) -> StatedClaim {
        let disputes = self.world.disputes.iter().filter(|dispute| dispute.claims.contains(&claim.id));
        let disputes = disputes.map(|dispute| dispute.id.clone()).collect();
        let origin = self.origin(&claim.report).map(|origin| origin.id.clone());
        StatedClaim::new(&self.world, claim, origin, disputes)
    }

    /// The disputes about a node, and those between claims of which it is an end.
    pub fn disputes(&self, id: &EntityId) -> impl Iterator<Item = &Dispute> {
        self.disputes.get(id).into_iter().flatten().map(|i| &self.world.disputes[*i])
    }
}

fn disputes(world: &World) -> FxHashMap<EntityId, Vec<usize>> {
    let mut of_node: FxHashMap<EntityId, Vec<usize>> = FxHashMap::default();
    for (i, dispute) in world.disputes.iter().enumerate() {
        let claims = dispute.claims.iter().filter_map(|id| world.claim(id));
        let ends = claims.flat_map(|stated| stated.claim.ends());
        for id in ends.chain([&dispute.about]) {
            let places = of_node.entry(id.clone()).or_default();
            if places.last() != Some(&i) {
                places.push(i);
            }
        }
    }
    of_node
}
