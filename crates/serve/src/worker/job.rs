//! What a worker is asked, and what it replies.

use serde::{Deserialize, Serialize};

/// The first frame of a worker.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) enum Hello {
    /// It has opened the graph of this generation.
    Ready {
        /// The generation's name.
        generation: String,
    },
    /// It cannot open the store.
    Failed {
        /// Why.
        message: String,
    },
}

/// What is to be done.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub(crate) enum Job {
    /// To answer a query.
    Query {
        /// The query.
        question: Question,
        /// IRIs of graphs that are the default graph, and of those that can be named, if the request states any.
        graphs: Option<(Vec<String>, Vec<String>)>,
        /// The forms that the asker takes.
        forms: Forms,
        /// Whether text that a spreadsheet would take for a formula is written as it is in CSV.
        raw: bool,
    },
    /// To answer a query as a workbook of Excel.
    Workbook {
        /// The query.
        question: Question,
    },
    /// To write the whole graph.
    Graph {
        /// Name of the syntax.
        syntax: String,
    },
    /// To write what the graph holds of a node.
    Node {
        /// The tail of its IRI.
        id: String,
        /// Name of the syntax.
        syntax: String,
    },
}

/// A query.
#[derive(Serialize, Deserialize, Clone, Debug)]
pub(crate) enum Question {
    /// SPARQL.
    Sparql(String),
    /// A named query with its parameters.
    Named {
        /// Its name.
        name: String,
        /// Parameters and their values.
        params: Vec<(String, String)>,
    },
}

/// Names of the forms to answer in; none where the asker takes none.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Forms {
    /// The format of solutions, and of yes or no.
    pub solutions: Option<String>,
    /// The syntax of triples.
    pub triples: Option<String>,
}

/// What comes of a job.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) enum Reply {
    /// An answer, whose bytes follow.
    Answer {
        /// Its media type.
        media_type: String,
        /// What else there is to say, such as what a name was taken for.
        notes: Vec<String>,
    },
    /// None; nothing follows but the end.
    Failed(Failure),
}

/// Why there is no answer.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Failure {
    /// What kind of failure it is.
    pub kind: FailureKind,
    /// What to tell, with the remedy.
    pub message: String,
    /// Line and column of a fault in the query, counted from 1.
    pub place: Option<(usize, usize)>,
}

/// Kinds of failures.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum FailureKind {
    /// The query or a parameter is wrong.
    Asked,
    /// No form that the asker takes suits the answer.
    Form,
    /// There is no such thing.
    Absent,
    /// It takes too long.
    Time,
    /// Something else went wrong.
    Broken,
}

/// The last frame of a job.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct End {
    /// Whether the worker holds so much memory that another should take its place.
    pub retires: bool,
}
