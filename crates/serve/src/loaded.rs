//! A generation of the store in the server's memory, and what is made of it once.

use crate::card::StoreCard;
use crate::state::Shared;
use rapporteur_compare::{Comparison, Rules, Wording};
use rapporteur_graph::{Basis, Graph, Network, SOURCE_TYPES};
use rapporteur_knowledge::Knowledge;
use rapporteur_model::EntityId;
use rapporteur_pipeline::answers::{Scope, network};
use rapporteur_pipeline::search::Search;
use rapporteur_pipeline::{Error, Snapshot};
use self_cell::self_cell;
use std::sync::Arc;

/// A generation, ready to be asked.
pub(crate) struct Loaded {
    pub search: Search,
    /// What the store holds.
    pub card: StoreCard,
    compared: Compared,
    connected: Connected,
}

/// What comparing goes by, whatever the generation.
pub(crate) struct Words {
    pub rules: Rules,
    pub wording: Wording,
}

/// A generation and the words that it is compared with.
struct Ground {
    snapshot: Snapshot,
    words: Arc<Words>,
}

self_cell!(
    /// A world, ready to be compared. Making this takes longer than most answers.
    struct Compared {
        owner: Ground,
        #[covariant]
        dependent: Comparison,
    }
);

self_cell!(
    /// The part of the graph that questions look at, and its network.
    struct Connected {
        owner: Graph,
        #[covariant]
        dependent: Network,
    }
);

impl Loaded {
    /// Reads the generation in force.
    ///
    /// # Errors
    /// If there is no store or it is damaged.
    pub fn new(shared: &Shared) -> Result<Self, Error> {
        let (knowledge, words) = (&shared.knowledge, shared.words.clone());
        let snapshot = shared.folder.snapshot()?;
        let search = Search::new(&snapshot);
        let card = StoreCard::new(&snapshot, knowledge, &shared.catalogue, shared.token.is_some());
        let things = snapshot.graph.select(&Scope::Things.selection(knowledge, &[]));
        let connected = Connected::new(things, |things| network(things, knowledge));
        let compared = Compared::new(Ground { snapshot, words }, |ground| {
            Comparison::new(&ground.snapshot.world, &ground.words.rules, &ground.words.wording)
        });
        Ok(Self { search, card, compared, connected })
    }

    /// World and graph.
    pub fn snapshot(&self) -> &Snapshot {
        &self.compared.borrow_owner().snapshot
    }

    /// The world, ready to be compared.
    pub fn comparison(&self) -> &Comparison<'_> {
        self.compared.borrow_dependent()
    }

    /// The part of the graph that paths and timelines are found in.
    pub fn things(&self) -> &Graph {
        self.connected.borrow_owner()
    }

    /// The network of that part.
    pub fn network(&self) -> &Network<'_> {
        self.connected.borrow_dependent()
    }

    /// The part of the graph that a question about some nodes looks at, if it is another: it holds them whatever their type, if
    /// claims are made of them.
    pub fn things_with(&self, knowledge: &Knowledge, ids: &[&EntityId]) -> Option<Graph> {
        let graph = &self.snapshot().graph;
        let is_source =
            |id: &EntityId| graph.node(id).is_some_and(|node| SOURCE_TYPES.contains(&node.kind.as_str()));
        let is_claimed = |id: &EntityId| {
            let mut edges = graph.outgoing(id).iter().chain(graph.incoming(id));
            edges.any(|edge| edge.basis == Basis::Claims)
        };
        let apart: Vec<&EntityId> =
            ids.iter().copied().filter(|id| is_source(id) && is_claimed(id)).collect();
        (!apart.is_empty()).then(|| graph.select(&Scope::Things.selection(knowledge, &apart)))
    }
}
