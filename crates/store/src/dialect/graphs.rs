//! Claims in named graphs: what a report states is in the graph of its name.

use crate::rap;
use oxigraph::model::vocab::rdf;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};
use std::collections::HashMap;

/// The quads with each claim, its evidence and its list of speakers in the graph of the report that states it, whose name is the
/// report's IRI. Everything else, the plain edges included, stays in the default graph, since several reports may stand behind
/// it. The default graph comes first and the others follow by name, each in its former order.
///
/// Claims as reifiers ([`rdf12`](crate::rdf12())) keep their report, so that this may follow.
pub fn by_report(mut quads: Vec<Quad>) -> Vec<Quad> {
    let homes = homes(&quads);
    for quad in &mut quads {
        if let Some(report) = homes.get(&quad.subject) {
            quad.graph_name = GraphName::NamedNode(report.clone());
        }
    }
    quads.sort_by_cached_key(|quad| match &quad.graph_name {
        GraphName::NamedNode(report) => report.as_str().to_owned(),
        _ => String::new(),
    });
    quads
}

/// The report of each claim, of its evidence and of each cell of its list of speakers.
fn homes(quads: &[Quad]) -> HashMap<NamedOrBlankNode, NamedNode> {
    let [report, evidence, path] = ["report", "evidence", "attributionPath"].map(rap);
    let mut homes = HashMap::new();
    for quad in quads.iter().filter(|quad| quad.predicate == report) {
        if let Term::NamedNode(report) = &quad.object {
            homes.insert(quad.subject.clone(), report.clone());
        }
    }
    let mut next = HashMap::new();
    let mut found = Vec::new();
    for quad in quads {
        let Some(object) = resource(&quad.object) else { continue };
        if quad.predicate == rdf::REST {
            next.insert(quad.subject.clone(), object);
        } else if (quad.predicate == evidence || quad.predicate == path)
            && let Some(report) = homes.get(&quad.subject)
        {
            found.push((object, report.clone()));
        }
    }
    while let Some((node, report)) = found.pop() {
        found.extend(next.remove(&node).map(|rest| (rest, report.clone())));
        homes.insert(node, report);
    }
    homes
}

/// A node that something may be said of; not the end of a list.
fn resource(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) if *node == rdf::NIL => None,
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::model::{BlankNode, Literal};

    fn quad(
        subject: impl Into<NamedOrBlankNode>,
        predicate: impl Into<NamedNode>,
        object: impl Into<Term>,
    ) -> Quad {
        Quad::new(subject, predicate, object, GraphName::DefaultGraph)
    }

    #[test]
    fn a_claim_its_words_and_its_speakers_are_where_its_report_is() {
        let cell = |i: usize| BlankNode::new_unchecked(format!("path-{i}"));
        let quads = vec![
            quad(rap("c1"), rap("report"), rap("r1")),
            quad(rap("c1"), rap("evidence"), rap("e1")),
            quad(rap("c1"), rap("attributionPath"), cell(0)),
            quad(rap("c2"), rap("report"), rap("r2")),
            quad(rap("e1"), rap("quote"), Literal::from("will attend")),
            quad(rap("norway"), rap("attends"), rap("talks")),
            quad(rap("r1"), rap("text"), Literal::from("Norway will attend.")),
            quad(cell(0), rdf::FIRST, rap("wire")),
            quad(cell(0), rdf::REST, cell(1)),
            quad(cell(1), rdf::REST, rdf::NIL),
        ];
        let told: Vec<(String, String)> = by_report(quads)
            .iter()
            .map(|quad| {
                (
                    quad.graph_name.to_string().replace("https://w3id.org/rapporteur/ns#", ""),
                    quad.subject.to_string().replace("https://w3id.org/rapporteur/ns#", ""),
                )
            })
            .collect();
        let told: Vec<(&str, &str)> =
            told.iter().map(|(graph, subject)| (graph.as_str(), subject.as_str())).collect();
        let (one, two) = ("<r1>", "<r2>");
        assert_eq!(
            told,
            [
                ("DEFAULT", "<norway>"),
                ("DEFAULT", "<r1>"),
                (one, "<c1>"),
                (one, "<c1>"),
                (one, "<c1>"),
                (one, "<e1>"),
                (one, "_:path-0"),
                (one, "_:path-0"),
                (one, "_:path-1"),
                (two, "<c2>"),
            ]
        );
    }
}
