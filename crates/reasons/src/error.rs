//! Reasons why a name given by a person cannot be resolved.

/// A name that fits nothing, or too much. Messages list what the person may have meant.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No claim, report, origin or dispute has an id with this beginning.
    #[error("the store holds no {0:?}: rapporteur query shows ids")]
    NoId(String),
    /// Several ids have this beginning.
    #[error("{n} ids begin like {name:?}: give more digits")]
    SeveralIds {
        /// The name given.
        name: String,
        /// Number of such ids.
        n: usize,
    },
    /// A report belongs to no origin. This cannot happen in a world that was resolved.
    #[error("{0:?} has no origin: build the store again")]
    NoOrigin(String),
    /// No node has this name.
    #[error("no node is called {name:?}; near to it are{nearest}")]
    NoNode {
        /// The name given.
        name: String,
        /// Nodes of similar name, one a line.
        nearest: String,
    },
    /// A node has this id, but it is none that reports speak of.
    #[error("{name:?} is of type {kind}: name a thing that reports speak of")]
    NoThing {
        /// The name given.
        name: String,
        /// The type of the node.
        kind: String,
    },
    /// Several nodes have this name.
    #[error("{n} nodes are called {name:?}, name one by its id:{nodes}")]
    SeveralNodes {
        /// The name given.
        name: String,
        /// How many nodes.
        n: usize,
        /// The first of them, one a line.
        nodes: String,
    },
    /// No report fits the name.
    #[error("no report of the store is called {name:?}; it holds{reports}")]
    NoReport {
        /// The name given.
        name: String,
        /// Reports that the person may have meant, one a line.
        reports: String,
    },
    /// Several reports fit the name equally well.
    #[error("{name:?} fits {n} reports, name one by its id:{reports}")]
    SeveralReports {
        /// The name given.
        name: String,
        /// How many reports.
        n: usize,
        /// The first of them, one a line.
        reports: String,
    },
}
