//! The vocabulary as an OWL ontology in Turtle, made from the knowledge files: classes, properties, domains, ranges, labels,
//! comments, and alignments with the vocabularies that other tools know.

mod terms;
mod turtle;

pub(crate) use turtle::DATES;

use crate::{DEFAULT_BASE, Error, RAP, Vocabulary};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use rapporteur_knowledge::{Fault, Knowledge};
use std::collections::BTreeSet;
use std::fmt::Write;
use terms::{Term, terms};

/// The ontology of the knowledge files as Turtle, terms sorted by kind and name: equal knowledge gives equal bytes.
///
/// Alignments say `rdfs:subClassOf` and `rdfs:subPropertyOf`. A reasoner then finds our nodes under the other vocabulary's
/// names, and nothing is said about that vocabulary's own nodes.
pub fn ontology(knowledge: &Knowledge) -> String {
    let terms = terms(knowledge);
    let mut out = header(knowledge, &terms);
    let mut section = "";
    for term in &terms {
        if term.section() != section {
            section = term.section();
            // Writing to a string cannot fail.
            let _ = writeln!(out, "\n# {section}");
        }
        out.push('\n');
        out.push_str(&turtle::term(term));
    }
    out
}

/// The ontology as quads of the default graph, to be loaded beside a graph.
///
/// # Errors
/// If a name in the knowledge files is no part of an IRI.
pub fn ontology_quads(knowledge: &Knowledge) -> Result<Vec<Quad>, Error> {
    let text = ontology(knowledge);
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes());
    let quads: Result<Vec<Quad>, _> = quads.collect();
    quads.map_err(|error| Error::Syntax {
        source_name: "the ontology made from the knowledge files".to_owned(),
        syntax: "turtle",
        reason: error.to_string(),
    })
}

/// Tells what keeps the knowledge files from being an ontology, beside the faults that their loader finds.
pub fn ontology_faults(knowledge: &Knowledge, faults: &mut Vec<Fault>) {
    let made = Vocabulary::of(DEFAULT_BASE, knowledge).and_then(|_| ontology_quads(knowledge));
    // No row of a file can be named: every name that the loader lets pass is to be part of an IRI.
    faults.extend(made.err().map(|error| Fault::new("ontology/properties.toml", 0, error.to_string())));
}

fn header(knowledge: &Knowledge, terms: &[Term]) -> String {
    let used: BTreeSet<&str> =
        terms.iter().flat_map(Term::prefixes).chain(["dcterms", "owl", "rdfs"]).collect();
    let mut out = String::from(
        "# The vocabulary of Rapporteur, made from data/types, data/relations and data/ontology by `rapporteur ontology`: edit those.\n",
    );
    for (prefix, known) in knowledge.ontology.prefixes.iter().filter(|(p, _)| used.contains(p.as_str())) {
        let _ = writeln!(out, "@prefix {prefix}: <{}> .", known.namespace);
    }
    let namespace = RAP.trim_end_matches('#');
    let _ = write!(
        out,
        "\n<{namespace}> a owl:Ontology ;\n    rdfs:label \"Rapporteur\"@en ;\n    rdfs:comment \"What news reports say: people, states, \
         bodies, meetings and documents, and claims about them with status, speaker and evidence.\"@en ;\n    \
         dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;\n    owl:versionInfo \"{}\" .\n",
        env!("CARGO_PKG_VERSION")
    );
    out
}
