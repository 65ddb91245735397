//! How claims came to be, in PROV-O: the reading of a report, and what it was read with.

use super::sink::{Sink, dcterms};
use oxigraph::model::NamedNode;
use oxigraph::model::vocab::rdf;
use rapporteur_model::well_known::types;
use rapporteur_model::{EntityId, Report, ReportId, Tool, ToolKind, World};

pub(super) fn prov(name: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("http://www.w3.org/ns/prov#{name}"))
}

fn node(sink: &Sink<'_>, report: &ReportId) -> NamedNode {
    sink.vocabulary.node(&EntityId(format!("extraction/{report}")))
}

/// The reading of a report. A world that does not know its tools has none.
pub(super) fn extraction(sink: &mut Sink<'_>, world: &World, report: &Report) {
    if world.tools.is_empty() {
        return;
    }
    let extraction = node(sink, &report.id);
    sink.describe(&extraction, types::EXTRACTION, &format!("reading of {}", report.label()));
    sink.add(extraction.clone(), prov("used"), sink.vocabulary.report(&report.id));
    for tool in &world.tools {
        let role = if tool.kind == ToolKind::Program { "wasAssociatedWith" } else { "used" };
        sink.add(extraction.clone(), prov(role), sink.vocabulary.node(&tool.id));
    }
}

/// What a claim of a report was read in.
pub(super) fn of_claim(sink: &mut Sink<'_>, world: &World, claim: &NamedNode, report: &ReportId) {
    if !world.tools.is_empty() {
        sink.add(claim.clone(), prov("wasGeneratedBy"), node(sink, report));
    }
}

/// The tools; beside things and origins, so that the parts of single reports do not repeat them. Every report has an origin, even
/// one in which nothing was found.
pub(super) fn tools(sink: &mut Sink<'_>, world: &World) {
    if world.entities.is_empty() && world.origins.is_empty() {
        return;
    }
    for Tool { id, kind, label, version } in &world.tools {
        let tool = sink.vocabulary.node(id);
        sink.describe(&tool, types::TOOL, label);
        sink.text(&tool, dcterms("hasVersion"), version);
        if *kind == ToolKind::Program {
            sink.add(tool, rdf::TYPE.into(), prov("SoftwareAgent"));
        }
    }
}
