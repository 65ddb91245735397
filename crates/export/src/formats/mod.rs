//! The formats: one file each, and one line of the list below.

use crate::Error;
use crate::format::GraphFormat;

/// Declares the file of each format and lists the constant `FORMAT` that it holds.
macro_rules! formats {
    ($($name:ident,)+) => {
        $(mod $name;)+

        /// All formats, by name.
        pub static FORMATS: &[GraphFormat] = &[$($name::FORMAT),+];
    };
}

formats! {
    csv,
    cx2,
    cytoscape,
    dot,
    ftm,
    gexf,
    graphml,
    jsonld,
    mermaid,
    neo4j,
    nodelink,
    nquads,
    obsidian,
    parquet,
    plover,
    png,
    rdfxml,
    svg,
    trig,
    turtle,
    xlsx,
}

/// The format of a name.
///
/// # Errors
/// If no format has this name; the message lists all names.
pub fn format(name: &str) -> Result<&'static GraphFormat, Error> {
    FORMATS.iter().find(|format| format.name() == name).ok_or_else(|| Error::UnknownFormat {
        name: name.to_owned(),
        known: FORMATS.iter().map(GraphFormat::name).collect::<Vec<_>>().join(", "),
    })
}
