//! From a world to RDF, as the vocabulary has it: everything in the default graph, each triple once.

mod claims;
mod nodes;
mod provenance;
mod sink;

use self::sink::Sink;
use crate::Vocabulary;
use oxigraph::model::Quad;
use rapporteur_model::{EntityId, World};
use std::collections::BTreeMap;

/// The quads of a world in the order of their N-Quads lines, each once. Equal worlds give equal quads.
pub fn quads(world: &World, vocabulary: &Vocabulary) -> Vec<Quad> {
    in_order(unordered(world, &BTreeMap::new(), vocabulary))
}

/// The N-Quads lines of a part of a world, sorted, each once; `labels` tells what things of other parts are called. The
/// lines of all parts of a world are those of its [`quads`].
pub fn part_lines(part: &World, labels: &BTreeMap<EntityId, String>, vocabulary: &Vocabulary) -> Vec<u8> {
    let quads = unordered(part, labels, vocabulary);
    let mut lines: Vec<String> = quads.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    lines.dedup();
    lines.concat().into_bytes()
}

fn unordered(world: &World, labels: &BTreeMap<EntityId, String>, vocabulary: &Vocabulary) -> Vec<Quad> {
    let mut sink = Sink { vocabulary, labels, quads: Vec::new() };
    for entity in &world.entities {
        nodes::entity(&mut sink, entity);
    }
    for report in &world.reports {
        nodes::report(&mut sink, world, report);
        provenance::extraction(&mut sink, world, report);
    }
    provenance::tools(&mut sink, world);
    nodes::links(&mut sink, world);
    nodes::former(&mut sink, world);
    for origin in &world.origins {
        nodes::origin(&mut sink, origin);
    }
    for dispute in &world.disputes {
        nodes::dispute(&mut sink, world, dispute);
    }
    for claim in &world.claims {
        claims::claim(&mut sink, world, claim);
    }
    sink.quads
}

/// The quads in the order of their N-Quads lines, each once.
pub fn in_order(quads: Vec<Quad>) -> Vec<Quad> {
    let mut lines: Vec<(String, Quad)> = quads.into_iter().map(|quad| (quad.to_string(), quad)).collect();
    lines.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    lines.dedup_by(|a, b| a.0 == b.0);
    lines.into_iter().map(|(_, quad)| quad).collect()
}
