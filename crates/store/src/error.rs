//! What can go wrong.

use std::path::PathBuf;

/// A bad base, a file that cannot be read, a bad query, an answer that does not suit its format.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The base is no absolute IRI that ends in `/` or `#`.
    #[error("{base:?} cannot be the base of IRIs: {reason}; give an absolute IRI that ends in / or #")]
    Base {
        /// The value given.
        base: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A node type's widely known type is no IRI.
    #[error("type {kind}: {iri:?} is no IRI: {reason}; write it in full or with a prefix of the vocabulary")]
    TypeIri {
        /// The node type.
        kind: String,
        /// The value given.
        iri: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file cannot be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file of RDF is malformed.
    #[error("{source_name} is not valid {syntax}: {reason}; build the store again")]
    Syntax {
        /// File or other origin of the bytes.
        source_name: String,
        /// Name of the syntax.
        syntax: &'static str,
        /// What the parser says, with its position.
        reason: String,
    },
    /// More than 32 bits can number.
    #[error("{n_triples} triples are more than an index holds: make several stores")]
    TooLarge {
        /// How many there are.
        n_triples: usize,
    },
    /// Files of shapes are no Turtle, or use SHACL that is not understood.
    #[error(transparent)]
    Shapes(rapporteur_knowledge::Error),
    /// Writing failed.
    #[error("cannot write: {0}")]
    Write(#[from] std::io::Error),
    /// Oxigraph's storage failed.
    #[error("the store failed: {0}")]
    Storage(#[from] oxigraph::store::StorageError),
    /// A query is malformed.
    #[error("{name}: {}{reason}\n{excerpt}", place(*position))]
    Query {
        /// Name or file of the query, `query` for text given directly.
        name: String,
        /// Where it is malformed, if known.
        position: Option<Position>,
        /// What the parser expected.
        reason: String,
        /// The line of the query with a mark under the place.
        excerpt: String,
    },
    /// A query's header comment is malformed.
    #[error(
        "{name}, line {line}: {reason}; a header is made of lines `# title: …`, `# description: …`, `# param NAME: KIND, required|optional|default VALUE - TEXT`, `# example: …`"
    )]
    Header {
        /// Name or file of the query.
        name: String,
        /// Line, counted from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// Nothing is called as the argument says.
    #[error("{argument:?} is neither a named query nor a file nor SPARQL{}", nearest_queries(nearest))]
    NoSuchQuery {
        /// The argument.
        argument: String,
        /// Named queries of similar name.
        nearest: Vec<String>,
    },
    /// A parameter of that name is not in the query.
    #[error("{query} has no parameter {parameter:?}; it takes {}", list(known))]
    NoSuchParameter {
        /// The query.
        query: String,
        /// The parameter given.
        parameter: String,
        /// The parameters it has.
        known: Vec<String>,
    },
    /// A parameter that the query needs is not given.
    #[error("{query} needs --param {parameter}=…: {about}")]
    MissingParameter {
        /// The query.
        query: String,
        /// The parameter.
        parameter: String,
        /// What it stands for.
        about: String,
    },
    /// A parameter's value names no node.
    #[error("nothing{kinds} is called {value:?} (--param {parameter}){}", nearest_nodes(nearest))]
    NoSuchNode {
        /// The parameter.
        parameter: String,
        /// The value given.
        value: String,
        /// ` of type Meeting or Event`, or nothing.
        kinds: String,
        /// Labels of similar name.
        nearest: Vec<String>,
    },
    /// A parameter's value is no IRI or no name of the vocabulary.
    #[error("--param {parameter}={value}: {reason}")]
    ParameterValue {
        /// The parameter.
        parameter: String,
        /// The value given.
        value: String,
        /// What is wrong.
        reason: String,
    },
    /// The query failed while it ran.
    #[error("{name} failed: {reason}")]
    Evaluation {
        /// The query.
        name: String,
        /// Why.
        reason: String,
    },
    /// The query took too long.
    #[error("{name} was stopped after {seconds} s; name more of its triples or raise the timeout")]
    Timeout {
        /// The query.
        name: String,
        /// The timeout.
        seconds: f64,
    },
    /// The query took too much memory.
    #[error(
        "{name} was stopped since it took more than {megabytes} MB of memory; name more of its triples, count and sort fewer of them, or raise --memory"
    )]
    Memory {
        /// The query.
        name: String,
        /// The bound in million bytes.
        megabytes: u64,
    },
    /// The query asks for a graph that the store has not.
    #[error(
        "there is no graph <{graph}>: a store has one graph, which <{base}> names; leave FROM and GRAPH out to ask it"
    )]
    NoSuchGraph {
        /// The graph asked for.
        graph: String,
        /// The base of the store's IRIs.
        base: String,
    },
    /// The answer is larger than was asked for.
    #[error(
        "{name} has more than {max_rows} rows; add a LIMIT, name more of its triples or raise the number of rows"
    )]
    TooManyRows {
        /// The query.
        name: String,
        /// Most rows.
        max_rows: usize,
    },
    /// The answer cannot be written in the format asked for.
    #[error("{answer} cannot be written as {format}; {remedy}")]
    Format {
        /// What kind of answer it is.
        answer: &'static str,
        /// The format.
        format: &'static str,
        /// What to do.
        remedy: &'static str,
    },
}

/// A place in the text of a query, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character of the line.
    pub column: usize,
}

fn place(position: Option<Position>) -> String {
    position.map_or_else(String::new, |Position { line, column }| format!("line {line}, column {column}: "))
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn nearest_queries(nearest: &[String]) -> String {
    let hint =
        if nearest.is_empty() { String::new() } else { format!("; did you mean {}", nearest.join(", ")) };
    format!("{hint}; `query --list` shows the named queries")
}

fn nearest_nodes(nearest: &[String]) -> String {
    if nearest.is_empty() {
        "; the store holds none".to_owned()
    } else {
        format!("; nearest: {}", nearest.join(", "))
    }
}
